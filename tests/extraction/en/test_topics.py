"""Topics: what opens an entry of a chronicle is no part of its first sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.extraction.en.topics import after_topic
from foedus.model.citation import Span
from foedus.model.claim import Claim

NOUNS = frozenset({"unrest", "war"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2019 Malian unrest: The army left Kidal.", "The army left Kidal."),
        ("War in the Sahel: Mali left the league.", "Mali left the league."),
        ("The minister said this about the war: Mali left.", "The minister said this about the war: Mali left."),
        ("The colonel said: Mali left.", "The colonel said: Mali left."),
    ],
)
def test_a_topic_ends_with_its_noun(text: str, told: str) -> None:
    """A topic is short, ends with a noun of topics, and a sentence that says more than a topic is whole."""
    span = after_topic(text, Span(0, len(text)), NOUNS)
    assert text[span.start : span.end] == told


def test_a_topic_is_no_claim(read_claims: Callable[..., list[Claim]]) -> None:
    """The unrest that an entry is filed under is not told by it."""
    (claim,) = read_claims("2019 Malian unrest: Chad recalled its ambassador from Mali.")
    assert claim.trigger.quote.startswith("recalled")
