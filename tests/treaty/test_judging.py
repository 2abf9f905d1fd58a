"""A record judged whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.model.claim import Status, TreatyAct
from foedus.model.fact import ReferenceFact
from foedus.model.finding import Form
from foedus.model.when import Precision, When
from foedus.treaty.judging import asked_of, dated_by_event, judge_record
from foedus.treaty.loading import read_pack

DAY = "2002-05-10"
WORDS = "sweden said norway attacked it and broke the pact"


def fact(**more) -> ReferenceFact:
    """Sweden used force against Norway nine days before."""
    told = {
        "id": "league/attack", "act": TreatyAct.USE_FORCE, "actors": ("SWE",), "recipients": ("NOR",), "initiator": (), "about": None,
        "place": None, "since": date(2002, 5, 1), "until": date(2002, 5, 1), "figures": (), "source": None, "verified": True,
    }  # fmt: skip
    return ReferenceFact(**{**told, **more})


def test_accusations_stand_before_what_norms_say(pack, act):
    """Each in the order first told."""
    told = [act("use_force", "NOR", "SWE", day=DAY), act("accuse_breach", "SWE", "NOR", day=DAY, words=WORDS)]
    found = judge_record(pack, told).findings
    assert [(one.form, one.norm) for one in found] == [(Form.ACCUSED, None), (Form.REPORTED, "no-force")]


def test_what_an_accuser_tells_is_told_as_accused(pack, act):
    """In the same sentence."""
    told = [
        act("use_force", "NOR", "SWE", day=DAY, words=WORDS, said_by=("SWE",)),
        act("accuse_breach", "SWE", "NOR", day=DAY, words=WORDS),
    ]
    assert [(one.form, one.norm) for one in judge_record(pack, told).findings] == [
        (Form.ACCUSED, None),
        (Form.ACCUSED, "no-force"),
    ]


@pytest.mark.parametrize(
    ("verified", "asked", "verdict"),
    [(True, False, "excused"), (False, False, "alleged breach"), (False, True, "excused")],
)
def test_conditions_rest_on_facts_that_were_looked_up(pack, act, verified, asked, verdict):
    """On others only where that is asked for; and no fact is judged."""
    found = judge_record(
        pack, [act("use_force", "NOR", "SWE", day=DAY)], [fact(verified=verified)], unverified=asked
    ).findings
    assert [one.verdict.name for one in found] == [verdict]


def test_the_fact_that_decided_is_named(pack, act):
    """In the trace."""
    (finding,) = judge_record(pack, [act("use_force", "NOR", "SWE", day=DAY)], [fact()]).findings
    assert ("league/attack",) in [step.told_by for step in finding.trace]


def test_names_of_the_organisation_tie_an_accusation_to_it(pack, act):
    """Beside those that the pack has."""
    told = [act("accuse_breach", "SWE", "NOR", day=DAY, words="norway betrayed the lakes bloc")]
    assert judge_record(pack, told).findings == ()
    assert len(judge_record(pack, told, names=["Lakes  Bloc"]).findings) == 1


def test_norms_asked_alone_leave_accusations_out(pack, act):
    """They are no norm's."""
    told = [act("use_force", "NOR", "SWE", day=DAY), act("accuse_breach", "SWE", "NOR", day=DAY, words=WORDS)]
    assert [one.norm for one in judge_record(pack, told, only=["no-force"]).findings] == ["no-force"]


def test_a_conflict_of_norms_is_told_once_an_act(variant, act):
    """It is a fault of the pack."""

    def permit(rows):
        rows["provisions"]["art-2"]["norms"]["force-allowed"] = {"modality": "permission", "says": "force may be used", "bearer": {}, "fulfilled_by": [{"acts": ["use_force"]}]}  # fmt: skip

    pack, one = read_pack(variant({"instruments/pact.yaml": permit})), act("use_force", "NOR", "SWE FIN", day=DAY)
    assert [each.conduct for each in judge_record(pack, [one, one]).conflicts] == [one.id]


def test_what_is_asked_of_a_record_is_what_norms_match_or_look_for(pack):
    """Exemptions, deadlines and reparations too; and accusations."""
    assert asked_of(pack, ["no-force"]) == {"use_force", "occupy", "cease_fire", "withdraw_forces", "accuse_breach"}
    assert asked_of(pack, ["notice-before-exit"]) == {"withdraw_membership", "notify_withdrawal", "accuse_breach"}
    assert asked_of(pack) >= {"CONSULT", "host_facility", "adopt_decision"}


