"""`events`, `event`, `disagreements`, `gather`: what many voices tell of one occurrence."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, Any

import typer

from foedus.analysis.events import DisagreementView, EventLine
from foedus.desk import Desk
from foedus.interfaces.cli import who
from foedus.interfaces.cli.asking import Format
from foedus.interfaces.cli.occurrences import disagreement_lines, event_line, event_lines
from foedus.interfaces.cli.options import (
    LedgerPath,
    disagreement_kind,
    disagreement_state,
    first_day,
    last_day,
    treaty_act,
)
from foedus.interfaces.cli.progress import say
from foedus.interfaces.cli.screen import complain, print_all, remark
from foedus.model.claim import TreatyAct
from foedus.model.disagreement import DisagreementKind, DisagreementState
from foedus.model.query import DisagreementQuery, EventQuery

SHOWN = 20
"""Events that a list holds where no limit is given and a reader is looked after: what most reports tell."""
Since = Annotated[
    date | None, typer.Option(parser=first_day, metavar="DATE", help="On or after this day, month or year.")
]
Until = Annotated[
    date | None, typer.Option(parser=last_day, metavar="DATE", help="On or before this day, month or year.")
]
Actor = Annotated[str | None, typer.Option(metavar="WHO", help="Code or name of who takes part, on either side.")]
Listed = Annotated[Format, typer.Option("--format", help="How to print them.")]


def events(  # noqa: PLR0913  # one parameter a filter
    *,
    actor: Actor = None,
    act: Annotated[
        TreatyAct | None, typer.Option(parser=treaty_act, metavar="ACT", help="Treaty act, as refuse_signature.")
    ] = None,
    issue: Annotated[str | None, typer.Option(metavar="NAME", help="The question answered, as membership.")] = None,
    since: Since = None,
    until: Until = None,
    voices: Annotated[int, typer.Option(min=1, metavar="N", help="Told by so many independent voices at least.")] = 1,
    contested: Annotated[bool, typer.Option("--contested", help="Only those with an open disagreement.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="At most so many; a table shows 20.")] = None,
    format_: Listed = Format.TABLE,
    ledger: LedgerPath,
) -> None:
    """List events: claims of many reports on one occurrence.

    Told by most reports first; every filter given must hold.
    """
    limit = limit or (SHOWN if format_ is Format.TABLE else None)
    query = EventQuery(
        actor=actor, act=act, issue=issue, since=since, until=until, voices=voices, contested=contested, limit=limit
    )
    with Desk.open(ledger, read_only=True) as desk:
        tell_ungathered(desk)
        found = desk.events(query)
        if format_ is Format.TABLE:
            _table([event_line(line) for line in found], "event")
        else:
            print_rows(
                map(_event_row, found) if format_ is Format.CSV else map(EventLine.to_row, found), format_, EVENTS
            )


def event(
    name: Annotated[str, typer.Argument(metavar="EVENT", help="An event's id, or the beginning of one.")],
    *,
    format_: Annotated[who.Format, typer.Option("--format", help="How to print it.")] = who.Format.TABLE,
    ledger: LedgerPath,
) -> None:
    """Show one event: who says what of it, in which words and when.

    Each position with its voices, what was told when, disagreements, and what the same parties did before and after.
    """
    with Desk.open(ledger, read_only=True) as desk:
        tell_ungathered(desk)
        found = desk.event(name)
    if format_ is who.Format.JSONL:
        print_rows([found.to_row()], Format.JSONL, ())
    else:
        print_all(event_lines(found))


def disagreements(  # noqa: PLR0913  # one parameter a filter
    *,
    kind: Annotated[
        DisagreementKind | None,
        typer.Option(parser=disagreement_kind, metavar="KIND", help=f"One of {', '.join(DisagreementKind)}."),
    ] = None,
    actor: Actor = None,
    since: Since = None,
    until: Until = None,
    state: Annotated[
        DisagreementState | None,
        typer.Option(parser=disagreement_state, metavar="STATE", help=f"One of {', '.join(DisagreementState)}."),
    ] = None,
    format_: Listed = Format.TABLE,
    ledger: LedgerPath,
) -> None:
    """List where claims on one event cannot all hold.

    Open ones first, then those with most voices. Foedus does not say which side is right.
    """
    query = DisagreementQuery(kind=kind, actor=actor, since=since, until=until, state=state)
    with Desk.open(ledger, read_only=True) as desk:
        tell_ungathered(desk)
        found = desk.disagreements(query)
    if format_ is Format.TABLE:
        _table([line for one in found for line in disagreement_lines(one)], "disagreement")
    else:
        rows = map(_disagreement_row if format_ is Format.CSV else DisagreementView.to_row, found)
        print_rows(rows, format_, DISAGREEMENTS)


def gather(
    *,
    anew: Annotated[
        bool, typer.Option("--anew", help="All of it, as after a newer Foedus; ids and judgements stay.")
    ] = False,
    ledger: LedgerPath,
) -> None:
    """Gather claims into events, as `add` and `remove` do at their end."""
    with Desk.open(ledger) as desk:
        kept = desk.gather(anew=anew)
    say(f"gathered {kept.readings} readings; {kept.events} events made, changed or ended")


def tell_ungathered(desk: Desk) -> None:
    """Says on standard error where some reports are in no event yet."""
    waiting = desk.ungathered()
    if waiting:
        remark(f"{waiting} {'report is' if waiting == 1 else 'reports are'} not gathered yet: run `foedus gather`")


def _table(lines: Sequence[Any], what: str) -> None:
    if not lines:
        complain(f"No {what} answers.", "Leave a filter out, or see `foedus claims` for what was read.")
    print_all(lines)


EVENTS = (
    "id", "sentence", "status", "start", "end", "precision", "parties", "place", "reports", "voices", "first_told", "last_told",
    "open_disagreements",
)  # fmt: skip
DISAGREEMENTS = (
    "id", "kind", "about", "event", "sentence", "possible", "why", "sides", "reports", "voices", "state", "reason", "analyst",
)  # fmt: skip


def _event_row(line: EventLine) -> dict[str, Any]:
    row = line.to_row()
    when = row["when"] or {}
    days = {name: when.get(name) for name in ("start", "end", "precision")}
    return {name: {**row, **days, "parties": "; ".join(line.parties)}[name] for name in EVENTS}


def _disagreement_row(view: DisagreementView) -> dict[str, Any]:
    row = {**view.to_row(), "sides": "; ".join(side.position for side in view.sides)}
    return {name: row[name] for name in DISAGREEMENTS}


def print_rows(rows: Iterable[dict[str, Any]], format_: Format, columns: Sequence[str]) -> None:
    """Writes the rows as JSON lines, or as CSV of these columns."""
    if format_ is Format.JSONL:
        sys.stdout.writelines(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
        return
    writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
