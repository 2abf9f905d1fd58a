"""Promises, refusals and threats are directed at whoever the act they are about would be done to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

CASES = [
    pytest.param("Chad agreed to send Libya two engineers.", "AGREE", {"TCD"}, {"LBY"}, id="a promise"),
    pytest.param("Chad offered to negotiate with the president of Niger.", "AGREE", {"TCD"}, {"NER"}, id="talks offered"),
    pytest.param("Peru offered to hand the files over to Chile.", "AGREE", {"PER"}, {"CHL"}, id="no act of the lexicon"),
    pytest.param("Peru threatened to cut its exports unless Chile opened the pass.", "THREATEN", {"PER"}, {"CHL"}, id="unless"),
    pytest.param("Libya agreed to let Chadian envoys visit its plants.", "AGREE", {"LBY"}, {"TCD"}, id="whom one lets"),
    pytest.param("Peru threatened to attack Chile.", "THREATEN", {"PER"}, {"CHL"}, id="a threat"),
    pytest.param("Peru refused to rule out an invasion of Chile.", "REJECT", {"PER"}, set(), id="what is not ruled out"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), CASES)
def test_directed(
    read_claims: Callable[..., list[Claim]], text: str, kind: str, actors: set[str], recipients: set[str]
) -> None:
    """Words about one's own act have its recipients."""
    sides = [
        ({p.principal for p in c.actors}, {p.principal for p in c.recipients})
        for c in read_claims(text)
        if c.type.value == kind
    ]
    assert sides[:1] == [(actors, recipients)]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Mali cut its ties and expelled two envoys from Chad.", [{"TCD"}, {"TCD"}]),
        ("Mali cut its ties with Peru and expelled two envoys from Chad.", [{"PER"}, {"TCD"}]),
    ],
)
def test_joined_verbs_share_a_recipient(
    read_claims: Callable[..., list[Claim]], text: str, recipients: list[set[str]]
) -> None:
    """The first of two joined verbs has the recipients of the second unless it has its own."""
    assert [{p.principal for p in c.recipients} for c in read_claims(text)] == recipients
