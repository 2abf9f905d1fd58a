"""The register kept as plain values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from foedus.register import Register
from foedus.register.compiled import kept_at, read_kept

ReadSmall = Callable[..., Register]
PERSONS = "x: {name: Xanthos Y, nationality: AAA, terms: [{role: president, of: AAA, since: 2020-01-01}]}\n"


def test_what_is_kept_is_what_was_read(read_small: ReadSmall) -> None:
    """Read a second time, from the plain values, the register has the same actors, names and holders."""
    first, second = read_small(persons=PERSONS), Register.read(*_folders(read_small))
    assert first.actors() == second.actors()
    assert first.scan("Xanthos Y of Arcadia") == second.scan("Xanthos Y of Arcadia")
    assert second.holder("president", "AAA", on=date(2021, 1, 1)) == first.holder(
        "president", "AAA", on=date(2021, 1, 1)
    )


def test_a_damaged_file_is_made_anew(read_small: ReadSmall) -> None:
    """A file that was cut short is no reason to fail or to read it."""
    first = read_small(persons=PERSONS)
    data, packs = _folders(read_small)
    kept = kept_at(data.parent, first.digest())
    kept.write_bytes(kept.read_bytes()[:50])
    assert read_kept(kept) is None
    assert Register.read(data, packs).actors() == first.actors()


def test_changed_data_are_read_anew(read_small: ReadSmall) -> None:
    """What is kept belongs to the bytes of the data: another state is seen at once."""
    read_small()
    data, packs = _folders(read_small)
    (data / "states.yaml").write_text("AAA: {name: Arcadia}\nCCC: {name: Corinthia}\n", encoding="utf-8")
    assert Register.read(data, packs).scan("Corinthia")


def _folders(read_small: ReadSmall) -> tuple[Path, Path]:
    data: Path = read_small.data  # type: ignore[attr-defined]
    return data, data / "packs"
