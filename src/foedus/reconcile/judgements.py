"""What analysts put together and apart, found again in the present readings by place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from foedus.ledger.answers import Anchor
from foedus.ledger.cells import Cells, Gathered
from foedus.ledger.events import Events, Judgement

SPLIT, BESIDE, LOCK = "split", "beside", "lock"
APART = frozenset({SPLIT, BESIDE, LOCK})
"""What the units of events begin with that hold single claims, whatever the cells of these are in."""


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
    """What standing judgements split off, and what is kept in and out of locked events, of the claims given."""
    for judgement in events.judgements():
        if judgement.withdrawn or judgement.kind not in {SPLIT, LOCK}:
            continue
        named = cells.at(events.anchors(judgement.seq))
        if judgement.kind == LOCK:
            yield from _locked(events, judgement, named, among)
        elif split := {claim.seq for claim in named} & set(among):
            yield Apart(unit=f"{SPLIT}:{judgement.seq}", event=judgement.rest["made"], claims=frozenset(split))


def _locked(events: Events, judgement: Judgement, kept: Iterable[Gathered], among: Collection[int]) -> Iterator[Apart]:
    """What was in the event when it was locked comes back to it, and what came since stands beside it."""
    id_, rows = judgement.rest["event"], {claim.seq for claim in kept}
    strays = {row for row in rows & set(among) if (event := events.event_of(row)) and event.id != id_}
    if strays:
        yield Apart(unit=f"{LOCK}:{judgement.seq}", event=id_, claims=frozenset(strays))
    event = events.named(id_)
    others = set(events.members(event.seq)) - rows if event else set()
    if others & set(among):
        yield Apart(unit=f"{BESIDE}:{judgement.seq}", event=judgement.rest["beside"], claims=frozenset(others))


def made_apart(events: Events) -> frozenset[str]:
    """Ids of the events that standing judgements made; no unit of cells is ever one of them."""
    made = [judgement.rest["made"] for judgement in standing(events, SPLIT)]
    return frozenset(made + [judgement.rest[BESIDE] for judgement in standing(events, LOCK)])


def standing(events: Events, kind: str) -> list[Judgement]:
    """The judgements of a kind that were not taken back, oldest first."""
    return [judgement for judgement in events.judgements() if judgement.kind == kind and not judgement.withdrawn]


def by_side(events: Events, judgement: Judgement) -> list[list[Anchor]]:
    """The anchors of a judgement, side by side."""
    sides: dict[int, list[Anchor]] = defaultdict(list)
    for anchor in events.anchors(judgement.seq):
        sides[anchor.side].append(anchor)
    return [sides[side] for side in sorted(sides)]
