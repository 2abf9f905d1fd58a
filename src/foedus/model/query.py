"""What is asked of the claims and events of a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.model.claim import EventType, Status, TreatyAct
from foedus.model.disagreement import DisagreementKind, DisagreementState
from foedus.model.finding import Form


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


@dataclass(frozen=True, slots=True, kw_only=True)
class EventQuery:
    """Filters over events; an event answers where one of its claims meets all of the claim's filters, and it the others.

    Attributes:
        actor: principal, actor id or name of one who takes part, on either side.
        act: treaty act.
        issue: name of the question that the act answers, such as `membership`.
        since, until: as of `ClaimQuery`.
        voices: how many independent voices tell it at least.
        contested: only those with an open disagreement.
        limit: how many events at most.
    """

    actor: str | None = None
    act: TreatyAct | None = None
    issue: str | None = None
    since: date | None = None
    until: date | None = None
    voices: int = 1
    contested: bool = False
    limit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementQuery:
    """Filters over disagreements; one answers where it meets all that are not None.

    Attributes:
        kind: what the sides disagree on.
        actor, since, until: as of `EventQuery`, of the event that the disagreement is on.
        state: what analysts made of it.
    """

    kind: DisagreementKind | None = None
    actor: str | None = None
    since: date | None = None
    until: date | None = None
    state: DisagreementState | None = None


ANY_VERDICT = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingQuery:
    """Filters over findings; one answers where it meets all that are not None.

    Attributes:
        organisation: whose pack judges; None for every pack.
        provision: address, or the beginning of one up to a slash: `charter` for all of it.
        member: principal or name of the bearer or the counterparty; capitals and spacing do not matter.
        verdict: name of one of the seven, or `ANY_VERDICT`; None for all but `not applicable` and `not in force`, which say
            that a norm is silent.
        form: whether a voice accuses or only tells an act.
        voice: name of the voice, or name or principal of who is quoted; capitals and spacing do not matter.
        since, until: days, inclusive; a finding answers where one of its claims tells days that share one with them.
        unverified: whether texts and standing that nobody looked up count.
    """

    organisation: str | None = None
    provision: str | None = None
    member: str | None = None
    verdict: str | None = None
    form: Form | None = None
    voice: str | None = None
    since: date | None = None
    until: date | None = None
    unverified: bool = False
