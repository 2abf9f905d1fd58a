"""What analysts put together and apart, found again in the present readings by place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from foedus.ledger.cells import Cells
from foedus.ledger.events import Events, Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Claims (rows) that a judgement makes an event of their own, whatever their cells are in."""

    unit: str
    claims: frozenset[int]


def merged(events: Events, cells: Cells, unit_of: Callable[[int], str]) -> list[set[str]]:
    """Groups of units that standing judgements make one event; groups do not overlap."""
    groups: list[set[str]] = []
    for judgement in _standing(events, "merge"):
        found = {unit_of(claim.cell) for claim in cells.at(events.anchors(judgement.seq))}
        touching = [group for group in groups if group & found]
        groups = [group for group in groups if not group & found]
        if found:
            groups.append(found.union(*touching))
    return [group for group in groups if len(group) > 1]


def apart(events: Events, cells: Cells, among: Collection[int]) -> Iterator[Apart]:
    """What standing judgements split off, and what is kept out of locked events, of the claims given."""
    for judgement in _standing(events, "split"):
        named = {claim.seq for claim in cells.at(events.anchors(judgement.seq))} & set(among)
        if named:
            yield Apart(unit=f"split:{judgement.seq}", claims=frozenset(named))
    for judgement in _standing(events, "lock"):
        kept = {claim.seq: claim for claim in cells.at(events.anchors(judgement.seq))}
        rows = {event.seq for seq in kept if (event := events.event_of(seq))}
        others = {claim for row in rows for claim in events.members(row)} - set(kept)
        if others & set(among):
            yield Apart(unit=f"beside:{judgement.seq}", claims=frozenset(others))


def _standing(events: Events, kind: str) -> list[Judgement]:
    return [judgement for judgement in events.judgements() if judgement.kind == kind and not judgement.withdrawn]
