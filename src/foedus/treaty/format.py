"""The format of a pack's treaty files: what stands in them, field by field, is what the judge reads.

Whatever is dated or looked up says so on itself: each has its own source, and one that has none is `unverified`, kept out of
every verdict unless asked for; but a reading counts all the same and is marked, for to drop it would decide for its rival. Field
names are public; docs/packs.md teaches them.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from foedus.model.claim import EventType, ObjectKind, TreatyAct
from foedus.treaty.days import Written
from foedus.treaty.matters import Matter

MOST_WORDS = 25
"""Longest quotation of a source or a treaty, in words."""


class Entry(BaseModel):
    """Root of all entries: frozen, and refusing keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Sourced(Entry):
    """An entry that says where it was looked up.

    Attributes:
        source: page, address or title.
        seen: the day it was looked up.
        words: what shows it there, 25 words at most.
        status: `verified` where `source` was looked up and shows it.
    """

    source: str | None = None
    seen: date | None = None
    words: str | None = None
    status: Literal["verified", "unverified"]

    @model_validator(mode="after")
    def _looked_up(self) -> Self:
        if self.verified and not (self.source and self.seen):
            raise ValueError("is verified, but names no `source` or no day `seen`; name both, or say unverified")
        if len((self.words or "").split()) > MOST_WORDS:
            raise ValueError(f"`words` are {len((self.words or '').split())}, expected at most {MOST_WORDS}")
        return self

    @property
    def verified(self) -> bool:
        """Whether verdicts may rest on it without being asked to."""
        return self.status == "verified"


class Flag(StrEnum):
    """What a state's standing consists of; each is a dated fact of its own."""

    MEMBERSHIP = "membership"
    PARTICIPATION = "participation"
    DUES = "dues"
    VOTE = "vote"
    ATTENDANCE = "attendance"


class Kind(StrEnum):
    """What a party is to the organisation on a day."""

    MEMBER = "member"
    FORMER_MEMBER = "former member"
    NON_MEMBER = "non-member"
    ORGANISATION = "organisation"
    ANY = "any"


class Standing(Sourced):
    """From when to when a flag of a member did or did not hold, both days inclusive; `membership` stands in organisation.yaml."""

    state: str
    flag: Flag
    holds: bool
    since: Written
    until: Written | None = None
    note: str = ""


class Partner(Sourced):
    """A state or organisation that takes part without being a member."""

    state: str
    role: Literal["observer", "partner", "guest"]
    since: Written
    until: Written | None = None


class StandingFile(Entry):
    """`standing.yaml`."""

    standing: tuple[Standing, ...] = ()
    partners: tuple[Partner, ...] = ()


class Party(Entry):
    """One side of an act, and what it must be.

    Attributes:
        role: on which side of the claim it stands; `others` are the recipients, or the other actors of a mutual act.
        kind: what it must be to the organisation on the day.
        codes: principals that alone are meant; empty for all of the kind.
    """

    role: Literal["actors", "recipients", "others"] = "actors"
    kind: Kind = Kind.MEMBER
    codes: tuple[str, ...] = ()


class Pattern(Entry):
    """Which claims are meant; a claim must meet every field that is not empty.

    Attributes:
        acts: treaty acts, one of them.
        types: PLOVER types, one of them.
        objects: kinds of the thing it is about.
        words: beginnings of words, one of which stands in the thing's name, else in the sentence.
        without: beginnings of words none of which may stand there.
        denied: the claim says that the act was not done ("sent no troops").
    """

    acts: tuple[TreatyAct, ...] = ()
    types: tuple[EventType, ...] = ()
    objects: tuple[ObjectKind, ...] = ()
    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    denied: bool = False

    @model_validator(mode="after")
    def _matches_something(self) -> Self:
        if not (self.acts or self.types):
            raise ValueError("names no `acts` and no `types`, and would match everything")
        return self


