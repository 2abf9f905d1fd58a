"""The timeline: days told in other sentences, datelines, and a report full of dates."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from datetime import date

import pytest

from foedus.extraction.en.dates import find_dates
from foedus.extraction.en.timeline import Dated, Timeline
from foedus.model.citation import Span
from foedus.model.claim import Claim

ReadClaims = Callable[..., list[Claim]]

CASES = [
    ("The accord was concluded in Bamako on 3 May 2021. The following day Chad attacked Sudan.", "2021-05-04"),
    ("The dam broke on 3 May 2021. Nobody came. A week later Chad attacked Sudan.", "2021-05-10"),
    ("The text was ready on 3 May 2021. On the eve of the vote Chad attacked Sudan.", "2021-05-02"),
    ("The text was ready on 3 May 2021. Chad attacked Sudan the same day.", "2021-05-03"),
    (
        "The text was ready on 3 May 2021. The day after, Mali slept. Three days later Chad attacked Sudan.",
        "2021-05-07",
    ),
    ("The year 2009 began badly. In February Chad attacked Sudan.", "2009-02-01"),
    ("BAMAKO, 20 November. – Yesterday Chad attacked Sudan.", "2023-11-19"),
    ("Paris, 20 November (APX) – Yesterday Chad attacked Sudan.", "2023-11-19"),
    ("Paris, 20 May 2020 was a bad day. Yesterday Chad attacked Sudan.", "2023-11-22"),
    ("It broke on 3 May 2021. One. Two. Three. Four. Five. The following day Chad attacked Sudan.", None),
]


@pytest.mark.parametrize(("text", "start"), CASES)
def test_other_sentences_tell_the_day(read_claims: ReadClaims, text: str, start: str | None) -> None:
    """Sentences without a claim tell days too; what was told too long ago counts no more."""
    claim = next(claim for claim in read_claims(text) if claim.trigger.quote.startswith("attacked"))
    assert (str(claim.when.start) if claim.when and claim.when.start else None) == start


def test_the_derivation_names_the_day_told_before(read_claims: ReadClaims) -> None:
    """A reader sees what the day was counted from."""
    (claim,) = read_claims("The dam broke on 3 May 2021. A week later Chad attacked Sudan.")
    assert claim.when is not None
    assert claim.when.derivation == '"A week later": 1 week(s) after 2021-05-03 (told before)'


def test_a_dateline_dates_no_act_by_itself(read_claims: ReadClaims) -> None:
    """The day of filing is no more the day of the act than that of publication is."""
    (claim,) = read_claims("BAMAKO, 20 November – Chad attacked Sudan.")
    assert claim.when is None


def dated(text: str, count: int) -> float:
    """Seconds that the last of so many sentences takes, with all before it."""
    spans = [Span(i * len(text), (i + 1) * len(text)) for i in range(count)]
    timeline = Timeline(
        text=text * count,
        published_on=date(2023, 11, 23),
        days={},
        sentences=deque(Dated(span, i, 0) for i, span in enumerate(spans)),
    )
    started = time.process_time()
    assert timeline.dates_of(count - 1)
    return time.process_time() - started


@pytest.mark.parametrize("words", ["On 3 May 2021, a week later, ", "planned on the 5th ", "yesterday "])
def test_many_dates_in_one_sentence_take_time_in_proportion(words: str) -> None:
    """A sentence that never ends is read in proportion to its length."""

    def seconds(count: int) -> float:
        text = words * count
        started = time.process_time()
        assert find_dates(text, Span(0, len(text)), published_on=date(2023, 11, 23))
        return time.process_time() - started

    once, twice = (min(seconds(count) for _ in range(3)) for count in (600, 1200))
    assert twice < 2.5 * once + 0.1


def test_many_dates_take_time_in_proportion() -> None:
    """Twice the dates take at most 2.5 times the time."""
    text = "On 3 May 2021 it broke, a week later it held, and on the 5th it broke again. "
    assert dated(text, 1600) < 2.5 * dated(text, 800) + 0.1
