"""Copies that say the contrary: the same words with the parties changed, or with a "not"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from foedus.ledger import Ledger
from foedus.ledger.tellers import Deed, Teller

HALF = 0.5
"""Part of the acts that a copy shares with its origin from which on, where it tells them contrarily, it is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrary:
    """Where copies say the contrary of their origin: whole reports, and single claims of the others, by their ids."""

    reports: frozenset[str]
    claims: frozenset[str]


def contrary_to_origin(ledger: Ledger, tellers: Mapping[str, Teller]) -> Contrary:
    """What of the reports speaks against the reports that they are near-copies of.

    An act is told contrarily where both tell it, but never of the same parties in the same order with the same status.
    """
    copies = {report: teller.origin for report, teller in tellers.items() if teller.origin != report}
    told: dict[str, dict[str, list[Deed]]] = defaultdict(lambda: defaultdict(list))
    for deed in ledger.copies.deeds({*copies, *copies.values()} if copies else ()):
        told[deed.report][deed.act].append(deed)
    reports: set[str] = set()
    claims: set[str] = set()
    for copy, origin in copies.items():
        shared = told[copy].keys() & told[origin].keys()
        contrary = {act for act in shared if not _sides(told[copy][act]) & _sides(told[origin][act])}
        if contrary and len(contrary) >= HALF * len(shared):
            reports.add(copy)
        claims.update(deed.claim for act in contrary for deed in told[copy][act])
    return Contrary(reports=frozenset(reports), claims=frozenset(claims))


def _sides(deeds: list[Deed]) -> set[tuple[str, str, str]]:
    return {
        (actor, recipient, deed.status)
        for deed in deeds
        for actor in deed.actors or {""}
        for recipient in deed.recipients or {""}
    }
