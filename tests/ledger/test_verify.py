"""The check."""

from __future__ import annotations

import zlib
from pathlib import Path
from types import ModuleType

import apsw
import pytest

from foedus.ledger import DriftKind, Ledger


def meddle(path: Path, sql: str, *values: object) -> None:
    """Changes the ledger behind its back, its triggers taken off and put back."""
    other = apsw.Connection(str(path))
    triggers = list(other.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"))
    for name, _ in triggers:
        other.execute(f"DROP TRIGGER {name}")
    other.execute(sql, values)
    for _, trigger in triggers:
        other.execute(trigger)
    other.close()


def test_a_sound_ledger_passes(sample_ledger: Ledger, invented: ModuleType) -> None:
    """Every citation is counted, those of older readings too, and none has drifted."""
    sample_ledger.add(invented.reading_of(1, engine="test/2"), invented.original_of(1))
    each = sum(len(claim.quotations()) for claim in invented.reading_of(1).claims)
    result = sample_ledger.check()
    assert result.sound
    assert (result.citations, result.reports) == (4 * each, 3)


def test_an_empty_ledger_passes(bare_ledger: Ledger) -> None:
    """Where nothing is, nothing drifted."""
    assert bare_ledger.check().sound


@pytest.mark.parametrize(
    ("sql", "kind", "words"),
    [
        ("UPDATE reading SET text = replace(text, 'denied', 'DENIED') WHERE seq = 2", DriftKind.CITATION, "'denied'"),
        ("UPDATE claim SET evidence = 'never said' WHERE seq = 3", DriftKind.CITATION, "'never said'"),
        (
            "UPDATE claim SET rest = replace(rest, 'QND', 'X'), type = 'NONE' WHERE seq = 3",
            DriftKind.UNREADABLE,
            "NONE",
        ),
        ("UPDATE claim SET rest = '{}' WHERE seq = 3", DriftKind.UNREADABLE, "place"),
        (
            "UPDATE claim SET rest = json_set(rest, '$.figures[0].end', 9999) WHERE seq = 3",
            DriftKind.FIGURE,
            "9999",
        ),
        ("UPDATE reading SET rest = 'no json' WHERE seq = 2", DriftKind.UNREADABLE, "cannot be read back"),
        ("UPDATE reading SET rest = json_set(rest, '$.struck[0][1]', 9999) WHERE seq = 2", DriftKind.STRUCK, "9999"),
        ("UPDATE passage SET surface = 'never said' WHERE reading = 2", DriftKind.PASSAGE, "'never said'"),
        ("UPDATE original SET deflated = x'00' WHERE seq = 2", DriftKind.ORIGINAL, "cannot be unpacked"),
        ("DELETE FROM original WHERE seq = 2", DriftKind.ORIGINAL, "cannot be unpacked"),
        ("PRAGMA foreign_keys = off; DELETE FROM report WHERE seq = 2", DriftKind.DATABASE, "Row 2 of reading"),
    ],
)
def test_what_was_changed_behind_its_back_is_found(
    path: Path, sample_ledger: Ledger, sql: str, kind: DriftKind, words: str
) -> None:
    """Any change of text, citation, figure, furniture, search rows or bytes is told, with its kind and what was found."""
    meddle(path, sql)
    drifted = sample_ledger.check().drifted
    assert [drift for drift in drifted if drift.kind == kind and words in drift.subject]


def test_another_original_is_found(path: Path, sample_ledger: Ledger) -> None:
    """Bytes that were put in the place of the original have another hash."""
    meddle(path, "UPDATE original SET deflated = ? WHERE seq = 2", zlib.compress(b"other bytes"))
    (drift,) = sample_ledger.check().drifted
    assert (drift.kind, drift.report) == (DriftKind.ORIGINAL, sample_ledger.reports()[1].id)


def test_text_that_is_no_text_any_more_is_told_not_raised(sample_ledger: Ledger, path: Path) -> None:
    """One flipped byte can leave a text that is no UTF-8: the check says so instead of breaking off."""
    meddle(path, "UPDATE reading SET text = CAST(x'419A42' AS TEXT) WHERE seq = 2")
    drifted = sample_ledger.check().drifted
    assert any(drift.kind is DriftKind.DATABASE and "no UTF-8" in drift.subject for drift in drifted)


def test_damaged_pages_are_told_not_raised(path: Path, invented: ModuleType) -> None:
    """Where the disk lost a part of the file, the check says so and ends."""
    with Ledger.open(path) as ledger:
        for number in range(30):
            ledger.add(invented.reading_of(number), invented.original_of(number))
    content = bytearray(path.read_bytes())
    for page in range(40 * 4096, len(content) - 4096, 5 * 4096):
        content[page : page + 4096] = b"\xaa" * 4096
    path.write_bytes(content)
    with Ledger.open(path, read_only=True) as ledger:
        result = ledger.check()
    assert {DriftKind.DATABASE} <= {drift.kind for drift in result.drifted}
