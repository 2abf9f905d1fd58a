"""What dates are counted from: the day of speaking, and the days that the report has told so far."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from foedus.extraction.en.dating.periods import Period
from foedus.extraction.en.dating.rule import Anchor
from foedus.extraction.en.dating.vocabulary import UNITS
from foedus.extraction.en.dating.words import Words
from foedus.model.when import Precision

# From what is told this precisely, a step of the unit can be counted.
_FINE_ENOUGH = {
    "day": {Precision.DAY},
    "week": {Precision.DAY, Precision.WEEK},
    "fortnight": {Precision.DAY, Precision.WEEK},
    "month": {Precision.DAY, Precision.WEEK, Precision.MONTH},
}
_ONWARD = frozenset({"later", "after", "following", "next"})


@dataclass(frozen=True, slots=True)
class Told:
    """Days that the report has told.

    Attributes:
        period: the days.
        frames: whether a later date without a year is in their year.
        back: how many sentences before the one in hand; 0 in it.
    """

    period: Period
    frames: bool
    back: int


@dataclass(slots=True)
class Anchors:
    """The days to count from in one sentence.

    Attributes:
        published_on: the day of speaking.
        context: the day of a chronicle's entry.
        told: what the report has told, latest last; what the sentence itself tells is added in passing.
    """

    published_on: date | None
    context: date | None
    told: deque[Told]

    def of(
        self, need: Anchor, match: re.Match[str], words: Words, future: Callable[[], bool]
    ) -> tuple[Anchor, date | None, Period | None]:
        """Which anchor meets a rule's need, its day, and the days told where it is one of them."""
        groups = match.groupdict()

        def word(*names: str) -> str:
            at = next((match.start(name) for name in names if groups.get(name) is not None), None)
            return words.words[at].text.lower() if at is not None else ""

        match need:
            case Anchor.EITHER if self.context is None:
                near = self._latest("month") if "monthless" in groups else self._carried()
                if near is None or future():
                    return Anchor.PUBLICATION, self.published_on, None
                return Anchor.CONTEXT, near.first, near
            case Anchor.EITHER:
                return Anchor.CONTEXT, self.context, None
            case Anchor.CONTEXT | Anchor.EVENT:
                unit = UNITS.get(word("unit"), "year" if word("r1", "r2") else "day")
                period = self._latest(unit, event=need is Anchor.EVENT)
                if period is None:
                    return Anchor.CONTEXT, None if need is Anchor.EVENT else self.context, None
                onward = word("way", "which", "r1", "r2") in _ONWARD
                return Anchor.CONTEXT, period.last if onward else period.first, period
            case Anchor.PUBLICATION:
                return need, self.published_on, None
            case _:
                return need, None, None

    def _latest(self, unit: str, *, event: bool = False) -> Period | None:
        """The days told last that are told precisely enough; of an event, in the sentence before."""
        fitting = (
            told.period
            for told in reversed(self.told)
            if told.period.precision in _FINE_ENOUGH.get(unit, Precision) and (told.back == 1 or not event)
        )
        return next(fitting, None)

    def _carried(self) -> Period | None:
        """The days whose year goes on to be meant: told last, in this sentence or the one before."""
        last = self.told[-1] if self.told else None
        return last.period if last and last.frames and last.back <= 1 else None
