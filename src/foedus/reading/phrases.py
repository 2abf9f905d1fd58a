"""What pages say around a report: the phrases of `data/*.yaml`, ready to compare."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml

from foedus.errors import BadData
from foedus.model.report import StruckReason
from foedus.reading.blocks import Block

_STAR = ".{0,60}?"
_AROUND = r"[\s.,:;!?…\"'«»()\[\]<>|/–—-]*"
_NOTHING = re.compile(r"(?!)")
_KEYS = {"reason", "whole", "starts", "holds", "longest", "unended", "follows"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """One entry of `furniture.yaml`.

    Attributes:
        reason: why a block that fits is struck.
        whole: what the block may be.
        starts: what it may begin with.
        holds: what may stand anywhere in it.
        held: of each phrase of `holds` the longest words without a star; where none of them stands `holds` need not be tried.
        longest: blocks of more words never fit.
        unended: only blocks that do not end as a sentence does fit.
        follows: what goes with the block: `titles`, `all` or "".
    """

    reason: StruckReason
    whole: re.Pattern[str]
    starts: re.Pattern[str]
    holds: re.Pattern[str]
    held: tuple[str, ...]
    longest: int
    unended: bool
    follows: str

    def fit(self, block: Block) -> bool:
        """Whether one of the phrases is what the block says."""
        if len(block.words) > self.longest or (self.unended and block.is_ended):
            return False
        plain = block.plain
        if self.whole.fullmatch(plain) or self.starts.match(plain):
            return True
        return any(words in plain for words in self.held) and bool(self.holds.search(plain))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bylines:
    """What `bylines.yaml` holds: labels before authors, dates and numbers, and words that are no names."""

    author: re.Pattern[str]
    date: re.Pattern[str]
    changed: re.Pattern[str]
    views: re.Pattern[str]
    outlet: tuple[re.Pattern[str], ...]
    outlet_in_text: tuple[re.Pattern[str], ...]
    media_nouns: frozenset[str]
    not_names: frozenset[str]
    platforms: frozenset[str]
    rubrics: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What `calendar.yaml` holds.

    Attributes:
        months: number of a month by each of its names, lower case.
        weekdays: all names of weekdays, lower case.
        zones: by name, the days from which an offset held and the offset in minutes, latest first.
    """

    months: dict[str, int]
    weekdays: frozenset[str]
    zones: dict[str, tuple[tuple[date, int], ...]]


@cache
def furniture() -> tuple[Phrases, ...]:
    """The entries of `furniture.yaml`, in its order; raises BadData with every problem."""
    rows = _load("furniture.yaml")
    problems = [f"furniture.yaml, entry {n}: {p}" for n, row in enumerate(rows, 1) for p in _problems_of(row)]
    if problems:
        raise BadData(problems)
    return tuple(
        Phrases(
            reason=StruckReason(row["reason"]),
            whole=_any_of(row.get("whole", ()), before=_AROUND, after=_AROUND),
            starts=_any_of(row.get("starts", ()), before=r"[\s\"'«(\[]*"),
            holds=_anywhere(row.get("holds", ())),
            held=tuple(max(_plain(phrase).split("*"), key=len) for phrase in row.get("holds", ())),
            longest=row["longest"],
            unended=row.get("unended", False),
            follows=row.get("follows", ""),
        )
        for row in rows
    )


def _problems_of(row: dict[str, Any]) -> Iterable[str]:
    if unknown := set(row) - _KEYS:
        yield f"unknown key {sorted(unknown)}"
    if row.get("reason") not in set(StruckReason):
        yield f"unknown reason {row.get('reason')!r}"
    if not isinstance(row.get("longest"), int):
        yield "no 'longest'"
    if row.get("follows", "") not in {"", "titles", "all"}:
        yield f"'follows' is {row['follows']!r}; expected 'titles' or 'all'"
    for key in ("whole", "starts", "holds"):
        yield from (f"{phrase!r} in {key!r} is no text" for phrase in row.get(key, ()) if not isinstance(phrase, str))


