"""An act as somebody tells it: a claim of the record, a verified reference fact, or the act of a legal case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from foedus.model.claim import Claim, EventType, ObjectKind, Participant, Status, TreatyAct
from foedus.model.fact import ReferenceFact
from foedus.model.when import When
from foedus.treaty.casebook import CaseAct
from foedus.treaty.days import Span

HAPPENED = frozenset({Status.ASSERTED, Status.PLANNED, Status.DENIED})
"""Statuses that say something of whether an act is done; what is demanded, predicted or conditional breaches nothing."""


class Teller(StrEnum):
    """What tells an act."""

    CLAIM = "claim"
    FACT = "reference fact"
    CASE = "case"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """An act, as far as one teller tells it.

    Attributes:
        id: of the claim or fact.
        by: what tells it.
        event: id of the event that the claim was gathered into; None where it was not.
        actors, recipients: principals, each once, in the order told; parties without a principal are left out.
        unnamed: whether nobody is told who does it, not even by a name that is no principal.
        unaddressed: whether nobody is told to whom.
        object: kind of what it is about; None where not told.
        name: what it is about, folded; empty where not told.
        words: the sentence, folded.
        span: the days on which it happened or would happen; None where nobody tells.
        dated_by: id of another claim of the event that tells the day, where this one does not.
        told_on: the day on which it was told; None where not known.
        said_by: principals of the voices between the author and the claim, outermost first.
    """

    id: str
    by: Teller
    event: str | None = None
    act: TreatyAct | None = None
    type: EventType | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    unnamed: bool = False
    unaddressed: bool = False
    object: ObjectKind | None = None
    name: str = ""
    words: str = ""
    status: Status = Status.ASSERTED
    span: Span | None = None
    dated_by: str | None = None
    told_on: date | None = None
    said_by: tuple[str, ...] = ()

    @property
    def others(self) -> tuple[str, ...]:
        """The recipients, or all actors of a mutual act; the bearer is to be left out by whoever asks."""
        return self.recipients or self.actors

    @property
    def mutual(self) -> bool:
        """Whether several do it to each other, so that it is not told who did it to whom."""
        return not self.recipients and len(self.actors) > 1

    @property
    def occurrence(self) -> str:
        """What it is one telling of: its event, else itself."""
        return self.event or self.id

    def dated(self, when: When, by: str) -> Conduct:
        """The same on the days that another claim of its event tells."""
        return replace(self, span=Span(when.start, when.end), dated_by=by)

    def on_the_day_told(self) -> Conduct | None:
        """The same as if it was done on the day on which it was told; None where that is not known."""
        return replace(self, span=Span.of(self.told_on)) if self.told_on else None


def of_claim(claim: Claim, event: str | None, told_on: date | None) -> Conduct:
    """What a claim tells."""
    return Conduct(
        id=claim.id,
        by=Teller.CLAIM,
        event=event,
        act=claim.act,
        type=claim.type,
        actors=_principals(claim.actors),
        recipients=_principals(claim.recipients),
        unnamed=not claim.actors,
        unaddressed=not claim.recipients,
        object=claim.object.kind if claim.object else None,
        name=_folded(claim.object.name) if claim.object else "",
        words=_folded(claim.evidence.quote),
        status=claim.status,
        span=Span(claim.when.start, claim.when.end) if claim.when else None,
        told_on=told_on,
        said_by=_principals(claim.said_by),
    )


def of_fact(fact: ReferenceFact) -> Conduct:
    """What a reference fact tells."""
    return Conduct(
        id=fact.id,
        by=Teller.FACT,
        act=fact.act,
        actors=fact.actors,
        recipients=fact.recipients,
        object=fact.about.kind if fact.about else None,
        name=_folded(fact.about.name) if fact.about else "",
        span=Span(fact.since, fact.until),
        told_on=fact.until,
    )


def of_case(act: CaseAct, number: int) -> Conduct:
    """The act of a legal case; `number` tells it from the others of the case."""
    return Conduct(
        id=f"case:{number}",
        by=Teller.CASE,
        act=act.act,
        type=act.type,
        actors=act.who,
        recipients=act.to,
        unnamed=not act.who,
        unaddressed=not act.to,
        object=act.object,
        name=_folded(act.about),
        status=act.status,
        span=Span(act.day.first, act.day.last) if act.day else None,
    )


def _principals(participants: Iterable[Participant]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.principal for p in participants if p.principal))


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
