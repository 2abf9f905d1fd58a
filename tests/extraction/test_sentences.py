"""Cutting text into blocks and sentences."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from foedus.extraction.sentences import LONGEST_SENTENCE, blocks
from foedus.model.citation import Span


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for block in blocks(text, Span(0, len(text))) for s in block.sentences]


def test_abbreviations_end_no_sentence() -> None:
    """Titles, initials and months do not end a sentence."""
    text = "Gen. A. Petrov met Mr. Smith on Jan. 5 in St. Petersburg. They talked."
    assert cut(text) == ["Gen. A. Petrov met Mr. Smith on Jan. 5 in St. Petersburg.", "They talked."]


def test_lines_wrapped_by_hand_are_one_sentence() -> None:
    """A line break of a typewriter does not end a sentence; an empty line does."""
    text = "The council of the league met again in the old town hall on\nMonday and agreed.\n\nIt rose at noon."
    assert len(cut(text)) == 2


def test_a_heading_is_a_block_of_its_own() -> None:
    """A short line is not run into the paragraph below it."""
    assert cut("League in crisis\nThe league met on Monday.")[0] == "League in crisis"


def test_a_bar_parts_the_items_of_a_list() -> None:
    """Topics of a heading and cells of a row stand for themselves, without the bar."""
    assert cut("Rally in the port | Treaty signed | Talks at noon") == [
        "Rally in the port",
        "Treaty signed",
        "Talks at noon",
    ]


@given(st.text(alphabet="aA .!?\n”“,", max_size=300))
def test_sentences_are_ordered_trimmed_and_lose_only_space(text: str) -> None:
    """Sentences do not overlap, hold no outer white space, and together hold every other character."""
    spans = [s for block in blocks(text, Span(0, len(text))) for s in block.sentences]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(text[s.start : s.end].split()) for s in spans) == "".join(text.split())


def test_an_endless_line_is_cut() -> None:
    """A run without an end is cut, so that no sentence exceeds the bound."""
    assert max(map(len, cut("word " * 5_000))) <= LONGEST_SENTENCE


def test_a_dated_entry_is_no_wrapped_line() -> None:
    """A line that begins with an ISO day begins a block, however narrow the line before it."""
    text = "2013-07-05. The league has announced that it suspends the member. (ABC)\n2015-09-16. Soldiers left."
    assert [text[b.span.start : b.span.start + 10] for b in blocks(text, Span(0, len(text)))] == [
        "2013-07-05",
        "2015-09-16",
    ]
