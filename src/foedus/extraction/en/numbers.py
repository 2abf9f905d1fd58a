"""Numbers in figures and in words, with the words that make them bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

CARDINALS: dict[str, int] = {
    **{word: n for n, word in enumerate(_UNITS)},
    **{word: 10 * n for n, word in enumerate(_TENS, 2)},
    **{f"{ten}-{unit}": 10 * n + u for n, ten in enumerate(_TENS, 2) for u, unit in enumerate(_UNITS[:10]) if u},
}
"""Number words below a hundred, compounds with their hyphen, in lower case."""

_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALES |= {"mln": 10**6, "bn": 10**9}
# "Dozens", "hundreds of": not fewer than one of them.
_PLURALS = {"dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9}
_PLURALS |= {"tens of thousands": 10**4, "hundreds of thousands": 10**5}
_SHARES = {"half": 1 / 2, "a third": 1 / 3, "one third": 1 / 3, "two thirds": 2 / 3, "a quarter": 1 / 4}
_SHARES |= {"three quarters": 3 / 4}

_LOW = "at least|more than|over|no fewer than|no less than|not less than|upwards of"
_HIGH = "up to|as many as|at most|no more than|not more than|fewer than|less than|under"
_NEAR = (
    "around|about|nearly|almost|some|approximately|roughly|only|just|exactly|a total of|another|the other|an estimated"
)

_WORD = "|".join(sorted((w for w in CARDINALS if w != "one"), key=len, reverse=True))
_SCALE = "|".join(_SCALES)
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:\.\d+)?"
_ONE_NUMBER = (
    rf"(?:(?:{_DIGITS})(?:\s?(?:{_SCALE})\b)?"
    rf"|(?:(?:{_WORD}|an?|one)\s+(?:{_SCALE}|dozen)\b|(?:{_WORD})\b)(?:\s+(?:and\s+)?(?:{_WORD}|{_SCALE})\b)*)"
)
_QUANTITY = re.compile(
    rf"(?<![\w.,:/+№#&-])(?:(?:(?P<low>{_LOW})|(?P<high>{_HIGH})|{_NEAR})\s+)?(?:(?:a|the)\s+(?:further|additional)\s+)?"
    rf"(?P<money>(?:us)?\$|€|£)?(?:"
    rf"(?:(?P<between>between|from)\s+)?(?P<first>{_ONE_NUMBER})"
    rf"(?:(?P<to>\s*[-–]\s*|\s+to\s+|\s+and\s+)(?P<last>{_ONE_NUMBER}))?"
    rf"|(?P<plural>{'|'.join(sorted(_PLURALS, key=len, reverse=True))})\b(?:\s+of\b)?"
    rf"|(?P<share>{'|'.join(_SHARES)})\s+of\b(?:\s+(?:the|its|their|all)\b)?)"
    rf"(?![\w+:/]|[-–]\w|[.,]\d|\.\w)"
)
# Whatever holds none of these holds no number that the pattern finds. "-teen" and "-ty" words hold one of them.
_TRACES = (
    *"0123456789",
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "teen"),
    *("twent", "thirt", "fort", "fift", "dozen", "scores", "hundred", "thousand", "illion", "half", "third", "quarter"),
)
_ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as the text has it.

    Attributes:
        start, end: half-open place in the segment, the words that bound or weaken it included.
        digits: where the number itself begins.
        value: the number stated; None where only bounds are.
        low, high: bounds, inclusive; None where none is stated.
        currency: ISO code of a currency sign before it.
        share: whether it is a share of a whole ("a third of").
    """

    start: int
    end: int
    digits: int
    value: float | None
    low: float | None
    high: float | None
    currency: str | None = None
    share: bool = False

    @classmethod
    def exact(cls, start: int, value: float) -> Quantity:
        """A bare number that begins, and for now ends, at `start`."""
        return cls(start=start, end=start, digits=start, value=value, low=None, high=None)


def find_quantities(segment: str) -> Iterator[Quantity]:
    """Numbers of the segment in order; "one" and articles are words, not numbers, unless a scale follows."""
    lowered = segment.lower()
    if not any(trace in lowered for trace in _TRACES):
        return
    if len(lowered) != len(segment):  # a letter such as "İ" grows in lower case, and places must hold
        lowered = segment.translate(_ASCII_LOWER)
    position = 0
    while match := _QUANTITY.search(lowered, position):
        quantity = _quantity(match)
        yield quantity
        position = quantity.end


def number_value(words: str) -> float:
    """The number that digits or words in lower case state: `"1.5 million"`, `"two hundred and fifty"`."""
    total, current = 0.0, 0.0
    for part in re.findall(rf"{_DIGITS}|[a-z]+(?:-[a-z]+)?", words):
        if part in _SCALES or part == "dozen":
            scale = _SCALES.get(part, 12)
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
        elif part in {"a", "an"}:
            current = 1
        elif part != "and":
            current += CARDINALS[part] if part in CARDINALS else float(re.sub(r"[,\s]", "", part))
    return total + current


def _quantity(match: re.Match[str]) -> Quantity:
    low, high, start, end = None, None, match.start(), match.end()
    value: float | None = None
    if match["plural"]:
        low = float(_PLURALS[match["plural"]])
    elif match["share"]:
        value = _SHARES[" ".join(match["share"].split())]
    else:
        value = number_value(match["first"])
        ranged = match["last"] and (match["to"].strip() != "and" or match["between"] == "between")
        if ranged and value < number_value(match["last"]):
            low, high, value = _scaled(value, match["last"]), number_value(match["last"]), None
        else:
            start = match.start("money" if match["money"] else "first") if match["between"] else start
            end = match.end("first")
    if value is not None:
        low, high = value if match["low"] else None, value if match["high"] else None
    signs = {"$": "USD", "€": "EUR", "£": "GBP"}
    return Quantity(
        start=start, end=end, digits=match.start("first") if match["first"] else match.start(),
        value=value, low=low, high=high,
        currency=signs[match["money"][-1]] if match["money"] else None, share=bool(match["share"]),
    )  # fmt: skip


def _scaled(value: float, last: str) -> float:
    """The first of "2 to 3 million" in the scale of the last."""
    scale = next((n for word, n in _SCALES.items() if last.endswith(word)), 1)
    return value * scale if value < scale else value
