"""The labelled stories hold together: every label points at words, and every report is read with the league's names."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from foedus.reading.manifest import ManifestEntry, read_manifest
from foedus.reading.reader import read
from foedus.register import Register, who

STORIES = Path(__file__).resolve().parents[1] / "fixtures" / "stories"
NOTICE = "Disclaimer: Example written for the Foedus project."
KINDS = {"fact", "act", "who", "blame", "date", "number", "plan", "inner", "reference"}


def rows(name: str) -> list[dict[str, Any]]:
    lines = (STORIES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((STORIES / "reports").glob("*.txt"))}
EVENTS, VOICES, DISAGREEMENTS = rows("events"), rows("voices"), rows("disagreements")
CLAIMS = rows("claims")
ENTRIES = list(read_manifest(STORIES / "manifest.jsonl"))


def mentions() -> Iterator[tuple[str, str, str]]:
    """Report, quotation and trigger of every mention of every event."""
    for event in EVENTS:
        for mention in event["mentions"]:
            yield mention["report"], mention["quote"], mention["trigger"]


def words(text: str) -> int:
    return sum(len(line.split()) for line in text.splitlines() if not line.startswith(NOTICE))


@pytest.fixture(scope="module")
def register(tmp_path_factory) -> Register:
    """The packaged register with the league laid over it."""
    spec = importlib.util.spec_from_file_location("overlay", STORIES / "league" / "overlay.py")
    assert spec is not None
    assert spec.loader is not None
    overlay = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(overlay)
    return overlay.read_with_league(tmp_path_factory.mktemp("league"))


def test_there_are_forty_reports_on_ten_stories():
    """A report's story is its name up to the number."""
    assert len(TEXTS) == 40
    assert len({name.rpartition("-")[0] for name in TEXTS}) == 10


def test_manifest_declares_every_report():
    """Each file has one usable line."""
    assert all(isinstance(entry, ManifestEntry) for entry in ENTRIES)
    assert sorted(entry.path.stem for entry in ENTRIES) == sorted(TEXTS)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.path.stem)
def test_report_is_read(entry):
    """The reader takes the file as it is, and nothing in it disagrees with the manifest."""
    report = read(entry.path.read_bytes(), document=entry.path.stem, source=entry.path.name, declared=entry.declared)
    assert report.remarks == ()
    assert report.text == TEXTS[entry.path.stem]


@pytest.mark.parametrize("name", TEXTS)
def test_report_is_short_and_says_that_it_is_invented(name):
    """A report has 60 to 180 words beside its notice."""
    assert 60 <= words(TEXTS[name]) <= 180
    assert TEXTS[name].count(NOTICE) == 1


@pytest.mark.parametrize("labels", [EVENTS, VOICES, DISAGREEMENTS], ids=["events", "voices", "disagreements"])
def test_ids_are_unique(labels):
    """No id stands twice in a file."""
    assert [told for told, times in Counter(label["id"] for label in labels).items() if times > 1] == []


def test_every_quotation_stands_once_in_its_report():
    """A label points at one place."""
    assert [(report, quote) for report, quote, _ in mentions() if TEXTS[report].count(quote) != 1] == []


def test_every_trigger_stands_once_in_its_quotation():
    """The trigger is found without an offset."""
    assert [(report, trigger) for report, quote, trigger in mentions() if quote.count(trigger) != 1] == []


def test_a_mention_belongs_to_one_event():
    """Events part the mentions."""
    assert [mention for mention, times in Counter(mentions()).items() if times > 1] == []


def test_a_labelled_claim_is_of_a_mention():
    """One claim for a mention, but for the few that are no act of the format."""
    told = [(c["report"], c["quote"], c["trigger"]) for c in CLAIMS]
    assert len(told) == len(set(told))
    assert set(told) <= set(mentions())
    assert len(set(mentions()) - set(told)) < 5


def test_words_of_labelled_claims_stand_in_their_report():
    """Objects, places and voices are words of the text."""
    told = [
        (c["report"], words)
        for c in CLAIMS
        for words in (*c.get("object", [])[1:], c.get("where", ""), c.get("said_by", ""))
    ]
    assert [(report, words) for report, words in told if words not in TEXTS[report]] == []


def test_every_report_tells_an_event():
    """No report is without labels."""
    assert {report for report, _, _ in mentions()} == set(TEXTS)


def test_events_are_parts_of_events():
    """`part_of` names an event, and `story` a story."""
    ids, stories = {event["id"] for event in EVENTS}, {name.rpartition("-")[0] for name in TEXTS}
    assert {event["part_of"] for event in EVENTS if "part_of" in event} <= ids
    assert {event["story"] for event in EVENTS} == stories


def test_voices_part_the_reports():
    """A report stands in one voice at most; what stands in none is independent."""
    told = [report for voice in VOICES if voice["verdict"] == "one" for report in voice["reports"]]
    assert len(told) == len(set(told))
    assert set(told) <= set(TEXTS)


def test_disagreements_have_sides():
    """Two sides at least, none of them empty, and a kind that the rules explain."""
    assert [d["id"] for d in DISAGREEMENTS if len(d["sides"]) < 2 or not all(d["sides"])] == []
    assert {d["kind"] for d in DISAGREEMENTS} == KINDS


def test_sides_rest_on_mentions():
    """What stands on a side is labelled as an event's mention, or is a reference fact."""
    known = set(mentions())
    sides = [told for d in DISAGREEMENTS for side in d["sides"] for told in side if "reference" not in told]
    assert [told for told in sides if (told["report"], told["quote"], told["trigger"]) not in known] == []


def test_only_reference_disagreements_have_a_reference_side():
    """A reference fact stands against claims in that kind alone, and always there."""
    with_reference = {d["id"] for d in DISAGREEMENTS for side in d["sides"] for told in side if "reference" in told}
    assert with_reference == {d["id"] for d in DISAGREEMENTS if d["kind"] == "reference"}


@pytest.mark.parametrize(
    ("phrase", "principal"),
    [("Dorranian border guards", "QDR"), ("Ulmery", "QKS"), ("the Mirran Basin Pact", "MBP"), ("Kyrgyz troops", "KGZ")],
)
def test_register_knows_the_league_beside_the_world(register, phrase, principal):
    """Names of the league lead to it, and those of the world where they always did."""
    assert [party.principal for party in who(register, phrase, on=date(2023, 5, 4)).parties] == [principal]


def test_secretary_of_the_pact_is_a_verified_fact(register):
    """The day of the change is told with its source, so that a claim can be held against it."""
    (party,) = who(register, "Secretary General Jorun Haldane", on=date(2022, 3, 9)).parties
    assert party.principal == "MBP"
    assert "unverified" not in party.decided.reason


def test_former_secretary_of_the_pact_speaks_for_it_no_more(register):
    """After the last day the nationality is told."""
    (party,) = who(register, "Secretary General Jorun Haldane", on=date(2023, 9, 9)).parties
    assert party.principal == "QTV"
