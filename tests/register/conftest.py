"""The packaged register, and a small one whose files a test may spoil."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from foedus.register import Register
from foedus.register.files import SOURCE_COLUMNS, WORLD

ReadSmall = Callable[..., Register]

_SMALL = {
    "roles": "president: {sector: GOV, office: 'President of {of}', single: true, words: [head of state]}\n",
    "states": "AAA: {name: Arcadia}\nBBB: {name: Boeotia}\n",
}


@pytest.fixture(scope="session")
def register() -> Register:
    """The register of the package's own data."""
    return Register.load()


@pytest.fixture
def read_small(tmp_path: Path) -> ReadSmall:
    """Reads a register of two states and one role, with some of its files replaced.

    `pack` adds a pack's file, `persons` one of persons, `sources` rows of sources without the head.
    """
    data = tmp_path / "data"

    def read(pack: str | None = None, persons: str | None = None, sources: str | None = None, **files: str) -> Register:
        data.mkdir(exist_ok=True)
        for name in WORLD:
            (data / f"{name}.yaml").write_text(files.get(name, _SMALL.get(name, "{}")), encoding="utf-8")
        if persons is not None:
            (data / "persons").mkdir()
            (data / "persons" / "all.yaml").write_text(persons, encoding="utf-8")
        if sources is not None:
            (data / "sources").mkdir()
            head = "\t".join(SOURCE_COLUMNS)
            (data / "sources" / "all.tsv").write_text(f"{head}\n{sources}", encoding="utf-8")
        if pack is not None:
            folder = data / "packs" / "league"
            folder.mkdir(parents=True)
            (folder / "organisation.yaml").write_text(pack, encoding="utf-8")
        return Register.read(data, data / "packs")

    read.data = data  # type: ignore[attr-defined]
    return read
