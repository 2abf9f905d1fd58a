"""Bargaining on one issue, plainly: means and medians weighted by capability and salience, and which input would turn the result.

The weighted mean was the best simple forecast in studies of the EU (Thomson and others 2006); nothing here is a model of moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Any

from foedus.analysis.power.game import refuse
from foedus.analysis.power.rates import base_rates

BARGAIN = "foedus.bargain/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake:
    """What one party brings.

    Attributes:
        capability: how much it can move, greater than 0, in any unit that is the same for all.
        position: what it wants, on the issue's scale.
        salience: how much it cares, greater than 0 and at most 1.
    """

    capability: Fraction
    position: Fraction
    salience: Fraction

    @property
    def weight(self) -> Fraction:
        """Capability times salience."""
        return self.capability * self.salience


class Input(StrEnum):
    """What of a stake may be wrong."""

    CAPABILITY = "capability"
    SALIENCE = "salience"
    POSITION = "position"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The least change of one input, all else as given, from which on the weighted median is another position.

    Attributes:
        party, input: whose, and which.
        given: what was given.
        at: where the result turns; reaching it may leave a tie, passing it turns the result.
        becomes: the weighted median beyond; of a position, where it is moved far enough.
        part: how far, as a part of what was given; of a position, of the span of all positions.
    """

    party: str
    input: Input
    given: Fraction
    at: Fraction
    becomes: Fraction
    part: Fraction

    @property
    def by(self) -> Fraction:
        """How far it must be moved: below 0 downward."""
        return self.at - self.given


@dataclass(frozen=True, slots=True, kw_only=True)
class Bargain:
    """The results.

    Attributes:
        mean: weighted by capability and salience.
        median: the least position at or below which half of all weight lies.
        condorcet: the position that beats every other in pairs, each party giving its weight to the nearer; None where none does.
        shares: each party's part of all weight, which is how far the mean moves if it moves by one.
        turns: what would turn the median, each by one input alone, the least change first.
    """

    mean: Fraction
    median: Fraction
    condorcet: Fraction | None
    shares: Mapping[str, Fraction]
    turns: tuple[Turn, ...]

    def to_row(self) -> dict[str, Any]:
        """The JSON object of `foedus.bargain/1`; fractions as `n/d`, the mean as a decimal number too."""
        return {
            "format": BARGAIN,
            "mean": str(self.mean),
            "mean_decimal": float(self.mean),
            "median": str(self.median),
            "condorcet": str(self.condorcet) if self.condorcet is not None else None,
            "shares": {party: str(share) for party, share in self.shares.items()},
            "turns": [
                {
                    "party": turn.party,
                    "input": turn.input.value,
                    "given": str(turn.given),
                    "at": str(turn.at),
                    "part": float(turn.part),
                    "becomes": str(turn.becomes),
                }
                for turn in self.turns
            ],
            "base_rates": [rate.to_row() for rate in base_rates()],
        }


def bargain(stakes: Mapping[str, Stake]) -> Bargain:
    """The results of the stakes.

    Raises:
        BadQuery: there is none; a capability is not greater than 0, a salience not within 0 and 1; all told at once.
    """
    refuse(_faults(stakes))
    total = sum((one.weight for one in stakes.values()), Fraction(0))
    turns = sorted(_turns(stakes), key=lambda turn: (turn.part, turn.party, turn.input))
    return Bargain(
        mean=sum((one.weight * one.position for one in stakes.values()), Fraction(0)) / total,
        median=median(stakes),
        condorcet=condorcet(stakes),
        shares={party: one.weight / total for party, one in stakes.items()},
        turns=tuple(turns),
    )


def median(stakes: Mapping[str, Stake]) -> Fraction:
    """The least position at or below which half of all weight lies."""
    total = sum((one.weight for one in stakes.values()), Fraction(0))
    held = Fraction(0)
    ordered = sorted(stakes.values(), key=lambda one: one.position)
    for one in ordered:
        held += one.weight
        if 2 * held >= total:
            return one.position
    return ordered[-1].position


