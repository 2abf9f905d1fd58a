"""Keeps voices, events and disagreements in step with the readings of a ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from foedus.ledger import Ledger
from foedus.ledger.events import EventRow
from foedus.reconcile.disagreeing import rows_of, speaking, spoken_of
from foedus.reconcile.gathering import Gathering
from foedus.reconcile.kin import undoing, undone
from foedus.reconcile.voices import catch_up, take, voices_of
from foedus.register import Register

BATCH = 200
"""Readings of one transaction: few enough that a crash loses little, many enough that the disk is not waited for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What one run did.

    Attributes:
        readings: how many were taken in.
        events: how many events were made, changed or ended.
    """

    readings: int
    events: int


def keep(ledger: Ledger, register: Register) -> Kept:
    """Takes in what was recorded or removed since the last run; what was done before a crash is not done twice."""
    readings, events = 0, 0
    while True:
        waiting = ledger.cells.waiting(BATCH)
        with ledger.writing():
            voiced = {id_ for one in waiting for id_ in take(ledger, ledger.report(one.id, claims=False), register)}
            changed = Gathering(ledger.cells, ledger.events, register).gather(waiting)
            changed |= ledger.events.of_reports(voiced)
            disagree(ledger, changed, register)
        readings, events = readings + len(waiting), events + len(changed)
        if len(waiting) < BATCH:
            return Kept(readings=readings, events=events)


def keep_anew(ledger: Ledger, register: Register) -> Kept:
    """Makes all of it anew, as after a change of the rules; ids of events and what analysts judged stay."""
    with ledger.writing():
        ledger.cells.forget_all()
    catch_up(ledger, register)
    return keep(ledger, register)


def disagree(ledger: Ledger, changed: Collection[int], register: Register) -> None:
    """Makes the disagreements of the events (rows) anew, and of those that they end or are ended by."""
    events = _present(ledger, {*changed, *ledger.events.holding(changed)})
    events |= _present(ledger, {seq for event in events for seq in undoing(ledger, event)})
    for seq in {*changed, *(event.seq for event in events)}:
        ledger.events.disagree(seq, [])
    ended = {event: _present(ledger, undone(ledger, event)) for event in events}
    told = {event: speaking(ledger, event) for event in events.union(*ended.values())}
    voices = voices_of(ledger, [claim for claims in told.values() for claim in claims], register)
    spoken = {event: spoken_of(ledger, claims, voices) for event, claims in told.items()}
    for event in sorted(events, key=lambda event: event.seq):
        others = [s for other in sorted(ended[event], key=lambda event: event.seq) for s in spoken[other]]
        rows = rows_of(event, spoken[event], others, register) if spoken[event] else []
        ledger.events.disagree(event.seq, rows, also={other.seq for other in ended[event]})


def _present(ledger: Ledger, rows: Iterable[int]) -> set[EventRow]:
    found = (ledger.events.row(seq) for seq in rows)
    return {event for event in found if event and event.unit}
