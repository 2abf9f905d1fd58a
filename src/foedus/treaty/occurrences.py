"""What else is told: acts by party and day, so that a condition is looked up and never searched for.

A condition of a norm asks for one pattern. What the record tells of it is sorted once, under the party that must have done
it; each day then answers by bisection, so that judging grows with what is judged alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate, islice, product

from foedus.model.finding import Truth
from foedus.treaty.conduct import Conduct
from foedus.treaty.days import Day, Span
from foedus.treaty.format import Kind, Pattern
from foedus.treaty.pack import Pack
from foedus.treaty.patterns import keys, keys_of, matches, told_as

SHOWN = 3
"""Occurrences that are cited."""
KEPT = SHOWN + 1
"""Occurrences that are kept of one day: those that are cited, and the judged act itself, which never is."""
SHORT = timedelta(31)
"""Up to this length an occurrence is looked for near the day; longer ones stand apart, lest all be looked through for them."""
LATER = timedelta(30)
"""Days after a window within which a report that tells no day is taken to speak perhaps of it."""


@dataclass(frozen=True, slots=True)
class Last:
    """When the last of several occurrences was, both inclusive; from the first day of all where it may have been none."""

    at_soonest: date
    at_latest: date


@dataclass(frozen=True, slots=True)
class Window:
    """Days within which something is looked for, both inclusive: `sure` on any day of the judged act, `wide` on some day of it."""

    sure: tuple[date, date]
    wide: tuple[date, date]

    @classmethod
    def around(cls, span: Span, before: timedelta | None, after: timedelta | None) -> Window:
        """From so long before the act to so long after it; None without end."""
        start, end = span.start or date.min, span.end or date.max
        return cls(
            sure=(_shift(end, before, -1), _shift(start, after, 1)),
            wide=(_shift(start, before, -1), _shift(end, after, 1)),
        )

    def before(self, day: date | None) -> Window:
        """The same, as far as it lies before the day; of none that is known, nothing surely does."""
        end = (day or date.min) - timedelta(1) if day and day > date.min else date.min
        return Window(sure=(self.sure[0], min(self.sure[1], end)), wide=(self.wide[0], min(self.wide[1], end)))

    def after(self, last: Last) -> Window:
        """The same, as far as it lies after the last of something; what is of that day itself only may."""
        next_day = min(last.at_latest, date.max - timedelta(1)) + timedelta(1)
        return Window(
            sure=(max(self.sure[0], next_day), self.sure[1]), wide=(max(self.wide[0], last.at_soonest), self.wide[1])
        )

    def until(self, day: Day) -> Window:
        """The same, through that day."""
        return Window(
            sure=(self.sure[0], min(self.sure[1], day.first)), wide=(self.wide[0], min(self.wide[1], day.last))
        )


def _shift(day: date, by: timedelta | None, sign: int) -> date:
    far = date.min if sign < 0 else date.max
    if by is None or day == far:
        return far
    try:
        return day + sign * by
    except OverflowError:
        return far


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether something is told to lie in a window, what tells it, and in what way; `told` is False where nothing is told."""

    truth: Truth
    by: tuple[Conduct, ...] = ()
    told: bool = True
    why: str = "told"


NOTHING = Answer(Truth.NO, told=False)


Days = tuple[date, date]
"""First and last, both inclusive."""


