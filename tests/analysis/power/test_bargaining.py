"""Weighted mean and median, and what would turn the median."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.analysis.power.bargaining import Input, Stake, bargain, condorcet, median
from foedus.errors import BadQuery

CARS = """
NLD .08 4 .8
BEL .08 7 .4
LUX .03 4 .2
DEU .16 4 .8
FRA .16 10 .6
ITA .16 10 .6
GBR .16 10 .9
IRL .05 7 .1
DNK .05 4 1.0
GRC .08 7 .7
"""


def stake(capability: str, position: str, salience: str) -> Stake:
    return Stake(capability=Fraction(capability), position=Fraction(position), salience=Fraction(salience))


@pytest.fixture
def cars() -> dict[str, Stake]:
    """Emission standards of cars in the European Community; positions in years."""
    return {row[0]: stake(*row[1:]) for row in map(str.split, CARS.split("\n")) if row}


def test_the_cars(cars: dict[str, Stake]) -> None:
    found = bargain(cars)
    assert round(float(found.mean), 5) == 7.38996
    assert (found.median, found.condorcet) == (7, 7)


def test_a_tie_is_at_the_lower_position() -> None:
    assert median({"A": stake("1", "0", "1"), "B": stake("1", "3", "1")}) == 0


def test_the_least_changes_come_first(cars: dict[str, Stake]) -> None:
    """Who stands on the median first, then the United Kingdom, which has to be little weightier than was given."""
    weights = [turn for turn in bargain(cars).turns if turn.input is not Input.POSITION]
    first = weights[0]
    assert (first.party, first.input, first.becomes) == ("GBR", Input.CAPABILITY, 10)
    assert first.by / first.given == Fraction(5, 144)


def test_each_part_of_weight_is_how_far_the_mean_moves(cars: dict[str, Stake]) -> None:
    found = bargain(cars)
    moved = bargain({**cars, "FRA": replace(cars["FRA"], position=cars["FRA"].position + 1)})
    assert moved.mean - found.mean == found.shares["FRA"]
    assert sum(found.shares.values()) == 1


@st.composite
def bargains(draw: st.DrawFn) -> dict[str, Stake]:
    number = draw(st.integers(1, 6))
    return {
        "ABCDEF"[at]: Stake(
            capability=draw(st.fractions(Fraction(1, 8), 4, max_denominator=8)),
            position=Fraction(draw(st.integers(-3, 3))),
            salience=draw(st.fractions(Fraction(1, 8), 1, max_denominator=8)),
        )
        for at in range(number)
    }


@settings(deadline=None, max_examples=200)
@given(bargains())
def test_turns_turn(stakes: dict[str, Stake]) -> None:
    """Just short of where a weight turns the result it is the same, and just beyond, what is told."""
    found = bargain(stakes)
    near = Fraction(1, 10**9)
    for turn in found.turns:
        if turn.input is Input.POSITION:
            continue
        medians = [
            median({**stakes, turn.party: replace(stakes[turn.party], **{turn.input.value: turn.at + moved})})
            for moved in (-near, near)
        ]
        assert sorted(medians) == sorted([found.median, turn.becomes]), turn
        if turn.by:
            assert medians[turn.by < 0] == found.median


@settings(deadline=None, max_examples=200)
@given(bargains(), st.data())
def test_no_turn_is_missed(stakes: dict[str, Stake], data: st.DataObject) -> None:
    """Where a changed weight gives another median, a turn of that input lies on the way."""
    party = data.draw(st.sampled_from(sorted(stakes)))
    changed = data.draw(st.fractions(Fraction(1, 50), 1, max_denominator=50))
    found = bargain(stakes)
    if median({**stakes, party: replace(stakes[party], salience=changed)}) != found.median:
        given_ = stakes[party].salience
        between = [t for t in found.turns if (t.party, t.input) == (party, Input.SALIENCE)]
        assert any(min(given_, changed) <= turn.at <= max(given_, changed) for turn in between)


@settings(deadline=None)
@given(bargains())
def test_a_condorcet_winner_is_the_median(stakes: dict[str, Stake]) -> None:
    """On a line, where one beats all others it is the weighted median."""
    found = condorcet(stakes)
    assert found is None or found == median(stakes)


def test_every_fault_is_told_at_once() -> None:
    stakes = {"A": stake("0", "1", "0.5"), "B": stake("1", "2", "1.5"), "C": stake("1", "2", "0")}
    with pytest.raises(BadQuery) as refused:
        bargain(stakes)
    for words in ("the capability 0 of A", "the salience 1.5 of B", "the salience 0 of C"):
        assert words in refused.value.subject


def test_nobody_cannot_bargain() -> None:
    with pytest.raises(BadQuery, match="nobody has a stake"):
        bargain({})
