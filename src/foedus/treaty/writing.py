"""Treaty data written as the files that it is read from."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Any

import yaml

from foedus.treaty.days import Day
from foedus.treaty.decisions import plain_weight
from foedus.treaty.format import Entry, Sourced
from foedus.treaty.rules import Rule

WIDTH = 120
RARE_BREAKS = frozenset("\x85\u2028\u2029")


def written(entry: Entry) -> str:
    """The entry as YAML that reads back as an equal one; the same text for equal entries, whatever they were read from.

    Fields stand in the order of the format, where an entry was looked up last; those with their default are left out, and so are
    comments, which an entry does not keep. Days are dates, or bare years and months.
    """
    return yaml.dump(
        _plain(entry), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=False
    )


class _Dumper(yaml.SafeDumper):
    """Writes each value where it stands, equal ones too, instead of a reference to the first."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # a hook of the library
        return True


def _words(dumper: yaml.SafeDumper, words: str) -> yaml.ScalarNode:
    # unless it is quoted twice, a rare line break is read as a space
    style = '"' if RARE_BREAKS.intersection(words) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", words, style=style)


_Dumper.add_representer(str, _words)


def _plain(value: object) -> Any:
    if isinstance(value, Entry):
        return _fields(value)
    if isinstance(value, Day):
        return value.written()
    if isinstance(value, Rule):
        return str(value)
    if isinstance(value, Fraction):
        return plain_weight(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {_plain(key): _plain(one) for key, one in value.items()}
    return value


def _fields(entry: Entry) -> dict[str, Any]:
    fields = type(entry).model_fields
    looked_up = [name for name in fields if name in Sourced.model_fields and isinstance(entry, Sourced)]
    told = {}
    for name in (*(name for name in fields if name not in looked_up), *looked_up):
        value, field = getattr(entry, name), fields[name]
        if field.is_required() or value != field.get_default(call_default_factory=True):
            told[name] = _plain(value)
    return told
