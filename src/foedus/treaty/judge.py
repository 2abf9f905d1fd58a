"""The judge: what the norms of a pack say to an act that somebody tells.

It judges sets of acts and keeps nothing between them but what it has once decided, so that judging grows with what is judged.
Nothing here says that an act was done: only what a norm would say to it as told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from foedus.model.claim import Status
from foedus.model.finding import (
    AllegedBreach,
    Excused,
    Fulfilled,
    NotApplicable,
    Stage,
    TraceStep,
    Truth,
    Undetermined,
    Verdict,
)
from foedus.treaty.conditions import Asking, Conditions
from foedus.treaty.conduct import HAPPENED, Conduct
from foedus.treaty.days import Span
from foedus.treaty.format import Kind, Modality, Norm, Party, Pattern
from foedus.treaty.occurrences import Occurrences
from foedus.treaty.pack import Pack, Period, Placed, in_force
from foedus.treaty.patterns import keys, keys_of, matches
from foedus.treaty.verdicts import BEARER, COUNTERPARTY, DEADLINE, IN_FORCE, REPARATION, Deciding

RIGHTS = frozenset({Modality.PERMISSION, Modality.POWER, Modality.OBLIGATION})
"""Kinds of norms that can speak for what another forbids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One norm on one telling of an act, of one bearer towards one counterparty.

    Attributes:
        placed: the norm.
        conduct: the act as told.
        bearer, counterparty: principals; None where not told, or where the norm asks for none.
        stage: whether it is told as done.
        disputes: whether the claim denies the act; the verdict is then what would be if it was done.
        verdict: one of the seven.
        version: of the instrument, on the day; None where unknown or none.
        trace: what was looked at, in order.
    """

    placed: Placed
    conduct: Conduct
    bearer: str | None
    counterparty: str | None
    stage: Stage
    disputes: bool
    verdict: Verdict
    version: str | None
    trace: tuple[TraceStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two norms that give contrary verdicts on one act, neither of which goes before; the pack must say which does."""

    breached: str
    allowed: str
    conduct: str
    bearer: str | None


@dataclass(frozen=True, slots=True)
class Shared:
    """What judges of one record by two packs find of norms that these have in common; each looks it up there first.

    Attributes:
        same: names of norms that are the same and hold on the same days.
        alike: names of norms that are the same, whenever they hold.
        judged: what norms of the first kind say, by norm and claim.
        pairs: who may be meant by norms of the second kind, by norm and claim.
        found: steps of these, by norm, claim, bearer, counterparty and days.
        decided: their verdicts on acts of known days on which they are in force, by norm, claim, bearer and counterparty.
    """

    same: Collection[str]
    alike: Collection[str]
    judged: dict[tuple[str, str], tuple[Judged, ...]] = field(default_factory=dict)
    pairs: dict[tuple[str, str], tuple[tuple[str | None, str | None], ...]] = field(default_factory=dict)
    found: dict[tuple[str, str, str, str | None, Span], dict[str, TraceStep]] = field(default_factory=dict)
    decided: dict[tuple[str, str, str | None, str | None], Verdict] = field(default_factory=dict)


