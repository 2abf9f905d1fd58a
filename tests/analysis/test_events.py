"""Events and disagreements as values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from foedus.analysis.events import EventView, EventViews
from foedus.ledger import Ledger
from foedus.model.claim import Status, TreatyAct
from foedus.model.disagreement import DisagreementKind
from foedus.model.query import EventQuery
from foedus.model.reading import Reading
from foedus.reconcile.keeping import keep
from foedus.register import Register

Make = Callable[..., Reading]
DAY = date(2022, 5, 4)
NAMES = {"QND": "Quendland", "NRV": "Norrovia"}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "record.foedus") as ledger:
        yield ledger


def gather(ledger: Ledger, *readings: Reading) -> EventViews:
    for one in readings:
        ledger.add(one, f"{one.report.document} {one.report.text}".encode())
    keep(ledger, Register.load())
    return EventViews(ledger, Register.load(), lambda code: NAMES.get(code, code))


def whole(ledger: Ledger, *readings: Reading) -> EventView:
    """The event that most of these reports tell."""
    views = gather(ledger, *readings)
    return views.event(ledger.listing.answering(EventQuery())[0])


@pytest.fixture
def left(told: Callable) -> Any:
    return told(
        words="Quendland left the League on 4 May.", trigger="left", act=TreatyAct.WITHDRAW_MEMBERSHIP,
        actors={"Quendland": "QND"}, recipients={"the League": "LEAGUE"}, day=DAY, confidence=0.8,
    )  # fmt: skip


@pytest.fixture
def denied(left: Any) -> Any:
    return replace(left, words="Quendland never left the League on 4 May.", status=Status.DENIED, confidence=0.6)


def test_reports_and_voices_are_counted_apart(ledger: Ledger, left: Any, reading: Make) -> None:
    """Two reports of one author and one of another are three reports and two voices."""
    readings = [
        reading(name, left, author=author) for name, author in (("a", "Ann Ode"), ("b", "Ann Ode"), ("c", "Ben Orr"))
    ]
    line = whole(ledger, *readings).line
    assert (line.reports, line.voices) == (3, 2)


def test_an_event_is_told_by_its_most_confident_claim(ledger: Ledger, left: Any, denied: Any, reading: Make) -> None:
    """In the frame of that claim's status, with its days and parties."""
    line = whole(ledger, reading("a", left), reading("b", replace(denied, confidence=0.9))).line
    assert line.sentence == "Quendland did not leave → League"
    assert (line.when and line.when.start, line.parties) == (DAY, ("Quendland", "LEAGUE"))


def test_first_and_last_told_are_days_of_publication(ledger: Ledger, left: Any, reading: Make) -> None:
    """Reports without a day say nothing of it."""
    days = [date(2022, 5, 9), None, date(2022, 5, 5)]
    line = whole(ledger, *(reading(f"{n}", left, published=day) for n, day in enumerate(days))).line
    assert line.told == (date(2022, 5, 5), date(2022, 5, 9))


def test_each_position_in_each_status_is_a_side(ledger: Ledger, left: Any, denied: Any, reading: Make) -> None:
    """Asserted before denied, each with its own claims and places."""
    sides = whole(ledger, reading("a", left), reading("b", denied)).sides
    assert [(side.status, side.position) for side in sides] == [(Status.ASSERTED, "left"), (Status.DENIED, "left")]
    assert [[told.citation.place for told in side.told] for side in sides] == [["a:1"], ["b:1"]]


def test_a_claim_has_its_voice(ledger: Ledger, left: Any, reading: Make) -> None:
    """By name, with why it is this one."""
    (side,) = whole(ledger, reading("a", left, author="Ann Ode")).sides
    assert (side.told[0].voice.name, side.told[0].voice.reason) == ("Ann Ode", "author of the report")


