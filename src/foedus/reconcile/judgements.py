"""What analysts put together and apart, found again in the present readings by place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from foedus.ledger.answers import Anchor
from foedus.ledger.cells import Cells
from foedus.ledger.events import Events, Judgement

APART = frozenset({"split", "lock"})
"""Judgements that put claims into an event of their own; the units of these events begin so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Claims (rows) that a judgement puts into an event, by its id, whatever their cells are in.

    Attributes:
        unit: what makes up that event where no cells do.
    """

    unit: str
    event: str
    claims: frozenset[int]


def together(events: Events, cells: Cells) -> list[list[list[int]]]:
    """For each standing merge and each of its two sides, the cells of the claims that stand where its claims stood."""
    return [
        [[claim.cell for claim in cells.at(side)] for side in by_side(events, judgement)]
        for judgement in standing(events, "merge")
    ]


def merged(merges: Iterable[Sequence[Sequence[int]]], unit_of: Callable[[int], str]) -> list[set[str]]:
    """Groups of units that merges make one event, of each side that unit which holds most of it; groups do not overlap."""
    groups: list[set[str]] = []
    for sides in merges:
        found = {most(map(unit_of, cells)) for cells in sides if cells}
        touching = [group for group in groups if group & found]
        groups = [group for group in groups if not group & found]
        groups.append(found.union(*touching))
    return [group for group in groups if len(group) > 1]


def most(units: Iterable[str]) -> str:
    """The unit named most often; of several the least."""
    counts = Counter(units)
    return min(counts, key=lambda unit: (-counts[unit], unit))


def apart(events: Events, cells: Cells, among: Collection[int]) -> Iterator[Apart]:
    """What standing judgements hold apart from its like, of the claims given: split off, or locked."""
    for judgement in events.judgements():
        if judgement.kind in APART and not judgement.withdrawn:
            claims = {claim.seq for claim in cells.at(events.anchors(judgement.seq))} & set(among)
            if claims:
                unit = f"{judgement.kind}:{judgement.seq}"
                yield Apart(unit=unit, event=judgement.rest["made"], claims=frozenset(claims))


def made_apart(events: Events) -> dict[str, Judgement]:
    """The events, by id, that standing judgements made or keep; no unit of cells is ever one of them."""
    return {judgement.rest["made"]: judgement for kind in sorted(APART) for judgement in standing(events, kind)}


def standing(events: Events, kind: str) -> list[Judgement]:
    """The judgements of a kind that were not taken back, oldest first."""
    return [judgement for judgement in events.judgements() if judgement.kind == kind and not judgement.withdrawn]


def by_side(events: Events, judgement: Judgement) -> list[list[Anchor]]:
    """The anchors of a judgement, side by side."""
    sides: dict[int, list[Anchor]] = defaultdict(list)
    for anchor in events.anchors(judgement.seq):
        sides[anchor.side].append(anchor)
    return [sides[side] for side in sorted(sides)]
