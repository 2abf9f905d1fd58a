"""`claims`, `search`, `why`."""

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


def rows(foedus: Run, ledger: Path, *filters: str) -> list[dict[str, Any]]:
    result = foedus("claims", "--format", "jsonl", *filters, ledger=ledger)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_jsonl_holds_every_claim(foedus: Run, sample_ledger: Path) -> None:
    """Without a filter, all claims of the ledger, each with its document."""
    with Ledger.open(sample_ledger, read_only=True) as opened:
        ids = [claim.id for claim in opened.claims()]
    assert [row["id"] for row in rows(foedus, sample_ledger)] == ids
    assert {row["document"] for row in rows(foedus, sample_ledger)} == {"refusal", "cancelled"}


@pytest.mark.parametrize(
    ("filters", "holds"),
    [
        (["--actor", "arm"], lambda row: "ARM" in {p["principal"] for p in row["actors"]}),
        (["--type", "reject"], lambda row: row["type"] == "REJECT"),
        (["--act", "Refuse_Signature"], lambda row: row["act"] == "refuse_signature"),
        (["--status", "DENIED"], lambda row: row["status"] == "denied"),
        (["--voice", "Alen Simonyan"], lambda row: "Alen Simonyan" in {p["name"] for p in row["said_by"]}),
        (["--outlet", "union rampart"], lambda row: row["document"] == "cancelled"),
        (["--report", "refusal"], lambda row: row["document"] == "refusal"),
        (["--text", "peacekeepers"], lambda row: "peacekeepers" in row["evidence"]["quote"]),
        (["--since", "2022-11", "--until", "2022-11"], lambda row: row["when"]["start"].startswith("2022-11")),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_filter_keeps_exactly_what_answers(
    foedus: Run, sample_ledger: Path, filters: list[str], holds: Callable[[dict[str, Any]], bool]
) -> None:
    """Each filter keeps some claims, not all, and all that it keeps answer."""
    kept = rows(foedus, sample_ledger, *filters)
    assert 0 < len(kept) < len(rows(foedus, sample_ledger))
    assert all(map(holds, kept))


def test_limit(foedus: Run, sample_ledger: Path) -> None:
    """`--limit` keeps the first."""
    assert rows(foedus, sample_ledger, "--limit", "1") == rows(foedus, sample_ledger)[:1]


def test_csv_has_a_row_a_claim_under_one_head(foedus: Run, sample_ledger: Path) -> None:
    """The same claims as JSONL, readable by the standard reader."""
    told = list(csv.DictReader(io.StringIO(foedus("claims", "--format", "csv", ledger=sample_ledger).stdout)))
    jsonl = rows(foedus, sample_ledger)
    assert [(row["id"], row["evidence"]) for row in told] == [(row["id"], row["evidence"]["quote"]) for row in jsonl]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--type", "FLY"],
        ["--act", "fly"],
        ["--status", "perhaps"],
        ["--since", "2022-13"],
        ["--until", "soon"],
        ["--limit", "0"],
        ["--text", '"'],
    ],
)
def test_bad_filter_is_a_usage_error(foedus: Run, sample_ledger: Path, arguments: list[str]) -> None:
    """Exit code 2 with a word on what was expected."""
    result = foedus("claims", *arguments, ledger=sample_ledger)
    assert result.exit_code == 2
    assert result.stderr
    assert not result.stdout


def test_no_claim_answers(foedus: Run, sample_ledger: Path) -> None:
    """Nothing found is said on standard error and is no failure."""
    result = foedus("claims", "--actor", "Atlantis", ledger=sample_ledger)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No claim answers" in result.stderr


def test_table_tells_sentence_status_words_and_place(foedus: Run, sample_ledger: Path) -> None:
    """A claim in the table can be traced without another command."""
    shown = foedus("claims", "--act", "refuse_signature", ledger=sample_ledger).stdout
    for expected in ("Armenia (Nikol Pashinyan) refused to sign", "asserted", "refusal:2", "2022-11-23"):
        assert expected in shown


def test_search_shows_where_words_stand(foedus: Run, sample_ledger: Path) -> None:
    """The hit names its document."""
    result = foedus("search", "peacekeepers", ledger=sample_ledger)
    assert result.exit_code == 0
    assert "refusal" in result.stdout


def test_bad_search_is_a_usage_error(foedus: Run, sample_ledger: Path) -> None:
    """An expression that cannot be understood: exit code 2."""
    assert foedus("search", '"open', ledger=sample_ledger).exit_code == 2


def test_why_shows_every_step(foedus: Run, sample_ledger: Path) -> None:
    """All steps of the derivation, and the sentence with its trigger marked."""
    with Ledger.open(sample_ledger, read_only=True) as opened:
        claim = opened.claim(next(opened.claims()).id)
    shown = foedus("why", claim.id, ledger=sample_ledger).stdout
    assert claim.derivation
    assert {step.field for step in claim.derivation} <= set(shown.split())
    assert f"[{claim.trigger.quote}]" in " ".join(shown.split())
