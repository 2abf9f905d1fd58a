"""The resolver agrees with the known answers of the package `datalog-conformance`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from datalog_conformance import schema
from datalog_conformance.plugin import get_tests_dir
from datalog_conformance.runner import ConformanceFailure, YamlTestRunner

from foedus.treaty.defeasible import parsing
from foedus.treaty.defeasible.model import Kind, Theory, opposite
from foedus.treaty.defeasible.resolving import Answers, Policy, resolve

ROOT = get_tests_dir() / "defeasible"
KNOWN = {"basic": 68, "strict_only": 106, "superiority": 2, "ambiguity": 2}
"""Folders all of whose cases must pass, with how many cases they hold."""
OTHERS = ("closure", "klm")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # one file has 17 megabytes

ANOTHER_SEMANTICS = {
    "closure/morris_core_examples::morris_example6_students_movies_distinguishes_closures::rational_closure": (
        "rational closure drops all defaults of a class for its exceptional members, the undisputed ones too"
    ),
    "klm/morris_relevant_counterexamples::morris_relevant_or_counterexamples": (
        "the property Or speaks of what follows from a disjunction, and literals have none"
    ),
}


class Evaluator:
    """The resolver as the runner of the suite asks it; it keeps the last theory, since cases of one file share theirs."""

    def __init__(self) -> None:
        self._last: tuple[Any, ...] = ()

    def evaluate(self, theory: schema.DefeasibleTheory, policy: schema.Policy) -> schema.DefeasibleModel:
        if not self._last or self._last[:2] != (theory, policy):
            self._last = (theory, policy, resolve(theory_of(theory), policy=Policy(policy.value)))
        return schema.DefeasibleModel(sections_of(self._last[2]))


def theory_of(theory: schema.DefeasibleTheory) -> Theory:
    assert all(opposite(one) == other for one, other in theory.conflicts)
    rules = [
        parsing.rule(rule.id, kind, rule.head, rule.body)
        for kind, rules in (
            (Kind.STRICT, theory.strict_rules),
            (Kind.DEFEASIBLE, theory.defeasible_rules),
            (Kind.DEFEATER, theory.defeaters),
        )
        for rule in rules
    ]
    return Theory(theory.facts, tuple(rules), tuple(theory.superiority))


def sections_of(answers: Answers) -> dict[str, dict[str, set[tuple[Any, ...]]]]:
    return {
        name: {signed: set(rows) for signed, rows in getattr(answers, name).items()}
        for name in ("definitely", "defeasibly", "not_defeasibly", "undecided")
    }


def ids(folder: str) -> list[str]:
    """Path and name of every case, found without reading the files as YAML."""
    return [
        f"{folder}/{path.stem}::{name}"
        for path in sorted((ROOT / folder).glob("*.yaml"))
        for name in re.findall(r"^(?:- )?name: (\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]


@lru_cache(maxsize=1)
def cases_of(path: Path) -> dict[str, schema.TestCase]:
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
    shared = {key: raw[key] for key in ("source", "tags") if key in raw}
    return {one["name"]: schema.TestCase.from_dict({**shared, **one}) for one in raw.get("tests", [raw])}


def case_of(id_: str) -> schema.TestCase:
    path, name = id_.split("::")
    return cases_of(ROOT / f"{path}.yaml")[name]


@pytest.fixture(scope="module")
def runner() -> YamlTestRunner:
    return YamlTestRunner(Evaluator())


@pytest.mark.parametrize(("folder", "number"), KNOWN.items())
def test_the_suite_holds_as_many_cases_as_it_did(folder: str, number: int) -> None:
    """A case that a new version of the suite adds or drops is noticed."""
    assert len(set(ids(folder))) == number


def test_every_folder_of_the_suite_is_asked() -> None:
    """No folder of the suite is left out silently."""
    assert {path.name for path in ROOT.iterdir() if path.is_dir()} == {*KNOWN, *OTHERS}


@pytest.mark.parametrize("id_", [id_ for folder in KNOWN for id_ in ids(folder)])
def test_the_known_answers(runner: YamlTestRunner, id_: str) -> None:
    """Every case is answered as the suite says, under each policy that it names."""
    runner.run_test_case(case_of(id_))


def asked_as_blocking(id_: str) -> Iterator[tuple[str, schema.TestCase]]:
    """A case of other semantics, once for each of them, as if it asked for ours."""
    case = case_of(id_)
    if case.expect_per_policy is None:
        yield id_, case
    for policy, expected in (case.expect_per_policy or {}).items():
        yield f"{id_}::{policy}", replace(case, expect_per_policy={"blocking": expected})


def test_which_cases_of_other_semantics_agree(runner: YamlTestRunner) -> None:
    """Closures are another semantics: three of five answers agree, and exactly these do not."""
    asked = [one for folder in OTHERS for id_ in ids(folder) for one in asked_as_blocking(id_)]
    failed = set()
    for id_, case in asked:
        try:
            runner.run_test_case(case)
        except ConformanceFailure:
            failed.add(id_)
    assert failed == ANOTHER_SEMANTICS.keys()
    assert len(asked) - len(failed) == 3
