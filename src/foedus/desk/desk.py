"""The one facade: a method a use case, each one call downward."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Self

from foedus.desk.adding import Added, AlreadyKnown, Outcome, Pending, Refused, Removed, processes_for, reader, steps
from foedus.desk.parts import engine_name, name_of, packaged_register
from foedus.errors import BadQuery, NotFoundInLedger
from foedus.ledger import CheckResult, Ledger, ReportLine, SearchHit, Tombstone
from foedus.ledger.events import Judgement, Signature
from foedus.model.claim import Claim
from foedus.model.query import ClaimQuery, DisagreementQuery, EventQuery, FindingQuery
from foedus.model.reading import Reading
from foedus.model.report import Refusal, Report

if TYPE_CHECKING:
    from foedus.analysis.bodies import BodyView
    from foedus.analysis.briefing import Briefing
    from foedus.analysis.citing import Citation
    from foedus.analysis.events import DisagreementView, EventLine, EventView, EventViews
    from foedus.analysis.findings import Findings, FindingTrace, FindingViews
    from foedus.analysis.power.stances import Opposition, Stance
    from foedus.analysis.treaty import TreatyView
    from foedus.analysis.whatif import WhatIf
    from foedus.extraction.engine import Extraction
    from foedus.model.fact import ReferenceFact
    from foedus.reading.sources import Source
    from foedus.reconcile.judging import Judging
    from foedus.reconcile.keeping import Kept
    from foedus.register import Register
    from foedus.treaty.days import Day
    from foedus.treaty.pack import Pack
    from foedus.treaty.proposals import Amendment

ENOUGH = 4
"""Signs of an id that are enough to ask for it."""

GATHERED_AT_ONCE = 20
"""Reports of a long run after which events are brought up to date, so that whoever looks meanwhile finds them, and so that it is
done while workers read: with 200 at once it cost as much, and they were idle at the end."""


class Desk:
    """All that can be done with one ledger.

    Every report is its own transaction: what was yielded as `Added` or `Refused` survives whatever happens next.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._at_hand: dict[int, tuple[Claim, ...]] = {}
        """Claims of readings that are not gathered yet, by the row of the reading; what is missing is read from the ledger."""

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

        given: dict[str, Pending] = {}
        with closing(reader(processes_for(paths, manifest, processes))) as reading:
            for step in steps(gather(paths, manifest), self._settled, reading, given):
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
        if not self._ledger.known(sha256, engine_name(), source.declared.digest()):
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

    def _record(self, read: Iterable[tuple[Report, Extraction]], given: dict[str, Pending]) -> Iterator[Added]:
        for report, extraction in read:
            pending = given.pop(report.sha256)
            reading = Reading(
                report=report,
                engine=engine_name(),
                claims=extraction.claims,
                stages=extraction.stages,
                declared=pending.source.declared.digest(),
            )
            added = self._ledger.add(reading, pending.original)
            if added.reading is not None:
                self._at_hand[added.reading] = reading.claims
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

        at_hand, self._at_hand = self._at_hand, {}
        if anew:
            return keep_anew(self._ledger, packaged_register())
        return keep(self._ledger, packaged_register(), at_hand)

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

        return Judging(self._ledger, packaged_register(), Signature(analyst=analyst, reason=reason))

    def judgements(self) -> list[Judgement]:
        """All that analysts judged, oldest first, what was taken back among it."""
        return self._ledger.events.judgements()

    def _views(self) -> EventViews:
        from foedus.analysis.events import EventViews  # noqa: PLC0415

        return EventViews(self._ledger, packaged_register(), name_of)

    def findings(self, query: FindingQuery, pack: Path | None = None) -> Findings:
        """What norms would say to the record, and accusations of a breach, as far as they answer the query.

        Args:
            query: filters.
            pack: folder of a pack; None for those of the package.

        Raises:
            BadQuery: the days end before they begin, or there is no such organisation, provision or verdict.
            BadData: with every problem of the pack's files.
        """
        return self._finding_views(query.organisation, pack).answering(query)

    def finding(self, finding: str, pack: Path | None = None, *, unverified: bool = False) -> FindingTrace | BodyView:
        """The finding that an id, or the beginning of one, tells; that a body exists on paper is one too.

        Args:
            finding: id.
            pack: as of `findings`.
            unverified: whether texts and standing that nobody looked up count.

        Raises:
            NotFoundInLedger: there is none.
            BadQuery: there are several.
        """
        bodies = [one for one in self.bodies(pack=pack) if len(finding) >= ENOUGH and one.ladder.id.startswith(finding)]
        if len(bodies) == 1:
            return bodies[0]
        return self._finding_views(None, pack).finding(finding, unverified=unverified)

    def treaty(self, query: FindingQuery, pack: Path | None = None) -> TreatyView:
        """The provisions of one organisation, each with the findings that answer the query.

        Args:
            query: filters; without an organisation, that one is shown which most findings are of.
            pack: as of `findings`.

        Raises:
            BadQuery: as of `findings`; or no organisation is named and nothing is found of any.
        """
        from foedus.analysis.treaty import most_found, treaty_of  # noqa: PLC0415

        packs = _packs(query.organisation, pack)
        found = self.findings(query, pack).views
        code = packs[0].code if len(packs) == 1 else most_found(found)
        if code is None:
            known = ", ".join(one.code for one in packs)
            raise BadQuery("Nothing is found under any treaty.", f"Name one to read it: --organisation {known}.")
        return treaty_of(next(one for one in packs if one.code == code), found)

    def bodies(self, organisation: str | None = None, pack: Path | None = None) -> list[BodyView]:
        """The bodies of the organisation, or of all, each with how real sources and voices say it is.

        Raises:
            BadQuery: no treaty of the organisation is known.
        """
        from foedus.analysis.bodies import BodyViews  # noqa: PLC0415

        views = BodyViews(self._ledger, packaged_register())
        return [view for one in _packs(organisation, pack) for view in views.of(one)]

    def stances(self, about: str, members: Sequence[str]) -> list[Stance]:
        """Who of the members backed, withheld, refused or stayed away on the issue, by the record, each with its words.

        Raises:
            BadQuery: `about` holds no word.
        """
        from foedus.analysis.power.stances import stances_of  # noqa: PLC0415

        return stances_of(self._ledger, packaged_register(), about, members)

    def oppositions(self, members: Sequence[str]) -> list[Opposition]:
        """What members withheld or refused their consent to, by the record, with the sides of all; told by most claims first."""
        from foedus.analysis.power.stances import oppositions_of  # noqa: PLC0415

        return oppositions_of(self._ledger, packaged_register(), members)

    def amendments(self, organisation: str | None = None, pack: Path | None = None) -> dict[str, Amendment]:
        """The amendments that are kept beside the pack of the organisation, or beside every pack, by id; each as somebody proposed it.

        One that is called as one beside another pack is named `FOLDER/ID`.

        Raises:
            BadQuery: no treaty of the organisation is known.
            BadData: with every problem of the files.
        """
        from foedus.treaty.loading import read_amendments  # noqa: PLC0415

        found = [(f.name, id_, one) for f in _folders(organisation, pack) for id_, one in read_amendments(f).items()]
        ids = [id_ for _, id_, _ in found]
        return {id_ if ids.count(id_) == 1 else f"{folder}/{id_}": one for folder, id_, one in found}

    def what_if(
        self,
        names: Sequence[str],
        organisation: str | None = None,
        since: Day | None = None,
        pack: Path | None = None,
        decision: str | None = None,
    ) -> WhatIf:
        """What amendments would change in what the treaty says to the record, which is judged anew as it was told.

        Args:
            names: ids of amendments beside the pack, or files of others, in the order in which they are applied.
            organisation: whose treaty; None for the one that the amendments are for.
            since: from when they are taken to hold; None for as long as the treaty has stood.
            pack: folder of a pack; None for those of the package.
            decision: a rule by which all decisions of the organisation would be taken, such as `majority`; no amendment need be named then.

        Raises:
            BadQuery: there is no such amendment or rule, one is named twice, or they are for several organisations.
            BadData: with every operation that cannot be made, or every problem of the files.
            NotFoundInLedger: nothing of the record is of an act that the treaty could speak to.
        """
        from foedus.analysis.whatif import what_if  # noqa: PLC0415
        from foedus.treaty.amending import amend  # noqa: PLC0415

        bare = decision is not None and not names and (organisation or pack)
        chosen = {} if bare else _chosen(names, self.amendments(organisation, pack))
        codes = {one.organisation for one in chosen.values()}
        if len(codes) > 1:
            raise BadQuery(f"The amendments are for {', '.join(sorted(codes))}.", "Ask for those of one organisation.")
        (one,) = _packs(organisation or next(iter(codes), None), pack)
        views = self._finding_views(one.code, pack)
        found = what_if(views, amend(one, chosen, since), chosen, decision)
        if not found.told:
            raise NotFoundInLedger(
                f"The record holds no act that the treaty of the {one.code} could speak to: nothing can be compared.",
                "Add reports with `foedus add PATH`.",
            )
        return found

    def _finding_views(self, organisation: str | None, pack: Path | None) -> FindingViews:
        from foedus.analysis.findings import FindingViews  # noqa: PLC0415

        packs = _packs(organisation, pack)
        known = None if pack is None else _facts(pack, packs[0].code)
        return FindingViews(self._ledger, packaged_register(), name_of, packs, known)

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
        from foedus.treaty.loading import codes  # noqa: PLC0415

        chosen = reports or [line.id for line in self._ledger.reports()]
        readings = list({r.report.id: r for r in map(self._ledger.report, chosen)}.values())
        if not readings:
            raise NotFoundInLedger("The ledger holds no report.", "Add some with `foedus add PATH`.")
        register = packaged_register()
        known = {actor.id for actor in register.actors() if actor.members}
        if organisation is not None and organisation not in known:
            raise BadQuery(f"No members of {organisation!r} are known.", f"Name one of {', '.join(sorted(known))}.")
        organisation = organisation or most_spoken_of(readings, known)
        claims = [claim for reading in readings for claim in reading.claims]
        spoken = {claim.id for claim in claims}
        judged = organisation if organisation in codes() else None
        return brief(
            readings,
            organisation=organisation,
            members=_members(register, organisation, readings) if organisation else (),
            name_of=name_of,
            voices=voices_of(self._ledger, claims, register),
            refusals=() if reports else self._ledger.refusals(),
            disagreements=self._views().open_among(spoken),
            findings=self._finding_views(judged, None).among(spoken, judged) if judged else (),
            bodies=[b for b in self.bodies(judged) if spoken & {t.citation.claim.id for t in b.on_paper}]
            if judged
            else (),
        )


