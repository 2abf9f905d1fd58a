"""Cells: claims of the newest readings that agree in every facet, with what ties cells to each other."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from foedus.ledger.answers import Anchor
from foedus.ledger.connection import Connection
from foedus.ledger.rows import claim_from_row
from foedus.ledger.view import CLAIM, CLAIM_COLUMNS
from foedus.model.claim import Claim

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
NEAR_PLACE = 60
"""Signs between two triggers of two readings of one report that still are the same words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """One claim in its cell.

    Attributes:
        seq: row of the claim.
        report: row of its report.
        at: where its trigger starts.
    """

    seq: int
    report: int
    at: int
    cell: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A reading whose claims are not gathered yet, with its report's row and id; `published` is the ISO day, where told."""

    reading: int
    report: int
    id: str
    published: str | None


class Cells:
    """The cells of one ledger; writes belong inside `Connection.writing`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self, limit: int) -> list[Waiting]:
        """Readings that were recorded since the last gathering, oldest first, `limit` at most."""
        sql = (
            "SELECT reading.seq, report, report.id, published FROM reading JOIN report ON report.seq = report"
            " WHERE reading.seq > (SELECT coalesce(max(reading), 0) FROM gathered) ORDER BY reading.seq LIMIT ?"
        )
        rows = self._connection.rows(sql, (limit,))
        return [Waiting(reading=s, report=report, id=id_, published=day and day[:10]) for s, report, id_, day in rows]

    def ungathered(self) -> int:
        """How many readings were recorded since the last gathering."""
        sql = "SELECT count(*) FROM reading WHERE seq > (SELECT coalesce(max(reading), 0) FROM gathered)"
        row = self._connection.row(sql)
        return int(row[0]) if row else 0

    def forget_all(self) -> None:
        """Takes every claim out of its cell; events keep their ids, found again by the places of their claims."""
        for sql in FORGET:
            self._connection.run(sql)

    def claims(self, reading: int, known: Iterable[Claim] | None = None) -> Iterator[tuple[int, Claim]]:
        """Row and claim of each claim of a reading, in the order of the text.

        Args:
            reading: its row.
            known: all its claims, where they are at hand; they are not read then.
        """
        if known is not None:
            by_id = {claim.id: claim for claim in known}
            sql = "SELECT seq, id FROM claim WHERE reading = ? ORDER BY at, seq"
            yield from ((seq, by_id[id_]) for seq, id_ in self._connection.rows(sql, (reading,)))
            return
        sql = f"SELECT seq, {CLAIM} FROM claim WHERE reading = ? ORDER BY at, seq"  # noqa: S608
        for seq, *columns in self._connection.rows(sql, (reading,)):
            yield seq, claim_from_row(dict(zip(CLAIM_COLUMNS, columns, strict=True)))

    def replaced(self, waiting: Waiting) -> list[Gathered]:
        """The gathered claims of older readings of the same report."""
        sql = (
            "SELECT claim, report, at, cell FROM cell_claim"
            " WHERE report = ? AND claim NOT IN (SELECT seq FROM claim WHERE reading = ?)"
        )
        rows = self._connection.rows(sql, (waiting.report, waiting.reading))
        return [Gathered(seq=seq, report=report, at=at, cell=cell) for seq, report, at, cell in rows]

    def remembered(self, report: int) -> list[tuple[int, int]]:
        """Places and events of the report's claims before all was gathered anew; asked for once."""
        found = list(self._connection.rows("SELECT at, event FROM event_place WHERE report = ?", (report,)))
        if found:
            self._connection.run("DELETE FROM event_place WHERE report = ?", (report,))
        return found

    def put(self, report: int, claims: Iterable[tuple[int, int, int, str]]) -> None:
        """Lays claims of a report into cells: of each its row, the cell, where its trigger starts, and its stance."""
        sql = "INSERT INTO cell_claim (claim, cell, report, at, stance) VALUES (?, ?, ?, ?, ?)"
        self._connection.run_many(sql, [(claim, cell, report, at, stance) for claim, cell, at, stance in claims])

    def take_out(self, claims: Collection[int]) -> None:
        """Takes claims out of their cells and events."""
        rows = [(claim,) for claim in claims]
        self._connection.run_many("DELETE FROM event_claim WHERE claim = ?", rows)
        self._connection.run_many("DELETE FROM cell_claim WHERE claim = ?", rows)

    def mark(self, waiting: Waiting) -> None:
        """Notes that the reading is gathered."""
        self._connection.run("DELETE FROM gathered WHERE report = ?", (waiting.report,))
        self._connection.run("INSERT INTO gathered (reading, report) VALUES (?, ?)", (waiting.reading, waiting.report))

    def find(self, key: str) -> int | None:
        """The cell with that key; None where there is none."""
        row = self._connection.row("SELECT seq FROM cell WHERE key = ?", (key,))
        return int(row[0]) if row else None

    def make(self, key: str, layer: int, facets: Sequence[object], blocks: Iterable[str]) -> int:
        """A new cell, a component of its own."""
        told = _COMPACT.encode(facets)
        sql = "INSERT INTO cell (key, layer, facets, component) VALUES (?, ?, ?, 0)"
        seq = self._connection.run(sql, (key, layer, told))
        self._connection.run("UPDATE cell SET component = seq WHERE seq = ?", (seq,))
        self._connection.run_many(
            "INSERT INTO cell_block (block, cell) VALUES (?, ?)", [(b, seq) for b in sorted(blocks)]
        )
        return seq

    def facets(self, cell: int) -> str:
        """The facets of a cell as JSON."""
        row = self._connection.row("SELECT facets FROM cell WHERE seq = ?", (cell,))
        return str(row[0]) if row else "[]"

    def facets_of(self, cells: Iterable[int]) -> dict[int, str]:
        """The same of several."""
        sql = "SELECT seq, facets FROM json_each(?) AS wanted CROSS JOIN cell ON cell.seq = wanted.value"
        return dict(self._connection.rows(sql, (json.dumps(list(cells)),)))

    def beside(self, cell: int, blocks: Collection[str]) -> list[int]:
        """The other cells that share one of the blocks, each once, in the order in which they came."""
        marks = ", ".join("?" * len(blocks))
        sql = f"SELECT DISTINCT cell FROM cell_block WHERE block IN ({marks}) AND cell <> ? ORDER BY cell"  # noqa: S608
        return [seq for (seq,) in self._connection.rows(sql, (*blocks, cell))]

    def tie(self, one: int, others: Iterable[int]) -> None:
        """Notes that a cell speaks of one occurrence with each of the others."""
        pairs = [pair for other in others for pair in ((one, other), (other, one))]
        self._connection.run_many("INSERT INTO cell_edge (one, other) VALUES (?, ?)", pairs)

    def tied(self, cell: int) -> list[tuple[int, int, int]]:
        """Number, layer and component of the cells tied to this one."""
        sql = "SELECT seq, layer, component FROM cell_edge JOIN cell ON cell.seq = other WHERE one = ? ORDER BY seq"
        return list(self._connection.rows(sql, (cell,)))

    def place(self, cell: int) -> tuple[int, int] | None:
        """Layer and component of a cell; None where it is no more."""
        return self._connection.row("SELECT layer, component FROM cell WHERE seq = ?", (cell,))

    def component(self, component: int) -> list[int]:
        """The cells of a component."""
        return [
            seq
            for (seq,) in self._connection.rows("SELECT seq FROM cell WHERE component = ? ORDER BY seq", (component,))
        ]

    def join(self, components: Collection[int]) -> int:
        """Makes several components one, with the smallest of their numbers."""
        least = min(components)
        for component in sorted(set(components) - {least}):
            self._connection.run("UPDATE cell SET component = ? WHERE component = ?", (least, component))
        return least

    def settle(self, cells: Iterable[int], component: int) -> None:
        """Puts cells into a component."""
        self._connection.run_many("UPDATE cell SET component = ? WHERE seq = ?", [(component, cell) for cell in cells])

    def at(self, anchors: Iterable[Anchor]) -> list[Gathered]:
        """The claims that stand now where the anchors say: the same, else the nearest that no other anchor has, `NEAR_PLACE` signs off at most."""
        found: dict[int, Gathered] = {}
        for anchor in anchors:
            rows = self._connection.rows(AT, (anchor.report, anchor.at, NEAR_PLACE, anchor.claim))
            for seq, report, at, cell in rows:
                if seq not in found:
                    found[seq] = Gathered(seq=seq, report=report, at=at, cell=cell)
                    break
        return [found[seq] for seq in sorted(found)]

    def empty(self, cells: Iterable[int]) -> list[int]:
        """Those of the cells that hold no claim any more."""
        sql = "SELECT 1 FROM cell_claim WHERE cell = ? LIMIT 1"
        return [cell for cell in cells if self._connection.row(sql, (cell,)) is None]

    def drop(self, cell: int) -> None:
        """Takes an empty cell away, with its ties."""
        for sql in DROP:
            self._connection.run(sql, (cell,))

    def unsettled(self) -> list[int]:
        """Cells whose neighbour a takedown took away; asked for once."""
        found = [cell for (cell,) in self._connection.rows("SELECT cell FROM unsettled ORDER BY cell")]
        if found:
            self._connection.run("DELETE FROM unsettled")
        return found

    def members(self, cells: Collection[int]) -> Iterator[Gathered]:
        """Every claim of the cells."""
        for cell in cells:
            sql = "SELECT claim, report, at FROM cell_claim WHERE cell = ? ORDER BY claim"
            for seq, report, at in self._connection.rows(sql, (cell,)):
                yield Gathered(seq=seq, report=report, at=at, cell=cell)


