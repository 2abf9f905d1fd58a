"""The manifest: a JSONL file that declares where reports come from.

One object a line; the keys are `path` (relative to the manifest), `outlet`, `author`, `published` (ISO 8601 day or
time), `language` and `translated_from`. A key left out and a key with `null` say the same: not known.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from foedus.model.report import Found, Moment, Refusal, Report

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TEXT_KEYS = ("outlet", "author", "language", "translated_from")
_KEYS = ("path", "outlet", "author", "published", "language", "translated_from")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What somebody declared about one report; a field is None where nothing was declared.

    Attributes:
        outlet: who published it.
        author: who wrote it.
        published: when it was published.
        language: ISO 639 code of the text.
        translated_from: ISO 639 code of the language that the text was translated from.
    """

    outlet: str | None = None
    author: str | None = None
    published: Moment | None = None
    language: str | None = None
    translated_from: str | None = None

    @classmethod
    def of(cls, report: Report) -> Declared:
        """What had been declared about a report that was read, as far as the report shows it."""
        shown = {field.name: getattr(report, field.name) for field in fields(cls)}
        return cls(**{name: f.value for name, f in shown.items() if isinstance(f, Found) and f.origin == "manifest"})

    def digest(self) -> str:
        """Twelve hex digits that stay the same while the declaration does; "" where nothing is declared."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        told = {name: value for name, value in told.items() if value is not None}
        if not told:
            return ""
        row = {name: value.isoformat() if isinstance(value, Moment) else value for name, value in told.items()}
        return hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()[:12]


NOTHING_DECLARED = Declared()


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestEntry:
    """One usable line of a manifest.

    Attributes:
        path: the file it names, joined to the manifest's own folder.
        line: its number in the manifest, from 1.
        declared: what it says of the file.
    """

    path: Path
    line: int
    declared: Declared


class _BadLine(Exception):
    """Carries the refusal's reason, subject and remedy out of the checks of one line."""

    def __init__(self, reason: str, subject: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason, self.subject, self.remedy = reason, subject, remedy


def read_manifest(path: Path) -> Iterator[ManifestEntry | Refusal]:
    """Every line of the manifest at `path`, in order: an entry, or a refusal whose source is `FILE:LINE`.

    Blank lines are left out. A line that cannot be used does not stop the others. A manifest that cannot be read at
    all gives one refusal whose source is the file.
    """
    try:
        lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except OSError as error:
        reason = "not-found" if isinstance(error, FileNotFoundError) else "unreadable"
        subject = f"The manifest cannot be opened: {error.strerror}."
        yield Refusal(source=str(path), reason=reason, subject=subject, remedy="Name a JSONL file that can be read.")
        return
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = _entry_from_line(path.parent, number, line)
            _refuse_second(entry, seen)
        except _BadLine as bad:
            yield Refusal(source=f"{path}:{number}", reason=bad.reason, subject=bad.subject, remedy=bad.remedy)
        else:
            yield entry


def _refuse_second(entry: ManifestEntry, seen: dict[str, int]) -> None:
    first = seen.setdefault(os.path.realpath(entry.path), entry.line)
    if first != entry.line:
        subject = f"The path {entry.path.name!r} was named before, on line {first}; a file is declared once."
        raise _BadLine("manifest-duplicate", subject, "Keep one of the two lines.")


def _entry_from_line(folder: Path, number: int, line: bytes) -> ManifestEntry:
    row = _row_from_line(line)
    unknown = sorted(set(row) - set(_KEYS))
    if unknown:
        subject = f"Unknown key {', '.join(map(repr, unknown))}; known keys are {', '.join(_KEYS)}."
        raise _BadLine("manifest-key", subject, "Correct or remove the key.")
    texts = {key: _text(key, row.get(key)) for key in _TEXT_KEYS}
    for key in ("language", "translated_from"):
        code = texts[key]
        if code is not None and not _LANGUAGE.fullmatch(code):
            subject = f"The value of {key!r} is {code!r}; expected an ISO 639 code such as 'en'."
            raise _BadLine("manifest-value", subject, "Write the code of the language, or null.")
    declared = Declared(published=_moment(row.get("published")), **texts)
    return ManifestEntry(path=folder / _path(row.get("path")), line=number, declared=declared)


def _row_from_line(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8"), object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        subject = f"The line is no JSON in UTF-8 ({error}); expected one object."
        raise _BadLine("manifest-json", subject, "Write one JSON object on the line.") from error
    if not isinstance(row, dict):
        subject = f"The line holds a JSON {type(row).__name__}; expected one object."
        raise _BadLine("manifest-json", subject, "Write one JSON object on the line.")
    return row


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) != len(pairs):
        raise _BadLine("manifest-key", "A key stands twice in one object; expected each once.", "Keep one of the two.")
    return row


def _text(key: str, value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip() or not _can_be_stored(value):
        subject = f"The value of {key!r} is {value!r}; expected words, or null where it is not known."
        raise _BadLine("manifest-value", subject, "Write the value as a string, or null.")
    return value.strip()


def _moment(value: object) -> Moment | None:
    if value is None:
        return None
    try:
        return Moment.parse(value) if isinstance(value, str) else _no_moment()
    except ValueError as error:
        subject = (
            f"The value of 'published' is {value!r}; expected an ISO 8601 day or time such as 2023-11-23T08:58+03:00."
        )
        raise _BadLine("manifest-date", subject, "Write the date so, or null where it is not known.") from error


def _no_moment() -> Moment:
    raise ValueError("not a string")


def _path(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or "\0" in value or not _can_be_stored(value):
        found = "no 'path'" if value is None else f"the path {value!r}"
        subject = f"The line has {found}; expected the name of a file, relative to the manifest."
        raise _BadLine("manifest-path", subject, "Add the path of the file that the line declares.")
    return value


def _can_be_stored(value: str) -> bool:
    """Whether `value` has no lone surrogate, which no file name and no ledger can hold."""
    return not any("\ud800" <= character <= "\udfff" for character in value)
