"""Literals, rules and theories of defeasible logic."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal as OneOf
from typing import TypeAlias

Constant: TypeAlias = str | int | float
Row: TypeAlias = tuple[Constant, ...]
Ground: TypeAlias = tuple[str, Row]
"""A literal without variables: its signed name ("fly", "~fly") and its constants."""
NOT = "~"
"""Sign of a negated literal; it is part of the signed name."""


Sign: TypeAlias = OneOf["<", "<=", ">", ">=", "=", "!="]


@dataclass(frozen=True, slots=True)
class Variable:
    """Stands for any constant, the same one all through a rule."""

    name: str


@dataclass(frozen=True, slots=True)
class Calculated:
    """A number made from two others."""

    left: Term
    sign: OneOf["+", "-", "*"]
    right: Term


Term: TypeAlias = Constant | Variable | Calculated


@dataclass(frozen=True, slots=True)
class Literal:
    """A statement, or with `positive` false its complement: that it is not so."""

    predicate: str
    terms: tuple[Term, ...] = ()
    positive: bool = True

    @property
    def signed(self) -> str:
        """The predicate with its sign; the two literals of a predicate are relations of their own."""
        return self.predicate if self.positive else NOT + self.predicate


@dataclass(frozen=True, slots=True)
class Lacking:
    """Negation as failure: the literal is not provable. A variable that stands nowhere else means: for no value."""

    literal: Literal


@dataclass(frozen=True, slots=True)
class Comparison:
    """An order or equality of two numbers or two texts."""

    left: Term
    sign: Sign
    right: Term


Part: TypeAlias = Literal | Lacking | Comparison


class Kind(StrEnum):
    """How a rule binds."""

    STRICT = "->"
    DEFEASIBLE = "=>"
    DEFEATER = "~>"


@dataclass(frozen=True, slots=True)
class Rule:
    """If all parts of the body hold, the head: always, normally, or (a defeater) only as a reason against its complement."""

    name: str
    kind: Kind
    head: Literal
    body: tuple[Part, ...] = ()

    @property
    def literals(self) -> Iterator[Literal]:
        """Those of the body that must be provable."""
        return (part for part in self.body if isinstance(part, Literal))

    @property
    def lacking(self) -> Iterator[Literal]:
        """Those of the body that must not be."""
        return (part.literal for part in self.body if isinstance(part, Lacking))


@dataclass(frozen=True, slots=True)
class Theory:
    """Facts, rules, and which rule beats which.

    Attributes:
        facts: rows of constants by signed name.
        rules: in any order.
        superiority: pairs of names of rules, the better first; not transitive by itself.
    """

    facts: Mapping[str, Collection[Row]] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    superiority: tuple[tuple[str, str], ...] = ()

    def given(self, facts: Mapping[str, Collection[Row]]) -> Theory:
        """The same rules under other facts."""
        return replace(self, facts=facts)


def complement(ground: Ground) -> Ground:
    """That it is not so."""
    return opposite(ground[0]), ground[1]


def opposite(signed: str) -> str:
    """The signed name of the complement.

    Example:
        >>> opposite("fly"), opposite("~fly")
        ('~fly', 'fly')
    """
    return signed[1:] if signed.startswith(NOT) else NOT + signed


def shown(ground: Ground) -> str:
    """The literal as it is written.

    Example:
        >>> shown(("~fly", ("tweety", 2)))
        '~fly(tweety, 2)'
    """
    signed, row = ground
    return f"{signed}({', '.join(map(str, row))})" if row else signed


def variables(term: Term) -> Iterator[str]:
    """Names of the variables in a term, each time one stands there."""
    if isinstance(term, Variable):
        yield term.name
    elif isinstance(term, Calculated):
        yield from variables(term.left)
        yield from variables(term.right)


def variables_of(part: Part) -> Iterator[str]:
    """Names of the variables in a part of a body, each time one stands there."""
    if isinstance(part, Comparison):
        terms: tuple[Term, ...] = (part.left, part.right)
    else:
        terms = part.literal.terms if isinstance(part, Lacking) else part.terms
    for term in terms:
        yield from variables(term)
