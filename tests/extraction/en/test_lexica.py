"""The lexica are data a linguist edits: what the loader cannot see is checked here."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest
import yaml

from foedus.extraction.en import lexicon
from foedus.model.claim import EventType, ObjectKind, TreatyAct

DATA = files("foedus.extraction.en").joinpath("data")
PARTS = ("verbs", "nouns", "adjectives")
ACTORS = {"state", "organisation", "person", "force", "group", "people", "actor"}
THINGS = {
    "document", "meeting", "exercise", "body", "facility", "materiel", "territory", "membership", "rule", "assistance", "border", "truce", "dues",
    "observers", "sanction", "position", "proposal", "office", "relations", "talks", "power", "vote", "statement", "conduct", "casualty", "vehicle",
    "airspace",
}  # fmt: skip
GRAMMAR = {"clause", "infinitive", "none"}
SLOTS = {"object", "subject", "dobj", "iobj", "none", "own", "toward", "towards"} | lexicon.PREPOSITIONS
NO_NOUN: set[TreatyAct] = set()
"""Treaty acts for which English has no noun."""


def _read(name: str) -> Any:
    return yaml.load(DATA.joinpath(name).read_bytes(), Loader=yaml.CSafeLoader)


SENSES: list[dict[str, Any]] = _read("acts_treaty.yaml")
FILES = sorted(entry.name for entry in DATA.iterdir() if entry.name.startswith("acts_"))


def _ids(sense: dict[str, Any]) -> str:
    return str(sense["sense"])


def _heads(sense: dict[str, Any]) -> set[str]:
    """Head lemmas of a sense, as the loader sees them."""
    probe = lexicon.Sense(id=sense["sense"], type=EventType(sense["type"]), act=None)
    return {pattern.head for pattern in lexicon._patterns(sense, probe)}


def _stem(word: str) -> str:
    return (re.sub(r"(ie|y|e)$", "", word.lower()) if len(word) > 4 else word.lower())[:6]


@pytest.mark.parametrize("sense", SENSES, ids=_ids)
def test_a_sense_has_only_known_codes(sense: dict[str, Any]) -> None:
    """Type, act, object classes and slots are those of the closed lists."""
    EventType(sense["type"])
    TreatyAct(sense["act"])
    assert set(sense.get("object") or ()) <= ACTORS | THINGS | GRAMMAR
    slots = {slot for key in ("recipient", "actor") for slot in sense.get(key) or ()}
    assert {slot.split(".")[0] for slot in slots} <= SLOTS | {"infinitive"}
    assert {slot.split(".")[1] for slot in slots if "." in slot} <= lexicon.PREPOSITIONS | {"poss", "adj", "object"}


@pytest.mark.parametrize("sense", SENSES, ids=_ids)
def test_a_strict_sense_says_what_it_wants(sense: dict[str, Any]) -> None:
    """A sense that is strict about its object names a class."""
    assert not sense.get("strict") or sense.get("object")


@pytest.mark.parametrize("sense", SENSES, ids=_ids)
def test_patterns_are_words_of_the_tokenizer(sense: dict[str, Any]) -> None:
    """A hyphen stands as a word of its own, verbs begin with a verb, and nothing was read as a boolean."""
    for part in PARTS:
        for entry in sense.get(part) or ():
            assert isinstance(entry, str)
            assert not re.search(r"\w-\w", entry), f"{entry}: write the hyphen as a word"
            assert entry == entry.lower().strip()
            assert part == "nouns" or entry.split()[0] not in {"not", "never", "no"}, (
                f"{entry}: the head lemma comes first"
            )


@pytest.mark.parametrize("sense", SENSES, ids=_ids)
def test_every_example_holds_a_trigger(sense: dict[str, Any]) -> None:
    """Each sense has an example, and each example holds the head of one of its patterns, by stem."""
    assert sense["examples"]
    stems = {_stem(head) for head in _heads(sense)} | {
        _stem(past) for head in _heads(sense) for past in IRREGULAR.get(head, ())
    }
    for example in sense["examples"]:
        words = re.findall(r"[\w']+", example)
        assert any(_stem(word).startswith(stem) or stem == _stem(word) for word in words for stem in stems), example


IRREGULAR = {
    "leave": ("left",), "tear": ("tore",), "freeze": ("froze",), "hold": ("held",), "take": ("took",), "withhold": ("withheld",), "give": ("gave",),
    "choose": ("chose",), "become": ("became",), "send": ("sent",), "come": ("came",), "withdraw": ("withdrew",), "buy": ("bought",), "teach": ("taught",),
    "strike": ("struck",), "shoot": ("shot",), "die": ("died",), "fight": ("fought",), "be": ("was", "were", "is"), "begin": ("began",), "cut": ("cut",), "meet": ("met",), "sit": ("sat",), "lay": ("laid",), "blow": ("blew",), "lend": ("lent",), "lie": ("lay",),
}  # fmt: skip


def test_every_treaty_act_has_a_verb_and_a_noun() -> None:
    """The closed list of treaty acts is covered, verbs and nouns."""
    for part, let_off in (("verbs", set()), ("nouns", NO_NOUN)):
        covered = {TreatyAct(sense["act"]) for sense in SENSES if sense.get(part)}
        assert set(TreatyAct) - covered == let_off, part


@pytest.mark.parametrize("name", FILES)
def test_no_pattern_stands_twice_under_the_same_conditions(name: str) -> None:
    """Within a file two senses of one pattern differ in the object they want."""
    seen = Counter(
        (part, entry, frozenset(sense.get("object") or ()), bool(sense.get("strict")))
        for sense in _read(name)
        for part in PARTS
        for entry in sense.get(part) or ()
    )
    assert [key for key, count in seen.items() if count > 1] == []


def test_sense_ids_are_unique_over_all_files() -> None:
    """A claim's derivation names its sense, so a name means one sense."""
    ids = Counter(sense["sense"] for name in FILES for sense in _read(name))
    assert [name for name, count in ids.items() if count > 1] == []


def test_things_have_one_class_and_every_class_a_kind() -> None:
    """A noun belongs to one class, and each class of things maps to a kind of object."""
    things = _read("things.yaml")
    assert set(things["classes"]) == THINGS
    assert set(things["kinds"]) >= THINGS
    assert {ObjectKind(kind) for kind in things["kinds"].values()} == set(ObjectKind)
    words = Counter(word for words in things["classes"].values() for word in words)
    assert [word for word, count in words.items() if count > 1] == []
    assert all(isinstance(word, str) for word in words)


def test_the_loader_takes_all_of_it() -> None:
    """No file has a problem, and the lexicon is as broad as it must be."""
    loaded = lexicon.load()
    treaty = sum(pattern.sense.act is not None for patterns in loaded.patterns.values() for pattern in patterns)
    assert treaty >= 900
