"""Events follow from the set of claims, step by step, at a cost that does not grow with the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.ledger import Ledger
from foedus.model.claim import Status, TreatyAct
from foedus.model.reading import Reading
from foedus.model.when import Precision
from foedus.reconcile.keeping import keep, keep_anew
from foedus.register import Register

Make = Callable[..., Reading]
DAY = date(2022, 5, 4)
PARTIES = ({"Quendland": "QND"}, {"Norrovia": "NRV"}, {"Quendland": "QND", "Norrovia": "NRV"})
ACTS = (
    (TreatyAct.USE_FORCE, "fought"),
    (TreatyAct.SIGN, "signed"),
    (TreatyAct.REFUSE_SIGNATURE, "refused"),
    (TreatyAct.WITHDRAW_MEMBERSHIP, "left"),
    (TreatyAct.HOLD_EXERCISE, "exercised"),
    (TreatyAct.CANCEL_EXERCISE, "cancelled"),
)
THINGS = (None, "treaty on the river", "exercise Grey Heron-22", "exercise Grey Heron-23")
WHERE = (None, "Port Ansel", "Sarn Ford")
PRECISIONS = (Precision.DAY, Precision.MONTH)


@st.composite
def sentences(draw: st.DrawFn) -> dict[str, object]:
    """One sentence with its claim, out of few parties, acts, things, places and days, so that many meet."""
    act, word = draw(st.sampled_from(ACTS))
    actors, thing, place = draw(st.sampled_from(PARTIES)), draw(st.sampled_from(THINGS)), draw(st.sampled_from(WHERE))
    after = draw(st.one_of(st.none(), st.integers(0, 9)))
    day = None if after is None else DAY + timedelta(after)
    last = day + timedelta(draw(st.sampled_from((0, 0, 2, 20)))) if day else None
    words = " ".join(filter(None, (" and ".join(actors), word, thing, f"at {place}" if place else None)))
    return {
        "words": f"{words}.", "trigger": word, "act": act, "actors": actors, "about": thing, "where": place, "day": day, "last": last,
        "status": draw(st.sampled_from((Status.ASSERTED, Status.ASSERTED, Status.DENIED, Status.PLANNED))),
        "figures": {"killed": float(draw(st.integers(1, 3)))} if draw(st.booleans()) else {},
    }  # fmt: skip


reports = st.lists(st.tuples(st.lists(sentences(), min_size=1, max_size=3), st.integers(0, 6)), min_size=2, max_size=9)


def read(told: Callable, make: Make, drawn: Iterable[tuple[list[dict[str, object]], int]]) -> list[Reading]:
    return [
        make(f"r{number}", *(told(**one) for one in each), outlet=f"Herald {number % 3}", published=DAY + timedelta(after) if after else None)
        for number, (each, after) in enumerate(drawn)
    ]  # fmt: skip


def add(ledger: Ledger, one: Reading) -> None:
    ledger.add(one, f"{one.report.document} {one.report.text}".encode())


def events(ledger: Ledger) -> set[frozenset[str]]:
    """The claims of each event."""
    return {frozenset(claim.id for claim in ledger.events.claims(event.seq)) for event in ledger.events.all()}


def disagreements(ledger: Ledger) -> set[tuple[str, str, bool, frozenset[frozenset[str]]]]:
    """Kind, reason and sides of each disagreement."""
    return {
        (d.kind, d.rest["why"], d.possible, frozenset(frozenset(side["claims"]) for side in d.rest["sides"]))
        for d in ledger.events.disagreements()
    }


def gathered(readings: list[Reading], steps: int = 100) -> tuple[set[frozenset[str]], set[object]]:
    """Events and disagreements after the readings came in this order, so many at a time."""
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "one.foedus") as ledger:
        for at in range(0, len(readings), steps):
            for one in readings[at : at + steps]:
                add(ledger, one)
            keep(ledger, Register.load())
        return events(ledger), disagreements(ledger)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=reports, data=st.data())
def test_order_does_not_matter(drawn, data, told, reading):
    """Shuffled, and one at a time or all at once, the same reports give the same events and disagreements."""
    readings = read(told, reading, drawn)
    shuffled = data.draw(st.permutations(readings))
    assert gathered(readings) == gathered(list(shuffled), steps=data.draw(st.integers(1, 4)))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=reports, data=st.data())
def test_claims_at_hand_are_as_good_as_those_of_the_ledger(drawn, data, told, reading):
    """Events and disagreements are the same, whether all claims, some or none need not be read from the ledger."""
    readings = read(told, reading, drawn)
    at_hand = {}
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "one.foedus") as ledger:
        for one in readings:
            row = ledger.add(one, f"{one.report.document} {one.report.text}".encode()).reading
            if data.draw(st.booleans()):
                at_hand[row] = one.claims
        keep(ledger, Register.load(), at_hand)
        found = events(ledger), disagreements(ledger)
    assert found == gathered(readings)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=reports, data=st.data())
def test_what_is_taken_down_leaves_no_trace(drawn, data, told, reading):
    """A report that came and went leaves the events as if it had never been there."""
    readings = read(told, reading, drawn)
    gone = data.draw(st.sampled_from(readings))
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "one.foedus") as ledger:
        for one in readings:
            add(ledger, one)
        keep(ledger, Register.load())
        ledger.remove(gone.report.id, "a test")
        keep(ledger, Register.load())
        left = events(ledger), disagreements(ledger)
    assert left == gathered([one for one in readings if one is not gone])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=reports)
def test_events_keep_their_ids_when_all_is_made_anew(drawn, told, reading):
    """Gathering all of it again gives the same events under the same ids."""
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "one.foedus") as ledger:
        for one in read(told, reading, drawn):
            add(ledger, one)
        keep(ledger, Register.load())
        before = {event.id: frozenset(c.id for c in ledger.events.claims(event.seq)) for event in ledger.events.all()}
        keep_anew(ledger, Register.load())
        after = {event.id: frozenset(c.id for c in ledger.events.claims(event.seq)) for event in ledger.events.all()}
    assert after == before


@pytest.fixture
def fight(told: Callable) -> object:
    """A clash on one day at one place."""
    return told(
        words="Quendland and Norrovia fought at Sarn Ford on 4 May.", trigger="fought", act=TreatyAct.USE_FORCE,
        actors={"Quendland": "QND", "Norrovia": "NRV"}, where="Sarn Ford", day=DAY,
    )  # fmt: skip


def test_two_reports_of_one_clash_are_one_event(ledger, fight, reading):
    """Same parties, same place, same day."""
    for number in range(2):
        add(ledger, reading(f"{number}", fight))
    keep(ledger, Register.load())
    assert [len(claims) for claims in events(ledger)] == [2]


def test_two_clashes_in_one_week_are_two_events(ledger, fight, reading):
    """Another place three days later is another fight."""
    other = replace(
        fight, words="Quendland and Norrovia fought at Port Ansel on 7 May.", where="Port Ansel", day=DAY + timedelta(3)
    )
    add(ledger, reading("0", fight))
    add(ledger, reading("1", other))
    keep(ledger, Register.load())
    assert [len(claims) for claims in events(ledger)] == [1, 1]


def test_a_claim_of_the_month_that_fits_two_days_is_of_neither(ledger, fight, reading):
    """Where a stretch of days fits several events it is unsure, and stays by itself."""
    later = replace(fight, words="Quendland and Norrovia fought at Sarn Ford on 9 May.", day=DAY + timedelta(5))
    month = replace(
        fight, words="Quendland and Norrovia fought at Sarn Ford in May.", day=date(2022, 5, 1), last=date(2022, 5, 31),
        precision=Precision.MONTH,
    )  # fmt: skip
    for number, one in enumerate((fight, later, month)):
        add(ledger, reading(f"{number}", one))
    keep(ledger, Register.load())
    assert sorted(len(claims) for claims in events(ledger)) == [1, 1, 1]


def test_a_claim_of_the_month_joins_the_only_day_that_fits(ledger, fight, reading):
    """Where one event fits, the stretch of days joins it."""
    month = replace(
        fight, words="Quendland and Norrovia fought at Sarn Ford in May.", day=date(2022, 5, 1), last=date(2022, 5, 31),
        precision=Precision.MONTH,
    )  # fmt: skip
    for number, one in enumerate((month, fight)):
        add(ledger, reading(f"{number}", one))
    keep(ledger, Register.load())
    assert [len(claims) for claims in events(ledger)] == [2]


def test_yearly_exercises_are_several_events(ledger, told, reading):
    """One name with the numbers of two years is two exercises."""
    for year in (22, 23):
        one = told(
            words=f"Quendland held the exercise “Grey Heron-{year}” in May.", trigger="held", act=TreatyAct.HOLD_EXERCISE,
            actors={"Quendland": "QND"}, about=f"exercise “Grey Heron-{year}”", day=date(2000 + year, 5, 4),
        )  # fmt: skip
        add(ledger, reading(f"{year}", one))
    keep(ledger, Register.load())
    assert [len(claims) for claims in events(ledger)] == [1, 1]


def test_an_event_keeps_its_id_when_its_report_is_read_anew(ledger, fight, reading):
    """Another engine's claims at the same place are of the same event."""
    one = reading("0", fight)
    add(ledger, one)
    keep(ledger, Register.load())
    before = [event.id for event in ledger.events.all()]
    claims = tuple(replace(c, id=f"new{c.id[3:]}", where=None, engine="by hand 2") for c in one.claims)
    add(ledger, replace(one, engine="by hand 2", claims=claims))
    keep(ledger, Register.load())
    assert [event.id for event in ledger.events.all()] == before
    assert events(ledger) == {frozenset(c.id for c in claims)}


def test_an_id_leads_on_to_the_event_that_took_its_claims(ledger, fight, reading):
    """When a later report shows that two events are one, both ids answer with it."""
    for name, code in (("Quendland", "QND"), ("Norrovia", "NRV")):
        alone = replace(fight, words=f"Troops of {name} fought at Sarn Ford on 4 May.", actors={name: code})
        add(ledger, reading(name, alone))
    keep(ledger, Register.load())
    first, second = (event.id for event in ledger.events.all())
    add(ledger, reading("both", fight))
    keep(ledger, Register.load())
    assert [event.id for event in ledger.events.all()] == [first]
    assert ledger.events.find(second).id == first


def test_a_takedown_changes_what_rested_on_its_voice(ledger, fight, reading):
    """A copy that has its own author's voice again contradicts that author, and no longer another."""
    text = " ".join(f"word{number}" for number in range(300))
    denied = replace(fight, words="Quendland and Norrovia never fought at Sarn Ford on 4 May.", status=Status.DENIED)
    origin = reading("0", text, fight.words, author="Ben Orr", published=DAY)  # in which nothing was found
    copy = reading("1", text, fight, author="Ida Brem", published=DAY + timedelta(1))
    other = reading("2", denied, author="Ida Brem", published=DAY)
    for one in (origin, copy, other):
        add(ledger, one)
    keep(ledger, Register.load())
    assert [d.kind for d in ledger.events.disagreements()] == ["fact"]
    ledger.remove(origin.report.id, "a test")
    keep(ledger, Register.load())
    assert [d.kind for d in ledger.events.disagreements()] == ["inner"]


def test_a_thousand_copies_are_compared_once(ledger, fight, reading):
    """Claims with the same facets share one cell, so that a copy costs no comparison."""
    for number in range(1000):
        add(ledger, reading(f"{number}", fight))
    keep(ledger, Register.load())
    assert [len(claims) for claims in events(ledger)] == [1000]
    assert len(ledger.events.cells(ledger.events.all()[0].seq)) == 1
