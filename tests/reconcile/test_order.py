"""Voices follow from what the ledger holds, not from how it came there."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.ledger import Ledger
from foedus.model.claim import TreatyAct
from foedus.model.reading import Reading
from foedus.model.voice import Voice
from foedus.reconcile.voices import forget, take, voices_of

Make = Callable[..., Reading]
DAY = date(2022, 1, 5)
LENGTH, STEP, CHAIN = 400, 8, 12
ORIGINALS: dict[str, bytes] = {}


class Chain(list[Reading]):
    """Readings that are not printed whole where a test fails."""

    def __repr__(self) -> str:
        return "chain"


@pytest.fixture(scope="module")
def chain(reading: Make, told: Callable) -> Chain:
    """Reports that each have some words in the place of others that the one before had, from four outlets.

    Neighbours are near-copies and the ends are none; some say who attacked the other way round, and most have a paragraph
    that another told first.
    """
    chance = random.Random(4)
    words = [f"word{chance.randrange(10_000)}x" for _ in range(LENGTH + CHAIN * STEP)]
    made = Chain()
    for number in range(CHAIN):
        signed = told(words="Quendland signed it.", trigger="signed", act=TreatyAct.SIGN, actors={"Quendland": "QND"})
        shared = told(
            words=f"Quendland left {' '.join(words[number // 5 * 30 : number // 5 * 30 + 30])}.",
            trigger="left",
            actors={"Quendland": "QND"},
        )
        one, other = ("Quendland", "Norrovia") if number % 3 else ("Norrovia", "Quendland")
        attacked = told(
            words=f"{one} attacked {other}.",
            trigger="attacked",
            act=TreatyAct.USE_FORCE,
            actors={one: one[:3]},
            recipients={other: other[:3]},
        )
        text = " ".join(words[number * STEP : number * STEP + LENGTH])
        published = DAY + timedelta(chance.randrange(4)) if number % 5 else None
        one = reading(f"{number}", text, signed, shared, attacked, outlet=f"Herald {number % 4}", published=published)
        ORIGINALS[one.report.id] = f"{number} {one.report.text}".encode()
        made.append(one)
    return made


def voices(readings: list[Reading], *, without: set[int] = frozenset()) -> dict[str, Voice]:
    """The voice of each claim after the readings were added in this order and some were taken down again.

    What `take` and `forget` did not name as changed is the same as before.
    """
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "record.foedus") as ledger:
        found: dict[str, Voice] = {}
        with ledger.writing():
            for made in readings:
                ledger.add(made, ORIGINALS[made.report.id])
                found = _checked(ledger, take(ledger, made), found)
        for number in without:
            changed = forget(ledger, readings[number].report.id)
            ledger.remove(readings[number].report.id, "erasure request")
            found = _checked(ledger, changed, found)
        return found


def _checked(ledger: Ledger, changed: set[str], before: dict[str, Voice]) -> dict[str, Voice]:
    claims = list(ledger.claims())
    now = voices_of(ledger, claims)
    for claim in claims:
        assert claim.report in changed or before[claim.id] == now[claim.id]
    return now


@settings(deadline=None, max_examples=25)
@given(st.permutations(range(CHAIN)))
def test_any_order_gives_the_same_voices(chain: Chain, order: list[int]) -> None:
    """Shuffled, the same reports have the same voices for the same reasons."""
    assert voices([chain[number] for number in order]) == voices(chain)


@settings(deadline=None, max_examples=25)
@given(st.permutations(range(CHAIN)), st.sets(st.integers(0, CHAIN - 1), max_size=4))
def test_what_was_removed_leaves_no_trace(chain: Chain, order: list[int], removed: set[int]) -> None:
    """Reports that hung together by one that is gone fall apart, as if it never had been there."""
    readings = [chain[number] for number in order]
    kept = [made for number, made in enumerate(readings) if number not in removed]
    assert voices(readings, without=removed) == voices(kept)


@settings(deadline=None, max_examples=15)
@given(
    st.permutations(range(CHAIN)), st.lists(st.tuples(st.integers(0, CHAIN - 1), st.integers(0, CHAIN - 1)), max_size=5)
)
def test_a_newer_reading_stands_for_the_older(chain: Chain, order: list[int], changes: list[tuple[int, int]]) -> None:
    """What was read anew, with another text or date, has the voices that it would have had from the beginning."""
    newest = list(chain)
    anew = []
    for engine, (number, like) in enumerate(changes):
        newest[number] = _read_anew(newest[number], chain[like], f"by hand {engine + 2}")
        anew.append(newest[number])
    first = [chain[number] for number in order]
    assert _ids(voices([*first, *anew])) == _ids(voices(newest))


def _read_anew(made: Reading, like: Reading, engine: str) -> Reading:
    """The report as if another engine had found in its bytes the text, the outlet and the date of another."""
    report = replace(made.report, text=like.report.text, outlet=like.report.outlet, published=like.report.published)
    claims = tuple(
        replace(claim, id=f"{made.report.id[:8]}-{number}", report=made.report.id, engine=engine)
        for number, claim in enumerate(like.claims)
    )
    return Reading(report=report, engine=engine, claims=claims)


def _ids(found: dict[str, Voice]) -> dict[str, str]:
    return {claim: voice.id for claim, voice in found.items()}


def test_the_chain_is_one_class_and_its_ends_are_no_copies(chain: Chain) -> None:
    """The tests above look at what they say."""
    claims = [made.claims[0].id for made in chain]
    together, ends = voices(chain), voices([chain[0], chain[-1]])
    assert len({together[claim].id for claim in claims}) == 1
    assert len({ends[claim].id for claim in (claims[0], claims[-1])}) == 2
