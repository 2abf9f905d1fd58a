"""Parties: which words stand for whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

ReadClaims = Callable[..., list[Claim]]

CASES = [
    ("Chad attacked Sudan.", [("TCD", None)]),
    ("Tehran attacked Sudan.", [("IRN", None)]),
    ("Chadian Armed Forces attacked Sudan.", [("TCD", "MIL")]),
    ("The army of Chad attacked Sudan.", [("TCD", "MIL")]),
    ("The Chadian army attacked Sudan.", [("TCD", "MIL")]),
    ("Chad's army attacked Sudan.", [("TCD", "MIL")]),
    ("Turkish and Greek soldiers attacked Sudan.", [("TUR", "MIL"), ("GRC", "MIL")]),
    ("Chad, Niger and Mali attacked Sudan.", [("TCD", None), ("NER", None), ("MLI", None)]),
    ("Russian fighters attacked Sudan.", [("RUS", "REB")]),
    ("Fighters of Chad, which borders Niger, attacked Sudan.", [("TCD", "REB")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_acts(read_claims: ReadClaims, text: str, expected: list[tuple[str, str | None]]) -> None:
    """A name, an adjective, a possessor and a coordination give the same principals, with the noun's sector."""
    (claim,) = (c for c in read_claims(text) if c.trigger.quote == "attacked")
    assert [(p.principal, p.sector.value if p.sector else None) for p in claim.actors] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Members of NATO condemned Iran.",
        "NATO countries condemned Iran.",
        "NATO allies condemned Iran.",
        "NATO met, and its Allies condemned Iran.",
    ],
)
def test_a_collective_of_members_has_the_organisation(read_claims: ReadClaims, text: str) -> None:
    """Members, countries and allies before or after an organisation's name stand for it."""
    claim = read_claims(text)[-1]
    assert {p.principal for p in claim.actors} == {"NATO"}


def test_a_collective_without_organisation_keeps_its_name(read_claims: ReadClaims) -> None:
    """A region has no principal, and the name is as the text has it."""
    (claim,) = read_claims("The West imposed sanctions on Mali.")
    assert [(p.principal, p.name) for p in claim.actors] == [(None, "West")]


def test_an_ally_is_not_the_state_it_is_an_ally_of(read_claims: ReadClaims) -> None:
    """Whoever stands before a noun of relation is the other side."""
    (claim,) = read_claims("Armenia's ally attacked Georgia.")
    assert [p.principal for p in claim.actors] == [None]


@pytest.mark.parametrize(
    "text", ["The Malian president condemned Iran.", "The prime minister of Italy condemned Iran."]
)
def test_the_name_of_an_office_is_its_words(read_claims: ReadClaims, text: str) -> None:
    """The name is cut from the text where it stands."""
    (claim,) = read_claims(text)
    assert [text[p.start : p.end] for p in (*claim.actors, *claim.recipients)] == [
        p.name for p in (*claim.actors, *claim.recipients)
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chad condemned its neighbours Niger and Sudan.", ["Niger", "Sudan"]),
        ("Chad condemned some African countries such as Niger.", ["some African countries", "Niger"]),
        ("Chad condemned ten other nations.", ["ten other nations"]),
        ("Chad condemned European NATO countries.", ["European NATO countries"]),
    ],
)
def test_whom_a_plural_noun_lists(read_claims: ReadClaims, text: str, names: list[str]) -> None:
    """Names listed after a plural noun stand for it or beside it, and a nameless one keeps the words that tell which."""
    (claim,) = read_claims(text)
    assert [p.name for p in claim.recipients] == names


@pytest.mark.parametrize(
    "text",
    [
        "Togo and Benin met the Chadian president. He thanked his counterparts.",
        "Togo and Benin met the Chadian president. He praised his counterparts' reforms.",
    ],
)
def test_counterparts_are_the_others(read_claims: ReadClaims, text: str) -> None:
    """Somebody's counterparts are those named together before, as an object and as a possessor."""
    found = [c for c in read_claims(text) if c.type.value == "SUPPORT"]
    assert [{p.principal for p in c.recipients} for c in found] == [{"TGO", "BEN"}]


def test_a_name_that_ends_in_a_noun_is_one_name(read_claims: ReadClaims) -> None:
    """The alliance that a name ends in is no other alliance."""
    (claim,) = read_claims("Mali withdrew from the internationally backed G5 Sahel alliance.")
    assert [p.principal for p in claim.recipients] == ["G5S"]


@pytest.mark.parametrize(
    ("text", "principal"),
    [
        ("Ethnic Uzbeks in Kyrgyzstan condemned Iran.", "KGZ"),
        ("Ethnic Uzbek traders condemned Iran.", None),
        ("The Albanians of Serbia condemned Iran.", "SRB"),
    ],
)
def test_a_descent_is_no_state(read_claims: ReadClaims, text: str, principal: str | None) -> None:
    """People told of by their descent belong to the state that they live in, if to any."""
    (claim,) = read_claims(text)
    assert [p.principal for p in claim.actors] == [principal]


def test_who_is_backed_is_not_the_backer(read_claims: ReadClaims) -> None:
    """A participle of help names a helper, whose the helped are not."""
    (claim,) = [c for c in read_claims("The Libyan-backed rebels attacked Sudan.") if c.type.value == "ASSAULT"]
    assert [(p.principal, p.name) for p in claim.actors] == [(None, "Libyan-backed rebels")]


def test_an_apposition_tells_whose_a_stranger_is(read_claims: ReadClaims) -> None:
    """An unknown person belongs to whom the office after the name belongs to."""
    (claim,) = read_claims("Ana Poyet, the United Nations coordinator, condemned Iran.")
    assert [p.principal for p in claim.actors] == ["UN"]


@pytest.mark.parametrize(
    ("text", "principals"),
    [
        ("Iran seized the president and prime minister of Chad.", {"TCD"}),
        ("Iran seized the president of Chad and a prime minister.", {"TCD", None}),
        ("Iran seized the British-operated Mesdar.", {"GBR"}),
    ],
)
def test_whose_it_is_may_stand_further_off(read_claims: ReadClaims, text: str, principals: set[str | None]) -> None:
    """Joined offices under one article are of one state, and a ship is its owner's."""
    (claim,) = read_claims(text)
    assert {p.principal for p in claim.recipients} == principals
