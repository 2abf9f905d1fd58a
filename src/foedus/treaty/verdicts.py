"""From what was found of a norm's parts to one of the seven verdicts.

What is unknown is tried both ways. Where that changes nothing, it was not needed; else the verdict is undetermined, and says what
each way would give.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from foedus.model.finding import (
    AllegedBreach,
    Contested,
    Excused,
    Form,
    Fulfilled,
    NotApplicable,
    NotInForce,
    TraceStep,
    Truth,
    Undetermined,
    Verdict,
)
from foedus.treaty.conditions import SEPARATOR
from foedus.treaty.exempting import Exempting, exempting
from foedus.treaty.format import Modality, Norm
from foedus.treaty.pack import Placed

IN_FORCE, BEARER, COUNTERPARTY, DEADLINE, REPARATION = "in force", "bearer", "counterparty", "deadline", "reparation"
CONDITION = f"condition{SEPARATOR}"
AT_MOST = 64
"""Ways to fill in what is unknown that are tried; where there are more, nearly everything is unknown anyway."""
Steps = Mapping[str, TraceStep]


class Outcome(NamedTuple):
    """A verdict without its words: its class, the part that decided it, and others that would have decided it so."""

    kind: type[Verdict]
    by: str = ""
    also: tuple[str, ...] = ()


class _Needed(Exception):  # no error: it asks for a choice
    def __init__(self, name: str) -> None:
        self.name = name


class Leaf(NamedTuple):
    """One way to fill in what is unknown, and what it gives."""

    chosen: tuple[tuple[str, bool], ...]
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Deciding:
    """Decides verdicts for the norms of a pack; what it has once decided it remembers."""

    _known: dict[object, tuple[Leaf, ...]] = field(default_factory=dict)
    _exempting: dict[tuple[str, str], Exempting] = field(default_factory=dict)

    def verdict(self, placed: Placed, steps: Steps, *, breaching: bool) -> Verdict:
        """The verdict on an act.

        Args:
            placed: the norm.
            steps: what was found of each of its parts, by name.
            breaching: whether the act is one that breaches it, not one that fulfils it.
        """
        found = {reading: self._under(reading, placed, steps, breaching=breaching) for reading in placed.readings}
        first, *others = found.values()
        if all(type(other) is type(first) for other in others):
            return first
        told = "; ".join(f"under {reading}: {verdict.name}" for reading, verdict in found.items())
        return Contested(because=told, readings=found)

    def _under(self, reading: str, placed: Placed, steps: Steps, *, breaching: bool) -> Verdict:
        key = (placed.name, reading, breaching, tuple((name, step.truth) for name, step in steps.items()))
        if key not in self._known:
            truths = {name: step.truth for name, step in steps.items()}
            self._known[key] = tuple(self._leaves(placed, reading, truths, breaching=breaching))
        return _worded(self._known[key], placed, steps)

    def _leaves(self, placed: Placed, reading: str, truths: Mapping[str, Truth], *, breaching: bool) -> Iterator[Leaf]:
        excusing = self._exempting_of(placed, reading)
        ahead: list[dict[str, bool]] = [{}]
        for _ in range(AT_MOST):
            if not ahead:
                return
            chosen = ahead.pop()
            try:
                outcome = _outcome(placed.norm, reading, _Holds(truths, chosen), excusing, breaching=breaching)
            except _Needed as needed:
                ahead += [{**chosen, needed.name: False}, {**chosen, needed.name: True}]
                continue
            yield Leaf(tuple(chosen.items()), outcome)

    def _exempting_of(self, placed: Placed, reading: str) -> Exempting:
        key = (placed.name, reading)
        if key not in self._exempting:
            self._exempting[key] = exempting(placed.norm.exceptions, reading)
        return self._exempting[key]


class _Holds(NamedTuple):
    """Whether parts hold: as found, and else as chosen."""

    truths: Mapping[str, Truth]
    chosen: Mapping[str, bool]

    def __call__(self, name: str) -> bool:
        truth = self.truths.get(name, Truth.UNKNOWN)
        if truth is not Truth.UNKNOWN:
            return truth is Truth.YES
        if name not in self.chosen:
            raise _Needed(name)
        return self.chosen[name]


def _outcome(norm: Norm, reading: str, holds: _Holds, excusing: Exempting, *, breaching: bool) -> Outcome:
    if not holds(IN_FORCE):
        return Outcome(NotInForce)
    asked = [CONDITION + name for name, one in norm.conditions.items() if not one.under or reading in one.under]
    for name in (BEARER, COUNTERPARTY, *asked):
        if not holds(name):
            return Outcome(NotApplicable, name)
    if norm.deadline is not None:
        breaching = not holds(DEADLINE)
    if not breaching:
        return Outcome(Fulfilled)
    by = excusing.excuses([name for name in excusing.conditions if name in holds.truths and holds(name)])
    if norm.reparation is not None and holds(REPARATION):
        by = (*by, REPARATION)
    return Outcome(Excused, by[0], by[1:]) if by else Outcome(AllegedBreach)


def _worded(leaves: Sequence[Leaf], placed: Placed, steps: Steps) -> Verdict:
    kinds = {leaf.outcome.kind for leaf in leaves}
    if kinds <= {NotInForce, NotApplicable}:
        return _plain(leaves[0].outcome, placed, steps)
    if kinds == {Excused} and (by := _always([leaf.outcome for leaf in leaves])):
        return _excused(by, placed.norm)
    if len(kinds) == 1 and kinds != {Excused}:
        return _plain(leaves[0].outcome, placed, steps)
    asked = dict.fromkeys(name for leaf in leaves for name, _ in leaf.chosen if _matters(name, leaves))
    otherwise: dict[str, Verdict] = {}
    for leaf in leaves:
        if all(verdict.name != leaf.outcome.kind.name for verdict in otherwise.values()):
            otherwise[_if(leaf, asked, steps)] = _plain(leaf.outcome, placed, steps)
    missing = tuple(f"{steps[name].says} ({steps[name].why})" for name in asked)
    return Undetermined(because=f"not known: {'; '.join(missing)}", missing=missing, otherwise=otherwise)


def _always(outcomes: Sequence[Outcome]) -> list[str]:
    """What excuses whatever is not known."""
    return [name for name in (outcomes[0].by, *outcomes[0].also) if all(name in (o.by, *o.also) for o in outcomes)]


def _excused(by: Sequence[str], norm: Norm) -> Excused:
    says = [
        norm.reparation.says if name == REPARATION and norm.reparation else norm.exceptions[name].says for name in by
    ]
    return Excused(because="; also: ".join(says), by=by[0])


def _matters(name: str, leaves: Sequence[Leaf]) -> bool:
    """Whether outcomes with it differ from those without it."""
    with_, without = ({leaf.outcome[:2] for leaf in leaves if (name, way) in leaf.chosen} for way in (True, False))
    return with_ != without


def _if(leaf: Leaf, asked: Mapping[str, None], steps: Steps) -> str:
    ways = [("" if way else "not: ") + steps[name].says for name, way in leaf.chosen if name in asked]
    return f"if {' and '.join(ways)}"


def _plain(outcome: Outcome, placed: Placed, steps: Steps) -> Verdict:
    norm = placed.norm
    if outcome.kind is NotInForce:
        return NotInForce(because=steps[IN_FORCE].why)
    if outcome.kind is NotApplicable:
        step = steps[outcome.by]
        return NotApplicable(because=f"not: {step.says} ({step.why})")
    if outcome.kind is Excused:
        return _excused((outcome.by, *outcome.also), norm)
    if outcome.kind is Fulfilled:
        used = {Modality.PERMISSION: "what it allows", Modality.POWER: "a use of the power it gives"}
        return Fulfilled(because=f"told to be {used.get(norm.modality, 'what it asks for')}: {norm.says}")
    return AllegedBreach(because=norm.says, form=Form.REPORTED)
