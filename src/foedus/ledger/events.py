"""Events, disagreements and what analysts judged of them, as the ledger keeps them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from foedus.errors import BadQuery, NotFoundInLedger
from foedus.ledger.answers import Anchor
from foedus.ledger.connection import Connection
from foedus.ledger.lookup import LAST_SIGN, SHORTEST, SHOWN
from foedus.ledger.rows import claim_from_row, json_from, storable
from foedus.ledger.view import CLAIM, CLAIM_COLUMNS
from foedus.ledger.writer import now
from foedus.model.claim import Claim

MEMBERS = """
SELECT cell_claim.claim FROM event_cell JOIN cell_claim USING (cell)
WHERE event_cell.event = ?1 AND cell_claim.claim NOT IN (SELECT claim FROM event_claim)
UNION SELECT claim FROM event_claim WHERE event = ?1
"""

LISTED = "(SELECT value FROM json_each(?))"

ALIKE = 3
"""Claims that say the same of one event and are read back: enough to see several voices, few enough for a thousand copies."""
SPEAKING = f"""
WITH member (event, claim) AS (
    SELECT event_cell.event, cell_claim.claim FROM json_each(?) AS wanted
    CROSS JOIN event_cell ON event_cell.event = wanted.value CROSS JOIN cell_claim USING (cell)
    WHERE cell_claim.claim NOT IN (SELECT claim FROM event_claim)
    UNION ALL SELECT event, claim FROM json_each(?1) AS wanted CROSS JOIN event_claim ON event = wanted.value
)
SELECT event, row, cell FROM (
    SELECT event, claim.seq AS row, claim.id AS id, cell, coalesce(reading.published, '9999') AS told,
        row_number() OVER (PARTITION BY event, cell, stance ORDER BY coalesce(reading.published, '9999'), claim.id) AS place
    FROM member CROSS JOIN cell_claim USING (claim) CROSS JOIN claim ON claim.seq = claim CROSS JOIN reading ON reading.seq = claim.reading
) WHERE place <= {ALIKE} ORDER BY event, told, id
"""  # noqa: S608


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event in the store; `id` is its public name."""

    seq: int
    id: str
    unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking:
    """A claim's row, and its cell's."""

    claim: int
    cell: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementRow:
    """One disagreement in the store."""

    id: str
    event: str
    kind: str
    possible: bool
    rest: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who judges, and why."""

    analyst: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What an analyst decided.

    Attributes:
        seq: its number, counted from 1.
        kind: `merge`, `split`, `lock`, `state`, or `undo`, which takes another back.
        subject: id of the event or disagreement; of `undo`, that of what is taken back.
        rest: what the kind needs besides.
        recorded_at: ISO 8601, UTC.
        withdrawn: whether a later one takes it back.
    """

    seq: int
    kind: str
    subject: str
    rest: dict[str, Any]
    reason: str
    analyst: str
    recorded_at: str
    withdrawn: bool

    def to_row(self) -> dict[str, Any]:
        """The JSON object of `foedus.judgement/1`."""
        return {
            "format": "foedus.judgement/1",
            "number": self.seq,
            "kind": self.kind,
            "subject": self.subject,
            **({"state": self.rest["state"]} if self.kind == "state" else {}),
            "reason": self.reason,
            "analyst": self.analyst,
            "recorded_at": self.recorded_at,
            "taken_back": self.withdrawn,
        }


