"""Whether the conditions of a norm hold for one act: yes, no or unknown, and by what."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from foedus.model.finding import TraceStep, Truth
from foedus.treaty.conduct import Conduct
from foedus.treaty.days import Span
from foedus.treaty.format import Condition, Deadline, Exemption, Pattern, Reparation, Told
from foedus.treaty.occurrences import ANYBODY, NOTHING, Answer, Asked, Occurrences, Pair, Window
from foedus.treaty.pack import Pack
from foedus.treaty.patterns import matches

SEPARATOR = "/"
DAY = timedelta(1)
NOT_FIRST = "told, but not who began"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One act of one bearer towards one counterparty, on the days on which it is judged."""

    conduct: Conduct
    bearer: str
    counterparty: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """Looks conditions up in a pack and in what else is told."""

    pack: Pack
    occurrences: Occurrences
    unverified: bool = False

    def of(self, conditions: dict[str, Condition], asking: Asking, part: str) -> Iterator[tuple[str, TraceStep]]:
        """Every condition with what was found, by its name after `part`."""
        for name, condition in conditions.items():
            yield f"{part}{SEPARATOR}{name}", self._condition(condition, asking, f"{part} {name}")

    def exempting(
        self, exemptions: dict[str, Exemption], asking: Asking, part: str = "exemption"
    ) -> Iterator[tuple[str, TraceStep]]:
        """The conditions of exemptions, and of theirs; by the path of names."""
        for name, exemption in exemptions.items():
            here = f"{part}{SEPARATOR}{name}"
            yield from self.of(exemption.conditions, asking, here)
            yield from self.exempting(exemption.exceptions, asking, here)

    def _condition(self, condition: Condition, asking: Asking, part: str) -> TraceStep:
        truth, why, by = self._found(condition, asking)
        return TraceStep(part=part, says=condition.says, truth=truth, why=why, told_by=by, under=condition.under)

    def _found(self, condition: Condition, asking: Asking) -> tuple[Truth, str, tuple[str, ...]]:
        if condition.flag is not None:
            return self._flag(condition, asking)
        if condition.object is not None:
            return _object(condition.object, condition, asking.conduct)
        assert condition.told is not None  # the format holds one of the three
        answer = self._asked(condition.told, asking)
        if condition.unless_told == "holds" and not answer.told:
            against = self.occurrences.denial(
                self._look_for(condition.told, asking), self._window(condition.told, asking)
            )
            if against.truth is Truth.YES:
                return Truth.UNKNOWN, "denied, so that it is not presumed", tuple(one.id for one in against.by)
        return _told(answer, condition)

    def _flag(self, condition: Condition, asking: Asking) -> tuple[Truth, str, tuple[str, ...]]:
        assert condition.flag is not None
        asked = condition.flag
        party = asking.bearer if asked.party == "bearer" else asking.counterparty
        if party is None:
            return Truth.UNKNOWN, "the counterparty is not told", ()
        truth, row = self.pack.flag_of(party, asked.flag, asking.span, unverified=self.unverified)
        known = f"{row.source or 'unverified'}, from {row.since}" if row else f"{party}'s standing on {asking.span}"
        return (truth if asked.holds else ~truth), known, ()

    def _asked(self, told: Told, asking: Asking) -> Answer:
        look_for, window = self._look_for(told, asking), self._window(told, asking)
        if told.days_after != 0 or not matches(told.match, asking.conduct):
            return self.occurrences.answer(look_for, window)
        sooner = self.occurrences.answer(_blaming(look_for, told), window.before(asking.span.start))
        return sooner if sooner.truth is Truth.YES else _in_order(self.occurrences.answer(look_for, window), asking)

    def _window(self, told: Told, asking: Asking) -> Window:
        before, after = (None if days is None else timedelta(days) for days in (told.days_before, told.days_after))
        window = Window.around(asking.span, before, after)
        if told.until is not None:
            window = window.until(told.until)
        if told.since is not None:
            first = self._look_for(Told(match=told.since, by="bearer"), asking, undated=False)
            last = self.occurrences.latest(first, window)
            window = window if last is None else window.after(last)
        return window

    def _look_for(self, told: Told, asking: Asking, *, undated: bool = True) -> Asked:
        """What to look for, with the judged bearer and counterparty in their places."""
        own = asking.conduct
        wanted = tuple(side in {"member", "other member"} for side in (told.by, told.to))

        def admits(other: Conduct, pair: Pair) -> bool:
            if other.id == own.id or (other.occurrence == own.occurrence and not own.mutual):
                return False
            sides = zip(wanted, pair, strict=True)
            return all(self.occurrences.is_member(party, other) for member, party in sides if member)

        return Asked(
            match=told.match,
            by=self._parties(told.by, asking),
            to=self._parties(told.to, asking),
            admits=admits,
            undated=undated,
        )

    def _parties(self, wanted: str, asking: Asking) -> Sequence[str]:
        if wanted == "bearer":
            return (asking.bearer,)
        if wanted == "counterparty":
            return (asking.counterparty,) if asking.counterparty else ()
        if wanted == "organisation":
            return (self.pack.code,)
        if wanted == "anybody":
            return (ANYBODY,)
        states = tuple(dict.fromkeys(one.state for one in self.pack.members))
        return states if wanted == "member" else tuple(state for state in states if state != asking.bearer)

    def deadline(self, deadline: Deadline, asking: Asking) -> TraceStep:
        """Whether the act was done in its time."""
        start, end = asking.span.start or date.min, asking.span.end or date.max
        first, last = (_back(day, deadline) for day in (start, end))
        asked = self._look_for(Told(match=deadline.after, by="bearer"), asking, undated=False)
        long_ago = self.occurrences.answer(asked, Window(sure=(date.min, first), wide=(date.min, last)))
        lately = self.occurrences.answer(asked, Window(sure=(last + DAY, start), wide=(first + DAY, end)))
        met, missed = (long_ago, lately) if deadline.least else (lately, long_ago)
        if met.truth is Truth.YES:
            return _step("deadline", deadline.says, Truth.YES, "told", met)
        if missed.truth is Truth.YES and not met.told:
            return _step("deadline", deadline.says, Truth.NO, "told", missed)
        if met.told or missed.told:
            answer = met if met.told else missed
            return _step("deadline", deadline.says, Truth.UNKNOWN, "it may have been sooner or later", answer)
        late = self.occurrences.answer(asked, _just_after(end, deadline)) if deadline.least else NOTHING
        if late.truth is Truth.YES:
            return _step("deadline", deadline.says, Truth.NO, "told, and only after it", late)
        return _step("deadline", deadline.says, Truth.UNKNOWN, "nobody tells of what it is counted from", NOTHING)

    def repaired(self, reparation: Reparation, asking: Asking) -> TraceStep:
        """Whether the bearer is told to have made the breach good after it; unknown where that may have been before it."""
        start, end = asking.span.start or date.min, asking.span.end or date.max
        window = Window(sure=(end, date.max), wide=(start, date.max))
        looked = [self._look_for(Told(match=one, by="bearer"), asking, undated=False) for one in reparation.by]
        answers = [self.occurrences.answer(one, window) for one in looked]
        for truth, why in ((Truth.YES, "told"), (Truth.UNKNOWN, "told, but not surely after it or by all")):
            for answer in answers:
                if answer.truth is truth:
                    return _step("reparation", reparation.says, truth, why, answer)
        return _step("reparation", reparation.says, Truth.NO, "nobody tells it", NOTHING)


