"""Positions on one issue, on a line: what could replace the status quo, and which positions nothing can replace.

Each member prefers what is nearer to its position, on either side alike (Black 1948; Krehbiel 1998 for the gridlock interval).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from foedus.analysis.power.game import Game, refuse


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a rule makes of positions on a line.

    Attributes:
        left: the position of the left pivot: the least at or below which there are enough members to win.
        right: that of the right pivot: the greatest at or above which there are enough.
        status_quo: what stands.
        winset: open intervals (low, high) of what a winning coalition prefers to the status quo; at most one below and one above it.
    """

    left: Fraction
    right: Fraction
    status_quo: Fraction
    winset: tuple[tuple[Fraction, Fraction], ...]

    @property
    def core(self) -> tuple[Fraction, Fraction] | None:
        """The positions that nothing can replace, both ends included: the gridlock interval; None where there is none."""
        return (self.right, self.left) if self.right <= self.left else None

    @property
    def is_gridlocked(self) -> bool:
        """Whether nothing can replace the status quo."""
        return not self.winset


def line(game: Game, positions: Mapping[str, Fraction], status_quo: Fraction) -> Line:
    """What the rule makes of the positions.

    Raises:
        BadQuery: a member has no position, or a position is of who is no member; all told at once.
    """
    refuse(position_faults(game, positions))
    points = sorted(set(positions.values()))
    left = next(p for p in points if game.wins([who for who, at in positions.items() if at <= p]))
    right = next(p for p in reversed(points) if game.wins([who for who, at in positions.items() if at >= p]))
    above = ((status_quo, 2 * right - status_quo),) if right > status_quo else ()
    below = ((2 * left - status_quo, status_quo),) if left < status_quo else ()
    return Line(left=left, right=right, status_quo=status_quo, winset=(*below, *above))


def carries(game: Game, positions: Mapping[str, Fraction], status_quo: Fraction, proposal: Fraction) -> bool:
    """Whether the members that are nearer to the proposal than to the status quo carry it; who is as near to both keeps the old."""
    return game.wins([who for who, at in positions.items() if abs(at - proposal) < abs(at - status_quo)])


def position_faults(game: Game, positions: Mapping[str, Fraction]) -> list[str]:
    """Members without a position, and positions of others, each with what to do."""
    missing = [player for player in game.players if player not in positions]
    strange = [who for who in positions if who not in game.players]
    faults = (
        [f"no position of {', '.join(missing)} is known; give each, as --position {missing[0]}=0"] if missing else []
    )
    return [
        *faults,
        *(f"{who!r} has a position and is no member here; name one of {', '.join(game.players)}" for who in strange),
    ]
