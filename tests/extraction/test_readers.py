"""Reading beside this process."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import closing

import pytest

from foedus.errors import WorkerLost
from foedus.extraction.engine import Engine
from foedus.extraction.readers import Here, Readers, Workers
from foedus.model.report import Report
from foedus.reading.manifest import Declared
from foedus.reading.reader import read

TEXTS = [f"On {day} May 2022 Armenia refused to sign declaration {day} of the CSTO." for day in range(1, 25)]


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    """Two dozen reports with a claim each."""
    return [
        read(text.encode(), document=f"{n}", source=f"{n}.txt", declared=Declared(language="en"))
        for n, text in enumerate(TEXTS)
    ]


@pytest.fixture
def workers() -> Iterator[Workers]:
    """Two workers, ended after the test."""
    with closing(Workers(2)) as begun:
        yield begun


def claims_by_document(readers: Readers, reports: list[Report]) -> dict[str, object]:
    """What the readers read in each report, given in threes."""
    back = []
    for at in range(0, len(reports), 3):
        back += list(readers.give(reports[at : at + 3]))
    back += list(readers.rest())
    assert len(back) == len(reports)
    return {report.document: extraction for report, extraction in back}


def test_workers_read_what_one_process_reads(workers: Workers, engine: Engine, reports: list[Report]) -> None:
    """Every report comes back once, with the claims, ids and derivations that this process finds."""
    assert claims_by_document(workers, reports) == claims_by_document(Here(engine), reports)


def test_a_worker_that_dies_is_told(workers: Workers, reports: list[Report]) -> None:
    """The work ends with an error that says what to do; it does not wait for ever."""
    list(workers.give(reports[:1]))
    list(workers.rest())
    for child in multiprocessing.active_children():
        os.kill(child.pid or 0, signal.SIGKILL)
    with pytest.raises(WorkerLost, match="--processes 1"):
        claims_by_document(workers, reports)
