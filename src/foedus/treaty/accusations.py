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
        for id_, names in self._instruments.items():
            found = names.search(conduct.name) or names.search(conduct.words)
            if found:
                return self._article(id_, conduct), found[0]
        found = self._organisation.search(conduct.words)
        return None, found[0] if found else ""

    def _article(self, instrument: str, conduct: Conduct) -> str | None:
        """The first article named that the instrument has; of a paragraph that has no address, its article."""
        for found in (*ARTICLE.finditer(conduct.name), *ARTICLE.finditer(conduct.words)):
            for number in (found[1], found[1].split(".")[0]):
                if f"{instrument}/art-{number}" in self.pack.provisions:
                    return f"{instrument}/art-{number}"
        return None


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
