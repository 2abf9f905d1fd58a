"""Claims as PLOVER records, and how well they agree with the public ones.

A record has one event a sentence, with its parties by code. What its manual does otherwise than a claim is written down here once
and holds for every line: which claim is the event, its type, who of a mutual act comes first, and the codes of parties. Fixed on
25 November 2026, before the last measurement; the reasons stand in docs/methods/extraction.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lines import Row, claims_of_lines

from foedus.errors import UnknownActor
from foedus.extraction.engine import Engine
from foedus.model.actor import ActorKind, Sector
from foedus.model.claim import Claim, EventType, Participant, Status
from foedus.register import Register

Triple = tuple[str | None, str, str | None]
PROMISED = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
THREATENED = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST", "REJECT", "THREATEN"})
OLD_CODES = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
"""Codes of the records that ISO 3166 does not have."""


def plover_figures(engine: Engine, path: Path) -> dict[str, float]:
    """Macro-F1 of the type of each record's sentence, by its main act, and F1 of exact (actor, type, recipient)."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    pairs: list[tuple[str, str]] = []
    common = ours = theirs = 0
    for row, claims in claims_of_lines(engine, rows):
        event = main_event(claims)
        pairs.append((row["type"], "none" if event is None else record_type(event)))
        wanted, told = triples_of_row(row), triples_of(event, engine.register)
        common, ours, theirs = common + len(wanted & told), ours + len(told), theirs + len(wanted)
    kinds = {wanted for wanted, _ in pairs}
    return {"macro_f1": sum(_f1(pairs, kind) for kind in kinds) / len(kinds), "exact_f1": 2 * common / (ours + theirs)}


def main_event(claims: Iterable[Claim]) -> Claim | None:
    """The claim that a record of the sentence would hold: the first act told; None of no claims."""
    return min(claims, key=lambda claim: claim.trigger.start, default=None)


def record_type(claim: Claim) -> str:
    """The type that a PLOVER record has for a claim: its manual counts the readiness to act, the demand and the refusal.

    A demand is REQUEST, a denial REJECT; a plan or condition is AGREE where it is kind (an intended meeting too), THREATEN
    where it is not.
    """
    kind, status = claim.type.value, claim.status.value
    if status == "demanded":
        return "REQUEST"
    if status == "denied":
        return "REJECT"
    if status in {"planned", "conditional"} and kind in PROMISED:
        return "AGREE"
    return "THREATEN" if status in {"planned", "conditional"} and kind in THREATENED else kind


def triples_of(claim: Claim | None, register: Register) -> set[Triple]:
    """What a record would say of a claim: (actor, type, recipient), one triple for each pair."""
    if claim is None:
        return set()
    actors, recipients = sides(claim)
    kind = record_type(claim)
    return set(_pairs([code(p, register) for p in actors], kind, [code(p, register) for p in recipients]))


def triples_of_row(row: Row) -> set[Triple]:
    """What a record says, by today's codes."""
    actors, recipients = ([_current(party["principal"]) for party in row[side]] for side in ("actors", "recipients"))
    return set(_pairs(actors, row["type"], recipients))


def sides(claim: Claim) -> tuple[list[Participant], list[Participant]]:
    """Actors and recipients as a record has them.

    Who demands an act is the actor, and who should do it the recipient; of a mutual act, whoever is named after it is.
    Who protests and does not say against whom protests against the state of the place.
    """
    if claim.status is Status.DEMANDED:
        return list(claim.said_by[-1:]), list(claim.actors)
    before = [p for p in claim.actors if p.start < claim.trigger.start]
    after = [p for p in claim.actors if p.start >= claim.trigger.start]
    if claim.type is EventType.PROTEST and not claim.recipients and claim.where is not None:
        return list(claim.actors), [claim.where]
    if claim.recipients or not before or not after:
        return list(claim.actors), list(claim.recipients)
    return before, after


def code(party: Participant, register: Register) -> str | None:
    """A record's code of a party: IGO of an organisation of states or a world-wide society, NGO of another, else the principal."""
    if party.sector is Sector.NGO:
        return "IGO" if party.id else "NGO"
    return "IGO" if _is_organisation(party.principal, register) else party.principal


def _is_organisation(principal: str | None, register: Register) -> bool:
    try:
        return principal is not None and register.actor(principal).kind is ActorKind.ORGANISATION
    except UnknownActor:  # a party's own short name, as of some armed groups
        return False


def _pairs(actors: list[Any], kind: str, recipients: list[Any]) -> Iterable[Triple]:
    return ((actor, kind, recipient) for actor in actors or [None] for recipient in recipients or [None])


def _current(old: str | None) -> str | None:
    return OLD_CODES.get(old, old) if old else None


def _f1(pairs: list[tuple[str, str]], kind: str) -> float:
    hits = sum(pair == (kind, kind) for pair in pairs)
    return 2 * hits / (sum(wanted == kind for wanted, _ in pairs) + sum(told == kind for _, told in pairs))
