"""A status with the words that decided it."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.model.claim import Status


@dataclass(frozen=True, slots=True)
class Reading:
    """A status with the words that decided it.

    Attributes:
        status: what is said of the act.
        reason: the words, for a reader.
        negated: whether a negation decided it.
        of_story: whether it is what somebody says of a report, rumour or claim with the act in it.
    """

    status: Status
    reason: str
    negated: bool = False
    of_story: bool = False
