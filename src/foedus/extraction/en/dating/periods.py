"""Periods of the calendar, both ends inclusive, and the choice of a year that the words leave out."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from foedus.model.when import Precision

# News that names a day without a year means a near one: a promised day more than 300 days ahead is the past one
# after all, and a day told as past that lies more than ten and a half months back is the coming one.
FARTHEST_PROMISE_DAYS = 300
FARTHEST_PAST_DAYS = 320
SOON_DAYS = 46

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from `first` to `last`, both inclusive, named as precisely as `precision`."""

    first: date
    last: date
    precision: Precision

    def gap(self, day: date) -> int:
        """Days between the period and `day`, 0 inside it."""
        return max(0, (self.first - day).days, (day - self.last).days)

    @property
    def name(self) -> str:
        """The days as a reader writes them: 2009, 2009-02, 2009-02-17, or from one day to another."""
        first, last = self.first.isoformat(), self.last.isoformat()
        if is_one_year(self):
            return first[:4]
        if self.first.day == 1 and self.last == month_of(self.first.year, self.first.month).last:
            return first[:7]
        return first if first == last else f"{first} to {last}"


def single_day(day: date) -> Period:
    """The one day."""
    return Period(first=day, last=day, precision=Precision.DAY)


def week_of(day: date) -> Period:
    """Monday to Sunday around `day`."""
    monday = day - timedelta(days=day.weekday())
    return Period(first=monday, last=monday + timedelta(days=6), precision=Precision.WEEK)


def month_of(year: int, month: int) -> Period:
    """First to last day of the month."""
    last = monthrange(year, month)[1]
    return Period(first=date(year, month, 1), last=date(year, month, last), precision=Precision.MONTH)


def year_of(year: int, years: int = 1) -> Period:
    """1 January of `year` to 31 December, `years` years long."""
    return Period(first=date(year, 1, 1), last=date(year + years - 1, 12, 31), precision=Precision.YEAR)


def last_day(day: date) -> int:
    """How many days the month of `day` has."""
    return monthrange(day.year, day.month)[1]


def season_of(year: int, name: str) -> Period:
    """Three whole months of the northern year; a winter bears the year in which it ends."""
    month = SEASONS[name]
    first = date(year - 1 if month == 12 else year, month, 1)
    return Period(first=first, last=months_later(first, 3) - timedelta(days=1), precision=Precision.SEASON)


def joined(first: Period, last: Period) -> Period | None:
    """From the start of one period to the end of another; None where that would run backwards."""
    if first.first > last.last:
        return None
    precision = max(first.precision, last.precision, key=list(Precision).index)
    return Period(first=first.first, last=last.last, precision=precision)


