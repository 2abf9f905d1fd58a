"""All that follows from facts by rules without exceptions: Datalog, bottom-up, new rows alone in each round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from foedus.treaty.defeasible.components import components
from foedus.treaty.defeasible.model import Ground, Row, Rule
from foedus.treaty.defeasible.relations import Join, Picker, Relation, Relations

Origins = dict[Ground, tuple[Rule, tuple[Ground, ...]]]
"""By which rule a literal was first found, and from what."""


def strata(rules: Iterable[Rule]) -> list[tuple[set[str], list[Rule]]]:
    """The rules in groups that can be worked off one after the other, each with the signed names that it derives."""
    deriving: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        deriving[rule.head.signed].append(rule)

    def needs(signed: str) -> list[str]:
        return [one.signed for rule in deriving.get(signed, ()) for one in (*rule.literals, *rule.lacking)]

    found = []
    for group in components(list(deriving), needs):
        inside = [rule for signed in group for rule in deriving.get(signed, ())]
        if inside:
            found.append((set(group), inside))
    return found


def close(relations: Relations, rules: Iterable[Rule], origins: Origins | None = None) -> None:
    """Adds to the relations all that follows by the rules, which must be safe and stratified (`safety.faults`).

    Args:
        relations: rows by signed name; what follows is added to them.
        rules: of any kind; each is taken as one without exceptions.
        origins: filled with where each new row came from, where given.
    """
    for names, inside in strata(rules):
        _close(relations, names, inside, origins)


class _Deriving:
    """One rule with one literal of its body looked at first."""

    def __init__(self, rule: Rule, relations: Relations, first: int | None, *, traced: bool) -> None:
        self.rule = rule
        self.join = Join(rule, relations, first=first, all_=traced)
        self.after = "" if first is None else list(rule.literals)[first].signed
        self._head = self.join.picker(rule.head.terms)
        self._body: list[tuple[str, Picker]] = []
        if traced:
            self._body = [(one.signed, self.join.picker(one.terms)) for one in rule.literals]

    def add(self, relations: Relations, new: Relation | None, origins: Origins | None) -> set[Row]:
        """Rows of the head that are new."""
        signed = self.rule.head.signed
        values = self.join.rows(new)
        if origins is not None:
            values = list(values)
            for one in values:
                body = tuple((name, pick(one)) for name, pick in self._body)
                origins.setdefault((signed, self._head(one)), (self.rule, body))
        return relations[signed].add(map(self._head, values))


def _close(relations: Relations, names: set[str], rules: Sequence[Rule], origins: Origins | None) -> None:
    for name in names:
        relations.setdefault(name, Relation())
    traced = origins is not None
    fresh: dict[str, set[Row]] = defaultdict(set)
    for rule in rules:
        fresh[rule.head.signed] |= _Deriving(rule, relations, None, traced=traced).add(relations, None, origins)
    again = [
        _Deriving(rule, relations, number, traced=traced)
        for rule in rules
        for number, one in enumerate(rule.literals)
        if one.signed in names
    ]
    while again and any(fresh.values()):
        news = {name: Relation(rows) for name, rows in fresh.items()}
        fresh = defaultdict(set)
        for one in again:
            new = news.get(one.after)
            if new is not None and new.rows:
                fresh[one.rule.head.signed] |= one.add(relations, new, origins)
