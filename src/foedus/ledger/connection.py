"""One SQLite file: how it is opened, what it is told, and whose errors it speaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import apsw

from foedus.errors import LedgerBusy, LedgerError

APPLICATION_ID = 0x466F6564
"""Stands in the file's header and says that it is a ledger: `Foed` in ASCII."""

WAL_WRITE_LOCK = 120
"""Byte of the `-shm` file that a writer locks (SQLite, WAL-mode file format, section 2.3)."""

Values = Sequence[Any] | Mapping[str, Any]
"""What the `?` or `:name` of a statement stand for."""


class Connection:
    """An open ledger file; one thread at a time.

    Attributes:
        path: the file.
        read_only: whether writing was not asked for.
    """

    def __init__(self, path: Path, *, read_only: bool, wait_ms: int) -> None:
        """Opens the file, made where it is missing; the schema is not looked at.

        Raises:
            LedgerError: the file is missing (read only), cannot be opened, or is no ledger; it is left as it was.
            LedgerBusy: another process kept it locked for `wait_ms`.
        """
        self.path = path
        self._speaking = Speaking(path)
        self.read_only = read_only
        if path.exists():
            _probe(path, wait_ms)
        elif read_only:
            raise LedgerError(
                f"There is no ledger at {path}.", "Add reports to it first, or name another file with --ledger."
            )
        else:
            _make_folder(path.parent)
        with Speaking(path):
            flags = apsw.SQLITE_OPEN_READONLY if read_only else apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
            self._sqlite = apsw.Connection(str(path), flags=flags)
            self._sqlite.set_busy_timeout(wait_ms)
            self._settle()

    def _settle(self) -> None:
        if not self.read_only:
            self._sqlite.pragma("journal_mode", "wal")
        self._sqlite.pragma("synchronous", "full")
        self._sqlite.pragma("foreign_keys", "on")
        self._sqlite.pragma("secure_delete", "on")
        # REPLACE would pass by the triggers that keep the record append-only
        self._sqlite.pragma("recursive_triggers", "on")

    def close(self) -> None:
        """Lets go of the file; a second call does nothing."""
        self._sqlite.close()

    def rows(self, sql: str, values: Values = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, one after the other as they are asked for."""
        with self._speaking:
            yield from self._sqlite.execute(sql, values)

    def row(self, sql: str, values: Values = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None where there is none."""
        with self._speaking:
            return next(iter(self._sqlite.execute(sql, values).fetchall()), None)

    def run(self, sql: str, values: Values = ()) -> int:
        """Executes `sql`; gives the number of the row that an INSERT made."""
        with self._speaking:
            self._sqlite.execute(sql, values).fetchall()
            return self._sqlite.last_insert_rowid()

    def run_many(self, sql: str, values: Sequence[Values]) -> None:
        """Executes `sql` once for each of `values`."""
        with self._speaking:
            self._sqlite.executemany(sql, values)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: on disk when the block is left, or undone whole where the block raises.

        Inside another it is a part of that one.

        Raises:
            LedgerBusy: another process kept writing for longer than this one waits.
        """
        if self._sqlite.in_transaction:
            yield
            return
        with self._transaction("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One unchanging view of the ledger for the whole block; blocks nobody. Inside a transaction it is a part of that one."""
        if self._sqlite.in_transaction:
            yield
            return
        with self._transaction("BEGIN"):
            yield

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with self._speaking:
            self._sqlite.execute(begin)
            try:
                yield
                self._sqlite.execute("COMMIT")
            finally:
                if self._sqlite.in_transaction:
                    self._sqlite.execute("ROLLBACK")

    def scrub(self) -> None:
        """Leaves no deleted word in the ledger's files, its log included.

        Raises:
            LedgerBusy: another process, or an answer of this one that was not read to its end, still reads the old state.
        """
        with self._speaking:
            try:
                # secure_delete zeroes what is freed, but not copies that balancing left in the slack of other pages
                self._sqlite.execute("VACUUM").fetchall()
                blocked = self._sqlite.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()[0][0]
            except apsw.SQLError as error:
                if "statements in progress" not in str(error):
                    raise
                blocked = True
        if blocked:
            raise LedgerBusy(
                f"The words are taken out of {self.path}, but somebody still reads the old state, so its log holds them.",
                "End what reads the ledger, then open it for writing: that ends the removal.",
            )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(
            f"The folder {folder} cannot be made: {error.strerror}.", "Name another with --ledger."
        ) from error


def _probe(path: Path, wait_ms: int) -> None:
    """Raises LedgerError where the file at `path` is no ledger; never writes to it."""
    with Speaking(path):
        probe = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            probe.set_busy_timeout(wait_ms)
            application, tables = probe.pragma("application_id"), probe.pragma("schema_version")
        finally:
            probe.close()
    # a process that was killed while it made the ledger leaves an empty database, which is as good as none
    if application != APPLICATION_ID and (application or tables):
        raise LedgerError(
            f"{path} is a SQLite file of another program (application id {application:#x}), not a ledger.",
            "Name another file with --ledger.",
        )


class Speaking:
    """Tells SQLite's errors about the file at `path` as the ledger's own; those that would be our mistakes pass.

    A class and no generator: it is entered for every statement, and a generator takes as long as a small one.
    """

    __slots__ = ("path",)

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Raises the ledger's own error for one of SQLite's."""
        told = None if error is None else _told(self.path, error)
        if told is not None:
            raise told from error


def _told(path: Path, error: BaseException) -> LedgerError | None:
    """The ledger's own error; None where SQLite's tells a mistake of ours, or where it is none of SQLite's."""
    match error:
        case apsw.BusyError() | apsw.LockedError():
            return _busy(path)
        case apsw.NotADBError():
            return LedgerError(f"{path} is no SQLite file, so no ledger.", "Name another file with --ledger.")
        case apsw.CorruptError():
            return LedgerError(
                f"{path} is damaged: {error}.", "Run `foedus check`, restore a copy, and look at the disk."
            )
        case UnicodeDecodeError():
            # SQLite hands out whatever bytes a text column holds; apsw finds that they are no text any more
            return LedgerError(
                f"{path} is damaged: a text in it is no UTF-8 ({error.reason} at byte {error.start}).",
                "Run `foedus check`, restore a copy, and look at the disk.",
            )
        case apsw.ReadOnlyError():
            return LedgerError(f"{path} may only be read.", "Open it for writing, or mend its permissions.")
        case apsw.FullError():
            return LedgerError(f"No room is left for {path}; nothing was recorded.", "Free some and try again.")
        case apsw.CantOpenError() | apsw.PermissionsError() | apsw.IOError():
            return LedgerError(
                f"{path} cannot be opened, read or written: {error}.", "Look at the permissions of file and folder."
            )
        case _:
            return None


def _busy(path: Path) -> LedgerBusy:
    writer = _writer(path)
    who = f"the process {writer}" if writer else "another process"
    look = f"`ps -p {writer}` names it" if writer else f"`fuser {path}` names it"
    return LedgerBusy(f"{path} is being written by {who}.", f"Wait until it ends and try again; {look}.")


def _writer(path: Path) -> int | None:
    """The process that holds the ledger's writer, where this system tells (Linux)."""
    # asking by fcntl would mean to open the file, and closing it again would drop our own locks
    with suppress(OSError):
        inode = Path(f"{path}-shm").stat().st_ino
        for line in Path("/proc/locks").read_text(encoding="ascii").splitlines():
            fields = line.split()
            if len(fields) != 8 or fields[3] != "WRITE" or fields[5].rpartition(":")[2] != str(inode):
                continue
            if int(fields[6]) <= WAL_WRITE_LOCK <= int(fields[7].replace("EOF", str(WAL_WRITE_LOCK))):
                return int(fields[4])
    return None
