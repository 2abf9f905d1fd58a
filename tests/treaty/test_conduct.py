"""Acts as claims, reference facts and legal cases tell them."""

from __future__ import annotations

from datetime import date

import pytest

from foedus.model.claim import EventType, ObjectKind, Status, TreatyAct
from foedus.model.fact import FactObject, ReferenceFact
from foedus.model.when import Precision, When
from foedus.treaty.casebook import CaseAct
from foedus.treaty.conduct import Teller, of_case, of_claim, of_fact
from foedus.treaty.days import Span

DAY = date(2002, 5, 10)


@pytest.fixture
def claim(told, reading):
    """The claim of a sentence in which a state and a person without a principal attack another, as told by a third."""

    def claim(**more):
        sentence = told(
            words="Oslo said Norway and Ola attacked the Northern  Post of Sweden on 10 May.", trigger="attacked", act=TreatyAct.USE_FORCE,
            type=EventType.ASSAULT, actors={"Norway": "NOR", "Ola": None}, recipients={"Sweden": "SWE"}, said_by={"Oslo": "NOR"},
            about="Northern  Post", day=DAY, **more,
        )  # fmt: skip
        return reading("a", sentence).claims[0]

    return claim


def test_of_a_claim_what_it_tells_is_kept(claim):
    """Act, parties, thing, day and voices."""
    conduct = of_claim(claim(), "event-1", date(2002, 5, 11))
    assert (conduct.by, conduct.act, conduct.type) == (Teller.CLAIM, TreatyAct.USE_FORCE, EventType.ASSAULT)
    assert (conduct.actors, conduct.recipients, conduct.said_by) == (("NOR",), ("SWE",), ("NOR",))
    assert (conduct.object, conduct.span, conduct.told_on) == (ObjectKind.OTHER, Span.of(DAY), date(2002, 5, 11))


def test_words_are_folded(claim):
    """Case and spaces do not matter to patterns."""
    conduct = of_claim(claim(), None, None)
    assert conduct.name == "northern post"
    assert conduct.words.startswith("oslo said norway and ola attacked the northern post")


def test_a_party_that_is_no_principal_is_left_out_and_still_told(told, reading):
    """It is not true that nobody is told who did it."""
    sentence = told(
        words="Gunmen attacked a village.", trigger="attacked", act=TreatyAct.USE_FORCE, actors={"Gunmen": None}
    )
    conduct = of_claim(reading("a", sentence).claims[0], None, None)
    assert (conduct.actors, conduct.unnamed, conduct.unaddressed) == ((), False, True)


def test_the_occurrence_is_the_event_or_the_claim_itself(claim):
    """Where it was gathered into none."""
    one = claim()
    assert (of_claim(one, "event-1", None).occurrence, of_claim(one, None, None).occurrence) == ("event-1", one.id)


def test_a_fact_happened_between_its_days():
    """And was told when it was over."""
    fact = ReferenceFact(
        id="league/summit", act=TreatyAct.CONVENE, actors=("NOR", "SWE"), recipients=(), initiator=(), about=FactObject(kind=ObjectKind.MEETING, name="The  Summit"),
        place=None, since=DAY, until=date(2002, 5, 31), figures=(), source=None, verified=False,
    )  # fmt: skip
    conduct = of_fact(fact)
    assert (conduct.span, conduct.told_on, conduct.name, conduct.by) == (
        Span(DAY, date(2002, 5, 31)),
        date(2002, 5, 31),
        "the summit",
        Teller.FACT,
    )


@pytest.mark.parametrize(
    ("told", "span"),
    [({"day": "2002-05"}, Span(date(2002, 5, 1), date(2002, 5, 31))), ({"day": DAY}, Span.of(DAY)), ({}, None)],
)
def test_a_case_tells_its_day_as_far_as_it_is_known(told, span):
    """A month is any day of it."""
    assert of_case(CaseAct(act="use_force", who=("NOR",), **told), 3).span == span


def test_a_case_that_names_nobody_leaves_it_untold():
    """Neither who nor to whom."""
    conduct = of_case(CaseAct(type="ASSAULT"), 0)
    assert (conduct.unnamed, conduct.unaddressed, conduct.id) == (True, True, "case:0")


@pytest.mark.parametrize(
    ("who", "to", "mutual", "others"),
    [
        ("NOR", "SWE", False, ("SWE",)),
        ("NOR SWE", "", True, ("NOR", "SWE")),
        ("NOR", "", False, ("NOR",)),
        ("NOR SWE", "FIN", False, ("FIN",)),
    ],
)
def test_an_act_of_several_towards_none_is_mutual(act, who, to, mutual, others):
    """Nobody tells who did it to whom."""
    conduct = act("use_force", who, to)
    assert (conduct.mutual, conduct.others) == (mutual, others)


def test_an_act_is_dated_by_another_claim_of_its_event(act):
    """Which one is kept."""
    conduct = act("use_force", "NOR").dated(When(start=DAY, end=None, precision=Precision.OPEN), "other")
    assert (conduct.span, conduct.dated_by) == (Span(DAY, None), "other")


def test_an_act_as_on_the_day_it_was_told(act):
    """There is none where that day is not known."""
    assert act("use_force", "NOR", told_on=DAY).on_the_day_told().span == Span.of(DAY)
    assert act("use_force", "NOR").on_the_day_told() is None


def test_a_status_is_kept(claim):
    """What is denied is denied."""
    assert of_claim(claim(status=Status.DENIED), None, None).status is Status.DENIED
