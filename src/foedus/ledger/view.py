"""What the ledger shows: reports and claims, the newest reading of each unless another is asked for."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from foedus.errors import BadQuery
from foedus.ledger.answers import ReportLine, Sighting
from foedus.ledger.connection import Connection
from foedus.ledger.expression import fts_from
from foedus.ledger.lookup import ReportKey, find_claim, find_report
from foedus.ledger.rows import (
    OPEN_END,
    OPEN_START,
    claim_from_row,
    folded,
    refusal_from_row,
    report_from_row,
    stages_from_row,
)
from foedus.model.claim import Claim
from foedus.model.query import ClaimQuery
from foedus.model.reading import Reading
from foedus.model.report import Moment, Refusal

CLAIM_COLUMNS = ("id", "type", "act", "status", "evidence", "rest", "derivation")
CLAIM = ", ".join(f"claim.{name}" for name in CLAIM_COLUMNS)
READING = "SELECT seq, engine, declared, rest, stages, text FROM reading"
LINES = """
SELECT report.id, document, outlet, author, published, language, title,
       (SELECT count(*) FROM claim WHERE claim.reading = newest.seq), struck, engine, declared, newest.recorded_at
FROM report JOIN newest ON newest.report = report.seq ORDER BY report.seq
"""
PARTY = "claim.seq IN (SELECT claim FROM participant WHERE role = '{role}' AND folded = ?)"


def lines(connection: Connection) -> list[ReportLine]:
    """A line for each report, in the order in which they came; see `Ledger.reports`."""
    return [_line(row) for row in connection.rows(LINES)]


def newest_reading(connection: Connection, wanted: str, *, claims: bool = True) -> Reading:
    """The newest reading of a report; see `Ledger.report`."""
    with connection.reading():
        report = find_report(connection, wanted)
        return next(_readings(connection, report, "ORDER BY seq DESC LIMIT 1", claims=claims))


def readings(connection: Connection, wanted: str) -> list[Reading]:
    """All readings of a report, oldest first."""
    with connection.reading():
        return list(_readings(connection, find_report(connection, wanted), "ORDER BY seq"))


def original(connection: Connection, wanted: str) -> bytes:
    """The bytes that a report was read from."""
    with connection.reading():
        sha256 = find_report(connection, wanted).sha256
        deflated = next(connection.rows("SELECT deflated FROM original WHERE sha256 = ?", (sha256,)))[0]
    return zlib.decompress(deflated)


def sightings(connection: Connection, wanted: str) -> list[Sighting]:
    """The names under which a report was met, oldest first."""
    with connection.reading():
        rows = connection.rows(
            "SELECT source, document, recorded_at FROM sighting WHERE report = ? ORDER BY recorded_at",
            (find_report(connection, wanted).seq,),
        )
        return [
            Sighting(source=source, document=document, recorded_at=datetime.fromisoformat(recorded_at))
            for source, document, recorded_at in rows
        ]


def claims(connection: Connection, query: ClaimQuery) -> Iterator[Claim]:
    """The claims that answer, as they are asked for; see `Ledger.claims`."""
    conditions, values = _conditions(connection, query)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    # CROSS JOIN keeps the order of the tables, so that nothing is sorted; under a filter another order is faster
    join = "JOIN" if conditions else "CROSS JOIN"
    sql = (
        f"SELECT {CLAIM} FROM report {join} newest ON newest.report = report.seq"  # noqa: S608
        f" {join} claim ON claim.reading = newest.seq {where} ORDER BY report.seq, claim.at, claim.seq LIMIT ?"
    )
    # SQLite takes a negative limit for none
    rows = connection.rows(sql, (*values, -1 if query.limit is None else query.limit))
    return map(_claim, rows)


def claim(connection: Connection, wanted: str) -> Claim:
    """One claim; see `Ledger.claim`."""
    with connection.reading():
        sql = f"SELECT {CLAIM} FROM claim WHERE seq = ?"  # noqa: S608
        return _claim(next(connection.rows(sql, (find_claim(connection, wanted),))))


def refusals(connection: Connection) -> list[Refusal]:
    """All refusals, oldest first."""
    return [refusal_from_row(json.loads(rest)) for (rest,) in connection.rows("SELECT rest FROM refusal ORDER BY seq")]


def _conditions(connection: Connection, query: ClaimQuery) -> tuple[list[str], list[Any]]:
    """What the claims must meet, as SQL with its values."""
    _examine(query)
    report = find_report(connection, query.report).seq if query.report is not None else None
    dated = query.since or query.until
    wanted: tuple[tuple[str, Any], ...] = (
        (PARTY.format(role="actor"), _folded(query.actor)),
        ("claim.type = ?", query.type and query.type.value),
        ("claim.act = ?", query.act and query.act.value),
        ("claim.status = ?", query.status and query.status.value),
        (PARTY.format(role="voice"), _folded(query.voice)),
        ("newest.outlet_key = ?", _folded(query.outlet)),
        ("report.seq = ?", report),
        (
            "claim.seq IN (SELECT rowid FROM claim_words WHERE claim_words MATCH ?)",
            None if query.text is None else fts_from(query.text),
        ),
        ("claim.until >= ?", (query.since.isoformat() if query.since else OPEN_START) if dated else None),
        ("claim.since <= ?", (query.until.isoformat() if query.until else OPEN_END) if dated else None),
    )
    asked = [(sql, value) for sql, value in wanted if value is not None]
    return [sql for sql, _ in asked], [value for _, value in asked]


def _examine(query: ClaimQuery) -> None:
    if query.limit is not None and query.limit < 1:
        raise BadQuery(f"The limit is {query.limit}.", "Ask for one claim at least, or set no limit.")
    if query.since and query.until and query.until < query.since:
        raise BadQuery(f"The days asked for end on {query.until}, before they begin on {query.since}.", "Swap them.")


def _folded(name: str | None) -> str | None:
    return None if name is None else folded(name)


def _readings(connection: Connection, report: ReportKey, order: str, *, claims: bool = True) -> Iterator[Reading]:
    for seq, engine, declared, rest, stages, text in connection.rows(
        f"{READING} WHERE report = ? {order}", (report.seq,)
    ):
        sql = f"SELECT {CLAIM} FROM claim WHERE reading = ? ORDER BY at, seq"  # noqa: S608
        yield Reading(
            report=report_from_row(json.loads(rest), text),
            engine=engine,
            claims=tuple(map(_claim, connection.rows(sql, (seq,)))) if claims else (),
            stages=stages_from_row(json.loads(stages)),
            declared=declared,
        )


def _claim(row: tuple[Any, ...]) -> Claim:
    return claim_from_row(dict(zip(CLAIM_COLUMNS, row, strict=True)))


def _line(row: tuple[Any, ...]) -> ReportLine:
    id_, document, outlet, author, published, language, title, count, struck, engine, declared, recorded_at = row
    return ReportLine(
        id=id_,
        document=document,
        outlet=outlet,
        author=author,
        published=None if published is None else Moment.parse(published),
        language=language,
        title=title,
        claims=count,
        struck=struck,
        engine=engine,
        declared=declared,
        recorded_at=datetime.fromisoformat(recorded_at),
    )
