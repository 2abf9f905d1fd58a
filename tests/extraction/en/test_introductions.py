"""Speech without marks after a sentence that only introduces who speaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

ReadClaims = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("opening", "chain"),
    [
        ("The Chadian general told his side of the story to the visitors.", ["TCD"]),
        ("The Chadian army's version is another one.", []),
        ("The Chadian army's version is shorter.", ["TCD"]),
        ("A recollection of the Chadian envoy runs otherwise.", ["TCD"]),
        ("The Chadian envoy spelled out the events for reporters.", ["TCD"]),
        ("The Chadian general gave no explanation to the visitors.", []),
        ("The Chadian general will tell his version to the court.", []),
        ("Did the Chadian general give his version?", []),
        ("The Chadian general gave the visitors a flag.", []),
        ("The Chadian envoy was blunt.", ["TCD"]),
        ("The Chadian envoy was ill.", []),
        ("The Chadian view is darker.", ["TCD"]),
        ("Chad sees it differently.", ["TCD"]),
        ("The Chadian general gave his version of the raid, which Mali disputes.", ["TCD"]),
    ],
)
def test_the_sentences_after_it_are_the_speakers(read_claims: ReadClaims, opening: str, chain: list[str]) -> None:
    """An account that is given hands on what follows; one that is not given, or no account, does not."""
    claims = read_claims(f"{opening} Niger attacked the two wells.")
    claim = next(c for c in claims if c.trigger.quote == "attacked")
    assert [p.principal for p in claim.said_by] == chain


@pytest.mark.parametrize(
    "opening", ["Chad's message was plain", "The Chadian envoy was blunt", "Chad tells it otherwise"]
)
def test_what_follows_a_colon_is_the_speakers_too(read_claims: ReadClaims, opening: str) -> None:
    """The clause before the colon introduces, the one after it is told."""
    claims = read_claims(f"{opening}: Niger attacked the two wells.")
    assert [[p.principal for p in c.said_by] for c in claims if c.trigger.quote == "attacked"] == [["TCD"]]


def test_it_ends_with_the_paragraph(read_claims: ReadClaims) -> None:
    """The next paragraph is the author's own."""
    claims = read_claims("The Chadian general gave his version.\n\nNiger attacked the two wells.")
    assert [c.said_by for c in claims if c.trigger.quote == "attacked"] == [()]


def test_it_ends_with_the_words_of_another(read_claims: ReadClaims) -> None:
    """Who is told to say the next thing breaks it off."""
    text = "The Chadian general gave his version. Mali says that Libya shelled the port. Niger attacked the two wells."
    found = {c.trigger.quote: [p.principal for p in c.said_by] for c in read_claims(text)}
    assert (found["shelled"], found["attacked"]) == (["MLI"], [])
