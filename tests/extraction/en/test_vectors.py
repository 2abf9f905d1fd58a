"""Remembered vectors are those of the model."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.tokens import Doc

from foedus.extraction.en import vectors
from foedus.extraction.en.parse import pipeline
from foedus.extraction.en.vectors import COMPONENT, Vectors

SENTENCES = [
    "The two ministers can't meet in the capital, and its troops were leaving the bases.",
    "THE TWO MINISTERS ca nt meet; Qzzrvl's troops left the bases \u200b at 10:45.",
    "Meet the two ministers.",
    "Ca",
    "",
]


def docs() -> list[Doc]:
    """The sentences cut into words."""
    return [pipeline().make_doc(sentence) for sentence in SENTENCES]


def unequal(given: Vectors) -> list[str]:
    """The sentences whose vectors differ in any bit from those of the model's own component."""
    filled = docs()
    given.give(filled)
    own = pipeline().get_pipe(COMPONENT).predict(docs())  # type: ignore[attr-defined]
    return [doc.text for doc, expected in zip(filled, own, strict=True) if not np.array_equal(doc.tensor, expected)]


def test_vectors_are_those_of_the_model() -> None:
    """Forms met for the first time, and met again, have bit for bit the vectors that the model gives without memory."""
    given = Vectors(pipeline())
    assert unequal(given) == []
    assert unequal(given) == []


def test_vectors_are_the_same_after_forgetting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A memory that is too small for the sentences gives the same vectors."""
    monkeypatch.setattr(vectors, "MOST_FORMS", 10)
    given = Vectors(pipeline())
    assert [unequal(given), unequal(given)] == [[], []]
