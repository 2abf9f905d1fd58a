"""Indices of power: every known answer, exactly; agreement with another library; properties."""

from __future__ import annotations

import random
import time
from fractions import Fraction
from importlib import import_module
from itertools import permutations, product
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.analysis.power.counting import by_enumeration, by_tables
from foedus.analysis.power.game import Game, Quota, game_of, weighted_game
from foedus.analysis.power.indices import powers, powers_of
from foedus.errors import BadQuery
from foedus.treaty.rules import read_rule

SIX = ("RUS", "ARM", "BLR", "KAZ", "KGZ", "TJK")
SHARES = {"RUS": Fraction(50)} | dict.fromkeys(SIX[1:], Fraction(10))


def test_straffin(straffin: Game) -> None:
    found = powers(straffin).of.values()
    answer = [Fraction(5, 12), Fraction(1, 4), Fraction(1, 4), Fraction(1, 12)]
    assert [one.shapley_shubik for one in found] == answer
    assert [one.banzhaf for one in found] == answer


def test_the_eec_of_1958(eec: Game) -> None:
    found = powers(eec).of.values()
    assert [one.swings for one in found] == [10, 10, 10, 6, 6, 0]
    assert [one.banzhaf for one in found] == [Fraction(5, 21)] * 3 + [Fraction(1, 7)] * 2 + [Fraction(0)]
    assert [one.shapley_shubik for one in found] == [Fraction(7, 30)] * 3 + [Fraction(3, 20)] * 2 + [Fraction(0)]


@pytest.mark.parametrize("council", ["security_council", "with_vetoes"])
def test_the_security_council(council: str, request: pytest.FixtureRequest) -> None:
    """As a weighted game and as a rule with vetoes."""
    found = powers(request.getfixturevalue(council))
    permanent, elected = found.of["USA"], found.of["E0"]
    assert found.winning == 848
    assert (permanent.shapley_shubik, elected.shapley_shubik) == (Fraction(421, 2145), Fraction(4, 2145))
    assert (round(float(permanent.banzhaf), 6), round(float(elected.banzhaf), 6)) == (0.166929, 0.016535)
    assert permanent.prevents == 1


@pytest.mark.parametrize(
    ("rule", "act"),
    [("consensus", Fraction(1, 64)), ("qualified:5", Fraction(7, 64)), ("qualified:4", Fraction(22, 64))],
)
def test_six_with_one_vote_each(rule: str, act: Fraction) -> None:
    found = powers(game_of(read_rule(rule), SIX))
    assert found.power_to_act == act
    assert {one.shapley_shubik for one in found.of.values()} == {Fraction(1, 6)}


def test_who_can_stop_and_who_can_start() -> None:
    """Under consensus each stops all that would pass, and starts one of the 63 that would not."""
    one = powers(game_of(read_rule("consensus"), SIX)).of["ARM"]
    assert (one.prevents, one.initiates) == (1, Fraction(1, 63))


@pytest.mark.parametrize(
    ("quota", "first", "others"),
    [
        (51, Fraction(5, 6), Fraction(1, 30)),
        (61, Fraction(2, 3), Fraction(1, 15)),
        (71, Fraction(1, 2), Fraction(1, 10)),
    ],
)
def test_six_by_share_of_the_budget(quota: int, first: Fraction, others: Fraction) -> None:
    found = powers(game_of(read_rule(f"weighted:{quota}"), SIX, SHARES)).of
    assert [found[code].shapley_shubik for code in SIX] == [first, *[others] * 5]


