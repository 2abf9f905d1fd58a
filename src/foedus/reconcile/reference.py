"""Claims against what register and packs hold as known."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from foedus.model.claim import LinkKind
from foedus.model.fact import ReferenceFact
from foedus.reconcile.facets import Facets, Layer, compared, short, stems
from foedus.reconcile.issues import Issue, Issues
from foedus.reconcile.likeness import likeness
from foedus.reconcile.offices import misplaced
from foedus.reconcile.spoken import Spoken
from foedus.register import Register
from foedus.register.facts import facts

MONTH_DAY = re.compile(
    rf"(?:(?P<month>{'|'.join(month_name[1:])}) (?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}}) (?P<month2>{'|'.join(month_name[1:])}))"
)
LONG_AGO = 120
"""Days after an occurrence within which a report that names another number is taken to speak of it."""
NEAR = 10
"""Days by which a claim's day may miss that of a fact and still be of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """Claims that say otherwise than a reference fact.

    Attributes:
        topic: what keeps it apart from others of the event.
        possible: whether both may hold after all.
        why: one sentence.
        position: what the claims say.
        fact: what is known, in words.
        source: where that was looked up.
        claims: at least one.
    """

    topic: str
    possible: bool
    why: str
    position: str
    fact: str
    source: str
    claims: tuple[Spoken, ...]


def against(spoken: Sequence[Spoken], issue: Issue, register: Register) -> Iterator[Against]:
    """What the claims of one event say otherwise than the register's terms of office and the packs' facts."""
    yield from _offices(spoken, register)
    told = [(s, s.facets.parties) for s in spoken if not s.denied]
    for fact, known in _by_issue().get(issue.name, ()):
        same = [s for s, parties in told if not parties.isdisjoint(known.parties)]
        if not same:
            continue
        yield from _days(same, fact, known, issue)
        yield from _initiators(same, fact, known, issue)
        yield from _numbers(same, fact, known)


def _offices(spoken: Sequence[Spoken], register: Register) -> Iterator[Against]:
    found: dict[tuple[str, str], Against] = {}
    for s in spoken:
        for one in misplaced(s.claim, s.facets, register):
            term = one.term
            known = f"{one.holder.name} was {term.office} from {term.since}" + (
                f" to {term.until}" if term.until else ""
            )
            key = (one.called.casefold(), known)
            others = found[key].claims if key in found else ()
            found[key] = Against(
                topic=f"{key[0]} {one.holder.id}", possible=not one.told,
                why=f"the words name “{one.called}”; {known}" + ("" if one.told else "; the report tells no day"),
                position=one.called, fact=known, source="; ".join(source.page for source in term.sources), claims=(*others, s),
            )  # fmt: skip
    yield from found.values()


def _days(same: Sequence[Spoken], fact: ReferenceFact, known: Facets, issue: Issue) -> Iterator[Against]:
    for s in same:
        told, possible = _told(s, fact)
        if (
            told is None
            or fact.since <= told <= fact.until
            or min(abs((told - day).days) for day in (fact.since, fact.until)) > NEAR
        ):
            continue
        undated = s.facets.layer is Layer.NEVER
        if likeness(s.facets, known, issue).score >= (3.5 if undated else 4.0) and _telling(s.facets, known):
            days = _written(fact)
            yield Against(
                topic=f"{fact.id} {told}", possible=possible, why=f"told of {told}; the reference fact {fact.id} has {days}",
                position=told.isoformat(), fact=_words(fact), source=fact.source.page if fact.source else "", claims=(s,),
            )  # fmt: skip


def _initiators(same: Sequence[Spoken], fact: ReferenceFact, known: Facets, issue: Issue) -> Iterator[Against]:
    for s in same:
        begun = {
            link.participant.principal
            for link in s.claim.links
            if link.kind is LinkKind.INSTIGATED_BY and link.participant
        }
        begun -= {None}
        if begun and fact.initiator and not begun & set(fact.initiator) and _may_be(s, fact, known, issue):
            who = ", ".join(sorted(p for p in begun if p))
            yield Against(
                topic=f"{fact.id} begun", possible=s.facets.layer in {Layer.TOLD, Layer.NEVER},
                why=f"said to be begun by {who}; the reference fact {fact.id} has {', '.join(fact.initiator)}",
                position=f"begun by {who}", fact=_words(fact), source=fact.source.page if fact.source else "", claims=(s,),
            )  # fmt: skip


def _numbers(same: Sequence[Spoken], fact: ReferenceFact, known: Facets) -> Iterator[Against]:
    for s in same:
        one = s.facets
        if not (one.name and one.name == known.name and one.number and known.number) or one.number == known.number:
            continue
        day = one.until if one.layer in {Layer.DAY, Layer.VAGUE} else s.told
        if day is not None and 0 <= (day - fact.since).days <= LONG_AGO:
            called = f"“{one.name}” {one.number}"
            yield Against(
                topic=f"{fact.id} {one.number}", possible=True, why=f"named {called}; the reference fact {fact.id} bears {known.number}",
                position=called, fact=_words(fact), source=fact.source.page if fact.source else "", claims=(s,),
            )  # fmt: skip


def _may_be(s: Spoken, fact: ReferenceFact, known: Facets, issue: Issue) -> bool:
    """Whether the claim is of the fact's occurrence; a report that tells no day is held against the last one before it."""
    if s.facets.layer in {Layer.DAY, Layer.VAGUE}:
        return likeness(s.facets, known, issue).enough
    before = s.told is None or fact.until <= s.told
    return (
        before
        and s.facets.actors <= known.actors
        and s.facets.recipients <= known.recipients
        and bool(s.facets.recipients)
    )


