"""Moments written out: days, times and zones as bylines have them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from foedus.model.report import Moment
from foedus.reading.phrases import calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A moment with the half-open range of the string that it was read from."""

    moment: Moment
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    dates: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    time_after: re.Pattern[str]
    time_before: re.Pattern[str]
    zone: re.Pattern[str]


_TIME = (
    r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?![\d.])(?::[0-5]\d(?:\.\d+)?)?(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?"
)


@cache
def _patterns() -> _Patterns:
    months = "|".join(sorted(map(re.escape, calendar().months), key=len, reverse=True))
    zones = "|".join(sorted(map(re.escape, calendar().zones), key=len, reverse=True))
    month = rf"(?P<name>{months})\b\.?"
    # Each after what it cannot do without, which is looked for first since it is found sooner.
    written = (
        (
            r"\d\d[-./]\d",
            r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-./])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?!\d)",
        ),
        (
            r"\d[./-]\d",
            r"(?<![\d.])(?P<day>\d\d?)(?P<sep>[./-])(?P<month>\d\d?)(?P=sep)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/])",
        ),
        (
            r"\s(?:19|20)\d\d",
            rf"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?{month},?\s+(?P<year>(?:19|20)\d\d)(?!\d)",
        ),
        (
            r"\d(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d",
            rf"\b{month}\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)(?!\d)",
        ),
    )
    offset = r"(?:GMT|UTC)?\s?(?P<sign>[+-])(?P<hours>\d\d?)(?::?(?P<minutes>\d\d))?(?!\d)"
    ignore = re.IGNORECASE
    return _Patterns(
        dates=tuple((re.compile(sign, ignore), re.compile(pattern, ignore)) for sign, pattern in written),
        time_after=re.compile(rf"(?:\s*(?:г\.|года|,|at\b|в\b|\||/|T|[–—-]))*\s*{_TIME}", ignore),
        time_before=re.compile(rf"{_TIME}(?:\s*(?:,|on\b|\||/|[–—-]))*\s*$", ignore),
        zone=re.compile(rf"\s*[,(]*\s*(?:{offset}|(?P<zone>{zones})\b)\)?", ignore),
    )


def moments_in(text: str) -> list[Written]:
    """Every full date of `text` with the time and zone beside it, in order of place.

    A date without a year, a day that does not exist, and a date in figures whose order of day and month cannot be told
    (two numbers up to twelve between slashes) are left out.
    """
    found: list[Written] = []
    for sign, pattern in _patterns().dates:
        if not sign.search(text):
            continue
        for match in pattern.finditer(text):
            day = _day(match)
            if day and not any(other.start < match.end() and match.start() < other.end for other in found):
                found.append(_with_time(text, match.start(), match.end(), day))
    return sorted(found, key=lambda written: written.start)


def zone_at_start(text: str, day: date) -> tuple[int, int] | None:
    """The offset in minutes that `text` begins with, and how many signs tell it; None where it does not."""
    match = _patterns().zone.match(text)
    offset = _offset(match, day) if match else None
    return (offset, match.end()) if match and offset is not None else None


def with_zone(moment: Moment, offset: int) -> Moment:
    """The same day and time in a zone."""
    return Moment(day=moment.day, at=moment.at, utc_offset_minutes=offset)


def _day(match: re.Match[str]) -> date | None:
    told = match.groupdict()
    year, day = int(told["year"]), int(told["day"])
    month = int(told["month"]) if told.get("month") else calendar().months[told["name"].casefold()]
    if told.get("sep") == "/" and len(told["year"]) <= 4 and match.start("day") < match.start("year"):
        if month > 12 >= day:
            day, month = month, day
        elif day <= 12 and day != month:
            return None
    if len(told["year"]) == 2:
        # Pages with two-digit years are pages of the web: none is older than 1980.
        year += 1900 if year >= 80 else 2000
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_time(text: str, start: int, end: int, day: date) -> Written:
    after = _patterns().time_after.match(text, end)
    before = None if after else _patterns().time_before.search(text[:start])
    told = after or before
    at = _time(told) if told else None
    if told is None or at is None:
        return Written(moment=Moment(day=day), start=start, end=end)
    end = after.end() if after else end
    start = before.start() if before else start
    moment = Moment(day=day, at=at)
    zone = zone_at_start(text[end : end + 60], day)
    if zone:
        moment, end = with_zone(moment, zone[0]), end + zone[1]
    return Written(moment=moment, start=start, end=end)


def _time(match: re.Match[str]) -> time | None:
    hour, minute, half = int(match["hour"]), int(match["minute"]), match["half"]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return time(hour, minute)


def _offset(match: re.Match[str], day: date) -> int | None:
    if match["zone"]:
        held = calendar().zones[match["zone"].casefold()]
        return next((offset for since, offset in held if since <= day), None)
    minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
    # No zone lies further from UTC than fourteen hours.
    return None if minutes > 14 * 60 else minutes * (-1 if match["sign"] == "-" else 1)
