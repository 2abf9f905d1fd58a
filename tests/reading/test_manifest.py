"""The manifest: what is declared, and what is refused line by line."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.model.report import Moment, Refusal
from foedus.reading.manifest import NOTHING_DECLARED, Declared, ManifestEntry, read_manifest


def manifest(folder: Path, *lines: dict[str, Any] | str) -> Path:
    path = folder / "manifest.jsonl"
    rows = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def only_refusal(path: Path) -> Refusal:
    (refusal,) = read_manifest(path)
    assert isinstance(refusal, Refusal)
    return refusal


def test_every_field_is_read(tmp_path: Path) -> None:
    """All six keys arrive in the entry, and the path is joined to the manifest's folder."""
    row = {"path": "a.txt", "outlet": "Gull", "author": "Ida Brem", "published": "2023-11-23T08:58:00+03:00"}
    path = manifest(tmp_path, row | {"language": "en", "translated_from": "ru"})
    moment = Moment.parse("2023-11-23T08:58:00+03:00")
    declared = Declared(outlet="Gull", author="Ida Brem", published=moment, language="en", translated_from="ru")
    assert list(read_manifest(path)) == [ManifestEntry(path=tmp_path / "a.txt", line=1, declared=declared)]


def test_null_says_not_known(tmp_path: Path) -> None:
    """A key with null declares as little as a key left out."""
    path = manifest(tmp_path, {"path": "a.txt", "outlet": None, "published": None})
    (entry,) = read_manifest(path)
    assert isinstance(entry, ManifestEntry)
    assert entry.declared == NOTHING_DECLARED


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"path": "a.txt", "outlett": "Gull"}, "manifest-key"),
        ('{"path": "a.txt", "path": "b.txt"}', "manifest-key"),
        ({"path": "a.txt", "published": "23.11.2023"}, "manifest-date"),
        ({"path": "a.txt", "published": "2023-02-30"}, "manifest-date"),
        ({"path": "a.txt", "published": 2023}, "manifest-date"),
        ('{"path": "a.txt"', "manifest-json"),
        ('["a.txt"]', "manifest-json"),
        ("[" * 100_000, "manifest-json"),
        ({"outlet": "Gull"}, "manifest-path"),
        ({"path": "a\0b.txt"}, "manifest-path"),
        ('{"path": "\\ud800.txt"}', "manifest-path"),
        ({"path": "a.txt", "author": ["Ida Brem"]}, "manifest-value"),
        ({"path": "a.txt", "language": "English"}, "manifest-value"),
    ],
)
def test_a_bad_line_is_refused_and_the_others_are_read(tmp_path: Path, line: dict[str, Any] | str, reason: str) -> None:
    """The refusal names file and line; the line below it is read all the same."""
    path = manifest(tmp_path, line, {"path": "good.txt"})
    refusal, entry = read_manifest(path)
    assert isinstance(refusal, Refusal)
    assert (refusal.source, refusal.reason) == (f"{path}:1", reason)
    assert isinstance(entry, ManifestEntry)


def test_a_file_is_declared_once(tmp_path: Path) -> None:
    """The second line for one file is refused, also where it spells the path differently."""
    path = manifest(tmp_path, {"path": "a.txt"}, {"path": "./a.txt"})
    assert [type(told).__name__ for told in read_manifest(path)] == ["ManifestEntry", "Refusal"]


def test_a_manifest_that_is_missing_is_one_refusal(tmp_path: Path) -> None:
    """No manifest gives one refusal that names the file."""
    refusal = only_refusal(tmp_path / "none.jsonl")
    assert (refusal.source, refusal.reason) == (str(tmp_path / "none.jsonl"), "not-found")


def test_bytes_that_are_no_utf8_refuse_their_line(tmp_path: Path) -> None:
    """A line in another encoding is told as such."""
    path = tmp_path / "manifest.jsonl"
    path.write_bytes('{"path": "Ереван.txt"}'.encode("windows-1251"))
    assert only_refusal(path).reason == "manifest-json"


def test_digest_of_nothing_is_empty() -> None:
    """Nothing declared has the empty digest."""
    assert NOTHING_DECLARED.digest() == ""


@given(st.builds(Declared, outlet=st.text(min_size=1), published=st.none() | st.builds(Moment, day=st.dates())))
def test_digest_follows_the_declaration(declared: Declared) -> None:
    """Equal declarations have equal digests, and another author makes another digest."""
    same = Declared(outlet=declared.outlet, published=declared.published)
    other = Declared(outlet=declared.outlet, published=declared.published, author="Ida Brem")
    assert declared.digest() == same.digest() != other.digest()


def test_digest_stays_the_same_between_releases() -> None:
    """The digest is written into ledgers, so its value is pinned."""
    assert Declared(outlet="Gull", published=Moment(day=date(2023, 11, 23))).digest() == "f4f655a1ef9c"
