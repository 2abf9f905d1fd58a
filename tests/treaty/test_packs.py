"""Every packaged pack with a treaty: it loads, its legal cases are as a lawyer expects, and what it says is looked up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from foedus.treaty.casebook import Case
from foedus.treaty.cases import conflicts_of, faults_of, try_all
from foedus.treaty.loading import BODIES, INSTRUMENTS, READINGS, STANDING, codes, packaged, read_cases
from foedus.treaty.pack import Pack

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
