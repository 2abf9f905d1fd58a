"""Demands in plain speech: what somebody says that others should do is asked of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

ReadClaims = Callable[..., list[Claim]]


def requests(claims: list[Claim]) -> list[tuple[list[str | None], list[str | None]]]:
    """Who asks whom."""
    return [
        ([p.principal for p in c.actors], [p.principal for p in c.recipients]) for c in claims if c.type == "REQUEST"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The minister of Niger said that Chad should withdraw its troops.",
        "The minister of Niger said that Chad must withdraw its troops.",
        "Chad has to withdraw its troops, the minister of Niger said.",
    ],
)
def test_what_others_should_do_is_asked_of_them(read_claims: ReadClaims, text: str) -> None:
    """The speaker asks the one who should act; the act stands beside it, demanded."""
    claims = read_claims(text)
    assert requests(claims) == [(["NER"], ["TCD"])]
    assert [c.status.value for c in claims if c.act == "withdraw_forces"] == ["demanded"]


@pytest.mark.parametrize(
    "text",
    [
        "Chad should withdraw its troops.",
        "The minister of Niger said that it should withdraw its troops.",
        "The minister of Niger believes that Chad should withdraw its troops.",
        "The minister of Niger said that Chad should have withdrawn its troops.",
        "The minister of Niger said that, should Chad withdraw its troops, it would rain.",
    ],
)
def test_what_asks_nobody(read_claims: ReadClaims, text: str) -> None:
    """The author, who speaks of himself, who only thinks so, and who looks back or ahead ask for nothing."""
    assert requests(read_claims(text)) == []


def test_force_that_is_vowed_is_a_threat(read_claims: ReadClaims) -> None:
    """A promise of force promises nothing."""
    assert [c.type.value for c in read_claims("Chad pledged to bomb the harbours of Niger.")] == ["THREATEN"]
