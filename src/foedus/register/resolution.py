"""From a mention to who is meant at a date, with the reason shown."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from foedus.model.actor import Actor, ActorKind, Sector, Term
from foedus.register.compiled import Compiled
from foedus.register.offices import foremost, in_office


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Who is meant, as far as the register knows.

    Attributes:
        actor: id of the entry; None where several may be meant.
        principal: state or organisation that it speaks for; None where unknown or none.
        sector: PLOVER sector; None where none is known.
        term: the office that decided, persons only.
        reason: how this was decided, for a reader.
    """

    actor: str | None
    principal: str | None
    sector: Sector | None
    term: Term | None
    reason: str


def resolve(contents: Compiled, candidates: tuple[str, ...], on: date | None, known: Collection[str]) -> Resolution:
    """Whom of `candidates` a mention means on the day `on`; see `Register.resolve`."""
    named = tuple(candidate for candidate in candidates if candidate in known)
    if len(candidates) > 1 and len(named) == 1:
        chosen = _one(contents, named[0], on)
        return replace(chosen, reason=f"named in full in the report; {chosen.reason}")
    persons = [contents.actors[candidate] for candidate in candidates]
    if len(candidates) > 1 and on and all(actor.kind is ActorKind.PERSON for actor in persons):
        serving = [actor.id for actor in persons if in_office(actor.terms, on)]
        if len(serving) == 1:
            chosen = _one(contents, serving[0], on)
            return replace(chosen, reason=f"the only one of that name in office; {chosen.reason}")
    if len(candidates) == 1:
        return _one(contents, candidates[0], on)
    if candidates in contents.leading:
        return _leading(contents, candidates, on)
    return _shared(contents, named or candidates, on)


def _leading(contents: Compiled, candidates: tuple[str, ...], on: date | None) -> Resolution:
    """The first is meant; others of that name are told."""
    first = _one(contents, candidates[0], on)
    elsewhere = [
        actor for actor in map(contents.actors.__getitem__, candidates[1:]) if actor.principal != first.principal
    ]
    also = ", ".join(map(_told, elsewhere))
    return replace(first, reason=f"{first.reason}; also a name of {also}") if also else first


def _shared(contents: Compiled, candidates: tuple[str, ...], on: date | None) -> Resolution:
    """Several may be meant: nobody is chosen; what they have in common is told."""
    each = [_one(contents, candidate, on) for candidate in candidates]
    principals, sectors = {one.principal for one in each}, {one.sector for one in each}
    names = " or ".join(_told(contents.actors[candidate]) for candidate in candidates)
    return Resolution(
        actor=None,
        principal=principals.pop() if len(principals) == 1 else None,
        sector=sectors.pop() if len(sectors) == 1 else None,
        term=None,
        reason=f"may be {names}",
    )


def _told(actor: Actor) -> str:
    """The actor's name; of a place with its state, as another place may be called the same."""
    return f"{actor.name} ({actor.principal})" if actor.kind is ActorKind.PLACE else actor.name


def _one(contents: Compiled, identity: str, on: date | None) -> Resolution:
    actor = contents.actors[identity]
    if actor.kind is ActorKind.PERSON:
        return _person(contents, actor, on)
    what = "lies in" if actor.kind is ActorKind.PLACE else "belongs to"
    own = actor.principal in (None, actor.id)
    reason = actor.name if own else f"{actor.name} {what} {actor.principal}"
    return Resolution(actor=actor.id, principal=actor.principal, sector=actor.sector, term=None, reason=reason)


def _person(contents: Compiled, actor: Actor, on: date | None) -> Resolution:
    """The office at the date decides; without a date the only or latest principal; out of office the nationality."""
    if on is None and actor.terms:
        return _undated(contents, actor)
    term = foremost(held, contents.roles) if on and (held := in_office(actor.terms, on)) else None
    if term is None:
        return _out_of_office(contents, actor, on)
    return _holding(actor, term, f"{term.office} on {on}")


def _undated(contents: Compiled, actor: Actor) -> Resolution:
    serving = [term for term in actor.terms if term.until is None and term.since is not None]
    latest = max(actor.terms, key=lambda term: (term.until or date.max, term.since or date.min))
    term = foremost(serving, contents.roles) if serving else latest
    only = len({other.principal for other in actor.terms}) == 1
    return _holding(actor, term, f"no date; {'only' if only else 'latest'} principal, as {term.office}")


def _holding(actor: Actor, term: Term, reason: str) -> Resolution:
    reason = reason if term.verified else f"{reason} (unverified)"
    return Resolution(actor=actor.id, principal=term.principal, sector=term.sector, term=term, reason=reason)


def _out_of_office(contents: Compiled, actor: Actor, on: date | None) -> Resolution:
    """A former official speaks for no office: the state of nationality, where known, and PLOVER's elites."""
    nationality = contents.nationality.get(actor.id)
    former = any(term.until and on and term.until < on for term in actor.terms)
    when = f"out of office on {on}" if actor.terms else "no office in the register"
    return Resolution(
        actor=actor.id,
        principal=nationality,
        sector=Sector.ELI if former else None,
        term=None,
        reason=f"{when}; {'nationality' if nationality else 'nationality not in the register'}",
    )
