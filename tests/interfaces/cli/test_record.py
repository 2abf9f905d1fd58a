"""`reports`, `report`, `remove`, `check`."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from foedus.ledger import Ledger

Run = Callable[..., Result]


def test_reports_lists_each_with_its_id(foedus: Run, sample_ledger: Path) -> None:
    """Id, day of publication, document and outlet of each report."""
    shown = foedus("reports", ledger=sample_ledger).stdout
    with Ledger.open(sample_ledger, read_only=True) as opened:
        assert all(line.id in shown for line in opened.reports())
    assert "2022-11-25" in shown
    assert "Zvartnots Letter" in shown


def test_report_shows_the_text_with_numbered_claims(foedus: Run, sample_ledger: Path) -> None:
    """Each claim has a number in the text and a line with its status and id."""
    shown = foedus("report", "refusal", ledger=sample_ledger).stdout
    with Ledger.open(sample_ledger, read_only=True) as opened:
        claims = opened.report("refusal").claims
    assert claims
    for number, claim in enumerate(claims, start=1):
        assert shown.count(f"[{number}]") == 2
        assert claim.id in shown


def test_report_tells_what_was_not_found_and_why(foedus: Run, sample_ledger: Path) -> None:
    """Metadata that is missing stands with its reason."""
    assert "not found: " in foedus("report", "cancelled", ledger=sample_ledger).stdout


def test_stage_log_is_shown_on_demand(foedus: Run, sample_ledger: Path) -> None:
    """`--log` adds the stages of reading and extraction."""
    assert "STAGE LOG" not in foedus("report", "refusal", ledger=sample_ledger).stdout
    shown = foedus("report", "refusal", "--log", ledger=sample_ledger).stdout
    assert "extraction" in shown.partition("STAGE LOG")[2]


@pytest.mark.parametrize("command", ["report", "why"])
def test_what_is_not_there_is_told(foedus: Run, sample_ledger: Path, command: str) -> None:
    """Exit code 6, one line and a hint."""
    result = foedus(command, "nothing-like-it", ledger=sample_ledger)
    assert result.exit_code == 6
    assert result.stderr.count("\n") == 2


def test_remove_asks_first(foedus: Run, folder: Path, ledger: Path) -> None:
    """`n` leaves everything as it was."""
    foedus("add", folder, ledger=ledger)
    result = foedus("remove", "refusal", "--reason", "a request", ledger=ledger, typed="n\n")
    assert "nothing removed" in result.stdout
    assert foedus("report", "refusal", ledger=ledger).exit_code == 0


def test_remove_without_anybody_to_ask_removes_nothing(foedus: Run, folder: Path, ledger: Path) -> None:
    """In a script `--yes` must be said: exit code 2."""
    foedus("add", folder, ledger=ledger)
    assert foedus("remove", "refusal", "--reason", "a request", ledger=ledger, typed="").exit_code == 2
    assert foedus("report", "refusal", ledger=ledger).exit_code == 0


def test_removed_words_are_gone(foedus: Run, folder: Path, ledger: Path) -> None:
    """No word of the report stays in any file of the ledger."""
    foedus("add", folder, ledger=ledger)
    assert foedus("remove", "refusal", "--reason", "a request", "--yes", ledger=ledger).exit_code == 0
    assert all(b"Simonyan" not in file.read_bytes() for file in ledger.parent.iterdir() if file.is_file())


def test_check_of_a_sound_ledger(foedus: Run, sample_ledger: Path) -> None:
    """Exit code 0, with what was looked at."""
    result = foedus("check", ledger=sample_ledger)
    assert result.exit_code == 0
    assert "of 2 reports: 0 do not hold" in result.stdout


def test_check_finds_drift(foedus: Run, folder: Path, ledger: Path) -> None:
    """A text that was changed behind the ledger's back: exit code 5."""
    foedus("add", folder, ledger=ledger)
    with sqlite3.connect(ledger) as connection:
        connection.execute("DROP TRIGGER reading_stays")
        connection.execute("UPDATE reading SET text = 'X' || text")
    connection.close()
    result = foedus("check", ledger=ledger)
    assert result.exit_code == 5
    assert "hint:" in result.stderr
