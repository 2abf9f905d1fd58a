"""`claims`, `search`, `why`: questions to the ledger."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import RenderableType
from rich.text import Text

from foedus.analysis.citing import Citation
from foedus.desk import Desk, sentence
from foedus.interfaces.cli.entries import citation_lines, said_by
from foedus.interfaces.cli.options import LedgerPath, event_type, first_day, last_day, status, treaty_act
from foedus.interfaces.cli.screen import STATUS_STYLES, complain, grid, heading, plain, print_all
from foedus.ledger import SearchHit
from foedus.model.claim import EventType, Participant, Status, TreatyAct
from foedus.model.query import ClaimQuery

COLUMNS = (
    "document", "id", "report", "type", "act", "status", "actors", "recipients", "object", "said_by", "start", "end",
    "precision", "confidence", "trigger", "evidence_start", "evidence_end", "evidence", "engine",
)  # fmt: skip


class Format(StrEnum):
    """How claims are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


def claims(  # noqa: PLR0913  # one parameter a filter
    *,
    actor: Annotated[str | None, typer.Option(metavar="WHO", help="Code or name of who acts.")] = None,
    type_: Annotated[
        EventType | None, typer.Option("--type", parser=event_type, metavar="TYPE", help="PLOVER type, as REJECT.")
    ] = None,
    act: Annotated[
        TreatyAct | None, typer.Option(parser=treaty_act, metavar="ACT", help="Treaty act, as refuse_signature.")
    ] = None,
    status_: Annotated[
        Status | None,
        typer.Option("--status", parser=status, metavar="STATUS", help=f"One of {', '.join(Status)}."),
    ] = None,
    voice: Annotated[str | None, typer.Option(metavar="WHO", help="Code or name of who is quoted.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Name of the outlet.")] = None,
    since: Annotated[
        date | None, typer.Option(parser=first_day, metavar="DATE", help="Acts on or after this day, month or year.")
    ] = None,
    until: Annotated[
        date | None, typer.Option(parser=last_day, metavar="DATE", help="Acts on or before this day, month or year.")
    ] = None,
    text: Annotated[str | None, typer.Option(metavar="WORDS", help="Words of the evidence.")] = None,
    report: Annotated[str | None, typer.Option(metavar="REPORT", help="A report's id or document name.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="At most so many.")] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print them.")] = Format.TABLE,
    ledger: LedgerPath,
) -> None:
    """List claims; every filter given must hold."""
    query = ClaimQuery(
        actor=actor, type=type_, act=act, status=status_, voice=voice, outlet=outlet, report=report, text=text,
        since=since, until=until, limit=limit,
    )  # fmt: skip
    with Desk.open(ledger, read_only=True) as desk:
        PRINTED[format_](desk.claims(query))


def search(
    expression: Annotated[str, typer.Argument(metavar="WORDS", help='Words, "a phrase", begin*, A OR B, A NOT B.')],
    *,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many.")] = 20,
    ledger: LedgerPath,
) -> None:
    """Search the texts of the reports, best passages first."""
    with Desk.open(ledger, read_only=True) as desk:
        hits = desk.search(expression, limit)
    if not hits:
        complain(f"No passage answers {expression!r}.", "Try fewer words, or begin* for words that begin so.")
    print_all(map(_hit, hits))


def why(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, or the beginning of one.")],
    *,
    ledger: LedgerPath,
) -> None:
    """Show how a claim was read.

    Which rule, lexicon entry, register entry and tree produced each of its fields.
    """
    with Desk.open(ledger, read_only=True) as desk:
        print_all(_derivation(desk.why(claim)))


def _table(citations: Iterable[Citation]) -> None:
    none = True
    for citation in citations:
        print_all(citation_lines(citation, sentence(citation.claim)))
        none = False
    if none:
        complain("No claim answers.", "Leave a filter out, or see `foedus reports` for what was read.")


def _jsonl(citations: Iterable[Citation]) -> None:
    for citation in citations:
        row = {"document": citation.source.report.document, **citation.claim.to_row()}
        sys.stdout.write(f"{json.dumps(row, ensure_ascii=False)}\n")


def _csv(citations: Iterable[Citation]) -> None:
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(_flat, citations))


PRINTED = {Format.TABLE: _table, Format.JSONL: _jsonl, Format.CSV: _csv}


def _flat(citation: Citation) -> dict[str, Any]:
    row = citation.claim.to_row()
    when, evidence = row["when"] or {}, row["evidence"]
    lists = {name: _listed(getattr(citation.claim, name)) for name in ("actors", "recipients", "said_by")}
    flat = {
        "document": citation.source.report.document,
        "object": row["object"]["name"] if row["object"] else None,
        "trigger": row["trigger"]["quote"],
        "evidence": evidence["quote"],
        "evidence_start": evidence["start"],
        "evidence_end": evidence["end"],
        **{name: when.get(name) for name in ("start", "end", "precision")},
        **lists,
    }
    return {name: flat.get(name, row.get(name)) for name in COLUMNS}


def _listed(participants: tuple[Participant, ...]) -> str:
    return "; ".join(p.principal or p.name for p in participants)


def _hit(hit: SearchHit) -> RenderableType:
    text, at = Text(), hit.quotation.start
    for mark in hit.marks:
        text.append(plain(hit.quotation.quote[at - hit.quotation.start : mark.start - hit.quotation.start]))
        text.append(
            plain(hit.quotation.quote[mark.start - hit.quotation.start : mark.end - hit.quotation.start]), "bold"
        )
        at = mark.end
    text.append(plain(hit.quotation.quote[at - hit.quotation.start :]))
    table = grid({"width": 16, "overflow": "fold"}, {"ratio": 1})
    table.add_row(Text(plain(hit.document), style="dim"), text)
    return table


def _derivation(citation: Citation) -> Iterator[RenderableType]:
    claim = citation.claim
    yield heading(claim.id, citation.place)
    yield Text.assemble((plain(sentence(claim)), "bold"), "  ", (claim.status.value, STATUS_STYLES[claim.status]))
    cut = claim.trigger.start - claim.evidence.start
    before, after = claim.evidence.quote[:cut], claim.evidence.quote[cut + len(claim.trigger.quote) :]
    yield Text.assemble(
        f"“{plain(before)}", ("[", "dim"), (plain(claim.trigger.quote), "underline"), ("]", "dim"), f"{plain(after)}”"
    )
    yield Text(plain(f"{said_by(citation)} · confidence {claim.confidence:.2f} · {claim.engine}"), style="dim")
    yield Text()
    table = grid({"width": 12}, {"width": 22, "overflow": "fold"}, {"ratio": 1})
    table.add_row(*(Text(head, style="dim") for head in ("field", "rule", "what it used")))
    for step in claim.derivation:
        table.add_row(plain(step.field), plain(step.rule), plain(step.detail))
    yield table
