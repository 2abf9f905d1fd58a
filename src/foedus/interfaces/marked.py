"""A report's text cut at the borders of what is marked in it, for any page or terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from foedus.model.citation import Quotation, Span
from foedus.model.finding import Truth
from foedus.model.report import Report, StruckReason

MARKS = {Truth.YES: "✓", Truth.NO: "✗", Truth.UNKNOWN: "?"}
"""How a step of a trace is marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that the same marks cover.

    Attributes:
        text: the words.
        start: its first code point in the report's text.
        covering: indices of the marks that cover it, in order.
        ending: indices of the marks that end with it.
        struck: why it was struck as furniture; None where it was not.
    """

    text: str
    start: int
    covering: tuple[int, ...]
    ending: tuple[int, ...]
    struck: StruckReason | None


def pieces(report: Report, paragraph: Span, marks: Sequence[Span]) -> list[Piece]:
    """The paragraph in pieces that join to exactly its text."""
    inside = [(i, mark) for i, mark in enumerate(marks) if mark.meets(paragraph)]
    struck = [passage for passage in report.struck if passage.span.meets(paragraph)]
    borders = {paragraph.start, paragraph.end}
    for span in (*(mark for _, mark in inside), *(passage.span for passage in struck)):
        borders |= {b for b in (span.start, span.end) if paragraph.start < b < paragraph.end}
    ordered = sorted(borders)
    return [
        Piece(
            text=report.text[start:end],
            start=start,
            covering=tuple(i for i, mark in inside if mark.start <= start and end <= mark.end),
            ending=tuple(i for i, mark in inside if min(mark.end, paragraph.end) == end),
            struck=next((s.reason for s in struck if s.span.start <= start and end <= s.span.end), None),
        )
        for start, end in pairwise(ordered)
    ]


def excerpt(evidence: Quotation, trigger: Quotation, length: int) -> tuple[str, str, str]:
    """The evidence shortened around the trigger, at most `length` characters where the trigger allows: before, trigger, after.

    Whole words are left out at either end, with an ellipsis in their place; white space is evened; the trigger stays whole.
    """
    words = " ".join(trigger.quote.split())
    left = _evened(evidence.quote[: max(trigger.start - evidence.start, 0)])
    right = _evened(evidence.quote[max(trigger.end - evidence.start, 0) :])
    room = max(length - len(words), 0)
    before = _end_of(left, max(room // 2, room - len(right)))
    return before, words, _start_of(right, max(room - len(before), 0))


def _evened(words: str) -> str:
    lead, trail = (" " if words[:1].isspace() else ""), (" " if words[-1:].isspace() and words.strip() else "")
    return lead + " ".join(words.split()) + trail


def _end_of(words: str, length: int) -> str:
    if len(words) <= length:
        return words
    return "… " + words[len(words) - max(length - 2, 0) :].partition(" ")[2]


def _start_of(words: str, length: int) -> str:
    if len(words) <= length:
        return words
    return words[: max(length - 2, 0)].rpartition(" ")[0] + " …"
