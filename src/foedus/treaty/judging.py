"""A record judged whole: from what is told to findings, by one pack."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from foedus.model.claim import Status, TreatyAct
from foedus.model.fact import ReferenceFact
from foedus.model.finding import Finding
from foedus.model.when import When
from foedus.treaty.accusations import Accusations, findings, told_by_accusers
from foedus.treaty.composing import compose
from foedus.treaty.conduct import Conduct, of_fact
from foedus.treaty.format import Condition, Exemption, Norm, Pattern
from foedus.treaty.judge import Conflict, Judge, norms_beside
from foedus.treaty.occurrences import Occurrences
from foedus.treaty.pack import Pack
from foedus.treaty.patterns import keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgment:
    """What a pack says to a record.

    Attributes:
        findings: accusations first, then what norms say, each in the order first told.
        conflicts: norms of the pack that contradict each other on an act of the record; a fault of the pack.
    """

    findings: tuple[Finding, ...]
    conflicts: tuple[Conflict, ...]


def judge_record(
    pack: Pack,
    conducts: Sequence[Conduct],
    facts: Iterable[ReferenceFact] = (),
    *,
    names: Sequence[str] = (),
    only: Collection[str] | None = None,
    unverified: bool = False,
) -> Judgment:
    """What the pack says to all that is told.

    Args:
        pack: the organisation.
        conducts: what the record tells, in its order; each is judged.
        facts: what is known; conditions may rest on the verified ones, and none is judged.
        names: how the organisation is called, beside what its pack says.
        only: names of the norms that are asked; None for all, and for accusations too.
        unverified: whether texts, standing and facts that nobody looked up count.
    """
    accused = list(Accusations(pack, names).among(conducts))
    occurrences = Occurrences(pack, [*conducts, *known(facts, unverified=unverified)])
    judge = Judge(pack, occurrences, only=only, unverified=unverified)
    found = compose(judge.judge(conducts), pack.code, told_by_accusers(accused, conducts))
    told = findings(accused, pack) if only is None else ()
    return Judgment(findings=(*told, *found), conflicts=tuple(dict.fromkeys(judge.conflicts)))


def known(facts: Iterable[ReferenceFact], *, unverified: bool = False) -> list[Conduct]:
    """The facts on which conditions may rest, as acts."""
    return [of_fact(fact) for fact in facts if fact.verified or unverified]


def asked_of(pack: Pack, only: Collection[str] | None = None) -> frozenset[str]:
    """Acts and types of claims that the norms can match, or look for in their conditions; and accusations."""
    norms = [pack.norms[name].norm for name in norms_beside(pack, only) if name in pack.norms]
    return frozenset({TreatyAct.ACCUSE_BREACH.value, *keys(p for norm in norms for p in _patterns(norm))})


def dated_by_event(
    conducts: Sequence[Conduct], whens: Mapping[str, When], among: Sequence[Conduct] | None = None
) -> list[Conduct]:
    """The same, those without a day on that of another claim that tells the same of their event.

    Args:
        conducts: in any order.
        whens: what the claims tell of the day, by id.
        among: where that other claim is looked for, the first of several is taken; None among the conducts themselves.
    """
    told: dict[tuple[str, Status], str] = {}
    for one in conducts if among is None else among:
        if one.event and one.span and one.id in whens:
            told.setdefault((one.event, one.status), one.id)
    dated = []
    for one in conducts:
        by = None if one.span or not one.event else told.get((one.event, one.status))
        dated.append(one.dated(whens[by], by) if by else one)
    return dated


def _patterns(norm: Norm) -> Iterable[Pattern]:
    yield from (*norm.breached_by, *norm.fulfilled_by)
    yield from _asked(norm.conditions.values())
    yield from _of_exemptions(norm.exceptions.values())
    if norm.deadline:
        yield norm.deadline.after
    if norm.reparation:
        yield from norm.reparation.by


def _of_exemptions(exemptions: Iterable[Exemption]) -> Iterable[Pattern]:
    for one in exemptions:
        yield from _asked(one.conditions.values())
        yield from _of_exemptions(one.exceptions.values())


def _asked(conditions: Iterable[Condition]) -> Iterable[Pattern]:
    told = [one.told for one in conditions if one.told]
    return (pattern for one in told for pattern in (one.match, one.since) if pattern)
