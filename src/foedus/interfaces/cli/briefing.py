"""`brief`: the briefing on the screen, or as one HTML file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from foedus.analysis.briefing import Briefing, Entry
from foedus.analysis.citing import Source
from foedus.desk import Desk
from foedus.interfaces.cli.entries import INDENT, entry_lines
from foedus.interfaces.cli.events import tell_ungathered
from foedus.interfaces.cli.occurrences import short_lines
from foedus.interfaces.cli.options import LedgerPath, write_page
from foedus.interfaces.cli.progress import say
from foedus.interfaces.cli.screen import grid, heading, plain, print_all
from foedus.model.report import Found, Report

SECTION = 12
"""Entries that a section shows on the screen; the HTML file holds all."""


def brief(
    reports: Annotated[
        list[str] | None,
        typer.Argument(metavar="[REPORT]...", help="Ids or document names; all reports where none is named."),
    ] = None,
    *,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write the whole briefing there as one HTML file.")
    ] = None,
    organisation: Annotated[
        str | None, typer.Option(metavar="CODE", help="Whose members are shown; else the organisation spoken of most.")
    ] = None,
    ledger: LedgerPath,
) -> None:
    """Tell what the reports say, and who says it.

    Who speaks, what was done when, what is only planned or denied, what each member did, and where that cannot all hold.

    On the screen a section shows at most 12 entries, those with most voices first chosen; the HTML file holds all, with the
    texts.
    """
    with Desk.open(ledger, read_only=True) as desk:
        tell_ungathered(desk)
        briefing = desk.brief(reports or (), organisation)
    if html is None:
        print_all(briefing_lines(briefing))
        return
    from foedus.interfaces.pages.briefing import page  # noqa: PLC0415  # the screen needs no templates

    write_page(html, page(briefing))
    say(f"{html}: {len(briefing.sources)} reports, {briefing.claims} claims")


def briefing_lines(briefing: Briefing) -> Iterator[RenderableType]:
    """The briefing for the screen, section by section."""
    yield from _header(briefing)
    yield from _sources(briefing)
    yield from _section("In order of time", "asserted", briefing.told)
    for status, entries in briefing.apart:
        yield from _section(status.value, "told apart from what is asserted", entries, with_status=False)
    for member in briefing.members:
        counts = " · ".join(f"{status} {count}" for status, count in member.by_status)
        yield from _section(member.name, counts, member.entries, more=f"foedus claims --actor {member.code}")
    yield from _disagreements(briefing)
    yield from _treaty(briefing)
    yield from _section("Not dated", "asserted, on a day the text does not tell", briefing.undated, with_status=False)
    yield from _section("Not attributed", "no actor is named", briefing.unattributed)
    yield from _unread(briefing)


def _header(briefing: Briefing) -> Iterator[RenderableType]:
    days = f"published {briefing.published[0]} to {briefing.published[1]}" if briefing.published else "undated"
    about = (
        "Foedus",
        *([briefing.organisation] if briefing.organisation else []),
        _count(len(briefing.sources), "report"),
        _count(len(briefing.voices), "independent voice"),
        days,
    )
    yield Text(plain(" · ".join(about)), style="bold")
    yield Text("Foedus does not say what is true. Each line is what a voice says, with its place.")


def _sources(briefing: Briefing) -> Iterator[RenderableType]:
    yield Text()
    yield heading("WHO SPEAKS", _count(briefing.claims, "claim"))
    for source in briefing.sources:
        yield from _source(source)
    if briefing.speakers:
        shown = " · ".join(f"{speaker.name} {speaker.claims}" for speaker in briefing.speakers[:SECTION])
        rest = len(briefing.speakers) - SECTION
        yield Text(plain(f"Quoted in them, with claims: {shown}" + (f" · and {rest} more" if rest > 0 else "")))


def _source(source: Source) -> Iterator[RenderableType]:
    report = source.report
    day = report.published_on
    who = ", ".join(told.value for told in (report.author, report.outlet) if isinstance(told, Found))
    table = grid({"width": 10, "no_wrap": True}, {"ratio": 1}, {"justify": "right", "overflow": "fold"})
    words = plain(f"{who or 'unsigned'} · {_count(source.claims, 'claim')}")
    table.add_row(day.isoformat() if day else "undated", words, Text(plain(source.label), style="dim"))
    yield table
    if isinstance(report.title, Found):
        title = Text(plain(report.title.value), style="italic", overflow="ellipsis", no_wrap=True)
        yield Padding(title, (0, 0, 0, INDENT))


def _section(
    title: str, right: str, entries: Sequence[Entry], *, with_status: bool = True, more: str = "foedus claims"
) -> Iterator[RenderableType]:
    if not entries:
        return
    yield Text()
    yield heading(title.upper(), right)
    shown = most_told(entries)
    yield from entry_lines(shown, with_status=with_status)
    if len(shown) < len(entries):
        yield Text(f"and {len(entries) - len(shown)} more: `{more}`, or all in `--html FILE`", style="dim")


def most_told(entries: Sequence[Entry]) -> list[Entry]:
    """Those entries that most voices tell, then most claims, then the most confident, as many as a section shows; in their order."""
    weight = {id(e): (-len(e.voices), -len(e.citations), -e.citations[0].claim.confidence) for e in entries}
    chosen = {id(e) for e in sorted(entries, key=lambda e: weight[id(e)])[:SECTION]}
    return [entry for entry in entries if id(entry) in chosen]


def _disagreements(briefing: Briefing) -> Iterator[RenderableType]:
    yield Text()
    yield heading("DISAGREEMENTS", f"{len(briefing.disagreements)} open")
    for one in briefing.disagreements[:SECTION]:
        yield from short_lines(one)
    rest = len(briefing.disagreements) - SECTION
    if rest > 0:
        yield Text(f"and {rest} more: `foedus disagreements`, or all in `--html FILE`", style="dim")


def _treaty(briefing: Briefing) -> Iterator[RenderableType]:
    if not (briefing.findings or briefing.bodies):
        return
    from foedus.interfaces.cli.finding_lines import body_line, finding_lines  # noqa: PLC0415  # treaty data loads slowly

    yield Text()
    yield heading("THE TREATY", f"{_count(len(briefing.findings), 'finding')} · none says that a breach happened")
    yield from finding_lines(briefing.findings, SECTION)
    if len(briefing.findings) > SECTION:
        yield Text(f"`foedus findings --organisation {briefing.organisation}`, or all in `--html FILE`", style="dim")
    yield from map(body_line, briefing.bodies)


def _unread(briefing: Briefing) -> Iterator[RenderableType]:
    yield Text()
    if briefing.refusals:
        yield heading("NOT READ", f"{len(briefing.refusals)} of {len(briefing.refusals) + len(briefing.sources)}")
        for refusal in briefing.refusals:
            yield Text(plain(f"{refusal.source}: {refusal.subject} {refusal.remedy}"))
    struck = ", ".join(f"{reason} {count}" for reason, count in briefing.struck)
    total = sum(count for _, count in briefing.struck)
    yield Text(
        f"NOT DATED {briefing.undated_claims} · NOT ATTRIBUTED {briefing.unattributed_claims} of {_count(briefing.claims, 'claim')}"
    )
    yield Text(f"struck as furniture {_count(total, 'passage')}" + (f": {struck}" if struck else ""))
    unmet = [(source, source.report) for source in briefing.sources if source.report.remarks]
    for source, report in unmet:
        yield _remarks(source, report)


def _remarks(source: Source, report: Report) -> Text:
    return Text(plain(f"{source.label}: " + " ".join(f"{r.subject} {r.remedy}" for r in report.remarks)))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
