"""What a claim says of its act: claims of one cell with one stance need to be read once."""

from __future__ import annotations

import hashlib
import json

from foedus.model.claim import Claim

_AS_IT_IS = json.JSONEncoder(ensure_ascii=False)


def stance_of(claim: Claim) -> str:
    """Twelve hex digits that are the same for claims of one status, one chain of voices and the same figures."""
    said = [party.id or party.principal or party.name.casefold() for party in claim.said_by]
    figures = (
        sorted([f.measure, f.value, f.low, f.high] for f in claim.figures)
        if len(claim.figures) == 1
        else [[f.measure, f.value, f.low, f.high] for f in claim.figures]
    )
    told = _AS_IT_IS.encode([claim.status.value, said, figures, claim.trigger.quote.casefold()])
    return hashlib.sha256(told.encode("utf-8", "backslashreplace")).hexdigest()[:12]
