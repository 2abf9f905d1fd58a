"""Offices at a date: which term speaks, and whether terms contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise

from foedus.model.actor import Actor, Term
from foedus.register.contents import Role

HANDOVER_DAYS = 31
"""Overlap of two holders of a single office that sources do show: sworn in before the other's last day."""

_LONG_AGO, _FAR_AHEAD = date(1, 1, 1), date(9999, 12, 31)


def in_office(terms: Iterable[Term], day: date) -> list[Term]:
    """Terms that include `day`; on the day of a handover only the one that began, as the newer tells who acts."""
    held = [term for term in terms if term.holds_on(day)]
    begun = {(term.role, term.principal) for term in held if term.until != day}
    return [term for term in held if term.until != day or (term.role, term.principal) not in begun]


def foremost(terms: Iterable[Term], roles: Mapping[str, Role]) -> Term:
    """Of offices held together, the one that speaks: lowest rank of its role, then the latest begun."""
    return min(terms, key=lambda term: (roles[term.role].rank, -(term.since or _LONG_AGO).toordinal()))


def holders_of(actors: Iterable[Actor]) -> dict[tuple[str, str], tuple[tuple[str, int], ...]]:
    """Role and principal to those who held that office, earliest first: id, and the place of the term among theirs."""
    held: dict[tuple[str, str], list[tuple[date, str, int]]] = {}
    for actor in actors:
        for at, term in enumerate(actor.terms):
            held.setdefault((term.role, term.principal), []).append((term.since or date.min, actor.id, at))
    return {
        office: tuple((identity, at) for _, identity, at in sorted(terms, key=lambda term: term[0]))
        for office, terms in held.items()
    }


def overlapping_terms(terms: Mapping[str, list[tuple[Term, str, bool]]], roles: Mapping[str, Role]) -> list[str]:
    """Problems: two persons in one single office for longer than a handover; coarse and acting terms are let off."""
    offices: dict[tuple[str, str], list[tuple[Term, str, str]]] = {}
    for person, held in terms.items():
        for term, path, lenient in held:
            if roles[term.role].single and not lenient:
                offices.setdefault((term.role, term.principal), []).append((term, path, person))
    problems = []
    for holders in offices.values():
        holders.sort(key=lambda holder: holder[0].since or _LONG_AGO)
        for (first, path, one), (second, other_path, two) in pairwise(holders):
            overlap = (first.until or _FAR_AHEAD).toordinal() - (second.since or _LONG_AGO).toordinal()
            if overlap > (HANDOVER_DAYS if one != two else 0):
                problems.append(
                    f"{other_path}: {second.office} from {second.since} overlaps {path} until {first.until}"
                )
    return problems
