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

    def read(pack: str | None = None, persons: str | None = None, sources: str | None = None, **files: str) -> Register:
        for name in WORLD:
            (tmp_path / f"{name}.yaml").write_text(files.get(name, _SMALL.get(name, "{}")), encoding="utf-8")
        if persons is not None:
            (tmp_path / "persons").mkdir()
            (tmp_path / "persons" / "all.yaml").write_text(persons, encoding="utf-8")
        if sources is not None:
            (tmp_path / "sources").mkdir()
            head = "\t".join(SOURCE_COLUMNS)
            (tmp_path / "sources" / "all.tsv").write_text(f"{head}\n{sources}", encoding="utf-8")
        if pack is not None:
            folder = tmp_path / "packs" / "league"
            folder.mkdir(parents=True)
            (folder / "organisation.yaml").write_text(pack, encoding="utf-8")
        return Register.read(tmp_path, tmp_path / "packs")

    return read
