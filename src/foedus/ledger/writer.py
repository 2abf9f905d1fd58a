"""What is recorded: readings with their originals, names, refusals."""

from __future__ import annotations

import zlib
from collections import Counter
from datetime import UTC, datetime

from foedus.errors import CitationDrift, LedgerError, RefusedInput
from foedus.ledger.answers import Added
from foedus.ledger.connection import Connection
from foedus.ledger.passages import passages_of
from foedus.ledger.rows import (
    claim_to_row,
    folded,
    json_from,
    participants_of,
    refusal_to_row,
    report_to_row,
    stages_to_row,
    storable,
)
from foedus.model.citation import Quotation
from foedus.model.claim import Claim
from foedus.model.reading import Reading
from foedus.model.report import Found, NotFound, Refusal, Report

ADD_CLAIM = """
INSERT INTO claim (reading, at, id, type, act, status, since, until, evidence, rest, derivation)
VALUES (:reading, :at, :id, :type, :act, :status, :since, :until, :evidence, :rest, :derivation)
"""
ADD_READING = """
INSERT INTO reading (report, engine, declared, recorded_at, document, title, outlet, outlet_key, author, language,
                     published, struck, rest, stages, text)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def now() -> str:
    """This moment as the ledger records it: ISO 8601, UTC, microseconds; sorts as it runs."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def known(connection: Connection, sha256: str, engine: str, declared: str) -> bool:
    """Whether these bytes, so declared, were read by this engine already; see `Ledger.known`."""
    last = connection.row(
        "SELECT declared FROM reading JOIN report ON report.seq = reading.report"
        " WHERE sha256 = ? AND engine = ? ORDER BY reading.seq DESC LIMIT 1",
        (sha256, engine),
    )
    return last is not None and declared in ("", last[0])


def add(connection: Connection, reading: Reading, original: bytes, *, readmit: bool) -> Added:
    """Records the reading and its original in one transaction; see `Ledger.add`."""
    _examine(reading, original)
    report = reading.report
    with connection.writing():
        seq, new = _report(connection, report, original, readmit=readmit)
        sight(connection, seq, report.source, report.document)
        if known(connection, report.sha256, reading.engine, reading.declared):
            return Added(report_id=report.id, claims_added=0, new_report=False)
        row = _reading(connection, seq, reading)
        return Added(report_id=report.id, claims_added=len(reading.claims), new_report=new, reading=row)


def sight(connection: Connection, report: int, source: str, document: str) -> bool:
    """Records a name of the report, once; whether it was new. To be called inside a transaction."""
    values = (report, storable(source), storable(document))
    if connection.row("SELECT 1 FROM sighting WHERE report = ? AND source = ? AND document = ?", values):
        return False
    connection.run("INSERT INTO sighting (report, source, document, recorded_at) VALUES (?, ?, ?, ?)", (*values, now()))
    return True


def refuse(connection: Connection, refusal: Refusal) -> bool:
    """Records the refusal once for its source, bytes and reason; whether it was new."""
    key = (storable(refusal.source), refusal.sha256 or "", storable(refusal.reason))
    with connection.writing():
        if connection.row("SELECT 1 FROM refusal WHERE source = ? AND sha256 = ? AND reason = ?", key):
            return False
        connection.run(
            "INSERT INTO refusal (source, sha256, reason, rest, recorded_at) VALUES (?, ?, ?, ?, ?)",
            (*key, json_from(refusal_to_row(refusal)), now()),
        )
    return True


def _examine(reading: Reading, original: bytes) -> None:
    """Raises where the reading must never enter the record."""
    report = reading.report
    if Report.id_of(original) != (report.id, report.sha256):
        raise LedgerError(
            f"The bytes given with report {report.id} have the SHA-256 {Report.id_of(original)[1]}, not {report.sha256}.",
            "Give the bytes that the report was read from.",
        )
    twice = [id_ for id_, times in Counter(claim.id for claim in reading.claims).items() if times > 1]
    if twice:
        raise LedgerError(f"Claims of report {report.id} share the ids {', '.join(twice)}.", "Give each its own.")
    for claim in reading.claims:
        _examine_claim(claim, report)


