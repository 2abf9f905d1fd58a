"""Cues: the words that give voice and status, in the sentence they stand in."""

from __future__ import annotations

import pytest

from foedus.extraction.en.cues import Cues
from foedus.extraction.en.lexicon import load
from foedus.extraction.en.parse import pipeline, words
from foedus.extraction.en.tokens import Token
from foedus.model.claim import Status


@pytest.fixture(scope="module")
def cues() -> Cues:
    """The cues as shipped."""
    return Cues.of(load())


def token_of(text: str, word: str) -> Token:
    """The word in the tree of its sentence."""
    return next(token for token in words().trees([pipeline()(text)])[0] if token.text == word)


GOVERNORS = [
    ("Chad denied that Mali had left.", "denied", Status.DENIED),
    ("Chad plans to leave.", "plans", Status.PLANNED),
    ("Chad urged Mali to leave.", "urged", Status.DEMANDED),
    ("Chad predicted that Mali would leave.", "predicted", Status.PREDICTED),
    ("Chad failed to leave.", "failed", Status.DENIED),
    ("Chad wants to leave.", "wants", Status.PLANNED),
    ("Chad wants Mali to leave.", "wants", Status.DEMANDED),
    ("Chad said that Mali had left.", "said", None),
    ("Chad ate the bread.", "ate", None),
]


@pytest.mark.parametrize(("text", "word", "status"), GOVERNORS)
def test_governor(cues: Cues, text: str, word: str, status: Status | None) -> None:
    """A governing word gives the status of its kind, and a neutral one none."""
    token = token_of(text, word)
    assert cues.governor(token) is status


@pytest.mark.parametrize(
    ("text", "word", "says"),
    [
        ("Chad said that Mali had left.", "said", True),
        ("Chad denied that Mali had left.", "denied", True),
        ("Chad plans to leave.", "plans", False),
        ("Chad ate the bread.", "ate", False),
    ],
)
def test_says(cues: Cues, text: str, word: str, says: bool) -> None:
    """Saying and denying make a voice; planning and eating do not."""
    token = token_of(text, word)
    assert cues.says(token) is says


@pytest.mark.parametrize("word", ["began", "held", "launched", "managed"])
def test_carrying(cues: Cues, word: str) -> None:
    """A verb of doing or beginning leaves the reality of its complement as its own."""
    token = token_of(f"Chad {word} to attack it.", word)
    assert cues.carries(token)


def test_few_does_not_deny(cues: Cues) -> None:
    """A lessening determiner still tells that something happened."""
    assert "no" in cues.negations
    assert cues.negations.isdisjoint({"few", "little"})
