"""`reports`, `report`, `remove`, `check`: what the ledger holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from foedus.desk import Desk, sentence
from foedus.interfaces.cli.exits import ExitCode
from foedus.interfaces.cli.options import LedgerPath, ReportName
from foedus.interfaces.cli.progress import say
from foedus.interfaces.cli.screen import STATUS_STYLES, complain, day_of, grid, heading, plain, print_all
from foedus.interfaces.marked import Piece, pieces
from foedus.ledger import ReportLine
from foedus.model.claim import Claim, Status
from foedus.model.reading import Reading
from foedus.model.report import Found, Moment, NotFound, Stage

METADATA = ("title", "outlet", "author", "published", "language", "translated_from", "capture_hint")

# Without colours and on paper the number after each trigger and the word of the status still tell all.
UNDERLINES = {
    Status.ASSERTED: "underline",
    Status.DENIED: "underline red",
    Status.PLANNED: "underline blue",
    Status.DEMANDED: "underline magenta",
    Status.PREDICTED: "underline cyan",
    Status.CONDITIONAL: "underline yellow",
}


def reports(*, ledger: LedgerPath) -> None:
    """List the reports of the ledger."""
    with Desk.open(ledger, read_only=True) as desk:
        lines = desk.reports()
    table = grid(
        {"width": 16, "no_wrap": True}, {"width": 10, "no_wrap": True}, {"ratio": 1}, {"justify": "right", "width": 6}
    )
    table.add_row(*(Text(head, style="dim") for head in ("id", "published", "document", "claims")))
    for line in lines:
        table.add_row(
            line.id, line.published.day.isoformat() if line.published else "no date", _about(line), str(line.claims)
        )
    print_all([table])


def report(
    name: ReportName,
    *,
    log: Annotated[bool, typer.Option("--log", help="Show the stage log as well.")] = False,
    ledger: LedgerPath,
) -> None:
    """Show a report with its claims marked.

    Each claim has a number behind its trigger and a line under the paragraph. Struck furniture stands in brackets with its
    reason.
    """
    with Desk.open(ledger, read_only=True) as desk:
        print_all(_lines(desk.report(name), log=log))


def remove(
    name: ReportName,
    *,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; it stays in the ledger in the report's place.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    ledger: LedgerPath,
) -> None:
    """Take a report down, for good.

    Its text, original and quotations are purged; a tombstone stays.

    The same bytes are not read again afterwards. This cannot be undone.
    """
    with Desk.open(ledger) as desk:
        found = desk.report(name)
        if not (yes or _agreed(found)):
            say("nothing removed")
            return
        tombstone = desk.remove(found.report.id, reason)
    say(f"removed  {tombstone.report_id}: {tombstone.reason}")


def check(*, ledger: LedgerPath) -> None:
    """Prove every citation of the ledger anew.

    Each quotation is sliced and each original hashed again; where one does not hold, the exit code is 5.
    """
    with Desk.open(ledger, read_only=True) as desk:
        result = desk.check()
    for drift in result.drifted:
        complain(
            f"{drift.kind}: {drift.subject}", "Restore the ledger from a copy, or remove the report and add it again."
        )
    say(f"checked {result.citations} citations of {result.reports} reports: {len(result.drifted)} do not hold")
    raise typer.Exit(ExitCode.DRIFT if result.drifted else ExitCode.DONE)


def _agreed(reading: Reading) -> bool:
    question = f"Purge {reading.report.id} ({plain(reading.report.document)}, {len(reading.claims)} claims) for good?"
    try:
        return typer.confirm(question)
    except typer.Abort as abort:
        say("")
        complain("Nobody answered; nothing was removed.", "Say --yes where nobody can be asked.")
        raise typer.Exit(ExitCode.USAGE) from abort


def _about(line: ReportLine) -> Text:
    told = ", ".join(filter(None, (line.author, line.outlet)))
    return Text.assemble(
        (plain(line.document), "bold"),
        plain(f"  {told}" if told else ""),
        (plain(f" · {line.title}" if line.title else ""), "italic"),
    )


def _lines(reading: Reading, *, log: bool) -> Iterator[RenderableType]:
    yield heading(reading.report.document, reading.report.id)
    yield _metadata(reading)
    yield Text()
    numbered = dict(enumerate(reading.claims, start=1))
    yield from _paragraphs(reading, numbered)
    if log:
        yield from _log(reading)


def _metadata(reading: Reading) -> Table:
    report = reading.report
    table = grid({"width": 16}, {"ratio": 1})
    for name in METADATA:
        table.add_row(Text(name.replace("_", " "), style="dim"), _told(getattr(report, name)))
    if report.tags:
        table.add_row(Text("tags", style="dim"), plain(", ".join(report.tags)))
    for reach in report.reach:
        table.add_row(
            Text("views", style="dim"),
            f"{reach.views}" + (f" as of {reach.as_of}" if reach.as_of else ", no date told"),
        )
    table.add_row(Text("source", style="dim"), plain(f"{report.source}, {report.media_type}, {report.encoding}"))
    for remark in report.remarks:
        table.add_row(Text("remark", style="dim"), plain(f"{remark.subject} {remark.remedy}"))
    table.add_row(Text("claims", style="dim"), f"{len(reading.claims)}, read by {reading.engine}")
    return table


def _told(value: Found[str] | Found[Moment] | NotFound) -> Text:
    if isinstance(value, NotFound):
        return Text(plain(f"not found: {value.reason}"), style="dim")
    words = value.value.isoformat() if isinstance(value.value, Moment) else value.value
    return Text.assemble(plain(words), (f"  from the {value.origin}", "dim"))


def _paragraphs(reading: Reading, numbered: dict[int, Claim]) -> Iterator[Table]:
    marks = [claim.trigger.span for claim in numbered.values()]
    for number, span in enumerate(reading.report.paragraphs(), start=1):
        table = grid({"width": 4, "justify": "right"}, {"ratio": 1})
        cut = pieces(reading.report, span, marks)
        table.add_row(Text(str(number), style="dim"), _marked(cut, numbered))
        for index in sorted({index for piece in cut for index in piece.ending}):
            table.add_row("", _claim_line(index + 1, numbered[index + 1]))
        yield table


def _marked(cut: list[Piece], numbered: dict[int, Claim]) -> Text:
    text, struck = Text(), None
    for piece in cut:
        if piece.struck is not struck:
            text.append("] " if struck else "", style="dim")
            text.append(f"[struck, {piece.struck}: " if piece.struck else "", style="dim")
            struck = piece.struck
        style = UNDERLINES[numbered[piece.covering[-1] + 1].status] if piece.covering else "dim" if piece.struck else ""
        text.append(plain(piece.text), style=style)
        for index in piece.ending:
            text.append(f"[{index + 1}]", style="dim")
    return text.append("]" if struck else "", style="dim")


def _claim_line(number: int, claim: Claim) -> Text:
    said = f", said by {', quoted by '.join(p.name for p in reversed(claim.said_by))}" if claim.said_by else ""
    return Text.assemble(
        (f"[{number}] ", "dim"),
        (claim.status.value, STATUS_STYLES[claim.status]),
        plain(f" · {day_of(claim.when)} · {sentence(claim)}{said}"),
        (f"  {claim.id}", "dim"),
    )


def _log(reading: Reading) -> Iterator[RenderableType]:
    yield Text()
    yield heading("STAGE LOG")
    table = grid({"width": 16}, {"width": 16}, {"ratio": 1})
    stages: tuple[Stage, ...] = (*reading.report.stages, *reading.stages)
    for stage in stages:
        table.add_row(plain(stage.name), plain(stage.outcome), Text(plain(stage.detail), style="dim"))
    yield table
