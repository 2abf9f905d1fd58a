"""The format of legal cases: acts, what else is told, and the verdict that a lawyer expects; docs/packs.md teaches it."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from foedus.model.claim import EventType, ObjectKind, Status, TreatyAct
from foedus.treaty.days import Written
from foedus.treaty.format import Entry, Flag


class CaseAct(Entry):
    """An act of a legal case: who did what to whom, when, and about what; `day` is left out where nobody tells."""

    act: TreatyAct | None = None
    type: EventType | None = None
    who: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    day: Written | None = None
    about: str = ""
    object: ObjectKind | None = None
    status: Status = Status.ASSERTED

    @model_validator(mode="after")
    def _names_an_act(self) -> Self:
        if not (self.act or self.type):
            raise ValueError("names no `act` and no `type`; name the treaty act, or the PLOVER type where none fits")
        return self


class Assumed(Entry):
    """A standing that a case assumes, days inclusive; it is nobody's fact and needs no source."""

    state: str
    flag: Flag
    holds: bool
    since: Written
    until: Written | None = None


class Case(Entry):
    """A legal case: an act, what else the record of the case tells, and the verdict that a lawyer expects.

    Attributes:
        case: its name, such as "the day before it is in force".
        norm: which norm is asked.
        judged: the act.
        record: other acts that are told.
        assume: standing on top of the pack's.
        unverified: texts and standing that are unverified count too.
        expect: the verdict; `contested` where readings differ, `no finding` where the norm says nothing at all.
        under: the verdict of each reading, where they differ.
        by: the exemption, of an `excused`.
        missing: a word of what is missing, of an `undetermined`.
        why: the reason, in a sentence.
    """

    case: str
    norm: str
    judged: CaseAct
    record: tuple[CaseAct, ...] = ()
    assume: tuple[Assumed, ...] = ()
    unverified: bool = False
    expect: Literal[
        "no finding",
        "not in force",
        "not applicable",
        "fulfilled",
        "alleged breach",
        "excused",
        "undetermined",
        "contested",
    ]
    under: dict[str, str] = Field(default_factory=dict)
    by: str | None = None
    missing: str | None = None
    why: str


class CasesFile(Entry):
    """`cases.yaml`: legal cases of the pack's norms, told so that a lawyer can read them."""

    cases: tuple[Case, ...] = ()
