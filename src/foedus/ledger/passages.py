"""A report's text cut into the passages that search finds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedus.model.report import Report

LINE = re.compile(r"[^\n]*\S[^\n]*")
LONGEST = 10_000
"""Signs of a passage at most, some pages of print: to mark the finds in a line of 50 MB, the index needs minutes."""


def passages_of(report: Report) -> Iterator[tuple[int, str | None, str]]:
    """Start, reason for which it was struck (None where it was not) and words of each passage, in order of the text.

    A passage is a line that is not blank, or the part of one that was struck or was not; endless lines are cut between
    words.
    """
    struck = [(passage.span, passage.reason.value) for passage in report.struck]
    kept = [(span, None) for span in report.passages()]
    for span, reason in sorted([*struck, *kept], key=lambda part: part[0]):
        for line in LINE.finditer(report.text, span.start, span.end):
            for start, words in _pieces(line.start(), line[0]):
                yield start, reason, words


def _pieces(start: int, line: str) -> Iterator[tuple[int, str]]:
    """The line's words, in pieces of no more than `LONGEST` signs, each with its place in the text."""
    at = 0
    while at < len(line):
        end = min(len(line), at + LONGEST)
        if end < len(line):
            # where there is no blank, rfind gives -1 and the word itself is cut
            end = line.rfind(" ", at, end) + 1 or end
        words = line[at:end].strip()
        if words:
            yield start + line.index(words, at), words
        at = end
