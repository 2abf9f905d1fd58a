"""What is written reads back as the same, and is written the same again."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.model.claim import TreatyAct
from foedus.register.files import read_mapping
from foedus.register.register import PACKS
from foedus.treaty.casebook import CaseAct, CasesFile
from foedus.treaty.days import Day
from foedus.treaty.format import (
    BodiesFile,
    Condition,
    Deadline,
    Entry,
    HasFlag,
    Instrument,
    Pattern,
    ReadingsFile,
    Sourced,
    StandingFile,
    Told,
)
from foedus.treaty.writing import written

FIXTURES = Path(__file__).parents[1] / "fixtures" / "packs"
SHAPES: dict[str, type[Entry]] = {
    "standing": StandingFile,
    "readings": ReadingsFile,
    "bodies": BodiesFile,
    "cases": CasesFile,
}
FILES = sorted(
    path
    for folder in (PACKS, FIXTURES)
    for pattern in ("*/instruments/*.yaml", *(f"*/{name}.yaml" for name in SHAPES))
    for path in folder.glob(pattern)
)
TROUBLE = ("on", "off", "NO", "null", "~", "1990", "1990-01", "1990-01-01", "1:30", "0x1", "- a", "a: b", "a # b", "", " ", "\n a\n\n", "“ć” і", "'\"", "1_0", ".inf", "=")  # fmt: skip
"""Words that YAML would read as something else if they stood bare."""


def read(text: str, shape: type[Entry]) -> Entry:
    problems: list[str] = []
    rows = read_mapping(text.encode(), "text", problems)
    assert not problems
    return shape.model_validate(rows)


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_every_treaty_file_survives_writing(path):
    """Of the package and of the invented league."""
    entry = read(path.read_text(encoding="utf-8"), SHAPES.get(path.stem, Instrument))
    again = read(written(entry), type(entry))
    assert (again, written(again)) == (entry, written(entry))


def _of(kind: Any, depth: int, least: int = 0) -> st.SearchStrategy[Any]:
    """Whatever a field of that type may hold."""
    origin, within = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _of(within[0], depth)
    if origin in {Union, UnionType}:
        return st.one_of([st.none() if one is NoneType else _of(one, depth) for one in within])
    if origin is Literal:
        return st.sampled_from(within)
    if origin is tuple:
        return st.lists(_of(within[0], depth), min_size=least, max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(WORDS, _of(within[1], depth), min_size=least, max_size=2)
    return _leaf(kind, depth)


WORDS = st.text(max_size=12) | st.sampled_from(TROUBLE)
DAYS = st.one_of(
    st.dates(date(1800, 1, 1), date(2100, 12, 31)).map(Day.read),
    st.integers(1800, 2100).map(Day.read),
    st.dates(date(1800, 1, 1), date(2100, 12, 31)).map(lambda day: Day.read(f"{day:%Y-%m}")),
)


def _leaf(kind: Any, depth: int) -> st.SearchStrategy[Any]:
    if issubclass(kind, Entry):
        return entries(kind, depth + 1)
    known = {str: WORDS, int: st.integers(0, 99), bool: st.booleans(), date: st.dates(), Day: DAYS}
    return known[kind] if kind in known else st.sampled_from(list(kind))


@st.composite
def entries(draw: st.DrawFn, shape: type[Entry], depth: int = 0) -> Entry:
    """An entry of that shape, sound in itself; deeper ones say less, so that they end."""
    fields: dict[str, Any] = {}
    for name, field in shape.model_fields.items():
        if not field.is_required() and (depth > 4 or draw(st.integers(0, 2)) == 0):
            continue
        least = max((rule.min_length for rule in field.metadata if hasattr(rule, "min_length")), default=depth == 0)
        fields[name] = draw(_of(field.annotation, depth, least))
    return shape.model_validate({**fields, **draw(_ruled(shape, fields, depth))})


def _ruled(shape: type[Entry], fields: dict[str, Any], depth: int) -> st.SearchStrategy[dict[str, Any]]:
    """What an entry must say beside, by the rules that it has as a whole."""
    if issubclass(shape, Sourced) and not (fields.get("source") and fields.get("seen")):
        return st.just({"status": "unverified"})
    if shape is Pattern and not (fields.get("acts") or fields.get("types")):
        return st.fixed_dictionaries({"acts": st.tuples(st.sampled_from(TreatyAct))})
    if shape is CaseAct and not (fields.get("act") or fields.get("type")):
        return st.fixed_dictionaries({"act": st.sampled_from(TreatyAct)})
    if shape is Deadline:
        return st.fixed_dictionaries({"months": st.integers(1, 24)})
    if shape is Condition:
        tests = {"told": Told, "flag": HasFlag, "object": Pattern}
        none = dict.fromkeys(tests)
        return st.sampled_from(sorted(tests)).flatmap(
            lambda name: entries(tests[name], depth + 1).map(lambda test: {**none, name: test})
        )
    return st.just({})


@pytest.mark.parametrize("shape", [Instrument, StandingFile, ReadingsFile, BodiesFile, CasesFile])
def test_whatever_the_format_holds_survives_writing(shape):
    """An equal entry, and the same text again."""

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(entries(shape))
    def survives(entry: Entry) -> None:
        again = read(written(entry), shape)
        assert (again, written(again)) == (entry, written(entry))

    survives()


def test_what_is_equal_is_written_the_same(league):
    """A default that a file names is left out."""
    text = (league / "instruments/pact.yaml").read_text(encoding="utf-8")
    named = text.replace("ratified: true", "ratified: true\nterm_months: null")
    assert written(read(named, Instrument)) == written(read(text, Instrument))


def test_days_are_dates_and_bare_years(league):
    """As far as they are known."""
    text = written(read((league / "standing.yaml").read_text(encoding="utf-8"), StandingFile))
    assert "since: 2010-01-01\n" in text
    assert "since: 2015\n" in text


def test_where_it_was_looked_up_stands_last(league):
    """After what the entry says."""
    text = written(read((league / "readings.yaml").read_text(encoding="utf-8"), ReadingsFile))
    keys = [line.split(":")[0].strip() for line in text.splitlines()[2:10]]
    assert keys == [
        "title",
        "says",
        "authors",
        "- a professor of Uppsala",
        "provisions",
        "- pact/art-3",
        "source",
        "seen",
    ]


def test_equal_days_are_no_references():
    """Each stands where it belongs, not as `*id001`."""
    told = {
        "standing": [
            {"state": "SWE", "flag": "vote", "holds": False, "since": date(2010, 1, 1), "status": "unverified"}
        ]
        * 2
    }
    assert "&" not in written(StandingFile.model_validate(told))
