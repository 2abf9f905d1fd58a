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
    ("Cuba and Haiti held a summit in Havana.", "meeting", "summit in Havana"),
    ("Sweden and Denmark held a naval exercise.", "exercise", "naval exercise"),
    ("Cuba created a joint commission.", "body", "joint commission"),
    ("Niger hosts a French base.", "facility", "French base"),
    ("Poland will send 40 tanks to Moldova.", "materiel", "40 tanks"),
    ("Serbia applied for membership of the EU.", "membership", "membership of the EU"),
    ("The United States sold F-16 fighters to Poland.", "materiel", "F-16 fighters"),
    ("Poland withdrew its troops from Mali.", "force", "troops"),
    ("Chad left the African Union.", "membership", "African Union"),
    ("Chad suspended the operation of the peace treaty.", "document", "peace treaty"),
    ("Ghana signed a law to rename the port.", "document", "law to rename the port"),
    ("Chad tore up the contract in response to the riots.", "document", "contract"),
    ("Belarus put its army on alert.", "force", "army"),
    ("A Ghanaian drone entered the airspace of Togo.", "territory", "airspace of Togo"),
    ("Ghana accused Togo of hiding two suspects.", "other", "hiding two suspects"),
    ("Ghana blamed Togo for the loss of the ferry.", "other", "loss of the ferry"),
    ("Ghana urged Togo to open the dam.", "other", "open the dam"),
    ("Ghana demanded that Togo pay for the dam.", "other", "pay for the dam"),
    ("Ghana demanded that the dam be opened by Togo.", "facility", "dam"),
    ("Chad shelled a Libyan base.", "facility", "Libyan base"),
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
    "text",
    [
        "Chad shelled villages in Sudan.",
        "Chad imposed sanctions on Sudan.",
        "Ghana declared martial law.",
        "Ghanaian police arrested three Togolese.",
        "Ghana's president spoke with the Togolese minister.",
    ],
)
def test_an_act_of_force_is_about_nothing(read_claims: ReadClaims, text: str) -> None:
    """Whom it is done to, and where, is told by the recipients and the place; the trigger's own noun is no object."""
    assert [c.object for c in read_claims(text)] == [None]


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
