"""Legal cases: the judge says what a lawyer expects, and it is seen where it does not."""

from __future__ import annotations

import pytest

from foedus.model.finding import AllegedBreach
from foedus.treaty.casebook import Case
from foedus.treaty.cases import conflicts_of, faults_of, try_all
from foedus.treaty.loading import read_cases, read_pack

LEAGUE_CASES = 25
FORCE = {"case": "force", "norm": "no-force", "judged": {"act": "use_force", "who": ["NOR"], "to": ["SWE"], "day": "1992-05"}, "why": "It is forbidden."}  # fmt: skip


def case(**more) -> Case:
    return Case.model_validate({**FORCE, "expect": "alleged breach", **more})


def wrong(pack, **more) -> tuple[str, ...]:
    (tried,) = try_all(pack, [case(**more)])
    return tried.wrong


@pytest.mark.parametrize("number", range(LEAGUE_CASES))
def test_a_case_of_the_league_is_judged_as_expected(pack, league, number):
    """Each by itself."""
    one = read_cases(league)[number]
    (tried,) = try_all(pack, [one])
    assert tried.wrong == (), one.case


def test_all_cases_of_the_league_are_tried(league):
    """None is left out of the test above."""
    assert len(read_cases(league)) == LEAGUE_CASES


def test_every_norm_of_the_league_has_a_case(pack, league):
    """And every case a norm."""
    assert {one.norm for one in read_cases(league)} == set(pack.norms)
    assert list(faults_of(pack, read_cases(league))) == []


def test_a_case_that_is_judged_otherwise_is_wrong(pack):
    """With what was found."""
    (told,) = wrong(pack, expect="fulfilled")
    assert told.startswith("found alleged breach (")
    assert told.endswith("expected fulfilled")


def test_a_case_that_expects_no_finding_is_right_where_there_is_none(pack):
    """And wrong where a finding was expected."""
    meeting = {"act": "convene", "who": ["NOR"], "day": "1992-05"}
    assert wrong(pack, judged=meeting, expect="no finding") == ()
    assert wrong(pack, judged=meeting) == ("found no finding, expected alleged breach",)


def test_an_excuse_must_be_the_expected_one(pack):
    """By its name."""
    gone = [{"act": "withdraw_forces", "who": ["NOR"], "day": 1993}]
    assert wrong(pack, record=gone, expect="excused", by="reparation") == ()
    assert wrong(pack, record=gone, expect="excused", by="self-defence") == (
        "excused by reparation, expected self-defence",
    )


def test_what_is_missing_must_be_the_expected(pack):
    """A word of it."""
    nobody = {"act": "use_force", "to": ["SWE"], "day": "1992-05"}
    assert wrong(pack, judged=nobody, expect="undetermined", missing="Who did it") == ()
    assert wrong(pack, judged=nobody, expect="undetermined", missing="the day") == (
        "missing who did it (no actor is told), expected the day",
    )


def test_each_reading_must_say_what_is_expected(pack, league):
    """Of a contested case."""
    contested = next(one for one in read_cases(league) if one.expect == "contested")
    other = contested.model_copy(update={"under": {"consent-of-all": "excused", "nobody's": "excused"}})
    (tried,) = try_all(pack, [other])
    assert tried.wrong == (
        "under consent-of-all found alleged breach, expected excused", "under nobody's found no finding, expected excused",
    )  # fmt: skip


def test_of_several_verdicts_one_must_be_expected(pack):
    """An act of several parties is right if one of them is judged so."""
    both = {"act": "adopt_decision", "who": ["NOR", "SWE"], "day": "2010-05"}
    assert wrong(pack, norm="no-vote-no-decision", judged=both, expect="alleged breach") == ()
    assert wrong(pack, norm="no-vote-no-decision", judged=both, expect="not applicable") == ()


def test_a_standing_that_a_case_assumes_ends_with_it(pack):
    """The pack is as it was."""
    assumed = case(
        norm="no-vote-no-decision", judged={"act": "adopt_decision", "who": ["NOR"], "day": "2011-05"},
        assume=[{"state": "NOR", "flag": "vote", "holds": False, "since": "2011-01"}],
    )  # fmt: skip
    plain = case(
        norm="no-vote-no-decision",
        judged={"act": "adopt_decision", "who": ["NOR"], "day": "2011-05"},
        expect="not applicable",
    )
    assert [tried.wrong for tried in try_all(pack, [assumed, plain])] == [(), ()]


def test_what_a_case_tells_is_told_in_no_other(pack):
    """Each is judged by itself."""
    judged = {**FORCE["judged"], "day": "1992-05-10"}
    attacked = case(
        judged=judged,
        record=[{"act": "use_force", "who": ["SWE"], "to": ["NOR"], "day": "1992-05-09"}],
        expect="excused",
    )
    assert [tried.wrong for tried in try_all(pack, [attacked, case(judged=judged)])] == [(), ()]


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"norm": "no-farce"}, "'no-farce' is no norm of the pack"),
        ({"under": {"whim": "excused"}}, "'whim' is no reading of readings.yaml"),
        ({"under": {"consent-of-all": "guilty"}}, "'guilty' is no verdict; expected one of alleged breach, contested"),
        ({"case": "first"}, "cases/0 of the same norm is called so too; call one otherwise"),
    ],
)
def test_what_is_wrong_with_a_case_itself_is_told(pack, more, fault):
    """With its number and name."""
    told = list(faults_of(pack, [case(case="first"), case(**more)]))
    name = more.get("case", "force")
    assert [one.startswith(f"cases.yaml: cases/1 ({name}): {fault}") for one in told] == [True]


def test_a_case_shows_which_norms_contradict_each_other(variant):
    """On its act."""

    def permit(rows):
        rows["provisions"]["art-2"]["norms"]["force-allowed"] = {"modality": "permission", "says": "force may be used", "bearer": {}, "fulfilled_by": [{"acts": ["use_force"]}]}  # fmt: skip

    pack = read_pack(variant({"instruments/pact.yaml": permit}))
    assert [(one.breached, one.allowed) for one in conflicts_of(pack, case())] == [("no-force", "force-allowed")]


def test_the_verdict_is_kept_beside_the_case(pack):
    """For whoever prints it."""
    (tried,) = try_all(pack, [case()])
    assert isinstance(tried.found, AllegedBreach)
