"""The data of voices, status cues and general acts: read whole, without the engine."""

import re
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

import foedus.extraction.en as english
from foedus.extraction.en.lexicon import PREPOSITIONS
from foedus.model.claim import EventType, Status

DATA = Path(english.__file__).parent / "data"
SUBTYPES = {"neutral", "claiming", "admitting", "denying", "doubting", "planning", "demanding", "predicting"}
SCOPES = {"clause", "complement", "noun", "subordinate", "consequence"}
CLASSES = {
    "state", "organisation", "person", "force", "group", "people", "actor", "document", "meeting", "exercise", "body", "facility", "materiel",
    "territory", "membership", "rule", "assistance", "border", "truce", "dues", "observers", "sanction", "position", "proposal", "office",
    "relations", "talks", "power", "vote", "statement", "conduct", "casualty", "vehicle", "airspace", "clause", "infinitive", "order", "wish", "none",
}  # fmt: skip
SLOTS = {
    "object", "to", "against", "with", "from", "for", "on", "at", "of", "over", "in", "into", "between", "toward", "iobj", "object.of",
    "object.poss", "object.with", "object.from", "object.adj", "infinitive.object", "object.to", "object.against", "object.in",
    "object.by", "dobj", "before", "outside", "none",
}  # fmt: skip
IRREGULAR = {
    "break": "brok", "bring": "brought", "build": "buil", "hold": "held", "lay": "laid", "lend": "lent", "make": "made", "meet": "met",
    "overthrow": "overthrew", "pay": "paid", "say": "said", "sit": "sat", "send": "sent", "take": "took", "fly": "flew", "throw": "threw",
    "tell": "told",
}  # fmt: skip


def read(name: str) -> Any:
    """One data file."""
    return yaml.load((DATA / name).read_bytes(), Loader=yaml.CSafeLoader)


VOICES = read("voices.yaml")
MODALITY = read("modality.yaml")
SENSES = read("acts_general.yaml")
GROUPS = [
    pytest.param(entry, id=f"{family}-{name}")
    for family, groups in MODALITY.items()
    if family != "examples"
    for name, entry in groups.items()
]


def patterns(sense: dict[str, Any]) -> list[str]:
    """All triggers of a sense."""
    return list(chain.from_iterable(sense.get(key) or [] for key in ("verbs", "nouns", "adjectives")))


def stands_in(trigger: str, sentence: str) -> bool:
    """Whether every lemma of the trigger begins a word of the sentence, in its stem or an irregular past."""
    words = re.findall(r"[^\W\d_]+", sentence.lower())
    return all(
        any(word.startswith((lemma[: max(2, len(lemma) - 2)], IRREGULAR.get(lemma, lemma))) for word in words)
        for lemma in re.split(r"[ -]+", trigger.lower())
    )


def test_voices_have_the_agreed_keys() -> None:
    """A key that no code knows would be knowledge that never works."""
    assert set(VOICES) == {
        "status", "complement", "verbs", "second", "clause_second", "nouns", "false_nouns", "prepositions", "possessed", "participles", "relaying", "receiving", "beside_quotation",
        "headings", "asking", "answering", "accounts", "audiences", "views", "frank",
        "as_parenthetical", "hearsay_adverbs", "hearsay_phrases", "unnamed_voices", "conditional_carriers", "examples",
    }  # fmt: skip


@pytest.mark.parametrize("part", ["verbs", "nouns"])
def test_subtypes_are_the_closed_list(part: str) -> None:
    """Verbs and nouns of saying fall into known subtypes."""
    assert set(VOICES[part]) <= SUBTYPES


@pytest.mark.parametrize("part", ["verbs", "nouns"])
def test_no_lemma_in_two_subtypes(part: str) -> None:
    """A lemma has one main subtype."""
    counts = Counter(chain.from_iterable(VOICES[part].values()))
    assert [word for word, n in counts.items() if n > 1] == []


def test_second_reading_differs_from_the_first() -> None:
    """The second subtype belongs to a listed verb and is another than its main one."""
    main = {lemma: subtype for subtype, lemmas in VOICES["verbs"].items() for lemma in lemmas}
    assert [lemma for lemma, row in VOICES["second"].items() if main.get(lemma, row["subtype"]) == row["subtype"]] == []


def test_second_reading_tells_its_complement() -> None:
    """The engine knows one call for the second reading, an infinitive."""
    assert all(row["when"] == "infinitive" and row["subtype"] in SUBTYPES for row in VOICES["second"].values())


