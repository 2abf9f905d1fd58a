"""What else is told: looked up as it would be found by looking through everything."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.model.claim import Status, TreatyAct
from foedus.model.finding import Truth
from foedus.treaty.days import Span
from foedus.treaty.format import Pattern
from foedus.treaty.occurrences import ANYBODY, LATER, Asked, Occurrences, Window

YES, NO, UNKNOWN = Truth
FORCE = Pattern(acts=(TreatyAct.USE_FORCE,))
FIRST = date(2000, 1, 1)
STATES = ("NOR", "SWE", "FIN", "DEU")
SPANS = st.one_of(
    st.tuples(st.integers(0, 200), st.sampled_from([0, 0, 0, 3, 31, 32, 90])).map(
        lambda one: Span(FIRST + timedelta(one[0]), FIRST + timedelta(one[0] + one[1]))
    ),
    st.integers(0, 200).map(lambda start: Span(FIRST + timedelta(start), None)),
    st.integers(0, 200).map(lambda end: Span(None, FIRST + timedelta(end))),
    st.none(),
)
BOUNDS = st.one_of(st.none(), st.integers(0, 120)).map(lambda days: None if days is None else timedelta(days))


@st.composite
def records(draw, act):
    told = []
    for number in range(draw(st.integers(0, 12))):
        parties = draw(st.lists(st.sampled_from(STATES), max_size=3, unique=True))
        cut = draw(st.integers(0, len(parties)))
        told.append(
            act(
                draw(st.sampled_from(["use_force", "use_force", "occupy"])),
                " ".join(parties[:cut]),
                " ".join(parties[cut:]),
                id=f"c{number}",
                event=f"e{draw(st.integers(0, 5))}",
                span=draw(SPANS),
                told_on=FIRST + timedelta(draw(st.integers(0, 250))),
                status=draw(st.sampled_from([Status.ASSERTED, Status.ASSERTED, Status.DENIED, Status.PLANNED])),
            )
        )
    return told


def asked(by=(ANYBODY,), to=(ANYBODY,), admits=lambda _one, _pair: True, undated=True) -> Asked:
    return Asked(match=FORCE, by=by, to=to, admits=admits, undated=undated)


def _does(one, by: str, to: str) -> bool:
    """Whether the one did it to the other, written without any table."""
    if by not in {ANYBODY, *one.actors}:
        return False
    if to == ANYBODY:
        return True
    if one.recipients:
        return to in one.recipients
    return len(one.actors) > 1 and to in one.actors and to != by


def by_looking_through(told, look: Asked, window: Window, *, denied: bool = False) -> Truth:
    """The answer, found by looking at every act."""
    wanted = Status.DENIED if denied else Status.ASSERTED
    there = [
        one for one in told if one.act is TreatyAct.USE_FORCE and one.status is wanted
        and any(_does(one, by, to) and look.admits(one, (by, to)) for by in look.by for to in look.to)
    ]  # fmt: skip
    days = [(one.span.start or date.min, one.span.end or date.max) for one in there if one.span]
    if any(window.sure[0] <= first and last <= window.sure[1] for first, last in days):
        return YES
    if any(first <= window.wide[1] and window.wide[0] <= last for first, last in days):
        return UNKNOWN
    late = window.wide[1] + LATER if date.max - window.wide[1] > LATER else date.max
    undated = look.undated and any(one.span is None and window.wide[0] <= one.told_on <= late for one in there)
    return UNKNOWN if undated else NO


@pytest.fixture(scope="session")
def anything(act):
    """A record, what is looked for in it and the days on which."""
    sides = st.one_of(
        st.just((ANYBODY,)), st.lists(st.sampled_from(STATES), min_size=1, max_size=3, unique=True).map(tuple)
    )
    days = st.tuples(st.integers(0, 200), st.sampled_from([0, 0, 10])).map(
        lambda one: Span(FIRST + timedelta(one[0]), FIRST + timedelta(sum(one)))
    )
    return st.tuples(records(act), sides, sides, days, BOUNDS, BOUNDS, st.booleans())


def test_an_answer_is_that_of_looking_through_everything(pack, anything):
    """Whoever is asked for, on whatever days; the judged act itself never counts."""

    @settings(max_examples=250, deadline=None)
    @given(anything)
    def agrees(drawn):
        told, by, to, span, before, after, undated = drawn
        look = asked(by, to, admits=lambda one, _pair: one.occurrence != "e0", undated=undated)
        window = Window.around(span, before, after)
        expected = by_looking_through(told, look, window)
        if expected is YES and by_looking_through(told, look, window, denied=True) is YES:
            expected = UNKNOWN
        assert Occurrences(pack, told).answer(look, window).truth is expected

    agrees()


def test_order_of_telling_decides_nothing(pack, anything):
    """Neither the answer nor what is cited for it."""

    @settings(max_examples=100, deadline=None)
    @given(anything, st.randoms(use_true_random=False))
    def agrees(drawn, chance):
        told, by, to, span, before, after, undated = drawn
        look, window = asked(by, to, undated=undated), Window.around(span, before, after)
        other = chance.sample(told, len(told))
        assert Occurrences(pack, told).answer(look, window) == Occurrences(pack, other).answer(look, window)

    agrees()


def test_what_is_cited_was_told(pack, anything):
    """It is what is asked for, each occurrence once, and nothing is cited where nothing is told."""

    @settings(max_examples=100, deadline=None)
    @given(anything)
    def holds(drawn):
        told, by, to, span, before, after, _ = drawn
        answer = Occurrences(pack, told).answer(asked(by, to), Window.around(span, before, after))
        assert all(one in told and any(_does(one, a, b) for a in by for b in to) for one in answer.by)
        assert bool(answer.by) is answer.told

    holds()


def test_what_lies_around_a_day(act, pack):
    """Both ends of the window belong to it."""
    window = Window.around(Span.of(date(2000, 2, 1)), timedelta(10), timedelta(0))
    days = ("2000-01-21", "2000-01-22", "2000-02-01", "2000-02-02")
    found = [Occurrences(pack, [act("use_force", "NOR", "SWE", day=day)]).answer(asked(), window).truth for day in days]
    assert found == [NO, YES, YES, NO]


def test_of_an_act_of_several_days_what_lies_between_is_unknown(act, pack):
    """It may have been before the act or after."""
    window = Window.around(Span(date(2000, 2, 1), date(2000, 2, 5)), timedelta(10), timedelta(0))
    days = ("2000-01-22", "2000-01-26", "2000-02-01", "2000-02-03", "2000-02-06")
    found = [Occurrences(pack, [act("use_force", "NOR", "SWE", day=day)]).answer(asked(), window).truth for day in days]
    assert found == [UNKNOWN, YES, YES, UNKNOWN, NO]


def test_told_and_denied_is_unknown_and_cites_both(act, pack):
    """One voice against another."""
    yes, no = (
        act("use_force", "NOR", "SWE", day="2000-01-01", status=status) for status in (Status.ASSERTED, Status.DENIED)
    )
    answer = Occurrences(pack, [yes, no]).answer(asked(), Window.around(Span.of(FIRST), None, None))
    assert (answer.truth, set(answer.by)) == (UNKNOWN, {yes, no})


def test_whoever_uses_force_does_not_suffer_it(act, pack):
    """Where nobody is told to suffer it, nobody is known to."""
    told = Occurrences(pack, [act("use_force", "SWE", day="2000-01-01")])
    window = Window.around(Span.of(FIRST), None, None)
    assert told.answer(asked(to=("SWE",)), window).truth is NO
    assert told.answer(asked(by=("SWE",)), window).truth is YES


def test_a_long_act_is_found_behind_a_shorter_one_that_began_later(act, pack):
    """It reaches the day, the other does not."""
    year = act("use_force", "NOR", "SWE", day=2000)
    spring = act("use_force", "NOR", "SWE", span=Span(date(2000, 3, 1), date(2000, 5, 1)))
    answer = Occurrences(pack, [year, spring]).answer(
        asked(), Window.around(Span.of(date(2000, 6, 1)), timedelta(1), timedelta(0))
    )
    assert (answer.truth, answer.by) == (UNKNOWN, (year,))


def test_many_acts_of_one_day_do_not_hide_the_one_that_counts(act, pack):
    """Few are kept, and the judged act among them."""
    told = [act("use_force", "NOR", "SWE", day="2000-01-01", event=f"e{number}") for number in range(30)]
    answer = Occurrences(pack, told).answer(
        asked(admits=lambda one, _pair: one.occurrence != "e0"), Window.around(Span.of(FIRST), None, None)
    )
    assert (answer.truth, len(answer.by)) == (YES, 3)


def test_a_second_telling_of_a_mutual_act_counts(act, pack):
    """Whichever of the two is told first."""
    clash = act("use_force", "NOR SWE", day="2000-01-01", event="e", id="a")
    blamed = act("use_force", "SWE", "NOR", day="2000-01-01", event="e", id="b")
    look = asked(by=("SWE",), to=("NOR",), admits=lambda one, _pair: one.id != "a")
    for told in ([clash, blamed], [blamed, clash]):
        assert Occurrences(pack, told).answer(look, Window.around(Span.of(FIRST), None, None)).by == (blamed,)


def test_an_act_under_both_keys_of_a_pattern_is_one(act, pack):
    """Its act and its type are asked for."""
    one = act("use_force", "NOR", "SWE", day="2000-01-01", type="ASSAULT", event="e0")
    other = act("use_force", "NOR", "SWE", day="2000-01-01", type="ASSAULT", event="e0")
    look = Asked(
        match=Pattern(acts=("use_force",), types=("ASSAULT",)),
        by=(ANYBODY,),
        to=(ANYBODY,),
        admits=lambda o, _: o is not one,
    )
    assert Occurrences(pack, [one, other]).answer(look, Window.around(Span.of(FIRST), None, None)).by == (other,)


@pytest.mark.parametrize(
    ("day", "member"),
    [("1989-12-31", False), ("2000-01-01", True), ("2005-07-01", False), ("2005", True), (None, True)],
)
def test_who_may_have_been_a_member_counts_as_one(act, pack, day, member):
    """At any time, where no day is told."""
    assert Occurrences(pack, []).is_member("FIN", act("use_force", "FIN", day=day)) is member


@pytest.mark.parametrize(
    ("span", "before", "after", "sure"),
    [
        (Span(None, None), timedelta(3), timedelta(0), (date.max - timedelta(3), date.min)),
        (Span.of(date(1, 1, 2)), timedelta(30), None, (date.min, date.max)),
        (Span.of(FIRST), None, timedelta(1), (date.min, date(2000, 1, 2))),
    ],
)
def test_windows_at_the_ends_of_time(span, before, after, sure):
    """Nothing lies surely around an act of no day, and no day is before the first."""
    assert Window.around(span, before, after).sure == sure
