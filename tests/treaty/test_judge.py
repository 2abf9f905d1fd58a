"""What the norms of the league say to an act that somebody tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.model.claim import ObjectKind, Status
from foedus.model.finding import (
    AllegedBreach,
    Excused,
    Fulfilled,
    NotApplicable,
    NotInForce,
    Stage,
    Truth,
    Undetermined,
)
from foedus.treaty.judge import Judge, norms_beside
from foedus.treaty.loading import read_pack
from foedus.treaty.occurrences import Occurrences

DAY = "2002-05-10"
STATES = ("NOR", "SWE", "FIN", "DNK", "DEU", "LIG")
ACTS = ("use_force", "occupy", "cease_fire", "withdraw_forces", "deploy", "refuse_assistance", "request_assistance", "adopt_decision",
        "host_facility", "notify_withdrawal", "withdraw_membership", "convene")  # fmt: skip


@pytest.fixture(scope="session")
def judged(pack):
    """All that the league's norms, or those of another pack, say to acts."""

    def judged(*conducts, told=None, by=pack, only=None, unverified=False):
        judge = Judge(by, Occurrences(by, conducts if told is None else told), only=only, unverified=unverified)
        return list(judge.judge(conducts))

    return judged


@pytest.fixture(scope="session")
def records(act):
    """Records of a few acts, several tellings of an event among them, days known or not."""

    def made(drawn, number):
        what, who, cut, day, length, status, event = drawn
        first = date(1990, 1, 1) + timedelta(day) if day is not None else None
        told = act(
            what, " ".join(who[:cut]), " ".join(who[cut:]), id=f"c{number}", event=f"e{event}", status=status, day=first, name="air base",
            object=ObjectKind.FACILITY, told_on=date(2003, 1, 1) + timedelta(number),
        )  # fmt: skip
        return replace(told, span=replace(told.span, end=first + timedelta(length))) if first else told

    one = st.tuples(
        st.sampled_from(ACTS), st.lists(st.sampled_from(STATES), max_size=3, unique=True), st.integers(0, 2),
        st.one_of(st.none(), st.integers(0, 60), st.integers(4000, 4060), st.integers(0, 9000)), st.sampled_from([0, 0, 0, 5, 40]),
        st.sampled_from([Status.ASSERTED, Status.ASSERTED, Status.DENIED, Status.PLANNED, Status.DEMANDED]), st.integers(0, 8),
    )  # fmt: skip
    return st.lists(one, max_size=12).map(lambda drawn: [made(each, number) for number, each in enumerate(drawn)])


def test_a_finding_has_its_trace_and_version(judged, act):
    """What was looked at, in order."""
    (one,) = judged(act("use_force", "NOR", "SWE", day=DAY))
    assert [step.part for step in one.trace] == [
        "in force", "bearer", "counterparty", "exemption/self-defence attacked", "exemption/self-defence/after-cease-fire agreed", "reparation",
    ]  # fmt: skip
    assert (one.version, one.bearer, one.counterparty, one.stage) == ("first", "NOR", "SWE", Stage.DONE)


@pytest.mark.parametrize("status", [Status.DEMANDED, Status.PREDICTED, Status.CONDITIONAL])
def test_what_is_neither_done_nor_planned_breaches_nothing(judged, act, status):
    """Nor fulfils anything."""
    assert judged(act("use_force", "NOR", "SWE", day=DAY, status=status)) == []


def test_what_is_planned_is_marked(judged, act):
    """It can only threaten a breach."""
    (one,) = judged(act("use_force", "NOR", "SWE", day=DAY, status=Status.PLANNED))
    assert (one.stage, type(one.verdict)) == (Stage.PLANNED, AllegedBreach)


def test_a_denial_disputes(judged, act):
    """The verdict is what would be if it was done."""
    (one,) = judged(act("use_force", "NOR", "SWE", day=DAY, status=Status.DENIED))
    assert (one.disputes, type(one.verdict)) == (True, AllegedBreach)


def test_an_act_that_was_not_done_can_be_the_breach(judged, act, changed):
    """Where the norm asks for that."""
    idle = changed(lambda rows: rows["provisions"]["art-2"]["norms"]["assist"].update(breached_by=[{"acts": ["deploy"], "denied": True}], fulfilled_by=[], conditions={}))  # fmt: skip
    sent, unsent = (act("deploy", "NOR", "SWE", day=DAY, status=status) for status in (Status.ASSERTED, Status.DENIED))
    assert judged(sent, by=idle) == []
    assert [(one.disputes, type(one.verdict)) for one in judged(unsent, by=idle)] == [(False, AllegedBreach)]


