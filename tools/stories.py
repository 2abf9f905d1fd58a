"""Events, voices and disagreements on the forty labelled reports of `tests/fixtures/stories`.

    python tools/stories.py [--misses] [--labelled]

Events: B-cubed F1 (Bagga and Baldwin 1998) over the labelled mentions that a claim was read from; a toll is kept with its
fight, as the labelling rules allow. Voices: share of pairs of reports that are rightly one voice or two. Disagreements: F1; one
is found where its kind is right and a claim of each side stands in a sentence of each labelled side. With `--labelled` nothing is read: the claims are those of the labels
(`claims.jsonl`), so that what is missed then is missed by events and disagreements themselves.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import labelled

from foedus.extraction.readers import ready
from foedus.ledger import Ledger
from foedus.model.claim import Claim
from foedus.model.reading import Reading
from foedus.model.report import Report
from foedus.reading.manifest import ManifestEntry, read_manifest
from foedus.reading.reader import read
from foedus.reconcile.keeping import keep
from foedus.reconcile.voices import voices_of
from foedus.register import Register

STORIES = Path(__file__).resolve().parents[1] / "tests" / "fixtures" / "stories"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """The three figures, and what was missed in words."""

    events_f1: float
    voices: float
    disagreements_f1: float
    covered: float
    misses: tuple[str, ...]


def score(ledger: Ledger, names: dict[str, str], register: Register) -> Scored:
    """The figures of a ledger that holds the stories; `names` tells a report's name by its id."""
    claims = {claim.id: claim for claim in ledger.claims()}
    labelled = list(_labelled(claims.values(), {name: ledger.report(id_).report for id_, name in names.items()}))
    gold = {claim.id: event for event, claim in labelled if claim}
    system = {id_: _event(ledger, id_) for id_ in gold}
    found, missed = _disagreements(ledger, claims, names)
    return Scored(
        events_f1=b_cubed(gold, system),
        voices=_voices(ledger, list(claims.values()), names, register),
        disagreements_f1=found,
        covered=len([claim for _, claim in labelled if claim]) / len(labelled),
        misses=(*_event_misses(gold, system, claims), *missed),
    )


def b_cubed(gold: dict[str, str], system: dict[str, str]) -> float:
    """F1 of two partitions of the same things, 0 to 1."""
    precision = sum(_share(one, system, gold) for one in gold) / len(gold)
    recall = sum(_share(one, gold, system) for one in gold) / len(gold)
    return 2 * precision * recall / (precision + recall)


def _share(one: str, by: dict[str, str], other: dict[str, str]) -> float:
    together = [x for x in by if by[x] == by[one]]
    return sum(other[x] == other[one] for x in together) / len(together)


def read_stories(ledger: Ledger, register: Register) -> dict[str, str]:
    """Reads the stories with the league's names into a ledger and reconciles it; the reports' names by id."""
    engine = ready(register)
    reports, originals = _reports()
    for original, (report, extraction) in zip(originals, engine.read_all(reports), strict=True):
        reading = Reading(
            report=report,
            engine=engine.name,
            claims=extraction.claims,
            stages=extraction.stages,
            declared=report.document,
        )
        ledger.add(reading, original)
    keep(ledger, register)
    return {report.id: report.document for report in reports}


def take_labelled(ledger: Ledger, register: Register) -> dict[str, str]:
    """As `read_stories`, with the labelled claims in the place of what would be read."""
    reports, originals = _reports()
    rows = labelled.rows_of(STORIES)
    for report, original in zip(reports, originals, strict=True):
        claims = labelled.claims_of(report, rows[report.document], register)
        ledger.add(Reading(report=report, engine=labelled.ENGINE, claims=claims, declared=report.document), original)
    keep(ledger, register)
    return {report.id: report.document for report in reports}


def _reports() -> tuple[list[Report], list[bytes]]:
    """The forty reports, and the bytes of each."""
    reports, originals = [], []
    for entry in read_manifest(STORIES / "manifest.jsonl"):
        if isinstance(entry, ManifestEntry):
            original = entry.path.read_bytes()
            reports.append(
                read(original, document=entry.path.stem, source=str(entry.path.name), declared=entry.declared)
            )
            originals.append(original)
    return reports, originals


def league(folder: Path) -> Register:
    """The register with the invented league; `folder` receives a merged copy of the data."""
    spec = importlib.util.spec_from_file_location("overlay", STORIES / "league" / "overlay.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(STORIES)
    overlay = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(overlay)
    register: Register = overlay.read_with_league(folder)
    return register


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (STORIES / f"{name}.jsonl").read_text("utf-8").splitlines()]


def _labelled(claims: Any, reports: dict[str, Report]) -> Iterator[tuple[str, Claim | None]]:
    """Every labelled mention: its event, a toll's being that of its fight, and the claim that was read from it."""
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        by_report.setdefault(claim.report, []).append(claim)
    for event in _rows("events"):
        id_ = event["part_of"] if str(event.get("series", "")).endswith("-toll") else event["id"]
        for mention in event["mentions"]:
            report = reports[mention["report"]]
            start = report.text.index(mention["quote"]) + mention["quote"].index(mention["trigger"])
            end = start + len(mention["trigger"])
            near = (c for c in by_report.get(report.id, ()) if c.trigger.start < end and start < c.trigger.end)
            yield id_, next(near, None)


