"""Why a literal is provable or not."""

from __future__ import annotations

import pytest

from foedus.treaty.defeasible.explaining import contradictions, why
from foedus.treaty.defeasible.parsing import theory
from foedus.treaty.defeasible.resolving import Policy, resolve

BIRDS = """
    penguin("tweety")
    hurt("tweety")
    r1: penguin(X) -> bird(X)
    r2: bird(X) => fly(X)
    r3: penguin(X) => ~fly(X)
    r4: fly(X), young(X) => nest(X)
    r3 > r2
"""


def told(text: str, signed: str, *row: str, policy: Policy = Policy.BLOCKING) -> tuple[str, ...]:
    return why(resolve(theory(text), policy=policy, by_specificity=False), (signed, row))


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        ("hurt", ("hurt(tweety) is a fact",)),
        ("bird", ("penguin(tweety) is a fact", "bird(tweety) by r1 from penguin(tweety)")),
        (
            "~fly",
            ("penguin(tweety) is a fact", "~fly(tweety) by r3 from penguin(tweety), against r2, which r3 beats"),
        ),
        ("fly", ("fly(tweety) is not provable: r2 (from bird(tweety)) is beaten by r3 (from penguin(tweety))",)),
        ("~bird", ("~bird(tweety) is not provable: bird(tweety) is definite",)),
        ("swim", ("swim(tweety) is not provable: no rule that could apply concludes it",)),
    ],
)
def test_birds(signed: str, expected: tuple[str, ...]) -> None:
    """Facts, strict rules, what was beaten by what, what is definite against it, and what nothing speaks for."""
    assert told(BIRDS, signed, "tweety") == expected


def test_what_is_lacking() -> None:
    """Every reason is told, with what it lacks."""
    text = "a\nr1: a, b => p\nr2: c => p"
    assert told(text, "p") == ("p is not provable: r1 lacks b; r2 lacks c",)


def test_a_contradiction() -> None:
    """Neither rule beats the other."""
    text = "a\nr1: a => p\nr2: => ~p"
    expected = "p is not provable: r1 (from a) and r2 contradict each other, and neither beats the other"
    assert told(text, "p") == (expected,)


def test_the_attacker_that_stands_is_named() -> None:
    """Not the one that another member of the team beats."""
    text = "r1: => p\nr2: => p\ns1: => ~p\ns2: => ~p\nr2 > s1"
    assert "r1 and s2 contradict" in told(text, "p")[0]


def test_an_attacker_that_rests_on_something_ambiguous() -> None:
    """Under propagating it stands, under blocking it does not."""
    text = "r1: => p\nr2: => a\nr3: => ~a\nr4: a => ~p"
    assert told(text, "p") == ("p by r1",)
    propagated = told(text, "p", policy=Policy.PROPAGATING)
    assert propagated == ("p is not provable: r1 and r4 (from a) contradict each other, and neither beats the other",)


def test_a_proof_does_not_go_in_a_circle() -> None:
    """Of two rules for a literal that is told which does not rest on it."""
    assert told("r1: q => p\nr2: p => q\nr3: => p", "q") == ("p by r3", "q by r2 from p")
    circle = 'e("a", "b")\ne("b", "a")\nr1: e(X, Y) -> p(X, Y)\nr2: p(X, Z), p(Z, Y) -> p(X, Y)'
    assert told(circle, "p", "a", "a")[-1] == "p(a, a) by r2 from p(a, b), p(b, a)"


def test_a_long_proof() -> None:
    """As long as the chain, without recursion."""
    lines = "p0\n" + "\n".join(f"r{number}: p{number} => p{number + 1}" for number in range(3000))
    assert len(told(lines, "p3000")) == 3001


def test_contradictions_are_listed() -> None:
    """Literals with reasons on both sides that nothing settles; not those that are settled or have no reason that applies."""
    text = "r1: => p\nr2: => ~p\nr3: => q\nr4: => ~q\nr3 > r4\nr5: p => s\nr6: x => t\nr7: => ~t"
    (one, other) = contradictions(resolve(theory(text), by_specificity=False))
    assert {one.split()[0], other.split()[0]} == {"p", "~p"}
