"""Blocks of plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.reading.blocks import blocks_of, simplified


def test_every_line_is_a_block() -> None:
    """Lines without a common width are blocks of their own, without the white space around them."""
    assert [block.shown for block in blocks_of("One.\n\n  Two.  \nThree.")] == ["One.", "Two.", "Three."]


def test_lines_wrapped_at_one_width_are_one_block() -> None:
    """A paragraph that was wrapped is one block, and the next paragraph another."""
    words = "the ministers of the league met in the harbour town and spoke of tolls until the lamps were lit again "
    lines, line = [], ""
    for word in (words * 4).split():
        if len(line) + 1 + len(word) > 70:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    paragraph = "\n".join([*lines, line])
    assert len(blocks_of(f"{paragraph}\n\n{paragraph}")) == 2


def test_a_very_long_line_is_shown_in_part() -> None:
    """Of a line of a megabyte the beginning and the end are shown, and its place is told whole."""
    text = "word " * 200_000 + "end."
    (block,) = blocks_of(text)
    assert (block.span.start, block.span.end) == (0, len(text))
    assert len(block.shown) < 5000
    assert block.is_ended


@pytest.mark.parametrize("text", ["He left.", "He left.”", "He left.)", "«Он ушёл!»", "Is it so?’", "He left. *"])
def test_a_sentence_ends_with_its_sign(text: str) -> None:
    """Quotes, brackets and markup may stand behind the sign that ends a sentence."""
    assert blocks_of(text)[0].is_ended


@given(st.text("ab .\n\t\u00a0é", max_size=200))
def test_blocks_hold_every_sign_once(text: str) -> None:
    """Blocks are in order, do not overlap, and leave out nothing but white space."""
    blocks = blocks_of(text)
    edges = [0, *(edge for block in blocks for edge in (block.span.start, block.span.end)), len(text)]
    assert edges == sorted(edges)
    left_out = "".join(text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2))
    assert not left_out.strip()


def test_simplified_makes_spellings_equal() -> None:
    """Case, markup, quotes, spaces and ё make no difference to phrases."""
    assert simplified("**Ещё**  “Раз”") == simplified('еще "раз"')
