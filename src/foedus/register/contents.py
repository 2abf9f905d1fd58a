"""The register's contents: actors, their names and the rules between names, before anything is looked up."""

from __future__ import annotations

from dataclasses import dataclass, field

from foedus.model.actor import Actor, Sector
from foedus.register.agents import Agents
from foedus.register.names import RANK, NameForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A kind of office.

    Attributes:
        name: the role's word in `Term.role`, e.g. `foreign minister`.
        rank: place in the list of roles; of several offices held at once the lowest rank speaks.
        sector: PLOVER sector of its holders, unless a term says otherwise.
        office: how the office is called, with `{of}` for the principal's name.
        single: whether one principal has one holder at a time.
        words: other words for the role, lower case.
    """

    name: str
    rank: int
    sector: Sector | None
    office: str
    single: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collisions:
    """Rules that keep a name apart from words that look like it.

    Attributes:
        not_actors: phrases that hold a name but mean no actor ("Michael Jordan", "Paris Agreement").
        prefixes: what, before a hyphen, takes the name's actor away ("pro" in "pro-Russian").
        suffixes: the same after a hyphen ("speaking" in "Russian-speaking").
        words_in_capitals: acronyms that are words when the whole line is in capitals ("WHO", "US").
        given_names: names that, before a bare surname, make it somebody else's ("Melania Trump").
        also_family_names: names of states and cities that are a person's where a given name stands before.
        shared: name to the actors it may mean, likeliest first, where that is intended.
    """

    not_actors: tuple[str, ...] = ()
    prefixes: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    words_in_capitals: frozenset[str] = frozenset()
    given_names: frozenset[str] = frozenset()
    also_family_names: frozenset[str] = frozenset()
    shared: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A name that translations from Russian have of their own.

    Attributes:
        actor: id of the entry that is meant; None where no actor is: an event, a thing, a place, an office.
        sector: PLOVER sector, where what is meant is not all of the actor.
        means: what is meant, in plain English.
        note: why it is called so, or what to beware of.
        original: the Russian words.
        derisive: whether the name mocks or insults; it stays the voice's own word.
        ordinary: whether it is an English word as well, and read so only beside other signs of a translation.
    """

    actor: str | None
    sector: Sector | None
    means: str
    note: str | None
    original: str | None
    derisive: bool
    ordinary: bool

    def told(self, name: str) -> str:
        """The note that a reader is shown."""
        words = [
            f"“{name}” here means {self.means}",
            f"Russian: {self.original}" if self.original else "",
            self.note or "",
        ]
        return "; ".join(filter(None, [*words, "a derisive name" if self.derisive else ""]))


@dataclass(slots=True, kw_only=True)
class Contents:
    """What the data files hold, checked.

    Attributes:
        actors: by id.
        nationality: person's id to the code of a state.
        names: name to the actors that bear it, each with the kind of word.
        roles: by name, in order of rank.
        agents: nouns that denote a participant beside a state or an organisation.
        collisions: rules between names and other words.
        translations: names of translated Russian press, by name.
        leading: bearers of one name of which the first is meant where nothing else decides; the others are places.
    """

    actors: dict[str, Actor] = field(default_factory=dict)
    nationality: dict[str, str] = field(default_factory=dict)
    names: dict[str, dict[str, NameForm]] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    agents: Agents = field(default_factory=Agents)
    collisions: Collisions = field(default_factory=Collisions)
    translations: dict[str, Translation] = field(default_factory=dict)
    leading: set[tuple[str, ...]] = field(default_factory=set)

    def add_name(self, name: str, form: NameForm, actor: str) -> None:
        """`name` may mean `actor`; of two kinds of word for one actor the earlier in `NameForm` is kept."""
        bearers = self.names.setdefault(name, {})
        if actor not in bearers or RANK[form] < RANK[bearers[actor]]:
            bearers[actor] = form
