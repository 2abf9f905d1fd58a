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
