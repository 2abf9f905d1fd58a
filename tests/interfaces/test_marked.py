"""Texts cut at the borders of what is marked."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from foedus.interfaces.marked import excerpt, pieces
from foedus.model.citation import Quotation, Span
from foedus.model.reading import Reading
from foedus.model.report import Struck, StruckReason

WORDS = "one two three four five six"
SPANS = st.tuples(st.integers(0, len(WORDS)), st.integers(0, len(WORDS))).map(lambda ends: Span(min(ends), max(ends)))


@given(st.lists(SPANS, max_size=5), SPANS)
def test_pieces_join_to_the_paragraph(reading: Callable[..., Reading], marks: list[Span], struck: Span) -> None:
    """However marks and struck passages lie over each other, no letter is lost or doubled."""
    passages = (Struck(span=struck, reason=StruckReason.TAGS),) if len(struck) else ()
    report = reading("a", WORDS, struck=passages).report
    cut = pieces(report, Span(0, len(WORDS)), marks)
    assert "".join(piece.text for piece in cut) == WORDS
    for piece in cut:
        span = Span(piece.start, piece.start + len(piece.text))
        assert piece.covering == tuple(i for i, mark in enumerate(marks) if mark.covers(span) and len(mark))
        assert (piece.struck is not None) == (bool(passages) and struck.covers(span))


@given(st.lists(SPANS.filter(len), max_size=5))
def test_every_mark_ends_once(reading: Callable[..., Reading], marks: list[Span]) -> None:
    """The number behind a trigger is written once."""
    cut = pieces(reading("a", WORDS).report, Span(0, len(WORDS)), marks)
    assert sorted(i for piece in cut for i in piece.ending) == list(range(len(marks)))


TRIGGERS = SPANS.filter(
    lambda span: len(span) > 0 and WORDS[span.start : span.end].strip() == WORDS[span.start : span.end]
)


@given(st.integers(0, 100), TRIGGERS)
def test_excerpt_keeps_the_trigger_and_its_length(length: int, trigger: Span) -> None:
    """The excerpt is no longer than asked, unless the trigger alone is; between its ellipses stand words of the text."""
    evidence = Quotation(start=0, end=len(WORDS), quote=WORDS)
    before, words, after = excerpt(evidence, Quotation.cut(WORDS, trigger), length)
    assert words == " ".join(WORDS[trigger.start : trigger.end].split())
    whole = before + words + after
    assert len(whole) <= max(length, len(words) + len("… ") + len(" …"))
    assert whole.strip("… ") in WORDS


def test_excerpt_of_a_short_sentence_is_the_sentence() -> None:
    """Nothing is left out where all fits."""
    evidence = Quotation(start=10, end=10 + len(WORDS), quote=WORDS)
    assert "".join(excerpt(evidence, Quotation(start=14, end=17, quote="two"), 80)) == WORDS
