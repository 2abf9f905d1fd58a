"""Real events judged from text: the verdict that a lawyer expects is found; what is not yet is marked so."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
NOT_YET = {
    (
        "request-2022",
        "contested",
    ): "the report dates what was not sent by the month, and tells of no border: undetermined",
}


def tool() -> Any:
    spec = importlib.util.spec_from_file_location("judged", ROOT / "tools/judged.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


JUDGED = tool()


@pytest.fixture(scope="module")
def rows() -> list[Any]:
    return JUDGED.rows()


def plan() -> list[Any]:
    expected = yaml.safe_load((JUDGED.REPORTS / "expected.yaml").read_text("utf-8"))["rows"]
    names = [f"{number}-{row['report']}-{row['who']}" for number, row in enumerate(expected)]
    marks = [
        [pytest.mark.xfail(strict=True, reason=reason)]
        if (reason := NOT_YET.get((row["report"], row["verdict"])))
        else []
        for row in expected
    ]
    return [pytest.param(n, id=name, marks=mark) for n, (name, mark) in enumerate(zip(names, marks, strict=True))]


@pytest.mark.parametrize("number", plan())
def test_found_as_expected(rows: list[Any], number: int) -> None:
    """The expected verdict is among those found under that article, of that bearer, in that form."""
    row = rows[number]
    assert row.right, f"expected {row.expected['verdict']}, found {row.found}"


def test_the_page_holds_what_is_found(rows: list[Any]) -> None:
    """docs/methods/judged.md is made by the tool; `python tools/judged.py --write`."""
    assert JUDGED.table(rows) in JUDGED.PAGE.read_text("utf-8")
