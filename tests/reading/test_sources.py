"""Gathering files, folders, standard input and manifests."""

import io
import json
import os
from pathlib import Path

import pytest

from foedus.errors import RefusedInput
from foedus.model.report import Refusal
from foedus.reading import sources
from foedus.reading.sources import Source, gather


def told(gathered: list[Source | Refusal]) -> list[str]:
    """Each source by its document, each refusal by its reason in brackets."""
    return [f"[{one.reason}]" if isinstance(one, Refusal) else one.document for one in gathered]


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("Words.", encoding="utf-8")


def test_a_folder_is_walked_in_sorted_order(tmp_path: Path) -> None:
    """Files come sorted by name, folder by folder."""
    write(tmp_path, "b.txt", "a.html", "c/z.htm", "c/d.TXT")
    assert told(list(gather([str(tmp_path)]))) == ["a", "b", "d", "z"]


def test_other_files_of_a_folder_are_told(tmp_path: Path) -> None:
    """A file of unknown format is refused by name; hidden files are left out silently."""
    write(tmp_path, "a.txt", "b.docx", ".hidden.txt", ".git/config.txt")
    assert told(list(gather([str(tmp_path)]))) == ["a", "[unknown-format]"]


def test_a_file_named_by_itself_is_a_source_whatever_its_ending(tmp_path: Path) -> None:
    """Who names a file means it."""
    write(tmp_path, "report.md")
    assert told(list(gather([str(tmp_path / "report.md")]))) == ["report"]


def test_a_file_reached_twice_is_a_source_once(tmp_path: Path) -> None:
    """By name, by folder and by link, it is still one file."""
    write(tmp_path, "a.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    paths = [str(tmp_path / "a.txt"), str(tmp_path), str(tmp_path / "link.txt")]
    assert told(list(gather(paths))) == ["a"]


def test_a_loop_of_folders_is_refused_once(tmp_path: Path) -> None:
    """A link to a folder above is told once, and the walk goes on."""
    write(tmp_path, "inner/a.txt")
    (tmp_path / "inner" / "loop").symlink_to(tmp_path)
    assert told(list(gather([str(tmp_path)]))) == ["a", "[directory-loop]"]


def test_a_link_to_itself_is_a_loop(tmp_path: Path) -> None:
    """A link that leads to itself is refused, whether named or met."""
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert told(list(gather([str(tmp_path), str(tmp_path / "self")]))) == ["[directory-loop]"] * 2


@pytest.mark.parametrize("name", ["none.txt", "a\0b"])
def test_what_does_not_exist_is_refused(tmp_path: Path, name: str) -> None:
    """A path that names nothing is a refusal, never an exception."""
    (refusal,) = gather([str(tmp_path / name)])
    assert isinstance(refusal, Refusal)


def test_a_pipe_is_neither_file_nor_folder(tmp_path: Path) -> None:
    """A named pipe would block for ever, so it is refused."""
    os.mkfifo(tmp_path / "pipe")
    assert told(list(gather([str(tmp_path / "pipe")]))) == ["[not-a-file]"]


def test_a_name_that_is_no_utf8_can_be_stored(tmp_path: Path) -> None:
    """Odd bytes in a file's name become escapes in the source's name and document."""
    path = os.fsencode(tmp_path) + b"/odd\xff.txt"
    with open(path, "wb") as file:  # noqa: PTH123  pathlib has no names in bytes
        file.write(b"Words.")
    (source,) = gather([str(tmp_path)])
    assert isinstance(source, Source)
    assert (source.document, source.original()) == ("odd\\xff", b"Words.")


def test_a_manifest_alone_names_its_files(tmp_path: Path) -> None:
    """The files come in the manifest's order, with what it declares; a missing one is refused."""
    write(tmp_path, "a.txt", "b.txt")
    rows = [{"path": "b.txt", "outlet": "Gull"}, {"path": "none.txt"}, {"path": "a.txt"}]
    path = tmp_path / "manifest.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    gathered = list(gather([], path))
    assert told(gathered) == ["b", "[not-found]", "a"]
    assert isinstance(gathered[0], Source)
    assert gathered[0].declared.outlet == "Gull"


def test_a_manifest_beside_paths_declares_and_adds_nothing(tmp_path: Path) -> None:
    """Only the paths are sources; the manifest itself is not told as a file of unknown format."""
    write(tmp_path, "in/a.txt", "out.txt")
    path = tmp_path / "in" / "manifest.jsonl"
    path.write_text('{"path": "a.txt", "author": "Ida Brem"}\n{"path": "../out.txt"}', encoding="utf-8")
    (source,) = gather([str(tmp_path / "in")], path)
    assert isinstance(source, Source)
    assert source.declared.author == "Ida Brem"


def test_standard_input_is_a_source_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The minus sign stands for standard input, however often it is named."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Words.")))
    (source,) = gather(["-", "-"])
    assert isinstance(source, Source)
    assert (source.name, source.document, source.original()) == ("-", "stdin", b"Words.")


def test_a_source_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte above the ceiling is too much, the ceiling itself is not."""
    monkeypatch.setattr(sources, "LARGEST_SOURCE_BYTES", 4)
    (tmp_path / "a.txt").write_bytes(b"1234")
    (tmp_path / "b.txt").write_bytes(b"12345")
    within, above = gather([str(tmp_path)])
    assert isinstance(within, Source)
    assert isinstance(above, Source)
    assert within.original() == b"1234"
    with pytest.raises(RefusedInput) as refused:
        above.original()
    assert refused.value.reason == "too-large"


def test_a_file_that_vanished_is_refused(tmp_path: Path) -> None:
    """What was there when gathered and is gone when read is told so."""
    write(tmp_path, "a.txt")
    (source,) = gather([str(tmp_path)])
    (tmp_path / "a.txt").unlink()
    assert isinstance(source, Source)
    with pytest.raises(RefusedInput) as refused:
        source.original()
    assert refused.value.reason == "not-found"


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    """A file that may not be read is told as unreadable."""
    write(tmp_path, "a.txt")
    (tmp_path / "a.txt").chmod(0)
    (source,) = gather([str(tmp_path)])
    assert isinstance(source, Source)
    with pytest.raises(RefusedInput) as refused:
        source.original()
    assert refused.value.reason == "unreadable"
