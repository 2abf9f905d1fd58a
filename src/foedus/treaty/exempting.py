"""What excuses a breach: exemptions, their exceptions and the exceptions of these, as a theory of defeasible logic.

An act that is told is normally the breach that it is told to be; an exemption that applies is a better reason that it is none, and
an exception that applies is a better reason that the exemption does not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from foedus.errors import BadData
from foedus.treaty.conditions import SEPARATOR
from foedus.treaty.defeasible.explaining import contradictions
from foedus.treaty.defeasible.model import Ground, Kind, Literal, Rule, Theory
from foedus.treaty.defeasible.resolving import Answers, resolve
from foedus.treaty.format import Exemption

BREACH, PART = "breach", "exemption"
_APPLIES = "applies: "
_Part = Rule | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Exempting:
    """The exemptions of one norm under one reading.

    Attributes:
        theory: its rules; its facts are the names of conditions that hold.
        names: of the exemptions that count, in the order of the norm.
    """

    theory: Theory
    names: tuple[str, ...]
    _known: dict[frozenset[str], tuple[str, ...]] = field(default_factory=dict)

    @property
    def conditions(self) -> tuple[str, ...]:
        """Names of the conditions that matter, as steps of the trace name them."""
        return tuple(
            dict.fromkeys(
                one.predicate
                for rule in self.theory.rules
                for one in rule.literals
                if not one.predicate.startswith(_APPLIES)
            )
        )

    def excuses(self, facts: Collection[str]) -> tuple[str, ...]:
        """Names of all exemptions that excuse a breach, in the order of the norm; empty where none does.

        Args:
            facts: names of the conditions that hold.

        Raises:
            BadData: rules contradict each other and neither goes before, so that it cannot be told whether there is a breach.
        """
        held = frozenset(facts)
        if held not in self._known:
            self._known[held] = self._resolved(held)
        return self._known[held]

    def resolved(self, facts: Collection[str]) -> Answers:
        """What the theory says where these conditions hold; `explaining.why` tells each answer."""
        return resolve(self.theory.given({name: {()} for name in facts}), by_specificity=False)

    def _resolved(self, facts: frozenset[str]) -> tuple[str, ...]:
        answers = self.resolved(facts)
        applying = [(name, _applies(f"{PART}{SEPARATOR}{name}")) for name in self.names]
        if told := contradictions(answers):
            raise BadData(told)
        if answers.holds((BREACH, ())):
            return ()
        return tuple(name for name, literal in applying if answers.holds(literal))


def exempting(exemptions: Mapping[str, Exemption], reading: str) -> Exempting:
    """The exemptions of a norm under a reading, ready to be asked under any facts."""
    parts = [Rule(BREACH, Kind.DEFEASIBLE, Literal(BREACH)), *_rules(exemptions, reading, PART, BREACH, BREACH)]
    rules = tuple(one for one in parts if isinstance(one, Rule))
    superiority = tuple(one for one in parts if not isinstance(one, Rule))
    return Exempting(Theory({}, rules, superiority), tuple(name for name, _ in _counting(exemptions, reading)))


def _counting(exemptions: Mapping[str, Exemption], reading: str) -> Iterator[tuple[str, Exemption]]:
    return ((name, one) for name, one in exemptions.items() if not one.under or reading in one.under)


def _rules(exemptions: Mapping[str, Exemption], reading: str, part: str, rule: str, against: str) -> Iterator[_Part]:
    """Rules on when exemptions apply, and that they speak against what a rule says; each of these beats that rule."""
    for name, one in _counting(exemptions, reading):
        here = f"{part}{SEPARATOR}{name}"
        asked = [c for c, condition in one.conditions.items() if not condition.under or reading in condition.under]
        body = tuple(Literal(f"{here}{SEPARATOR}{c}") for c in asked)
        applies = _applies(here)[0]
        yield Rule(here, Kind.DEFEASIBLE, Literal(applies), body)
        yield Rule(f"{here} against {rule}", Kind.DEFEASIBLE, Literal(against, positive=False), (Literal(applies),))
        yield f"{here} against {rule}", rule
        yield from _rules(one.exceptions, reading, here, here, applies)


def _applies(path: str) -> Ground:
    return _APPLIES + path, ()
