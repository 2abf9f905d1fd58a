"""`add` and `extract`: sources in."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from foedus import desk
from foedus.desk import Added, AlreadyKnown, Desk, Outcome, Refused, Removed
from foedus.interfaces.cli.exits import exit_code_after
from foedus.interfaces.cli.options import LedgerPath, ManifestFile, Paths, language_code, moment, required
from foedus.interfaces.cli.progress import Tally, say, tallying
from foedus.interfaces.cli.screen import complain
from foedus.model.claim import Claim
from foedus.model.report import Moment, Refusal, Report

Processes = Annotated[
    int | None,
    typer.Option(
        "--processes", metavar="N", min=1, help="How many processes read, at most one a processor; else as many as pay."
    ),
]


def add(paths: Paths = None, *, manifest: ManifestFile = None, processes: Processes = None, ledger: LedgerPath) -> None:
    """Read reports into the ledger, one transaction each.

    A line on standard output tells each report that is now safe; what could not be read is told on standard error and
    recorded. Reading the same files again adds nothing.
    """
    named = required(paths, manifest)
    with tallying(lambda: desk.sources(named, manifest)) as tally, Desk.open(ledger) as opened:
        for outcome in opened.add(named, manifest, processes=processes):
            _acknowledge(outcome, tally)
    say(str(tally))
    _leave(tally)


def extract(
    paths: Paths = None,
    *,
    manifest: ManifestFile = None,
    published: Annotated[
        Moment | None,
        typer.Option(parser=moment, metavar="DATE", help="When sources were published that no manifest dates."),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            parser=language_code, metavar="CODE", help="Language of sources whose language no manifest tells."
        ),
    ] = None,
    processes: Processes = 1,
) -> None:
    """Print the claims of reports as JSON lines, without a ledger.

    Each line is an object of the format foedus.claim/1 with "document", the file's name without its ending. What could not
    be read is told on standard error.
    """
    named = required(paths, manifest)
    with tallying(lambda: desk.sources(named, manifest)) as tally:
        for read in desk.extract(named, manifest, published=published, language=language, processes=processes):
            if isinstance(read, Refusal):
                tally.refuse(read)
                continue
            report, claims = read
            _tell_unread(report)
            sys.stdout.writelines(f"{_row(claim, report)}\n" for claim in claims)
            tally.took(len(claims))
    _leave(tally)


def _acknowledge(outcome: Outcome, tally: Tally) -> None:
    match outcome:
        case Added(source=source, report=report, claims=claims):
            say(f"read     {report.id}  {claims:>4} claims  {source}")
            _tell_unread(report)
            tally.took(claims)
        case AlreadyKnown(source=source):
            say(f"known    {source}")
            tally.skip()
        case Removed(source=source, tombstone=tombstone):
            say(f"removed  {source}: taken down on {tombstone.removed_at:%Y-%m-%d} ({tombstone.reason}), stays out")
            tally.skip()
        case Refused(refusal=refusal):
            tally.refuse(refusal)


def _tell_unread(report: Report) -> None:
    """Says where a report is kept but no claims were looked for: nothing found is not the same as not read."""
    for remark in report.remarks:
        if remark.code == "language-not-extracted":
            complain(f"{report.document}: {remark.subject}", remark.remedy)


def _row(claim: Claim, report: Report) -> str:
    return json.dumps({"document": report.document, **claim.to_row()}, ensure_ascii=False)


def _leave(tally: Tally) -> None:
    if not tally.read + tally.skipped + tally.refused:
        complain("There is nothing to read in what was named.", "Name .txt or .html files, or folders that hold some.")
    raise typer.Exit(exit_code_after(tally.read + tally.skipped, tally.refused))
