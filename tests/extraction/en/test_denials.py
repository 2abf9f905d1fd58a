"""Denials: what was told before is denied by whoever says that it is untrue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

ReadClaims = Callable[..., list[Claim]]

DENIED = [
    "Chad says that Niger attacked the wells. Niger says it is untrue.",
    "Chad says that Niger attacked the wells. Niger denies this.",
    "Chad says that Niger attacked the wells; Niger denies it.",
    "Chad says that Niger attacked the wells, which Niger denies.",
    "Chad accused Niger of attacking the wells. Niamey has denied any involvement.",
    "Chad says that Niger attacked the wells. Niger rejected the accusation.",
    "Chad says that Niger attacked the wells. The reports are denied by Niger.",
]


def denied(claims: list[Claim]) -> list[tuple[list[str | None], list[str | None]]]:
    """Actors and voices of the attacks that are denied."""
    return [
        ([p.principal for p in c.actors], [p.principal for p in c.said_by])
        for c in claims
        if c.type == "ASSAULT" and c.status == "denied"
    ]


@pytest.mark.parametrize("text", DENIED)
def test_what_was_told_is_denied_again(read_claims: ReadClaims, text: str) -> None:
    """Whoever denies what was told is the voice of the same act, denied."""
    assert denied(read_claims(text)) == [(["NER"], ["NER"])]


@pytest.mark.parametrize(
    "text",
    [
        "Chad says that Niger attacked the wells. Niger rejected the proposal.",
        "Chad says that Niger attacked the wells. Niger did not deny this.",
        "Chad says that Niger attacked the wells, under a clause that Mali rejects.",
        "Niger attacked the wells.\n\nChad denies this.",
    ],
)
def test_what_is_no_denial(read_claims: ReadClaims, text: str) -> None:
    """Turning down an offer, admitting, or denying what another paragraph tells denies no act."""
    assert denied(read_claims(text)) == []


def test_the_told_act_stays_beside_its_denial(read_claims: ReadClaims) -> None:
    """A denial takes nothing from the one who told it."""
    claims = read_claims(DENIED[0])
    assert [(c.status.value, [p.principal for p in c.said_by]) for c in claims] == [
        ("asserted", ["TCD"]),
        ("denied", ["NER"]),
    ]


def test_a_denial_cites_its_own_words(read_claims: ReadClaims) -> None:
    """The trigger stands in the sentence that denies."""
    assert [c.trigger.quote for c in read_claims(DENIED[0])] == ["attacked", "is untrue"]
