"""Which sources were looked up for which term of office."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from foedus.model.actor import Bound, Source
from foedus.register.fields import Problems

MOST_WORDS = 25
"""Longest quotation of a source, in words."""

TermKey = tuple[str, str, str, str, str]
"""Person without `person/`, role, principal, first and last day as the data write them, empty where open or unknown."""


def term_key(person: str, record: Mapping[str, Any], principal: str) -> TermKey:
    """What a table of sources calls the term that `record` holds."""
    since, until = (str(record.get(bound) or "") for bound in ("since", "until"))
    return person.removeprefix("person/"), str(record.get("role", "")), principal, since, until


def read_sources(tables: Mapping[str, list[tuple[str, ...]]], problems: Problems) -> dict[TermKey, list[Source]]:
    """The sources of every term that the tables name; a row that is not in order is a problem and left out."""
    found: dict[TermKey, list[Source]] = {}
    for name, rows in tables.items():
        for person, role, of, since, until, shows, page, seen, words in rows:
            told = [*_faults(shows, page, seen, words)]
            for fault in told:
                problems.tell(f"sources/{name}: {person}, {role} of {of} from {since or 'unknown'}", fault)
            if not told:
                source = Source(shows=Bound(shows), page=page, seen=date.fromisoformat(seen), words=words)
                found.setdefault((person, role, of, since, until), []).append(source)
    return found


def without_term(sources: Mapping[TermKey, object], terms: Mapping[TermKey, object]) -> list[str]:
    """Problems: sources of terms that no file holds with these very days."""
    return [
        f"sources: {', '.join(part or 'open' for part in key)} is no term of the register; mend the row or the term"
        for key in sources
        if key not in terms
    ]


def _faults(shows: str, page: str, seen: str, words: str) -> list[str]:
    faults = []
    if shows not in set(Bound):
        faults.append(f"shows {shows!r}, expected one of {', '.join(Bound)}")
    if not page:
        faults.append("names no page; a source nobody can find again is none")
    try:
        date.fromisoformat(seen)
    except ValueError:
        faults.append(f"seen is {seen!r}, expected YYYY-MM-DD, the day it was looked up")
    if not 0 < len(words.split()) <= MOST_WORDS:
        faults.append(f"quotes {len(words.split())} words, expected 1 to {MOST_WORDS}")
    return faults
