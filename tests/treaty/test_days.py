"""Days as far as they are known, and what can be said of them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.model.finding import Truth
from foedus.treaty.days import Day, Span, all_of, any_of, before, begun, ended, holding

START = date(1999, 1, 1)
DATES = st.dates(date(1800, 1, 1), date(2100, 12, 31))
WRITTEN = st.one_of(DATES, st.integers(1800, 2100), DATES.map(lambda day: f"{day:%Y-%m}"))
TRUTHS = st.sampled_from(list(Truth))
NEAR = st.integers(0, 9).map(lambda days: START + timedelta(days))
"""Days so near each other that every one can be tried."""


@st.composite
def intervals(draw: st.DrawFn) -> tuple[date, date]:
    first, last = sorted((draw(NEAR), draw(NEAR)))
    return first, last


@given(WRITTEN)
def test_what_is_written_reads_as_the_same_day(value):
    """Dates, months and years."""
    day = Day.read(value)
    assert day.written() == value
    assert Day.read(day.written()) == day


@given(WRITTEN)
def test_a_day_is_shown_as_it_is_written(value):
    """As far as it is known."""
    assert str(Day.read(value)) == str(value)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        (2000, date(2000, 1, 1), date(2000, 12, 31)),
        ("2000-02", date(2000, 2, 1), date(2000, 2, 29)),
        (date(2000, 2, 2), date(2000, 2, 2), date(2000, 2, 2)),
        ("2000-02-02", date(2000, 2, 2), date(2000, 2, 2)),
    ],
)
def test_a_coarse_day_is_any_day_of_its_month_or_year(value, first, last):
    """Both ends inclusive."""
    assert Day.read(value) == Day(first, last)


@pytest.mark.parametrize(
    "value",
    ["", "soon", "2000-13", "2000-00", "2000-1", "2000-02-30", "0000", 1799, 2101, date(1, 1, 1), True, None, 2000.0, "２０００", datetime(2000, 1, 1, 5)],  # noqa: DTZ001  # YAML reads such
)  # fmt: skip
def test_what_is_no_day_is_refused(value):
    """Moments too, which cannot be compared with days."""
    with pytest.raises(ValueError, match=r"found .*, expected"):
        Day.read(value)


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2001-02", "2001-01-31 at the soonest, 2001-02-27 at the latest"),
        (2001, "2000-12-31 at the soonest, 2001-12-30 at the latest"),
        (date(2001, 1, 1), "2000-12-31"),
    ],
)
def test_the_day_before_a_coarse_one_is_shown_by_its_ends(day, shown):
    """It is no month and no year, and must not be shown as one."""
    assert str(before(Day.read(day))) == shown


@given(st.lists(TRUTHS))
def test_all_and_any_are_mirrors(truths):
    """What holds of all fails of none of the contraries."""
    assert all_of(truths) is ~any_of(~one for one in truths)


@given(st.lists(TRUTHS, max_size=4))
def test_unknown_is_what_the_ways_to_know_it_disagree_on(truths):
    """Three values are two, tried both ways."""
    ways = [(Truth.YES, Truth.NO) if one is Truth.UNKNOWN else (one,) for one in truths]
    tried = {all_of(way) for way in product(*ways)}
    assert all_of(truths) is (tried.pop() if len(tried) == 1 else Truth.UNKNOWN)


def _tried(results: set[bool]) -> Truth:
    return Truth.UNKNOWN if len(results) > 1 else Truth.YES if results.pop() else Truth.NO


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(number) for number in range((last - first).days + 1)]


@given(intervals(), intervals())
def test_begun_agrees_with_trying_every_day(since, span):
    """Every day of the span, for every day on which it may have begun."""
    tried = {day >= start for day in _days(*span) for start in _days(*since)}
    assert begun(Day(*since), Span(*span)) is _tried(tried)


@given(intervals(), intervals())
def test_ended_agrees_with_trying_every_day(until, span):
    """The last day is still part of it."""
    tried = {day > end for day in _days(*span) for end in _days(*until)}
    assert ended(Day(*until), Span(*span)) is _tried(tried)


@given(st.lists(NEAR, min_size=4, max_size=4).map(sorted), intervals())
def test_holding_agrees_with_trying_every_day(bounds, span):
    """Of a term whose beginning is surely not after its end."""
    since, until = bounds[:2], bounds[2:]
    tried = {start <= day <= end for day in _days(*span) for start in _days(*since) for end in _days(*until)}
    assert holding(Day(*since), Day(*until), Span(*span)) is _tried(tried)


@pytest.mark.parametrize("span", [Span(None, None), Span(START, None), Span(None, START)])
def test_an_open_span_may_reach_beyond_any_bound(span):
    """Unless the bound lies on the side where it is closed."""
    far, near = Day.read(2050), Day.read(1900)
    assert (begun(far, span) is Truth.NO) == (span.end is not None)
    assert (ended(near, span) is Truth.YES) == (span.start is not None)


def test_what_has_no_bounds_holds_whenever():
    """From ever, without end."""
    assert holding(None, None, Span(None, None)) is Truth.YES


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(None, None), "no day"),
        (Span.of(START), "1999-01-01"),
        (Span(START, None), "1999-01-01 to open"),
        (Span(None, START), "open to 1999-01-01"),
    ],
)
def test_a_span_in_words(span, words):
    """For traces."""
    assert str(span) == words
