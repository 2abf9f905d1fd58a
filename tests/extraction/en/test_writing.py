"""Writing: ids, evidence, figures and links of the claims of a report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from foedus.model.claim import Claim

ReadClaims = Callable[..., list[Claim]]

REPORT = (
    "Mali left ECOWAS. Mali left ECOWAS. Chad attacked Sudan on 3 May 2021, killing 12 soldiers. "
    "If France sends troops, Niger will leave ECOWAS."
)


def test_ids_are_unique(read_claims: ReadClaims) -> None:
    """The same words told twice are two claims with two ids."""
    ids = [claim.id for claim in read_claims(REPORT)]
    assert len(ids) > 4
    assert len(set(ids)) == len(ids)


def test_ids_are_stable(read_claims: ReadClaims) -> None:
    """Reading the same text again gives the same ids in the same order."""
    assert [c.id for c in read_claims(REPORT)] == [c.id for c in read_claims(REPORT)]


def test_ids_are_of_the_text(read_claims: ReadClaims) -> None:
    """The same sentence in another report has another id."""
    (alone,) = read_claims("Mali left ECOWAS.")
    assert alone.id not in {claim.id for claim in read_claims(REPORT)}


def test_the_trigger_stands_inside_the_evidence(read_claims: ReadClaims) -> None:
    """Each trigger lies within the one sentence that is the evidence."""
    claims = read_claims(REPORT)
    assert all(c.evidence.start <= c.trigger.start < c.trigger.end <= c.evidence.end for c in claims)


LINKS = [
    ("If France sends troops, Mali will leave ECOWAS.", "leave", "condition", "sends"),
    ("Mali will leave ECOWAS unless France lifts sanctions.", "leave", "condition", "lifts sanctions"),
    ("Mali left ECOWAS because France sent troops to Niger.", "left", "cause", "sent"),
    ("Chad sent troops to Niger to attack Mali.", "sent", "aim", "attack"),
]


@pytest.mark.parametrize(("text", "source", "kind", "target"), LINKS)
def test_links(read_claims: ReadClaims, text: str, source: str, kind: str, target: str) -> None:
    """A condition, a cause and an aim lead from the act to the other claim of the sentence."""
    claims = read_claims(text)
    quotes = {claim.id: claim.trigger.quote for claim in claims}
    links = [(c.trigger.quote, link.kind.value, quotes[str(link.claim)]) for c in claims for link in c.links]
    assert links == [(source, kind, target)]


def test_a_figure_belongs_to_the_nearest_act(read_claims: ReadClaims) -> None:
    """Of two acts in a sentence the count goes to the one it hangs on."""
    claims = read_claims("Poland condemned Iran and sent 40 tanks to Moldova.", published=date(2023, 1, 1))
    assert [[figure.value for figure in c.figures] for c in claims] == [[], [40]]


def test_every_field_tells_how_it_was_read(read_claims: ReadClaims) -> None:
    """The derivation has a step for type, act, status and date."""
    (claim,) = read_claims("Mali left ECOWAS.")
    assert {"type", "act", "status", "when"} <= {step.field for step in claim.derivation}


def test_who_is_said_to_be_behind_an_act_is_linked(read_claims: ReadClaims) -> None:
    """An act done at somebody's instigation leads to that party, as a participant and not as an actor."""
    claims = read_claims("Mali expelled the Danish envoy under pressure from Russia.")
    links = [link for claim in claims if claim.type.value == "SANCTION" for link in claim.links]
    assert [(link.kind.value, link.participant and link.participant.principal) for link in links] == [
        ("instigated_by", "RUS")
    ]
