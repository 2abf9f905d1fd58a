"""Lists for views: which events answer a question, what happened around one, and claims by their ids."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from foedus.errors import BadQuery
from foedus.ledger.connection import Connection
from foedus.ledger.events import EventRow
from foedus.ledger.rows import OPEN_END, OPEN_START, claim_from_row, folded
from foedus.ledger.view import CLAIM, CLAIM_COLUMNS
from foedus.model.claim import Claim
from foedus.model.query import EventQuery

BELONGS = """
SELECT coalesce(event_claim.event, event_cell.event) AS event, cell_claim.claim, cell_claim.cell, cell_claim.report
FROM cell_claim JOIN event_cell USING (cell) LEFT JOIN event_claim ON event_claim.claim = cell_claim.claim
"""
PARTY = """EXISTS (
    SELECT 1 FROM participant WHERE participant.claim = claim.seq AND role IN ('actor', 'recipient') AND folded = ?
)"""
SPEAKING = f"""
SELECT event.id, newest.published, {CLAIM} FROM report JOIN newest ON newest.report = report.seq
JOIN claim ON claim.reading = newest.seq LEFT JOIN cell_claim ON cell_claim.claim = claim.seq
LEFT JOIN event_cell USING (cell) LEFT JOIN event_claim ON event_claim.claim = claim.seq
LEFT JOIN event ON event.seq = coalesce(event_claim.event, event_cell.event)
"""  # noqa: S608
OF_KEYS = "(claim.act IN (SELECT value FROM json_each(?1)) OR claim.type IN (SELECT value FROM json_each(?1)))"
NEAR = 12
"""Claims a neighbour that are looked at for each event that is wanted: most events have few."""


class Listing:
    """Questions to the events of one ledger."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def answering(self, query: EventQuery) -> list[EventRow]:
        """The events that answer all but the number of voices and the limit; told by most reports first.

        Raises:
            BadQuery: the days end before they begin.
        """
        if query.since and query.until and query.until < query.since:
            raise BadQuery(
                f"The days asked for end on {query.until}, before they begin on {query.since}.", "Swap them."
            )
        conditions, values = _conditions(query)
        sql = f"""
            WITH belongs AS ({BELONGS}), found AS (
                SELECT DISTINCT event FROM belongs JOIN claim ON claim.seq = belongs.claim WHERE {" AND ".join(conditions)}
            )
            SELECT event.seq, event.id, event.unit FROM belongs JOIN event ON event.seq = belongs.event
            WHERE event IN (SELECT event FROM found) GROUP BY event.seq ORDER BY count(DISTINCT report) DESC, event.seq
        """  # noqa: S608
        return [EventRow(seq=seq, id=id_, unit=unit) for seq, id_, unit in self._connection.rows(sql, values)]

    def around(self, principals: Sequence[str], day: date, limit: int, *, after: bool) -> list[EventRow]:
        """The events that began before the day, or after it, and in which all of these take part; the nearest first."""
        than, order = (">", "ASC") if after else ("<", "DESC")
        sql = f"""
            SELECT claim.seq FROM claim JOIN cell_claim ON cell_claim.claim = claim.seq
            WHERE claim.since {than} ? AND claim.since > '{OPEN_START}' AND {" AND ".join([PARTY] * len(principals))}
            ORDER BY claim.since {order} LIMIT {limit * NEAR}
        """  # noqa: S608
        claims = [seq for (seq,) in self._connection.rows(sql, (day.isoformat(), *map(folded, principals)))]
        return list(dict.fromkeys(event for claim in claims if (event := self._event(claim))))[:limit]

    def cells(self, issue: str, *, name: str = "", place: str = "") -> list[tuple[int, list[object]]]:
        """Cells of the issue, each with its facets: those with the proper name where one is given, else those at the place."""
        column, value = ("5", name) if name else ("7", place)
        sql = f"SELECT seq, facets FROM cell WHERE facets ->> 0 = ? AND facets ->> {column} = ? AND facets ->> {column} <> ''"  # noqa: S608
        return [(seq, json.loads(facets)) for seq, facets in self._connection.rows(sql, (issue, value))]

    def claims(self, ids: Iterable[str]) -> dict[str, Claim]:
        """The gathered claims with these ids; one that is there no more is left out."""
        sql = (
            f"SELECT {CLAIM} FROM json_each(?) AS wanted CROSS JOIN claim ON claim.id = wanted.value"  # noqa: S608
            " CROSS JOIN cell_claim ON cell_claim.claim = claim.seq"
        )
        rows = self._connection.rows(sql, (json.dumps(sorted(set(ids))),))
        found = (claim_from_row(dict(zip(CLAIM_COLUMNS, row, strict=True))) for row in rows)
        return {claim.id: claim for claim in found}

    def speaking_of(self, keys: Iterable[str]) -> Iterator[tuple[str | None, date | None, Claim]]:
        """The newest readings' claims of these treaty acts and types, in the order of the record.

        Yields:
            The id of the claim's event, None where it is not gathered; the day on which its report was published; the claim.
        """
        sql = f"{SPEAKING} WHERE {OF_KEYS} ORDER BY report.seq, claim.at, claim.seq"
        yield from self._speaking(sql, sorted(keys))

    def of_events(self, events: Iterable[str]) -> Iterator[tuple[str | None, date | None, Claim]]:
        """The newest readings' claims that are gathered into these events, whatever their act; as `speaking_of`."""
        sql = f"{SPEAKING} WHERE event.id IN (SELECT value FROM json_each(?1)) ORDER BY report.seq, claim.at, claim.seq"  # noqa: S608
        yield from self._speaking(sql, sorted(events))

    def number_of(self, keys: Iterable[str]) -> int:
        """How many claims `speaking_of` yields."""
        sql = f"SELECT count(*) FROM newest JOIN claim ON claim.reading = newest.seq WHERE {OF_KEYS}"  # noqa: S608
        row = self._connection.row(sql, (json.dumps(sorted(keys)),))
        return int(row[0]) if row else 0

    def _speaking(self, sql: str, asked: list[str]) -> Iterator[tuple[str | None, date | None, Claim]]:
        for event, published, *row in self._connection.rows(sql, (json.dumps(asked),)):
            claim = claim_from_row(dict(zip(CLAIM_COLUMNS, row, strict=True)))
            yield event, date.fromisoformat(published[:10]) if published else None, claim

    def _event(self, claim: int) -> EventRow | None:
        sql = f"SELECT event.seq, id, unit FROM ({BELONGS} WHERE cell_claim.claim = ?) JOIN event ON event.seq = event"  # noqa: S608
        row = self._connection.row(sql, (claim,))
        return EventRow(seq=row[0], id=row[1], unit=row[2]) if row else None


def _conditions(query: EventQuery) -> tuple[list[str], list[Any]]:
    dated = query.since or query.until
    wanted: tuple[tuple[str, Any], ...] = (
        (PARTY, query.actor and folded(query.actor)),
        ("claim.act = ?", query.act and query.act.value),
        ("belongs.cell IN (SELECT seq FROM cell WHERE facets ->> 0 = ?)", query.issue),
        ("claim.until >= ?", (query.since.isoformat() if query.since else OPEN_START) if dated else None),
        ("claim.since <= ?", (query.until.isoformat() if query.until else OPEN_END) if dated else None),
    )
    asked = [(sql, value) for sql, value in wanted if value is not None]
    contested = ["belongs.event IN (SELECT event FROM disagreement)"] if query.contested else []
    return [*(sql for sql, _ in asked), *contested] or ["TRUE"], [value for _, value in asked]
