"""What a theory says, on examples of the literature."""

from __future__ import annotations

import pytest

from foedus.treaty.defeasible.parsing import theory
from foedus.treaty.defeasible.resolving import Answers, Policy, resolve

NIXON = """
    quaker("nixon")
    republican("nixon")
    r1: quaker(X) => pacifist(X)
    r2: republican(X) => ~pacifist(X)
    r3: pacifist(X) => marches(X)
    r4: ~pacifist(X) => ~marches(X)
    r5: republican(X) => votes(X)
    r6: ~marches(X) => ~votes(X)
"""
"""Nixon is a pacifist and none (Reiter and Criscuolo 1981); whether he votes depends on what that ambiguity does."""


def said(text: str, *literals: str, policy: Policy = Policy.BLOCKING, by_specificity: bool = True) -> list[bool]:
    answers = resolve(theory(text), policy=policy, by_specificity=by_specificity)
    return [answers.holds((literal, ())) for literal in literals]


def rows(answers: Answers, section: str, signed: str) -> set[tuple[object, ...]]:
    return set(getattr(answers, section).get(signed, ()))


@pytest.mark.parametrize(("policy", "votes"), [(Policy.BLOCKING, True), (Policy.PROPAGATING, False)])
def test_ambiguity_is_blocked_or_propagated(policy: Policy, votes: bool) -> None:
    """What rests on an ambiguous literal is a reason against others under propagating alone, and never a reason for."""
    answers = resolve(theory(NIXON), policy=policy)
    nixon = ("nixon",)
    assert rows(answers, "undecided", "pacifist") == rows(answers, "undecided", "~pacifist") == {nixon}
    assert rows(answers, "not_defeasibly", "marches") == {nixon}
    assert answers.holds(("votes", nixon)) is votes


def test_a_team_of_rules_may_beat_what_none_of_them_beats_alone() -> None:
    """Each of the attackers is beaten by another member of the team."""
    text = "r1: => p\nr2: => p\ns1: => ~p\ns2: => ~p\nr1 > s1\nr2 > s2"
    assert said(text, "p", "~p") == [True, False]
    assert said(text.replace("\nr2 > s2", ""), "p", "~p") == [False, False]


def test_a_defeater_prevents_and_proves_nothing() -> None:
    """A superior rule goes before it all the same."""
    text = "r1: => fly\nd1: ~> ~fly"
    assert said(text, "fly", "~fly") == [False, False]
    assert said(text + "\nr1 > d1", "fly", "~fly") == [True, False]


def test_what_is_definite_is_not_beaten() -> None:
    """Not by a superior rule either; a strict rule on what is only defeasible can be."""
    assert said("a\nr1: a -> p\nr2: => ~p\nr2 > r1", "p", "~p") == [True, False]
    assert said("r0: => a\nr1: a -> p\nr2: => ~p\nr2 > r1", "p", "~p") == [False, True]


def test_superiority_is_not_transitive() -> None:
    """Only the pairs that are named count."""
    text = "r1: => p\nr2: => ~p\nr3: => p\nr1 > r2\nr2 > r3"
    assert said(text, "p") == [True]
    assert said("r1: => p\nr2: => q\nr3: => ~p\nr1 > r2\nr2 > r3", "p", "~p") == [False, False]


SPECIFIC = """
    penguin
    r1: penguin -> bird
    r2: bird => fly
    r3: penguin => ~fly
"""


def test_the_more_specific_rule_goes_before() -> None:
    """Penguins are birds by a strict rule, so what is said of penguins is the more specific."""
    assert said(SPECIFIC, "fly", "~fly") == [False, True]
    assert said(SPECIFIC, "fly", "~fly", by_specificity=False) == [False, False]


def test_specificity_yields_to_superiority() -> None:
    """The pair that is named decides."""
    assert said(SPECIFIC + "r2 > r3", "fly", "~fly") == [True, False]


def test_specificity_looks_at_rules_not_at_facts() -> None:
    """That this one is a bird does not make all penguins birds; bodies that imply each other are equal."""
    loose = SPECIFIC.replace("r1: penguin -> bird", "bird")
    assert said(loose, "fly", "~fly") == [False, False]
    assert said(SPECIFIC + "r4: bird -> penguin", "fly", "~fly") == [False, False]


def test_rules_that_only_support_each_other_prove_nothing() -> None:
    """They are shown not to be provable, so they attack nothing."""
    answers = resolve(theory("r1: p => q\nr2: q => p\nr3: q => ~s\nr4: => s"))
    assert answers.not_defeasibly == {"p": {()}, "q": {()}, "~s": {()}}
    assert answers.holds(("s", ()))


def test_what_attacks_its_own_ground_is_undecided() -> None:
    """It can be shown neither to be provable nor not to be."""
    answers = resolve(theory("r1: => p\nr2: p => ~p"), by_specificity=False)
    assert not answers.holds(("p", ()))
    assert rows(answers, "undecided", "p") == {()}
    assert rows(answers, "not_defeasibly", "p") == set()


def test_rules_with_variables_are_resolved_for_each_value() -> None:
    """Recursion through defeasible rules, comparisons, and `not` of what strict rules settle."""
    text = """
        road("a", "b")
        road("b", "c")
        road("c", "d")
        length("a", 1)
        length("b", 2)
        length("c", 3)
        closed("c")
        r1: road(X, Y), length(X, N), N < 3 => reach(X, Y)
        r2: reach(X, Y), reach(Y, Z), not closed(Z) => reach(X, Z)
        r3: road(X, Y), not closed(X) => quiet(X)
        d1: road(X, "b") ~> ~quiet(X)
    """
    answers = resolve(theory(text))
    assert answers.defeasibly["reach"] == {("a", "b"), ("b", "c")}
    assert answers.defeasibly["quiet"] == {("b",)}
    assert answers.not_defeasibly["quiet"] == {("a",)}