def months_later(day: date, months: int) -> date:
    """The same day of another month, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_DAYS = {"day": 1, "week": 7, "fortnight": 14}


def shifted(day: date, unit: str, count: int) -> date:
    """`day` moved by `count` units (`day`, `week`, `fortnight`, `month`, `year` or `decade`)."""
    if unit in _DAYS:
        return day + timedelta(days=count * _DAYS[unit])
    return months_later(day, count * {"month": 1, "year": 12, "decade": 120}[unit])


def around(day: date, unit: str) -> Period:
    """The calendar day, week, month, year or decade that holds `day`."""
    if unit == "day":
        return single_day(day)
    if unit in {"week", "fortnight"}:
        return week_of(day)
    if unit == "month":
        return month_of(day.year, day.month)
    return year_of(day.year) if unit == "year" else year_of(day.year // 10 * 10, 10)


def narrowed(period: Period, part: str) -> Period:
    """The part of a period that `part` names.

    Args:
        period: a whole week, month, season, year or decade.
        part: `begin`, `middle` or `end` (a third of it; the first or last quarter of a year; the first two or last
            three days of a week), or `1/2`, `3/4` and the like.
    """
    days = (period.last - period.first).days + 1
    if period.precision is Precision.WEEK and days == 7:
        low, high = {"begin": (0, 2), "middle": (2, 4), "end": (4, 7)}.get(part, (0, 7))
    else:
        index, of = (_QUARTERS if is_one_year(period) else _THIRDS).get(part) or tuple(map(int, part.split("/")))
        low, high = _cut(period, index - 1, of), _cut(period, index, of)
    return Period(
        first=period.first + timedelta(days=low),
        last=period.first + timedelta(days=high - 1),
        precision=_FINER[period.precision],
    )


_THIRDS = {"begin": (1, 3), "middle": (2, 3), "end": (3, 3)}
_QUARTERS = {"begin": (1, 4), "middle": (2, 3), "end": (4, 4)}


def is_one_year(period: Period) -> bool:
    """Whether the period is a year of the calendar."""
    return (period.first, period.last) == (date(period.first.year, 1, 1), date(period.first.year, 12, 31))


def counted_off(period: Period, unit: str, place: int) -> Period:
    """The first (1), second or last (-1) day, week, month or decade of a period; weeks count from its first day.

    Raises:
        ValueError: the period has no such part.
    """
    if place > 0:
        first = shifted(period.first, unit, place - 1)
        last = shifted(period.first, unit, place) - timedelta(days=1)
    else:
        first = shifted(period.last + timedelta(days=1), unit, -1)
        last = period.last
    if first < period.first or last > period.last:
        raise ValueError(f"{period.first} to {period.last} has no {unit} number {place}")
    return Period(first=first, last=last, precision=_PRECISION_OF[unit])


_PRECISION_OF = {
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "fortnight": Precision.WEEK,
    "month": Precision.MONTH,
    "decade": Precision.YEAR,
}

_FINER = {
    Precision.WEEK: Precision.DAY,
    Precision.MONTH: Precision.WEEK,
    Precision.SEASON: Precision.MONTH,
    Precision.YEAR: Precision.SEASON,
    Precision.DAY: Precision.DAY,
    Precision.OPEN: Precision.OPEN,
}


def _cut(period: Period, index: int, of: int) -> int:
    """Days from the period's first to the start of its part `index` (from 0) of `of` equal ones.

    Years are cut at months, months at days.
    """
    days = (period.last - period.first).days + 1
    months = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1
    if months >= of and months % of == 0:
        return (months_later(period.first, months * index // of) - period.first).days
    return days if index == of else 10 * index if of == 3 else days * index // of


def settle_year(
    place: Callable[[int], Period],
    anchor: date,
    *,
    future: bool,
    nearest: bool,
    weekday: int | None = None,
    done: bool = False,
) -> Period | None:
    """The occurrence that words without a year mean, seen from `anchor`.

    Args:
        place: the period in a given year; raises ValueError where that year has no such day (29 February).
        anchor: the day of publication, or the day that the text is about.
        future: whether the sentence speaks of the future.
        nearest: whether past and future count alike (around a day of the text), instead of the past first.
        weekday: the weekday told beside the date, 0 for Monday; prefers the year in which it fits.
        done: whether the clause tells a deed, so that a day to come cannot be meant however long ago the last one was.

    Returns:
        The period; None where no year within four has such a day.
    """
    found = list(_placed(place, range(anchor.year - 4, anchor.year + 5)))
    fitting = [p for p in found if p.first.weekday() == weekday and abs(p.first.year - anchor.year) <= 1]
    return _chosen(fitting or found, anchor, future=future, nearest=nearest, done=done)


def _placed(place: Callable[[int], Period], years: Iterable[int]) -> Iterator[Period]:
    for year in years:
        try:
            yield place(year)
        except ValueError:  # the year has no such day, or lies outside the calendar
            continue


def _chosen(found: list[Period], anchor: date, *, future: bool, nearest: bool, done: bool) -> Period | None:
    if not found:
        return None
    past = max((p for p in found if p.first <= anchor), key=lambda p: p.first, default=None)
    ahead = min((p for p in found if p.first > anchor), key=lambda p: p.first, default=None)
    if past is None or ahead is None:
        return past or ahead
    if past.last >= anchor:
        return past
    if future:
        return ahead if ahead.gap(anchor) <= FARTHEST_PROMISE_DAYS else past
    if nearest:
        return min((past, ahead), key=lambda p: p.gap(anchor))
    too_far = past.first == past.last and past.gap(anchor) > FARTHEST_PAST_DAYS and ahead.gap(anchor) <= SOON_DAYS
    return ahead if too_far and not done else past
