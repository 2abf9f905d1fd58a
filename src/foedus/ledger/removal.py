"""Takedown: a report's words leave the ledger and its files; a tombstone stays."""

from __future__ import annotations

from datetime import datetime

from foedus.errors import BadQuery, NotFoundInLedger
from foedus.ledger.answers import Tombstone
from foedus.ledger.connection import Connection
from foedus.ledger.copies import Copies
from foedus.ledger.lookup import ReportKey, find_report
from foedus.ledger.rows import storable
from foedus.ledger.writer import now

READINGS = "SELECT seq FROM reading WHERE report = ?"
# What is left of an event is put right when claims are gathered next.
OF_REPORT = """(
    SELECT event FROM event_cell WHERE cell IN (SELECT cell FROM cell_claim WHERE report = ?1)
    UNION SELECT event FROM event_claim WHERE claim IN (SELECT claim FROM cell_claim WHERE report = ?1)
)"""
UNGATHER = (
    f"""INSERT OR IGNORE INTO unsettled (cell) SELECT cell FROM event_cell
        WHERE event IN (SELECT event FROM disagreement_also WHERE also IN {OF_REPORT})""",  # noqa: S608
    f"""DELETE FROM disagreement WHERE event IN {OF_REPORT}
        OR event IN (SELECT event FROM disagreement_also WHERE also IN {OF_REPORT})""",  # noqa: S608
    """INSERT OR IGNORE INTO unsettled (cell) SELECT cell FROM cell_claim WHERE report = ?1
        UNION SELECT other FROM cell_edge WHERE one IN (SELECT cell FROM cell_claim WHERE report = ?1)""",
    "DELETE FROM event_claim WHERE claim IN (SELECT claim FROM cell_claim WHERE report = ?)",
    "DELETE FROM cell_claim WHERE report = ?",
    "DELETE FROM gathered WHERE report = ?",
    "DELETE FROM event_place WHERE report = ?",
)
EMPTY = "(SELECT seq FROM cell WHERE NOT EXISTS (SELECT 1 FROM cell_claim WHERE cell_claim.cell = cell.seq))"
SWEEP = (
    f"DELETE FROM cell_block WHERE cell IN {EMPTY}",  # noqa: S608
    f"DELETE FROM cell_edge WHERE one IN {EMPTY} OR other IN {EMPTY}",  # noqa: S608
    f"DELETE FROM event_cell WHERE cell IN {EMPTY}",  # noqa: S608
    f"DELETE FROM unsettled WHERE cell IN {EMPTY}",  # noqa: S608
    f"DELETE FROM cell WHERE seq IN {EMPTY}",  # noqa: S608
    """UPDATE event SET unit = NULL WHERE unit IS NOT NULL AND seq NOT IN (SELECT event FROM event_cell)
        AND seq NOT IN (SELECT event FROM event_claim)""",
)
PURGE = (
    f"DELETE FROM participant WHERE claim IN (SELECT seq FROM claim WHERE reading IN ({READINGS}))",  # noqa: S608
    f"DELETE FROM passage WHERE reading IN ({READINGS})",  # noqa: S608
    f"DELETE FROM claim WHERE reading IN ({READINGS})",  # noqa: S608
    "DELETE FROM reading WHERE report = ?",
    "DELETE FROM sighting WHERE report = ?",
    "DELETE FROM report WHERE seq = ?",
)
# FTS5 keeps deleted words among its separators, even where its own secure-delete is on
REBUILD = tuple(f"INSERT INTO {table} ({table}) VALUES ('rebuild')" for table in ("passage_words", "claim_words"))  # noqa: S608
TOMBSTONE = "SELECT report, sha256, reason, removed_at FROM tombstone"
BARRING = f"""
{TOMBSTONE} WHERE sha256 = ?1 AND NOT EXISTS (SELECT 1 FROM report WHERE sha256 = ?1) ORDER BY seq DESC LIMIT 1
"""  # noqa: S608
UNFINISHED = f"""
{TOMBSTONE} WHERE report = ? AND sha256 IN (SELECT sha256 FROM removing) ORDER BY seq DESC LIMIT 1
"""  # noqa: S608


def remove(connection: Connection, wanted: str, reason: str) -> Tombstone:
    """Takes the report out; see `Ledger.remove`."""
    if not reason.strip():
        raise BadQuery("A removal needs a reason, and none was given.", "Say why; the reason stays in its place.")
    try:
        with connection.writing():
            grave = _purge(connection, find_report(connection, wanted), reason.strip())
    except NotFoundInLedger:
        unfinished = _unfinished(connection, wanted)
        if unfinished is None:
            raise
        grave = unfinished
    finish(connection)
    return grave


def finish(connection: Connection) -> None:
    """Ends the removals whose words may still be in the ledger's files; most often there is none.

    Raises:
        LedgerBusy: somebody still reads them; to be tried again.
    """
    waiting = list(connection.rows("SELECT sha256 FROM removing"))
    if waiting:
        with connection.writing():
            for sql in REBUILD:
                connection.run(sql)
        connection.scrub()
        with connection.writing():
            connection.run_many("DELETE FROM removing WHERE sha256 = ?", waiting)


def tombstones(connection: Connection) -> list[Tombstone]:
    """All tombstones, oldest first."""
    return [_tombstone(row) for row in connection.rows(f"{TOMBSTONE} ORDER BY seq")]


def tombstone_of(connection: Connection, sha256: str) -> Tombstone | None:
    """The newest tombstone of bytes that are not in the ledger now; None where they are, or never were removed."""
    row = connection.row(BARRING, (sha256,))
    return _tombstone(row) if row else None


def _purge(connection: Connection, report: ReportKey, reason: str) -> Tombstone:
    connection.run("INSERT INTO removing (sha256) VALUES (?) ON CONFLICT DO NOTHING", (report.sha256,))
    # whose voice is another now may disagree otherwise
    revoiced = [(other,) for other in Copies(connection).drop(report.seq)]
    connection.run_many("INSERT OR IGNORE INTO unsettled (cell) SELECT cell FROM cell_claim WHERE report = ?", revoiced)
    for sql in UNGATHER:
        connection.run(sql, (report.seq,))
    for sql in SWEEP:
        connection.run(sql)
    for sql in PURGE:
        connection.run(sql, (report.seq,))
    connection.run("DELETE FROM original WHERE sha256 = ?", (report.sha256,))
    row = (report.id, report.sha256, storable(reason), now())
    connection.run("INSERT INTO tombstone (report, sha256, reason, removed_at) VALUES (?, ?, ?, ?)", row)
    return _tombstone(row)


def _unfinished(connection: Connection, wanted: str) -> Tombstone | None:
    """The tombstone of a report that was taken out, but whose words somebody read for so long that they stayed in the log."""
    row = connection.row(UNFINISHED, (storable(wanted),))
    return _tombstone(row) if row else None


def _tombstone(row: tuple[str, ...]) -> Tombstone:
    report, sha256, reason, removed_at = row
    return Tombstone(report_id=report, sha256=sha256, reason=reason, removed_at=datetime.fromisoformat(removed_at))
