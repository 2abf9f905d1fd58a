"""Timing: which date is the act's, and where there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

ReadClaims = Callable[..., list[Claim]]


def dated(claims: list[Claim]) -> list[tuple[str, str, str] | None]:
    """Bounds and precision of each claim's date; "-" where a bound is open."""
    whens = [claim.when for claim in claims]
    return [(str(w.start or "-"), str(w.end or "-"), w.precision.value) if w else None for w in whens]


CASES = [
    ("Mali left ECOWAS in January 2025.", [("2025-01-01", "2025-01-31", "month")]),
    ("Chad attacked Sudan on 3 May 2021.", [("2021-05-03", "2021-05-03", "day")]),
    ("Chad attacked Sudan on Tuesday.", [("2023-11-21", "2023-11-21", "day")]),
    ("Chad attacked Sudan.", [None]),
    ("Mali now supports Niger.", [None]),
    ("Togo has hosted a French base since 2003.", [("2003-01-01", "-", "open")]),
    ("Togo asked France to keep its troops there until November 2025.", [None]),
    (
        "Chad attacked Sudan in March 2021, and Libya attacked Niger in May 2022.",
        [("2021-03-01", "2021-03-31", "month"), ("2022-05-01", "2022-05-31", "month")],
    ),
    ("Asked on Tuesday, Chad rejected the plan.", [("2023-11-21", "2023-11-21", "day")]),
    ("The Chadian president, elected in August, visited Mali.", [("2023-08-01", "2023-08-31", "month"), None]),
    ("Chad condemned the plan for 2025.", [None]),
    ("The 2015 agreement was rejected by Chad.", [None]),
    ("Niger agreed to host the French troops until the end of 2025.", [None]),
    (
        "On Tuesday Chad attacked Sudan, and by the weekend, Mali hopes, the roads will be open.",
        [("2023-11-21", "2023-11-21", "day")],
    ),
    ("Poland, which joined NATO in 1999, condemned Iran.", [("1999-01-01", "1999-12-31", "year"), None]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_when(read_claims: ReadClaims, text: str, expected: list[tuple[str, str, str] | None]) -> None:
    """An act has the date that hangs on it, never that of another clause nor the day of publication."""
    assert dated(read_claims(text)) == expected


def test_the_opening_day_dates_news_and_not_plans(read_claims: ReadClaims) -> None:
    """An entry's day is the day of what it tells in the plain present, and not of what is planned."""
    claims = read_claims("2022-09-14. Kyrgyz and Tajik guards clash. Kyrgyzstan will close the border.")
    assert dated(claims) == [("2022-09-14", "2022-09-14", "day"), None]


def test_a_date_is_read_from_its_words(read_claims: ReadClaims) -> None:
    """The source of a date is the text that tells it."""
    text = "Chad attacked Sudan on 3 May 2021."
    (claim,) = read_claims(text)
    assert claim.when is not None
    assert claim.when.source is not None
    assert "3 May 2021" in text[claim.when.source.start : claim.when.source.end]


def test_a_date_told_from_an_unknown_day_is_none(read_claims: ReadClaims) -> None:
    """Without a day of publication a weekday dates nothing."""
    assert dated(read_claims("Chad attacked Sudan on Tuesday.", published=None)) == [None]


def test_a_date_written_out_goes_before_one_that_is_counted(read_claims: ReadClaims) -> None:
    """Of two dates of one clause the one with its number is the day; the other needs an event told before."""
    text = "A session was held on 23 August 2021.\n\nThe day before the session, on 15 September, Chad attacked Niger."
    (attack,) = [claim for claim in read_claims(text) if claim.type.value == "ASSAULT"]
    assert attack.when is not None
    assert str(attack.when.start) == "2021-09-15"
