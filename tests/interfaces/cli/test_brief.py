"""`foedus brief`."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from foedus.ledger import Ledger

Run = Callable[..., Result]


def test_screen_holds_every_part(foedus: Run, sample_ledger: Path) -> None:
    """Who speaks, the record in order of time, what is apart, the members, and what could not be read out."""
    shown = foedus("brief", ledger=sample_ledger).stdout
    for part in (
        "CSTO",
        "does not say what is true",
        "WHO SPEAKS",
        "IN ORDER OF TIME",
        "DENIED",
        "ARMENIA",
        "NOT DATED",
    ):
        assert part in shown


def test_denied_departure_is_not_in_the_record(foedus: Run, sample_ledger: Path) -> None:
    """What Simonyan denies stands under DENIED and nowhere among what is asserted."""
    shown = foedus("brief", ledger=sample_ledger).stdout
    record = shown.partition("IN ORDER OF TIME")[2].partition("\n\n")[0]
    assert "left" not in record
    assert "did not leave" in shown.partition("\nDENIED")[2].partition("\n\n")[0]


@pytest.mark.parametrize("command", [["brief"], ["claims"], ["report", "refusal"], ["reports"], ["search", "Armenia"]])
def test_no_line_is_longer_than_the_screen(foedus: Run, sample_ledger: Path, command: list[str]) -> None:
    """80 columns are enough, and no line ends in spaces."""
    lines = foedus(*command, ledger=sample_ledger).stdout.split("\n")
    assert all(len(line) <= 80 and line == line.rstrip() for line in lines)


def test_html_is_written_whole(foedus: Run, sample_ledger: Path, tmp_path: Path) -> None:
    """The file holds every claim of the ledger as a link to its words."""
    target = tmp_path / "briefing.html"
    assert foedus("brief", "--html", target, ledger=sample_ledger).exit_code == 0
    written = target.read_text(encoding="utf-8")
    with Ledger.open(sample_ledger, read_only=True) as opened:
        for claim in opened.claims():
            assert f'-{claim.evidence.start}"' in written


def test_html_that_cannot_be_written_is_a_usage_error(foedus: Run, sample_ledger: Path, tmp_path: Path) -> None:
    """A folder that is not there: exit code 2."""
    assert foedus("brief", "--html", tmp_path / "no" / "b.html", ledger=sample_ledger).exit_code == 2


def test_one_report_alone(foedus: Run, sample_ledger: Path) -> None:
    """Naming a report leaves the other out."""
    shown = foedus("brief", "refusal", ledger=sample_ledger).stdout
    assert "cancelled:" not in shown
    assert "refusal:" in shown


def test_organisation_without_known_members_is_a_usage_error(foedus: Run, sample_ledger: Path) -> None:
    """The hint names those that are known."""
    result = foedus("brief", "--organisation", "ATLANTIS", ledger=sample_ledger)
    assert result.exit_code == 2
    assert "CSTO" in result.stderr


def test_empty_ledger_has_no_briefing(foedus: Run, tmp_path: Path, ledger: Path) -> None:
    """Nothing read yet: exit code 6 and what to do."""
    (tmp_path / "empty.txt").write_text("")
    foedus("add", tmp_path / "empty.txt", ledger=ledger)
    result = foedus("brief", ledger=ledger)
    assert result.exit_code == 6
    assert "foedus add" in result.stderr


def test_disagreements_stand_in_the_briefing(foedus: Run, contested_ledger: Path) -> None:
    """Each with both sides, their places and both counts."""
    section = foedus("brief", ledger=contested_ledger).stdout.partition("DISAGREEMENTS")[2].partition("\n\n")[0]
    for part in ("1 open", "fact", "herald:2", "letter:2", "reports 2, independent voices 2"):
        assert part in section


def test_copies_are_one_voice_of_the_briefing(foedus: Run, folder: Path, ledger: Path) -> None:
    """Two reports of one author are told by one independent voice."""
    manifest = folder / "manifest.jsonl"
    manifest.write_text(
        manifest.read_text()
        .replace('"language"', '"author":"Ann Ode","language"')
        .replace('"author":"Ann Ode","published":"2022-11-25","author"', '"published":"2022-11-25","author"')
    )
    foedus("add", "--manifest", manifest, ledger=ledger)
    assert "2 reports · 1 independent voice" in foedus("brief", ledger=ledger).stdout


def test_denial_is_quoted_with_what_it_denies(foedus: Run, tmp_path: Path, ledger: Path) -> None:
    """The words that deny stand before the trigger, where a short excerpt would be cut."""
    (tmp_path / "letter-of-the-spokesman.txt").write_text(
        "At the ministry on Monday evening the spokesman Anton Verbin, back from the talks in Minsk, denied that Armenia had attacked Azerbaijan.\n"
    )
    foedus("add", str(tmp_path / "letter-of-the-spokesman.txt"), ledger=ledger)
    shown = " ".join(foedus("claims", "--status", "denied", ledger=ledger).stdout.split())
    assert "denied that Armenia had attacked" in shown.replace(" letter-of-the-spokesman:1", "")


def test_the_treaty_speaks_in_the_briefing(foedus: Run, contested_ledger: Path, tmp_path: Path) -> None:
    """What an article would say to what is told; on the screen and in the page, with its words."""
    shown = foedus("brief", ledger=contested_ledger).stdout
    assert "THE TREATY" in shown
    assert "CSTO charter/art-19" in " ".join(shown.split())
    page = tmp_path / "page.html"
    foedus("brief", "--html", page, ledger=contested_ledger)
    section = page.read_text(encoding="utf-8").partition('<h2 id="treaty">')[2].partition("</section>")[0]
    assert "No finding says that a breach happened" in section
    assert "charter/art-19" in section
    assert "<q>" in section
