"""Settings: where things are unless the user says otherwise. Each is named in docs/cli.md."""

from __future__ import annotations

import os
import sys
from pathlib import Path

LEDGER_VARIABLE = "FOEDUS_LEDGER"
ANALYST_VARIABLE = "FOEDUS_ANALYST"


def data_folder() -> Path:
    """The user's data folder for Foedus; it need not exist yet.

    `XDG_DATA_HOME` counts where it is absolute, as the XDG specification asks; else `~/.local/share`, and `LOCALAPPDATA` on
    Windows.
    """
    told = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_DATA_HOME", "")
    base = Path(told) if Path(told).is_absolute() else Path.home() / ".local" / "share"
    return base / "foedus"


def default_ledger() -> Path:
    """Where the ledger is unless `--ledger` or `FOEDUS_LEDGER` names another file."""
    return data_folder() / "ledger.db"
