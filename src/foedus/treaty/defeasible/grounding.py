"""A theory without its variables: the instances of its rules that could matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from foedus.treaty.defeasible.datalog import close
from foedus.treaty.defeasible.model import Ground, Kind, Literal, Row, Rule, Theory, variables_of
from foedus.treaty.defeasible.relations import Join, Relation, Relations
from foedus.treaty.defeasible.safety import settled


@dataclass(frozen=True, slots=True)
class Instance:
    """A rule with constants for its variables.

    Attributes:
        rule: name of the rule.
        kind: its kind.
        head: what it is a reason for.
        body: all that must be provable.
        open: of the body, what is not definitely so.
    """

    rule: str
    kind: Kind
    head: Ground
    body: tuple[Ground, ...]
    open: tuple[Ground, ...]

    @property
    def proves(self) -> bool:
        """Whether its head can be proved by it: a defeater only speaks against the complement."""
        return self.kind is not Kind.DEFEATER


@dataclass(frozen=True, slots=True)
class Grounded:
    """A theory without variables.

    Attributes:
        definite: what follows from facts by strict rules alone, by signed name.
        instances: those of rules that are not settled that way or have no variables, by head; in order of the rules' names.
    """

    definite: Relations
    instances: Mapping[Ground, tuple[Instance, ...]]

    def is_definite(self, ground: Ground) -> bool:
        """Whether it is definitely so."""
        relation = self.definite.get(ground[0])
        return relation is not None and ground[1] in relation.rows

    @property
    def literals(self) -> Iterator[Ground]:
        """All that an instance speaks of."""
        for head, instances in self.instances.items():
            yield head
            for instance in instances:
                yield from instance.body


def relations_of(facts: Mapping[str, Collection[Row]]) -> Relations:
    """Facts as relations."""
    return {signed: Relation(rows) for signed, rows in facts.items()}


def ground(theory: Theory) -> Grounded:
    """What is definite, and the instances of all other rules.

    An instance is made where its body could hold if no rule were ever beaten; a rule without variables has its one instance
    always, so that it can be told what it lacks. The theory must be sound (`safety.faults`).
    """
    sure = settled(theory)
    definite = relations_of(theory.facts)
    close(definite, [rule for rule in theory.rules if rule.kind is Kind.STRICT])
    unsettled = [rule for rule in theory.rules if rule.kind is not Kind.DEFEATER and rule.head.signed not in sure]
    possible = {
        signed: relation if signed in sure else Relation(relation.rows) for signed, relation in definite.items()
    }
    close(possible, unsettled)
    wanted = {rule.name for rule in theory.rules if rule.kind is Kind.DEFEATER or not _has_variables(rule)}
    wanted |= {rule.name for rule in unsettled}
    found: dict[Ground, list[Instance]] = defaultdict(list)
    for rule in sorted((rule for rule in theory.rules if rule.name in wanted), key=lambda rule: rule.name):
        for head, body in _instances(rule, possible):
            rest = tuple(one for one in body if one[0] not in definite or one[1] not in definite[one[0]].rows)
            found[head].append(Instance(rule.name, rule.kind, head, body, rest))
    return Grounded(definite, {head: tuple(instances) for head, instances in found.items()})


def _instances(rule: Rule, possible: Relations) -> Iterable[tuple[Ground, tuple[Ground, ...]]]:
    tests = tuple(part for part in rule.body if not isinstance(part, Literal))
    join = Join(rule if _has_variables(rule) else replace(rule, body=tests), possible, all_=True)
    head = join.picker(rule.head.terms)
    body = [(one.signed, join.picker(one.terms)) for one in rule.literals]
    found = [
        ((rule.head.signed, head(values)), tuple((signed, pick(values)) for signed, pick in body))
        for values in join.rows()
    ]
    return sorted(found, key=repr)  # the same order whatever the order of facts


def _has_variables(rule: Rule) -> bool:
    return any(True for part in (rule.head, *rule.literals) for _ in variables_of(part))
