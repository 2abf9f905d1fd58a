"""What claims on one event contradict each other in: a rule a kind, each a function of the claims alone."""

from __future__ import annotations

from calendar import month_abbr
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Day  # noqa: N812  # a rule is called date
from itertools import combinations

from foedus.model.disagreement import DisagreementKind as Kind
from foedus.reconcile.counts import Count, counts_of, outdated
from foedus.reconcile.facets import Layer
from foedus.reconcile.issues import Issue, Issues
from foedus.reconcile.likeness import told_to_the_day
from foedus.reconcile.spoken import Spoken

MOST = 12
"""Contradictions of one kind that one event may hold; more would be a flood."""


@dataclass(frozen=True, slots=True)
class Days:
    """Days of an occurrence, inclusive; a bound that is not told is None.

    Attributes:
        since, until: the first and the last.
        by_calendar: whether they are told by the calendar, and not as "the past week".
    """

    since: Day | None
    until: Day | None
    by_calendar: bool = field(compare=False, default=True)

    def apart(self, other: Days) -> bool:
        """Whether no day can be of both."""
        first, last = (
            max(_or(self.since, Day.min), _or(other.since, Day.min)),
            min(_or(self.until, Day.max), _or(other.until, Day.max)),
        )
        return last < first

    def within(self, other: Days) -> bool:
        """Whether every day of this is one of the other."""
        return _or(other.since, Day.min) <= _or(self.since, Day.min) and _or(self.until, Day.max) <= _or(
            other.until, Day.max
        )

    def begins_or_ends_otherwise(self, other: Days) -> bool:
        """Whether both are stretches told to the day, and have another first or another last day."""
        if not (self.to_the_day and other.to_the_day):
            return False
        begun = self.since and other.since and self.since != other.since
        ended = self.until and other.until and self.until != other.until
        return bool(begun or ended)

    @property
    def to_the_day(self) -> bool:
        """Whether a day is told for the beginning or the end of more than a day."""
        if not self.by_calendar:
            return False
        if self.since is None or self.until is None:
            return self.since is not self.until
        return told_to_the_day(self.since, self.until)

    def __str__(self) -> str:
        """As a reader sees it: `2022-10-10 to 2022-10-14`."""
        if self.since == self.until:
            return str(self.since)
        return f"{self.since or '…'} to {self.until or '…'}"


