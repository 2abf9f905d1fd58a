"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from foedus.interfaces.settings import LEDGER_VARIABLE, default_ledger
from foedus.model.claim import EventType, Status, TreatyAct
from foedus.model.disagreement import DisagreementKind, DisagreementState
from foedus.model.finding import VERDICTS, Form
from foedus.model.query import ANY_VERDICT
from foedus.model.report import Moment

if TYPE_CHECKING:
    from foedus.treaty.days import Day

E = TypeVar("E", bound=StrEnum)


def first_day(value: str) -> date:
    """The first day of a day, month or year."""
    return _day(value, last=False)


def day(value: str) -> date:
    """A whole day: of a month or a year nobody can say who held an office."""
    try:
        return date.fromisoformat(value.strip())
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no day, such as 2023-11-23.") from error


def last_day(value: str) -> date:
    """The last day of a day, month or year."""
    return _day(value, last=True)


def moment(value: str) -> Moment:
    """An ISO 8601 day or time."""
    try:
        return Moment.parse(value)
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no ISO 8601 day or time, such as 2023-11-23.") from error


def event_type(value: str) -> EventType:
    """A PLOVER type, in letters of any case."""
    return _member(EventType, value.upper())


def treaty_act(value: str) -> TreatyAct:
    """A treaty act, in letters of any case."""
    return _member(TreatyAct, value.lower())


def status(value: str) -> Status:
    """A status, in letters of any case."""
    return _member(Status, value.lower())


def disagreement_kind(value: str) -> DisagreementKind:
    """A kind of disagreement, in letters of any case."""
    return _member(DisagreementKind, value.lower())


def disagreement_state(value: str) -> DisagreementState:
    """A state of a disagreement, in letters of any case; a hyphen for the space."""
    return _member(DisagreementState, value.lower().replace("-", " "))


def finding_form(value: str) -> Form:
    """A form of a finding, in letters of any case."""
    return _member(Form, value.lower())


def verdict_name(value: str) -> str:
    """A verdict's name or `any`, in letters of any case; a hyphen for the space."""
    names = [*(verdict.name for verdict in VERDICTS), ANY_VERDICT]
    wanted = value.lower().replace("-", " ")
    if wanted not in names:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(names)}.")
    return wanted


def treaty_day(value: str | None) -> Day | None:
    """A day, month or year as treaty data writes it; None where none is given."""
    if value is None:
        return None
    from foedus.treaty.days import Day  # noqa: PLC0415  # loads slowly

    try:
        return Day.read(value)
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no day, month or year, such as 2023-11-23, 2023-11 or 2023.") from error


def _member(closed_list: type[E], value: str) -> E:
    try:
        return closed_list(value)
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(closed_list)}.") from error


def language_code(value: str) -> str:
    """An ISO 639 code as a manifest takes it, such as `en`."""
    if not re.fullmatch(r"[a-z]{2,3}", value):
        raise typer.BadParameter(f"{value!r} is no language code of two or three letters, such as en.")
    return value


def _day(value: str, *, last: bool) -> date:
    parts = value.split("-")
    try:
        year, month, day = (int(part) for part in [*parts, "1", "1"][:3])
        if last and len(parts) == 1:
            month = 12
        if last and len(parts) < 3:
            day = monthrange(year, month)[1]
        if len(parts) > 3:
            raise typer.BadParameter(f"{value!r} is no day, month or year, such as 2023-11-23, 2023-11 or 2023.")
        return date(year, month, day)
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no day, month or year, such as 2023-11-23, 2023-11 or 2023.") from error


LedgerPath = Annotated[
    Path,
    typer.Option(
        "--ledger",
        metavar="PATH",
        envvar=LEDGER_VARIABLE,
        default_factory=default_ledger,
        show_default="ledger.db in the user's data folder",
        help="The ledger's file.",
    ),
]
Paths = Annotated[list[str] | None, typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")]
ManifestFile = Annotated[
    Path | None,
    typer.Option("--manifest", metavar="FILE", help="JSONL file that tells outlet, author and date of each file."),
]
ReportName = Annotated[
    str, typer.Argument(metavar="REPORT", help="A report's id, the beginning of one, or its document's name.")
]


def required(paths: list[str] | None, manifest: Path | None) -> list[str]:
    """The paths; a usage error where neither a path nor a manifest is given."""
    if not paths and manifest is None:
        raise typer.BadParameter("Name at least one file or folder, or a --manifest that names files.")
    return paths or []


def write_page(file: Path, page: str) -> None:
    """Writes the page; a usage error where that cannot be."""
    try:
        file.write_text(page, encoding="utf-8")
    except OSError as error:
        raise typer.BadParameter(f"{file} cannot be written: {error.strerror}.") from error
