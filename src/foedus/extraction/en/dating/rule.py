"""What a rule of dates is, and what it makes of the words it fits."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foedus.extraction.en.dating.periods import Period
from foedus.extraction.en.dating.vocabulary import ORDINALS
from foedus.extraction.en.dating.words import Word, Words, bits, compiled
from foedus.extraction.en.numbers import CARDINALS


class DateRelation(StrEnum):
    """The word that ties a date to what it dates."""

    ON = "on"
    SINCE = "since"
    UNTIL = "until"
    DURING = "during"
    BEFORE = "before"
    AFTER = "after"


class Anchor(StrEnum):
    """Which day the words are counted from.

    `EITHER` and `EVENT` are needs of rules alone: the context if there is one, else the publication; and the day that
    the sentence before tells, of an event that the words name again ("the day after the vote"). `NOTHING` marks a
    mention whose words need a day that is not known.
    """

    ABSOLUTE = "absolute"
    PUBLICATION = "publication"
    CONTEXT = "context"
    EITHER = "either"
    EVENT = "event"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a rule reads.

    Attributes:
        period: the days named; None where the words set no bound ("for years").
        how: how they follow from the words and the anchor, for a reader.
        relation: the tie that the words themselves state; None leaves it to the word before them.
    """

    period: Period | None
    how: str
    relation: DateRelation | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that fit a rule's pattern, before they are read.

    Attributes:
        words: the segment.
        match: over the segment's classes; group offsets are indices of words.
        anchor: what the days are counted from.
        day: that day; None for absolute dates alone.
        base: the days that the report told before, where `day` is one of them.
        future: whether the clause speaks of the future.
    """

    words: Words
    match: re.Match[str]
    anchor: Anchor
    day: date | None
    future: Callable[[], bool]
    base: Period | None = None

    def has(self, group: str) -> bool:
        """Whether the pattern has the group and it took part."""
        return self.match.groupdict().get(group) is not None

    def text(self, group: str) -> str:
        """The first word of a group that took part, in lower case; empty otherwise."""
        return self.words.words[self.match.start(group)].text.lower() if self.has(group) else ""

    def number(self, group: str) -> int:
        """The number a group states in digits or in a word; 1 for an article.

        Raises:
            ValueError: the word is no number, which no pattern with number groups allows.
        """
        return number_of(self.text(group))

    def near(self, step: int) -> Word | None:
        """The word `step` places before the hit (negative) or after it (positive)."""
        index = self.match.start() + step if step < 0 else self.match.end() + step - 1
        return self.words.words[index] if 0 <= index < len(self.words.words) else None

    @property
    def told_from(self) -> date:
        """The anchor's day, for rules that always have one."""
        if self.day is None:
            raise LookupError(f"A rule that needs a day ({self.anchor}) was applied without one; give it a need.")
        return self.day


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of naming a date.

    Attributes:
        pattern: over classes of words. Groups named y1, y2 hold a year in figures and make the date absolute; r1,
            r2 hold a year in words ("last year") and decide the anchor.
        core: of each of these sets of classes the pattern needs one; most rules are passed over by it.
        need: the anchor where no such group took part.
        read: the days; None where the words are no date after all. It may raise ValueError or OverflowError for a
            day that no calendar has.
    """

    pattern: re.Pattern[str]
    core: tuple[int, ...]
    need: Anchor
    read: Callable[[Hit], Reading | None]

    def may_fit(self, present: int) -> bool:
        """Whether these classes, a bit each, are all that the pattern cannot do without."""
        return all(classes & present for classes in self.core)

    def need_of(self, match: re.Match[str], words: Words) -> Anchor:
        """Which day the words of this match are counted from."""
        groups = match.groupdict()
        if groups.get("y1") is not None or groups.get("y2") is not None:
            return Anchor.ABSOLUTE
        for name in ("r1", "r2"):
            if groups.get(name) is not None:
                word = words.words[match.start(name)].text.lower()
                return Anchor.PUBLICATION if word in {"last", "this", "next"} else Anchor.CONTEXT
        return self.need


def rule(pattern: str, core: str, need: Anchor, read: Callable[[Hit], Reading | None]) -> Rule:
    """A rule from a pattern of class names; `core` names the classes that it cannot do without."""
    return Rule(compiled(pattern), bits(core), need, read)


_WORTH = {"a": 1, "an": 1, "couple": 2, **CARDINALS, **ORDINALS}


def number_of(word: str) -> int:
    """The number that a word states; ordinal endings are dropped, articles, ordinals and "couple" count."""
    known = _WORTH.get(word)
    return known if known is not None else int(re.sub(r"\D", "", word))
