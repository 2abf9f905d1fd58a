"""The day of a meeting goes on to date what is said there: "the ministers met on Tuesday. … They welcomed the plan."."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from foedus.extraction.en.draft import Draft
from foedus.extraction.en.parse import Sentence
from foedus.extraction.en.tokens import Token
from foedus.model.claim import EventType, Status
from foedus.model.when import Precision, When

REACH = 4
"""Sentences that may pass without anybody of the meeting saying anything, before it is over."""


@dataclass(slots=True)
class Scene:
    """The meeting that a report tells of; over as soon as another day is told that is not still to come."""

    _day: date | None = None
    _there: set[str] = field(default_factory=set)
    _last: int = 0

    def day_of(self, draft: Draft, sentence: Sentence, last_told: int) -> When | None:
        """The day of the meeting, for what one of those who met says there in a main clause of the simple past.

        Args:
            draft: the act.
            sentence: where it is told.
            last_told: the number of the latest sentence that tells a day.
        """
        if self._day is None or last_told > self._last or sentence.number - self._last > REACH:
            return None
        actors = {p.participant.principal for p in draft.roles.actors}
        said = draft.tells_own_act or draft.type is EventType.CONSULT
        if not (said and _is_told(draft) and actors and actors <= self._there):
            return None
        self._last = sentence.number
        derivation = f"said at the meeting told before, on {self._day.isoformat()}"
        return When(start=self._day, end=self._day, precision=Precision.DAY, source=None, derivation=derivation)

    def note(self, draft: Draft, sentence: Sentence, when: When | None) -> None:
        """Take in an act with its date; a meeting opens a scene."""
        if draft.type is EventType.CONSULT and _is_told(draft) and when and when.precision is Precision.DAY:
            there = {p.participant.principal for p in draft.parties if p.participant.principal}
            self._there = there | self._there if when.start == self._day else there
            self._day = when.start if when.start == when.end else None
            self._last = sentence.number


def _is_told(draft: Draft) -> bool:
    """Whether the act is asserted by a main clause in the simple past."""
    head = draft.trigger.head
    if head.pos_ == "NOUN" and head.dep_ == "dobj":  # "affirmed their commitment"
        head = head.head
    return draft.reading.status is Status.ASSERTED and head.tag_ == "VBD" and _is_main(head) and not _is_perfect(head)


def _is_main(head: Token) -> bool:
    while head.dep_ == "conj" and head.head != head:
        head = head.head
    return head.dep_ == "ROOT"


def _is_perfect(head: Token) -> bool:
    return any(child.dep_ in {"aux", "auxpass"} for child in head.children)