def _examine_claim(claim: Claim, report: Report) -> None:
    if claim.report != report.id:
        raise LedgerError(f"Claim {claim.id} is of report {claim.report}, not of {report.id}.", "Add it with its own.")
    for quotation in claim.quotations():
        if not quotation.holds_in(report.text):
            raise CitationDrift(*drift(claim, quotation, report.text))


def drift(claim: Claim, quotation: Quotation, text: str) -> tuple[str, str]:
    """Subject and remedy for a quotation that does not hold."""
    found = text[quotation.start : quotation.end]
    at = f"[{quotation.start}, {quotation.end})"
    return (
        f"Claim {claim.id} of report {claim.report} quotes {quotation.quote!r} at {at}, where the text has {found!r}.",
        "Read the report anew; a quotation must equal its slice of the stored text.",
    )


def _report(connection: Connection, report: Report, original: bytes, *, readmit: bool) -> tuple[int, bool]:
    """The report's row, made where it is missing, and whether it was."""
    found = connection.row("SELECT seq, sha256 FROM report WHERE id = ?", (report.id,))
    if found and found[1] != report.sha256:
        raise LedgerError(
            f"Report {report.id} is in the ledger with other bytes (SHA-256 {found[1]}, not {report.sha256}).",
            "Two documents share an id, which chance alone does not bring about; look at where they come from.",
        )
    if found:
        return int(found[0]), False
    grave = connection.row(
        "SELECT removed_at, reason FROM tombstone WHERE sha256 = ? ORDER BY seq DESC LIMIT 1", (report.sha256,)
    )
    if grave and not readmit:
        raise RefusedInput(
            report.source,
            "removed",
            f"{storable(report.source)} is report {report.id}, which was removed at {grave[0]}: {grave[1]}.",
            "It stays out unless it is readmitted on purpose.",
        )
    connection.run("INSERT INTO original (sha256, deflated) VALUES (?, ?)", (report.sha256, zlib.compress(original)))
    sql = "INSERT INTO report (id, sha256, recorded_at) VALUES (?, ?, ?)"
    return connection.run(sql, (report.id, report.sha256, now())), True


def _reading(connection: Connection, report: int, reading: Reading) -> int:
    """Records the reading with its claims, and makes it the one that search finds; its row."""
    row = connection.run(ADD_READING, _reading_columns(report, reading))
    parties = []
    for claim in sorted(reading.claims, key=lambda claim: claim.trigger.start):
        number = connection.run(ADD_CLAIM, {"reading": row, **claim_to_row(claim)})
        parties += [(role, key, number) for role, key in participants_of(claim)]
    connection.run_many("INSERT INTO participant (role, folded, claim) VALUES (?, ?, ?)", sorted(parties))
    connection.run("DELETE FROM passage WHERE reading IN (SELECT seq FROM reading WHERE report = ?)", (report,))
    connection.run_many(
        "INSERT INTO passage (reading, start, struck, surface) VALUES (?, ?, ?, ?)",
        [(row, start, struck, surface) for start, struck, surface in passages_of(reading.report)],
    )
    return row


def _reading_columns(report_seq: int, reading: Reading) -> tuple[object, ...]:
    report = reading.report
    outlet = _told(report.outlet)
    published = report.published.value.isoformat() if isinstance(report.published, Found) else None
    return (
        report_seq,
        reading.engine,
        reading.declared,
        now(),
        storable(report.document),
        _told(report.title),
        outlet,
        None if outlet is None else folded(outlet),
        _told(report.author),
        _told(report.language),
        published,
        len(report.struck),
        json_from(report_to_row(report)),
        json_from(stages_to_row(reading.stages)),
        report.text,
    )


def _told(word: Found[str] | NotFound) -> str | None:
    return storable(word.value) if isinstance(word, Found) else None
