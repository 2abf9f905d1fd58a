"""The program as a whole: help, exit codes, pipes, speed of starting."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from foedus import __version__
from foedus.errors import CitationDrift, FoedusError, LedgerBusy, NotFoundInLedger
from foedus.interfaces.cli.exits import ExitCode, exit_code_after, exit_code_of
from foedus.interfaces.cli.main import EXAMPLES

Run = Callable[..., Result]

COMMANDS = [command.__name__ for command in EXAMPLES]
PROGRAM = (sys.executable, "-m", "foedus")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples(foedus: Run, command: str) -> None:
    """Every command shows how it is used."""
    shown = foedus(command, "--help").stdout
    assert f"foedus {command}" in shown.partition("Examples:")[2]
    assert all(len(line) <= 80 for line in shown.split("\n"))


def test_version(foedus: Run) -> None:
    """`--version` tells it and leaves."""
    assert foedus("--version").stdout == f"foedus {__version__}\n"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (NotFoundInLedger("x", "y"), ExitCode.NOT_FOUND),
        (LedgerBusy("x", "y"), ExitCode.LEDGER),
        (CitationDrift("x", "y"), ExitCode.DRIFT),
        (FoedusError("x", "y"), ExitCode.UNEXPECTED),
    ],
)
def test_exit_code_of_an_error(error: FoedusError, code: ExitCode) -> None:
    """The nearest class above the error's decides."""
    assert exit_code_of(error) is code


@pytest.mark.parametrize(("read", "refused", "code"), [(2, 0, 0), (2, 1, 3), (0, 1, 4), (0, 0, 4)])
def test_exit_code_of_a_run(read: int, refused: int, code: int) -> None:
    """All read, some refused, nothing read."""
    assert exit_code_after(read, refused) == code


def test_closed_pipe_is_silent(sample_ledger: Path) -> None:
    """`foedus claims | head -1` leaves without a word."""
    command = [*PROGRAM, "claims", "--format", "jsonl", "--ledger", str(sample_ledger)]
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing) as pipe:
        done = subprocess.run(command, stdout=pipe, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (ExitCode.PIPE_CLOSED, b"")


def test_ledger_commands_do_not_load_the_language_model(sample_ledger: Path) -> None:
    """Looking into a ledger imports neither spaCy nor the reading of pages."""
    script = (
        "import sys; from foedus.interfaces.cli.main import app\n"
        "try: app(['reports', '--ledger', sys.argv[1]])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('spacy', 'trafilatura', 'jinja2') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(sample_ledger)], capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("[]\n")


def test_output_is_utf8_in_any_locale(sample_ledger: Path) -> None:
    """Quotation marks survive a locale that knows only ASCII."""
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    command = [*PROGRAM, "claims", "--ledger", str(sample_ledger)]
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert "“" in done.stdout.decode("utf-8")


def test_no_colour_where_it_is_not_wanted(sample_ledger: Path) -> None:
    """`NO_COLOR` holds even where colour is forced; a pipe gets none either way."""
    plain = {**os.environ, "NO_COLOR": "1", "FORCE_COLOR": "1"}
    command = [*PROGRAM, "claims", "--ledger", str(sample_ledger)]
    done = subprocess.run(command, capture_output=True, env=plain, check=True)
    assert b"\x1b[3" not in done.stdout


def test_docs_name_every_command_option_and_exit_code(foedus: Run) -> None:
    """docs/cli.md is complete."""
    docs = (Path(__file__).parents[3] / "docs" / "cli.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"foedus {command}" in docs
        options = {word for word in foedus(command, "--help").stdout.split() if word.startswith("--")}
        assert {option for option in options if option not in docs} == set()
    assert all(f"| {code.value} |" in docs for code in ExitCode)
