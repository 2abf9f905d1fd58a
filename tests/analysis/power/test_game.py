"""Rules as games: what wins, and what cannot be."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.analysis.power.game import Quota, game_of, weighted_game
from foedus.errors import BadQuery
from foedus.treaty.rules import read_rule

FOUR = ("A", "B", "C", "D")
WEIGHTS = {"A": Fraction(4), "B": Fraction(3), "C": Fraction(2), "D": Fraction(1)}


@pytest.mark.parametrize(
    ("rule", "wins", "loses"),
    [
        ("consensus", "ABCD", "ABC"),
        ("consensus-present", "ABCD", "ABC"),
        ("unanimity", "ABCD", "ABC"),
        ("majority", "ABC", "AB"),
        ("qualified:2", "AB", "A"),
        ("qualified:2/3", "ABC", "AB"),
        ("qualified:1/2", "AB", "A"),
        ("qualified:>1/2", "ABC", "AB"),
        ("weighted:6", "BCD", "BC"),
        ("weighted:60%", "AC", "AD"),
        ("weighted:>60%", "AB", "AC"),
        ("double:3,6", "BCD", "AB"),
        ("veto:A+majority", "ABC", "BCD"),
        ("veto:A,B+qualified:1", "AB", "ACD"),
        ("veto:A+veto:B+qualified:3", "ABC", "ACD"),
    ],
)
def test_what_wins(rule: str, wins: str, loses: str) -> None:
    game = game_of(read_rule(rule), FOUR, WEIGHTS)
    assert game.wins(wins)
    assert not game.wins(loses)


def test_fractions_of_weight_are_exact() -> None:
    """A third three times is all, which decimal numbers would miss."""
    game = game_of(read_rule("weighted:1"), "ABC", dict.fromkeys("ABC", Fraction(1, 3)))
    assert game.quotas == (Quota(weights=(1, 1, 1), needed=3),)


def test_weights_are_brought_to_the_smallest_whole_numbers() -> None:
    assert weighted_game(51, {"A": 50, "B": 10, "C": 10}).quotas[0] == Quota(weights=(5, 1, 1), needed=6)


@given(st.lists(st.integers(1, 40), min_size=1, max_size=7), st.data())
def test_scaling_changes_no_coalition(weights: list[int], data: st.DataObject) -> None:
    """Weights and quota times the same number are the same game."""
    quota, factor = data.draw(st.integers(1, sum(weights))), data.draw(st.integers(1, 9))
    one, other = (
        weighted_game(quota * by, {str(at): weight * by for at, weight in enumerate(weights)}) for by in (1, factor)
    )
    assert one == other


def test_blocking_is_what_the_others_cannot_do_without() -> None:
    game = weighted_game(6, {"A": 4, "B": 3, "C": 2, "D": 1})
    assert game.blocks("AB")
    assert not game.blocks("BD")


def test_contradicting_decisions_are_told() -> None:
    """Where less than half is enough, two coalitions may both win."""
    assert weighted_game(3, {"A": 2, "B": 2, "C": 1}).is_proper
    assert not weighted_game(2, {"A": 2, "B": 2, "C": 1}).is_proper
    assert not weighted_game(1, {"A": 1, "B": 1}).is_proper


@pytest.mark.parametrize(
    ("rule", "members", "weights", "words"),
    [
        ("majority", "", {}, ["no member is left"]),
        ("qualified:5", "ABCD", {}, ["the quota 5 is above 4, the number of members"]),
        ("weighted:11", "ABCD", WEIGHTS, ["the quota 11 is above 10, the weight of all"]),
        ("double:5,11", "ABCD", WEIGHTS, ["the quota 5 is above 4", "the quota 11 is above 10"]),
        ("weighted:>10", "ABCD", WEIGHTS, ["the quota >10 is above 10"]),
        ("weighted:3", "ABCD", {"A": Fraction(1)}, ["no weight of B, C, D is known"]),
        ("veto:X+qualified:9", "ABCD", {}, ["'X' has a veto", "the quota 9 is above 4"]),
        (
            "weighted:90",
            "AB",
            {"A": Fraction(0), "B": Fraction(-2)},
            ["the weight 0 of A", "the weight -2 of B", "the quota 90 is above 0"],
        ),
    ],
)
def test_what_cannot_be_is_told_at_once(
    rule: str, members: str, weights: dict[str, Fraction], words: list[str]
) -> None:
    with pytest.raises(BadQuery) as refused:
        game_of(read_rule(rule), tuple(members), weights)
    for word in words:
        assert word in refused.value.subject
    assert refused.value.remedy
