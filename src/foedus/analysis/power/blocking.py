"""Who can block: the smallest coalitions against which nothing is carried, and how many there are.

Members that are alike are told apart by nobody, so that coalitions are looked at by how many they have of each kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from math import comb, prod

from foedus.analysis.power.game import Game, Quota

LOOKED_AT = 40_000
"""Coalitions that are looked at, alike ones once; where there are more, some are told, and they are counted of a single quota alone."""

SUMS = 1_000_000
"""Different weights of coalitions that are told apart in counting."""

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
    """The minimal blocking coalitions of the game, `most` of them at most; where they are not all looked at, some of the smallest.

    Example:
        >>> from foedus.analysis.power.game import weighted_game
        >>> blocking(weighted_game(6, {"A": 4, "B": 3, "C": 2, "D": 1})).coalitions
        (('A', 'B'), ('A', 'C'), ('A', 'D'), ('B', 'C'))
    """
    kinds = list(game.kinds.items())
    number: int | None
    if prod(len(alike) + 1 for _, alike in kinds) <= LOOKED_AT:
        found = sorted(_minimal(game, kinds), key=sum)
        number = sum(_many(kinds, counts) for counts in found)
        told = islice((one for counts in found for one in _members(kinds, counts)), most)
    else:
        number = _counted(game.quotas[0]) if len(game.quotas) == 1 else None
        told = islice(
            (one for quota in game.quotas for one in islice(_some(game, quota), most)), most * len(game.quotas)
        )
    place = {player: at for at, player in enumerate(game.players)}
    ordered = {tuple(sorted(one, key=place.__getitem__)) for one in told}
    coalitions = sorted(ordered, key=lambda one: (len(one), [place[player] for player in one]))[:most]
    return Blocking(coalitions=tuple(coalitions), number=number)


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


def _some(game: Game, quota: Quota) -> Iterator[tuple[str, ...]]:
    """Minimal ones that keep the quota from being met, those of the heaviest members first, as far as can be looked at."""
    needed = quota.total - quota.needed + 1
    heavy = sorted(((w, p) for w, p in zip(quota.weights, game.players, strict=True) if w), key=lambda one: -one[0])
    rest = [sum(weight for weight, _ in heavy[at:]) for at in range(len(heavy) + 1)]

    def grown(at: int, held: int, members: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        for following in range(at, len(heavy)):
            if held + rest[following] < needed:
                return
            weight, player = heavy[following]
            if held + weight >= needed:
                yield (*members, player)
            else:
                yield from grown(following + 1, held + weight, (*members, player))

    return (one for one in islice(grown(0, 0, ()), LOOKED_AT) if _spares_nobody(game, one))


def _spares_nobody(game: Game, coalition: tuple[str, ...]) -> bool:
    return not any(game.blocks([other for other in coalition if other != player]) for player in coalition)


def _counted(quota: Quota) -> int | None:
    """How many minimal blocking coalitions a single quota has; None where there are too many different sums of weights.

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
        if len(sums) > SUMS:
            return None
    return number


def _many(kinds: Kinds, counts: tuple[int, ...]) -> int:
    return prod(comb(len(alike), many) for (_, alike), many in zip(kinds, counts, strict=True))


def _members(kinds: Kinds, counts: tuple[int, ...]) -> Iterator[tuple[str, ...]]:
    """Every coalition with so many of the kinds, one after the other: there may be millions."""
    if not kinds:
        yield ()
        return
    for part in combinations(kinds[0][1], counts[0]):
        for others in _members(kinds[1:], counts[1:]):
            yield (*part, *others)
