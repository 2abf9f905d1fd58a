"""What is recorded, and that it stays."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import apsw
import pytest

from foedus.errors import CitationDrift, LedgerError, NotFoundInLedger, RefusedInput
from foedus.ledger import Ledger
from foedus.ledger.answers import Added
from foedus.model.citation import Quotation
from foedus.model.report import Refusal

TABLES = ("original", "report", "sighting", "reading", "claim", "participant", "refusal", "tombstone")
REFUSAL = Refusal(source="a.bin", reason="binary", subject="It is no text.", remedy="Give a text.", sha256="0" * 64)


def test_adding_twice_adds_nothing(bare_ledger: Ledger, invented: ModuleType) -> None:
    """The same bytes read by the same engine are recorded once."""
    reading, original = invented.reading_of(1), invented.original_of(1)
    first, again = bare_ledger.add(reading, original), bare_ledger.add(reading, original)
    assert first == Added(report_id=reading.report.id, claims_added=2, new_report=True)
    assert again == Added(report_id=reading.report.id, claims_added=0, new_report=False)
    assert len(bare_ledger.readings("note-1")) == 1


def test_original_comes_back_byte_for_byte(sample_ledger: Ledger, invented: ModuleType) -> None:
    """The bytes are those that were given."""
    assert sample_ledger.original("note-2") == invented.original_of(2)


def test_a_newer_engine_stands_beside_the_older(sample_ledger: Ledger, invented: ModuleType) -> None:
    """Both readings stay; claims and search show the newer one alone."""
    added = sample_ledger.add(invented.reading_of(1, engine="test/2"), invented.original_of(1))
    assert (added.claims_added, added.new_report) == (2, False)
    assert [reading.engine for reading in sample_ledger.readings("note-1")] == ["test/1", "test/2"]
    assert [claim.engine for claim in sample_ledger.claims()].count("test/2") == 2
    assert len(list(sample_ledger.claims())) == 6
    assert len(sample_ledger.search('"treaty 1"')) == 1


@pytest.mark.parametrize(
    ("engine", "declared", "expected"),
    [("test/1", "", True), ("test/1", "m2", True), ("test/1", "m1", False), ("test/2", "", False)],
)
def test_known_is_what_would_add_nothing(
    bare_ledger: Ledger, invented: ModuleType, engine: str, declared: str, expected: bool
) -> None:
    """Known is what this engine read last so declared, or what nothing new is declared of."""
    for digest in ("m1", "m2"):
        bare_ledger.add(invented.reading_of(1, declared=digest), invented.original_of(1))
    reading = invented.reading_of(1, engine=engine, declared=declared)
    assert bare_ledger.known(reading.report.sha256, engine, declared) is expected
    assert (bare_ledger.add(reading, invented.original_of(1)).claims_added == 0) is expected


def test_a_second_name_is_a_sighting(sample_ledger: Ledger, invented: ModuleType) -> None:
    """The same bytes under another name are one report with two names, and answer to both."""
    sample_ledger.add(invented.reading_of(1, document="copy"), invented.original_of(1))
    assert [sighting.document for sighting in sample_ledger.sightings("copy")] == ["note-1", "copy"]
    assert sample_ledger.report("copy") == sample_ledger.report("note-1")


def test_a_name_alone_is_recorded_once(sample_ledger: Ledger) -> None:
    """A known report that was not read again still gets its new name."""
    assert sample_ledger.sight("note-1", "elsewhere/b.txt", "b")
    assert not sample_ledger.sight("note-1", "elsewhere/b.txt", "b")
    with pytest.raises(NotFoundInLedger):
        sample_ledger.sight("nothing", "b.txt", "b")


def test_a_refusal_is_recorded_once(bare_ledger: Ledger) -> None:
    """The same source, bytes and reason are one refusal; another reason is another, and no bytes are no less so."""
    nothing = replace(REFUSAL, sha256=None, reason="unreadable", source="caf\udce9.txt")
    told = [bare_ledger.refuse(refusal) for refusal in (REFUSAL, REFUSAL, nothing, nothing)]
    assert told == [True, False, True, False]
    assert bare_ledger.refusals() == [REFUSAL, nothing]


def test_a_false_quotation_does_not_enter(bare_ledger: Ledger, invented: ModuleType) -> None:
    """A claim that misquotes is refused, and nothing of its reading is recorded."""
    reading = invented.reading_of(1)
    false = replace(reading.claims[0], evidence=Quotation(start=0, end=6, quote="Never "))
    with pytest.raises(CitationDrift, match=r"'Never '.*'Subscr'"):
        bare_ledger.add(replace(reading, claims=(false,)), invented.original_of(1))
    assert bare_ledger.reports() == []


def test_bytes_of_another_report_do_not_enter(bare_ledger: Ledger, invented: ModuleType) -> None:
    """The original must have the report's SHA-256."""
    with pytest.raises(LedgerError, match="have the SHA-256"):
        bare_ledger.add(invented.reading_of(1), invented.original_of(2))


def test_claims_that_share_an_id_do_not_enter(bare_ledger: Ledger, invented: ModuleType) -> None:
    """Two claims of one reading have two ids."""
    reading = invented.reading_of(1)
    with pytest.raises(LedgerError, match="share the ids"):
        bare_ledger.add(replace(reading, claims=reading.claims[:1] * 2), invented.original_of(1))


def test_claims_of_another_report_do_not_enter(bare_ledger: Ledger, invented: ModuleType) -> None:
    """A claim names the report that it stands in."""
    reading = invented.reading_of(1)
    stray = replace(reading.claims[0], report="f" * 16)
    with pytest.raises(LedgerError, match=r"is of report f+"):
        bare_ledger.add(replace(reading, claims=(stray,)), invented.original_of(1))


def test_removed_bytes_do_not_enter_again(sample_ledger: Ledger, invented: ModuleType) -> None:
    """What was taken down is refused with the tombstone's words, until it is readmitted on purpose."""
    reading, original = invented.reading_of(1), invented.original_of(1)
    sample_ledger.remove("note-1", "the author asked")
    with pytest.raises(RefusedInput, match="the author asked") as caught:
        sample_ledger.add(reading, original)
    assert caught.value.reason == "removed"
    assert sample_ledger.add(reading, original, readmit=True).new_report
    assert sample_ledger.add(reading, original) == Added(report_id=reading.report.id, claims_added=0, new_report=False)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("change", ["UPDATE {} SET {} = {}", "DELETE FROM {0}", "REPLACE INTO {0} SELECT * FROM {0}"])
def test_the_record_is_append_only(sample_ledger: Ledger, table: str, change: str) -> None:
    """No row of the record is updated, deleted or replaced, even by plain SQL."""
    sample_ledger.refuse(REFUSAL)
    sample_ledger.remove("note-0", "asked")
    connection = sample_ledger._connection
    column = next(connection.rows(f"SELECT name FROM pragma_table_info('{table}')"))[0]
    before = list(connection.rows(f"SELECT * FROM {table}"))
    with pytest.raises(apsw.ConstraintError, match=f"{table} is append-only"):
        connection.run(change.format(table, column, column))
    assert before
    assert list(connection.rows(f"SELECT * FROM {table}")) == before
