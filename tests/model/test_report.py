"""The report value."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.model.report import Moment


@pytest.mark.parametrize("text", ["2023-11-23", "2022-11-25T12:40:00", "2023-11-23T08:58:00+03:00"])
def test_moment_keeps_what_is_told_and_adds_nothing(text: str) -> None:
    """A moment gives back exactly the ISO form that it was parsed from."""
    assert Moment.parse(text).isoformat() == text


@given(st.dates(), st.times(), st.integers(-14 * 60, 14 * 60))
def test_moment_round_trip(day: date, at: time, offset: int) -> None:
    """Every moment survives its own ISO form."""
    moment = Moment(day=day, at=at, utc_offset_minutes=offset)
    assert Moment.parse(moment.isoformat()) == moment
