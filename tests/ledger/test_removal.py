"""Takedown."""

from __future__ import annotations

import random
from pathlib import Path
from types import ModuleType

import apsw
import pytest

from foedus.errors import BadQuery, LedgerBusy, NotFoundInLedger
from foedus.ledger import Ledger

SECRET = "Xylovarnik Brumtesque"
VOCABULARY = "SELECT count(*) FROM {table}_terms WHERE term LIKE 'xylov%' OR term LIKE 'brumt%'"


@pytest.fixture
def secretive_ledger(bare_ledger: Ledger, invented: ModuleType) -> Ledger:
    """Forty reports, of which number 20 holds words that stand nowhere else, in two readings of many pages."""
    for number in range(40):
        body = f"{SECRET} did it. " * 200 if number == 20 else "filler words " * (number * 20)
        bare_ledger.add(invented.reading_of(number, body=body), invented.original_of(number, body))
    for number in (19, 20, 21):
        body = f"{SECRET} did it. " * 200 if number == 20 else "filler words " * (number * 20)
        bare_ledger.add(invented.reading_of(number, body=body, engine="test/2"), invented.original_of(number, body))
    return bare_ledger


def files(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))


def terms_left(path: Path) -> int:
    reader = apsw.Connection(str(path))
    left = 0
    for table in ("passage_words", "claim_words"):
        reader.execute(f"CREATE VIRTUAL TABLE temp.{table}_terms USING fts5vocab('main', '{table}', 'row')")
        left += next(iter(reader.execute(VOCABULARY.format(table=table))))[0]
    reader.close()
    return left


def test_no_removed_word_stays_in_the_files(path: Path, secretive_ledger: Ledger) -> None:
    """After a removal neither file, log nor index holds the report's words, while the ledger is still open."""
    assert files(path).count(SECRET.encode()) > 10
    assert terms_left(path) > 0
    secretive_ledger.remove("note-20", "erasure request")
    for word in (*SECRET.split(), "note-20"):
        assert word.encode() not in files(path)
        assert word.lower().encode() not in files(path)
    assert terms_left(path) == 0


def test_no_removed_word_stays_in_the_slack_of_pages(path: Path, bare_ledger: Ledger, invented: ModuleType) -> None:
    """Of reports of all sizes, each with words of its own, none leaves a word in a corner of a page."""
    chance = random.Random(7)
    for number in range(150):
        words = [f"zq{number:03}k{chance.randrange(10**6)}" for _ in range(chance.choice([5, 20, 60, 300]))]
        body = "\n".join(" ".join(words[at : at + 30]) for at in range(0, len(words), 30))
        for engine in ("test/1", "test/2")[: 1 + number % 2]:
            bare_ledger.add(invented.reading_of(number, body=body, engine=engine), invented.original_of(number, body))
    for number in chance.sample(range(150), 15):
        bare_ledger.remove(f"note-{number}", "erasure request")
        assert f"zq{number:03}k".encode() not in files(path)


def test_the_file_is_written_anew(path: Path, secretive_ledger: Ledger) -> None:
    """No page that held the report is kept for later: pages' corners may hold copies that deleting does not reach."""
    secretive_ledger.remove("note-20", "erasure request")
    assert secretive_ledger._connection.row("PRAGMA freelist_count") == (0,)


def test_the_others_stay(secretive_ledger: Ledger, invented: ModuleType) -> None:
    """A removal takes one report out and leaves every other claim as it was, sound."""
    before = [claim for claim in secretive_ledger.claims() if claim.report != invented.reading_of(20).report.id]
    secretive_ledger.remove("note-20", "erasure request")
    left = list(secretive_ledger.claims())
    assert len(secretive_ledger.reports()) == 39
    assert [claim for claim in before if claim in left] == left[: len(before)]
    assert secretive_ledger.check().sound


def test_a_tombstone_stays(sample_ledger: Ledger, invented: ModuleType) -> None:
    """Id, hash and reason are what is left, and what asks for the report is told so."""
    report = invented.reading_of(1).report
    grave = sample_ledger.remove(report.id[:6], "  the author asked ")
    assert (grave.report_id, grave.sha256, grave.reason) == (report.id, report.sha256, "the author asked")
    assert sample_ledger.tombstones() == [grave]
    assert sample_ledger._connection.row("SELECT count(*) FROM removing") == (0,)
    assert sample_ledger.tombstone(report.sha256) == grave
    assert not sample_ledger.known(report.sha256, "test/1", "")
    with pytest.raises(NotFoundInLedger, match=r"was removed at .* the author asked"):
        sample_ledger.report(report.id)


def test_a_readmitted_report_is_not_barred(sample_ledger: Ledger, invented: ModuleType) -> None:
    """The tombstone stays, but bars nothing any more."""
    sample_ledger.remove("note-1", "asked")
    sample_ledger.add(invented.reading_of(1), invented.original_of(1), readmit=True)
    assert len(sample_ledger.tombstones()) == 1
    assert sample_ledger.tombstone(invented.reading_of(1).report.sha256) is None


def test_a_removal_needs_a_reason(sample_ledger: Ledger) -> None:
    """Without a reason nothing is removed."""
    with pytest.raises(BadQuery, match="needs a reason"):
        sample_ledger.remove("note-1", " ")
    assert len(sample_ledger.reports()) == 3


def test_what_is_not_there_is_not_removed(sample_ledger: Ledger) -> None:
    """An unknown id is an error and makes no tombstone."""
    with pytest.raises(NotFoundInLedger):
        sample_ledger.remove("ffffffff", "asked")
    assert sample_ledger.tombstones() == []


def test_a_reader_of_the_old_state_delays_the_end_alone(path: Path, invented: ModuleType) -> None:
    """Where somebody still reads, the report is out, the error says what is missing, and the next opening ends it."""
    with Ledger.open(path, wait_ms=20) as ledger:
        ledger.add(invented.reading_of(1, body=SECRET), invented.original_of(1, SECRET))
        report = ledger.reports()[0].id
        reader = apsw.Connection(str(path))
        reader.execute("BEGIN; SELECT count(*) FROM claim").fetchall()
        with pytest.raises(LedgerBusy, match="still reads"):
            ledger.remove(report, "asked")
        assert ledger.reports() == []
        with pytest.raises(LedgerBusy):
            ledger.remove(report, "asked")
        reader.close()
        assert SECRET.encode() in files(path)
        with Ledger.open(path) as second:
            assert SECRET.encode() not in files(path)
            assert [grave.report_id for grave in second.tombstones()] == [report]


def test_an_answer_that_was_not_read_to_its_end_delays_too(sample_ledger: Ledger) -> None:
    """The ledger's own unfinished answer counts as a reader; once it is closed, the same call ends the removal."""
    report = sample_ledger.reports()[1].id
    answer = sample_ledger.claims()
    next(answer)
    with pytest.raises(LedgerBusy):
        sample_ledger.remove(report, "asked")
    del answer
    assert sample_ledger.remove(report, "asked").reason == "asked"
    assert len(sample_ledger.tombstones()) == 1
