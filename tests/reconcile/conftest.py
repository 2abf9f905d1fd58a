"""Reports told by hand, in a ledger that takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from foedus.ledger import Ledger
from foedus.model.reading import Reading
from foedus.reconcile.voices import take


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger that holds nothing."""
    with Ledger.open(tmp_path / "record.foedus") as ledger:
        yield ledger


@pytest.fixture
def put() -> Callable[[Ledger, Reading], set[str]]:
    """Adds a reading told by hand, and takes it."""

    def put(ledger: Ledger, reading: Reading) -> set[str]:
        ledger.add(reading, f"{reading.report.document} {reading.report.text}".encode())
        return take(ledger, reading)

    return put
