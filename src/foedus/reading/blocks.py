"""Blocks: the lines and paragraphs of a text, which furniture rules look at.

A block is a line; where lines were wrapped at a fixed width, the lines of a paragraph are one block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import pairwise, zip_longest

from foedus.model.citation import Span

# No rule needs more of a block than its beginning and end: a line of 50 MB costs as little as one of 5 kB.
_SEEN_CHARACTERS = 4_000
_WIDEST_WRAP = 130
_NARROWEST_WRAP = 50
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SENTENCE_END = re.compile(r"""[.!?…][\s"'”’»)\]*_]*$""")
_MARKUP = re.compile(r"[*_`#|\\]+|^\s*[•·▪–—-]\s+|^\s*>\s+")


class Kind(StrEnum):
    """What the source says a block is; of plain text only `LINE`."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, kw_only=True)  # no slots: what is derived from a block is kept in it
class Block:
    """One block of the stored text.

    Attributes:
        span: its place, without white space around it.
        shown: its words, shortened in the middle where it is very long.
        kind: what the source says it is.
        hint: what the source's markup says of its purpose, e.g. `caption`, `navigation`; "" where nothing.
    """

    span: Span
    shown: str
    kind: Kind = Kind.LINE
    hint: str = field(default="")

    @cached_property
    def plain(self) -> str:
        """The words without markup, lower case, with single spaces and straight quotes: what phrases compare with."""
        return simplified(self.shown)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of `plain`, without punctuation around them."""
        stripped = (word.strip(".,;:!?…\"'()[]«»–—-") for word in self.plain.split())
        return tuple(word for word in stripped if word)

    @cached_property
    def is_ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.shown[-20:]))

    @property
    def is_body(self) -> bool:
        """Whether it is plainly running text: a sentence of twelve words or more, with its end."""
        return self.is_ended and len(self.words) >= 12 and self.kind is not Kind.HEADING


def simplified(text: str) -> str:
    """`text` without markup, lower case, single spaces, straight quotes; `ё` as `е`."""
    plain = _MARKUP.sub(" ", text).replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return " ".join(plain.casefold().replace("ё", "е").split())


def block_at(text: str, start: int, end: int, kind: Kind = Kind.LINE, hint: str = "") -> Block:
    """The block of `text[start:end]`, which holds at least one sign that is not white space."""
    shown = text[start : min(end, start + _SEEN_CHARACTERS)]
    if end - start > _SEEN_CHARACTERS:
        shown += " " + text[max(start + _SEEN_CHARACTERS, end - 200) : end]
    start += len(shown) - len(shown.lstrip())
    end -= len(shown) - len(shown.rstrip())
    return Block(span=Span(start, end), shown=shown.strip(), kind=kind, hint=hint)


def blocks_of(text: str) -> list[Block]:
    """The blocks of plain `text`, in order; every sign that is not white space is in exactly one."""
    lines = [match.span() for match in _LINE.finditer(text)]
    width = _wrap_width(text, lines)
    blocks, start = [], -1
    for (at, end), following in zip_longest(lines, lines[1:]):
        start = at if start < 0 else start
        if not (following and width and _is_wrapped(text, (at, end), following, width)):
            blocks.append(block_at(text, start, end))
            start = -1
    return blocks


def _wrap_width(text: str, lines: Sequence[tuple[int, int]]) -> int:
    """The width that the lines were wrapped at, 0 where they were not."""
    longest = max((end - start for start, end in lines), default=0)
    if not _NARROWEST_WRAP <= longest <= _WIDEST_WRAP:
        return 0
    pairs = [pair for pair in pairwise(lines) if pair[1][0] == pair[0][1] + 1]
    wrapped = sum(_is_wrapped(text, *pair, longest) for pair in pairs)
    return longest if wrapped >= 3 and wrapped * 2 >= len(pairs) else 0


def _is_wrapped(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether the next line goes on because its first word had no room on this one."""
    if following[0] != line[1] + 1 or not text[following[0]].isprintable() or text[following[0]] in " #|•*>":
        return False
    first_word = text[following[0] : following[1]].split(None, 1)[0]
    # Two signs of slack: wrapping programs count markup differently.
    return len(text[line[0] : line[1]].rstrip()) + 1 + len(first_word) > width - 2
