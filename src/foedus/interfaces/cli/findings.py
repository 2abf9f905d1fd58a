"""`treaty`, `findings`, `finding`, `bodies`: what the treaty would say to the record, and which bodies exist on paper.

Reading treaty data takes a while to load, so whatever needs it is imported where it is first needed: other commands must
not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from foedus.desk import Desk
from foedus.interfaces.cli import who
from foedus.interfaces.cli.asking import Format
from foedus.interfaces.cli.events import Listed, Since, Until, print_rows, tell_ungathered
from foedus.interfaces.cli.options import LedgerPath, finding_form, verdict_name
from foedus.interfaces.cli.screen import complain, print_all, remark
from foedus.model.finding import VERDICTS, Form
from foedus.model.query import ANY_VERDICT, FindingQuery

if TYPE_CHECKING:
    from foedus.analysis.findings import Findings, FindingView

SHOWN = 20
"""Findings that a table shows where no limit is given."""
VERDICT_NAMES = ", ".join(verdict.name for verdict in VERDICTS)

Organisation = Annotated[str | None, typer.Option(metavar="CODE", help="Whose treaty, as CSTO.")]
PackFolder = Annotated[
    Path | None,
    typer.Option(
        "--pack", metavar="FOLDER", exists=True, file_okay=False, help="Judge by the pack in this folder instead."
    ),
]
Unverified = Annotated[
    bool,
    typer.Option("--unverified", help="Also by texts and standing that nobody looked up; else they count for nothing."),
]
Member = Annotated[str | None, typer.Option(metavar="WHO", help="Code or name of who is bound, or towards whom.")]


def treaty(
    address: Annotated[
        str | None,
        typer.Argument(metavar="[ADDRESS]", help="A provision as charter/art-7, or an instrument; else all."),
    ] = None,
    *,
    organisation: Organisation = None,
    unverified: Unverified = False,
    pack: PackFolder = None,
    format_: Annotated[who.Format, typer.Option("--format", help="How to print it.")] = who.Format.TABLE,
    ledger: LedgerPath,
) -> None:
    """Show a treaty article by article, with what was found under each.

    With an address, that provision whole: its texts with their days, rules, rival readings and findings.
    """
    query = FindingQuery(organisation=organisation, provision=address, unverified=unverified)
    with Desk.open(ledger, read_only=True) as desk:
        tell_ungathered(desk)
        found = desk.treaty(query, pack)
    named = [one for one in found.provisions if address is None or f"{one.address}/".startswith(f"{address}/")]
    if format_ is who.Format.JSONL:
        print_rows((one.to_row() for one in named), Format.JSONL, ())
        return
    from foedus.interfaces.cli.finding_lines import provision_lines, treaty_lines  # noqa: PLC0415

    if address is None:
        print_all(treaty_lines(found))
    else:
        print_all(line for one in named for line in provision_lines(one))


def findings(  # noqa: PLR0913  # one parameter a filter
    *,
    organisation: Organisation = None,
    provision: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="A provision as charter/art-7, or an instrument as charter.")
    ] = None,
    member: Member = None,
    verdict: Annotated[
        str | None,
        typer.Option(
            parser=verdict_name,
            metavar="VERDICT",
            help=f"One of {VERDICT_NAMES}, or {ANY_VERDICT}; else all but the last two.",
        ),
    ] = None,
    form: Annotated[
        Form | None,
        typer.Option(parser=finding_form, metavar="FORM", help="accused: a voice alleges; reported: it tells an act."),
    ] = None,
    voice: Annotated[str | None, typer.Option(metavar="WHO", help="Name of the voice, or of who is quoted.")] = None,
    since: Since = None,
    until: Until = None,
    unverified: Unverified = False,
    pack: PackFolder = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="At most so many; a table shows 20.")] = None,
    format_: Listed = Format.TABLE,
    ledger: LedgerPath,
) -> None:
    """List what the treaty would say to what is reported, and who accuses whom of a breach.

    Accusations first, then by verdict; every filter given must hold. No finding says that a breach happened.
    """
    query = FindingQuery(
        organisation=organisation, provision=provision, member=member, verdict=verdict, form=form, voice=voice, since=since,
        until=until, unverified=unverified,
    )  # fmt: skip
    with Desk.open(ledger, read_only=True) as desk:
        tell_ungathered(desk)
        found = desk.findings(query, pack)
    _tell_conflicts(found)
    shown = found.views[: limit or (SHOWN if format_ is Format.TABLE else None)]
    if format_ is Format.TABLE:
        _table(shown, len(found.views))
    else:
        rows = map(_flat, shown) if format_ is Format.CSV else (one.to_row() for one in shown)
        print_rows(rows, format_, COLUMNS)


def finding(
    name: Annotated[str, typer.Argument(metavar="FINDING", help="A finding's id, or the beginning of one.")],
    *,
    whole: Annotated[bool, typer.Option("--whole", help="Every quotation and source of every step.")] = False,
    unverified: Unverified = False,
    pack: PackFolder = None,
    format_: Annotated[who.Format, typer.Option("--format", help="How to print it.")] = who.Format.TABLE,
    ledger: LedgerPath,
) -> None:
    """Show one finding: who says what, and each step from there to the verdict.

    Then what each rival reading gives, and what would decide it where facts are missing.
    """
    with Desk.open(ledger, read_only=True) as desk:
        tell_ungathered(desk)
        found = desk.finding(name, pack, unverified=unverified)
    if format_ is who.Format.JSONL:
        print_rows([found.to_row()], Format.JSONL, ())
        return
    from foedus.interfaces.cli.finding_lines import lines_of  # noqa: PLC0415

    print_all(lines_of(found, whole=whole))


def bodies(
    *,
    organisation: Organisation = None,
    on_paper: Annotated[
        bool, typer.Option("--on-paper", help="Only those that a voice says to exist on paper.")
    ] = False,
    pack: PackFolder = None,
    format_: Annotated[who.Format, typer.Option("--format", help="How to print them.")] = who.Format.TABLE,
    ledger: LedgerPath,
) -> None:
    """List organs, forces, services and systems, each with how real it is, by whose word.

    From proposed over decided, legal basis, first meeting and exercise to operating, or dormant.
    """
    with Desk.open(ledger, read_only=True) as desk:
        tell_ungathered(desk)
        found = [one for one in desk.bodies(organisation, pack) if one.on_paper or not on_paper]
    if format_ is who.Format.JSONL:
        print_rows((one.to_row() for one in found), Format.JSONL, ())
        return
    if not found:
        complain("No body answers.", "Leave a filter out, or see `foedus claims --act leave_body_idle`.")
    from foedus.interfaces.cli.finding_lines import body_lines  # noqa: PLC0415

    print_all(line for one in found for line in ("", *body_lines(one)))


def _table(views: Iterable[FindingView], number: int) -> None:
    shown = list(views)
    if not shown:
        complain(
            "No finding answers.",
            "Leave a filter out, ask for `--verdict any`, or see in `foedus claims` which acts no norm names.",
        )
    from foedus.interfaces.cli.finding_lines import finding_lines  # noqa: PLC0415

    print_all(finding_lines(shown))
    if number > len(shown):
        remark(f"{number - len(shown)} more findings: raise --limit, or filter")


def _tell_conflicts(found: Findings) -> None:
    for one in found.conflicts:
        remark(
            f"the pack contradicts itself: {one.breached} would be breached by what {one.allowed} allows (claim {one.conduct});"
            " say in the pack which goes before, by `over`"
        )


COLUMNS = (
    "id", "organisation", "provision", "form", "stage", "verdict", "because", "bearer", "counterparty", "start", "end", "norm",
    "version", "reports", "voices", "disputed_by", "claims", "sentence",
)  # fmt: skip


def _flat(view: FindingView) -> dict[str, Any]:
    row = view.to_row()
    when = row["when"] or {}
    flat = {
        **row,
        "verdict": row["verdict"]["name"],
        "because": row["verdict"]["because"],
        "start": when.get("start"),
        "end": when.get("end"),
        "disputed_by": "; ".join(view.finding.disputed_by),
        "claims": "; ".join(view.finding.claims),
    }
    return {name: flat[name] for name in COLUMNS}
