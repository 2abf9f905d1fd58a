"""Claims that cannot all hold, kind by kind; and what only looks so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from foedus.ledger import Ledger
from foedus.model.claim import EventType, Status, TreatyAct
from foedus.model.reading import Reading
from foedus.reconcile.keeping import keep
from foedus.register import Register

Make = Callable[..., Reading]
Found = list[tuple[str, str, bool]]
DAY = date(2022, 5, 4)


@pytest.fixture
def found(ledger: Ledger) -> Callable[..., Found]:
    """Kind, what about and whether only possible, of each disagreement that the readings make."""

    def found(*readings: Reading) -> Found:
        for one in readings:
            ledger.add(one, f"{one.report.document} {one.report.text}".encode())
        keep(ledger, Register.load())
        return [(d.kind, d.rest["about"], d.possible) for d in ledger.events.disagreements()]

    return found


@pytest.fixture
def left(told: Callable) -> object:
    """A state is said to have left a league."""
    return told(
        words="Quendland left the Norrovian League on 4 May.", trigger="left", act=TreatyAct.WITHDRAW_MEMBERSHIP,
        type=EventType.SANCTION, actors={"Quendland": "QND"}, recipients={"Norrovian League": "NVL"}, day=DAY,
    )  # fmt: skip


@pytest.fixture
def fight(told: Callable) -> object:
    """One side is said to have attacked the other."""
    return told(
        words="Quendland attacked Norrovia at Sarn Ford on 4 May.", trigger="attacked", act=TreatyAct.USE_FORCE,
        type=EventType.ASSAULT, actors={"Quendland": "QND"}, recipients={"Norrovia": "NRV"}, where="Sarn Ford", day=DAY,
    )  # fmt: skip


def test_asserted_against_denied(found, left, reading):
    """Whether it happened."""
    denied = replace(left, words="Quendland never left the Norrovian League on 4 May.", status=Status.DENIED)
    assert found(reading("a", left), reading("b", denied)) == [("fact", "fact", False)]


def test_one_report_against_itself_is_inner(found, left, reading):
    """Both in the report's own voice."""
    denied = replace(left, words="Quendland never left the Norrovian League on 4 May.", status=Status.DENIED)
    assert found(reading("a", left, denied)) == [("inner", "fact", False)]


def test_a_quoted_denial_is_not_inner(found, left, reading):
    """Who is quoted speaks for himself."""
    denied = replace(
        left, words="Quendland never left the Norrovian League on 4 May, says Ada Brem.", status=Status.DENIED,
        said_by={"Ada Brem": "QND"},
    )  # fmt: skip
    assert found(reading("a", left, denied)) == [("fact", "fact", False)]


def test_left_against_suspended(found, left, reading):
    """What the act was."""
    words = "Quendland suspended its membership of the Norrovian League on 4 May."
    other = replace(left, words=words, trigger="suspended", act=TreatyAct.SUSPEND_MEMBERSHIP)
    assert found(reading("a", left), reading("b", other)) == [("act", "act", False)]


def test_refused_against_postponed(found, told, reading):
    """The words of the trigger say which."""
    for_both = {"act": TreatyAct.REFUSE_SIGNATURE, "actors": {"Quendland": "QND"}, "about": "river treaty", "day": DAY}
    refused = told(words="Quendland refused to sign the river treaty.", trigger="refused to sign", **for_both)
    postponed = told(words="Quendland postponed signing the river treaty.", trigger="postponed signing", **for_both)
    assert found(reading("a", refused), reading("b", postponed)) == [("act", "act", False)]


def test_each_side_is_told_to_have_attacked(found, fight, reading):
    """Blame: the same fight the other way round."""
    other = replace(
        fight, words="Norrovia attacked Quendland at Sarn Ford on 4 May.", actors={"Norrovia": "NRV"},
        recipients={"Quendland": "QND"},
    )  # fmt: skip
    assert ("blame", "blame", False) in found(reading("a", fight), reading("b", other))


def test_blow_and_answer_in_one_report_are_no_blame(found, fight, reading):
    """A report that tells a fight as it went does not contradict itself."""
    answer = replace(
        fight, words="Norrovia attacked Quendland at Sarn Ford in answer.", actors={"Norrovia": "NRV"},
        recipients={"Quendland": "QND"},
    )  # fmt: skip
    assert found(reading("a", fight, answer)) == []


def test_two_who_did_it(found, told, reading):
    """Who dismissed one person on one day."""
    words = "{} dismissed Ada Brem on 4 May."
    by = (("Quendland", "QND"), ("Norrovia", "NRV"))
    first, second = (
        told(
            words=words.format(name), trigger="dismissed", act=TreatyAct.DISMISS, actors={name: code},
            recipients={"Ada Brem": "QND"}, day=DAY,
        )
        for name, code in by
    )  # fmt: skip
    assert found(reading("a", first), reading("b", second)) == [("who", "who", False)]


