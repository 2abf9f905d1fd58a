"""Stretches of a text that are in quotation marks, so that what is said in them gets its speaker."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foedus.model.citation import Span

SHORTEST_SPEECH = 5
"""Words; shorter quotations are names or words held at arm's length, not speech."""

_PAIRS = {"“": "”", "«": "»", "„": "“"}
_MARK = re.compile(r"[“”«»„\"]|(?<![\w])['‘](?=\w)|(?<=[\w.,!?…])['’](?!\w)")
_LONGEST_SPEECH = 6_000


@dataclass(frozen=True, slots=True)
class Speeches:
    """Quoted stretches of a text, marks included, in order, not overlapping; each has its number, from 0."""

    spans: tuple[Span, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Speeches:
        """The speeches at `spans`, given in order."""
        held = tuple(spans)
        return cls(held, tuple(span.start for span in held))

    def at(self, offset: int) -> int | None:
        """Number of the speech that holds `offset`, or None."""
        number = bisect_right(self.starts, offset) - 1
        return number if number >= 0 and offset < self.spans[number].end else None

    def meet(self, span: Span) -> bool:
        """Whether some speech lies in `span`, or a part of one."""
        number = bisect_left(self.starts, span.end) - 1
        return number >= 0 and self.spans[number].end > span.start

    def within(self, span: Span) -> Iterator[int]:
        """Numbers of the speeches that lie wholly inside `span`."""
        for number in range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)):
            if self.spans[number].end <= span.end:
                yield number


def quoted(text: str, within: Span) -> list[Span]:
    """Quoted stretches of at least `SHORTEST_SPEECH` words inside `within`, in order, not overlapping.

    A mark that is never closed opens nothing beyond the end of its paragraph.
    """
    found: list[Span] = []
    opened: tuple[int, str] | None = None
    for mark in _MARK.finditer(text, within.start, within.end):
        sign, at = mark.group(), mark.start()
        if opened is not None and (text.find("\n\n", opened[0], at) >= 0 or at - opened[0] > _LONGEST_SPEECH):
            opened = None
        if opened is None:
            closes = _PAIRS.get(sign) or {'"': '"', "'": "'", "‘": "’"}.get(sign)
            if closes is not None and not (sign == '"' and at + 1 < within.end and text[at + 1].isspace()):
                opened = (at, closes)
        elif sign == opened[1] or (opened[1] in "'’" and sign in "'’" and not text[at + 1 : at + 2].isalnum()):
            span = Span(opened[0], mark.end())
            if len(text[span.start : span.end].split()) >= SHORTEST_SPEECH:
                found.append(span)
            opened = None
    return found
