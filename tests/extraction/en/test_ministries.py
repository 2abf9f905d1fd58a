"""Names of offices that go on after "of", what "it" goes back to, and sides that a date runs into."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim, TreatyAct

Read = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("sentence", "principals"),
    [
        ("The Ministry of Foreign Affairs of Serbia condemned France.", ["SRB"]),
        ("The Ministry of Internal Affairs of Chad condemned France.", ["TCD"]),
        ("The Deputy Minister of Defence of Serbia condemned France.", ["SRB"]),
        ("The Ministry of Defence condemned France.", [None]),
    ],
)
def test_an_office_is_of_the_state_after_its_name(read_claims: Read, sentence: str, principals: list[str]) -> None:
    (claim,) = read_claims(sentence)
    assert [p.principal for p in claim.actors] == principals


def test_the_defence_of_a_ministry_defends_nobody(read_claims: Read) -> None:
    acts = [claim.act for claim in read_claims("The Ministry of Defence of Serbia cancelled the exercise.")]
    assert acts == [TreatyAct.CANCEL_EXERCISE]


def test_it_goes_back_to_who_did_the_last_act(read_claims: Read) -> None:
    *_, last = read_claims("NATO sent an envoy to Serbia on Monday. It condemned France.")
    assert [p.principal for p in last.actors] == ["NATO"]


def test_a_date_before_two_sides_takes_none_away(read_claims: Read) -> None:
    (claim,) = read_claims("On 3 March 2020 Syrian and Turkish troops exchanged fire.")
    assert {p.principal for p in claim.actors} == {"SYR", "TUR"}


@pytest.mark.parametrize("verb", ["did not pay", "has not paid", "never paid"])
def test_dues_that_are_not_paid_are_withheld(read_claims: Read, verb: str) -> None:
    (claim,) = read_claims(f"Serbia {verb} its dues to NATO.")
    assert claim.act is TreatyAct.WITHHOLD_DUES
    assert [p.principal for p in claim.recipients] == ["NATO"]
