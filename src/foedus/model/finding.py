"""The finding: what a norm says to an act that somebody tells, or an accusation of a breach; never a statement of what is true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar


class Form(StrEnum):
    """Which of two things is told; they are never mixed."""

    ACCUSED = "accused"
    """A voice says that an obligation was breached."""
    REPORTED = "reported"
    """A voice tells an act, and it is the norm that speaks to it."""


class Stage(StrEnum):
    """Whether the act is told as done, or as coming: what is planned can only threaten a breach."""

    DONE = "done"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a norm says; one of seven siblings.

    Attributes:
        because: the reason in short, for a reader.
    """

    name: ClassVar[str] = ""
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotInForce(Verdict):
    """No text of the provision was in force on the day."""

    name = "not in force"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotApplicable(Verdict):
    """The norm binds none of the parties in such a case."""

    name = "not applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fulfilled(Verdict):
    """The act is what the norm asks for, or uses the right or power that it gives."""

    name = "fulfilled"


@dataclass(frozen=True, slots=True, kw_only=True)
class AllegedBreach(Verdict):
    """The act as told would breach the norm, or a voice says that something did; `form` tells which of the two."""

    name = "alleged breach"
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Excused(Verdict):
    """The act as told would breach the norm but for an exemption, a reparation or a norm that goes before; `by` names it."""

    name = "excused"
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undetermined(Verdict):
    """Facts are missing.

    Attributes:
        missing: each in plain words.
        otherwise: what the verdict would be, by what would have to be known.
    """

    name = "undetermined"
    missing: tuple[str, ...]
    otherwise: Mapping[str, Verdict] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested(Verdict):
    """Rival readings of the norm give different verdicts; each by the reading's id."""

    name = "contested"
    readings: Mapping[str, Verdict]


VERDICTS: tuple[type[Verdict], ...] = (
    AllegedBreach,
    Contested,
    Undetermined,
    Excused,
    Fulfilled,
    NotApplicable,
    NotInForce,
)
"""All seven, what a reader looks for first before the others."""


class Truth(StrEnum):
    """What is known of a condition; unknown is neither yes nor no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __invert__(self) -> Truth:
        return {Truth.YES: Truth.NO, Truth.NO: Truth.YES}.get(self, self)


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceStep:
    """One thing that was looked at on the way to a verdict.

    Attributes:
        part: what of the norm, such as `in force`, `bearer`, `condition asked`.
        says: it in plain words.
        truth: what was found.
        why: how.
        told_by: ids of claims and reference facts that decided it.
        under: readings under which alone it counts; empty for all.
    """

    part: str
    says: str
    truth: Truth
    why: str
    told_by: tuple[str, ...] = ()
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one norm says to one occurrence, or an accusation of a breach.

    Attributes:
        id: the same for the same norm, occurrence, parties, form, stage and verdict.
        organisation: whose pack.
        provision: address, such as `charter/art-7`; None where an accuser names none.
        norm: its name in the pack; None of an accusation that no norm speaks to.
        version: the one that brought the text which stands on the day; None where none is in force or that is not known.
        occurrence: id of the event, or of the claim where it was gathered into none.
        bearer: whom it speaks of, a principal; None where nobody is told.
        counterparty: towards whom, a principal; None where the norm asks for none or none is told.
        form: whether a voice accuses or only tells an act.
        stage: whether the act is told as done.
        verdict: one of the seven.
        claims: ids of the claims that tell the act or accuse, one at least.
        disputed_by: ids of the claims of the occurrence that deny the act.
        trace: what was looked at, in order.
    """

    id: str
    organisation: str
    provision: str | None
    norm: str | None
    version: str | None
    occurrence: str
    bearer: str | None
    counterparty: str | None
    form: Form
    stage: Stage
    verdict: Verdict
    claims: tuple[str, ...]
    disputed_by: tuple[str, ...] = ()
    trace: tuple[TraceStep, ...] = ()
