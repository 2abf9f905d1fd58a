"""The program `foedus`: its commands, in the order in which they are told."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from foedus.__about__ import __version__
from foedus.interfaces.cli import asking, briefing, events, findings, judging, packs, reading, record, whatif, who
from foedus.interfaces.cli.exits import Commands

ABOUT = """Read what is written about a treaty organisation into a cited record, and brief on it.

Foedus does not say what is true: it says who claims what, and where the words stand.

\b
Start:
  foedus add reports/                      read a folder into the ledger
  foedus brief --html briefing.html        see what it says
  foedus why CLAIM                         see how a claim was read
"""

EPILOG = "Exit codes and every option: docs/cli.md."

GARBAGE_LOOKED_FOR = (100_000, 10, 10)
"""How seldom the collector looks: a command's data are mostly made at once and kept, and looking through them again and
again while they load costs a quarter of the start."""

app = typer.Typer(
    cls=Commands,
    help=ABOUT,
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"foedus {__version__}\n")
        raise typer.Exit


@app.callback()
def _main(
    *,
    version: Annotated[  # told by its callback
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Tell the version and leave.")
    ] = False,
) -> None: ...


EXAMPLES: dict[Callable[..., None], tuple[str, ...]] = {
    reading.add: (
        "foedus add reports/",
        "foedus add --manifest reports/manifest.jsonl",
        "curl -s https://example.org/article | foedus add -",
    ),
    reading.extract: (
        "foedus extract article.txt --published 2023-11-23",
        "foedus extract --manifest reports/manifest.jsonl > claims.jsonl",
    ),
    record.reports: ("foedus reports --ledger csto.db",),
    record.report: ("foedus report seed-003", "foedus report 3f2a9c41 --log"),
    asking.claims: (
        "foedus claims --actor ARM --status denied",
        "foedus claims --act refuse_signature --since 2022-11 --until 2022-12",
        'foedus claims --voice "Nikol Pashinyan" --format csv > pashinyan.csv',
    ),
    asking.search: ("foedus search 'draft declaration'", "foedus search 'peacekeep* NOT exercise' --limit 5"),
    events.events: (
        "foedus events --actor ARM --since 2022",
        "foedus events --issue membership --voices 2 --format csv > membership.csv",
    ),
    events.event: ("foedus event 36a9596427", "foedus event 36a9 --format jsonl"),
    events.disagreements: ("foedus disagreements", "foedus disagreements --kind date --actor CSTO --state open"),
    events.gather: ("foedus gather", "foedus gather --anew"),
    findings.treaty: ("foedus treaty --organisation CSTO", "foedus treaty charter/art-7 --organisation CSTO"),
    findings.findings: (
        "foedus findings --form accused",
        "foedus findings --provision charter/art-7 --member KAZ",
        "foedus findings --verdict undetermined --since 2022 --format csv > open.csv",
    ),
    findings.finding: ("foedus finding 5d1c0a7e", "foedus finding 5d1c --whole"),
    whatif.whatif: (
        "foedus whatif --list",
        "foedus whatif ban-on-hostilities",
        "foedus whatif ban-on-hostilities my-draft.yaml --from 2021 --format jsonl",
    ),
    findings.bodies: ("foedus bodies --organisation CSTO", "foedus bodies --on-paper --format jsonl"),
    briefing.brief: (
        "foedus brief",
        "foedus brief --html briefing.html",
        "foedus brief seed-003 seed-004 --organisation NATO",
    ),
    asking.why: ("foedus why 3f2a9c41b7",),
    who.who: (
        'foedus who "the Armenian prime minister" --on 2020-10-01',
        'foedus who "Kyrgyz border guards" "Tokayev" --on 2012-05-01',
        "foedus who - --format jsonl < phrases.txt",
    ),
    record.check: ("foedus check && echo sound",),
    record.remove: ('foedus remove 3f2a9c41 --reason "erasure request of 2026-03-01"',),
}
"""The commands in the order in which they are listed, each with its examples."""

JUDGING = (
    'foedus judge merge 36a9596427 4240d46bd1 --reason "one clash, told by its two ends" --analyst "Ida Brem"',
    'foedus judge state 38357622e5 explained --reason "he speaks of the decision, she of the steps"',
    'foedus judge undo 3 --reason "the second report was of another day"',
)

PACKS = ("foedus pack check", "foedus pack check my-pack/ && foedus findings --pack my-pack/")

for command, examples in EXAMPLES.items():
    app.command(epilog="\b\nExamples:\n" + "\n".join(f"  {example}" for example in examples))(command)

app.add_typer(
    judging.judge,
    name="judge",
    epilog="\b\nExamples:\n" + "\n".join(f"  {example}" for example in JUDGING),
)

app.add_typer(
    packs.pack,
    name="pack",
    epilog="\b\nExamples:\n" + "\n".join(f"  {example}" for example in PACKS),
)


def run() -> None:
    """Runs the program on the process's arguments; what it writes is UTF-8 wherever it goes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.set_threshold(*GARBAGE_LOOKED_FOR)
    app()
