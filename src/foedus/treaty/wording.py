"""How a fault in a pack's file is told: what was found, what was expected, and what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from types import NoneType
from typing import Any, get_args, get_origin

from foedus.treaty.format import Entry

_ONE_OF = frozenset({"enum", "literal_error"})
_OPTION = re.compile(r"'([^']*)'")
_LIST = frozenset({"tuple_type", "list_type"})
_MAPPING = frozenset({"dict_type", "model_type", "model_attributes_type"})
_EXPECTED = {"bool": "true or false", "int": "a whole number", "date": "YYYY-MM-DD"}
"""What is asked for, by the first word of the kind of fault."""
_READ_AS = {bool: "a truth value", int: "a number", float: "a number", date: "a day"}
_FOUND = {dict: "a mapping", list: "a list", NoneType: "nothing"}


def said(fault: Any, shape: type[Entry], page: str = "docs/packs.md") -> str:
    """The fault in words, without its place.

    Args:
        fault: as pydantic tells it.
        shape: of the file in which it was found.
        page: of the documentation, that tells what may stand there.
    """
    kind, given = str(fault["type"]), fault.get("input")
    if kind == "missing":
        return f"is missing; {page} tells what it is for"
    if kind == "extra_forbidden":
        return _unknown(str(fault["loc"][-1]), _keys(shape, fault["loc"]))
    if kind == "too_short":
        return f"has {fault['ctx']['actual_length']} entries, expected at least {fault['ctx']['min_length']}; add one"
    if kind in _ONE_OF:
        return _none_of(given, _OPTION.findall(fault["ctx"]["expected"]))
    return _of_type(kind, given) or _as_told(fault, given)


def _of_type(kind: str, given: Any) -> str:
    """What is said of a value of another type than expected; empty where the fault is of another kind."""
    if kind in _LIST:
        return f"found {_shown(given)}, expected a list; {_as_list(given)}"
    if kind in _MAPPING:
        return f"found {_shown(given)}, expected a mapping; write `key: value`, or take it out"
    if kind == "string_type" and type(given) in _READ_AS:
        return f"YAML reads {given!s} as {_READ_AS[type(given)]}, expected words; put it in quotes"
    if kind == "string_type":
        return f"found {_shown(given)}, expected words"
    expected = _EXPECTED.get(kind.split("_", 1)[0])
    return f"found {_shown(given)}, expected {expected}" if expected else ""


def _as_told(fault: Any, given: Any) -> str:
    words = str(fault["msg"]).removeprefix("Value error, ")
    shown = isinstance(given, str | int | float | bool) and not words.startswith("found ")
    return f"{words}, found {given!r}" if shown else words


def _as_list(given: Any) -> str:
    if isinstance(given, dict):
        return "begin each entry with a dash"
    return "write the entries, or take the key out" if given is None else f"write [{given}]"


def _shown(given: Any) -> str:
    return _FOUND.get(type(given)) or repr(given)


def _none_of(given: Any, options: Sequence[str]) -> str:
    near = get_close_matches(str(given), options, n=1)
    meant = f"; did you mean {near[0]}?" if near else ""
    return f"found {_shown(given)}, expected one of {', '.join(options)}{meant}"


def _unknown(key: str, known: Sequence[str]) -> str:
    near = get_close_matches(key, known, n=1)
    if near:
        return f"is no key of the format; did you mean `{near[0]}`?"
    here = f"; here stand {', '.join(known)}" if known else ""
    return f"is no key of the format; take it out{here}"


def _keys(shape: type[Entry], place: Sequence[int | str]) -> Sequence[str]:
    """The keys that the format knows where the last part of the place stands; none where that is nothing that has keys."""
    here: Any = shape
    for part in place[:-1]:
        here = _inner(here, part)
    return list(here.model_fields) if isinstance(here, type) and issubclass(here, Entry) else ()


def _inner(shape: Any, part: int | str) -> Any:
    """The shape of what stands under the part, or None."""
    if isinstance(shape, type) and issubclass(shape, Entry):
        field = shape.model_fields.get(str(part))
        return _without_none(field.annotation) if field else None
    arguments = get_args(shape)
    if get_origin(shape) is tuple:
        return _without_none(arguments[0])
    return _without_none(arguments[1]) if get_origin(shape) is dict else None


def _without_none(shape: Any) -> Any:
    inner = [one for one in get_args(shape) if one is not NoneType]
    return inner[0] if NoneType in get_args(shape) and inner else shape
