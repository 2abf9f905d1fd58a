"""Which blocks are furniture: the rules that need no more than the blocks themselves.

A rule looks at blocks and at what is struck already, and adds to it; the first reason given to a block stays. A wrong
strike loses claims while furniture left standing mostly yields none, so every rule asks for plain signs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from foedus.model.report import StruckReason
from foedus.reading.blocks import Block, Kind
from foedus.reading.phrases import calendar, furniture

Strikes = dict[int, StruckReason]
"""What is struck: the reason by the block's index."""

_NO_WORDS = re.compile(r"[^\w]*(?:###[^\w]*|-?\s*30\s*-?|ends?)?[^\w]*", re.IGNORECASE)
_BULLET = re.compile(r"\s*(?:[•·▪*–—-]|\d{1,3}[.)])\s")
_NUMBER_GRID = re.compile(r"[\s\d|«»\"<>•-]+")
_ELLIPSIS = re.compile(r"(?:\.{3,}|…)[\s\"'»”\])]*$")
_MOST_TITLES = 8
_SHARE_ABOVE = 0.6


def strike_phrases(blocks: Sequence[Block], struck: Strikes) -> None:
    """Strikes blocks that say what `furniture.yaml` lists, and what follows them where it says so."""
    running = _running_words(blocks)
    for index, block in enumerate(blocks):
        if index in struck:
            continue
        fitting = next((phrases for phrases in furniture() if phrases.fit(block)), None)
        if fitting is None:
            continue
        struck[index] = fitting.reason
        if fitting.follows == "titles":
            struck.update(dict.fromkeys(_titles_below(blocks, index, running), fitting.reason))
        elif fitting.follows == "all" and running[index] > 0 and running[index] >= _SHARE_ABOVE * running[-1]:
            below = [i for i in range(index + 1, len(blocks)) if i not in struck]
            specific = {i: _own_reason(blocks[i]) or fitting.reason for i in below}
            struck.update(specific)
            return


def _own_reason(block: Block) -> StruckReason | None:
    return next((phrases.reason for phrases in furniture() if phrases.fit(block)), None)


def _running_words(blocks: Sequence[Block]) -> list[int]:
    """Words of running text above each block, and in all blocks at the end."""
    counts = [0]
    for block in blocks:
        counts.append(counts[-1] + (len(block.words) if block.is_body else 0))
    return counts


def _titles_below(blocks: Sequence[Block], heading: int, running: Sequence[int]) -> Iterator[int]:
    last = heading + _MOST_TITLES if running[heading] < running[-1] else len(blocks)
    for index in range(heading + 1, min(last + 1, len(blocks))):
        block = blocks[index]
        is_sentence = block.shown.rstrip().endswith(".") and len(block.words) >= 4
        if block.is_body or is_sentence or (block.kind is Kind.LINE and block.shown.startswith("#")):
            return
        yield index


def strike_wordless(blocks: Sequence[Block], struck: Strikes) -> None:
    """Strikes lines of signs alone and the marks that end a press release."""
    for index, block in enumerate(blocks):
        if index not in struck and len(block.shown) < 80 and _NO_WORDS.fullmatch(block.shown):
            struck[index] = StruckReason.NAVIGATION


def strike_calendars(blocks: Sequence[Block], struck: Strikes) -> str | None:
    """Strikes archive calendars; returns the month that one of them shows, as `YYYY-MM`, or None."""
    hint = None
    for index, block in enumerate(blocks):
        if not _is_weekday_row(block):
            continue
        grid = range(index + 1, min(index + 9, len(blocks)))
        numbers = 0
        for i in grid:
            if not _NUMBER_GRID.fullmatch(blocks[i].shown) and not _is_month(blocks[i]):
                break
            struck[i] = StruckReason.CALENDAR
            numbers += bool(re.search(r"\d", blocks[i].shown))
        if numbers == 0:
            continue
        struck[index] = StruckReason.CALENDAR
        for i in range(max(0, index - 2), index):
            if _is_month(blocks[i]):
                struck[i] = StruckReason.CALENDAR
        around = [blocks[i] for i in range(max(0, index - 2), min(index + 9, len(blocks)))]
        hint = hint or next((month for month in map(_month_and_year, around) if month), None)
    return hint


