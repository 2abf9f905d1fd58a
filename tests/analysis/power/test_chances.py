"""Chances by drawing: near the exact answer, the same for the same seed, with its interval."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import erf, sqrt

import pytest

from foedus.analysis.power.chances import Contest, Drawing, from_consents, from_positions, wilson
from foedus.analysis.power.game import game_of
from foedus.errors import BadQuery
from foedus.treaty.rules import read_rule

FOUR = ("A", "B", "C", "D")
CONSENTS = {"A": Fraction(1, 2), "B": Fraction(9, 10), "C": Fraction(1, 5), "D": Fraction(7, 10)}


@pytest.mark.parametrize(
    ("successes", "draws", "low", "high"), [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662)]
)
def test_wilson(successes: int, draws: int, low: float, high: float) -> None:
    """Newcombe (1998), table I, has the last."""
    assert wilson(successes, draws) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_the_exact_chance_lies_within_the_interval() -> None:
    game = game_of(read_rule("qualified:3"), FOUR)
    exact = Fraction(0)
    for taken in product((False, True), repeat=4):
        agree = [code for code, inside in zip(FOUR, taken, strict=True) if inside]
        if game.wins(agree):
            chance = Fraction(1)
            for code in FOUR:
                chance *= CONSENTS[code] if code in agree else 1 - CONSENTS[code]
            exact += chance
    found = from_consents(game, CONSENTS, Drawing(draws=40_000, seed=7))
    assert found.low <= exact <= found.high
    assert found.high - found.low < 0.01


def test_the_same_seed_gives_the_same() -> None:
    game = game_of(read_rule("majority"), FOUR)
    one, same, other = (from_consents(game, CONSENTS, Drawing(draws=2000, seed=seed)) for seed in (5, 5, 6))
    assert one == same
    assert one.carried != other.carried


def test_certainty_is_certain() -> None:
    game = game_of(read_rule("consensus"), FOUR)
    assert from_consents(game, dict.fromkeys(FOUR, Fraction(1))).share == 1
    assert from_consents(game, {**CONSENTS, "A": Fraction(0)}).carried == 0


def test_a_position_with_a_spread_is_carried_as_often_as_the_normal_distribution_says() -> None:
    """One member at 0.4, a proposal at 1 against 0: it agrees beyond 0.5, which lies 0.2 deviations away."""
    contest = Contest(status_quo=Fraction(0), proposal=Fraction(1), spread=Fraction(1, 2))
    found = from_positions(
        game_of(read_rule("majority"), ("A",)), {"A": Fraction(2, 5)}, contest, Drawing(draws=40_000)
    )
    exact = (1 - erf(0.2 / sqrt(2))) / 2
    assert found.low <= exact <= found.high
    assert "standard deviation 0.5" in found.assumes[0]


@pytest.mark.parametrize(
    ("consents", "drawing", "words"),
    [
        ({**CONSENTS, "A": Fraction(3, 2)}, Drawing(), ["the chance 1.5 of A is outside 0 to 1"]),
        ({"A": Fraction(-1), "X": Fraction(1)}, Drawing(draws=0), ["no chance of B, C, D", "'X' has a chance", "the chance -1 of A", "0 draws"]),
        (CONSENTS, Drawing(draws=10**7), ["10000000 draws are asked for"]),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_at_once(consents: dict[str, Fraction], drawing: Drawing, words: list[str]) -> None:
    with pytest.raises(BadQuery) as refused:
        from_consents(game_of(read_rule("majority"), FOUR), consents, drawing)
    for word in words:
        assert word in refused.value.subject


def test_a_spread_below_zero_is_refused() -> None:
    contest = Contest(status_quo=Fraction(0), proposal=Fraction(1), spread=Fraction(-1))
    with pytest.raises(BadQuery, match="the spread -1 is below 0"):
        from_positions(game_of(read_rule("majority"), ("A",)), {"A": Fraction(1)}, contest)