@dataclass(slots=True)
class Judge:
    """Judges acts by the norms of a pack.

    Attributes:
        pack: the organisation.
        occurrences: what else is told.
        only: names of the norms that are asked; None for all. Norms that go before them are looked at too, and not told.
        unverified: whether texts and standing that nobody looked up count.
        shared: what a judge by another pack found of norms that both have.
        conflicts: norms that were found to contradict each other, among those that were looked at.
    """

    pack: Pack
    occurrences: Occurrences
    only: Collection[str] | None = None
    unverified: bool = False
    shared: Shared | None = None
    conflicts: list[Conflict] = field(default_factory=list)
    _looked_at: Collection[str] = field(init=False)
    _by_key: dict[str, list[tuple[Placed, Pattern, bool]]] = field(default_factory=lambda: defaultdict(list))
    _deciding: Deciding = field(default_factory=Deciding)

    def __post_init__(self) -> None:
        self._looked_at = norms_beside(self.pack, self.only)
        for placed in self.pack.norms.values():
            if not self._asked(placed):
                continue
            for pattern, breaching in _patterns(placed):
                for key in keys([pattern]):
                    self._by_key[key].append((placed, pattern, breaching))

    def _asked(self, placed: Placed) -> bool:
        """Whether the norm is one that is looked at, and somebody looked up what it says."""
        looked_up = self.unverified or any(period.verified for period in placed.periods)
        return looked_up and placed.name in self._looked_at

    @property
    def asks_for(self) -> frozenset[str]:
        """Acts and types that some norm speaks to."""
        return frozenset(self._by_key)

    def judge(self, conducts: Iterable[Conduct]) -> Iterator[Judged]:
        """What the norms say to each of the acts, in order; nothing to those that concern no party of the organisation."""
        for conduct in conducts:
            if conduct.status in HAPPENED and self._concerns(conduct):
                yield from self._together(list(self._each(conduct)))

    def _concerns(self, conduct: Conduct) -> bool:
        return any(principal in self._parties for principal in (*conduct.actors, *conduct.recipients))

    @property
    def _parties(self) -> frozenset[str]:
        return self.pack.parties

    def _each(self, conduct: Conduct) -> Iterator[Judged]:
        asked: set[str] = set()
        for key in keys_of(conduct):
            for placed, pattern, breaching in self._by_key.get(key, ()):
                denied = conduct.status is Status.DENIED
                if placed.name in asked or (pattern.denied and not denied) or not matches(pattern, conduct):
                    continue
                asked.add(placed.name)
                yield from self._once(placed, conduct, breaching=breaching, disputes=denied and not pattern.denied)

    def _once(self, placed: Placed, conduct: Conduct, *, breaching: bool, disputes: bool) -> Iterable[Judged]:
        """What the norm says to the act, of each bearer towards each counterparty."""
        if self.shared is None or placed.name not in self.shared.same:
            return self._of(placed, conduct, breaching=breaching, disputes=disputes)
        key = (placed.name, conduct.id)
        if key not in self.shared.judged:
            self.shared.judged[key] = tuple(self._of(placed, conduct, breaching=breaching, disputes=disputes))
        return self.shared.judged[key]

    def _of(self, placed: Placed, conduct: Conduct, *, breaching: bool, disputes: bool) -> Iterator[Judged]:
        for bearer, counterparty in self._meant(placed, conduct):
            yield self._judged(placed, conduct, bearer, counterparty, breaching=breaching, disputes=disputes)

    def _meant(self, placed: Placed, conduct: Conduct) -> Iterable[tuple[str | None, str | None]]:
        if self.shared is None or placed.name not in self.shared.alike:
            return self._pairs(placed, conduct)
        key = (placed.name, conduct.id)
        if key not in self.shared.pairs:
            self.shared.pairs[key] = tuple(self._pairs(placed, conduct))
        return self.shared.pairs[key]

    def _pairs(self, placed: Placed, conduct: Conduct) -> Iterator[tuple[str | None, str | None]]:
        norm = placed.norm
        bearers = self._fitting(norm.bearer, conduct, None)
        if not bearers and not _untold(norm.bearer, conduct):
            return
        for bearer in bearers or (None,):
            towards = self._fitting(norm.counterparty, conduct, bearer) if norm.counterparty else ()
            for counterparty in towards or (None,):
                yield bearer, counterparty

    def _fitting(self, party: Party, conduct: Conduct, bearer: str | None) -> Sequence[str]:
        """The principals on that side that may be meant; all of them where none may."""
        told = [one for one in _side(party, conduct) if one != bearer and (not party.codes or one in party.codes)]
        span = conduct.span or Span(None, None)
        kinds = {one: self.pack.kind_of(one, span)[party.kind] for one in told}
        return [one for one in told if kinds[one] is not Truth.NO] or told

    def _judged(
        self,
        placed: Placed,
        conduct: Conduct,
        bearer: str | None,
        counterparty: str | None,
        *,
        breaching: bool,
        disputes: bool,
    ) -> Judged:
        steps, period = self._steps(placed, conduct, bearer, counterparty)
        key = (placed.name, conduct.id, bearer, counterparty)
        sure = self.shared and placed.name in self.shared.alike and conduct.span and steps[IN_FORCE].truth is Truth.YES
        verdict = self.shared.decided.get(key) if self.shared and sure else None
        if verdict is None:
            verdict = self._verdict(placed, conduct, bearer, counterparty, steps, breaching=breaching)
        if self.shared and sure:
            self.shared.decided[key] = verdict
        return Judged(
            placed=placed,
            conduct=conduct,
            bearer=bearer,
            counterparty=counterparty,
            stage=Stage.PLANNED if conduct.status is Status.PLANNED else Stage.DONE,
            disputes=disputes,
            verdict=verdict,
            version=period.version if period else None,
            trace=tuple(steps.values()),
        )

    def _verdict(
        self,
        placed: Placed,
        conduct: Conduct,
        bearer: str | None,
        counterparty: str | None,
        steps: Mapping[str, TraceStep],
        *,
        breaching: bool,
    ) -> Verdict:
        surely_none = Truth.NO in {steps[IN_FORCE].truth, steps[COUNTERPARTY].truth}
        if bearer is None and not surely_none:
            missing = "who did it (no actor is told)"
            return Undetermined(because=f"not known: {missing}", missing=(missing,))
        if conduct.span is not None or bearer is None or steps[BEARER].truth is Truth.NO:
            return self._deciding.verdict(placed, steps, breaching=breaching)
        missing = "the day (the report tells none)"
        then = conduct.on_the_day_told()
        if then is None:
            return Undetermined(because=f"not known: {missing}", missing=(missing,))
        instead, _ = self._steps(placed, then, bearer, counterparty)
        verdict = self._deciding.verdict(placed, instead, breaching=breaching)
        if isinstance(verdict, NotApplicable):
            return verdict
        words = f"if it was on the day on which it was told, {then.told_on}"
        return Undetermined(because=f"not known: {missing}", missing=(missing,), otherwise={words: verdict})

    def _steps(
        self, placed: Placed, conduct: Conduct, bearer: str | None, counterparty: str | None
    ) -> tuple[dict[str, TraceStep], Period | None]:
        """What was found of each part of the norm, by name; and the period of the text that holds."""
        span = conduct.span or Span(None, None)
        in_time, period = self._in_force(placed, span)
        if bearer is None or self.shared is None or placed.name not in self.shared.alike:
            return {IN_FORCE: in_time, **self._parts(placed.norm, conduct, bearer, counterparty)}, period
        key = (placed.name, conduct.id, bearer, counterparty, span)
        if key not in self.shared.found:
            self.shared.found[key] = self._parts(placed.norm, conduct, bearer, counterparty)
        return {IN_FORCE: in_time, **self.shared.found[key]}, period

    def _parts(
        self, norm: Norm, conduct: Conduct, bearer: str | None, counterparty: str | None
    ) -> dict[str, TraceStep]:
        """What was found of each part of the norm, by name, but for whether it is in force."""
        span = conduct.span or Span(None, None)
        steps = {BEARER: self._is(norm.bearer, bearer, span, BEARER)}
        if norm.counterparty:
            steps[COUNTERPARTY] = self._counterparty(norm.counterparty, counterparty, conduct, span)
        else:
            steps[COUNTERPARTY] = TraceStep(
                part=COUNTERPARTY, says="towards anybody", truth=Truth.YES, why="none is asked for"
            )
        if bearer is None or steps[BEARER].truth is Truth.NO or steps[COUNTERPARTY].truth is Truth.NO:
            return steps
        asking = Asking(conduct=conduct, bearer=bearer, counterparty=counterparty, span=span)
        looking = Conditions(pack=self.pack, occurrences=self.occurrences, unverified=self.unverified)
        steps |= dict(looking.of(norm.conditions, asking, "condition"))
        steps |= dict(looking.exempting(norm.exceptions, asking))
        if norm.deadline:
            steps[DEADLINE] = looking.deadline(norm.deadline, asking)
        if norm.reparation:
            steps[REPARATION] = looking.repaired(norm.reparation, asking)
        return steps

    def _in_force(self, placed: Placed, span: Span) -> tuple[TraceStep, Period | None]:
        found = [(period, in_force(period, span)) for period in placed.periods]
        says = f"{placed.address} in force"
        for wanted in (Truth.YES, Truth.UNKNOWN):
            for period, truth in found:
                if truth is wanted and not (period.verified or self.unverified):
                    why = f"version {period.version} would hold, and nobody looked it up"
                    return TraceStep(part=IN_FORCE, says=says, truth=Truth.UNKNOWN, why=why), None
                if truth is wanted:
                    return TraceStep(part=IN_FORCE, says=says, truth=truth, why=_dates(period, span)), period
        why = _dates(found[0][0], span) if found else "no version has a text of it"
        return TraceStep(part=IN_FORCE, says=says, truth=Truth.NO, why=why), None

    def _is(self, party: Party, principal: str | None, span: Span, part: str) -> TraceStep:
        if principal is None:
            says = f"{'done by' if part == BEARER else 'towards'} a {party.kind}"
            return TraceStep(part=part, says=says, truth=Truth.UNKNOWN, why="not told")
        says = f"{principal} is {_called(party)}"
        if party.codes and principal not in party.codes:
            return TraceStep(part=part, says=says, truth=Truth.NO, why=f"only {', '.join(party.codes)} meant")
        truth = self.pack.kind_of(principal, span)[party.kind]
        return TraceStep(part=part, says=says, truth=truth, why=self.pack.standing_of(principal))

    def _counterparty(self, party: Party, principal: str | None, conduct: Conduct, span: Span) -> TraceStep:
        if principal is None and not _untold(party, conduct):
            return TraceStep(
                part=COUNTERPARTY, says=f"towards a {party.kind}", truth=Truth.NO, why="towards another, who is none"
            )
        return self._is(party, principal, span, COUNTERPARTY)

    def _together(self, judged: Sequence[Judged]) -> Iterator[Judged]:
        """Those that are asked, where two of them contradict each other with the one beaten that the pack says is."""
        by_bearer: dict[str | None, list[Judged]] = defaultdict(list)
        for one in judged:
            by_bearer[one.bearer].append(one)
        for one in judged:
            if self.only is None or one.placed.name in self.only:
                yield self._beaten(one, [other for other in by_bearer[one.bearer] if _contrary(one, other)])

    def _beaten(self, one: Judged, contrary: Sequence[Judged]) -> Judged:
        for other in contrary:
            if one.placed.name in self.pack.beaten_by(other.placed.name):
                says = f"{other.placed.name} ({other.placed.address}) goes before"
                beaten: Verdict = NotApplicable(because=says)
                if isinstance(one.verdict, AllegedBreach):
                    beaten = Excused(because=says, by=other.placed.name)
                return replace(one, verdict=beaten)
        if isinstance(one.verdict, AllegedBreach):
            self.conflicts += (
                Conflict(breached=one.placed.name, allowed=other.placed.name, conduct=one.conduct.id, bearer=one.bearer)
                for other in contrary
                if other.placed.name not in self.pack.beaten_by(one.placed.name)
            )
        return one


