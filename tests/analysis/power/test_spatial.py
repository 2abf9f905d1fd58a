"""Positions on a line: pivots, winset, core."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.analysis.power.game import Game, game_of, weighted_game
from foedus.analysis.power.spatial import carries, line
from foedus.errors import BadQuery
from foedus.treaty.rules import read_rule

FIVE = {"A": Fraction(0), "B": Fraction(2), "C": Fraction(5), "D": Fraction(6), "E": Fraction(10)}


def test_under_a_majority_the_median_alone_cannot_be_replaced() -> None:
    """Black's theorem, for an odd number."""
    found = line(game_of(read_rule("majority"), tuple(FIVE)), FIVE, Fraction(1))
    assert found.core == (5, 5)
    assert found.winset == ((1, 9),)


def test_under_consensus_nothing_between_the_ends_can_be_replaced() -> None:
    found = line(game_of(read_rule("consensus"), tuple(FIVE)), FIVE, Fraction(3))
    assert found.core == (0, 10)
    assert found.is_gridlocked


def test_under_four_of_five_the_gridlock_lies_between_the_pivots() -> None:
    game = game_of(read_rule("qualified:4"), tuple(FIVE))
    assert line(game, FIVE, Fraction(4)).core == (2, 6)
    assert line(game, FIVE, Fraction(8)).winset == ((4, 8),)


def test_where_less_than_half_is_enough_there_is_no_core() -> None:
    """What stands in the middle is beaten on both sides."""
    found = line(game_of(read_rule("qualified:2"), tuple(FIVE)), FIVE, Fraction(5))
    assert found.core is None
    assert found.winset == ((-1, 5), (5, 7))


@st.composite
def contests(draw: st.DrawFn) -> tuple[Game, dict[str, Fraction], Fraction, Fraction]:
    weights = draw(st.lists(st.integers(1, 5), min_size=1, max_size=6))
    named = {"ABCDEF"[at]: weight for at, weight in enumerate(weights)}
    places = st.fractions(-5, 5, max_denominator=4)
    positions = {code: draw(places) for code in named}
    game = weighted_game(draw(st.integers(1, sum(weights))), named)
    return game, positions, draw(places), draw(st.fractions(-20, 20, max_denominator=8))


@settings(deadline=None, max_examples=300)
@given(contests())
def test_the_winset_is_what_is_carried(contest: tuple[Game, dict[str, Fraction], Fraction, Fraction]) -> None:
    """A proposal is carried exactly where it lies in the winset; what is in the core is never beaten."""
    game, positions, status_quo, proposal = contest
    found = line(game, positions, status_quo)
    inside = any(low < proposal < high for low, high in found.winset)
    assert carries(game, positions, status_quo, proposal) == inside
    assert found.is_gridlocked == (found.core is not None and found.core[0] <= status_quo <= found.core[1])


def test_missing_and_strange_positions_are_told_at_once() -> None:
    game = game_of(read_rule("majority"), ("A", "B", "C"))
    with pytest.raises(BadQuery) as refused:
        line(game, {"A": Fraction(1), "X": Fraction(0)}, Fraction(0))
    assert "no position of B, C" in refused.value.subject
    assert "'X' has a position" in refused.value.subject
