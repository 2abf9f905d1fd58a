"""`decisions.yaml`: what is read, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from foedus.treaty.decisions import DecisionsFile, plain_weight, read_weight
from foedus.treaty.loading import codes, packaged, read_pack
from foedus.treaty.rules import Consensus, read_rule
from foedus.treaty.writing import written

SOUND = """
decisions:
  council:
    organ: lake-council
    rule: weighted:60%
    weights: shores
    provision: pact/art-2
    since: 1991-05-01
    source: a test
    seen: 2026-11-01
    status: verified
weights:
  shores: {says: length of the shore, values: {NOR: 12.5, SWE: 1/3, FIN: 7}, status: unverified}
"""


@pytest.fixture
def decided(variant: Callable[..., Path]) -> Callable[[str], Path]:
    """The league with this file."""
    return lambda text: variant({"decisions.yaml": text})


def test_rules_and_weights_are_read_exactly(decided: Callable[[str], Path]) -> None:
    pack = read_pack(decided(SOUND.replace("    organ: lake-council\n", "")))
    assert pack.decisions["council"].rule == read_rule("weighted:60%")
    assert pack.weights["shores"].values == {"NOR": Fraction(25, 2), "SWE": Fraction(1, 3), "FIN": Fraction(7)}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("weighted:60%", "weighted:0"), "decisions/council/rule: found the quota '0' in 'weighted:0', expected one greater than 0"),
        (("weighted:60%", "consent"), "decisions/council/rule: found 'consent', expected a rule"),
        (("    weights: shores\n", ""), "decisions/council: decides by weighted:3/5, and names no `weights`"),
        (("weights: shores", "weights: rivers"), "decisions/council: the weights 'rivers' are not in decisions.yaml"),
        (("pact/art-2", "pact/art-99"), "decisions/council: no provision has the address 'pact/art-99'"),
        (("organ: lake-council", "organ: senate"), "decisions/council: 'senate' is no organ of organisation.yaml"),
        (("1991-05-01", "1991-05-01\n    until: 1990-01-01"), "decisions/council: ends on 1990-01-01, before it begins"),
        (("    source: a test\n", ""), "decisions/council: is verified, but names no `source`"),
        (("NOR: 12.5", "NOR: 0"), "weights/shores/values/NOR: found '0', expected a weight greater than 0"),
        (("NOR: 12.5", "NOR: -1"), "weights/shores/values/NOR: found '-1', expected a weight greater than 0"),
        (("NOR: 12.5", "NOR: much"), "weights/shores/values/NOR: found 'much', expected a number"),
        (("NOR: 12.5", "USA: 12.5"), "weights/shores: 'USA' was never a member"),
        (("weighted:60%", "veto:USA+weighted:60%"), "decisions/council: 'USA' has a veto and was never a member"),
    ],
)  # fmt: skip
def test_faults_are_told_with_their_place(
    problems: Callable[..., list[str]], change: tuple[str, str], words: str
) -> None:
    text = SOUND.replace(*change)
    assert text != SOUND
    assert any(f"decisions.yaml: {words}" in one for one in problems({"decisions.yaml": text}))


def test_every_fault_is_told_at_once(problems: Callable[..., list[str]]) -> None:
    text = SOUND.replace("weighted:60%", "consent").replace("NOR: 12.5", "NOR: 0").replace("pact/art-2", "pact/art-99")
    told = problems({"decisions.yaml": text})
    for words in ("found 'consent'", "found '0'", "pact/art-99"):
        assert any(words in one for one in told)


def test_a_pack_without_the_file_decides_by_nothing_known(league: Path) -> None:
    pack = read_pack(league)
    assert not pack.decisions
    assert not pack.weights


@pytest.mark.parametrize("code", sorted(codes()))
def test_packaged_decisions_read_back_as_they_are_written(code: str) -> None:
    pack = packaged(code)
    held = DecisionsFile(decisions=dict(pack.decisions), weights=dict(pack.weights))
    assert DecisionsFile.model_validate(yaml.safe_load(written(held))) == held


def test_the_packaged_rules() -> None:
    """What the five-sixths of the worked examples hang on."""
    assert packaged("CSTO").decisions["council"].rule == Consensus()
    assert packaged("NATO").decisions["council"].rule == Consensus()
    assert {str(one.rule) for one in packaged("ECOWAS").decisions.values()} == {
        "unanimity",
        "consensus",
        "qualified:2/3",
    }


@pytest.mark.parametrize("value", [50, 15.88, "1/3", "0.001", Fraction(22, 7)])
def test_a_weight_is_written_as_it_was_read(value: object) -> None:
    assert read_weight(plain_weight(read_weight(value))) == read_weight(value)


@pytest.mark.parametrize("value", [True, "1e9", "nan", "inf", "", None, "1/0"])
def test_what_is_no_weight_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="expected a number"):
        read_weight(value)
