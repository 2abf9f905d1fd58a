"""Title, author, time of publication, tags and reach, as the text itself tells them around its body.

Only lines of the head and foot of a text are looked at, and a date counts only where nearly nothing else stands on its
line: a date in running text is never taken for that of publication.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from foedus.model.citation import Span
from foedus.model.report import Found, Moment, NotFound, Reach, StruckReason
from foedus.reading.blocks import Block
from foedus.reading.furniture import Strikes, is_bulleted
from foedus.reading.moments import Written, moments_in, with_zone, zone_at_start
from foedus.reading.phrases import bylines

_HEAD_BLOCKS = 12
_FOOT_BLOCKS = 8
_LONGEST_DATE_LINE = 25
_LONGEST_TITLE = 30
_CAPITAL = r"(?:[A-ZÀ-ÞĀ-ŽА-ЯЁЄІЇҐӘҒҚҢӨҰҮҺ])"
_NAME_TOKEN = re.compile(rf"(?:{_CAPITAL}[\w’'ʼ]*\.?(?:-{_CAPITAL}?[\w’']+)*|(?:{_CAPITAL}\.){{1,3}})$")
_PARTICLES = frozenset(
    {"de", "da", "del", "der", "di", "la", "le", "van", "von", "al", "el", "bin", "ibn", "оглы", "кызы"}
)
_AND = re.compile(r"\s+(?:and|&|и)\s+|,\s+")
_SEPARATORS = " \t\u00a0,.;:|/()[]·•–—-"
_COUNTED_BLOCKS = 500


@dataclass(slots=True, kw_only=True)
class Byline:
    """What the text tells of itself; filled while the head and foot are read."""

    title: Found[str] | NotFound
    author: Found[str] | NotFound
    published: Found[Moment] | NotFound
    outlet: Found[str] | None = None
    tags: list[str] = field(default_factory=list)
    reach: list[Reach] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _DateLine:
    """A line that tells when the report was published: its index, the moment, and what stands around it."""

    index: int
    written: Written
    before: str
    after: str


def read_byline(blocks: Sequence[Block], struck: Strikes) -> Byline:
    """Reads and strikes the byline; the title is not struck."""
    rubrics = _strike_rubrics(blocks, struck)
    reach = _strike_views(blocks, struck)
    tags = _strike_labelled_tags(blocks, struck)
    head, foot = _head_and_foot(blocks, struck)
    line = _date_line(blocks, [*head, *foot])
    published = _published(blocks, line)
    if line:
        struck[line.index] = StruckReason.BYLINE
        published = _zone_from_next_line(blocks, struck, line, published)
    outlet = _outlet_below(blocks, struck)
    author = _author(blocks, struck, head, line)
    outlet = _outlet_in_byline(blocks, struck, head, line) or outlet
    title = _title(blocks, struck, head, line)
    if line or isinstance(author, Found):
        tags += _strike_tag_list(blocks, struck, head, title)
    return Byline(title=title, author=author, published=published, outlet=outlet, tags=[*rubrics, *tags], reach=reach)


def _head_and_foot(blocks: Sequence[Block], struck: Strikes) -> tuple[list[int], list[int]]:
    standing = [i for i in range(len(blocks)) if i not in struck]
    return standing[:_HEAD_BLOCKS], standing[_HEAD_BLOCKS:][-_FOOT_BLOCKS:]


def _strike_rubrics(blocks: Sequence[Block], struck: Strikes) -> list[str]:
    """Section heads above the title: "ANALYTICS", "Politics | World"."""
    tags: list[str] = []
    for index in range(min(4, len(blocks))):
        if index in struck:
            continue
        parts = [part.strip() for part in re.split(r"[|/»>,]", blocks[index].shown) if part.strip()]
        if not parts or any(part.casefold() not in bylines().rubrics for part in parts):
            break
        if any(i not in struck for i in range(index + 1, len(blocks))):
            struck[index] = StruckReason.NAVIGATION
            tags += [part.capitalize() if part.isupper() else part for part in parts]
    return tags


def _strike_views(blocks: Sequence[Block], struck: Strikes) -> list[Reach]:
    reach = []
    for index, block in enumerate(blocks):
        match = bylines().views.fullmatch(block.shown) if len(block.shown) <= 60 else None
        number = next(filter(None, match.groups()), None) if match else None
        if number:
            struck[index] = StruckReason.REACH
            reach.append(Reach(views=int(re.sub(r"\D", "", number)), span=block.span))
    return reach


def _strike_labelled_tags(blocks: Sequence[Block], struck: Strikes) -> list[str]:
    tags: list[str] = []
    for index, reason in sorted(struck.items()):
        if reason is not StruckReason.TAGS:
            continue
        told = blocks[index].shown.partition(":")[2]
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if not told.strip() and following and index + 1 not in struck and _tags_of(following.shown):
            struck[index + 1] = StruckReason.TAGS
            told = following.shown
        tags += [tag.strip(" .#") for tag in re.split(r"[,;|#]", told) if tag.strip(" .#")]
    return tags


def _tags_of(shown: str) -> list[str]:
    """The items of a list of three tags or more; empty where the line is no such list."""
    items = [item.strip(" #") for item in re.split(r"[,;|]", shown)]
    is_list = len(items) >= 3 and all(item and len(item.split()) <= 4 for item in items) and shown[-1] not in ".!?:"
    return items if is_list and len(shown) <= 400 else []


def _strike_tag_list(blocks: Sequence[Block], struck: Strikes, head: Sequence[int], title: object) -> list[str]:
    """A bare list of tags between the byline and the first running text."""
    title_span = title.span if isinstance(title, Found) else None
    byline = [i for i in head if struck.get(i) is StruckReason.BYLINE]
    for index in head:
        if blocks[index].is_body:
            return []
        tags = _tags_of(blocks[index].shown)
        is_near = any(0 < index - at <= 4 for at in byline)
        if index not in struck and tags and is_near and blocks[index].span != title_span:
            struck[index] = StruckReason.TAGS
            return tags
    return []


def _date_line(blocks: Sequence[Block], indexes: Sequence[int]) -> _DateLine | None:
    opening = sum(1 for block in blocks[:_COUNTED_BLOCKS] if _opens_with_date(block))
    for index in indexes:
        block = blocks[index]
        if len(block.words) > _LONGEST_DATE_LINE or len(block.shown) > 300:
            continue
        for written in moments_in(block.shown):
            line = _line_around(index, block, written)
            # In a chronicle every entry opens with a date; only a line that is a date and a time dates the whole.
            if line and (opening < 3 or (written.moment.at and not line.after and not line.before)):
                return line
    return None


def _opens_with_date(block: Block) -> bool:
    return any(written.start <= 2 for written in moments_in(block.shown[:40]))


def _line_around(index: int, block: Block, written: Written) -> _DateLine | None:
    """The line, where what stands around the date is a label, names or places, and no sentence."""
    before, after = block.shown[: written.start], block.shown[written.end :]
    if bylines().changed.search(before):
        return None
    label = bylines().date.fullmatch(before) or bylines().date.match(before)
    rest = before[label.end() :] if label else before
    rest = rest.strip(_SEPARATORS)
    following = after.strip(_SEPARATORS)
    if rest and not _are_names(_without_author_label(rest)):
        return None
    # A full stop and words after it: an entry of a chronicle.
    if following and (after.lstrip(" \u00a0)")[:1] == "." or after[:1].isalnum() or not _is_apposition(following)):
        return None
    return _DateLine(index=index, written=written, before=rest, after=following)


def _is_apposition(words: str) -> bool:
    """Whether the words name a place, a person, a rubric or a change of date, and state nothing."""
    if bylines().changed.match(words) or bylines().author.match(words + " "):
        return True
    tokens = [token for token in re.split(r"[\s|,/·•()]+", words) if token]
    lower = [token for token in tokens if token[0].islower()]
    return len(tokens) <= 6 and len(lower) <= 1 and not words.endswith((".", "!", "?"))


def _published(blocks: Sequence[Block], line: _DateLine | None) -> Found[Moment] | NotFound:
    if line is None:
        running = sum(len(moments_in(block.shown)) for block in blocks[:_COUNTED_BLOCKS])
        where = f"no line of the first {_HEAD_BLOCKS} or last {_FOOT_BLOCKS} blocks holds a date of its own"
        return NotFound(reason=f"{where}; {running} dates in running text were not taken for it")
    start = blocks[line.index].span.start
    span = Span(start + line.written.start, start + line.written.end)
    return Found(value=line.written.moment, origin="text", span=span)


def _zone_from_next_line(
    blocks: Sequence[Block], struck: Strikes, line: _DateLine, published: Found[Moment] | NotFound
) -> Found[Moment] | NotFound:
    """The zone may stand on the line below: "(Moscow time), Moscow"."""
    below = line.index + 1
    if not isinstance(published, Found) or published.span is None or below >= len(blocks) or below in struck:
        return published
    moment, block = published.value, blocks[below]
    zone = zone_at_start(block.shown, moment.day) if moment.at and moment.utc_offset_minutes is None else None
    if zone is None or not _is_place(block.shown[zone[1] :]):
        return published
    struck[below] = StruckReason.BYLINE
    span = Span(published.span.start, block.span.start + zone[1])
    return Found(value=with_zone(moment, zone[0]), origin="text", span=span)


def _is_place(words: str) -> bool:
    words = words.strip(_SEPARATORS)
    return not words or (len(words.split()) <= 4 and _is_apposition(words))


def _author(
    blocks: Sequence[Block], struck: Strikes, head: Sequence[int], line: _DateLine | None
) -> Found[str] | NotFound:
    author = _labelled_author(blocks, struck, head)
    if author is None and line:
        author = _author_beside_date(blocks, struck, head, line)
    author = author or _signature(blocks, struck)
    if author:
        return author
    beside = "no name stands beside the date" if line else "no line tells a date that a name could stand beside"
    return NotFound(reason=f"no line begins with a word such as 'By', {beside}, and none stands alone below the text")


def _labelled_author(blocks: Sequence[Block], struck: Strikes, head: Sequence[int]) -> Found[str] | None:
    foot = _head_and_foot(blocks, struck)[1]
    for index in [*head, *foot]:
        block = blocks[index]
        label = bylines().author.match(block.shown)
        if label is None or len(block.words) > 14 or struck.get(index, StruckReason.BYLINE) is not StruckReason.BYLINE:
            continue
        # "By Name for Outlet", "By Name, analyst", "By Name | 23 November"
        told = re.split(r"\s+(?:for|in|at)\s+|[|•·(]|,\s+(?=[a-zа-я0-9])", block.shown[label.end() :])[0]
        name, _, affiliation = told.partition(",")
        told = name if _is_outlet(affiliation) else told
        told = told.strip(_SEPARATORS)
        if told and _are_names(told) and not (block.is_ended and len(block.words) > 6):
            struck[index] = StruckReason.BYLINE
            return _found(block, told)
    return None


def _author_beside_date(
    blocks: Sequence[Block], struck: Strikes, head: Sequence[int], line: _DateLine
) -> Found[str] | None:
    for told in (line.before, line.after):
        # "Port Ansel, 23 November" and "Ida Brem, 23 November" look the same: without a bar it is nobody's name.
        if "|" not in blocks[line.index].shown:
            break
        beside = _without_author_label(told).strip(_SEPARATORS)
        if is_name(beside):
            return _found(blocks[line.index], beside)
    titles = [i for i in head if i not in struck and not blocks[i].is_body]
    for index in (line.index - 1, line.index + 1, line.index - 2, line.index + 2):
        if index not in titles:
            continue
        name = _name_of_line(blocks[index])
        # A headline may look like a name: something else must be left to be the title.
        others = [i for i in titles if i != index and i < line.index + 4]
        if name and others:
            struck[index] = StruckReason.BYLINE
            return _found(blocks[index], name)
    return None


def _signature(blocks: Sequence[Block], struck: Strikes) -> Found[str] | None:
    """A name alone on the last line below running text."""
    standing = [i for i in range(len(blocks)) if i not in struck]
    if len(standing) < 2 or not blocks[standing[-2]].is_body or is_bulleted(blocks[standing[-1]]):
        return None
    last = blocks[standing[-1]]
    name = _name_of_line(last)
    if name is None:
        return None
    struck[standing[-1]] = StruckReason.SIGNATURE
    return _found(last, name)


def _outlet_in_byline(
    blocks: Sequence[Block], struck: Strikes, head: Sequence[int], line: _DateLine | None
) -> Found[str] | None:
    """The outlet's name behind that of the author, or on a line of its own beside the date."""
    for index in head:
        if struck.get(index) is StruckReason.BYLINE:
            parts = [part.strip(_SEPARATORS) for part in re.split(r"[,|•·]|\bfor\b", blocks[index].shown)[1:]]
            if name := next(filter(_is_outlet, parts), None):
                return _found(blocks[index], name)
    standing = [i for i in head if i not in struck]
    for index in (line.index - 1, line.index + 1) if line else ():
        # The first line is the title, whatever it looks like.
        if index in standing[1:] and (name := _outlet_of_line(blocks[index])):
            struck[index] = StruckReason.BYLINE
            return _found(blocks[index], name)
    return None


