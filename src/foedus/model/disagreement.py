"""Disagreements: claims that cannot all hold, side by side; nothing here says which side is right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DisagreementKind(StrEnum):
    """What the claims disagree on."""

    FACT = "fact"
    """Whether it happened, or will."""
    ACT = "act"
    """What it was: refused or postponed, withdrawn or suspended."""
    WHO = "who"
    """Who did, began, hosted or held it."""
    BLAME = "blame"
    """Who attacked: each side names the other."""
    DATE = "date"
    NUMBER = "number"
    PLAN = "plan"
    """Announced, then cancelled."""
    INNER = "inner"
    """One author or one report against itself."""
    REFERENCE = "reference"
    """A claim against a verified fact of register or pack."""


class DisagreementState(StrEnum):
    """What analysts have made of it."""

    OPEN = "open"
    EXPLAINED = "explained"
    RESOLVED = "resolved"
    NONE = "no disagreement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One position with the claims that take it.

    Attributes:
        position: what it says, in the words of the claims where words are what differs; never a judgement.
        claims: ids of the claims, one for all that say the same in the same voice; empty for a reference fact.
        reference: the verified fact that stands on this side, in words; empty where claims do.
        source: where that fact was looked up; empty where claims stand here.
    """

    position: str
    claims: tuple[str, ...] = ()
    reference: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Claims on one event that cannot all hold.

    Attributes:
        id: stable while the event and what is disagreed on stay.
        kind: what they disagree on.
        about: of `inner`, what the one voice disagrees with itself on; else the kind again.
        event: id of the event.
        possible: whether both may hold after all: they may not count the same thing, or not mean the same moment.
        why: what put the sides against each other, one sentence.
        sides: two at least.
        state: what analysts made of it.
        reason: why they did; empty while it is open.
        analyst: who did; empty while it is open.
    """

    id: str
    kind: DisagreementKind
    about: DisagreementKind
    event: str
    possible: bool
    why: str
    sides: tuple[Side, ...]
    state: DisagreementState = DisagreementState.OPEN
    reason: str = ""
    analyst: str = ""
