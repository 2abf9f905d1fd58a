"""Labelled lines read as one-sentence reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from foedus.extraction.engine import Engine
from foedus.model.claim import Claim
from foedus.model.report import Moment
from foedus.reading.manifest import NOTHING_DECLARED
from foedus.reading.reader import read

Row = dict[str, Any]


def claims_of_lines(engine: Engine, rows: list[Row]) -> Iterable[tuple[Row, tuple[Claim, ...]]]:
    """Each line with the claims of its text."""
    reports = (
        read(
            row["text"].encode(),
            document=row["id"],
            source=row["id"],
            declared=replace(
                NOTHING_DECLARED,
                language="en",
                published=Moment.parse(row["published"]) if row.get("published") else None,
            ),
        )
        for row in rows
    )
    for row, (_, extraction) in zip(rows, engine.read_all(reports), strict=True):
        yield row, extraction.claims
