"""Minimal blocking coalitions."""

from __future__ import annotations

from itertools import combinations
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.analysis.power import blocking as module
from foedus.analysis.power.blocking import blocking
from foedus.analysis.power.game import Game, Quota, game_of, weighted_game
from foedus.treaty.rules import read_rule


def one_by_one(game: Game) -> set[frozenset[str]]:
    """The definition: it blocks, and no part of it does."""
    parts = [frozenset(one) for size in range(len(game.players) + 1) for one in combinations(game.players, size)]
    blocks = {one for one in parts if game.blocks(one)}
    return {one for one in blocks if not any(other < one for other in blocks)}


@st.composite
def games(draw: st.DrawFn) -> Game:
    number = draw(st.integers(1, 6))
    weights = st.lists(st.integers(0, 6), min_size=number, max_size=number).filter(sum)
    rows = draw(st.lists(weights, min_size=1, max_size=2))
    quotas = tuple(Quota(weights=tuple(row), needed=draw(st.integers(1, sum(row)))) for row in rows)
    return Game(players=tuple("ABCDEF"[:number]), quotas=quotas)


@settings(deadline=None)
@given(games())
def test_all_are_found(game: Game) -> None:
    found = blocking(game, most=1000)
    assert {frozenset(one) for one in found.coalitions} == one_by_one(game)
    assert found.number == len(found.coalitions)
    assert list(map(len, found.coalitions)) == sorted(map(len, found.coalitions))


@settings(deadline=None)
@given(games())
def test_too_many_to_look_at_are_counted_all_the_same(game: Game) -> None:
    """The way that is taken with many members, on few: of one quota the number is exact, and all that is told holds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "LOOKED_AT", 0)
        number = blocking(game, most=1000).number
        patch.setattr(module, "LOOKED_AT", 1)
        told = blocking(game, most=1000).coalitions
    expected = one_by_one(game)
    assert number == (len(expected) if len(game.quotas) == 1 else None)
    assert {frozenset(one) for one in told} <= expected


@settings(deadline=None)
@given(games())
def test_the_way_taken_with_many_misses_none(game: Game) -> None:
    """Quota by quota, heaviest first, all are found as long as they are looked at."""
    told = {frozenset(one) for quota in game.quotas for one in module._some(game, quota)}
    assert told == one_by_one(game)


def test_few_are_told_and_all_are_counted() -> None:
    """Of 32 members under two thirds any eleven block."""
    found = blocking(game_of(read_rule("qualified:2/3"), [f"M{number}" for number in range(32)]), most=3)
    assert (len(found.coalitions), found.number, found.is_whole) == (3, comb(32, 11), False)


def test_many_unlike_members_are_told_by_the_heaviest() -> None:
    weights = {f"M{number}": 1000 + number * number for number in range(40)}
    game = weighted_game(sum(weights.values()) * 2 // 3, weights)
    found = blocking(game, most=5)
    assert len(found.coalitions) == 5
    assert found.number is not None
    assert found.number > 10**9
    for one in found.coalitions:
        assert game.blocks(one)
        assert not any(game.blocks([other for other in one if other != player]) for player in one)


def test_a_veto_blocks_alone(with_vetoes: Game) -> None:
    """One of five, or seven of the ten that are elected."""
    found = blocking(with_vetoes, most=5)
    assert [len(one) for one in found.coalitions] == [1] * 5
    assert found.number == 5 + comb(10, 7)


def test_sums_that_are_too_many_are_not_counted() -> None:
    """It ends all the same, with some that block."""
    weights = {f"M{number}": 10**12 + 7**number % 10**11 for number in range(40)}
    found = blocking(weighted_game(sum(weights.values()) * 2 // 3, weights), most=3)
    assert (found.number, len(found.coalitions)) == (None, 3)
