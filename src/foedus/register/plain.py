"""A text with its typographic variants made plain, and the way back to its own offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_SAME_LENGTH = {
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u2007": " ",
    "\t": " ",
    "\r": " ",
    "\u2019": "'",
    "\u2018": "'",
    "\u02bc": "'",
    "\u2010": "-",
    "\u2011": "-",
}
_RUN = re.compile(r" *\n[ \n]*| {2,}")
BREAK = "\x1f"
"""Stands where a blank line parts two paragraphs; no name reaches across it."""


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text in which a name is always written with single spaces, straight apostrophes and plain hyphens.

    Attributes:
        text: the plain text.
        kept: offsets in `text` after each run of white space that was shortened, ascending.
        shifts: how many code points of the original were left out up to each of `kept`.
    """

    text: str
    kept: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    @classmethod
    def of(cls, original: str) -> PlainText:
        """`original` made plain; a line break inside a paragraph is a space, a blank line a `BREAK`."""
        text = original
        for sign, plain in _SAME_LENGTH.items():
            if sign in text:
                text = text.replace(sign, plain)
        if "\n" not in text and "  " not in text:
            return cls(text)
        parts: list[str] = []
        kept: list[int] = []
        shifts: list[int] = []
        at = left_out = length = 0
        for run in _RUN.finditer(text):
            parts += (text[at : run.start()], BREAK if run[0].count("\n") > 1 else " ")
            length += run.start() - at + 1
            at = run.end()
            if len(run[0]) > 1:
                left_out += len(run[0]) - 1
                kept.append(length)
                shifts.append(left_out)
        parts.append(text[at:])
        return cls("".join(parts), tuple(kept), tuple(shifts))

    def original(self, offset: int) -> int:
        """The original's offset of the code point at `offset`."""
        run = bisect_right(self.kept, offset)
        return offset + self.shifts[run - 1] if run else offset
