"""`make demo`: the example reports read into a fresh ledger, the briefing on the screen and as one HTML file.

One of the examples is furniture alone and must be refused; that is shown, and no failure.
"""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from foedus.interfaces.cli.exits import ExitCode

ROOT = Path(__file__).resolve().parent.parent
DEMO = Path("demo")
LEDGER, PAGE = DEMO / "ledger.db", DEMO / "briefing.html"
STEPS: tuple[tuple[ExitCode, tuple[str, ...]], ...] = (
    (ExitCode.SOME_REFUSED, ("add", "examples", "--manifest", "examples/manifest.jsonl", "--ledger", str(LEDGER))),
    (ExitCode.DONE, ("check", "--ledger", str(LEDGER))),
    (ExitCode.DONE, ("brief", "--ledger", str(LEDGER))),
    (ExitCode.DONE, ("brief", "--html", str(PAGE), "--ledger", str(LEDGER))),
)


def main() -> int:
    """Runs the steps from the project's folder; 0 where each ended as it should."""
    shutil.rmtree(ROOT / DEMO, ignore_errors=True)
    (ROOT / DEMO).mkdir()
    for expected, arguments in STEPS:
        print(f"\n$ foedus {shlex.join(arguments)}", flush=True)
        code = subprocess.run([sys.executable, "-m", "foedus", *arguments], cwd=ROOT, check=False).returncode
        if code != expected:
            print(f"demo: expected exit code {int(expected)}, found {code}", file=sys.stderr)
            return ExitCode.UNEXPECTED
    print(
        f"\nThe briefing: {ROOT / PAGE}\nThe ledger:   {ROOT / LEDGER}, for example: foedus reports --ledger {LEDGER}"
    )
    return ExitCode.DONE


if __name__ == "__main__":
    sys.exit(main())
