"""Who is a member when, and what is in force when: the day before, the day of and the day after."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.model.finding import Truth
from foedus.treaty.days import Day, Span
from foedus.treaty.format import Flag, Kind
from foedus.treaty.loading import read_pack
from foedus.treaty.pack import in_force

YES, NO, UNKNOWN = Truth
SOUGHT = "pact/art-1"


def on(day: str) -> Span:
    return Span.of(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("state", "day", "kinds"),
    [
        ("FIN", "1989-12-31", {Kind.MEMBER: NO, Kind.FORMER_MEMBER: NO, Kind.NON_MEMBER: YES}),
        ("FIN", "1990-01-01", {Kind.MEMBER: YES, Kind.FORMER_MEMBER: NO, Kind.NON_MEMBER: NO}),
        ("FIN", "2005-06-30", {Kind.MEMBER: YES, Kind.FORMER_MEMBER: NO, Kind.NON_MEMBER: NO}),
        ("FIN", "2005-07-01", {Kind.MEMBER: NO, Kind.FORMER_MEMBER: YES, Kind.NON_MEMBER: YES}),
        ("DNK", "1995-02-28", {Kind.MEMBER: NO, Kind.FORMER_MEMBER: NO, Kind.NON_MEMBER: YES}),
        ("DNK", "1995-03-15", {Kind.MEMBER: UNKNOWN, Kind.FORMER_MEMBER: NO, Kind.NON_MEMBER: UNKNOWN}),
        ("DNK", "1995-03-31", {Kind.MEMBER: YES, Kind.FORMER_MEMBER: NO, Kind.NON_MEMBER: NO}),
        ("DEU", "2000-01-01", {Kind.MEMBER: NO, Kind.FORMER_MEMBER: NO, Kind.NON_MEMBER: YES}),
    ],
)
def test_what_a_state_is_on_a_day(pack, state, day, kinds):
    """Both ends of a membership belong to it; within a month of joining it is unknown."""
    found = pack.kind_of(state, on(day))
    assert {kind: found[kind] for kind in kinds} == kinds


def test_the_organisation_is_no_member_of_itself(pack):
    """And no outsider."""
    assert pack.kind_of("LIG", on("2000-01-01")) == {
        Kind.ORGANISATION: YES, Kind.MEMBER: NO, Kind.FORMER_MEMBER: NO, Kind.NON_MEMBER: NO, Kind.ANY: YES,
    }  # fmt: skip


@given(st.sampled_from(["NOR", "FIN", "DNK", "DEU"]), st.dates(date(1985, 1, 1), date(2010, 1, 1)), st.integers(0, 400))
def test_membership_over_a_span_agrees_with_its_days(pack, state, first, length):
    """Sure of the span is what is sure of every day."""
    member = [pack.kind_of(state, Span.of(first + timedelta(n)))[Kind.MEMBER] for n in range(length + 1)]
    whole = pack.kind_of(state, Span(first, first + timedelta(length)))[Kind.MEMBER]
    assert whole is (member[0] if len(set(member)) == 1 else UNKNOWN)


def test_a_state_that_came_back_was_no_member_between(variant):
    """Two terms of one state."""
    terms = [{"since": date(1990, 1, 1), "until": date(1999, 12, 31)}, {"since": date(2005, 1, 1)}]
    pack = read_pack(variant({"organisation.yaml": lambda rows: rows["members"].update(FIN=terms)}))
    found = [pack.kind_of("FIN", on(day)) for day in ("1999-12-31", "2000-01-01", "2005-01-01")]
    assert [(one[Kind.MEMBER], one[Kind.FORMER_MEMBER]) for one in found] == [(YES, NO), (NO, YES), (YES, NO)]
    assert pack.standing_of("FIN") == "a member from 1990-01-01 to 1999-12-31 and from 2005-01-01 to now"


@pytest.mark.parametrize(
    ("day", "truth"),
    [("2009-12-31", YES), ("2010-01-01", NO), ("2010-12-31", NO), ("2011-01-01", YES), ("1980-01-01", NO)],
)
def test_a_member_has_every_flag_that_no_row_denies(pack, day, truth):
    """Both days of the row belong to it; an outsider has none."""
    assert pack.flag_of("SWE", Flag.VOTE, on(day))[0] is truth


def test_a_flag_over_a_span_that_a_row_touches_is_unknown(pack):
    """And the row is named."""
    truth, row = pack.flag_of("SWE", Flag.VOTE, Span(date(2009, 12, 1), date(2010, 1, 31)))
    assert (truth, row) == (UNKNOWN, pack.standing[0])


@pytest.mark.parametrize(("asked", "truth"), [(False, YES), (True, NO)])
def test_standing_that_nobody_looked_up_counts_where_it_is_asked_for(pack, asked, truth):
    """And nowhere else."""
    assert pack.flag_of("DNK", Flag.DUES, on("2016-01-01"), unverified=asked)[0] is truth


def _truths(pack, address, *days):
    return [[in_force(period, on(day)) for period in pack.periods(address)] for day in days]


def test_a_text_is_in_force_until_the_next_one_is(pack):
    """One ends on the day before the other begins."""
    assert _truths(pack, "pact/art-2", "1991-04-30", "1991-05-01", "2001-02-01", "2001-02-02") == [
        [NO, NO], [YES, NO], [YES, NO], [NO, YES],
    ]  # fmt: skip


def test_a_text_that_is_taken_out_ends(changed):
    """There is no period of what a version takes out."""
    out = {
        "version": "second",
        "paraphrase": None,
        "source": "invented",
        "seen": date(2026, 1, 1),
        "status": "verified",
    }
    pack = changed(lambda rows: rows["provisions"]["art-1"]["texts"].append(out))
    assert _truths(pack, SOUGHT, "2001-02-01", "2001-02-02") == [[YES], [NO]]


def test_a_text_is_not_in_force_between_two_versions(changed):
    """The first ended before the second was in force, and both hold it."""
    pack = changed(lambda rows: rows["versions"]["first"].update(until=date(1999, 12, 31)))
    assert _truths(pack, SOUGHT, "1999-12-31", "2000-01-01", "2001-02-01", "2001-02-02") == [
        [YES, NO], [NO, NO], [NO, NO], [NO, YES],
    ]  # fmt: skip


def test_versions_that_follow_each_other_without_a_gap_are_one_period(changed):
    """Across the day of change too."""
    pack = changed(lambda rows: rows["versions"]["first"].update(until=date(2001, 2, 1)))
    assert [in_force(one, Span(date(2001, 1, 1), date(2001, 3, 1))) for one in pack.periods(SOUGHT)] == [YES]


def test_a_text_ends_with_its_version_where_nobody_knows_when_the_next_is_in_force(changed):
    """What is not known to be in force prolongs nothing."""

    def end(rows):
        rows["versions"]["first"]["until"] = date(1999, 12, 31)
        rows["versions"]["second"]["in_force"] = None

    assert _truths(changed(end), SOUGHT, "1999-12-31", "2000-01-01") == [[YES], [NO]]


def test_of_a_version_without_a_day_in_force_nothing_is_known(changed):
    """Neither that it is in force nor that it is not."""
    pack = changed(lambda rows: rows["versions"]["first"].update(in_force=None))
    assert _truths(pack, SOUGHT, "1995-01-01") == [[UNKNOWN]]


def test_a_version_without_a_day_in_force_is_in_force_for_nobody_before_it_was_signed(changed):
    """On the day itself it may be."""
    pack = changed(lambda rows: rows["versions"]["second"].update(in_force=None))
    assert _truths(pack, "pact/art-4", "2000-02-01", "2000-02-02") == [[NO], [UNKNOWN]]


def test_a_norm_ends_when_it_says_in_whichever_text(changed):
    """Of two texts, the first ends with itself and the second with the norm."""
    pack = changed(lambda rows: rows["provisions"]["art-2"]["norms"]["assist"].update(until=date(2003, 1, 1)))
    periods = pack.norms["assist"].periods
    assert [one.until for one in periods] == [Day.read(date(2001, 2, 1)), Day.read(date(2003, 1, 1))]


def test_a_norm_that_begins_later_than_a_text_has_none_of_its_days(changed):
    """Only the text in which it is valid is left."""
    pack = changed(lambda rows: rows["provisions"]["art-2"]["norms"]["assist"].update(since=date(2002, 1, 1)))
    assert [(one.version, one.since) for one in pack.norms["assist"].periods] == [
        ("second", Day.read(date(2002, 1, 1)))
    ]


def test_a_norm_goes_before_what_those_beneath_it_go_before(changed):
    """Through others too, and never before itself."""

    def override(rows):
        rows["provisions"]["art-1"]["norms"]["no-force"]["over"] = ["assist"]
        rows["provisions"]["art-2"]["norms"]["assist"]["over"] = ["members-decide"]

    pack = changed(override)
    assert pack.beaten_by("no-force") == {"assist", "members-decide"}
    assert pack.beaten_by("members-decide") == frozenset()


def test_every_norm_has_its_address(pack):
    """Instrument and provision."""
    assert {name: one.address for name, one in pack.norms.items()}["members-decide"] == "pact/art-5"


def test_parties_are_the_organisation_and_all_that_ever_were_members(pack):
    """Whoever left is one."""
    assert pack.parties == {"LIG", "NOR", "SWE", "FIN", "DNK"}


@pytest.mark.parametrize(
    ("principal", "words"),
    [("LIG", "the organisation itself"), ("DEU", "never a member"), ("DNK", "a member from 1995-03 to now")],
)
def test_standing_in_words(pack, principal, words):
    """For traces."""
    assert pack.standing_of(principal) == words
