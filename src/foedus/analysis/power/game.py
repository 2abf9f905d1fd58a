"""A rule and those who decide by it, as a simple game: a coalition wins where it meets every quota."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm

from foedus.errors import BadQuery
from foedus.treaty.rules import (
    ALL,
    HALF,
    Consensus,
    ConsensusPresent,
    DoubleMajority,
    Majority,
    Need,
    Qualified,
    Rule,
    Unanimity,
    Veto,
    Weighted,
    holders,
    parts_of,
    weighs,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """One test of a coalition: the weights of its members add up to `needed` or more.

    Attributes:
        weights: one for each player in their order, whole, 0 or more.
        needed: from 1 to their sum.
    """

    weights: tuple[int, ...]
    needed: int

    @property
    def total(self) -> int:
        """The weight of all together."""
        return sum(self.weights)


@dataclass(frozen=True, kw_only=True)
class Game:
    """A simple game: who plays, and quotas that a coalition must meet, every one.

    Attributes:
        players: codes, each once, one at least.
        quotas: one at least.
    """

    players: tuple[str, ...]
    quotas: tuple[Quota, ...]

    def wins(self, coalition: Collection[str]) -> bool:
        """Whether the coalition carries a decision against all others."""
        inside = [number for number, player in enumerate(self.players) if player in coalition]
        return all(sum(quota.weights[number] for number in inside) >= quota.needed for quota in self.quotas)

    def blocks(self, coalition: Collection[str]) -> bool:
        """Whether nothing is carried against the coalition."""
        return not self.wins([player for player in self.players if player not in coalition])

    @cached_property
    def kinds(self) -> Mapping[tuple[int, ...], tuple[str, ...]]:
        """Players that are alike, having the same weight in every quota; in the order of the first of each."""
        alike: dict[tuple[int, ...], list[str]] = {}
        for player, weights in zip(self.players, self.rows, strict=True):
            alike.setdefault(weights, []).append(player)
        return {weights: tuple(same) for weights, same in alike.items()}

    @cached_property
    def rows(self) -> tuple[tuple[int, ...], ...]:
        """The weights of each player, one for each quota."""
        return tuple(zip(*(quota.weights for quota in self.quotas), strict=True))

    @cached_property
    def is_proper(self) -> bool:
        """Whether no two coalitions without a common member can both win; unsure answers are told as False."""
        return any(2 * quota.needed > quota.total for quota in self.quotas)


def weighted_game(needed: int, weights: Mapping[str, int]) -> Game:
    """The game `[needed; weights]` as the literature writes it.

    Raises:
        BadQuery: with every weight below 1 and a quota that is below 1 or above the sum.

    Example:
        >>> weighted_game(6, {"A": 4, "B": 3, "C": 2, "D": 1}).wins({"A", "C"})
        True
    """
    rule = Weighted(need=Need(amount=Fraction(needed)))
    return game_of(rule, tuple(weights), {code: Fraction(weight) for code, weight in weights.items()})


def game_of(rule: Rule, members: Sequence[str], weights: Mapping[str, Fraction] | None = None) -> Game:
    """The game of members that decide by the rule.

    Args:
        rule: how they decide.
        members: codes of those that count, each once; where the rule counts those present alone, the present ones.
        weights: of each member, where the rule weighs; of others they are left aside.

    Raises:
        BadQuery: with everything at once that cannot be: no members, weights missing or not greater than 0, a quota above
            the sum, a veto of who is no member.
    """
    refuse(faults_of(rule, members, weights))
    return Game(players=tuple(members), quotas=tuple(_unlike(_quotas(rule, members, weights or {}))))


def faults_of(rule: Rule, members: Sequence[str], weights: Mapping[str, Fraction] | None) -> list[str]:
    """Everything that keeps the rule from being a game of these members, each with what to do."""
    if not members:
        return ["no member is left to decide; choose another day, or leave fewer out"]
    faults = [
        f"{code!r} has a veto in {str(rule)!r} and is no member here; name one of {', '.join(members)}"
        for code in holders(rule)
        if code not in members
    ]
    known = weights or {}
    missing = [code for code in members if code not in known] if weighs(rule) else []
    if missing:
        faults.append(f"no weight of {', '.join(missing)} is known; give one of each, as --weights A=5,B=3")
    faults += [
        f"the weight {value} of {code} is not greater than 0; leave out who has no vote"
        for code, value in known.items()
        if code in members and value <= 0
    ]
    if not missing:
        weight = sum((max(known[code], Fraction(0)) for code in members if code in known), Fraction(0))
        needs = _needs(rule, Fraction(len(members)), weight)
        faults += [fault for need, total, of in needs for fault in _above(need, total, of)]
    return faults


def refuse(faults: Sequence[str]) -> None:
    """Raises BadQuery with all of them at once, where there are any."""
    if faults:
        many = f"{len(faults)} things cannot be: " if len(faults) > 1 else "This cannot be: "
        raise BadQuery(f"{many}{'; '.join(faults)}.", "Mend each as told; `foedus power --help` shows the forms.")


def _needs(rule: Rule, count: Fraction, weight: Fraction) -> Iterator[tuple[Need, Fraction, str]]:
    """What the rule needs, of how many members or how much weight, and of what in words."""
    for part in parts_of(rule):
        if isinstance(part, Qualified):
            yield part.need, count, "members"
        elif isinstance(part, Weighted):
            yield part.need, weight, "the weight of all"
        elif isinstance(part, DoubleMajority):
            yield part.members, count, "members"
            yield part.weight, weight, "the weight of all"


def _above(need: Need, total: Fraction, of: str) -> Iterator[str]:
    if not need.met(total, total):
        there_is = f"the number of {of}" if of == "members" else of
        yield f"the quota {need} is above {total}, {there_is}, so that nothing could be decided; lower it"


def _quotas(rule: Rule, members: Sequence[str], weights: Mapping[str, Fraction]) -> Iterator[Quota]:
    ones = [Fraction(1)] * len(members)
    match rule:
        case Consensus() | ConsensusPresent() | Unanimity():
            yield _quota(ones, ALL)
        case Majority():
            yield _quota(ones, HALF)
        case Qualified():
            yield _quota(ones, rule.need)
        case Weighted():
            yield _quota([weights[code] for code in members], rule.need)
        case DoubleMajority():
            yield _quota(ones, rule.members)
            yield _quota([weights[code] for code in members], rule.weight)
        case Veto():
            yield _quota([Fraction(code in rule.holders) for code in members], ALL)
            yield from _quotas(rule.rule, members, weights)


def _quota(weights: Sequence[Fraction], need: Need) -> Quota:
    """The same test in the smallest whole numbers."""
    unit = Fraction(gcd(*(w.numerator * (lcm(*(v.denominator for v in weights)) // w.denominator) for w in weights)))
    scale = lcm(*(weight.denominator for weight in weights)) / unit
    exact = need.of(sum(weights, Fraction(0))) * scale
    needed = exact.numerator // exact.denominator + 1 if need.more else -(-exact.numerator // exact.denominator)
    return Quota(weights=tuple(int(weight * scale) for weight in weights), needed=needed)


def _unlike(quotas: Iterator[Quota]) -> Iterator[Quota]:
    """Of quotas that weigh alike, the highest alone."""
    highest: dict[tuple[int, ...], int] = {}
    for quota in quotas:
        highest[quota.weights] = max(quota.needed, highest.get(quota.weights, 0))
    return (Quota(weights=weights, needed=needed) for weights, needed in highest.items())
