"""Rules as text."""

from __future__ import annotations

import pytest

from foedus.errors import BadData
from foedus.treaty.defeasible.model import Calculated, Comparison, Kind, Lacking, Literal, Rule, Variable
from foedus.treaty.defeasible.parsing import literal, part, rule, theory

X, Y = Variable("X"), Variable("Y")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fly", Literal("fly")),
        ("~fly(X)", Literal("fly", (X,), positive=False)),
        ("T (x1, 'a b')", Literal("T", (Variable("x1"), "a b"))),
        ('take(S, "eng", 3, -4, 2.5)', Literal("take", (Variable("S"), "eng", 3, -4, 2.5))),
        ("b:bird()", Literal("b:bird")),
        ("A(X + Y * 2)", Literal("A", (Calculated(X, "+", Calculated(Y, "*", 2)),))),
        ("A((X + Y) * 2)", Literal("A", (Calculated(Calculated(X, "+", Y), "*", 2),))),
        ("A(1-2-3)", Literal("A", (Calculated(Calculated(1, "-", 2), "-", 3),))),
    ],
)
def test_a_literal(text: str, expected: Literal) -> None:
    """Bare names are variables; sums and differences are read from the left, products first."""
    assert literal(text) == expected


@pytest.mark.parametrize("sign", ["<", "<=", ">", ">=", "=", "!="])
def test_a_comparison(sign: str) -> None:
    """Every sign of order and equality."""
    assert part(f"X {sign} Y+1") == Comparison(X, sign, Calculated(Y, "+", 1))  # type: ignore[arg-type]


def test_negation_as_failure() -> None:
    """`not` is no sign of the literal; a predicate may begin with these letters."""
    assert part("not fly(X)") == Lacking(Literal("fly", (X,)))
    assert part("notable(X)") == Literal("notable", (X,))


def test_each_underscore_is_another_variable_all_through_a_rule() -> None:
    """Two parts of a body that hold `_` say nothing of each other."""
    read = rule("r", Kind.STRICT, "p(X)", ["q(X, _)", "s(_, X)"])
    (_, first), (second, _) = (one.terms for one in read.literals)
    assert first != second


def test_a_theory() -> None:
    """Facts, the three kinds of rules, superiority and remarks."""
    read = theory("""
        bird("tweety")   # a fact
        ~fly("opus")
        r1: penguin(X) -> bird(X)
        r2: bird(X), X != "opus" => fly(X)
        d1: hurt(X) ~> ~fly(X)
        r3: => sunny
        d1 > r2
    """)
    assert read.facts == {"bird": {("tweety",)}, "~fly": {("opus",)}}
    assert [one.kind for one in read.rules] == [Kind.STRICT, Kind.DEFEASIBLE, Kind.DEFEATER, Kind.DEFEASIBLE]
    assert read.rules[3] == Rule("r3", Kind.DEFEASIBLE, Literal("sunny"))
    assert read.superiority == (("d1", "r2"),)


@pytest.mark.parametrize(
    "text", ["", "fly(", "fly(X", "fly(X) walk", "1 + 2", "fly(X,)", "~~fly", "fly(§)", "X <", "fly(not)extra"]
)
def test_what_cannot_be_read_is_refused(text: str) -> None:
    """The message quotes the text and says what was expected."""
    with pytest.raises(BadData, match="expected such as `fly") as caught:
        part(text)
    assert f"cannot read `{text}`" in caught.value.problems[0]


def test_every_bad_line_is_told() -> None:
    """All at once, with numbers; a fact with a variable is one of them."""
    with pytest.raises(BadData) as caught:
        theory("bird(\nr1: bird(X) => fly(X)\nbird(X)\nr2: bird(X => fly(X)")
    assert [problem.split(":")[0] for problem in caught.value.problems] == ["line 1", "line 3", "line 4"]
