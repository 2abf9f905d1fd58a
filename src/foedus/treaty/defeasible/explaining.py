"""Why a literal is provable or not, in sentences: the proof, or what is lacking and what stands against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from foedus.treaty.defeasible.datalog import Origins, close
from foedus.treaty.defeasible.grounding import Instance, relations_of
from foedus.treaty.defeasible.model import Ground, Kind, complement, shown
from foedus.treaty.defeasible.resolving import Answers


def why(answers: Answers, literal: Ground) -> tuple[str, ...]:
    r"""Sentences on a literal: its proof, what it rests on first; or each reason for it and why that does not prove it.

    Takes about as long as resolving the theory did: it works the order of proofs out anew.

    Example:
        >>> from foedus.treaty.defeasible.parsing import theory
        >>> from foedus.treaty.defeasible.resolving import resolve
        >>> answers = resolve(theory("bird\nr1: bird => fly\nr2: hurt => ~fly\nhurt\nr2 > r1"))
        >>> why(answers, ("~fly", ()))
        ('hurt is a fact', '~fly by r2 from hurt, against r1, which r2 beats')
        >>> why(answers, ("fly", ()))
        ('fly is not provable: r1 (from bird) is beaten by r2 (from hurt)',)
    """
    told = _Telling(answers)
    return tuple(told.proof(literal)) if answers.holds(literal) else (told.failure(literal),)


def contradictions(answers: Answers) -> list[str]:
    """Literals with reasons for and against them none of which goes before, each told once; empty where there are none."""
    told = _Telling(answers)
    return [
        told.failure(literal)
        for literal, instances in answers.grounded.instances.items()
        if not (answers.holds(literal) or answers.holds(complement(literal)))
        and any(one.proves and all(map(answers.holds, one.body)) for one in instances)
    ]


@dataclass(frozen=True, slots=True)
class _Found:
    """How a literal was proved: by nothing (a fact) or by a rule from others."""

    rule: str = ""
    body: tuple[Ground, ...] = ()


class _Telling:
    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._instances = answers.grounded.instances
        self._found = self._definite() | self._defeasible()

    def _definite(self) -> dict[Ground, _Found]:
        theory = self._answers.theory
        origins: Origins = {}
        close(relations_of(theory.facts), [rule for rule in theory.rules if rule.kind is Kind.STRICT], origins)
        return {literal: _Found(rule.name, body) for literal, (rule, body) in origins.items()}

    def _defeasible(self) -> dict[Ground, _Found]:
        """Each proof by an instance whose body was proved before, so that none goes in a circle."""
        found: dict[Ground, _Found] = {}
        waiting: dict[Ground, list[Instance]] = defaultdict(list)
        ahead = [i for each in self._instances.values() for i in each if i.proves and self._answers.holds(i.head)]
        ahead.reverse()
        while ahead:
            instance = ahead.pop()
            lacking = next((one for one in instance.open if one not in found), None)
            if lacking is not None:
                waiting[lacking].append(instance)
            elif instance.head not in found and not self._answers.grounded.is_definite(instance.head):
                found[instance.head] = _Found(instance.rule, instance.body)
                ahead += waiting.pop(instance.head, [])
        return found

    def proof(self, literal: Ground) -> Iterator[str]:
        told: set[Ground] = set()
        ahead = [(literal, False)]
        while ahead:
            one, ready = ahead.pop()
            found = self._found.get(one, _Found())
            if self._is_fact(one):
                found = _Found()
            if one in told:
                continue
            if not ready:
                ahead.append((one, True))
                ahead += [(other, False) for other in reversed(found.body)]
                continue
            told.add(one)
            yield self._step(one, found)

    def _is_fact(self, literal: Ground) -> bool:
        return literal[1] in self._answers.theory.facts.get(literal[0], ())

    def _step(self, literal: Ground, found: _Found) -> str:
        if not found.rule:
            return f"{shown(literal)} is a fact"
        return f"{shown(literal)} by {found.rule}{_from(found.body)}{self._against(literal)}"

    def _against(self, literal: Ground) -> str:
        """The reasons against it that are beaten, and by what."""
        if self._answers.grounded.is_definite(literal):
            return ""
        team = [one for one in self._instances.get(literal, ()) if one.proves and self._applies(one)]
        beaten = []
        for other in self._instances.get(complement(literal), ()):
            by = next((mine.rule for mine in team if self._answers.beats(mine, other)), None)
            if by and self._applies(other):
                beaten.append(f"{other.rule}, which {by} beats")
        return f", against {' and '.join(beaten)}" if beaten else ""

    def _applies(self, instance: Instance) -> bool:
        return all(self._answers.holds(one) for one in instance.open)

    def failure(self, literal: Ground) -> str:
        reasons = [one for one in self._instances.get(literal, ()) if one.proves]
        start = f"{shown(literal)} is not provable"
        if self._answers.grounded.is_definite(complement(literal)):
            return f"{start}: {shown(complement(literal))} is definite"
        if not reasons:
            return f"{start}: no rule that could apply concludes it"
        return f"{start}: {'; '.join(self._fails(one) for one in reasons)}"

    def _fails(self, reason: Instance) -> str:
        lacking = [shown(one) for one in reason.body if not self._answers.holds(one)]
        if lacking:
            return f"{reason.rule} lacks {', '.join(lacking)}"
        team = [one for one in self._instances[reason.head] if one.proves and self._applies(one)]
        other = next(
            other
            for other in self._instances[complement(reason.head)]
            if all(self._answers.grounded.is_definite(one) or one in self._answers.against for one in other.body)
            and not any(self._answers.beats(mine, other) for mine in team)
        )
        if self._answers.beats(other, reason):
            return f"{self._named(reason)} is beaten by {self._named(other)}"
        return f"{self._named(reason)} and {self._named(other)} contradict each other, and neither beats the other"

    def _named(self, instance: Instance) -> str:
        return f"{instance.rule}{f' ({_from(instance.body).strip()})' if instance.body else ''}"


def _from(body: tuple[Ground, ...]) -> str:
    return f" from {', '.join(shown(one) for one in body)}" if body else ""
