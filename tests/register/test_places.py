"""Where things are: places of the register's own list and the cities of the gazetteer behind them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from foedus.errors import BadData
from foedus.model.actor import ActorKind
from foedus.register import NameForm, Register, Resolution
from foedus.register.files import GAZETTEER_COLUMNS, WORLD

ReadSmall = Callable[..., Register]

_HEAD = "\t".join(GAZETTEER_COLUMNS)


def _resolved(register: Register, text: str) -> Resolution:
    (mention,) = register.scan(text)
    return register.resolve(mention, on=None)


@pytest.fixture
def read_cities(read_small: ReadSmall, tmp_path: Path) -> Callable[..., Register]:
    """Reads the small register with rows of the gazetteer, without the head."""

    def read(*rows: str, **files: str) -> Register:
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "gazetteer.tsv").write_text("\n".join((_HEAD, *rows)), encoding="utf-8")
        return read_small(**files)

    return read


@pytest.mark.parametrize(
    ("name", "state", "latitude", "longitude"),
    [
        ("Kant", "KGZ", 43, 75),
        ("Gyumri", "ARM", 41, 44),
        ("Vorukh", "TJK", 40, 71),
        ("Lachin", "AZE", 40, 47),
        ("Issyk-Kul region", "KGZ", 42, 77),
        ("Karaganda", "KAZ", 50, 73),
        ("Gomel", "BLR", 52, 31),
        ("Homel", "BLR", 52, 31),
        ("Zaporizhzhia", "UKR", 48, 35),
        ("Kidal", "MLI", 18, 1),
        ("Dirkou", "NER", 19, 13),
        ("Wakhan", "AFG", 37, 73),
        ("Port Harcourt", "NGA", 5, 7),
        ("Yokohama", "JPN", 35, 140),
        ("Curitiba", "BRA", -25, -49),
    ],
)
def test_a_place_is_known_with_state_and_coordinates(
    register: Register, name: str, state: str, latitude: int, longitude: int
) -> None:
    """A place of any size resolves to the state it lies in, and lies on the globe where it should."""
    (mention,) = register.scan(f"They met at {name} again.")
    place = register.actor(mention.candidates[0])
    assert (mention.form, place.principal) == (NameForm.PLACE, state)
    assert place.coordinates is not None
    assert place.coordinates == pytest.approx((latitude, longitude), abs=1)


@pytest.mark.parametrize("name", ["Moscow", "Bishkek", "Kyiv", "Washington", "N'Djamena", "Sukhumi"])
def test_a_seat_of_government_is_the_government_first(register: Register, name: str) -> None:
    """A capital means its government; the city with its coordinates is the candidate behind it."""
    (mention,) = register.scan(name)
    government, city = mention.candidates
    assert (mention.form, _resolved(register, name).actor) == (NameForm.METONYM, government)
    assert (register.actor(city).kind, register.actor(city).coordinates is None) == (ActorKind.PLACE, False)


@pytest.mark.parametrize(
    ("name", "state", "rivals"),
    [("Hyderabad", "IND", "Hyderabad (PAK)"), ("Donetsk", "UKR", "Donetsk (RUS)"), ("Tripoli", "LBY", None)],
)
def test_the_likelier_place_is_meant_and_rivals_are_told(
    register: Register, name: str, state: str, rivals: str | None
) -> None:
    """A clearly larger city, or one of the register's own places, goes before its namesakes."""
    resolution = _resolved(register, name)
    assert resolution.principal == state
    assert (f"also a name of {rivals}" in resolution.reason) is (rivals is not None)


def test_of_cities_of_like_size_none_is_chosen(register: Register) -> None:
    """Two cities of one name, neither clearly larger: nobody is meant, both are told."""
    resolution = _resolved(register, "Podolsk")
    assert (resolution.actor, resolution.principal) == (None, None)
    assert resolution.reason == "may be Podolsk (RUS) or Podilsk (UKR)"


@pytest.mark.parametrize(
    "sentence",
    [
        "Reading was nice, and Van was mobile.",
        "Engels and Kirov split.",
        "Of Police and Man: Bath Same Most Bar Sale.",
        "Shevchenko met Jackson in Springfield.",
        "A man named Victoria Lincoln.",
    ],
)
def test_words_and_names_of_persons_are_no_cities(register: Register, sentence: str) -> None:
    """Cities that are called like a word or a person are not read into a text."""
    assert [mention.surface for mention in register.scan(sentence) if mention.form is NameForm.PLACE] == []


def test_every_place_has_sensible_coordinates(register: Register) -> None:
    """Cities all have coordinates, and hardly one of the places of a state lies on another continent."""
    places = [actor for actor in register.actors() if actor.kind is ActorKind.PLACE]
    located = [place for place in places if place.coordinates is not None]
    assert len(located) > 0.95 * len(places)
    near = {state: [p.coordinates for p in located if p.principal == state] for state in ("ARM", "TJK", "BLR", "NER")}
    for state, found in near.items():
        latitudes, longitudes = zip(*found, strict=True)
        assert max(latitudes) - min(latitudes) < 15, state
        assert max(longitudes) - min(longitudes) < 20, state