def _is_weekday_row(block: Block) -> bool:
    names = [word for word in block.words if word in calendar().weekdays]
    return len(names) >= 5 and len(names) == len(block.words) <= 9


def _is_month(block: Block) -> bool:
    words = [word for word in block.words if not word.isdigit()]
    return len(block.words) <= 3 and len(words) == 1 and words[0] in calendar().months


def _month_and_year(block: Block) -> str | None:
    if not _is_month(block):
        return None
    month = next(calendar().months[word] for word in block.words if word in calendar().months)
    year = next((word for word in block.words if re.fullmatch(r"(?:19|20)\d\d", word)), None)
    return f"{year}-{month:02}" if year else None


def strike_teasers(blocks: Sequence[Block], struck: Strikes) -> None:
    """Strikes blocks that were cut off with an ellipsis and stand in full elsewhere, and blocks that stand twice."""
    seen: set[str] = set()
    openings = defaultdict(list)
    for index, block in enumerate(blocks):
        openings[block.words[:4]].append(index)
    for index, block in enumerate(blocks):
        if len(block.words) < 4 or index in struck:
            continue
        # Blocks beyond what is shown are no teasers, and cannot be compared whole.
        is_twice = len(block.shown) < 4000 and block.plain in seen and block.kind is not Kind.ROW
        if is_twice or _is_cut_off(index, blocks, openings[block.words[:4]]):
            struck[index] = StruckReason.TEASER
        seen.add(block.plain)


def _is_cut_off(index: int, blocks: Sequence[Block], candidates: Sequence[int]) -> bool:
    teaser = blocks[index]
    if len(teaser.words) > 80 or not _ELLIPSIS.search(teaser.shown):
        return False
    for other in candidates[:50]:
        words = blocks[other].words
        if other == index or len(words) <= len(teaser.words) // 2:
            continue
        common = next((n for n, (a, b) in enumerate(zip(teaser.words, words, strict=False)) if a != b), None)
        # The last word may be cut, and teasers are at times translated apart from the text: three in five suffice.
        if common is None or common >= max(4, 0.6 * len(teaser.words)):
            return True
    return False


def strike_menus(blocks: Sequence[Block], struck: Strikes) -> None:
    """Strikes runs of short lines among which at least half are struck as navigation already: the rest of a menu."""
    run: list[int] = []
    for index in range(len(blocks) + 1):
        if index < len(blocks) and len(blocks[index].words) <= 3 and not blocks[index].is_ended:
            run.append(index)
            continue
        menu = [i for i in run if struck.get(i) is StruckReason.NAVIGATION]
        if len(run) >= 4 and len(menu) * 2 >= len(run):
            for i in run:
                struck.setdefault(i, StruckReason.NAVIGATION)
        run = []


def strike_islands(blocks: Sequence[Block], struck: Strikes) -> None:
    """Strikes scraps below the last running text that stand between struck blocks: buttons, thanks, counters."""
    last_body = max((i for i, block in enumerate(blocks) if block.is_body and i not in struck), default=None)
    if last_body is None:
        return
    for index in range(last_body + 2, len(blocks)):
        block = blocks[index]
        is_scrap = len(block.words) <= 3 or (len(block.words) <= 6 and not block.is_ended)
        is_between = index - 1 in struck and (index + 1 in struck or index + 1 == len(blocks))
        if index not in struck and is_scrap and is_between:
            struck[index] = StruckReason.NAVIGATION


def is_bulleted(block: Block) -> bool:
    """Whether the block is an item of a list."""
    return block.kind in {Kind.ITEM, Kind.ROW} or bool(_BULLET.match(block.shown))
