"""Unstruck text to sentences: blocks first, then sentences inside a block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from foedus.model.citation import Span

LONGEST_SENTENCE = 2_500
"""Code points; longer runs without an end are cut at a space, so that one endless line cannot exhaust the parser."""

_BLOCK_BREAK = re.compile(r"\n[ \t\u00a0]*\n\s*|\n")
_END = re.compile(r"[.!?…]+[\"”’»)\]]*\s+(?=[\"“‘«(\[]*[A-ZА-ЯЁÀ-Ý0-9])|\s\|\s")
"""A mark before a capital, or the bar between the items of a list of topics or the cells of a row."""

_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Sgt|Capt|Adm|Gov|Sen|Rep|Rev|Hon|St|Jr|Sr|No|Nos|Art|vs|etc|Inc|Ltd|Co|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|approx|cf|ca|e\.g|i\.e|a\.m|p\.m)|(?<![\w’'])[A-Z](?:\.[A-Z])*)\.\s+$"
)
# Narrower lines are headings or list items; wider ones were not wrapped by hand.
_WRAPPED = range(55, 101)
_ENTRY = re.compile(r"\d{4}-\d\d-\d\d\b")
"""A day that opens an entry of a chronicle, and no wrapped line."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item: its span and the spans of its sentences, all in the report's text."""

    span: Span
    sentences: tuple[Span, ...]


def blocks(text: str, passage: Span) -> Iterator[Block]:
    """Blocks of `passage`, in order; every sentence lies inside it and holds no leading or trailing white space or bar."""
    start = passage.start
    for end, following in _block_ends(text, passage):
        span = _trimmed(text, Span(start, end))
        if len(span):
            yield Block(span, tuple(_sentences(text, span)))
        start = following


def _block_ends(text: str, passage: Span) -> Iterator[tuple[int, int]]:
    line_start = passage.start
    for gap in _BLOCK_BREAK.finditer(text, passage.start, passage.end):
        if gap.group().count("\n") > 1 or not _is_wrap(text, line_start, gap.start(), gap.end(), passage.end):
            yield gap.start(), gap.end()
        line_start = gap.end()
    yield passage.end, passage.end


def _is_wrap(text: str, line_start: int, line_end: int, following: int, passage_end: int) -> bool:
    """Whether the line break is a typewriter's, inside a sentence or paragraph, and not the end of a block."""
    width = line_end - line_start
    if following >= passage_end or width not in _WRAPPED or _ENTRY.match(text, following):
        return False
    return text[following].islower() or text[line_end - 1].isalnum() or text[line_end - 1] in ',;.)”"’'


def _sentences(text: str, block: Span) -> Iterator[Span]:
    cuts = [block.start]
    for stop in _END.finditer(text, block.start, block.end):
        if not _NO_END.search(text, max(cuts[-1], stop.start() - 12), stop.end()):
            cuts.append(stop.end())
    cuts.append(block.end)
    for start, end in pairwise(cuts):
        yield from _cut_long(text, _trimmed(text, Span(start, end)))


def _cut_long(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST_SENTENCE:
        space = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = space if space > 0 else start + LONGEST_SENTENCE
        yield _trimmed(text, Span(start, cut))
        start = cut
    if len(rest := _trimmed(text, Span(start, span.end))):
        yield rest


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] == "|"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "|"):
        end -= 1
    return Span(start, end)
