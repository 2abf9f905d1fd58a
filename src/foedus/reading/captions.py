"""Captions of pictures that do not call themselves so, found by how they stand among the running text.

Three signs, each plain enough to strike: a name alone that the text around it names; a fragment such as "Meeting of
..." all the words of which the text around it has; and, in a text whose paragraphs end as sentences do, a paragraph as
long as a sentence that does not and that repeats its surroundings, is dated like a picture, or has a neighbour like it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedus.model.report import StruckReason
from foedus.reading.blocks import Block, Kind
from foedus.reading.furniture import Strikes, is_bulleted
from foedus.reading.phrases import bylines, calendar

_CAPITALISED = re.compile(r"[A-ZА-ЯЁ][\w’'-]*\.?$")
_PICTURED_SCENES = frozenset({
    "meeting", "session", "summit", "signing", "ceremony", "participants", "members", "view", "map", "opening",
    "soldiers", "delegates", "delegation", "portrait", "scene", "aftermath", "exercise", "exercises", "parade",
    "headquarters", "building", "flag", "flags",
})  # fmt: skip
_GOES_ON = re.compile(r"[:;,–—-]\s*$")
_DATED = re.compile(rf", (?:{'|'.join(calendar().months)})\.? (?:19|20)\d\d$")
_LONGEST_RUN = 3
_LEAST_BODY = 4


def strike_captions(blocks: Sequence[Block], struck: Strikes) -> None:
    """Strikes captions between running text."""
    body = [i for i, block in enumerate(blocks) if i not in struck and block.is_body]
    if len(body) < 2:
        return
    inside = [i for i in range(body[0] + 1, body[-1]) if i not in struck and not _is_listed(blocks[i])]
    for index in inside:
        if _is_name_alone(index, blocks) or _is_scene(index, blocks):
            struck[index] = StruckReason.CAPTION
    _strike_unended(inside, body, blocks, struck)


def _is_listed(block: Block) -> bool:
    return is_bulleted(block) or block.kind is Kind.HEADING or block.shown.startswith("#")


def _around(index: int, blocks: Sequence[Block]) -> set[str]:
    """The first six letters of every word of the running text within three blocks: enough to see an inflected word."""
    near = [*range(max(0, index - 3), index), *range(index + 1, min(index + 4, len(blocks)))]
    return {word[:6] for i in near if blocks[i].is_body for word in blocks[i].words}


def _is_name_alone(index: int, blocks: Sequence[Block]) -> bool:
    tokens = blocks[index].shown.split()
    if not 2 <= len(tokens) <= 4 or not all(map(_CAPITALISED.match, tokens)):
        return False
    words = blocks[index].words
    no_person = bylines().not_names | bylines().media_nouns
    return not no_person.intersection(words) and {word[:6] for word in words} <= _around(index, blocks)


def _is_scene(index: int, blocks: Sequence[Block]) -> bool:
    block = blocks[index]
    if not 3 <= len(block.words) <= 9:
        return False
    words = [word for word in block.words if word not in {"a", "an", "the"}]
    if words[0] not in _PICTURED_SCENES or words[1] not in {"of", "at", "in", "during"}:
        return False
    told = {word[:6] for word in words[2:] if len(word) > 3}
    return bool(told) and told <= _around(index, blocks)


def _strike_unended(inside: Sequence[int], body: Sequence[int], blocks: Sequence[Block], struck: Strikes) -> None:
    unended = [i for i in inside if i not in struck and _is_unended_sentence(blocks[i])]
    # Where many paragraphs lack their end, that is the writer's habit or a list, and says nothing.
    if len(body) < _LEAST_BODY or len(unended) * 2 > len(body):
        return
    for run in _runs(unended):
        beside = StruckReason.CAPTION in {struck.get(run[0] - 1), struck.get(run[-1] + 1)}
        alone = _tells_nothing_new(run[0], blocks) or _DATED.search(blocks[run[0]].plain[-40:])
        is_caption = beside or len(run) > 1 or alone
        if is_caption and len(run) <= _LONGEST_RUN and not _GOES_ON.search(blocks[run[0] - 1].shown[-5:]):
            struck.update(dict.fromkeys(run, StruckReason.CAPTION))


def _tells_nothing_new(index: int, blocks: Sequence[Block]) -> bool:
    """Whether half of the longer words stand in the text around: captions repeat, forgotten full stops do not."""
    told = {word[:6] for word in blocks[index].words if len(word) > 3}
    return len(told & _around(index, blocks)) * 2 >= len(told)


def _is_unended_sentence(block: Block) -> bool:
    # Nine words and more: crossheads are shorter.
    return 9 <= len(block.words) <= 60 and not block.is_ended and not _GOES_ON.search(block.shown[-5:])


def _runs(indexes: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in indexes:
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs
