"""From what a user names to the one row that is meant."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.errors import BadQuery, NotFoundInLedger
from foedus.ledger.connection import Connection
from foedus.ledger.rows import storable

SHORTEST = 4
"""Signs that the beginning of an id must have, so that a slip does not name something by chance."""
SHOWN = 8
"""Candidates that an error names at most."""
LAST_SIGN = "\U0010ffff"
"""Sorts after every sign that an id holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKey:
    """One report in the store."""

    seq: int
    id: str
    sha256: str


def find_report(connection: Connection, wanted: str) -> ReportKey:
    """The report whose id is `wanted` or begins with it, or that was met under that document name.

    Raises:
        BadQuery: several reports answer; the error names them.
        NotFoundInLedger: none does.
    """
    name = storable(wanted)
    for condition, values in (
        ("report.id = ?", (name,)),
        ("report.seq IN (SELECT report FROM sighting WHERE document = ?)", (name,)),
        ("report.id >= ? AND report.id < ?", (name, name + LAST_SIGN)),
    ):
        if condition.startswith("report.id >=") and len(name) < SHORTEST:
            break
        sql = f"SELECT seq, id, sha256 FROM report WHERE {condition} ORDER BY seq LIMIT {SHOWN + 1}"  # noqa: S608
        found = [ReportKey(seq=seq, id=id_, sha256=sha256) for seq, id_, sha256 in connection.rows(sql, values)]
        if len(found) > 1:
            raise _ambiguous("report", wanted, [key.id for key in found])
        if found:
            return found[0]
    raise NotFoundInLedger(f"No report has the id or the document name {wanted!r}{_grave(connection, name)}.", REMEDY)


REMEDY = f"`foedus reports` lists them; of an id give {SHORTEST} signs at least."


def find_claim(connection: Connection, wanted: str) -> int:
    """The row of the claim whose id is `wanted` or begins with it; of several readings the newest that has it.

    Raises:
        BadQuery: claims with different ids answer; the error names them.
        NotFoundInLedger: none does.
    """
    name = storable(wanted)
    exact = connection.row("SELECT max(seq) FROM claim WHERE id = ?", (name,))
    if exact and exact[0] is not None:
        return int(exact[0])
    sql = f"SELECT id, max(seq) FROM claim WHERE id >= ? AND id < ? GROUP BY id LIMIT {SHOWN + 1}"  # noqa: S608
    found = list(connection.rows(sql, (name, name + LAST_SIGN))) if len(name) >= SHORTEST else []
    if len(found) > 1:
        raise _ambiguous("claim", wanted, [id_ for id_, _ in found])
    if not found:
        raise NotFoundInLedger(
            f"No claim has the id {wanted!r}.", f"`foedus claims` lists them; give {SHORTEST} signs at least."
        )
    return int(found[0][1])


def _ambiguous(kind: str, wanted: str, ids: list[str]) -> BadQuery:
    names = ", ".join(ids[:SHOWN]) + (", ..." if len(ids) > SHOWN else "")
    return BadQuery(f"{wanted!r} may be more than one {kind}: {names}.", "Give more of the id.")


def _grave(connection: Connection, name: str) -> str:
    if len(name) < SHORTEST:
        return ""
    sql = "SELECT report, removed_at, reason FROM tombstone WHERE report >= ? AND report < ? ORDER BY seq DESC"
    grave = connection.row(sql, (name, name + LAST_SIGN))
    return f"; {grave[0]} was removed at {grave[1]}: {grave[2]}" if grave else ""
