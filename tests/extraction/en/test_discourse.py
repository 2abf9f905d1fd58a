"""Discourse: who a pronoun, a short form or a bare noun goes back to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

ReadClaims = Callable[..., list[Claim]]

CASES = [
    ("Chad criticised Libya. It attacked Sudan.", {"TCD"}),
    ("Chad and Niger met. They attacked Sudan.", {"TCD", "NER"}),
    ("Chad and Niger met. Both countries attacked Sudan.", {"TCD", "NER"}),
    ("Mali left ECOWAS. The country attacked Sudan.", {"MLI"}),
    ("NATO sanctioned Mali. The alliance attacked Sudan.", {"NATO"}),
    ("Chad criticised Libya. The army attacked Sudan.", {"TCD"}),
    ("Libya, which borders Chad, says that it attacked Sudan.", {"LBY"}),
    ("Mali and Niger met. The army of Chad said they had attacked Sudan.", {"TCD"}),
    ("The leaders of Mali, Chad and Niger met. The leaders attacked Sudan.", {"MLI", "TCD", "NER"}),
    ("Chad invited Libya. The country's army attacked Sudan.", {"TCD"}),
    ("“You attacked Sudan,” the Chadian envoy told the president of Niger.", {"NER"}),
    ("The Chadian president ordered the army to withdraw. The army attacked Sudan.", {"TCD"}),
]


@pytest.mark.parametrize(("text", "actors"), CASES)
def test_recalled(read_claims: ReadClaims, text: str, actors: set[str]) -> None:
    """Words without a name stand for those named before."""
    (claim,) = (c for c in read_claims(text) if c.trigger.quote == "attacked")
    assert {p.principal for p in claim.actors} == actors


def test_a_speaker_is_we(read_claims: ReadClaims) -> None:
    """Inside a quotation the first person is the one who is told to speak."""
    claims = read_claims("“We will leave the ECOWAS bloc in May,” said the president of Mali.")
    assert [{p.principal for p in c.actors} for c in claims] == [{"MLI"}]


def test_nobody_named_is_nobody_recalled(read_claims: ReadClaims) -> None:
    """A pronoun with nobody before it stands for nobody known."""
    (claim,) = read_claims("It attacked Sudan.")
    assert claim.actors == ()


def test_the_next_entry_of_a_chronicle_remembers_nobody(read_claims: ReadClaims) -> None:
    """Who an entry named is out of mind in the next one."""
    claims = read_claims("2021-05-03. Chad criticises Libya.\n\n2021-05-04. It attacks Sudan.")
    assert [c.actors for c in claims if c.trigger.quote == "attacks"] == [()]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Chad expelled Niger, and Mali attacked it.", {"NER"}),
        ("Chad was weak. Libya began to attack it.", {"TCD"}),
    ],
)
def test_an_object_pronoun_is_not_the_subject(read_claims: ReadClaims, text: str, recipients: set[str]) -> None:
    """An object pronoun goes back to the object before, and never to the subject of its own verbs."""
    (claim,) = (c for c in read_claims(text) if c.type.value == "ASSAULT")
    assert {p.principal for p in claim.recipients} == recipients


def test_we_is_whoever_the_words_are_quoted_of(read_claims: ReadClaims) -> None:
    """In a clause joined to the first one of the quotation as well."""
    text = "The Chadian envoy added: “The wells must be kept and we are determined to reach a deal with Niger.”"
    (claim,) = (c for c in read_claims(text) if c.trigger.quote.startswith("reach"))
    assert {p.principal for p in claim.actors} == {"TCD", "NER"}
