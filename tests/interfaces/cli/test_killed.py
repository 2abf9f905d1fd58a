"""Killing `foedus add` at any moment loses nothing acknowledged and doubles nothing."""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

from foedus.ledger import Ledger

KILLS = 25
REPORTS = 150


def test_add_survives_being_killed_25_times(foedus: Callable[..., Result], tmp_path: Path, ledger: Path) -> None:
    """After 25 kills and one run to the end every report is in the ledger once, and every citation holds.

    Each run is killed after a random wait that begins with its first acknowledgement, so that most kills fall among the
    writes; what was acknowledged before a kill must be there after it.
    """
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(REPORTS):
        body = f"On {number % 28 + 1} May 2022 Armenia refused to sign declaration {number} of the CSTO.\n\n" * 8
        (folder / f"{number:03}.txt").write_text(f"Report {number}\n\n{body}")
    chance = random.Random(2022)
    acknowledged: set[str] = set()
    for _ in range(KILLS):
        acknowledged |= _killed(folder, ledger, chance.uniform(0, 0.15))
        with Ledger.open(ledger, read_only=True) as opened:
            assert acknowledged <= {line.id for line in opened.reports()}
    assert acknowledged, "no run was killed after an acknowledgement"
    assert foedus("add", folder, ledger=ledger).exit_code == 0
    with Ledger.open(ledger, read_only=True) as opened:
        assert sorted(line.document for line in opened.reports()) == [f"{number:03}" for number in range(REPORTS)]
    assert foedus("check", ledger=ledger).exit_code == 0


def _killed(folder: Path, ledger: Path, wait_seconds: float) -> set[str]:
    """Ids acknowledged by a run that was killed so long after its first line."""
    command = [sys.executable, "-m", "foedus", "add", str(folder), "--ledger", str(ledger)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        first = run.stdout.readline()
        time.sleep(wait_seconds)
        run.kill()
        lines = [first, *run.stdout]
    # The last line may be cut; it is no acknowledgement then.
    return {line.split()[1] for line in lines if line.startswith("read  ") and line.endswith("\n")}
