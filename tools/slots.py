"""Figures of single slots on the project's own labelled lines (gate/voices, statuses, dates), and of the public PLOVER records.

Of a labelled line the act is asked for by its trigger: `found` is the share of lines of which a claim with that trigger was
read, `right` the share of those whose slot is as labelled, two names apart in capitals alone being one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from foedus.extraction.engine import Engine
from foedus.model.claim import Claim
from foedus.model.report import Moment
from foedus.reading.manifest import NOTHING_DECLARED
from foedus.reading.reader import read

Row = dict[str, Any]
WORDS = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"}
PROMISED = WORDS - {"CONSULT"}
THREATENED = {"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST", "REJECT", "THREATEN"}
OLD_CODES = {"JAP": "JPN", "ROM": "ROU"}
"""Codes of the PLOVER records that ISO 3166 does not have."""


def slot_figures(engine: Engine, path: Path) -> dict[str, float]:
    """`found` and `right` over the lines of one file, named after the slot that it labels."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    answer, label = SLOTS[path.stem]
    found = right = 0
    for row, claims in _read(engine, rows):
        claim = _asked_for(row, claims)
        if claim is not None:
            found += 1
            right += answer(claim) == label(row)
    return {"found": found / len(rows), "right": right / found}


def plover_figures(engine: Engine, path: Path) -> dict[str, float]:
    """Macro-F1 of the type of each record's sentence, by its first act, and F1 of exact (actor, type, recipient)."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    pairs: list[tuple[str, str]] = []
    common = ours = theirs = 0
    for row, claims in _read(engine, rows):
        first = min(claims, key=lambda claim: claim.trigger.start, default=None)
        kind = "none" if first is None else record_type(first)
        pairs.append((row["type"], kind))
        wanted = {(_current(a), row["type"], _current(b)) for a, b in _sides(row["actors"], row["recipients"])}
        told = (
            set() if first is None else {(a, kind, b) for a, b in _sides(_rows(first.actors), _rows(first.recipients))}
        )
        common, ours, theirs = common + len(wanted & told), ours + len(told), theirs + len(wanted)
    kinds = {wanted for wanted, _ in pairs}
    return {"macro_f1": sum(_f1(pairs, kind) for kind in kinds) / len(kinds), "exact_f1": 2 * common / (ours + theirs)}


def record_type(claim: Claim) -> str:
    """The type that a PLOVER record has for a claim: its manual counts the readiness to act, the demand and the refusal.

    Fixed on 25 November 2026. A demand is REQUEST, a denial REJECT; a plan or condition is AGREE where it is kind, THREATEN
    where it is not; meetings keep their type.
    """
    kind, status = claim.type.value, claim.status.value
    if status == "demanded":
        return "REQUEST"
    if status == "denied":
        return "REJECT"
    if status in {"planned", "conditional"} and kind in PROMISED:
        return "AGREE"
    return "THREATEN" if status in {"planned", "conditional"} and kind in THREATENED else kind


def _read(engine: Engine, rows: list[Row]) -> Iterable[tuple[Row, tuple[Claim, ...]]]:
    reports = (
        read(
            row["text"].encode(),
            document=row["id"],
            source=row["id"],
            declared=replace(
                NOTHING_DECLARED,
                language="en",
                published=Moment.parse(row["published"]) if row.get("published") else None,
            ),
        )
        for row in rows
    )
    for row, (_, extraction) in zip(rows, engine.read_all(reports), strict=True):
        yield row, extraction.claims


def _asked_for(row: Row, claims: tuple[Claim, ...]) -> Claim | None:
    """The claim at the row's trigger, one of the row's type before others."""
    place = re.search(rf"\b{re.escape(row['trigger'])}\b", row["text"], re.IGNORECASE)
    if place is None:
        return None
    at = [claim for claim in claims if claim.trigger.start < place.end() and claim.trigger.end > place.start()]
    return min(at, key=lambda claim: claim.type.value != row["type"], default=None)


def _voices(claim: Claim) -> list[str]:
    return sorted(party.principal or party.name.casefold() for party in claim.said_by)


def _when(claim: Claim) -> tuple[str | None, str | None] | None:
    if claim.when is None:
        return None
    return tuple(day.isoformat() if day else None for day in (claim.when.start, claim.when.end))  # type: ignore[return-value]


SLOTS: dict[str, tuple[Callable[[Claim], Any], Callable[[Row], Any]]] = {
    "statuses": (lambda claim: claim.status.value, lambda row: row["status"]),
    "voices": (_voices, lambda row: sorted(name if name.isupper() else name.casefold() for name in row["said_by"])),
    "dates": (_when, lambda row: (row["when"]["start"], row["when"]["end"]) if row["when"] else None),
}


def _rows(parties: Iterable[Any]) -> list[Row]:
    return [{"principal": party.principal} for party in parties]


def _sides(actors: list[Row], recipients: list[Row]) -> Iterable[tuple[str | None, str | None]]:
    nobody: list[Row] = [{"principal": None}]
    return ((a["principal"], b["principal"]) for a in actors or nobody for b in recipients or nobody)


def _current(code: str | None) -> str | None:
    return OLD_CODES.get(code, code) if code else None


def _f1(pairs: list[tuple[str, str]], kind: str) -> float:
    hits = sum(pair == (kind, kind) for pair in pairs)
    return 2 * hits / (sum(wanted == kind for wanted, _ in pairs) + sum(told == kind for _, told in pairs))
