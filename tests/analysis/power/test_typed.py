"""Numbers, rules and stakes as they are typed in."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from foedus.analysis.power.typed import read_file, read_numbers, read_rules, read_stakes
from foedus.errors import BadQuery


def test_numbers_are_read_exactly() -> None:
    assert read_numbers("arm=-1, RUS=0.1,KAZ=1/3", "--position") == (
        {"ARM": Fraction(-1), "RUS": Fraction(1, 10), "KAZ": Fraction(1, 3)},
        [],
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "found nothing"),
        ("ARM", "found '' for ARM, expected a number"),
        ("ARM=x", "found 'x' for ARM"),
        ("ARM=1,ARM=2", "ARM stands twice"),
        ("=3", "expected a code"),
        ("ARM=1e400", "found '1e400'"),
        ("ARM=nan", "found 'nan'"),
        ("ARM=1/0", "found '1/0'"),
    ],
)
def test_slips_are_told_with_their_place(words: str, told: str) -> None:
    _, faults = read_numbers(words, "--weights")
    assert [fault for fault in faults if fault.startswith("--weights") and told in fault]


def test_all_slips_are_told() -> None:
    numbers, faults = read_numbers("A=1,B=x,C=y", "--weights")
    assert (numbers, len(faults)) == ({"A": Fraction(1)}, 2)


def test_a_file_is_a_mapping(tmp_path: Path) -> None:
    path = tmp_path / "weights.yaml"
    path.write_text("A: 5\nB: 3.5\nC: true\n", encoding="utf-8")
    numbers, faults = read_file(path)
    assert numbers == {"A": Fraction(5), "B": Fraction(7, 2)}
    assert faults == ["weights.yaml: found 'True' for C, expected a number; write CODE=NUMBER"]


@pytest.mark.parametrize("content", [b"", b"- A\n- B\n", b"A: [", b"\xff\xfe\x00"])
def test_what_is_no_mapping_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "weights.yaml"
    path.write_bytes(content)
    with pytest.raises(BadQuery, match=r"weights\.yaml: found no mapping"):
        read_file(path)


def test_rules_that_are_none_are_told() -> None:
    rules, faults = read_rules(["majority", "most", "qualified:0"])
    assert list(map(str, rules)) == ["majority"]
    assert [fault.split(":")[0] for fault in faults] == ["--rule most", "--rule qualified"]


def test_stakes_are_read_with_every_slip_told(tmp_path: Path) -> None:
    path = tmp_path / "stakes.yaml"
    path.write_text("A: {capability: .08, position: -4, salience: 1}\n", encoding="utf-8")
    assert read_stakes(path)["A"].capability == Fraction(2, 25)
    path.write_text("A: {capability: .08}\nB: {capability: x, position: 1, salience: y}\n", encoding="utf-8")
    with pytest.raises(BadQuery) as refused:
        read_stakes(path)
    for words in ("stakes.yaml: A: found", "B/capability: found 'x'", "B/salience: found 'y'"):
        assert words in refused.value.subject
