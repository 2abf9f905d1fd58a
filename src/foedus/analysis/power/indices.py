"""Indices of voting power, exactly: Banzhaf, Shapley and Shubik, and Coleman's; defined with their sources in docs/methods/power.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import factorial

from foedus.analysis.power.counting import Tally, tally
from foedus.analysis.power.game import Game


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The power of one member; all shares exact, in [0, 1].

    Attributes:
        swings: losing coalitions of others that win with it (raw Banzhaf).
        banzhaf: its part of all swings.
        shapley_shubik: share of the orders of all members in which it is the one that makes a coalition win.
        prevents: of the coalitions that win, the share that loses without it (Coleman); 0 where none wins.
        initiates: of the coalitions that lose, the share that wins with it (Coleman); 0 where none loses.
    """

    swings: int
    banzhaf: Fraction
    shapley_shubik: Fraction
    prevents: Fraction
    initiates: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Powers:
    """What a rule gives to its members.

    Attributes:
        winning: how many coalitions win, of 2 to the number of members.
        power_to_act: their share, the chance that a decision is carried where each is for it as likely as not (Coleman).
        of: by member, in the order of the game.
    """

    winning: int
    power_to_act: Fraction
    of: Mapping[str, Index]


def powers(game: Game) -> Powers:
    """The powers of all players of the game.

    Raises:
        BadQuery: it is too large to be counted.

    Example:
        >>> from foedus.analysis.power.game import weighted_game
        >>> str(powers(weighted_game(6, {"A": 4, "B": 3, "C": 2, "D": 1})).of["A"].shapley_shubik)
        '5/12'
    """
    return powers_of(tally(game))


def powers_of(counted: Tally) -> Powers:
    """The powers that follow from what was counted."""
    winning = sum(counted.winning)
    all_of_them = 2 ** (len(counted.winning) - 1)
    swings = {player: sum(by_size) for player, by_size in counted.swings.items()}
    together = sum(swings.values())
    return Powers(
        winning=winning,
        power_to_act=Fraction(winning, all_of_them),
        of={
            player: Index(
                swings=raw,
                banzhaf=_share(raw, together),
                shapley_shubik=_pivotal(counted.swings[player]),
                prevents=_share(raw, winning),
                initiates=_share(raw, all_of_them - winning),
            )
            for player, raw in swings.items()
        },
    )


def _pivotal(by_size: tuple[int, ...]) -> Fraction:
    """Share of the orders in which the player comes right after one of these coalitions."""
    number = len(by_size)
    orders = sum(many * factorial(size) * factorial(number - size - 1) for size, many in enumerate(by_size))
    return Fraction(orders, factorial(number))


def _share(part: int, whole: int) -> Fraction:
    return Fraction(part, whole) if whole else Fraction(0)
