"""Numbers as they are typed in, `A=5,B=3`, or written in a file; every slip is told at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from foedus.analysis.power.bargaining import Stake
from foedus.analysis.power.game import refuse
from foedus.treaty.rules import Rule, read_rule

_NUMBER = re.compile(r"[+-]?(\d{1,30}(\.\d{1,30})?|\.\d{1,30})|[+-]?\d{1,30}/[1-9]\d{0,29}")
_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]*")
STAKE = ("capability", "position", "salience")

Numbers = tuple[dict[str, Fraction], list[str]]
"""Numbers by code, and what was wrong, each with what to do."""


def read_number(words: object) -> Fraction | None:
    """The number, exactly; None where it is none."""
    told = str(words).strip()
    return Fraction(told) if not isinstance(words, bool) and _NUMBER.fullmatch(told) else None


def read_numbers(words: str, option: str) -> Numbers:
    """Numbers of codes, as `ARM=-1,RUS=0.5`.

    Args:
        words: as typed.
        option: where, for messages, as `--position`.
    """
    pairs = [part.partition("=") for part in words.split(",") if part.strip()]
    return _numbers([(code, value) for code, _, value in pairs], f"{option} {words}")


def read_file(path: Path) -> Numbers:
    """Numbers of codes, as a YAML mapping in a file.

    Raises:
        BadQuery: it is no such file.
    """
    rows = _mapping(path)
    return _numbers([(str(code), value) for code, value in rows.items()], path.name)


def read_rules(words: Sequence[str]) -> tuple[list[Rule], list[str]]:
    """The rules, and what was wrong."""
    rules, faults = [], []
    for told in words:
        try:
            rules.append(read_rule(told))
        except ValueError as error:
            faults.append(f"--rule {told}: {error}")
    return rules, faults


def read_stakes(path: Path) -> dict[str, Stake]:
    """Stakes in a bargain, as a YAML mapping in a file: `FRA: {capability: 0.16, position: 10, salience: 0.6}`.

    Raises:
        BadQuery: it is no such file; with every slip in it.
    """
    stakes, faults = {}, []
    for code, row in _mapping(path).items():
        if not isinstance(row, dict) or set(row) != set(STAKE):
            faults.append(f"{path.name}: {code}: found {row!r}, expected exactly {', '.join(STAKE)}; write these three")
            continue
        numbers = {name: read_number(row[name]) for name in STAKE}
        faults += [
            f"{path.name}: {code}/{name}: found {row[name]!r}, expected a number; mend it"
            for name, number in numbers.items()
            if number is None
        ]
        if all(number is not None for number in numbers.values()):
            stakes[str(code)] = Stake(**{name: number for name, number in numbers.items() if number is not None})
    refuse(faults)
    return stakes


def _numbers(pairs: Sequence[tuple[str, object]], place: str) -> Numbers:
    numbers: dict[str, Fraction] = {}
    faults = []
    for told, value in pairs:
        code, number = told.strip().upper(), read_number(value)
        if not _CODE.fullmatch(code):
            faults.append(f"{place}: found {told!r}, expected a code; write CODE=NUMBER, several parted by commas")
        elif number is None:
            faults.append(f"{place}: found {str(value)!r} for {code}, expected a number; write CODE=NUMBER")
        elif code in numbers:
            faults.append(f"{place}: {code} stands twice; keep one")
        else:
            numbers[code] = number
    if not pairs:
        faults.append(f"{place}: found nothing, expected CODE=NUMBER, several parted by commas")
    return numbers, faults


def _mapping(path: Path) -> Mapping[Any, Any]:
    try:
        rows = yaml.safe_load(path.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, OSError, ValueError) as error:
        rows, why = None, f" ({' '.join(str(error).split())})"
    else:
        why = ""
    if not isinstance(rows, dict) or not rows:
        refuse([f"{path.name}: found no mapping{why}, expected one entry for each code; write them as YAML"])
        return {}
    return rows
