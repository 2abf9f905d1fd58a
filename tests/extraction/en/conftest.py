"""What both tests of dates read and tell."""

from __future__ import annotations

from datetime import date

from foedus.extraction.en.dates import DateMention, find_dates
from foedus.model.citation import Span

WEDNESDAY = date(2024, 6, 12)


def read(text: str, published_on: date | None = WEDNESDAY, context: date | None = None) -> list[DateMention]:
    return find_dates(text, Span(0, len(text)), published_on=published_on, context=context)


def told(text: str, published_on: date | None = WEDNESDAY, context: date | None = None) -> tuple[str, str, str]:
    """The one date of the text as start, end and relation; "-" where there is no bound."""
    mentions = read(text, published_on, context)
    assert len(mentions) == 1, mentions
    when = mentions[0].when
    return (str(when.start or "-"), str(when.end or "-"), mentions[0].relation.value)