def test_days_that_do_not_meet(found, left, reading):
    """When it was."""
    later = replace(left, words="Quendland left the Norrovian League on 6 May.", day=DAY + timedelta(2))
    assert found(reading("a", left), reading("b", later)) == [("date", "date", False)]


def test_counts_of_one_day_that_do_not_meet(found, fight, reading):
    """How many."""
    (seven, nine) = (
        replace(fight, words=f"Quendland attacked Norrovia at Sarn Ford and killed {n}.", figures={"killed": n}) for n in (7, 9)
    )  # fmt: skip
    readings = [reading(name, one, published=DAY) for name, one in (("a", seven), ("b", nine))]
    assert found(*readings) == [("number", "number", False)]


def test_a_toll_that_rises_is_news(found, fight, reading):
    """A later higher count of the dead is no disagreement."""
    (seven, nine) = (
        replace(fight, words=f"Quendland attacked Norrovia at Sarn Ford and killed {n}.", figures={"killed": n}) for n in (7, 9)
    )  # fmt: skip
    readings = [
        reading(name, one, published=DAY + timedelta(after)) for name, one, after in (("a", seven, 0), ("b", nine, 2))
    ]
    assert found(*readings) == []


def test_a_toll_that_goes_down_is_a_disagreement(found, fight, reading):
    """The later count is the lower one."""
    (seven, nine) = (
        replace(fight, words=f"Quendland attacked Norrovia at Sarn Ford and killed {n}.", figures={"killed": n}) for n in (7, 9)
    )  # fmt: skip
    readings = [
        reading(name, one, published=DAY + timedelta(after)) for name, one, after in (("a", nine, 0), ("b", seven, 2))
    ]
    assert found(*readings) == [("number", "number", False)]


def test_announced_then_cancelled(found, told, reading):
    """A plan against what became of it, across two events."""
    planned = told(
        words="Quendland will hold the exercise “Grey Heron-22” on 10 May.", trigger="hold", act=TreatyAct.HOLD_EXERCISE,
        type=EventType.COOPERATE, actors={"Quendland": "QND"}, about="exercise “Grey Heron-22”", day=DAY + timedelta(6),
        status=Status.PLANNED,
    )  # fmt: skip
    cancelled = told(
        words="Quendland cancelled the exercise “Grey Heron-22” on 9 May.", trigger="cancelled", act=TreatyAct.CANCEL_EXERCISE,
        type=EventType.SANCTION, actors={"Quendland": "QND"}, about="exercise “Grey Heron-22”", day=DAY + timedelta(5),
    )  # fmt: skip
    assert found(reading("a", planned), reading("b", cancelled)) == [("plan", "plan", False)]


def test_an_office_that_somebody_else_held(found, told, reading):
    """A verified term of the register against what the report calls somebody."""
    called = told(
        words="CSTO Secretary General Stanislav Zas signed the orders on 5 March 2024.", trigger="signed", act=TreatyAct.SIGN,
        type=EventType.SUPPORT, actors={"Stanislav Zas": "CSTO"}, day=date(2024, 3, 5),
    )  # fmt: skip
    assert found(reading("a", called)) == [("reference", "reference", False)]


def test_the_day_of_a_summit_of_which_a_pack_knows_another(found, told, reading):
    """A verified fact names the members beside the organisation, the report the organisation alone."""
    ended = told(
        words="On 24 November the CSTO summit ended in Yerevan.", trigger="ended", act=TreatyAct.CONVENE, type=EventType.CONSULT,
        actors={"CSTO": "CSTO"}, where="Yerevan", day=date(2022, 11, 24),
    )  # fmt: skip
    assert found(reading("a", ended)) == [("reference", "reference", False)]


def test_a_former_holder_is_none(found, told, reading):
    """Whoever is called by what he was."""
    called = told(
        words="Former CSTO Secretary General Stanislav Zas signed the letter on 5 March 2024.", trigger="signed",
        act=TreatyAct.SIGN, type=EventType.SUPPORT, actors={"Stanislav Zas": None}, day=date(2024, 3, 5),
    )  # fmt: skip
    assert found(reading("a", called)) == []


def host(told: Callable, name: str, code: str, word: str = "hosted", **more: object) -> object:
    """Who held the exercise, in that word."""
    return told(
        words=f"{name} {word} the exercise Grey Heron-22.", trigger=word, act=TreatyAct.HOLD_EXERCISE,
        type=EventType.COOPERATE, actors={name: code}, about="exercise Grey Heron-22", **more,
    )  # fmt: skip


def test_only_one_can_be_host(found, told, reading):
    """Of an exercise that both reports name."""
    first, second = host(told, "Quendland", "QND", day=DAY), host(told, "Norrovia", "NRV", day=DAY)
    assert found(reading("a", first), reading("b", second)) == [("who", "who", False)]


