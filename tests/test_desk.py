"""The desk: what one use case passes to another."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.desk import Desk
from foedus.desk import desk as facade
from foedus.ledger import Ledger
from foedus.model.disagreement import DisagreementKind
from foedus.model.query import DisagreementQuery, EventQuery
from foedus.model.reading import Reading
from foedus.model.report import Found
from foedus.reading.manifest import Declared
from foedus.reading.reader import read

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


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


def written(folder: Path, count: int) -> Path:
    """So many reports, each of another day."""
    folder.mkdir()
    for day in range(1, count + 1):
        (folder / f"{day}.txt").write_text(
            f"On {day} May 2022 Armenia refused to sign declaration {day} of the CSTO.\n"
        )
    return folder


def test_what_was_added_is_gathered(tmp_path: Path) -> None:
    """After the last outcome nothing waits, and every report is in an event."""
    with Desk.open(tmp_path / "ledger.db") as opened:
        list(opened.add([str(written(tmp_path / "reports", 3))]))
        assert opened.ungathered() == 0
        assert sum(line.reports for line in opened.events(EventQuery())) == 3


def test_a_long_run_gathers_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a run has gathered survives when it is killed; the next one gathers the rest."""
    monkeypatch.setattr(facade, "GATHERED_AT_ONCE", 2)
    folder = str(written(tmp_path / "reports", 5))
    with Desk.open(tmp_path / "ledger.db") as opened:
        killed = opened.add([folder])
        for _ in range(4):
            next(killed)
        assert opened.ungathered() < 4
        list(opened.add([folder]))
        assert opened.ungathered() == 0


def test_events_of_a_removed_report_are_gone(tmp_path: Path) -> None:
    """A takedown is followed by a gathering."""
    with Desk.open(tmp_path / "ledger.db") as opened:
        list(opened.add([str(written(tmp_path / "reports", 2))]))
        opened.remove(opened.reports()[0].id, "a test")
        assert [line.reports for line in opened.events(EventQuery())] == [1]


def test_the_examples_disagree(tmp_path: Path) -> None:
    """Whether Armenia refused to sign: one example tells it, a spokesman in another denies it."""
    with Desk.open(tmp_path / "ledger.db") as opened:
        list(opened.add([], EXAMPLES / "manifest.jsonl"))
        found = opened.disagreements(DisagreementQuery(kind=DisagreementKind.FACT, actor="ARM"))
    places = {told.citation.source.report.document for one in found for side in one.sides for told in side.told}
    assert {"05-yerevan-communique", "06-yerevan-refusal"} <= places


def test_amendments_of_one_name_beside_two_packs_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the folder of the pack; neither hides the other."""
    kept = Path(__file__).parent / "fixtures/packs/league/amendments"
    folders = [tmp_path / name for name in ("one", "two")]
    for number, folder in enumerate(folders):
        (folder / "amendments").mkdir(parents=True)
        for name in ("no-bases", "no-refusal")[: number + 1]:
            (folder / "amendments" / f"{name}.yaml").write_bytes((kept / f"{name}.yaml").read_bytes())
    monkeypatch.setattr(facade, "_folders", lambda organisation, pack: folders)
    with Desk.open(tmp_path / "ledger.db") as desk:
        assert list(desk.amendments()) == ["one/no-bases", "two/no-bases", "no-refusal"]
