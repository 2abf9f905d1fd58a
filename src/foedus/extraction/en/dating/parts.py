"""Parts of a period: the end of April, early March, mid-2021, the first half of the year."""

from __future__ import annotations

from foedus.extraction.en.dating.periods import Period, counted_off, narrowed
from foedus.extraction.en.dating.rule import Hit
from foedus.extraction.en.dating.vocabulary import UNITS

PART = (
    "(?:at? the? (?P<edge>edge) of|(?P<early>early) (?:dash|in)?"
    "|the? (?P<nth>ordinal) (?P<share>half|quarter) of|the? (?P<rim>last|ordinal) (?P<rimunit>span) of)"
)
"""The words that narrow a period, with the groups that `part_of` reads."""

_PARTS = {
    "end": "end", "close": "end", "late": "end", "last": "end",
    "beginning": "begin", "start": "begin", "outset": "begin", "early": "begin", "first": "begin",
    "middle": "middle", "mid": "middle",
}  # fmt: skip
_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def part_of(hit: Hit, period: Period) -> Period:
    """The part of the period that the hit's words name; the whole where they name none.

    Raises:
        ValueError: a third half, or the second days of something.
    """
    if hit.has("share"):
        place, of = _PLACES[hit.text("nth")], 2 if hit.text("share") == "half" else 4
        if place > of:
            raise ValueError(f"no half number {place}")
        return narrowed(period, f"{place}/{of}")
    if hit.has("rim") and not hit.text("rimunit").endswith("s"):
        return counted_off(period, UNITS[hit.text("rimunit")], _PLACES.get(hit.text("rim"), -1))
    word = hit.text("edge") or hit.text("early") or hit.text("rim")
    if word and word not in _PARTS:
        raise ValueError(f"{word!r} names no part of a period")
    return narrowed(period, _PARTS[word]) if word else period
