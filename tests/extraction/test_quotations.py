"""Finding speech in quotation marks."""

from __future__ import annotations

import pytest

from foedus.extraction.quotations import Speeches, quoted
from foedus.model.citation import Span


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "''", "‘’"])
def test_speech_is_found_in_every_kind_of_marks(marks: str) -> None:
    """Five words or more in any pair of marks are speech."""
    text = f"He said: {marks[0]}We will never leave the old league{marks[1]}. Then he left."
    (found,) = quoted(text, Span(0, len(text)))
    assert text[found.start : found.end] == f"{marks[0]}We will never leave the old league{marks[1]}"


def test_words_held_at_arms_length_are_no_speech() -> None:
    """A name or a single word in marks is not somebody's speech."""
    text = "The so-called “allies” held “Indestructible Brotherhood”."
    assert quoted(text, Span(0, len(text))) == []


def test_an_apostrophe_opens_nothing() -> None:
    """Possessives and contractions are not quotation marks."""
    text = "Russia's allies don't trust Armenia's leaders, and the members' envoys said so."
    assert quoted(text, Span(0, len(text))) == []


def test_a_speech_is_found_by_an_offset_inside_it() -> None:
    """An offset inside a speech gives its number, outside none."""
    speeches = Speeches.of([Span(5, 10), Span(20, 30)])
    assert [speeches.at(i) for i in (4, 5, 9, 10, 25)] == [None, 0, 0, None, 1]


def test_speeches_within_a_span_lie_wholly_inside_it() -> None:
    """A speech that goes on beyond the span is not within it."""
    speeches = Speeches.of([Span(5, 10), Span(20, 30)])
    assert list(speeches.within(Span(4, 25))) == [0]