def test_coordinates_stand_beside_names(read_small: ReadSmall) -> None:
    """A place of the list may be told with its coordinates."""
    register = read_small(places="AAA: [{names: [Tegea, Piali], at: [37.46, 22.42]}]\n")
    assert _resolved(register, "Piali").actor == "place/aaa/tegea"
    assert register.actor("place/aaa/tegea").coordinates == (37.46, 22.42)


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ("AAA: [{names: [Tegea], at: [97, 22]}]\n", "`at` is [97, 22], expected [latitude, longitude] in degrees"),
        ("AAA: [{names: [Tegea], at: here}]\n", "`at` is 'here', expected [latitude, longitude]"),
        ("AAA: [{names: [Tegea], near: Asea}]\n", "unknown keys near; known are at, names"),
        ("AAA: [{at: [37, 22]}]\n", "expected names"),
    ],
)
def test_a_place_out_of_order_is_told(read_small: ReadSmall, places: str, told: str) -> None:
    """Degrees of no globe, unknown keys and missing names are problems of their place."""
    with pytest.raises(BadData) as caught:
        read_small(places=places)
    assert any(problem.startswith("places/AAA") and told in problem for problem in caught.value.problems)


def test_a_city_gives_coordinates_to_the_place_of_its_name(read_cities: Callable[..., Register]) -> None:
    """A row that is called like a place of the list adds coordinates and no second place."""
    register = read_cities("AAA\tTegea\tAlea\t37.46\t22.42\t900", places="AAA: [[Tegea, Piali]]\n")
    assert register.actor("place/aaa/tegea").coordinates == (37.46, 22.42)
    assert register.scan("Alea") == []


def test_the_registers_own_place_goes_before_a_larger_city(read_cities: Callable[..., Register]) -> None:
    """A village of the list is meant although a city elsewhere bears its name."""
    register = read_cities("BBB\tTegea\t\t37\t22\t900000", places="AAA: [Tegea]\n")
    resolution = _resolved(register, "Tegea")
    assert (resolution.actor, resolution.reason) == (
        "place/aaa/tegea",
        "Tegea lies in AAA; also a name of Tegea (BBB)",
    )


@pytest.mark.parametrize(("inhabitants", "meant"), [(500, "AAA"), (499, None)])
def test_five_times_the_inhabitants_decide(
    read_cities: Callable[..., Register], inhabitants: int, meant: str | None
) -> None:
    """Of two cities the first is meant from five times the inhabitants of the second on."""
    register = read_cities(f"AAA\tTegea\t\t37\t22\t{inhabitants}", "BBB\tTegea\t\t38\t22\t100")
    assert _resolved(register, "Tegea").principal == meant


@pytest.mark.parametrize(
    "persons", ["x: {name: Tegea}\n", "x: {name: Ino Tegea, surnames: [Tegea]}\n", "x: {name: X, names: [Tegea]}\n"]
)
def test_a_persons_name_is_no_citys(read_cities: Callable[..., Register], persons: str) -> None:
    """Whoever bears the name of a city keeps it alone, and nothing has to be said about it."""
    register = read_cities("AAA\tTegea\t\t37\t22\t900", persons=persons)
    assert [mention.candidates for mention in register.scan("Tegea")] == [("person/x",)]


@pytest.mark.parametrize(
    "row",
    ["ZZZ\tTegea\t\t37\t22\t9", "AAA\tTegea\t\t97\t22\t9", "AAA\tTegea\t\tx\t22\t9", "AAA\tTegea\t\t37\t22\tmany"],
)
def test_a_row_out_of_order_is_told(read_cities: Callable[..., Register], row: str) -> None:
    """A row of no known state, with no degrees of the globe or no number is a problem."""
    with pytest.raises(BadData) as caught:
        read_cities(row)
    assert any(problem.startswith(f"gazetteer/{row[:3]}/Tegea") for problem in caught.value.problems)


def test_a_city_stands_once(read_cities: Callable[..., Register]) -> None:
    """Two rows for one state and name are a problem."""
    with pytest.raises(BadData):
        read_cities("AAA\tTegea\t\t37\t22\t9", "AAA\tTegea\t\t37\t22\t9")


def test_the_table_has_its_columns(read_small: ReadSmall, tmp_path: Path) -> None:
    """A table with other columns is not read."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "gazetteer.tsv").write_text("state\tname\n", encoding="utf-8")
    with pytest.raises(BadData) as caught:
        read_small()
    assert any(problem.startswith("gazetteer: the first line is") for problem in caught.value.problems)
    assert "gazetteer" not in WORLD
