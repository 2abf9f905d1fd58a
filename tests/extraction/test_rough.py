"""Rough text of every kind is read to its end, with offsets that hold and work in proportion."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import FrameType

import pytest

from foedus.extraction.engine import Engine
from foedus.model.report import Report
from foedus.reading.manifest import Declared
from foedus.reading.reader import read

_SPEC = importlib.util.spec_from_file_location("rough", Path(__file__).parents[2] / "tools" / "rough.py")
assert _SPEC is not None
assert _SPEC.loader is not None
rough = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(rough)

LEGIBLE = "\n\nMali left ECOWAS in January 2025, the ministry said."


def report_of(text: str) -> Report:
    """The report that the bytes of the text hold."""
    return read(text.encode(), document="rough", source="rough.txt", declared=Declared(language="en"))


def work(engine: Engine, report: Report) -> int:
    """How many calls of functions, ours and built in, the reading takes."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        engine.read(report)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("kind", rough.KINDS)
def test_every_citation_of_rough_text_is_its_slice(engine: Engine, kind: str) -> None:
    """Whatever is found in it, its words stand where they are said to stand."""
    report = report_of(rough.KINDS[kind](900) + LEGIBLE)
    claims = engine.read(report).claims
    assert all(quotation.holds_in(report.text) for claim in claims for quotation in claim.quotations())


@pytest.mark.parametrize("kind", rough.KINDS)
def test_rough_text_hides_no_claim_after_it(engine: Engine, kind: str) -> None:
    """A plain sentence at its end is still read."""
    report = report_of(rough.KINDS[kind](300) + LEGIBLE)
    claims = engine.read(report).claims
    assert "ECOWAS" in {party.principal for claim in claims[-3:] for party in claim.recipients}


@pytest.mark.parametrize("kind", rough.KINDS)
def test_twice_the_rough_text_is_twice_the_work(engine: Engine, kind: str) -> None:
    """Twice the words take at most 2.5 times the calls; the bench looks at the seconds, and at longer texts."""
    once, twice = (report_of(rough.KINDS[kind](words)) for words in (700, 1400))
    engine.read(twice)  # what is learnt of words for good is learnt now
    assert work(engine, twice) < 2.5 * work(engine, once)


def test_one_sentence_of_5000_words_is_read_to_its_end(engine: Engine) -> None:
    """Its last act is found as well as its first."""
    report = report_of(rough.one_sentence(5600))
    claims = engine.read(report).claims
    assert len(report.text.split()) > 5000
    assert claims[-1].trigger.start > 0.99 * len(report.text)
