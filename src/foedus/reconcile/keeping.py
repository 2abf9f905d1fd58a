"""Keeps voices, events and disagreements in step with the readings of a ledger."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from foedus.ledger import Ledger
from foedus.model.claim import Claim
from foedus.reconcile.disagreeing import rows_of, spoken_of
from foedus.reconcile.gathering import NONE_READ, Gathering
from foedus.reconcile.kin import undoing, undone
from foedus.reconcile.voices import catch_up, take
from foedus.register import Register

BATCH = 200
"""Readings of one transaction: few enough that a crash loses little, many enough that the disk is not waited for."""

NONE_KNOWN: Mapping[int, Claim] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What one run did.

    Attributes:
        readings: how many were taken in.
        events: how many events were made, changed or ended.
    """

    readings: int
    events: int


def keep(ledger: Ledger, register: Register, read: Mapping[int, Sequence[Claim]] = NONE_READ) -> Kept:
    """Takes in what was recorded or removed since the last run; what was done before a crash is not done twice.

    Args:
        ledger: open for writing.
        register: with names, outlets and terms of office.
        read: all claims of readings by the row of these, as far as they are at hand and need not be read from the ledger.
    """
    readings, events = 0, 0
    while True:
        waiting = ledger.cells.waiting(BATCH)
        with ledger.writing():
            voiced = {id_ for one in waiting for id_ in take(ledger, ledger.report(one.id, claims=False), register)}
            gathering = Gathering(ledger.cells, ledger.events, register, read)
            changed = gathering.gather(waiting)
            changed |= ledger.events.of_reports(voiced)
            disagree(ledger, changed, register, gathering.claims)
        readings, events = readings + len(waiting), events + len(changed)
        if len(waiting) < BATCH:
            return Kept(readings=readings, events=events)


def keep_anew(ledger: Ledger, register: Register) -> Kept:
    """Makes all of it anew, as after a change of the rules; ids of events and what analysts judged stay."""
    with ledger.writing():
        ledger.cells.forget_all()
    catch_up(ledger, register)
    return keep(ledger, register)


def disagree(
    ledger: Ledger, changed: Collection[int], register: Register, known: Mapping[int, Claim] = NONE_KNOWN
) -> None:
    """Makes the disagreements of the events (rows) anew, and of those that they end or are ended by.

    Args:
        ledger: open for writing.
        changed: the events.
        register: with the terms of office that claims are held against.
        known: claims by their row, which need not be read.
    """
    events = ledger.events.present({*changed, *ledger.events.holding(changed)})
    events |= ledger.events.present({seq for found in undoing(ledger, events).values() for seq in found})
    ledger.events.agree({*changed, *(event.seq for event in events)})
    ended = {event: ledger.events.present(found) for event, found in undone(ledger, events).items()}
    spoken = spoken_of(ledger, events.union(*ended.values()), register, known)
    for event in sorted(events, key=lambda event: event.seq):
        others = [s for other in sorted(ended.get(event, ()), key=lambda event: event.seq) for s in spoken[other]]
        rows = rows_of(event, spoken[event], others, register) if spoken[event] else []
        ledger.events.disagree(event.seq, rows, also={other.seq for other in ended.get(event, ())})
