"""Where reports come from: files, folders, standard input and manifests."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from foedus.errors import RefusedInput
from foedus.model.report import Refusal
from foedus.reading.manifest import NOTHING_DECLARED, Declared, ManifestEntry, read_manifest

STANDARD_INPUT = "-"
LARGEST_SOURCE_BYTES = 64 * 1024 * 1024
READ_ENDINGS = frozenset({".txt", ".text", ".html", ".htm", ".xhtml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One thing to read; its bytes are read only when asked for.

    Attributes:
        name: the path as given, or `-`; always printable and storable.
        document: the file's name without its ending, or `stdin`.
        declared: what a manifest says of it.
        path: the file, or None for standard input.
    """

    name: str
    document: str
    declared: Declared
    path: Path | None

    def original(self) -> bytes:
        """The bytes as they are.

        Raises:
            RefusedInput: `unreadable`, `not-found` or `too-large`.
        """
        try:
            if self.path is None:
                return self._all_of(sys.stdin.buffer)
            with self.path.open("rb") as file:
                return self._all_of(file)
        except OSError as error:
            reason, subject, remedy = _why_unreadable(error)
            raise RefusedInput(self.name, reason, subject, remedy) from error

    def _all_of(self, stream: BinaryIO) -> bytes:
        original = stream.read(LARGEST_SOURCE_BYTES + 1)
        if len(original) > LARGEST_SOURCE_BYTES:
            limit = f"{LARGEST_SOURCE_BYTES // 1024**2} MiB"
            subject = f"The source holds more than {limit}; one report is at most that long."
            raise RefusedInput(self.name, "too-large", subject, "Split it into one file a report.")
        return original


def gather(paths: Sequence[str], manifest: Path | None = None) -> Iterator[Source | Refusal]:
    """Every source that `paths` and `manifest` name, each file once, in the order they are reached.

    Folders are walked in sorted order; hidden files are left out, files whose ending is not one of `READ_ENDINGS` are
    told as refusals. A file named by itself is a source whatever its ending. A manifest alone names its files; beside
    paths it only declares metadata for those files among them that it names.

    Args:
        paths: files, folders or `-` for standard input, in any mixture.
        manifest: a JSONL file, see `foedus.reading.manifest`.

    Yields:
        Sources, and a refusal for whatever was named or met and cannot be one.
    """
    entries: list[ManifestEntry] = []
    if manifest is not None:
        for told in read_manifest(manifest):
            if isinstance(told, ManifestEntry):
                entries.append(told)
            else:
                yield told
    gathering = _Gathering({os.path.realpath(entry.path): entry.declared for entry in entries}, manifest)
    if manifest is not None and not paths:
        for entry in entries:
            yield from gathering.named(entry.path, f"Line {entry.line} of {manifest.name} names it. ")
    for path in paths:
        yield from gathering.standard_input() if path == STANDARD_INPUT else gathering.named(Path(path))


def extent(paths: Sequence[str], manifest: Path | None = None) -> int:
    """Bytes of all files that `paths` and `manifest` name; what cannot be looked at, and standard input, count nothing."""
    total = 0
    for source in gather(paths, manifest):
        if isinstance(source, Source) and source.path is not None:
            with suppress(OSError):
                total += source.path.stat().st_size
    return total


_Listing = tuple[str, Iterator[Path]]


class _Gathering:
    """One run of `gather`: what was declared, and what was met already."""

    def __init__(self, declared: dict[str, Declared], manifest: Path | None) -> None:
        self._declared = declared
        self._met = set() if manifest is None else {os.path.realpath(manifest)}

    def standard_input(self) -> Iterator[Source]:
        if self._is_new(STANDARD_INPUT):
            yield Source(name=STANDARD_INPUT, document="stdin", declared=NOTHING_DECLARED, path=None)

    def named(self, path: Path, why: str = "") -> Iterator[Source | Refusal]:
        """The file at `path`, or the files in the folder at `path`."""
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            yield _refused(path, *_why_unreadable(error), why)
            return
        if stat.S_ISDIR(mode):
            yield from self._folder(path)
        elif stat.S_ISREG(mode):
            yield from self._file(path)
        else:
            subject = "It is neither a file nor a folder; expected one of the two."
            yield _refused(path, "not-a-file", subject, "Pipe it into standard input and name `-` instead.", why)

    def _file(self, path: Path) -> Iterator[Source]:
        real = os.path.realpath(path)
        if self._is_new(real):
            declared = self._declared.get(real, NOTHING_DECLARED)
            yield Source(name=_printable(path), document=_printable(Path(path.stem)), declared=declared, path=path)

    def _folder(self, top: Path) -> Iterator[Source | Refusal]:
        # A stack of its own: folders can nest deeper than Python recurses.
        open_folders: list[_Listing] = []
        listing = yield from self._open(top, [])
        while listing or open_folders:
            if listing:
                open_folders.append(listing)
            path = next(open_folders[-1][1], None)
            listing = None
            if path is None:
                open_folders.pop()
            elif os.path.isdir(path):  # noqa: PTH112  Path.is_dir raises where a folder may not be entered
                listing = yield from self._open(path, [real for real, _ in open_folders])
            elif path.suffix.lower() in READ_ENDINGS or not os.path.isfile(path):  # noqa: PTH113  as above
                yield from self.named(path)
            elif self._is_new(os.path.realpath(path)):
                endings = ", ".join(sorted(READ_ENDINGS))
                subject = f"Its ending is {path.suffix or 'missing'!r}; in a folder only {endings} are read."
                yield _refused(
                    path, "unknown-format", subject, "Convert it to text or HTML; a manifest is named with --manifest."
                )

    def _open(self, folder: Path, above: list[str]) -> Generator[Refusal, None, _Listing | None]:
        """Returns the sorted listing of a folder met for the first time, None for another; yields refusals."""
        real = os.path.realpath(folder)
        if real in above:
            yield _refused(folder, "directory-loop", *_LOOP)
            return None
        if not self._is_new(real):
            return None
        try:
            paths = sorted(folder.iterdir())
        except OSError as error:
            yield _refused(folder, *_why_unreadable(error))
            return None
        return real, iter([path for path in paths if not path.name.startswith(".")])

    def _is_new(self, real: str) -> bool:
        new = real not in self._met
        self._met.add(real)
        return new


_LOOP = ("The folder leads back into itself; expected folders without a loop.", "Remove the link.")


def _why_unreadable(error: OSError | ValueError) -> tuple[str, str, str]:
    """Reason, subject and remedy for a path that the system does not open."""
    if isinstance(error, FileNotFoundError):
        return "not-found", "There is no such file or folder.", "Check the spelling of the path."
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return "directory-loop", *_LOOP
    told = error.strerror if isinstance(error, OSError) else str(error)
    return "unreadable", f"The system does not open it: {told}.", "Check that the file can be read, then add it again."


def _refused(path: Path, reason: str, subject: str, remedy: str, why: str = "") -> Refusal:
    return Refusal(source=_printable(path), reason=reason, subject=why + subject, remedy=remedy)


def _printable(path: Path) -> str:
    """The path as text; bytes of a name that are no UTF-8 are written as escapes, so that a ledger can hold them."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