@cache
def bylines() -> Bylines:
    """The labels of `bylines.yaml`."""
    rows = _load("bylines.yaml")
    return Bylines(
        author=_label(rows["author"]),
        date=_label(rows["date"]),
        changed=_label(rows["changed"]),
        views=_views(rows["views"]),
        outlet=tuple(map(_outlet, rows["outlet"])),
        outlet_in_text=tuple(map(_outlet, rows["outlet_in_text"])),
        media_nouns=frozenset(rows["media_nouns"]),
        not_names=frozenset(rows["not_names"]),
        platforms=frozenset(rows["platforms"]),
        rubrics=frozenset(rows["rubrics"]),
    )


@cache
def calendar() -> Calendar:
    """The words of `calendar.yaml`."""
    rows = _load("calendar.yaml")
    zones = {
        name: tuple(sorted(((row["since"], _minutes(row["offset"])) for row in told), reverse=True))
        for name, told in rows["zones"].items()
    }
    return Calendar(
        months={name: number for number, names in rows["months"].items() for name in names},
        weekdays=frozenset(name for names in rows["weekdays"] for name in names),
        zones=zones,
    )


def _load(name: str) -> Any:
    source = resources.files(__package__).joinpath("data", name).read_bytes()
    return yaml.load(source, Loader=yaml.CSafeLoader)  # the C loader takes a tenth of the time


def _minutes(offset: str) -> int:
    hours, minutes = offset[1:].split(":")
    return (-1 if offset[0] == "-" else 1) * (int(hours) * 60 + int(minutes))


def _any_of(phrases: Iterable[str], before: str = "", after: str = "") -> re.Pattern[str]:
    alternatives = "|".join(map(_pattern, phrases))
    return re.compile(f"{before}(?:{alternatives}){after}") if alternatives else _NOTHING


def _anywhere(phrases: Iterable[str]) -> re.Pattern[str]:
    """Matches one of them wherever it stands; a star at its beginning says nothing then, and would be tried at every sign."""
    alternatives = "|".join(_pattern(phrase).removeprefix(_STAR) for phrase in phrases)
    return re.compile(alternatives) if alternatives else _NOTHING


def _pattern(phrase: str) -> str:
    plain = _plain(phrase)
    pattern = _STAR.join(map(re.escape, plain.split("*")))
    left = r"\b" if plain[0].isalnum() else ""
    right = r"\b" if plain[-1].isalnum() else ""
    return left + pattern + right


def _plain(phrase: str) -> str:
    return " ".join(phrase.casefold().replace("ё", "е").split())


def _label(labels: Iterable[str]) -> re.Pattern[str]:
    """Matches a label at the beginning, in any case; what it announces follows."""
    longest_first = sorted(labels, key=len, reverse=True)
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, longest_first))})(?=\W)[\s:]*", re.IGNORECASE)


def _views(phrases: Iterable[str]) -> re.Pattern[str]:
    number = r"(\d{1,3}(?:[ ,.]\d{3})+|\d{1,9})"
    alternatives = [_views_phrase(phrase, number) for phrase in phrases]
    return re.compile(rf"\W*(?:{'|'.join(alternatives)})\W*", re.IGNORECASE)


def _views_phrase(phrase: str, number: str) -> str:
    return r"\s+".join(number if word == "N" else re.escape(word) for word in phrase.split())


def _outlet(phrase: str) -> re.Pattern[str]:
    """Matches the phrase in any case, and in the place of NAME one to four words that begin with a capital."""
    name = r"(?P<name>[A-ZА-ЯЁ][\w.&'’-]*(?: [A-ZА-ЯЁ][\w.&'’-]*){0,3})"
    before, after = (re.escape(part.strip()) for part in phrase.split("NAME"))
    head = rf"(?i:\b{before})" + ("" if before.endswith("«") else r"\s+")
    tail = "" if not after else rf"(?i:{after})" if after.startswith("»") else rf"\s+(?i:{after}\b)"
    return re.compile(head + name + tail)
