"""Rules of a pack on a day, and others beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from foedus.analysis.power.deciding import PowerQuery, PowerView, changes, power_alone, power_of
from foedus.analysis.power.issue import Issue
from foedus.analysis.power.seats import Sitting
from foedus.errors import BadQuery
from foedus.model.finding import Truth
from foedus.treaty.format import Flag
from foedus.treaty.loading import packaged
from foedus.treaty.rules import read_rule

IN_2022, IN_2024 = date(2022, 11, 23), date(2024, 6, 1)


def asked(code: str, on: date | None, *rules: str, without: tuple[str, ...] = (), **more: object) -> PowerView:
    sitting = Sitting(on=on, without=without)
    return power_of(packaged(code), PowerQuery(sitting=sitting, rules=tuple(map(read_rule, rules)), **more))


def test_the_csto_decides_by_consensus() -> None:
    council = asked("CSTO", IN_2022).present[0]
    assert council.powers.power_to_act == Fraction(1, 64)
    assert {one.shapley_shubik for one in council.powers.of.values()} == {Fraction(1, 6)}
    assert council.blocking.number == 6


@pytest.mark.parametrize(
    ("quota", "russia", "others"), [(51, (5, 6), (1, 30)), (61, (2, 3), (1, 15)), (71, (1, 2), (1, 10))]
)
def test_votes_by_budget_share(quota: int, russia: tuple[int, int], others: tuple[int, int]) -> None:
    view = asked("CSTO", IN_2022, f"weighted:{quota}")
    after = {one.member: one.after for one in changes(view.present[0], view.asked[0])}
    assert after.pop("RUS") == Fraction(*russia)
    assert set(after.values()) == {Fraction(*others)}


def test_who_stays_away_is_not_missed_in_a_limited_format() -> None:
    """Under consensus it bars all the same; before it stayed away, both rules are one."""
    council, limited = asked("CSTO", IN_2024).present
    assert "ARM" in council.game.players
    assert set(council.game.players) - set(limited.game.players) == {"ARM"}
    council, limited = asked("CSTO", IN_2022).present
    assert council.game == limited.game


def test_a_suspended_member_is_not_asked() -> None:
    """ECOWAS in 2023: Mali, Guinea and Burkina Faso, of fifteen; a year before the coup in Mali, none."""
    ruled = asked("ECOWAS", date(2023, 4, 1)).present[-1]
    lost = {seat.code: seat.why for seat in ruled.seats if not seat.counts}
    assert set(lost) == {"MLI", "GIN", "BFA"}
    assert "suspended or not taking part" in lost["MLI"]
    assert len(asked("ECOWAS", date(2019, 8, 1)).present[0].game.players) == 15


def test_nato_needs_all() -> None:
    (council, _) = asked("NATO", IN_2024).present
    assert council.powers.power_to_act == Fraction(1, 2**32)
    assert council.blocking.number == 32


def test_without_a_day_it_is_what_has_no_end() -> None:
    assert len(asked("ECOWAS", None).present[0].seats) == 12


def test_leaving_members_out_changes_the_game() -> None:
    view = asked("CSTO", IN_2022, "majority", without=("RUS", "ARM"))
    assert [len(one.game.players) for one in view.ruled] == [4, 4, 4]


def test_a_day_on_which_nobody_knows_who_was_a_member_is_refused() -> None:
    with pytest.raises(BadQuery) as refused:
        asked("CSTO", date(1999, 4, 10), "majority")
    for code in ("AZE", "GEO", "UZB"):
        assert f"not known whether {code} was a member" in refused.value.subject


def test_a_day_before_any_rule_asks_for_one() -> None:
    with pytest.raises(BadQuery, match="no rule of CSTO is known on 1997-01-01"):
        asked("CSTO", date(1997, 1, 1))
    assert len(asked("CSTO", date(1997, 1, 1), "majority").asked[0].game.players) == 9


def test_weights_do_not_hold_before_their_day() -> None:
    with pytest.raises(BadQuery, match="'budget-shares' hold from 2013 to now and not on 2006-09-01"):
        asked("CSTO", date(2006, 9, 1), "weighted:51")


def test_weights_that_are_given_go_before_those_of_the_pack() -> None:
    weights = {seat.code: Fraction(1) for seat in asked("CSTO", IN_2022).present[0].seats}
    ruled = asked("CSTO", IN_2022, "weighted:4", weights=weights).asked[0]
    assert ruled.weights_from is None
    assert ruled.powers.power_to_act == Fraction(22, 64)


def test_everything_that_cannot_be_is_told_at_once() -> None:
    issue = Issue(consents={"ARM": Fraction(2), "XXX": Fraction(1, 2)})
    weights = {"ARM": Fraction(0), "RUS": Fraction(-3), "ZZZ": Fraction(1)}
    with pytest.raises(BadQuery) as refused:
        asked(
            "CSTO", IN_2022, "qualified:9", "veto:USA+weighted:900", without=("FRA", "UZB"), weights=weights, issue=issue
        )  # fmt: skip
    told = (
        "'FRA' was never a member of CSTO", "UZB was no member on 2022-11-23", "the weight 0 of ARM", "the weight -3 of RUS",
        "no weight of KAZ, KGZ, TJK, BLR", "'ZZZ' has a weight and was never a member", "'USA' has a veto", "the quota 9 is above 6",
        "'XXX' is no member here", "the chance 2 of ARM is outside 0 to 1", "no chance of KAZ",
    )  # fmt: skip
    for words in told:
        assert words in refused.value.subject


def test_a_rule_that_nobody_looked_up_counts_when_asked_for() -> None:
    pack = packaged("NATO")
    doubtful = pack.decisions["council"].model_copy(update={"status": "unverified"})
    pack = replace(pack, decisions={**pack.decisions, "council": doubtful})
    view = power_of(pack, PowerQuery(sitting=Sitting(on=IN_2024)))
    assert ([one.name for one in view.present], view.left_out) == (["invitations"], ("council",))
    asked_for = power_of(pack, PowerQuery(sitting=Sitting(on=IN_2024, unverified=True)))
    assert [one.name for one in asked_for.present] == ["council", "invitations"]


def test_each_decision_asks_for_its_own_flags() -> None:
    """Of ECOWAS in 2023 three are suspended by participation, none by vote."""
    pack = packaged("ECOWAS")
    by_vote = pack.decisions["consensus"].model_copy(update={"needs": (Flag.VOTE,)})
    pack = replace(pack, decisions={**pack.decisions, "consensus": by_vote})
    view = power_of(pack, PowerQuery(sitting=Sitting(on=date(2023, 4, 1))))
    assert {one.name: len(one.game.players) for one in view.present} == {
        "unanimity": 12,
        "consensus": 15,
        "two-thirds": 12,
    }


def test_nobody_left_is_refused() -> None:
    with pytest.raises(BadQuery, match="no member is left to decide"):
        asked("CSTO", IN_2022, without=("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"))


def test_an_outcome_is_open_until_it_cannot_change() -> None:
    consensus, *_, majority = asked("CSTO", IN_2022, "majority").ruled
    refuses = frozenset({"ARM"})
    assert consensus.outcome(frozenset(), refuses) is Truth.NO
    assert majority.outcome(frozenset({"RUS", "BLR"}), refuses) is Truth.UNKNOWN
    assert majority.outcome(frozenset({"RUS", "BLR", "KAZ", "TJK"}), refuses) is Truth.YES


def test_positions_under_each_rule() -> None:
    """Five at 1 and one at -1: consensus is gridlocked, five of six carry."""
    positions = dict.fromkeys(("BLR", "KAZ", "KGZ", "RUS", "TJK"), Fraction(1)) | {"ARM": Fraction(-1)}
    issue = Issue(positions=positions, proposal=Fraction(1))
    consensus, *_, five = asked("CSTO", IN_2022, "qualified:5", issue=issue).ruled
    assert consensus.settled.line is not None
    assert consensus.settled.line.is_gridlocked
    assert (consensus.settled.carried, five.settled.carried) == (False, True)


def test_a_rule_alone_needs_weights_and_a_rule() -> None:
    weights = {
        "DEU": Fraction(4),
        "FRA": Fraction(4),
        "ITA": Fraction(4),
        "BEL": Fraction(2),
        "NLD": Fraction(2),
        "LUX": Fraction(1),
    }
    view = power_alone(PowerQuery(rules=(read_rule("weighted:12"),), weights=weights))
    assert view.asked[0].powers.of["DEU"].shapley_shubik == Fraction(7, 30)
    with pytest.raises(BadQuery) as refused:
        power_alone(PowerQuery(sitting=Sitting(without=("AAA",))))
    for words in ("'AAA' has no weight", "no organisation and no weights", "no rule is given"):
        assert words in refused.value.subject


def test_rows_hold_fractions_and_decimals() -> None:
    row = asked("CSTO", IN_2022, "weighted:51").asked[0].to_row()
    russia = next(one for one in row["members"] if one["member"] == "RUS")
    assert (russia["shapley_shubik"], russia["weight"], row["power_to_act"]) == ("5/6", "50/1", "31/64")
    assert russia["shapley_shubik_decimal"] == pytest.approx(5 / 6)
    assert (row["weights"], row["weights_verified"]) == ("budget-shares", False)


def _leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    else:
        yield value


def test_rows_are_json() -> None:
    row = (
        asked(
            "CSTO",
            IN_2022,
            "majority",
            issue=Issue(consents=dict.fromkeys(("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"), Fraction(1, 2))),
        )
        .asked[0]
        .to_row()
    )
    assert all(isinstance(leaf, str | int | float | bool | None) for leaf in _leaves(row))
