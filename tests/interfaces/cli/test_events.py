"""`events`, `event`, `disagreements`, `gather`."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from foedus.ledger import Ledger

Run = Callable[..., Result]


def rows(foedus: Run, ledger: Path, *arguments: str) -> list[dict[str, Any]]:
    result = foedus(*arguments, "--format", "jsonl", ledger=ledger)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def contested(foedus: Run, ledger: Path) -> str:
    """Id of the event that is disagreed on."""
    return str(rows(foedus, ledger, "events", "--contested")[0]["id"])


def test_what_two_reports_tell_comes_first(foedus: Run, contested_ledger: Path) -> None:
    """With both counts."""
    first = rows(foedus, contested_ledger, "events")[0]
    assert (first["reports"], first["voices"], first["open_disagreements"]) == (2, 2, 1)


def test_events_as_csv_are_those_of_jsonl(foedus: Run, contested_ledger: Path) -> None:
    """A row an event under one head."""
    told = csv.DictReader(io.StringIO(foedus("events", "--format", "csv", ledger=contested_ledger).stdout))
    assert [row["id"] for row in told] == [row["id"] for row in rows(foedus, contested_ledger, "events")]


def test_voices_at_least(foedus: Run, contested_ledger: Path) -> None:
    """`--voices 2` leaves out what one voice tells."""
    assert {row["voices"] for row in rows(foedus, contested_ledger, "events", "--voices", "2")} == {2}


def test_event_shows_both_sides_with_their_words(foedus: Run, contested_ledger: Path) -> None:
    """Counts, positions in their status, quotations with their places, and what was told when."""
    shown = foedus("event", contested(foedus, contested_ledger), ledger=contested_ledger).stdout
    for part in (
        "reports 2, independent voices 2, told from 2022-11-24 to 2022-11-25",
        "ASSERTED  left",
        "DENIED  left",
        "herald:2",
        "letter:2",
        "TOLD WHEN",
        "DISAGREEMENTS",
    ):
        assert part in shown


def test_event_answers_to_the_beginning_of_its_id(foedus: Run, contested_ledger: Path) -> None:
    """Four signs are enough where one event begins so."""
    id_ = contested(foedus, contested_ledger)
    assert rows(foedus, contested_ledger, "event", id_[:6])[0]["id"] == id_


def test_event_that_is_not_there(foedus: Run, contested_ledger: Path) -> None:
    """Exit code 6 and where ids are listed."""
    result = foedus("event", "ffffffffff", ledger=contested_ledger)
    assert result.exit_code == 6
    assert "foedus events" in result.stderr


def test_disagreement_tells_why_and_who(foedus: Run, contested_ledger: Path) -> None:
    """Kind, state, each side with its voice, and the event."""
    shown = foedus("disagreements", ledger=contested_ledger).stdout
    for part in ("fact", "open", "left — ", "Sample Herald", "not left — ", contested(foedus, contested_ledger)):
        assert part in shown


@pytest.mark.parametrize(
    ("filters", "found"),
    [(["--kind", "FACT"], 1), (["--kind", "date"], 0), (["--actor", "ARM"], 1), (["--actor", "TJK"], 0),
     (["--since", "2023"], 0), (["--until", "2022-11"], 1), (["--state", "open"], 1), (["--state", "no-disagreement"], 0)],
)  # fmt: skip
def test_disagreements_are_filtered(foedus: Run, contested_ledger: Path, filters: list[str], found: int) -> None:
    """Each filter must hold."""
    assert len(rows(foedus, contested_ledger, "disagreements", *filters)) == found


def test_disagreements_as_csv(foedus: Run, contested_ledger: Path) -> None:
    """The positions of the sides in one cell."""
    told = csv.DictReader(io.StringIO(foedus("disagreements", "--format", "csv", ledger=contested_ledger).stdout))
    assert [row["sides"] for row in told] == ["left; not left"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["events", "--issue", "weather"],
        ["events", "--voices", "0"],
        ["events", "--since", "2023", "--until", "2022"],
        ["disagreements", "--kind", "taste"],
        ["disagreements", "--state", "perhaps"],
    ],
)
def test_bad_filter_is_a_usage_error(foedus: Run, contested_ledger: Path, arguments: list[str]) -> None:
    """Exit code 2 with a word on what was expected."""
    result = foedus(*arguments, ledger=contested_ledger)
    assert result.exit_code == 2
    assert result.stderr


@pytest.mark.parametrize("command", [["events"], ["disagreements"], ["event"]])
def test_no_line_is_longer_than_the_screen(foedus: Run, contested_ledger: Path, command: list[str]) -> None:
    """80 columns are enough."""
    named = [contested(foedus, contested_ledger)] if command == ["event"] else []
    lines = foedus(*command, *named, ledger=contested_ledger).stdout.split("\n")
    assert all(len(line) <= 80 and line == line.rstrip() for line in lines)


def test_nothing_answers(foedus: Run, sample_ledger: Path) -> None:
    """Nothing found is said on standard error and is no failure."""
    result = foedus("disagreements", "--actor", "Atlantis", ledger=sample_ledger)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No disagreement answers" in result.stderr


def test_reports_that_are_not_gathered_are_told_and_gathered(foedus: Run, folder: Path, ledger: Path) -> None:
    """As a run leaves them that was killed: views say so on standard error, `gather` takes them."""
    foedus("add", "--manifest", folder / "manifest.jsonl", ledger=ledger)
    before = foedus("events", "--format", "jsonl", ledger=ledger).stdout
    with Ledger.open(ledger) as opened, opened.writing():
        opened.cells.forget_all()
    assert "2 reports are not gathered yet: run `foedus gather`" in foedus("disagreements", ledger=ledger).stderr
    assert "gathered 2 readings" in foedus("gather", ledger=ledger).stdout
    result = foedus("events", "--format", "jsonl", ledger=ledger)
    assert (result.stdout, result.stderr) == (before, "")
