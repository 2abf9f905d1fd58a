"""Reference facts of the packs: read from `facts.yaml`, checked against the register, every problem told at once.

The extraction never sees them, so they are no part of the register's digest.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from foedus.errors import BadData, UnknownActor
from foedus.model.actor import ActorKind
from foedus.model.claim import ObjectKind, TreatyAct
from foedus.model.fact import FactFigure, FactObject, FactSource, ReferenceFact
from foedus.register.fields import Fields, Problems
from foedus.register.files import read_mapping
from foedus.register.register import PACKS, Register
from foedus.register.sourcing import MOST_WORDS

FACTS_FILE = "facts.yaml"

_WHAT = frozenset({"act", "actors", "recipients", "initiator", "about", "place", "since", "until", "figures"})
_FACT = _WHAT | {"source", "seen", "words", "status"}
_ABOUT = frozenset({"kind", "name", "number"})
_FIGURE = frozenset({"value", "low", "high"})
_ACTS = frozenset(TreatyAct)
_KINDS = frozenset(ObjectKind)
_STATUSES = frozenset({"verified", "unverified"})
_PRINCIPALS = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})


@cache
def facts() -> tuple[ReferenceFact, ...]:
    """The facts of the package's own packs, verified or not; read once a process, when first asked for.

    Raises:
        BadData: with every problem of every file.
    """
    return read_facts(PACKS)


def read_facts(packs: Path, register: Register | None = None) -> tuple[ReferenceFact, ...]:
    """The facts of `packs/*/facts.yaml`, by pack and then as the file has them.

    Args:
        packs: the folder of the packs; one without such a file has no facts.
        register: whose codes and places the facts use; the package's own where none is given.

    Raises:
        BadData: with every problem of every file.
    """
    reader = _Reader(register or Register.load())
    found = [fact for path in sorted(packs.glob(f"*/{FACTS_FILE}")) for fact in reader.file(path)]
    if reader.problems.found:
        raise BadData(reader.problems.found)
    return tuple(found)


def read_facts_of(folder: Path, own: str, register: Register | None = None) -> tuple[ReferenceFact, ...]:
    """The facts of one pack's folder, wherever it lies; none where it has no such file.

    Args:
        folder: of the pack.
        own: code of its organisation, which the facts may name although the register does not know it.
        register: as of `read_facts`.

    Raises:
        BadData: with every problem of the file.
    """
    path = folder / FACTS_FILE
    if not path.is_file():
        return ()
    reader, file = _Reader(register or Register.load(), own), f"{folder.name}/{FACTS_FILE}"
    found = tuple(reader.file(path, file))
    if reader.problems.found:
        raise BadData([one.replace(f"{file}/", f"{file}: ", 1) for one in reader.problems.found])
    return found


class _Reader:
    """Reads one file after another; a fact with problems is told and left out."""

    def __init__(self, register: Register, own: str | None = None) -> None:
        self.problems = Problems([])
        self.register = register
        self.own = own

    def file(self, path: Path, file: str | None = None) -> Iterator[ReferenceFact]:
        pack = path.parent.name
        file = file or f"packs/{pack}/{path.stem}"
        for name, value in read_mapping(path.read_bytes(), file, self.problems.found).items():
            fact = self.fact(f"{pack}/{name}", Fields.of(value, f"{file}/{name}", self.problems, _FACT))
            if fact is not None:
                yield fact

    def fact(self, identity: str, fields: Fields) -> ReferenceFact | None:
        before = len(self.problems.found)
        act = _one_of("act", fields, _ACTS)
        days = _days(fields)
        verified = _one_of("status", fields, _STATUSES) == "verified"
        actors, recipients, initiator = (self.principals(key, fields) for key in ("actors", "recipients", "initiator"))
        place, about, figures = self.place(fields), _about(fields), tuple(_figures(fields))
        source = _source(fields, needed=verified)
        if source and days and source.seen < days[0]:
            self.problems.tell(fields.path, f"was looked up on {source.seen}, before it happened; a plan is no fact")
        if len(self.problems.found) > before or days is None:
            return None
        return ReferenceFact(
            id=identity,
            act=TreatyAct(act),
            actors=actors,
            recipients=recipients,
            initiator=initiator,
            about=about,
            place=place,
            since=days[0],
            until=days[1],
            figures=figures,
            source=source,
            verified=verified,
        )

    def principals(self, key: str, fields: Fields) -> tuple[str, ...]:
        codes = fields.texts(key)
        for code in codes:
            if not self.is_principal(code):
                self.problems.tell(
                    fields.path, f"{code!r} in `{key}` is no state, organisation or armed group of the register"
                )
        return codes

    def is_principal(self, code: str) -> bool:
        if code == self.own:
            return True
        try:
            return self.register.actor(code).kind in _PRINCIPALS
        except UnknownActor:
            return False

    def place(self, fields: Fields) -> str | None:
        """The name at `place`, if all of it is one name that the register knows."""
        name = fields.maybe_text("place")
        if name and [mention.surface for mention in self.register.scan(name)] != [name]:
            self.problems.tell(fields.path, f"the place {name!r} is no name of the register")
        return name


def _one_of(key: str, fields: Fields, known: frozenset[str]) -> str:
    value = fields.text(key)
    if value and value not in known:
        fields.problems.tell(fields.path, f"`{key}` is {value!r}, expected one of {', '.join(sorted(known))}")
    return value


def _days(fields: Fields) -> tuple[date, date] | None:
    """First and last day; a missing one is a problem, told once."""
    since, until = fields.interval()
    for key in ("since", "until"):
        if fields.record.get(key) is None:
            fields.problems.tell(fields.path, f"`{key}` is missing; what happened in one day has that day at both")
    return (since, until) if since and until else None


def _about(fields: Fields) -> FactObject | None:
    if fields.record.get("about") is None:
        return None
    about = Fields.of(fields.record["about"], f"{fields.path}/about", fields.problems, _ABOUT)
    kind, name = _one_of("kind", about, _KINDS), about.text("name")
    number = about.maybe_text("number")
    return FactObject(kind=ObjectKind(kind), name=name, number=number) if kind in _KINDS else None


def _figures(fields: Fields) -> Iterator[FactFigure]:
    for measure, value in fields.rows("figures").items():
        path = f"{fields.path}/figures/{measure}"
        figure = Fields.of(value, path, fields.problems, _FIGURE).record
        bounds = [figure[key] for key in ("value", "low", "high") if key in figure]
        known = figure.keys() in ({"value"}, {"low", "high"}) and all(
            isinstance(bound, int | float) for bound in bounds
        )
        if not known or bounds[0] > bounds[-1]:
            fields.problems.tell(path, f"found {value!r}, expected {{value}} or {{low, high}}, numbers in that order")
            continue
        yield FactFigure(measure=measure, low=bounds[0], high=bounds[-1])


def _source(fields: Fields, *, needed: bool) -> FactSource | None:
    """What was looked up; half a source is a problem, and so is none where one is `needed`."""
    if not needed and not {"source", "seen", "words"} & fields.record.keys():
        return None
    page, words, seen = fields.text("source"), fields.text("words"), fields.record.get("seen")
    if len(words.split()) > MOST_WORDS:
        fields.problems.tell(fields.path, f"`words` are {len(words.split())}, expected at most {MOST_WORDS}")
    if not isinstance(seen, date):
        fields.problems.tell(fields.path, f"`seen` is {seen!r}, expected YYYY-MM-DD, the day it was looked up")
        return None
    return FactSource(page=page, seen=seen, words=words)
