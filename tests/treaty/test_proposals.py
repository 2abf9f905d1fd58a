"""The format of amendments, and their files: every fault at once, each with its place and what to do."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from foedus.errors import BadData
from foedus.treaty.loading import AMENDMENTS, read_amendments, read_proposals
from foedus.treaty.proposals import CHANGES, Amendment, Operation, Wording
from foedus.treaty.writing import written

WORDING = {"heading": "h", "paraphrase": "p"}
GOOD = {
    "add": {"add": "pact/art-9", "provision": WORDING},
    "replace": {"replace": "pact/art-1", "provision": WORDING},
    "repeal": {"repeal": "pact/art-1"},
    "retime": {"retime": "pact", "version": "second", "in_force": "2003-01-01"},
    "decide": {"decide": "pact/art-5", "rule": "majority"},
}
PROPOSAL = {
    "organisation": "LIG", "title": "t", "says": "s", "proposers": ["x"], "proposed": "2001-01-01", "status": "unverified",
    "operations": [GOOD["repeal"]],
}  # fmt: skip


@pytest.fixture
def problems(tmp_path):
    """What is told of a file that differs so from a good one."""

    def problems(**changes):
        rows = {key: value for key, value in {**PROPOSAL, **changes}.items() if value is not None}
        path = tmp_path / "bad.yaml"
        path.write_text(yaml.safe_dump(rows), encoding="utf-8")
        with pytest.raises(BadData) as told:
            read_proposals([path])
        return told.value.problems

    return problems


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_is_read(change):
    """With its address or instrument."""
    operation = Operation.model_validate(GOOD[change])
    assert (operation.change, operation.target) == (change, GOOD[change][change])


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ({}, "names no change"),
        ({"repeal": "pact/art-1", "decide": "pact/art-1", "rule": "majority"}, "names repeal and decide"),
        ({"add": "pact/art-9"}, "`provision` tells"),
        ({"repeal": "pact/art-1", "provision": WORDING}, "`provision` tells"),
        ({"retime": "pact", "version": "second"}, "`in_force` or `until`"),
        ({"retime": "pact", "in_force": "2003-01-01"}, "name of a `version`"),
        ({"repeal": "pact/art-1", "until": "2003"}, "stand with nothing else"),
        ({"repeal": "pact/art-1", "version": "second"}, "stand with nothing else"),
        ({"decide": "pact/art-5"}, "`rule` tells"),
        ({"decide": "pact/art-5", "rule": " "}, "`rule` tells"),
        ({"repeal": "pact/art-1", "rule": "majority"}, "`rule` tells"),
        ({"repeal": "pact"}, "is no address"),
        ({"add": "pact/", "provision": WORDING}, "is no address"),
        ({"add": "pact/art 9", "provision": WORDING}, "is no address"),
        ({"retime": "pact/art-1", "version": "second", "in_force": "2003"}, "name the instrument alone"),
        ({"retime": "pact", "version": "second", "in_force": "2003", "until": "2002"}, "before it is in force"),
    ],
)
def test_an_operation_that_cannot_be_meant_is_refused(rows, words):
    """With what is expected instead."""
    with pytest.raises(ValidationError, match=words):
        Operation.model_validate(rows)


def test_all_faults_of_an_operation_are_told_at_once():
    """Not one after the other."""
    with pytest.raises(ValidationError) as told:
        Operation.model_validate({"repeal": "pact", "provision": WORDING, "rule": "majority", "version": "second"})
    for words in ("`provision`", "`rule`", "`version`", "is no address"):
        assert words in str(told.value)


@pytest.mark.parametrize(
    ("change", "words"),
    [({"quotation": "word " * 26}, "quotes 26 words, expected at most 25"), ({"paraphrase": " "}, "is empty")],
)
def test_a_wording_is_short_and_says_something(change, words):
    """A quotation has 25 words at most."""
    with pytest.raises(ValidationError, match=words):
        Wording.model_validate({**WORDING, **change})
    assert Wording.model_validate({**WORDING, "quotation": "word " * 25})


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"in_force": "2000-12-31"}, "before it was proposed on 2001-01-01; mend one of the days"),
        ({"proposers": []}, "proposers: has 0 entries"),
        ({"operations": []}, "operations: has 0 entries"),
        ({"organisation": None}, "organisation: is missing; docs/amendments.md"),
        ({"colour": "red"}, "colour: is no key"),
        ({"status": "verified"}, "names no `source`"),
        ({"proposed": "soon"}, "expected YYYY-MM-DD"),
        ({"operations": [{"repeal": "pact/art-1", "by": "x"}]}, "operations/0/by: is no key of the format"),
    ],
)
def test_a_file_that_is_wrong_is_refused(problems, changes, words):
    """With file, place and remedy."""
    told = problems(**changes)
    assert any(words in one for one in told)
    assert all("/bad.yaml: " in one for one in told)


@pytest.mark.parametrize("day", ["2001-01-01", "2001", "2001-01"])
def test_it_may_be_in_force_on_the_day_on_which_it_is_proposed(day):
    """A coarse day too."""
    assert Amendment.model_validate({**PROPOSAL, "in_force": day}).in_force


def test_every_fault_of_every_file_is_told_at_once(tmp_path):
    """Of a missing one too."""
    for name, rows in {"one": {**PROPOSAL, "colour": "red"}, "two": {**PROPOSAL, "operations": [{}, {"repeal": "pact"}]}}.items():  # fmt: skip
        (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump(rows), encoding="utf-8")
    with pytest.raises(BadData) as told:
        read_proposals([tmp_path / "one.yaml", tmp_path / "two.yaml", tmp_path / "three.yaml"])
    for words in ("one.yaml: colour", "two.yaml: operations/0", "two.yaml: operations/1", "three.yaml: not found"):
        assert any(words in one for one in told.value.problems)


def test_two_files_of_one_name_are_refused(tmp_path):
    """The later one would hide the other."""
    paths = [tmp_path / name / "same.yaml" for name in ("a", "b")]
    for path in paths:
        path.parent.mkdir()
        path.write_text(yaml.safe_dump(PROPOSAL), encoding="utf-8")
    with pytest.raises(BadData, match="call one otherwise"):
        read_proposals(paths)


def test_amendments_beside_a_pack_are_read_by_their_names(league):
    """In the order of the alphabet."""
    assert list(read_amendments(league)) == ["bases-by-host", "no-bases", "no-refusal", "short-notice"]
    assert read_amendments(league / AMENDMENTS) == {}


def test_an_amendment_reads_back_as_it_was_written(league):
    """Days, coarse ones too, and operations."""
    for one in read_amendments(league).values():
        assert Amendment.model_validate(yaml.safe_load(written(one))) == one


@given(named=st.sets(st.sampled_from(CHANGES), max_size=5))
def test_one_change_and_no_other(named):
    """Whatever else stands there, an operation names exactly one."""
    rows = {key: value for change in named for key, value in GOOD[change].items()}
    if len(named) == 1:
        assert Operation.model_validate(rows).change == next(iter(named))
    else:
        with pytest.raises(ValidationError):
            Operation.model_validate(rows)
