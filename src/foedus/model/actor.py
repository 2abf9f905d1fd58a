"""Actors: states, organisations, organs, groups, outlets and persons, and the terms of office that tie them to a principal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ActorKind(StrEnum):
    """What an entry of the register is."""

    STATE = "state"
    ORGANISATION = "organisation"
    ORGAN = "organ"
    ARMED_GROUP = "armed_group"
    OUTLET = "outlet"
    PERSON = "person"
    COLLECTIVE = "collective"
    PLACE = "place"


class Sector(StrEnum):
    """PLOVER's sectors (PLOVER manual 2023, actor coding)."""

    GOV = "GOV"
    MIL = "MIL"
    LEG = "LEG"
    JUD = "JUD"
    SPY = "SPY"
    COP = "COP"
    OPP = "OPP"
    REB = "REB"
    PRE = "PRE"
    CVL = "CVL"
    MED = "MED"
    BUS = "BUS"
    EDU = "EDU"
    NGO = "NGO"
    IGO = "IGO"
    ELI = "ELI"
    LAB = "LAB"
    REF = "REF"
    REL = "REL"
    JRN = "JRN"
    UAF = "UAF"
    CRM = "CRM"
    AGR = "AGR"
    HLH = "HLH"


class Bound(StrEnum):
    """What of a term a source shows."""

    SINCE = "since"
    UNTIL = "until"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What was looked up for one bound of a term, or both.

    Attributes:
        shows: which bound.
        page: address of the page, or title and place of a printed work.
        seen: day on which it was looked up.
        words: the words that show it, at most 25, as they stand there.
    """

    shows: Bound
    page: str
    seen: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One person in one office for a time.

    Attributes:
        office: what it is called, e.g. `President of Kazakhstan`.
        role: the office's role word, e.g. `president`, `foreign minister`, `secretary general`; closed list of the register.
        principal: ISO 3166-1 alpha-3 code or organisation's acronym that the holder speaks for.
        sector: PLOVER sector of the office.
        since: first day in office, inclusive; None where not known.
        until: last day in office, inclusive; None while in office or not known.
        sources: what was looked up, in the order of the data; empty where nobody has.
    """

    office: str
    role: str
    principal: str
    sector: Sector | None
    since: date | None
    until: date | None
    sources: tuple[Source, ...] = ()

    @property
    def verified(self) -> bool:
        """Whether sources show its first day, and its last where it has ended."""
        shown = {source.shows for source in self.sources}
        wanted = {Bound.SINCE} if self.until is None else {Bound.SINCE, Bound.UNTIL}
        return self.since is not None and (Bound.BOTH in shown or wanted <= shown)

    def holds_on(self, day: date) -> bool:
        """Whether the term includes `day`; an unknown bound includes it."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One entry of the register.

    Attributes:
        id: stable, e.g. `KAZ`, `CSTO`, `person/kassym-jomart-tokayev`.
        kind: what it is.
        name: the English name shown to users.
        principal: code of the state or organisation it belongs to; None for persons (see `terms`) and collectives.
        sector: PLOVER sector; None for states.
        terms: offices held, persons only, oldest first.
        members: codes of member states, organisations only, with the days of membership.
        since: first day of a state's existence; None where before 1991 or not told.
        until: last day of a state's existence; None while it exists.
        coordinates: latitude and longitude in degrees (WGS 84), places only; None where not told.
        headed_by: role of the one who heads an organ, e.g. `foreign minister`; None where no role of the register does.
        language: ISO 639 code of the main language an outlet publishes in, two letters where it has two; None where not told.
    """

    id: str
    kind: ActorKind
    name: str
    principal: str | None = None
    sector: Sector | None = None
    terms: tuple[Term, ...] = ()
    members: tuple[Membership, ...] = ()
    since: date | None = None
    until: date | None = None
    coordinates: tuple[float, float] | None = None
    headed_by: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """One state's membership of an organisation; both days inclusive, None where open."""

    state: str
    since: date | None
    until: date | None
    source: str | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the membership includes `day`."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
