"""Who tells each report and paragraph, and what copies say against each other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from foedus.ledger.connection import Connection

# CROSS JOIN keeps the order of the tables: else SQLite, which does not know how few are wanted, may begin at all claims
ORIGIN = "SELECT report FROM teller AS first WHERE first.copies = {of} ORDER BY first.precedence LIMIT 1"
TELLERS = f"""
SELECT report.id, own.voice, own.name, own.kind, own.reason, own.published, reading.outlet, told.id
FROM json_each(?) AS wanted CROSS JOIN report ON report.id = wanted.value
CROSS JOIN teller AS own ON own.report = report.seq CROSS JOIN reading ON reading.seq = own.reading
CROSS JOIN report AS told ON told.seq = coalesce(({ORIGIN.format(of="own.copies")}), own.report)
"""  # noqa: S608
FIRST = """
SELECT wanted.key, told.id
FROM json_each(?) AS wanted CROSS JOIN report ON report.id = wanted.value ->> 0
CROSS JOIN paragraph AS held ON held.report = report.seq AND held.start = (
    SELECT max(start) FROM paragraph WHERE paragraph.report = report.seq AND start <= wanted.value ->> 1
) AND held.end > wanted.value ->> 1
CROSS JOIN paragraph AS first ON first.hash = held.hash AND first.precedence = (
    SELECT min(precedence) FROM paragraph WHERE paragraph.hash = held.hash
)
CROSS JOIN report AS told ON told.seq = first.report
"""
DEEDS = """
SELECT report.id, claim.id, coalesce(claim.act, claim.type), claim.status, claim.rest -> '$.actors', claim.rest -> '$.recipients'
FROM json_each(?) AS wanted CROSS JOIN report ON report.id = wanted.value
CROSS JOIN teller ON teller.report = report.seq CROSS JOIN claim ON claim.reading = teller.reading
WHERE claim.status IN ('asserted', 'denied')
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Who tells a report.

    Attributes:
        voice: id of the voice that the report alone would have.
        name: how that voice is shown.
        kind: what it is known by.
        reason: why it is this one.
        published: ISO day; None where not told.
        outlet: the outlet that printed the report, as told; None where it is not known.
        origin: id of the report that this one is a near-copy of; its own where it is none, or the first of several.
    """

    voice: str
    name: str
    kind: str
    reason: str
    published: str | None
    outlet: str | None
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A claim that something was done, or was not, as the comparison of two copies needs it.

    Attributes:
        report, claim: ids.
        act: treaty act, or the type where there is none.
        status: `asserted` or `denied`.
        actors, recipients: their principals.
    """

    report: str
    claim: str
    act: str
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]


def tellers(connection: Connection, reports: Iterable[str]) -> dict[str, Teller]:
    """Who tells each of the reports; see `Copies.tellers`."""
    rows = connection.rows(TELLERS, (_listed(reports),))
    names = ("voice", "name", "kind", "reason", "published", "outlet", "origin")
    return {id_: Teller(**dict(zip(names, row, strict=True))) for id_, *row in rows}


def first_to_tell(connection: Connection, places: Sequence[tuple[str, int]]) -> dict[int, str]:
    """By the number of each place the first report that holds its paragraph; see `Copies.first_to_tell`."""
    return dict(connection.rows(FIRST, (json.dumps(places),)))


def deeds(connection: Connection, reports: Iterable[str]) -> Iterator[Deed]:
    """What the reports say was done, or was not, by known parties; see `Copies.deeds`."""
    for report, claim, act, status, *parties in connection.rows(DEEDS, (_listed(reports),)):
        actors, recipients = ([party["principal"] for party in json.loads(told)] for told in parties)
        if None not in (*actors, *recipients):
            yield Deed(
                report=report,
                claim=claim,
                act=act,
                status=status,
                actors=frozenset(actors),
                recipients=frozenset(recipients),
            )


def _listed(values: Iterable[str]) -> str:
    return json.dumps(list(values))
