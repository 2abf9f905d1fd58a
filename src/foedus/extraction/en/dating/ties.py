"""The words around a date: what ties it to the act, and whether the clause speaks of the future."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from foedus.extraction.en.dating.periods import Period, around, shifted, single_day
from foedus.extraction.en.dating.rule import DateRelation, Reading, number_of
from foedus.extraction.en.dating.vocabulary import UNITS
from foedus.extraction.en.dating.words import Words, compiled

_TIES: tuple[tuple[re.Pattern[str], DateRelation], ...] = (
    (compiled("since at?$"), DateRelation.SINCE),
    (compiled("starting (?:from|on|in|at)?$"), DateRelation.SINCE),
    (compiled("(?:until|by|up to|no? later than) at?$"), DateRelation.UNTIL),
    (compiled("before to?$"), DateRelation.BEFORE),
    (compiled("(?:after|following)$"), DateRelation.AFTER),
    (compiled("(?:during|more)$"), DateRelation.DURING),
)
_EVE = compiled("the eve of$")
_FROM = compiled("from$")
_ONWARD = compiled("onward|on")
_DISTANCE = compiled("(?P<count>day|number|count|one) (?P<unit>unit) (?P<way>before|after|following|from)$")
# Characters looked at on either side of a date.
_LONGEST_CLAUSE = 300
# Words looked at before a date.
_REACH = 5

_CLAUSE_END = re.compile(
    r"[;:()“”\"!?]|\.\s|,\s+(?:and|but)\s+(?:by|in|on|at|from|it|they|he|she|we)\b|\b(?:that|which|who|whose|where|when|while|but|although|after|because)\b"
    r"|\b(?:said|says|told|announced|reported|stated|added|wrote|noted|declared|claimed|confirmed|warned)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\b(?:will|shall|won['’]t|going to|(?:is|are|was|were) to\b|(?:to|would) be (?:held|signed|adopted|deployed)"
    r"|plan(?:s|ned|ning)? to\b|plans (?:an?|the|its) |planned|planning|scheduled|expected|due|slated|upcoming|forthcoming|next|intends?|prepar(?:es|ing))\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)
# "Will discuss the agreement signed in May": the participle right before the date is what it dates.
_DONE = re.compile(
    r"(?<!\bbe )(?<!\bto be )\b(?:(?!scheduled|planned|expected|slated|proposed|postponed|need)[a-z]+ed|held|made|begun)"
    r"\s+(?:back\s+)?(?:on|in|at|during|from)?\s*(?:the\s+)?$"
)
# What comes after a verb of the past is not what the date is about: "on Tuesday they discussed the coming summit".
_PAST = re.compile(r"\b(?!need|scheduled|planned|expected|slated|proposed)[a-z]{2,}ed\b|\b(?:met|held|made|began)\b")
_WEAK = frozenset(["upcoming", "forthcoming", "next", "expected", "due"])
# "By Tuesday" is a deadline, unless the clause looks back: "by Tuesday ten had died".
_DEADLINE = re.compile(r"^(?!.*\b(?:had|was|were)\b).*\bby\s+(?:the\s+)?$", re.IGNORECASE | re.DOTALL)


def speaks_of_future(segment: str, start: int, end: int) -> bool:
    """Whether the clause around `segment[start:end]` promises or plans.

    A word of the future counts before the date in its clause, or after a date that opens its clause.
    """
    lead = _last_clause(segment[max(0, start - _LONGEST_CLAUSE) : start])
    if _DEADLINE.search(lead):
        return True
    if _promises(lead):
        return _DONE.search(lead) is None
    if len(lead.split()) > 2:
        return False
    rest = segment[end : end + _LONGEST_CLAUSE]
    boundary = _CLAUSE_END.search(rest)
    rest = rest[: boundary.start()] if boundary else rest
    promise = _PROMISE.search(rest)
    return promise is not None and _PAST.search(rest, 0, promise.start()) is None


def tells_of_past(segment: str, start: int) -> bool:
    """Whether a verb of the past stands before `start` in its clause: "signed the orders on 5 January"."""
    lead = _last_clause(segment[max(0, start - _LONGEST_CLAUSE) : start])
    return _PAST.search(lead) is not None and not _promises(lead)


def _promises(clause: str) -> bool:
    """Whether the clause has a word of the future; an adjective after a verb of the past is none."""
    past = _PAST.search(clause)
    return any(
        past is None or match.group().lower() not in _WEAK or match.start() < past.start()
        for match in _PROMISE.finditer(clause)
    )


def _last_clause(lead: str) -> str:
    start = 0
    for boundary in _CLAUSE_END.finditer(lead):
        start = boundary.end()
    return lead[start:]


def tie_before(words: Words, first: int, last: int, *, future: Callable[[], bool]) -> tuple[DateRelation, int]:
    """The relation that the words before the date at `[first, last)` state, and where those words begin.

    A date that only modifies a noun ("after yesterday's attack", "since the 2020 war") is tied to nothing.
    """
    if modifies(words, first, last):
        return DateRelation.ON, first
    lead = words.classes[max(0, first - _REACH) : first]
    for pattern, relation in _TIES:
        match = pattern.search(lead)
        if match:
            kept = relation is DateRelation.DURING
            return relation, first if kept else first - len(match.group())
    if _FROM.search(lead) and (_ONWARD.match(words.classes, last) or future()):
        return DateRelation.SINCE, first - 1
    return DateRelation.ON, first


def moved(words: Words, first: int, reading: Reading) -> tuple[Period | None, int, str]:
    """The reading's period, or what "three days after" makes of it; where its words begin; how it follows."""
    begin = max(0, first - _REACH)
    eve = _EVE.search(words.classes[begin:first])
    if eve and reading.period and reading.period.first == reading.period.last:
        day = reading.period.first - timedelta(days=1)
        return single_day(day), begin + eve.start(), f"the day before {reading.period.name}, which is {reading.how}"
    match = _DISTANCE.search(words.classes[begin:first])
    if match is None or reading.period is None:
        return reading.period, first, reading.how

    def text(group: str) -> str:
        return words.words[begin + match.start(group)].text.lower()

    back = text("way") in {"before", "prior"}
    base, count, unit = (
        reading.period.first if back else reading.period.last,
        number_of(text("count")),
        UNITS[text("unit")],
    )
    period = around(shifted(base, unit, -count if back else count), unit)
    how = f"{count} {unit}(s) {'before' if back else 'after'} {base.isoformat()}, which is {reading.how}"
    return period, begin + match.start(), how


def bounds(period: Period | None, relation: DateRelation) -> tuple[date | None, date | None]:
    """First and last day of an act that stands to the period in this relation; None where it sets no bound.

    `BEFORE` ends with the day before the period, `AFTER` begins with the day after it.
    """
    if period is None:
        return None, None
    match relation:
        case DateRelation.SINCE:
            return period.first, None
        case DateRelation.UNTIL:
            return None, period.last
        case DateRelation.BEFORE:
            return None, period.first - timedelta(days=1)
        case DateRelation.AFTER:
            return period.last + timedelta(days=1), None
        case _:
            return period.first, period.last


def modifies(words: Words, first: int, last: int) -> bool:
    """Whether a possessive follows, or a determiner stands before and a noun after."""
    if last >= len(words.words):
        return False
    after = words.words[last].text
    if after in {"'", "’"} and last + 1 < len(words.words) and words.words[last + 1].text == "s":
        return True
    if not words.class_is(last, "other") or not after[0].isalpha():
        return False
    return words.words[first].text.lower() == "overnight" or any(
        words.class_is(first - 1, name) for name in ("the", "one", "that", "other")
    )
