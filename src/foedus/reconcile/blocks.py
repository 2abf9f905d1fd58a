"""Blocks: only claims that share one are ever compared, so that the cost of a new claim does not grow with the record."""

from __future__ import annotations

from datetime import date

from foedus.reconcile.facets import Facets
from foedus.reconcile.issues import Issue
from foedus.reconcile.likeness import NEAR

LONGEST = 14
"""Months that a stretch may span to be looked up month by month; a longer one meets only what has a name, place or parties."""


def blocks_of(facets: Facets, issue: Issue) -> frozenset[str]:
    """The blocks that a cell lies in; two cells that may be one occurrence share one at least."""
    months = _months(facets.since, facets.until)
    anchors = [*sorted(facets.parties), *([f"“{facets.name}”"] if facets.name else [])]
    if issue.standing or issue.once or months is None:
        timeless = {f"{facets.issue}|{anchor}|*" for anchor in anchors}
        # of a stretch without beginning or end the one day that is told
        bound = facets.since or facets.until
        ends = [] if issue.standing or issue.once or bound is None else _months(bound, bound) or []
        return frozenset(timeless | {f"{facets.issue}|{anchor}|{month}" for anchor in anchors for month in ends})
    timed = {f"{facets.issue}|{anchor}|{month}" for anchor in anchors for month in months}
    return frozenset(timed | _timeless(facets, rare=issue.rare))


def _timeless(facets: Facets, *, rare: bool) -> set[str]:
    """Blocks of what is told apart without a date: by a name, or by a party at a place; there the undated are met."""
    named = {f"{facets.issue}|“{facets.name}”|*"} if facets.name else set()
    return named | (
        {f"{facets.issue}|{party}|*" for party in facets.parties} if rare or facets.place or facets.name else set()
    )


def _months(since: date | None, until: date | None) -> list[str] | None:
    """The months that the days touch, those of near days with them; None where too many or without an end."""
    if since is None or until is None or until < since:
        return None
    first, last = _before(since), _after(until)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count > LONGEST:
        return None
    starts = [divmod(first.year * 12 + first.month - 1 + n, 12) for n in range(count)]
    return [f"{year:04d}-{month + 1:02d}" for year, month in starts]


def _before(day: date) -> date:
    return day - NEAR if day - date.min > NEAR else day


def _after(day: date) -> date:
    return day + NEAR if date.max - day > NEAR else day
