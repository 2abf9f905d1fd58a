"""Agency: the actor of a verb, noun or adjective that may have no subject of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

CASES = [
    pytest.param("Chad attacked Sudan.", {"TCD"}, id="subject"),
    pytest.param("Sudan was attacked by Chad.", {"TCD"}, id="agent"),
    pytest.param("Sudan was attacked.", set(), id="passive without agent"),
    pytest.param("Chad began to attack Sudan.", {"TCD"}, id="raised"),
    pytest.param("Libya forced Chad to attack Sudan.", {"TCD"}, id="controlled by the object"),
    pytest.param("Chad crossed the border and attacked Sudan.", {"TCD"}, id="shared subject"),
    pytest.param("Chad, which attacked Sudan, is poor.", {"TCD"}, id="relative clause"),
    pytest.param("Chad crossed the border, attacking Sudan.", {"TCD"}, id="participle"),
    pytest.param("Libya accused Chad of attacking Sudan.", {"TCD"}, id="after of"),
    pytest.param("Chad confirmed plans to attack Sudan.", {"TCD"}, id="plans to"),
    pytest.param("Chad's attack on Sudan failed.", {"TCD"}, id="possessor"),
    pytest.param("The Chadian attack on Sudan failed.", {"TCD"}, id="adjective"),
    pytest.param("The attack by Chad on Sudan failed.", {"TCD"}, id="by"),
    pytest.param("Chad launched an attack on Sudan.", {"TCD"}, id="light verb"),
    pytest.param("An attack on Sudan was launched by Chad.", {"TCD"}, id="light verb, passive"),
]


@pytest.mark.parametrize(("text", "actors"), CASES)
def test_actor(read_claims: Callable[..., list[Claim]], text: str, actors: set[str]) -> None:
    """Whoever attacks is the actor, and Sudan is attacked, in whatever shape the sentence tells it."""
    attacks = [c for c in read_claims(text) if c.type.value == "ASSAULT"]
    assert [({p.principal for p in c.actors}, {p.principal for p in c.recipients}) for c in attacks] == [
        (actors, {"SDN"})
    ]
