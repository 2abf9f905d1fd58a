"""`judge`."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Run = Callable[..., Result]
SIGNED = ("--reason", "the maps agree", "--analyst", "Ida Brem")


@pytest.fixture
def ledger(contested_ledger: Path, tmp_path: Path) -> Path:
    """A ledger of two reports that cannot both be right, to be judged."""
    return Path(shutil.copy(contested_ledger, tmp_path / "ledger.db"))


def rows(foedus: Run, ledger: Path, *arguments: str) -> list[dict[str, Any]]:
    result = foedus(*arguments, "--format", "jsonl", ledger=ledger)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def contested(foedus: Run, ledger: Path) -> dict[str, Any]:
    """The event that is disagreed on, whole."""
    id_ = rows(foedus, ledger, "events", "--contested")[0]["id"]
    return rows(foedus, ledger, "event", str(id_))[0]


def test_split_and_undo(foedus: Run, ledger: Path) -> None:
    """The claim is gone from the event, and comes back."""
    before = contested(foedus, ledger)
    claim = before["sides"][1]["claims"][0]["claim"]
    (made,) = rows(foedus, ledger, "judge", "split", before["id"], claim, *SIGNED)
    assert rows(foedus, ledger, "event", before["id"])[0]["reports"] == 1
    rows(foedus, ledger, "judge", "undo", str(made["number"]), *SIGNED)
    assert contested(foedus, ledger) == before


def test_merge(foedus: Run, sample_ledger: Path, tmp_path: Path) -> None:
    """The other's id leads to the one."""
    ledger = Path(shutil.copy(sample_ledger, tmp_path / "ledger.db"))
    one, other = (row["id"] for row in rows(foedus, ledger, "events", "--limit", "2"))
    foedus("judge", "merge", one, other, *SIGNED, ledger=ledger)
    assert rows(foedus, ledger, "event", other)[0]["id"] == one


def test_lock_is_shown_with_the_event(foedus: Run, ledger: Path) -> None:
    """By whom and why."""
    id_ = contested(foedus, ledger)["id"]
    foedus("judge", "lock", id_, *SIGNED, ledger=ledger)
    assert f"1 lock {id_} · Ida Brem: the maps agree" in foedus("event", id_, ledger=ledger).stdout


def test_state_of_a_disagreement(foedus: Run, ledger: Path) -> None:
    """It is open no more, and says who explained it and why."""
    (one,) = rows(foedus, ledger, "disagreements", "--state", "open")
    assert foedus("judge", "state", one["id"], "No-Disagreement", *SIGNED, ledger=ledger).exit_code == 0
    assert rows(foedus, ledger, "disagreements", "--state", "open") == []
    assert "no disagreement by Ida Brem: the maps agree" in foedus("disagreements", ledger=ledger).stdout
    assert "0 open" in foedus("brief", ledger=ledger).stdout


def test_judgements_are_listed(foedus: Run, ledger: Path) -> None:
    """With number, name, reason and whether they were taken back."""
    id_ = contested(foedus, ledger)["id"]
    foedus("judge", "lock", id_, *SIGNED, ledger=ledger)
    foedus("judge", "undo", "1", *SIGNED, ledger=ledger)
    listed = rows(foedus, ledger, "judge", "list")
    assert [(row["number"], row["kind"], row["taken_back"]) for row in listed] == [
        (1, "lock", True),
        (2, "undo", False),
    ]
    assert listed[0]["format"] == "foedus.judgement/1"


def test_nothing_was_judged(foedus: Run, contested_ledger: Path) -> None:
    """Said on standard error; no failure."""
    result = foedus("judge", "list", ledger=contested_ledger)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing was judged" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["lock", "{}", "--reason", "why"], 2),
        (["lock", "{}", "--analyst", "Ida Brem"], 2),
        (["lock", "{}", "--reason", " ", "--analyst", "Ida Brem"], 2),
        (["merge", "{}", "{}", *SIGNED], 2),
        (["split", "{}", "ffffffff", *SIGNED], 6),
        (["state", "ffffffff", "open", *SIGNED], 6),
        (["state", "{}", "perhaps", *SIGNED], 2),
        (["undo", "7", *SIGNED], 6),
        (["undo", "first", *SIGNED], 2),
    ],
)
def test_what_cannot_be_judged(foedus: Run, ledger: Path, arguments: list[str], code: int) -> None:
    """Nothing is recorded, and the exit code tells why."""
    id_ = contested(foedus, ledger)["id"]
    result = foedus("judge", *(argument.format(id_) for argument in arguments), ledger=ledger)
    assert result.exit_code == code
    assert result.stderr
    assert rows(foedus, ledger, "judge", "list") == []


def test_analyst_by_the_environment(foedus: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`FOEDUS_ANALYST` names who judges."""
    monkeypatch.setenv("FOEDUS_ANALYST", "Ben Orr")
    (made,) = rows(foedus, ledger, "judge", "lock", contested(foedus, ledger)["id"], "--reason", "why")
    assert made["analyst"] == "Ben Orr"
