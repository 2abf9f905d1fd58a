"""The English lexica: acts by sense, classes of things, and the words of voice and status.

All of them are YAML files beside this module, made to be read and mended by a linguist. Loading checks them whole and
tells every problem at once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from foedus.errors import BadData
from foedus.model.claim import EventType, ObjectKind, TreatyAct

PREPOSITIONS = frozenset(
    [
        "about",
        "above",
        "across",
        "after",
        "against",
        "along",
        "amid",
        "among",
        "around",
        "as",
        "at",
        "before",
        "behind",
        "between",
        "beyond",
        "by",
        "despite",
        "during",
        "for",
        "from",
        "in",
        "inside",
        "into",
        "like",
        "near",
        "of",
        "off",
        "on",
        "onto",
        "out",
        "outside",
        "over",
        "past",
        "per",
        "since",
        "through",
        "throughout",
        "to",
        "toward",
        "towards",
        "under",
        "until",
        "up",
        "upon",
        "via",
        "with",
        "within",
        "without",
    ]
)
_CONTROL = frozenset(
    {
        "jointness",
        "object_control",
        "light_verbs",
        "belonging",
        "relational",
        "instigation",
        "instigating",
        "policing",
        "grounds",
        "topics",
        "backing",
        "suffering",
        "owning",
        "mishaps",
        "sports",
    }
)
_SENSE_KEYS = frozenset(
    [
        "sense",
        "type",
        "act",
        "verbs",
        "nouns",
        "adjectives",
        "object",
        "strict",
        "recipient",
        "actor",
        "mutual",
        "note",
        "examples",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One meaning of some triggers: the act, and in which slots its parties stand."""

    id: str
    type: EventType
    act: TreatyAct | None
    object: frozenset[str] = frozenset()
    strict: bool = False
    recipient: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    mutual: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A trigger: its head lemma, compound words before the head, and lemmas after it in reading order."""

    head: str
    part: str
    sense: Sense
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """Number of lemmas that must match."""
        return 1 + len(self.before) + len(self.after)

    @property
    def needs(self) -> tuple[str, ...]:
        """The words beside the head without which the pattern does not match, rarest first as a rule. "To" may be left out."""
        return tuple(word for word in (*self.before, *reversed(self.after)) if word != "to")

    def __str__(self) -> str:
        return " ".join((*self.before, self.head, *self.after))


_ByNeed = dict[str, list[tuple[int, frozenset[str], Pattern]]]
"""Patterns of one head by the first word that they need, each with its place and the other words."""


@dataclass(slots=True)
class Lexicon:
    """All lexica of English, indexed by lemma. Treated as read-only once loaded."""

    patterns: dict[tuple[str, str], list[Pattern]] = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, ObjectKind] = field(default_factory=dict)
    containers: frozenset[str] = frozenset()
    voices: dict[str, Any] = field(default_factory=dict)
    modality: dict[str, Any] = field(default_factory=dict)
    compositions: dict[str, dict[str, str]] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)
    object_control: frozenset[str] = frozenset()
    light_verbs: frozenset[str] = frozenset()
    belonging: frozenset[str] = frozenset()
    relational: frozenset[str] = frozenset()
    policing: frozenset[str] = frozenset()
    grounds: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    backing: frozenset[str] = frozenset()
    suffering: frozenset[str] = frozenset()
    jointness: frozenset[str] = frozenset()
    owning: frozenset[str] = frozenset()
    mishaps: frozenset[str] = frozenset()
    sports: frozenset[str] = frozenset()
    instigation: frozenset[str] = frozenset()
    instigating: frozenset[str] = frozenset()
    digest: str = ""
    _by_need: dict[tuple[str, str], _ByNeed] = field(default_factory=dict, repr=False)

    def fitting(self, head: str, part: str, forms: frozenset[str]) -> list[Pattern]:
        """The patterns of a head whose words a sentence with these forms can hold, in the order of the files."""
        by_need = self._by_need.get((head, part))
        if by_need is None:
            by_need = self._by_need[head, part] = {}
            for place, pattern in enumerate(self.patterns.get((head, part), ())):
                first, *rest = pattern.needs or ("",)
                by_need.setdefault(first, []).append((place, frozenset(rest), pattern))
        if not by_need:
            return []
        held = list(by_need.get("", ()))
        for word in by_need.keys() & forms:
            held += [row for row in by_need[word] if row[1] <= forms]
        if len(held) > 1:
            held.sort(key=_place)
        return [pattern for _, _, pattern in held]

    def heads(self) -> frozenset[str]:
        """Head lemmas of all triggers."""
        return frozenset(head for head, _ in self.patterns)


def _place(held: tuple[int, frozenset[str], Pattern]) -> int:
    return held[0]


SHIPPED = files("foedus.extraction.en").joinpath("data")
"""The lexica that come with Foedus."""


@cache
def load(folder: Traversable = SHIPPED) -> Lexicon:
    """The lexica of a folder, as shipped unless another is named.

    Raises:
        BadData: with every problem of every file.
    """
    sources = {
        entry.name: entry.read_bytes()
        for entry in sorted(folder.iterdir(), key=lambda e: e.name)
        if entry.name.endswith(".yaml")
    }
    data = {name: yaml.load(source, Loader=yaml.CSafeLoader) for name, source in sources.items()}
    lexicon, problems = Lexicon(digest=hashlib.sha256(b"\0".join(sources.values())).hexdigest()[:8]), []
    for name in (n for n in data if n.startswith("acts")):
        problems += _add_senses(lexicon, name, data[name] or [])
    problems += _add_things(lexicon, data.get("things.yaml") or {})
    lexicon.voices = data.get("voices.yaml") or {}
    lexicon.modality = data.get("modality.yaml") or {}
    lexicon.compositions = data.get("compositions.yaml") or {}
    lexicon.confidence = data.get("confidence.yaml") or {}
    for name, words in (data.get("control.yaml") or {}).items():
        if name in _CONTROL:
            setattr(lexicon, name, frozenset(words))
        else:
            problems.append(f"control.yaml: unknown key {name!r}, expected one of {', '.join(sorted(_CONTROL))}")
    if problems:
        raise BadData(problems)
    return lexicon


def _add_senses(lexicon: Lexicon, name: str, rows: list[dict[str, Any]]) -> list[str]:
    problems = []
    for row in rows:
        where = f"{name}: sense {row.get('sense')!r}"
        problems += [f"{where}: unknown key {key!r}" for key in set(row) - _SENSE_KEYS]
        try:
            sense = Sense(
                id=row["sense"],
                type=EventType(row["type"]),
                act=TreatyAct(row["act"]) if row.get("act") else None,
                object=frozenset(row.get("object") or ()),
                strict=bool(row.get("strict")),
                recipient=tuple(row.get("recipient") or ()),
                actor=tuple(row.get("actor") or ()),
                mutual=bool(row.get("mutual")),
            )
        except KeyError as error:
            problems.append(f"{where}: no key {error}")
            continue
        except ValueError as error:
            problems.append(f"{where}: {error}")
            continue
        for pattern in _patterns(row, sense):
            lexicon.patterns.setdefault((pattern.head, pattern.part), []).append(pattern)
    return problems


def _patterns(row: Mapping[str, Any], sense: Sense) -> Iterator[Pattern]:
    for part, key in (("VERB", "verbs"), ("NOUN", "nouns"), ("ADJ", "adjectives")):
        for words in (str(entry).split() for entry in row.get(key) or ()):
            at = _head_position(words) if part == "NOUN" else 0
            yield Pattern(
                head=words[at], part=part, sense=sense, before=tuple(words[:at]), after=tuple(words[at + 1 :])
            )


def _head_position(words: list[str]) -> int:
    """A noun pattern's head is its first noun before a preposition, or the last word of a plain compound: "flare - up" of one."""
    first = next((i for i, word in enumerate(words) if i and word in PREPOSITIONS and words[i - 1] != "-"), len(words))
    return first - 1


def _add_things(lexicon: Lexicon, data: Mapping[str, Any]) -> list[str]:
    problems = []
    for cls, kind in (data.get("kinds") or {}).items():
        try:
            lexicon.kinds[cls] = ObjectKind(kind)
        except ValueError as error:
            problems.append(f"things.yaml: kinds: {cls}: {error}")
    lexicon.containers = frozenset(map(str, data.get("containers") or ()))
    for cls, words in (data.get("classes") or {}).items():
        for word in words:
            lexicon.things.setdefault(str(word), cls)
    return problems
