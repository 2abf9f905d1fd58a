"""Keeps voices, events and disagreements in step with the readings of a ledger."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from foedus.ledger import Ledger
from foedus.ledger.events import EventRow
from foedus.reconcile.disagreeing import rows_of, speaking, spoken_of
from foedus.reconcile.gathering import Gathering
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
            voiced = {id_ for one in waiting for id_ in take(ledger, ledger.report(one.id), register)}
            changed = Gathering(ledger.cells, ledger.events, register).gather(waiting)
            changed |= ledger.events.of_reports(voiced)
            _disagree(ledger, changed, register)
        readings, events = readings + len(waiting), events + len(changed)
        if len(waiting) < BATCH:
            return Kept(readings=readings, events=events)


def keep_anew(ledger: Ledger, register: Register) -> Kept:
    """Makes all of it anew, as after a change of the rules; ids of events and what analysts judged stay."""
    with ledger.writing():
        ledger.cells.forget_all()
    catch_up(ledger, register)
    return keep(ledger, register)


def _disagree(ledger: Ledger, changed: Collection[int], register: Register) -> None:
    events = [event for seq in sorted(changed) if (event := ledger.events.row(seq)) and event.unit]
    told = {event: speaking(ledger, event) for event in events}
    several = {event: claims for event, claims in told.items() if len(claims) > 1}
    voices = voices_of(ledger, [claim for claims in several.values() for claim in claims], register)
    gone = [EventRow(seq=seq, id="", unit=None) for seq in changed]
    for event in (*gone, *(event for event in events if event not in several)):
        ledger.events.disagree(event.seq, [])
    for event, claims in several.items():
        ledger.events.disagree(event.seq, rows_of(event, spoken_of(ledger, claims, voices)))