@dataclass(slots=True)
class _Days:
    """Occurrences of one kind by one party: by span where a day is told, else by the day on which they were told.

    Attributes:
        spans: what is told of each.
        short, long: spans up to and beyond `SHORT`, by their first day; `lasting` those without an end.
        reached: the latest last day of a long span and all before it.
        undated: those of which nobody tells the day.
    """

    spans: dict[Days, list[Conduct]] = field(default_factory=dict)
    short: list[Days] = field(default_factory=list)
    long: list[Days] = field(default_factory=list)
    lasting: list[Days] = field(default_factory=list)
    reached: list[date] = field(default_factory=list)
    undated: list[tuple[date, Conduct]] = field(default_factory=list)

    def put(self, conduct: Conduct) -> None:
        if conduct.span is None:
            if conduct.told_on:
                self.undated.append((conduct.told_on, conduct))
            return
        self.spans.setdefault((conduct.span.start or date.min, conduct.span.end or date.max), []).append(conduct)

    def sort(self) -> None:
        for span in sorted(self.spans):
            self.spans[span] = _few(self.spans[span])
            if span[1] == date.max:
                self.lasting.append(span)
            else:
                (self.short if span[1] - span[0] <= SHORT else self.long).append(span)
        self.reached = list(accumulate((last for _, last in self.long), max))
        self.undated.sort(key=lambda one: (one[0], one[1].id))

    def within(self, first: date, last: date) -> Iterator[Days]:
        """The spans that lie on these days whole, those of each length by their first day."""
        for spans in (self.short, self.long, self.lasting if last == date.max else []):
            for at in range(bisect_left(spans, (first, date.min)), len(spans)):
                if spans[at][0] > last:
                    break
                if spans[at][1] <= last:
                    yield spans[at]

    def near(self, first: date, last: date) -> Iterator[Days]:
        """The spans that share a day with these, those of each length latest first."""
        start = first - SHORT if first - date.min > SHORT else date.min
        for at in range(_through(self.short, last) - 1, bisect_left(self.short, (start, date.min)) - 1, -1):
            if self.short[at][1] >= first:
                yield self.short[at]
        for at in range(_through(self.long, last) - 1, -1, -1):
            if self.reached[at] < first:
                break
            if self.long[at][1] >= first:
                yield self.long[at]
        yield from (self.lasting[at] for at in range(_through(self.lasting, last) - 1, -1, -1))

    def untold(self, first: date, last: date) -> Iterable[Conduct]:
        """Those without a day that were told on these days or soon after."""
        after = last + LATER if date.max - last > LATER else date.max
        at = bisect_left(self.undated, first, key=lambda one: one[0])
        for told_on, conduct in self.undated[at:]:
            if told_on > after:
                break
            yield conduct


def _through(spans: Sequence[Days], last: date) -> int:
    """How many of them begin on the day at the latest."""
    return bisect_right(spans, (last, date.max))


def _few(conducts: Iterable[Conduct]) -> list[Conduct]:
    """The same few in whatever order they are told: of some occurrences two tellings each, so that one stays where one is judged.

    Those that tell who did it to whom go before those that blame nobody.
    """
    by_occurrence: dict[str, list[Conduct]] = {}
    for one in sorted(conducts, key=lambda one: (one.mutual, one.occurrence, one.id)):
        by_occurrence.setdefault(one.occurrence, []).append(one)
    return [one for same in list(by_occurrence.values())[:KEPT] for one in same[:2]]


Pair = tuple[str, str]
"""Who does it and to whom; `ANYBODY` for whoever."""
ANYBODY = ""