def test_hosted_is_held_and_not_cancelled(found, told, reading):
    """Whatever the word for it."""
    held = host(told, "Quendland", "QND", day=DAY)
    cancelled = replace(
        held, words="Quendland cancelled the exercise Grey Heron-22.", trigger="cancelled", act=TreatyAct.CANCEL_EXERCISE,
        type=EventType.SANCTION,
    )  # fmt: skip
    assert found(reading("a", held), reading("b", cancelled)) == [("fact", "fact", False)]


def test_several_can_take_part(found, told, reading):
    """Whoever takes part contradicts nobody else who does."""
    first, second = host(told, "Quendland", "QND", "joined", day=DAY), host(told, "Norrovia", "NRV", "joined", day=DAY)
    assert found(reading("a", first), reading("b", second)) == []


def test_stretches_that_begin_and_end_on_other_days(found, told, reading):
    """They meet, and yet only one can be right."""
    one = host(told, "Quendland", "QND", day=DAY, last=DAY + timedelta(8))
    other = host(told, "Quendland", "QND", day=DAY + timedelta(4), last=DAY + timedelta(10))
    assert found(reading("a", one), reading("b", other)) == [("date", "date", False)]


def test_a_day_within_a_stretch_is_no_contradiction(found, told, reading):
    """One report tells one day of it."""
    one = host(told, "Quendland", "QND", day=DAY, last=DAY + timedelta(8))
    assert found(reading("a", one), reading("b", replace(one, day=DAY + timedelta(2), last=None))) == []


def test_a_shorter_stretch_may_be_a_part(found, told, reading):
    """Both may hold where the one lies within the other."""
    one = host(told, "Quendland", "QND", day=DAY, last=DAY + timedelta(8))
    other = replace(one, last=DAY + timedelta(5))
    assert found(reading("a", one), reading("b", other)) == [("date", "date", True)]


def test_the_past_days_are_no_stretch_of_the_calendar(found, told, reading):
    """Of "over the past nine days": it is told from the day of the report."""
    one = host(told, "Quendland", "QND", day=DAY, last=DAY + timedelta(8))
    loose = replace(
        one, words="Over the past nine days Quendland hosted the exercise Grey Heron-22.", day=DAY + timedelta(1),
        last=DAY + timedelta(9), dated_by="past nine days",
    )  # fmt: skip
    assert found(reading("a", one), reading("b", loose)) == []


def test_one_side_that_did_not_shoot_denies_no_fight(found, fight, reading):
    """What one side did not do is held against what is said of that side alone."""
    denied = replace(
        fight, words="Norrovia fired no shot at Quendland at Sarn Ford on 4 May.", trigger="fired",
        actors={"Norrovia": "NRV"}, recipients={"Quendland": "QND"}, status=Status.DENIED,
    )  # fmt: skip
    assert found(reading("a", fight), reading("b", denied)) == []


def test_what_was_denied_before_it_came_is_no_contradiction(found, left, reading):
    """That they will not leave, told in March, of what they did in May."""
    denied = replace(
        left, words="Quendland will not leave the Norrovian League.", trigger="leave", day=None, status=Status.DENIED
    )
    early, late = (
        reading("a", denied, published=DAY - timedelta(20)),
        reading("b", denied, published=DAY + timedelta(5)),
    )
    assert found(reading("c", left), early) == []
    assert found(late) == [("fact", "fact", False)]


def test_soldiers_and_troops_are_counted_alike(found, told, reading):
    """Two words for one measure."""
    one = replace(host(told, "Quendland", "QND", day=DAY), figures={"soldiers": 2700.0})
    other = replace(one, figures={"troops": 2900.0})
    assert found(reading("a", one), reading("b", other)) == [("number", "number", True)]


def test_a_part_is_not_counted_against_the_whole(found, fight, reading):
    """Of nine who died two were officers, and seven are another toll."""
    parts = replace(
        fight, words="2 of them died when Quendland attacked Norrovia at Sarn Ford on 4 May.", figures={"killed": 2.0}
    )
    whole = replace(
        fight, words="7 died when Quendland attacked Norrovia at Sarn Ford on 4 May.", figures={"killed": 7.0}
    )
    assert found(reading("a", parts), reading("b", whole)) == []


def test_of_two_as_sure_the_fuller_sentence_is_shown(ledger, left, reading):
    """A headline says less than the sentence."""
    short = replace(left, words="Quendland left the Norrovian League.")
    denied = replace(left, words="Quendland never left the Norrovian League on 4 May.", status=Status.DENIED)
    for one in (reading("a", short, left), reading("b", denied)):
        ledger.add(one, f"{one.report.document} {one.report.text}".encode())
    keep(ledger, Register.load())
    (row,) = ledger.events.disagreements()
    shown = {claim.id: claim.evidence.quote for claim in ledger.claims()}
    assert [shown[c] for side in row.rest["sides"] for c in side["claims"]] == [left.words, denied.words]
