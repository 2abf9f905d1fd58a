"""What excuses a breach: exemptions, their exceptions and the exceptions of these, resolved as defeasible rules."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from foedus.treaty.conditions import SEPARATOR
from foedus.treaty.format import Exemption


def exempted_by(
    exemptions: Mapping[str, Exemption], reading: str, facts: Collection[str], part: str = "exemption"
) -> str | None:
    """The name of the exemption that excuses a breach; None where none does."""
    for name, one in exemptions.items():
        here = f"{part}{SEPARATOR}{name}"
        if one.under and reading not in one.under:
            continue
        asked = [c for c, condition in one.conditions.items() if not condition.under or reading in condition.under]
        holds = all(f"{here}{SEPARATOR}{c}" in facts for c in asked)
        if holds and exempted_by(one.exceptions, reading, facts, here) is None:
            return name
    return None