def test_a_disagreement_stands_with_the_words_of_both_sides(
    ledger: Ledger, left: Any, denied: Any, reading: Make
) -> None:
    """Its kind, and who stands where."""
    readings = reading("a", left, author="Ann Ode"), reading("b", denied, author="Ben Orr")
    (one,) = whole(ledger, *readings).disagreements
    assert one.disagreement.kind is DisagreementKind.FACT
    assert [[voice.name for voice in side.voices] for side in one.sides] == [["Ann Ode"], ["Ben Orr"]]


def test_the_timeline_is_in_the_order_of_telling(ledger: Ledger, left: Any, denied: Any, reading: Make) -> None:
    """Undated reports come last."""
    readings = (
        reading("a", left),
        reading("b", left, published=date(2022, 5, 9)),
        reading("c", denied, published=date(2022, 5, 5)),
    )
    told = [one.citation.source.label for one, _ in whole(ledger, *readings).timeline]
    assert told == ["c", "b", "a"]


def exercise(told: Callable, year: int) -> Any:
    return told(
        words=f"Quendland held the exercise “Grey Heron-{year}” in May.", trigger="held", act=TreatyAct.HOLD_EXERCISE,
        actors={"Quendland": "QND"}, about=f"exercise “Grey Heron-{year}”", day=date(2000 + year, 5, 4),
    )  # fmt: skip


def test_yearly_exercises_are_a_series(ledger: Ledger, told: Callable, reading: Make) -> None:
    """Each leads to the others, in order of time."""
    views = gather(ledger, *(reading(f"{year}", exercise(told, year)) for year in (23, 21, 22)))
    middle = next(e for e in ledger.events.all() if "22”" in ledger.events.claims(e.seq)[0].evidence.quote)
    days = [line.when and line.when.start for line in views.event(middle).series]
    assert days == [date(2021, 5, 4), date(2023, 5, 4)]


def test_before_and_after_are_of_the_same_parties(ledger: Ledger, told: Callable, left: Any, reading: Make) -> None:
    """What others did meanwhile is left out."""
    signed = replace(
        left,
        words="Quendland signed the League pact.",
        trigger="signed",
        act=TreatyAct.SIGN,
        recipients={"League": "LEAGUE"},
    )
    before = replace(signed, about="pact", day=date(2022, 4, 1))
    other = replace(before, words="Norrovia signed the League pact.", actors={"Norrovia": "NRV"})
    readings = reading("a", before), reading("b", other), reading("c", left), reading("d", left)
    view = whole(ledger, *readings)
    assert [line.sentence for line in view.before] == ["Quendland signed “pact” → League"]
    assert view.after == ()


def test_an_event_as_json_counts_what_it_lists(ledger: Ledger, left: Any, denied: Any, reading: Make) -> None:
    """The row holds every claim, and names its format."""
    row = whole(ledger, reading("a", left), reading("b", denied)).to_row()
    assert row["format"] == "foedus.event/1"
    assert sum(len(side["claims"]) for side in row["sides"]) == row["reports"] == 2


@pytest.mark.parametrize(
    "asked",
    [
        (EventQuery(actor="quendland"), 2),
        (EventQuery(actor="LEAGUE"), 1),
        (EventQuery(act=TreatyAct.HOLD_EXERCISE), 1),
        (EventQuery(issue="membership"), 1),
        (EventQuery(since=date(2022, 5, 5)), 1),
        (EventQuery(until=date(2022, 5, 5)), 1),
        (EventQuery(contested=True), 1),
    ],
    ids=["actor", "recipient", "act", "issue", "since", "until", "contested"],
)
def test_a_filter_keeps_what_answers(
    ledger: Ledger, told: Callable, left: Any, denied: Any, reading: Make, asked: tuple[EventQuery, int]
) -> None:
    """Of a departure that is denied and an exercise a year later."""
    gather(ledger, reading("a", left), reading("b", denied), reading("c", exercise(told, 23)))
    query, found = asked
    assert len(ledger.listing.answering(query)) == found
