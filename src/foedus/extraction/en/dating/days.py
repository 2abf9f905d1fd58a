"""Days and months of the calendar, and ranges of them."""

from __future__ import annotations

from datetime import date

from foedus.extraction.en.dating.parts import PART, part_of
from foedus.extraction.en.dating.periods import Period, joined, last_day, month_of, months_later, single_day
from foedus.extraction.en.dating.rule import Anchor, DateRelation, Hit, Reading, Rule, rule
from foedus.extraction.en.dating.vocabulary import HOLIDAYS, MONTH_ABBREVIATIONS, MONTHS, NUMBERED, RESUMING, WEEKDAYS
from foedus.extraction.en.dating.yearless import TIED, placed_in_year, year_told, year_words

_MONTH_NUMBERS = {**MONTHS, **MONTH_ABBREVIATIONS}
_SHORT_WEEKDAYS = {name[:3]: number for name, number in WEEKDAYS.items()}


def _day(n: int) -> str:
    return f"(?P<d{n}>day|nth|ordinalday|ordinal(?=of))"


def _day_month(n: int) -> str:
    return f"(?:(?P<w{n}>weekday|shortday) dot? comma?)? the? {_day(n)} of? {_month(n)}"


def _month_day(n: int) -> str:
    return f"(?:(?P<w{n}>weekday|shortday) dot? comma?)? {_month(n)} the? {_day(n)}"


def _month(n: int) -> str:
    return f"(?P<m{n}>month|abbreviation) (?:(?<=abbreviation) dot)?"


def _iso(hit: Hit) -> Reading:
    return Reading(period=single_day(date.fromisoformat(hit.text("whole"))), how="as written")


def _dotted(hit: Hit) -> Reading | None:
    """Day first, as the form with dots always is; a slash that fits both ways names no day."""
    text = hit.text("whole")
    first, second, year = (int(part) for part in text.replace("/", ".").split("."))
    if year < 100:
        year += 2000
    if "/" not in text or first > 12:
        return Reading(period=single_day(date(year, second, first)), how="as written, day first")
    if second > 12 or first == second:
        return Reading(period=single_day(date(year, first, second)), how="as written, month first")
    return Reading(period=None, how="may be day first or month first")


def _calendar_day(hit: Hit) -> Reading | None:
    before, after = hit.near(-1), hit.near(1)
    counts = hit.match.start("m1") < hit.match.start("d1") and after is not None and after.text.isalpha()
    if counts and before and before.text.lower() == "in" and year_told(hit) is None:
        return None  # "in September 14 soldiers were killed"
    month, day = _MONTH_NUMBERS[hit.text("m1")], hit.number("d1")
    weekday = _SHORT_WEEKDAYS.get(hit.text("w1")[:3])
    return placed_in_year(hit, lambda year: single_day(date(year, month, day)), weekday)


def _day_range(hit: Hit) -> Reading | None:
    """From one day to another: the month, and the year, may be told once."""
    last_month = _MONTH_NUMBERS[hit.text("m2") or hit.text("m1")]
    first_month = _MONTH_NUMBERS[hit.text("m1") or hit.text("m2")]
    first, last = hit.number("d1"), hit.number("d2")
    if hit.has("and") and not hit.has("between") and (first_month, first + 1) != (last_month, last):
        return None
    crossing = first_month > last_month

    def place(year: int) -> Period:
        begin = hit.number("y1") if hit.has("y1") and hit.has("y2") else year - crossing
        period = joined(single_day(date(begin, first_month, first)), single_day(date(year, last_month, last)))
        if period is None:
            raise ValueError(f"{first}.{first_month} to {last}.{last_month} runs backwards")
        return period

    if hit.has("y1") and hit.has("y2"):
        return _as_range(Reading(period=place(hit.number("y2")), how="as written"))
    return _as_range(placed_in_year(hit, place))


def _as_range(reading: Reading | None) -> Reading | None:
    if reading is None:
        return None
    return Reading(period=reading.period, how=reading.how, relation=DateRelation.DURING)


def _month_period(hit: Hit) -> Reading | None:
    month = _MONTH_NUMBERS[hit.text("m1")]
    word = hit.words.words[hit.match.start("m1")].text
    if not word[0].isupper() and not hit.has("y1"):
        return None
    return placed_in_year(hit, lambda year: part_of(hit, month_of(year, month)))


def _directed_month(hit: Hit) -> Reading:
    """A month with "last", "this" or "next"."""
    month, day = _MONTH_NUMBERS[hit.text("m1")], hit.told_from
    year = day.year
    if hit.text("which") == "last":
        year -= month >= day.month
    elif hit.text("which") in {"next", "coming"}:
        year += month <= day.month
    how = f"{hit.text('which')} {hit.text('m1').capitalize()} seen from"
    return Reading(period=part_of(hit, month_of(year, month)), how=how)


