"""What can still be read of a faulty file, so that one fault does not hide the others.

What is salvaged is never judged by: its file is refused. It only lets the checks between the parts of a pack go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any, TypeVar

from pydantic import ValidationError

from foedus.model.claim import TreatyAct
from foedus.treaty.days import EARLIEST
from foedus.treaty.format import Entry

Read = TypeVar("Read", bound=Entry)
ROUNDS = 20
"""Mending one fault can show another beneath it; a file with more such layers is given up."""
KEPT = frozenset({"provisions", "norms", "versions", "texts", "readings", "standing"})
"""Parts that other parts name: where one of their entries cannot be mended, nothing more can be said of the file."""
STAND_INS: Mapping[str, Any] = {
    "authors": ["nobody"], "bearer": {}, "case": "", "flag": "dues", "heading": "", "holds": True, "in_force": None,
    "kind": "treaty", "modality": "constitutive", "name": "", "paraphrase": None, "ratified": True, "rule": "consensus", "says": "", "seen": None,
    "signed": EARLIEST, "since": EARLIEST, "status": "unverified", "title": "",
}  # fmt: skip
"""What stands for a field that is missing or wrong; chosen so that no other check is set off by it."""
KEY = "[key]"
"""How pydantic calls the place of a key that is no string."""
ANY_PATTERN = {"acts": [TreatyAct.CONVENE.value]}


def salvaged(rows: Mapping[str, Any], shape: type[Read], error: ValidationError) -> Read | None:
    """The file as that shape without its faults; None where too little is left.

    Args:
        rows: the file as read.
        shape: of the file.
        error: the faults that were found in it.
    """
    left = deepcopy(dict(rows))
    for _ in range(ROUNDS):
        for fault in _last_first(error):
            if not _mend(left, fault["loc"], fault["type"]):
                return None
        try:
            return shape.model_validate(left)
        except ValidationError as following:
            error = following
    return None


def faults_in(error: ValidationError) -> list[Any]:
    """The faults, without those that only follow from others: a list is not too short because its entries are wrong."""
    found = error.errors(include_url=False)
    places = [fault["loc"] for fault in found]
    return [
        fault
        for fault in found
        if fault["type"] != "too_short"
        or all(place == fault["loc"] or place[: len(fault["loc"])] != fault["loc"] for place in places)
    ]


def _last_first(error: ValidationError) -> list[Any]:
    """The faults, those of later items of a list before those of earlier ones, so that taking one out moves none."""
    return sorted(
        faults_in(error), key=lambda fault: [(isinstance(part, str), part) for part in fault["loc"]], reverse=True
    )


def _mend(rows: Any, place: tuple[int | str, ...], kind: str) -> bool:
    """Takes the fault out of the rows; whether it could."""
    if not place:
        return False
    parent, last = _at(rows, place[:-1]), place[-1]
    if last == KEY:
        return _name(rows, place[:-1])
    if kind == "missing":
        return _stand_in(rows, place, parent)
    found = _at(rows, place)
    if isinstance(found, dict) and kind == "value_error" and _mend_entry(found):
        return True
    if kind != "extra_forbidden" and last in STAND_INS and isinstance(parent, dict):
        return _stand_in(rows, place, parent)
    return _take_out(rows, place)


def _name(rows: Any, place: tuple[int | str, ...]) -> bool:
    """Makes a key that YAML read as a number the name that it was meant to be."""
    parent = _at(rows, place[:-1])
    if not isinstance(parent, dict) or str(place[-1]) in parent:
        return False
    named = {str(key): value for key, value in parent.items()}
    parent.clear()
    parent.update(named)
    return True


def _mend_entry(entry: dict[str, Any]) -> bool:
    """Of an entry that is wrong as a whole: what is not looked up is unverified, and a pattern of nothing is one of something."""
    if "status" in entry:
        entry["status"] = "unverified"
        entry.pop("words", None)
        entry.pop("quotation", None)
        return True
    if "says" not in entry:
        entry.clear()
        entry.update(ANY_PATTERN)
        return True
    return False


def _stand_in(rows: Any, place: tuple[int | str, ...], parent: Any) -> bool:
    name = str(place[-1])
    if name in STAND_INS and isinstance(parent, dict):
        if parent.get(name, place) == STAND_INS[name]:
            return _take_out(rows, place[:-1])
        parent[name] = deepcopy(STAND_INS[name])
        return True
    return _take_out(rows, place[:-1])


def _take_out(rows: Any, place: tuple[int | str, ...]) -> bool:
    if not place or _is_kept(place):
        return False
    parent, last = _at(rows, place[:-1]), place[-1]
    if isinstance(parent, dict) and last in parent:
        del parent[last]
        return True
    if isinstance(parent, list) and isinstance(last, int) and last < len(parent):
        del parent[last]
        return True
    return False


def _is_kept(place: tuple[int | str, ...]) -> bool:
    return place[-1] in KEPT or (len(place) > 1 and place[-2] in KEPT)


def _at(rows: Any, place: Iterable[int | str]) -> Any:
    """What stands at the place; None where nothing does."""
    for part in place:
        try:
            inner: Any = rows if isinstance(rows, dict | list) else {}
            rows = inner[part]
        except (KeyError, IndexError, TypeError):
            return None
    return rows
