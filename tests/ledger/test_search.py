"""Full-text search."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import BadQuery
from foedus.ledger import Ledger
from foedus.ledger.search import LEAD, WIDTH, _shown, _unmarked
from foedus.model.citation import Span


def test_a_hit_points_at_the_words_in_the_stored_text(sample_ledger: Ledger) -> None:
    """The words shown and every mark are slices of the report's text, behind letters of more than one byte too."""
    (hit,) = sample_ledger.search('"treaty 1"')
    text = sample_ledger.report(hit.report).report.text
    assert hit.quotation.holds_in(text)
    assert [text[mark.start : mark.end] for mark in hit.marks] == ["treaty 1"]
    assert "signed [treaty 1] with" in hit.snippet


def test_diacritics_and_capitals_do_not_matter(sample_ledger: Ledger) -> None:
    """A name is found without its umlauts, and marked with them."""
    hit = sample_ledger.search("BOHM", limit=1)[0]
    assert "Ärlich [Böhm] told" in hit.snippet


def test_struck_furniture_is_found_on_demand_only(sample_ledger: Ledger) -> None:
    """Furniture does not answer, unless it is asked for; then the hit says why it was struck."""
    assert sample_ledger.search("newsletter") == []
    assert {hit.struck for hit in sample_ledger.search("newsletter", struck=True)} == {"subscription"}


def test_limits(sample_ledger: Ledger) -> None:
    """No more hits than asked for, and one at least must be asked for."""
    assert len(sample_ledger.search("quendland", limit=2)) == 2
    with pytest.raises(BadQuery):
        sample_ledger.search("quendland", limit=0)


def test_a_long_passage_is_cut_around_the_find(bare_ledger: Ledger, invented: ModuleType) -> None:
    """Of a long passage a hit shows a few lines, the find among them, and still points at the text."""
    body = "filler words " * 200 + "needle" + " more filler" * 200
    bare_ledger.add(invented.reading_of(1, body=body), invented.original_of(1, body))
    (hit,) = bare_ledger.search("needle")
    assert len(hit.quotation.quote) <= WIDTH
    assert "[needle]" in hit.snippet
    assert hit.quotation.holds_in(bare_ledger.report("note-1").report.text)


@given(
    st.text("ab ", min_size=1, max_size=900) | st.integers(1, 900).map("a".__mul__), st.integers(0, 10**6), st.data()
)
def test_what_is_shown_is_a_slice_with_its_find(words: str, start: int, data: st.DataObject) -> None:
    """However long passage and find are, what is shown is a slice that holds the first find whole."""
    begin = data.draw(st.integers(0, len(words) - 1))
    mark = Span(start + begin, start + data.draw(st.integers(begin + 1, len(words))))
    shown = _shown(words, start, [mark])
    assert words[shown.start - start : shown.end - start] == shown.quote
    assert shown.span.covers(mark)
    assert len(shown.quote) <= max(WIDTH, LEAD + len(mark))


def test_marks_are_counted_in_the_unmarked_text() -> None:
    """Marks do not count as signs of the text."""
    assert _unmarked("a \ufdd0bc\ufdd1 d \ufdd0e\ufdd1", 10) == ("a bc d e", [Span(12, 14), Span(17, 18)])
