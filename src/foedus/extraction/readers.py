"""Who reads the reports: this process, or workers beside it.

Workers only read: what they find comes back, and whoever gave them the reports records it.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import cache
from multiprocessing import connection
from typing import TYPE_CHECKING, Protocol

from foedus.errors import WorkerLost
from foedus.model.report import Report
from foedus.register import Register

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

    from foedus.extraction.engine import Engine, Extraction

BATCH_LENGTH, WORKERS_BATCH_LENGTH = 60_000, 12_000
"""Code points at which a batch ends: reports are parsed together for speed, but memory stays bounded and the first are soon ready."""

_AHEAD = 2
"""Batches given for each worker: one that it reads and one that waits for it."""

_MOST_WAITING = 200
"""Batches kept while the workers begin, 2 MB or so: whoever gives them goes on instead of waiting for the model."""


class Readers(Protocol):
    """Takes reports in batches, and hands each back with what was read from it."""

    def give(self, reports: Sequence[Report]) -> Iterator[tuple[Report, Extraction]]:
        """Takes a batch; hands back what is ready, of this batch or of earlier ones."""

    def rest(self) -> Iterator[tuple[Report, Extraction]]:
        """Hands back all that was given and is not back yet."""

    def close(self) -> None:
        """Ends the work; what was not handed back is lost."""


class Here:
    """Reads in this process, in the order given."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def give(self, reports: Sequence[Report]) -> Iterator[tuple[Report, Extraction]]:
        """Reads the batch."""
        return self._engine.read_all(reports)

    def rest(self) -> Iterator[tuple[Report, Extraction]]:
        """Nothing: all is back."""
        return iter(())

    def close(self) -> None:
        """Nothing to end."""


class Workers:
    """Reads in other processes; batches come back in the order in which they are ready.

    Raises:
        WorkerLost: from `give` and `rest`, where a worker ended without an answer.
    """

    def __init__(self, processes: int) -> None:
        self._pool = ProcessPoolExecutor(processes, mp_context=_context(), initializer=_begin)
        self._beginning = threading.Thread(target=self._begin, daemon=True)
        self._beginning.start()
        self._waiting: list[Sequence[Report]] = []
        self._given: dict[Future[list[Extraction]], Sequence[Report]] = {}
        self._most = _AHEAD * processes
        self._lost = False

    def give(self, reports: Sequence[Report]) -> Iterator[tuple[Report, Extraction]]:
        """Gives the batch to a worker; waits where more is under way than the workers need."""
        self._waiting.append(reports)
        if self._beginning.is_alive() and len(self._waiting) < _MOST_WAITING:
            return
        self._submit()
        yield from self._ready(self._most)

    def rest(self) -> Iterator[tuple[Report, Extraction]]:
        """Waits for all that is under way."""
        self._submit()
        yield from self._ready(0)

    def close(self) -> None:
        """Ends the workers, each after the batch that it reads; after a loss at once."""
        self._beginning.join()
        if self._lost:  # the pool waits for ever for a worker that it began while it was breaking
            for child in multiprocessing.active_children():
                child.kill()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _begin(self) -> None:
        """Returns when the first worker has begun; until then the pool lets nobody give it work."""
        with suppress(BrokenProcessPool):  # whoever gives work next is told
            self._pool.submit(_nothing)

    def _submit(self) -> None:
        self._beginning.join()
        try:
            while self._waiting:
                reports = self._waiting.pop(0)
                self._given[self._pool.submit(_read, list(reports))] = reports
        except BrokenProcessPool as error:
            self._lost = True
            raise _lost() from error

    def _ready(self, most: int) -> Iterator[tuple[Report, Extraction]]:
        """What is ready; waits until at most so many batches are under way."""
        while self._given:
            patience = None if len(self._given) > most else 0
            done = wait(self._given, timeout=patience, return_when=FIRST_COMPLETED).done
            if not done:
                return
            for future in done:
                reports = self._given.pop(future)
                try:
                    extractions = future.result()
                except BrokenProcessPool as error:
                    self._lost = True
                    raise _lost() from error
                yield from zip(reports, extractions, strict=True)


class OnDemand:
    """The readers of one run, made for the first source that has to be read: what is known already needs none.

    Attributes:
        batch_length: code points at which a batch should end.
    """

    def __init__(self, processes: int, engine: Callable[[], Engine]) -> None:
        self._processes = processes
        self._engine = engine
        self._readers: Readers | None = None
        self.batch_length = BATCH_LENGTH if processes == 1 else WORKERS_BATCH_LENGTH

    def begin(self) -> None:
        """To be called before the first source is read: several readers load beside whatever is done meanwhile."""
        if self._processes > 1:
            self._made()

    def take(self, reports: Sequence[Report]) -> Iterator[tuple[Report, Extraction]]:
        """What is ready after these were given; all that was ever given, where there are none."""
        if reports:
            yield from self._made().give(reports)
        elif self._readers is not None:
            yield from self._readers.rest()

    def close(self) -> None:
        """Ends the readers."""
        if self._readers is not None:
            self._readers.close()

    def _made(self) -> Readers:
        if self._readers is None:
            self._readers = Here(self._engine()) if self._processes == 1 else Workers(self._processes)
        return self._readers


def ready(register: Register) -> Engine:
    """An engine that has loaded all it needs, for a process that reads many reports."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):  # read by numpy when it is first imported
        os.environ.setdefault(name, "1")  # its matrices are small here: threads only wait for each other
    was_enabled = gc.isenabled()
    gc.disable()  # what is made now stays
    try:
        from foedus.extraction.engine import Engine  # noqa: PLC0415, after the environment is set

        engine = Engine(register)
        gc.freeze()  # already now, since spaCy's loader turns the collector on
        engine.warm()
    finally:
        if was_enabled:
            gc.enable()
    gc.freeze()  # what lives as long as the process need not be looked through, nor copied page by page after a fork
    return engine


@cache
def workers_engine() -> Engine:
    """The engine of a worker, which is given nothing but reports."""
    return ready(Register.load())


def _lost() -> WorkerLost:
    return WorkerLost(
        "A process that reads reports ended without an answer, killed or out of memory; expected it to read on.",
        "What was acknowledged is kept; run the same command again with --processes 1 for the rest.",
    )


def _context() -> BaseContext:
    """Workers forked from a process that has loaded the engine and nothing else; each loads it itself where there is no fork."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["foedus.extraction.loaded"])
    return context


def _begin() -> None:
    """Prepares a worker: an interrupt is for the process that gave the work, and no worker outlives that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _nothing() -> None:
    """The work that a pool begins with."""


def _read(reports: list[Report]) -> list[Extraction]:
    return [extraction for _, extraction in workers_engine().read_all(reports)]
