"""The ledger: what may be asked of the store, each answered by one module below."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from foedus.errors import LedgerBusy
from foedus.ledger import lookup, removal, search, verify, view, writer
from foedus.ledger.answers import Added, CheckResult, ReportLine, SearchHit, Sighting, Tombstone
from foedus.ledger.cells import Cells
from foedus.ledger.connection import Connection
from foedus.ledger.copies import Copies
from foedus.ledger.events import Events
from foedus.ledger.listing import Listing
from foedus.ledger.migration import migrate, migrations
from foedus.model.claim import Claim
from foedus.model.query import ClaimQuery
from foedus.model.reading import Reading
from foedus.model.report import Refusal

EVERYTHING = ClaimQuery()
WAIT_MS = 5000
"""How long a writer waits for another before it gives up: many times what one `add` takes."""


class Ledger:
    """One file that holds a record: append-only, content-addressed, for many readers and one writer at a time.

    Where an id is asked for, its beginning (four signs at least) is enough if only one begins so; a report answers to
    its document's name too. Views show the newest reading of each report, which is the one recorded last.
    A context manager; one thread at a time. Any method may raise LedgerError, LedgerBusy where it writes.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, wait_ms: int = WAIT_MS) -> Ledger:
        """The ledger in the file at `path`; its folder and the file are made where they are missing.

        Args:
            path: the one file; SQLite lays `-wal` and `-shm` beside it while it is open.
            read_only: never write; the file must be there.
            wait_ms: how long to wait for another writer.

        Raises:
            LedgerError: the file is none of ours, of a newer version, or cannot be opened; it is left as it was.
            LedgerBusy: another process writes.
        """
        connection = Connection(path, read_only=read_only, wait_ms=wait_ms)
        try:
            migrate(connection, migrations())
            if not read_only:
                cls._finish_removals(connection)
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    @staticmethod
    def _finish_removals(connection: Connection) -> None:
        try:
            removal.finish(connection)
        except LedgerBusy:
            # the row in `removing` stays, so that whoever opens the ledger next tries again
            return

    def close(self) -> None:
        """Lets go of the file; a second call does nothing."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The ledger's file."""
        return self._connection.path

    @property
    def cells(self) -> Cells:
        """The cells that claims are gathered in."""
        return Cells(self._connection)

    @property
    def events(self) -> Events:
        """Events, disagreements and judgements."""
        return Events(self._connection)

    @property
    def listing(self) -> Listing:
        """Lists of events for views."""
        return Listing(self._connection)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction for all that is written inside: on disk when the block is left, or undone whole where it raises."""
        with self._connection.writing():
            yield

    @property
    def copies(self) -> Copies:
        """Who tells each report, and which are copies of which."""
        return Copies(self._connection)

    def known(self, sha256: str, engine: str, declared: str) -> bool:
        """Whether adding these bytes would add nothing.

        True where this engine read them already and nothing is declared now, or what was declared at its newest reading.
        """
        return writer.known(self._connection, sha256, engine, declared)

    def add(self, reading: Reading, original: bytes, *, readmit: bool = False) -> Added:
        """Records a reading and the bytes it was read from; on disk, whole, when it returns. A repeat adds nothing.

        The same bytes under another name are the same report; the name is recorded as a sighting.

        Args:
            reading: of one report; every quotation of its claims must hold in the report's text.
            original: the bytes whose SHA-256 the report bears.
            readmit: take back a report that was removed; its tombstones stay.

        Raises:
            RefusedInput: the bytes were removed before (reason `removed`), and `readmit` is False.
            CitationDrift: a quotation does not equal its slice of the text.
            LedgerError: the bytes are not the report's, or its claims are another's or share an id.
        """
        return writer.add(self._connection, reading, original, readmit=readmit)

    def sight(self, report_id: str, source: str, document: str) -> bool:
        """Records a name under which a known report was met; whether the name was new.

        Raises:
            NotFoundInLedger: no such report.
        """
        with self._connection.writing():
            report = lookup.find_report(self._connection, report_id)
            return writer.sight(self._connection, report.seq, source, document)

    def refuse(self, refusal: Refusal) -> bool:
        """Records what could not be read, once for its source, bytes and reason; whether it was new."""
        return writer.refuse(self._connection, refusal)

    def remove(self, report_id: str, reason: str) -> Tombstone:
        """Takes a report down: text, original, names, quotations, claims and search rows leave the ledger's files.

        The whole file is written anew for it, log included, so that no deleted word is left in it. A tombstone stays,
        and bars the same bytes.

        Raises:
            NotFoundInLedger, BadQuery: no report, or more than one, is meant; BadQuery also where no reason is given.
            LedgerBusy: the report is out, but somebody still reads an old state, so that the log holds its words; to be
                called again, and tried again whenever the ledger is opened for writing.
        """
        return removal.remove(self._connection, report_id, reason)

    def reports(self) -> list[ReportLine]:
        """A line for each report in its newest reading, in the order in which they came."""
        return view.lines(self._connection)

    def report(self, id: str, *, claims: bool = True) -> Reading:  # noqa: A002
        """The newest reading of a report, its claims in the order of the text.

        Args:
            id: of the report.
            claims: read its claims too; a reading without them holds none.

        Raises:
            NotFoundInLedger, BadQuery: no report, or more than one, is meant.
        """
        return view.newest_reading(self._connection, id, claims=claims)

    def readings(self, report_id: str) -> list[Reading]:
        """All readings of a report, oldest first; raises as `report` does."""
        return view.readings(self._connection, report_id)

    def sightings(self, report_id: str) -> list[Sighting]:
        """The names under which a report was met, oldest first; raises as `report` does."""
        return view.sightings(self._connection, report_id)

    def original(self, id: str) -> bytes:  # noqa: A002
        """The bytes that a report was read from; raises as `report` does."""
        return view.original(self._connection, id)

    def claims(self, query: ClaimQuery = EVERYTHING) -> Iterator[Claim]:
        """The claims of the newest readings that answer `query`, one by one: reports as they came, then as in the text.

        Read it to its end or close it before a removal: the ledger keeps for it the state in which it began.

        Raises:
            BadQuery: the text, days or limit cannot be understood; at once, not with the first claim.
            NotFoundInLedger: there is no such report.
        """
        return view.claims(self._connection, query)

    def claim(self, id: str) -> Claim:  # noqa: A002
        """One claim with its derivation, of an older reading where only that has it.

        Raises:
            NotFoundInLedger, BadQuery: no claim, or more than one, is meant.
        """
        return view.claim(self._connection, id)

    def search(self, expression: str, *, limit: int = 20, struck: bool = False) -> list[SearchHit]:
        """Passages of the newest readings that answer, best first (BM25).

        Args:
            expression: words that must all be there, `"a phrase"`, `begin*`, `A OR B`, `A NOT B`; capitals and
                diacritics do not matter.
            limit: how many at most, one at least.
            struck: find struck furniture too.

        Raises:
            BadQuery: the expression cannot be understood.
        """
        return search.search(self._connection, expression, limit=limit, struck=struck)

    def refusals(self) -> list[Refusal]:
        """What could not be read, oldest first."""
        return view.refusals(self._connection)

    def tombstones(self) -> list[Tombstone]:
        """What was taken down, oldest first."""
        return removal.tombstones(self._connection)

    def tombstone(self, sha256: str) -> Tombstone | None:
        """The tombstone that bars these bytes; None where none does."""
        return removal.tombstone_of(self._connection, sha256)

    def check(self) -> CheckResult:
        """Slices every citation anew, hashes every original anew, and has SQLite check itself; older readings included."""
        return verify.check(self._connection)
