"""Refusals: consent that is not given is one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

REFUSED = [
    ("The guard of Chad is not ready to help Niger against Mali.", "refuse_assistance", "TCD"),
    ("Chad is not willing to sign the treaty.", "refuse_signature", "TCD"),
    ("Chad does not accept the proposal of Niger.", None, "TCD"),
    ("Chad will not allow troops of Niger to cross the border.", None, "TCD"),
    ("Chad's minister says the force of Niger would not be allowed in.", None, "TCD"),
]


@pytest.mark.parametrize(("text", "act", "actor"), REFUSED)
def test_consent_not_given_is_a_refusal(
    read_claims: Callable[..., list[Claim]], text: str, act: str | None, actor: str
) -> None:
    """Whoever is not willing, does not accept or does not let others in refuses; what is refused is no claim."""
    claims = read_claims(text)
    found = [(c.type.value, c.act and c.act.value, c.status.value, [p.principal for p in c.actors]) for c in claims]
    assert found == [("REJECT", act, "asserted", [actor])]


def test_a_promise_not_made_is_denied(read_claims: Callable[..., list[Claim]]) -> None:
    """Nobody need have asked for it."""
    claims = read_claims("Chad has never promised Niger a safe border.")
    assert [(c.type.value, c.status.value) for c in claims] == [("AGREE", "denied")]
