"""Bad input: each source gets a recorded refusal with a remedy, the others are read, and the exit code tells."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from foedus.ledger import Ledger

Run = Callable[..., Result]

CYRILLIC = "Президент Армении отказался подписать декларацию организации на саммите. "
LATIN = "Armenia refused to sign the declaration of the organisation at the summit – again. "


def empty(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"")


def binary(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 8)


def directory_loop(folder: Path) -> None:
    (folder / "bad").mkdir()
    (folder / "bad" / "again").symlink_to(folder, target_is_directory=True)


def dangling_link(folder: Path) -> None:
    (folder / "bad.txt").symlink_to(folder / "nowhere.txt")


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "bad.txt")


def unreadable(folder: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root reads every file")
    (folder / "bad.txt").write_text("secret")
    (folder / "bad.txt").chmod(0)


def mixed_encodings(folder: Path) -> None:
    (folder / "bad.txt").write_bytes((CYRILLIC * 20).encode("utf-8") + (CYRILLIC * 20).encode("windows-1251"))


def furniture_alone(folder: Path) -> None:
    (folder / "bad.txt").write_text("Subscribe to our newsletter\n\nTags: CSTO, Armenia\n\nRead also: other news\n")


def unknown_language(folder: Path) -> None:
    (folder / "bad.txt").write_text("12 34 56 78 90 / 11.2 33.4 ++ == 77 88 99\n" * 5)


BAD = {
    "empty": empty,
    "binary": binary,
    "directory-loop": directory_loop,
    "not-found": dangling_link,
    "not-a-file": pipe,
    "unreadable": unreadable,
    "mixed-encodings": mixed_encodings,
    "furniture-alone": furniture_alone,
    "unknown-language": unknown_language,
}


@pytest.mark.parametrize("reason", BAD)
def test_bad_source_is_refused_and_the_others_are_read(foedus: Run, tmp_path: Path, reason: str) -> None:
    """Refusal with its reason and remedy on standard error and in the ledger; the good report read; exit code 3."""
    folder, ledger = tmp_path / "reports", tmp_path / "ledger.db"
    folder.mkdir()
    (folder / "good.txt").write_text(LATIN * 3)
    BAD[reason](folder)
    result = foedus("add", folder, ledger=ledger)
    assert result.exit_code == 3
    assert f"({reason})" in result.stderr
    assert "hint:" in result.stderr
    with Ledger.open(ledger, read_only=True) as opened:
        assert [refusal.reason for refusal in opened.refusals()] == [reason]
        assert [line.document for line in opened.reports()] == ["good"]


def test_bad_source_alone_reads_nothing(foedus: Run, tmp_path: Path, ledger: Path) -> None:
    """Nothing read at all: exit code 4."""
    empty(tmp_path)
    assert foedus("add", tmp_path / "bad.txt", ledger=ledger).exit_code == 4


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"path":"good.txt","editor":"Ann"}', "manifest-key"),
        ('{"path":"good.txt","published":"23.11.2023"}', "manifest-date"),
        ("{not json", "manifest-json"),
        ('{"path":"missing.txt"}', "not-found"),
    ],
)
def test_bad_manifest_line_is_refused_and_the_others_are_read(
    foedus: Run, tmp_path: Path, line: str, reason: str
) -> None:
    """A manifest's bad line does not stop its good ones."""
    (tmp_path / "good.txt").write_text(LATIN * 3)
    (tmp_path / "fine.txt").write_text(LATIN * 4)
    manifest, ledger = tmp_path / "manifest.jsonl", tmp_path / "ledger.db"
    manifest.write_text(f'{line}\n{{"path":"fine.txt"}}\n')
    result = foedus("add", "--manifest", manifest, ledger=ledger)
    assert result.exit_code == 3
    assert f"({reason})" in result.stderr
    with Ledger.open(ledger, read_only=True) as opened:
        assert [line.document for line in opened.reports()] == ["fine"]


def test_one_endless_line_is_read(foedus: Run, tmp_path: Path, ledger: Path) -> None:
    """3 MB without a line end are read, or refused, in bounded time; nothing else suffers."""
    (tmp_path / "long.txt").write_text("The weather was fine all week in the garden. " * 70_000)
    (tmp_path / "good.txt").write_text(LATIN * 3)
    result = foedus("add", tmp_path, ledger=ledger)
    assert result.exit_code in {0, 3}
    assert "good.txt" in result.stdout


def test_hostile_names_and_words_cannot_steer_the_terminal(foedus: Run, tmp_path: Path, ledger: Path) -> None:
    """Escape sequences in a file's name or in a report never reach the screen."""
    (tmp_path / "a\x1b]0;owned\x07.txt").write_text("")
    (tmp_path / "b.txt").write_text(f"Armenia refused to sign \x1b[31mthe declaration\x1b[0m of the CSTO. {LATIN}")
    added = foedus("add", tmp_path, ledger=ledger)
    shown = [added.output, *(foedus(*what, ledger=ledger).output for what in (["brief"], ["report", "b"], ["claims"]))]
    assert not any("\x1b" in output or "\x07" in output for output in shown)


def test_refusals_of_extract_are_told_on_standard_error(foedus: Run, tmp_path: Path) -> None:
    """Standard output holds claims alone."""
    empty(tmp_path)
    (tmp_path / "good.txt").write_text(LATIN * 3)
    result = foedus("extract", tmp_path)
    assert result.exit_code == 3
    assert "(empty)" in result.stderr
    assert all(line.startswith("{") for line in result.stdout.splitlines())
