"""The example reports say what they are, and are read as docs/examples.md tells."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from foedus.errors import RefusedInput
from foedus.model.report import Found, Report, StruckReason
from foedus.reading.reader import read
from foedus.reading.sources import Source, gather

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "examples"
MANIFEST = FOLDER / "manifest.jsonl"
NOTICE = "Disclaimer: Example written for the Foedus project."
REFUSED = "13-only-furniture"


def sources() -> list[Source]:
    found = list(gather([str(FOLDER)], MANIFEST))
    assert all(isinstance(source, Source) for source in found)
    return [source for source in found if isinstance(source, Source)]


def read_example(source: Source) -> Report:
    return read(source.original(), document=source.document, source=source.name, declared=source.declared)


REPORTS = [source for source in sources() if source.document != REFUSED]


@pytest.fixture(scope="module")
def by_document() -> dict[str, Report]:
    return {source.document: read_example(source) for source in REPORTS}


def test_there_are_twelve_reports():
    """Twelve files are reports, and one beside them is none."""
    assert len(REPORTS) == 12
    assert len(sources()) == 13


@pytest.mark.parametrize("source", REPORTS, ids=lambda source: source.document)
def test_example_says_that_it_is_invented(source, by_document):
    """The notice is one line that a reader sees, struck so that it yields no claim."""
    report = by_document[source.document]
    lines = [line for line in report.text.splitlines() if line.startswith(NOTICE)]
    notices = [report.text[s.span.start : s.span.end] for s in report.struck if s.reason is StruckReason.NOTICE]
    assert len(lines) == 1
    assert "invented" in lines[0]
    assert any(lines[0] in notice for notice in notices)


@pytest.mark.parametrize("source", REPORTS, ids=lambda source: source.document)
def test_example_is_short(source, by_document):
    """What is left of a report when its furniture is struck has 150 to 350 words."""
    report = by_document[source.document]
    words = sum(len(report.text[span.start : span.end].split()) for span in report.passages())
    assert 150 <= words <= 350


def test_furniture_alone_is_refused():
    """The thirteenth file is refused for the reason that its name tells."""
    source = next(source for source in sources() if source.document == REFUSED)
    with pytest.raises(RefusedInput) as refusal:
        read_example(source)
    assert refusal.value.reason == "furniture-alone"


def test_one_example_is_in_windows_1251(by_document):
    """Its bytes are decoded, and its Russian furniture becomes tags."""
    report = by_document["08-minsk-without-armenia"]
    assert report.encoding == "windows-1251"
    assert "ОДКБ" in report.tags


def test_one_example_has_no_date_outlet_or_author(by_document):
    """What neither text nor manifest tells is not found."""
    report = by_document["10-councils-on-paper"]
    assert not any(isinstance(value, Found) for value in (report.published, report.outlet, report.author))


def test_all_but_one_are_dated(by_document):
    """Text, markup or manifest gives the others their day of publication."""
    undated = [name for name, report in by_document.items() if report.published_on is None]
    assert undated == ["10-councils-on-paper"]


def test_one_example_is_a_page(by_document):
    """The web page's day is told by its markup, and its menus are struck."""
    report = by_document["11-bishkek-summit"]
    standing = "".join(report.text[span.start : span.end] for span in report.passages())
    assert report.media_type == "text/html"
    assert "Economy" in report.text
    assert "Economy" not in standing


def test_examples_page_lists_every_file():
    """docs/examples.md and the folder hold the same files."""
    told = re.findall(r"^\| `([^`]+)` \|", (ROOT / "docs" / "examples.md").read_text(encoding="utf-8"), re.MULTILINE)
    there = sorted(path.name for path in FOLDER.iterdir() if path != MANIFEST)
    assert told == there


def test_manifest_names_files_that_are_there():
    """Every line of the manifest declares one of the examples."""
    named = [json.loads(line)["path"] for line in MANIFEST.read_text(encoding="utf-8").splitlines()]
    assert [name for name in named if not (FOLDER / name).is_file()] == []
