"""Figures of English text: how many of what, and what befell them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from foedus.extraction.en.counted import (
    FATES,
    Counted,
    counted_after,
    fate_after,
    fate_before,
    is_name,
    is_recalled,
    sole_person,
    speaks_of_fate,
)
from foedus.extraction.en.dates import find_dates
from foedus.extraction.en.numbers import Quantity, find_quantities
from foedus.model.citation import Span
from foedus.model.claim import Figure

__all__ = ["find_figures"]

_TOLL = re.compile(r"(?i)\b(?:death\s+)?toll\b[^.;]*\bto\s+$|\btoll\b[^.;]*\b(?:is|was|stands at|reached|at)\s+$")
_LOSSES = ("casualties", "deaths", "injuries", "fatalities", "victims", "losses")
_NO_LOSS = re.compile(rf"\b[Nn]o\s+(?P<noun>{'|'.join(_LOSSES)})\b")
_JOINED = re.compile(
    r"(?i)\s*(?:,|,?\s*and|,?\s*as well as|,?\s*or|,?\s*while)\s*$|[^.;]{0,60},\s*of (?:whom|them|which)\s*$"
)

_PERCENT = re.compile(r"\s?(?:%|per\s?cent\b|percent\b)")
# "12 facilities in Armenia, and 6 in Kazakhstan", "17 are injured, and 34 others are missing".
_ELLIPSIS = re.compile(r"(?i)(?:\s+more)?(?:\s+(?:in|from|of)\b|\s+(?:is|are|was|were|have|had)\b)")
_COPULA = re.compile(r"\s+(?:are|were)(?=\s)")
_OTHERS = re.compile(r"(?i)\s+(?:more|others?)\b")
# What befalls people alone, so that what is counted is people whatever its name.
_OF_PERSONS = frozenset(
    {"killed", "wounded", "injured", "arrested", "detained", "abducted", "hospitalised", "executed"}
)
# "A package of 35 billion": so much needs no noun.
_VAST = 1_000_000


def find_figures(text: str, within: Span) -> list[Figure]:
    """The counts and amounts told inside `within`, in order.

    Dates, ordinals, times, lengths of time, numbers of articles and resolutions, and numbers inside names are none.

    Args:
        text: the report's text.
        within: where to look; usually a sentence.

    Returns:
        Figures whose `measure` is what befell the counted where the words say it ("killed"), else the noun counted;
        whose `unit` is `persons`, `percent`, `share` (of one), a currency, a length, or the noun. "At least 5" has
        value and low 5, "up to 5" value and high 5; "hundreds of" has low 100 and no value. `start` and `end` hold
        the number with its bounding words and its noun.
    """
    segment = text[within.start : within.end]
    figures = sorted(_figures(segment), key=lambda figure: figure.start)
    if not figures:
        return []
    dated = [mention.span for mention in find_dates(text, within, published_on=None)]
    placed = [replace(f, start=f.start + within.start, end=f.end + within.start) for f in _shared(figures, segment)]
    return [f for f in placed if not any(span.meets(Span(f.start, f.end)) for span in dated)]


def _figures(segment: str) -> Iterator[Figure]:
    last: Counted | None = None
    for quantity in find_quantities(segment):
        if is_name(segment, quantity.digits):
            continue
        figure, last = _figure(segment, quantity, last)
        if figure:
            yield figure
    if speaks_of_fate(segment):
        yield from _sole_persons(segment)
    for match in _NO_LOSS.finditer(segment) if any(noun in segment for noun in _LOSSES) else ():
        yield _made(Quantity.exact(match.start(), 0), match.end(), match["noun"].lower(), "persons")


def _figure(segment: str, quantity: Quantity, last: Counted | None) -> tuple[Figure | None, Counted | None]:
    """The figure that a number makes with the words around it, and what was counted last."""
    percent = _PERCENT.match(segment, quantity.end)
    if percent:
        return _made(quantity, percent.end(), "share", "percent"), last
    counted = counted_after(segment, quantity.end)
    if quantity.currency:
        return _made(quantity, quantity.end, "amount", quantity.currency), last
    if counted and counted.is_time:
        return None, last
    if counted and counted.is_amount:
        return _made(quantity, counted.end, "amount" if len(counted.unit) == 3 else "distance", counted.unit), last
    fate = fate_before(segment, quantity.start)
    if counted is None and (copula := _COPULA.match(segment, quantity.end)):
        counted = counted_after(segment, copula.end())
    if counted:
        counted = replace(counted, noun=last.noun) if counted.noun == "others" and last else counted
        fate = fate or fate_after(segment, counted.end)
        if fate is None and is_recalled(segment, quantity.digits, quantity.end):
            return None, counted
        unit = "share" if quantity.share else "persons" if fate in _OF_PERSONS else counted.unit
        return _made(quantity, counted.end, fate or counted.noun, unit), counted
    if _TOLL.search(segment[: quantity.start]):
        return _made(quantity, quantity.end, "killed, total", "persons"), last
    return _elliptic(segment, quantity, last, fate), last


def _elliptic(segment: str, quantity: Quantity, last: Counted | None, fate: str | None) -> Figure | None:
    """A number whose noun was said before, or stays unsaid: "17 are injured", "and 6 in Kazakhstan"."""
    others = _OTHERS.match(segment, quantity.end)
    end = others.end() if others else quantity.end
    fate = fate or fate_after(segment, end)
    if fate:
        return _made(quantity, end, fate, last.unit if last else "persons")
    if quantity.value is not None and quantity.value >= _VAST and not quantity.value % 1000:
        return _made(quantity, end, "amount", None)
    if last and not quantity.share and _ELLIPSIS.match(segment, end):
        return _made(quantity, end, last.noun, last.unit)
    return None


def _sole_persons(segment: str) -> Iterator[Figure]:
    for start, counted in sole_person(segment):
        fate = fate_before(segment, start) or fate_after(segment, counted.end)
        yield _made(Quantity.exact(start, 1), counted.end, fate or "", "persons")


def _shared(figures: list[Figure], segment: str) -> list[Figure]:
    """Figures of persons joined by "and" or "of whom" share the fate that one of them states.

    A lone person ("a soldier") without a fate of its own or a shared one is no figure.
    """
    shared = list(figures)
    for step in (1, -1):
        order = range(1, len(shared)) if step == 1 else range(len(shared) - 2, -1, -1)
        for index in order:
            one, other = shared[index], shared[index - step]
            first, second = (other, one) if step == 1 else (one, other)
            bare = one.measure in {"", one.unit} or one.measure not in FATES
            if (
                one.unit == "persons"
                and bare
                and other.measure in FATES
                and _JOINED.match(segment[first.end : second.start])
            ):
                shared[index] = replace(one, measure=other.measure)
    return [figure for figure in shared if figure.measure]


def _made(quantity: Quantity, end: int, measure: str, unit: str | None) -> Figure:
    return Figure(
        measure=measure, value=quantity.value, low=quantity.low, high=quantity.high, unit=unit,
        start=quantity.start, end=max(end, quantity.end),
    )  # fmt: skip
