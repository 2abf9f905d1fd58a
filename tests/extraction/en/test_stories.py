"""Stories: what somebody denies, calls untrue or finds nothing in did not happen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

UNTRUE = [
    "Reports that Chad had attacked Niger were without foundation.",
    "The report that Chad had attacked Niger turned out to be false.",
    "It is a myth that Chad attacked Niger.",
    "It is a lie that Chad attacked Niger.",
    "Chad called it a lie that its police attacked Niger.",
    "There is no truth in the reports that Chad attacked Niger.",
    "There is no evidence that Chad attacked Niger.",
]


@pytest.mark.parametrize("text", UNTRUE)
def test_what_a_story_tells_is_denied(read_claims: Callable[..., list[Claim]], text: str) -> None:
    """A word of falsehood said of a story denies the act that it tells."""
    assert [c.status.value for c in read_claims(text) if c.type == "ASSAULT"] == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "It is no lie that Chad attacked Niger.",
        "The report that Chad had attacked Niger was not false.",
        "The report that Chad had attacked Niger is long.",
    ],
)
def test_a_story_that_nobody_doubts(read_claims: Callable[..., list[Claim]], text: str) -> None:
    """What is no lie did happen."""
    assert [c.status.value for c in read_claims(text) if c.type == "ASSAULT"] == ["asserted"]
