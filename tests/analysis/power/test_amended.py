"""An amendment of a decision rule: what it gives to whom."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from foedus.analysis.power.amended import decided_by, power_before_and_after
from foedus.analysis.power.deciding import PowerQuery
from foedus.analysis.power.seats import Sitting
from foedus.errors import BadQuery
from foedus.treaty.loading import packaged
from foedus.treaty.rules import Consensus

QUERY = PowerQuery(sitting=Sitting(on=date(2022, 11, 23)))


def test_all_decisions_at_the_address_are_by_the_rule() -> None:
    before, after = power_before_and_after(packaged("CSTO"), {"charter/art-12": "qualified:5"}, QUERY)
    assert {one.powers.power_to_act for one in before.present} == {Fraction(1, 64)}
    assert [one.name for one in after.present] == [one.name for one in before.present]
    assert {one.powers.power_to_act for one in after.present} == {Fraction(7, 64)}


def test_the_pack_stays_as_it_is() -> None:
    pack = packaged("CSTO")
    decided_by(pack, {"charter/art-12": "majority"})
    assert pack.decisions["council"].rule == Consensus()
    assert decided_by(pack, {}) == pack


def test_a_rule_where_none_stood_is_one_more() -> None:
    _, after = power_before_and_after(packaged("CSTO"), {"charter/art-24": "weighted:51"}, QUERY)
    (budget,) = after.asked
    assert budget.powers.of["RUS"].shapley_shubik == Fraction(5, 6)


def test_what_cannot_be_is_told_at_once() -> None:
    with pytest.raises(BadQuery) as refused:
        decided_by(packaged("CSTO"), {"charter/art-99": "majority", "charter/art-12": "most"})
    assert "charter/art-99: no provision" in refused.value.subject
    assert "charter/art-12: found 'most', expected a rule" in refused.value.subject