def test_what_concerns_no_party_is_not_judged(judged, act):
    """Outsiders among themselves."""
    assert judged(act("use_force", "DEU", "USA", day=DAY)) == []


def test_each_bearer_is_judged_towards_each_counterparty(judged, act):
    """Of several who did it to several."""
    found = judged(act("use_force", "NOR FIN", "SWE DNK", day=DAY))
    assert {(one.bearer, one.counterparty) for one in found} == {
        ("NOR", "SWE"),
        ("NOR", "DNK"),
        ("FIN", "SWE"),
        ("FIN", "DNK"),
    }


def test_only_those_that_may_be_meant_are_asked(judged, act):
    """An outsider beside a member is left out; alone it is told that it is not bound."""
    assert [one.bearer for one in judged(act("use_force", "NOR DEU", "SWE", day=DAY))] == ["NOR"]
    (alone,) = judged(act("use_force", "DEU", "SWE", day=DAY))
    assert (alone.bearer, type(alone.verdict)) == ("DEU", NotApplicable)


def test_who_may_have_been_a_member_is_asked_beside_who_was(judged, act):
    """Denmark joined on some day of that month."""
    found = judged(act("use_force", "NOR DNK", "SWE", day="1995-03-10"))
    assert [(one.bearer, type(one.verdict)) for one in found] == [("NOR", AllegedBreach), ("DNK", Undetermined)]


def test_a_member_who_clashes_with_an_outsider_breaches_nothing(judged, act):
    """Towards the outsider the norm does not apply."""
    assert [type(one.verdict) for one in judged(act("use_force", "NOR DEU", day=DAY)) if one.bearer == "NOR"] == [
        NotApplicable
    ]


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        ({"who": "NOR", "to": "SWE", "day": None}, "the day (the report tells none)"),
        ({"who": "", "to": "SWE", "day": DAY}, "who did it (no actor is told)"),
        ({"who": "", "to": "SWE", "day": None}, "who did it (no actor is told)"),
    ],
)
def test_without_a_day_or_an_actor_a_claim_is_undetermined_and_says_so(judged, act, told, missing):
    """No date is never today, and nobody is no suspect."""
    (one,) = judged(act("use_force", told["who"], told["to"], day=told["day"]))
    assert (type(one.verdict), one.verdict.missing, missing in one.verdict.because) == (Undetermined, (missing,), True)


def test_without_a_day_it_is_said_what_the_day_of_telling_would_give(judged, act):
    """As one way that it may have been."""
    (one,) = judged(act("use_force", "NOR", "SWE", told_on=date(2002, 5, 11)))
    assert {way: type(verdict) for way, verdict in one.verdict.otherwise.items()} == {
        "if it was on the day on which it was told, 2002-05-11": AllegedBreach
    }


def test_without_a_day_what_does_not_apply_on_that_of_telling_does_not_apply(judged, act):
    """An outsider is not bound, whenever it was."""
    assert [type(one.verdict) for one in judged(act("use_force", "DEU", "SWE", told_on=date(2002, 5, 11)))] == [
        NotApplicable
    ]


def test_who_is_bound_on_no_day_is_not_bound_though_none_is_told(verdict, act, variant):
    """Not the day of the act, nor that of telling: a member is never the organisation."""

    def bind(rows):
        rows["provisions"]["art-1"]["norms"]["no-force"]["bearer"] = {"kind": "organisation"}

    pack = read_pack(variant({"instruments/pact.yaml": bind}))
    assert isinstance(verdict("no-force", act("use_force", "NOR", "SWE"), by=pack), NotApplicable)
    assert isinstance(verdict("no-force", act("use_force", "LIG", "SWE"), by=pack), Undetermined)


@pytest.mark.parametrize(("to", "day", "verdict"), [("SWE", "1980-01-01", NotInForce), ("DEU", DAY, NotApplicable)])
def test_who_did_it_is_not_asked_where_it_changes_nothing(verdicts, act, to, day, verdict):
    """Nothing is in force, or the other is none whom the norm protects."""
    judged = act("use_force", "", to, day=day)
    if to == "DEU":  # somebody of the league must be concerned
        judged = replace(judged, recipients=("DEU", "LIG"))
    assert {type(one) for one in verdicts("no-force", judged)} == {verdict}


