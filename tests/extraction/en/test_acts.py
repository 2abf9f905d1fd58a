"""Which treaty act a word names beside its siblings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

ReadClaims = Callable[..., list[Claim]]

ACTS = [
    ("The presidents of Ghana and Togo met in Accra.", "CONSULT", "convene"),
    ("Officials of Ghana and Togo held talks in Accra.", "CONSULT", "convene"),
    ("The Ghanaian president spoke with his Togolese counterpart by phone.", "CONSULT", None),
    ("Ghana accused Togo of hoarding grain.", "ACCUSE", "condemn"),
    ("Ghana voiced its support for the peace talks of Togo.", "SUPPORT", "back_position"),
    ("Ghana thanked Togo.", "SUPPORT", None),
    ("Chad supports the rebels of Darfur.", "AID", None),
    ("Chad provided support to Sudan.", "AID", "grant_assistance"),
    ("Ghanaian police beat three Togolese journalists.", "ASSAULT", "use_force"),
    ("Ghana moved troops to the border with Togo.", "MOBILIZE", "deploy"),
    ("The African Union suspended Niger.", "SANCTION", "suspend_membership"),
    ("Togo is a member of the African Union.", "SUPPORT", "accede"),
    ("Georgia is not a NATO member.", "SUPPORT", "accede"),
    ("Niger is a former member of ECOWAS.", "SANCTION", "withdraw_membership"),
    ("Chad-backed rebels took the town.", "AID", None),
    ("There are two French bases in Chad.", "COOPERATE", "host_facility"),
    ("Chad was given helicopters by Libya.", "AID", "transfer_arms"),
    ("The United Nations called for a Libyan dam to be opened.", "REQUEST", None),
    ("Ghanaian troops arrived in Togo.", "MOBILIZE", "deploy"),
    ("The Ghanaian president arrived in Togo.", "CONSULT", None),
    ("Chad suspended its attacks on Libya.", "RETREAT", "cease_fire"),
    ("Ghana and Togo carried out joint naval patrols.", "COOPERATE", None),
    ("Ghana carried out naval patrols.", "MOBILIZE", None),
    ("Ghana's ties with Togo are close.", "COOPERATE", None),
    ("Ghana rejected talks with Togo.", "REJECT", None),
    ("Ghana rejected a statement condemning its police.", "REJECT", None),
    ("Ghana took part in the talks.", "CONSULT", "attend"),
    ("Ghana took part in the construction of the railway with Togo.", "COOPERATE", None),
    ("A French training centre operating in Chad was praised.", "COOPERATE", "host_facility"),
    ("Ghana announced the transfer of two helicopters to Togo.", "AID", "transfer_arms"),
    ("Ghana announced the transfer of two battalions to Togo.", "MOBILIZE", "deploy"),
    ("Ghana blocked the flow of gas to Togo.", "COERCE", None),
    ("Ghana sought military support from the African Union.", "REQUEST", "request_assistance"),
    ("A group of Ghanaian activists blocked the border crossing.", "PROTEST", None),
    ("Ghanaian troops blocked the border crossing.", "COERCE", "close_border"),
    ("Norwegian and Ghanaian hydrographers jointly charted the shoals.", "COOPERATE", None),
]


@pytest.mark.parametrize(("text", "kind", "act"), ACTS)
def test_act(read_claims: ReadClaims, text: str, kind: str, act: str | None) -> None:
    """The sense that fits the words around it wins."""
    assert (kind, act) in [(c.type.value, c.act.value if c.act else None) for c in read_claims(text)]


def test_who_stands_before_a_hyphen_does_it(read_claims: ReadClaims) -> None:
    """Whose fighters they are not is told all the same: who backs them."""
    backing = read_claims("Chad-backed rebels took the town.")[0]
    assert [p.principal for p in backing.actors] == ["TCD"]


def test_who_is_given_something_is_no_thing(read_claims: ReadClaims) -> None:
    """The subject of a passive beside an object receives it."""
    (claim,) = read_claims("Chad was given helicopters by Libya.")
    assert claim.object is not None
    assert claim.object.name == "helicopters"
    assert [p.principal for p in claim.recipients] == ["TCD"]


@pytest.mark.parametrize(
    "text",
    [
        "The envoys of Ghana and Togo met to discuss the dam.",
        "Ghana asked support from Togo.",
        "Ghana provided military support for Togo.",
    ],
)
def test_one_act_is_told_once(read_claims: ReadClaims, text: str) -> None:
    """Neither what a meeting is for nor the noun that a verb is about tells another act."""
    assert len(read_claims(text)) == 1


def test_a_pact_that_is_a_league_is_left_as_one(read_claims) -> None:
    """What the object is as a party goes before what its noun is as a thing."""
    (claim,) = read_claims("Poland left the Warsaw Pact.")
    assert claim.act is not None
    assert claim.act.value == "withdraw_membership"
