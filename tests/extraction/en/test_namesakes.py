"""A known surname after another's given name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

ReadClaims = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("sayer", "voice"),
    [
        ("Matthias Putin", "Matthias Putin"),
        ("Hadley Putin", "Hadley Putin"),
        ("Vova Putin", "RUS"),
        ("President Putin", "RUS"),
        ("Tsar Putin", "RUS"),
        ("Putin", "RUS"),
    ],
)
def test_a_stranger_speaks_for_nobody(read_claims: ReadClaims, sayer: str, voice: str) -> None:
    """Only a given name that cannot be the known bearer's makes a stranger; titles do not."""
    claims = read_claims(f"{sayer} says that Mali left ECOWAS.")
    assert [[p.principal or p.name for p in c.said_by] for c in claims] == [[voice]]


def test_a_plain_citizen_has_the_name_that_follows(read_claims: ReadClaims) -> None:
    """A noun of no state is called by the name in apposition to it."""
    claims = read_claims("The baker Matthias Orsolya says that Mali left ECOWAS.")
    assert [p.name for c in claims for p in c.said_by] == ["Matthias Orsolya"]


def test_a_stranger_stays_one(read_claims: ReadClaims) -> None:
    """The bare surname later is the stranger's too."""
    claims = read_claims("Matthias Putin lives in Chad. Putin says that Mali left ECOWAS.")
    assert [p.principal for c in claims for p in c.said_by] == [None]


def test_whom_the_report_names_in_full_keeps_the_surname(read_claims: ReadClaims) -> None:
    """A nickname or a namesake takes no bare surname from somebody whom the report names in full."""
    claims = read_claims("Monster Putin spoke. Vladimir Putin rested. Putin says that Mali left ECOWAS.")
    assert [p.principal for c in claims for p in c.said_by] == ["RUS"]
