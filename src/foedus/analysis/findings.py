"""Findings as they are shown: what norms would say to what voices tell, and accusations of a breach; nothing here is called true."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from foedus.analysis.finding_words import act_of, clause, sentence_of
from foedus.analysis.power.stances import Opposition, oppositions_of
from foedus.analysis.told import Tellings, Told, reports_of
from foedus.errors import BadQuery, NotFoundInLedger
from foedus.ledger import Ledger
from foedus.model.claim import Claim
from foedus.model.fact import ReferenceFact
from foedus.model.finding import (
    VERDICTS,
    AllegedBreach,
    Contested,
    Excused,
    Finding,
    Form,
    NotApplicable,
    NotInForce,
    TraceStep,
    Undetermined,
    Verdict,
)
from foedus.model.query import ANY_VERDICT, FindingQuery
from foedus.model.voice import Voice
from foedus.model.when import When
from foedus.reconcile.voices import independent
from foedus.register import Register
from foedus.register.facts import facts
from foedus.treaty.amending import Amended
from foedus.treaty.comparing import Compared, asked_by, compare
from foedus.treaty.conduct import Conduct, of_claim
from foedus.treaty.judge import Conflict
from foedus.treaty.judging import Judgment, asked_of, dated_by_event, judge_record
from foedus.treaty.pack import Pack

FINDING = "foedus.finding/1"
SHORTEST = 4
"""Signs of an id that are enough to ask for it."""
SILENT = frozenset({NotApplicable.name, NotInForce.name})
"""Verdicts that say that a norm is silent; a list leaves them out unless asked for."""
ORDER = tuple(verdict.name for verdict in VERDICTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding with the words that it stands on.

    Attributes:
        finding: what a norm says.
        sentence: it in one sentence, in the form that it has.
        act: the act, in the frame of its status.
        heading: of the provision; empty where an accuser names none.
        titles: short titles of the readings that the norm tells apart, by id.
        told: who tells the act or accuses, first told first; at least one.
        disputed: who denies the act.
    """

    finding: Finding
    sentence: str
    act: str
    heading: str
    titles: Mapping[str, str]
    told: tuple[Told, ...]
    disputed: tuple[Told, ...]

    @property
    def when(self) -> When | None:
        """The days of the first claim that tells some; None where none does."""
        return next((one.citation.claim.when for one in self.told if one.citation.claim.when), None)

    @property
    def reports(self) -> int:
        """How many reports tell it."""
        return reports_of(self.told)

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The independent voices that tell it."""
        return independent(one.voice for one in self.told)

    def under(self, verdict: Verdict) -> str:
        """What a verdict of a reading, or of what is missing, would say of the provision."""
        place = f"{self.finding.organisation} {self.finding.provision}"
        return clause(verdict, place, self.finding.stage, self.titles)

    def to_row(self) -> dict[str, Any]:
        """The JSON object of `foedus.finding/1`."""
        finding = self.finding
        return {
            "format": FINDING,
            "id": finding.id,
            "sentence": self.sentence,
            "organisation": finding.organisation,
            "provision": finding.provision,
            "heading": self.heading,
            "norm": finding.norm,
            "version": finding.version,
            "form": finding.form.value,
            "stage": finding.stage.value,
            "verdict": _verdict_row(finding.verdict),
            "bearer": finding.bearer,
            "counterparty": finding.counterparty,
            "when": self.when.to_row() if self.when else None,
            "occurrence": finding.occurrence,
            "reports": self.reports,
            "voices": len(self.voices),
            "claims": [one.to_row() for one in self.told],
            "disputed_by": [one.to_row() for one in self.disputed],
            "trace": [_step_row(step) for step in finding.trace],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a trace with what decided it."""

    step: TraceStep
    told: tuple[Told, ...]
    facts: tuple[ReferenceFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingTrace:
    """A finding whole: the view, and each step of its trace with the words that decided it."""

    view: FindingView
    steps: tuple[Step, ...]

    def to_row(self) -> dict[str, Any]:
        """The JSON object of `foedus.finding/1`."""
        return self.view.to_row()


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What answers a query.

    Attributes:
        views: accusations, then verdicts in their order, those of most voices first.
        conflicts: norms that contradict each other on an act of the record, which is a fault of the pack.
    """

    views: tuple[FindingView, ...]
    conflicts: tuple[Conflict, ...]


class FindingViews:
    """Judges one ledger by packs, and makes views of what was found; `known` are the reference facts, or None for those of the package."""

    def __init__(
        self,
        ledger: Ledger,
        register: Register,
        name_of: Callable[[str], str],
        packs: Sequence[Pack],
        known: Sequence[ReferenceFact] | None = None,
    ) -> None:
        self._ledger = ledger
        self._register = register
        self._name_of = name_of
        self._packs = packs
        self._facts = facts() if known is None else known
        self._tellings = Tellings(ledger, register)

    def answering(self, query: FindingQuery) -> Findings:
        """The findings that answer the query.

        Raises:
            BadQuery: the days end before they begin, or there is no such verdict or provision.
        """
        self._check(query)
        found: list[FindingView] = []
        conflicts: list[Conflict] = []
        for pack in self._asked(query):
            judgment, claims = self.judgment(pack, unverified=query.unverified)
            found += self._of(pack, judgment.findings, claims, query)
            conflicts += judgment.conflicts
        return Findings(views=tuple(sorted(found, key=_rank)), conflicts=tuple(conflicts))

    def finding(self, wanted: str, *, unverified: bool = False) -> FindingTrace:
        """The finding that an id, or the beginning of one, tells.

        Raises:
            NotFoundInLedger: there is none.
            BadQuery: there are several.
        """
        found = [(pack, one, claims) for pack, one, claims in self._like(wanted, unverified=unverified)]
        if not found:
            raise NotFoundInLedger(
                f"No finding has the id {wanted!r}.",
                f"`foedus findings` lists them; give {SHORTEST} signs at least, and the same --pack and --unverified.",
            )
        if len(found) > 1:
            ids = ", ".join(one.id for _, one, _ in found)
            raise BadQuery(f"{wanted!r} may be more than one finding: {ids}.", "Give more of the id.")
        pack, one, claims = found[0]
        voices = self._tellings.voices(claims.values())
        known = {fact.id: fact for fact in self._facts}
        steps = [
            Step(
                step=step,
                told=tuple(self._tellings.told([claims[id_] for id_ in step.told_by if id_ in claims], voices)),
                facts=tuple(known[id_] for id_ in step.told_by if id_ in known),
            )
            for step in one.trace
        ]
        return FindingTrace(view=self._view(pack, one, claims, voices), steps=tuple(steps))

    def among(self, claims: Collection[str], organisation: str) -> list[FindingView]:
        """The findings of the organisation that rest on one of the claims, by id."""
        query = FindingQuery(organisation=organisation)
        return [v for v in self.answering(query).views if any(one in claims for one in v.finding.claims)]

    def judgment(self, pack: Pack, *, unverified: bool = False) -> tuple[Judgment, dict[str, Claim]]:
        """What the pack says to the whole record, and the claims by their ids."""
        told, claims = self._told(asked_of(pack))
        return judge_record(pack, told, self._facts, names=pack.names, unverified=unverified), claims

    def comparison(self, amended: Amended) -> tuple[Compared, dict[str, Claim]]:
        """What the pack before and after say to the record by what amendments change, and the claims looked at by their ids."""
        told, claims = self._told(asked_by(amended))
        return compare(amended, told, self._facts, names=amended.original.names), claims

    def oppositions(self, members: Sequence[str]) -> tuple[Opposition, ...]:
        """What members withheld or refused their consent to, by the record."""
        return tuple(oppositions_of(self._ledger, self._register, members))

    def number_told_to(self, packs: Iterable[Pack]) -> int:
        """How many claims of the record the norms of one of the packs could match or look for."""
        return self._ledger.listing.number_of(frozenset(key for pack in packs for key in asked_of(pack)))

    def _told(self, keys: Collection[str]) -> tuple[list[Conduct], dict[str, Claim]]:
        """What the record tells of these acts and types, and the claims by their ids.

        The day of one that tells none is looked for among all claims of its event, so that it does not depend on what is asked.
        """
        rows = list(self._ledger.listing.speaking_of(keys))
        undated = {event for event, _, claim in rows if event and not claim.when}
        around = list(self._ledger.listing.of_events(undated)) if undated else []
        whens = {claim.id: claim.when for _, _, claim in (*around, *rows) if claim.when}
        conducts, among = (
            [of_claim(claim, event, published) for event, published, claim in some] for some in (rows, around)
        )
        return dated_by_event(conducts, whens, among), {claim.id: claim for _, _, claim in rows}

    def views(self, pack: Pack, findings: Iterable[Finding], claims: Mapping[str, Claim]) -> list[FindingView]:
        """The findings of a judgment with the words that they stand on."""
        found = list(findings)
        voices = self._tellings.voices(claims[id_] for one in found for id_ in (*one.claims, *one.disputed_by))
        return [self._view(pack, one, claims, voices) for one in found]

    def _check(self, query: FindingQuery) -> None:
        if query.since and query.until and query.until < query.since:
            raise BadQuery(
                f"The days asked for end on {query.until}, before they begin on {query.since}.", "Swap them."
            )
        if query.verdict not in {None, ANY_VERDICT, *ORDER}:
            raise BadQuery(
                f"There is no verdict {query.verdict!r}.", f"Name one of {', '.join((*ORDER, ANY_VERDICT))}."
            )
        addresses = [address for pack in self._asked(query) for address in pack.provisions]
        if query.provision is not None and not any(_within(address, query.provision) for address in addresses):
            known = ", ".join(dict.fromkeys(address.split("/")[0] for address in addresses))
            raise BadQuery(
                f"No provision has the address {query.provision!r}.",
                f"Name one such as {addresses[0]}, or one of {known}.",
            )

    def _asked(self, query: FindingQuery) -> list[Pack]:
        known = {pack.code: pack for pack in self._packs}
        if query.organisation is None:
            return list(self._packs)
        if query.organisation.upper() not in known:
            raise BadQuery(f"No treaty of {query.organisation!r} is known.", f"Name one of {', '.join(sorted(known))}.")
        return [known[query.organisation.upper()]]

    def _of(
        self, pack: Pack, findings: Iterable[Finding], claims: Mapping[str, Claim], query: FindingQuery
    ) -> Iterator[FindingView]:
        found = [one for one in findings if self._answers(one, query) and _dated(one, claims, query)]
        told = {id_: claims[id_] for one in found for id_ in (*one.claims, *one.disputed_by)}
        voices = self._tellings.voices(told.values())
        views = (self._view(pack, one, claims, voices) for one in found)
        return (view for view in views if query.voice is None or _spoken_by(view, query.voice))

    def _answers(self, finding: Finding, query: FindingQuery) -> bool:
        verdict = finding.verdict.name
        return (
            (verdict not in SILENT if query.verdict is None else query.verdict in {verdict, ANY_VERDICT})
            and query.form in {None, finding.form}
            and (query.provision is None or _within(finding.provision or "", query.provision))
            and (query.member is None or self._concerns(finding, query.member))
        )

    def _concerns(self, finding: Finding, member: str) -> bool:
        named = [one for one in (finding.bearer, finding.counterparty) if one]
        return _folded(member) in {_folded(name) for one in named for name in (one, self._name_of(one))}

    def _like(self, wanted: str, *, unverified: bool) -> Iterator[tuple[Pack, Finding, dict[str, Claim]]]:
        if len(wanted) < SHORTEST:
            return
        for pack in self._packs:
            judgment, claims = self.judgment(pack, unverified=unverified)
            yield from ((pack, one, claims) for one in judgment.findings if one.id.startswith(wanted.lower()))

    def _view(
        self, pack: Pack, finding: Finding, claims: Mapping[str, Claim], voices: Mapping[str, Voice]
    ) -> FindingView:
        told, disputed = (
            tuple(
                sorted(self._tellings.told([claims[id_] for id_ in ids], voices), key=lambda one: one.day or date.max)
            )
            for ids in (finding.claims, finding.disputed_by)
        )
        titles = {
            name: reading.title if reading.verified else f"{reading.title}, unverified"
            for name, reading in pack.readings.items()
        }
        rival = finding.norm is not None and len(pack.norms[finding.norm].readings) > 1
        return FindingView(
            finding=finding,
            sentence=sentence_of(finding, told, disputed, titles=titles, rival=rival, name_of=self._name_of),
            act=act_of(told, self._name_of),
            heading=pack.provisions[finding.provision].heading if finding.provision else "",
            titles=titles,
            told=told,
            disputed=disputed,
        )


def _within(address: str, asked: str) -> bool:
    """Whether the address is the one asked for, or lies under it."""
    return f"{address}/".startswith(f"{asked.lower().strip('/')}/")


def _dated(finding: Finding, claims: Mapping[str, Claim], query: FindingQuery) -> bool:
    if not (query.since or query.until):
        return True
    whens = [when for id_ in finding.claims if (when := claims[id_].when)]
    return any(
        (when.start or date.min) <= (query.until or date.max) and (when.end or date.max) >= (query.since or date.min)
        for when in whens
    )


def _spoken_by(view: FindingView, voice: str) -> bool:
    wanted = _folded(voice)
    return any(wanted in _names_of(one) for one in view.told)


def _names_of(told: Told) -> set[str]:
    quoted = [name for p in told.citation.claim.said_by for name in (p.name, p.id, p.principal) if name]
    return {_folded(name) for name in (told.voice.name, told.citation.source.voice, *quoted)}


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _rank(view: FindingView) -> tuple[bool, int, bool, int, str, str]:
    finding = view.finding
    verdict = finding.verdict
    harmless = isinstance(verdict, Undetermined) and all(
        one.name != AllegedBreach.name for one in verdict.otherwise.values()
    )
    return (
        finding.form is not Form.ACCUSED,
        ORDER.index(verdict.name),
        harmless,
        -len(view.voices),
        str((view.when.start or view.when.end) if view.when else date.max),
        finding.id,
    )


def _verdict_row(verdict: Verdict) -> dict[str, Any]:
    row: dict[str, Any] = {"name": verdict.name, "because": verdict.because}
    if isinstance(verdict, Excused):
        row["by"] = verdict.by
    if isinstance(verdict, Undetermined):
        row["missing"] = list(verdict.missing)
        row["otherwise"] = {way: _verdict_row(one) for way, one in verdict.otherwise.items()}
    if isinstance(verdict, Contested):
        row["readings"] = {name: _verdict_row(one) for name, one in verdict.readings.items()}
    return row


def _step_row(step: TraceStep) -> dict[str, Any]:
    return {
        "part": step.part,
        "says": step.says,
        "truth": step.truth.value,
        "why": step.why,
        "told_by": list(step.told_by),
        "under": list(step.under),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A finding with those that differ from it only in whom they speak of."""

    first: FindingView
    others: tuple[FindingView, ...]

    def same(self) -> list[str]:
        """Of whom each of the others speaks, with its id: `for TJK towards KGZ (c3f6e5a45291d0eb)`."""
        return [f"{_whom(one, self.first)}({one.finding.id})" for one in self.others]


def alike(findings: Iterable[FindingView]) -> list[Alike]:
    """The findings, those of one norm, occurrence, form, stage and verdict together; in the order first met."""
    found: dict[object, list[FindingView]] = {}
    for view in findings:
        one = view.finding
        key = (one.norm or one.id, one.occurrence, one.form, one.stage, one.verdict.name)
        found.setdefault(key, []).append(view)
    return [Alike(first=first, others=tuple(others)) for first, *others in found.values()]


def _whom(view: FindingView, than: FindingView) -> str:
    sides = (
        ("for", view.finding.bearer, than.finding.bearer),
        ("towards", view.finding.counterparty, than.finding.counterparty),
    )
    return "".join(f"{word} {one or 'nobody named'} " for word, one, other in sides if one != other)


def counts(findings: Iterable[FindingView]) -> dict[str, int]:
    """How many findings there are of each verdict, accusations counted as `accused`; in the order of verdicts."""
    found = [("accused" if v.finding.form is Form.ACCUSED else v.finding.verdict.name) for v in findings]
    return {name: found.count(name) for name in ("accused", *ORDER) if name in found}
