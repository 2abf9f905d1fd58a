"""What of a claim decides which occurrence it speaks of."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache

from foedus.model.claim import Claim, Participant, Status
from foedus.model.when import Precision
from foedus.reconcile.issues import Issues
from foedus.register import Mention, Register

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
NAME = re.compile(r"[“\"«]\s*([A-Z][\w’'.& -]{2,60}?)\s*[,.]?[”\"»]")
TITLED = re.compile(r"(?:the )?[A-Z][\w’'.&]+(?:[ -](?:[A-Z][\w’'.&]*|of|the|and|\d+))*[ -](?:[A-Z][\w’'.&]*|\d+)")
NUMBERED = re.compile(r"^(?P<base>.*?\w)\s*[-–—]?\s*(?P<number>\d{1,4})$")  # dashes of typeset names
WORD = re.compile(r"[^\W\d_][\w’'-]*|\d+")
HEAD = re.compile(r"^[^.!?:“\"]{3,60}:\s")
"""A headline before the sentence proper, as in `2011 civil war: ...`, which every report of the story bears."""
CAPITAL = re.compile(r"(?<![.!?:“\"«]\s)(?<!^)\b[A-Z][\w’'-]{2,}")
STEM = 6
"""Words are the same where their first so many letters are: `exercise`, `exercises`."""
REACH = 12
"""Claims before and behind that are looked at for the day of one that tells none."""
SHORT = timedelta(days=10)
"""Longer stretches tell too little of a day to be the context of others."""
MOST_REMEMBERED = 10_000
"""Cells and sentences that are remembered, 20 MB; gathering looks at each several times."""
LEAST_NAMED = 4
"""Letters that a name must have to tell occurrences apart."""
AHEAD = timedelta(days=30)
"""How far ahead of its telling an undated plan, demand or prediction is looked for."""
BEFORE_TELLING = timedelta(days=3)
"""How old the news may be that a report tells without a date."""


class Layer(IntEnum):
    """How exactly a claim is placed in time, the most exact first; a claim may join what is placed more exactly."""

    DAY = 0
    TOLD = 1
    """No date, but the day on which it was told as news."""
    VAGUE = 2
    """A stretch of days, a month, a year."""
    NEVER = 3
    """Neither a date nor a day of telling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What of a claim decides which occurrence it speaks of; claims with the same facets share a cell.

    Attributes:
        issue: name of the issue that its act answers.
        act: its act, or its type where it has none.
        actors, recipients: principals; for those without, their names as compared.
        words: what the words of its object begin with, little words and the parties' names left out.
        name: proper name of its object without its number, as compared; empty where it has none.
        number: number in that name: `22` of `Regional Cooperation - 22`; empty where it has none.
        place: place finer than a state, as compared; empty where not told.
        named: other names in its words: places, persons, units.
        layer: how exactly it is placed in time.
        since, until: the days that it may speak of, inclusive; of a claim without a date, those on which it would be
            news when told; None where unbounded.
        ahead: told as still to come, without a date.
    """

    issue: str
    act: str
    actors: frozenset[str]
    recipients: frozenset[str]
    words: frozenset[str]
    name: str
    number: str
    place: str
    named: frozenset[str]
    layer: Layer
    since: date | None
    until: date | None
    ahead: bool

    @property
    def parties(self) -> frozenset[str]:
        """All who take part."""
        return self.actors | self.recipients

    def to_row(self) -> list[object]:
        """As JSON holds it."""
        return [
            self.issue, self.act, sorted(self.actors), sorted(self.recipients), sorted(self.words), self.name,
            self.number, self.place, sorted(self.named), int(self.layer), _iso(self.since), _iso(self.until), self.ahead,
        ]  # fmt: skip

    @classmethod
    def from_row(cls, row: list[object]) -> Facets:
        """Inverse of `to_row`."""
        issue, act, actors, recipients, words, name, number, place, named, layer, since, until, ahead = row
        sets = {"actors": actors, "recipients": recipients, "words": words, "named": named}
        return cls(
            issue=str(issue), act=str(act), name=str(name), number=str(number), place=str(place),
            layer=Layer(int(str(layer))), since=_day(since), until=_day(until), ahead=bool(ahead),
            **{key: frozenset(value) for key, value in sets.items() if isinstance(value, list)},
        )  # fmt: skip

    def key(self) -> str:
        """Twenty-four hex digits that are the same for the same facets."""
        told = _COMPACT.encode(self.to_row())
        return hashlib.sha256(told.encode("utf-8", "backslashreplace")).hexdigest()[:24]


@lru_cache(maxsize=MOST_REMEMBERED)
def facets_from(told: str) -> Facets:
    """The facets that the ledger keeps as this JSON."""
    return Facets.from_row(json.loads(told))


def facets_of(claim: Claim, published: date | None, issues: Issues, register: Register) -> Facets:
    """The facets of a claim of a report that was published on that day."""
    issue = issues.of(claim)
    name, number = _name_of(claim, register, beside=issue.named)
    layer, since, until = _days(claim, published, standing=issue.standing)
    place = claim.where
    return Facets(
        issue=issue.name,
        act=claim.act.value if claim.act else claim.type.value,
        actors=_keys(claim.actors),
        recipients=_persons(claim.recipients) if issue.persons else _keys(claim.recipients),
        words=_words(claim, issues),
        name=name,
        number=number,
        place=compared(place.name) if place and not _is_state(place) else "",
        named=_named(claim.evidence.quote, issues.calendar, register),
        layer=layer,
        since=since,
        until=until,
        ahead=layer is Layer.TOLD and until != published,
    )


def in_context(told: Sequence[Facets], often: Container[str]) -> list[Facets]:
    """The facets of one report's claims, in the order of the text; what is told without a date takes the day of its context.

    That is the latest dated claim of the same act and some of the same parties: before it, else behind it; of an issue
    that is `often` any act of it will do, for a fight is told in many words.
    """
    loose = {Layer.TOLD, Layer.NEVER}
    return [_placed(one, number, told, often) if one.layer in loose else one for number, one in enumerate(told)]


def _placed(one: Facets, number: int, told: Sequence[Facets], often: Container[str]) -> Facets:
    before, behind = told[max(0, number - REACH) : number], told[number + 1 : number + 1 + REACH]
    for near in (before, behind):
        dated = [other for other in near if _may_be(one, other) and (other.act == one.act or one.issue in often)]
        if dated:
            # the news of a report is what happened last of what it tells
            other = max(dated, key=lambda f: (f.layer is Layer.DAY, f.since or date.min))
            return replace(
                one,
                ahead=False,
                layer=other.layer,
                since=other.since,
                until=other.until,
                place=other.place,
                named=one.named | other.named,
            )
    return one


def _may_be(one: Facets, other: Facets) -> bool:
    same = other.issue == one.issue and bool(one.parties & other.parties)
    short = bool(other.since and other.until and other.until - other.since <= SHORT)
    return same and short and other.layer in {Layer.DAY, Layer.VAGUE} and one.place in {"", other.place}


def compared(words: str) -> str:
    """The words as names are compared: without difference of capitals, spacing and a leading article."""
    return " ".join(words.casefold().split()).removeprefix("the ")


def _keys(parties: Iterable[Participant]) -> frozenset[str]:
    return frozenset(party.principal or compared(party.name) for party in parties)


def _persons(parties: Iterable[Participant]) -> frozenset[str]:
    named = (party.name.split()[-1] for party in parties)
    return frozenset(word.casefold() for word in named if word[:1].isupper())


def _is_state(place: Participant) -> bool:
    return place.id is not None and place.id == place.principal


def _days(claim: Claim, published: date | None, *, standing: bool) -> tuple[Layer, date | None, date | None]:
    when = claim.when
    if when is not None and when.start and when.end:
        exact = when.precision is Precision.DAY and when.start == when.end
        return (Layer.DAY if exact else Layer.VAGUE), when.start, when.end
    if standing or published is None or (when is not None and (when.start or when.end)):
        return Layer.NEVER, when.start if when else None, when.end if when else None
    if claim.status in {Status.PLANNED, Status.DEMANDED, Status.PREDICTED, Status.CONDITIONAL}:
        return Layer.TOLD, published - BEFORE_TELLING, published + AHEAD
    return Layer.TOLD, published - BEFORE_TELLING, published


def _name_of(claim: Claim, register: Register, *, beside: bool) -> tuple[str, str]:
    """The proper name of what the claim is about, and the number in it; both empty where it has none.

    Args:
        claim: the claim.
        register: what it knows is the name of a party and of nothing that a party does.
        beside: look in the evidence too, where the object itself is not named.
    """
    own = claim.object.name if claim.object else ""
    names = {found.group(1) for found in NAME.finditer(own)}
    if not names and TITLED.fullmatch(own) and not register.scan(own):
        names = {own}
    if not names and beside:
        names = {found.group(1) for found in NAME.finditer(claim.evidence.quote)}
    return _numbered(names.pop()) if len(names) == 1 else ("", "")


def _numbered(name: str) -> tuple[str, str]:
    numbered = NUMBERED.match(name)
    base = compared(numbered["base"] if numbered else name)
    number = numbered["number"] if numbered else ""
    if len(base) < LEAST_NAMED:
        return "", ""
    return base, short(number)


def short(number: str) -> str:
    """The number of a name as it is compared: of a year its last two digits, for some write it so."""
    return number[-2:] if len(number) == len("2022") else number


def _words(claim: Claim, issues: Issues) -> frozenset[str]:
    if claim.object is None:
        return frozenset()
    parties = {stem for party in (*claim.actors, *claim.recipients) for stem in stems(party.name, issues)}
    return frozenset(stems(claim.object.name, issues)) - parties


def stems(text: str, issues: Issues) -> list[str]:
    """What the words of a thing's name begin with, little words left out; one word for all of one kind."""
    words = (word.casefold() for word in WORD.findall(text))
    skipped = issues.little | issues.calendar
    return [issues.alike.get(word, word)[:STEM] for word in words if word not in skipped and len(word) > 1]


@lru_cache(maxsize=MOST_REMEMBERED)
def _named(words: str, calendar: frozenset[str], register: Register) -> frozenset[str]:
    """Names in a claim's words that tell it apart: places, and whom the register does not know; no states, bodies, holders of office."""
    text = HEAD.sub("", words)
    mentions = names_in(text, register)
    known = [mention for mention in mentions if not any(c.startswith("place/") for c in mention.candidates)]
    names = {
        found.group(0).casefold().removesuffix("’s").removesuffix("'s")
        for found in CAPITAL.finditer(text)
        if not any(mention.span.start <= found.start() < mention.span.end for mention in known)
    }
    return frozenset(names - calendar)


@lru_cache(maxsize=MOST_REMEMBERED)
def names_in(text: str, register: Register) -> tuple[Mention, ...]:
    """What the register finds in the words of claims; the same words hold several claims."""
    return tuple(register.scan(text))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(told: object) -> date | None:
    return date.fromisoformat(told) if isinstance(told, str) else None
