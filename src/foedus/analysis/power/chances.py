"""How often a decision would be carried, under assumptions that are told, by seeded drawing; with an interval for the drawing alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from random import Random

from foedus.analysis.power.game import Game, refuse
from foedus.analysis.power.spatial import position_faults

MOST_DRAWS = 1_000_000
WIDTH = 1.959963984540054
"""Of the normal distribution, for 95 in 100."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """How it is drawn: the same seed gives the same answer everywhere.

    Attributes:
        draws: how often, 1 to `MOST_DRAWS`.
        seed: of the generator.
    """

    draws: int = 10_000
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """The share of draws in which it was carried.

    Attributes:
        carried: in how many draws.
        drawing: how it was drawn.
        assumes: what was assumed, sentence by sentence.
        low, high: Wilson's interval for 95 in 100, both ends included. It measures the drawing, not the assumptions.
    """

    carried: int
    drawing: Drawing
    assumes: tuple[str, ...]
    low: float
    high: float

    @property
    def share(self) -> Fraction:
        """Carried of all."""
        return Fraction(self.carried, self.drawing.draws)


def from_consents(game: Game, consents: Mapping[str, Fraction], drawing: Drawing | None = None) -> Chance:
    """How often the decision is carried where each member agrees with its own chance, independently of the others.

    Raises:
        BadQuery: a chance outside 0 to 1, a member without one, one of who is no member, draws out of range; all told at once.
    """
    drawing = drawing or Drawing()
    refuse([*consent_faults(game, consents), *drawing_faults(drawing)])
    chances = {player: float(consents[player]) for player in game.players}

    def agree(random: Random) -> list[str]:
        return [player for player, chance in chances.items() if random.random() < chance]

    told = ", ".join(f"{player} {float(consents[player]):g}" for player in game.players)
    return _drawn(game, agree, drawing, (f"each agrees with its own chance ({told})", "independently of the others"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """A proposal against what stands, on a line.

    Attributes:
        spread: standard deviation of how far a member's position may be from the one that is given; 0 or more.
    """

    status_quo: Fraction
    proposal: Fraction
    spread: Fraction


def from_positions(
    game: Game, positions: Mapping[str, Fraction], contest: Contest, drawing: Drawing | None = None
) -> Chance:
    """How often the proposal is carried where positions are known up to a spread.

    Raises:
        BadQuery: as of `spatial.line`; the spread is below 0; draws out of range; all told at once.
    """
    drawing = drawing or Drawing()
    refuse([*position_faults(game, positions), *spread_faults(contest.spread), *drawing_faults(drawing)])
    at = {player: float(positions[player]) for player in game.players}
    old, new, width = float(contest.status_quo), float(contest.proposal), float(contest.spread)

    def agree(random: Random) -> list[str]:
        drawn = {player: random.gauss(where, width) for player, where in at.items()}
        return [player for player, where in drawn.items() if abs(where - new) < abs(where - old)]

    assumes = (
        f"each position is normal around the one given, with standard deviation {width:g}",
        "independently of the others",
        f"each agrees where the proposal ({new:g}) is nearer than the status quo ({old:g})",
    )
    return _drawn(game, agree, drawing, assumes)


def wilson(successes: int, draws: int) -> tuple[float, float]:
    """Wilson's interval (1927) for 95 in 100 of a share of `draws`, at least 1; both ends in [0, 1].

    Example:
        >>> [round(end, 4) for end in wilson(50, 100)]
        [0.4038, 0.5962]
    """
    share, square = successes / draws, WIDTH**2
    middle = (share + square / (2 * draws)) / (1 + square / draws)
    half = WIDTH / (1 + square / draws) * sqrt(share * (1 - share) / draws + square / (4 * draws**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def _drawn(game: Game, agree: Callable[[Random], list[str]], drawing: Drawing, assumes: tuple[str, ...]) -> Chance:
    random = Random(drawing.seed)  # noqa: S311  # nothing secret hangs on it
    carried = sum(game.wins(set(agree(random))) for _ in range(drawing.draws))
    low, high = wilson(carried, drawing.draws)
    return Chance(carried=carried, drawing=drawing, assumes=assumes, low=low, high=high)


def consent_faults(game: Game, consents: Mapping[str, Fraction]) -> list[str]:
    """Members without a chance, chances of others, and chances outside 0 to 1, each with what to do."""
    missing = [player for player in game.players if player not in consents]
    return [
        *([f"no chance of {', '.join(missing)} is known; give each, as --chance {missing[0]}=0.5"] if missing else []),
        *(f"{who!r} has a chance and is no member here; name one of {', '.join(game.players)}" for who in consents if who not in game.players),
        *(f"the chance {float(chance):g} of {who} is outside 0 to 1; give one within" for who, chance in consents.items() if not 0 <= chance <= 1),
    ]  # fmt: skip


def spread_faults(spread: Fraction) -> list[str]:
    """What is wrong with the spread of positions, and what to do."""
    return [] if spread >= 0 else [f"the spread {float(spread):g} is below 0; give 0 or more"]


def drawing_faults(drawing: Drawing) -> list[str]:
    """What is wrong with the number of draws, and what to do."""
    if 1 <= drawing.draws <= MOST_DRAWS:
        return []
    return [f"{drawing.draws} draws are asked for, expected 1 to {MOST_DRAWS}"]
