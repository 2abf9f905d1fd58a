"""The parser gives each word the lemma that the lexica list."""

from __future__ import annotations

import pytest

from foedus.extraction.en.parse import pipeline


@pytest.mark.parametrize(
    ("sentence", "lemma"),
    [
        ("The guilds staged a walkout.", "stage"),
        ("Ruritania fined the airline.", "fine"),
        ("They have waged war for years.", "wage"),
        ("Police cordoned off the square.", "cordon"),
        ("The regent barred the envoy.", "bar"),
        ("He was singing.", "sing"),
    ],
)
def test_a_form_is_of_the_verb_it_is_spelled_by(sentence: str, lemma: str) -> None:
    """A past form is not taken for one of a shorter verb, nor that of a listed verb for one of a verb nobody knows."""
    assert lemma in {token.lemma_ for token in pipeline()(sentence)}
