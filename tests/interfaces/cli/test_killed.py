"""Killing `foedus add` at any moment loses nothing acknowledged and doubles nothing."""

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from typer.testing import Result

from foedus.ledger import Ledger

KILLS = 25
REPORTS = 500


def test_add_survives_being_killed_25_times(foedus: Callable[..., Result], tmp_path: Path, ledger: Path) -> None:
    """After 25 kills and one run to the end every report is in the ledger once, and every citation holds.

    Every fifth run is killed while it starts, the others while they write: a random wait after the first report that they
    acknowledge. What was acknowledged before a kill must be there after it.
    """
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(REPORTS):
        body = f"On {number % 28 + 1} May 2022 Armenia refused to sign declaration {number} of the CSTO.\n\n" * 2
        (folder / f"{number:03}.txt").write_text(f"Report {number}\n\n{body}")
    chance = random.Random(2022)
    acknowledged: set[str] = set()
    for kill in range(KILLS):
        new = _killed_at_start(folder, ledger, chance) if kill % 5 == 0 else _killed_writing(folder, ledger, chance)
        assert not new & acknowledged, "a report was read twice"
        acknowledged |= new
        if acknowledged:  # a file without anything in it is as good as none
            with Ledger.open(ledger, read_only=True) as opened:
                assert acknowledged <= {line.id for line in opened.reports()}
    assert 0 < len(acknowledged) < REPORTS, "the kills did not fall among the writes"
    assert foedus("add", folder, ledger=ledger).exit_code == 0
    with Ledger.open(ledger, read_only=True) as opened:
        assert sorted(line.document for line in opened.reports()) == [f"{number:03}" for number in range(REPORTS)]
    assert foedus("check", ledger=ledger).exit_code == 0


def _killed_at_start(folder: Path, ledger: Path, chance: random.Random) -> set[str]:
    """Ids acknowledged by a run that was killed within its first second."""
    with _started(folder, ledger) as run:
        time.sleep(chance.uniform(0, 1))
        run.kill()
        return _acknowledged(run.stdout or ())


def _killed_writing(folder: Path, ledger: Path, chance: random.Random) -> set[str]:
    """Ids acknowledged by a run that was killed soon after the first of them."""
    with _started(folder, ledger) as run:
        assert run.stdout is not None
        first = next((line for line in run.stdout if line.startswith("read  ")), "")
        time.sleep(chance.uniform(0, 0.05))
        run.kill()
        return _acknowledged([first, *run.stdout])


def _started(folder: Path, ledger: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "foedus", "add", str(folder), "--ledger", str(ledger)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _acknowledged(lines: Iterable[str]) -> set[str]:
    # The last line may be cut; it acknowledges nothing then.
    return {line.split()[1] for line in lines if line.startswith("read  ") and line.endswith("\n")}
