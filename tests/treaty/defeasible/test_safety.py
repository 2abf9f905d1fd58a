"""Theories that cannot be resolved are refused, with every problem."""

from __future__ import annotations

import pytest

from foedus.errors import BadData
from foedus.treaty.defeasible.parsing import theory
from foedus.treaty.defeasible.resolving import resolve
from foedus.treaty.defeasible.safety import faults, settled


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("r: q(Y) -> p(X)", "rule r: nothing says which values X may have"),
        ("r: q(Y), Z < Y => p(Y)", "rule r: nothing says which values Z may have"),
        ("r: not q(X) -> p(X)", "rule r: nothing says which values X may have"),
        ("r: q(X), s(X + 1) -> p(X)", "rule r: s is asked for a calculated value"),
        ("r: not p -> p", "rule r: p depends on `not p`, which depends on p"),
        ("r1: not p -> q\nr2: q -> p", "rule r1: q depends on `not p`, which depends on q"),
        ("r1: => p\nr2: not p -> q", "rule r2: `not p`, and that rests on a defeasible rule"),
        ("r1: => p\nr2: p -> q\nr3: not q => s", "rule r3: `not q`, and that rests on a defeasible rule"),
        ("r: n(X) => n(X + 1)", "rule r: n is calculated from itself"),
        ("r1: => p\nr2: => ~p\nr1 > r2\nr2 > r1", "rules that beat each other in a circle: r1, r2"),
        ("r1: => p\nr1 > r1", "rules that beat each other in a circle: r1"),
        ("r1: => p\nr1 > r9", "superiority names 'r9', which is no rule"),
        ("r1: => p\nr1: => q", "2 rules are named 'r1'"),
        ('p("a")\nr1: p(X, Y) => ~q(X)\nr2: q(X) -> s', "'p' stands with 1 and 2 arguments"),
    ],
)
def test_a_fault(text: str, found: str) -> None:
    """The one problem is told, and the theory is not resolved."""
    (told,) = faults(theory(text))
    assert told.startswith(found)
    with pytest.raises(BadData, match="1 problem"):
        resolve(theory(text))


def test_every_fault_is_told_at_once() -> None:
    """One problem hides no other."""
    assert len(faults(theory("r1: => p(X)\nr1: not q(X), q(X) -> q(X)\nr1 > r7"))) == 4


@pytest.mark.parametrize(
    "text",
    [
        "r: q(X), not s(X, Y) -> p(X)",
        "r1: q -> p\nr2: p -> q\nr3: not p -> s",
        "r1: => p\nr2: not ~p => q",
        "r1: => p\nr2: => q\nr3: => ~p\nr1 > r2\nr2 > r3",
    ],
)
def test_sound_theories(text: str) -> None:
    """Recursion, a variable that stands only inside `not`, `not` of what no rule concludes, and a chain of superiority."""
    assert faults(theory(text)) == []


def test_what_rests_on_no_defeasible_rule_is_settled() -> None:
    """A defeater leads nowhere; a literal and its complement are told apart."""
    read = theory("f\nr1: f -> p\nr2: p => ~p\nr3: ~p -> q\nd: f ~> g\nr4: g -> h")
    assert settled(read) == {"f", "p", "g", "h"}
