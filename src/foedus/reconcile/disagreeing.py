"""Disagreements of an event, made anew whenever its claims change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from foedus.ledger import Ledger
from foedus.ledger.events import DisagreementRow, EventRow, Speaking
from foedus.model.claim import Claim
from foedus.model.disagreement import DisagreementKind as Kind
from foedus.reconcile.contradictions import Contradiction, contradictions, plan
from foedus.reconcile.facets import compared, facets_from
from foedus.reconcile.issues import Issues
from foedus.reconcile.reference import Against, against
from foedus.reconcile.spoken import Spoken
from foedus.reconcile.voices import voices_of
from foedus.register import Register

MOST_CLAIMS = 400
"""Claims that say different things about one event and are looked at; the oldest, so that later ones never undo them."""
LEAST = 0.2
"""A side needs one claim of at least this confidence."""
SHOWN = 8
"""Claims that a side names."""


def spoken_of(
    ledger: Ledger, events: Iterable[EventRow], register: Register, known: Mapping[int, Claim]
) -> dict[EventRow, list[Spoken]]:
    """The events' claims as disagreements look at them, few of those that say the same in the same words.

    Args:
        ledger: the ledger.
        events: whose.
        register: knows the outlets.
        known: claims by their row, which need not be read.
    """
    asked = {event.seq: event for event in events}
    speaking = ledger.events.speaking(asked, MOST_CLAIMS)
    rows = {one.claim for held in speaking.values() for one in held}
    claims = ledger.events.told_in(sorted(rows - known.keys())) | {row: known[row] for row in rows & known.keys()}
    facets = ledger.cells.facets_of({one.cell for held in speaking.values() for one in held})
    voices = voices_of(ledger, claims.values(), register)
    told = ledger.events.told(claim.report for claim in claims.values())
    issues = Issues.load()

    def spoken(one: Speaking) -> Spoken:
        claim = claims[one.claim]
        return Spoken(
            claim=claim,
            facets=facets_from(facets[one.cell]),
            position=issues.position(claim),
            voice=voices[claim.id],
            speaker=_speaker(claim),
            told=told[claim.report],
        )

    return {asked[event]: [spoken(one) for one in held] for event, held in speaking.items()}


def _speaker(claim: Claim) -> str:
    if not claim.said_by:
        return ""
    last = claim.said_by[-1]
    return last.id or compared(last.name)


def rows_of(
    event: EventRow, spoken: Sequence[Spoken], undone: Sequence[Spoken], register: Register
) -> list[DisagreementRow]:
    """The event's disagreements as the ledger keeps them.

    Args:
        event: the event.
        spoken: its claims.
        undone: the claims of the events whose plans it ends.
        register: with the terms of office that claims are held against.
    """
    issues = Issues.load()
    issue = issues.of(spoken[0].claim)
    # one claim alone contradicts none
    among = contradictions(spoken, issue, issues) if len(spoken) > 1 else ()
    rows = [_row(event, c) for c in (*among, *plan(undone, spoken, issue)) if _sure(c)]
    rows += [_reference_row(event, one) for one in against(spoken, issue, register)]
    return list({row.id: row for row in rows}.values())


def _reference_row(event: EventRow, one: Against) -> DisagreementRow:
    return DisagreementRow(
        id=_id(event, Kind.REFERENCE, one.topic),
        event=event.id,
        kind=Kind.REFERENCE.value,
        possible=one.possible,
        rest={
            "about": Kind.REFERENCE.value,
            "why": one.why,
            "sides": [
                {"position": one.position, "claims": [s.claim.id for s in _best(one.claims)]},
                {"position": one.fact, "claims": [], "reference": one.fact, "source": one.source},
            ],
        },
    )


def _id(event: EventRow, kind: Kind, topic: str) -> str:
    return hashlib.sha256(f"{event.id} {kind} {topic}".encode()).hexdigest()[:10]


def _sure(contradiction: Contradiction) -> bool:
    """Whether each side has a claim that is likely enough to have been read right."""
    return all(any(s.claim.confidence >= LEAST for s in side) for _, side in contradiction.sides)


def _row(event: EventRow, contradiction: Contradiction) -> DisagreementRow:
    mouths = [{s.mouth for s in side} for _, side in contradiction.sides]
    inner = all(len(side) == 1 for side in mouths) and mouths[0] == mouths[1]
    kind = Kind.INNER if inner else contradiction.kind
    return DisagreementRow(
        id=_id(event, contradiction.kind, contradiction.topic),
        event=event.id,
        kind=kind.value,
        possible=contradiction.possible,
        rest={
            "about": contradiction.kind.value,
            "why": contradiction.why,
            "sides": [
                {"position": position, "claims": [s.claim.id for s in _best(side)]}
                for position, side in contradiction.sides
            ],
        },
    )


def _best(side: Sequence[Spoken]) -> list[Spoken]:
    """One claim of each mouth, the surest, `SHOWN` at most."""
    best: dict[tuple[str, str], Spoken] = {}
    for s in sorted(side, key=lambda s: (-s.claim.confidence, s.claim.id)):
        best.setdefault((s.voice.id, s.mouth), s)
    return sorted(best.values(), key=lambda s: (-s.claim.confidence, s.claim.id))[:SHOWN]
