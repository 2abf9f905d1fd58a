"""Dates told from another date of the text: "the following day", "a week later", "on the eve of the vote"."""

from __future__ import annotations

from datetime import date

from foedus.extraction.en.dating.parts import PART
from foedus.extraction.en.dating.periods import Period, around, shifted, single_day
from foedus.extraction.en.dating.relative import COUNT, THIS_WAY, calendar_unit, count_of
from foedus.extraction.en.dating.rule import Anchor, Hit, Reading, Rule, rule
from foedus.extraction.en.dating.vocabulary import UNITS
from foedus.model.when import Precision


def _apart(hit: Hit) -> Reading | None:
    """Counted from the day that the text is about: "three days later", "a week earlier"."""
    unit, count = UNITS[hit.text("unit")], 1 if hit.has("the") else count_of(hit)
    if count is None:
        return Reading(period=None, how="an unstated time from")
    later = hit.text("way") in {"later", "after"}
    then = shifted(hit.told_from, unit, count if later else -count)
    period = _as_fine(hit, then, unit) if count == 1 and not hit.has("the") else around(then, unit)
    return Reading(period=period, how=f"{count} {unit}(s) {'after' if later else 'before'}")


def _as_fine(hit: Hit, then: date, unit: str) -> Period:
    """What "a week later" and "a year earlier" name: one step finer than the unit, if what was told is as fine."""
    told = hit.base.precision if hit.base else Precision.YEAR
    if unit == "week" and told is Precision.DAY:
        return single_day(then)
    return around(then, "month" if unit == "year" and told in {Precision.DAY, Precision.MONTH} else unit)


def _next(hit: Hit) -> Reading | None:
    """What "the next day" is, or, in a clause that does not look ahead, the next week, month, year of the calendar."""
    unit = UNITS[hit.text("unit")]
    if hit.text("unit").endswith("s") or (unit != "day" and hit.future()):
        return None
    return Reading(period=around(shifted(hit.told_from, unit, 1), unit), how=f"the {unit} after")


def _eve(hit: Hit) -> Reading:
    return Reading(period=single_day(shifted(hit.told_from, "day", -1)), how="the day before")


def _part_of_day(hit: Hit) -> Reading:
    """That evening, the next morning: a day of the text."""
    onward = hit.text("way") in {"next", "following"}
    return Reading(
        period=single_day(shifted(hit.told_from, "day", int(onward))), how="the day after" if onward else "the day of"
    )


_THE_EVENT = "(?:the|its|that|this) other"
_WAY = "(?P<way>earlier|later)"

RULES: tuple[Rule, ...] = (
    rule("the (?P<way>next) (?P<unit>unit)", "unit next", Anchor.CONTEXT, _next),
    rule(f"(?:{PART}|{THIS_WAY}) the? (?P<which>previous|following) (?P<unit>unit)", "unit previous|following", Anchor.CONTEXT, calendar_unit),
    rule(f"(?:{PART}|{THIS_WAY}) the? (?P<which>that|same) (?P<unit>unit)", "unit that|same", Anchor.CONTEXT, calendar_unit),
    rule("the? (?P<way>that|same) daypart", "daypart that|same", Anchor.CONTEXT, _part_of_day),
    rule("the (?P<way>next|following) daypart", "daypart next|following", Anchor.CONTEXT, _part_of_day),
    rule(f"{COUNT} (?P<unit>unit) {_WAY}", "unit earlier|later", Anchor.CONTEXT, _apart),
    rule("(?P<the>the) (?P<unit>span) (?P<way>before|after) (?=comma|dot|$)", "unit before|after", Anchor.CONTEXT, _apart),
    rule(f"(?:(?P<the>the)|{COUNT}) (?P<unit>span) (?P<way>before|after) (?={_THE_EVENT})", "unit before|after", Anchor.EVENT, _apart),
    rule(f"the (?P<way>eve) (?=of {_THE_EVENT})|its eve", "eve", Anchor.EVENT, _eve),
)  # fmt: skip
"""Rules of what is told from another date of the text."""
