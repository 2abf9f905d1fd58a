"""Organisations of the register's own data and of its packs: names in three languages, memberships with their sources."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from foedus.model.actor import ActorKind, Sector
from foedus.register import Register

DAY = date(2024, 5, 1)
_ONE = timedelta(days=1)
PACKS = ("AES", "CIS", "CSTO", "EAEU", "ECOWAS", "EU", "GUAM", "NATO", "OTS", "SCO")


@pytest.mark.parametrize(
    ("name", "organisation"),
    [
        ("OTAN", "NATO"),
        ("НАТО", "NATO"),
        ("ODKB", "CSTO"),
        ("ОДКБ", "CSTO"),
        ("OTSC", "CSTO"),
        ("ШОС", "SCO"),
        ("OCS", "SCO"),
        ("СНГ", "CIS"),
        ("ЕАЭС", "EAEU"),
        ("Евросоюз", "EU"),
        ("UE", "EU"),
        ("CEDEAO", "ECOWAS"),
        ("Alliance des États du Sahel", "AES"),
        ("Альянс государств Сахеля", "AES"),
        ("ОТГ", "OTS"),
        ("ГУАМ", "GUAM"),
        ("ONU", "UN"),
        ("ООН", "UN"),
        ("ОБСЕ", "OSCE"),
        ("МАГАТЭ", "IAEA"),
        ("AIEA", "IAEA"),
        ("Union africaine", "AU"),
        ("Eurasian Economic Community", "EURASEC"),
        ("Warsaw Pact", "WTO-1955"),
        ("Union State", "US-BY"),
    ],
)
def test_an_organisation_has_names_in_three_languages(register: Register, name: str, organisation: str) -> None:
    """English, French and Russian names, and Russian ones in Latin letters, lead to one entry."""
    (mention,) = register.scan(f"It was the {name} that spoke.")
    assert (mention.surface, mention.candidates) == (name, (organisation,))


@pytest.mark.parametrize(("acronym", "bearers"), [("CEI", ("CIS", "CEI-ORG")), ("RSF", ("RSF", "RWB"))])
def test_an_acronym_of_two_is_neither_alone(register: Register, acronym: str, bearers: tuple[str, str]) -> None:
    """An acronym that two bear lists both and chooses none."""
    (mention,) = register.scan(f"The {acronym} said so.")
    assert mention.candidates == bearers
    assert register.resolve(mention, on=DAY).actor is None


def test_there_are_organisations_enough(register: Register) -> None:
    """The world's intergovernmental organisations and alliances number more than a hundred."""
    bodies = [
        actor for actor in register.actors() if actor.kind is ActorKind.ORGANISATION and actor.sector is Sector.IGO
    ]
    assert len(bodies) > 100


@pytest.mark.parametrize("organisation", PACKS)
def test_every_membership_of_a_pack_names_its_source(register: Register, organisation: str) -> None:
    """No membership of the ten packs rests on memory."""
    memberships = register.actor(organisation).members
    assert memberships
    assert [membership.state for membership in memberships if not membership.source] == []


@pytest.mark.parametrize(
    ("organisation", "on", "number"),
    [
        ("NATO", date(1990, 1, 1), 16),
        ("NATO", date(2025, 1, 1), 32),
        ("EU", date(2019, 12, 31), 28),
        ("EU", date(2020, 2, 1), 27),
        ("SCO", date(2001, 6, 15), 6),
        ("SCO", date(2024, 7, 4), 10),
        ("CSTO", date(1993, 12, 31), 9),
        ("CSTO", date(2013, 1, 1), 6),
        ("CIS", date(1991, 12, 21), 10),
        ("CIS", date(2020, 1, 1), 9),
        ("EAEU", date(2015, 1, 1), 3),
        ("EAEU", date(2016, 1, 1), 5),
        ("ECOWAS", date(2025, 1, 28), 15),
        ("ECOWAS", date(2025, 1, 29), 12),
        ("AES", date(2023, 9, 16), 3),
        ("OTS", date(2019, 9, 1), 4),
        ("OTS", date(2020, 1, 1), 5),
        ("GUAM", date(2000, 1, 1), 5),
        ("GUAM", date(2006, 1, 1), 4),
    ],
)
def test_so_many_members_on_that_day(register: Register, organisation: str, on: date, number: int) -> None:
    """Accessions and exits up to a day add up to the number of members that day."""
    assert len(register.members(organisation, on=on)) == number


@pytest.mark.parametrize(
    ("organisation", "state", "first"),
    [
        ("SCO", "IRN", date(2023, 7, 4)),
        ("CIS", "AZE", date(1993, 9, 24)),
        ("GUAM", "UZB", date(1999, 4, 24)),
        ("AES", "NER", date(2023, 9, 16)),
        ("NATO", "MKD", date(2020, 3, 27)),
    ],
)
def test_accession_begins_on_its_day(register: Register, organisation: str, state: str, first: date) -> None:
    """The day before is not yet membership."""
    days = (first - _ONE, first)
    assert [state in register.members(organisation, on=day) for day in days] == [False, True]


@pytest.mark.parametrize(
    ("name", "organ", "sector"),
    [
        ("Eurasian Economic Commission", "EAEU/commission", Sector.IGO),
        ("European Court of Justice", "EU/court", Sector.JUD),
        ("EUMCAP", "EU/euma", Sector.IGO),
        ("Frontex", "EU/frontex", Sector.COP),
        ("CIS observer mission", "CIS/observers", Sector.IGO),
        ("TURKPA", "OTS/turkpa", Sector.LEG),
        ("UNIFIL", "UN/unifil", Sector.MIL),
        ("UN Assistance Mission in Afghanistan", "UN/unama", Sector.IGO),
        ("NATO-Ukraine Council", "NATO/nato-ukraine-council", Sector.IGO),
        ("ECOMOG", "ECOWAS/ecomog", Sector.MIL),
        ("AUSSOM", "AU/amisom", Sector.MIL),
    ],
)
def test_organs_and_missions_speak_for_their_organisation(
    register: Register, name: str, organ: str, sector: Sector
) -> None:
    """An organ or mission named in full leads to the organisation."""
    (mention,) = register.scan(f"The {name} met.")
    resolved = register.resolve(mention, on=DAY)
    assert (resolved.actor, resolved.principal, resolved.sector) == (organ, organ.partition("/")[0], sector)


@pytest.mark.parametrize(
    ("name", "identity", "principal", "sector"),
    [
        ("Human Rights Watch", "HRW", None, Sector.NGO),
        ("Doctors Without Borders", "MSF", None, Sector.NGO),
        ("Viasna", "VIASNA", "BLR", Sector.NGO),
        ("Chatham House", "CHATHAM-HOUSE", "GBR", Sector.EDU),
        ("Arakan Army", "AA-MMR", "AA-MMR", Sector.REB),
        ("Sinaloa Cartel", "SINALOA-CARTEL", "SINALOA-CARTEL", Sector.CRM),
        ("International Court of Justice", "ICJ", "ICJ", Sector.JUD),
    ],
)
def test_whose_others_are(register: Register, name: str, identity: str, principal: str | None, sector: Sector) -> None:
    """Societies have no principal unless they are of one state; armed groups and courts of states are their own."""
    (mention,) = register.scan(f"A report on {name} came out.")
    resolved = register.resolve(mention, on=DAY)
    assert (resolved.actor, resolved.principal, resolved.sector) == (identity, principal, sector)
