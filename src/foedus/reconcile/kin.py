"""Events that end the plans of others: a cancellation and what is cancelled."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from foedus.ledger import Ledger
from foedus.ledger.events import EventRow
from foedus.reconcile.blocks import blocks_of
from foedus.reconcile.facets import Facets
from foedus.reconcile.issues import Issue, Issues
from foedus.reconcile.likeness import likeness


def undone(ledger: Ledger, event: EventRow) -> set[int]:
    """Rows of the events whose plans the event ends, if it is a cancellation."""
    return _kin(ledger, event, lambda issue: issue.undoes)


def undoing(ledger: Ledger, event: EventRow) -> set[int]:
    """Rows of the cancellations of what the event is."""
    by_undone = {issue.undoes: issue.name for issue, _ in Issues.load().by_act.values() if issue.undoes}
    return _kin(ledger, event, lambda issue: by_undone.get(issue.name, ""))


def _kin(ledger: Ledger, event: EventRow, other_of: Callable[[Issue], str]) -> set[int]:
    issues = Issues.load()
    found: set[int] = set()
    for cell in ledger.events.cells(event.seq):
        facets = Facets.from_row(ledger.cells.facets(cell))
        own = issues.named(facets.issue)
        name = other_of(own)
        if name:
            found |= _alike(ledger, facets, issues.named(name), by=issues.named(own.undoes or own.name))
    return found


def _alike(ledger: Ledger, facets: Facets, issue: Issue, by: Issue) -> set[int]:
    """Events of the issue with a cell that is like the facets, by the rules of the same issue from whichever side it is asked."""
    sought = replace(facets, issue=issue.name)
    near = ledger.cells.beside(0, sorted(blocks_of(sought, issue)))
    cells = [cell for cell in near if likeness(sought, Facets.from_row(ledger.cells.facets(cell)), by).enough]
    return _events(ledger, cells)


def _events(ledger: Ledger, cells: Iterable[int]) -> set[int]:
    return {event.seq for cell in cells if (event := ledger.events.unit_of(cell))}