def _blaming(look_for: Asked, told: Told) -> Asked:
    """The same of acts that tell who began: of what several did to each other nobody does, however long before it was."""
    blames = "anybody" not in {told.by, told.to}

    def admits(other: Conduct, pair: Pair) -> bool:
        return not (blames and other.mutual) and look_for.admits(other, pair)

    return replace(look_for, admits=admits, undated=False)


def _in_order(answer: Answer, asking: Asking) -> Answer:
    """The answer for the same kind of act, none of which was surely done before: unknown, since nobody tells who began."""
    if answer.truth is Truth.NO:
        return Answer(Truth.UNKNOWN, (asking.conduct,), why=NOT_FIRST) if asking.conduct.mutual else answer
    return Answer(Truth.UNKNOWN, answer.by, why=NOT_FIRST)


def _object(pattern: Pattern, condition: Condition, conduct: Conduct) -> tuple[Truth, str, tuple[str, ...]]:
    if matches(pattern, conduct):
        return Truth.YES, "so named", (conduct.id,)
    if conduct.name:
        return Truth.NO, f"named “{conduct.name}”", (conduct.id,)
    return _presumed(condition, "what it is about is not told")


def _told(answer: Answer, condition: Condition) -> tuple[Truth, str, tuple[str, ...]]:
    ids = tuple(one.id for one in answer.by)
    if answer.truth is Truth.YES:
        return Truth.YES, "told", ids
    if answer.told:
        return Truth.UNKNOWN, answer.why, ids
    return _presumed(condition, "nobody tells it")


def _presumed(condition: Condition, why: str) -> tuple[Truth, str, tuple[str, ...]]:
    if condition.unless_told == "undetermined":
        return Truth.UNKNOWN, why, ()
    holds = condition.unless_told == "holds"
    return (Truth.YES if holds else Truth.NO), f"{why}; presumed {'to hold' if holds else 'not to hold'}", ()


def _step(part: str, says: str, truth: Truth, why: str, answer: Answer) -> TraceStep:
    return TraceStep(part=part, says=says, truth=truth, why=why, told_by=tuple(one.id for one in answer.by))


def _just_after(day: date, deadline: Deadline) -> Window:
    """The days after it, for as long as should have gone by before it: what is told of them is told of this act, not of another."""
    if day.year + deadline.months // 12 + deadline.days // 365 + 2 > date.max.year:
        return Window(sure=(date.max, date.max), wide=(date.max, date.max))
    days = (day + DAY, _on(day, deadline))
    return Window(sure=days, wide=days)


def _back(day: date, deadline: Deadline) -> date:
    """The latest day from which so long had gone by on this one; counted forward, as notices run."""
    if day - date.min <= timedelta(deadline.days + 31 * (deadline.months + 1)):
        return date.min
    there = day - timedelta(deadline.days + 31 * deadline.months)
    while day.year < date.max.year and _on(there + DAY, deadline) <= day:
        there += DAY
    return there


def _on(day: date, deadline: Deadline) -> date:
    """The day so long after; of a month that has no such day, the last."""
    year, month = divmod(day.year * 12 + day.month - 1 + deadline.months, 12)
    there = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return there + timedelta(deadline.days)
