"""The terminal: its width, its styles, and text from outside made safe for it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from foedus.model.claim import Status
from foedus.model.when import Precision, When

# Longer lines are hard to read, however wide the terminal.
WIDEST = 100

# Letters that steer a terminal or turn the direction of writing, from a hostile report, are shown as a replacement sign.
_STEERING = dict.fromkeys((*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "�")
_STEERING |= dict.fromkeys(map(ord, "\t\n\r"), " ")

STATUS_STYLES = {
    Status.ASSERTED: "",
    Status.DENIED: "red",
    Status.PLANNED: "blue",
    Status.DEMANDED: "magenta",
    Status.PREDICTED: "cyan",
    Status.CONDITIONAL: "yellow",
}


def screen() -> Console:
    """Standard output; colours only where it is a terminal and `NO_COLOR` is not set, never wider than is readable."""
    return _narrowed(Console(highlight=False, markup=False, emoji=False))


def error_screen() -> Console:
    """Standard error, as `screen`."""
    return _narrowed(Console(stderr=True, highlight=False, markup=False, emoji=False))


def complain(subject: str, remedy: str) -> None:
    """Says on standard error what was found and, under it, what to do."""
    told = Text("foedus: ", style="bold red").append(plain(subject), style="not bold default")
    hint = Text(f"hint: {plain(remedy)}", style="dim")
    console = error_screen()
    with console.capture() as capture:
        console.print(told, hint, sep="\n", soft_wrap=True)
    sys.stderr.write(capture.get())  # written whole, and above a progress bar where one is drawn


def remark(words: str) -> None:
    """One line on standard error that is no failure."""
    sys.stderr.write(f"foedus: {plain(words)}\n")


def plain(words: str) -> str:
    """The words on one line, with whatever could steer a terminal replaced."""
    return words.translate(_STEERING)


def grid(*columns: dict[str, object]) -> Table:
    """An empty table without lines, as wide as the screen; each column by rich's options."""
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    for options in columns:
        table.add_column(**options)  # type: ignore[arg-type]  # rich types each option apart
    return table


def heading(words: str, right: str = "") -> RenderableType:
    """A section's heading, with something at the right end of its line, or under it where the line is too short."""
    title, beside = Text(plain(words), style="bold"), Text(plain(right), style="dim")
    if title.cell_len + beside.cell_len + 2 > screen().width:
        return Group(title, beside)
    table = grid({"ratio": 1, "no_wrap": True}, {"justify": "right", "no_wrap": True})
    table.add_row(title, beside)
    return table


def print_all(renderables: Iterable[RenderableType]) -> None:
    """Prints each in turn on standard output, without trailing spaces in a pipe."""
    console = screen()
    for renderable in renderables:
        with console.capture() as capture:
            console.print(renderable)
        sys.stdout.writelines(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def day_of(when: When | None) -> str:
    """The date in at most ten letters, never more precise than the text: of a stretch of time, what its ends share."""
    if when is None:
        return "undated"
    if when.start and when.end:
        first, last = _written(when.start, when.precision), _written(when.end, when.precision)
        return first if first == last else _shared(first, last)
    if when.start or when.end:
        return f"since {when.start.year}" if when.start else f"until {when.end.year}" if when.end else "open"
    return "open"


def _shared(first: str, last: str) -> str:
    """What two ISO days share from the left, whole years and months alone: `2022-09…`; `2021…` where it is not even the year."""
    shared = [a for a, b in zip(first.split("-"), last.split("-"), strict=False) if a == b]
    return "-".join(shared or first.split("-")[:1]) + "…"


def stretch_of(when: When | None) -> str:
    """The date in words where `day_of` does not tell it all; else empty."""
    if when is None or not (when.start or when.end):
        return ""
    if when.start and when.end:
        first, last = _written(when.start, when.precision), _written(when.end, when.precision)
        return f"{first} to {last}" if first != last else ""
    return f"since {when.start}" if when.start else f"until {when.end}"


def _written(day: date, precision: Precision) -> str:
    return day.isoformat()[: {Precision.YEAR: 4, Precision.MONTH: 7}.get(precision, 10)]


def _narrowed(console: Console) -> Console:
    console.width = min(console.width, WIDEST)
    return console
