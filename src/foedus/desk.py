"""The one facade: a method a use case, each one call downward.

The language model takes seconds to load, so whatever needs it is imported where it is first needed: looking into a ledger
must not wait for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Self

from foedus.errors import BadQuery, NotFoundInLedger, RefusedInput
from foedus.ledger import CheckResult, Ledger, ReportLine, SearchHit, Tombstone
from foedus.ledger.events import Judgement, Signature
from foedus.model.actor import ActorKind
from foedus.model.claim import Claim
from foedus.model.query import ClaimQuery, DisagreementQuery, EventQuery
from foedus.model.reading import Reading
from foedus.model.report import Moment, Refusal, Report

if TYPE_CHECKING:
    from foedus.analysis.briefing import Briefing
    from foedus.analysis.citing import Citation
    from foedus.analysis.events import DisagreementView, EventLine, EventView, EventViews
    from foedus.extraction.engine import Engine, Extraction
    from foedus.extraction.readers import OnDemand
    from foedus.reading.sources import Source
    from foedus.reconcile.judging import Judging
    from foedus.reconcile.keeping import Kept
    from foedus.register import Answer, Register

ENOUGH_FOR_TWO = 400_000
"""Bytes of sources from which on a second process reads sooner than it takes to start it (measured, docs/decisions/0005)."""

GATHERED_AT_ONCE = 20
"""Reports of a long run after which events are brought up to date, so that whoever looks meanwhile finds them, and so that it is
done while workers read: with 200 at once it cost as much, and they were idle at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A report was read and is now in the ledger, with its claims."""

    source: str
    report: Report
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyKnown:
    """The same bytes were read before by the same engine with the same manifest; nothing was added."""

    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The source could not be read; the refusal is in the ledger."""

    refusal: Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """The report was removed on purpose earlier and stays out."""

    source: str
    tombstone: Tombstone


Outcome = Added | AlreadyKnown | Refused | Removed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pending:
    report: Report
    original: bytes
    source: Source


