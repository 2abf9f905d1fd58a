"""`judge`: what analysts decide of events and disagreements."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from foedus.desk import Desk
from foedus.interfaces.cli import who
from foedus.interfaces.cli.occurrences import judgement_line
from foedus.interfaces.cli.options import LedgerPath, disagreement_state
from foedus.interfaces.cli.screen import complain, print_all
from foedus.interfaces.settings import ANALYST_VARIABLE
from foedus.ledger.events import Judgement
from foedus.model.disagreement import DisagreementState

ABOUT = """Put events together or apart, keep them as they are, and say what is made of a disagreement.

Every judgement bears a name and a reason, stays on record, outlives further reports and other readings, and can be taken back.
"""

Event = Annotated[str, typer.Argument(metavar="EVENT", help="An event's id, or the beginning of one.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it stays beside the judgement.")]
Analyst = Annotated[str, typer.Option("--analyst", metavar="NAME", envvar=ANALYST_VARIABLE, help="Who judges.")]
Printed = Annotated[who.Format, typer.Option("--format", help="How to print it.")]

judge = typer.Typer(help=ABOUT, no_args_is_help=True, rich_markup_mode=None)


@judge.command()
def merge(
    event: Event, other: Annotated[str, typer.Argument(metavar="OTHER", help="The event that becomes part of it.")],
    *, reason: Reason, analyst: Analyst, format_: Printed = who.Format.TABLE, ledger: LedgerPath,
) -> None:  # fmt: skip
    """Make two events one; the id of the other leads to the first."""
    with Desk.open(ledger) as desk:
        _print([desk.judging(analyst=analyst, reason=reason).merge(event, other)], format_)


@judge.command()
def split(
    event: Event,
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM...", help="Claims that do not belong to it.")],
    *, reason: Reason, analyst: Analyst, format_: Printed = who.Format.TABLE, ledger: LedgerPath,
) -> None:  # fmt: skip
    """Make claims of an event one of their own."""
    with Desk.open(ledger) as desk:
        _print([desk.judging(analyst=analyst, reason=reason).split(event, claims)], format_)


@judge.command()
def lock(
    event: Event, *, reason: Reason, analyst: Analyst, format_: Printed = who.Format.TABLE, ledger: LedgerPath
) -> None:
    """Keep an event as it is; what comes later stands beside it."""
    with Desk.open(ledger) as desk:
        _print([desk.judging(analyst=analyst, reason=reason).lock(event)], format_)


@judge.command()
def state(
    disagreement: Annotated[str, typer.Argument(metavar="DISAGREEMENT", help="Its id, or the beginning of one.")],
    made_of: Annotated[
        DisagreementState,
        typer.Argument(parser=disagreement_state, metavar="STATE", help="open, explained, resolved or no-disagreement."),
    ],
    *, reason: Reason, analyst: Analyst, format_: Printed = who.Format.TABLE, ledger: LedgerPath,
) -> None:  # fmt: skip
    """Say what is made of a disagreement."""
    with Desk.open(ledger) as desk:
        _print([desk.judging(analyst=analyst, reason=reason).state(disagreement, made_of)], format_)


@judge.command()
def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="Number of the judgement.")],
    *, reason: Reason, analyst: Analyst, format_: Printed = who.Format.TABLE, ledger: LedgerPath,
) -> None:  # fmt: skip
    """Take a judgement back."""
    with Desk.open(ledger) as desk:
        _print([desk.judging(analyst=analyst, reason=reason).undo(number)], format_)


@judge.command("list")
def list_(*, format_: Printed = who.Format.TABLE, ledger: LedgerPath) -> None:
    """List what was judged, oldest first."""
    with Desk.open(ledger, read_only=True) as desk:
        found = desk.judgements()
    if not found:
        complain("Nothing was judged yet.", "See `foedus judge --help`.")
    _print(found, format_)


def _print(judgements: list[Judgement], format_: who.Format) -> None:
    if format_ is who.Format.TABLE:
        print_all(map(judgement_line, judgements))
        return
    sys.stdout.writelines(f"{json.dumps(one.to_row(), ensure_ascii=False)}\n" for one in judgements)
