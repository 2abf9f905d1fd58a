"""`power` and `bargain`; snapshots as in test_snapshots.py."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]
SNAPSHOTS = Path(__file__).parent / "snapshots"
CARS = """
NLD: {capability: .08, position: 4, salience: .8}
BEL: {capability: .08, position: 7, salience: .4}
LUX: {capability: .03, position: 4, salience: .2}
DEU: {capability: .16, position: 4, salience: .8}
FRA: {capability: .16, position: 10, salience: .6}
ITA: {capability: .16, position: 10, salience: .6}
GBR: {capability: .16, position: 10, salience: .9}
IRL: {capability: .05, position: 7, salience: .1}
DNK: {capability: .05, position: 4, salience: 1.0}
GRC: {capability: .08, position: 7, salience: .7}
"""
EEC = "DEU=4,FRA=4,ITA=4,BEL=2,NLD=2,LUX=1"
ASKED = {
    "csto": ("CSTO", "--on", "2024-06-01", "--rule", "qualified:5", "--rule", "weighted:51"),
    "ecowas": ("ECOWAS", "--on", "2023-04-01", "--most", "3"),
    "nato": ("NATO", "--on", "2024-06-01", "--rule", "qualified:2/3", "--most", "2"),
    "eec": ("--weights", EEC, "--rule", "weighted:12"),
    "council": (
        "--weights", ",".join(f"{code}=1" for code in ("CHN", "FRA", "GBR", "RUS", "USA", *(f"E{n}" for n in range(10)))),
        "--rule", "veto:CHN,FRA,GBR,RUS,USA+qualified:9", "--most", "6",
    ),
    "chance": (
        "CSTO", "--on", "2022-11-23", "--rule", "qualified:4", "--chance", "ARM=0.1,BLR=0.9,KAZ=0.6,KGZ=0.7,RUS=1,TJK=0.8",
        "--draws", "2000",
    ),
    "line": (
        "CSTO", "--on", "2022-11-23", "--rule", "qualified:4", "--position", "ARM=-1,BLR=1,KAZ=0.5,KGZ=0.5,RUS=1,TJK=1",
        "--proposal", "0.75", "--spread", "0.5", "--draws", "2000",
    ),
}  # fmt: skip


def compare(name: str, printed: str) -> None:
    snapshot = SNAPSHOTS / f"power-{name}.txt"
    if os.environ.get("FOEDUS_SNAPSHOTS") == "write":
        snapshot.write_text(printed, encoding="utf-8")
    assert printed == snapshot.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ASKED)
def test_printed_as_it_was(foedus: Run, name: str) -> None:
    """Rules, indices, blocking coalitions, chances, sources; no ledger is needed."""
    printed = foedus("power", *ASKED[name])
    assert printed.exit_code == 0, printed.output
    compare(name, printed.stdout)


def test_a_bargain_is_printed_as_it_was(foedus: Run, tmp_path: Path) -> None:
    path = tmp_path / "cars.yaml"
    path.write_text(CARS, encoding="utf-8")
    printed = foedus("bargain", path)
    assert printed.exit_code == 0, printed.output
    compare("bargain", printed.stdout)
    (row,) = map(json.loads, foedus("bargain", path, "--format", "jsonl").stdout.splitlines())
    assert (row["median"], row["condorcet"], round(row["mean_decimal"], 5)) == ("7", "7", 7.38996)


def test_positions_from_the_record(foedus: Run, sample_ledger: Path) -> None:
    """A refusal of the sample bars consensus, and is shown with its words."""
    asked = ("power", "CSTO", "--on", "2022-11-23", "--about", "draft declaration", "--rule", "qualified:5")
    printed = foedus(*asked, ledger=sample_ledger)
    assert printed.exit_code == 0, printed.output
    compare("record", printed.stdout)
    assert "no position of KAZ, KGZ, RUS, TJK, BLR is told" in printed.stderr


def test_positions_from_the_record_beside_typed_ones(foedus: Run, sample_ledger: Path) -> None:
    """The refusal stands at -1; with the others at 1, five of six carry what consensus does not."""
    asked = ("--about", "draft declaration", "--rule", "qualified:5", "--position", "BLR=1,KAZ=1,KGZ=1,RUS=1,TJK=1")
    printed = foedus(
        "power", "CSTO", "--on", "2022-11-23", *asked, "--proposal", "1", "--format", "jsonl", ledger=sample_ledger
    )
    rows = [json.loads(line) for line in printed.stdout.splitlines()]
    assert {row["rule"]: row["issue"]["carried"] for row in rows if row["format"] == "foedus.power/1"} == {
        "consensus": False,
        "consensus-present": False,
        "qualified:5": True,
    }
    assert [(row["member"], row["side"]) for row in rows if row["format"] == "foedus.stance/1"] == [("ARM", "refused")]


def test_typed_positions_go_before_the_record(foedus: Run, sample_ledger: Path) -> None:
    asked = ("--about", "draft declaration", "--position", "ARM=1,BLR=1,KAZ=1,KGZ=1,RUS=1,TJK=1", "--proposal", "1")
    printed = foedus("power", "CSTO", "--on", "2022-11-23", *asked, "--format", "jsonl", ledger=sample_ledger)
    rows = [json.loads(line) for line in printed.stdout.splitlines()]
    assert [row["issue"]["carried"] for row in rows if row["format"] == "foedus.power/1"] == [True, True]


def test_csv_has_a_line_a_member_and_rule(foedus: Run) -> None:
    printed = foedus("power", *ASKED["csto"], "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(printed.stdout)))
    assert len(rows) == 4 * 6
    assert [row["shapley_shubik"] for row in rows if row["rule"] == "weighted:51" and row["member"] == "RUS"] == ["5/6"]


def test_weights_from_a_file(foedus: Run, tmp_path: Path) -> None:
    path = tmp_path / "weights.yaml"
    path.write_text("DEU: 4\nFRA: 4\nITA: 4\nBEL: 2\nNLD: 2\nLUX: 1\n", encoding="utf-8")
    assert foedus("power", "--weights", path, "--rule", "weighted:12").stdout == foedus("power", *ASKED["eec"]).stdout


def test_weights_of_the_pack_by_their_name(foedus: Run) -> None:
    named, only = (
        foedus("power", "CSTO", "--rule", "weighted:61", *more).stdout for more in (("--weights", "budget-shares"), ())
    )
    assert named == only


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("CSTO", "--rule", "most", "--weights", "RUS=x", "--chance", "ARM"), ["--rule most", "--weights RUS=x", "--chance ARM"]),
        (("CSTO", "--rule", "weighted:900", "--weights", "ARM=0,RUS=3,KAZ=1,KGZ=1,TJK=1,BLR=1"), ["the weight 0 of ARM", "the quota 900 is above 7"]),
        (("CSTO", "--without", "FRA"), ["'FRA' was never a member of CSTO"]),
        (("CSTO", "--without", "ARM,BLR,KAZ,KGZ,RUS,TJK"), ["no member is left"]),
        (("CSTO", "--chance", "ARM=1.5,BLR=0,KAZ=0,KGZ=0,RUS=0,TJK=0"), ["the chance 1.5 of ARM is outside 0 to 1"]),
        (("CSTO", "--chance", "ARM=1,BLR=0,KAZ=0,KGZ=0,RUS=0,TJK=0", "--draws", "0"), ["0 draws are asked for"]),
        (("CSTO", "--position", "ARM=1", "--chance", "ARM=1"), ["no position of KAZ", "no chance of KAZ", "two ways to ask"]),
        (("CSTO", "--proposal", "1", "--spread", "1"), ["a spread needs positions", "a proposal needs positions"]),
        (("CSTO", "--status-quo", "low"), ["--status-quo low: expected a number"]),
        (("CSTO", "--rule", "weighted:5", "--weights", "rivers"), ["'rivers' is no weights of CSTO; name one of budget-shares"]),
        (("NATO", "--rule", "weighted:5"), ["weighs members, and it is not said by what"]),
        (("XYZ",), ["No treaty of 'XYZ' is known"]),
        ((), ["no organisation and no weights are given", "no rule is given"]),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_in_a_line(foedus: Run, arguments: tuple[str, ...], words: list[str]) -> None:
    """All of it at once, with what to do; nothing is computed."""
    printed = foedus("power", *arguments)
    assert printed.exit_code == 2
    assert printed.stdout == ""
    for word in words:
        assert word in printed.stderr
    assert "hint: " in printed.stderr


def test_no_side_told_is_no_failure(foedus: Run, sample_ledger: Path) -> None:
    printed = foedus("power", "CSTO", "--about", "moon", ledger=sample_ledger)
    assert printed.exit_code == 0
    assert "No claim tells of a member's side on 'moon'." in printed.stderr


def test_what_was_refused_is_told_under_each_rule(foedus: Run, sample_ledger: Path) -> None:
    """One refusal bars consensus; whether five of six would have carried it hangs on those that are silent."""
    printed = foedus("power", "CSTO", "--on", "2022-11-23", "--rule", "qualified:5", "--refused", ledger=sample_ledger)
    assert printed.exit_code == 0, printed.output
    compare("refused", printed.stdout)
    nothing = foedus("power", "NATO", "--refused", ledger=sample_ledger)
    assert nothing.exit_code == 0
    assert "No claim tells of a member that withheld or refused" in nothing.stderr
