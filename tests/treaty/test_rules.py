"""Rules as they are written."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.treaty.rules import (
    BARE,
    DoubleMajority,
    Need,
    Qualified,
    Rule,
    Veto,
    Weighted,
    asks_presence,
    holders,
    read_rule,
    weighs,
)

needs = st.one_of(
    st.builds(Need, amount=st.integers(1, 999).map(Fraction), more=st.booleans()),
    st.builds(
        Need,
        amount=st.fractions(Fraction(1, 50), Fraction(49, 50), max_denominator=50),
        share=st.just(True),
        more=st.booleans(),
    ),
)
plain_rules = st.one_of(
    st.sampled_from(BARE),
    st.builds(Qualified, need=needs),
    st.builds(Weighted, need=needs),
    st.builds(DoubleMajority, members=needs, weight=needs),
)
codes = st.lists(st.sampled_from(("AAA", "BBB", "EU", "X-1")), min_size=1, unique=True).map(tuple)
rules = st.recursive(plain_rules, lambda inner: st.builds(Veto, holders=codes, rule=inner), max_leaves=3)


@given(rules)
def test_written_and_read_again(rule: Rule) -> None:
    """What is written reads back as the same."""
    assert read_rule(str(rule)) == rule


@pytest.mark.parametrize(
    ("words", "need"),
    [
        ("qualified:5", Need(amount=Fraction(5))),
        ("qualified:2/3", Need(amount=Fraction(2, 3), share=True)),
        ("qualified:>50%", Need(amount=Fraction(1, 2), share=True, more=True)),
        ("qualified: 55.5%", Need(amount=Fraction(111, 200), share=True)),
        ("qualified:100%", Need(amount=Fraction(1), share=True)),
    ],
)
def test_numbers_and_shares(words: str, need: Need) -> None:
    assert read_rule(words) == Qualified(need=need)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "expected a rule"),
        ("qualified", "expected a number"),
        ("consensus:3", "expected a rule"),
        ("qualified:0", "greater than 0"),
        ("qualified:-2", "expected a number"),
        ("qualified:3/0", "lower number is 0"),
        ("qualified:3/2", "at most all"),
        ("qualified:>100%", "at most all"),
        ("double:4", "expected double:MEMBERS,WEIGHT"),
        ("veto:RUS", "expected veto:CODE"),
        ("veto:+majority", "expected veto:CODE"),
        ("veto:RUS+most", "expected a rule"),
        ("veto:RUS+" * 5000 + "majority", "5000 vetoes one within the other"),
        (f"qualified:{'9' * 5000}", "expected a number"),
        (51, "expected a rule"),
    ],
)
def test_no_rule_is_refused_with_its_form(words: object, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_rule(words)


def test_what_a_rule_within_a_veto_asks_for_is_seen() -> None:
    rule = read_rule("veto:RUS+veto:KAZ,RUS+double:3,60%")
    assert weighs(rule)
    assert holders(rule) == ("RUS", "KAZ")
    assert asks_presence(read_rule("veto:RUS+consensus-present"))
    assert not weighs(read_rule("veto:RUS+majority"))
