"""States, organs, places and outlets of the register's own data, found in sentences."""

from datetime import date

import pytest

from foedus.model.actor import ActorKind, Sector
from foedus.register import NameForm, Register

DAY = date(2024, 5, 1)


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def _found(register: Register, sentence: str) -> list[tuple[str, str]]:
    """What was found, with the id of whom it means."""
    return [(mention.surface, mention.candidates[0]) for mention in register.scan(sentence)]


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Киргизия", "KGZ"),
        ("Кыргызстан", "KGZ"),
        ("Республика Армения", "ARM"),
        ("Белоруссия", "BLR"),
        ("США", "USA"),
        ("Великобритания", "GBR"),
        ("Буркина-Фасо", "BFA"),
        ("КНДР", "PRK"),
        ("Приднестровье", "PMR"),
        ("Burma", "MMR"),
        ("Zaire", "COD"),
        ("Swaziland", "SWZ"),
        ("Kirghizia", "KGZ"),
        ("Belorussia", "BLR"),
        ("Moldavia", "MDA"),
        ("Tadzhikistan", "TJK"),
        ("Turkmenia", "TKM"),
        ("Upper Volta", "BFA"),
        ("Ceylon", "LKA"),
        ("Southern Rhodesia", "ZWE"),
        ("Nur-Sultan", "KAZ"),
        ("Tselinograd", "KAZ"),
        ("Bankova", "UKR"),
        ("Zhongnanhai", "CHN"),
        ("Planalto", "BRA"),
        ("Casa Rosada", "ARG"),
        ("Quirinal", "ITA"),
        ("Blue House", "KOR"),
        ("Aso Rock", "NGA"),
        ("Zionist entity", "ISR"),
        ("Turkish Cypriots", "NCY"),
        ("Republic of Artsakh", "NKR"),
        ("South Yemen", "YMD"),
        ("Soviet Union", "SUN"),
        ("СССР", "SUN"),
        ("Serbia and Montenegro", "SCG"),
        ("Czechoslovakia", "CSK"),
    ],
)
def test_state_has_many_names(register: Register, name: str, state: str) -> None:
    """Russian, older, derisive names and seats of government lead to the state, before any town so called."""
    (mention,) = register.scan(f"It was {name} that refused.")
    assert (mention.surface, mention.candidates[0]) == (name, state)


@pytest.mark.parametrize(("name", "first"), [("Northern Cyprus", "NCY"), ("Somaliland", "SML"), ("Congo", "COD")])
def test_state_comes_before_others_of_its_name(register: Register, name: str, first: str) -> None:
    """Of several bearers of a name the likeliest state stands first."""
    (mention,) = register.scan(f"It was {name} that refused.")
    assert mention.candidates[0] == first


@pytest.mark.parametrize(
    ("sentence", "organ", "principal", "sector"),
    [
        ("The Pentagon denied the story.", "USA/defence-department", "USA", Sector.MIL),
        ("The U.S. State Department was silent.", "USA/state-department", "USA", Sector.GOV),
        ("The State Duma took the bill in one reading.", "RUS/duma", "RUS", Sector.LEG),
        ("Two men were held by the FSB.", "RUS/fsb", "RUS", Sector.SPY),
        ("Deputies of the Jogorku Kenesh stood up.", "KGZ/parliament", "KGZ", Sector.LEG),
        ("The Tajik State Committee for National Security knew it.", "TJK/gknb", "TJK", Sector.SPY),
        ("A ship of the Black Sea Fleet left port.", "RUS/black-sea-fleet", "RUS", Sector.MIL),
        ("The Bundeswehr sent medics.", "DEU/bundeswehr", "DEU", Sector.MIL),
        ("The IRGC fired first.", "IRN/irgc", "IRN", Sector.MIL),
        ("The AES Unified Force crossed the river.", "AES/force", "AES", Sector.MIL),
        ("Georgian Dream won the vote.", "GEO/georgian-dream", "GEO", Sector.ELI),
        ("Capitol Hill was empty.", "USA/congress", "USA", Sector.LEG),
        ("The Lubyanka was silent.", "RUS/fsb", "RUS", Sector.SPY),
        ("Novatek sold the plant.", "RUS/novatek", "RUS", Sector.BUS),
        ("The Central Bank of Russia kept its rate.", "RUS/central-bank", "RUS", Sector.GOV),
        ("Prosperous Armenia stayed away.", "ARM/prosperous-armenia", "ARM", Sector.OPP),
        ("The People Power Party split.", "KOR/ppp", "KOR", Sector.OPP),
        ("The Federal Constitutional Court of Germany struck it down.", "DEU/constitutional-court", "DEU", Sector.JUD),
        ("The Legislative Yuan met.", "TWN/yuan", "TWN", Sector.LEG),
        ("Rostec built it.", "RUS/rostec", "RUS", Sector.BUS),
        ("The Rwandan Patriotic Front ruled.", "RWA/rpf", "RWA", Sector.ELI),
        ("The Transitional Sovereignty Council agreed.", "SDN/tsc", "SDN", Sector.GOV),
    ],
)
def test_organ_speaks_for_its_principal(
    register: Register, sentence: str, organ: str, principal: str, sector: Sector
) -> None:
    """An organ's proper name is found whole and leads to state or organisation and sector."""
    (mention,) = register.scan(sentence)
    resolved = register.resolve(mention, on=DAY)
    assert (resolved.actor, resolved.principal, resolved.sector) == (organ, principal, sector)