def _month_range(hit: Hit) -> Reading | None:
    first, last = _MONTH_NUMBERS[hit.text("m1")], _MONTH_NUMBERS[hit.text("m2")]

    def place(year: int) -> Period:
        begin = hit.number("y1") if hit.has("y1") and hit.has("y2") else year - (first > last)
        period = joined(month_of(begin, first), month_of(year, last))
        if period is None:
            raise ValueError(f"month {first} to month {last} runs backwards")
        return period

    if hit.has("y1") and hit.has("y2"):
        return _as_range(Reading(period=place(hit.number("y2")), how="as written"))
    return _as_range(placed_in_year(hit, place))


def _holiday(hit: Hit) -> Reading | None:
    month, day = HOLIDAYS[hit.text("feast").replace("’", "'")]
    return placed_in_year(hit, lambda year: single_day(date(year, month, day)))


def _nth(hit: Hit) -> Reading | None:
    """The 5th, without a month: it is that of the day told last, or of publication."""
    after = hit.near(1)
    if after and hit.words.class_is(hit.match.end(), "other"):
        word = after.text.lower()
        if word in NUMBERED or (after.text.islower() and word not in RESUMING):
            return None
    here = hit.told_from
    months = [months_later(here.replace(day=1), step) for step in (-1, 0, 1)]
    days = [first.replace(day=hit.number("d1")) for first in months if hit.number("d1") <= last_day(first)]
    if hit.anchor is Anchor.PUBLICATION and not hit.future():
        chosen = max(day for day in days if day <= here)
        return Reading(period=single_day(chosen), how="no month told: the latest one up to")
    ahead = [day for day in days if day >= here]
    return Reading(period=single_day(min(ahead or days)), how="no month told: the first one from")


_DAY_AND_MONTH = "month|abbreviation day|nth|ordinalday|ordinal"
_TO = "(?:dash|to|until|(?P<and>and))"
_FROM = "(?:from|(?P<between>between))? the?"
_SHORT_DAY = "(?:(?:weekday|shortday) dot? comma?)? the?"
RULES: tuple[Rule, ...] = (
    rule("(?P<whole>iso)", "iso", Anchor.ABSOLUTE, _iso),
    rule("(?P<whole>dotted)", "dotted", Anchor.ABSOLUTE, _dotted),
    rule(f"{_day_month(1)} {year_words(1)}?", _DAY_AND_MONTH, Anchor.EITHER, _calendar_day),
    rule(f"{_month_day(1)} {year_words(1)}?", _DAY_AND_MONTH, Anchor.EITHER, _calendar_day),
    rule("(?:(?<=on)|(?<=since)|(?<=until)|(?<=by)) the (?P<d1>(?P<monthless>nth))(?!of|month|abbreviation|span|yearword|clock|daypart)", "nth", Anchor.EITHER, _nth),
    rule(f"(?P<feast>holiday) {year_words(1)}?", "holiday", Anchor.EITHER, _holiday),
    rule(f"{_FROM} {_SHORT_DAY} {_day(1)} {_TO} {_SHORT_DAY} {_day(2)} of? {_month(2)} {year_words(2)}?", _DAY_AND_MONTH,
         Anchor.EITHER, _day_range),
    rule(f"{_FROM} {_month_day(1)} {_TO} {_SHORT_DAY} {_day(2)} {year_words(2)}?", _DAY_AND_MONTH, Anchor.EITHER, _day_range),
    rule(f"{_FROM} {_day_month(1)} {year_words(1)}? {_TO} {_day_month(2)} {year_words(2)}?", _DAY_AND_MONTH, Anchor.EITHER, _day_range),
    rule(f"{_FROM} {_month_day(1)} {year_words(1)}? {_TO} {_month_day(2)} {year_words(2)}?", _DAY_AND_MONTH, Anchor.EITHER, _day_range),
    rule(f"{PART}? {_month(1)} {year_words(1)}", "month|abbreviation", Anchor.EITHER, _month_period),
    rule(f"(?:{PART}|(?<=[{TIED}])) (?P<m1>month)", "month", Anchor.EITHER, _month_period),
    rule("(?<=the) (?P<m1>month) (?=other)", "month", Anchor.EITHER, _month_period),
    rule(f"{PART}? (?P<which>last|this|next|coming) (?P<m1>month)(?!day)", "month last|this|next|coming", Anchor.PUBLICATION, _directed_month),
    rule(f"{_FROM} {_month(1)} {year_words(1)}? {_TO} {_month(2)} {year_words(2)}", "month|abbreviation", Anchor.EITHER, _month_range),
    rule(f"(?:from|(?P<between>between)|(?<=in)) (?P<m1>month) {_TO} (?P<m2>month)", "month", Anchor.EITHER, _month_range),
)  # fmt: skip
"""Rules of days and months."""
