"""`foedus add` and `foedus extract`."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from foedus.ledger import Ledger
from foedus.model.claim import Claim

Run = Callable[..., Result]


def test_add_acknowledges_each_report_and_counts(foedus: Run, folder: Path, ledger: Path) -> None:
    """A line a report and a last line of counts on standard output, exit code 0."""
    result = foedus("add", folder, "--manifest", folder / "manifest.jsonl", ledger=ledger)
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["read", "read", "read"]
    assert "read 2 · refused 0 · skipped 0" in result.stdout


def test_second_add_adds_nothing(foedus: Run, folder: Path, ledger: Path) -> None:
    """The same bytes with the same manifest are known, and the claims stay as they were."""
    foedus("add", "--manifest", folder / "manifest.jsonl", ledger=ledger)
    before = foedus("claims", "--format", "jsonl", ledger=ledger).stdout
    result = foedus("add", "--manifest", folder / "manifest.jsonl", ledger=ledger)
    assert "read 0 · refused 0 · skipped 2" in result.stdout
    assert result.exit_code == 0
    assert foedus("claims", "--format", "jsonl", ledger=ledger).stdout == before


def test_same_bytes_under_two_names_are_one_report(foedus: Run, folder: Path, ledger: Path) -> None:
    """A copy in the same run is known already."""
    (folder / "copy.txt").write_bytes((folder / "refusal.txt").read_bytes())
    result = foedus("add", *sorted(folder.glob("*.txt")), ledger=ledger)
    assert "read 2 · refused 0 · skipped 1" in result.stdout


def test_standard_input_is_a_source(foedus: Run, folder: Path, ledger: Path) -> None:
    """`-` reads what is piped in."""
    result = foedus("add", "-", ledger=ledger, typed=(folder / "refusal.txt").read_text())
    assert result.exit_code == 0
    assert "read 1" in result.stdout


def test_extract_prints_claims_alone(foedus: Run, folder: Path) -> None:
    """Standard output holds one claim a line, each with its document, and each row is a whole claim."""
    result = foedus("extract", "--manifest", folder / "manifest.jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert {row["document"] for row in rows} == {"refusal", "cancelled"}
    for row in rows:
        text = (folder / f"{row['document']}.txt").read_text()
        assert Claim.from_row(row).to_row() == {key: value for key, value in row.items() if key != "document"}
        assert all(quotation.holds_in(text) for quotation in Claim.from_row(row).quotations())


def test_extract_makes_no_ledger(foedus: Run, folder: Path, ledger: Path) -> None:
    """Without a ledger means that no file is made."""
    foedus("extract", folder, ledger=ledger)
    assert not ledger.exists()


def test_extract_dates_by_the_option(foedus: Run, tmp_path: Path) -> None:
    """`--published` is what "yesterday" counts from."""
    (tmp_path / "a.txt").write_text("Yesterday Armenia refused to sign the declaration of the CSTO in Yerevan.\n")
    result = foedus("extract", tmp_path / "a.txt", "--published", "2022-11-24")
    starts = {(json.loads(line)["when"] or {}).get("start") for line in result.stdout.splitlines()}
    assert starts == {"2022-11-23"}


def test_report_without_claims_prints_nothing(foedus: Run, tmp_path: Path) -> None:
    """Nothing found is no failure."""
    (tmp_path / "a.txt").write_text("The weather was fine all week, and the children played in the garden.\n")
    result = foedus("extract", tmp_path / "a.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.parametrize("command", ["add", "extract"])
def test_nothing_named_is_a_usage_error(foedus: Run, command: str, ledger: Path) -> None:
    """Neither a path nor a manifest: exit code 2."""
    assert foedus(command, ledger=ledger).exit_code == 2


def test_empty_folder_reads_nothing(foedus: Run, tmp_path: Path, ledger: Path) -> None:
    """Exit code 4, and what to do."""
    result = foedus("add", tmp_path, ledger=ledger)
    assert result.exit_code == 4
    assert "hint:" in result.stderr


def test_bad_date_is_a_usage_error(foedus: Run, folder: Path) -> None:
    """A date that is none is told with an example."""
    result = foedus("extract", folder, "--published", "last week")
    assert result.exit_code == 2
    assert "2023-11-23" in result.stderr


def test_busy_ledger_is_told(foedus: Run, folder: Path, ledger: Path) -> None:
    """While another process writes, exit code 7 and a hint, no traceback."""
    foedus("add", folder / "refusal.txt", ledger=ledger)
    holding = (
        "import apsw, sys, time\n"
        "db = apsw.Connection(sys.argv[1]); db.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holding, str(ledger)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        result = foedus("add", folder / "cancelled.txt", ledger=ledger)
        holder.communicate("")
    assert result.exit_code == 7
    assert "hint:" in result.stderr
    assert "Traceback" not in result.stderr


def test_no_ledger_is_told(foedus: Run, tmp_path: Path) -> None:
    """A file that is no ledger: exit code 7."""
    (tmp_path / "notes.txt").write_text("no ledger " * 100)
    assert foedus("reports", ledger=tmp_path / "notes.txt").exit_code == 7


def test_removed_report_stays_out(foedus: Run, folder: Path, ledger: Path) -> None:
    """After a takedown the same bytes are skipped, with the reason of the removal."""
    foedus("add", folder, ledger=ledger)
    assert foedus("remove", "refusal", "--reason", "erasure request", "--yes", ledger=ledger).exit_code == 0
    result = foedus("add", folder, ledger=ledger)
    assert "erasure request" in result.stdout
    with Ledger.open(ledger, read_only=True) as opened:
        assert [line.document for line in opened.reports()] == ["cancelled"]
