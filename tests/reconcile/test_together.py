"""What is told in other words, with other days or parties, and is one event; and what looks so and is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from foedus.ledger import Ledger
from foedus.model.claim import EventType, ObjectKind, Status, TreatyAct
from foedus.model.reading import Reading
from foedus.model.when import Precision
from foedus.reconcile.keeping import keep
from foedus.register import Register

DAY = date(2022, 5, 4)
QND, NRV = {"Quendland": "QND"}, {"Norrovia": "NRV"}
BOTH = {**QND, **NRV}


@pytest.fixture
def gathered(ledger: Ledger) -> Callable[..., list[list[str]]]:
    """The events of the readings, each as the triggers of its claims; the largest first."""

    def gathered(*readings: Reading) -> list[list[str]]:
        for one in readings:
            ledger.add(one, f"{one.report.document} {one.report.text}".encode())
        keep(ledger, Register.load())
        told = ([c.trigger.quote for c in ledger.events.claims(e.seq)] for e in ledger.events.all())
        return sorted((sorted(each) for each in told), key=lambda each: (-len(each), each))

    return gathered


@pytest.fixture
def refused(told: Callable) -> object:
    """A state refused to sign, nobody says on which day."""
    return told(
        words="Quendland refused to sign the declaration of the league.", trigger="refused to sign",
        act=TreatyAct.REFUSE_SIGNATURE, actors=QND, about="declaration of the league",
    )  # fmt: skip


def test_what_one_does_seldom_is_told_by_who_and_when(gathered, refused, reading):
    """A refusal with and without the document, in the news of the same days."""
    bare = replace(refused, words="Quendland withheld its signature.", trigger="withheld", about=None)
    readings = reading("a", refused, published=DAY), reading("b", bare, published=DAY + timedelta(1))
    assert gathered(*readings) == [["refused to sign", "withheld"]]


def test_what_one_does_seldom_months_apart_is_two(gathered, refused, reading):
    """Another refusal half a year later."""
    bare = replace(refused, words="Quendland withheld its signature.", trigger="withheld", about=None)
    readings = reading("a", refused, published=DAY), reading("b", bare, published=DAY + timedelta(180))
    assert gathered(*readings) == [["refused to sign"], ["withheld"]]


def test_how_many_papers_there_were_tells_none_from_another(gathered, refused, reading):
    """Those that are counted alone are any that are named."""
    two = replace(refused, words="Quendland rejected two documents.", trigger="rejected", about="two documents")
    readings = reading("a", refused, published=DAY), reading("b", two, published=DAY)
    assert gathered(*readings) == [["refused to sign", "rejected"]]


def exercise(told: Callable, word: str, actors: dict[str, str], **more: object) -> object:
    """An exercise by its name, told with this word."""
    name = more.pop("name", "Grey Heron-22")
    about = more.pop("about", f"exercise {name}")
    words = f"{' and '.join(actors)} {word} the {about}."
    told_by = {"act": TreatyAct.HOLD_EXERCISE, "type": EventType.COOPERATE, "kind": ObjectKind.EXERCISE, **more}
    return told(words=words, trigger=word, actors=actors, about=about, **told_by)


def test_a_name_with_its_number_is_one_exercise_whoever_takes_part(gathered, told, reading):
    """Two reports that name other hosts of it, and other days."""
    one = exercise(told, "hosted", QND, day=DAY)
    other = exercise(told, "held", NRV, day=DAY + timedelta(5))
    assert gathered(reading("a", one), reading("b", other)) == [["held", "hosted"]]


def test_the_exercise_is_the_one_that_was_named_last(gathered, told, reading):
    """In one report, but not in another."""
    one = exercise(told, "held", QND, day=DAY)
    ended = exercise(told, "ended", BOTH, about="exercise", day=DAY + timedelta(5))
    elsewhere = replace(
        ended, words="Norrovia closed the exercise.", actors=NRV, trigger="closed", day=DAY + timedelta(20)
    )
    assert gathered(reading("a", one, ended), reading("b", elsewhere)) == [["ended", "held"], ["closed"]]


def test_an_exercise_is_none_that_was_named(gathered, told, reading):
    """With the indefinite article another one is told."""
    one = exercise(told, "held", QND, day=DAY)
    other = told(
        words="Norrovia led an exercise.", trigger="led", act=TreatyAct.HOLD_EXERCISE, actors=NRV, about="an exercise",
        kind=ObjectKind.EXERCISE, day=DAY + timedelta(20),
    )  # fmt: skip
    assert gathered(reading("a", one, other)) == [["held"], ["led"]]


def test_a_plan_takes_no_day_that_is_over(gathered, told, reading):
    """Who will be host is told in a report of last week's exercise."""
    one = exercise(told, "ended", QND, day=DAY)
    other = exercise(told, "hosts", QND, name="Grey Heron-23", status=Status.PLANNED)
    assert gathered(reading("a", one, other, published=DAY + timedelta(5))) == [["ended"], ["hosts"]]


