"""`power`, `bargain`: what a decision rule gives to each member, what another would change, and what comes of a bargain.

What is needed for computing takes a while to load and is imported where it is first needed, as in `findings`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from foedus.desk import Desk
from foedus.desk import power as ask
from foedus.interfaces.cli import who
from foedus.interfaces.cli.asking import Format
from foedus.interfaces.cli.events import Listed, print_rows
from foedus.interfaces.cli.findings import PackFolder, Unverified
from foedus.interfaces.cli.options import LedgerPath, day
from foedus.interfaces.cli.screen import complain, print_all, remark

if TYPE_CHECKING:
    from foedus.analysis.power.chances import Drawing
    from foedus.analysis.power.deciding import PowerView
    from foedus.analysis.power.issue import Issue
    from foedus.analysis.power.stances import Opposition, Stance

COLUMNS = (
    "organisation", "rule", "decision", "member", "counts", "why", "weight", "swings", "banzhaf", "banzhaf_decimal", "shapley_shubik",
    "shapley_shubik_decimal", "prevents", "prevents_decimal", "initiates", "initiates_decimal", "winning", "power_to_act",
)  # fmt: skip
LONGEST_NAME = 255
"""Of a file; asking a system for a longer one is an error on some."""
NUMBERS = "CODE=N,CODE=N"


def power(  # noqa: PLR0913  # one parameter a filter
    organisation: Annotated[
        str | None, typer.Argument(metavar="[ORGANISATION]", help="Whose rules, as CSTO; else of who has --weights")
    ] = None,
    *,
    on: Annotated[
        date | None, typer.Option(parser=day, metavar="DATE", help="The day; left out: whatever has no end.")
    ] = None,
    rule: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULE",
            help="Another rule: consensus, consensus-present, unanimity, majority, qualified:5, qualified:2/3,"
            " weighted:51, double:4,51, veto:RUS+majority. Several are compared.",
        ),
    ] = None,
    weights: Annotated[
        str | None, typer.Option(metavar=f"FILE|{NUMBERS}", help="Weights; or the name of those of the pack.")
    ] = None,
    without: Annotated[str | None, typer.Option(metavar="CODE,...", help="As if these were no members.")] = None,
    about: Annotated[
        str | None,
        typer.Option("--about", "--issue", metavar="WORDS", help="Who backed, withheld, refused this, by the record."),
    ] = None,
    refused: Annotated[
        bool, typer.Option("--refused", help="What members refused, by the record, under each rule.")
    ] = False,
    position: Annotated[str | None, typer.Option(metavar=NUMBERS, help="Positions on a line.")] = None,
    status_quo: Annotated[str, typer.Option(metavar="N", help="What stands, on that line.")] = "0",
    proposal: Annotated[str | None, typer.Option(metavar="N", help="What is proposed, on that line.")] = None,
    spread: Annotated[
        str | None, typer.Option(metavar="N", help="How uncertain positions are: standard deviation.")
    ] = None,
    chance: Annotated[str | None, typer.Option(metavar=NUMBERS, help="Chances, 0 to 1, that each agrees.")] = None,
    draws: Annotated[int, typer.Option(metavar="N", help="How often chances are drawn.")] = 10_000,
    seed: Annotated[int, typer.Option(metavar="N", help="Of the drawing; the same gives the same.")] = 1,
    most: Annotated[int, typer.Option(min=1, metavar="N", help="Blocking coalitions told.")] = 20,
    unverified: Unverified = False,
    pack: PackFolder = None,
    format_: Listed = Format.TABLE,
    ledger: LedgerPath,
) -> None:
    """Show by which rule members decide, who can block, and what power each has.

    Beside it, what another rule would change. Indices count coalitions: they say nothing of who wants what.
    """
    from foedus.analysis.power.chances import Drawing  # noqa: PLC0415
    from foedus.analysis.power.deciding import PowerQuery  # noqa: PLC0415
    from foedus.analysis.power.game import refuse  # noqa: PLC0415
    from foedus.analysis.power.issue import Issue  # noqa: PLC0415
    from foedus.analysis.power.seats import Sitting  # noqa: PLC0415
    from foedus.analysis.power.typed import read_rules  # noqa: PLC0415

    rules, faults = read_rules(rule or ())
    numbers, named, wrong = _weights(weights)
    drawing = Drawing(draws=draws, seed=seed)
    issue, slips = _issue(position, chance, (status_quo, proposal, spread), drawing)
    refuse([*faults, *wrong, *slips])
    left_out = tuple(code.strip().upper() for code in (without or "").split(",") if code.strip())
    query = PowerQuery(
        sitting=Sitting(on=on, without=left_out, unverified=unverified),
        rules=tuple(rules),
        weights=numbers,
        weights_named=named,
        issue=issue,
        most=most,
    )
    stances: list[Stance] = []
    oppositions: list[Opposition] = []
    if about is not None or refused:
        bare = ask(organisation, replace(query, issue=Issue()), pack)
        members = [seat.code for seat in bare.ruled[0].seats]
        with Desk.open(ledger, read_only=True) as desk:
            stances = desk.stances(about, members) if about is not None else []
            oppositions = desk.oppositions(members) if refused else []
        if about is not None:
            query = replace(query, issue=_filled(query.issue, bare, stances))
        _tell_nothing_found(about, stances, oppositions if refused else None)
    view = ask(organisation, query, pack)
    if format_ is Format.TABLE:
        from foedus.interfaces.cli.power_lines import power_lines  # noqa: PLC0415

        print_all(power_lines(view, stances, oppositions))
    else:
        rows = (
            _flat(view)
            if format_ is Format.CSV
            else (one.to_row() for told in (view.ruled, stances, oppositions) for one in told)
        )
        print_rows(rows, format_, COLUMNS)


def bargain(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", exists=True, dir_okay=False, help="YAML: capability, position, salience of each."
        ),
    ],
    *,
    format_: Annotated[who.Format, typer.Option("--format", help="How to print it.")] = who.Format.TABLE,
) -> None:
    """Show what comes of a bargain: weighted mean and median, and which single input would turn it.

    No model of moves; docs/methods/power.md says what the two are and are not.
    """
    from foedus.analysis.power.bargaining import bargain as result_of  # noqa: PLC0415
    from foedus.analysis.power.typed import read_stakes  # noqa: PLC0415

    stakes = read_stakes(path)
    found = result_of(stakes)
    if format_ is who.Format.JSONL:
        print_rows([found.to_row()], Format.JSONL, ())
        return
    from foedus.interfaces.cli.power_lines import bargain_lines  # noqa: PLC0415

    print_all(bargain_lines(found, stakes))


def _weights(words: str | None) -> tuple[dict[str, Fraction], str | None, list[str]]:
    """Weights as typed or in a file, or the name of those of the pack; and what was wrong."""
    from foedus.analysis.power.typed import read_file, read_numbers  # noqa: PLC0415

    if words is None:
        return {}, None, []
    if "=" not in words and not (len(words) <= LONGEST_NAME and Path(words).is_file()):
        return {}, words, []
    numbers, faults = read_numbers(words, "--weights") if "=" in words else read_file(Path(words))
    return numbers, None, faults


def _issue(
    position: str | None, chance: str | None, at: tuple[str, str | None, str | None], drawing: Drawing
) -> tuple[Issue, list[str]]:
    """What is assumed of an issue, and what was wrong; `at` are status quo, proposal and spread."""
    from foedus.analysis.power.issue import Issue  # noqa: PLC0415
    from foedus.analysis.power.typed import read_number, read_numbers  # noqa: PLC0415

    positions, wrong = read_numbers(position, "--position") if position is not None else ({}, [])
    consents, slips = read_numbers(chance, "--chance") if chance is not None else ({}, [])
    status_quo, proposal, spread = (read_number(words) if words is not None else None for words in at)
    for option, words, number in zip(
        ("--status-quo", "--proposal", "--spread"), at, (status_quo, proposal, spread), strict=True
    ):
        if words is not None and number is None:
            slips.append(f"{option} {words}: expected a number; mend it")
    issue = Issue(
        positions=positions,
        consents=consents,
        status_quo=status_quo or Fraction(0),
        proposal=proposal,
        spread=spread,
        drawing=drawing,
    )
    return issue, [*wrong, *slips]


def _filled(issue: Issue, view: PowerView, stances: Sequence[Stance]) -> Issue:
    """The issue with positions from the record, typed ones going before; without any where some are missing, which is told."""
    told = {one.member: one.position for one in stances if one.position is not None}
    positions = {**told, **issue.positions}
    asked = dict.fromkeys(player for ruled in view.ruled for player in ruled.game.players)
    missing = [player for player in asked if player not in positions]
    if not missing:
        return replace(issue, positions=positions)
    remark(
        f"no position of {', '.join(missing)} is told: give each, as --position {missing[0]}=0, and pivots and gridlock are shown"
    )
    strangers = {code: number for code, number in issue.positions.items() if code not in asked}
    return replace(issue, positions=strangers, proposal=None, spread=None)


def _tell_nothing_found(about: str | None, stances: Sequence[Stance], oppositions: Sequence[Opposition] | None) -> None:
    if about is not None and not stances:
        complain(
            f"No claim tells of a member's side on {about!r}.", "Give other words, or see `foedus claims --act sign`."
        )
    if oppositions is not None and not oppositions:
        complain(
            "No claim tells of a member that withheld or refused its consent to something with a name.",
            "Add reports, or see `foedus claims --act refuse_signature`.",
        )


def _flat(view: PowerView) -> Iterator[dict[str, Any]]:
    for ruled in view.ruled:
        row = ruled.to_row()
        for seat in ruled.seats:
            yield {name: {**row, **ruled.member_row(seat)}[name] for name in COLUMNS}
