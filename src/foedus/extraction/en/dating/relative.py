"""Dates told from the day of speaking."""

from __future__ import annotations

import re
from datetime import date, timedelta
from math import ceil

from foedus.extraction.en.dating.parts import PART, part_of
from foedus.extraction.en.dating.periods import Period, around, joined, shifted, single_day, week_of
from foedus.extraction.en.dating.rule import Anchor, DateRelation, Hit, Reading, Rule, rule
from foedus.extraction.en.dating.vocabulary import UNITS, WEEKDAYS
from foedus.model.when import Precision

_PRECISION = {
    "day": Precision.DAY, "week": Precision.WEEK, "fortnight": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR,
    "decade": Precision.YEAR,
}  # fmt: skip
_STEPS = {"last": -1, "previous": -1, "next": 1, "following": 1}
# "A few days ago", "the other day": within the week before.
_FEW_DAYS = 7
# Characters looked at on either side for a verb.
_LONGEST_CLAUSE = 200
# News told so many hours later is still of the day.
_HOURS_OF_TODAY = 12
_PERFECT = re.compile(r"(?i)\b(?:has|have|had|been|['’]ve)\b[^.;:]*$")
_PERFECT_AHEAD = re.compile(r"(?i)[^.;:]{0,70}?\b(?:has|have)\b(?!\s+to\b)")


def count_of(hit: Hit) -> int | None:
    """The number stated; None for "several", "a few" and none at all."""
    if hit.has("some"):
        return 2 if hit.text("some") == "couple" else None
    return hit.number("count") if hit.has("count") else None


def _day_word(hit: Hit) -> Reading:
    day, word = hit.told_from, hit.text("word")
    step = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    if word == "overnight":
        return Reading(period=joined(single_day(shifted(day, "day", -1)), single_day(day)), how="the night up to")
    how = {-1: "the day before", 0: "the day itself", 1: "the day after"}[step]
    return Reading(period=single_day(day + timedelta(days=step)), how=how)


def _beyond(hit: Hit) -> Reading | None:
    """The day before yesterday, the day after tomorrow."""
    step = {"yesterday": -2, "tomorrow": 2}.get(hit.text("word"))
    if step is None or hit.text("unit") != "day":
        return None
    return Reading(period=single_day(shifted(hit.told_from, "day", step)), how=f"{step:+d} days from")


def _night(hit: Hit) -> Reading:
    step = -1 if hit.text("which") == "last" else 0
    how = "the night before" if step else "the day itself"
    return Reading(period=single_day(shifted(hit.told_from, "day", step)), how=how)


def calendar_unit(hit: Hit) -> Reading | None:
    """Whole periods of the calendar, or their part: "last week", "at the end of next month"."""
    text, day = hit.text("unit"), hit.told_from
    unit, which = UNITS[text], hit.text("which") or "this"
    if text.endswith("s") or (unit == "day" and which == "last"):
        return None
    period = part_of(hit, around(shifted(day, unit, _STEPS.get(which, 0)), unit))
    sense = {-1: "before", 0: "of", 1: "after"}[_STEPS.get(which, 0)]
    return Reading(
        period=_clipped(hit, period, day), how=f"the {unit} {sense} that of" if sense != "of" else f"the {unit} of"
    )


def _clipped(hit: Hit, period: Period, day: date) -> Period:
    """What "earlier this year" leaves of the year up to the day of speaking, "later this year" from it."""
    if hit.anchor is not Anchor.PUBLICATION or period.gap(day):
        return period
    if hit.has("earlier"):
        return Period(first=period.first, last=day, precision=period.precision)
    return Period(first=day, last=period.last, precision=period.precision) if hit.has("later") else period


def _before_last(hit: Hit) -> Reading:
    unit = UNITS[hit.text("unit")]
    return Reading(period=around(shifted(hit.told_from, unit, -2), unit), how=f"two {unit}s before that of")


def _hours_ago(hit: Hit) -> Reading:
    return Reading(period=_hours_up_to(hit), how="within the hours up to")


def _hours(hit: Hit) -> Reading:
    return Reading(period=_hours_up_to(hit), how="the hours up to", relation=DateRelation.DURING)


def _hours_up_to(hit: Hit) -> Period:
    """The day of speaking; with the days before it that many hours reach into."""
    hours = (count_of(hit) or 1) if hit.text("unit").startswith("hour") else 1
    day = hit.told_from
    reach = 0 if hours <= _HOURS_OF_TODAY else ceil(hours / 24)
    return Period(first=shifted(day, "day", -reach), last=day, precision=Precision.DAY)


def _half_year_ago(hit: Hit) -> Reading:
    then = shifted(hit.told_from, "month", -6)
    return Reading(period=around(then, "month"), how="the month half a year before")


def _for_nth(hit: Hit) -> Reading:
    """What goes on "for the third day running" began two days before."""
    unit, count = UNITS[hit.text("unit")], hit.number("d1") - 1
    start = single_day(shifted(hit.told_from, unit, -count))
    return Reading(period=start, how=f"{count} {unit}(s) before", relation=DateRelation.SINCE)


