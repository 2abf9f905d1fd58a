"""Offices by role and principal, memberships by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import UnknownActor
from foedus.model.actor import ActorKind
from foedus.register import Register

DAY = date(2021, 6, 1)
_ONE = timedelta(days=1)


@pytest.mark.parametrize(
    ("role", "principal", "day", "person"),
    [
        ("president", "KGZ", DAY, "sadyr-japarov"),
        ("President", "ARM", date(2009, 5, 1), "serzh-sargsyan"),
        ("prime minister", "ARM", DAY, "nikol-pashinyan"),
        ("premier", "RUS", DAY, "mikhail-mishustin"),
        ("foreign minister", "ARM", date(2022, 9, 14), "ararat-mirzoyan"),
        ("minister of foreign affairs", "BLR", DAY, "vladimir-makei"),
        ("defence minister", "RUS", DAY, "sergei-shoigu"),
        ("defense minister", "RUS", date(2024, 6, 1), "andrei-belousov"),
        ("secretary of state", "USA", DAY, "antony-blinken"),
        ("head of the State Department", "USA", date(2019, 1, 1), "mike-pompeo"),
        ("secretary general", "CSTO", DAY, "stanislav-zas"),
        ("secretary-general", "NATO", DAY, "jens-stoltenberg"),
        ("secretary general", "UN", DAY, "antonio-guterres"),
        ("foreign policy chief", "EU", DAY, "josep-borrell"),
        ("chancellor", "DEU", DAY, "angela-merkel"),
        ("security council secretary", "RUS", DAY, "nikolai-patrushev"),
    ],
)
def test_the_holder_of_an_office_at_a_day(
    register: Register, role: str, principal: str, day: date, person: str
) -> None:
    """An office told by any of its words has one holder on the day."""
    holder = register.holder(role, principal, on=day)
    assert holder is not None
    assert holder.actor == f"person/{person}"


@pytest.mark.parametrize("nobody", [("jester", "RUS"), ("president", "GBR"), ("president", "ZZZ")])
def test_an_office_that_is_not_there_has_no_holder(register: Register, nobody: tuple[str, str]) -> None:
    """An unknown role, a kingdom's president and an unknown state have none."""
    assert register.holder(*nobody, on=DAY) is None


def test_without_a_date_nobody_holds_an_office(register: Register) -> None:
    """No date: no person is guessed, and the reason says so."""
    holder = register.holder("president", "KAZ", on=None)
    assert holder is not None
    assert holder.actor is None
    assert holder.reason.startswith("no date")


def test_on_a_handover_the_newer_holder_counts(register: Register) -> None:
    """On the day of inauguration the one who came in is president."""
    holder = register.holder("president", "USA", on=date(2021, 1, 20))
    assert holder is not None
    assert holder.actor == "person/joe-biden"


def test_of_several_speakers_none_is_chosen(register: Register) -> None:
    """A ministry with several spokespersons on a day leaves the person open."""
    holder = register.holder("foreign ministry spokesperson", "CHN", on=date(2023, 6, 1))
    assert holder is not None
    assert (holder.actor, holder.principal) == (None, "CHN")


@pytest.mark.parametrize(
    ("organisation", "state", "first"),
    [("NATO", "FIN", date(2023, 4, 4)), ("NATO", "SWE", date(2024, 3, 7)), ("EAEU", "KGZ", date(2015, 8, 12))],
)
def test_members_begin_on_their_first_day(register: Register, organisation: str, state: str, first: date) -> None:
    """The day before accession does not count, the day of it and the day after do."""
    days = (first - _ONE, first, first + _ONE)
    assert [state in register.members(organisation, on=day) for day in days] == [False, True, True]


@pytest.mark.parametrize(
    ("organisation", "state", "last"),
    [("ECOWAS", "NER", date(2025, 1, 28)), ("EU", "GBR", date(2020, 1, 31)), ("CSTO", "GEO", date(1999, 4, 30))],
)
def test_members_end_with_their_last_day(register: Register, organisation: str, state: str, last: date) -> None:
    """The last day of membership counts, the day after does not."""
    days = (last - _ONE, last, last + _ONE)
    assert [state in register.members(organisation, on=day) for day in days] == [True, True, False]


def test_members_without_a_date_are_those_of_today(register: Register) -> None:
    """Who left is no member where no day is told."""
    members = register.members("ECOWAS", on=None)
    assert "NGA" in members
    assert "MLI" not in members


def test_unknown_actors_are_refused(register: Register) -> None:
    """An id that nobody bears is an error, not an empty answer."""
    with pytest.raises(UnknownActor, match="ZZZ"):
        register.members("ZZZ", on=DAY)


def test_the_register_is_loaded_once() -> None:
    """Two loads share one register, so that the automaton is built once a process."""
    assert Register.load() is Register.load()


@pytest.mark.parametrize("state", ["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "NGA", "USA", "FRA", "TUR", "UKR"])
def test_every_year_has_a_president(register: Register, state: str) -> None:
    """Summer by summer from 2001 to 2025 the head of state is known."""
    days = [date(year, 7, 15) for year in range(2001, 2026)]
    assert [
        day.year for day in days if not (holder := register.holder("president", state, on=day)) or not holder.actor
    ] == []


def test_persons_stand_for_their_bearers_in_full(register: Register) -> None:
    """Every person is found again by the full name shown to users."""
    for person in (actor for actor in register.actors() if actor.kind is ActorKind.PERSON):
        assert person.id in register.scan(person.name)[0].candidates, person.name


@given(
    st.dates(date(1990, 1, 1), date(2026, 12, 31)), st.sampled_from(["president", "prime minister", "foreign minister"])
)
def test_a_holder_holds_on_the_day(day: date, role: str) -> None:
    """Whoever is told to hold an office has a term that includes the day."""
    register = Register.load()
    for state in ("RUS", "KGZ", "ARM", "UKR"):
        holder = register.holder(role, state, on=day)
        assert holder is None or holder.term is None or (holder.term.holds_on(day) and holder.term.role == role)
