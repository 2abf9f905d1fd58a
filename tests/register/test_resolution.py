"""Whom a mention means depends on the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from foedus.model.actor import Sector
from foedus.register import Register, Resolution

ReadSmall = Callable[..., Register]
DAY = date(2021, 6, 1)


def _resolved(register: Register, text: str, on: date | None, known: tuple[str, ...] = ()) -> Resolution:
    (mention,) = register.scan(text)
    return register.resolve(mention, on=on, known=known)


@pytest.mark.parametrize(
    ("day", "principal", "role"),
    [
        (date(2005, 1, 1), "KAZ", "foreign minister"),
        (date(2012, 6, 1), "UN", "organisation official"),
        (date(2013, 10, 16), "KAZ", "senate chair"),
        (date(2019, 3, 19), "KAZ", "senate chair"),
        (date(2019, 3, 20), "KAZ", "president"),
    ],
)
def test_the_office_at_the_day_decides(register: Register, day: date, principal: str, role: str) -> None:
    """One man spoke for Kazakhstan and for the United Nations, and on a day of handover the newer office counts."""
    resolution = _resolved(register, "Tokayev", day)
    assert resolution.principal == principal
    assert resolution.term is not None
    assert resolution.term.role == role


def test_of_two_offices_the_higher_speaks(register: Register) -> None:
    """Nigeria's president chaired ECOWAS as well; he is resolved as president."""
    term = _resolved(register, "Tinubu", date(2024, 1, 1)).term
    assert term is not None
    assert (term.role, term.principal) == ("president", "NGA")


def test_out_of_office_the_nationality_remains(register: Register) -> None:
    """A former president speaks for no office, is of the elites, and the reason says so."""
    resolution = _resolved(register, "Atambayev", date(2019, 8, 7))
    assert (resolution.principal, resolution.sector, resolution.term) == ("KGZ", Sector.ELI, None)
    assert "out of office" in resolution.reason


def test_before_the_first_office_nobody_is_of_the_elites(register: Register) -> None:
    """Ten years before his first office the later president is a private person."""
    assert _resolved(register, "Zelensky", date(2009, 1, 1)).sector is None


def test_without_a_date_the_latest_office_is_told_as_such(register: Register) -> None:
    """No date is no excuse for silence, but the reason admits it."""
    resolution = _resolved(register, "Javier Solana", None)
    assert resolution.principal == "EU"
    assert "no date; latest" in resolution.reason


def test_an_unverified_term_is_called_so(read_small: ReadSmall) -> None:
    """A term that nobody looked up carries the word in its reason."""
    persons = "x: {name: Xanthos Y, terms: [{role: president, of: AAA, since: 2020-01-01}]}\n"
    assert _resolved(read_small(persons=persons), "Xanthos Y", DAY).reason.endswith("(unverified)")


def test_of_one_surname_the_person_in_office_is_meant(register: Register) -> None:
    """In 2010 only the father of the two presidents held an office."""
    resolution = _resolved(register, "Berdymukhamedov", date(2010, 1, 1))
    assert resolution.actor == "person/gurbanguly-berdimuhamedow"
    assert "the only one of that name in office" in resolution.reason


def test_of_one_surname_the_person_named_in_full_is_meant(register: Register) -> None:
    """A full name earlier in the report decides for the bare surname."""
    known = ("person/serdar-berdimuhamedow",)
    assert _resolved(register, "Berdymukhamedov", date(2010, 1, 1), known).actor == known[0]


def test_where_nothing_decides_nobody_is_chosen(register: Register) -> None:
    """Two bearers of one name: no person, but the state that they share."""
    resolution = _resolved(register, "Berdymukhamedov", None)
    assert (resolution.actor, resolution.principal) == (None, "TKM")


def test_organs_speak_for_their_principal(register: Register) -> None:
    """An organ of an organisation has that organisation as principal."""
    resolution = _resolved(register, "the CSTO Secretariat", DAY)
    assert (resolution.actor, resolution.principal, resolution.sector) == ("CSTO/secretariat", "CSTO", Sector.IGO)
