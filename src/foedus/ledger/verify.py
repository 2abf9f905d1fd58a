"""The check: every citation sliced anew, every original hashed anew, the database asked about itself."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from foedus.errors import LedgerError
from foedus.ledger.answers import CheckResult, Drift, DriftKind
from foedus.ledger.connection import Connection
from foedus.ledger.rows import claim_from_row, report_from_row
from foedus.ledger.view import CLAIM, CLAIM_COLUMNS
from foedus.ledger.writer import drift
from foedus.model.claim import Claim
from foedus.model.report import Report

UNREADABLE = (ValueError, KeyError, TypeError, zlib.error)
"""What a row raises that somebody changed behind the ledger's back."""


@dataclass(slots=True)
class _Tally:
    citations: int = 0
    reports: int = 0
    drifted: list[Drift] = field(default_factory=list)

    def note(self, kind: DriftKind, report: str | None, subject: str, claim: str | None = None) -> None:
        self.drifted.append(Drift(kind=kind, report=report, claim=claim, subject=subject))


def check(connection: Connection) -> CheckResult:
    """What holds and what does not; see `Ledger.check`."""
    tally = _Tally()
    try:
        with connection.reading():
            _check_database(connection, tally)
            _check_originals(connection, tally)
            _check_readings(connection, tally)
    except LedgerError as error:
        # a damaged page stops the reading of what lies behind it; what was found before is told with it
        tally.note(DriftKind.DATABASE, None, error.subject)
    return CheckResult(citations=tally.citations, reports=tally.reports, drifted=tuple(tally.drifted))


def _check_database(connection: Connection, tally: _Tally) -> None:
    for (line,) in connection.rows("PRAGMA integrity_check"):
        if line != "ok":
            tally.note(DriftKind.DATABASE, None, f"SQLite's integrity check says: {line}.")
    for table, row, parent, _ in connection.rows("PRAGMA foreign_key_check"):
        tally.note(DriftKind.DATABASE, None, f"Row {row} of {table} points at a row of {parent} that is not there.")


def _check_originals(connection: Connection, tally: _Tally) -> None:
    for id_, sha256, deflated in connection.rows(
        "SELECT report.id, sha256, deflated FROM report LEFT JOIN original USING (sha256) ORDER BY report.seq"
    ):
        tally.reports += 1
        try:
            found = hashlib.sha256(zlib.decompress(deflated)).hexdigest()
        except UNREADABLE as error:
            tally.note(DriftKind.ORIGINAL, id_, f"The original of report {id_} cannot be unpacked: {error}.")
            continue
        if found != sha256:
            tally.note(DriftKind.ORIGINAL, id_, f"The original of report {id_} has the SHA-256 {found}, not {sha256}.")


def _check_readings(connection: Connection, tally: _Tally) -> None:
    for seq, id_, rest, text in connection.rows(
        "SELECT reading.seq, report.id, rest, text FROM reading JOIN report ON report.seq = reading.report"
    ):
        try:
            report = report_from_row(json.loads(rest), text)
        except UNREADABLE as error:
            tally.note(DriftKind.UNREADABLE, id_, f"A reading of report {id_} cannot be read back: {error!r}.")
            continue
        _check_struck(report, tally)
        _check_passages(connection, seq, report, tally)
        for claim in _claims(connection, seq, report, tally):
            _check_claim(claim, report, tally)


def _check_struck(report: Report, tally: _Tally) -> None:
    for struck in report.struck:
        if not 0 <= struck.span.start <= struck.span.end <= len(report.text):
            where = f"[{struck.span.start}, {struck.span.end})"
            tally.note(
                DriftKind.STRUCK, report.id, f"Report {report.id} strikes {where} of {len(report.text)} signs of text."
            )


def _check_passages(connection: Connection, reading: int, report: Report, tally: _Tally) -> None:
    for start, surface in connection.rows("SELECT start, surface FROM passage WHERE reading = ?", (reading,)):
        if not report.text.startswith(surface, start):
            tally.note(DriftKind.PASSAGE, report.id, f"Search holds {surface!r} at {start} of report {report.id}.")


def _claims(connection: Connection, reading: int, report: Report, tally: _Tally) -> Iterator[Claim]:
    for row in connection.rows(f"SELECT {CLAIM} FROM claim WHERE reading = ?", (reading,)):  # noqa: S608
        try:
            yield claim_from_row(dict(zip(CLAIM_COLUMNS, row, strict=True)))
        except UNREADABLE as error:
            subject = f"Claim {row[0]} of report {report.id} cannot be read back: {error!r}."
            tally.note(DriftKind.UNREADABLE, report.id, subject, row[0])


def _check_claim(claim: Claim, report: Report, tally: _Tally) -> None:
    for quotation in claim.quotations():
        tally.citations += 1
        if not quotation.holds_in(report.text):
            tally.note(DriftKind.CITATION, report.id, drift(claim, quotation, report.text)[0], claim.id)
    for figure in claim.figures:
        if not 0 <= figure.start < figure.end <= len(report.text):
            subject = (
                f"Claim {claim.id} reads a figure ({figure.measure}) at [{figure.start}, {figure.end})"
                f" of {len(report.text)} signs of text."
            )
            tally.note(DriftKind.FIGURE, report.id, subject, claim.id)