def _before_this(hit: Hit) -> Reading:
    """The week before this one, the year after that one."""
    unit, step = UNITS[hit.text("unit")], -1 if hit.text("way") == "before" else 1
    sense = "before" if step < 0 else "after"
    return Reading(period=around(shifted(hit.told_from, unit, step), unit), how=f"the {unit} {sense} that of")


def _from_now(hit: Hit) -> Reading | None:
    unit, count = UNITS[hit.text("unit")], count_of(hit)
    if count is None:
        return Reading(period=single_day(hit.told_from), how="an unstated time from", relation=DateRelation.AFTER)
    return Reading(period=around(shifted(hit.told_from, unit, count), unit), how=f"{count} {unit}(s) from")


def _ago(hit: Hit) -> Reading:
    unit, day, count = UNITS[hit.text("unit")], hit.told_from, count_of(hit)
    if count is None:
        if unit == "day":
            return Reading(period=_week_up_to(day), how="within the week before")
        return Reading(period=None, how="an unstated time before")
    then = shifted(day, unit, -count)
    if hit.has("than"):
        how = f"more than {count} {unit}(s) before"
        return Reading(period=single_day(then), how=how, relation=DateRelation.BEFORE)
    return Reading(period=around(then, unit), how=f"the {unit} {count} {unit}(s) before")


def _week_up_to(day: date) -> Period:
    return Period(first=shifted(day, "day", -_FEW_DAYS), last=shifted(day, "day", -1), precision=Precision.WEEK)


def _other_day(hit: Hit) -> Reading | None:
    return (
        Reading(period=_week_up_to(hit.told_from), how="within the week before") if hit.text("unit") == "day" else None
    )


def _rolling(hit: Hit) -> Reading | None:
    """A stretch that ends or begins with the day of speaking: "over the past two years", "in the next ten days"."""
    text, day, count = hit.text("unit"), hit.told_from, count_of(hit)
    unit, ahead = UNITS[text], hit.text("which") in {"next", "coming"}
    if count is None and (hit.has("some") or text.endswith("s")):
        if ahead:
            return Reading(period=single_day(day), how="an unstated time from", relation=DateRelation.SINCE)
        if unit == "day":
            return Reading(period=_week_up_to(day), how="within the week before")
        return Reading(period=None, how="an unstated time up to", relation=DateRelation.DURING)
    count = count or 1
    then = shifted(day, unit, count if ahead else -count)
    how = f"{count} {unit}(s) {'from' if ahead else 'up to'}"
    period = Period(first=min(day, then), last=max(day, then), precision=_PRECISION[unit])
    return Reading(period=period, how=how, relation=DateRelation.DURING)


def _recent(hit: Hit) -> Reading | None:
    if not hit.text("unit").endswith("s"):
        return None
    return Reading(period=None, how="an unstated time up to", relation=DateRelation.DURING)


def _for_long(hit: Hit) -> Reading | None:
    """No bounds for "for several years", a start for "have fought for five days"; a bare length is no date."""
    text, count = hit.text("unit"), count_of(hit)
    if count is None:
        how = "an unstated time up to"
        return Reading(period=None, how=how, relation=DateRelation.DURING) if text.endswith("s") else None
    if not (hit.has("now") or _goes_on(hit)):
        return None
    start = single_day(shifted(hit.told_from, UNITS[text], -count))
    return Reading(period=start, how=f"{count} {UNITS[text]}(s) up to", relation=DateRelation.SINCE)


def _goes_on(hit: Hit) -> bool:
    """Whether the clause has a perfect, before the words or, where they open it, after them."""
    start, end = hit.words.words[hit.match.start()].start, hit.words.words[hit.match.end() - 1].end
    lead = hit.words.segment[max(0, start - _LONGEST_CLAUSE) : start]
    rest = hit.words.segment[end : end + _LONGEST_CLAUSE]
    return _PERFECT.search(lead) is not None or (not lead.strip() and _PERFECT_AHEAD.match(rest) is not None)


def _in_time(hit: Hit) -> Reading | None:
    """A promise "in two weeks"; without a word of the future a length, no date."""
    unit, count = UNITS[hit.text("unit")], count_of(hit)
    if count is None or not hit.future():
        return None
    then = shifted(hit.told_from, unit, count)
    return Reading(period=around(then, unit), how=f"{count} {unit}(s) after")


def _weekday(hit: Hit) -> Reading:
    """The latest such day up to publication; the coming one where the clause speaks of the future."""
    day, weekday, which = hit.told_from, WEEKDAYS[hit.text("weekday")], hit.text("which")
    back, ahead = (day.weekday() - weekday) % 7, (weekday - day.weekday()) % 7
    if which == "this":
        return Reading(period=single_day(week_of(day).first + timedelta(days=weekday)), how="in the week of")
    if which in {"next", "coming"}:
        return Reading(period=single_day(shifted(day, "day", ahead or 7)), how="the first one after")
    if which in {"last", "past"}:
        return Reading(period=single_day(shifted(day, "day", -(back or 7))), how="the latest one before")
    if back and hit.future():
        return Reading(
            period=single_day(shifted(day, "day", ahead)), how="the clause speaks of the future: first one after"
        )
    return Reading(period=single_day(shifted(day, "day", -back)), how="the latest one up to")