def _folders(organisation: str | None, folder: Path | None) -> list[Path]:
    """Where the packs lie that are asked."""
    from foedus.treaty.loading import codes, packaged  # noqa: PLC0415

    if folder is not None:
        return [folder]
    return [codes()[packaged(organisation).code]] if organisation else list(codes().values())


def _chosen(names: Sequence[str], known: Mapping[str, Amendment]) -> dict[str, Amendment]:
    """The amendments of these names, known ones or files, in the order given."""
    from foedus.treaty.loading import read_proposals  # noqa: PLC0415

    instead = f"Name one of {', '.join(known)}, or a file" if known else "Name a file"
    if not names:
        raise BadQuery("No amendment is named.", f"{instead}; `--list` tells what is kept.")
    files = [Path(name) for name in names if name not in known]
    missing = [str(path) for path in files if not path.is_file()]
    if missing:
        raise BadQuery(f"No amendment is called {' or '.join(map(repr, missing))}.", f"{instead}.")
    twice = dict.fromkeys(name for name in names if names.count(name) > 1)
    if twice:
        raise BadQuery(f"{', '.join(twice)} is named more than once.", "Name each amendment once.")
    read = read_proposals(files)
    chosen = {name: known[name] if name in known else read[Path(name).stem] for name in names}
    return {name if name in known else _id_of(Path(name), known): one for name, one in chosen.items()}


def _id_of(path: Path, known: Collection[str]) -> str:
    """How the amendment of the file is called, beside those that are kept."""
    return path.stem if path.stem not in known else str(path)


def _packs(organisation: str | None, folder: Path | None) -> list[Pack]:
    """The packs that are asked: the one in the folder, the organisation's, or all of the package."""
    from foedus.treaty.loading import codes, packaged, read_pack  # noqa: PLC0415

    if folder is not None:
        return [read_pack(folder)]
    return [packaged(code) for code in ([organisation] if organisation else codes())]


def _members(register: Register, organisation: str, readings: Sequence[Reading]) -> list[str]:
    """Who was a member on a day on which one of the reports was published; undated reports ask for the present members."""
    days = {reading.report.published_on for reading in readings}
    return list(dict.fromkeys(state for day in days for state in register.members(organisation, on=day)))


def _facts(folder: Path, organisation: str) -> Sequence[ReferenceFact]:
    """The reference facts of the package, those of the organisation by the folder's own where it has some."""
    from foedus.register.facts import facts, read_facts_of  # noqa: PLC0415

    own = read_facts_of(folder, organisation, packaged_register())
    return [*(one for one in facts() if not (own and one.id.startswith(f"{organisation.lower()}/"))), *own]
