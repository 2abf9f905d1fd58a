"""Units: what makes up each event, and which event each unit is.

A unit is a component of exact cells with the vague cells that join it, or what is left of a component of vague ones; what
analysts put together or apart comes on top. Events keep their ids: a unit is the event that most of it was before.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from foedus.ledger.cells import NEAR_PLACE, Cells
from foedus.ledger.events import Events
from foedus.reconcile.facets import Layer
from foedus.reconcile.judgements import APART, apart, made_apart, merged, most, together


@dataclass(slots=True)
class Touched:
    """What one gathering has to put right.

    Attributes:
        components: those that gained or lost a cell.
        broken: those that lost one and may hang together no more.
        cells: those that gained or lost a claim, or whose neighbours changed.
        lost: by report, place and event of the claims of an older reading.
    """

    components: set[int] = field(default_factory=set)
    broken: set[int] = field(default_factory=set)
    cells: set[int] = field(default_factory=set)
    lost: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))


class Units:
    """Gives every cell its event; to be used inside one transaction, in which no cell changes any more."""

    def __init__(self, cells: Cells, events: Events) -> None:
        self._cells = cells
        self._events = events
        # each is asked for the same cells again and again
        self._tied = cache(cells.tied)
        self._place = cache(cells.place)
        self._component = cache(cells.component)
        self._merges = together(events, cells)
        self._made = made_apart(events)

    def settle(self, touched: Touched) -> set[int]:
        """Puts right what was touched; the events (rows) whose claims changed."""
        joined, units = self._units(self._affected(touched))
        before = {event.seq for cells in units.values() for cell in cells if (event := self._events.unit_of(cell))}
        before |= {event.seq for unit in joined if (event := self._events.by_unit(unit))}
        before |= {event for lost in touched.lost.values() for _, event in lost}
        chosen = self._choose(units, {row for row in before if not self._is_apart(row)}, self._votes(units, touched))
        for unit, members in sorted(units.items()):
            self._events.assign(sorted(members), chosen[unit])
        return before | set(chosen.values()) | self._part(units)

    def give_back(self, sides: Mapping[int, Sequence[int]]) -> None:
        """Gives events (rows) that were merged, each with the cells that it had, the unit that most of these are part of now."""
        homes = {event: most(map(self._unit, cells)) for event, cells in sides.items() if cells}
        if len(set(homes.values())) < len(sides):
            return
        for event in homes:
            self._events.rename(event, None)
        for event, unit in homes.items():
            if self._events.by_unit(unit) is None:
                self._events.assign(sorted(self._made_of(unit)), event)
                self._events.rename(event, unit)

    def unlock(self, event: int, cells: Sequence[int]) -> None:
        """Gives a locked event (row) the unit that most of its cells are part of now, unless an older event has it."""
        unit = most(map(self._unit, cells))
        owner = self._events.by_unit(unit)
        if owner and owner.seq < event:
            return
        if owner:
            self._events.rename(owner.seq, None, merged_into=event)
        self._events.assign(sorted(self._made_of(unit)), event)
        self._events.rename(event, unit)

    def new_id(self, cell: int) -> str:
        """Ten hex digits for an event that this cell of the ledger founds; never those of another, past or present."""
        number = 0
        while self._events.exists(id_ := _digits(cell, number)):
            number += 1
        return id_

    def _is_apart(self, row: int) -> bool:
        event = self._events.row(row)
        return event is not None and (event.id in self._made or (event.unit or "").partition(":")[0] in APART)

    def _affected(self, touched: Touched) -> set[int]:
        """Every cell whose event may have changed, whole components alone."""
        found = {cell for component in touched.components for cell in self._component(component)}
        found |= self._whole(cell for cell in touched.cells if self._place(cell))
        # what a cell joins hangs on the more exact cells that it is tied to
        for layer in Layer:
            less = {o for cell in found for o, at, _ in self._tied(cell) if at > layer and self._layer(cell) == layer}
            found |= self._whole(less)
        found |= self._whole(cell for unit in {self._unit(c) for c in found} for cell in self._component(_number(unit)))
        # what a merge puts together hangs on where most of each side is
        for sides in self._merges:
            merging = {cell for cells in sides for cell in cells}
            if merging & found:
                found |= self._whole(merging)
        # what was together with a cell that goes elsewhere keeps the event or loses it as well
        before = {event.seq for cell in found if (event := self._events.unit_of(cell))}
        return found | self._whole(cell for event in before for cell in self._events.cells(event))

    def _whole(self, cells: Iterable[int]) -> set[int]:
        """The cells with all others of their components."""
        components = {place[1] for cell in cells if (place := self._place(cell))}
        return {member for component in components for member in self._component(component)}

    def _layer(self, cell: int) -> int:
        return (self._place(cell) or (Layer.NEVER, 0))[0]

    def _unit(self, cell: int) -> str:
        """What the cell is part of: its component, or the one unit that the most exact cells tied to it are part of."""
        layer, component = self._place(cell) or (Layer.NEVER, 0)
        for exact in range(layer):
            units = {self._unit(other) for other, at, _ in self._tied(cell) if at == exact}
            if units:
                return units.pop() if len(units) == 1 else _name(layer, component)
        return _name(layer, component)

    def _units(self, cells: set[int]) -> tuple[set[str], dict[str, set[int]]]:
        """The names of all units that are looked at, and what each is made of after the judgements that put some together."""
        single: dict[str, set[int]] = defaultdict(set)
        for cell in cells:
            single[self._unit(cell)].add(cell)
        groups = merged(self._merges, self._unit)
        names = set(single)
        for unit in [unit for group in groups if group & names for unit in group]:
            if unit not in single:
                single[unit] |= self._made_of(unit)
        units: dict[str, set[int]] = defaultdict(set)
        for unit, members in single.items():
            group = next((group for group in groups if unit in group), {unit})
            units[min(group)] |= members
        return set(single), units

    def _made_of(self, unit: str) -> set[int]:
        """The cells of a unit that is looked at for the sake of another."""
        cells = set(self._component(_number(unit)))
        for layer in Layer:
            cells |= {o for cell in sorted(cells) for o, at, _ in self._tied(cell) if at > layer}
        return {cell for cell in cells if self._unit(cell) == unit}

    def _votes(self, units: dict[str, set[int]], touched: Touched) -> dict[str, Counter[int]]:
        """How many members of each unit were in which event before, replaced claims counted by their place."""
        votes: dict[str, Counter[int]] = {unit: Counter() for unit in units}
        for unit, members in units.items():
            for cell in members:
                if event := self._events.unit_of(cell):
                    votes[unit][event.seq] += 1
                for claim in self._cells.members([cell]) if any(touched.lost.values()) else ():
                    near = [(abs(at - claim.at), event) for at, event in touched.lost.get(claim.report, ())]
                    nearest = min((off for off, _ in near), default=NEAR_PLACE + 1)
                    if nearest <= NEAR_PLACE:
                        votes[unit].update(event for off, event in near if off == nearest)
        return votes

    def _choose(self, units: dict[str, set[int]], before: set[int], votes: dict[str, Counter[int]]) -> dict[str, int]:
        """The event of each unit: its own where it had one, else the oldest of which most is in it, else a new one."""
        chosen = {unit: own.seq for unit in sorted(units) if (own := self._events.by_unit(unit))}
        for event in sorted(before - set(chosen.values())):
            wanting = [unit for unit in sorted(units) if unit not in chosen and votes[unit][event]]
            if wanting:
                chosen[max(wanting, key=lambda unit: votes[unit][event])] = event
        # names are free again before they are given anew
        for event in sorted(before | set(chosen.values())):
            heirs = [unit for unit in sorted(chosen) if votes[unit][event]]
            heir = max(heirs, key=lambda unit: votes[unit][event], default=None)
            into = chosen[heir] if heir is not None and chosen[heir] != event else None
            self._events.rename(event, None, merged_into=into)
        for unit in sorted(units):
            if unit in chosen:
                self._events.rename(chosen[unit], unit)
            else:
                chosen[unit] = self._events.make(self.new_id(min(units[unit])), unit)
        return chosen

    def _part(self, units: dict[str, set[int]]) -> set[int]:
        """Puts single claims where judgements want them; the events that this changed."""
        claims = (
            [claim for cells in units.values() for claim in self._cells.members(sorted(cells))]
            if self._events.judged()
            else []
        )
        if not claims:
            return set()
        left = self._events.attach([claim.seq for claim in claims])
        changed = set(left)
        for one in apart(self._events, self._cells, {claim.seq for claim in claims}):
            event = self._events.named(one.event)
            if event is None:
                continue
            if event.unit is None:
                self._events.rename(event.seq, one.unit)
            self._events.detach(sorted(one.claims), event.seq)
            changed.add(event.seq)
        for row, claim in left.items():
            if self._is_apart(row) and not self._events.members(row):
                into = self._events.event_of(claim)
                self._events.rename(row, None, merged_into=into.seq if into else None)
        return changed


def _name(layer: int, component: int) -> str:
    return f"{Layer(layer).name.lower()}:{component}"


def _number(unit: str) -> int:
    return int(unit.partition(":")[2])


def _digits(cell: int, number: int) -> str:
    return hashlib.sha256(f"event {cell} {number}".encode()).hexdigest()[:10]
