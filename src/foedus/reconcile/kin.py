"""Events that end the plans of others: a cancellation and what is cancelled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from foedus.ledger import Ledger
from foedus.ledger.events import EventRow
from foedus.reconcile.blocks import blocks_of
from foedus.reconcile.facets import Facets, facets_from
from foedus.reconcile.issues import Issue, Issues
from foedus.reconcile.likeness import likeness


def undone(ledger: Ledger, events: Iterable[EventRow]) -> dict[EventRow, set[int]]:
    """For each of the events that is a cancellation, the rows of those whose plans it ends."""
    return _kin(ledger, events, _undoes())


def undoing(ledger: Ledger, events: Iterable[EventRow]) -> dict[EventRow, set[int]]:
    """For each of the events that may be cancelled, the rows of the cancellations of what it is."""
    return _kin(ledger, events, {other: name for name, other in _undoes().items()})


@cache
def _undoes() -> dict[str, str]:
    return {issue.name: issue.undoes for issue, _ in Issues.load().by_act.values() if issue.undoes}


def _kin(ledger: Ledger, events: Iterable[EventRow], others: Mapping[str, str]) -> dict[EventRow, set[int]]:
    asked = {event.seq: event for event in events}
    found: dict[EventRow, set[int]] = {}
    for event, cells in ledger.events.facets(asked).items():
        for facets in map(facets_from, cells):
            if name := others.get(facets.issue):
                found.setdefault(asked[event], set()).update(_alike(ledger, facets, Issues.load().named(name)))
    return found


def _alike(ledger: Ledger, facets: Facets, issue: Issue) -> set[int]:
    sought = replace(facets, issue=issue.name)
    near = ledger.cells.beside(0, sorted(blocks_of(sought, issue)))
    cells = [cell for cell in near if likeness(sought, facets_from(ledger.cells.facets(cell)), issue).enough]
    return _events(ledger, cells)


def _events(ledger: Ledger, cells: Iterable[int]) -> set[int]:
    return {event.seq for cell in cells if (event := ledger.events.unit_of(cell))}