class Told(Entry):
    """Another occurrence, told by the record or a verified reference fact.

    Attributes:
        match: what it is.
        by, to: who must stand among its actors and recipients: the judged bearer or counterparty, the organisation, any
            `member`, any `other member` than the bearer, or anybody.
        days_before, days_after: how far it may lie before and after the judged act; 0 is the same day.
        since: only what came after the last such act of the bearer; where none is told, anything.
        until: the last day on which it may lie.
    """

    match: Pattern
    by: Literal["bearer", "counterparty", "organisation", "member", "other member", "anybody"] = "anybody"
    to: Literal["bearer", "counterparty", "organisation", "member", "other member", "anybody"] = "anybody"
    days_before: int | None = Field(default=None, ge=0)
    days_after: int | None = Field(default=0, ge=0)
    since: Pattern | None = None
    until: Written | None = None


class HasFlag(Entry):
    """Whether a flag of the bearer or counterparty holds on the day."""

    party: Literal["bearer", "counterparty"] = "bearer"
    flag: Flag
    holds: bool = True


class Condition(Entry):
    """Something that must hold; exactly one of `told`, `flag` and `object`.

    Attributes:
        says: it in plain words.
        under: readings under which alone it counts; empty for all.
        unless_told: what is presumed where the record does not tell; the trace says so.
    """

    says: str
    told: Told | None = None
    flag: HasFlag | None = None
    object: Pattern | None = None
    under: tuple[str, ...] = ()
    unless_told: Literal["undetermined", "holds", "fails"] = "undetermined"

    @model_validator(mode="after")
    def _one_test(self) -> Self:
        if sum(test is not None for test in (self.told, self.flag, self.object)) != 1:
            raise ValueError("needs exactly one of `told`, `flag` and `object`")
        return self


class Exemption(Entry):
    """What excuses a breach where all its conditions hold, and is beaten by exemptions of its own.

    Attributes:
        says: it in plain words.
        provision: address where it stands; None where in the norm's own provision.
        under: readings under which alone it counts; empty for all.
    """

    says: str
    provision: str | None = None
    conditions: dict[str, Condition]
    exceptions: dict[str, Exemption] = {}
    under: tuple[str, ...] = ()


class Deadline(Entry):
    """How long after another act this one may be done.

    Attributes:
        says: it in plain words.
        after: the act from whose day is counted, by the same bearer.
        months, days: how long.
        least: the act is a breach sooner; else it is a breach later.
    """

    says: str
    after: Pattern
    months: int = Field(default=0, ge=0)
    days: int = Field(default=0, ge=0)
    least: bool = True

    @model_validator(mode="after")
    def _some_time(self) -> Self:
        if not (self.months or self.days):
            raise ValueError("names no `months` and no `days`; say how long")
        return self


class Reparation(Entry):
    """What makes a breach good: an act of the bearer after it."""

    says: str
    by: tuple[Pattern, ...]


class Modality(StrEnum):
    """What kind of rule it is."""

    OBLIGATION = "obligation"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    POWER = "power"
    CONSTITUTIVE = "constitutive"


class Norm(Entry):
    """One rule of a provision.

    Attributes:
        modality: its kind.
        says: it in plain words.
        bearer: whom it binds.
        counterparty: towards whom; None where towards all.
        breached_by, fulfilled_by: acts that breach or fulfil it; of a permission or power, `fulfilled_by` is its use.
        conditions: when it applies.
        exceptions: what excuses.
        deadline: how long after another act.
        over: names of norms that it beats where both speak to one act.
        reparation: what makes a breach good.
        matters: what it settles, in the terms by which the field compares alliances.
        since, until: days of validity, where not those of the provision's texts.
    """

    modality: Modality
    says: str
    bearer: Party
    counterparty: Party | None = None
    breached_by: tuple[Pattern, ...] = ()
    fulfilled_by: tuple[Pattern, ...] = ()
    conditions: dict[str, Condition] = {}
    exceptions: dict[str, Exemption] = {}
    deadline: Deadline | None = None
    over: tuple[str, ...] = ()
    reparation: Reparation | None = None
    matters: tuple[Matter, ...] = ()
    since: Written | None = None
    until: Written | None = None

    def readings(self) -> tuple[str, ...]:
        """The rival readings that it tells apart, in the order in which it names them."""
        exemptions = _nested(self.exceptions)
        conditions = [*self.conditions.values(), *(one for each in exemptions for one in each.conditions.values())]
        named = [part.under for part in conditions] + [part.under for part in exemptions]
        return tuple(dict.fromkeys(reading for under in named for reading in under))


