"""Who can block: the smallest coalitions against which nothing is carried, and how many there are.

Members that are alike are told apart by nobody, so that coalitions are looked at by how many they have of each kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from math import comb, prod

from foedus.analysis.power.game import Game, Quota

LOOKED_AT = 200_000
"""Coalitions by kind that are looked at; where there are more, only some of the smallest are told and none are counted but of one quota."""

Kinds = Sequence[tuple[tuple[int, ...], tuple[str, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocking:
    """Minimal blocking coalitions: each blocks, and none of its members can be spared.

    Attributes:
        coalitions: the smallest first, then in the order of members; as many as were asked for.
        number: how many there are in all; None where they are too many to be counted.
    """

    coalitions: tuple[tuple[str, ...], ...]
    number: int | None

    @property
    def is_whole(self) -> bool:
        """Whether all are told."""
        return self.number == len(self.coalitions)


def blocking(game: Game, *, most: int = 20) -> Blocking:
    """The minimal blocking coalitions of the game, `most` of them at most.

    Example:
        >>> from foedus.analysis.power.game import weighted_game
        >>> blocking(weighted_game(6, {"A": 4, "B": 3, "C": 2, "D": 1})).coalitions
        (('A', 'B'), ('A', 'C'), ('B', 'C', 'D'))
    """
    kinds = list(game.kinds.items())
    if prod(len(alike) + 1 for _, alike in kinds) <= LOOKED_AT:
        found = sorted(_minimal(game, kinds), key=sum)
        number: int | None = sum(_many(kinds, counts) for counts in found)
    else:
        found = list(islice(_smallest(game, kinds), most))
        number = _counted(game.quotas[0]) if len(game.quotas) == 1 else None
    told = (coalition for counts in found for coalition in _members(game, kinds, counts))
    return Blocking(coalitions=tuple(sorted(islice(told, most), key=_order(game))), number=number)


def _minimal(game: Game, kinds: Kinds) -> Iterator[tuple[int, ...]]:
    for counts in product(*(range(len(alike) + 1) for _, alike in kinds)):
        if _is_minimal(game, kinds, counts):
            yield counts


def _is_minimal(game: Game, kinds: Kinds, counts: tuple[int, ...]) -> bool:
    if not _blocks(game, kinds, counts):
        return False
    spared = (tuple(n - (at == place) for at, n in enumerate(counts)) for place, many in enumerate(counts) if many)
    return not any(_blocks(game, kinds, fewer) for fewer in spared)


def _blocks(game: Game, kinds: Kinds, counts: tuple[int, ...]) -> bool:
    """Whether the others miss a quota."""
    for number, quota in enumerate(game.quotas):
        left = sum(row[number] * (len(alike) - many) for (row, alike), many in zip(kinds, counts, strict=True))
        if left < quota.needed:
            return True
    return False


def _smallest(game: Game, kinds: Kinds) -> Iterator[tuple[int, ...]]:
    """Minimal ones by size, as far as can be looked at."""
    looked_at = 0
    for size in range(1, len(game.players) + 1):
        for counts in _of_size(size, [len(alike) for _, alike in kinds]):
            looked_at += 1
            if looked_at > LOOKED_AT:
                return
            if _is_minimal(game, kinds, counts):
                yield counts


def _of_size(size: int, most: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Every way to take so many of the kinds."""
    if not most:
        if not size:
            yield ()
        return
    rest = sum(most[1:])
    for many in range(min(size, most[0]), max(size - rest, 0) - 1, -1):
        for others in _of_size(size - many, most[1:]):
            yield (many, *others)


def _counted(quota: Quota) -> int:
    """How many minimal blocking coalitions a single quota has.

    Each is counted at its lightest member: those before it, heavier or as heavy, do not block alone and do with it.
    """
    needed = quota.total - quota.needed + 1
    sums: dict[int, int] = {0: 1}
    number = 0
    for weight in sorted(quota.weights, reverse=True):
        number += sum(many for held, many in sums.items() if held < needed <= held + weight)
        grown = dict(sums)
        for held, many in sums.items():
            if held + weight < needed:
                grown[held + weight] = grown.get(held + weight, 0) + many
        sums = grown
    return number


def _many(kinds: Kinds, counts: tuple[int, ...]) -> int:
    return prod(comb(len(alike), many) for (_, alike), many in zip(kinds, counts, strict=True))


def _members(game: Game, kinds: Kinds, counts: tuple[int, ...]) -> Iterator[tuple[str, ...]]:
    place = _places(game)
    chosen = (combinations(alike, many) for (_, alike), many in zip(kinds, counts, strict=True))
    for parts in product(*chosen):
        yield tuple(sorted((player for part in parts for player in part), key=place.__getitem__))


def _places(game: Game) -> Mapping[str, int]:
    return {player: number for number, player in enumerate(game.players)}


def _order(game: Game) -> Callable[[tuple[str, ...]], tuple[int, list[int]]]:
    place = _places(game)
    return lambda coalition: (len(coalition), [place[player] for player in coalition])
