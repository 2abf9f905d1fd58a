"""The project's own labelled sentences are well formed."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from foedus.model.claim import EventType, Status, TreatyAct

SENTENCES = Path(__file__).parents[1] / "gate" / "sentences.jsonl"
ROW = {"id", "text", "published", "claims"}
CLAIM = {"type", "act", "actors", "recipients", "status", "said_by", "trigger"}


def rows() -> list[dict[str, Any]]:
    """The labelled sentences."""
    return [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]


def claims() -> list[dict[str, Any]]:
    """The labelled claims of all sentences."""
    return [claim for row in rows() for claim in row["claims"]]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_row_has_the_keys_and_a_day_or_none(row: dict[str, Any]) -> None:
    """A row has just its four keys, and its publication is an ISO day or null."""
    assert row.keys() == ROW
    assert row["published"] is None or date.fromisoformat(row["published"])


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_labels_are_of_the_closed_lists(row: dict[str, Any]) -> None:
    """Types, acts and statuses are of the claim format, and every trigger stands in its sentence."""
    for claim in row["claims"]:
        assert claim.keys() | {"said_by"} == CLAIM  # the simplest sentences are labelled without voices
        EventType(claim["type"])
        Status(claim["status"])
        assert claim["act"] is None or TreatyAct(claim["act"])
        assert claim["trigger"]
        assert claim["trigger"] in row["text"]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_participants_are_principals_or_words_of_the_text(row: dict[str, Any]) -> None:
    """Every claim has a participant; who has no code is named as the sentence names them."""
    for claim in row["claims"]:
        assert claim["actors"] or claim["recipients"]
        for name in claim["actors"] + claim["recipients"] + claim.get("said_by", []):
            assert re.fullmatch(r"[A-Z][A-Z0-9-]+", name) or name in row["text"]


def test_no_two_sentences_are_alike() -> None:
    """Ids and texts are different, and no two sentences begin with the same three words."""
    found = rows()
    openings = {tuple(re.findall(r"\w+", row["text"].casefold())[:3]) for row in found}
    assert len({row["id"] for row in found}) == len({row["text"] for row in found}) == len(openings) == len(found)


def test_there_are_enough_sentences() -> None:
    """At least 150 sentences, twenty of them without a claim."""
    assert len(rows()) >= 150
    assert sum(not row["claims"] for row in rows()) >= 20


def test_labels_cover_the_format() -> None:
    """All types, statuses and treaty acts occur, and two in five claims are not asserted."""
    found = claims()
    assert {claim["type"] for claim in found} == set(EventType)
    assert {claim["status"] for claim in found} == set(Status)
    assert {claim["act"] for claim in found} - {None} == set(TreatyAct)
    assert sum(claim["status"] != Status.ASSERTED for claim in found) >= 0.4 * len(found)
