"""Labels that name who speaks: before the lines of a transcript and in headlines ("NATO: ..."), or after a dash at their end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from foedus.model.citation import Span

_WORD = r"(?:[A-Z][A-Za-z]{0,3}\.|[\w’'&/-]+(?:\.\w+)*)"
_LABEL = re.compile(
    r"(?:[-–—*>•#\s]|\[?\d{1,2}:\d\d(?::\d\d)?\]?\s)*"  # a dash, the time
    rf"\[?(?P<name>(?=[A-Z]){_WORD}(?:,?\s{_WORD}){{0,9}})\]?"
    r"(?:\s*[(\[](?P<aside>[^()\[\]\n]{1,60})[)\]])?\**:\**\s+(?=\S)"
)
_SIGNED = re.compile(r"(?:\s[–—-]|:)\s+(?P<name>[A-Z][^.:;!?–—]{1,60})$")
_SMALL = frozenset(["of", "the", "for", "and", "to", "on", "de", "da", "al", "van", "von", "bin"])
LONGEST_LABEL = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Where a speaker is named.

    Attributes:
        name: the words that name the speaker.
        aside: words in brackets after them: a country, an office, a remark.
        end: where the words that it labels begin, or end after a label at their end.
        in_capitals: whether every word of weight is capitalised, as in names.
    """

    name: Span
    aside: Span | None
    end: int
    in_capitals: bool


def labels_of(text: str, block: Span, *, denotes: Callable[[Span], bool]) -> tuple[Label, ...]:
    """What may be the label of a block: what stands before a colon, what stands last in a headline.

    Args:
        text: the report's text.
        block: place of the block.
        denotes: whether words in small letters may denote a party; a label in capitals may be an unknown name.
    """
    found = (_before(text, block), _signed(text, block))
    return tuple(label for label in found if label is not None and (label.in_capitals or denotes(label.name)))


def _before(text: str, block: Span) -> Label | None:
    found = _LABEL.match(text, block.start, min(block.end, block.start + LONGEST_LABEL))
    if found is None:
        return None
    words = found["name"].split()
    in_capitals = len(words) <= 5 and all(word[:1].isupper() or word in _SMALL or word.isdigit() for word in words)
    aside = Span(*found.span("aside")) if found["aside"] else None
    return Label(name=Span(*found.span("name")), aside=aside, end=found.end(), in_capitals=in_capitals)


def _signed(text: str, block: Span) -> Label | None:
    found = _SIGNED.search(text, max(block.start, block.end - LONGEST_LABEL), block.end)
    if found is None:
        return None
    return Label(name=Span(*found.span("name")), aside=None, end=found.start("name"), in_capitals=False)


def cut(sentences: Iterable[Span], labels: tuple[Label, ...]) -> Iterator[Span]:
    """The sentences of a block, its label apart from them, so that no parser takes it for a part of the first.

    Words in small letters stay with their sentence: they may tell more than a name ("The minister said this: ...").
    """
    for span in sentences:
        at = next(
            (label.end for label in labels if label.in_capitals and span.start < label.end < span.end), span.start
        )
        if at > span.start:
            yield Span(span.start, at)
        yield Span(at, span.end)
