"""Exit codes, and how the errors of the tree become one line, a hint and a code."""

from __future__ import annotations

import os
import sys
from enum import IntEnum
from typing import Any

import typer
from typer.core import TyperGroup

from foedus.errors import (
    BadData,
    BadManifest,
    BadQuery,
    CitationDrift,
    FoedusError,
    LedgerError,
    NotFoundInLedger,
    RefusedInput,
    UnknownActor,
)
from foedus.interfaces.cli.screen import complain


class ExitCode(IntEnum):
    """What an exit code says; public interface, see docs/cli.md."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    SOME_REFUSED = 3
    NOTHING_READ = 4
    DRIFT = 5
    NOT_FOUND = 6
    LEDGER = 7
    BAD_DATA = 8
    INTERRUPTED = 130
    PIPE_CLOSED = 141


CODE_OF: dict[type[FoedusError], ExitCode] = {
    BadQuery: ExitCode.USAGE,
    BadData: ExitCode.BAD_DATA,
    BadManifest: ExitCode.NOTHING_READ,
    RefusedInput: ExitCode.NOTHING_READ,
    CitationDrift: ExitCode.DRIFT,
    NotFoundInLedger: ExitCode.NOT_FOUND,
    UnknownActor: ExitCode.NOT_FOUND,
    LedgerError: ExitCode.LEDGER,
}


class Commands(TyperGroup):
    """The commands, with errors told in one line and a hint instead of a traceback."""

    def invoke(self, ctx: Any) -> Any:  # typer's own copy of click types it
        """Runs the command; leaves with the exit code of whatever went wrong."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except FoedusError as error:
            complain(error.subject, error.remedy)
            raise typer.Exit(exit_code_of(error)) from error
        except KeyboardInterrupt as interrupt:
            complain("Interrupted.", "What was acknowledged is kept; run the same command again for the rest.")
            raise typer.Exit(ExitCode.INTERRUPTED) from interrupt
        except BrokenPipeError as closed:
            # Python flushes standard output once more at its end and would complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(ExitCode.PIPE_CLOSED) from closed
        return result


def exit_code_of(error: FoedusError) -> ExitCode:
    """The code of the error's class, or of the nearest class above it; `UNEXPECTED` where none has one."""
    return next((CODE_OF[cls] for cls in type(error).__mro__ if cls in CODE_OF), ExitCode.UNEXPECTED)


def exit_code_after(read: int, refused: int) -> ExitCode:
    """The code of a run that read, or had read before, so many sources and refused so many."""
    if not read:
        return ExitCode.NOTHING_READ
    return ExitCode.SOME_REFUSED if refused else ExitCode.DONE
