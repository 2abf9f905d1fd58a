"""`pack check`: whether the data of an organisation can be used, and every legal case is judged as expected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from foedus.desk import check_packs
from foedus.interfaces.cli.exits import ExitCode
from foedus.interfaces.cli.screen import heading, plain, print_all

if TYPE_CHECKING:
    from foedus.treaty.packcheck import PackCheck

pack = typer.Typer(
    help="Look after the data of organisations: treaties, members, bodies, legal cases.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@pack.callback()
def _packs() -> None: ...


@pack.command()
def check(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FOLDER]...", exists=True, file_okay=False, help="Folders of packs; else those of the package."
        ),
    ] = None,
) -> None:
    """Check packs: every problem of every file at once, then every legal case.

    docs/packs.md tells how a pack is written.
    """
    checks = check_packs(folders or ())
    print_all(line for one in checks for line in _lines(one))
    if not all(one.sound for one in checks):
        raise typer.Exit(ExitCode.BAD_DATA)


def _lines(found: PackCheck) -> Iterator[RenderableType]:
    if found.problems:
        yield heading(found.folder, f"{len(found.problems)} to mend")
        yield from map(_line, found.problems)
        return
    right = f"provisions {found.provisions} · norms {found.norms} · cases {found.cases} · amendments {found.amendments}"
    yield heading(found.folder, f"{right} · {'all as expected' if found.sound else f'{len(found.wrong)} wrong'}")
    yield from map(_line, found.wrong)
    if found.clashes:
        yield _line("judging does not need it, but to be read with its names among the package's packs:")
        yield from map(_line, found.clashes)
    if found.untried:
        yield _line(f"no case asks {', '.join(found.untried)}")
    if found.unverified:
        yield _line(f"not looked up, no verdict rests on it: {', '.join(found.unverified)}")


def _line(words: str) -> RenderableType:
    return Padding(Text(plain(words)), (0, 0, 0, 2))
