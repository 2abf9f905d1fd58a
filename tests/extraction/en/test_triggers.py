"""Triggers: which words name the act, and which of their senses holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

ReadClaims = Callable[..., list[Claim]]

SENSES = [
    ("Mali left ECOWAS.", "left", "withdraw_membership"),
    ("Poland will send 40 tanks to Moldova.", "send 40 tanks to", "transfer_arms"),
    ("Poland will send troops to Moldova.", "send", "deploy"),
    ("Poland closed the border with Belarus.", "closed", "close_border"),
    ("Poland closed the Russian centre in Warsaw.", "closed", "close_facility"),
    ("The members of NATO held an exercise.", "held", "hold_exercise"),
    ("The members of NATO held a summit.", "held", "convene"),
    ("Peru rejected the treaty.", "rejected", "refuse_signature"),
    ("Slovenia rejected the demand of Croatia.", "rejected", None),
    ("Peru took part in the talks.", "took part in", "attend"),
    ("Slovenia upholds the protocols for opening ties that were signed by Croatia.", "signed", "sign"),
]


@pytest.mark.parametrize(("text", "trigger", "act"), SENSES)
def test_the_object_chooses_the_sense(read_claims: ReadClaims, text: str, trigger: str, act: str | None) -> None:
    """One verb names different acts by what it acts on."""
    assert (trigger, act) in {(c.trigger.quote, c.act.value if c.act else None) for c in read_claims(text)}


LONGEST = [
    ("Denmark threatened Norway with sanctions.", "threatened Norway with sanctions"),
    ("Chad put its army on alert.", "put its army on alert"),
    ("Chad imposed a curfew.", "imposed a curfew"),
    ("Serbia applied for membership of the EU.", "applied for membership"),
    ("Denmark vowed to bomb Norway.", "vowed to bomb"),
    ("Denmark said no to Norway.", "said no to"),
]


@pytest.mark.parametrize(("text", "trigger"), LONGEST)
def test_a_longer_pattern_takes_its_words(read_claims: ReadClaims, text: str, trigger: str) -> None:
    """Words inside a longer trigger start no claim of their own."""
    assert [c.trigger.quote for c in read_claims(text)] == [trigger]


@pytest.mark.parametrize("text", ["Mali is a neighbour of Niger.", "France said so.", "Chad believes in peace."])
def test_no_trigger_no_claim(read_claims: ReadClaims, text: str) -> None:
    """A bare saying, being or believing is no act."""
    assert read_claims(text) == []


TYPES = [
    ("A tanker that was captured by Chad sank.", "COERCE"),
    ("Chad captured the tank of Niger.", "ASSAULT"),
    ("Chadian warships raced to help the sailors.", "MOBILIZE"),
    ("The tanker was ordered by Chad to turn north.", "REQUEST"),
    ("Chad made peace conditional on the surrender of Niger.", "REQUEST"),
    ("A flare-up between Chad and Niger followed.", "ASSAULT"),
    ("The sparring between Chad and Niger went on.", "ACCUSE"),
]


@pytest.mark.parametrize(("text", "kind"), TYPES)
def test_near_synonyms_name_the_same_act(read_claims: ReadClaims, text: str, kind: str) -> None:
    """Ships taken, forces under way, orders to others, conditions, fights and quarrels that break out."""
    assert kind in {claim.type.value for claim in read_claims(text)}


def test_what_is_talked_about_does_not_talk(read_claims: ReadClaims) -> None:
    """It is the topic; who talks stands elsewhere."""
    claims = read_claims("The envoys of Chad talked about Niger with the envoys of Mali.")
    assert [{p.principal for p in claim.actors} for claim in claims] == [{"TCD", "MLI"}]


def test_a_country_before_a_participle_does_it(read_claims: ReadClaims) -> None:
    """With or without its hyphen."""
    (claim,) = read_claims("The US brokered deal is dead.")
    assert (claim.trigger.quote, [p.principal for p in claim.actors]) == ("brokered", ["USA"])
