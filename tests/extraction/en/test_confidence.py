"""Confidence: a chance that falls with what the claim leaves open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

ReadClaims = Callable[..., list[Claim]]

PAIRS = [
    pytest.param("Chad attacked Sudan.", "Sudan was attacked.", id="an actor named"),
    pytest.param("Chad attacked Sudan.", "Chad may attack Sudan.", id="real, not only possible"),
    pytest.param("Chad attacked Sudan.", "The attack by Chad on Sudan failed.", id="a verb, not a noun"),
    pytest.param("Chad attacked Sudan.", "It attacked Sudan.", id="named, not a pronoun"),
]


@pytest.mark.parametrize(("surer", "less_sure"), PAIRS)
def test_surer(read_claims: ReadClaims, surer: str, less_sure: str) -> None:
    """The plainer of two claims of one attack is given the higher chance."""
    (first,) = read_claims(surer)
    (second,) = read_claims(less_sure)
    assert first.confidence > second.confidence


def test_a_confidence_is_a_chance(read_claims: ReadClaims) -> None:
    """Every confidence lies strictly between 0 and 1."""
    claims = read_claims(
        "Chad attacked Sudan. Iran may be sanctioned. It left. NATO allies condemned the coup in Niger."
    )
    assert claims
    assert all(0 < claim.confidence < 1 for claim in claims)