def _or(day: Day | None, otherwise: Day) -> Day:
    return otherwise if day is None else day


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two groups of claims that cannot both hold.

    Attributes:
        kind: what in.
        topic: what keeps it apart from others of its kind on the same event.
        possible: whether both may hold after all.
        why: one sentence.
        sides: position and claims, two of them.
    """

    kind: Kind
    topic: str
    possible: bool
    why: str
    sides: tuple[tuple[str, tuple[Spoken, ...]], ...]


def contradictions(spoken: Sequence[Spoken], issue: Issue, issues: Issues) -> Iterator[Contradiction]:
    """All of one event, kind by kind, `MOST` of a kind."""
    for rule in RULES:
        found = list(rule(spoken, issue))
        yield from found[:MOST]
    yield from list(number(spoken, issue, issues))[:MOST]


def fact(spoken: Sequence[Spoken], issue: Issue) -> Iterator[Contradiction]:
    """Done or to come against not done; or two positions that exclude each other."""
    for position, same in _by_position(spoken).items():
        says = [s for s in same if s.asserted or s.planned]
        denies = [s for s in same if s.denied]
        denies = [s for s in denies if not all(map(s.came_before, says))]
        if issue.mutual and issue.often:
            says, denies = _of_one_side(says, denies)
        if says and denies:
            why = f"one says {position}, the other says not {position}"
            yield Contradiction(
                kind=Kind.FACT, topic=position, possible=False, why=why,
                sides=((position, tuple(says)), (f"not {position}", tuple(denies))),
            )  # fmt: skip
    yield from _positions(spoken, issue.exclusive, Kind.FACT, "cannot both hold")


def _of_one_side(says: Sequence[Spoken], denies: Sequence[Spoken]) -> tuple[list[Spoken], list[Spoken]]:
    """Those that speak of what the same actors did: that one side did not fire is no denial of the fight."""
    says_of, denied_of = {s.facets.actors for s in says}, {s.facets.actors for s in denies}
    both = says_of & denied_of
    return [s for s in says if s.facets.actors in both], [s for s in denies if s.facets.actors in both]


def act(spoken: Sequence[Spoken], issue: Issue) -> Iterator[Contradiction]:
    """Two names for what was done."""
    yield from _positions(spoken, issue.rival, Kind.ACT, "name the act differently")


def plan(planned: Sequence[Spoken], ended: Sequence[Spoken], issue: Issue, issues: Issues) -> Iterator[Contradiction]:
    """Announced, then cancelled.

    Args:
        planned: claims of what was to be.
        ended: claims of its cancellation.
        issue: that of the cancellation.
        issues: all of them.
    """
    says, cancels = tuple(s for s in planned if s.planned), tuple(s for s in ended if s.asserted)
    if says and cancels:
        what = cancels[0].position
        yield Contradiction(
            kind=Kind.PLAN, topic=f"planned/{what}", possible=False, why=f"announced, and {what}",
            sides=(("planned", says), (what, cancels)),
        )  # fmt: skip
    undone = {issue.undone} | (issues.named(issue.undoes).single if issue.undoes else frozenset())
    held = tuple(s for s in planned if s.asserted and s.position in undone)
    if held and cancels:
        yield Contradiction(
            kind=Kind.FACT, topic=f"held/{cancels[0].position}", possible=False,
            why=f"told as {held[0].position}, and as {cancels[0].position}",
            sides=((held[0].position, held), (cancels[0].position, cancels)),
        )  # fmt: skip


def _positions(
    spoken: Sequence[Spoken], pairs: Iterable[frozenset[str]], kind: Kind, words: str
) -> Iterator[Contradiction]:
    told = _by_position(s for s in spoken if s.asserted)
    for pair in sorted(map(sorted, pairs)):
        one, other = pair
        if told.get(one) and told.get(other):
            yield Contradiction(
                kind=kind, topic=f"{one}/{other}", possible=False, why=f"“{one}” and “{other}” {words}",
                sides=((one, tuple(told[one])), (other, tuple(told[other]))),
            )  # fmt: skip


def blame(spoken: Sequence[Spoken], issue: Issue) -> Iterator[Contradiction]:
    """Each side is told to have acted against the other."""
    if not (issue.mutual and issue.often):
        return
    directed: dict[tuple[str, str], list[Spoken]] = defaultdict(list)
    # a party without a code is whoever the words call so, and may be the other one
    parties = sorted(
        min(s.facets.actors)
        for s in spoken
        if s.asserted and len(s.facets.actors) == 1 and min(s.facets.actors).isupper()
    )
    for s in spoken:
        if s.asserted and len(s.facets.actors) == 1 and s.facets.layer is not Layer.VAGUE:
            attacker = min(s.facets.actors)
            if attacker not in parties:
                continue
            attacked = s.facets.recipients & set(parties) or (
                {p for p in parties if p != attacker} if not s.facets.recipients else set()
            )
            if len(attacked) == 1:
                directed[attacker, min(attacked)].append(s)
    for one, other in sorted(directed):
        if one < other and not _one_mouth(directed[one, other], directed.get((other, one), ())):
            yield Contradiction(
                kind=Kind.BLAME, topic=f"{one}/{other}", possible=False, why=f"{one} and {other} are each told to have begun",
                sides=((f"{one} against {other}", tuple(directed[one, other])), (f"{other} against {one}", tuple(directed[other, one]))),
            )  # fmt: skip


def who(spoken: Sequence[Spoken], issue: Issue) -> Iterator[Contradiction]:
    """Different actors for one act that only one of them can have done."""
    told: dict[tuple[str, str], dict[frozenset[str], list[Spoken]]] = defaultdict(lambda: defaultdict(list))
    for s in spoken:
        if s.asserted and s.facets.actors and (not issue.mutual or s.position in issue.single):
            told[s.facets.act, s.position][s.facets.actors].append(s)
    for (name, position), by_actors in sorted(told.items()):
        for one, other in combinations(sorted(by_actors, key=sorted), 2):
            apart = not one & other and not _meet(by_actors[one], by_actors[other])
            if apart and not _one_mouth(by_actors[one], by_actors[other]):
                first, second = ", ".join(sorted(one)), ", ".join(sorted(other))
                yield Contradiction(
                    kind=Kind.WHO, topic=f"{name} {first}/{second}", possible=False, why=f"{position}: by {first}, or by {second}",
                    sides=((first, tuple(by_actors[one])), (second, tuple(by_actors[other]))),
                )  # fmt: skip


def date(spoken: Sequence[Spoken], issue: Issue) -> Iterator[Contradiction]:
    """Days that do not meet, and stretches told to the day that begin or end otherwise."""
    if issue.standing:
        return
    by_days: dict[tuple[str, Days], list[Spoken]] = defaultdict(list)
    for s in spoken:
        days = _days(s) if s.asserted or s.planned else None
        if days:
            by_days[s.position, days].append(s)
    for one, other in combinations(sorted(by_days, key=lambda key: (key[0], str(key[1]))), 2):
        stretches = not issue.often and one[1].begins_or_ends_otherwise(other[1])
        if one[0] == other[0] and (one[1].apart(other[1]) or stretches):
            within = one[1].within(other[1]) or other[1].within(one[1])
            yield Contradiction(
                kind=Kind.DATE, topic=f"{one[0]} {one[1]}/{other[1]}", possible=within, why=f"{one[0]}: {one[1]}, or {other[1]}",
                sides=((str(one[1]), tuple(by_days[one])), (str(other[1]), tuple(by_days[other]))),
            )  # fmt: skip


def name(spoken: Sequence[Spoken], _issue: Issue) -> Iterator[Contradiction]:
    """One thing under two numbers of one name."""
    named: dict[str, dict[str, list[Spoken]]] = defaultdict(lambda: defaultdict(list))
    for s in spoken:
        if s.facets.name and s.facets.number:
            named[s.facets.name][s.facets.number].append(s)
    for base, numbers in sorted(named.items()):
        for one, other in combinations(sorted(numbers), 2):
            yield Contradiction(
                kind=Kind.NUMBER, topic=f"{base} {one}/{other}", possible=True, why=f"“{base}” is numbered {one} and {other}",
                sides=((f"{base} {one}", tuple(numbers[one])), (f"{base} {other}", tuple(numbers[other]))),
            )  # fmt: skip


RULES: tuple[Callable[[Sequence[Spoken], Issue], Iterator[Contradiction]], ...] = (fact, act, blame, who, date, name)


def number(spoken: Sequence[Spoken], issue: Issue, issues: Issues) -> Iterator[Contradiction]:
    """Counts of one thing that do not meet; a later higher count of what still grows is no contradiction."""
    by_measure: dict[str, list[tuple[Count, Spoken]]] = defaultdict(list)
    for s in spoken:
        counts = [
            replace(count, measure=issues.alike.get(count.measure, count.measure)) for count in counts_of(s.claim)
        ]
        for count in counts:
            # several counts of one measure are parts of a whole that the sentence does not tell apart for us
            if sum(other.measure == count.measure for other in counts) == 1:
                by_measure[count.measure].append((count, s))
    for measure, counted in sorted(by_measure.items()):
        if issue.standing and measure in issues.running:
            continue
        yield from _counts(measure, counted, running=measure in issues.running)


def _meet(one: Sequence[Spoken], other: Sequence[Spoken]) -> bool:
    """Whether the actor of the one is a party of the other: both do it together."""
    return any(a.facets.actors & b.facets.parties or b.facets.actors & a.facets.parties for a in one for b in other)


def _counts(measure: str, counted: Sequence[tuple[Count, Spoken]], *, running: bool) -> Iterator[Contradiction]:
    by_value: dict[Count, list[Spoken]] = defaultdict(list)
    for count, s in counted:
        by_value[count].append(s)
    for one, other in combinations(sorted(by_value), 2):
        if one.near(other):
            continue
        low = [a for a in by_value[one] if not running or not all(outdated(a.told, b.told) for b in by_value[other])]
        if not low or _other_parties(by_value[one], by_value[other]):
            continue
        possible = one.bounded or other.bounded or not _close(by_value[one], by_value[other])
        yield Contradiction(
            kind=Kind.NUMBER, topic=f"{measure} {one}/{other}", possible=possible,
            why=f"{measure}: {one} and {other}" + ("; the two may not count the same" if possible else ""),
            sides=((f"{one} {measure}", tuple(low)), (f"{other} {measure}", tuple(by_value[other]))),
        )  # fmt: skip


def _one_mouth(one: Sequence[Spoken], other: Sequence[Spoken]) -> bool:
    """Whether nobody else tells the one side than the other: a fight told as it went, blow and answer."""
    return not other or {s.mouth for s in one} == {s.mouth for s in other}


def _other_parties(one: Sequence[Spoken], other: Sequence[Spoken]) -> bool:
    """Whether the counts are told of other sides: the killed of one side and those of both."""
    return not any(a.facets.recipients == b.facets.recipients for a in one for b in other)


def _close(one: Sequence[Spoken], other: Sequence[Spoken]) -> bool:
    """Whether some claims of both sides were told within a month."""
    return any(a.told and b.told and abs((a.told - b.told).days) <= 31 for a in one for b in other)


def _by_position(spoken: Iterable[Spoken]) -> dict[str, list[Spoken]]:
    told: dict[str, list[Spoken]] = defaultdict(list)
    for s in spoken:
        told[s.position].append(s)
    return dict(sorted(told.items()))


def _days(s: Spoken) -> Days | None:
    """The days that the claim is of; None where neither the claim nor its context tells them."""
    when = s.claim.when
    by_calendar = when is None or when.source is None or any(month in when.source.quote for month in month_abbr[1:])
    if s.facets.layer in {Layer.DAY, Layer.VAGUE}:
        return Days(s.facets.since, s.facets.until, by_calendar=by_calendar)
    return (
        Days(when.start, when.end, by_calendar=by_calendar)
        if when and (when.start or when.end) and by_calendar
        else None
    )
