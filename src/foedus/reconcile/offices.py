"""Claims that call somebody by an office which, by verified terms of the register, somebody else held that day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

from foedus.model.actor import Actor, ActorKind, Term
from foedus.model.claim import Claim
from foedus.reconcile.facets import MOST_REMEMBERED, Facets, Layer, names_in
from foedus.register import Register

BEFORE = re.compile(
    r"\b(former|ex-|then|late|future|incoming|next|outgoing|deputy|acting|designate|elected|interim|vice|ousted|deposed|toppled"
    r"|fallen|exiled|succe\w+|replac\w+|against|under)[ -]*(\w+ ){0,2}$",
    re.IGNORECASE,
)
GENERIC = frozenset({"chief", "head", "speaker", "chair", "chairman", "minister", "king", "queen", "sultan", "emir"})
"""Words for offices that say too little."""
WINDOW = 60
LONGEST = 366
"""Days that a claim may span to be held against a term of office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Misplaced:
    """An office given to one whom the register has not in it that day.

    Attributes:
        called: the words, e.g. `Secretary General Yuri Khachaturov`.
        holder: who held it, by a verified term.
        term: that term.
        told: whether the report tells the day itself; else the day is that of its publication.
    """

    called: str
    holder: Actor
    term: Term
    told: bool


def misplaced(claim: Claim, facets: Facets, register: Register) -> Iterator[Misplaced]:
    """Offices in the claim's words that verified terms give to others on all the claim's days."""
    day = _day(facets)
    if day is None:
        return
    text = claim.evidence.quote
    if not _names_office(text, register):
        return
    mentions = names_in(text, register)
    bodies = [m for m in mentions if _is(register, m.candidates[0], {ActorKind.ORGANISATION, ActorKind.STATE})]
    for mention in mentions:
        people = [c for c in mention.candidates if register.actor(c).kind is ActorKind.PERSON]
        found = (
            _role_before(text, mention.span.start, register) if len(people) == len(mention.candidates) == 1 else None
        )
        if found is None:
            continue
        start, role = found
        near = [b for b in bodies if b.span.end <= mention.span.start and b.span.start >= start - WINDOW]
        held = {term.principal for term in register.actor(people[0]).terms if term.role == role}
        principals = {b.candidates[0] for b in near[-1:]} if near else held
        for principal in principals & (held or principals):
            yield from _other(register, people[0], role, principal, day, text[start : mention.span.end], facets)


def _other(  # noqa: PLR0913, PLR0917  # what one look-up is made of
    register: Register, person: str, role: str, principal: str, day: date, called: str, facets: Facets
) -> Iterator[Misplaced]:  # fmt: skip
    own = [t for t in register.actor(person).terms if t.principal == principal and t.role == role]
    told = facets.layer is not Layer.TOLD
    # who tells no day may well speak of the time when that was the office
    if any(_spans(term, facets) or (not told and term.since and term.since <= day) for term in own):
        return
    resolution = register.holder(role, principal, on=day)
    if resolution and resolution.actor and resolution.term and resolution.term.verified and resolution.actor != person:
        holder = register.actor(resolution.actor)
        yield Misplaced(called=called, holder=holder, term=resolution.term, told=told)


def _role_before(text: str, end: int, register: Register) -> tuple[int, str] | None:
    """Where the office begins that stands right before a name, and its role."""
    before = text[max(0, end - WINDOW) : end].rstrip(' ,“"')
    lowered = before.casefold()
    for word, role in _longest_first(register):
        at = lowered.rfind(word)
        if at < 0 or word in GENERIC or (at and before[at - 1].isalnum()):
            continue
        between = before[at + len(word) :]
        if re.fullmatch(r"(?: of (?:the )?[\w’' -]{2,40})?", between) and not BEFORE.search(before[:at]):
            return max(0, end - WINDOW) + at, role
    return None


@lru_cache(maxsize=MOST_REMEMBERED)
def _names_office(text: str, register: Register) -> bool:
    """Whether any of the words stands there; it costs less than to look for names."""
    return bool(_telling(register).find_matches_as_indexes(text.casefold()))


@cache
def _telling(register: Register) -> AhoCorasick:
    words = [word for word, _ in _longest_first(register) if word not in GENERIC]
    return AhoCorasick(words, implementation=Implementation.ContiguousNFA, store_patterns=False)


@cache
def _longest_first(register: Register) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(register.roles().items(), key=lambda pair: -len(pair[0])))


def _day(facets: Facets) -> date | None:
    if facets.ahead or facets.layer is Layer.NEVER or facets.until is None or facets.since is None:
        return None
    return facets.until if (facets.until - facets.since).days <= LONGEST else None


def _spans(term: Term, facets: Facets) -> bool:
    since, until = facets.since, facets.until
    return (term.since is None or until is None or term.since <= until) and (
        term.until is None or since is None or since <= term.until
    )


def _is(register: Register, id_: str, kinds: set[ActorKind]) -> bool:
    return register.actor(id_).kind in kinds