def condorcet(stakes: Mapping[str, Stake]) -> Fraction | None:
    """The position that beats every other one in pairs by weight; None where none does."""
    options = sorted({one.position for one in stakes.values()})
    return next((one for one in options if all(_beats(stakes, one, other) for other in options if other != one)), None)


def _beats(stakes: Mapping[str, Stake], one: Fraction, other: Fraction) -> bool:
    margin = Fraction(0)
    for stake in stakes.values():
        here, there = abs(stake.position - one), abs(stake.position - other)
        margin += stake.weight * ((here < there) - (here > there))
    return margin > 0


def _turns(stakes: Mapping[str, Stake]) -> Iterator[Turn]:
    at = median(stakes)
    below, here, above = (
        sum((one.weight for one in stakes.values() if side(one.position)), Fraction(0))
        for side in (at.__gt__, at.__eq__, at.__lt__)
    )
    points = sorted({one.position for one in stakes.values()})
    lower = max((point for point in points if point < at), default=None)
    higher = min((point for point in points if point > at), default=None)
    for party, stake in stakes.items():
        for weight, becomes in _weights(stake, at, (below, here, above), (lower, higher)):
            yield from _of_weight(party, stake, weight, becomes)
        yield from _of_position(party, stakes, at)


def _weights(
    stake: Stake,
    at: Fraction,
    held: tuple[Fraction, Fraction, Fraction],
    beside: tuple[Fraction | None, Fraction | None],
) -> Iterator[tuple[Fraction, Fraction]]:
    """Weights of the stake from which on the median is the next position below or above, and which."""
    (below, here, above), (lower, higher) = held, beside
    if lower is not None:
        # below it must come to hold as much as all the rest
        yield (
            (stake.weight + here + above - below if stake.position < at else stake.weight - (here + above - below)),
            lower,
        )
    if higher is not None:
        yield (
            (stake.weight + here + below - above if stake.position > at else stake.weight - (here + below - above)),
            higher,
        )


def _of_weight(party: str, stake: Stake, weight: Fraction, becomes: Fraction) -> Iterator[Turn]:
    if weight <= 0:
        return
    part = abs(weight / stake.weight - 1)
    capability, salience = weight / stake.salience, weight / stake.capability
    yield Turn(party=party, input=Input.CAPABILITY, given=stake.capability, at=capability, becomes=becomes, part=part)
    if salience <= 1:
        yield Turn(party=party, input=Input.SALIENCE, given=stake.salience, at=salience, becomes=becomes, part=part)


def _of_position(party: str, stakes: Mapping[str, Stake], at: Fraction) -> Iterator[Turn]:
    """To the other side of the median; or away from it, for who stands there and without whom it is elsewhere."""
    stake, positions = stakes[party], [one.position for one in stakes.values()]
    span = max(positions) - min(positions)
    for moved in (at - span - 1, at + span + 1):
        becomes = median({**stakes, party: replace(stake, position=moved)})
        if becomes != at and (stake.position - at) * (moved - at) <= 0:
            part = abs(at - stake.position) / span if span else Fraction(0)
            yield Turn(party=party, input=Input.POSITION, given=stake.position, at=at, becomes=becomes, part=part)


def _faults(stakes: Mapping[str, Stake]) -> list[str]:
    if not stakes:
        return ["nobody has a stake; give capability, position and salience of each"]
    return [
        *(
            f"the capability {float(one.capability):g} of {party} is not greater than 0; leave out who has none"
            for party, one in stakes.items()
            if one.capability <= 0
        ),
        *(
            f"the salience {float(one.salience):g} of {party} is not within 0 and 1; give one greater than 0 and at most 1"
            for party, one in stakes.items()
            if not 0 < one.salience <= 1
        ),
    ]
