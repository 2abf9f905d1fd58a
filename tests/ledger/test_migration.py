"""The schema's numbered steps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from foedus.errors import LedgerError
from foedus.ledger import Ledger
from foedus.ledger.connection import Connection
from foedus.ledger.migration import Migration, migrate, migrations

FIRST = Migration(number=1, name="0001_first", sql="CREATE TABLE one (a);")
SECOND = Migration(number=2, name="0002_second", sql="CREATE TABLE two (a); INSERT INTO one VALUES (1);")
BROKEN = Migration(number=3, name="0003_broken", sql="CREATE TABLE three (a); INSERT INTO nowhere VALUES (1);")


@pytest.fixture
def connection(path: Path) -> Iterator[Connection]:
    opened = Connection(path, read_only=False, wait_ms=20)
    yield opened
    opened.close()


def tables(connection: Connection) -> set[str]:
    return {name for (name,) in connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}


def test_our_own_steps_are_numbered_without_a_gap() -> None:
    """The files count from 1."""
    assert [step.number for step in migrations()] == list(range(1, len(migrations()) + 1))


def test_each_step_is_applied_once(connection: Connection) -> None:
    """A ledger that went through the first step goes through the second alone."""
    migrate(connection, (FIRST,))
    migrate(connection, (FIRST, SECOND))
    migrate(connection, (FIRST, SECOND))
    assert connection.row("SELECT count(*) FROM one") == (1,)


def test_a_step_that_fails_leaves_nothing(connection: Connection) -> None:
    """A step is applied whole or not at all; those before it stay."""
    with pytest.raises(apsw.SQLError):
        migrate(connection, (FIRST, SECOND, BROKEN))
    assert tables(connection) == {"migration", "one", "two"}


def test_a_step_that_was_changed_later_is_an_error(connection: Connection) -> None:
    """An applied step of another text means another history."""
    migrate(connection, (FIRST,))
    with pytest.raises(LedgerError, match="another migration 0001_first"):
        migrate(connection, (Migration(number=1, name="0001_first", sql="CREATE TABLE one (b);"),))


def test_a_newer_ledger_is_refused(path: Path, bare_ledger: Ledger) -> None:
    """A ledger that went through steps we do not know is refused, with both versions told."""
    bare_ledger._connection.run("INSERT INTO migration VALUES (99, '0099_later', 'x', 'later')")
    with pytest.raises(LedgerError, match="newer Foedus: its schema is 99"):
        Ledger.open(path)


def test_an_older_ledger_is_not_changed_by_a_reader(path: Path, connection: Connection) -> None:
    """A reader does not apply what is missing."""
    migrate(connection, (FIRST,))
    reader = Connection(path, read_only=True, wait_ms=20)
    with pytest.raises(LedgerError, match="older Foedus"):
        migrate(reader, (FIRST, SECOND))
    reader.close()


def test_an_empty_file_says_that_it_holds_nothing(tmp_path: Path) -> None:
    """What was killed while it made the ledger leaves an empty file; reading it is told as that, not as another version."""
    path = tmp_path / "empty.foedus"
    path.touch()
    with pytest.raises(LedgerError, match="holds nothing yet"), Ledger.open(path, read_only=True):
        pass
