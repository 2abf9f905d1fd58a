"""A pack's treaty side: who is a member when, what is in force when, and every norm with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from foedus.model.finding import Truth
from foedus.treaty.days import Day, Span, all_of, any_of, before, begun, holding
from foedus.treaty.decisions import Decision, Weights
from foedus.treaty.format import (
    Body,
    Exercise,
    Flag,
    Instrument,
    Kind,
    Norm,
    Partner,
    Provision,
    Reading,
    Standing,
    Text,
    Version,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """From when to when a state is a member, both days inclusive; None where open."""

    state: str
    since: Day | None
    until: Day | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A norm with where it stands.

    Attributes:
        name: its key, one in the pack.
        address: of its provision, such as `charter/art-7`.
        periods: texts under which it is valid, each with its first and last day; a text that is unverified is marked by itself.
    """

    name: str
    norm: Norm
    instrument: str
    address: str
    periods: tuple[Period, ...]

    @property
    def readings(self) -> tuple[str, ...]:
        """The rival readings that it tells apart; one without a name where there are none."""
        return self.norm.readings() or ("",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """How long one text of a provision is in force: from `since` through `until`; `since` None where that is not known.

    Attributes:
        version: of the instrument, that brings the text.
        signed: when that was signed; before, it is in force for nobody.
    """

    version: str
    text: Text
    signed: Day
    since: Day | None
    until: Day | None
    verified: bool


@dataclass(frozen=True, kw_only=True)
class Pack:
    """One organisation as data; nothing changes it, an amended one is another.

    Attributes:
        code: the organisation's acronym, as a principal.
        name, names: what it is called in full, and how else.
        instruments, readings, bodies, exercises, decisions, weights: by id.
    """

    code: str
    name: str
    names: tuple[str, ...]
    members: tuple[Membership, ...]
    organs: Mapping[str, str]
    standing: tuple[Standing, ...]
    partners: tuple[Partner, ...]
    instruments: Mapping[str, Instrument]
    readings: Mapping[str, Reading]
    bodies: Mapping[str, Body]
    exercises: Mapping[str, Exercise]
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    weights: Mapping[str, Weights] = field(default_factory=dict)

    @cached_property
    def provisions(self) -> Mapping[str, Provision]:
        """Every provision by its address, in the order of the instruments."""
        return {
            f"{id_}/{key}": provision
            for id_, instrument in self.instruments.items()
            for key, provision in instrument.provisions.items()
        }

    @cached_property
    def norms(self) -> Mapping[str, Placed]:
        """Every norm by its name."""
        return {one.name: one for one in self._placed()}

    @cached_property
    def parties(self) -> frozenset[str]:
        """The organisation and all that ever were its members, as principals."""
        return frozenset((self.code, *(one.state for one in self.members)))

    @cached_property
    def _beaten(self) -> Mapping[str, frozenset[str]]:
        over = {name: one.norm.over for name, one in self.norms.items()}

        def reached(name: str, seen: frozenset[str]) -> frozenset[str]:
            return seen.union(*(reached(below, seen | {below}) for below in over.get(name, ()) if below not in seen))

        return {name: reached(name, frozenset()) for name in over}

    def beaten_by(self, norm: str) -> frozenset[str]:
        """Names of the norms that this one goes before, through others too."""
        return self._beaten[norm]

    def standing_of(self, principal: str) -> str:
        """How long the principal was a member, in words."""
        if principal == self.code:
            return "the organisation itself"
        terms = [f"{one.since or 'ever'} to {one.until or 'now'}" for one in self.members if one.state == principal]
        return f"a member from {' and from '.join(terms)}" if terms else "never a member"

    def _placed(self) -> Iterator[Placed]:
        for address, provision in self.provisions.items():
            instrument = address.split("/")[0]
            for name, norm in provision.norms.items():
                periods = tuple(self._periods(self.instruments[instrument], provision, norm))
                yield Placed(name=name, norm=norm, instrument=instrument, address=address, periods=periods)

    def _periods(self, instrument: Instrument, provision: Provision, norm: Norm) -> Iterator[Period]:
        for text, following in zip(provision.texts, (*provision.texts[1:], None), strict=True):
            if text.paraphrase is None:
                continue
            version = instrument.versions[text.version]
            for begins, ends in _stretches(instrument.versions, text.version, following.version if following else None):
                since, until = _later(norm.since, begins), _earlier(norm.until, ends)
                if since and until and since.first > until.last:
                    continue
                yield Period(
                    version=text.version,
                    text=text,
                    signed=version.signed,
                    since=since,
                    until=until,
                    verified=text.verified and version.verified,
                )

    def periods(self, address: str) -> tuple[Period, ...]:
        """The texts of a provision with how long each is in force."""
        provision = self.provisions[address]
        bare = Norm.model_construct(since=None, until=None)
        return tuple(self._periods(self.instruments[address.split("/", maxsplit=1)[0]], provision, bare))

    def kind_of(self, principal: str, span: Span) -> Mapping[Kind, Truth]:
        """What the principal is to the organisation on the days of the span, kind by kind."""
        if principal == self.code or principal in self.organs:
            return {Kind.ORGANISATION: Truth.YES, Kind.MEMBER: Truth.NO, Kind.FORMER_MEMBER: Truth.NO, Kind.NON_MEMBER: Truth.NO, Kind.ANY: Truth.YES}  # fmt: skip
        terms = [one for one in self.members if one.state == principal]
        member = any_of(holding(one.since, one.until, span) for one in terms)
        left = any_of(~holding(None, one.until, span) if one.until else Truth.NO for one in terms)
        return {
            Kind.MEMBER: member,
            Kind.FORMER_MEMBER: all_of((~member, left)),
            Kind.NON_MEMBER: ~member,
            Kind.ORGANISATION: Truth.NO,
            Kind.ANY: Truth.YES,
        }

    def flag_of(
        self, principal: str, flag: Flag, span: Span, *, unverified: bool = False
    ) -> tuple[Truth, Standing | None]:
        """Whether the flag of the principal holds on the span, and the row that says so; a member has every flag that no row denies."""
        member = self.kind_of(principal, span)[Kind.MEMBER]
        if flag is Flag.MEMBERSHIP:
            return member, None
        rows = [
            one for one in self.standing if (one.state, one.flag) == (principal, flag) and (one.verified or unverified)
        ]
        for row in reversed(rows):
            reached = holding(row.since, row.until, span)
            if reached is Truth.YES:
                return (Truth.YES if row.holds else Truth.NO), row
            if reached is Truth.UNKNOWN:
                return Truth.UNKNOWN, row
        return member, None


def _stretches(
    versions: Mapping[str, Version], first: str, following: str | None
) -> Iterator[tuple[Day | None, Day | None]]:
    """From when to when a text stands, through the versions that keep it; one that ends leaves a gap until the next is in force."""
    names = list(versions)
    since, ended = versions[first].in_force, versions[first].until
    for name in names[names.index(first) + 1 : names.index(following) if following else None]:
        begins = versions[name].in_force
        if begins is None:
            continue
        if ended is not None and ended != before(begins):
            yield since, ended
            since = begins
        ended = versions[name].until
    then = versions[following].in_force if following else None
    yield since, ended or (before(then) if then else None)


def _later(own: Day | None, of_text: Day | None) -> Day | None:
    return own if own and of_text and own.first > of_text.first else of_text


def _earlier(own: Day | None, of_text: Day | None) -> Day | None:
    return min((one for one in (own, of_text) if one), key=lambda day: day.last, default=None)


def in_force(period: Period, span: Span) -> Truth:
    """Whether the text is in force on the whole of the span; where nobody knows since when, at most unknown, and not before it was signed."""
    known = begun(period.since or period.signed, span)
    if period.since is None and known is Truth.YES:
        known = Truth.UNKNOWN
    return all_of((known, holding(None, period.until, span)))
