"""Whom a phrase names: names, titles, offices without a name, agents, coordinations, and nobody."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.register import Answer, Register, who

DAY = date(2022, 9, 16)


def _told(register: Register, phrase: str, on: date | None = DAY) -> list[tuple[str | None, str | None]]:
    return [(named.principal, named.sector) for named in who(register, phrase, on=on).parties]


def _actor(answer: Answer) -> str | None:
    (named,) = answer.parties
    return named.decided.actor if named.decided else None


@pytest.mark.parametrize(
    ("phrase", "principal", "sector"),
    [
        ("Kyrgyz border guards", "KGZ", "MIL"),
        ("Portugal's riot police", "PRT", "COP"),
        ("police in Ghana", "GHA", "COP"),
        ("opposition lawmakers in Uganda", "UGA", "OPP"),
        ("Peruvian miners", "PER", "LAB"),
        ("refugees from Eritrea", "ERI", "REF"),
        ("Bolivian Deputy Interior Minister Tomas Quispe", "BOL", "GOV"),
        ("Secretary of the Security Council of Armenia Armen Grigoryan", "ARM", "GOV"),
        ("former Georgian president", "GEO", "ELI"),
        ("ex-Finnish diplomat", "FIN", "ELI"),
        ("head of Norway's intelligence service", "NOR", "SPY"),
        ("Islamist militant group Boko Haram", "BOKO", "REB"),
        ("Ministry of Agriculture and Food of Chile", "CHL", "GOV"),
        ("the Syrian ambassador to the United Nations", "SYR", "GOV"),
        ("CSTO peacekeepers", "CSTO", "MIL"),
        ("a NATO official", "NATO", "IGO"),
        ("Pentagon spokesman", "USA", "MIL"),
        ("Bishkek", "KGZ", "GOV"),
        ("the Hungarians", "HUN", "CVL"),
        ("Thai fishermen", "THA", "CVL"),
        ("pro-Russian separatists", None, "REB"),
        ("Iran-backed militiamen", None, "UAF"),
        ("supporters of Imran Khan", "PAK", "CVL"),
    ],
)
def test_one_participant(register: Register, phrase: str, principal: str | None, sector: str) -> None:
    """The noun tells the sector, the name beside it the principal."""
    assert _told(register, phrase) == [(principal, sector)]


@pytest.mark.parametrize(
    ("phrase", "principals"),
    [
        ("Russian and Turkish foreign ministers", ["RUS", "TUR"]),
        ("foreign ministers of Russia and Turkey", ["RUS", "TUR"]),
        ("Kenya, Chad and Laos", ["KEN", "TCD", "LAO"]),
        ("EU and Russian envoys", ["EU", "RUS"]),
        ("police and army of Chile", ["CHL", "CHL"]),
        ("foreign and defence ministers of Armenia", ["ARM", "ARM"]),
    ],
)
def test_several_participants(register: Register, phrase: str, principals: list[str]) -> None:
    """Conjuncts lend each other the noun, or the state it stands with."""
    assert [principal for principal, _ in _told(register, phrase)] == principals


@pytest.mark.parametrize(
    "phrase",
    ["the weather", "Cuban cigars", "Paris Fashion", "in Moscow", "", "12 of them", "the NATO phonetic alphabet"],
)
def test_nobody(register: Register, phrase: str) -> None:
    """What names no participant has none."""
    assert _told(register, phrase) == []


def test_an_office_without_a_name_has_its_holder(register: Register) -> None:
    """The holder on the day is named, and the reason says that the phrase did not name him."""
    answer = who(register, "the Armenian prime minister", on=date(2020, 10, 1))
    assert _actor(answer) == "person/nikol-pashinyan"
    assert "an office without a name; its holder: Prime Minister of Armenia" in answer.parties[0].candidates[0].reason


def test_without_a_date_an_office_has_no_holder(register: Register) -> None:
    """No date is never today."""
    assert _actor(who(register, "the Armenian prime minister", on=None)) is None


def test_the_office_at_the_date_decides(register: Register) -> None:
    """One man spoke for the United Nations in 2012 and for Kazakhstan ten years later."""
    assert _told(register, "Tokayev", date(2012, 5, 1)) == [("UN", "IGO")]
    assert _told(register, "Tokayev", date(2022, 5, 1)) == [("KAZ", "GOV")]


def test_a_title_decides_between_namesakes(register: Register) -> None:
    """The state in the title is that of one bearer of the surname alone."""
    answer = who(register, "Bangladeshi Prime Minister Sheikh Hasina", on=date(2020, 1, 1))
    assert answer.parties[0].principal == "BGD"


@pytest.mark.parametrize("phrase", ["kyrgyz border guards", "KYRGYZ BORDER GUARDS", "Kyrgyz\u200b border guards"])
def test_writing_does_not_hide_the_name(register: Register, phrase: str) -> None:
    """Lower case, capitals and invisible signs lead to the same participant."""
    assert _told(register, phrase) == [("KGZ", "MIL")]


def test_a_state_goes_before_a_place_of_its_name(register: Register) -> None:
    """Of two Georgias the state is meant, and the other is told."""
    (named,) = who(register, "Georgia", on=DAY).parties
    assert named.principal == "GEO"
    assert [candidate.principal for candidate in named.candidates] == ["GEO", "USA"]


def test_letters_of_another_script_are_told(register: Register) -> None:
    """A Cyrillic letter in a Latin word is read as what it looks like, and the answer says so."""
    answer = who(register, "\u0410rmenia", on=DAY)
    assert answer.parties[0].principal == "ARM"
    assert "another script" in answer.notes[0]


def test_a_state_before_its_time_has_a_lower_score(register: Register) -> None:
    """South Sudan could not act in 2005; the candidate says since when it can."""
    early, late = (who(register, "South Sudan", on=date(year, 1, 1)).parties[0].candidates[0] for year in (2005, 2015))
    assert early.score < late.score
    assert "exists since" in early.reason


@given(st.text(max_size=60))
def test_any_text_is_answered(text: str) -> None:
    """No text fails, and scores stay between 0 and 1."""
    answer = who(Register.load(), text, on=DAY)
    assert all(0 < candidate.score <= 1 for named in answer.parties for candidate in named.candidates)
