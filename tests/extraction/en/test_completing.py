"""Completing: parties that a sentence leaves to its reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim, EventType

CASES = [
    pytest.param("Peru says that Chile shelled a village.", "ASSAULT", {"CHL"}, {"PER"}, id="the teller was attacked"),
    pytest.param("Peru says that Chile shelled a Bolivian village.", "ASSAULT", {"CHL"}, {"BOL"}, id="another was attacked"),
    pytest.param("Peru says that Chilean soldiers crossed the border.", "MOBILIZE", {"CHL"}, {"PER"}, id="the border of the teller"),
    pytest.param("Chad says that soldiers were killed in clashes with Libya.", "ASSAULT", {"LBY", "TCD"}, set(), id="whose soldiers"),
    pytest.param("Students protested against the government of Niger.", "PROTEST", {"NER"}, {"NER"}, id="own students"),
    pytest.param("The Nigerien police arrested eleven students.", "COERCE", {"NER"}, {"NER"}, id="own police"),
    pytest.param("Chad put its army on alert.", "MOBILIZE", {"TCD"}, set(), id="own army"),
    pytest.param("Libya's forces will be withdrawn from Chad.", "RETREAT", {"LBY"}, {"TCD"}, id="forces in the passive"),
    pytest.param("France closed its base in Niger.", "SANCTION", {"NER"}, {"FRA"}, id="host of a base"),
    pytest.param("Chad refused to attend the ministerial meeting in Lima.", "REJECT", {"TCD"}, {"PER"}, id="host of a meeting"),
    pytest.param("Chad refused to fly to Minsk for a meeting of the CSTO.", "REJECT", {"TCD"}, {"CSTO"}, id="whose meeting"),
    pytest.param("Peru sent its fleet in response to a Chilean threat.", "MOBILIZE", {"PER"}, {"CHL"}, id="in response"),
    pytest.param("Chad refused to fly to Lima for a meeting of envoys of the CSTO.", "REJECT", {"TCD"}, {"CSTO"}, id="deep organiser"),
    pytest.param("A coup in Mali failed.", "ASSAULT", {"MLI"}, set(), id="whose coup"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), CASES)
def test_completed(
    read_claims: Callable[..., list[Claim]], text: str, kind: str, actors: set[str], recipients: set[str]
) -> None:
    """What the sentence leaves open is filled as its reader would."""
    found = [c for c in read_claims(text) if c.type.value == kind]
    assert [({p.principal for p in c.actors}, {p.principal for p in c.recipients}) for c in found] == [
        (actors, recipients)
    ]


def test_an_envoy_may_be_foreign(read_claims: Callable[..., list[Claim]]) -> None:
    """An envoy of nobody named is not taken for one of the state that arrests."""
    (claim,) = read_claims("Mali arrested an envoy.")
    assert [(p.principal, p.name) for p in claim.recipients] == [(None, "envoy")]


@pytest.mark.parametrize("text", ["Villagers rallied in Lima.", "A rally was held in Lima."])
def test_who_protests_somewhere_is_of_that_state(read_claims: Callable[..., list[Claim]], text: str) -> None:
    """A place tells whose the protesters are, and not against whom they protest."""
    (claim,) = (c for c in read_claims(text) if c.type.value == "PROTEST")
    assert ([p.principal for p in claim.actors], claim.recipients) == (["PER"], ())


def test_the_only_other_side_is_whom_a_threat_is_made_to(read_claims) -> None:
    """A sentence that names but one other side leaves it to its reader."""
    claims = read_claims("Sweden handed in its bid despite threats of reprisals from Chad.")
    (threat,) = (claim for claim in claims if claim.type is EventType.THREATEN)
    assert [p.principal for p in threat.recipients] == ["SWE"]


def test_of_several_others_none_is_guessed(read_claims) -> None:
    """Unknown stays unknown."""
    claims = read_claims("Sweden and Togo handed in their bids despite threats of reprisals from Chad.")
    (threat,) = (claim for claim in claims if claim.type is EventType.THREATEN)
    assert threat.recipients == ()


def test_the_killed_of_a_side_are_its_people(read_claims) -> None:
    """Whose dead they are, where nobody is said to have killed them."""
    (claim,) = read_claims("Nine people were killed on the Chadian side.")
    assert [p.principal for p in claim.recipients] == ["TCD"]