def test_status_of_subtypes_is_a_status() -> None:
    """Each subtype that changes the status names one of the six."""
    assert all(subtype in SUBTYPES and Status(status) for subtype, status in VOICES["status"].items())


def test_complements_are_told_for_every_subtype() -> None:
    """The engine learns for every subtype where the told act stands."""
    assert set(VOICES["complement"]) == SUBTYPES


@pytest.mark.parametrize("example", VOICES["examples"], ids=lambda e: e["trigger"])
def test_voice_examples_hold_their_trigger(example: dict[str, str]) -> None:
    """An example shows the word it is given for, in a subtype that lists it."""
    assert example["trigger"] in VOICES["verbs"][example["subtype"]]
    assert stands_in(example["trigger"], example["text"])
    assert VOICES["status"].get(example["subtype"], "asserted") == example["status"]


@pytest.mark.parametrize("entry", GROUPS)
def test_cue_groups_tell_scope_and_status(entry: dict[str, Any]) -> None:
    """Each group of cues has a known scope, a status or none, and words without repetition."""
    assert set(entry) == {"scope", "status", "words"}
    assert entry["scope"] in SCOPES
    assert entry["status"] is None or Status(entry["status"])
    assert len(set(entry["words"])) == len(entry["words"])


def test_cues_are_words() -> None:
    """YAML reads a bare no or on as a truth value; every cue must stay a string."""
    words = chain.from_iterable(
        group["words"] for family, groups in MODALITY.items() if family != "examples" for group in groups.values()
    )
    assert all(isinstance(word, str) for word in words)


@pytest.mark.parametrize("example", MODALITY["examples"], ids=lambda e: e["cue"])
def test_cue_examples_hold_their_cue(example: dict[str, str]) -> None:
    """An example shows its cue, and some group gives that cue this status or leaves it alone."""
    groups = [group for family, rows in MODALITY.items() if family != "examples" for group in rows.values()]
    statuses = {group["status"] or "asserted" for group in groups if example["cue"] in group["words"]}
    assert stands_in(example["cue"], example["text"])
    assert example["status"] in statuses


def test_sense_ids_are_unique_over_all_act_files() -> None:
    """`why` names a sense by its id alone."""
    ids = Counter(
        sense["sense"]
        for path in DATA.glob("acts_*.yaml")
        for sense in yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    )
    assert [sense for sense, n in ids.items() if n > 1] == []


def test_every_type_has_a_general_sense() -> None:
    """All sixteen types can be told without a treaty act."""
    assert {sense["type"] for sense in SENSES} == {kind.value for kind in EventType}


@pytest.mark.parametrize("sense", SENSES, ids=lambda s: s["sense"])
def test_senses_use_the_closed_lists(sense: dict[str, Any]) -> None:
    """Classes and slots outside the format would silently never match."""
    assert set(sense.get("object") or []) <= CLASSES
    assert set(sense.get("recipient") or []) <= SLOTS
    assert "act" not in sense


@pytest.mark.parametrize("sense", SENSES, ids=lambda s: s["sense"])
def test_sense_examples_hold_a_trigger(sense: dict[str, Any]) -> None:
    """Each example of a sense shows one of its triggers."""
    assert sense["examples"]
    assert [
        text for text in sense["examples"] if not any(stands_in(trigger, text) for trigger in patterns(sense))
    ] == []


@pytest.mark.parametrize("sense", SENSES, ids=lambda s: s["sense"])
def test_triggers_are_written_once_in_plain_form(sense: dict[str, Any]) -> None:
    """A trigger is given once a part of speech, in single spaces, without article or possessive."""
    for key in ("verbs", "nouns", "adjectives"):
        words = sense.get(key) or []
        assert len(set(words)) == len(words)
        assert all(
            word == " ".join(word.split()) and not {"the", "a", "an", "his", "its"} & set(word.split())
            for word in words
        )


def test_verbs_of_saying_are_no_triggers() -> None:
    """What is said is the claim: a bare neutral verb never starts one, except where it names an act of its own."""
    bare = {
        "say",
        "state",
        "tell",
        "add",
        "note",
        "report",
        "announce",
        "believe",
        "think",
        "remark",
        "comment",
        "mention",
        "declare",
        "claim-that",
    }
    free = (sense for sense in SENSES if "order" not in (sense.get("object") or []))  # "told them to leave" is an order
    assert bare & {verb for sense in free for verb in sense.get("verbs") or []} == set()


def test_noun_triggers_have_a_head() -> None:
    """A noun pattern that opens with a preposition has no head."""
    assert [noun for sense in SENSES for noun in sense.get("nouns") or [] if noun.split()[0] in PREPOSITIONS] == []
