"""What is asked of the claims of a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.model.claim import EventType, Status, TreatyAct


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimQuery:
    """Filters over claims; a claim answers where it meets all that are not None.

    Attributes:
        actor: principal, actor id or name of one of the claim's actors; capitals and spacing do not matter.
        type: PLOVER event type.
        act: treaty act.
        status: what is said of the act.
        voice: principal, actor id or name of one of the chain of voices that says it.
        outlet: name of the report's outlet; capitals and spacing do not matter.
        report: id of a report, the beginning of one (four signs at least), or a document's name.
        text: search expression over the evidence.
        since: first day, inclusive; a claim answers where its `when` shares a day with [`since`, `until`], an open
            bound of `when` reaching as far as can be; a claim that the text does not date never does.
        until: last day, inclusive.
        limit: how many claims at most.
    """

    actor: str | None = None
    type: EventType | None = None
    act: TreatyAct | None = None
    status: Status | None = None
    voice: str | None = None
    outlet: str | None = None
    report: str | None = None
    text: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int | None = None
