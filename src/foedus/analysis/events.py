"""Events and disagreements as they are shown: who says what of one occurrence, and where that cannot all hold.

Nothing here is called true or false. Counts are always of reports and of independent voices.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from foedus.analysis.phrases import Phrases
from foedus.analysis.told import Tellings, Told, reports_of
from foedus.errors import BadQuery
from foedus.ledger import Ledger
from foedus.ledger.events import DisagreementRow, EventRow, Judgement
from foedus.model.claim import Claim, Status
from foedus.model.disagreement import Disagreement, DisagreementState
from foedus.model.query import DisagreementQuery, EventQuery
from foedus.model.voice import Voice
from foedus.model.when import When
from foedus.reconcile.issues import Issues
from foedus.reconcile.series import series_of
from foedus.reconcile.states import States
from foedus.reconcile.voices import independent
from foedus.register import Register

EVENT, DISAGREEMENT = "foedus.event/1", "foedus.disagreement/1"
AT_ONCE = 50
"""Events whose voices are looked up together."""
AROUND = 3
"""Events before and after among the same parties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """One event in a list.

    Attributes:
        id: its public name; it stays when further reports come.
        sentence: the most confident claim, in the frame of its status.
        status: of that claim.
        when: days of the most confident claim that tells some, of those with the status of the sentence; None where none does.
        parties: who takes part: names of the principals, else the words of the text; those named most first.
        place: where, as the most claims have it; None where none tells.
        reports: how many reports tell it.
        voices: how many independent voices these are.
        told: first and last day on which it was told, both inclusive; None where no report tells its day.
        open: how many of its disagreements are open.
    """

    id: str
    sentence: str
    status: Status
    when: When | None
    parties: tuple[str, ...]
    place: str | None
    reports: int
    voices: int
    told: tuple[date, date] | None
    open: int

    def to_row(self) -> dict[str, Any]:
        """The JSON object of `foedus.event/1`."""
        return {
            "format": EVENT,
            "id": self.id,
            "sentence": self.sentence,
            "status": self.status.value,
            "when": self.when.to_row() if self.when else None,
            "parties": list(self.parties),
            "place": self.place,
            "reports": self.reports,
            "voices": self.voices,
            "first_told": self.told[0].isoformat() if self.told else None,
            "last_told": self.told[1].isoformat() if self.told else None,
            "open_disagreements": self.open,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What some of an event's claims say of the act, in one status.

    Attributes:
        status: theirs.
        position: what they say was done, such as `refused`, whatever the status says of it.
        sentence: the most confident of them.
        told: all of them, first told first.
    """

    status: Status
    position: str
    sentence: str
    told: tuple[Told, ...]

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The independent voices."""
        return independent(told.voice for told in self.told)

    def to_row(self) -> dict[str, Any]:
        """The object of `sides` in JSON."""
        return {
            "status": self.status.value,
            "position": self.position,
            "sentence": self.sentence,
            "reports": reports_of(self.told),
            "voices": len(self.voices),
            "claims": [told.to_row() for told in self.told],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementSide:
    """One side of a disagreement: claims, or a reference fact with its source."""

    position: str
    told: tuple[Told, ...]
    reference: str
    source: str

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The independent voices."""
        return independent(told.voice for told in self.told)

    def to_row(self) -> dict[str, Any]:
        """The object of `sides` in JSON."""
        row: dict[str, Any] = {"position": self.position, "claims": [told.to_row() for told in self.told]}
        return {**row, "reference": self.reference, "source": self.source} if self.reference else row


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementView:
    """A disagreement with the words of its sides.

    Attributes:
        disagreement: as it is kept, with its state.
        event: sentence of the event that it is on.
        sides: two at least.
    """

    disagreement: Disagreement
    event: str
    sides: tuple[DisagreementSide, ...]

    @property
    def reports(self) -> int:
        """How many reports stand on its sides."""
        return reports_of(told for side in self.sides for told in side.told)

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The independent voices on all sides."""
        return independent(told.voice for side in self.sides for told in side.told)

    def to_row(self) -> dict[str, Any]:
        """The JSON object of `foedus.disagreement/1`."""
        return {
            "format": DISAGREEMENT,
            "id": self.disagreement.id,
            "kind": self.disagreement.kind.value,
            "about": self.disagreement.about.value,
            "event": self.disagreement.event,
            "sentence": self.event,
            "possible": self.disagreement.possible,
            "why": self.disagreement.why,
            "state": self.disagreement.state.value,
            "reason": self.disagreement.reason,
            "analyst": self.disagreement.analyst,
            "reports": self.reports,
            "voices": len(self.voices),
            "sides": [side.to_row() for side in self.sides],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """One event whole.

    Attributes:
        line: as it stands in a list.
        sides: one for each position in each status; what is asserted first, then by voices.
        disagreements: on it, open ones first.
        series: other occurrences of the same thing, in order of time.
        before, after: what the same parties did next to it, in order of time.
        judgements: what analysts judged of it and stands, oldest first.
    """

    line: EventLine
    sides: tuple[Position, ...]
    disagreements: tuple[DisagreementView, ...]
    series: tuple[EventLine, ...]
    before: tuple[EventLine, ...]
    after: tuple[EventLine, ...]
    judgements: tuple[Judgement, ...]

    @property
    def timeline(self) -> tuple[tuple[Told, Position], ...]:
        """When which report first took which side in which voice; undated reports last."""
        first: dict[tuple[str, str, int], tuple[Told, Position]] = {}
        for number, side in enumerate(self.sides):
            for told in side.told:
                first.setdefault((told.citation.claim.report, told.voice.id, number), (told, side))
        return tuple(sorted(first.values(), key=lambda one: one[0].day or date.max))

    def to_row(self) -> dict[str, Any]:
        """The JSON object of `foedus.event/1` with what only a single event has."""
        return {
            **self.line.to_row(),
            "sides": [side.to_row() for side in self.sides],
            "disagreements": [disagreement.to_row() for disagreement in self.disagreements],
            "series": [line.id for line in self.series],
            "before": [line.id for line in self.before],
            "after": [line.id for line in self.after],
            "judgements": [judgement.to_row() for judgement in self.judgements],
        }


class EventViews:
    """Makes views of the events of one ledger."""

    def __init__(self, ledger: Ledger, register: Register, name_of: Callable[[str], str]) -> None:
        self._ledger = ledger
        self._register = register
        self._name_of = name_of
        self._states = States(ledger)
        self._tellings = Tellings(ledger, register)

    def answering(self, query: EventQuery) -> Iterator[EventLine]:
        """The events that answer the query, told by most reports first.

        Raises:
            BadQuery: the days end before they begin, or there is no such issue.
        """
        names = {issue.name for issue, _ in Issues.load().by_act.values()}
        if query.issue is not None and query.issue not in names:
            raise BadQuery(f"There is no issue {query.issue!r}.", f"Name one of {', '.join(sorted(names))}.")
        found = self._ledger.listing.answering(query)
        lines = (line for at in range(0, len(found), AT_ONCE) for line in self.lines(found[at : at + AT_ONCE]))
        told = (line for line in lines if line.voices >= query.voices and (line.open or not query.contested))
        return islice(told, query.limit)

    def disagreeing(self, query: DisagreementQuery) -> list[DisagreementView]:
        """The disagreements that answer the query; raises BadQuery where the days end before they begin."""
        rows = [row for row in self._ledger.events.disagreements() if query.kind in {None, row.kind}]
        if query.actor or query.since or query.until:
            asked = EventQuery(actor=query.actor, since=query.since, until=query.until, contested=True)
            events = {event.id for event in self._ledger.listing.answering(asked)}
            rows = [row for row in rows if row.event in events]
        return [view for view in self.disagreements(rows) if query.state in {None, view.disagreement.state}]

    def open_among(self, claims: Container[str]) -> list[DisagreementView]:
        """The open disagreements in which one of the claims, by id, stands."""
        found = self.disagreeing(DisagreementQuery(state=DisagreementState.OPEN))
        return [one for one in found if any(id_ in claims for side in one.disagreement.sides for id_ in side.claims)]

    def lines(self, events: Iterable[EventRow]) -> list[EventLine]:
        """A line for each event that holds claims, in the order given."""
        members = {event: self._ledger.events.claims(event.seq) for event in events}
        voices = self._tellings.voices(claim for claims in members.values() for claim in claims)
        return [self._line(event, claims, voices) for event, claims in members.items() if claims]

    def event(self, event: EventRow) -> EventView:
        """The event whole; it holds claims."""
        claims = self._ledger.events.claims(event.seq)
        voices = self._tellings.voices(claims)
        line = self._line(event, claims, voices)
        before, after = self._around(event, claims, line.when)
        return EventView(
            line=line,
            sides=self._sides(claims, voices),
            disagreements=tuple(self.disagreements(self._ledger.events.disagreements(event.id))),
            series=tuple(sorted(self.lines(series_of(self._ledger, event)), key=_time)),
            before=before,
            after=after,
            judgements=tuple(self._judged(event.id)),
        )

    def disagreements(self, rows: Iterable[DisagreementRow]) -> list[DisagreementView]:
        """The disagreements, open ones first, then those with most voices."""
        told = [self._states.told(row) for row in rows]
        claims = self._ledger.listing.claims(id_ for one in told for side in one.sides for id_ in side.claims)
        voices = self._tellings.voices(claims.values())
        sentences: dict[str, str] = {}
        for id_ in dict.fromkeys(one.event for one in told):
            (line,) = self.lines([self._ledger.events.find(id_)])
            sentences[id_] = line.sentence
        views = [self._disagreement(one, claims, voices, sentences[one.event]) for one in told]
        return sorted(views, key=lambda v: (v.disagreement.state is not DisagreementState.OPEN, -len(v.voices)))

    def _judged(self, subject: str) -> Iterator[Judgement]:
        for one in self._ledger.events.judgements():
            if one.subject == subject and not one.withdrawn and one.kind != "undo":
                yield one

    def _line(self, event: EventRow, claims: Sequence[Claim], voices: Mapping[str, Voice]) -> EventLine:
        surest = sorted(claims, key=lambda claim: (-claim.confidence, claim.id))
        days = [day for day in self._ledger.events.told(claim.report for claim in claims).values() if day]
        places = Counter(" ".join(claim.where.name.split()) for claim in surest if claim.where)
        return EventLine(
            id=event.id,
            sentence=Phrases.load().sentence(surest[0], self._name_of),
            status=surest[0].status,
            when=next((claim.when for claim in surest if claim.when and claim.status is surest[0].status), None),
            parties=self._parties(surest),
            place=places.most_common(1)[0][0] if places else None,
            reports=len({claim.report for claim in claims}),
            voices=len(independent(voices[claim.id] for claim in claims)),
            told=(min(days), max(days)) if days else None,
            open=sum(
                self._states.told(row).state is DisagreementState.OPEN
                for row in self._ledger.events.disagreements(event.id)
            ),
        )

    def _parties(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        named = (
            self._name_of(party.principal) if party.principal else " ".join(party.name.split())
            for claim in claims
            for party in (*claim.actors, *claim.recipients)
        )
        return tuple(name for name, _ in Counter(named).most_common())

    def _sides(self, claims: Sequence[Claim], voices: Mapping[str, Voice]) -> tuple[Position, ...]:
        issues = Issues.load()
        alike: dict[tuple[Status, str], list[Claim]] = defaultdict(list)
        for claim in claims:
            alike[claim.status, issues.position(claim)].append(claim)
        sides = [self._side(*key, same, voices) for key, same in alike.items()]
        order = list(Status)
        return tuple(sorted(sides, key=lambda side: (order.index(side.status), -len(side.voices), side.position)))

    def _side(self, status: Status, position: str, claims: Sequence[Claim], voices: Mapping[str, Voice]) -> Position:
        surest = min(claims, key=lambda claim: (-claim.confidence, claim.id))
        told = sorted(self._tellings.told(claims, voices), key=lambda told: told.day or date.max)
        sentence = Phrases.load().sentence(surest, self._name_of)
        return Position(status=status, position=position, sentence=sentence, told=tuple(told))

    def _disagreement(
        self, told: Disagreement, claims: Mapping[str, Claim], voices: Mapping[str, Voice], event: str
    ) -> DisagreementView:
        sides = [
            DisagreementSide(
                position=side.position,
                told=tuple(self._tellings.told([claims[id_] for id_ in side.claims if id_ in claims], voices)),
                reference=side.reference,
                source=side.source,
            )
            for side in told.sides
        ]
        return DisagreementView(disagreement=told, event=event, sides=tuple(sides))

    def _around(
        self, event: EventRow, claims: Iterable[Claim], when: When | None
    ) -> tuple[tuple[EventLine, ...], tuple[EventLine, ...]]:
        """What those two that are named most did before and after, each in order of time; nothing of an undated event."""
        named = Counter(p.principal for c in claims for p in (*c.actors, *c.recipients) if p.principal)
        principals = [principal for principal, _ in named.most_common(2)]
        first, last = (when.start or when.end, when.end or when.start) if when else (None, None)
        if not principals or first is None or last is None:
            return (), ()
        around = self._ledger.listing.around
        before, after = (
            self.lines(other for other in rows if other != event)[:AROUND]
            for rows in (
                around(principals, first, AROUND + 1, after=False),
                around(principals, last, AROUND + 1, after=True),
            )
        )
        return tuple(sorted(before, key=_time)), tuple(sorted(after, key=_time))


def _time(line: EventLine) -> date:
    return (line.when.start or line.when.end or date.max) if line.when else date.max
