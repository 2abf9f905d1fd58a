"""The proof conditions over instances of rules: what is provable, and what is not.

What a literal rests on is worked out group by group, dependencies first. Within a group that depends on itself, what is surely
provable and what is possibly provable are brought towards each other (the alternating fixpoint of Van Gelder 1993); what stays
between them is neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from foedus.treaty.defeasible.components import components
from foedus.treaty.defeasible.grounding import Grounded, Instance
from foedus.treaty.defeasible.model import NOT, Ground, complement

Beats = Callable[[Instance, Instance], bool]


class Policy(StrEnum):
    """What an ambiguous literal does to others.

    Attributes:
        BLOCKING: nothing; a rule that rests on it is not a reason against anything.
        PROPAGATING: a rule that rests on it is still a reason against, though none for.
    """

    BLOCKING = "blocking"
    PROPAGATING = "propagating"


@dataclass(frozen=True, slots=True)
class Proved:
    """What is provable besides what is definite.

    Attributes:
        surely: what is provable.
        possibly: what is not shown to be unprovable; all of `surely` and, where rules go in a circle, more.
        against: what rules may rest on and count as reasons against.
    """

    surely: set[Ground]
    possibly: set[Ground]
    against: set[Ground]


def prove(grounded: Grounded, beats: Beats, policy: Policy) -> Proved:
    """What is provable.

    Args:
        grounded: the theory.
        beats: whether of two instances with complementary heads the first goes before the second.
        policy: on ambiguity.
    """
    proving = _Proving(grounded, beats, policy)
    lower, upper = _Side(), _Side()
    for group in proving.groups():
        proving.settle(group, lower, against=group)
        proving.settle(group, upper, against=set())
    return Proved(lower.proved, upper.proved, lower.against)


@dataclass(slots=True)
class _Side:
    """One of the two approaches: of what is proved, and of what counts as a reason against."""

    proved: set[Ground] = field(default_factory=set)
    against: set[Ground] = field(default_factory=set)


Holds = Callable[[Ground, set[Ground], set[Ground]], bool]


class _Proving:
    def __init__(self, grounded: Grounded, beats: Beats, policy: Policy) -> None:
        self._grounded = grounded
        self._instances = grounded.instances
        self._beats = beats
        self._counts: Holds = self._provable if policy is Policy.BLOCKING else self._supported
        self._resting: dict[Ground, list[Ground]] = defaultdict(list)
        for head, instances in self._instances.items():
            for instance in instances:
                for one in instance.open:
                    self._resting[one].append(head)

    def groups(self) -> Iterator[set[Ground]]:
        """Literals that are not definite, with their complements and all that they rest on and that rests on them."""
        atoms = list(dict.fromkeys(_atom(head) for head in self._instances))
        for group in components(atoms, self._needs):
            found = {one for atom in group for one in (atom, complement(atom)) if one in self._instances}
            yield {one for one in found if not self._grounded.is_definite(one)}

    def _needs(self, atom: Ground) -> Iterable[Ground]:
        both = (atom, complement(atom))
        return (_atom(one) for head in both for i in self._instances.get(head, ()) for one in i.open)

    def settle(self, group: set[Ground], side: _Side, *, against: set[Ground]) -> None:
        """Brings one approach to its end for a group, beginning with these as reasons against."""
        reasons = set(against)
        while True:
            side.against -= group
            side.against |= reasons
            self._least(group, side.proved, side.against, self._provable)
            self._least(group, side.against, side.proved, self._counts)
            found = side.against & group
            if found == reasons:
                return
            reasons = found

    def _least(self, group: set[Ground], own: set[Ground], other: set[Ground], holds: Holds) -> None:
        """Leaves in `own` those of the group that hold, and no more."""
        own -= group
        ahead = list(group)
        while ahead:
            literal = ahead.pop()
            if literal not in own and holds(literal, own, other):
                own.add(literal)
                ahead += [one for one in self._resting[literal] if one in group]

    def _provable(self, literal: Ground, proved: set[Ground], against: set[Ground]) -> bool:
        contrary = complement(literal)
        if self._grounded.is_definite(contrary):
            return False
        team = [one for one in self._instances[literal] if one.proves and proved.issuperset(one.open)]
        return bool(team) and all(
            any(self._beats(mine, other) for mine in team)
            for other in self._instances.get(contrary, ())
            if against.issuperset(other.open)
        )

    def _supported(self, literal: Ground, against: set[Ground], proved: set[Ground]) -> bool:
        contrary = [one for one in self._instances.get(complement(literal), ()) if proved.issuperset(one.open)]
        return any(
            mine.proves and against.issuperset(mine.open) and not any(self._beats(other, mine) for other in contrary)
            for mine in self._instances[literal]
        )


def _atom(ground: Ground) -> Ground:
    return (ground[0].removeprefix(NOT), ground[1])