def _nested(exceptions: dict[str, Exemption]) -> list[Exemption]:
    return [one for each in exceptions.values() for one in (each, *_nested(each.exceptions))]


class Text(Sourced):
    """What a provision says in one version of its instrument.

    Attributes:
        version: name of the version from which it stands so.
        paraphrase: in our words; None where that version takes the provision out.
        quotation: a few words of it, 25 at most.
    """

    version: str
    paraphrase: str | None
    quotation: str | None = None

    @model_validator(mode="after")
    def _short(self) -> Self:
        if len((self.quotation or "").split()) > MOST_WORDS:
            raise ValueError(f"quotes {len((self.quotation or '').split())} words, expected at most {MOST_WORDS}")
        return self


class Provision(Entry):
    """One numbered article or paragraph; its address is the instrument's id, a slash and its key, such as `charter/art-7`."""

    heading: str
    texts: tuple[Text, ...] = Field(min_length=1)
    norms: dict[str, Norm] = {}


class Version(Sourced):
    """One version of an instrument: signed, in force from, through.

    Attributes:
        signed: when it was signed or adopted.
        in_force: first day in force; None where not known, and then nothing of it is in force for a verdict.
        until: last day in force; None where it still is, or until the next version.
        amended_by: id of the instrument or name of the protocol that made it; None for the first.
    """

    signed: Written
    in_force: Written | None
    until: Written | None = None
    amended_by: str | None = None
    note: str = ""


class Instrument(Entry):
    """`instruments/ID.yaml`: a treaty, charter, protocol or decision.

    Attributes:
        names: how reports call it, `treaty` among them where it is simply the treaty.
        versions: by name, in order of time.
        provisions: by address within it.
    """

    name: str
    names: tuple[str, ...] = ()
    kind: Literal["treaty", "charter", "protocol", "agreement", "decision"]
    ratified: bool
    term_months: int | None = None
    versions: dict[str, Version] = Field(min_length=1)
    provisions: dict[str, Provision] = {}


class Reading(Sourced):
    """A rival interpretation of provisions, with whose it is.

    Attributes:
        title: short, as in "under the reading ...".
        says: it in plain words.
        authors: who holds it; one at least.
        provisions: addresses.
    """

    title: str
    says: str
    authors: tuple[str, ...] = Field(min_length=1)
    provisions: tuple[str, ...] = Field(min_length=1)


class ReadingsFile(Entry):
    """`readings.yaml`."""

    readings: dict[str, Reading] = {}


class Rung(StrEnum):
    """How real a body is; from the second lowest up each is more than the one before, and `dormant` is after any."""

    PROPOSED = "proposed"
    DECIDED = "decided"
    LEGAL_BASIS = "legal basis"
    STAFFED = "staffed or first meeting"
    EXERCISED = "exercised"
    OPERATING = "operating"
    DORMANT = "dormant"


class Step(Sourced):
    """A day on which a body was seen to stand on a rung."""

    rung: Rung
    day: Written
    note: str = ""


class Body(Entry):
    """An organ, force, service or system.

    Attributes:
        actor: its id in the register, where it has one.
        names: how reports call it.
        steps: what is known of it.
    """

    name: str
    kind: Literal["organ", "force", "service", "system"]
    actor: str | None = None
    names: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


class Exercise(Entry):
    """A recurring exercise: how it is called, and of what kind it is."""

    name: str
    names: tuple[str, ...] = ()
    about: str
    umbrella: str | None = None


class BodiesFile(Entry):
    """`bodies.yaml`."""

    bodies: dict[str, Body] = {}
    exercises: dict[str, Exercise] = {}
