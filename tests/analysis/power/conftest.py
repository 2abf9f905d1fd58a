"""Worked examples of the literature, and games drawn at random."""

from __future__ import annotations

import pytest

from foedus.analysis.power.game import Game, game_of, weighted_game
from foedus.treaty.rules import read_rule

PERMANENT = ("CHN", "FRA", "GBR", "RUS", "USA")
ELECTED = tuple(f"E{number}" for number in range(10))


@pytest.fixture(scope="session")
def straffin() -> Game:
    return weighted_game(6, {"A": 4, "B": 3, "C": 2, "D": 1})


@pytest.fixture(scope="session")
def eec() -> Game:
    """The Council of the EEC from 1958 to 1972."""
    return weighted_game(12, {"DEU": 4, "FRA": 4, "ITA": 4, "BEL": 2, "NLD": 2, "LUX": 1})


@pytest.fixture(scope="session")
def security_council() -> Game:
    """The Security Council of the United Nations as a weighted game."""
    return weighted_game(39, dict.fromkeys(PERMANENT, 7) | dict.fromkeys(ELECTED, 1))


@pytest.fixture(scope="session")
def with_vetoes() -> Game:
    """The same as its Charter says it: nine of fifteen, and a veto of each permanent member."""
    return game_of(read_rule(f"veto:{','.join(PERMANENT)}+qualified:9"), (*PERMANENT, *ELECTED))
