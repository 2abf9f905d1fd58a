"""Spans and citations: where the words stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open `[start, end)` range of Unicode code points in a report's stored text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of a report with their place; `text[start:end] == quote`, always."""

    start: int
    end: int
    quote: str

    @classmethod
    def cut(cls, text: str, span: Span) -> Quotation:
        """The words of `text` at `span`."""
        return cls(start=span.start, end=span.end, quote=text[span.start : span.end])

    @property
    def span(self) -> Span:
        """The place alone."""
        return Span(self.start, self.end)

    def holds_in(self, text: str) -> bool:
        """Whether the quotation still equals its slice of `text`."""
        return text[self.start : self.end] == self.quote

    def to_row(self) -> dict[str, Any]:
        """The object of the claim format."""
        return {"start": self.start, "end": self.end, "quote": self.quote}

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Quotation:
        """Inverse of `to_row`."""
        return cls(start=row["start"], end=row["end"], quote=row["quote"])
