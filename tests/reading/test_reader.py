"""Bytes to a report or a refusal."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from foedus.errors import RefusedInput
from foedus.model.report import Found, Moment, Report
from foedus.reading.manifest import Declared
from foedus.reading.reader import read, refusal_from


def reason_of(original: bytes) -> str:
    with pytest.raises(RefusedInput) as refused:
        read(original, document="a", source="a.txt")
    return refused.value.reason


def test_the_stored_text_is_composed_and_has_one_kind_of_line_end() -> None:
    """NFC, and a line end for each of the three ways to write one; everything else is as it was."""
    original = "Cafe\u0301 met.\r\nThe league,\rtoo.  It met twice.\n"
    assert read(original.encode(), document="a", source="a.txt").text == "Café met.\nThe league,\ntoo.  It met twice.\n"


def test_every_stage_is_logged(gull) -> None:
    """The log names what was done, in order."""
    stages = [stage.name for stage in gull.read().stages]
    assert stages == ["decode", "format", "main text", "furniture", "metadata", "language"]


def test_the_manifest_goes_before_the_text(gull) -> None:
    """Where both tell and disagree, the manifest is taken and the remark names both."""
    declared = Declared(author="Ona Brem", published=Moment.parse("2023-11-24"))
    report = gull.read(above="Ida Brem\n23.11.2023 08:58", declared=declared)
    assert (report.author.value, report.author.origin) == ("Ona Brem", "manifest")
    assert [remark.code for remark in report.remarks] == ["manifest-disagrees"] * 2
    assert "Ida Brem" in report.remarks[0].subject


def test_a_manifest_that_tells_less_does_not_disagree(gull) -> None:
    """The same day without the time is no disagreement."""
    report = gull.read(above="Ida Brem\n23.11.2023 08:58", declared=Declared(published=Moment.parse("2023-11-23")))
    assert report.remarks == ()


def test_what_no_manifest_declares_is_told_by_the_text(gull) -> None:
    """A declaration of the outlet leaves author and date to the text."""
    report = gull.read(above="Ida Brem\n23.11.2023 08:58", declared=Declared(outlet="Harbour Gull"))
    assert [told.origin for told in (report.outlet, report.author, report.published)] == ["manifest", "text", "text"]


def test_furniture_alone_is_refused() -> None:
    """A page with nothing but furniture is no report."""
    assert reason_of(b"Home\nContacts\n\nRead also: Storm\n\nTags: toll\n\nSubscribe to our news") == "furniture-alone"


def test_a_short_report_is_read() -> None:
    """One sentence is enough."""
    assert read(b"Ostrel left the patrol on Monday.", document="a", source="a.txt").struck == ()


def test_gibberish_is_refused_unless_its_language_is_declared() -> None:
    """What is in no language is refused; a declaration overrules."""
    original = b"Xqz vrrt plmk, gnnt wrrp. Zzkt brfl qqmn dpht vrx. Klmn prst wvx zqj ttgb nnhy."
    assert reason_of(original) == "unknown-language"
    assert read(original, document="a", source="a.txt", declared=Declared(language="en")).language.origin == "manifest"


def test_another_language_is_read_with_a_remark() -> None:
    """A report that no claims can be extracted from is kept all the same."""
    report = read("Министры лиги не договорились о пошлине.".encode(), document="a", source="a.txt")
    assert report.language == Found(value="ru", origin="language model")
    assert [remark.code for remark in report.remarks] == ["language-not-extracted"]


def test_a_refusal_keeps_reason_and_hash() -> None:
    """What is recorded says the same as the error."""
    error = RefusedInput("a.txt", "empty", "Nothing.", "Look.")
    refusal = refusal_from(error, "ab")
    assert (refusal.source, refusal.reason, refusal.sha256) == ("a.txt", "empty", "ab")


def test_one_line_of_megabytes_is_read() -> None:
    """Three megabytes on one line are one block, and read at once."""
    report = read(b"The league did not agree on the toll. " * 80_000, document="a", source="a.txt")
    assert (len(report.text) > 3_000_000, report.struck) == (True, ())


def test_a_heap_of_texts_is_refused() -> None:
    """A text longer than any report is refused with what to do, so that it does not hold up the others."""
    with pytest.raises(RefusedInput) as refused:
        read(b"The league did not agree on the toll. " * 120_000, document="a", source="a.txt")
    assert refused.value.reason == "too-long"


PIECES = st.sampled_from(
    [
        "The ministers of the Harbour League met in Port Ansel on Tuesday and could not agree on the toll.",
        "Ostrel has not paid its dues since the winter, and two of its cutters left...",
        "Ostrel has not paid its dues since the winter, and two of its cutters left the patrol in March.",
        "Ida Brem",
        "By Ida Brem, 23.11.2023 08:58",
        "(Moscow time), Port Ansel",
        "Views: 3996",
        "Toll, Ostrel, Story of the day",
        "Tags:",
        "• May 2024",
        "Mon Tues Wed Thurs Fri Sat Sun",
        "  12345",
        "Read also",
        "News feed",
        "Write comment",
        "ANALYTICS",
        "Harbour Letter",
        "###",
        "Home",
        "Cafe\u0301 \u200b\ufeff",
        "© 2023 Harbour Gull",
        "<p>Министры лиги не договорились о пошлине.</p>",
    ]
)


def holds(report: Report) -> None:
    assert unicodedata.is_normalized("NFC", report.text)
    edges = [edge for passage in report.struck for edge in (passage.span.start, passage.span.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(report.text) for edge in edges)
    assert all(len(passage.span) > 0 for passage in report.struck)
    assert all(first.span.end <= second.span.start for first, second in pairwise(report.struck))
    for found in (report.title, report.author, report.published, report.outlet):
        if isinstance(found, Found) and found.span:
            assert 0 <= found.span.start < found.span.end <= len(report.text)
    report.text.encode()


@settings(deadline=None)
@given(st.lists(PIECES, max_size=14), st.sampled_from(["\n", "\n\n", "\r\n"]), st.sampled_from(["a.txt", "a.html"]))
def test_any_mixture_of_passages_is_read_soundly(pieces: list[str], gap: str, source: str) -> None:
    """Struck spans are ordered, apart and in bounds, the text is NFC, and reading again gives the same report."""
    original = gap.join(pieces).encode()
    try:
        report = read(original, document="a", source=source)
    except RefusedInput:
        return
    holds(report)
    assert report == read(original, document="a", source=source)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html"]))
@example(b"\xff\xfe<\x00p\x00>\x00", "a.html")
@example(b"<p>&#55296;", "a.html")
@example(b"<", "a.html")
def test_any_bytes_are_a_report_or_a_refusal(original: bytes, source: str) -> None:
    """No bytes whatever raise another error."""
    try:
        report = read(original, document="a", source=source)
    except RefusedInput:
        return
    holds(report)


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=200), st.sampled_from(["a.txt", "a.html"]), st.sampled_from(["utf-8", "utf-16", "koi8-r"]))
def test_any_text_is_a_report_or_a_refusal(text: str, source: str, encoding: str) -> None:
    """No text whatever raises another error."""
    try:
        holds(read(text.encode(encoding, "replace"), document="a", source=source))
    except RefusedInput:
        return
