"""Dates as intervals, with how precise they are and where they were read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from foedus.model.citation import Quotation


class Precision(StrEnum):
    """How precise a date is; `open` where a bound is missing."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When an act happened or would happen.

    Attributes:
        start: first day, inclusive; None where unbounded.
        end: last day, inclusive; None where unbounded or still going on.
        precision: granularity of the words the date was read from.
        source: the words it was read from; None where taken from the context.
        derivation: how the days follow from the words, for a reader, e.g. `"last week" before 2022-10-10 (publication)`.
    """

    start: date | None
    end: date | None
    precision: Precision
    source: Quotation | None = None
    derivation: str = ""

    def to_row(self) -> dict[str, Any]:
        """The object of the claim format, with `derivation` beside its fields."""
        return {
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "precision": self.precision.value,
            "from": self.source.to_row() if self.source else None,
            "derivation": self.derivation,
        }

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> When:
        """Inverse of `to_row`."""
        return cls(
            start=date.fromisoformat(row["start"]) if row["start"] else None,
            end=date.fromisoformat(row["end"]) if row["end"] else None,
            precision=Precision(row["precision"]),
            source=Quotation.from_row(row["from"]) if row["from"] else None,
            derivation=row.get("derivation", ""),
        )
