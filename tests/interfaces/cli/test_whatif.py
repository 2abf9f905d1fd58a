"""`whatif` on the invented league; snapshots as in test_snapshots.py."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from foedus.ledger import Ledger
from foedus.model.claim import EventType, ObjectKind, Status, TreatyAct
from foedus.model.reading import Reading
from foedus.reconcile.keeping import keep
from foedus.register import Register

Run = Callable[..., Result]
LEAGUE = Path(__file__).parents[2] / "fixtures/packs/league"
SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.fixture(scope="module")
def ledger(told: Callable[..., Any], reading: Callable[..., Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base that the league agreed to, one that nobody dates, an exit without a notice, and a refusal of help that is denied."""
    hosted = told(
        words="Norway opened an air base of the United States.", trigger="opened", act=TreatyAct.OPEN_FACILITY, type=EventType.COOPERATE,
        actors={"Norway": "NOR"}, recipients={"the United States": "USA"}, about="air base", kind=ObjectKind.FACILITY, day=date(2002, 5, 10),
    )  # fmt: skip
    agreed = told(
        words="The League agreed to the base.", trigger="agreed", act=TreatyAct.ADOPT_DECISION, type=EventType.AGREE,
        actors={"The League": "LIG"}, about="base", kind=ObjectKind.FACILITY, day=date(2002, 3, 1),
    )  # fmt: skip
    undated = told(
        words="Finland hosts a laboratory of Germany.", trigger="hosts", act=TreatyAct.HOST_FACILITY, type=EventType.COOPERATE,
        actors={"Finland": "FIN"}, recipients={"Germany": "DEU"}, about="laboratory", kind=ObjectKind.FACILITY,
    )  # fmt: skip
    left = told(
        words="Sweden left the League.", trigger="left", act=TreatyAct.WITHDRAW_MEMBERSHIP,
        actors={"Sweden": "SWE"}, recipients={"the League": "LIG"}, day=date(2003, 4, 1),
    )  # fmt: skip
    refused = told(
        words="Norway refused Sweden its help.", trigger="refused", act=TreatyAct.REFUSE_ASSISTANCE,
        actors={"Norway": "NOR"}, recipients={"Sweden": "SWE"}, day=date(2003, 2, 1),
    )  # fmt: skip
    denied = told(
        words="Norway never refused Sweden its help.", trigger="refused", act=TreatyAct.REFUSE_ASSISTANCE, status=Status.DENIED,
        actors={"Norway": "NOR"}, recipients={"Sweden": "SWE"}, day=date(2003, 2, 1),
    )  # fmt: skip
    readings = [
        reading("herald", hosted, left, author="Ida Brem", published=date(2003, 4, 2)),
        reading("wire", agreed, refused, author="Ben Orr", published=date(2003, 4, 4)),
        reading("letter", undated, denied, outlet="Lake Letter", published=date(2003, 4, 9)),
    ]
    path = tmp_path_factory.mktemp("supposed") / "ledger.db"
    with Ledger.open(path) as opened:
        for one in readings:
            opened.add(one, f"{one.report.document} {one.report.text}".encode())
        keep(opened, Register.load())
    return path


@pytest.fixture(scope="module")
def whatif(foedus: Run, ledger: Path) -> Run:
    """Runs the command on that ledger and the league."""

    def whatif(*arguments: object, **more: Any) -> Result:
        return foedus("whatif", *arguments, "--pack", LEAGUE, **{"ledger": ledger, **more})

    return whatif


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("one", ("no-bases",)),
        ("several", ("no-refusal", "short-notice", "bases-by-host", "--from", "2003-02-01")),
        ("list", ("--list",)),
    ],
)
def test_printed_as_it_was(whatif: Run, name: str, arguments: tuple[str, ...]) -> None:
    """Texts, versions, rules, findings with their quotations, voices."""
    printed = whatif(*arguments)
    assert printed.exit_code == 0, printed.output
    snapshot = SNAPSHOTS / f"whatif-{name}.txt"
    if os.environ.get("FOEDUS_SNAPSHOTS") == "write":
        snapshot.write_text(printed.stdout, encoding="utf-8")
    assert printed.stdout == snapshot.read_text(encoding="utf-8")


def test_json_holds_all(whatif: Run) -> None:
    """Each finding before and after, whole; quotations at their places."""
    printed = whatif("no-bases", "short-notice", "--format", "jsonl")
    (row,) = [json.loads(line) for line in printed.stdout.splitlines()]
    assert (row["format"], row["organisation"], row["since"]) == ("foedus.whatif/1", "LIG", None)
    assert [one["id"] for one in row["amendments"]] == ["no-bases", "short-notice"]
    assert row["rules"] == {"pact/art-5": "qualified:3/4"}
    (found,) = row["findings"]
    verdicts = [found[side]["verdict"]["name"] for side in ("before", "after")]
    assert (found["turn"], verdicts) == ("changes", ["contested", "alleged breach"])
    assert [one["evidence"]["quote"] for one in found["after"]["claims"]] == [
        "Norway opened an air base of the United States."
    ]
    assert {one["norm"] for one in row["undetermined"]} == {"assist", "no-foreign-facility", "notice-before-exit"}
    assert [one["version"] for one in row["versions"]] == ["second"]


def test_it_says_that_nobody_would_have_acted_the_same(whatif: Run) -> None:
    """In every table."""
    assert "judged anew as it was told" in whatif("no-bases").stdout


