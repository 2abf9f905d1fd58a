"""Reads a pack's folder; every problem of every file is told at once, with file and path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from foedus.errors import BadData, BadQuery
from foedus.register.files import PACK_FILE, read_mapping
from foedus.register.register import PACKS
from foedus.treaty.casebook import Case, CasesFile
from foedus.treaty.checking import faults
from foedus.treaty.days import Day
from foedus.treaty.format import BodiesFile, Entry, Instrument, ReadingsFile, StandingFile
from foedus.treaty.pack import Membership, Pack

INSTRUMENTS, STANDING, READINGS, BODIES, CASES = (
    "instruments", "standing.yaml", "readings.yaml", "bodies.yaml", "cases.yaml",
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
    problems: list[str] = []
    organisation = _organisation(folder, problems)
    standing = _file(folder / STANDING, StandingFile, problems) or StandingFile()
    readings = _file(folder / READINGS, ReadingsFile, problems) or ReadingsFile()
    bodies = _file(folder / BODIES, BodiesFile, problems) or BodiesFile()
    paths = sorted((folder / INSTRUMENTS).glob("*.yaml"))
    if not paths:
        problems.append(
            f"{folder.name}: no {INSTRUMENTS}/*.yaml found; write one file for each treaty, charter or decision"
        )
    read = {path.stem: _file(path, Instrument, problems) for path in paths}
    code = str(organisation.get("id", folder.name.upper()))
    pack = Pack(
        code=code,
        name=str(organisation.get("name", code)),
        names=tuple(str(name) for key in ("names", "acronyms") for name in organisation.get(key) or ()),
        members=tuple(_members(organisation.get("members"), folder.name, problems)),
        organs={f"{code}/{key}": str(row.get("name", key)) for key, row in (organisation.get("organs") or {}).items()},
        standing=standing.standing,
        partners=standing.partners,
        instruments=_by_age({id_: one for id_, one in read.items() if one}),
        readings=readings.readings,
        bodies=bodies.bodies,
        exercises=bodies.exercises,
    )
    problems += faults(pack, folder.name)
    if problems:
        raise BadData(problems)
    return pack


def _by_age(instruments: Mapping[str, Instrument]) -> Mapping[str, Instrument]:
    return dict(sorted(instruments.items(), key=lambda one: next(iter(one[1].versions.values())).signed.first))


def _organisation(folder: Path, problems: list[str]) -> Mapping[str, Any]:
    path = folder / PACK_FILE
    if not path.is_file():
        problems.append(f"{folder.name}/{PACK_FILE}: not found; it names the organisation and its members")
        return {}
    return read_mapping(path.read_bytes(), f"{folder.name}/{PACK_FILE}", problems)


def _file(path: Path, shape: type[Read], problems: list[str]) -> Read | None:
    """The file as that shape; None, and problems, where it is not; None where an optional file is missing."""
    if not path.is_file():
        return None
    name = "/".join(path.parts[-3:] if path.parent.name == INSTRUMENTS else path.parts[-2:])
    before = len(problems)
    rows = read_mapping(path.read_bytes(), name, problems)
    if len(problems) > before:
        return None
    try:
        return shape.model_validate(rows)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            place = "/".join(map(str, fault["loc"]))
            problems.append(f"{name}: {place or 'the file'}: {_said(fault)}")
        return None


def _said(fault: Any) -> str:
    if fault["type"] == "missing":
        return "is missing; docs/packs.md tells what it is for"
    if fault["type"] == "extra_forbidden":
        return "is no key of the format; docs/packs.md lists them"
    given = fault.get("input")
    shown = f", found {given!r}" if isinstance(given, str | int | float | bool) else ""
    return str(fault["msg"]).removeprefix("Value error, ") + shown


def _members(rows: Any, pack: str, problems: list[str]) -> Iterator[Membership]:
    for state, value in (rows or {}).items():
        for row in value if isinstance(value, list) else [value]:
            told = row if isinstance(row, dict) else {"since": row}
            try:
                since, until = (
                    Day.read(told[key]) if told.get(key) is not None else None for key in ("since", "until")
                )
            except ValueError as error:
                problems.append(f"{pack}/{PACK_FILE}: members/{state}: {error}")
                continue
            yield Membership(state=str(state), since=since, until=until)


def read_cases(folder: Path) -> tuple[Case, ...]:
    """The legal cases of the pack in the folder; none where it has none.

    Raises:
        BadData: with every problem of the file.
    """
    problems: list[str] = []
    read = _file(folder / CASES, CasesFile, problems)
    if problems:
        raise BadData(problems)
    return read.cases if read else ()
