"""Words of dates and their classes: a sentence becomes one letter a word, so that rules are patterns over classes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from foedus.extraction.en.dating.vocabulary import (
    CLASSES,
    DECADES,
    HOLIDAYS,
    MONTH_ABBREVIATIONS,
    MONTHS,
    ORDINALS,
    UNITS,
    WEEKDAYS,
)
from foedus.extraction.en.numbers import CARDINALS

_CLASSES: dict[str, str] = {
    "month": " ".join(MONTHS),
    "abbreviation": " ".join(MONTH_ABBREVIATIONS),
    "weekday": " ".join(WEEKDAYS),
    "count": " ".join(word for word in CARDINALS if " " not in word and word not in {"one", "zero"}),
    "span": " ".join(word for word, unit in UNITS.items() if unit != "year"),
    "yearword": "year years",
    "shortdecade": " ".join(DECADES),
    "ordinalday": " ".join(word for word in ORDINALS if word not in CLASSES["ordinal"].split()),
    **CLASSES,
}
# Classes that are read from the form of a word instead of a list.
_FORMS = (
    *("day", "nth", "number", "year", "decade", "iso", "dotted", "holiday"),
    *("comma", "dot", "dash", "slash", "paren", "other"),
)

_LETTERS = {name: chr(0x100 + n) for n, name in enumerate((*_CLASSES, *_FORMS))}
_BITS = {name: 1 << n for n, name in enumerate(_LETTERS)}
_CLASS_OF_WORD = {word: name for name, words in _CLASSES.items() for word in words.split()}
_SIGNS = {",": "comma", ".": "dot", "-": "dash", "–": "dash", "—": "dash", "‑": "dash", "/": "slash", "(": "paren"}

_TENTHS = "|".join([*list(CARDINALS)[1:10], *list(ORDINALS)[:9]])
_FEASTS = "|".join(HOLIDAYS).replace("'", "['’]")
_WORD = re.compile(
    rf"(?P<holiday>(?=[A-Z])\b(?i:{_FEASTS})\b)"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?!\d))"
    r"|(?P<dotted>\d{1,2}(?P<sign>[./])\d{1,2}(?P=sign)(?:\d{4}|\d\d)(?![\d./]*\d))"
    r"|(?P<decade>\d{3}0s\b)|(?P<shortdecade>['’]?\d0s\b)"
    r"|(?P<number>\d+(?:[.,:]\d+)*)(?:st|nd|rd|th)?\b"
    rf"|[^\W\d_]+(?:-(?:{_TENTHS})\b)?|[^\W_]+|\S"
)

# Whatever holds none of these holds no date. Substrings, because they are found ten times faster than a pattern.
_TRACES = (
    *"0123456789",
    *(
        "day",
        "week",
        "month",
        "year",
        "decade",
        "hour",
        "minute",
        "night",
        "morning",
        "afternoon",
        "evening",
        "tomorrow",
        "noon",
    ),
    *("nties", "hirties", "orties", "ifties", "ixties", "ighties", "neties"),
    *("spring", "summer", "autumn", "winter", "fall"),
    *(name for name in MONTHS if name not in {"may", "march"}),
    *("christmas", "halloween", " eve"),
)
_CAPITAL_TRACES = ("May", "March", "MAY", "MARCH")


class Word(NamedTuple):
    """One word or sign: its text and half-open place in the segment."""

    text: str
    start: int
    end: int


class Words:
    """A segment of text as words with classes.

    Attributes:
        segment: the text itself.
        words: its words and signs in order.
        classes: one letter a word, for `compiled` patterns.
        present: the classes that occur, a bit each.
    """

    __slots__ = ("classes", "present", "segment", "words")

    def __init__(self, segment: str) -> None:
        self.segment = segment
        self.words: list[Word] = []
        names: list[str] = []
        for match in _WORD.finditer(segment):
            text = match.group()
            self.words.append(Word(text, *match.span()))
            names.append(_class_of(match) if match.lastgroup else _class_of_word(text))
        self.classes = "".join([_LETTERS[name] for name in names])
        self.present = _bits(names)

    def class_is(self, index: int, name: str) -> bool:
        """Whether the word at `index` is of the class `name`; False outside the segment."""
        return 0 <= index < len(self.classes) and self.classes[index] == _LETTERS[name]


def may_hold_date(segment: str) -> bool:
    """Whether any word of a date may be in the segment: cheap, and never wrongly False."""
    lowered = segment.lower()
    return any(trace in lowered for trace in _TRACES) or any(trace in segment for trace in _CAPITAL_TRACES)


def bits(core: str) -> tuple[int, ...]:
    """Sets of classes from their names, a bit a class: `"month|abbreviation year"` is a month of either kind, and a year."""
    spelled = core.replace("unit", "span|yearword")
    return tuple(_bits(names.split("|")) for names in spelled.split())


def _bits(names: Iterable[str]) -> int:
    held = 0
    for name in set(names):
        held |= _BITS[name]
    return held


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern whose words are names of word classes, e.g. `the? day of? month`; groups as `(?P<name>...)`."""
    spelled = re.sub(r"(?<!\?P<)\bunit\b", "(?:span|yearword)", pattern)
    lettered = re.sub(r"(?<!\?P<)\b[a-z]+\b", lambda name: _LETTERS[name.group()], spelled)
    return re.compile(re.sub(r"\s+", "", lettered))


def _class_of(match: re.Match[str]) -> str:
    text = match.group()
    kind = match.lastgroup
    if kind in {"iso", "dotted", "decade", "shortdecade", "holiday"}:
        return kind or "other"
    if kind == "number":
        return _class_of_number(text, match.group("number"))
    return _class_of_word(text)


@lru_cache(maxsize=20_000)
def _class_of_word(text: str) -> str:
    if len(text) == 1 and text in _SIGNS:
        return _SIGNS[text]
    if text in {"may", "march", "sun", "sat", "mar", "fri"}:
        return "other"
    return _CLASS_OF_WORD.get(text.lower(), "other")


def _class_of_number(text: str, digits: str) -> str:
    if not digits.isdigit():
        return "number" if ":" not in digits else "other"
    if 1 <= int(digits) <= 31 and len(digits) <= 2:
        return "day" if text == digits else "nth"
    if len(text) == 4 and "1000" <= text < "2200":
        return "year"
    return "number" if text == digits else "other"
