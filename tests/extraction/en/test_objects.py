"""Objects: what an act is about, and where it happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

ReadClaims = Callable[..., list[Claim]]

OBJECTS = [
    ("Poland signed the treaty.", "document", "treaty"),
    ("Poland signed a joint declaration on energy.", "document", "joint declaration on energy"),
    ("Belarus signed the charter of the SCO.", "document", "charter of the SCO"),
    ("Cuba and Haiti held a summit in Havana.", "meeting", "summit"),
    ("Sweden and Denmark held a naval exercise.", "exercise", "naval exercise"),
    ("Cuba created a joint commission.", "body", "joint commission"),
    ("Niger hosts a French base.", "facility", "French base"),
    ("Poland will send 40 tanks to Moldova.", "materiel", "40 tanks"),
    ("Serbia applied for membership of the EU.", "membership", "membership of the EU"),
    ("The United States sold F-16 fighters to Poland.", "materiel", "F-16 fighters"),
    pytest.param(
        "Poland withdrew its troops from Mali.", "force", "troops",
        marks=pytest.mark.xfail(strict=True, reason="notyet: troops are no thing of the lexicon, so their kind is other"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "name"), OBJECTS)
def test_object(read_claims: ReadClaims, text: str, kind: str, name: str) -> None:
    """The object has its kind, and its name without article as the text has it."""
    things = [c.object for c in read_claims(text) if c.object]
    assert [(t.kind.value, t.name, text[t.start : t.end]) for t in things] == [(kind, name, name)]


def test_a_party_is_no_object(read_claims: ReadClaims) -> None:
    """Whoever is attacked is a recipient, and not a thing as well."""
    assert [c.object for c in read_claims("Chad attacked Sudan.")] == [None]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("France opened a base in Niger.", "NER"),
        ("The Kenyan and Ugandan presidents met in Nairobi.", "KEN"),
        ("Chad attacked Sudan.", None),
    ],
)
def test_where(read_claims: ReadClaims, text: str, where: str | None) -> None:
    """The place is the one told after a locative preposition, or none."""
    assert [c.where.principal if c.where else None for c in read_claims(text)] == [where]
