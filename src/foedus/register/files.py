"""The register's data files as read: plain mappings, not yet checked against each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from foedus.errors import BadData

WORLD = (
    "roles",
    "states",
    "organisations",
    "organs",
    "groups",
    "collectives",
    "agents",
    "translations",
    "outlets",
    "places",
    "collisions",
)
"""Files of the register's own folder, without their ending; each must be there."""

GAZETTEER = "gazetteer"
"""The one table in the register's own folder, without its ending."""

PACK_FILE = "organisation.yaml"

SOURCE_COLUMNS = ("person", "role", "of", "since", "until", "shows", "page", "seen", "words")
"""Columns of the files of sources, tab-separated, under a line that names them."""

GAZETTEER_COLUMNS = ("state", "name", "other names", "latitude", "longitude", "population")
"""Columns of the gazetteer. Other names are parted by a bar; of the bearers of one name the likelier comes first."""


class _StrictLoader(yaml.CSafeLoader):
    """Refuses a key that stands twice in one mapping, which YAML libraries let the last one win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        if len(set(keys)) < len(keys):
            twice = sorted({key for key in keys if keys.count(key) > 1})
            raise yaml.constructor.ConstructorError(
                None, None, f"keys written twice: {', '.join(twice)}", node.start_mark
            )
        return super().construct_mapping(node, deep=deep)

    def construct_yaml_timestamp(self, node: yaml.ScalarNode) -> Any:
        try:
            return super().construct_yaml_timestamp(node)
        except ValueError as error:
            raise yaml.constructor.ConstructorError(
                None, None, f"{node.value} is no day: {error}", node.start_mark
            ) from error


_StrictLoader.add_constructor("tag:yaml.org,2002:timestamp", _StrictLoader.construct_yaml_timestamp)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFiles:
    """Everything that was read.

    Attributes:
        world: file name without ending, to its content.
        persons: the same for the files of the folder `persons`, one a part of the world.
        sources: the same for the tables of the folder `sources`: rows of `SOURCE_COLUMNS`, without the head.
        gazetteer: rows of the table of the world's larger cities, without the head; empty where there is no table.
        packs: pack's folder name to the content of its organisation file.
    """

    world: Mapping[str, Mapping[str, Any]]
    persons: Mapping[str, Mapping[str, Any]]
    sources: Mapping[str, list[tuple[str, ...]]]
    gazetteer: list[tuple[str, ...]]
    packs: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class RawFiles:
    """What was read, before anything is understood.

    Attributes:
        contents: file name without ending, to its path and bytes, in order.
        digest: first 12 hex digits of the SHA-256 over names and bytes of all files, in that order.
    """

    contents: Mapping[str, tuple[Path, bytes]]
    digest: str


def read_bytes(data: Path, packs: Path) -> RawFiles:
    """The bytes of the register's files in `data` and its folders, and of `packs/*/organisation.yaml`.

    Raises:
        BadData: files are missing; all of them at once.
    """
    problems: list[str] = []
    digest = hashlib.sha256()
    contents: dict[str, tuple[Path, bytes]] = {}
    for name, path in _paths(data, packs):
        if not path.is_file():
            problems.append(f"{path.name}: not found, expected in {path.parent}")
            continue
        content = path.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
        contents[name] = path, content
    if problems:
        raise BadData(problems)
    return RawFiles(contents, digest.hexdigest()[:12])


def parsed(raw: RawFiles) -> DataFiles:
    """The content of the files, not yet checked against each other.

    Raises:
        BadData: a file is not YAML, holds no mapping or rows of another width; all such problems at once.
    """
    problems: list[str] = []
    read: dict[str, Mapping[str, Any]] = {}
    tables: dict[str, list[tuple[str, ...]]] = {}
    for name, (path, content) in raw.contents.items():
        if path.suffix == ".tsv":
            tables[name] = _rows(content, name, problems)
        else:
            read[name] = read_mapping(content, name, problems)
    if problems:
        raise BadData(problems)
    return DataFiles(
        world={name: read[name] for name in WORLD},
        persons={name.removeprefix("persons/"): read[name] for name in read if name.startswith("persons/")},
        sources={name.removeprefix("sources/"): tables[name] for name in tables if name.startswith("sources/")},
        gazetteer=tables.get(GAZETTEER, []),
        packs={name.removeprefix("packs/"): read[name] for name in read if name.startswith("packs/")},
    )


def _paths(data: Path, packs: Path) -> Iterator[tuple[str, Path]]:
    for name in sorted(WORLD):
        yield name, data / f"{name}.yaml"
    if (table := data / f"{GAZETTEER}.tsv").is_file():
        yield GAZETTEER, table
    for path in (*sorted(data.glob("persons/*.yaml")), *sorted(data.glob("sources/*.tsv"))):
        yield f"{path.parent.name}/{path.stem}", path
    for path in sorted(packs.glob(f"*/{PACK_FILE}")):
        yield f"packs/{path.parent.name}", path


def read_mapping(content: bytes, name: str, problems: list[str]) -> Mapping[str, Any]:
    """The mapping that the YAML file called `name` holds; empty, and a problem, where it holds none."""
    try:
        value = yaml.load(content, Loader=_StrictLoader)  # noqa: S506, a subclass of the safe loader
    except (yaml.YAMLError, ValueError) as error:
        problems.append(f"{name}: not readable as YAML: {_unreadable(error)}")
        return {}
    if not isinstance(value, dict):
        found = "nothing" if value is None else type(value).__name__
        problems.append(f"{name}: found {found}, expected a mapping")
        return {}
    return value


def _unreadable(error: Exception) -> str:
    """What YAML said, with line and column, and what mostly helps where it is about how the file is written."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return str(error)
    told = f"line {error.problem_mark.line + 1}, column {error.problem_mark.column + 1}: {error.problem}"
    if isinstance(error, yaml.constructor.ConstructorError):
        return told
    return f"{told}; indent with spaces alone, and put words that hold a colon, comma, bracket or # in quotes"


def _rows(content: bytes, name: str, problems: list[str]) -> list[tuple[str, ...]]:
    """The rows of a table; lines with another number of fields are problems."""
    columns = GAZETTEER_COLUMNS if name == GAZETTEER else SOURCE_COLUMNS
    try:
        head, *lines = content.decode().splitlines() or [""]
    except UnicodeDecodeError as error:
        problems.append(f"{name}: not UTF-8: {error}")
        return []
    if tuple(head.split("\t")) != columns:
        problems.append(f"{name}: the first line is {head!r}, expected {', '.join(columns)}, tab-separated")
        return []
    rows = []
    for number, line in enumerate(lines, start=2):
        row = tuple(map(str.strip, line.split("\t")))
        if len(row) == len(columns):
            rows.append(row)
        elif line.strip():
            problems.append(f"{name}: line {number} has {len(row)} fields, expected {len(columns)}")
    return rows