def test_what_was_asked_for_is_what_was_agreed_days_later(gathered, told, reading):
    """A cease-fire that is called for on one day and signed by both on another."""
    asked = told(
        words="The league wants a truce between Quendland and Norrovia.", trigger="truce", act=TreatyAct.CEASE_FIRE,
        type=EventType.RETREAT, actors=BOTH, status=Status.DEMANDED,
    )  # fmt: skip
    agreed = replace(
        asked, words="Quendland and Norrovia laid down arms.", trigger="laid down", status=Status.ASSERTED, day=DAY
    )
    readings = reading("a", asked, published=DAY - timedelta(3)), reading("b", agreed)
    assert gathered(*readings) == [["laid down", "truce"]]


def test_the_fallen_of_one_side_fell_in_the_fight(gathered, told, reading):
    """A toll names one party, its report both."""
    fight = told(
        words="Fighting broke out between Quendland and Norrovia on 4 May.", trigger="Fighting", act=TreatyAct.USE_FORCE,
        type=EventType.ASSAULT, actors=BOTH, day=DAY,
    )  # fmt: skip
    toll = replace(
        fight, words="Nine died in Norrovia.", trigger="died", actors={}, recipients=NRV, figures={"killed": 9.0}
    )
    assert gathered(reading("a", fight, toll)) == [["Fighting", "died"]]


def test_a_fight_of_last_week_is_the_one_of_a_day_in_it(gathered, told, reading):
    """Between the same two parties; another report knows the day."""
    fight = told(
        words="Quendland fought Norrovia on 4 May.", trigger="fought", act=TreatyAct.USE_FORCE, type=EventType.ASSAULT,
        actors=QND, recipients=NRV, day=DAY,
    )  # fmt: skip
    week = replace(
        fight, words="Norrovia attacked Quendland last week.", trigger="attacked", actors=NRV, recipients=QND,
        day=DAY - timedelta(2), last=DAY + timedelta(4), precision=Precision.WEEK,
    )  # fmt: skip
    assert gathered(reading("a", fight), reading("b", week)) == [["attacked", "fought"]]


def test_fights_on_days_that_follow_each_other_are_not_one(gathered, told, reading):
    """A war is told day by day."""
    fight = told(
        words="Peru fought Chile on 4 May.", trigger="fought", act=TreatyAct.USE_FORCE, type=EventType.ASSAULT,
        actors={"Peru": "PER"}, recipients={"Chile": "CHL"}, day=DAY,
    )  # fmt: skip
    next_day = replace(fight, words="Peru shelled Chile on 5 May.", trigger="shelled", day=DAY + timedelta(1))
    assert gathered(reading("a", fight), reading("b", next_day)) == [["fought"], ["shelled"]]


def test_a_summit_told_for_the_next_day_is_the_same(gathered, told, reading):
    """At the same place by the same body."""
    met = told(
        words="The League met at Port Ansel on 4 May.", trigger="met", act=TreatyAct.CONVENE, type=EventType.CONSULT,
        actors={"League": "NVL"}, where="Port Ansel", day=DAY,
    )  # fmt: skip
    other = replace(
        met, words="The League gathered at Port Ansel on 5 May.", trigger="gathered", day=DAY + timedelta(1)
    )
    assert gathered(reading("a", met), reading("b", other)) == [["gathered", "met"]]


def test_news_that_hangs_together_joins_the_day_that_some_of_it_joins(gathered, told, reading):
    """To suspend is like to quit in the news, and only that like the day of which another report tells."""
    left = told(
        words="Quendland left the League on 4 May.", trigger="left", act=TreatyAct.WITHDRAW_MEMBERSHIP,
        type=EventType.SANCTION, actors=QND, recipients={"League": "NVL"}, day=DAY,
    )  # fmt: skip
    news = replace(left, words="Quendland quit the League.", trigger="quit", day=None)
    other = replace(
        news, words="Quendland suspended its part in the League.", trigger="suspended", act=TreatyAct.SUSPEND_MEMBERSHIP
    )
    far = DAY + timedelta(60)
    readings = reading("a", left), reading("b", news, published=far), reading("c", other, published=far)
    assert gathered(*readings) == [["left", "quit", "suspended"]]


def test_a_dismissal_is_recalled_years_later(gathered, told, reading):
    """Undated, of the same person by the same state."""
    gone = told(
        words="Quendland dismissed Ada Brem on 4 May.", trigger="dismissed", act=TreatyAct.DISMISS, type=EventType.SANCTION,
        actors=QND, recipients={"Ada Brem": "QND"}, day=DAY,
    )  # fmt: skip
    never = replace(gone, words="Quendland never fired Ada Brem.", trigger="fired", day=None, status=Status.DENIED)
    later = reading("b", never, published=DAY + timedelta(1500))
    assert gathered(reading("a", gone), later) == [["dismissed", "fired"]]


def test_a_place_is_named_in_both_only_where_both_name_it(gathered, told, reading):
    """The place of one is no place of the other."""
    signed = told(
        words="Quendland signed papers at Ansel on 4 May.", trigger="signed", act=TreatyAct.SIGN, type=EventType.SUPPORT,
        actors=QND, where="Ansel", day=DAY,
    )  # fmt: skip
    other = replace(signed, words="Quendland initialled papers.", trigger="initialled", where=None, day=None)
    assert gathered(reading("a", signed), reading("b", other, published=DAY + timedelta(900))) == [
        ["initialled"],
        ["signed"],
    ]
