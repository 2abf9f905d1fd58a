"""Progress on long work: a bar with counts where standard error is a terminal, nothing where it is not."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from foedus.interfaces.cli.screen import complain, error_screen, plain
from foedus.model.report import Refusal


class Tally:
    """Counts of what was read, refused and skipped, shown while the work goes on.

    Attributes:
        read: sources that were read.
        refused: sources that could not be read.
        skipped: sources that needed no reading: known already, or removed on purpose.
        claims: claims found.
    """

    def __init__(self, bar: Progress | None, expected: int | None = None) -> None:
        self.read = self.refused = self.skipped = self.claims = 0
        self._bar = bar
        self._task = bar.add_task("", total=expected, counts="") if bar else None

    def took(self, claims: int) -> None:
        """One more source was read."""
        self.read += 1
        self.claims += claims
        self._show()

    def skip(self) -> None:
        """One more source needed no reading."""
        self.skipped += 1
        self._show()

    def refuse(self, refusal: Refusal) -> None:
        """One more source could not be read; said on standard error with what to do."""
        self.refused += 1
        subject = f"refused {refusal.source} ({refusal.reason}): {refusal.subject}"
        complain(subject, refusal.remedy)
        self._show()

    def __str__(self) -> str:
        return f"read {self.read} · refused {self.refused} · skipped {self.skipped} · claims {self.claims}"

    def _show(self) -> None:
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, advance=1, counts=str(self))


@contextmanager
def tallying(expected: Callable[[], int]) -> Iterator[Tally]:
    """A tally for one run of work; the bar is gone when it ends.

    Args:
        expected: how many sources there are; asked only where a bar is shown.
    """
    if not sys.stderr.isatty():
        yield Tally(None)
        return
    columns = (
        BarColumn(bar_width=16),
        MofNCompleteColumn(),
        TextColumn("{task.fields[counts]}"),
        TimeRemainingColumn(),
    )
    # Standard output in a pipe must not be drawn into the bar's terminal.
    with Progress(*columns, console=error_screen(), transient=True, redirect_stdout=sys.stdout.isatty()) as bar:
        yield Tally(bar, expected())


def say(words: str) -> None:
    """One line on standard output, at once, so that whoever reads a pipe sees it when it is true."""
    sys.stdout.write(f"{plain(words)}\n")
    sys.stdout.flush()
