"""Accusations of a breach: a voice says that somebody broke an obligation of the organisation, and perhaps which.

Which obligation is meant is read from the words alone: the name of an instrument, "article N" beside it. An accusation that names
another treaty is none of this organisation's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from foedus.model.claim import Status, TreatyAct
from foedus.model.finding import AllegedBreach, Finding, Form, Stage, TraceStep, Truth
from foedus.treaty.composing import identity
from foedus.treaty.conduct import HAPPENED, Conduct
from foedus.treaty.days import Span
from foedus.treaty.format import Kind
from foedus.treaty.pack import Pack, in_force

ARTICLE = re.compile(r"(?:\bart(?:icle|icles|\.)?|§)\s*(\d+(?:\.\d+)?)")
"""An article by its number, folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusation:
    """One claim that somebody broke an obligation of the organisation.

    Attributes:
        conduct: the accusation itself.
        accused: a principal; None where nobody is told.
        provision: address; None where the words name none.
        named: the words that tie it to the organisation.
    """

    conduct: Conduct
    accused: str | None
    provision: str | None
    named: str


@dataclass(slots=True)
class Accusations:
    """Finds accusations of a breach of one pack's instruments."""

    pack: Pack
    names: Sequence[str]
    """How the organisation itself is called."""
    _instruments: Mapping[str, re.Pattern[str]] = field(init=False)
    _organisation: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        self._instruments = {id_: _any_of((one.name, *one.names)) for id_, one in self.pack.instruments.items()}
        self._organisation = _any_of((self.pack.code, self.pack.name, *self.names))

    def among(self, conducts: Iterable[Conduct]) -> Iterator[Accusation]:
        """The accusations, one for each that is accused."""
        for conduct in conducts:
            if conduct.act is TreatyAct.ACCUSE_BREACH and conduct.status in HAPPENED:
                yield from self._of(conduct)

    def _of(self, conduct: Conduct) -> Iterator[Accusation]:
        provision, named = self._named(conduct)
        if not named:
            return
        accused = tuple(one for one in conduct.recipients if one in self.pack.parties)
        if accused or conduct.unaddressed:
            for one in accused or (None,):
                yield Accusation(conduct=conduct, accused=one, provision=provision, named=named)

    def _named(self, conduct: Conduct) -> tuple[str | None, str]:
        """The address of what is named, as far as it is, and the words that tie it to the organisation."""
        texts = (conduct.name, conduct.words)
        named = [self._article(id_, one, text) for text in texts for id_, one in self._instruments_in(text)]
        if named:
            return min(named, key=_nearest)[1:]
        organisation = self._organisation.search(conduct.words)
        return None, organisation[0] if organisation else ""

    def _instruments_in(self, text: str) -> list[tuple[str, re.Match[str]]]:
        """Instruments by name; one within a longer name of the organisation is not meant: "the X Treaty Organization"."""
        longer = [one.span() for one in self._organisation.finditer(text)]
        return [
            (id_, one)
            for id_, names in self._instruments.items()
            for one in names.finditer(text)
            if not any(
                start <= one.start() and one.end() <= end and (start, end) != one.span() for start, end in longer
            )
        ]

    def _article(self, instrument: str, named: re.Match[str], text: str) -> tuple[int, str | None, str]:
        """How far from the instrument's name stands an article that it has, and which; of a paragraph without address its article."""
        found: list[tuple[int, str | None]] = [
            (abs(named.start() - article.start()), address)
            for article in ARTICLE.finditer(text)
            for number in (article[1], article[1].split(".")[0])
            if (address := f"{instrument}/art-{number}") in self.pack.provisions
        ]
        return (*min(found, key=lambda one: one[0], default=(len(text), None)), named[0])


def _nearest(found: tuple[int, str | None, str]) -> tuple[bool, int, int]:
    """An instrument with an article before one without, then the nearest, then the longest name."""
    distance, address, name = found
    return address is None, distance, -len(name)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    folded = sorted({" ".join(name.casefold().split()) for name in names}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, folded))})\b")


def told_by_accusers(accusations: Iterable[Accusation], conducts: Iterable[Conduct]) -> set[str]:
    """Ids of the claims that an accuser tells in the sentence of the accusation: what the accused is said to have done."""
    accusers: dict[str, set[str]] = {}
    for one in accusations:
        accusers.setdefault(one.conduct.words, set()).update(one.conduct.actors)
    return {
        conduct.id
        for conduct in conducts
        if conduct.act is not TreatyAct.ACCUSE_BREACH
        and accusers.get(conduct.words, set()).intersection(conduct.said_by[-1:])
    }


def findings(accusations: Iterable[Accusation], pack: Pack) -> Iterator[Finding]:
    """A finding for each occurrence, accused and provision, in the order first met; the claim with the least id speaks for the others."""
    same: dict[tuple[str, str | None, str | None], list[Accusation]] = {}
    for one in accusations:
        same.setdefault((one.conduct.occurrence, one.accused, one.provision), []).append(one)
    for (occurrence, accused, provision), told in same.items():
        done = [one for one in told if one.conduct.status is not Status.DENIED]
        if done:
            first = min(done, key=lambda one: one.conduct.id)
            yield Finding(
                id=identity(pack.code, str(provision), occurrence, str(accused), Form.ACCUSED),
                organisation=pack.code, provision=provision, norm=None, version=None, occurrence=occurrence, bearer=accused,
                counterparty=None, form=Form.ACCUSED, stage=Stage.DONE,
                verdict=AllegedBreach(because=f"a voice says so, naming “{first.named}”", form=Form.ACCUSED),
                claims=tuple(dict.fromkeys(one.conduct.id for one in done)),
                disputed_by=tuple(dict.fromkeys(one.conduct.id for one in told if one not in done)),
                trace=tuple(_trace(first, pack)),
            )  # fmt: skip


def _trace(accusation: Accusation, pack: Pack) -> Iterator[TraceStep]:
    conduct = accusation.conduct
    yield TraceStep(
        part="accusation",
        says=f"names “{accusation.named}”",
        truth=Truth.YES,
        why="in these words",
        told_by=(conduct.id,),
    )
    span = conduct.span or (Span.of(conduct.told_on) if conduct.told_on else Span(None, None))
    if accusation.accused:
        kinds = pack.kind_of(accusation.accused, span)
        bound = Truth.YES if kinds[Kind.ORGANISATION] is Truth.YES else kinds[Kind.MEMBER]
        says = f"{accusation.accused} is bound by it"
        yield TraceStep(part="bearer", says=says, truth=bound, why=pack.standing_of(accusation.accused))
    if accusation.provision is None:
        yield TraceStep(part="provision", says="an article is named", truth=Truth.NO, why="no words name one")
        return
    known = [in_force(period, span) for period in pack.periods(accusation.provision)]
    truth = Truth.YES if Truth.YES in known else Truth.UNKNOWN if Truth.UNKNOWN in known else Truth.NO
    yield TraceStep(part="in force", says=f"{accusation.provision} in force", truth=truth, why=f"on {span}")
