"""Reads a pack's folder; every problem of every file is told at once, with file and path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from foedus.errors import BadData, BadQuery
from foedus.register.files import PACK_FILE, read_mapping
from foedus.register.register import PACKS
from foedus.treaty.casebook import Case, CasesFile
from foedus.treaty.checking import faults
from foedus.treaty.days import Day
from foedus.treaty.decisions import DECISIONS, DecisionsFile
from foedus.treaty.format import BodiesFile, Entry, Instrument, ReadingsFile, StandingFile
from foedus.treaty.pack import Membership, Pack
from foedus.treaty.proposals import Amendment
from foedus.treaty.salvaging import faults_in, salvaged
from foedus.treaty.wording import said

INSTRUMENTS, STANDING, READINGS, BODIES, CASES, AMENDMENTS = (
    "instruments", "standing.yaml", "readings.yaml", "bodies.yaml", "cases.yaml", "amendments",
)  # fmt: skip
Read = TypeVar("Read", bound=Entry)


@cache
def packaged(code: str) -> Pack:
    """The package's own pack of the organisation; read once a process.

    Raises:
        BadQuery: there is none with instruments.
        BadData: with every problem of its files.
    """
    known = codes()
    if code.upper() not in known:
        raise BadQuery(f"No treaty of {code!r} is known.", f"Name one of {', '.join(sorted(known))}.")
    return read_pack(known[code.upper()])


@cache
def codes() -> Mapping[str, Path]:
    """Organisations of the package whose instruments are there, each with its folder."""
    return {path.parent.name.upper(): path.parent for path in sorted(PACKS.glob(f"*/{INSTRUMENTS}"))}


def read_pack(folder: Path) -> Pack:
    """The pack in the folder.

    Raises:
        BadData: with every problem of its files.
    """
    files = _Files(folder)
    organisation = _organisation(files)
    members = tuple(_members(files, organisation))
    standing = files.read(STANDING, StandingFile) or StandingFile()
    readings = files.read(READINGS, ReadingsFile) or ReadingsFile()
    bodies = files.read(BODIES, BodiesFile) or BodiesFile()
    decisions = files.read(DECISIONS, DecisionsFile) or DecisionsFile()
    paths = sorted((folder / INSTRUMENTS).glob("*.yaml"))
    if not paths:
        files.problems.append(
            f"{folder.name}: no {INSTRUMENTS}/*.yaml found; write one file for each treaty, charter or decision"
        )
    read = {path.stem: files.read(f"{INSTRUMENTS}/{path.name}", Instrument) for path in paths}
    code = str(organisation.get("id", folder.name.upper()))
    pack = Pack(
        code=code,
        name=str(organisation.get("name", code)),
        names=tuple(name for key in ("names", "acronyms") for name in _names(files, organisation, key)),
        members=members,
        organs={f"{code}/{key}": name for key, name in _organs(files, organisation)},
        standing=standing.standing,
        partners=standing.partners,
        instruments=_by_age({id_: one for id_, one in read.items() if one}),
        readings=readings.readings,
        bodies=bodies.bodies,
        exercises=bodies.exercises,
        decisions=decisions.decisions,
        weights=decisions.weights,
    )
    problems = [*files.problems, *faults(pack, folder.name, files.unread)]
    if problems:
        raise BadData(problems)
    return pack


@dataclass(slots=True)
class _Files:
    """The files of a pack.

    Attributes:
        folder: where they are.
        problems: what was found wrong so far.
        unread: those of which too little could be read to say what is not in them.
        page: of the documentation, that tells what may stand in them.
    """

    folder: Path
    problems: list[str] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    page: str = "docs/packs.md"

    def read(self, name: str, shape: type[Read]) -> Read | None:
        """The file as that shape, without its faults where it has some; None where it is missing or too little is left."""
        rows = self.rows(name)
        if rows is None:
            return None
        try:
            return shape.model_validate(rows)
        except ValidationError as error:
            self.problems += (
                f"{self.folder.name}/{name}: {'/'.join(map(str, fault['loc'])) or 'the file'}: {said(fault, shape, self.page)}"
                for fault in faults_in(error)
            )
            left = salvaged(rows, shape, error)
        if left is None:
            self.unread.add(name)
        return left

    def rows(self, name: str) -> Mapping[str, Any] | None:
        """The mapping that the file holds; None where it is missing or holds none."""
        path, before = self.folder / name, len(self.problems)
        if not path.is_file():
            return None
        content = path.read_bytes()
        rows: Any = read_mapping(content, f"{self.folder.name}/{name}", self.problems)
        if len(self.problems) > before:
            rows = _loosely(content)
        if not isinstance(rows, dict):
            self.unread.add(name)
            return None
        return rows


def _loosely(content: bytes) -> Any:
    """What the file holds where a key stands twice in it, by the last of them; None where it is no YAML at all."""
    try:
        return yaml.safe_load(content)
    except (yaml.YAMLError, ValueError):
        return None


def _by_age(instruments: Mapping[str, Instrument]) -> Mapping[str, Instrument]:
    return dict(sorted(instruments.items(), key=lambda one: next(iter(one[1].versions.values())).signed.first))


def _organisation(files: _Files) -> Mapping[str, Any]:
    rows = files.rows(PACK_FILE)
    if rows is None and PACK_FILE not in files.unread:
        files.unread.add(PACK_FILE)
        files.problems.append(
            f"{files.folder.name}/{PACK_FILE}: not found; write it, it names the organisation and its members"
        )
    return rows or {}


def _part(files: _Files, organisation: Mapping[str, Any], name: str) -> Mapping[Any, Any]:
    """The mapping that stands under the name in the organisation's file; empty where there is none."""
    rows = organisation.get(name) or {}
    if isinstance(rows, dict):
        return rows
    files.unread.add(PACK_FILE)
    files.problems.append(
        f"{files.folder.name}/{PACK_FILE}: {name}: found {type(rows).__name__}, expected a mapping; write each by its code"
    )
    return {}


