"""Tellings of one occurrence put together to findings."""

from __future__ import annotations

from datetime import date

import pytest

from foedus.model.claim import Status
from foedus.model.finding import AllegedBreach, Contested, Form, NotApplicable, Stage, Undetermined
from foedus.treaty.composing import ID_LENGTH, compose, identity, in_form
from foedus.treaty.judge import Judge
from foedus.treaty.occurrences import Occurrences

DAY = "2002-05-10"


@pytest.fixture(scope="session")
def composed(pack):
    """The findings that acts make."""

    def composed(*told, accusing=(), told_beside=()):
        judge = Judge(pack, Occurrences(pack, [*told, *told_beside]))
        return compose(judge.judge(told), pack.code, accusing)

    return composed


@pytest.fixture
def attack(act):
    """One telling of one attack."""
    return lambda **more: act("use_force", "NOR", "SWE", **{"day": DAY, "event": "e", **more})


def test_tellings_of_one_event_are_one_finding(composed, attack):
    """Which names each claim."""
    (finding,) = composed(attack(id="a"), attack(id="b"))
    assert (finding.claims, finding.occurrence, finding.provision, finding.norm) == (
        ("a", "b"),
        "e",
        "pact/art-1",
        "no-force",
    )


def test_claims_of_no_event_are_occurrences_of_their_own(composed, attack):
    """Nobody said that they speak of one."""
    assert [one.occurrence for one in composed(attack(id="a", event=None), attack(id="b", event=None))] == ["a", "b"]


def test_tellings_with_several_verdicts_are_several_findings(composed, attack):
    """One day is before the pact was in force."""
    assert [one.verdict.name for one in composed(attack(), attack(day="1990-05-10"))] == [
        "alleged breach",
        "not in force",
    ]


def test_who_denies_it_stands_beside_those_who_tell_it(composed, attack):
    """And makes no finding."""
    (finding,) = composed(attack(id="a"), attack(id="b", status=Status.DENIED))
    assert (finding.claims, finding.disputed_by) == (("a",), ("b",))
    assert composed(attack(status=Status.DENIED)) == []


def test_what_is_planned_is_a_finding_of_its_own(composed, attack):
    """A threat is no deed."""
    assert [one.stage for one in composed(attack(), attack(status=Status.PLANNED))] == [Stage.DONE, Stage.PLANNED]


def test_what_an_accuser_tells_is_accused(composed, attack):
    """Never mixed with what is reported."""
    found = composed(attack(id="a"), attack(id="b"), accusing={"b"})
    assert [(one.form, one.verdict.form, one.claims) for one in found] == [
        (Form.REPORTED, Form.REPORTED, ("a",)), (Form.ACCUSED, Form.ACCUSED, ("b",)),
    ]  # fmt: skip


def test_a_claim_stands_once_in_a_finding(composed, attack):
    """Though it is judged twice."""
    one = attack()
    assert [finding.claims for finding in composed(one, one)] == [(one.id,)]


def test_which_telling_speaks_for_all_does_not_depend_on_order(composed, attack):
    """The one with the least id."""
    same = [attack(id="a", day="2002-05-10"), attack(id="b", day="2002-05-11")]
    assert composed(*same)[0].trace == composed(*same[::-1])[0].trace == composed(same[0])[0].trace


def test_findings_stand_in_the_order_first_told(composed, attack):
    """By occurrence."""
    assert [one.occurrence for one in composed(attack(event="z"), attack(event="a"), attack(event="z"))] == ["z", "a"]


def test_an_id_is_that_of_its_parts(composed, attack):
    """The same whenever it is composed, another for other parts, and never by running them together."""
    (one,), (again,), (other,) = composed(attack()), composed(attack()), composed(attack(event="f"))
    assert one.id == again.id != other.id
    assert len(one.id) == ID_LENGTH
    assert identity("a", "bc") != identity("ab", "c")


def test_every_breach_within_a_verdict_has_the_form():
    """That of a reading and of what is missing too; whatever else is said stays."""
    breach, none = AllegedBreach(because="so", form=Form.REPORTED), NotApplicable(because="no")
    inner = Undetermined(because="?", missing=("x",), otherwise={"if x": breach, "if not": none})
    turned = in_form(Contested(because="", readings={"one": breach, "other": inner}), Form.ACCUSED)
    assert turned.readings["one"].form is Form.ACCUSED
    assert turned.readings["other"].otherwise["if x"].form is Form.ACCUSED
    assert turned.readings["other"].otherwise["if not"] is none


def test_a_finding_without_a_day_says_what_is_missing(composed, attack):
    """And which claim leaves it out."""
    (finding,) = composed(attack(id="a", day=None, told_on=date(2002, 5, 11)))
    assert (finding.verdict.name, finding.claims, finding.verdict.missing) == (
        "undetermined",
        ("a",),
        ("the day (the report tells none)",),
    )
