"""A report's text cut into the passages that search finds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedus.model.citation import Span
from foedus.model.report import Report

LINE = re.compile(r"[^\n]*\S[^\n]*")


def passages_of(report: Report) -> Iterator[tuple[int, str | None, str]]:
    """Start, reason for which it was struck (None where it was not) and words of each passage, in order of the text.

    A passage is a line that is not blank, or the part of one that was struck or was not.
    """
    struck = [(passage.span, passage.reason.value) for passage in report.struck]
    kept = [(span, None) for span in report.passages()]
    for span, reason in sorted([*struck, *kept], key=lambda part: part[0]):
        for start, words in _lines(report.text, span):
            yield start, reason, words


def _lines(text: str, span: Span) -> Iterator[tuple[int, str]]:
    for line in LINE.finditer(text, span.start, span.end):
        words = line[0].strip()
        yield line.start() + line[0].index(words), words
