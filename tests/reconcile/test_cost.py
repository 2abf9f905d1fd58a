"""What a report costs does not grow with its copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest

from foedus.ledger import Ledger
from foedus.model.claim import TreatyAct
from foedus.model.reading import Reading
from foedus.reconcile.voices import take, voices_of

Make = Callable[..., Reading]
COPIES = 1000
DAY = date(2022, 1, 5)
PARAGRAPH = " ".join(f"word{number}" for number in range(60))


class Steps:
    """Counts the instructions of SQLite's machine, by tens: the work that statements do, on any machine the same."""

    def __init__(self, ledger: Ledger) -> None:
        self._sqlite = ledger._connection._sqlite
        self.tens = 0

    @contextmanager
    def counted(self) -> Iterator[None]:
        self.tens = 0
        self._sqlite.set_progress_handler(self._count, 10)
        yield
        self._sqlite.set_progress_handler(None)

    def _count(self) -> bool:
        self.tens += 1
        return False


@pytest.fixture
def copies(reading: Make, told: Callable) -> Callable[[int], Reading]:
    """The copy of one report that came so many days later, the same word for word or with one number changed."""

    def copy(number: int, *, changed: bool = False) -> Reading:
        words = f"Quendland signed {number if changed else 0} papers."
        signed = told(words=words, trigger="signed", act=TreatyAct.SIGN, actors={"Quendland": "QND"})
        text = [f"{name} {PARAGRAPH}." for name in ("One", "Two", "Three")]
        published = DAY + timedelta(number)
        return reading(f"{number}", *text, signed, outlet=f"Herald {number}", published=published)

    return copy


@pytest.mark.parametrize("changed", [False, True])
def test_the_thousandth_copy_costs_what_the_twentieth_did(
    ledger: Ledger, copies: Callable[..., Reading], changed: bool
) -> None:
    """To take a copy and to ask for its voice takes the same work among twenty as among a thousand."""
    steps = Steps(ledger)
    costs = {}
    with ledger.writing():
        for number in range(COPIES):
            made = copies(number, changed=changed)
            ledger.add(made, f"{number} {made.report.text}".encode())
            with steps.counted():
                changed_reports = take(ledger, made)
                taken = steps.tens
            if number in {19, COPIES - 1}:
                with steps.counted():
                    (voice,) = voices_of(ledger, made.claims).values()
                costs[number] = (taken, steps.tens)
                assert (voice.id, changed_reports) == ("outlet:herald 0", {made.report.id})
    few, many = costs[19], costs[COPIES - 1]
    assert all(late <= 1.2 * early for early, late in zip(few, many, strict=True)), costs


def test_voices_of_many_claims_need_few_queries(ledger: Ledger, copies: Callable[..., Reading]) -> None:
    """As many statements for a hundred claims as for two."""
    made = [copies(number) for number in range(100)]
    for one in made:
        ledger.add(one, f"{one.report.document} {one.report.text}".encode())
        take(ledger, one)
    statements: list[str] = []
    ledger._connection._sqlite.set_exec_trace(lambda _, sql, __: bool(statements.append(sql)) or True)
    counts = []
    for claims in ([*made[0].claims, *made[1].claims], [claim for one in made for claim in one.claims]):
        statements.clear()
        assert len(voices_of(ledger, claims)) == len(claims)
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 5
