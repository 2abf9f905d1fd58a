"""The report value."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.model.report import Moment, NotFound, Report


@pytest.mark.parametrize("text", ["2023-11-23", "2022-11-25T12:40:00", "2023-11-23T08:58:00+03:00"])
def test_moment_keeps_what_is_told_and_adds_nothing(text: str) -> None:
    """A moment gives back exactly the ISO form that it was parsed from."""
    assert Moment.parse(text).isoformat() == text


@given(st.dates(), st.times(), st.integers(-14 * 60, 14 * 60))
def test_moment_round_trip(day: date, at: time, offset: int) -> None:
    """Every moment survives its own ISO form."""
    moment = Moment(day=day, at=at, utc_offset_minutes=offset)
    assert Moment.parse(moment.isoformat()) == moment


def _report(text: str) -> Report:
    nothing = NotFound(reason="not looked for")
    return Report(
        id="0" * 16, sha256="0" * 64, document="d", source="d.txt", media_type="text/plain", encoding="utf-8", text=text,
        title=nothing, outlet=nothing, author=nothing, published=nothing, language=nothing, translated_from=nothing,
        capture_hint=nothing,
    )  # fmt: skip


def test_paragraphs_are_the_lines_that_are_not_blank() -> None:
    """Blank lines separate paragraphs and are not counted; the spans hold no trailing white space."""
    report = _report("Title \n\n  \nFirst.\nSecond.\r\n")
    assert [report.text[p.start : p.end] for p in report.paragraphs()] == ["Title", "First.", "Second."]


@given(st.text(alphabet="ab \n\r\u2028"))
def test_paragraphs_cover_every_letter_once(text: str) -> None:
    """Whatever the text, its letters stand in exactly one paragraph each, in order."""
    spans = _report(text).paragraphs()
    assert "".join(text[s.start : s.end] for s in spans).replace(" ", "") == "".join(text.split())
