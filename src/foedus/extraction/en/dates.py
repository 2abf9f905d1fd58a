"""Dates of English text as intervals: where they stand, what ties them to the act, and how the days follow."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from foedus.extraction.en.dating import apart, days, relative, years
from foedus.extraction.en.dating.periods import Period
from foedus.extraction.en.dating.rule import Anchor, DateRelation, Hit, Reading, Rule
from foedus.extraction.en.dating.ties import bounds, modifies, moved, speaks_of_future, tie_before
from foedus.extraction.en.dating.told import Anchors, Told
from foedus.extraction.en.dating.words import Words, may_hold_date
from foedus.model.citation import Quotation, Span
from foedus.model.when import Precision, When

__all__ = ["DateMention", "DateRelation", "Told", "find_dates", "opening_date", "told_by"]

_RULES: tuple[Rule, ...] = (*days.RULES, *years.RULES, *apart.RULES, *relative.RULES)
# Lets a rule tell whether words are a date where the day they count from is not known; its days are thrown away.
_STAND_IN = date(2000, 6, 15)
_UNRESOLVED = "not resolved, the day it counts from is not known"
# Dates of the report that a later one may count from.
_REMEMBERED = 20
# A date that begins after fewer words opens its sentence: "In 2014", "The year 2009", "Back in 2014".
_OPENING_WORDS = 3
# Signs that may stand between the date that opens a chronicle's entry and the entry.
_OPENING_SIGNS = ".:,—–-|)"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date as the text has it.

    Attributes:
        span: the words, qualifying and tying ones included ("at the end of", "since"); plain "in" and "on" are not.
        when: the days, both inclusive. Both are None where the words set no bound ("for several years") or where
            they cannot be resolved without inventing: a date without a year, or one told from another day, in a text
            whose publication or context is not known. The derivation says which.
        relation: what ties the date to the act. `SINCE` and `AFTER` have no end, `UNTIL` and `BEFORE` no start, and
            then the precision is `open`.
        told: whether the words tell of that day, so that what follows can count from it: neither a term nor an aim
            ("until May", "targets for 2030"), nor the year of something named ("the 1992 treaty").
        frames: whether a later date without a year is in the year of this one: told to the month or the day, or
            opening its sentence ("In 2014 …"); "founded in 1949" passes by.
        anchored: `absolute`, `publication`, `context`, or `nothing` where the day to count from is not known.
    """

    span: Span
    when: When
    relation: DateRelation
    anchored: str
    told: bool = False
    frames: bool = False


def find_dates(
    text: str,
    within: Span,
    *,
    published_on: date | None,
    context: date | None = None,
    told: Sequence[Told] = (),
    spoken: str = Anchor.PUBLICATION.value,
) -> list[DateMention]:
    """The dates told inside `within`, in order, none overlapping another.

    Words outside `within` play no part. Vague words ("now", "recently") are no dates, nor are years inside names.

    Args:
        text: the report's text.
        within: where to look; usually a sentence.
        published_on: the day of speaking, from which "yesterday", "last week" and "on Friday" count; in a chronicle
            the day of the entry. A date without a year is the latest one up to it, or the next one where the clause
            speaks of the future.
        context: the day that the surrounding text is about: from it count "three days later", "the same day",
            "that year", and, before `published_on`, a date without a year (the nearest one).
        told: what the sentences before tell, latest last; it comes before `context`.
        spoken: what the day of speaking is, for derivations.

    Returns:
        The mentions; their derivations name the anchor that was used.
    """
    segment = text[within.start : within.end]
    if not may_hold_date(segment):
        return []
    words = Words(segment)
    anchors = Anchors(published_on, context, deque(told, maxlen=_REMEMBERED))
    mentions: list[DateMention] = []
    for one in _longest(list(_candidates(words, anchors))):
        hit = _anchored(one.rule, one.hit.match, words, anchors)  # anew: the sentence itself may have told the day
        reading = _read(one.rule, hit) if one.reading else None
        if reading is None:
            continue
        mention = _mention(hit, reading, text, within.start, spoken)
        mentions.append(mention)
        if mention.told:
            anchors.told.append(told_by(mention))
    return mentions


def told_by(mention: DateMention, back: int = 0) -> Told:
    """What a mention that is `told` lets later words count from, `back` sentences later.

    Raises:
        ValueError: the mention sets no bounds to count from.
    """
    when = mention.when
    if when.start is None or when.end is None:
        raise ValueError(f"{mention.span} tells no days to count from; ask for mentions that are `told`")
    period = Period(first=when.start, last=when.end, precision=when.precision)
    return Told(period, frames=mention.frames, back=back)