def _pairs(conduct: Conduct) -> set[Pair]:
    """Who does it to whom, as told; of a mutual act each to each other, and of one that nobody is told to suffer none to any."""
    if conduct.recipients:
        return set(product((ANYBODY, *conduct.actors), (ANYBODY, *conduct.recipients)))
    others = conduct.actors if conduct.mutual else ()
    pairs = product((ANYBODY, *conduct.actors), (ANYBODY, *others))
    return {(by, to) for by, to in pairs if by != to or by == ANYBODY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is looked for.

    Attributes:
        match: what it is.
        by, to: principals one of which must be among its actors and among those it is done to; `ANYBODY` for whoever it is.
        admits: whether an occurrence counts that one of these does to the other, whatever its day.
        undated: whether those may count of which nobody tells the day.
    """

    match: Pattern
    by: Sequence[str]
    to: Sequence[str]
    admits: Callable[[Conduct, Pair], bool]
    undated: bool = True


class Occurrences:
    """All that is told of acts, for one pack."""

    def __init__(self, pack: Pack, conducts: Iterable[Conduct]) -> None:
        self._pack = pack
        self._by_key: dict[str, list[Conduct]] = defaultdict(list)
        for conduct in conducts:
            for key in keys_of(conduct):
                self._by_key[key].append(conduct)
        self._sorted: dict[tuple[Pattern, bool], Mapping[Pair, _Days]] = {}

    def answer(self, asked: Asked, window: Window) -> Answer:
        """Whether such an occurrence is told to lie in the window; unknown where one voice tells it and another denies it."""
        found = self._look(asked, window, denied=asked.match.denied)
        if found.truth is Truth.YES and not asked.match.denied:
            against = self._look(asked, window, denied=True)
            if against.truth is Truth.YES:
                return Answer(Truth.UNKNOWN, (*found.by, *against.by), why="told by some and denied by others")
        return found

    def denial(self, asked: Asked, window: Window) -> Answer:
        """Whether somebody says of such an occurrence in the window that there was none."""
        return self._look(asked, window, denied=True)

    def latest(self, asked: Asked, window: Window) -> Last | None:
        """Between which days the last of such occurrences in the window lies; None where none is told."""
        days = self._days(asked.match, denied=asked.match.denied)
        spans = [
            span
            for pair in product(asked.by, asked.to)
            if pair in days
            for span in days[pair].near(*window.wide)
            if any(asked.admits(one, pair) for one in days[pair].spans[span])
        ]
        if not spans:
            return None
        sure = [first for first, last in spans if window.sure[0] <= first and last <= window.sure[1]]
        return Last(max(sure, default=date.min), max(min(last, window.wide[1]) for _, last in spans))

    def _look(self, asked: Asked, window: Window, *, denied: bool) -> Answer:
        days = self._days(asked.match, denied=denied)
        places = [(pair, days[pair]) for pair in product(asked.by, asked.to) if pair in days]
        for pair, place in places:
            for span in place.within(*window.sure):
                there = [one for one in place.spans[span] if asked.admits(one, pair)]
                if there:
                    return Answer(Truth.YES, _cited(there))
        perhaps = _cited(islice(self._perhaps(asked, window, places), SHOWN))
        if not perhaps:
            return NOTHING
        dated = any(one.span for one in perhaps)
        why = "told, but perhaps not of these days" if dated else "told, but not of which day"
        return Answer(Truth.UNKNOWN, perhaps, why=why)

    def _perhaps(self, asked: Asked, window: Window, places: Iterable[tuple[Pair, _Days]]) -> Iterator[Conduct]:
        """What may lie in the window: what shares a day with it, then what nobody dates."""
        for pair, place in places:
            for span in place.near(*window.wide):
                yield from (one for one in place.spans[span] if asked.admits(one, pair))
        for pair, place in places if asked.undated else ():
            yield from (one for one in place.untold(*window.wide) if asked.admits(one, pair))

    def _days(self, match: Pattern, *, denied: bool) -> Mapping[Pair, _Days]:
        if (match, denied) not in self._sorted:
            self._sorted[match, denied] = self._sort(match.model_copy(update={"denied": denied}))
        return self._sorted[match, denied]

    def _sort(self, asked: Pattern) -> Mapping[Pair, _Days]:
        found: dict[Pair, _Days] = defaultdict(_Days)
        for conduct in self._meant(asked):
            for pair in _pairs(conduct):
                found[pair].put(conduct)
        for days in found.values():
            days.sort()
        return dict(found)

    def _meant(self, pattern: Pattern) -> Iterable[Conduct]:
        candidates = {one.id: one for key in sorted(keys([pattern])) for one in self._by_key.get(key, ())}
        return (one for one in candidates.values() if told_as(pattern, one) and matches(pattern, one))

    def is_member(self, principal: str, conduct: Conduct) -> bool:
        """Whether the principal may have been a member when the act was done; at any time, where no day is told."""
        if conduct.span is None:
            return any(one.state == principal for one in self._pack.members)
        return self._pack.kind_of(principal, conduct.span)[Kind.MEMBER] is not Truth.NO


def _cited(conducts: Iterable[Conduct]) -> tuple[Conduct, ...]:
    """One telling of each occurrence, a few."""
    first: dict[str, Conduct] = {}
    for one in conducts:
        first.setdefault(one.occurrence, one)
    return tuple(first.values())[:SHOWN]
