"""What a theory says: what is definitely so, what is defeasibly so, what is neither, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from foedus.errors import BadData
from foedus.treaty.defeasible.grounding import Grounded, Instance, ground
from foedus.treaty.defeasible.model import Ground, Row, Theory, complement
from foedus.treaty.defeasible.proofs import Beats, Policy, Proved, prove
from foedus.treaty.defeasible.safety import faults
from foedus.treaty.defeasible.specificity import Specificity

Section = Mapping[str, set[Row]]


@dataclass(frozen=True, slots=True)
class Answers:
    """What follows from a theory; each section holds rows of constants by signed name ("fly", "~fly").

    A literal is in none where no fact, head or body of the theory speaks of it; it is then not provable.

    Attributes:
        definitely: provable from facts by strict rules alone.
        defeasibly: provable; all that is definite, and what prevails.
        not_defeasibly: shown not to be provable.
        undecided: not provable, and its complement not definite, so that nothing beyond doubt speaks against it. Besides what is
            not provable these are literals that attack what they rest on, for which neither can be shown.
        theory, grounded, beats, against, policy: by what it was worked out; for `explaining.why`.
    """

    definitely: Section
    defeasibly: Section
    not_defeasibly: Section
    undecided: Section
    theory: Theory = field(repr=False)
    grounded: Grounded = field(repr=False)
    beats: Beats = field(repr=False)
    against: Collection[Ground] = field(repr=False)
    policy: Policy

    def holds(self, literal: Ground) -> bool:
        """Whether it is provable."""
        return literal[1] in self.defeasibly.get(literal[0], ())


def resolve(theory: Theory, *, policy: Policy = Policy.BLOCKING, by_specificity: bool = True) -> Answers:
    r"""All answers of a theory.

    Args:
        theory: facts, rules and superiority.
        policy: what an ambiguous literal does to others; docs/methods/defeasible.md says why it is blocking.
        by_specificity: whether of two rules of which neither is said to be superior the more specific goes before; else
            they leave the matter undecided.

    Raises:
        BadData: the theory is unsafe, not stratified, or its superiority goes in a circle; every problem is told.

    Example:
        >>> from foedus.treaty.defeasible.parsing import theory
        >>> lines = 'bird("tweety")\nr1: bird(X) => fly(X)\nr2: bird(X), hurt(X) => ~fly(X)\nhurt("tweety")'
        >>> resolve(theory(lines)).defeasibly["~fly"]
        {('tweety',)}
    """
    if problems := faults(theory):
        raise BadData(problems)
    grounded = ground(theory)
    beats = _beats(theory, by_specificity=by_specificity)
    proved = prove(grounded, beats, policy)
    definitely: dict[str, set[Row]] = {name: one.rows for name, one in grounded.definite.items() if one.rows}
    defeasibly = dict(definitely)
    for name, rows in _section(proved.surely).items():
        defeasibly[name] = defeasibly.get(name, set()) | rows
    not_defeasibly, undecided = _rest(grounded, proved)
    return Answers(definitely, defeasibly, not_defeasibly, undecided, theory, grounded, beats, proved.against, policy)


def _beats(theory: Theory, *, by_specificity: bool) -> Beats:
    superior = frozenset(theory.superiority)
    specificity = Specificity(theory.rules)

    def beats(one: Instance, other: Instance) -> bool:
        if (one.rule, other.rule) in superior:
            return True
        if not by_specificity or (other.rule, one.rule) in superior:
            return False
        return specificity.more_specific(one, other)

    return beats


def _rest(grounded: Grounded, proved: Proved) -> tuple[Section, Section]:
    spoken_of = {one for one in grounded.literals if not grounded.is_definite(one)}
    not_provable = spoken_of - proved.possibly
    undecided = {one for one in spoken_of - proved.surely if not grounded.is_definite(complement(one))}
    return _section(not_provable), _section(undecided)


def _section(literals: Iterable[Ground]) -> dict[str, set[Row]]:
    found: dict[str, set[Row]] = defaultdict(set)
    for name, row in literals:
        found[name].add(row)
    return dict(found)