class Desk:
    """All that can be done with one ledger.

    Every report is its own transaction: what was yielded as `Added` or `Refused` survives whatever happens next.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @classmethod
    @contextmanager
    def open(cls, path: Path, *, read_only: bool = False) -> Iterator[Self]:
        """A desk over the ledger at `path`, closed at the end; the ledger is made where it does not exist, unless `read_only`.

        Raises:
            LedgerError: the file is no ledger, or was written by a newer version.
            LedgerBusy: another process is writing.
        """
        with Ledger.open(path, read_only=read_only) as ledger:
            yield cls(ledger)

    def add(
        self, paths: Sequence[str], manifest: Path | None = None, *, processes: int | None = 1
    ) -> Iterator[Outcome]:
        """Reads what the paths and the manifest name into the ledger; one outcome for each source, as soon as it stands.

        Outcomes need not come in the order of the sources. Events and disagreements are up to date when the last was taken;
        what a run that was killed did not gather, the next one gathers.

        Args:
            paths: files, folders or `-`.
            manifest: a JSONL file that tells of files.
            processes: how many read; None for as many as pay. Never more than there are processors. This process alone
                writes the ledger.

        Raises:
            WorkerLost: one of several processes ended without an answer.
        """
        waiting = 0
        for outcome in self._read(paths, manifest, processes):
            yield outcome
            waiting += isinstance(outcome, Added)
            if waiting == GATHERED_AT_ONCE:
                self.gather()
                waiting = 0
        self.gather()

    def _read(self, paths: Sequence[str], manifest: Path | None, processes: int | None) -> Iterator[Outcome]:
        from foedus.reading.sources import gather  # noqa: PLC0415

        given: dict[str, _Pending] = {}
        with closing(_reading(_processes(paths, manifest, processes))) as reading:
            for step in _steps(gather(paths, manifest), self._settled, reading, given):
                if isinstance(step, Refusal):
                    self._ledger.refuse(step)
                    yield Refused(refusal=step)
                elif isinstance(step, list):
                    given |= {pending.report.sha256: pending for pending in step}
                    yield from self._record(reading.take([pending.report for pending in step]), given)
                else:
                    yield step
            yield from self._record(reading.take([]), given)

    def _settled(self, source: Source, sha256: str) -> AlreadyKnown | Removed | Source:
        if tombstone := self._ledger.tombstone(sha256):
            return Removed(source=source.name, tombstone=tombstone)
        if not self._ledger.known(sha256, _engine_name(), source.declared.digest()):
            return self._as_declared_before(source, sha256)
        self._ledger.sight(sha256[:16], source.name, source.document)
        return AlreadyKnown(source=source.name)

    def _as_declared_before(self, source: Source, sha256: str) -> Source:
        """The source with what an earlier reading was told of it, where nothing is declared now: a newer engine loses nothing."""
        from foedus.reading.manifest import NOTHING_DECLARED, Declared  # noqa: PLC0415

        if source.declared != NOTHING_DECLARED:
            return source
        try:
            before = self._ledger.readings(sha256[:16])
        except NotFoundInLedger:
            return source
        return replace(source, declared=Declared.of(before[-1].report))

    def _record(self, read: Iterable[tuple[Report, Extraction]], given: dict[str, _Pending]) -> Iterator[Added]:
        for report, extraction in read:
            pending = given.pop(report.sha256)
            reading = Reading(
                report=report,
                engine=_engine_name(),
                claims=extraction.claims,
                stages=extraction.stages,
                declared=pending.source.declared.digest(),
            )
            self._ledger.add(reading, pending.original)
            yield Added(source=pending.source.name, report=report, claims=len(extraction.claims))

    def reports(self) -> list[ReportLine]:
        """Every report of the ledger, one line each."""
        return self._ledger.reports()

    def report(self, report: str) -> Reading:
        """The newest reading of the report that an id, the beginning of one, or a document's name tells.

        Raises:
            NotFoundInLedger: there is none.
            BadQuery: there are several.
        """
        return self._ledger.report(report)

    def claims(self, query: ClaimQuery) -> Iterator[Citation]:
        """The claims of the newest readings that answer the query, each with its place.

        Raises:
            NotFoundInLedger: the query's report is not there.
            BadQuery: the text of the query cannot be understood.
        """
        return self._cited(self._ledger.claims(query))

    def _cited(self, claims: Iterable[Claim]) -> Iterator[Citation]:
        from foedus.analysis.citing import cite, source_of  # noqa: PLC0415

        for report, same in groupby(claims, key=lambda claim: claim.report):
            source = source_of(self._ledger.report(report))
            yield from (cite(claim, source) for claim in same)

    def search(self, expression: str, limit: int) -> list[SearchHit]:
        """The passages that answer best; raises BadQuery where the expression cannot be understood."""
        return self._ledger.search(expression, limit=limit)

    def check(self) -> CheckResult:
        """Every citation of the ledger sliced anew and every original hashed anew."""
        return self._ledger.check()

    def why(self, claim: str) -> Citation:
        """The claim with its derivation and its place; raises NotFoundInLedger where there is none."""
        return next(self._cited([self._ledger.claim(claim)]))

    def remove(self, report: str, reason: str) -> Tombstone:
        """Purges text, original and quotations of the report; what is returned is all that stays."""
        tombstone = self._ledger.remove(report, reason)
        self.gather()
        return tombstone

    def gather(self, *, anew: bool = False) -> Kept:
        """Brings voices, events and disagreements up to date with the reports.

        Args:
            anew: all of it, as after a change of the rules; ids of events and what analysts judged stay.
        """
        from foedus.reconcile.keeping import keep, keep_anew  # noqa: PLC0415

        return (keep_anew if anew else keep)(self._ledger, _register())

    def ungathered(self) -> int:
        """How many readings are not gathered into events yet."""
        return self._ledger.cells.ungathered()

    def events(self, query: EventQuery) -> Iterator[EventLine]:
        """The events that answer the query, told by most reports first.

        Raises:
            BadQuery: the days end before they begin, or there is no such issue.
        """
        return self._views().answering(query)

    def event(self, event: str) -> EventView:
        """The event that an id, or the beginning of one, tells; one that was merged answers with what it was merged into.

        Raises:
            NotFoundInLedger: there is none.
            BadQuery: there are several.
        """
        return self._views().event(self._ledger.events.find(event))

    def disagreements(self, query: DisagreementQuery) -> list[DisagreementView]:
        """The disagreements that answer the query; open ones first, then those with most voices.

        Raises:
            BadQuery: the days end before they begin.
        """
        return self._views().disagreeing(query)

    def judging(self, *, analyst: str, reason: str) -> Judging:
        """What one analyst judges for one reason: `merge`, `split`, `lock`, `state` and `undo`, each a transaction.

        Raises:
            BadQuery: nobody signs, or no reason is given.
        """
        from foedus.reconcile.judging import Judging  # noqa: PLC0415

        return Judging(self._ledger, _register(), Signature(analyst=analyst, reason=reason))

    def judgements(self) -> list[Judgement]:
        """All that analysts judged, oldest first, what was taken back among it."""
        return self._ledger.events.judgements()

    def _views(self) -> EventViews:
        from foedus.analysis.events import EventViews  # noqa: PLC0415

        return EventViews(self._ledger, _register(), _name_of)

    def brief(self, reports: Sequence[str] = (), organisation: str | None = None) -> Briefing:
        """The briefing of the reports, or of all; of all it also tells what could not be read.

        Args:
            reports: as for `report`; none for all.
            organisation: whose members are looked at; None for the one that is spoken of most.

        Raises:
            NotFoundInLedger: a report is not there, or the ledger holds none.
            BadQuery: no members of the organisation are known.
        """
        from foedus.analysis.briefing import brief, most_spoken_of  # noqa: PLC0415
        from foedus.reconcile.voices import voices_of  # noqa: PLC0415

        chosen = reports or [line.id for line in self._ledger.reports()]
        readings = list({r.report.id: r for r in map(self._ledger.report, chosen)}.values())
        if not readings:
            raise NotFoundInLedger("The ledger holds no report.", "Add some with `foedus add PATH`.")
        register = _register()
        known = {actor.id for actor in register.actors() if actor.members}
        if organisation is not None and organisation not in known:
            raise BadQuery(f"No members of {organisation!r} are known.", f"Name one of {', '.join(sorted(known))}.")
        organisation = organisation or most_spoken_of(readings, known)
        claims = [claim for reading in readings for claim in reading.claims]
        return brief(
            readings,
            organisation=organisation,
            members=_members(register, organisation, readings) if organisation else (),
            name_of=_name_of,
            voices=voices_of(self._ledger, claims, register),
            refusals=() if reports else self._ledger.refusals(),
            disagreements=self._views().open_among({claim.id for claim in claims}),
        )


def sources(paths: Sequence[str], manifest: Path | None = None) -> int:
    """How many sources the paths and the manifest name, readable or not; none of them is read."""
    from foedus.reading.sources import gather  # noqa: PLC0415

    return sum(1 for _ in gather(paths, manifest))


def extract(
    paths: Sequence[str],
    manifest: Path | None = None,
    *,
    published: Moment | None = None,
    language: str | None = None,
    processes: int | None = 1,
) -> Iterator[tuple[Report, tuple[Claim, ...]] | Refusal]:
    """What the sources say, without a ledger: each report with its claims, or why it could not be read.

    Args:
        paths: as for `Desk.add`.
        manifest: as for `Desk.add`.
        published: when those sources were published of which the manifest does not tell it.
        language: in what language those sources are of which the manifest does not tell it.
        processes: as for `Desk.add`; several hand back the reports in the order in which they are ready.
    """
    from foedus.reading.sources import gather  # noqa: PLC0415

    def told(source: Source | Refusal) -> Source | Refusal:
        if isinstance(source, Refusal):
            return source
        declared = source.declared
        return replace(
            source,
            declared=replace(
                declared, published=declared.published or published, language=declared.language or language
            ),
        )

    with closing(_reading(_processes(paths, manifest, processes))) as reading:
        named = map(told, gather(paths, manifest))
        for step in _steps(named, lambda source, _sha256: source, reading, ()):
            if isinstance(step, list):
                yield from (
                    (report, extraction.claims)
                    for report, extraction in reading.take([pending.report for pending in step])
                )
            elif isinstance(step, Refusal):
                yield step
        yield from ((report, extraction.claims) for report, extraction in reading.take([]))


def sentence(claim: Claim) -> str:
    """The claim told in one plain sentence, in the frame of its status."""
    from foedus.analysis.phrases import Phrases  # noqa: PLC0415

    return Phrases.load().sentence(claim, _name_of)


def _steps(
    sources: Iterable[Source | Refusal],
    settle: Callable[[Source, str], AlreadyKnown | Removed | Source],
    reading: OnDemand,
    given: Container[str],
) -> Iterator[list[_Pending] | Refusal | AlreadyKnown | Removed]:
    """Batches of read reports, and between them, without delay, what needs no extraction.

    A source that `settle` settles is not read; else it gives the source to read. The same bytes never stand twice among
    what is `given` and not recorded yet, so that `settle` can look at what was recorded of the first: for that an empty
    batch asks for all that was given.
    """
    batch: list[_Pending] = []
    for source in sources:
        if isinstance(source, Refusal):
            yield source
            continue
        sha256 = None
        try:
            original = source.original()
            _, sha256 = Report.id_of(original)
            if sha256 in given or any(pending.report.sha256 == sha256 for pending in batch):
                yield batch
                yield []
                batch = []
            settled = settle(source, sha256)
            if isinstance(settled, (AlreadyKnown, Removed)):
                yield settled
                continue
            reading.begin()
            report = _read(original, settled)
        except RefusedInput as error:
            yield _refusal_from(error, sha256)
            continue
        batch.append(_Pending(report=report, original=original, source=settled))
        if sum(len(pending.report.text) for pending in batch) >= reading.batch_length:
            yield batch
            batch = []
    if batch:
        yield batch


def _read(original: bytes, source: Source) -> Report:
    from foedus.reading.reader import read  # noqa: PLC0415, after workers have begun to load

    return read(original, document=source.document, source=source.name, declared=source.declared)


def _refusal_from(error: RefusedInput, sha256: str | None) -> Refusal:
    from foedus.reading.reader import refusal_from  # noqa: PLC0415

    return refusal_from(error, sha256)


def _reading(processes: int) -> OnDemand:
    from foedus.extraction.readers import OnDemand  # noqa: PLC0415

    return OnDemand(processes, _engine)


def _processes(paths: Sequence[str], manifest: Path | None, wanted: int | None) -> int:
    """How many processes read: as many as wanted, two where there is enough to read, never more than processors."""
    from foedus.reading.sources import extent  # noqa: PLC0415

    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if wanted is None and processors > 1:
        wanted = 2 if extent(paths, manifest) >= ENOUGH_FOR_TWO else 1
    return min(wanted or 1, processors)


@cache
def _engine_name() -> str:
    from foedus.extraction.identity import engine_name  # noqa: PLC0415
    from foedus.register import Register  # noqa: PLC0415

    return engine_name(Register.packaged_digest())


@cache
def _engine() -> Engine:
    """The engine; one for the whole process, since it holds a language model and no state."""
    from foedus.extraction.readers import ready  # noqa: PLC0415

    return ready(_register())


def who_is(phrase: str, on: date | None) -> Answer:
    """Whom a phrase names on the day; see `foedus.register.who`. Needs no ledger."""
    from foedus.register import who  # noqa: PLC0415

    return who(_register(), phrase, on=on)


@cache
def _register() -> Register:
    from foedus.register import Register  # noqa: PLC0415

    return Register.load()


def _members(register: Register, organisation: str, readings: Sequence[Reading]) -> list[str]:
    """Who was a member on a day on which one of the reports was published; undated reports ask for the present members."""
    days = {reading.report.published_on for reading in readings}
    return list(dict.fromkeys(state for day in days for state in register.members(organisation, on=day)))


def _name_of(principal: str) -> str:
    """How a principal is called: states by their name, all others by their acronym."""
    return _names().get(principal, principal)


@cache
def _names() -> Mapping[str, str]:
    return {actor.id: actor.name for actor in _register().actors() if actor.kind is ActorKind.STATE}
