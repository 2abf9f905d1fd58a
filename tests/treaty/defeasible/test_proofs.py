"""The proof conditions: answers are those of the definitions, on theories of every shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.treaty.defeasible import proofs
from foedus.treaty.defeasible.explaining import why
from foedus.treaty.defeasible.model import Kind, Literal, Rule, Theory, opposite
from foedus.treaty.defeasible.resolving import Answers, Policy, resolve

SIGNED = [sign + atom for atom in "abcd" for sign in ("", "~")]


def literal(signed: str) -> Literal:
    return Literal(signed.removeprefix("~"), (), positive=not signed.startswith("~"))


@st.composite
def theories(draw: st.DrawFn) -> Theory:
    """Propositional theories over four letters, with circles, conflicts of facts and rules of all kinds."""
    signed = st.sampled_from(SIGNED)
    drawn = draw(st.lists(st.tuples(st.sampled_from(Kind), signed, st.lists(signed, max_size=2)), max_size=8))
    rules = [
        Rule(f"r{number}", kind, literal(head), tuple(literal(one) for one in dict.fromkeys(body)))
        for number, (kind, head, body) in enumerate(drawn)
    ]
    pairs = [(one.name, other.name) for one in rules for other in rules if one.name < other.name]
    superiority = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    facts = draw(st.sets(signed, max_size=2))
    return Theory({one: {()} for one in facts}, tuple(rules), tuple(superiority))


@dataclass
class ByDefinition:
    """The proof conditions of Antoniou, Billington, Governatori and Maher, applied until nothing is added.

    Circles of rules without an end are proved neither way here, where the resolver says that nothing supports them.
    `yes` holds what is proved, `no` what is proved not to be provable, `felt` and `unfelt` the same of support, which
    propagating asks for.
    """

    theory: Theory
    propagating: bool
    definite: set[str] = field(default_factory=set)
    yes: set[str] = field(default_factory=set)
    no: set[str] = field(default_factory=set)
    felt: set[str] = field(default_factory=set)
    unfelt: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.definite = set(self.theory.facts)
        for _ in SIGNED:
            self.definite |= {
                rule.head.signed
                for rule in self.theory.rules
                if rule.kind is Kind.STRICT and all(one.signed in self.definite for one in rule.literals)
            }
        tests: list[tuple[set[str], Callable[[str], bool]]] = [
            (self.yes, self._proved),
            (self.no, self._refuted),
            (self.felt, self._supported),
            (self.unfelt, self._unsupported),
        ]
        while True:
            before = [len(found) for found, _ in tests]
            for found, holds in tests:
                found.update([one for one in SIGNED if holds(one)])
            if before == [len(found) for found, _ in tests]:
                break

    def _rules(self, head: str, *, proving: bool) -> list[Rule]:
        return [
            rule
            for rule in self.theory.rules
            if rule.head.signed == head and not (proving and rule.kind is Kind.DEFEATER)
        ]

    def _all(self, rule: Rule, found: set[str]) -> bool:
        return all(one.signed in found for one in rule.literals)

    def _any(self, rule: Rule, found: set[str]) -> bool:
        return any(one.signed in found for one in rule.literals)

    def _beats(self, one: Rule, other: Rule) -> bool:
        return (one.name, other.name) in self.theory.superiority

    def _proved(self, q: str) -> bool:
        mine, other = self._rules(q, proving=True), self._rules(opposite(q), proving=False)
        discarded = self.unfelt if self.propagating else self.no
        return q in self.definite or (
            opposite(q) not in self.definite
            and any(self._all(r, self.yes) for r in mine)
            and all(
                self._any(s, discarded) or any(self._all(t, self.yes) and self._beats(t, s) for t in mine)
                for s in other
            )
        )

    def _refuted(self, q: str) -> bool:
        mine, other = self._rules(q, proving=True), self._rules(opposite(q), proving=False)
        counting = self.felt if self.propagating else self.yes
        return q not in self.definite and (
            opposite(q) in self.definite
            or all(self._any(r, self.no) for r in mine)
            or any(
                self._all(s, counting) and all(self._any(t, self.no) or not self._beats(t, s) for t in mine)
                for s in other
            )
        )

    def _supported(self, q: str) -> bool:
        other = self._rules(opposite(q), proving=False)
        return q in self.definite or any(
            self._all(r, self.felt) and all(self._any(s, self.no) or not self._beats(s, r) for s in other)
            for r in self._rules(q, proving=True)
        )

    def _unsupported(self, q: str) -> bool:
        other = self._rules(opposite(q), proving=False)
        return q not in self.definite and all(
            self._any(r, self.unfelt) or any(self._all(s, self.yes) and self._beats(s, r) for s in other)
            for r in self._rules(q, proving=True)
        )


def names(section: dict[str, set[tuple[()]]]) -> set[str]:
    return {signed for signed, rows in section.items() if rows}


def answers_of(theory: Theory, policy: Policy = Policy.BLOCKING, *, by_specificity: bool = False) -> Answers:
    return resolve(theory, policy=policy, by_specificity=by_specificity)


@pytest.mark.parametrize("policy", Policy)
@settings(deadline=None)
@given(theory=theories())
def test_what_the_definitions_prove_is_proved(policy: Policy, theory: Theory) -> None:
    """And what they prove not to be provable is not; where they leave nothing open, nothing else is provable."""
    expected = ByDefinition(theory, propagating=policy is Policy.PROPAGATING)
    answers = answers_of(theory, policy)
    defeasibly = names(answers.defeasibly)
    assert names(answers.definitely) == expected.definite
    assert defeasibly >= expected.yes
    assert not defeasibly & expected.no
    spoken_of = defeasibly | names(answers.not_defeasibly) | names(answers.undecided)
    assert names(answers.not_defeasibly) >= expected.no & spoken_of
    if expected.yes | expected.no == set(SIGNED):
        assert defeasibly == expected.yes


@pytest.mark.parametrize("policy", Policy)
@settings(deadline=None)
@given(theory=theories(), by_specificity=st.booleans())
def test_no_contradiction_is_provable_that_is_not_definite(
    policy: Policy, theory: Theory, by_specificity: bool
) -> None:
    """A literal and its complement are both provable only where facts and strict rules say both."""
    answers = answers_of(theory, policy, by_specificity=by_specificity)
    for signed in names(answers.defeasibly):
        if opposite(signed) in names(answers.defeasibly):
            assert {signed, opposite(signed)} <= names(answers.definitely)


@settings(deadline=None)
@given(theory=theories(), by_specificity=st.booleans())
def test_sections_do_not_overlap_where_they_must_not(theory: Theory, by_specificity: bool) -> None:
    """What is provable is in no other section; what is definite is provable; the rest is not provable or undecided."""
    answers = answers_of(theory, by_specificity=by_specificity)
    defeasibly, rest = names(answers.defeasibly), names(answers.not_defeasibly) | names(answers.undecided)
    assert names(answers.definitely) <= defeasibly
    assert not defeasibly & rest
    assert {rule.head.signed for rule in theory.rules} <= defeasibly | rest


@settings(deadline=None)
@given(theory=theories())
def test_propagating_proves_no_more_than_blocking(theory: Theory) -> None:
    """More reasons against count."""
    assert names(answers_of(theory, Policy.PROPAGATING).defeasibly) <= names(answers_of(theory).defeasibly)


@pytest.mark.parametrize("policy", Policy)
@settings(deadline=None)
@given(theory=theories(), seed=st.integers(0, 99), by_specificity=st.booleans())
def test_the_order_of_rules_changes_nothing(policy: Policy, theory: Theory, seed: int, by_specificity: bool) -> None:
    """Answers and the words for them."""
    rules = list(theory.rules)
    Random(seed).shuffle(rules)
    one = answers_of(theory, policy, by_specificity=by_specificity)
    other = answers_of(replace(theory, rules=tuple(rules)), policy, by_specificity=by_specificity)
    assert sections(one) == sections(other)
    assert all(why(one, (signed, ())) == why(other, (signed, ())) for signed in SIGNED if not one.holds((signed, ())))


@pytest.mark.parametrize("policy", Policy)
@settings(deadline=None)
@given(theory=theories(), by_specificity=st.booleans())
def test_a_rule_on_something_else_changes_nothing(policy: Policy, theory: Theory, by_specificity: bool) -> None:
    """Though it rests on what the theory says."""
    rule = Rule("other", Kind.DEFEASIBLE, Literal("z"), (literal("a"), literal("~b")))
    more = replace(theory, rules=(*theory.rules, rule))
    one, other = (answers_of(each, policy, by_specificity=by_specificity) for each in (theory, more))
    for signed in SIGNED:
        assert one.holds((signed, ())) == other.holds((signed, ()))
    assert other.holds(("z", ())) == (one.holds(("a", ())) and one.holds(("~b", ())))


@pytest.mark.parametrize("policy", Policy)
@settings(deadline=None)
@given(theory=theories(), by_specificity=st.booleans())
def test_everything_is_explained(policy: Policy, theory: Theory, by_specificity: bool) -> None:
    """A proof ends with the literal and rests on nothing that was not said before; a failure is one sentence."""
    answers = answers_of(theory, policy, by_specificity=by_specificity)
    for signed in SIGNED:
        told = why(answers, (signed, ()))
        if not answers.holds((signed, ())):
            assert len(told) == 1
            assert told[0].startswith(f"{signed} is not provable: ")
            continue
        said: set[str] = set()
        for sentence in told:
            head, _, rest = sentence.partition(" by ")
            body = rest.partition(" from ")[2].partition(", against ")[0]
            assert set(body.split(", ")) - {""} <= said
            said.add(head.removesuffix(" is a fact"))
        assert told[-1].startswith(signed)


@pytest.mark.parametrize("conflicting", [False, True])
def test_cost_grows_with_the_theory(monkeypatch: pytest.MonkeyPatch, conflicting: bool) -> None:
    """A chain twice as long, with a conflict at each link or without, asks the proof condition twice as often."""

    def asked(length: int) -> int:
        times = 0
        condition = proofs._Proving._provable

        def counting(*args: object) -> bool:
            nonlocal times
            times += 1
            return condition(*args)  # type: ignore[arg-type]

        monkeypatch.setattr(proofs._Proving, "_provable", counting)
        answers = answers_of(chain(length, conflicting=conflicting))
        monkeypatch.setattr(proofs._Proving, "_provable", condition)
        assert answers.holds((f"p{length}", ()))
        return times

    assert asked(2000) <= 2.05 * asked(1000)


def chain(length: int, *, conflicting: bool) -> Theory:
    rules, superiority = [], []
    for number in range(length):
        body = (Literal(f"p{number}"),)
        rules.append(Rule(f"r{number}", Kind.DEFEASIBLE, Literal(f"p{number + 1}"), body))
        if conflicting:
            rules.append(Rule(f"s{number}", Kind.DEFEASIBLE, Literal(f"p{number + 1}", positive=False), body))
            superiority.append((f"r{number}", f"s{number}"))
    return Theory({"p0": {()}}, tuple(rules), tuple(superiority))


def sections(answers: Answers) -> list[object]:
    return [answers.definitely, answers.defeasibly, answers.not_defeasibly, answers.undecided]