def _event(ledger: Ledger, claim: str) -> str:
    event = ledger.events.event_of(ledger.events.row_of(claim))
    return event.id if event else claim


def _event_misses(gold: dict[str, str], system: dict[str, str], claims: dict[str, Claim]) -> Iterator[str]:
    for one, other in combinations(sorted(gold), 2):
        if (gold[one] == gold[other]) is not (system[one] == system[other]):
            kind = "parted" if gold[one] == gold[other] else "joined"
            told = " / ".join(f"{claims[x].trigger.quote}: {claims[x].evidence.quote[:70]!r}" for x in (one, other))
            yield f"event {kind} ({gold[one]}, {gold[other]}) {told}"


def _voices(ledger: Ledger, claims: list[Claim], names: dict[str, str], register: Register) -> float:
    told = voices_of(ledger, claims, register)
    ids = {name: id_ for id_, name in names.items()}
    own = {name: _own(ledger, id_) for name, id_ in ids.items()}
    by_report = {name: [told[c.id].id for c in claims if c.report == id_] for name, id_ in ids.items()}
    one = {
        frozenset(pair)
        for row in _rows("voices")
        if row["verdict"] == "one"
        for pair in combinations(row["reports"], 2)
    }
    unsure = {
        frozenset(pair)
        for row in _rows("voices")
        if row["verdict"] != "one"
        for pair in combinations(row["reports"], 2)
    }
    pairs = [frozenset(pair) for pair in combinations(sorted(names.values()), 2)]
    return sum(pair in unsure or (pair in one) is _one(pair, own, by_report) for pair in pairs) / len(pairs)


def _own(ledger: Ledger, report: str) -> str:
    teller = ledger.copies.tellers([report])[report]
    origin = ledger.copies.tellers([teller.origin])[teller.origin]
    return origin.voice


def _one(pair: frozenset[str], own: dict[str, str], by_report: dict[str, list[str]]) -> bool:
    first, second = sorted(pair)
    if own[first] == own[second]:
        return True
    borrowed = [sum(v == own[b] for v in by_report[a]) for a, b in ((first, second), (second, first))]
    return max(borrowed) > 0


def _disagreements(ledger: Ledger, claims: dict[str, Claim], names: dict[str, str]) -> tuple[float, list[str]]:
    gold = _rows("disagreements")
    system = list(ledger.events.disagreements())
    matched: set[str] = set()
    right = spare = 0
    misses = []
    for one in system:
        sides = [
            [(names[claims[c].report], claims[c].evidence.quote) for c in side["claims"]] for side in one.rest["sides"]
        ]
        fits = [g for g in gold if g["kind"] == one.kind and _fits(g["sides"], sides)]
        new = next((g for g in fits if g["id"] not in matched and not g.get("optional")), None)
        if new:
            matched.add(new["id"])
            right += 1
        elif fits:
            spare += 1
        else:
            misses.append(f"disagreement wrong {one.kind} {one.rest['why']}: {sides}"[:400])
    asked = [g for g in gold if not g.get("optional")]
    misses += [f"disagreement missed {g['kind']} {g['id']}: {g['question']}" for g in asked if g["id"] not in matched]
    precision, recall = right / max(len(system) - spare, 1), right / len(asked)
    return 2 * precision * recall / max(precision + recall, 1e-9), misses


def _fits(gold: list[Any], system: list[list[tuple[str, str]]]) -> bool:
    one, other = (_quotes(side) for side in gold[:2])
    return any(_meets(one, a) and _meets(other, b) for a, b in (system[:2], system[:2][::-1]))


def _quotes(side: Any) -> list[tuple[str, str]] | None:
    mentions = side if isinstance(side, list) else [side]
    return None if "reference" in mentions[0] else [(m["report"], m["quote"]) for m in mentions]


def _meets(gold: list[tuple[str, str]] | None, system: list[tuple[str, str]]) -> bool:
    if gold is None:
        return not system
    return any(
        report == other and (quote in words or words in quote) for report, quote in gold for other, words in system
    )


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print what was missed")
    parser.add_argument("--labelled", action="store_true", help="take the claims from the labels instead of reading")
    wanted = parser.parse_args()
    take = take_labelled if wanted.labelled else read_stories
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "stories.db") as ledger:
        register = league(Path(folder))
        scored = score(ledger, take(ledger, register), register)
    for miss in scored.misses if wanted.misses else ():
        print(miss)
    print(
        f"events B3 F1 {scored.events_f1:.3f} (of {scored.covered:.2f} of the mentions) · voices {scored.voices:.3f}"
        f" · disagreements F1 {scored.disagreements_f1:.3f}"
    )


if __name__ == "__main__":
    main()