def _weekday_range(hit: Hit) -> Reading | None:
    first, last = WEEKDAYS[hit.text("first")], WEEKDAYS[hit.text("last")]
    day = hit.told_from
    begin = shifted(day, "day", (first - day.weekday()) % 7 if hit.future() else -((day.weekday() - first) % 7))
    end = shifted(begin, "day", (last - first) % 7)
    return Reading(period=joined(single_day(begin), single_day(end)), how="counted from", relation=DateRelation.DURING)


def _weekend(hit: Hit) -> Reading:
    day, which = hit.told_from, hit.text("which")
    saturday = week_of(day).first + timedelta(days=5)
    if which in {"next", "coming"}:
        saturday += timedelta(days=7 * (which == "next" or saturday <= day))
    elif which == "last" or (which != "this" and saturday > day and not hit.future()):
        saturday -= timedelta(days=7)
    period = Period(first=saturday, last=saturday + timedelta(days=1), precision=Precision.DAY)
    return Reading(period=period, how=f"the {which or 'latest'} weekend seen from")


def _no_date(_hit: Hit) -> None:
    """Words that look like a date and are a name."""


COUNT = "(?:one? (?P<some>some) of?|(?P<count>day|number|count|one))"
"""A number, or a word for some, as `count_of` reads it."""

THIS_WAY = "(?:(?P<earlier>earlier)|(?P<later>later))?"
"""What narrows a period to the days before or after the day of speaking."""

_THAN = "(?:(?P<than>more) than?)? nearly?"

RULES: tuple[Rule, ...] = (
    rule("(?:earlier|later)? (?P<word>dayword)", "dayword", Anchor.PUBLICATION, _day_word),
    rule("the? (?P<unit>span) (?:before|after) (?P<word>dayword)", "dayword", Anchor.PUBLICATION, _beyond),
    rule("(?P<which>last|this) daypart", "daypart", Anchor.PUBLICATION, _night),
    rule(f"(?:{PART}|{THIS_WAY}) (?P<which>last|this) (?P<unit>unit)", "unit last|this", Anchor.PUBLICATION, calendar_unit),
    rule(f"{PART}? (?<!the) (?P<which>next) (?P<unit>unit)", "unit next", Anchor.PUBLICATION, calendar_unit),
    rule(f"{PART} the (?P<unit>unit)", "unit of|early", Anchor.PUBLICATION, calendar_unit),
    rule("the? (?P<unit>unit) before last", "unit before", Anchor.PUBLICATION, _before_last),
    rule(f"{_THAN} {COUNT} (?P<unit>clock) ago", "clock ago", Anchor.PUBLICATION, _hours_ago),
    rule(f"the? (?:last|past) {COUNT}? (?P<unit>clock)", "clock last|past", Anchor.PUBLICATION, _hours),
    rule("half one yearword ago", "half ago", Anchor.PUBLICATION, _half_year_ago),
    rule("for (?:the|one) (?P<d1>ordinal|ordinalday|nth) other? (?P<unit>span)", "span ordinal|ordinalday|nth", Anchor.PUBLICATION, _for_nth),
    rule("the (?P<unit>unit) (?P<way>before|after) this one", "unit this", Anchor.PUBLICATION, _before_this),
    rule(f"{_THAN} {COUNT} (?P<unit>unit) from now", "unit now", Anchor.PUBLICATION, _from_now),
    rule(f"(?:{_THAN} {COUNT})? (?P<unit>unit) ago", "unit ago", Anchor.PUBLICATION, _ago),
    rule(f"the? (?P<which>last|past|previous|next|coming) {COUNT} (?P<unit>unit)", "unit last|past|previous|next|coming", Anchor.PUBLICATION, _rolling),
    rule("the (?P<which>last|past|next|coming) (?P<unit>unit)", "unit last|past|next|coming", Anchor.PUBLICATION, _rolling),
    rule("the otherword (?P<unit>span)", "unit otherword", Anchor.PUBLICATION, _other_day),
    rule("recent (?P<unit>unit)", "unit recent", Anchor.PUBLICATION, _recent),
    rule(f"for {_THAN} (?:the (?:last|past))? {COUNT}? (?P<unit>unit) (?P<now>now)?", "unit for", Anchor.PUBLICATION, _for_long),
    rule(f"in {_THAN} {COUNT} (?P<unit>unit)", "unit in", Anchor.PUBLICATION, _in_time),
    rule("(?P<which>last|past|this|next|coming)? (?P<weekday>weekday) daypart?", "weekday", Anchor.PUBLICATION, _weekday),
    rule("from? (?P<first>weekday) (?:to|dash|until) (?P<last>weekday)", "weekday", Anchor.PUBLICATION, _weekday_range),
    rule("(?:(?P<which>last|past|this|next|coming)|the) weekend", "weekend", Anchor.PUBLICATION, _weekend),
    rule("holy weekday", "holy weekday", Anchor.NOTHING, _no_date),
)  # fmt: skip
"""Rules of what is told from the day of speaking; the last names days that are names."""
