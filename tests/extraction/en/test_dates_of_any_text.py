"""Dates of English text: what holds of any text."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.extraction.en.conftest import read, told

from foedus.extraction.en.dates import find_dates
from foedus.model.citation import Span
from foedus.model.when import Precision

_WORDS = (
    "on in since until by from to between and of the a last this next that same May March June 3 17 31 2019 1999 "
    "2020-02-30 12.12.2012 , . - – Monday Friday morning week weeks year ago three several earlier later before after "
    "end early mid first half quarter summer winter 1990s 90s will met yesterday overnight weekend 9999 1000 days"
)
_PIECES = st.sampled_from(_WORDS.split())
TEXTS = st.lists(_PIECES | st.text(max_size=6), max_size=14).map(" ".join)
DAYS = st.none() | st.dates()


@given(TEXTS, TEXTS, TEXTS, DAYS, DAYS)
def test_mentions_stand_inside_their_segment_and_owe_nothing_to_what_surrounds_it(
    before: str, inside: str, after: str, published_on: date | None, context: date | None
) -> None:
    """Spans lie within, quotes equal slices, mentions do not overlap, and text outside changes nothing but places."""
    text, within = before + inside + after, Span(len(before), len(before) + len(inside))
    found = find_dates(text, within, published_on=published_on, context=context)
    alone = read(inside, published_on, context)
    assert [(m.when.start, m.when.end, m.relation) for m in found] == [
        (m.when.start, m.when.end, m.relation) for m in alone
    ]
    for mention in found:
        assert within.covers(mention.span)
        assert mention.when.source is not None
        assert mention.when.source.holds_in(text)
        assert mention.when.source.span == mention.span
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


@given(TEXTS, DAYS, DAYS)
def test_intervals_never_run_backwards(text: str, published_on: date | None, context: date | None) -> None:
    """A period with both bounds starts no later than it ends, and only bounded ones have a precision."""
    for mention in read(text, published_on, context):
        start, end = mention.when.start, mention.when.end
        assert start is None or end is None or start <= end
        assert (mention.when.precision is Precision.OPEN) == (start is None or end is None)


@given(TEXTS, st.dates(), st.dates())
def test_absolute_mentions_do_not_depend_on_the_publication(text: str, one: date, other: date) -> None:
    """What is told absolutely keeps its days under any publication."""
    first = [m.when for m in read(text, one) if m.anchored == "absolute"]
    assert first == [m.when for m in read(text, other) if m.anchored == "absolute"]


@given(st.dates(date(1900, 1, 1), date(2150, 12, 31)), st.dates(date(1900, 1, 1), date(2150, 12, 31)))
def test_every_day_is_read_back_in_every_order(day: date, published_on: date) -> None:
    """A written day is the day that was written."""
    month = day.strftime("%B")
    for text in (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", day.isoformat(), f"{day:%d.%m.%Y}"):
        assert told(f"Signed on {text}.", published_on) == (str(day), str(day), "on")


@given(st.dates(date(1900, 1, 1), date(2150, 12, 31)))
def test_a_bare_weekday_lies_within_the_week_up_to_publication(published_on: date) -> None:
    """Past-biased: never ahead, never more than six days back, and publication's own weekday is that day."""
    for name in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"):
        day = read(f"They met on {name}.", published_on)[0].when.start
        assert day is not None
        assert timedelta(0) <= published_on - day <= timedelta(6)
        assert day.strftime("%A") == name
