"""Whether the conditions of a norm hold, and by what."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.model.claim import Status, TreatyAct
from foedus.model.finding import Truth
from foedus.treaty.conditions import Asking, Conditions
from foedus.treaty.days import Span
from foedus.treaty.format import Condition, Deadline, Exemption, Pattern, Reparation
from foedus.treaty.occurrences import Occurrences

YES, NO, UNKNOWN = Truth
DAY = "2002-05-10"


@pytest.fixture(scope="session")
def found(pack, act):
    """What is found of a condition of an act of Norway towards Sweden, with what else is told."""

    def found(condition, *told, judged=None, counterparty="SWE", unverified=False):
        one = judged or act("deploy", "NOR", "SWE", day=DAY)
        looking = Conditions(pack=pack, occurrences=Occurrences(pack, [one, *told]), unverified=unverified)
        asking = Asking(conduct=one, bearer="NOR", counterparty=counterparty, span=one.span)
        ((_, step),) = looking.of({"it": Condition.model_validate({"says": "it", **condition})}, asking, "condition")
        return step

    return found


def force(**told) -> dict:
    """The condition that somebody used force."""
    return {"told": {"match": {"acts": ["use_force"]}, "days_before": 30, **told}}


@pytest.mark.parametrize(
    ("sides", "who", "to", "holds"),
    [
        ({}, "DEU", "FIN", True),
        ({"by": "bearer"}, "NOR", "DEU", True),
        ({"by": "bearer"}, "FIN", "DEU", False),
        ({"by": "counterparty"}, "SWE", "DEU", True),
        ({"by": "counterparty"}, "NOR", "DEU", False),
        ({"by": "organisation"}, "LIG", "DEU", True),
        ({"by": "organisation"}, "FIN", "DEU", False),
        ({"by": "member"}, "NOR", "DEU", True),
        ({"by": "member"}, "DEU", "NOR", False),
        ({"by": "other member"}, "NOR", "DEU", False),
        ({"by": "other member"}, "NOR FIN", "DEU", True),
        ({"to": "bearer"}, "DEU", "NOR", True),
        ({"to": "counterparty"}, "DEU", "SWE", True),
        ({"to": "counterparty"}, "SWE", "", False),
        ({"to": "member"}, "DEU", "FIN", True),
        ({"to": "member"}, "NOR", "", False),
        ({"to": "other member"}, "DEU", "NOR", False),
        ({"by": "bearer", "to": "other member"}, "NOR FIN", "", True),
        ({"by": "bearer", "to": "other member"}, "NOR DEU", "", False),
        ({"by": "bearer", "to": "member"}, "NOR DEU", "", False),
        ({"by": "counterparty", "to": "bearer"}, "NOR SWE", "", True),
    ],
)  # fmt: skip
def test_who_must_have_done_it_to_whom(found, act, sides, who, to, holds):
    """In an act of several towards none, each to each other; nobody to himself."""
    assert found(force(**sides), act("use_force", who, to, day="2002-05-01")).truth is (YES if holds else UNKNOWN)


def test_a_member_is_one_on_the_day_of_the_other_act(found, act):
    """Finland had left in 2005."""
    told = [act("use_force", "DEU", "FIN", day=day) for day in ("2005-06-30", "2005-07-01")]
    judged = act("deploy", "NOR", "SWE", day="2005-07-10")
    assert [found(force(to="member"), one, judged=judged).truth for one in told] == [YES, UNKNOWN]


def test_of_two_who_did_it_to_each_other_the_one_that_was_no_member_is_not_one(found, act):
    """Though the other is."""
    clash = act("use_force", "NOR FIN", day="2005-07-01")
    judged = act("deploy", "NOR", "SWE", day="2005-07-10")
    assert found(force(by="bearer", to="member"), clash, judged=judged).truth is UNKNOWN


@pytest.mark.parametrize(
    ("presumed", "truth", "why"),
    [
        ("undetermined", UNKNOWN, "nobody tells it"),
        ("holds", YES, "nobody tells it; presumed to hold"),
        ("fails", NO, "nobody tells it; presumed not to hold"),
    ],
)
def test_where_nobody_tells_it_what_is_presumed_is_said(found, presumed, truth, why):
    """Nothing is presumed unless the norm says so."""
    step = found({**force(), "unless_told": presumed})
    assert (step.truth, step.why, step.told_by) == (truth, why, ())


@pytest.mark.parametrize(("presumed", "truth"), [("undetermined", UNKNOWN), ("holds", UNKNOWN), ("fails", NO)])
def test_what_is_denied_is_not_presumed_to_hold(found, act, presumed, truth):
    """Nor is it known not to, since only one voice says so."""
    denied = act("use_force", "DEU", "SWE", day="2002-05-01", status=Status.DENIED)
    assert found({**force(), "unless_told": presumed}, denied).truth is truth


def test_what_is_told_of_no_day_presumes_nothing(found, act):
    """It may be the one that is asked for."""
    told = act("use_force", "DEU", "SWE", told_on=date(2002, 5, 9))
    step = found({**force(), "unless_told": "fails"}, told)
    assert (step.truth, step.told_by) == (UNKNOWN, (told.id,))


def test_the_judged_act_is_no_condition_of_itself(found, act):
    """Nor is another telling of it."""
    judged = act("use_force", "NOR", "SWE", day=DAY, event="e")
    again = act("use_force", "NOR", "SWE", day="2002-05-09", event="e")
    assert found(force(), again, judged=judged).truth is UNKNOWN
    assert found(force(), again, judged=judged).told_by == ()


@pytest.mark.parametrize(("day", "truth"), [("2002-05-09", YES), (DAY, UNKNOWN), ("2002-05", UNKNOWN)])
def test_of_the_same_kind_of_act_only_a_day_before_is_before(found, act, day, truth):
    """On the same day nobody tells who began."""
    judged = act("use_force", "NOR", "SWE", day=DAY)
    assert found(force(by="counterparty"), act("use_force", "SWE", "NOR", day=day), judged=judged).truth is truth


def test_an_earlier_act_is_not_hidden_by_one_of_the_same_day(found, act):
    """Whoever did which, in whatever order they are told."""
    told = [act("use_force", "SWE", "NOR", day=DAY), act("use_force", "FIN", "NOR", day="2002-05-01")]
    judged = act("use_force", "NOR", "SWE", day=DAY)
    for order in (told, told[::-1]):
        step = found(force(by="other member", to="bearer"), *order, judged=judged)
        assert (step.truth, step.told_by) == (YES, (told[1].id,))


@pytest.mark.parametrize(
    ("sides", "truth"), [({"by": "counterparty", "to": "bearer"}, UNKNOWN), ({"by": "counterparty"}, YES)]
)
def test_an_earlier_act_that_blames_nobody_does_not_tell_who_began(found, act, sides, truth):
    """However long before it was; that one took part in it is told."""
    clash = act("use_force", "NOR SWE", day="2002-05-01")
    judged = act("use_force", "NOR", "SWE", day=DAY)
    assert found(force(**sides), clash, judged=judged).truth is truth


def test_many_acts_of_one_day_that_blame_nobody_do_not_hide_one_that_does(found, act):
    """Though few are kept of a day."""
    told = [act("use_force", "NOR SWE", day="2002-05-01", id=f"a{number}") for number in range(20)]
    blamed = act("use_force", "SWE", "NOR", day="2002-05-01", id="z")
    judged = act("use_force", "NOR", "SWE", day=DAY)
    assert found(force(by="counterparty", to="bearer"), *told, blamed, judged=judged).told_by == ("z",)


@pytest.mark.parametrize(
    ("flag", "unverified", "truth"),
    [
        ({"flag": "vote"}, False, YES),
        ({"flag": "vote", "holds": False}, False, NO),
        ({"flag": "membership"}, False, YES),
        ({"flag": "dues", "party": "counterparty"}, False, YES),
        ({"flag": "dues", "party": "counterparty"}, True, NO),
    ],
)
def test_a_flag_of_a_party_on_the_day(found, act, flag, unverified, truth):
    """What nobody looked up counts where that is asked for."""
    judged = act("deploy", "NOR", "DNK", day="2016-05-10")
    assert found({"flag": flag}, judged=judged, counterparty="DNK", unverified=unverified).truth is truth


def test_a_flag_of_a_counterparty_that_is_not_told_is_unknown(found):
    """And says so."""
    step = found({"flag": {"flag": "vote", "party": "counterparty"}}, counterparty=None)
    assert (step.truth, step.why) == (UNKNOWN, "the counterparty is not told")


@pytest.mark.parametrize(
    ("name", "unless", "truth"),
    [("tanks", "undetermined", YES), ("lorries", "undetermined", NO), ("", "undetermined", UNKNOWN), ("", "fails", NO)],
)
def test_what_the_act_is_about(found, act, name, unless, truth):
    """Another name is another thing; no name tells nothing."""
    judged = act("deploy", "NOR", "SWE", day=DAY, name=name)
    condition = {"object": {"acts": ["deploy"], "words": ["tank"]}, "unless_told": unless}
    assert found(condition, judged=judged).truth is truth


def test_conditions_of_exemptions_are_found_by_their_path(pack, act):
    """Those of their exceptions too."""
    judged = act("use_force", "NOR", "SWE", day=DAY)
    exemptions = pack.norms["no-force"].norm.exceptions
    looking = Conditions(pack=pack, occurrences=Occurrences(pack, [judged]))
    asking = Asking(conduct=judged, bearer="NOR", counterparty="SWE", span=judged.span)
    assert [name for name, _ in looking.exempting(exemptions, asking)] == [
        "exemption/self-defence/attacked", "exemption/self-defence/after-cease-fire/agreed",
    ]  # fmt: skip
    assert isinstance(exemptions["self-defence"], Exemption)


@pytest.fixture(scope="session")
def in_time(pack, act):
    """What is found of a deadline after notice, for an act of Norway on a day."""

    def in_time(deadline, day, *notices, **more):
        left = act("withdraw_membership", "NOR", "LIG", day=day)
        looking = Conditions(pack=pack, occurrences=Occurrences(pack, [left, *(act("notify_withdrawal", "NOR", "LIG", day=one, **more) for one in notices)]))  # fmt: skip
        asked = Deadline(says="in time", after=Pattern(acts=(TreatyAct.NOTIFY_WITHDRAWAL,)), **deadline)
        return looking.deadline(asked, Asking(conduct=left, bearer="NOR", counterparty=None, span=left.span))

    return in_time


@pytest.mark.parametrize(
    ("notice", "left", "truth"),
    [
        ("2004-12-30", "2005-06-30", YES),
        ("2004-12-31", "2005-06-29", NO),
        ("2004-12-31", "2005-06-30", YES),
        ("2004-08-31", "2005-02-28", YES),
        ("2004-08-31", "2005-02-27", NO),
        ("2004-08-29", "2005-02-28", YES),
        ("2003-08-31", "2004-02-28", NO),
        ("2003-08-31", "2004-02-29", YES),
        ("2005-01-01", "2005-06-30", NO),
        ("2005-01", "2005-07-15", UNKNOWN),
        ("2005-01", "2005-07-31", YES),
    ],
)
def test_months_run_from_the_notice(in_time, notice, left, truth):
    """To the same day, or the last of a month that has no such day."""
    assert in_time({"months": 6}, left, notice).truth is truth


def test_days_run_after_months(in_time):
    """Both are waited for."""
    found = [in_time({"months": 1, "days": 10}, left, "2004-01-31").truth for left in ("2004-03-09", "2004-03-10")]
    assert found == [NO, YES]


def test_a_deadline_not_to_be_passed(in_time):
    """At most so long after."""
    found = [in_time({"months": 6, "least": False}, left, "2004-12-30").truth for left in ("2005-06-29", "2005-07-01")]
    assert found == [YES, NO]


@pytest.mark.parametrize(
    ("notices", "truth"),
    [
        (["2004-12-15", "2005-03-01"], YES),
        (["2004-12", "2005-03-01"], UNKNOWN),
        (["2005-01-15", "2005-03-01"], NO),
        (["2005-06-16"], NO),
        (["2005-12-15"], NO),
        (["2005-12-16"], UNKNOWN),
        (["2005-06"], UNKNOWN),
    ],
)
def test_of_several_notices_one_in_time_is_enough_and_one_that_only_follows_is_too_late(in_time, notices, truth):
    """One that follows much later is that of another act."""
    assert in_time({"months": 6}, "2005-06-15", *notices).truth is truth


def test_a_deadline_not_to_be_passed_says_nothing_of_what_came_first(in_time):
    """What it is counted from comes after the act: nobody knows of another."""
    assert in_time({"months": 6, "least": False}, "2005-06-30", "2005-07-01").truth is UNKNOWN


def test_without_a_notice_a_deadline_is_unknown(in_time):
    """And it is said what is missing."""
    step = in_time({"months": 6}, "2005-06-30")
    assert (step.truth, step.why) == (UNKNOWN, "nobody tells of what it is counted from")


def test_a_planned_notice_is_none(in_time):
    """Only what is told as done counts."""
    assert in_time({"months": 6}, "2005-06-30", "2004-01-01", status=Status.PLANNED).truth is UNKNOWN


def test_a_deadline_agrees_with_counting_forward(in_time):
    """Day by day, as notices run."""

    @settings(max_examples=150, deadline=None)
    @given(st.dates(date(1995, 1, 1), date(2004, 1, 1)), st.integers(0, 400), st.integers(0, 12), st.integers(1, 40))
    def agrees(notice, gone, months, days):
        left = notice + timedelta(gone)
        year, month = divmod(notice.year * 12 + notice.month - 1 + months, 12)
        last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(1)).day
        due = date(year, month + 1, min(notice.day, last)) + timedelta(days)
        assert in_time({"months": months, "days": days}, left, notice).truth is (YES if left >= due else NO)

    agrees()


@pytest.mark.parametrize(
    ("day", "truth"),
    [("2002-05-09", NO), (DAY, YES), ("2002-06-01", YES), ("2002-05", UNKNOWN), (None, NO)],
)
def test_a_breach_is_made_good_after_it(pack, act, day, truth):
    """Where that may have been before it, nobody knows; without a day it makes nothing good."""
    judged, gone = act("occupy", "NOR", "SWE", day=DAY), act("withdraw_forces", "NOR", day=day)
    looking = Conditions(pack=pack, occurrences=Occurrences(pack, [judged, gone]))
    asking = Asking(conduct=judged, bearer="NOR", counterparty="SWE", span=judged.span)
    asked = Reparation(says="withdrew", by=(Pattern(acts=(TreatyAct.WITHDRAW_FORCES,)),))
    assert looking.repaired(asked, asking).truth is truth


def test_what_lies_within_the_days_of_a_breach_may_have_made_it_good(pack, act):
    """Nobody tells which came first."""
    judged = act("occupy", "NOR", "SWE", span=Span(date(2002, 5, 1), date(2002, 5, 10)))
    gone = act("withdraw_forces", "NOR", day="2002-05-05")
    looking = Conditions(pack=pack, occurrences=Occurrences(pack, [judged, gone]))
    asked = Reparation(says="withdrew", by=(Pattern(acts=(TreatyAct.WITHDRAW_FORCES,)),))
    asking = Asking(conduct=judged, bearer="NOR", counterparty="SWE", span=judged.span)
    assert looking.repaired(asked, asking).truth is UNKNOWN


def test_an_act_of_no_day_has_a_deadline_that_nobody_knows(pack, act):
    """Whenever notice was given."""
    left, notice = act("withdraw_membership", "NOR", "LIG"), act("notify_withdrawal", "NOR", "LIG", day="1999-01-01")
    looking = Conditions(pack=pack, occurrences=Occurrences(pack, [left, notice]))
    asked = Deadline(says="in time", after=Pattern(acts=(TreatyAct.NOTIFY_WITHDRAWAL,)), months=6)
    step = looking.deadline(asked, Asking(conduct=left, bearer="NOR", counterparty=None, span=Span(None, None)))
    assert step.truth is UNKNOWN


def test_only_what_came_after_the_last_such_act_counts(found, act):
    """Force before the cease-fire is no new one; on its day nobody can tell."""
    told = {
        "told": {
            "match": {"acts": ["use_force"]},
            "by": "counterparty",
            "days_before": 30,
            "since": {"acts": ["cease_fire"]},
        },
        "unless_told": "fails",
    }
    truce = act("cease_fire", "NOR SWE", day="2002-05-05")
    days = {"2002-05-01": NO, "2002-05-05": UNKNOWN, "2002-05-06": YES}
    assert {day: found(told, truce, act("use_force", "SWE", "NOR", day=day)).truth for day in days} == days
    assert found(told, act("use_force", "SWE", "NOR", day="2002-05-01")).truth is YES


@pytest.mark.parametrize(
    ("truces", "day", "truth"),
    [
        (["2002-05"], "2002-05-06", UNKNOWN),
        (["2002-05"], "2002-05-01", UNKNOWN),
        (["2002-05-05", "2002-05"], "2002-05-04", NO),
        (["2002-05-05", "2002-05"], "2002-05-06", UNKNOWN),
        (["2002-05-05", "2002-05-07"], "2002-05-06", NO),
        (["2002-05-05", "2002-05-07"], "2002-05-08", YES),
        (["2002-05-11"], "2002-05-06", YES),
        (["2001-05-05"], "2002-05-06", YES),
    ],
)
def test_where_the_last_such_act_was_on_some_day_of_a_month_what_came_after_it_is_unknown(
    found, act, truces, day, truth
):
    """One that lies beyond the days that are looked at bounds nothing."""
    told = {
        "match": {"acts": ["use_force"]},
        "by": "counterparty",
        "days_before": 30,
        "since": {"acts": ["cease_fire"]},
    }
    record = [*(act("cease_fire", "NOR SWE", day=truce) for truce in truces), act("use_force", "SWE", "NOR", day=day)]
    assert found({"told": told, "unless_told": "fails"}, *record).truth is truth


def test_what_lies_after_the_last_day_does_not_count(found, act):
    """The day itself does; of a month that holds it nobody can tell."""
    told = {"told": {"match": {"acts": ["use_force"]}, "until": "2001-03-15"}, "unless_told": "fails"}
    days = {"2001-03-15": YES, "2001-03-16": NO, "2001-03": UNKNOWN}
    assert {day: found(told, act("use_force", "SWE", "NOR", day=day)).truth for day in days} == days


def test_a_notice_that_came_only_after_the_act_came_too_late(in_time):
    """Whatever time it would have had to lie before."""
    step = in_time({"months": 6}, "2002-05-10", "2002-05-11")
    assert (step.truth, step.why) == (NO, "told, and only after it")
