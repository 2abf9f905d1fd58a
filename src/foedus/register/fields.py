"""Reading fields of one record, collecting every problem instead of stopping at the first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from foedus.model.actor import Sector

_COARSE = re.compile(r"(\d{4})(?:-(\d{2}))?")


@dataclass(slots=True)
class Problems:
    """Problems found so far, each with file and path."""

    found: list[str]

    def tell(self, path: str, problem: str) -> None:
        """Keep one problem."""
        self.found.append(f"{path}: {problem}")


@dataclass(frozen=True, slots=True)
class Fields:
    """One record of a data file with its path, e.g. `states/KAZ`."""

    record: Mapping[str, Any]
    path: str
    problems: Problems

    @classmethod
    def of(cls, value: object, path: str, problems: Problems, allowed: frozenset[str]) -> Fields:
        """The record `value`; keys that are not `allowed` are problems, and anything but a mapping counts as empty."""
        if not isinstance(value, dict):
            problems.tell(path, f"found {type(value).__name__}, expected a mapping")
            return cls({}, path, problems)
        unknown = sorted(str(key) for key in value if key not in allowed)
        if unknown:
            problems.tell(path, f"unknown keys {', '.join(unknown)}; known are {', '.join(sorted(allowed))}")
        return cls(value, path, problems)

    def text(self, key: str) -> str:
        """The text at `key`; a problem and the empty text where there is none."""
        value = self.record.get(key)
        if isinstance(value, str) and value.strip():
            return value
        found = "missing" if key not in self.record else repr(value)
        self.problems.tell(self.path, f"`{key}` is {found}, expected text")
        return ""

    def maybe_text(self, key: str) -> str | None:
        """The text at `key`, or None where the key is absent or null."""
        return None if self.record.get(key) is None else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts at `key`; empty where the key is absent."""
        value = self.record.get(key)
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
            return tuple(value)
        self.problems.tell(
            self.path, f"`{key}` is {value!r}, expected a list of texts (quote what YAML reads otherwise)"
        )
        return ()

    def flag(self, key: str) -> bool:
        """The truth value at `key`; False where the key is absent."""
        value = self.record.get(key, False)
        if not isinstance(value, bool):
            self.problems.tell(self.path, f"`{key}` is {value!r}, expected true or false")
        return value is True

    def sector(self, default: Sector | None = None) -> Sector | None:
        """The PLOVER sector at `sector`, or `default` where the key is absent."""
        value = self.record.get("sector")
        if value is None:
            return default
        if isinstance(value, str) and value in Sector.__members__:
            return Sector(value)
        self.problems.tell(self.path, f"sector is {value!r}, expected one of {', '.join(Sector)}")
        return default

    def rows(self, key: str) -> Mapping[str, Any]:
        """The mapping at `key`; empty where the key is absent."""
        value = self.record.get(key)
        if value is None:
            return {}
        if isinstance(value, dict) and all(isinstance(name, str) for name in value):
            return value
        self.problems.tell(self.path, f"`{key}` is {value!r}, expected a mapping with texts as keys")
        return {}

    def items(self, key: str) -> list[Any]:
        """The list at `key`; empty where the key is absent."""
        value = self.record.get(key)
        if isinstance(value, list):
            return value
        if value is not None:
            self.problems.tell(self.path, f"`{key}` is {value!r}, expected a list")
        return []

    def position(self, key: str) -> tuple[float, float] | None:
        """Latitude and longitude at `key`, in degrees; None where the key is absent."""
        value = self.record.get(key)
        at = position(*value) if isinstance(value, Sequence) and len(value) == 2 else None
        if at is None and value is not None:
            self.problems.tell(self.path, f"`{key}` is {value!r}, expected [latitude, longitude] in degrees")
        return at

    def interval(self) -> tuple[date | None, date | None]:
        """First and last day at `since` and `until`, both inclusive, None where open or unknown.

        A bare year or month widens the interval: it stands for its first day in `since` and its last in `until`, so
        that a day of doubt is covered by both neighbours and never by neither.
        """
        since, until = self.day("since", last=False), self.day("until", last=True)
        if since and until and until < since:
            self.problems.tell(self.path, f"ends on {until}, before it begins on {since}")
        return since, until

    def day(self, key: str, *, last: bool) -> date | None:
        """The day at `key`; of a bare year or month its `last` or first day."""
        value = self.record.get(key)
        if value is None or isinstance(value, date):
            return value
        match = _COARSE.fullmatch(str(value))
        year, month = (int(match[1]), int(match[2] or 0)) if match else (0, 0)
        if not 1800 <= year <= 2100 or month > 12:
            self.problems.tell(self.path, f"`{key}` is {value!r}, expected YYYY-MM-DD, YYYY-MM, YYYY or null")
            return None
        if not last:
            return date(year, month or 1, 1)
        return date(year + (month in (0, 12)), month % 12 + 1, 1) - timedelta(days=1)

    def coarse(self) -> bool:
        """Whether `since` or `until` is a bare year or month."""
        return any(isinstance(self.record.get(key), (int, str)) for key in ("since", "until"))


def position(latitude: str | float, longitude: str | float) -> tuple[float, float] | None:
    """Latitude and longitude as numbers; None where they are no degrees of the globe."""
    try:
        at = float(latitude), float(longitude)
    except (TypeError, ValueError):
        return None
    return at if abs(at[0]) <= 90 and abs(at[1]) <= 180 else None
