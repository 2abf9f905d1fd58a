"""What makes a theory one that cannot be resolved; every problem, each with what was expected and what to do."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from foedus.treaty.defeasible.components import components
from foedus.treaty.defeasible.datalog import strata
from foedus.treaty.defeasible.model import NOT, Calculated, Kind, Literal, Rule, Theory
from foedus.treaty.defeasible.relations import unbound


def faults(theory: Theory) -> list[str]:
    """Every problem of the theory; none where it can be resolved."""
    found = [*_names(theory), *_arities(theory), *_superiority(theory)]
    for rule in theory.rules:
        found += _unsafe(rule)
    return [*found, *_negations(theory), *_endless(theory)]


def settled(theory: Theory) -> frozenset[str]:
    """Signed names of which nothing is provable but what is definitely so: only strict rules lead there, from such names."""
    rules = [rule for rule in theory.rules if rule.kind is not Kind.DEFEATER]
    leading: dict[str, list[str]] = defaultdict(list)
    for rule in rules:
        for one in rule.literals:
            leading[one.signed].append(rule.head.signed)
    open_ = {rule.head.signed for rule in rules if rule.kind is Kind.DEFEASIBLE}
    ahead = list(open_)
    while ahead:
        for name in leading[ahead.pop()]:
            if name not in open_:
                open_.add(name)
                ahead.append(name)
    names = {one.signed for rule in theory.rules for one in (rule.head, *rule.literals, *rule.lacking)}
    return frozenset((names | theory.facts.keys()) - open_)


def _names(theory: Theory) -> Iterator[str]:
    for name, times in Counter(rule.name for rule in theory.rules).items():
        if times > 1:
            yield f"{times} rules are named {name!r}; a name is that of one rule, or superiority cannot be told"


def _arities(theory: Theory) -> Iterator[str]:
    told: dict[str, set[int]] = defaultdict(set)
    for signed, rows in theory.facts.items():
        told[signed.removeprefix(NOT)].update(map(len, rows))
    for rule in theory.rules:
        for one in (rule.head, *rule.literals, *rule.lacking):
            told[one.predicate].add(len(one.terms))
    for predicate, arities in told.items():
        if len(arities) > 1:
            numbers = " and ".join(map(str, sorted(arities)))
            yield f"{predicate!r} stands with {numbers} arguments; give it the same number everywhere"


def _superiority(theory: Theory) -> Iterator[str]:
    known = {rule.name for rule in theory.rules}
    beaten: dict[str, list[str]] = defaultdict(list)
    for better, worse in theory.superiority:
        beaten[better].append(worse)
        for name in (better, worse):
            if name not in known:
                yield f"superiority names {name!r}, which is no rule of the theory; name a rule or leave the pair out"
    for group in components(list(beaten), lambda name: beaten.get(name, ())):
        if len(group) > 1 or group[0] in beaten.get(group[0], ()):
            circle = ", ".join(sorted(group))
            yield f"rules that beat each other in a circle: {circle}; superiority must end somewhere, so take a pair out"


def _unsafe(rule: Rule) -> Iterator[str]:
    if free := sorted(unbound(rule)):
        yield (
            f"rule {rule.name}: nothing says which values {', '.join(free)} may have; every variable of the head and of a "
            "comparison must stand in a literal of the body that is not negated with `not`"
        )
    for one in (*rule.literals, *rule.lacking):
        if any(isinstance(term, Calculated) for term in one.terms):
            yield (
                f"rule {rule.name}: {one.signed} is asked for a calculated value; calculate in the head, or give the value a "
                "name and compare"
            )


def _negations(theory: Theory) -> Iterator[str]:
    sure = settled(theory)
    for rule in theory.rules:
        for one in rule.lacking:
            if one.signed not in sure:
                yield (
                    f"rule {rule.name}: `not {one.signed}`, and that rests on a defeasible rule; `not` is for what strict rules "
                    "alone settle, so write a rule for the complement, or a defeater"
                )
    for names, inside in strata(_strict(theory)):
        for rule in inside:
            for one in rule.lacking:
                if one.signed in names:
                    yield (
                        f"rule {rule.name}: {rule.head.signed} depends on `not {one.signed}`, which depends on "
                        f"{rule.head.signed}; no order of working settles that, so break the circle"
                    )


def _endless(theory: Theory) -> Iterator[str]:
    for names, inside in strata([rule for rule in theory.rules if rule.kind is not Kind.DEFEATER]):
        for rule in inside:
            if _calculates(rule.head) and any(one.signed in names for one in rule.literals):
                yield (
                    f"rule {rule.name}: {rule.head.signed} is calculated from itself, which might never end; "
                    "give the values as facts"
                )


def _calculates(literal: Literal) -> bool:
    return any(isinstance(term, Calculated) for term in literal.terms)


def _strict(theory: Theory) -> list[Rule]:
    return [rule for rule in theory.rules if rule.kind is Kind.STRICT]
