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
    """

    id: str
    name: str
    kind: VoiceKind
    reason: str