@pytest.mark.parametrize(("unverified", "verdict"), [(False, Undetermined), (True, AllegedBreach)])
def test_a_text_that_nobody_looked_up_counts_where_that_is_asked_for(judged, act, changed, unverified, verdict):
    """Else it is not known what is in force; here the other text was looked up, so that the norm is asked."""
    pack = changed(lambda rows: rows["provisions"]["art-2"]["texts"][1].update(status="unverified"))
    told = [act("use_force", "DEU", "SWE", day="2002-05-01"), act("request_assistance", "SWE", "LIG", day="2002-05-02")]
    refused = act("refuse_assistance", "NOR", "SWE", day=DAY)
    (one,) = judged(refused, told=[refused, *told], by=pack, unverified=unverified)
    assert type(one.verdict) is verdict


def test_a_norm_of_which_nobody_looked_up_any_text_is_not_asked(judged, act, changed):
    """Unless that is asked for."""
    pack = changed(lambda rows: rows["provisions"]["art-1"]["texts"][0].update(status="unverified"))
    one = act("use_force", "NOR", "SWE", day=DAY)
    assert judged(one, by=pack) == []
    assert [type(each.verdict) for each in judged(one, by=pack, unverified=True)] == [AllegedBreach]


def test_a_norm_whose_texts_are_all_taken_out_is_not_in_force(judged, act, changed):
    """With whatever counts."""
    pack = changed(lambda rows: rows["provisions"]["art-1"]["texts"][0].update(paraphrase=None))
    (one,) = judged(act("use_force", "NOR", "SWE", day=DAY), by=pack, unverified=True)
    assert type(one.verdict) is NotInForce


@pytest.fixture
def help_goes_before(changed):
    """Leagues in which whoever helps by force may do so: a norm that goes before the ban on force, or not."""

    def league(*, before: bool, words: tuple[str, ...] = ("to help",)):
        def change(rows):
            norms = rows["provisions"]["art-2"]["norms"]
            norms["help-by-force"] = {
                "modality": "permission", "says": "members may use force to help", "bearer": {"kind": "member"},
                "fulfilled_by": [{"acts": ["use_force"], "words": list(words)}], "over": ["no-force"] if before else [],
            }  # fmt: skip

        return changed(change)

    return league


def test_a_norm_that_goes_before_excuses(judged, act, help_goes_before):
    """And is named."""
    found = judged(act("use_force", "NOR", "SWE", day=DAY, words="to help"), by=help_goes_before(before=True))
    assert {one.placed.name: type(one.verdict) for one in found} == {"no-force": Excused, "help-by-force": Fulfilled}
    assert next(one.verdict.by for one in found if one.placed.name == "no-force") == "help-by-force"


def test_a_norm_that_is_asked_alone_is_still_beaten(judged, act, help_goes_before):
    """The one that goes before is looked at, and not told."""
    found = judged(
        act("use_force", "NOR", "SWE", day=DAY, words="to help"), by=help_goes_before(before=True), only=["no-force"]
    )
    assert [(one.placed.name, type(one.verdict)) for one in found] == [("no-force", Excused)]


def test_norms_that_contradict_each_other_are_told(act, help_goes_before):
    """The pack must say which goes before."""
    pack, one = help_goes_before(before=False), act("use_force", "NOR", "SWE", day=DAY, words="to help")
    judge = Judge(pack, Occurrences(pack, [one]))
    list(judge.judge([one]))
    assert [(each.breached, each.allowed, each.conduct, each.bearer) for each in judge.conflicts] == [
        ("no-force", "help-by-force", one.id, "NOR")
    ]


def test_where_one_goes_before_there_is_no_conflict(act, help_goes_before):
    """None at all."""
    pack, one = help_goes_before(before=True), act("use_force", "NOR", "SWE", day=DAY, words="to help")
    judge = Judge(pack, Occurrences(pack, [one]))
    list(judge.judge([one]))
    assert judge.conflicts == []


