"""An empty ledger, and the invented readings that fill one."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from foedus.ledger import Ledger


@pytest.fixture(scope="session")
def invented() -> ModuleType:
    """Module `invented.py`, which the killed child runs as a script."""
    spec = importlib.util.spec_from_file_location("invented", Path(__file__).parent / "invented.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the ledger's file is, or will be."""
    return tmp_path / "record.foedus"


@pytest.fixture
def bare_ledger(path: Path) -> Iterator[Ledger]:
    """A ledger that holds nothing."""
    with Ledger.open(path) as ledger:
        yield ledger


@pytest.fixture
def sample_ledger(bare_ledger: Ledger, invented: ModuleType) -> Ledger:
    """A ledger with invented reports 0, 1 and 2, two claims each."""
    for number in range(3):
        bare_ledger.add(invented.reading_of(number), invented.original_of(number))
    return bare_ledger
