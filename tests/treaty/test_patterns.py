"""Which acts a pattern means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.model.claim import EventType, ObjectKind, Status, TreatyAct
from foedus.treaty.format import Pattern
from foedus.treaty.patterns import keys, keys_of, matches, told_as

ACTS, TYPES = st.sampled_from(list(TreatyAct)), st.sampled_from(list(EventType))
FACILITY = {"object": ObjectKind.FACILITY, "name": "a military base"}


@pytest.mark.parametrize(
    ("pattern", "told", "meant"),
    [
        ({"acts": ["host_facility"]}, {}, True),
        ({"acts": ["deploy", "host_facility"]}, {}, True),
        ({"acts": ["deploy"]}, {}, False),
        ({"acts": ["host_facility"], "types": ["COOPERATE"]}, {"type": EventType.COOPERATE}, True),
        ({"acts": ["host_facility"], "types": ["COOPERATE"]}, {"type": EventType.AGREE}, False),
        ({"types": ["COOPERATE"]}, {"type": EventType.COOPERATE}, True),
        ({"acts": ["host_facility"], "objects": ["facility"]}, FACILITY, True),
        ({"acts": ["host_facility"], "objects": ["facility"]}, {}, False),
        ({"acts": ["host_facility"], "words": ["base"]}, FACILITY, True),
        ({"acts": ["host_facility"], "words": ["BASE"]}, FACILITY, True),
        ({"acts": ["host_facility"], "words": ["bas"]}, FACILITY, True),
        ({"acts": ["host_facility"], "words": ["ase"]}, FACILITY, False),
        ({"acts": ["host_facility"], "words": ["base"]}, {"name": "a post", "words": "a post, no base"}, True),
        ({"acts": ["host_facility"], "words": ["military  base"]}, FACILITY, True),
        ({"acts": ["host_facility"], "words": ["b.se"]}, FACILITY, False),
        ({"acts": ["host_facility"], "without": ["military"]}, FACILITY, False),
        ({"acts": ["host_facility"], "without": ["naval"]}, FACILITY, True),
        ({"acts": ["host_facility"], "without": ["naval"]}, {**FACILITY, "words": "not a naval but a military base"}, True),
        ({"acts": ["host_facility"], "without": ["naval"]}, {"words": "a naval base"}, False),
    ],
)  # fmt: skip
def test_an_act_is_meant_that_meets_every_field(act, pattern, told, meant):
    """Words by their beginning, in the thing's name or the sentence; those that must not stand are looked for in the name alone if there is one."""
    assert matches(Pattern.model_validate(pattern), act("host_facility", "NOR", "USA", **told)) is meant


@pytest.mark.parametrize("status", Status)
def test_what_is_told_is_asserted_or_where_so_asked_denied(act, status):
    """Nothing else tells an occurrence."""
    conduct = act("deploy", "NOR", status=status)
    assert told_as(Pattern(acts=(TreatyAct.DEPLOY,)), conduct) is (status is Status.ASSERTED)
    assert told_as(Pattern(acts=(TreatyAct.DEPLOY,), denied=True), conduct) is (status is Status.DENIED)


@given(st.lists(ACTS, max_size=2), st.lists(TYPES, max_size=2), ACTS, TYPES)
def test_whatever_is_meant_is_found_under_the_keys(act, acts, types, done, kind):
    """So that nothing is missed that is looked up by them."""
    if not (acts or types):
        acts = [done]
    pattern, conduct = Pattern(acts=tuple(acts), types=tuple(types)), act(done, "NOR", type=kind)
    assert not matches(pattern, conduct) or keys([pattern]).intersection(keys_of(conduct))
