"""Generic agents: nouns that denote a participant once a state or an organisation stands with them ("border guards")."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from foedus.model.actor import Sector
from foedus.register.fields import Fields, Problems

_PREPOSITIONS = frozenset({"of", "for", "to", "in", "on", "at", "from", "with", "against", "under"})
_KEYS = frozenset({"sector", "class", "role", "heads", "relational"})
_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "people": "people", "chiefs": "chief"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """One noun or phrase.

    Attributes:
        words: lower-case lemmas in reading order; a hyphen between spaces is a word of its own, as parsers split it.
        cls: class of the acts' lexica: person, force, group, people, organisation or state.
        sector: PLOVER sector; None where the noun tells none.
        role: role of the register where one person at a time holds the office.
        relational: whether the noun tells only what it is to the one named, not whose it is ("ally").
        heads: whether the noun, beside an organ, means the one who heads it ("chief").
    """

    words: tuple[str, ...]
    cls: str
    sector: Sector | None
    role: str | None
    heads: bool = False
    relational: bool = False

    @property
    def head(self) -> str:
        """The noun: the last word before the first preposition."""
        first = next((at for at, word in enumerate(self.words) if at and word in _PREPOSITIONS), len(self.words))
        return self.words[first - 1]


@dataclass(frozen=True, slots=True)
class Agents:
    """All of them, by head noun and by first word, longest first."""

    by_head: Mapping[str, tuple[Agent, ...]] = field(default_factory=dict)
    by_first: Mapping[str, tuple[tuple[tuple[str, ...], Agent], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, agents: Iterable[Agent]) -> Agents:
        """`agents`, indexed."""
        by_head: dict[str, list[Agent]] = {}
        by_first: dict[str, list[tuple[tuple[str, ...], Agent]]] = {}
        for agent in sorted(agents, key=lambda agent: -len(agent.words)):
            by_head.setdefault(agent.head, []).append(agent)
            written = tuple(" ".join(agent.words).replace(" - ", "-").split())
            by_first.setdefault(written[0], []).append((written, agent))
        return cls(
            {head: tuple(found) for head, found in by_head.items()},
            {first: tuple(found) for first, found in by_first.items()},
        )

    def at(self, words: Sequence[str]) -> tuple[int, Agent] | None:
        """The longest agent that `words` begin with, and how many of them it takes; plurals count."""
        return next(self.all_at(words), None)

    def all_at(self, words: Sequence[str]) -> Iterator[tuple[int, Agent]]:
        """Every agent that `words` begin with, longest first."""
        for first in forms(words[0]) if words else ():
            for written, agent in self.by_first.get(first, ()):
                if len(written) <= len(words) and all(
                    word in forms(found) for word, found in zip(written, words, strict=False)
                ):
                    yield len(written), agent


def agents_from(rows: Mapping[str, object], roles: Collection[str], problems: Problems) -> Agents:
    """The agents of the data file `agents`; `roles` are those that the register knows."""
    found = []
    for entry, row in rows.items():
        fields = Fields.of(row, f"agents/{entry}", problems, _KEYS)
        role = fields.maybe_text("role")
        if role is not None and role not in roles:
            problems.tell(fields.path, f"the role {role!r} is not in roles.yaml")
        found.append(
            Agent(
                words=tuple(str(entry).split()),
                cls=fields.maybe_text("class") or "person",
                sector=fields.sector(),
                role=role,
                heads=fields.flag("heads"),
                relational=fields.flag("relational"),
            )
        )
    return Agents.of(found)


def forms(word: str) -> tuple[str, ...]:
    """`word` in lower case, and the regular singulars that it may be the plural of.

    Example:
        >>> forms("Ministries")
        ('ministries', 'ministry')
    """
    word = word.lower()
    if word in _IRREGULAR:
        return word, _IRREGULAR[word]
    for ending, singular in _IRREGULAR.items():
        if word.endswith(ending) and len(ending) > 2 and ending.endswith("men"):
            return word, word.removesuffix(ending) + singular
    if word.endswith("ies"):
        return word, word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word, word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us")):
        return word, word[:-1]
    return (word,)
