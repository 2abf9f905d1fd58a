"""Years, decades and seasons of the calendar."""

from __future__ import annotations

from foedus.extraction.en.dating.parts import PART, part_of
from foedus.extraction.en.dating.periods import joined, season_of, year_of
from foedus.extraction.en.dating.rule import Anchor, DateRelation, Hit, Reading, Rule, rule
from foedus.extraction.en.dating.vocabulary import COUNTED, DECADES
from foedus.extraction.en.dating.yearless import TIED, placed_in_year, year_words

# Four digits below are hardly ever a year in reports on alliances that live.
_FIRST_YEAR = 1800
_LAST_YEAR = 2199
# "Niger's 2023 coup", "its 2021 elections".
_OWNERS = frozenset({"s", "its", "their", "his", "her", "our", "my", "your", "’", "'"})


def _year_period(hit: Hit) -> Reading | None:
    year, before, after, beyond = hit.number("y1"), hit.near(-1), hit.near(1), hit.near(2)
    if year < _FIRST_YEAR or (after and after.text.lower() in COUNTED):
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
    if not _FIRST_YEAR <= first <= last <= _LAST_YEAR or (after and after.text.lower() in COUNTED):
        return None
    period = joined(year_of(first), year_of(last))
    return Reading(period=period, how="as written", relation=DateRelation.DURING) if period else None


def _decade(hit: Hit) -> Reading:
    return Reading(period=part_of(hit, year_of(int(hit.text("y1")[:4]), 10)), how="as written")


def _short_decade(hit: Hit) -> Reading:
    text = hit.text("short")
    tens = DECADES[text] if text in DECADES else int(text.strip("'’s"))
    latest = hit.told_from.year // 100 * 100 + tens
    year = latest if latest <= hit.told_from.year else latest - 100
    return Reading(period=part_of(hit, year_of(year, 10)), how="the latest such decade up to")


def _season(hit: Hit) -> Reading | None:
    """A season of its year; "the winter of 2021-22" ends in the later one."""
    name = hit.text("season")
    later = hit.has("beyond") and name == "winter"
    return placed_in_year(hit, lambda year: part_of(hit, season_of(year + later, name)))


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


_FROM = "(?:from|between)?"

RULES: tuple[Rule, ...] = (
    rule(f"(?:{PART} the?|(?<=[{TIED} the one this that comma paren yearword other])) (?P<y1>year)", "year",
         Anchor.ABSOLUTE, _year_period),
    rule(f"{_FROM} (?P<y1>year) (?:dash|to|until|and) (?P<y2>year)", "year", Anchor.ABSOLUTE, _year_range),
    rule("(?P<y1>year) (?:dash|slash) (?P<y2>day|number)", "year", Anchor.ABSOLUTE, _year_range),
    rule(f"(?:the? {PART})? the? (?P<y1>decade)", "decade", Anchor.ABSOLUTE, _decade),
    rule(f"(?:the? {PART} the?|the) (?P<short>shortdecade)", "shortdecade", Anchor.PUBLICATION, _short_decade),
    rule(f"{PART}? the? (?P<season>season) {year_words(1)} (?:(?:dash|slash) (?P<beyond>day|number|year))?", "season", Anchor.EITHER, _season),
    rule(f"{PART}? the (?P<season>season)", "season", Anchor.EITHER, _season),
    rule(f"{PART}? (?P<which>last|this|next|coming) (?P<season>season)", "season", Anchor.PUBLICATION, _directed_season),
)  # fmt: skip
"""Rules of years, decades and seasons."""
