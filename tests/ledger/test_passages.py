"""The passages that search finds."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

from hypothesis import given
from hypothesis import strategies as st

from foedus.ledger.passages import passages_of
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
