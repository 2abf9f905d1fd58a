"""The passages that search finds."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.ledger.passages import LONGEST, passages_of
from foedus.model.citation import Span
from foedus.model.report import Struck, StruckReason


@given(text=st.text("ab \n\t", max_size=60), data=st.data())
def test_passages_hold_every_word_once(invented: ModuleType, text: str, data: st.DataObject) -> None:
    """Passages are trimmed slices of one line, in order, and leave nothing out but blanks; struck parts are told apart."""
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    struck = (Struck(span=span, reason=StruckReason.TEASER),)
    report = replace(invented.report_of(b""), text=text, struck=struck)
    found = list(passages_of(report))
    assert all(text.startswith(words, at) and words == words.strip() and "\n" not in words for at, _, words in found)
    assert "".join("".join(words.split()) for _, _, words in found) == "".join(text.split())
    assert [at for at, _, _ in found] == sorted(at for at, _, _ in found)
    assert all((reason is not None) == span.covers(Span(at, at + len(words))) for at, reason, words in found)


@pytest.mark.parametrize(("line", "pieces"), [("word " * 5000, 3), ("x" * 25_000, 3), ("x" * 10_000, 1)])
def test_an_endless_line_is_cut(invented: ModuleType, line: str, pieces: int) -> None:
    """No passage is longer than its bound, words stay whole where there are blanks, and places stay right."""
    report = replace(invented.report_of(b""), text=line, struck=())
    found = list(passages_of(report))
    assert len(found) == pieces
    assert all(len(words) <= LONGEST and line.startswith(words, at) for at, _, words in found)
    assert sum(len(words.split()) for _, _, words in found) == max(len(line.split()), pieces)