def _drawn(number: int) -> tuple[int, list[int]]:
    """A quota above half and weights below it, as the other library wants them."""
    drawing = random.Random(number)
    weights = [drawing.randint(1, 30) for _ in range(drawing.randint(3, 12))]
    low = max(sum(weights) // 2, *weights) + 1
    if low > sum(weights):
        weights = [*weights, *weights]
        low = max(sum(weights) // 2, *weights) + 1
    return drawing.randint(low, sum(weights)), weights


def test_another_library_agrees_on_500_games() -> None:
    """Both indices as `powerindex` computes them, to the precision of its floating point numbers."""
    other = import_module("powerindex")  # a development dependency without types
    for number in range(500):
        quota, weights = _drawn(number)
        theirs = other.Game(quota, weights=weights)
        theirs.calc_banzhaf()
        theirs.calc_shapley_shubik()
        ours = powers(weighted_game(quota, {str(at): weight for at, weight in enumerate(weights)})).of.values()
        assert [float(one.banzhaf) for one in ours] == pytest.approx(theirs.banzhaf, abs=1e-12), number
        assert [float(one.shapley_shubik) for one in ours] == pytest.approx(theirs.shapley_shubik, abs=1e-12), number


@st.composite
def games(draw: st.DrawFn, most: int = 6) -> Game:
    """Games of up to three quotas, some of them counting heads or a veto."""
    number = draw(st.integers(1, most))
    quotas = []
    for _ in range(draw(st.integers(1, 3))):
        weights = tuple(draw(st.lists(st.integers(0, 9), min_size=number, max_size=number)))
        if sum(weights):
            quotas.append(Quota(weights=weights, needed=draw(st.integers(1, sum(weights)))))
    quotas = quotas or [Quota(weights=(1,) * number, needed=draw(st.integers(1, number)))]
    return Game(players=tuple("ABCDEFGHIJ"[:number]), quotas=tuple(quotas))


@settings(deadline=None, max_examples=150)
@given(games())
def test_orders_and_coalitions_looked_at_one_by_one(game: Game) -> None:
    """The definitions, word for word: who turns each order, and whose leaving loses each coalition."""
    pivots = dict.fromkeys(game.players, 0)
    orders = list(permutations(game.players))
    for order in orders:
        turning = next(at for at in range(len(order)) if game.wins(order[: at + 1]))
        pivots[order[turning]] += 1
    coalitions = [
        [player for player, inside in zip(game.players, taken, strict=True) if inside]
        for taken in product((False, True), repeat=len(game.players))
    ]
    winning = [coalition for coalition in coalitions if game.wins(coalition)]
    found = powers(game)
    assert found.winning == len(winning)
    for player, index in found.of.items():
        assert index.shapley_shubik == Fraction(pivots[player], len(orders))
        assert index.swings == sum(
            player in coalition and not game.wins([one for one in coalition if one != player]) for coalition in winning
        )


@settings(deadline=None)
@given(games(most=10))
def test_tables_and_enumeration_agree(game: Game) -> None:
    """Both ways of counting give the same, in the order of the players."""
    assert by_tables(game) == by_enumeration(game)
    assert tuple(by_tables(game).swings) == game.players


@settings(deadline=None)
@given(games(most=9))
def test_shares_are_shares(game: Game) -> None:
    """Indices add up to one."""
    found = powers(game).of.values()
    assert sum(one.shapley_shubik for one in found) == 1
    assert sum(one.banzhaf for one in found) == 1


@settings(deadline=None)
@given(games(most=7))
def test_who_changes_nothing_has_no_power(game: Game) -> None:
    """A player of no weight has none, and changes no other's."""
    joined = Game(
        players=(*game.players, "Z"),
        quotas=tuple(Quota(weights=(*quota.weights, 0), needed=quota.needed) for quota in game.quotas),
    )
    before, after = powers(game), powers(joined)
    assert after.of["Z"].shapley_shubik == after.of["Z"].swings == 0
    assert {code: one.shapley_shubik for code, one in before.of.items()} == {
        code: after.of[code].shapley_shubik for code in game.players
    }
    assert after.power_to_act == before.power_to_act


@settings(deadline=None)
@given(games(most=7), st.randoms(use_true_random=False))
def test_power_hangs_on_weights_and_not_on_names(game: Game, drawing: random.Random) -> None:
    """Players with the same weights have the same power, and in another order each keeps its own."""
    order = list(range(len(game.players)))
    drawing.shuffle(order)
    moved = Game(
        players=tuple(game.players[at] for at in order),
        quotas=tuple(Quota(weights=tuple(q.weights[at] for at in order), needed=q.needed) for q in game.quotas),
    )
    found = powers(game).of
    assert powers(moved).of == found
    for alike in game.kinds.values():
        assert len({found[player].shapley_shubik for player in alike}) == 1


@settings(deadline=None)
@given(st.lists(st.integers(1, 12), min_size=1, max_size=8), st.data())
def test_the_dual_game_has_the_same_indices(weights: list[int], data: st.DataObject) -> None:
    """Who can block has the power of who can carry; what is carried in one is not blocked in the other."""
    quota = data.draw(st.integers(1, sum(weights)))
    named = {str(at): weight for at, weight in enumerate(weights)}
    game, dual = weighted_game(quota, named), weighted_game(sum(weights) - quota + 1, named)
    ours, theirs = powers(game), powers(dual)
    assert {code: (one.shapley_shubik, one.swings) for code, one in ours.of.items()} == {
        code: (one.shapley_shubik, one.swings) for code, one in theirs.of.items()
    }
    assert ours.winning + theirs.winning == 2 ** len(weights)


def test_forty_members_take_seconds() -> None:
    """Weights of up to four digits; the sum shows that nothing was rounded."""
    drawing = random.Random(40)
    weights = {f"M{number}": drawing.randint(1, 3000) for number in range(40)}
    began = time.process_time()
    found = powers(weighted_game(sum(weights.values()) * 2 // 3, weights))
    assert time.process_time() - began < 10
    assert sum(one.shapley_shubik for one in found.of.values()) == 1


def test_more_than_sixty_two_members_are_counted_exactly() -> None:
    """Beyond 64 bits: of 70 with one vote each, the middle ones have a binomial coefficient of swings."""
    found = powers(weighted_game(36, dict.fromkeys(map(str, range(70)), 1)))
    assert found.of["0"].swings == comb(69, 35)
    assert found.of["0"].shapley_shubik == Fraction(1, 70)


def test_a_fine_game_of_few_is_looked_at_coalition_by_coalition() -> None:
    weights = {"A": 40_000_000_003, "B": 30_000_000_001, "C": 20_000_000_009, "D": 10_000_000_007}
    assert powers(weighted_game(60_000_000_000, weights)) == powers_of(
        by_tables(weighted_game(6, {"A": 4, "B": 3, "C": 2, "D": 1}))
    )


def test_a_fine_game_of_many_is_refused() -> None:
    """It would take longer than anybody waits, and says what to do."""
    weights = {f"M{number}": 10_000_000_019 + number**3 for number in range(30)}
    with pytest.raises(BadQuery, match="30 members with weights as fine") as refused:
        powers(weighted_game(200_000_000_000, weights))
    assert "Round the weights" in refused.value.remedy
