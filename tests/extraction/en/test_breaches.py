"""Breaches told without an accuser, accusations worded in other ways, and bodies that do not work."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim, ObjectKind, Status, TreatyAct

Read = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Belgrade accused Moscow of not honouring its commitments under the treaty.",
        "Belgrade criticised Moscow for its failure to comply with the agreement.",
        "Belgrade rebuked Moscow for its non-compliance with allied obligations.",
        "Belgrade blamed Moscow for repeated violations of the charter.",
    ],
)
def test_an_accusation_that_names_a_duty_not_kept_is_of_a_breach(read_claims: Read, sentence: str) -> None:
    (claim,) = [one for one in read_claims(sentence) if one.act is TreatyAct.ACCUSE_BREACH]
    assert [p.principal for p in claim.actors] == ["SRB"]
    assert [p.principal for p in claim.recipients] == ["RUS"]
    assert claim.object is not None
    assert claim.object.kind in {ObjectKind.RULE, ObjectKind.DOCUMENT}


def test_criticism_of_a_position_names_no_breach(read_claims: Read) -> None:
    (claim,) = read_claims("Belgrade criticised Moscow for its position on the treaty.")
    assert claim.act is TreatyAct.CONDEMN


def test_whoever_is_said_to_break_a_rule_is_accused_by_the_voice(read_claims: Read) -> None:
    (claim,) = read_claims("Moscow breached Article 3 of the friendship treaty in spring.")
    assert (claim.act, list(claim.actors)) == (TreatyAct.ACCUSE_BREACH, [])
    assert [p.principal for p in claim.recipients] == ["RUS"]


def test_whose_breach_it_is_suffers_the_accusation(read_claims: Read) -> None:
    found = [
        c for c in read_claims("Serbia deplored Moscow's disregard for the treaty.") if c.act is TreatyAct.ACCUSE_BREACH
    ]
    assert ["RUS"] in [[p.principal for p in claim.recipients] for claim in found]


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("The monitoring commission of the CSTO does not work.", "monitoring commission of the CSTO"),
        ("The crisis centre created under NATO does not actually work.", "crisis centre"),
        ("The early warning system of ECOWAS exists only on paper.", "early warning system of ECOWAS"),
        ("The standby force of ECOWAS is not operational.", "standby force of ECOWAS"),
    ],
)
def test_a_body_that_does_not_work_is_left_idle(read_claims: Read, sentence: str, body: str) -> None:
    (claim,) = [one for one in read_claims(sentence) if one.act is TreatyAct.LEAVE_BODY_IDLE]
    assert claim.status is Status.ASSERTED
    assert claim.object is not None
    assert body in claim.object.name


def test_a_body_that_works_on_something_tells_no_act(read_claims: Read) -> None:
    assert not [
        c for c in read_claims("The budget committee of NATO works on the plan.") if c.act is TreatyAct.ACTIVATE_BODY
    ]