def test_conflicts_are_remarked(whatif: Run) -> None:
    """With both places, on standard error."""
    printed = whatif("no-bases", Path(__file__).parents[2] / "fixtures/packs/league/amendments/short-notice.yaml")
    assert printed.stderr == ""
    again = LEAGUE / "amendments" / "no-bases.yaml"
    assert "no-bases" in whatif(again).stdout


def test_conflicts_of_two_files(whatif: Run, tmp_path: Path) -> None:
    """The later one holds."""
    other = tmp_path / "other.yaml"
    shutil.copy(LEAGUE / "amendments/no-bases.yaml", other)
    printed = whatif("no-bases", other)
    words = " ".join(printed.stderr.split())
    assert "pact/art-3 is changed by no-bases: operations/0 and again by other: operations/0; the later one holds" in words  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "No amendment is named. hint: Name one of bases-by-host, no-bases, no-refusal, short-notice, or a file"),
        (("nobody", "nothing"), "No amendment is called 'nobody' or 'nothing'."),
        (("no-bases", "no-bases"), "no-bases is named more than once"),
        (("no-bases", "--from", "soon"), "'soon'"),
        (("bases-by-host", "no-bases"), "it is repealed by bases-by-host: operations/0; add it instead"),
    ],
)
def test_what_cannot_be_asked_is_told(whatif: Run, arguments: tuple[str, ...], words: str) -> None:
    """With what to do instead."""
    printed = whatif(*arguments)
    assert printed.exit_code != 0
    assert words in " ".join(printed.stderr.split())


def test_every_fault_of_every_file_is_told_at_once(whatif: Run, tmp_path: Path) -> None:
    """With a code of its own."""
    for name, operation in (("one", "{repeal: pact}"), ("two", "{colour: red}")):
        (tmp_path / f"{name}.yaml").write_text(
            f"organisation: LIG\ntitle: t\nsays: s\nproposers: [x]\nproposed: 2001\nstatus: unverified\noperations: [{operation}]\n",
            encoding="utf-8",
        )
    printed = whatif(tmp_path / "one.yaml", tmp_path / "two.yaml")
    assert printed.exit_code == 8
    for words in (
        "one.yaml: operations/0",
        "is no address",
        "two.yaml: operations/0/colour",
        "is no key of the format",
    ):
        assert words in " ".join(printed.stderr.split())


def test_amendments_of_several_organisations_are_refused(foedus: Run, ledger: Path) -> None:
    """One treaty is asked at a time."""
    printed = foedus("whatif", "ban-on-hostilities", "suspension-of-a-member", ledger=ledger)
    assert printed.exit_code != 0
    assert "The amendments are for CSTO, NATO" in " ".join(printed.stderr.split())


def test_of_an_empty_record_nothing_can_be_compared(whatif: Run, tmp_path: Path) -> None:
    """And that is said."""
    with Ledger.open(tmp_path / "empty.db"):
        pass
    printed = whatif("no-bases", ledger=tmp_path / "empty.db")
    assert printed.exit_code != 0
    assert "nothing can be compared" in " ".join(printed.stderr.split())


def test_amendments_are_checked_with_their_pack(foedus: Run, tmp_path: Path) -> None:
    """Each is read, and made alone."""
    folder = tmp_path / "league"
    shutil.copytree(LEAGUE, folder)
    assert "amendments 4" in foedus("pack", "check", folder).stdout
    bad = folder / "amendments" / "bad.yaml"
    good = (folder / "amendments" / "bases-by-host.yaml").read_text(encoding="utf-8")
    for wrong, words in (
        (good.replace("art-3", "art-33"), "league/amendments/bad: operations/0 (repeal pact/art-33)"),
        (good + "colour: red\n", "league/amendments/bad.yaml: colour: is no key of the format"),
    ):
        bad.write_text(wrong, encoding="utf-8")
        printed = foedus("pack", "check", folder)
        assert printed.exit_code == 8
        assert words in " ".join(printed.stdout.split())


def test_another_rule_is_put_beside_the_present_one(foedus: Run, sample_ledger: Path) -> None:
    """Of a packaged organisation, with what its members refused; no amendment is needed."""
    printed = foedus("whatif", "--decision", "qualified:5", "--organisation", "CSTO", ledger=sample_ledger)
    assert printed.exit_code == 0, printed.output
    shown = " ".join(printed.stdout.split())
    assert "power to act 1/64" in shown
    assert "power to act 7/64" in shown
    assert "under council by consensus: not carried" in shown
    assert "How often alliances were honoured" in shown


def test_a_rule_that_is_none_is_told(foedus: Run, sample_ledger: Path) -> None:
    """With what it was."""
    printed = foedus("whatif", "--decision", "by lot", "--organisation", "CSTO", ledger=sample_ledger)
    assert printed.exit_code == 2
    assert "by lot" in printed.stderr


def test_a_page_holds_all_of_it(foedus: Run, sample_ledger: Path, tmp_path: Path) -> None:
    """Texts, power, findings with their words, base rates; nothing from outside."""
    page = tmp_path / "whatif.html"
    asked = ("whatif", "ban-on-hostilities", "majority-decisions", "--html", page)
    printed = foedus(*asked, ledger=sample_ledger)
    assert printed.exit_code == 0, printed.output
    written = page.read_text(encoding="utf-8")
    for words in (
        "Nothing says that anybody would have acted",
        "<ins>",
        "Shapley-Shubik",
        "How often alliances were honoured",
    ):
        assert words in written
    assert "http" not in written.partition("<style>")[2].partition("</style>")[0]
    assert "<script" not in written
