"""Labels that name who speaks."""

from __future__ import annotations

import time

import pytest

from foedus.extraction.labels import labels_of
from foedus.model.citation import Span


def found(text: str, *, denotes: bool = True) -> str | None:
    """The words that name the speaker."""
    labels = labels_of(text, Span(0, len(text)), denotes=lambda _: denotes)
    return text[labels[0].name.start : labels[0].name.end] if labels else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MS. ORSOLYA: We left at noon.", "MS. ORSOLYA"),
        ("Dr. Pavel Ruml: We left at noon.", "Dr. Pavel Ruml"),
        ("MINISTER OF TRADE (in translation): We left.", "MINISTER OF TRADE"),
        ("[00:14:09] Orsolya: We left.", "Orsolya"),
        ("– Envoy Orsolya: We left.", "Envoy Orsolya"),
        ("Chadian trade minister: Niger left first", "Chadian trade minister"),
        ("Niger left first – Chadian trade minister", "Chadian trade minister"),
        ("Niger left at noon. It was early: nobody saw it.", None),
        ("Niger left at 12:30 and came back.", None),
    ],
)
def test_a_label_is_what_stands_before_a_colon_or_after_a_last_dash(text: str, name: str | None) -> None:
    """Titles, times, remarks in brackets and leading dashes are no part of the name."""
    assert found(text) == name


def test_words_in_small_letters_must_denote_a_party() -> None:
    """Only names in capitals may be unknown."""
    assert found("One more thing about Niger: it left.", denotes=False) is None


@pytest.mark.parametrize("piece", ["Word ", "-", "- ", "A.", "12:30 ", "word-", "("])
def test_a_long_line_takes_no_time(piece: str) -> None:
    """Only its two ends are looked at, and each of them once."""
    text = piece * 200_000
    started = time.perf_counter()
    assert found(text) is None
    assert time.perf_counter() - started < 0.1