class Events:
    """The events of one ledger; writes belong inside `Connection.writing`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def unit_of(self, cell: int) -> EventRow | None:
        """The event that a cell belongs to."""
        sql = "SELECT event.seq, id, unit FROM event_cell JOIN event ON event.seq = event WHERE cell = ?"
        row = self._connection.row(sql, (cell,))
        return EventRow(seq=row[0], id=row[1], unit=row[2]) if row else None

    def by_unit(self, unit: str) -> EventRow | None:
        """The event that is made of the unit."""
        row = self._connection.row("SELECT seq, id, unit FROM event WHERE unit = ?", (unit,))
        return EventRow(seq=row[0], id=row[1], unit=row[2]) if row else None

    def cells(self, event: int) -> list[int]:
        """The cells of an event."""
        return [cell for (cell,) in self._connection.rows("SELECT cell FROM event_cell WHERE event = ?", (event,))]

    def make(self, id_: str, unit: str | None) -> int:
        """A new event; its row. Without a unit its name is kept for it alone."""
        return self._connection.run("INSERT INTO event (id, unit) VALUES (?, ?)", (id_, unit))

    def exists(self, id_: str) -> bool:
        """Whether some event, past or present, has that id."""
        return self._connection.row("SELECT 1 FROM event WHERE id = ?", (id_,)) is not None

    def judged(self) -> bool:
        """Whether any judgement was ever recorded."""
        return self._connection.row("SELECT 1 FROM judgement LIMIT 1") is not None

    def rename(self, event: int, unit: str | None, merged_into: int | None = None) -> None:
        """Says what makes up the event now; None where it is no more."""
        self._connection.run("UPDATE event SET unit = ?, merged_into = ? WHERE seq = ?", (unit, merged_into, event))

    def assign(self, cells: Iterable[int], event: int) -> None:
        """Puts cells into an event."""
        sql = (
            "INSERT INTO event_cell (cell, event) VALUES (?, ?) ON CONFLICT (cell) DO UPDATE SET event = excluded.event"
        )
        self._connection.run_many(sql, [(cell, event) for cell in cells])

    def detach(self, claims: Collection[int], event: int) -> None:
        """Puts single claims into an event, whatever their cell is in."""
        sql = "INSERT INTO event_claim (claim, event) VALUES (?, ?) ON CONFLICT (claim) DO UPDATE SET event = excluded.event"
        self._connection.run_many(sql, [(claim, event) for claim in claims])

    def attach(self, claims: Collection[int]) -> dict[int, int]:
        """Gives single claims back to the event of their cell; the events (rows) that they were put into, each with one of them."""
        rows = [
            (claim, event)
            for claim in claims
            for (event,) in self._connection.rows("SELECT event FROM event_claim WHERE claim = ?", (claim,))
        ]
        self._connection.run_many("DELETE FROM event_claim WHERE claim = ?", [(claim,) for claim, _ in rows])
        return {event: claim for claim, event in rows}

    def named(self, id_: str) -> EventRow | None:
        """The event with exactly that id, whether or not it holds claims now."""
        row = self._connection.row("SELECT seq, id, unit FROM event WHERE id = ?", (id_,))
        return EventRow(seq=row[0], id=row[1], unit=row[2]) if row else None

    def find(self, wanted: str) -> EventRow:
        """The event with that id or the one that it was merged into.

        Raises:
            BadQuery: several events' ids begin so.
            NotFoundInLedger: none does, or the event is no more.
        """
        name = storable(wanted)
        sql = f"SELECT seq, id, unit, merged_into FROM event WHERE id = ?1 OR (id >= ?1 AND id < ?2) LIMIT {SHOWN + 1}"  # noqa: S608
        rows = list(self._connection.rows(sql, (name, name + LAST_SIGN))) if len(name) >= SHORTEST else []
        rows = [row for row in rows if row[1] == name] or rows
        if len(rows) > 1:
            raise BadQuery(
                f"{wanted!r} may be more than one event: {', '.join(r[1] for r in rows)}.", "Give more of the id."
            )
        if not rows:
            raise NotFoundInLedger(
                f"No event has the id {wanted!r}.", f"`foedus events` lists them; give {SHORTEST} signs at least."
            )
        seq, id_, unit, merged = rows[0]
        while unit is None and merged is not None:
            seq, id_, unit, merged = self._connection.row(
                "SELECT seq, id, unit, merged_into FROM event WHERE seq = ?", (merged,)
            ) or (seq, id_, unit, None)
        if unit is None or not self.members(seq):
            raise NotFoundInLedger(f"The event {id_} holds no claim any more.", "`foedus events` lists those that do.")
        return EventRow(seq=seq, id=id_, unit=unit)

    def row(self, seq: int) -> EventRow | None:
        """The event in that row."""
        row = self._connection.row("SELECT seq, id, unit FROM event WHERE seq = ?", (seq,))
        return EventRow(seq=row[0], id=row[1], unit=row[2]) if row else None

    def present(self, rows: Iterable[int]) -> set[EventRow]:
        """The events in these rows that are made up of something now."""
        sql = f"SELECT seq, id, unit FROM event WHERE seq IN {LISTED} AND unit <> ''"  # noqa: S608
        return {EventRow(seq=seq, id=id_, unit=unit) for seq, id_, unit in self._connection.rows(sql, (_listed(rows),))}

    def facets(self, events: Iterable[int]) -> dict[int, list[str]]:
        """For each event the facets of its cells, as JSON."""
        found: dict[int, list[str]] = {event: [] for event in events}
        sql = (
            "SELECT event, facets FROM json_each(?) AS wanted CROSS JOIN event_cell ON event = wanted.value"
            " CROSS JOIN cell ON cell.seq = cell"
        )
        for event, facets in self._connection.rows(sql, (_listed(found),)):
            found[event].append(facets)
        return found

    def of_reports(self, reports: Iterable[str]) -> set[int]:
        """Rows of the events that hold a claim of the reports."""
        sql = (
            "SELECT DISTINCT coalesce(event_claim.event, event_cell.event) FROM report"
            " JOIN cell_claim ON cell_claim.report = report.seq LEFT JOIN event_cell USING (cell)"
            " LEFT JOIN event_claim ON event_claim.claim = cell_claim.claim WHERE report.id = ?"
        )
        return {
            event for id_ in sorted(reports) for (event,) in self._connection.rows(sql, (id_,)) if event is not None
        }

    def all(self) -> list[EventRow]:
        """Every event that holds claims, in the order in which they were first met."""
        rows = self._connection.rows("SELECT seq, id, unit FROM event WHERE unit IS NOT NULL ORDER BY seq")
        return [EventRow(seq=seq, id=id_, unit=unit) for seq, id_, unit in rows]

    def event_of(self, claim: int) -> EventRow | None:
        """The event of a claim's row."""
        sql = (
            "SELECT event.seq, id, unit FROM event WHERE seq = coalesce((SELECT event FROM event_claim WHERE claim = ?1),"
            " (SELECT event FROM cell_claim JOIN event_cell USING (cell) WHERE claim = ?1))"
        )
        row = self._connection.row(sql, (claim,))
        return EventRow(seq=row[0], id=row[1], unit=row[2]) if row else None

    def members(self, event: int) -> list[int]:
        """Rows of the event's claims."""
        return [claim for (claim,) in self._connection.rows(MEMBERS, (event,))]

    def claims(self, event: int) -> list[Claim]:
        """The event's claims, each with its derivation, reports as they came and as in the text."""
        sql = f"SELECT {CLAIM} FROM claim WHERE seq IN ({MEMBERS}) ORDER BY reading, at, seq"  # noqa: S608
        return [
            claim_from_row(dict(zip(CLAIM_COLUMNS, row, strict=True))) for row in self._connection.rows(sql, (event,))
        ]

    def speaking(self, events: Iterable[int], limit: int) -> dict[int, list[Speaking]]:
        """For each event its claims, of those of one cell and stance the `ALIKE` first told; `limit` at most, first told first."""
        found: dict[int, list[Speaking]] = {event: [] for event in events}
        for event, claim, cell in self._connection.rows(SPEAKING, (_listed(found),)):
            if len(found[event]) < limit:
                found[event].append(Speaking(claim=claim, cell=cell))
        return found

    def told_in(self, claims: Iterable[int]) -> dict[int, Claim]:
        """The claims of these rows."""
        sql = f"SELECT seq, {CLAIM} FROM json_each(?) AS wanted CROSS JOIN claim ON claim.seq = wanted.value"  # noqa: S608
        return {
            seq: claim_from_row(dict(zip(CLAIM_COLUMNS, columns, strict=True)))
            for seq, *columns in self._connection.rows(sql, (_listed(claims),))
        }

    def row_of(self, claim: str) -> int:
        """The row of the newest gathered claim with that id; 0 where there is none."""
        sql = "SELECT claim.seq FROM cell_claim JOIN claim ON claim.seq = claim WHERE claim.id = ? ORDER BY claim.seq DESC LIMIT 1"
        row = self._connection.row(sql, (claim,))
        return int(row[0]) if row else 0

    def told(self, reports: Iterable[str]) -> dict[str, date | None]:
        """The day on which each report was published, as its newest reading has it."""
        asked = sorted(set(reports))
        sql = (
            "SELECT report.id, published FROM json_each(?) AS wanted CROSS JOIN report ON report.id = wanted.value"
            " CROSS JOIN newest ON newest.report = report.seq"
        )
        found = dict(self._connection.rows(sql, (_listed(asked),)))
        return {id_: date.fromisoformat(day[:10]) if (day := found.get(id_)) else None for id_ in asked}

    def agree(self, events: Iterable[int]) -> None:
        """Takes away the disagreements of the events."""
        asked = (_listed(events),)
        self._connection.run(f"DELETE FROM disagreement WHERE event IN {LISTED}", asked)  # noqa: S608
        self._connection.run(f"DELETE FROM disagreement_also WHERE event IN {LISTED}", asked)  # noqa: S608

    def disagree(self, event: int, rows: Sequence[DisagreementRow], also: Iterable[int] = ()) -> None:
        """Adds disagreements to an event that has none; `also` are the events whose claims stand in them beside its own."""
        others = sorted(also)
        if others:
            self._connection.run_many(
                "INSERT INTO disagreement_also (also, event) VALUES (?, ?)", [(other, event) for other in others]
            )
        if rows:
            self._connection.run_many(
                "INSERT INTO disagreement (id, event, kind, possible, rest) VALUES (?, ?, ?, ?, ?)",
                [(row.id, event, row.kind, int(row.possible), json_from(row.rest)) for row in rows],
            )

    def holding(self, events: Iterable[int]) -> set[int]:
        """Rows of the events in whose disagreements claims of these events stand."""
        sql = f"SELECT event FROM disagreement_also WHERE also IN {LISTED}"  # noqa: S608
        return {other for (other,) in self._connection.rows(sql, (_listed(events),))}

    def disagreements(self, event: str | None = None) -> Iterator[DisagreementRow]:
        """Every disagreement, or those of one event, in the order in which they were first met."""
        sql = (
            "SELECT disagreement.id, event.id, kind, possible, rest FROM disagreement JOIN event ON event.seq = event"
            " WHERE ?1 IS NULL OR event.id = ?1 ORDER BY event.seq, disagreement.seq"
        )
        for id_, of, kind, possible, rest in self._connection.rows(sql, (event,)):
            yield DisagreementRow(id=id_, event=of, kind=kind, possible=bool(possible), rest=json.loads(rest))

    def disagreement(self, wanted: str) -> DisagreementRow:
        """The disagreement whose id is, or begins with, what is wanted.

        Raises:
            BadQuery: several begin so.
            NotFoundInLedger: none does.
        """
        found = [row for row in self.disagreements() if row.id.startswith(wanted)] if len(wanted) >= SHORTEST else []
        if len(found) > 1:
            ids = ", ".join(row.id for row in found[:SHOWN])
            raise BadQuery(f"{wanted!r} may be more than one disagreement: {ids}.", "Give more of the id.")
        if not found:
            raise NotFoundInLedger(
                f"No disagreement has the id {wanted!r}.",
                f"`foedus disagreements` lists them; give {SHORTEST} signs at least.",
            )
        return found[0]

    def judge(
        self,
        kind: str,
        subject: str,
        rest: dict[str, Any],
        signed: Signature,
        anchors: Iterable[Anchor] = (),
        undoes: int | None = None,
    ) -> int:
        """Records a judgement; its number."""
        sql = "INSERT INTO judgement (kind, subject, rest, reason, analyst, recorded_at, undoes) VALUES (?, ?, ?, ?, ?, ?, ?)"
        values = (kind, subject, json_from(rest), storable(signed.reason), storable(signed.analyst), now(), undoes)
        seq = self._connection.run(sql, values)
        self._connection.run_many(
            "INSERT INTO judgement_anchor (judgement, side, report, at, claim) VALUES (?, ?, ?, ?, ?)",
            [(seq, anchor.side, anchor.report, anchor.at, anchor.claim) for anchor in anchors],
        )
        return seq

    def judgements(self) -> list[Judgement]:
        """Every judgement, oldest first, those taken back among them."""
        sql = (
            "SELECT seq, kind, subject, rest, reason, analyst, recorded_at,"
            " EXISTS (SELECT 1 FROM judgement AS later WHERE later.undoes = judgement.seq) FROM judgement ORDER BY seq"
        )
        return [
            Judgement(
                seq=seq, kind=kind, subject=subject, rest=json.loads(rest), reason=reason, analyst=analyst,
                recorded_at=recorded_at, withdrawn=bool(withdrawn),
            )
            for seq, kind, subject, rest, reason, analyst, recorded_at, withdrawn in self._connection.rows(sql)
        ]  # fmt: skip

    def anchors(self, judgement: int) -> list[Anchor]:
        """The claims that a judgement is about."""
        sql = (
            "SELECT report, at, claim, side FROM judgement_anchor WHERE judgement = ? ORDER BY side, report, at, claim"
        )
        rows = self._connection.rows(sql, (judgement,))
        return [Anchor(report=report, at=at, claim=claim, side=side) for report, at, claim, side in rows]


def _listed(rows: Iterable[int | str]) -> str:
    return json.dumps(list(rows))
