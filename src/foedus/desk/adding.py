"""From sources to read reports: what is read, what is settled without reading, and what came of each source."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.desk.parts import engine
from foedus.errors import RefusedInput
from foedus.ledger import Tombstone
from foedus.model.claim import Claim
from foedus.model.report import Moment, Refusal, Report

if TYPE_CHECKING:
    from foedus.extraction.readers import OnDemand
    from foedus.reading.sources import Source

ENOUGH_FOR_TWO = 400_000
"""Bytes of sources from which on a second process reads sooner than it takes to start it (measured, docs/decisions/0005)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A report was read and is now in the ledger, with its claims."""

    source: str
    report: Report
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyKnown:
    """The same bytes were read before by the same engine with the same manifest; nothing was added."""

    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The source could not be read; the refusal is in the ledger."""

    refusal: Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """The report was removed on purpose earlier and stays out."""

    source: str
    tombstone: Tombstone


Outcome = Added | AlreadyKnown | Refused | Removed


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A report that was read, and what it was read from."""

    report: Report
    original: bytes
    source: Source


def sources(paths: Sequence[str], manifest: Path | None = None) -> int:
    """How many sources the paths and the manifest name, readable or not; none of them is read."""
    from foedus.reading.sources import gather  # noqa: PLC0415

    return sum(1 for _ in gather(paths, manifest))


def extract(
    paths: Sequence[str],
    manifest: Path | None = None,
    *,
    published: Moment | None = None,
    language: str | None = None,
    processes: int | None = 1,
) -> Iterator[tuple[Report, tuple[Claim, ...]] | Refusal]:
    """What the sources say, without a ledger: each report with its claims, or why it could not be read.

    Args:
        paths: as for `Desk.add`.
        manifest: as for `Desk.add`.
        published: when those sources were published of which the manifest does not tell it.
        language: in what language those sources are of which the manifest does not tell it.
        processes: as for `Desk.add`; several hand back the reports in the order in which they are ready.
    """
    from foedus.reading.sources import gather  # noqa: PLC0415

    def told(source: Source | Refusal) -> Source | Refusal:
        if isinstance(source, Refusal):
            return source
        declared = source.declared
        return replace(
            source,
            declared=replace(
                declared, published=declared.published or published, language=declared.language or language
            ),
        )

    with closing(reader(processes_for(paths, manifest, processes))) as reading:
        named = map(told, gather(paths, manifest))
        for step in steps(named, lambda source, _sha256: source, reading, ()):
            if isinstance(step, list):
                yield from (
                    (report, extraction.claims)
                    for report, extraction in reading.take([pending.report for pending in step])
                )
            elif isinstance(step, Refusal):
                yield step
        yield from ((report, extraction.claims) for report, extraction in reading.take([]))


def steps(
    sources: Iterable[Source | Refusal],
    settle: Callable[[Source, str], AlreadyKnown | Removed | Source],
    reading: OnDemand,
    given: Container[str],
) -> Iterator[list[Pending] | Refusal | AlreadyKnown | Removed]:
    """Batches of read reports, and between them, without delay, what needs no extraction.

    A source that `settle` settles is not read; else it gives the source to read. The same bytes never stand twice among
    what is `given` and not recorded yet, so that `settle` can look at what was recorded of the first: for that an empty
    batch asks for all that was given.
    """
    batch: list[Pending] = []
    for source in sources:
        if isinstance(source, Refusal):
            yield source
            continue
        sha256 = None
        try:
            original = source.original()
            _, sha256 = Report.id_of(original)
            if sha256 in given or any(pending.report.sha256 == sha256 for pending in batch):
                yield batch
                yield []
                batch = []
            settled = settle(source, sha256)
            if isinstance(settled, (AlreadyKnown, Removed)):
                yield settled
                continue
            reading.begin()
            report = _read(original, settled)
        except RefusedInput as error:
            yield _refusal_from(error, sha256)
            continue
        batch.append(Pending(report=report, original=original, source=settled))
        if sum(len(pending.report.text) for pending in batch) >= reading.batch_length:
            yield batch
            batch = []
    if batch:
        yield batch


def _read(original: bytes, source: Source) -> Report:
    from foedus.reading.reader import read  # noqa: PLC0415, after workers have begun to load

    return read(original, document=source.document, source=source.name, declared=source.declared)


def _refusal_from(error: RefusedInput, sha256: str | None) -> Refusal:
    from foedus.reading.reader import refusal_from  # noqa: PLC0415

    return refusal_from(error, sha256)


def reader(processes: int) -> OnDemand:
    """Reads with so many processes; they start with the first report."""
    from foedus.extraction.readers import OnDemand  # noqa: PLC0415

    return OnDemand(processes, engine)


def processes_for(paths: Sequence[str], manifest: Path | None, wanted: int | None) -> int:
    """How many processes read: as many as wanted, two where there is enough to read, never more than processors."""
    from foedus.reading.sources import extent  # noqa: PLC0415

    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if wanted is None and processors > 1:
        wanted = 2 if extent(paths, manifest) >= ENOUGH_FOR_TWO else 1
    return min(wanted or 1, processors)
