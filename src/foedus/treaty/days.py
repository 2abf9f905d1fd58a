"""Days of treaty data as far as they are known, and what can be said of them: yes, no or unknown."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator

from foedus.model.finding import Truth

EARLIEST, LATEST = 1800, 2100
"""Years that treaty data may name; whatever lies beyond is a slip of the pen."""
_COARSE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")
_WHOLE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def all_of(truths: Iterable[Truth]) -> Truth:
    """Yes where all are, no where one is not, else unknown."""
    found = set(truths)
    return Truth.NO if Truth.NO in found else Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.YES


def any_of(truths: Iterable[Truth]) -> Truth:
    """Yes where one is, no where none is, else unknown."""
    found = set(truths)
    return Truth.YES if Truth.YES in found else Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.NO


@dataclass(frozen=True, slots=True)
class Day:
    """A day between `first` and `last`, both inclusive; the two are equal where it is known."""

    first: date
    last: date

    @classmethod
    def read(cls, value: object) -> Day:
        """The day as a data file writes it: a date, or a bare year or month where no more is known.

        Raises:
            ValueError: it is neither.
        """
        if isinstance(value, Day):
            return value
        if isinstance(value, date) and not isinstance(value, datetime):
            first = last = value
        else:
            first, last = _ends(str(value))
        if not EARLIEST <= first.year <= LATEST:
            raise ValueError(f"found {str(value)!r}, expected a year from {EARLIEST} to {LATEST}")
        return cls(first, last)

    def written(self) -> date | str | int:
        """Inverse of `read`, of a day that was read."""
        if self.first == self.last:
            return self.first
        whole_year = (self.first.month, self.last.month) == (1, 12)
        return self.first.year if whole_year else f"{self.first:%Y-%m}"

    def __str__(self) -> str:
        whole = self.first.day == 1 and _is_last(self.last) and self.first.year == self.last.year
        if self.first == self.last or (whole and (self.last.month - self.first.month) in {0, 11}):
            return str(self.written())
        return f"{self.first} at the soonest, {self.last} at the latest"


def _ends(words: str) -> tuple[date, date]:
    whole, coarse = _WHOLE.fullmatch(words), _COARSE.fullmatch(words)
    try:
        if whole:
            return (date.fromisoformat(words),) * 2
        if coarse:
            year, first, last = int(coarse[1]), int(coarse[2] or 1), int(coarse[2] or 12)
            return date(year, first, 1), date(year, last, monthrange(year, last)[1])
    except ValueError:  # a month or day that no calendar has
        pass
    raise ValueError(f"found {words!r}, expected YYYY-MM-DD, YYYY-MM or YYYY")


def _is_last(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def _dumped(day: Day) -> Any:
    return day.written()


Written = Annotated[Day, PlainValidator(Day.read), PlainSerializer(_dumped)]
"""A `Day` as a field of the pack format."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days within which something happened, both inclusive; None where a bound is open or unknown."""

    start: date | None
    end: date | None

    @classmethod
    def of(cls, day: date) -> Span:
        """That one day."""
        return cls(day, day)

    def __str__(self) -> str:
        if self.start == self.end:
            return str(self.start or "no day")
        return f"{self.start or 'open'} to {self.end or 'open'}"


def begun(since: Day | None, span: Span) -> Truth:
    """Whether what holds from `since` (None: from ever) holds on the whole of the span."""
    if since is None or (span.start is not None and span.start >= since.last):
        return Truth.YES
    return Truth.NO if span.end is not None and span.end < since.first else Truth.UNKNOWN


def ended(until: Day | None, span: Span) -> Truth:
    """Whether what holds through `until`, inclusive (None: without end), is over on the whole of the span."""
    if until is None or (span.end is not None and span.end <= until.first):
        return Truth.NO
    return Truth.YES if span.start is not None and span.start > until.last else Truth.UNKNOWN


def holding(since: Day | None, until: Day | None, span: Span) -> Truth:
    """Whether what holds from `since` through `until`, both inclusive, holds on the whole of the span; unknown where it may.

    Example:
        >>> holding(Day.read("1999-04"), None, Span.of(date(1999, 4, 10)))
        <Truth.UNKNOWN: 'unknown'>
    """
    return all_of((begun(since, span), ~ended(until, span)))


def before(day: Day, *, days: int = 1) -> Day:
    """The day so many days earlier."""
    gone = timedelta(days=days)
    return Day(day.first - gone, day.last - gone)
