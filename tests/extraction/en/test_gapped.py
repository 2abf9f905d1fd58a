"""Acts whose noun a number stands for, and who is behind an act."""

from __future__ import annotations

from collections.abc import Callable

from foedus.model.claim import Claim, LinkKind, TreatyAct

ReadClaims = Callable[..., list[Claim]]


def test_a_number_stands_for_the_noun_before_it(read_claims: ReadClaims) -> None:
    """Each state hosts its own count."""
    claims = read_claims("There are twelve such laboratories in Latvia, and six in Estonia.")
    hosts = {
        claim.actors[0].principal: [f.value for f in claim.figures]
        for claim in claims
        if claim.act is TreatyAct.HOST_FACILITY
    }
    assert hosts == {"LVA": [12], "EST": [6]}


def test_the_object_of_a_gapped_act_is_the_noun(read_claims: ReadClaims) -> None:
    """The words are those of the noun that the number stands for."""
    claims = read_claims("There are twelve such laboratories in Latvia, and six in Estonia.")
    assert claims[-1].object is not None
    assert claims[-1].object.name == "laboratories"


def test_whoever_initiated_the_deployment_of_others_is_behind_it(read_claims: ReadClaims) -> None:
    """The link names the party that the relative pronoun stands for."""
    claims = read_claims("It was Uruguay that initiated the deployment of Chilean troops in Haiti.")
    behind = [link.participant for claim in claims for link in claim.links if link.kind is LinkKind.INSTIGATED_BY]
    assert [p.principal for p in behind if p] == ["URY"]
