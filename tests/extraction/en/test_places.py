"""Places: where an act happened, and whose land that is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

Claims = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Students rioted at a jail in the north of Peru.", "PER"),
        ("Farmers demonstrated in the town of Kidal.", "MLI"),
        ("Miners demonstrated outside a school in Chad.", "TCD"),
    ],
)
def test_a_ground_without_a_name_lies_in_a_state(read_claims: Claims, text: str, where: str) -> None:
    """A village, a base or a jail is where the words after it say."""
    (claim,) = read_claims(text)
    assert claim.where is not None
    assert claim.where.principal == where


def test_the_state_of_the_place_arrests(read_claims: Claims) -> None:
    """A passive arrest is done by the state on whose soil it happens."""
    (claim,) = read_claims("A Chilean reporter was arrested in Lima.")
    assert ([p.principal for p in claim.actors], [p.principal for p in claim.recipients]) == (["PER"], ["CHL"])


def test_a_kidnapping_is_nobodys(read_claims: Claims) -> None:
    """Whoever kidnaps somewhere is not the state there."""
    claims = read_claims("A Chilean reporter was kidnapped in Lima.")
    assert all(not claim.actors for claim in claims)


def test_whoever_bars_somebody_is_the_state_barred(read_claims: Claims) -> None:
    """A ban from a state is that state's own."""
    (claim,) = read_claims("The banning of Chilean officials from Peru went on.")
    assert [p.principal for p in claim.actors] == ["PER"]
