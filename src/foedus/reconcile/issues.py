"""Issues: which acts may tell one occurrence, and which of their positions exclude each other; from `data/issues.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from foedus.errors import BadData
from foedus.model.claim import Claim, EventType, TreatyAct

FILE = "issues.yaml"
SLOTS = frozenset({"actors", "recipients", "place", "object"})
KEYS = frozenset(
    {
        "positions",
        "mutual",
        "standing",
        "named",
        "often",
        "once",
        "rare",
        "undoes",
        "undone",
        "persons",
        "decisive",
        "exclusive",
        "rival",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A question that several acts answer.

    Attributes:
        name: its name in the data file.
        mutual: parties are compared whatever side they stand on.
        standing: a state of things, whose claims need not be near in time.
        named: what it is about bears a proper name, which the sentence may quote beside the object.
        often: happens so often between the same parties that only names tell two of them apart.
        once: happens so seldom to the same parties that days far apart are rather a contradiction than two of them.
        rare: happens so seldom to the same parties that a report may recall it without a date long after.
        undoes: name of the issue whose plans it ends; empty where none.
        undone: the position there that cannot hold beside it.
        persons: it happens to a person, by whom occurrences are told apart.
        decisive: slots that must agree where both claims fill them.
        exclusive: pairs of positions that cannot both hold.
        rival: pairs of positions that name the act differently.
    """

    name: str
    mutual: bool
    standing: bool
    named: bool
    often: bool
    once: bool
    rare: bool
    undoes: str
    undone: str
    persons: bool
    decisive: frozenset[str]
    exclusive: frozenset[frozenset[str]]
    rival: frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issues:
    """Every issue, by the acts and types that answer it.

    Attributes:
        by_act: for each act and type, its issue and the position that it takes there.
        by_object: for a kind of object, the act that a claim without one is compared as.
        wordings: for the beginning of a word, the position that a trigger with it takes.
        running: measures whose counts grow while more is found.
        little: words that tell no object from another.
        alike: for a word, the kind of thing that it is one of many words for.
        calendar: capitalised words that are no names of their own.
    """

    by_act: Mapping[str, tuple[Issue, str]]
    by_object: Mapping[str, str]
    wordings: Mapping[str, str]
    running: frozenset[str]
    little: frozenset[str]
    calendar: frozenset[str]
    alike: Mapping[str, str]

    @classmethod
    @cache
    def load(cls) -> Issues:
        """The issues of the package's data.

        Raises:
            BadData: with every problem of the file.
        """
        return cls.from_row(
            yaml.load(resources.files(__package__).joinpath("data", FILE).read_text("utf-8"), Loader=yaml.CSafeLoader)
        )

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Issues:
        """The issues of a parsed data file; raises BadData with every problem."""
        by_act: dict[str, tuple[Issue, str]] = {}
        problems: list[str] = []
        for name, told in row["issues"].items():
            problems += [f"{FILE}: {name}: {problem}" for problem in _problems(told, by_act)]
            issue = _issue(name, told)
            by_act |= {act: (issue, position) for act, position in told["positions"].items()}
        missing = {kind.value for kind in (*TreatyAct, *EventType)} - set(by_act)
        problems += [f"{FILE}: issues: {name} answers none" for name in sorted(missing)]
        if problems:
            raise BadData(problems)
        words = {stem: position for position, stems in row["wordings"].items() for stem in stems}
        lists = {name: frozenset(row[name]) for name in ("running", "little", "calendar")}
        alike = {word: kind for kind, members in row["alike"].items() for word in members}
        return cls(by_act=by_act, by_object=row["objects"], wordings=words, alike=alike, **lists)

    @property
    def often(self) -> frozenset[str]:
        """Names of the issues that are `often`."""
        return frozenset(issue.name for issue, _ in self.by_act.values() if issue.often)

    def of(self, claim: Claim) -> Issue:
        """The issue that the claim's act answers, or that of its type where it has no act."""
        return self._told(claim)[0]

    def position(self, claim: Claim) -> str:
        """The position on the issue that the claim tells, whatever its status says of it."""
        issue, position = self._told(claim)
        trigger = claim.trigger.quote.casefold()
        told = {self.wordings[stem] for stem in self.wordings if stem in trigger}
        allowed = {position for pair in issue.rival for position in pair}
        return min(told & allowed, default=position)

    def named(self, name: str) -> Issue:
        """The issue with that name."""
        return next(issue for issue, _ in self.by_act.values() if issue.name == name)

    def _told(self, claim: Claim) -> tuple[Issue, str]:
        if claim.act is None and claim.object and claim.object.kind in self.by_object:
            return self.by_act[self.by_object[claim.object.kind]]
        return self.by_act[claim.act.value if claim.act else claim.type.value]


def _issue(name: str, told: Mapping[str, Any]) -> Issue:
    return Issue(
        name=name,
        mutual=told.get("mutual", False),
        standing=told.get("standing", False),
        named=told.get("named", False),
        often=told.get("often", False),
        once=told.get("once", False),
        rare=told.get("rare", False),
        undoes=told.get("undoes", ""),
        undone=told.get("undone", ""),
        persons=told.get("persons", False),
        decisive=frozenset(told.get("decisive", ())),
        exclusive=frozenset(map(frozenset, told.get("exclusive", ()))),
        rival=frozenset(map(frozenset, told.get("rival", ()))),
    )


def _problems(told: Mapping[str, Any], taken: Mapping[str, object]) -> list[str]:
    known = {act.value for act in TreatyAct} | {kind.value for kind in EventType}
    positions = told.get("positions", {})
    found = [f"unknown key {key}" for key in sorted(set(told) - KEYS)]
    found += [f"{act} is no act and no type" for act in sorted(set(positions) - known)]
    found += [f"{act} answers another issue already" for act in sorted(set(positions) & set(taken))]
    found += [f"decisive slot {slot} is none of {sorted(SLOTS)}" for slot in set(told.get("decisive", ())) - SLOTS]
    return found
