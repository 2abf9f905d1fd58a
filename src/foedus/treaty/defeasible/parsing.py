"""Rules as text: `r1: bird(X) => fly(X)`.

A bare name among arguments is a variable, `_` another one each time; constants are numbers or stand between quotation marks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count
from typing import TypeVar, get_args

from foedus.errors import BadData
from foedus.treaty.defeasible.model import (
    NOT,
    Calculated,
    Comparison,
    Kind,
    Lacking,
    Literal,
    Part,
    Row,
    Rule,
    Sign,
    Term,
    Theory,
    Variable,
)

_TOKEN = re.compile(
    r"""\s*(?: (?P<number>\d+(?:\.\d+)?) | (?P<name>[^\W\d][\w]*(?:[:.][^\W\d]\w*)*)
        | (?P<text>"[^"]*"|'[^']*') | (?P<sign><=|>=|!=|[-+*<>=(),~]) )""",
    re.VERBOSE,
)
_RULE = re.compile(r"(?P<name>\S+):\s+(?P<body>.*?)\s*(?P<kind>->|=>|~>)\s+(?P<head>.*)")
_SUPERIOR = re.compile(r"(?P<better>\S+)\s+>\s+(?P<worse>\S+)")
_FORM = "expected such as `fly(X)`, `~fly(X)`, `not fly(X)` or `X < 3`"
_Parsed = TypeVar("_Parsed", Literal, Part)


def rule(name: str, kind: Kind, head: str, body: Iterable[str] = ()) -> Rule:
    """A rule from the text of its head and of each part of its body.

    Raises:
        BadData: one of them cannot be read.
    """
    fresh = count()
    readers = [_Reader(text, fresh) for text in (head, *body)]
    return Rule(name, kind, readers[0].whole(readers[0].literal()), tuple(one.whole(one.part()) for one in readers[1:]))


def literal(text: str) -> Literal:
    """A literal.

    Raises:
        BadData: it is none.

    Example:
        >>> literal('~fly("tweety")').signed
        '~fly'
    """
    reader = _Reader(text)
    return reader.whole(reader.literal())


def part(text: str) -> Part:
    """A part of a body: a literal, one with `not`, or a comparison.

    Raises:
        BadData: it is none of these.
    """
    reader = _Reader(text)
    return reader.whole(reader.part())


def theory(text: str) -> Theory:
    """A theory from lines: facts (`bird("tweety")`), rules (`->` strict, `=>` defeasible, `~>` defeater) and `r2 > r1`.

    Raises:
        BadData: lines that cannot be read, all of them.
    """
    facts: dict[str, set[Row]] = defaultdict(set)
    rules: list[Rule] = []
    superiority: list[tuple[str, str]] = []
    problems: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.split("#")[0].strip()
        try:
            if found := _RULE.fullmatch(stripped):
                fresh = count()
                head, body = _Reader(found["head"], fresh), _Reader(found["body"], fresh)
                rules.append(Rule(found["name"], Kind(found["kind"]), head.whole(head.literal()), body.parts()))
            elif found := _SUPERIOR.fullmatch(stripped):
                superiority.append((found["better"], found["worse"]))
            elif stripped:
                fact = literal(stripped)
                facts[fact.signed].add(_constants(fact, stripped))
        except BadData as error:
            problems += [f"line {number}: {problem}" for problem in error.problems]
    if problems:
        raise BadData(problems)
    return Theory(facts, tuple(rules), tuple(superiority))


def _constants(fact: Literal, text: str) -> Row:
    row = tuple(term for term in fact.terms if isinstance(term, (str, int, float)))
    if len(row) < len(fact.terms):
        raise BadData([f"the fact `{text}` holds a variable; put constants between quotation marks"])
    return row


class _Reader:
    """Reads one text from left to right; `fresh` numbers what stands for anything, all through a rule."""

    def __init__(self, text: str, fresh: Iterator[int] | None = None) -> None:
        self._text = text
        self._tokens: list[tuple[str, str]] = []
        self._fresh = count() if fresh is None else fresh
        at, end = 0, len(text.rstrip())
        while at < end:
            found = _TOKEN.match(text, at)
            if found is None:
                raise self._bad(text[at:].strip()[:1])
            self._tokens.append((str(found.lastgroup), found[str(found.lastgroup)]))
            at = found.end()
        self._tokens.append(("end", ""))
        self._at = 0

    def whole(self, read: _Parsed) -> _Parsed:
        if self._kind != "end":
            raise self._bad(self._tokens[self._at][1])
        return read

    def parts(self) -> tuple[Part, ...]:
        found: list[Part] = []
        while self._kind != "end":
            if found:
                self._expect(",")
            found.append(self.part())
        return tuple(found)

    def part(self) -> Part:
        if self._tokens[self._at] == ("name", "not"):
            self._at += 1
            return Lacking(self.literal())
        before = self._at
        if self._kind == "name" or self._next(NOT):
            self._at = before
            read = self.literal()
            if self._tokens[self._at][1] in {"", ","}:
                return read
        self._at = before
        left = self._sum()
        found = self._tokens[self._at][1]
        sign = next((one for one in get_args(Sign) if one == found), None)
        if sign is not None:
            self._at += 1
            return Comparison(left, sign, self._sum())
        raise self._bad(found)

    def literal(self) -> Literal:
        positive = not self._next(NOT)
        predicate = self._take("name")
        terms: list[Term] = []
        if self._next("(") and not self._next(")"):
            terms.append(self._sum())
            while self._next(","):
                terms.append(self._sum())
            self._expect(")")
        return Literal(predicate, tuple(terms), positive)

    def _sum(self) -> Term:
        term = self._product()
        while (sign := self._tokens[self._at][1]) == "+" or sign == "-":
            self._at += 1
            term = Calculated(term, "+" if sign == "+" else "-", self._product())
        return term

    def _product(self) -> Term:
        term = self._single()
        while self._next("*"):
            term = Calculated(term, "*", self._single())
        return term

    def _single(self) -> Term:
        if self._next("("):
            term = self._sum()
            self._expect(")")
            return term
        if self._next("-"):
            return -_number(self._take("number"))
        if self._kind == "number":
            return _number(self._take("number"))
        if self._kind == "text":
            return self._take("text")[1:-1]
        name = self._take("name")
        return Variable(f"_{next(self._fresh)}" if name == "_" else name)

    @property
    def _kind(self) -> str:
        return self._tokens[self._at][0]

    def _take(self, kind: str) -> str:
        found, token = self._tokens[self._at]
        if found != kind:
            raise self._bad(token)
        self._at += 1
        return token

    def _next(self, sign: str) -> bool:
        if self._tokens[self._at] != ("sign", sign):
            return False
        self._at += 1
        return True

    def _expect(self, sign: str) -> None:
        if not self._next(sign):
            raise self._bad(self._tokens[self._at][1])

    def _bad(self, token: str) -> BadData:
        return BadData([f"cannot read `{self._text}` at {f'`{token}`' if token else 'its end'}; {_FORM}"])


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)
