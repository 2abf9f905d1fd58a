"""The project's own labelled sentences are well formed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from foedus.model.claim import EventType, Status, TreatyAct

SENTENCES = Path(__file__).parents[1] / "gate" / "sentences.jsonl"


def rows() -> list[dict[str, Any]]:
    """The labelled sentences."""
    return [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_labels_are_of_the_closed_lists(row: dict[str, Any]) -> None:
    """Types, acts and statuses are of the claim format, and every trigger stands in its sentence."""
    for claim in row["claims"]:
        EventType(claim["type"])
        Status(claim["status"])
        assert claim["act"] is None or TreatyAct(claim["act"])
        assert claim["trigger"] in row["text"]
        assert claim["actors"] or claim["recipients"]


def test_no_two_sentences_are_alike() -> None:
    """Ids and texts are different, and no two sentences begin with the same three words."""
    found = rows()
    assert len({row["id"] for row in found}) == len({row["text"] for row in found}) == len(found)
    assert len({tuple(row["text"].split()[:3]) for row in found}) == len(found)


def test_every_status_and_most_types_are_there() -> None:
    """The sentences cover all statuses and at least fourteen of the sixteen types."""
    claims = [claim for row in rows() for claim in row["claims"]]
    assert {claim["status"] for claim in claims} == {status.value for status in Status}
    assert len({claim["type"] for claim in claims}) >= 14
