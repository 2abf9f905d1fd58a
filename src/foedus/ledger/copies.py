"""Who tells each report, and which reports and paragraphs are copies of which.

Nothing depends on the order in which the reports came.
"""

from __future__ import annotations

import json
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from foedus.ledger import tellers
from foedus.ledger.connection import Connection
from foedus.ledger.lookup import find_report
from foedus.ledger.rows import storable
from foedus.ledger.tellers import Deed, Teller
from foedus.model.citation import Span

TELLER = "voice, name, kind, reason, published"
ADD_TELLER = f"""
INSERT INTO teller (report, reading, scheme, {TELLER}, precedence, bands, copies)
VALUES (?, (SELECT max(seq) FROM reading WHERE report = ?1), ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""  # noqa: S608
FIRST_TOLD = """
SELECT DISTINCT mine.hash FROM json_each(?) AS wanted CROSS JOIN paragraph AS mine ON mine.report = wanted.value
WHERE mine.precedence = (SELECT min(precedence) FROM paragraph WHERE paragraph.hash = mine.hash)
"""
UNTOLD = """
SELECT report.id FROM report JOIN newest ON newest.report = report.seq LEFT JOIN teller ON teller.report = report.seq
WHERE teller.reading IS NOT newest.seq OR teller.scheme <> ? ORDER BY report.seq
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a reading's copies are told by.

    Attributes:
        scheme: the rules and data that made this; compared for equality alone.
        voice, name, kind, reason, published: as of `Teller`.
        precedence: of two copies the one with the lower is the origin; no two reports share one.
        bands: hashes of signed 64 bits, each of a part of the text's sketch; empty where the text is too short.
        paragraphs: hash and place of each paragraph that nobody writes twice by chance.
    """

    scheme: str
    voice: str
    name: str
    kind: str
    reason: str
    published: str | None
    precedence: bytes
    bands: tuple[int, ...]
    paragraphs: tuple[tuple[int, Span], ...]


class Copies:
    """The copies among the newest readings of a ledger."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def note(self, report_id: str, telling: Telling) -> set[str]:
        """Puts the newest reading of a report among the others, in place of an older one.

        Returns:
            The ids of the reports that may now have other voices, this one included.

        Raises:
            NotFoundInLedger: no such report.
        """
        with self._connection.writing():
            seq = find_report(self._connection, report_id).seq
            changed = self._forget_paragraphs(seq)
            packed = _packed(telling.bands)
            old = self._connection.row("SELECT bands, copies FROM teller WHERE report = ?", (seq,))
            if old and old[0] == packed:
                changed |= self._replace(seq, telling, old[1])
            else:
                changed |= self._forget_report(seq) | self._join(seq, telling)
            self._connection.run_many(
                "INSERT INTO paragraph (hash, precedence, start, end, report) VALUES (?, ?, ?, ?, ?)",
                [(hash_, telling.precedence, span.start, span.end, seq) for hash_, span in telling.paragraphs],
            )
            return self._ids(self._with_holders(changed | {seq}))

    def forget(self, report_id: str) -> set[str]:
        """Takes a report out of the comparison.

        Returns:
            The ids of the other reports that may now have other voices.

        Raises:
            NotFoundInLedger: no such report.
        """
        with self._connection.writing():
            seq = find_report(self._connection, report_id).seq
            return self._ids(self.drop(seq))

    def drop(self, seq: int) -> set[int]:
        """As `forget`, by the report's row and inside a transaction."""
        changed = self._forget_paragraphs(seq)
        return (changed | self._with_holders(self._forget_report(seq))) - {seq}

    def untold(self, scheme: str) -> list[str]:
        """Ids of the reports whose newest reading was not noted yet, or by another scheme."""
        return [id_ for (id_,) in self._connection.rows(UNTOLD, (scheme,))]

    def is_newest(self, report_id: str, engine: str, declared: str) -> bool:
        """Whether the report's newest reading is of this engine and was so declared."""
        sql = "SELECT engine, declared FROM newest JOIN report ON report.seq = newest.report WHERE report.id = ?"
        return self._connection.row(sql, (report_id,)) == (engine, declared)

    def tellers(self, reports: Iterable[str]) -> dict[str, Teller]:
        """Who tells each of the reports; one that was not noted is left out."""
        return tellers.tellers(self._connection, reports)

    def first_to_tell(self, places: Sequence[tuple[str, int]]) -> dict[int, str]:
        """For each place, by its number, the id of the first report that holds its paragraph.

        Args:
            places: report and offset; one whose paragraph is not compared has no answer.
        """
        return tellers.first_to_tell(self._connection, places)

    def deeds(self, reports: Iterable[str]) -> Iterator[Deed]:
        """The claims of the reports' newest readings that something was done, or was not, where all parties have a principal."""
        return tellers.deeds(self._connection, reports)

    def _join(self, seq: int, telling: Telling) -> set[int]:
        """Makes the report one of the copies that it shares a band with; gives those whose origin is another now."""
        # all that share a band are of one class already, so that one of them tells it
        sql = "SELECT copies FROM band JOIN teller USING (report) WHERE hash = ? LIMIT 1"
        found = {row[0] for hash_ in telling.bands if (row := self._connection.row(sql, (hash_,)))}
        origins = {label: self._origin(label) for label in found}
        first = min([*origins.values(), (telling.precedence, seq)])
        changed = {member for label in found if origins[label] != first for member in self._members(label)}
        label = self._merged(found) if telling.bands else None
        self._insert(seq, telling, label)
        self._connection.run_many(
            "INSERT INTO band (hash, report) VALUES (?, ?)", [(hash_, seq) for hash_ in set(telling.bands)]
        )
        return changed

    def _replace(self, seq: int, telling: Telling, label: int | None) -> set[int]:
        """Another reading of the same words: only the origin may be another."""
        before = self._origin(label)
        self._connection.run("DELETE FROM teller WHERE report = ?", (seq,))
        self._insert(seq, telling, label)
        # the origin may have another voice, even where it stays the origin
        return self._members(label) if seq in {before[1], self._origin(label)[1]} else set()

    def _insert(self, seq: int, telling: Telling, label: int | None) -> None:
        told = (telling.voice, telling.name, telling.kind, telling.reason, telling.published)
        self._connection.run(
            ADD_TELLER,
            (
                seq,
                telling.scheme,
                *(None if text is None else storable(text) for text in told),
                telling.precedence,
                _packed(telling.bands),
                label,
            ),
        )

    def _forget_report(self, seq: int) -> set[int]:
        """Takes the report from its copies, which may fall apart; gives those whose origin may be another now."""
        row = self._connection.row("SELECT bands, copies FROM teller WHERE report = ?", (seq,))
        if row is None:
            return set()
        bands, label = row
        was_origin = self._origin(label)[1] == seq
        self._connection.run("DELETE FROM teller WHERE report = ?", (seq,))
        self._connection.run_many(
            "DELETE FROM band WHERE hash = ? AND report = ?", [(h, seq) for h in _unpacked(bands)]
        )
        if label is None:
            return set()
        twin = self._connection.row("SELECT 1 FROM teller WHERE bands = ? LIMIT 1", (bands,))
        parts = [] if twin else self._parts(label)
        for part in parts[1:]:
            fresh = self._new_label()
            self._connection.run_many("UPDATE teller SET copies = ? WHERE report = ?", [(fresh, one) for one in part])
        return self._members(label).union(*parts) if was_origin or len(parts) > 1 else set()

    def _forget_paragraphs(self, seq: int) -> set[int]:
        """Takes the report's paragraphs out; gives those who told one of them after it."""
        changed = self._with_holders({seq})
        self._connection.run("DELETE FROM paragraph WHERE report = ?", (seq,))
        return changed - {seq}

    def _parts(self, label: int) -> list[list[int]]:
        """The members that still hang together by bands, the largest part first."""
        holders: dict[int, list[int]] = defaultdict(list)
        bands = {}
        for seq, packed in self._connection.rows("SELECT report, bands FROM teller WHERE copies = ?", (label,)):
            bands[seq] = _unpacked(packed)
            for hash_ in bands[seq]:
                holders[hash_].append(seq)
        parts = []
        while bands:
            part, waiting = [], [next(iter(bands))]
            while waiting:
                seq = waiting.pop()
                if seq in bands:
                    part.append(seq)
                    waiting += [other for hash_ in bands.pop(seq) for other in holders.pop(hash_, ())]
            parts.append(part)
        return sorted(parts, key=len, reverse=True)

    def _merged(self, labels: set[int]) -> int:
        """One label for the copies of all these, a new one for those of none."""
        if len(labels) < 2:
            return next(iter(labels), None) or self._new_label()
        kept, *others = sorted(labels, key=lambda label: len(self._members(label)), reverse=True)
        for label in others:
            self._connection.run("UPDATE teller SET copies = ? WHERE copies = ?", (kept, label))
        return kept

    def _new_label(self) -> int:
        row = self._connection.row("SELECT coalesce(max(copies), 0) + 1 FROM teller")
        return int(row[0]) if row else 1

    def _origin(self, label: int | None) -> tuple[bytes, int]:
        sql = "SELECT precedence, report FROM teller WHERE copies = ? ORDER BY precedence LIMIT 1"
        row = self._connection.row(sql, (label,))
        return (row[0], row[1]) if row else (b"", 0)

    def _members(self, label: int | None) -> set[int]:
        return {seq for (seq,) in self._connection.rows("SELECT report FROM teller WHERE copies = ?", (label,))}

    def _with_holders(self, reports: set[int]) -> set[int]:
        """The reports, and those that hold a paragraph which one of them told first."""
        first = [hash_ for (hash_,) in self._connection.rows(FIRST_TOLD, (_listed(reports),))]
        sql = "SELECT DISTINCT report FROM json_each(?) AS wanted CROSS JOIN paragraph ON hash = wanted.value"
        return reports | {seq for (seq,) in self._connection.rows(sql, (_listed(first),))}

    def _ids(self, reports: set[int]) -> set[str]:
        sql = "SELECT report.id FROM json_each(?) AS wanted CROSS JOIN report ON report.seq = wanted.value"
        return {id_ for (id_,) in self._connection.rows(sql, (_listed(reports),))}


def _listed(values: Iterable[Any]) -> str:
    return json.dumps(list(values))


def _packed(bands: tuple[int, ...]) -> bytes | None:
    return struct.pack(f">{len(bands)}q", *bands) if bands else None


def _unpacked(bands: bytes | None) -> set[int]:
    return {hash_ for (hash_,) in struct.iter_unpack(">q", bands or b"")}
