"""One issue under a rule: what can replace what stands, whether a proposal is carried, and how often under told assumptions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from foedus.analysis.power.chances import (
    Chance,
    Contest,
    Drawing,
    consent_faults,
    drawing_faults,
    from_consents,
    from_positions,
    spread_faults,
)
from foedus.analysis.power.game import Game
from foedus.analysis.power.spatial import Line, carries, line, position_faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What is assumed of an issue; nothing is where all is empty.

    Attributes:
        positions: of members, on a line.
        status_quo: what stands, on the same line.
        proposal: what is proposed; None for nothing in particular.
        spread: standard deviation of how far a position may be from the one given; None where they are taken as they are.
        consents: chances, 0 to 1, with which members agree.
        drawing: how chances are drawn.
    """

    positions: Mapping[str, Fraction] = field(default_factory=dict)
    status_quo: Fraction = Fraction(0)
    proposal: Fraction | None = None
    spread: Fraction | None = None
    consents: Mapping[str, Fraction] = field(default_factory=dict)
    drawing: Drawing = field(default_factory=Drawing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a rule makes of an issue; None where nothing was assumed of it.

    Attributes:
        line: pivots, winset and core.
        carried: whether the proposal is carried, positions being what they are.
        chance: how often it is.
    """

    line: Line | None = None
    carried: bool | None = None
    chance: Chance | None = None

    def to_row(self) -> dict[str, Any]:
        """The object `issue` in JSON; positions as fractions `n/d`, shares as decimal numbers."""
        at = self.line
        return {
            "left_pivot": str(at.left) if at else None,
            "right_pivot": str(at.right) if at else None,
            "status_quo": str(at.status_quo) if at else None,
            "winset": [[str(low), str(high)] for low, high in at.winset] if at else None,
            "core": [str(end) for end in at.core] if at and at.core else None,
            "carried": self.carried,
            "chance": _chance_row(self.chance) if self.chance else None,
        }


def settle(game: Game, issue: Issue) -> Settled:
    """What the rule makes of the issue; positions and chances of members that do not count are left aside.

    Raises:
        BadQuery: with everything at once that cannot be.
    """
    positions, consents = _of(game, issue.positions), _of(game, issue.consents)
    at = carried = chance = None
    if positions:
        at = line(game, positions, issue.status_quo)
        if issue.proposal is not None:
            carried = carries(game, positions, issue.status_quo, issue.proposal)
        if issue.proposal is not None and issue.spread is not None:
            contest = Contest(status_quo=issue.status_quo, proposal=issue.proposal, spread=issue.spread)
            chance = from_positions(game, positions, contest, issue.drawing)
    if consents:
        chance = from_consents(game, consents, issue.drawing)
    return Settled(line=at, carried=carried, chance=chance)


def issue_faults(game: Game, issue: Issue, members: Collection[str]) -> list[str]:
    """Everything that cannot be of the issue under the game, each with what to do.

    Args:
        game: of those that count.
        issue: what is assumed.
        members: all of the day, those that do not count among them; who is none of them is unknown.
    """
    strangers = [who for who in (*issue.positions, *issue.consents) if who not in members]
    faults = [f"{who!r} is no member here; name one of {', '.join(members)}" for who in dict.fromkeys(strangers)]
    if issue.positions:
        faults += position_faults(game, _of(game, issue.positions))
    if issue.consents:
        faults += consent_faults(game, _of(game, issue.consents))
    if issue.spread is not None:
        faults += spread_faults(issue.spread)
        if issue.proposal is None or not issue.positions:
            faults.append("a spread needs positions and a proposal; give --position and --proposal")
    if issue.positions and issue.consents:
        faults.append("positions and chances are two ways to ask; give one of them")
    if issue.proposal is not None and not issue.positions:
        faults.append("a proposal needs positions to be judged by; give each, as --position A=1,B=-1")
    return [*faults, *drawing_faults(issue.drawing)]


def _of(game: Game, numbers: Mapping[str, Fraction]) -> dict[str, Fraction]:
    return {player: numbers[player] for player in game.players if player in numbers}


def _chance_row(chance: Chance) -> dict[str, Any]:
    return {
        "carried": chance.carried,
        "draws": chance.drawing.draws,
        "seed": chance.drawing.seed,
        "share": float(chance.share),
        "low": chance.low,
        "high": chance.high,
        "assumes": list(chance.assumes),
    }