def test_what_a_condition_counts_from_is_asked_for_too(changed):
    """Else nobody would know of it when the norm is judged anew."""
    pack = changed(
        lambda rows: rows["provisions"]["art-2"]["norms"]["assist"]["conditions"]["asked"]["told"].update(
            since={"acts": ["sign"]}
        )
    )
    assert "sign" in asked_of(pack, ["assist"])


def test_what_goes_before_a_norm_is_asked_for_with_it(changed):
    """Else it could not excuse."""
    pack = changed(lambda rows: rows["provisions"]["art-4"]["norms"]["notice-before-exit"].update(over=["no-force"]))
    assert asked_of(pack, ["no-force"]) >= {"withdraw_membership", "notify_withdrawal"}


@pytest.fixture(scope="session")
def records(act):
    """Records of acts that the league's norms match or look for, and of others."""
    made = st.tuples(
        st.sampled_from(["use_force", "cease_fire", "withdraw_forces", "deploy", "request_assistance", "sign", "accuse_breach"]),
        st.permutations(["NOR", "SWE", "FIN", "DEU"]), st.integers(0, 60), st.integers(0, 3),
        st.sampled_from([Status.ASSERTED, Status.ASSERTED, Status.DENIED]),
    )  # fmt: skip

    def record(drawn):
        return [
            act(
                what,
                who[0],
                who[1],
                day=date(2002, 1 + day // 28, 1 + day % 28),
                event=f"e{event}",
                status=status,
                words=WORDS,
            )
            for what, who, day, event, status in drawn
        ]

    return st.lists(made, max_size=15).map(record)


def _said(judgment):
    """All that is said, without the order."""
    return sorted(
        (one.id, str(one.verdict), str(one.trace), one.version, sorted(one.claims), sorted(one.disputed_by)) for one in judgment.findings
    )  # fmt: skip


def test_another_order_gives_the_same_findings(pack, records):
    """Ids, verdicts and traces; claims too."""

    @settings(max_examples=150, deadline=None)
    @given(records, st.randoms(use_true_random=False))
    def agrees(told, chance):
        assert _said(judge_record(pack, chance.sample(told, len(told)))) == _said(judge_record(pack, told))

    agrees()


def test_what_is_not_asked_for_changes_nothing(pack, records):
    """A changed norm is judged anew by what it can match or look for."""

    @settings(max_examples=150, deadline=None)
    @given(records, st.sampled_from(sorted(pack.norms)))
    def agrees(told, norm):
        asked = asked_of(pack, [norm])
        needed = [one for one in told if asked.intersection(filter(None, (one.act, one.type)))]
        assert judge_record(pack, needed, only=[norm]) == judge_record(pack, told, only=[norm])

    agrees()


def test_ids_of_findings_are_their_own(pack, records):
    """No two share one."""

    @settings(max_examples=100, deadline=None)
    @given(records)
    def holds(told):
        ids = [one.id for one in judge_record(pack, told).findings]
        assert len(set(ids)) == len(ids)

    holds()


@pytest.fixture
def when():
    """What a claim tells of its day."""
    return When(start=date(2002, 5, 10), end=date(2002, 5, 10), precision=Precision.DAY)


def test_a_claim_without_a_day_has_that_of_another_of_its_event(act, when):
    """And says of which."""
    dated, undated = act("use_force", "NOR", day=DAY, event="e", id="a"), act("use_force", "NOR", event="e", id="b")
    assert dated_by_event([undated, dated], {"a": when}) == [replace(undated, span=dated.span, dated_by="a"), dated]


@pytest.mark.parametrize("more", [{"event": "f"}, {"event": None}, {"event": "e", "status": Status.PLANNED}])
def test_no_other_claim_dates_it(act, when, more):
    """Of another event or none, or one that tells a plan where this tells a deed."""
    dated, undated = act("use_force", "NOR", day=DAY, event="e", id="a"), act("use_force", "NOR", **more)
    assert dated_by_event([dated, undated], {"a": when})[1] == undated


def test_a_day_that_is_told_stays(act, when):
    """Though another claim of the event tells another."""
    one, other = (
        act("use_force", "NOR", day=day, event="e", id=name) for day, name in ((DAY, "a"), ("2002-06-01", "b"))
    )
    assert dated_by_event([one, other], {"a": when, "b": when}) == [one, other]


def test_an_empty_record_has_nothing_to_say(pack):
    """No finding, no conflict."""
    judgment = judge_record(pack, [])
    assert (judgment.findings, judgment.conflicts) == ((), ())
