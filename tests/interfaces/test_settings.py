"""Where things are unless told otherwise."""

from pathlib import Path

import pytest

from foedus.interfaces.settings import default_ledger


def test_data_home_of_the_desktop_counts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`XDG_DATA_HOME` is where the ledger goes."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_ledger() == tmp_path / "foedus" / "ledger.db"


@pytest.mark.parametrize("told", ["", "relative/folder"])
def test_relative_data_home_does_not_count(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    """The XDG specification asks to ignore a path that is not absolute."""
    monkeypatch.setenv("XDG_DATA_HOME", told)
    assert default_ledger() == Path.home() / ".local" / "share" / "foedus" / "ledger.db"