def test_a_ban_that_goes_before_stands(judged, act, changed):
    """What it beats says nothing, and contradicts nothing."""

    def change(rows):
        rows["provisions"]["art-1"]["norms"]["no-force"]["over"] = ["force-allowed"]
        rows["provisions"]["art-2"]["norms"]["force-allowed"] = {"modality": "permission", "says": "force may be used", "bearer": {}, "fulfilled_by": [{"acts": ["use_force"]}]}  # fmt: skip

    pack, one = changed(change), act("use_force", "NOR", "SWE", day=DAY)
    judge = Judge(pack, Occurrences(pack, [one]))
    assert {each.placed.name: type(each.verdict) for each in judge.judge([one])} == {
        "no-force": AllegedBreach,
        "force-allowed": NotApplicable,
    }
    assert judge.conflicts == []


def test_a_deed_is_not_excused_by_a_plan(judged, act, help_goes_before):
    """Norms speak to acts of one stage; one act is told as one."""
    done, planned = (act("use_force", "NOR", "SWE", day=DAY, words=words, status=status) for words, status in (("", Status.ASSERTED), ("to help", Status.PLANNED)))  # fmt: skip
    found = judged(done, planned, by=help_goes_before(before=True), only=["no-force"])
    assert [(one.stage, type(one.verdict)) for one in found] == [(Stage.DONE, AllegedBreach), (Stage.PLANNED, Excused)]


def test_norms_that_go_before_are_looked_at_with_those_that_are_asked(help_goes_before):
    """Not the other way round, and an unknown name is only itself."""
    pack = help_goes_before(before=True)
    assert norms_beside(pack, ["no-force"]) == {"no-force", "help-by-force"}
    assert norms_beside(pack, ["help-by-force"]) == {"help-by-force"}
    assert norms_beside(pack, None) == set(pack.norms)


def test_acts_that_are_asked_for(pack):
    """Those that some norm speaks to, conditions aside."""
    assert Judge(pack, Occurrences(pack, []), only=["no-force"]).asks_for == {"use_force", "occupy"}


def _told(found):
    """What is said of each act, norm and party, without the order."""
    return {
        (one.conduct.id, one.placed.name, one.bearer, one.counterparty): (
            one.verdict,
            one.stage,
            one.version,
            one.trace,
        )
        for one in found
    }


def test_judging_some_norms_says_of_them_what_judging_all_says(help_goes_before, judged, records):
    """Whichever they are, those that another goes before too."""
    by = help_goes_before(before=True, words=())

    @settings(max_examples=150, deadline=None)
    @given(records, st.sets(st.sampled_from(sorted(by.norms))))
    def agrees(told, only):
        some, all_ = judged(*told, by=by, only=only), judged(*told, by=by)
        assert _told(some) == _told(one for one in all_ if one.placed.name in only)

    agrees()


def test_judging_a_set_in_two_parts_says_what_judging_it_whole_says(judged, records):
    """As long as what else is told is the same."""

    @settings(max_examples=150, deadline=None)
    @given(records, st.integers(0, 12))
    def agrees(told, cut):
        parts = [*judged(*told[:cut], told=told), *judged(*told[cut:], told=told)]
        assert parts == judged(*told)

    agrees()


def test_judging_in_another_order_says_the_same(judged, records):
    """Verdicts, versions and traces."""

    @settings(max_examples=150, deadline=None)
    @given(records, st.randoms(use_true_random=False))
    def agrees(told, chance):
        assert _told(judged(*chance.sample(told, len(told)))) == _told(judged(*told))

    agrees()


def test_nothing_is_said_of_parties_that_are_not_told(judged, records):
    """Bearer and counterparty are among those of the act."""

    @settings(max_examples=100, deadline=None)
    @given(records)
    def holds(told):
        for one in judged(*told):
            assert one.bearer is None or one.bearer in one.conduct.actors
            assert one.counterparty is None or one.counterparty in one.conduct.others

    holds()


def test_an_undetermined_verdict_always_says_what_is_missing(judged, records):
    """In words."""

    @settings(max_examples=100, deadline=None)
    @given(records)
    def holds(told):
        assert all(one.verdict.missing for one in judged(*told) if isinstance(one.verdict, Undetermined))

    holds()


def test_what_is_unknown_of_a_trace_is_never_called_known(judged, act):
    """A year that holds the day of entry into force."""
    (one,) = judged(act("use_force", "NOR", "SWE", day="1991"))
    assert (one.trace[0].truth, type(one.verdict)) == (Truth.UNKNOWN, Undetermined)
