"""Which of two rules is the more specific: the one whose body strictly implies the body of the other, and not the other way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from foedus.treaty.defeasible.datalog import close
from foedus.treaty.defeasible.grounding import Instance
from foedus.treaty.defeasible.model import Ground, Kind, Rule
from foedus.treaty.defeasible.relations import Relation, Relations


class Specificity:
    """Compares bodies by the strict rules of a theory alone, whatever its facts are; each body is worked out once."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._strict = [
            rule for rule in rules if rule.kind is Kind.STRICT and rule.body and not any(True for _ in rule.lacking)
        ]
        self._implied: dict[tuple[Ground, ...], Relations] = {}

    def more_specific(self, one: Instance, other: Instance) -> bool:
        """Whether the first is more specific than the second."""
        return self._implies(one.body, other.body) and not self._implies(other.body, one.body)

    def _implies(self, body: tuple[Ground, ...], asked: tuple[Ground, ...]) -> bool:
        known = set(body)
        if known.issuperset(asked):
            return True
        relations = self._all(body)
        return all(name in relations and row in relations[name].rows for name, row in asked)

    def _all(self, body: tuple[Ground, ...]) -> Relations:
        if body not in self._implied:
            rows: dict[str, set[tuple[str | int | float, ...]]] = defaultdict(set)
            for name, row in body:
                rows[name].add(row)
            relations = {name: Relation(found) for name, found in rows.items()}
            close(relations, self._strict)
            self._implied[body] = relations
        return self._implied[body]
