"""Full-text search over the newest readings."""

from __future__ import annotations

from typing import Any

from foedus.errors import BadQuery
from foedus.ledger.answers import SearchHit
from foedus.ledger.connection import Connection
from foedus.ledger.expression import fts_from
from foedus.model.citation import Quotation, Span

BEFORE, AFTER = "\ufdd0", "\ufdd1"
"""Stand around each find in the index's answer; Unicode keeps them out of every text."""
WIDTH = 240
"""Signs of a passage that a hit shows at most, about three lines of 80 columns."""
LEAD = 80
"""Signs shown before the first find of a long passage."""
HITS = f"""
SELECT report.id, document, outlet, title, passage.start, passage.struck,
       highlight(passage_words, 0, '{BEFORE}', '{AFTER}')
FROM passage_words JOIN passage ON passage.seq = passage_words.rowid
JOIN reading ON reading.seq = passage.reading JOIN report ON report.seq = reading.report
WHERE passage_words MATCH ? AND (passage.struck IS NULL OR ?) ORDER BY rank, passage.seq LIMIT ?
"""  # noqa: S608


def search(connection: Connection, expression: str, *, limit: int, struck: bool) -> list[SearchHit]:
    """The passages that answer, best first; see `Ledger.search`."""
    if limit < 1:
        raise BadQuery(f"The limit is {limit}.", "Ask for one passage at least.")
    return [_hit(row) for row in connection.rows(HITS, (fts_from(expression), struck, limit))]


def _hit(row: tuple[Any, ...]) -> SearchHit:
    report, document, outlet, title, start, struck, marked = row
    words, marks = _unmarked(marked, start)
    quotation = _shown(words, start, marks)
    return SearchHit(
        report=report,
        document=document,
        outlet=outlet,
        title=title,
        quotation=quotation,
        marks=tuple(mark for mark in marks if quotation.span.covers(mark)),
        struck=struck,
    )


def _unmarked(marked: str, start: int) -> tuple[str, list[Span]]:
    """The passage's words, and where in the text the marks stood; the passage begins at `start`."""
    words, marks = "", []
    for part in marked.split(BEFORE):
        find, closed, rest = part.partition(AFTER)
        if closed:
            marks.append(Span(start + len(words), start + len(words) + len(find)))
        words += find + rest
    return words, marks


def _shown(words: str, start: int, marks: list[Span]) -> Quotation:
    """As much of the passage around the first mark as a hit shows, cut between words."""
    first = marks[0].start - start if marks else 0
    begin = 0 if len(words) <= WIDTH else max(0, first - LEAD)
    end = min(len(words), begin + WIDTH)
    if begin:
        begin = words.find(" ", begin, first) + 1 or begin
    if end < len(words):
        end = max(words.rfind(" ", begin, end), marks[0].end - start if marks else 0)
    return Quotation(start=start + begin, end=start + end, quote=words[begin:end])
