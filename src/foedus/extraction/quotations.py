"""Stretches of a text that are in quotation marks, so that what is said in them gets its speaker."""

from __future__ import annotations

import re
from bisect import bisect_right

from foedus.model.citation import Span

SHORTEST_SPEECH = 5
"""Words; shorter quotations are names or words held at arm's length, not speech."""

_PAIRS = {"“": "”", "«": "»", "„": "“"}
_MARK = re.compile(r"[“”«»„\"]|(?<![\w])['‘](?=\w)|(?<=[\w.,!?…])['’](?!\w)")
_LONGEST_SPEECH = 6_000


def speeches(text: str, within: Span) -> list[Span]:
    """Quoted stretches of at least `SHORTEST_SPEECH` words inside `within`, marks included, in order, not overlapping.

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


def speech_at(spans: list[Span], offset: int) -> int | None:
    """Number of the speech that holds `offset`, or None."""
    at = bisect_right([span.start for span in spans], offset) - 1
    return at if at >= 0 and offset < spans[at].end else None