def _outlet_below(blocks: Sequence[Block], struck: Strikes) -> Found[str] | None:
    """The outlet's name alone on the last line below running text, perhaps under that of the author."""
    *above, last = [i for i in range(len(blocks)) if i not in struck][-3:] or [-1]
    if above and _name_of_line(blocks[above[-1]]):
        above.pop()
    name = _outlet_of_line(blocks[last]) if above and blocks[above[-1]].is_body else None
    if name is None:
        return None
    struck[last] = StruckReason.SIGNATURE
    return _found(blocks[last], name)


def _outlet_of_line(block: Block) -> str | None:
    name = block.shown.partition(",")[0].strip(_SEPARATORS)
    return name if len(block.words) <= 8 and _is_outlet(name) else None


def _is_outlet(words: str) -> bool:
    """Whether the words look like an outlet's name: up to five that begin with a capital, a media noun among them."""
    tokens = words.split()
    if not 1 < len(tokens) <= 5 or not {token.casefold() for token in tokens} & bylines().media_nouns:
        return False
    return all(_NAME_TOKEN.match(token) or token in {"of", "the", "for"} for token in tokens)


def _name_of_line(block: Block) -> str | None:
    """The name that a line consists of, perhaps with a role behind a comma."""
    if len(block.words) > 12:
        return None
    before, _, role = block.shown.partition(",")
    name = before.strip(_SEPARATORS)
    is_role = not role.strip() or (role.strip()[0].islower() and not block.is_ended)
    return name if is_name(name) and is_role else None


