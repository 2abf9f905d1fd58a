"""Dates of the calendar: days, months, years, decades, seasons, and ranges of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from foedus.extraction.en.dating.parts import PART, part_of
from foedus.extraction.en.dating.periods import (
    Period,
    joined,
    month_of,
    season_of,
    settle_year,
    single_day,
    year_of,
)
from foedus.extraction.en.dating.rule import Anchor, DateRelation, Hit, Reading, Rule, rule
from foedus.extraction.en.dating.words import MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS

_MONTH_NUMBERS = {**MONTHS, **MONTH_ABBREVIATIONS}
_SHORT_WEEKDAYS = {name[:3]: number for name, number in WEEKDAYS.items()}
_DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70}
_DECADES |= {"eighties": 80, "nineties": 90}

# Four digits below are hardly ever a year in reports on alliances that live.
_FIRST_YEAR = 1800
_LAST_YEAR = 2199
# "Niger's 2023 coup", "its 2021 elections".
_OWNERS = frozenset({"s", "its", "their", "his", "her", "our", "my", "your", "’", "'"})
# Nouns that follow a count and hardly ever a year.
_COUNTED = frozenset(
    [
        "people",
        "persons",
        "men",
        "women",
        "children",
        "troops",
        "soldiers",
        "servicemen",
        "militants",
        "fighters",
        "personnel",
        "civilians",
        "refugees",
        "tons",
        "tonnes",
        "kilometers",
        "kilometres",
        "km",
        "meters",
        "metres",
        "miles",
        "dollars",
        "rubles",
        "roubles",
        "euros",
        "usd",
        "times",
        "units",
        "pieces",
        "hectares",
        "homes",
        "houses",
        "victims",
        "prisoners",
        "migrants",
        "participants",
        "employees",
        "observers",
        "police",
        "officers",
        "hours",
        "rounds",
        "shells",
        "vehicles",
        "drones",
        "tanks",
        "missiles",
        "doses",
        "agenda",
        "strategy",
        "vision",
    ]
)


def _day_month(n: int) -> str:
    return f"(?:(?P<w{n}>weekday|shortday) dot? comma?)? the? (?P<d{n}>day) of? {_month(n)}"


def _month_day(n: int) -> str:
    return f"(?:(?P<w{n}>weekday|shortday) dot? comma?)? {_month(n)} the? (?P<d{n}>day)"


def _month(n: int) -> str:
    return f"(?P<m{n}>month|abbreviation) (?:(?<=abbreviation) dot)?"


def _year(n: int) -> str:
    told = "last|this|next|same|that|previous|following"
    return f"(?:comma? of? (?P<y{n}>year)|of? the? (?P<r{n}>{told}) yearword)"


def _year_told(hit: Hit) -> int | None:
    """The year in figures or words; None where the words leave it out."""
    for name in ("y1", "y2"):
        if hit.has(name):
            return hit.number(name)
    for name in ("r1", "r2"):
        if hit.has(name):
            steps = {"last": -1, "previous": -1, "next": 1, "following": 1}
            return hit.told_from.year + steps.get(hit.text(name), 0)
    return None


def _placed(hit: Hit, place: Callable[[int], Period], weekday: int | None = None) -> Reading | None:
    """The period in the year told, or in the one that the anchor and the tense make likely."""
    year = _year_told(hit)
    if year is not None:
        return Reading(period=place(year), how="as written" if hit.day is None else f"in {year}, counted from")
    nearest = hit.anchor is Anchor.CONTEXT
    future = hit.future()
    period = settle_year(place, hit.told_from, future=future, nearest=nearest, weekday=weekday)
    sense = "the next one after" if future else "the nearest one to" if nearest else "the latest one up to"
    if period and not future and period.first > hit.told_from and not nearest:
        sense = "too long ago to be meant, so the one soon after"
    return Reading(period=period, how=f"no year told: {sense}") if period else None


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
    if counts and before and before.text.lower() == "in" and _year_told(hit) is None:
        return None  # "in September 14 soldiers were killed"
    month, day = _MONTH_NUMBERS[hit.text("m1")], hit.number("d1")
    weekday = _SHORT_WEEKDAYS.get(hit.text("w1")[:3])
    return _placed(hit, lambda year: single_day(date(year, month, day)), weekday)


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
    return _as_range(_placed(hit, place))


def _as_range(reading: Reading | None) -> Reading | None:
    if reading is None:
        return None
    return Reading(period=reading.period, how=reading.how, relation=DateRelation.DURING)


def _month_period(hit: Hit) -> Reading | None:
    month = _MONTH_NUMBERS[hit.text("m1")]
    word = hit.words.words[hit.match.start("m1")].text
    if not word[0].isupper() and not hit.has("y1"):
        return None
    return _placed(hit, lambda year: part_of(hit, month_of(year, month)))


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
    return _as_range(_placed(hit, place))


def _year_period(hit: Hit) -> Reading | None:
    year, before, after, beyond = hit.number("y1"), hit.near(-1), hit.near(1), hit.near(2)
    if year < _FIRST_YEAR or (after and after.text.lower() in _COUNTED):
        return None
    if before and hit.words.class_is(hit.match.start() - 1, "other") and before.text.lower() not in _OWNERS:
        return None
    if after and after.text in {"-", "–"} and beyond and beyond.start == after.end and beyond.text.isalpha():
        return None  # "the 2000-strong force"
    return Reading(period=part_of(hit, year_of(year)), how="as written")


def _year_range(hit: Hit) -> Reading | None:
    first, last = hit.number("y1"), hit.number("y2")
    if last < 100:
        last += first // 100 * 100
    after = hit.near(1)
    if not _FIRST_YEAR <= first <= last <= _LAST_YEAR or (after and after.text.lower() in _COUNTED):
        return None
    period = joined(year_of(first), year_of(last))
    return Reading(period=period, how="as written", relation=DateRelation.DURING) if period else None


def _decade(hit: Hit) -> Reading:
    return Reading(period=part_of(hit, year_of(int(hit.text("y1")[:4]), 10)), how="as written")


def _short_decade(hit: Hit) -> Reading:
    text = hit.text("short")
    tens = _DECADES[text] if text in _DECADES else int(text.strip("'’s"))
    latest = hit.told_from.year // 100 * 100 + tens
    year = latest if latest <= hit.told_from.year else latest - 100
    return Reading(period=part_of(hit, year_of(year, 10)), how="the latest such decade up to")


def _season(hit: Hit) -> Reading | None:
    name = hit.text("season")
    return _placed(hit, lambda year: part_of(hit, season_of(year, name)))


def _directed_season(hit: Hit) -> Reading:
    """A season: "last" is the latest that has ended, "this" the one of the year, "next" the first to begin."""
    name, day = hit.text("season"), hit.told_from
    seasons = [season_of(year, name) for year in range(day.year - 1, day.year + 3)]
    if hit.text("which") == "last":
        period = [s for s in seasons if s.last < day][-1]
    elif hit.text("which") == "this":
        period = min(seasons, key=lambda s: (s.gap(day), s.first > day))
        same_year = [s for s in seasons if s.last.year == day.year]
        period = period if period.gap(day) == 0 else same_year[0]
    else:
        period = next(s for s in seasons if s.first > day)
    return Reading(period=part_of(hit, period), how=f"{hit.text('which')} {name} seen from")


_TO = "(?:dash|to|until|(?P<and>and))"
_FROM = "(?:from|(?P<between>between))? the?"
_SHORT_DAY = "(?:(?:weekday|shortday) dot? comma?)? the?"
# Words after which a bare month or year is a date.
_TIED = "in since until by from during of before after to between and early back starting on at for"

RULES: tuple[Rule, ...] = (
    rule("(?P<whole>iso)", Anchor.ABSOLUTE, _iso),
    rule("(?P<whole>dotted)", Anchor.ABSOLUTE, _dotted),
    rule(f"{_day_month(1)} {_year(1)}?", Anchor.EITHER, _calendar_day),
    rule(f"{_month_day(1)} {_year(1)}?", Anchor.EITHER, _calendar_day),
    rule(f"{_FROM} {_SHORT_DAY} (?P<d1>day) {_TO} {_SHORT_DAY} (?P<d2>day) of? {_month(2)} {_year(2)}?",
         Anchor.EITHER, _day_range),
    rule(f"{_FROM} {_month_day(1)} {_TO} {_SHORT_DAY} (?P<d2>day) {_year(2)}?", Anchor.EITHER, _day_range),
    rule(f"{_FROM} {_day_month(1)} {_year(1)}? {_TO} {_day_month(2)} {_year(2)}?", Anchor.EITHER, _day_range),
    rule(f"{_FROM} {_month_day(1)} {_year(1)}? {_TO} {_month_day(2)} {_year(2)}?", Anchor.EITHER, _day_range),
    rule(f"{PART}? {_month(1)} {_year(1)}", Anchor.EITHER, _month_period),
    rule(f"(?:{PART}|(?<=[{_TIED}])) (?P<m1>month)", Anchor.EITHER, _month_period),
    rule("(?<=the) (?P<m1>month) (?=other)", Anchor.EITHER, _month_period),
    rule(f"{PART}? (?P<which>last|this|next|coming) (?P<m1>month)(?!day)", Anchor.PUBLICATION, _directed_month),
    rule(f"{_FROM} {_month(1)} {_year(1)}? {_TO} {_month(2)} {_year(2)}", Anchor.EITHER, _month_range),
    rule(f"(?:from|(?P<between>between)|(?<=in)) (?P<m1>month) {_TO} (?P<m2>month)", Anchor.EITHER, _month_range),
    rule(f"(?:{PART} the?|(?<=[{_TIED} the one this that comma paren yearword other])) (?P<y1>year)",
         Anchor.ABSOLUTE, _year_period),
    rule(f"{_FROM} (?P<y1>year) (?:dash|to|until|and) (?P<y2>year)", Anchor.ABSOLUTE, _year_range),
    rule("(?P<y1>year) (?:dash|slash) (?P<y2>day|number)", Anchor.ABSOLUTE, _year_range),
    rule(f"(?:the? {PART})? the? (?P<y1>decade)", Anchor.ABSOLUTE, _decade),
    rule(f"(?:the? {PART} the?|the) (?P<short>shortdecade)", Anchor.PUBLICATION, _short_decade),
    rule(f"{PART}? the? (?P<season>season) {_year(1)}", Anchor.EITHER, _season),
    rule(f"{PART}? the (?P<season>season)", Anchor.EITHER, _season),
    rule(f"{PART}? (?P<which>last|this|next|coming) (?P<season>season)", Anchor.PUBLICATION, _directed_season),
)  # fmt: skip
"""Rules of the calendar; where two fit, the longer wins, then the earlier."""
