"""`whatif`: what proposed amendments would change in what the treaty says to the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from foedus.desk import Desk
from foedus.interfaces.cli import who
from foedus.interfaces.cli.asking import Format
from foedus.interfaces.cli.entries import DATE, INDENT, foot_lines, quote_line
from foedus.interfaces.cli.events import print_rows, tell_ungathered
from foedus.interfaces.cli.findings import Organisation, PackFolder
from foedus.interfaces.cli.options import LedgerPath, treaty_day, write_page
from foedus.interfaces.cli.progress import say
from foedus.interfaces.cli.screen import day_of, grid, heading, plain, print_all, remark

if TYPE_CHECKING:
    from foedus.analysis.whatif import FindingChange, TextChange, WhatIf
    from foedus.treaty.proposals import Amendment

SHOWN = 6
"""Changes that are shown of each member; JSON lines hold all."""
CARE = "The record is judged anew as it was told. Nothing says that anybody would have acted as he did under another rule, nor that a breach happened."


def whatif(  # noqa: PLR0913  # one parameter an option
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[AMENDMENT]...",
            help="Amendments kept beside the pack, or YAML files, in the order of their applying.",
        ),
    ] = None,
    *,
    organisation: Organisation = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DATE", help="As if they held from this day; else for as long as the treaty has stood."
        ),
    ] = None,
    decision: Annotated[
        str | None,
        typer.Option(metavar="RULE", help="As if all were decided so, as majority or qualified:5; see docs/cli.md."),
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="List the amendments that are kept, and who proposed them.")
    ] = False,
    pack: PackFolder = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write the whole of it there as one HTML file.")
    ] = None,
    format_: Annotated[who.Format, typer.Option("--format", help="How to print it.")] = who.Format.TABLE,
    ledger: LedgerPath,
) -> None:
    """Show what amendments would change: texts before and after, and findings that appear, change and disappear.

    Each as somebody proposed it, none as ours. The record is judged anew as it was told; it does not say who would have acted otherwise.
    """
    with Desk.open(ledger, read_only=True) as desk:
        if list_:
            print_all(line for id_, one in desk.amendments(organisation, pack).items() for line in _proposal(id_, one))
            return
        tell_ungathered(desk)
        found = desk.what_if(names or (), organisation, treaty_day(since), pack, decision)
    for conflict in found.conflicts:
        remark(conflict)
    if html is not None:
        from foedus.interfaces.pages.whatif import page  # noqa: PLC0415  # the screen needs no templates

        write_page(html, page(found))
        say(f"{html}: {len(found.changes)} findings differ")
    elif format_ is who.Format.JSONL:
        print_rows([found.to_row()], Format.JSONL, ())
    else:
        print_all(_lines(found))


def _proposal(id_: str, one: Amendment) -> Iterator[RenderableType]:
    table = grid({"width": DATE}, {"ratio": 1})
    table.add_row(str(one.proposed), Text(plain(f"{id_}: {one.title}"), style="bold"))
    yield table
    yield Padding(Text(plain(one.says)), (0, 0, 0, INDENT))
    mark = "" if one.verified else " · unverified"
    meant = [f"meant to hold from {one.in_force}"] if one.in_force else []
    yield from foot_lines([f"proposed by {', '.join(one.proposers)}", *meant, (one.source or "no source") + mark])


def _lines(found: WhatIf) -> Iterator[RenderableType]:
    yield Text(
        plain(
            f"{found.organisation}: as if {' and '.join(one.title for one in found.amendments.values()) or 'its members decided otherwise'}"
        ),
        style="bold",
    )
    held = f"held from {found.since}" if found.since else "had held for as long as the treaty has stood"
    yield Text(plain(f"{held}; {found.judged} of {found.told} claims judged again"))
    yield Text(CARE, style="dim")
    if found.amendments:
        yield Text()
        yield heading("PROPOSED")
    for id_, one in found.amendments.items():
        yield from _proposal(id_, one)
    yield Text()
    yield heading("TEXT", "before and after")
    for text in found.texts:
        yield from _text(text)
    for days in found.versions:
        yield Text(plain(f"{days.instrument}, version {days.version}"))
        yield from _before_after(days.before, days.after)
    for address, rule in found.rules.items():
        yield Text(plain(f"{address}: decided by {rule}"))
    yield from _power(found)
    yield from _findings(found)
    if found.undetermined:
        yield from _still_open(found)
    if found.changes:
        yield Text()
        yield heading("BY VOICE", "whose telling the changes rest on")
        yield Text(plain(" · ".join(f"{name} {number}" for name, number in found.by_voice().items())))


def _power(found: WhatIf) -> Iterator[RenderableType]:
    """What the changed rules give to whom, what they would have made of refusals, and how often alliances were honoured."""
    from foedus.interfaces.cli.power_lines import power_lines, rate_lines  # noqa: PLC0415  # loads slowly

    yield Text()
    yield from power_lines(found.power, (), found.oppositions) if found.power else rate_lines()


def _text(change: TextChange) -> Iterator[RenderableType]:
    yield Text(plain(f"{change.address}  {change.heading}"))
    yield from _before_after(change.before, change.after)


def _before_after(before: str, after: str) -> Iterator[RenderableType]:
    for sign, words in (("−", before), ("+", after)):
        table = grid({"width": 1}, {"ratio": 1})
        table.add_row(sign, plain(words or "nothing"))
        yield Padding(table, (0, 0, 0, 2))


def _findings(found: WhatIf) -> Iterator[RenderableType]:
    counts: dict[str, int] = {}
    for change in found.changes:
        counts[change.turn.value] = counts.get(change.turn.value, 0) + 1
    yield Text()
    yield heading("FINDINGS", " · ".join(f"{turn} {number}" for turn, number in counts.items()) or "none changes")
    for member, changes in found.by_member().items():
        yield Text(plain(member or "NOBODY NAMED"), style="bold")
        for change in changes[:SHOWN]:
            yield _change(change)
        if len(changes) > SHOWN:
            yield from foot_lines([f"and {len(changes) - SHOWN} more; --format jsonl shows all"])


def _change(change: FindingChange) -> RenderableType:
    view = change.view
    before, after = (one.finding.verdict.name if one else "no finding" for one in (change.before, change.after))
    table = grid({"width": DATE, "no_wrap": True}, {"ratio": 1}, {"justify": "right"})
    table.add_row(Text(day_of(view.when)), plain(view.sentence), Text(f"{before} → {after}", style="bold"))
    return Group(
        table,
        quote_line(view.told[0].citation),
        *foot_lines([f"{change.turn} · {view.finding.norm or ''}", view.finding.id]),
    )


def _still_open(found: WhatIf) -> Iterator[RenderableType]:
    yield Text()
    yield heading("STILL UNDETERMINED", str(len(found.undetermined)))
    missing: Mapping[str, int] = _missing(found)
    for words, number in list(missing.items())[:SHOWN]:
        yield Text(plain(f"{number} want: {words}"))


def _missing(found: WhatIf) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for view in found.undetermined:
        for words in getattr(view.finding.verdict, "missing", ()):
            counts[words] = counts.get(words, 0) + 1
    return dict(sorted(counts.items(), key=lambda one: -one[1]))
