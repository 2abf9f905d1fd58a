"""Floors of quality are lowered with a reason alone."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
Refusals = Callable[[dict[str, dict[str, float]], dict[str, dict[str, float]], str], Iterator[str]]


@pytest.fixture(scope="module")
def refusals() -> Refusals:
    """The gate's own check."""
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        spec = importlib.util.spec_from_file_location("gate", ROOT / "tools" / "gate.py")
        assert spec is not None
        assert spec.loader is not None
        gate = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(gate)
    finally:
        sys.path.remove(str(ROOT / "tools"))
    return gate.refusals


def test_the_floors_as_they_are_pass(refusals: Refusals) -> None:
    """Whatever is lower than it was has its line in the changelog."""
    floors, highest = (
        tomllib.loads((ROOT / "gate" / f"{name}.toml").read_text("utf-8")) for name in ("floors", "highest")
    )
    assert list(refusals(floors, highest, (ROOT / "CHANGELOG.md").read_text("utf-8"))) == []


def test_a_lowered_floor_is_refused(refusals: Refusals) -> None:
    """Without a word in the changelog it stays where it was."""
    assert list(refusals({"gold": {"act": 0.8}}, {"gold": {"act": 0.9}}, "")) == [
        "gold.act was 0.9 and is 0.8: raise it again, or tell in CHANGELOG.md `floor gold.act lowered from 0.9 to 0.8: REASON`."
    ]


def test_a_reason_in_the_changelog_lowers_it(refusals: Refusals) -> None:
    """The line names the floor, both values and why."""
    line = "- floor gold.act lowered from 0.9 to 0.8: the gold was labelled anew"
    assert list(refusals({"gold": {"act": 0.8}}, {"gold": {"act": 0.9}}, line)) == []


def test_a_floor_that_went_is_refused(refusals: Refusals) -> None:
    """Leaving a figure out is lowering it."""
    assert list(refusals({"gold": {}}, {"gold": {"act": 0.9}}, "")) == ["gold.act has no floor any more."]


def test_a_raised_floor_is_written_in_both(refusals: Refusals) -> None:
    """The highest is what it is held to from then on."""
    assert len(list(refusals({"gold": {"act": 0.95}}, {"gold": {"act": 0.9}}, ""))) == 1
