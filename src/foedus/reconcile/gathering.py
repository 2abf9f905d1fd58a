"""Claims into events: each new reading touches only the cells that it can touch.

A claim lies in the cell of its facets. Cells of one issue that share a block are compared once; those alike enough are tied.
Cells that are placed in time with the same exactness and hang together are a component. A cell joins the one event of more
exact cells that it is tied to; where it is tied to several it is unsure, and stays with its own component.
All of this is a function of the set of claims: the order in which they came does not matter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from foedus.ledger.cells import Cells, Gathered, Waiting
from foedus.ledger.events import Events
from foedus.model.claim import Claim
from foedus.reconcile.blocks import blocks_of
from foedus.reconcile.facets import Facets, Layer, facets_from, facets_of, in_context
from foedus.reconcile.issues import Issues
from foedus.reconcile.likeness import likeness
from foedus.reconcile.stance import stance_of
from foedus.reconcile.units import Touched, Units
from foedus.register import Register

NONE_READ: Mapping[int, Sequence[Claim]] = MappingProxyType({})


class Gathering:
    """Keeps cells, components and events of one ledger in step with its readings; to be used inside one transaction.

    Attributes:
        claims: those that were taken in, by their row.
    """

    def __init__(
        self, cells: Cells, events: Events, register: Register, read: Mapping[int, Sequence[Claim]] = NONE_READ
    ) -> None:
        """Args as of `keep`."""
        self._read = read
        self._cells = cells
        self._events = events
        self._issues = Issues.load()
        self._register = register
        self._known: dict[int, Facets] = {}
        self.claims: dict[int, Claim] = {}

    def gather(self, readings: Iterable[Waiting]) -> set[int]:
        """Takes the readings in; gives the events (rows) whose claims changed."""
        touched = Touched()
        for waiting in readings:
            self._take(waiting, touched)
            self._cells.mark(waiting)
        touched.broken |= {place[1] for cell in self._cells.unsettled() if (place := self._cells.place(cell))}
        self._mend(touched)
        return Units(self._cells, self._events).settle(touched)

    def _take(self, waiting: Waiting, touched: Touched) -> None:
        replaced = self._cells.replaced(waiting)
        touched.lost[waiting.report] += self._cells.remembered(waiting.report)
        published = date.fromisoformat(waiting.published) if waiting.published else None
        claims = list(self._cells.claims(waiting.reading, self._read.get(waiting.reading)))
        self.claims.update(claims)
        alone = [facets_of(claim, published, self._issues, self._register) for _, claim in claims]
        laid = []
        for (seq, claim), facets in zip(claims, in_context(alone, self._issues.often), strict=True):
            cell = self._cell(claim, facets, touched)
            laid.append((seq, cell, claim.trigger.start, stance_of(claim)))
            touched.cells.add(cell)
        self._cells.put(waiting.report, laid)
        self._take_out(replaced, touched)

    def _cell(self, claim: Claim, facets: Facets, touched: Touched) -> int:
        """The claim's cell, made and tied where it is new."""
        key = facets.key()
        found = self._cells.find(key)
        if found is not None:
            return found
        issue = self._issues.of(claim)
        blocks = blocks_of(facets, issue)
        cell = self._cells.make(key, facets.layer, facets.to_row(), blocks)
        self._known[cell] = facets
        alike = [
            other
            for other in self._cells.beside(cell, sorted(blocks))
            if likeness(facets, self._of(other), issue).enough
        ]
        touched.components.add(cell)
        if alike:
            self._cells.tie(cell, alike)
            self._join(cell, facets.layer, touched)
        return cell

    def _join(self, cell: int, layer: Layer, touched: Touched) -> None:
        tied = self._cells.tied(cell)
        same = {component for _, other, component in tied if other == layer}
        touched.components |= {self._cells.join({cell, *same})} | same
        touched.cells |= {other for other, at, _ in tied if at != layer}

    def _of(self, cell: int) -> Facets:
        if cell not in self._known:
            self._known[cell] = facets_from(self._cells.facets(cell))
        return self._known[cell]

    def _take_out(self, replaced: Collection[Gathered], touched: Touched) -> None:
        for old in replaced:
            event = self._events.event_of(old.seq)
            if event:
                touched.lost[old.report].append((old.at, event.seq))
        self._cells.take_out([old.seq for old in replaced])
        cells = {old.cell for old in replaced}
        touched.cells |= cells
        for cell in self._cells.empty(sorted(cells)):
            self._drop(cell, touched)

    def _drop(self, cell: int, touched: Touched) -> None:
        place = self._cells.place(cell)
        touched.cells |= {other for other, _, _ in self._cells.tied(cell)}
        touched.cells.discard(cell)
        if place:
            touched.broken.add(place[1])
        event = self._events.unit_of(cell)
        self._cells.drop(cell)
        self._known.pop(cell, None)
        if event:
            touched.lost[0].append((0, event.seq))

    def _mend(self, touched: Touched) -> None:
        """Puts components together anew that may hang together no more."""
        for component in sorted(touched.broken):
            left = set(self._cells.component(component))
            while left:
                part = self._reach(min(left), left)
                self._cells.settle(sorted(part), min(part))
                touched.components.add(min(part))
                left -= part

    def _reach(self, start: int, among: set[int]) -> set[int]:
        reached, ahead = {start}, [start]
        while ahead:
            for other, _, _ in self._cells.tied(ahead.pop()):  # ties to other layers lead out of the component
                if other in among and other not in reached:
                    reached.add(other)
                    ahead.append(other)
        return reached
