"""The year of a date: told in figures, told in words, or left out and chosen."""

from __future__ import annotations

from collections.abc import Callable

from foedus.extraction.en.dating.periods import Period, settle_year
from foedus.extraction.en.dating.rule import Anchor, Hit, Reading
from foedus.extraction.en.dating.ties import tells_of_past
from foedus.model.when import Precision

NEXT_YEAR_DAYS = 120
"""A tale that goes on into the next year without telling it hardly leaps farther."""

TIED = "in since until by from during of before after to between and early back starting on at for"
"""Classes of words after which a bare month or year is a date."""


def year_words(n: int) -> str:
    """The pattern of a year after a day, month or season, with the groups y and r of that number."""
    told = "last|this|next|same|that|previous|following"
    return f"(?:comma? of? (?P<y{n}>year)|of? the? (?P<r{n}>{told}) yearword)"


def year_told(hit: Hit) -> int | None:
    """The year in figures or words; None where the words leave it out."""
    for name in ("y1", "y2"):
        if hit.has(name):
            return hit.number(name)
    for name in ("r1", "r2"):
        if hit.has(name):
            steps = {"last": -1, "previous": -1, "next": 1, "following": 1}
            return hit.told_from.year + steps.get(hit.text(name), 0)
    return None


def placed_in_year(hit: Hit, place: Callable[[int], Period], weekday: int | None = None) -> Reading | None:
    """The period in the year told, or in the one that the anchor and the tense make likely."""
    year = year_told(hit)
    if year is not None:
        return Reading(period=place(year), how="as written" if hit.day is None else f"in {year}, counted from")
    if hit.base is not None:
        return Reading(period=_told_on(place, hit.base), how="no year told: the one that goes with")
    nearest = hit.anchor is Anchor.CONTEXT
    future = hit.future()
    done = tells_of_past(hit.words.segment, hit.words.words[hit.match.start()].start)
    period = settle_year(place, hit.told_from, future=future, nearest=nearest, weekday=weekday, done=done)
    sense = "the next one after" if future else "the nearest one to" if nearest else "the latest one up to"
    if period and not future and period.first > hit.told_from and not nearest:
        sense = "too long ago to be meant, so the one soon after"
    return Reading(period=period, how=f"no year told: {sense}") if period else None


def _told_on(place: Callable[[int], Period], base: Period) -> Period:
    """The period in the year that the report tells of; a day soon after one at the year's end is in the next year."""
    year = base.first.year
    period = place(year)
    if base.precision is Precision.YEAR or period.last >= base.first:
        return period
    ahead = place(year + 1)
    return ahead if ahead.gap(base.last) <= NEXT_YEAR_DAYS else period
