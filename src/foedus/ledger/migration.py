"""The schema's numbered steps: plain SQL files, each applied once and in one transaction."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from foedus.errors import LedgerError
from foedus.ledger.connection import APPLICATION_ID, Connection

FOLDER = Path(__file__).parent / "migrations"
LOG = """
CREATE TABLE IF NOT EXISTS migration (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL
) STRICT
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step of the schema, as its file has it."""

    number: int
    name: str
    sql: str

    @property
    def sha256(self) -> str:
        """Of the text with plain line ends; recorded, so that a step which was changed later is noticed."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


def migrations(folder: Path = FOLDER) -> tuple[Migration, ...]:
    """The steps in `folder`, files named `NNNN_name.sql`, in order."""
    return tuple(
        Migration(number=int(file.stem[:4]), name=file.stem, sql=file.read_text(encoding="utf-8"))
        for file in sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    )


def migrate(connection: Connection, steps: tuple[Migration, ...]) -> None:
    """Brings the ledger's schema to the last of `steps`; does nothing where it is there already.

    Raises:
        LedgerError: the ledger is of a newer version, one of its steps differs from ours, or it is older and may only
            be read.
    """
    applied = _applied(connection)
    _compare(connection.path, applied, steps)
    waiting = [step for step in steps if step.number not in applied]
    if waiting and connection.read_only and not applied:
        raise LedgerError(
            f"{connection.path} holds nothing yet: what made it ended before it was ready.",
            "Run `foedus add` again; it goes on with the same file.",
        )
    if waiting and connection.read_only:
        raise LedgerError(
            f"{connection.path} was written by an older Foedus and may only be read.",
            "Open it once for writing, e.g. by `foedus add`.",
        )
    for step in waiting:
        _apply(connection, step)


def _applied(connection: Connection) -> dict[int, str]:
    """Number and SHA-256 of the steps that the ledger went through."""
    if not connection.row("SELECT 1 FROM sqlite_schema WHERE name = 'migration'"):
        return {}
    return dict(connection.rows("SELECT number, sha256 FROM migration"))


def _compare(path: Path, applied: dict[int, str], steps: tuple[Migration, ...]) -> None:
    ours = {step.number: step for step in steps}
    for number, sha256 in applied.items():
        if number not in ours:
            raise LedgerError(
                f"{path} was written by a newer Foedus: its schema is {max(applied)}, ours {max(ours)}.",
                "Use that version or a later one.",
            )
        if ours[number].sha256 != sha256:
            raise LedgerError(
                f"{path} went through another migration {ours[number].name} (SHA-256 {sha256[:12]}) than ours.",
                "Use the version that wrote it; a migration that was applied must never change.",
            )


def _apply(connection: Connection, step: Migration) -> None:
    with connection.writing():
        # another process may have been here between our look and our lock
        if step.number in _applied(connection):
            return
        connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.run(LOG)
        connection.run(step.sql)
        connection.run(
            "INSERT INTO migration VALUES (?, ?, ?, ?)",
            (step.number, step.name, step.sha256, datetime.now(UTC).isoformat(timespec="microseconds")),
        )
