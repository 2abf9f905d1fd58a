"""Legal cases: an act, what else is told, and the verdict that a lawyer expects; each is judged by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from foedus.model.finding import VERDICTS, Contested, Excused, Undetermined, Verdict
from foedus.treaty.casebook import Assumed, Case
from foedus.treaty.conduct import of_case
from foedus.treaty.format import Standing
from foedus.treaty.judge import Conflict, Judge
from foedus.treaty.occurrences import Occurrences
from foedus.treaty.pack import Pack

NO_FINDING = "no finding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One case and what the judge said.

    Attributes:
        case: the case.
        found: the verdict; None where the norm says nothing to the act.
        wrong: in what it differs from what was expected; empty where it does not.
    """

    case: Case
    found: Verdict | None
    wrong: tuple[str, ...]


def try_all(pack: Pack, cases: Sequence[Case]) -> list[Tried]:
    """Every case, judged by itself; a case that an act of several parties gives several verdicts is right if one is."""
    return [_try(pack, case) for case in cases]


def faults_of(pack: Pack, cases: Sequence[Case]) -> Iterator[str]:
    """What is wrong with the cases themselves: norms and readings that are not there, verdicts that are none, names that stand twice."""
    names = {verdict.name for verdict in VERDICTS}
    first: dict[tuple[str, str], int] = {}
    for number, case in enumerate(cases):
        place = f"cases.yaml: cases/{number} ({case.case})"
        if (same := first.setdefault((case.norm, case.case), number)) != number:
            yield f"{place}: cases/{same} of the same norm is called so too; call one otherwise"
        if case.norm not in pack.norms:
            yield f"{place}: {case.norm!r} is no norm of the pack"
        for reading, verdict in case.under.items():
            if reading not in pack.readings:
                yield f"{place}: {reading!r} is no reading of readings.yaml"
            if verdict not in names:
                yield f"{place}: {verdict!r} is no verdict; expected one of {', '.join(sorted(names))}"


def conflicts_of(pack: Pack, case: Case) -> list[Conflict]:
    """Norms that contradict each other on the act of the case."""
    judge = _judge(pack, case, only=None)
    list(judge.judge([of_case(case.judged, 0)]))
    return judge.conflicts


def _judge(pack: Pack, case: Case, only: Sequence[str] | None) -> Judge:
    assumed = replace(pack, standing=(*pack.standing, *map(_standing, case.assume)))
    record = [of_case(act, number) for number, act in enumerate(case.record, start=1)]
    return Judge(assumed, Occurrences(assumed, record), only=only, unverified=case.unverified)


def _standing(one: Assumed) -> Standing:
    return Standing(**one.model_dump(), source="assumed", seen=date.min, status="verified")


def _try(pack: Pack, case: Case) -> Tried:
    found = [one.verdict for one in _judge(pack, case, [case.norm]).judge([of_case(case.judged, 0)])]
    if not found:
        return Tried(case=case, found=None, wrong=tuple(_expected(case)))
    told = [(verdict, tuple(_differs(case, verdict))) for verdict in found]
    verdict, wrong = min(told, key=lambda one: len(one[1]))
    return Tried(case=case, found=verdict, wrong=wrong)


def _expected(case: Case) -> Iterator[str]:
    if case.expect != NO_FINDING:
        yield f"found {NO_FINDING}, expected {case.expect}"


def _differs(case: Case, verdict: Verdict) -> Iterator[str]:
    if verdict.name != case.expect:
        yield f"found {verdict.name} ({verdict.because}), expected {case.expect}"
        return
    if case.by and isinstance(verdict, Excused) and verdict.by != case.by:
        yield f"excused by {verdict.by}, expected {case.by}"
    if isinstance(verdict, Undetermined) and case.missing and not _names(case.missing, verdict.missing):
        yield f"missing {'; '.join(verdict.missing)}, expected {case.missing}"
    if isinstance(verdict, Contested):
        for reading, expected in case.under.items():
            found = verdict.readings.get(reading)
            if found is None or found.name != expected:
                yield f"under {reading} found {found.name if found else NO_FINDING}, expected {expected}"


def _names(word: str, missing: Sequence[str]) -> bool:
    return any(word.casefold() in one.casefold() for one in missing)
