"""Who backed, withheld, refused or stayed away, by a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from foedus.analysis.power.deciding import PowerQuery, power_of
from foedus.analysis.power.seats import Sitting
from foedus.analysis.power.stances import Side, oppositions_of, outcome, stances_of
from foedus.errors import BadQuery
from foedus.ledger import Ledger
from foedus.model.claim import Status, TreatyAct
from foedus.model.finding import Truth
from foedus.model.reading import Reading
from foedus.register import Register
from foedus.treaty.loading import packaged
from foedus.treaty.rules import read_rule

SIX = ("ARM", "KAZ", "KGZ", "RUS", "TJK", "BLR")


@pytest.fixture(scope="module")
def ledger(
    told: Callable[..., Any], reading: Callable[..., Reading], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ledger]:
    """Refused, signed, denied to have signed, stayed away, planned, and one on whom two reports differ."""

    def says(words: str, trigger: str, act: TreatyAct, who: dict[str, str], **more: Any) -> Any:
        return told(words=words, trigger=trigger, act=act, actors=who, **more)

    first = reading(
        "herald",
        says("Armenia refused to sign the draft declaration.", "refused", TreatyAct.REFUSE_SIGNATURE, {"Armenia": "ARM"}, about="draft declaration"),
        says("Russia signed the draft declaration.", "signed", TreatyAct.SIGN, {"Russia": "RUS"}, about="draft declaration"),
        says("Tajikistan stayed away from the vote on the draft declaration.", "stayed away", TreatyAct.DECLINE_ATTENDANCE, {"Tajikistan": "TJK"}),
        says("Belarus will sign the draft declaration.", "sign", TreatyAct.SIGN, {"Belarus": "BLR"}, about="draft declaration", status=Status.PLANNED),
        says("Russia signed the budget.", "signed", TreatyAct.SIGN, {"Russia": "RUS"}, about="budget"),
        says("Kazakhstan backed the draft declaration.", "backed", TreatyAct.BACK_POSITION, {"Kazakhstan": "KAZ"}, about="draft declaration"),
        author="Ida Brem", published=date(2022, 11, 24),
    )  # fmt: skip
    second = reading(
        "wire",
        says("Kazakhstan withheld its support from the draft declaration.", "withheld", TreatyAct.WITHHOLD_BACKING, {"Kazakhstan": "KAZ"}, about="draft declaration"),
        says("Kyrgyzstan did not sign the draft declaration.", "sign", TreatyAct.SIGN, {"Kyrgyzstan": "KGZ"}, about="draft declaration", status=Status.DENIED),
        author="Ben Orr", published=date(2022, 11, 25),
    )  # fmt: skip
    with Ledger.open(tmp_path_factory.mktemp("stances") / "ledger.db") as opened:
        for one in (first, second):
            opened.add(one, f"{one.report.document} {one.report.text}".encode())
        yield opened


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def test_sides_are_those_that_are_told(ledger: Ledger, register: Register) -> None:
    """What is planned is no position, and two sides of one member are no position either."""
    found = {one.member: one for one in stances_of(ledger, register, "draft declar", SIX)}
    assert {code: one.side for code, one in found.items()} == {
        "ARM": Side.REFUSED,
        "KAZ": None,
        "KGZ": Side.WITHHELD,
        "RUS": Side.BACKED,
        "TJK": Side.AWAY,
    }
    assert [found[code].position for code in ("ARM", "KAZ", "RUS", "TJK")] == [-1, None, 1, 0]


def test_each_side_has_its_words(ledger: Ledger, register: Register) -> None:
    """Both sides of a member on whom voices differ, each with its report and paragraph."""
    kazakhstan = next(one for one in stances_of(ledger, register, "draft declaration", SIX) if one.member == "KAZ")
    told = {
        side: [(one.citation.place, one.citation.claim.evidence.quote) for one in all_]
        for side, all_ in kazakhstan.told.items()
    }
    assert told == {
        Side.BACKED: [("herald:6", "Kazakhstan backed the draft declaration.")],
        Side.WITHHELD: [("wire:1", "Kazakhstan withheld its support from the draft declaration.")],
    }
    assert kazakhstan.to_row()["told"]["withheld"][0]["document"] == "wire"


def test_another_issue_has_other_sides(ledger: Ledger, register: Register) -> None:
    assert [one.member for one in stances_of(ledger, register, "budget", SIX)] == ["RUS"]
    assert stances_of(ledger, register, "exercise", SIX) == []
    assert stances_of(ledger, register, "draft budget", SIX) == []
    assert [one.member for one in stances_of(ledger, register, "declaration", ("RUS",))] == ["RUS"]


def test_a_refusal_that_is_denied_is_not_settled(
    told: Callable[..., Any], reading: Callable[..., Reading], register: Register, tmp_path: Path
) -> None:
    """It is told, with the denial beside it, and decides nothing."""
    by = {"act": TreatyAct.REFUSE_SIGNATURE, "actors": {"Armenia": "ARM"}, "about": "pact"}
    both = reading(
        "two",
        told(words="Armenia refused to sign the pact.", trigger="refused", **by),
        told(
            words="He denied that Armenia had refused to sign the pact.", trigger="refused", status=Status.DENIED, **by
        ),
    )
    with Ledger.open(tmp_path / "ledger.db") as opened:
        opened.add(both, f"{both.report.document} {both.report.text}".encode())
        (stance,) = stances_of(opened, register, "pact", SIX)
        (opposition,) = oppositions_of(opened, register, SIX)
    assert (stance.side, stance.position) == (None, None)
    assert [len(stance.told[side]) for side in (Side.REFUSED, Side.DISPUTED)] == [1, 1]
    assert opposition.stances == (stance,)


def test_no_words_are_refused(ledger: Ledger, register: Register) -> None:
    with pytest.raises(BadQuery, match="No words"):
        stances_of(ledger, register, "  ", SIX)


def test_what_the_record_means_under_rules(ledger: Ledger, register: Register) -> None:
    """Three against bar consensus, present or not; a veto of one that backs bars nothing; the rest hangs on who is silent."""
    rules = tuple(map(read_rule, ("majority", "qualified:3", "qualified:1", "veto:ARM+qualified:1", "qualified:5")))
    view = power_of(packaged("CSTO"), PowerQuery(sitting=Sitting(on=date(2022, 11, 23)), rules=rules))
    stances = stances_of(ledger, register, "draft declaration", SIX)
    assert [outcome(ruled, stances) for ruled in view.ruled] == [
        Truth.NO, Truth.NO, Truth.NO, Truth.UNKNOWN, Truth.YES, Truth.NO, Truth.NO,
    ]  # fmt: skip


def test_who_is_away_by_the_record_bars_consensus_alone(ledger: Ledger, register: Register) -> None:
    """Of Russia, which signed, and Tajikistan, which stayed away: the present one suffices where the present alone count."""
    sitting = Sitting(on=date(2022, 11, 23), without=("ARM", "BLR", "KAZ", "KGZ"))
    consensus, limited = power_of(packaged("CSTO"), PowerQuery(sitting=sitting)).present
    stances = stances_of(ledger, register, "draft declaration", ("RUS", "TJK"))
    assert (outcome(consensus, stances), outcome(limited, stances)) == (Truth.NO, Truth.YES)


def test_what_was_refused_stands_with_the_sides_of_all(ledger: Ledger, register: Register) -> None:
    """The draft, which four speak of by name, and not the budget, which nobody refused."""
    (opposition,) = oppositions_of(ledger, register, SIX)
    assert opposition.about == "draft declaration"
    assert {one.member: one.side for one in opposition.stances} == {
        "ARM": Side.REFUSED,
        "KAZ": None,
        "KGZ": Side.WITHHELD,
        "RUS": Side.BACKED,
    }
    assert oppositions_of(ledger, register, ("RUS",)) == []
