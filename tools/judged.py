"""Reads the reports of tests/fixtures/judged, judges them, and compares what was found with what a lawyer expects.

python tools/judged.py            print the table
python tools/judged.py --write    and write it into docs/methods/judged.md
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from foedus.analysis.findings import FindingView
from foedus.desk import Desk
from foedus.model.query import ANY_VERDICT, FindingQuery

ROOT = Path(__file__).parents[1]
REPORTS = ROOT / "tests/fixtures/judged"
PAGE = ROOT / "docs/methods/judged.md"
BEGIN, END = "<!-- table -->", "<!-- end -->"
NO_FINDING = "no finding"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One expected finding and what was found: the verdicts of all findings under that article, of that bearer and form."""

    expected: Mapping[str, Any]
    found: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the expected verdict is among those found; where none is expected, whether there is none."""
        wanted = self.expected["verdict"]
        return not self.found if wanted == NO_FINDING else wanted in self.found


def rows(reports: Path = REPORTS) -> list[Row]:
    """Every expected row with what was found; each report is read into a ledger of its own."""
    plan = yaml.safe_load((reports / "expected.yaml").read_text("utf-8"))
    found = {name: _judged(reports, name, told) for name, told in plan["reports"].items()}
    return [Row(expected=row, found=tuple(_answering(row, found[row["report"]]))) for row in plan["rows"]]


def _judged(reports: Path, name: str, told: Mapping[str, Any]) -> Sequence[FindingView]:
    with tempfile.TemporaryDirectory() as folder:
        manifest = Path(folder) / "manifest.jsonl"
        line = {
            "path": str(reports / f"{name}.txt"),
            "outlet": told["outlet"],
            "published": str(told["published"]),
            "language": "en",
        }
        manifest.write_text(json.dumps(line), encoding="utf-8")
        with Desk.open(Path(folder) / "ledger.db") as desk:
            list(desk.add([], manifest))
            return desk.findings(FindingQuery(verdict=ANY_VERDICT)).views


def _answering(row: Mapping[str, Any], views: Sequence[FindingView]) -> Iterator[str]:
    for view in views:
        finding = view.finding
        if (finding.organisation, finding.form.value, finding.bearer) != (row["organisation"], row["form"], row["who"]):
            continue
        anywhere = row["provision"] is None and row["verdict"] == NO_FINDING
        if anywhere or finding.provision == row["provision"]:
            yield finding.verdict.name


def table(found: Sequence[Row]) -> str:
    """The table in Markdown."""
    lines = [
        "| report | article | who | form | expected | because | found | |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for row in found:
        told = row.expected
        article = f"{told['organisation']} {told['provision'] or 'any'}"
        seen = ", ".join(dict.fromkeys(row.found)) or NO_FINDING
        cells = (
            told["report"],
            article,
            told["who"],
            told["form"],
            told["verdict"],
            told["why"],
            seen,
            "✓" if row.right else "✗",
        )
        lines.append(f"| {' | '.join(cells)} |")
    lines += ["", f"{sum(row.right for row in found)} of {len(found)} as expected."]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Prints the table, or writes it into its page as well."""
    told = table(rows())
    print(told)
    if "--write" in arguments:
        page = PAGE.read_text("utf-8")
        before, rest = page.split(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n\n{told}\n\n{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