def _told(s: Spoken, fact: ReferenceFact) -> tuple[date | None, bool]:
    """The one day that the claim tells, and whether its year is only the fact's."""
    if s.facets.layer is Layer.DAY and s.claim.when is not None:
        return s.facets.since, False
    if s.claim.when is not None:
        return None, False
    step = next(
        (step.detail for step in s.claim.derivation if step.field == "when" and "not resolved" in step.detail), ""
    )
    found = MONTH_DAY.search(step)
    if found is None:
        return None, False
    month, day = found["month"] or found["month2"], int(found["day"] or found["day2"])
    try:
        return date(fact.since.year, list(month_name).index(month), day), True
    except ValueError:
        return None, False


def _telling(one: Facets, known: Facets) -> bool:
    return bool((known.place and known.place in one.named | {one.place}) or (one.name and one.name == known.name))


def _written(fact: ReferenceFact) -> str:
    return fact.since.isoformat() if fact.since == fact.until else f"{fact.since} to {fact.until}"


def _words(fact: ReferenceFact) -> str:
    about = f" “{fact.about.name}{f' {fact.about.number}' if fact.about.number else ''}”" if fact.about else ""
    begun = f", begun by {', '.join(fact.initiator)}" if fact.initiator else ""
    return f"{', '.join(fact.actors)}: {fact.act.value}{about}{f' in {fact.place}' if fact.place else ''}, {_written(fact)}{begun}"


@cache
def _by_issue() -> dict[str, tuple[tuple[ReferenceFact, Facets], ...]]:
    issues = Issues.load()
    found: dict[str, list[tuple[ReferenceFact, Facets]]] = {}
    for fact in facts():
        if fact.verified:
            issue = issues.by_act[fact.act.value][0]
            found.setdefault(issue.name, []).append((fact, _facets(fact, issue, issues)))
    return {name: tuple(known) for name, known in found.items()}


def _facets(fact: ReferenceFact, issue: Issue, issues: Issues) -> Facets:
    about = fact.about
    return Facets(
        issue=issue.name,
        act=fact.act.value,
        actors=frozenset(fact.actors),
        recipients=frozenset(fact.recipients),
        words=frozenset(stems(about.name, issues)) if about else frozenset(),
        name=compared(about.name) if about and about.number else "",
        number=short(about.number or "") if about else "",
        place=compared(fact.place) if fact.place else "",
        named=frozenset(),
        layer=Layer.DAY if fact.since == fact.until else Layer.VAGUE,
        since=fact.since,
        until=fact.until,
        ahead=False,
    )
