"""What `event` and `disagreements` print, sign for sign; `FOEDUS_SNAPSHOTS=write` takes what is printed now for right."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from foedus.ledger import Ledger
from foedus.model.claim import Status, TreatyAct
from foedus.model.reading import Reading
from foedus.reconcile.keeping import keep
from foedus.register import Register

SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.fixture(scope="module")
def ledger(told: Callable[..., Any], reading: Callable[..., Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A refusal told by three reports of two authors, denied by a fourth through a spokesman, and a visit before."""
    common = {
        "act": TreatyAct.REFUSE_SIGNATURE,
        "actors": {"Quendland": "QND"},
        "about": "river declaration",
        "day": date(2022, 5, 4),
    }
    refused = told(
        words="Quendland refused to sign the river declaration in Sarn.",
        trigger="refused to sign",
        confidence=0.8,
        **common,
    )
    again = told(
        words="On Wednesday Quendland refused to sign the river declaration.", trigger="refused to sign", **common
    )
    denied = told(
        words="Quendland never refused to sign the river declaration, Edda Vorn said.", trigger="refused to sign",
        status=Status.DENIED, said_by={"Edda Vorn": "QND"}, **common,
    )  # fmt: skip
    visit = told(
        words="Quendland met the League.",
        trigger="met",
        act=TreatyAct.CONVENE,
        actors={"Quendland": "QND"},
        day=date(2022, 4, 1),
    )
    readings = [
        reading("herald-1", refused, author="Ida Brem", published=date(2022, 5, 5)),
        reading("herald-2", again, author="Ida Brem", published=date(2022, 5, 9)),
        reading("wire", refused, visit, author="Ben Orr", published=date(2022, 5, 6)),
        reading("letter", denied, outlet="Sarn Letter", published=date(2022, 5, 7)),
    ]
    path = tmp_path_factory.mktemp("told") / "ledger.db"
    with Ledger.open(path) as opened:
        for one in readings:
            opened.add(one, f"{one.report.document} {one.report.text}".encode())
        keep(opened, Register.load())
    return path


@pytest.mark.parametrize("command", ["events", "event", "disagreements"])
def test_printed_as_it_was(foedus: Callable[..., Result], ledger: Path, command: str) -> None:
    """Ids, counts, words and places."""
    with Ledger.open(ledger, read_only=True) as opened:
        named = [next(opened.events.disagreements()).event] if command == "event" else []
    printed = foedus(command, *named, ledger=ledger).stdout
    snapshot = SNAPSHOTS / f"{command}.txt"
    if os.environ.get("FOEDUS_SNAPSHOTS") == "write":
        snapshot.write_text(printed, encoding="utf-8")
    assert printed == snapshot.read_text(encoding="utf-8")