def _title(
    blocks: Sequence[Block], struck: Strikes, head: Sequence[int], line: _DateLine | None
) -> Found[str] | NotFound:
    for index in head:
        block = blocks[index]
        if index in struck:
            continue
        has_byline_below = any(
            struck.get(i) is StruckReason.BYLINE for i in range(index + 1, min(index + 4, len(blocks)))
        ) and (line is None or line.index > index)
        if len(block.words) > _LONGEST_TITLE or (block.shown.endswith(".") and not has_byline_below):
            return NotFound(reason="the text begins with a paragraph")
        if not any(b.is_ended and len(b.words) >= 5 for b in blocks[index + 1 :]):
            return NotFound(reason="no running text follows a line that could be a title")
        return Found(value=" ".join(block.shown.strip("# *_|").split()), origin="text", span=block.span)
    return NotFound(reason="no line of the head is left that could be a title")


def is_name(words: str) -> bool:
    """Whether the words look like one person's name: two to four that begin with a capital, and no common noun."""
    tokens = words.split()
    if not 2 <= len(tokens) <= 4 or len(words) > 60:
        return False
    plain = {token.strip(".").casefold() for token in tokens}
    if plain & (bylines().not_names | bylines().rubrics | bylines().media_nouns) or words.isupper():
        return False
    return all(_NAME_TOKEN.match(token) or token.casefold() in _PARTICLES for token in tokens)


def _are_names(words: str) -> bool:
    """Whether the words are one or more names, of persons, places or outlets."""
    parts = [part for part in _AND.split(words) if part]
    tokens = [token for part in parts for token in part.split()]
    return len(tokens) <= 10 and all(_NAME_TOKEN.match(token) or token in _PARTICLES for token in tokens)


def _without_author_label(words: str) -> str:
    label = bylines().author.match(words + " ")
    return words[label.end() :] if label else words


def _found(block: Block, name: str) -> Found[str]:
    start = block.span.start + block.shown.index(name)
    return Found(value=" ".join(name.split()), origin="text", span=Span(start, start + len(name)))
