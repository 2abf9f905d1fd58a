"""Loading the lexica: what is wrong is told all at once, what is right is indexed by its head."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from foedus.errors import BadData
from foedus.extraction.en.lexicon import SHIPPED, load


def problems_of(folder: Path) -> list[str]:
    """What loading the folder complains of."""
    with pytest.raises(BadData) as raised:
        load(folder)
    return raised.value.problems


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """Each wrong row of each file is named with its file and sense."""
    (tmp_path / "acts_one.yaml").write_text(
        "- {sense: leap, type: LEAP, verbs: [leap]}\n- {sense: jump, type: ASSAULT, act: jump_far, verbs: [jump]}\n"
    )
    (tmp_path / "acts_two.yaml").write_text("- {sense: run, type: ASSAULT, colour: red, verbs: [run]}\n")
    (tmp_path / "things.yaml").write_text("kinds: {treaty: parchment}\n")
    (tmp_path / "control.yaml").write_text("remote_control: [press]\n")
    told = problems_of(tmp_path)
    assert [problem.split(": ")[:2] for problem in told] == [
        ["acts_one.yaml", "sense 'leap'"],
        ["acts_one.yaml", "sense 'jump'"],
        ["acts_two.yaml", "sense 'run'"],
        ["things.yaml", "kinds"],
        [
            "control.yaml",
            "unknown key 'remote_control', expected one of backing, belonging, grounds, instigating, instigation, jointness, light_verbs, mishaps, object_control, owning, policing, relational, sports, suffering, topics",
        ],
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("{type: ASSAULT, verbs: [run]}", "'sense'"),
        ("{sense: run, verbs: [run]}", "'type'"),
        ("{sense: run, type: ASSAULT, colour: red}", "'colour'"),
        ("{sense: run, type: SPRINT}", "'SPRINT'"),
        ("{sense: run, type: ASSAULT, act: sprint}", "'sprint'"),
    ],
)
def test_the_problem_names_what_is_wrong(tmp_path: Path, row: str, told: str) -> None:
    """A missing key, an unknown key and a value outside its closed list are each named."""
    (tmp_path / "acts.yaml").write_text(f"- {row}\n")
    (problem,) = problems_of(tmp_path)
    assert told in problem


@pytest.mark.parametrize(
    ("noun", "before", "head", "after"),
    [
        ("attack", (), "attack", ()),
        ("peace treaty", ("peace",), "treaty", ()),
        ("withdrawal from", (), "withdrawal", ("from",)),
        ("coup attempt against", ("coup",), "attempt", ("against",)),
        ("state of war with", (), "state", ("of", "war", "with")),
    ],
)
def test_a_noun_pattern_has_its_head_before_the_preposition(
    tmp_path: Path, noun: str, before: tuple[str, ...], head: str, after: tuple[str, ...]
) -> None:
    """A noun pattern is found by the last noun before its first preposition."""
    (tmp_path / "acts.yaml").write_text(f"- {{sense: one, type: ASSAULT, nouns: [{noun}]}}\n")
    ((key, (pattern,)),) = load(tmp_path).patterns.items()
    assert (key, pattern.before, pattern.after) == ((head, "NOUN"), before, after)


def test_a_verb_pattern_has_its_head_first(tmp_path: Path) -> None:
    """A verb pattern is found by its verb, and counts its words."""
    (tmp_path / "acts.yaml").write_text("- {sense: one, type: ASSAULT, verbs: [go to war with]}\n")
    (pattern,) = load(tmp_path).patterns["go", "VERB"]
    assert (pattern.after, pattern.words, str(pattern)) == (("to", "war", "with"), 4, "go to war with")


def test_the_digest_follows_the_data(tmp_path: Path) -> None:
    """A change of one word in one file is another digest, and so another engine."""
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        for entry in SHIPPED.iterdir():
            if entry.name.endswith(".yaml"):
                shutil.copy(str(entry), tmp_path / name)
    with (tmp_path / "other" / "things.yaml").open("a") as file:
        file.write("\n# one more\n")
    assert load(tmp_path / "one").digest == load().digest != load(tmp_path / "other").digest