AT = """
SELECT claim.seq, cell_claim.report, cell_claim.at, cell
FROM report CROSS JOIN cell_claim ON cell_claim.report = report.seq CROSS JOIN claim ON claim.seq = cell_claim.claim
WHERE report.id = ?1 AND cell_claim.at BETWEEN ?2 - ?3 AND ?2 + ?3
ORDER BY claim.id <> ?4, abs(cell_claim.at - ?2), claim.seq
"""
FORGET = (
    """INSERT OR IGNORE INTO event_place (report, at, event)
        SELECT report, at, coalesce(event_claim.event, event_cell.event) FROM cell_claim
        LEFT JOIN event_cell USING (cell) LEFT JOIN event_claim USING (claim)
        WHERE coalesce(event_claim.event, event_cell.event) IS NOT NULL""",
    "UPDATE event SET unit = NULL",
    *(f"DELETE FROM {table}" for table in (  # noqa: S608
        "disagreement", "event_claim", "event_cell", "cell_edge", "cell_block", "cell_claim", "cell", "gathered", "unsettled",
    )),
)  # fmt: skip
DROP = (
    "DELETE FROM cell_edge WHERE other = ?1 AND one IN (SELECT other FROM cell_edge WHERE one = ?1)",
    "DELETE FROM cell_edge WHERE one = ?",
    "DELETE FROM cell_block WHERE cell = ?",
    "DELETE FROM event_cell WHERE cell = ?",
    "DELETE FROM cell WHERE seq = ?",
)
