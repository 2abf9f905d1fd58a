"""Base rates: published, sourced, a range."""

from __future__ import annotations

import pytest

from foedus.analysis.power.rates import base_rates, rates_from_row
from foedus.errors import BadData


def test_the_published_shares() -> None:
    assert [float(rate.share) for rate in base_rates()] == [0.745, 0.5, 0.66, 0.22, 0.41]
    assert all(rate.source.startswith("https://") and rate.seen and rate.definition for rate in base_rates())


def test_the_words_that_show_them_are_short() -> None:
    assert all(0 < len(rate.words.split()) <= 25 for rate in base_rates())


def test_every_fault_of_the_file_is_told() -> None:
    whole = dict.fromkeys(("counts", "definition", "years", "authors", "source", "seen", "words"), "x") | {"share": 2}
    with pytest.raises(BadData) as refused:
        rates_from_row({"rates": [whole, {"share": 0.5}]})
    assert [problem.split(":")[1] for problem in refused.value.problems] == [" rates/0/share", " rates/1"]
