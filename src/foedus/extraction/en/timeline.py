"""The dates of a report in the order told: a day counts from what was told before it, or from the day of speaking."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from foedus.extraction.en.dates import DateMention, find_dates, told_by
from foedus.model.citation import Span
from foedus.model.when import Precision

REACH = 5
"""Sentences back to which "the following day" may refer; a reader does not look farther either."""

_PLACE = re.compile(r"\s*[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}, (?=\S)")
_SIGN = re.compile(r"\.?\s?(?:\([^()]{2,40}\)\s?|/[^/]{2,40}/\s?)?(?P<dash>[–—-])|[.:](?=\s|$)")
_DATELINE_LENGTH = 80
# News is filed within days of the day it comes out.
_FILED_WITHIN = timedelta(days=14)


class Dated(NamedTuple):
    """A sentence that may tell a date."""

    span: Span
    number: int
    block: int


@dataclass(slots=True, kw_only=True)
class Timeline:
    """Reads the dates of one report, each sentence once, those that hold no claim included.

    Attributes:
        text: the report's text.
        published_on: its day.
        days: the day that opens each block which is an entry of a chronicle.
        sentences: those that may tell a date, in order.
    """

    text: str
    published_on: date | None
    days: dict[int, date]
    sentences: deque[Dated]
    _told: deque[tuple[int, DateMention]] = field(default_factory=lambda: deque(maxlen=2 * REACH))
    _filed: date | None = None

    def dates_of(self, number: int) -> list[DateMention]:
        """Dates of the sentence of that number; neither the one that opens its entry nor that of a dateline is among them.

        Sentences must be asked for in the order of the text.
        """
        while self.sentences and self.sentences[0].number <= number:
            dated = self.sentences.popleft()
            found = self._read(dated)
            if dated.number == number:
                return found
        return []

    @property
    def last_told(self) -> int:
        """The number of the latest sentence, among those read, that tells a day that is not still to come."""
        return next(
            (number for number, mention in reversed(self._told) if not _is_after(mention, self.published_on)), -1
        )

    def _read(self, here: Dated) -> list[DateMention]:
        told = [told_by(m, here.number - number) for number, m in self._told if here.number - number <= REACH]
        dateline = self._dateline(here.span)
        if dateline is not None:
            self._filed = dateline.when.start
        day, spoken = self._speaking(here.block)
        opened = self.days.get(here.block)
        found = find_dates(self.text, here.span, published_on=day, context=opened, told=told, spoken=spoken)
        if dateline is not None:
            found = [mention for mention in found if mention.span.start >= dateline.span.end]
        self._told += [(here.number, mention) for mention in found if mention.told]
        return found

    def _speaking(self, block: int) -> tuple[date | None, str]:
        """The day from which "yesterday" counts, and what it is."""
        if block in self.days:
            return self.days[block], "the entry's day"
        return (self._filed, "dateline") if self._filed else (self.published_on, "publication")

    def _dateline(self, span: Span) -> DateMention | None:
        """The day of a dateline ("ANKARA, 15 July. –"), from which "yesterday" counts."""
        place = _PLACE.match(self.text, span.start, span.end)
        if place is None:
            return None
        head = Span(place.end(), min(span.end, place.end() + _DATELINE_LENGTH))
        for mention in find_dates(self.text, head, published_on=self.published_on):
            sign = _SIGN.match(self.text, mention.span.end)
            when = mention.when
            if sign is None or mention.span.start != head.start or when.precision is not Precision.DAY:
                return None
            if not (sign["dash"] or place.group().strip(" ,").isupper()) or when.start is None:
                return None
            near = self.published_on is None or abs(self.published_on - when.start) <= _FILED_WITHIN
            return mention if near else None
        return None


def _is_after(mention: DateMention, day: date | None) -> bool:
    return day is not None and mention.when.start is not None and mention.when.start > day
