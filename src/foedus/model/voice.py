"""The voice: an independent source of a claim."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class VoiceKind(StrEnum):
    """What a voice is known by."""

    AUTHOR = "author"
    OUTLET = "outlet"
    REPORT = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who is the source of a claim; two claims of one voice do not bear each other out.

    Attributes:
        id: what two voices are compared by, e.g. `author:ida brem`, `outlet:outlet/gbr/reuters`, `report:0123456789abcdef`.
        name: how it is shown.
        kind: what it is known by.
        reason: why the claim is of this voice, a short phrase for a reader, e.g. `near copy of Reuters, 2022-01-05`.
        printed_by: id of the outlet, as a voice, that printed the report of this voice; None where it is not known, or no
            report of the voice's own is meant, as where it is quoted.
    """

    id: str
    name: str
    kind: VoiceKind
    reason: str
    printed_by: str | None