def norms_beside(pack: Pack, only: Collection[str] | None) -> frozenset[str]:
    """The norms that must be looked at to judge by these: they themselves, and all that go before one of them."""
    if only is None:
        return frozenset(pack.norms)
    return frozenset(only).union(name for name in pack.norms if not pack.beaten_by(name).isdisjoint(only))


def _contrary(one: Judged, other: Judged) -> bool:
    """Whether one allows what the other calls a breach; both are of one act."""
    if {type(one.verdict), type(other.verdict)} != {AllegedBreach, Fulfilled}:
        return False
    allowed = one if isinstance(one.verdict, Fulfilled) else other
    return allowed.placed.norm.modality in RIGHTS


def _patterns(placed: Placed) -> Iterator[tuple[Pattern, bool]]:
    yield from ((pattern, True) for pattern in placed.norm.breached_by)
    yield from ((pattern, False) for pattern in placed.norm.fulfilled_by)


def _side(party: Party, conduct: Conduct) -> tuple[str, ...]:
    return {"actors": conduct.actors, "recipients": conduct.recipients, "others": conduct.others}[party.role]


def _untold(party: Party, conduct: Conduct) -> bool:
    """Whether nobody is told on that side at all."""
    if party.role == "actors":
        return conduct.unnamed
    return conduct.unaddressed and not (party.role == "others" and conduct.mutual)


def _dates(period: Period, span: Span) -> str:
    unknown = f"signed on {period.signed}, since when it is in force is not known"
    since = f"in force from {period.since}" if period.since else unknown
    until = f" to {period.until}" if period.until else ""
    return f"version {period.version} {since}{until}; the act is of {span}"


def _called(party: Party) -> str:
    return {Kind.ANY: "anybody", Kind.ORGANISATION: "the organisation"}.get(party.kind, f"a {party.kind}")
