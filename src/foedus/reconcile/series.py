"""Series: a thing that comes again, such as a yearly exercise or clashes at one place, is several events."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.ledger import Ledger
from foedus.ledger.events import EventRow
from foedus.reconcile.facets import Facets, facets_from

LONGEST = 40
"""Events of one series that are named; a border where there is fighting each week has hundreds."""


def series_of(ledger: Ledger, event: EventRow) -> list[EventRow]:
    """Other events of the same thing: of one issue and proper name, or of one issue, the same parties and one place."""
    own = [facets_from(ledger.cells.facets(cell)) for cell in ledger.events.cells(event.seq)]
    alike = dict.fromkeys(other for facets in own for other in _alike(ledger, facets))
    return [other for other in alike if other != event][:LONGEST]


def _alike(ledger: Ledger, facets: Facets) -> Iterator[EventRow]:
    if not facets.name and not (facets.place and facets.parties):
        return
    found = ledger.listing.cells(facets.issue, name=facets.name, place="" if facets.name else facets.place)
    for cell, row in found:
        if facets.name or Facets.from_row(row).parties == facets.parties:
            event = ledger.events.unit_of(cell)
            if event:
                yield event
