"""From what was found of a norm's parts to one of the seven verdicts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.model.finding import (
    AllegedBreach,
    Contested,
    Excused,
    Form,
    Fulfilled,
    NotApplicable,
    NotInForce,
    TraceStep,
    Truth,
    Undetermined,
)
from foedus.treaty.verdicts import BEARER, COUNTERPARTY, DEADLINE, IN_FORCE, REPARATION, Deciding

YES, NO, UNKNOWN = Truth
ATTACKED, AGREED = "exemption/self-defence/attacked", "exemption/self-defence/after-cease-fire/agreed"
FORCE = {IN_FORCE: YES, BEARER: YES, COUNTERPARTY: YES, ATTACKED: NO, AGREED: NO, REPARATION: NO}
"""A breach of `no-force` that nothing excuses."""
CONSULTED, CONSENTED = "exemption/consulted/consulted", "exemption/agreed/agreed"
BASE = {IN_FORCE: YES, BEARER: YES, COUNTERPARTY: YES, CONSULTED: NO, CONSENTED: NO}
"""A breach of `no-foreign-facility` under both readings."""


@pytest.fixture(scope="session")
def decide(pack):
    """The verdict of a norm on parts of which so much is known."""

    def decide(norm, truths, *, breaching=True, deciding=None):
        steps = {
            name: TraceStep(part=name, says=f"that {name}", truth=truth, why="so told")
            for name, truth in truths.items()
        }
        return (deciding or Deciding()).verdict(pack.norms[norm], steps, breaching=breaching)

    return decide


@pytest.mark.parametrize(
    ("truths", "verdict"),
    [
        ({}, AllegedBreach),
        ({IN_FORCE: NO}, NotInForce),
        ({IN_FORCE: NO, BEARER: UNKNOWN}, NotInForce),
        ({BEARER: NO}, NotApplicable),
        ({COUNTERPARTY: NO}, NotApplicable),
        ({IN_FORCE: UNKNOWN, COUNTERPARTY: NO}, NotApplicable),
        ({ATTACKED: YES}, Excused),
        ({ATTACKED: YES, AGREED: YES}, AllegedBreach),
        ({REPARATION: YES}, Excused),
        ({IN_FORCE: UNKNOWN}, Undetermined),
        ({BEARER: UNKNOWN}, Undetermined),
        ({ATTACKED: UNKNOWN}, Undetermined),
        ({ATTACKED: YES, AGREED: UNKNOWN}, Undetermined),
        ({REPARATION: UNKNOWN}, Undetermined),
        ({AGREED: UNKNOWN}, AllegedBreach),
        ({ATTACKED: UNKNOWN, AGREED: YES}, AllegedBreach),
    ],
)  # fmt: skip
def test_a_verdict_follows_from_the_parts(decide, truths, verdict):
    """What is unknown matters only where it changes something; what is not in force either way is one of the two that say nothing."""
    assert type(decide("no-force", {**FORCE, **truths})) is verdict


@pytest.mark.parametrize(("truths", "by"), [({ATTACKED: YES}, "self-defence"), ({REPARATION: YES}, "reparation")])
def test_what_excuses_is_named(decide, truths, by):
    """By its name in the norm, and in plain words."""
    found = decide("no-force", {**FORCE, **truths})
    assert found.by == by
    assert found.because in {"the other used force first", "withdrew and paid"}


def test_what_is_missing_is_named_and_what_each_way_would_give(decide):
    """Only what decides."""
    found = decide("no-force", {**FORCE, ATTACKED: UNKNOWN, AGREED: NO})
    assert found.missing == (f"that {ATTACKED} (so told)",)
    assert {way: verdict.name for way, verdict in found.otherwise.items()} == {
        f"if that {ATTACKED}": "excused", f"if not: that {ATTACKED}": "alleged breach",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("truths", "verdict", "readings"),
    [
        ({}, AllegedBreach, None),
        ({CONSULTED: YES}, Contested, ("excused", "alleged breach")),
        ({CONSENTED: YES}, Contested, ("alleged breach", "excused")),
        ({CONSULTED: YES, CONSENTED: YES}, Excused, None),
        ({CONSULTED: UNKNOWN}, Contested, ("undetermined", "alleged breach")),
        ({IN_FORCE: NO, CONSULTED: YES}, NotInForce, None),
    ],
)
def test_readings_are_told_apart_where_they_differ(decide, truths, verdict, readings):
    """And only there."""
    found = decide("no-foreign-facility", {**BASE, **truths})
    assert type(found) is verdict
    assert readings is None or tuple(one.name for one in found.readings.values()) == readings


@pytest.mark.parametrize(
    ("norm", "truth", "breaching", "verdict"),
    [
        ("notice-before-exit", YES, True, Fulfilled),
        ("notice-before-exit", NO, True, AllegedBreach),
        ("notice-before-exit", UNKNOWN, True, Undetermined),
    ],
)
def test_a_deadline_decides_alone(decide, norm, truth, breaching, verdict):
    """Whether the act is a breach or what is asked for."""
    found = decide(norm, {IN_FORCE: YES, BEARER: YES, COUNTERPARTY: YES, DEADLINE: truth}, breaching=breaching)
    assert type(found) is verdict


@pytest.mark.parametrize(
    ("norm", "conditions", "words"),
    [
        ("members-decide", ["condition/vote"], "a use of the power it gives"),
        ("assist", ["condition/attacked", "condition/asked"], "what it asks for"),
    ],
)
def test_what_fulfils_is_called_by_the_kind_of_norm(decide, norm, conditions, words):
    """A power is used, an obligation met."""
    found = decide(norm, dict.fromkeys([IN_FORCE, BEARER, COUNTERPARTY, *conditions], YES), breaching=False)
    assert words in found.because


def test_an_alleged_breach_is_only_reported(decide):
    """Whoever judges accuses nobody."""
    assert decide("no-force", FORCE).form is Form.REPORTED


@given(st.fixed_dictionaries({name: st.sampled_from(list(Truth)) for name in FORCE}))
def test_undetermined_is_where_what_is_unknown_changes_the_verdict(decide, truths):
    """Every way to know it is tried."""
    unknown = [name for name, truth in truths.items() if truth is UNKNOWN]
    ways = [
        {**truths, **{name: YES if number >> at & 1 else NO for at, name in enumerate(unknown)}}
        for number in range(2 ** len(unknown))
    ]
    told = {decide("no-force", way).name for way in ways}
    found = decide("no-force", truths).name
    if told <= {"not in force", "not applicable"}:
        assert found in told
    elif told != {"excused"}:
        assert found == ("undetermined" if len(told) > 1 else told.pop())


@given(st.lists(st.fixed_dictionaries({name: st.sampled_from(list(Truth)) for name in FORCE}), min_size=2, max_size=6))
def test_what_was_decided_before_changes_nothing(decide, asked):
    """It is only remembered."""
    deciding = Deciding()
    assert [decide("no-force", one, deciding=deciding) for one in asked] == [decide("no-force", one) for one in asked]
