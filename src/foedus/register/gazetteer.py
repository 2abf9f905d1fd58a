"""The gazetteer: the world's larger cities, added to a register that already has names of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from foedus.model.actor import Actor, ActorKind
from foedus.register.contents import Contents
from foedus.register.fields import Problems, position
from foedus.register.names import NameForm, slug

CLEARLY_LARGER = 5
"""Of two cities of one name the first is meant where it has so many times the inhabitants of the next."""


def place_id(state: str, name: str) -> str:
    """The id of the place that is shown as `name` and lies in `state`."""
    return f"place/{state.lower()}/{slug(name)}"


def add_gazetteer(rows: Iterable[tuple[str, ...]], contents: Contents, problems: Problems) -> None:
    """Add the cities of the table to `contents`; a place that is there already is given the coordinates alone.

    A name that means something else in the register stays with that. Beside places of the same name, and beside a seat
    of government, a city is one more candidate, behind them.
    """
    actors, names = contents.actors, contents.names
    inhabitants: dict[str, int] = {}
    shared: set[str] = set()
    for state, name, others, latitude, longitude, population in rows:
        city, at = place_id(state, name), position(latitude, longitude)
        if at is None or not population.isdigit() or state not in actors or city in inhabitants:
            fault = "twice, or no known state, no degrees or no number; make the table anew"
            problems.tell(f"gazetteer/{state}/{name}", fault)
            continue
        if (place := actors.get(city)) is not None:
            actors[city] = replace(place, coordinates=place.coordinates or at)
            continue
        actors[city] = Actor(id=city, kind=ActorKind.PLACE, name=name, principal=state, coordinates=at)
        inhabitants[city] = int(population)
        for spelling in (name, *others.split("|")) if others else (name,):
            if spelling not in names:
                names[spelling] = {city: NameForm.PLACE}
            elif _joins(city, spelling, contents):
                shared.add(spelling)
    contents.leading.update(_leading(shared, contents, inhabitants))


def _joins(city: str, name: str, contents: Contents) -> bool:
    """Whether the city now bears the name beside others; where it may not, nothing is changed."""
    bearers = contents.names[name]
    joins = name not in contents.collisions.shared and all(
        _leaves_room(bearer, form, contents, city) for bearer, form in bearers.items()
    )
    if joins:
        bearers[city] = NameForm.PLACE
    return joins


def _leaves_room(bearer: str, form: NameForm, contents: Contents, city: str) -> bool:
    """Whether a city may be meant as well: by the name of a place, of a seat of government or of its own city state."""
    return form in {NameForm.PLACE, NameForm.METONYM} or bearer == contents.actors[city].principal


def _leading(names: Iterable[str], contents: Contents, inhabitants: Mapping[str, int]) -> Iterable[tuple[str, ...]]:
    """The bearers of each name whose first is meant: it is the register's own, or clearly larger than the next."""
    for name in names:
        first, second, *_ = bearers = tuple(contents.names[name])
        if first not in inhabitants or inhabitants[first] >= CLEARLY_LARGER * inhabitants.get(second, 0):
            yield bearers
