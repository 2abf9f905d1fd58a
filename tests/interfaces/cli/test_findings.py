"""`treaty`, `findings`, `finding`, `bodies`, `pack check` on the invented league; snapshots as in test_snapshots.py."""

from __future__ import annotations

import csv
import io
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
from foedus.model.claim import EventType, ObjectKind, TreatyAct
from foedus.model.reading import Reading
from foedus.reconcile.keeping import keep
from foedus.register import Register

Run = Callable[..., Result]
LEAGUE = Path(__file__).parents[2] / "fixtures/packs/league"
SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.fixture(scope="module")
def ledger(told: Callable[..., Any], reading: Callable[..., Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An accusation, force after force, a refusal of help that nobody can place, a base, and a service on paper."""
    sides = {"actors": {"Norway": "NOR"}, "recipients": {"Sweden": "SWE"}}
    shelled = told(
        words="Sweden shelled Norway.", trigger="shelled", act=TreatyAct.USE_FORCE, type=EventType.ASSAULT,
        actors={"Sweden": "SWE"}, recipients={"Norway": "NOR"}, day=date(1992, 5, 1),
    )  # fmt: skip
    seized = told(
        words="Norway seized an island of Sweden.", trigger="seized", act=TreatyAct.OCCUPY, type=EventType.ASSAULT, day=date(1992, 5, 10), **sides,
    )  # fmt: skip
    refused = told(
        words="Norway refused Sweden its help.",
        trigger="refused",
        act=TreatyAct.REFUSE_ASSISTANCE,
        day=date(2003, 2, 1),
        **sides,
    )
    accused = told(
        words="Sweden accused Norway of breaking Article 2 of the Pact of the Lakes.", trigger="accused", type=EventType.ACCUSE,
        act=TreatyAct.ACCUSE_BREACH, actors={"Sweden": "SWE"}, recipients={"Norway": "NOR"}, about="Pact of the Lakes", day=date(2003, 2, 3),
    )  # fmt: skip
    hosted = told(
        words="Norway opened an air base of the United States.", trigger="opened", act=TreatyAct.OPEN_FACILITY, type=EventType.COOPERATE,
        actors={"Norway": "NOR"}, recipients={"the United States": "USA"}, about="air base", kind=ObjectKind.FACILITY, day=date(2002, 5, 10),
    )  # fmt: skip
    idle = told(
        words="The Joint Flood Service does not work.", trigger="does not work", act=TreatyAct.LEAVE_BODY_IDLE,
        about="Joint Flood Service", kind=ObjectKind.BODY,
    )  # fmt: skip
    readings = [
        reading("herald", shelled, seized, author="Ida Brem", published=date(1992, 5, 12)),
        reading("wire", refused, accused, hosted, author="Ben Orr", published=date(2003, 2, 4)),
        reading("letter", idle, outlet="Lake Letter", published=date(2003, 2, 9)),
    ]
    path = tmp_path_factory.mktemp("judged") / "ledger.db"
    with Ledger.open(path) as opened:
        for one in readings:
            opened.add(one, f"{one.report.document} {one.report.text}".encode())
        keep(opened, Register.load())
    return path


def rows(foedus: Run, ledger: Path, *arguments: object) -> list[dict[str, Any]]:
    printed = foedus(*arguments, "--pack", LEAGUE, "--format", "jsonl", ledger=ledger)
    assert printed.exit_code == 0, printed.output
    return [json.loads(line) for line in printed.stdout.splitlines()]


@pytest.mark.parametrize("command", ["treaty", "article", "findings", "finding", "whole", "bodies"])
def test_printed_as_it_was(foedus: Run, ledger: Path, command: str) -> None:
    """Words, marks, quotations, ids and places."""
    excused = rows(foedus, ledger, "findings", "--verdict", "excused")[0]["id"]
    asked: dict[str, tuple[object, ...]] = {
        "article": ("treaty", "pact/art-2"),
        "finding": ("finding", rows(foedus, ledger, "findings", "--verdict", "undetermined")[0]["id"]),
        "whole": ("finding", excused, "--whole"),
    }
    printed = foedus(*asked.get(command, (command,)), "--pack", LEAGUE, ledger=ledger)
    assert printed.exit_code == 0, printed.output
    snapshot = SNAPSHOTS / f"judged-{command}.txt"
    if os.environ.get("FOEDUS_SNAPSHOTS") == "write":
        snapshot.write_text(printed.stdout, encoding="utf-8")
    assert printed.stdout == snapshot.read_text(encoding="utf-8")


def test_csv_has_a_line_a_finding(foedus: Run, ledger: Path) -> None:
    printed = foedus("findings", "--pack", LEAGUE, "--format", "csv", ledger=ledger)
    found = list(csv.DictReader(io.StringIO(printed.stdout)))
    assert {row["form"] for row in found} == {"accused", "reported"}
    assert len(found) == len(rows(foedus, ledger, "findings"))


def test_verdicts_are_taken_with_a_hyphen(foedus: Run, ledger: Path) -> None:
    assert [row["verdict"]["name"] for row in rows(foedus, ledger, "findings", "--verdict", "alleged-breach")]


def test_a_body_on_paper_answers_as_a_finding(foedus: Run, ledger: Path) -> None:
    (body,) = rows(foedus, ledger, "bodies", "--on-paper")
    assert rows(foedus, ledger, "finding", body["id"]) == [body]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("findings", "--verdict", "guilty"), "'guilty' is none of"),
        (("findings", "--form", "proven"), "'proven' is none of"),
        (("findings", "--provision", "pact/art-99"), "No provision has the address"),
        (("treaty", "pact/art-99"), "No provision has the address"),
        (("finding", "ffffffff"), "No finding has the id"),
    ],
)
def test_what_cannot_be_asked_is_told_in_a_line(
    foedus: Run, ledger: Path, arguments: tuple[str, ...], words: str
) -> None:
    printed = foedus(*arguments, "--pack", LEAGUE, ledger=ledger)
    assert printed.exit_code != 0
    assert words in printed.stderr


def test_nothing_found_is_told(foedus: Run, ledger: Path) -> None:
    printed = foedus("findings", "--pack", LEAGUE, "--member", "DNK", ledger=ledger)
    assert printed.exit_code == 0
    assert "No finding answers." in printed.stderr


FACTS = """
attack: {act: use_force, actors: [DNK], recipients: [SWE], since: 2003-01-10, until: 2003-01-10, status: verified, SHOWN}
plea: {act: request_assistance, actors: [SWE], recipients: [LIG], since: 2003-01-20, until: 2003-01-20, status: verified, SHOWN}
""".replace("SHOWN", "source: invented, seen: 2026-01-01, words: It did.")


def test_reference_facts_of_the_folder_count(foedus: Run, ledger: Path, tmp_path: Path) -> None:
    """Nobody in the record tells of the attack and the plea; the facts of the pack do."""
    folder = tmp_path / "league"
    shutil.copytree(LEAGUE, folder)
    (folder / "facts.yaml").write_text(FACTS, encoding="utf-8")
    asked = ("findings", "--provision", "pact/art-2", "--form", "reported", "--format", "jsonl")
    told = [json.loads(foedus(*asked, "--pack", one, ledger=ledger).stdout) for one in (LEAGUE, folder)]
    assert [one["verdict"]["name"] for one in told] == ["undetermined", "alleged breach"]
    trace = foedus("finding", told[1]["id"], "--pack", folder, ledger=ledger)
    assert "reference fact league/plea" in trace.stdout


def test_a_pack_is_checked_with_its_cases(foedus: Run) -> None:
    printed = foedus("pack", "check", LEAGUE)
    assert printed.exit_code == 0
    assert "all as expected" in printed.stdout


def test_every_problem_of_a_pack_is_told_at_once(foedus: Run, tmp_path: Path) -> None:
    folder = tmp_path / "bad"
    (folder / "instruments").mkdir(parents=True)
    (folder / "organisation.yaml").write_text("id: BAD\nmembers: {NOR: {since: soon}}\n", encoding="utf-8")
    (folder / "instruments/pact.yaml").write_text("name: Pact\nkind: poem\nratified: true\n", encoding="utf-8")
    printed = foedus("pack", "check", folder)
    assert printed.exit_code == 8
    for words in ("members/NOR", "kind", "versions"):
        assert words in printed.stdout


def test_a_wrong_case_fails_the_check(foedus: Run, tmp_path: Path) -> None:
    folder = tmp_path / "league"
    (folder / "instruments").mkdir(parents=True)
    for name in ("organisation.yaml", "readings.yaml", "standing.yaml", "instruments/pact.yaml"):
        (folder / name).write_bytes((LEAGUE / name).read_bytes())
    (folder / "cases.yaml").write_text(
        "cases:\n- {case: wrong, norm: no-force, judged: {act: use_force, who: [NOR], to: [SWE], day: 1991-04-30},"
        " expect: excused, why: a test}\n",
        encoding="utf-8",
    )
    printed = foedus("pack", "check", folder)
    assert printed.exit_code == 8
    assert "found not in force" in " ".join(printed.stdout.split())
