"""Counts that claims state, as they are compared."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.model.claim import Claim, Figure

MORE = re.compile(
    r"\s*(?:more|other|others|further|additional|new|of (?:them|these|those|which|whom|the \w+ed))\b", re.IGNORECASE
)
"""What stands behind a number that comes on top of another count, or is a part of one."""
NEARLY = 1.25
"""Numbers that may be the same are told as different where one is so much larger: "more than 2,000" and "3,000"."""


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """A number of something, or bounds of it.

    Attributes:
        low, high: what it may be, inclusive.
        measure: what is counted, as the claim says.
    """

    low: float
    high: float
    measure: str

    @property
    def bounded(self) -> bool:
        """Whether only bounds are told."""
        return self.low != self.high

    def meets(self, other: Count) -> bool:
        """Whether both may be the same number."""
        return self.low <= other.high and other.low <= self.high

    def near(self, other: Count) -> bool:
        """Whether both may be the same number and are told as nearly the same."""
        told, others = (self.low if self.low > 0 else self.high), (other.low if other.low > 0 else other.high)
        return self.meets(other) and max(told, others) <= NEARLY * min(told, others)

    def __str__(self) -> str:
        """As a reader sees it: `59`, `at least 40`, `100 to 120`."""
        if not self.bounded:
            return f"{self.low:,g}"
        if self.high == math.inf:
            return f"at least {self.low:,g}"
        return f"at most {self.high:,g}" if self.low <= 0 else f"{self.low:,g} to {self.high:,g}"


def counts_of(claim: Claim) -> Iterator[Count]:
    """The counts of a claim; sums of money, shares and distances are none, nor is what comes on top of another count or is a part of one."""
    for figure in claim.figures:
        at = figure.end - claim.evidence.start
        if MORE.match(claim.evidence.quote[at : at + 20]):
            continue
        if figure.unit is None or figure.unit in {"persons", figure.measure}:
            yield _count(figure)


def outdated(told: date | None, by: date | None) -> bool:
    """Whether a lower count was told before the higher one, so that the higher one is news."""
    return told is not None and by is not None and told < by


def _count(figure: Figure) -> Count:
    if figure.value is not None and figure.low is None and figure.high is None:
        return Count(low=figure.value, high=figure.value, measure=figure.measure)
    low = -math.inf if figure.low is None else figure.low
    return Count(low=low, high=math.inf if figure.high is None else figure.high, measure=figure.measure)