def opening_date(text: str, within: Span) -> DateMention | None:
    """The day that opens an entry of a chronicle ("2022-01-27. ...", "24 November 2022: ..."); None where none does."""
    head = text[within.start : within.end]
    lead = len(head) - len(head.lstrip())
    for mention in find_dates(text, Span(within.start, min(within.end, within.start + lead + 40)), published_on=None):
        opens = mention.span.start == within.start + lead and mention.when.precision is Precision.DAY
        follows = text[mention.span.end : within.end].lstrip(" ")[:1]
        single = mention.when.start is not None and mention.when.start == mention.when.end
        return mention if opens and single and follows and follows in _OPENING_SIGNS else None
    return None


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A hit with its reading; None for a name that only looks like a date."""

    rule: Rule
    hit: Hit
    order: int
    reading: Reading | None

    @property
    def first(self) -> int:
        return self.hit.match.start()

    @property
    def last(self) -> int:
        return self.hit.match.end()


def _candidates(words: Words, anchors: Anchors) -> Iterator[_Candidate]:
    for order, rule in _fitting(words.present):
        for match in rule.pattern.finditer(words.classes):
            hit = _anchored(rule, match, words, anchors)
            if rule.need is Anchor.NOTHING:
                yield _Candidate(rule, hit, order, None)
                continue
            reading = _read(rule, hit)
            if reading:
                yield _Candidate(rule, hit, order, reading)


@lru_cache(maxsize=10_000)
def _fitting(present: int) -> tuple[tuple[int, Rule], ...]:
    """The rules, each with its place, whose words a segment with these classes may hold."""
    return tuple((order, rule) for order, rule in enumerate(_RULES) if rule.may_fit(present))


def _anchored(rule: Rule, match: re.Match[str], words: Words, anchors: Anchors) -> Hit:
    """The hit with the day it counts from; its anchor is `nothing` where that day is not known."""
    start, end = words.words[match.start()].start, words.words[match.end() - 1].end

    def future() -> bool:
        return speaks_of_future(words.segment, start, end)

    anchor, day, base = anchors.of(rule.need_of(match, words), match, words, future)
    return Hit(words, match, anchor if day or anchor is Anchor.ABSOLUTE else Anchor.NOTHING, day, future, base)


def _read(rule: Rule, hit: Hit) -> Reading | None:
    """What the rule reads; where the day to count from is missing, a stand-in shows whether it is a date at all."""
    told = replace(hit, day=hit.day or _STAND_IN, anchor=Anchor.CONTEXT) if hit.anchor is Anchor.NOTHING else hit
    try:
        reading = rule.read(told)
    except (ValueError, OverflowError):  # no calendar has such a day: 31 November, 3000 years ago
        return None
    if reading and reading.period and hit.anchor is Anchor.NOTHING:
        return Reading(period=None, how=_UNRESOLVED, relation=reading.relation)
    return reading


def _longest(candidates: list[_Candidate]) -> list[_Candidate]:
    """The candidates that hold their place: the longer one, then the earlier rule; in order of the text."""
    kept: list[_Candidate] = []
    taken: set[int] = set()
    for one in sorted(candidates, key=lambda c: (c.first - c.last, c.order, c.first)):
        if taken.isdisjoint(range(one.first, one.last)):
            kept.append(one)
            taken.update(range(one.first, one.last))
    return sorted(kept, key=lambda c: c.first)


def _mention(hit: Hit, reading: Reading, text: str, offset: int, spoken: str) -> DateMention:
    opens, closes = hit.match.span()
    period, first, how = moved(hit.words, opens, reading)
    tie, first = tie_before(hit.words, first, closes, future=hit.future)
    if tie is DateRelation.BEFORE and hit.text("edge") in {"end", "close"}:
        tie = DateRelation.UNTIL  # "before the end of the year" is up to its last day
    # "Since last week" narrows what "last week" says; a tie that the words themselves state stays.
    relation = tie if reading.relation is None or tie is not DateRelation.ON else reading.relation
    start, end = bounds(period, relation)
    precision = period.precision if period and start and end else Precision.OPEN
    span = Span(offset + hit.words.words[first].start, offset + hit.words.words[closes - 1].end)
    source = Quotation.cut(text, span)
    derivation = f'"{" ".join(source.quote.split())}": {how}{_told_from(hit, spoken)}'
    when = When(start=start, end=end, precision=precision, source=source, derivation=derivation)
    aim = hit.words.class_is(opens - 1, "for") or modifies(hit.words, opens, closes)
    tells = start is not None and end is not None and not aim
    coarse = precision in {Precision.YEAR, Precision.SEASON}
    frames = hit.anchor in {Anchor.ABSOLUTE, Anchor.CONTEXT} and (not coarse or opens < _OPENING_WORDS)
    return DateMention(
        span=span, when=when, relation=relation, anchored=hit.anchor.value, told=tells, frames=tells and frames
    )


def _told_from(hit: Hit, spoken: str) -> str:
    if hit.base is not None:
        return f" {hit.base.name} (told before)"
    anchor = spoken if hit.anchor is Anchor.PUBLICATION else hit.anchor.value
    return f" {hit.day.isoformat()} ({anchor})" if hit.day else ""
