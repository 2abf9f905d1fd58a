"""`who`: whom a phrase names at a date."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from foedus.desk import who_is
from foedus.interfaces.cli.options import day
from foedus.interfaces.cli.screen import complain, grid, plain, print_all
from foedus.register.answer import Answer, Candidate, Named

CANDIDATES = 6
"""Candidates that the screen shows of one participant; JSON lines hold all."""


class Format(StrEnum):
    """How answers are printed."""

    TABLE = "table"
    JSONL = "jsonl"


def who(
    phrases: Annotated[
        list[str],
        typer.Argument(
            metavar="PHRASE...", help='What a report calls somebody; "-" reads phrases from standard input, one a line.'
        ),
    ],
    *,
    on: Annotated[
        date | None,
        typer.Option("--on", parser=day, metavar="DATE", help="The day spoken of; without it no office has a holder."),
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print the answers.")] = Format.TABLE,
) -> None:
    """Tell whom a phrase names at a date, with candidates, scores and reasons.

    A line of standard input may end in a tab and a day of its own.
    """
    for phrase, asked_on in _asked(phrases, on):
        answer = who_is(phrase, asked_on)
        if format_ is Format.JSONL:
            row = {"on": asked_on.isoformat() if asked_on else None, **answer.to_row()}
            sys.stdout.write(f"{json.dumps(row, ensure_ascii=False)}\n")
        else:
            print_all(answer_lines(answer))


def answer_lines(answer: Answer) -> Iterator[RenderableType]:
    """The answer for the screen: a paragraph a participant, or that there is none."""
    for note in answer.notes:
        yield Text(plain(note), style="dim")
    for named in answer.parties:
        yield from _named_lines(named)
    if not answer.parties:
        complain(
            f"{answer.phrase!r} names nobody whom the register knows.",
            'Name a state, organisation or person, or a noun with one: "Kyrgyz border guards".',
        )


def _asked(phrases: Iterable[str], on: date | None) -> Iterator[tuple[str, date | None]]:
    for phrase in phrases:
        if phrase != "-":
            yield phrase, on
            continue
        for line in sys.stdin:
            words, tab, told = line.rstrip("\n").partition("\t")
            if words.strip():
                yield words, day(told) if tab and told.strip() else on


def _named_lines(named: Named) -> Iterator[RenderableType]:
    decided = named.decided
    who_told = decided.name if decided else "not decided; it may be"
    principal, sector = named.principal or "no principal", named.sector or "no sector"
    yield Text.assemble((plain(named.words), "bold"), "  ", plain(who_told), ("  " + f"{principal} {sector}", "cyan"))
    shown = named.candidates[:CANDIDATES] if len(named.candidates) > 1 or decided is None else (decided,)
    table = grid({"no_wrap": True}, {"ratio": 1})
    for candidate in shown:
        table.add_row(f"{candidate.score:.2f}", plain(_candidate(candidate)))
    yield Padding(table, (0, 0, 0, 2))
    if len(named.candidates) > CANDIDATES:
        yield Text(f"  and {len(named.candidates) - CANDIDATES} more; --format jsonl shows all", style="dim")


def _candidate(candidate: Candidate) -> str:
    whose = " ".join(filter(None, [candidate.principal, candidate.sector]))
    return f"{candidate.name}{f', {whose}' if whose else ''}: {candidate.reason}"
