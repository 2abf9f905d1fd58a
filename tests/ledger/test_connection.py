"""How the file is opened."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import apsw
import pytest

from foedus.errors import LedgerBusy, LedgerError
from foedus.ledger import Ledger
from foedus.ledger.connection import Connection

HOLD = """
import sys, apsw
held = apsw.Connection(sys.argv[1])
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_folder_and_file_are_made(tmp_path: Path) -> None:
    """A ledger in a folder that is not there yet is made with it."""
    path = tmp_path / "a" / "b" / "record.foedus"
    Ledger.open(path).close()
    assert path.stat().st_size > 0


@pytest.mark.parametrize("content", [b"hello", b"no database, " * 1000])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_is_no_sqlite_is_refused_untouched(path: Path, content: bytes, read_only: bool) -> None:
    """Some other file is refused by its name, and stays as it was."""
    path.write_bytes(content)
    with pytest.raises(LedgerError, match="no SQLite file"):
        Ledger.open(path, read_only=read_only)
    assert path.read_bytes() == content


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_another_programs_database_is_refused_untouched(path: Path, mode: str) -> None:
    """A database with foreign tables is refused, and stays as it was."""
    other = apsw.Connection(str(path))
    other.pragma("journal_mode", mode)
    other.execute("CREATE TABLE mine (thing)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="another program"):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_ledger(path: Path) -> None:
    """What a process leaves that was killed while it made the ledger is as good as nothing."""
    path.touch()
    with Ledger.open(path) as ledger:
        assert ledger.reports() == []


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder in the place of the file is told as what it is: not to be opened."""
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger.open(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    """The folder cannot be made where a file has its name."""
    (tmp_path / "file").touch()
    with pytest.raises(LedgerError, match="cannot be made"):
        Ledger.open(tmp_path / "file" / "deep" / "record.foedus")


def test_reading_makes_no_ledger(path: Path) -> None:
    """A ledger opened to read must be there, and is not made."""
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger.open(path, read_only=True)
    assert not path.exists()


def test_a_reader_does_not_write(path: Path, sample_ledger: Ledger, invented: ModuleType) -> None:
    """A ledger opened to read shows what is there, and refuses to add."""
    with Ledger.open(path, read_only=True) as reader:
        assert len(reader.reports()) == 3
        with pytest.raises(LedgerError, match="only be read"):
            reader.add(invented.reading_of(9), invented.original_of(9))


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="only Linux tells who holds a lock")
def test_a_second_writer_is_told_whom_to_look_for(path: Path, sample_ledger: Ledger, invented: ModuleType) -> None:
    """Where another process keeps writing, the error names it; reading goes on meanwhile."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with Ledger.open(path, wait_ms=20) as second:
            with pytest.raises(LedgerBusy) as caught:
                second.add(invented.reading_of(9), invented.original_of(9))
            assert len(second.reports()) == 3
        holder.communicate("")
    assert str(holder.pid) in caught.value.subject
    assert os.getpid() != holder.pid


def test_a_second_writer_waits_for_its_turn(path: Path, sample_ledger: Ledger, invented: ModuleType) -> None:
    """Two ledgers open on one file add in turn."""
    with Ledger.open(path) as second:
        second.add(invented.reading_of(7), invented.original_of(7))
        sample_ledger.add(invented.reading_of(8), invented.original_of(8))
        assert len(second.reports()) == 5


def test_writers_at_the_same_time_take_turns(path: Path, bare_ledger: Ledger, invented: ModuleType) -> None:
    """Three that add at once, each a share and the next one's share, all succeed, and nothing is doubled."""

    def write(share: int) -> None:
        with Ledger.open(path) as ledger:
            for number in range(share * 30, share * 30 + 60):
                ledger.add(invented.reading_of(number), invented.original_of(number))

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(write, range(3)))
    assert {line.document for line in bare_ledger.reports()} == {f"note-{number}" for number in range(120)}
    assert len(list(bare_ledger.claims())) == 240


def test_what_sqlite_is_told(path: Path, bare_ledger: Ledger) -> None:
    """Every commit is synced, references are enforced, deleted words are zeroed, REPLACE fires triggers."""
    connection = bare_ledger._connection
    told = {
        name: next(connection.rows(f"PRAGMA {name}"))[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "recursive_triggers")
    }
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "recursive_triggers": 1}
    assert told == expected


def test_a_transaction_that_raises_leaves_nothing(path: Path, bare_ledger: Ledger) -> None:
    """What a block wrote before it raised is undone, and the next transaction begins as if it had not been."""
    connection = Connection(path, read_only=False, wait_ms=20)
    with pytest.raises(apsw.SQLError), connection.writing():
        connection.run("INSERT INTO removing VALUES ('x'); INSERT INTO nowhere VALUES (1)")
    with connection.writing():
        assert connection.row("SELECT count(*) FROM removing") == (0,)
    connection.close()


def test_a_transaction_inside_another_is_a_part_of_it(path: Path, bare_ledger: Ledger) -> None:
    """What the inner block wrote is undone with the outer one."""
    connection = bare_ledger._connection

    def write_and_fail() -> None:
        with connection.writing():
            with connection.writing():
                connection.run("INSERT INTO removing VALUES ('x')")
            raise KeyError

    with pytest.raises(KeyError):
        write_and_fail()
    assert connection.row("SELECT count(*) FROM removing") == (0,)
