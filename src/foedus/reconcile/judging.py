"""Records what analysts judge and puts right what it touches, in one transaction.

A judgement holds by the places of the claims that it is about, so that it outlives another reading of them. It is never deleted: who
changes his mind takes it back by another one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from foedus.errors import BadQuery, NotFoundInLedger
from foedus.ledger import Ledger
from foedus.ledger.answers import Anchor
from foedus.ledger.events import EventRow, Judgement, Signature
from foedus.model.claim import Claim
from foedus.model.disagreement import DisagreementState
from foedus.reconcile.judgements import APART, by_side, made_apart
from foedus.reconcile.keeping import disagree
from foedus.reconcile.units import Touched, Units
from foedus.register import Register

ANCHORS = 40
"""Claims of an event that a merge holds by: enough to find it again when most were read anew."""


class Judging:
    """The judgements of one analyst with one reason; each call is one transaction and gives what it recorded."""

    def __init__(self, ledger: Ledger, register: Register, signed: Signature) -> None:
        """Raises BadQuery where nobody signs, or no reason is given."""
        if not signed.analyst.strip():
            raise BadQuery("Nobody signs the judgement.", "Name the analyst.")
        if not signed.reason.strip():
            raise BadQuery("A judgement needs a reason, and none was given.", "Say why; it stays beside the judgement.")
        self._ledger = ledger
        self._register = register
        self._signed = signed

    def merge(self, one: str, other: str) -> Judgement:
        """Makes two events one; the id of the other leads to the one.

        Raises:
            NotFoundInLedger, BadQuery: an id does not tell one event; both are the same; a judgement stands against it.
        """
        with self._ledger.writing():
            events = self._ledger.events
            kept, gone = events.find(one), events.find(other)
            if kept == gone:
                raise BadQuery(f"{one!r} and {other!r} are the same event, {kept.id}.", "Name two events.")
            for event in (kept, gone):
                self._not_apart(event, APART, "is held apart")
            anchors = [*self._anchors(kept, 0)[:ANCHORS], *self._anchors(gone, 1)[:ANCHORS]]
            seq = events.judge("merge", kept.id, {"events": [kept.id, gone.id]}, self._signed, anchors)
            events.assign(events.cells(gone.seq), kept.seq)
            events.rename(gone.seq, None, merged_into=kept.seq)
            return self._settled(seq, anchors, {kept.seq, gone.seq})

    def split(self, event: str, claims: Sequence[str]) -> Judgement:
        """Makes claims of an event one of their own.

        Raises:
            NotFoundInLedger, BadQuery: an id does not tell one event or claim; a claim is not in the event, or nothing would be left
                in it; it is locked.
        """
        with self._ledger.writing():
            events = self._ledger.events
            row = events.find(event)
            self._unlocked(row)
            members = {claim.id: claim for claim in events.claims(row.seq)}
            named = {id_: members.get(id_) for id_ in (self._ledger.claim(claim).id for claim in claims)}
            apart = [claim for claim in named.values() if claim]
            if not named or len(apart) < len(named):
                strange = ", ".join(id_ for id_, claim in named.items() if claim is None)
                subject = f"{strange} is not in the event {row.id}." if named else "No claim is named."
                raise BadQuery(subject, f"`foedus event {row.id} --format jsonl` lists its claims.")
            if len(apart) == len(members):
                raise BadQuery(f"These are all claims of the event {row.id}.", "Leave one at least where it is.")
            anchors = [_anchor(claim, 0) for claim in apart]
            made = self._new_event(events.row_of(apart[0].id))
            seq = events.judge("split", row.id, {"made": made}, self._signed, anchors)
            return self._settled(seq, anchors, {row.seq})

    def lock(self, event: str) -> Judgement:
        """Keeps an event as it is: what comes later stands in an event beside it.

        Raises:
            NotFoundInLedger, BadQuery: the id does not tell one event; it is locked already.
        """
        with self._ledger.writing():
            events = self._ledger.events
            row = events.find(event)
            self._unlocked(row)
            anchors = self._anchors(row, 0)
            rest = {"made": row.id, "cells": bool(events.cells(row.seq))}
            seq = events.judge("lock", row.id, rest, self._signed, anchors)
            events.rename(row.seq, f"lock:{seq}")
            return self._settled(seq, anchors, {row.seq})

    def state(self, disagreement: str, state: DisagreementState) -> Judgement:
        """Says what is made of a disagreement; raises NotFoundInLedger or BadQuery where the id does not tell one."""
        with self._ledger.writing():
            events = self._ledger.events
            row = events.disagreement(disagreement)
            claims = self._ledger.listing.claims(id_ for side in row.rest["sides"] for id_ in side["claims"])
            sides = [[claims[id_] for id_ in side["claims"] if id_ in claims] for side in row.rest["sides"]]
            anchors = [_anchor(claim, number) for number, side in enumerate(sides) for claim in side]
            rest = {"state": state.value, "about": row.rest["about"]}
            return self._recorded(events.judge("state", row.id, rest, self._signed, anchors))

    def undo(self, number: int) -> Judgement:
        """Takes a judgement back.

        Raises:
            NotFoundInLedger: there is none with that number.
            BadQuery: it was taken back already, or takes one back itself.
        """
        with self._ledger.writing():
            events = self._ledger.events
            undone = self._standing(number)
            sides = by_side(events, undone)
            seq = events.judge("undo", undone.subject, {}, self._signed, undoes=number)
            cells = [[claim.cell for claim in self._ledger.cells.at(side)] for side in sides]
            if undone.kind == "merge":
                rows = [event.seq for id_ in undone.rest["events"] if (event := events.named(id_))]
                Units(self._ledger.cells, events).give_back(dict(zip(rows, cells, strict=False)))
            elif undone.kind == "lock" and undone.rest["cells"] and cells[0]:
                locked = events.named(undone.subject)
                if locked:
                    Units(self._ledger.cells, events).unlock(locked.seq, cells[0])
            if undone.kind != "state":
                return self._settled(seq, [anchor for side in sides for anchor in side], set())
            return self._recorded(seq)

    def _standing(self, number: int) -> Judgement:
        found = next((one for one in self._ledger.events.judgements() if one.seq == number), None)
        if found is None:
            raise NotFoundInLedger(f"No judgement has the number {number}.", "`foedus judge list` lists them.")
        if found.kind == "undo":
            raise BadQuery(f"Judgement {number} takes another back.", "Judge anew instead.")
        if found.withdrawn:
            raise BadQuery(f"Judgement {number} was taken back already.", "Judge anew where it should stand again.")
        return found

    def _unlocked(self, event: EventRow) -> None:
        self._not_apart(event, {"lock"}, "is locked")

    def _not_apart(self, event: EventRow, kinds: Collection[str], words: str) -> None:
        one = made_apart(self._ledger.events).get(event.id)
        if one and one.kind in kinds:
            raise BadQuery(
                f"The event {event.id} {words} by {one.analyst}: {one.reason}.", f"Take judgement {one.seq} back first."
            )

    def _anchors(self, event: EventRow, side: int) -> list[Anchor]:
        return [_anchor(claim, side) for claim in self._ledger.events.claims(event.seq)]

    def _new_event(self, founder: int) -> str:
        id_ = Units(self._ledger.cells, self._ledger.events).new_id(-founder)
        self._ledger.events.make(id_, None)
        return id_

    def _settled(self, seq: int, anchors: Iterable[Anchor], changed: set[int]) -> Judgement:
        touched = Touched(cells={claim.cell for claim in self._ledger.cells.at(anchors)})
        changed |= Units(self._ledger.cells, self._ledger.events).settle(touched)
        disagree(self._ledger, changed, self._register)
        return self._recorded(seq)

    def _recorded(self, seq: int) -> Judgement:
        return next(one for one in self._ledger.events.judgements() if one.seq == seq)


def _anchor(claim: Claim, side: int) -> Anchor:
    return Anchor(report=claim.report, at=claim.trigger.start, claim=claim.id, side=side)
