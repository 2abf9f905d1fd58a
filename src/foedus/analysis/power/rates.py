"""Base rates: how often alliances were honoured in war, by whose count; a range with definitions, never one number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any

import yaml

from foedus.errors import BadData

FILE = "base_rates.yaml"
FIELDS = frozenset({"counts", "definition", "years", "share", "authors", "source", "seen", "words"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One published share.

    Attributes:
        counts: of what it is the share.
        definition: what counts as honoured there.
        years: first and last, both inclusive.
        share: in [0, 1].
        authors: with the year of publication.
        source: the page that was looked up on the day `seen` and shows it by `words`.
    """

    counts: str
    definition: str
    years: tuple[int, int]
    share: Fraction
    authors: str
    source: str
    seen: str
    words: str

    def to_row(self) -> dict[str, Any]:
        """The object in JSON."""
        return {
            "counts": self.counts,
            "definition": self.definition,
            "years": list(self.years),
            "share": float(self.share),
            "authors": self.authors,
            "source": self.source,
        }


@cache
def base_rates() -> tuple[Rate, ...]:
    """The rates of the data file, in its order.

    Raises:
        BadData: with every problem of the file.
    """
    text = resources.files("foedus.analysis").joinpath("data", FILE).read_text("utf-8")
    return rates_from_row(yaml.safe_load(text))


def rates_from_row(row: Mapping[str, Any]) -> tuple[Rate, ...]:
    """The rates of a parsed data file; raises BadData with every problem."""
    problems = []
    for number, one in enumerate(row["rates"]):
        if set(one) != FIELDS:
            wrong = ", ".join(sorted(FIELDS ^ set(one)))
            problems.append(
                f"{FILE}: rates/{number}: {wrong} missing or unknown; write exactly {', '.join(sorted(FIELDS))}"
            )
        elif not 0 <= one["share"] <= 1:
            problems.append(f"{FILE}: rates/{number}/share: found {one['share']}, expected a share from 0 to 1")
    if problems:
        raise BadData(problems)
    return tuple(
        Rate(**{**one, "share": Fraction(str(one["share"])), "years": tuple(one["years"]), "seen": str(one["seen"])})
        for one in row["rates"]
    )
