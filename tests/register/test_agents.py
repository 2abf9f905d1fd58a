"""Nouns that denote a participant beside a state or an organisation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.errors import BadData
from foedus.model.actor import Sector
from foedus.register import Register
from foedus.register.agents import forms

ReadSmall = Callable[..., Register]
CLASSES = {"state", "organisation", "person", "force", "group", "people"}


@pytest.mark.parametrize(
    ("words", "taken", "sector"),
    [
        ("border guards", 2, Sector.MIL),
        ("prime minister of", 2, Sector.GOV),
        ("riot police", 2, Sector.COP),
        ("secretary of the security council of", 5, Sector.GOV),
        ("refugees", 1, Sector.REF),
    ],
)
def test_longest_noun_is_taken(register: Register, words: str, taken: int, sector: Sector) -> None:
    """Of the nouns that the words begin with, the longest tells the sector; plurals count."""
    found = register.agents.at(words.split())
    assert found is not None
    assert (found[0], found[1].sector) == (taken, sector)


def test_other_words_are_no_agent(register: Register) -> None:
    """A word that is no noun for a participant finds nothing."""
    assert register.agents.at(["mountains"]) is None


@pytest.mark.parametrize(
    ("word", "singular"), [("Ministries", "ministry"), ("policemen", "policeman"), ("boxes", "box")]
)
def test_forms_hold_the_singular(word: str, singular: str) -> None:
    """Regular plurals and those in -men lead back to the entry."""
    assert singular in forms(word)


def test_classes_are_those_of_the_acts(register: Register) -> None:
    """Each agent has a class that the acts' lexica know, and a role only where it is a person."""
    for agents in register.agents.by_head.values():
        for agent in agents:
            assert agent.cls in CLASSES, agent
            assert agent.role is None or agent.cls == "person", agent


def test_a_role_that_is_none_is_told(read_small: ReadSmall) -> None:
    """A role that the register does not know could never find its holder."""
    with pytest.raises(BadData) as caught:
        read_small(agents="president: {sector: GOV, role: potentate}\n")
    assert any("agents/president: the role 'potentate'" in problem for problem in caught.value.problems)