@pytest.mark.parametrize(
    ("sentence", "place", "state"),
    [
        ("Shots were heard at Vorukh.", "place/tjk/vorukh", "TJK"),
        ("Schools in Batken region closed.", "place/kgz/batken", "KGZ"),
        ("Drones fell on Jermuk.", "place/arm/jermuk", "ARM"),
        ("The road to Nagorno-Karabakh is blocked.", "place/aze/nagorno-karabakh", "AZE"),
        ("He was born in the Donbass.", "place/ukr/donbas", "UKR"),
        ("The ferry to Crimea was late.", "place/ukr/crimea", "UKR"),
        ("Police patrol Alma-Ata.", "place/kaz/almaty", "KAZ"),
        ("The envoys met in Brussels.", "place/bel/brussels", "BEL"),
        ("A convoy left Ménaka.", "place/mli/menaka", "MLI"),
    ],
)
def test_place_lies_in_a_state(register: Register, sentence: str, place: str, state: str) -> None:
    """A place is told apart from a party by its form, and leads to the state it lies in."""
    (mention,) = register.scan(sentence)
    resolved = register.resolve(mention, on=DAY)
    assert (mention.form, resolved.actor, resolved.principal) == (NameForm.PLACE, place, state)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("It was first told by The Washington Post.", "The Washington Post"),
        ("So wrote the Astana Times.", "Astana Times"),
        ("A source told RIA Novosti.", "RIA Novosti"),
        ("As 24.kg wrote, nobody came.", "24.kg"),
        ("It quoted News.am.", "News.am"),
        ("He spoke to Radio Free Europe/Radio Liberty.", "Radio Free Europe/Radio Liberty"),
        ("The Guardian had the letter.", "The Guardian"),
    ],
)
def test_outlet_is_found_whole(register: Register, sentence: str, name: str) -> None:
    """An outlet named after a state, city or site is an outlet, and nothing in its name is read apart."""
    (mention,) = register.scan(sentence)
    actor = register.actor(mention.candidates[0])
    assert (mention.surface, actor.kind, actor.sector) == (name, ActorKind.OUTLET, Sector.MED)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The Guardian Council threw it out.", [("The Guardian Council", "IRN/guardian-council")]),
        ("Police of Northern Ireland came.", [("Northern Ireland", "place/gbr/northern-ireland")]),
        ("East Kazakhstan has snow.", [("East Kazakhstan", "place/kaz/east-kazakhstan")]),
        (
            "The plant is in East Azerbaijan Province.",
            [("East Azerbaijan Province", "place/irn/east-azerbaijan-province")],
        ),
        ("The Moscow Patriarchate agreed.", [("Moscow Patriarchate", "RUS/orthodox-church")]),
        ("Niger State has a new governor.", [("Niger State", "place/nga/niger-state")]),
    ],
)
def test_longer_name_hides_the_state_within(register: Register, sentence: str, found: list[tuple[str, str]]) -> None:
    """A state's name inside a longer name means the longer one alone."""
    assert _found(register, sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "At dawn came a report of a new trend.",
        "The punch line was in the last post.",
        "House of Representatives is a name that several states use.",
        "They were vaccinated with Sputnik V.",
        "It was an amnesty for all, and a quad bike for each.",
        "The heirs of Austria-Hungary met.",
    ],
)
def test_common_words_and_shared_names_are_nobody(register: Register, sentence: str) -> None:
    """Ordinary words, and names that several organs or things bear, are left alone."""
    assert register.scan(sentence) == []
