"""The outlet, where the text names it plainly: its own subscription lines, copyright, or a dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedus.model.citation import Span
from foedus.model.report import Found, NotFound, StruckReason
from foedus.reading.blocks import Block
from foedus.reading.furniture import Strikes
from foedus.reading.phrases import bylines

_NAME = r"(?P<name>[A-ZА-ЯЁ][\w.&'’-]*(?: [A-ZА-ЯЁ][\w.&'’-]*){0,3})"
_COPYRIGHT = re.compile(
    rf"(?:©|\([cс]\)|(?i:\bcopyright\b))[\s©]*(?:(?:19|20)\d\d(?:\s?[–-]\s?(?:19|20)\d\d)?)?[\s,.]*(?:by\s)?[«\"“]?{_NAME}"
)
_DATELINES = (
    # MOSCOW, March 3 (Interfax) -
    re.compile(rf"[A-ZА-ЯЁ][A-ZА-ЯЁ .'’-]{{2,30}},? [\w. ,]{{0,24}}\({_NAME}\)\s?[–—-]"),
    # MINSK, March 3. /TASS/.
    re.compile(rf"[A-ZА-ЯЁ][A-ZА-ЯЁ .'’-]{{2,30}},? [\w. ,]{{0,24}}/{_NAME}/"),
)
_LONGEST = 45
_SOURCES = frozenset({StruckReason.SUBSCRIPTION, StruckReason.NOTICE})


def outlet_of(blocks: Sequence[Block], struck: Strikes, author: str | None) -> Found[str] | NotFound:
    """The outlet that the text names as its own."""
    own = [block for index, block in enumerate(blocks) if struck.get(index) in _SOURCES]
    running = [block for index, block in enumerate(blocks) if index not in struck and len(block.words) <= _LONGEST]
    for patterns, among in ((bylines().outlet, own), (bylines().outlet_in_text, running)):
        for pattern in patterns:
            for block in among:
                # Names of persons often stand right behind that of the outlet they write for.
                shown = block.shown.replace(author, "\0" * len(author)) if author else block.shown
                if found := _found(block, pattern.search(shown)):
                    return found
    for block in own:
        if found := _found(block, _COPYRIGHT.search(block.shown[:200])):
            return found
    for block in blocks[:6]:
        for pattern in _DATELINES:
            if found := _found(block, pattern.match(block.shown[:120])):
                return found
    return NotFound(reason="no subscription line, copyright or dateline of the text names an outlet")


def _found(block: Block, match: re.Match[str] | None) -> Found[str] | None:
    if match is None:
        return None
    name = match["name"].rstrip(".’'-")
    first, *rest = name.split(" ", 1)
    if name.casefold() in bylines().platforms or (first.casefold() in bylines().platforms and first != "The" and rest):
        return None
    start = block.span.start + match.start("name")
    return Found(value=name, origin="text", span=Span(start, start + len(name)))
