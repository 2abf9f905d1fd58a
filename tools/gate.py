"""Quality of reading, held to pinned floors (gate/floors.toml).

Always: the project's own labelled sentences (gate/sentences.jsonl) and actor phrases (gate/phrases.jsonl, whose fold `kept`
nobody looks at while mending), lines that ask for one slot (gate/voices, statuses, dates), and forty reports on ten stories
(tests/fixtures/stories). Where it is there: public PLOVER records and the hand-made gold of the shared folder beside the project.

A floor is raised by hand when reading gets better, in gate/floors.toml and in gate/highest.toml, which holds the highest that
each ever was. One that lies below its highest is refused unless the changelog says why, in a line such as
`floor gold.found_f1 lowered from 0.66 to 0.64: the gold was labelled anew`.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import stories
from records import plover_figures
from slots import slot_figures

from foedus.extraction.engine import Engine
from foedus.ledger import Ledger
from foedus.model.claim import Claim
from foedus.model.report import Moment, Report
from foedus.reading.manifest import NOTHING_DECLARED, ManifestEntry, read_manifest
from foedus.reading.reader import read
from foedus.register import Register, who

Floors = dict[str, dict[str, float]]
"""By set of labels and figure."""

MARGIN = 0.003
"""Noise: what one claim of five hundred is worth; a figure may lie so far below its floor."""

UNKNOWN_CODES = frozenset({"armed-group", "ngo-media-business"})
ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("FOEDUS_SHARED", ROOT.parent / "shared"))


def main() -> int:
    """Measure all sets; exit 1 where a figure lies below its floor, or a floor was lowered without a word."""
    floors, highest = (_toml(ROOT / "gate" / f"{name}.toml") for name in ("floors", "highest"))
    refused = list(refusals(floors, highest, (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")))
    print("".join(f"REFUSED {words}\n" for words in refused), end="")
    for folder in (ROOT / "gate", SHARED / "gold", SHARED / "benchmarks"):
        print(f"{folder.name:14} SHA-256 {hash_of(folder)}" if folder.is_dir() else f"{folder.name:14} not there")
    engine = Engine(Register.load())
    failed = bool(refused) | judge("own sentences", own_figures(engine), floors["own"])
    for fold in ("tuned", "kept"):
        failed |= judge(f"phrases, {fold}", phrase_figures(engine.register, fold), floors[f"phrases_{fold}"])
    for name in ("statuses", "voices", "dates"):
        failed |= judge(name, slot_figures(engine, ROOT / "gate" / f"{name}.jsonl"), floors[name])
    failed |= judge("stories", story_figures(), floors["stories"])
    if (SHARED / "benchmarks").is_dir():
        failed |= judge(
            "PLOVER records", plover_figures(engine, SHARED / "benchmarks" / "plover-gsr.jsonl"), floors["plover"]
        )
    if (SHARED / "gold").is_dir():
        failed |= judge("shared gold", gold_figures(engine), floors["gold"])
    else:
        print(f"shared gold: SKIPPED, no folder {SHARED / 'gold'} (set FOEDUS_SHARED to where it lies)")
    return int(failed)


def refusals(floors: Floors, highest: Floors, changelog: str) -> Iterator[str]:
    """Why the floors may not be as they are: one is lower than it ever was and the changelog is silent, or they do not match.

    Args:
        floors: by set and figure.
        highest: the same, as high as each ever was.
        changelog: in it a lowered floor is told as `floor SET.FIGURE lowered from OLD to NEW: REASON`.
    """
    for name, figures in floors.items():
        for key, floor in figures.items():
            once = highest.get(name, {}).get(key)
            if once is None or floor > once:
                yield f"{name}.{key} is {floor} in floors.toml, {once} in highest.toml: write it there too."
            elif floor < once and not re.search(rf"floor {name}\.{key} lowered from {once} to {floor}: \w", changelog):
                yield (
                    f"{name}.{key} was {once} and is {floor}: raise it again, or tell in CHANGELOG.md"
                    f" `floor {name}.{key} lowered from {once} to {floor}: REASON`."
                )
    for name, figures in highest.items():
        yield from (f"{name}.{key} has no floor any more." for key in figures.keys() - floors.get(name, {}).keys())


def _toml(path: Path) -> Floors:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def story_figures() -> dict[str, float]:
    """Figures of events, voices and disagreements on the forty stories, as read and with the labelled claims."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "stories.foedus") as ledger:
        register = stories.league(Path(folder))
        scored = stories.score(ledger, stories.read_stories(ledger, register), register)
        with Ledger.open(Path(folder) / "labelled.foedus") as other:
            alone = stories.score(other, stories.take_labelled(other, register), register)
    return {
        "events_f1": scored.events_f1,
        "voices": scored.voices,
        "disagreements_f1": scored.disagreements_f1,
        "labelled_events_f1": alone.events_f1,
        "labelled_disagreements_f1": alone.disagreements_f1,
    }