def _names(files: _Files, organisation: Mapping[str, Any], key: str) -> Iterator[str]:
    names = organisation.get(key) or ()
    if not isinstance(names, list | tuple):
        files.problems.append(
            f"{files.folder.name}/{PACK_FILE}: {key}: found {names!r}, expected a list; write [{names}]"
        )
        return
    yield from map(str, names)


def _organs(files: _Files, organisation: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, row in _part(files, organisation, "organs").items():
        yield str(key), str(row.get("name", key)) if isinstance(row, dict) else str(row)


def _members(files: _Files, organisation: Mapping[str, Any]) -> Iterator[Membership]:
    for state, value in _part(files, organisation, "members").items():
        for row in value if isinstance(value, list) else [value]:
            told = row if isinstance(row, dict) else {"since": row}
            try:
                since, until = (
                    Day.read(told[key]) if told.get(key) is not None else None for key in ("since", "until")
                )
            except ValueError as error:
                files.problems.append(f"{files.folder.name}/{PACK_FILE}: members/{state}: {error}")
                since = until = None
            yield Membership(state=str(state), since=since, until=until)


def read_cases(folder: Path) -> tuple[Case, ...]:
    """The legal cases of the pack in the folder; none where it has none.

    Raises:
        BadData: with every problem of the file.
    """
    files = _Files(folder)
    read = files.read(CASES, CasesFile)
    if files.problems:
        raise BadData(files.problems)
    return read.cases if read else ()


def read_amendments(folder: Path) -> dict[str, Amendment]:
    """The amendments of the pack in the folder, by id; none where it has none.

    Raises:
        BadData: with every problem of the files.
    """
    return read_proposals(sorted((folder / AMENDMENTS).glob("*.yaml")))


def read_proposals(paths: Iterable[Path]) -> dict[str, Amendment]:
    """The amendments of the files, by the names of the files, in the order given.

    Raises:
        BadData: with every problem of the files.
    """
    read: dict[str, Amendment] = {}
    problems: list[str] = []
    for path in paths:
        files = _Files(path.parent, page="docs/amendments.md")
        amendment = files.read(path.name, Amendment)
        if not path.is_file():
            files.problems.append(f"{path.name}: not found; name a file, or an amendment of the pack")
        if path.stem in read:
            files.problems.append(f"{path}: another of these files is called {path.stem} too; call one otherwise")
        problems += files.problems
        if amendment is not None:
            read[path.stem] = amendment
    if problems:
        raise BadData(problems)
    return read
