"""Every packaged pack with a treaty: it loads, its legal cases are as a lawyer expects, and what it says is looked up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from foedus.model.claim import Status
from foedus.treaty.amending import Amended, amend, undone
from foedus.treaty.casebook import Case
from foedus.treaty.cases import conflicts_of, faults_of, try_all
from foedus.treaty.conduct import Conduct, Teller
from foedus.treaty.days import Span
from foedus.treaty.format import Norm, Party, Pattern
from foedus.treaty.judge import Judge
from foedus.treaty.loading import (
    AMENDMENTS,
    BODIES,
    INSTRUMENTS,
    READINGS,
    STANDING,
    codes,
    packaged,
    read_amendments,
    read_cases,
)
from foedus.treaty.occurrences import Occurrences
from foedus.treaty.pack import Pack
from foedus.treaty.proposals import Amendment

WRONGLY_JUDGED: dict[tuple[str, str, str], str] = {}
"""Cases that the judge gets wrong, by organisation, norm and name, each with the reason; they stand as the lawyer expects them."""
FIRST_LOOKED_UP = date(2026, 1, 1)
"""No page of a pack was looked up before."""

all_packs = pytest.mark.parametrize("code", sorted(codes()))


@cache
def cases_of(code: str) -> tuple[Case, ...]:
    return read_cases(codes()[code])


def every_case() -> Iterator[Any]:
    for code in sorted(codes()):
        for case in cases_of(code):
            reason = WRONGLY_JUDGED.get((code, case.norm, case.case))
            marks = [pytest.mark.xfail(reason=reason)] if reason else []
            yield pytest.param(code, case, id=f"{code}: {case.norm}, {case.case}", marks=marks)


def judged(pack: Pack) -> list[str]:
    """Names of the norms that some act can meet."""
    return [name for name, one in pack.norms.items() if one.norm.breached_by or one.norm.fulfilled_by]


def entries(value: Any, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping within that says whether it was looked up, with its place."""
    if isinstance(value, dict):
        if "status" in value:
            yield place, value
        for key, inner in value.items():
            yield from entries(inner, f"{place}/{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from entries(inner, f"{place}/{number}")


def looked_up(folder: Path) -> list[tuple[str, dict[str, Any]]]:
    """Every entry of a treaty file of the pack that was looked up."""
    paths = [*sorted((folder / INSTRUMENTS).glob("*.yaml")), *(folder / name for name in (STANDING, READINGS, BODIES))]
    read = [(path.name, yaml.safe_load(path.read_text("utf-8"))) for path in paths if path.is_file()]
    amendments = sorted((folder / AMENDMENTS).glob("*.yaml"))
    read += [(path.name, yaml.safe_load(path.read_text("utf-8"))) for path in amendments]
    found = [one for name, rows in read for one in entries(rows, name)]
    return [(place, row) for place, row in found if row["status"] == "verified"]


def test_organisations_with_a_treaty_are_packaged() -> None:
    assert {"ECOWAS", "NATO"} <= set(codes())


@all_packs
def test_pack_is_read(code: str) -> None:
    pack = packaged(code)
    assert pack.code == code
    assert pack.members
    assert judged(pack)


@all_packs
def test_cases_name_what_there_is(code: str) -> None:
    assert list(faults_of(packaged(code), cases_of(code))) == []


@all_packs
def test_case_has_a_name_of_its_own_under_its_norm(code: str) -> None:
    names = [(case.norm, case.case) for case in cases_of(code)]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@all_packs
def test_every_judged_norm_has_a_case(code: str) -> None:
    asked = {case.norm for case in cases_of(code)}
    assert [name for name in judged(packaged(code)) if name not in asked] == []


@all_packs
def test_every_judged_norm_has_a_case_of_before_it_is_in_force(code: str) -> None:
    too_early = {case.norm for case in cases_of(code) if case.expect == "not in force"}
    assert [name for name in judged(packaged(code)) if name not in too_early] == []


@pytest.mark.parametrize(("code", "case"), list(every_case()))
def test_case_is_judged_as_a_lawyer_expects(code: str, case: Case) -> None:
    [tried] = try_all(packaged(code), [case])
    assert tried.wrong == ()


@all_packs
def test_no_norms_contradict_each_other_in_a_case(code: str) -> None:
    pack = packaged(code)
    assert [conflict for case in cases_of(code) for conflict in conflicts_of(pack, case)] == []


@all_packs
def test_a_reading_never_stands_alone_in_a_norm(code: str) -> None:
    named = {name: placed.norm.readings() for name, placed in packaged(code).norms.items()}
    assert {name: readings for name, readings in named.items() if len(readings) == 1} == {}


@all_packs
def test_every_reading_is_used_and_has_a_case(code: str) -> None:
    pack = packaged(code)
    used = {reading for placed in pack.norms.values() for reading in placed.norm.readings()}
    tried = {reading for case in cases_of(code) for reading in case.under}
    assert sorted(set(pack.readings) - used) == []
    assert sorted(used - tried) == []


@all_packs
def test_what_was_looked_up_names_its_source_and_day(code: str) -> None:
    rows = looked_up(codes()[code])
    assert rows
    unsourced = [place for place, row in rows if not str(row.get("source") or "").strip()]
    assert unsourced == []
    assert [place for place, row in rows if not FIRST_LOOKED_UP <= row["seen"] <= datetime.now(tz=UTC).date()] == []


@all_packs
def test_some_verdict_of_each_pack_rests_on_what_was_looked_up(code: str) -> None:
    sure = [case for case in cases_of(code) if not case.unverified and case.expect in {"alleged breach", "fulfilled"}]
    assert sure


# ---------------------------------------------------------------------------------------------------------------- amendments


@cache
def amendments_of(code: str) -> dict[str, Amendment]:
    return read_amendments(codes()[code])


every_amendment = pytest.mark.parametrize(
    ("code", "id_"), [(code, id_) for code in sorted(codes()) for id_ in amendments_of(code)]
)


@cache
def alone(code: str, id_: str) -> Amended:
    return amend(packaged(code), {id_: amendments_of(code)[id_]})


def brought(amended: Amended) -> dict[str, Norm]:
    """The norms that an amendment words, by name, that some act can meet."""
    worded = {name for change in amended.changes if change.after for name in change.after.norms}
    placed = {name: amended.pack.norms[name].norm for name in worded}
    return {name: norm for name, norm in placed.items() if norm.breached_by or norm.fulfilled_by}


def party(pack: Pack, one: Party, *, but: str = "") -> str:
    """Somebody who is meant, and not this one."""
    members = [member.state for member in pack.members if member.until is None]
    meant = {"member": members, "organisation": [pack.code], "any": members, "non-member": ["JPN"], "former member": []}
    return next(state for state in one.codes or meant[one.kind.value] if state != but)


def act_of(pack: Pack, norm: Norm, pattern: Pattern) -> Conduct:
    """An act as the pattern means it, done by whom the norm binds to whom it protects, on a day of the present."""
    bearer = party(pack, norm.bearer)
    other = party(pack, norm.counterparty, but=bearer) if norm.counterparty else ""
    done_by, to = (other, bearer) if norm.bearer.role == "recipients" else (bearer, other)
    name = f"{pattern.words[0] if pattern.words else 'thing'} of it"
    return Conduct(
        id="act", by=Teller.CLAIM, act=next(iter(pattern.acts), None), type=next(iter(pattern.types), None), actors=(done_by,),
        recipients=(to,) if to else (), unaddressed=not to, object=next(iter(pattern.objects), None), name=name, words=name,
        status=Status.DENIED if pattern.denied else Status.ASSERTED, span=Span.of(date(2024, 3, 1)),
    )  # fmt: skip


def test_each_organisation_with_a_treaty_has_amendments_by_several_proposers() -> None:
    """No single author's programme is the menu."""
    for code in ("CSTO", "NATO", "ECOWAS"):
        proposers = {one.proposers for one in amendments_of(code).values() if one.verified}
        assert len(proposers) > 1, code


def test_ids_of_amendments_are_unlike_in_all_packs() -> None:
    ids = [id_ for code in codes() for id_ in amendments_of(code)]
    assert sorted({one for one in ids if ids.count(one) > 1}) == []


@every_amendment
def test_amendment_can_be_made_alone_and_taken_back(code: str, id_: str) -> None:
    amended = alone(code, id_)
    assert amended.conflicts == ()
    assert amended.changes
    assert undone(amended) == packaged(code)


@all_packs
def test_all_amendments_can_be_made_together(code: str) -> None:
    """In the order of their names; those that change one thing are told."""
    amended = amend(packaged(code), amendments_of(code))
    assert {change.address for change in amended.changes} >= {
        change.address for id_ in amendments_of(code) for change in alone(code, id_).changes
    }


@every_amendment
def test_an_amendment_says_where_it_was_proposed(code: str, id_: str) -> None:
    """Or that nobody was found who did."""
    one = amendments_of(code)[id_]
    assert one.verified or "nobody" in one.proposers[0]
    assert one.words or not one.verified


@every_amendment
def test_each_norm_of_an_amendment_speaks_to_acts_that_it_means(code: str, id_: str) -> None:
    """Done by whom it binds: it is in force for them, and neither side is out of its reach."""
    amended = alone(code, id_)
    for name, norm in brought(amended).items():
        for pattern in (*norm.breached_by, *norm.fulfilled_by):
            act = act_of(amended.pack, norm, pattern)
            judged = list(Judge(amended.pack, Occurrences(amended.pack, [act]), only=[name]).judge([act]))
            assert [one.placed.name for one in judged] == [name], pattern
            found = {step.part: step.truth.value for step in judged[0].trace}
            sides = {part: found[part] for part in ("bearer", "counterparty")}
            assert sides == {"bearer": "yes", "counterparty": "yes"}, pattern