def hash_of(folder: Path) -> str:
    """First 12 digits of the SHA-256 of all labelled files of a folder, so that figures can be told to be of the same lines."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.jsonl")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def judge(name: str, figures: dict[str, float], floors: dict[str, float]) -> bool:
    """Print every figure beside its floor; whether one lies below."""
    failed = False
    for key, floor in floors.items():
        below = figures[key] < floor - MARGIN
        failed |= below
        print(f"{name:14} {key:16} {figures[key]:.3f}  floor {floor:.3f}  {'BELOW' if below else 'ok'}")
    return failed


def own_figures(engine: Engine) -> dict[str, float]:
    """F1 over the own sentences: `acts` (type in the sentence), `whole` (type, parties and status), and the share of statuses."""
    rows = [json.loads(line) for line in (ROOT / "gate" / "sentences.jsonl").read_text(encoding="utf-8").splitlines()]
    common = whole = asked = answered = 0
    for row, (_, extraction) in zip(rows, engine.read_all(map(_report, rows)), strict=True):
        wanted, found = [_key(claim) for claim in row["claims"]], [_key_of(claim) for claim in extraction.claims]
        asked, answered = asked + len(wanted), answered + len(found)
        common += _matches([key[:1] for key in wanted], [key[:1] for key in found])
        whole += _matches(wanted, found)
    return {"acts_f1": 2 * common / (asked + answered), "whole_f1": 2 * whole / (asked + answered)}


def phrase_figures(register: Register, fold: str) -> dict[str, float]:
    """Shares of the actor phrases whose principals, and whose sectors, are all told right and no others.

    Nobody asked for is nobody with a principal. Of armed groups and societies whose code the one who labelled did not know
    (`principal` null, kinds `armed-group` and `ngo-media-business`) the sector alone counts.
    """
    rows = [json.loads(line) for line in (ROOT / "gate" / "phrases.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["fold"] == fold]
    principals = sectors = 0
    for row in rows:
        parties = who(register, row["phrase"], on=date.fromisoformat(row["on"]) if row["on"] else None).parties
        wanted = row["parties"]
        if not wanted:
            right = all(named.principal is None for named in parties)
            principals, sectors = principals + right, sectors + right
            continue
        unknown = row["kind"] in UNKNOWN_CODES and not wanted[0]["principal"]
        principals += unknown or _same((n.principal for n in parties), (party["principal"] for party in wanted))
        sectors += _same((named.sector for named in parties), (party["sector"] for party in wanted))
    return {"principal": principals / len(rows), "sector": sectors / len(rows)}


def _same(found: Iterable[str | None], wanted: Iterable[str | None]) -> bool:
    return sorted(map(str, found)) == sorted(map(str, wanted))


def _report(row: dict[str, Any]) -> Report:
    published = Moment.parse(row["published"]) if row.get("published") else None
    declared = replace(NOTHING_DECLARED, language="en", published=published)
    return read(row["text"].encode(), document=row["id"], source=row["id"], declared=declared)


def _key(claim: dict[str, Any]) -> tuple[Any, ...]:
    return claim["type"], frozenset(claim["actors"]), frozenset(claim["recipients"]), claim["status"]


def _key_of(claim: Claim) -> tuple[Any, ...]:
    actors, recipients = (frozenset(p.principal or p.name for p in side) for side in (claim.actors, claim.recipients))
    return claim.type.value, actors, recipients, claim.status.value


def _matches(wanted: list[Any], found: list[Any]) -> int:
    left = list(found)
    hits = 0
    for key in wanted:
        if key in left:
            left.remove(key)
            hits += 1
    return hits


def gold_figures(engine: Engine) -> dict[str, float]:
    """Figures of the shared scorer on the shared gold."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as system:
        for report, extraction in engine.read_all(shared_reports()):
            system.writelines(
                json.dumps(claim.to_row() | {"document": report.document}) + "\n" for claim in extraction.claims
            )
    try:
        command = [sys.executable, str(SHARED / "tools" / "score_claims.py"), "--json", "--system", system.name]
        command += ["--texts", str(SHARED / "texts"), "--gold", str(SHARED / "gold")]
        scored = subprocess.run(command, capture_output=True, text=True, check=True)
    finally:
        Path(system.name).unlink()
    figures: dict[str, float] = json.loads(scored.stdout)
    return figures


def shared_reports() -> Iterator[Report]:
    """The shared texts with gold, as their manifest declares them."""
    entries: Iterable[Any] = read_manifest(SHARED / "texts" / "manifest.jsonl")
    for entry in entries:
        if isinstance(entry, ManifestEntry):
            yield read(
                entry.path.read_bytes(), document=entry.path.stem, source=entry.path.name, declared=entry.declared
            )


if __name__ == "__main__":
    sys.exit(main())
