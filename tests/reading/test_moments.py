"""Dates and times as bylines write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.reading.moments import moments_in, zone_at_start


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("23.11.2023 08:58", "2023-11-23T08:58:00"),
        ("25.11.22 12:40", "2022-11-25T12:40:00"),
        ("25.11.99", "1999-11-25"),
        ("10.10.2022 11:56 (Moscow time)", "2022-10-10T11:56:00+03:00"),
        ("10.10.2013 11:56 (Moscow time)", "2013-10-10T11:56:00+04:00"),
        ("10.10.2009 11:56 (Moscow time)", "2009-10-10T11:56:00"),
        ("November 23, 2023, 14:05 GMT+3", "2023-11-23T14:05:00+03:00"),
        ("Nov. 23, 2023 at 5:30 pm EST", "2023-11-23T17:30:00-05:00"),
        ("23rd of November 2023, 12:15 a.m.", "2023-11-23T00:15:00"),
        ("2023-11-23T08:58:00Z", "2023-11-23T08:58:00+00:00"),
        ("2023-11-23T08:58+05:30", "2023-11-23T08:58:00+05:30"),
        ("23 ноября 2023 г., 14:05 (МСК)", "2023-11-23T14:05:00+03:00"),
        ("14:05, 23 ноября 2023", "2023-11-23T14:05:00"),
        ("23/11/2023", "2023-11-23"),
        ("11/23/2023", "2023-11-23"),
        ("5/5/2023", "2023-05-05"),
    ],
)
def test_a_moment_is_read_as_it_is_told(text: str, iso: str) -> None:
    """Day, time and zone come out as written, and what is not told stays out."""
    assert [written.moment.isoformat() for written in moments_in(text)] == [iso]


@pytest.mark.parametrize(
    "text", ["31.02.2023", "3/4/2023", "November 24", "article 4 of 2023", "1.2.3", "192.168.10.12"]
)
def test_what_is_no_certain_day_is_no_moment(text: str) -> None:
    """Days that do not exist, that lack their year, or whose order cannot be told are left out."""
    assert moments_in(text) == []


@given(
    st.dates(date(1980, 1, 1), date(2079, 12, 31)), st.sampled_from(["%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d", "%d %B %Y"])
)
def test_every_day_is_read_back(day: date, form: str) -> None:
    """Every day from 1980 to 2079 survives each of the written forms."""
    assert [written.moment.day for written in moments_in(day.strftime(form))] == [day]


def test_no_zone_lies_further_than_fourteen_hours() -> None:
    """An impossible offset is none."""
    assert zone_at_start("GMT+19", date(2023, 1, 1)) is None
