"""Writes requirements/runtime.in from pyproject.toml and locks both requirement files with hashes; needs `uv` on the path.

What the locks pin already stays pinned where it still fits; `--upgrade` takes the newest of everything that fits, and
`--upgrade-package NAME` of one package. The locks hold no registry address: whoever installs tells pip where to look.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements"
LOCKS = ("runtime", "dev")
COMPILE = [
    *("uv", "pip", "compile", "-q", "--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate", "--strip-extras"),
]


def runtime_inputs() -> str:
    """The text of requirements/runtime.in: the dependencies that pyproject.toml declares, one a line."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return "\n".join(["# Written by `make lock` from pyproject.toml.", *project["dependencies"], ""])


def main(options: list[str]) -> None:
    """Writes requirements/; `options` are handed to `uv pip compile`."""
    (REQUIREMENTS / "runtime.in").write_text(runtime_inputs(), encoding="utf-8")
    for name in LOCKS:
        # Relative paths, so that nothing of this machine can get into the lock.
        subprocess.run([*COMPILE, *options, f"{name}.in", "-o", f"{name}.txt"], cwd=REQUIREMENTS, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
