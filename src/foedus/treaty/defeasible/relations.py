"""Rows that hold of a literal, found by any of their columns; and the joins of bodies over them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import eq, ge, gt, itemgetter, le, lt, ne

from foedus.errors import BadData
from foedus.treaty.defeasible.model import (
    Calculated,
    Comparison,
    Constant,
    Lacking,
    Literal,
    Part,
    Row,
    Rule,
    Term,
    Variable,
    variables,
    variables_of,
)

COMPARED: dict[str, Callable[[Constant, Constant], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "!=": ne}
Picker = Callable[[Row], Row]
Columns = tuple[int, ...]
Pairs = tuple[tuple[int, int], ...]


class Relation:
    """The rows of one signed name. An index is made for columns when they are first asked for, then kept."""

    __slots__ = ("_indexes", "rows")

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self.rows: set[Row] = set(rows)
        self._indexes: dict[tuple[Columns, Columns, Pairs], dict[Row, list[Row]]] = {}

    def add(self, rows: Iterable[Row]) -> set[Row]:
        """The rows that are new."""
        new = {*rows} - self.rows
        self.rows |= new
        for asked, index in self._indexes.items():
            _enter(index, new, *asked)
        return new

    def by(self, known: Columns, wanted: Columns = (), same: Pairs = ()) -> Mapping[Row, Sequence[Row]]:
        """What stands in the columns `wanted`, by what stands in those that are `known`; only rows with `same` columns equal."""
        asked = (known, wanted, same)
        if asked not in self._indexes:
            self._indexes[asked] = defaultdict(list)
            _enter(self._indexes[asked], self.rows, *asked)
        return self._indexes[asked]


def _enter(index: dict[Row, list[Row]], rows: Iterable[Row], known: Columns, wanted: Columns, same: Pairs) -> None:
    key, rest = _picking(known), _picking(wanted)
    for row in rows:
        if not same or all(row[one] == row[other] for one, other in same):
            index[key(row)].append(rest(row))


def _picking(columns: Columns) -> Picker:
    """From a row to what stands in the columns."""
    if not columns:
        return lambda _: ()
    if len(columns) == 1:
        only = columns[0]
        return lambda row: (row[only],)
    return itemgetter(*columns)


Relations = dict[str, Relation]
Step = Callable[[Iterable[Row], Relation | None], Iterable[Row]]


class Join:
    """Finds all ways in which the parts of a body hold; each is a row of values for the variables in `names`.

    Args:
        rule: whose body.
        relations: what holds; more may be added before each `rows`.
        first: number of the literal that is looked at first, for the new rows of a round.
        all_: whether every variable gets its value, and not those alone that are needed.
    """

    def __init__(self, rule: Rule, relations: Relations, *, first: int | None = None, all_: bool = False) -> None:
        self.names: dict[str, int] = {}
        self._rule = rule
        self._relations = relations
        uses = Counter(variables_of(rule.head))
        for part in rule.body:
            uses.update(variables_of(part))
        self._wanted = {name for name, times in uses.items() if all_ or times > 1}
        self._steps: list[Step] = []
        ahead = list(rule.literals)
        if first is not None:
            self._scan(ahead.pop(first), given=True)
        waiting: list[Part] = [part for part in rule.body if not isinstance(part, Literal)]
        bound_somewhere = {name for one in rule.literals for name in variables_of(one)}
        while ahead or waiting:
            ready = [one for one in waiting if not ({*variables_of(one)} & bound_somewhere) - self.names.keys()]
            for one in ready:
                self._test(one)
                waiting.remove(one)
            if ahead:
                self._scan(ahead.pop(self._next(ahead)), given=False)

    def rows(self, new: Relation | None = None) -> Iterable[Row]:
        """Values of the variables, with the rows of the `first` literal taken from `new`; while they are made nothing may be added."""
        found: Iterable[Row] = [()]
        for step in self._steps:
            found = step(found, new)
        return found

    def picker(self, terms: Sequence[Term]) -> Picker:
        """From values of the variables to those of the terms."""
        slots = [self.names[term.name] for term in terms if isinstance(term, Variable)]
        if len(slots) == len(terms):
            return _picking(tuple(slots))
        getters = [self._getter(term) for term in terms]
        return lambda values: tuple([get(values) for get in getters])

    def _getter(self, term: Term) -> Callable[[Row], Constant]:
        if isinstance(term, Variable):
            slot = self.names[term.name]
            return lambda values: values[slot]
        if not isinstance(term, Calculated):
            return lambda _: term
        left, right, sign = self._getter(term.left), self._getter(term.right), term.sign

        def calculate(values: Row) -> Constant:
            one, other = left(values), right(values)
            if isinstance(one, str) or isinstance(other, str):
                raise self._bad(one, sign, other, "numbers are needed")
            return one + other if sign == "+" else one - other if sign == "-" else one * other

        return calculate

    def _bad(self, one: Constant, sign: str, other: Constant, needed: str) -> BadData:
        return BadData(
            [
                f"rule {self._rule.name}: {one!r} {sign} {other!r} was asked for, and {needed}; mend the facts or the rule"
            ]
        )

    def _next(self, ahead: Sequence[Literal]) -> int:
        """Number of the literal with most columns known, the smaller relation first."""

        def cost(number: int) -> tuple[int, int]:
            one = ahead[number]
            known = sum(not isinstance(term, Variable) or term.name in self.names for term in one.terms)
            relation = self._relations.get(one.signed)
            return -known, len(relation.rows) if relation else 0

        return min(range(len(ahead)), key=cost)

    def _known(self, literal: Literal) -> tuple[Columns, Picker]:
        columns = [
            number
            for number, term in enumerate(literal.terms)
            if not isinstance(term, Variable) or term.name in self.names
        ]
        return tuple(columns), self.picker([literal.terms[number] for number in columns])

    def _scan(self, literal: Literal, *, given: bool) -> None:
        known, pick = self._known(literal)
        first, same = self._unknown(literal)
        bound = {name: column for name, column in first.items() if name in self._wanted}
        self.names.update({name: len(self.names) + number for number, name in enumerate(bound)})
        wanted = tuple(bound.values())
        relation = self._relations.setdefault(literal.signed, Relation())

        def step(found: Iterable[Row], new: Relation | None) -> Iterable[Row]:
            looked_up = (new if given and new is not None else relation).by(known, wanted, same)
            if not wanted:
                return (values for values in found if pick(values) in looked_up)
            joined = (values + rest for values in found for rest in looked_up.get(pick(values), ()))
            return joined if len(bound) == len(first) else dict.fromkeys(joined)

        self._steps.append(step)

    def _unknown(self, literal: Literal) -> tuple[dict[str, int], Pairs]:
        """First columns of the variables that have no value yet, and pairs of columns that must be equal."""
        first: dict[str, int] = {}
        same: list[tuple[int, int]] = []
        for column, term in enumerate(literal.terms):
            if isinstance(term, Variable) and term.name not in self.names:
                if term.name in first:
                    same.append((first[term.name], column))
                first.setdefault(term.name, column)
        return first, tuple(same)

    def _test(self, part: Part) -> None:
        if isinstance(part, Lacking):
            self._lack(part.literal)
        elif isinstance(part, Comparison):
            self._compare(part)

    def _lack(self, literal: Literal) -> None:
        known, pick = self._known(literal)
        _, same = self._unknown(literal)
        relation = self._relations.setdefault(literal.signed, Relation())

        def step(found: Iterable[Row], _: Relation | None) -> Iterable[Row]:
            looked_up = relation.by(known, (), same)
            return (values for values in found if pick(values) not in looked_up)

        self._steps.append(step)

    def _compare(self, comparison: Comparison) -> None:
        left, right = self._getter(comparison.left), self._getter(comparison.right)
        compared = COMPARED[comparison.sign]

        def holds(values: Row) -> bool:
            one, other = left(values), right(values)
            if isinstance(one, str) is not isinstance(other, str):
                if comparison.sign in {"=", "!="}:
                    return comparison.sign == "!="
                raise self._bad(one, comparison.sign, other, "two numbers or two texts are needed")
            return compared(one, other)

        self._steps.append(lambda found, _: filter(holds, found))


def unbound(rule: Rule) -> set[str]:
    """Variables of the head, of comparisons and of what is calculated that no literal of the body binds."""
    bound = {term.name for one in rule.literals for term in one.terms if isinstance(term, Variable)}
    used = {name for term in rule.head.terms for name in variables(term)}
    used |= {name for part in rule.body if isinstance(part, Comparison) for name in variables_of(part)}
    return used - bound
