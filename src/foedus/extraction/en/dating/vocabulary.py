"""The words of dates, read once from `data/dates.yaml`."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

_SHIPPED = files("foedus.extraction.en") / "data" / "dates.yaml"
_DATA: dict[str, Any] = yaml.load(_SHIPPED.read_bytes(), Loader=yaml.CSafeLoader)

MONTHS: dict[str, int] = _DATA["months"]
MONTH_ABBREVIATIONS: dict[str, int] = _DATA["month_abbreviations"]
WEEKDAYS: dict[str, int] = _DATA["weekdays"]
"""Monday is 0."""

UNITS: dict[str, str] = _DATA["units"]
DECADES: dict[str, int] = _DATA["decades"]
ORDINALS: dict[str, int] = {word: n for n, word in enumerate(_DATA["ordinals"], 1)}
HOLIDAYS: dict[str, tuple[int, int]] = {name: (month, day) for name, (month, day) in _DATA["holidays"].items()}
"""Names in lower case with a straight apostrophe, and their month and day."""

CLASSES: dict[str, str] = _DATA["classes"]
COUNTED = frozenset(_DATA["counted"].split())
NUMBERED = frozenset(_DATA["numbered"].split())
SPEAKING = frozenset(_DATA["speaking"].split())
SCHEDULING = frozenset(_DATA["scheduling"].split())
RESUMING = frozenset(_DATA["resuming"].split())
