"""Figures of single slots on the project's own labelled lines (gate/voices, statuses, dates).

Of a labelled line the act is asked for by its trigger: `found` is the share of lines of which a claim with that trigger was
read, `right` the share of those whose slot is as labelled, two names apart in capitals alone being one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lines import Row, claims_of_lines

from foedus.extraction.engine import Engine
from foedus.model.claim import Claim


def slot_figures(engine: Engine, path: Path) -> dict[str, float]:
    """`found` and `right` over the lines of one file, named after the slot that it labels."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    answer, label = SLOTS[path.stem]
    found = right = 0
    for row, claims in claims_of_lines(engine, rows):
        claim = _asked_for(row, claims)
        if claim is not None:
            found += 1
            right += answer(claim) == label(row)
    return {"found": found / len(rows), "right": right / found}


def _asked_for(row: Row, claims: tuple[Claim, ...]) -> Claim | None:
    """The claim at the row's trigger, one of the row's type before others."""
    place = re.search(rf"\b{re.escape(row['trigger'])}\b", row["text"], re.IGNORECASE)
    if place is None:
        return None
    at = [claim for claim in claims if claim.trigger.start < place.end() and claim.trigger.end > place.start()]
    return min(at, key=lambda claim: claim.type.value != row["type"], default=None)


def _voices(claim: Claim) -> list[str]:
    return sorted(party.principal or party.name.casefold() for party in claim.said_by)


def _when(claim: Claim) -> tuple[str | None, str | None] | None:
    if claim.when is None:
        return None
    return tuple(day.isoformat() if day else None for day in (claim.when.start, claim.when.end))  # type: ignore[return-value]


SLOTS: dict[str, tuple[Callable[[Claim], Any], Callable[[Row], Any]]] = {
    "statuses": (lambda claim: claim.status.value, lambda row: row["status"]),
    "voices": (_voices, lambda row: sorted(name if name.isupper() else name.casefold() for name in row["said_by"])),
    "dates": (_when, lambda row: (row["when"]["start"], row["when"]["end"]) if row["when"] else None),
}
