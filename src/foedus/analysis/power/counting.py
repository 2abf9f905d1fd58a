"""Winning coalitions and swings counted by size, exactly: by generating functions, or by looking at every coalition.

A table holds how many coalitions have so many members and so much weight in each quota; it is built player by player, and a player is
taken out of it again by division (Mann and Shapley 1962; Bilbao and others 2000). Where the weights are too fine for a table,
every coalition is looked at, as long as there are few enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
import numpy.typing as npt

from foedus.analysis.power.game import Game
from foedus.errors import BadQuery

CELLS = 20_000_000
"""Largest table, 160 MB of whole numbers: 40 members with weights of four digits."""
MOST_ENUMERATED = 20
"""Players of whom every coalition is looked at; one more would double the time, from a second or two."""
LARGEST = 62
"""Players whose coalitions can be counted in 64 bits; of more, exact numbers of any length are used."""

Table = npt.NDArray[np.int64] | npt.NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What was counted of a game with n players.

    Attributes:
        winning: winning coalitions by number of members, 0 to n.
        swings: of each player, coalitions without it that lose and win with it, by number of members, 0 to n - 1.
    """

    winning: tuple[int, ...]
    swings: Mapping[str, tuple[int, ...]]


def tally(game: Game) -> Tally:
    """What is counted of the game.

    Raises:
        BadQuery: the weights are too fine and the players too many to be counted.
    """
    if _cells(game) <= CELLS:
        return by_tables(game)
    if len(game.players) <= MOST_ENUMERATED:
        return by_enumeration(game)
    raise BadQuery(
        f"{len(game.players)} members with weights as fine as these make {_cells(game):,} cases, expected at most {CELLS:,}"
        f" (or at most {MOST_ENUMERATED} members).",
        "Round the weights, so that they have fewer digits.",
    )


def by_tables(game: Game) -> Tally:
    """The tally by generating functions."""
    form = _Form.of(game)
    table = np.zeros(form.shape, dtype=np.int64 if len(game.players) <= LARGEST else object)
    table[(0,) * table.ndim] = 1
    for row in game.rows:
        step = form.step(row)
        table[_from(step, table)] += table[_to(step, table)].copy()
    by_row = {row: tuple(_swings(form, table, row)) for row in game.kinds}
    return Tally(
        winning=tuple(form.winning(part, size, (0,) * part.ndim) for size, part in enumerate(table)),
        swings={player: by_row[row] for player, row in zip(game.players, game.rows, strict=True)},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """What the axes of a table are: number of members, then weight in each quota that does not weigh all alike.

    Attributes:
        axes: numbers of those quotas; where there are none, the table has one axis of length 1 in their place.
        shape: of the table.
        size: fewest members that meet the quotas that weigh all alike.
        needed: what the other quotas need.
    """

    axes: tuple[int, ...]
    shape: tuple[int, ...]
    size: int
    needed: tuple[int, ...]

    @classmethod
    def of(cls, game: Game) -> _Form:
        numbered = list(enumerate(game.quotas))
        axes = tuple(number for number, quota in numbered if set(quota.weights) != {1})
        return cls(
            axes=axes,
            shape=(len(game.players) + 1, *(game.quotas[axis].total + 1 for axis in axes))
            if axes
            else (len(game.players) + 1, 1),
            size=max((quota.needed for number, quota in numbered if number not in axes), default=0),
            needed=tuple(game.quotas[axis].needed for axis in axes) or (0,),
        )

    def step(self, row: tuple[int, ...]) -> tuple[int, ...]:
        """How far a player of these weights moves a coalition in the table."""
        return (1, *(row[axis] for axis in self.axes)) if self.axes else (1, 0)

    def winning(self, part: Table, size: int, helped: tuple[int, ...]) -> int:
        """Coalitions of the part that win, being of that size and helped by such weights from outside it."""
        if size < self.size:
            return 0
        lacking = (max(need - brought, 0) for need, brought in zip(self.needed, helped, strict=True))
        return int(part[tuple(slice(need, None) for need in lacking)].sum())


def _swings(form: _Form, table: Table, row: tuple[int, ...]) -> Iterator[int]:
    """Coalitions of the others, by size, that lose alone and win with a player of these weights."""
    helped = form.step(row)[1:]
    alone = (0,) * len(helped)
    others = np.zeros_like(table[0])
    for size in range(len(table) - 1):
        # a coalition of that size either lacks the player, or is one of the others with it
        before, others = others, table[size].copy()
        others[_from(helped, others)] -= before[_to(helped, before)]
        yield form.winning(others, size + 1, helped) - form.winning(others, size, alone)


def _from(step: tuple[int, ...], table: Any) -> tuple[slice, ...]:
    return tuple(slice(moved, None) for moved, _ in zip(step, table.shape, strict=True))


def _to(step: tuple[int, ...], table: Any) -> tuple[slice, ...]:
    return tuple(slice(0, long - moved) for moved, long in zip(step, table.shape, strict=True))


def by_enumeration(game: Game) -> Tally:
    """The tally by looking at every coalition; the time doubles with each player."""
    number = len(game.players)
    sizes = _sums([1] * number)
    wins = np.ones(2**number, dtype=bool)
    for quota in game.quotas:
        wins &= _sums(quota.weights) >= quota.needed
    swings = {}
    for place, player in enumerate(game.players):
        without, with_it = (wins.reshape(-1, 2, 2**place)[:, side, :] for side in (0, 1))
        swinging = sizes.reshape(-1, 2, 2**place)[:, 0, :][with_it & ~without]
        swings[player] = tuple(int(many) for many in np.bincount(swinging.astype(np.int64), minlength=number))
    winning = np.bincount(sizes[wins].astype(np.int64), minlength=number + 1)
    return Tally(winning=tuple(int(many) for many in winning), swings=swings)


def _sums(weights: Sequence[int]) -> Table:
    """The weight of every coalition, by the number whose binary digits say who is in it."""
    sums: Any = np.zeros(1, dtype=np.int64 if sum(weights) < 2**LARGEST else object)
    for weight in weights:
        sums = np.concatenate([sums, sums + weight])
    return sums  # type: ignore[no-any-return]  # numpy types the sum of either kind as Any


def _cells(game: Game) -> int:
    return prod(_Form.of(game).shape)
