"""The desk: what one use case passes to another."""

from __future__ import annotations

from pathlib import Path

from foedus.desk import Desk
from foedus.ledger import Ledger
from foedus.model.reading import Reading
from foedus.model.report import Found
from foedus.reading.manifest import Declared
from foedus.reading.reader import read


def test_a_newer_engine_keeps_what_was_declared(tmp_path: Path) -> None:
    """Bytes read again by another engine, with no manifest this time, keep the outlet that was once declared for them."""
    source = tmp_path / "report.txt"
    source.write_text("Ministers of both states met in the capital on Monday and signed a protocol on the border.\n")
    declared = Declared(outlet="Invented Wire", language="en")
    original = source.read_bytes()
    report = read(original, document="report", source=str(source), declared=declared)
    older = Reading(report=report, engine="an older engine", claims=(), stages=(), declared=declared.digest())
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        ledger.add(older, original)
    with Desk.open(tmp_path / "ledger.db") as desk:
        list(desk.add([str(source)]))
        outlet = desk.report("report").report.outlet
    assert isinstance(outlet, Found)
    assert outlet.value == "Invented Wire"


def added(ledger: Path, folder: Path, processes: int) -> dict[str, list[str]]:
    """Ids of the claims of each report, read by so many processes."""
    with Desk.open(ledger) as desk:
        outcomes = list(desk.add([str(folder)], processes=processes))
        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Added"] * 4 + ["AlreadyKnown"]
        assert desk.check().sound
        return {line.id: [claim.id for claim in desk.report(line.id).claims] for line in desk.reports()}


def test_two_processes_record_what_one_records(tmp_path: Path) -> None:
    """The same reports with the same claims, and bytes that stand in two files are read once."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in (1, 2, 3, 4, 4):
        text = f"On {number} May 2022 Armenia refused to sign declaration {number} of the CSTO.\n"
        (folder / f"{len(list(folder.iterdir()))}.txt").write_text(text)
    one = added(tmp_path / "one.db", folder, 1)
    assert added(tmp_path / "two.db", folder, 2) == one
    assert all(one.values())
