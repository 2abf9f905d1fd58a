"""A status with the words that decided it."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.model.claim import Status


@dataclass(frozen=True, slots=True)
class Reading:
    """A status with the words that decided it."""

    status: Status
    reason: str
    negated: bool = False
