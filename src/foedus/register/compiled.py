"""The register as plain values that load in milliseconds, kept beside the code like Python's own compiled files.

What YAML holds is checked once and written as tuples; the next process reads those. The file's name holds the digest of
the data and Python's version, so that it is never stale. Where it cannot be written nothing is lost but time.
"""

from __future__ import annotations

import marshal
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from foedus.model.actor import Actor, ActorKind, Bound, Membership, Sector, Source, Term
from foedus.register.agents import Agent, Agents
from foedus.register.contents import Collisions, Contents, Role, Translation
from foedus.register.names import NameForm
from foedus.register.offices import holders_of

FORMAT = 4
"""Counted up whenever the plain form changes."""

Plain = dict[str, Any]
_FORMS = tuple(NameForm)


class Actors(Mapping[str, Actor]):
    """The actors by id; each is put together when it is first asked for."""

    def __init__(self, rows: dict[str, tuple[Any, ...]]) -> None:
        self._rows = rows
        self._built: dict[str, Actor] = {}

    def __getitem__(self, identity: str) -> Actor:
        """The actor with that id."""
        actor = self._built.get(identity)
        if actor is None:
            actor = self._built[identity] = _actor(self._rows[identity])
        return actor

    def __iter__(self) -> Iterator[str]:
        """Ids in the order of the data."""
        return iter(self._rows)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._rows)


class Compiled:
    """What look-up needs of the contents.

    Attributes:
        actors: by id.
        nationality: person's id to the code of a state.
        roles: by name, in order of rank.
        agents: nouns that denote a participant beside a state or an organisation.
        collisions: rules between names and other words.
        leading: bearers of one name of which the first is meant where nothing else decides.
        translations: names of translated Russian press, by name.
        held: role and principal to those who held that office, each with the place of the term among the holder's.
        names: each name with its kind of word and its bearers, likeliest first.
    """

    def __init__(self, plain: Plain) -> None:
        self.actors: Mapping[str, Actor] = Actors(plain["actors"])
        self.nationality: Mapping[str, str] = plain["nationality"]
        self.roles = {row[0]: _role(row) for row in plain["roles"]}
        self.agents = Agents.of(_agent(row) for row in plain["agents"])
        self.collisions = _collisions(plain["collisions"])
        self.leading: frozenset[tuple[str, ...]] = frozenset(plain["leading"])
        self.translations = {name: _translation(row) for name, row in plain["translations"].items()}
        self.held: Mapping[tuple[str, str], tuple[tuple[str, int], ...]] = plain["held"]
        self.names: list[tuple[str, NameForm, tuple[str, ...]]] = [
            (name, _FORMS[form], bearers) for name, form, bearers in plain["names"]
        ]


def plain_from(contents: Contents) -> Plain:
    """`contents` as dictionaries, tuples, texts and numbers alone."""
    rules = contents.collisions
    return {
        "actors": {identity: _row(actor) for identity, actor in contents.actors.items()},
        "nationality": dict(contents.nationality),
        "roles": [_text((r.name, r.rank, r.sector, r.office, r.single, r.words)) for r in contents.roles.values()],
        "agents": [
            _text((agent.words, agent.cls, agent.sector, agent.role, agent.heads, agent.relational))
            for agents in contents.agents.by_head.values()
            for agent in agents
        ],
        "collisions": {
            "not_actors": rules.not_actors,
            "prefixes": rules.prefixes,
            "suffixes": rules.suffixes,
            "words_in_capitals": rules.words_in_capitals,
            "given_names": rules.given_names,
            "also_family_names": rules.also_family_names,
            "shared": rules.shared,
        },
        "translations": {
            name: _text((t.actor, t.sector, t.means, t.note, t.original, t.derisive, t.ordinary))
            for name, t in contents.translations.items()
        },
        "leading": list(contents.leading),
        "held": holders_of(contents.actors.values()),
        "names": [_name(name, actors, rules) for name, actors in contents.names.items()],
    }


def kept_at(folder: Path, digest: str) -> Path:
    """Where the plain form of the data with that digest is kept."""
    version = f"{sys.implementation.cache_tag}-{FORMAT}"
    return folder / "__pycache__" / f"register-{digest}.{version}.bin"


def read_kept(path: Path) -> Plain | None:
    """The plain form kept at `path`; None where there is none or it is damaged."""
    try:
        plain: Plain = marshal.loads(path.read_bytes())  # noqa: S302, as trusted as the compiled code beside it
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return plain if isinstance(plain, dict) else None


def keep(plain: Plain, path: Path) -> None:
    """Write the plain form to `path`, whole or not at all, and take away those of other data."""
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(marshal.dumps(plain))
        Path(name).replace(path)
        for other in path.parent.glob("register-*.bin"):
            if other != path:
                other.unlink(missing_ok=True)


def _text(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Members of enumerations as the plain texts that they are."""
    return tuple(str(value) if isinstance(value, Sector) else value for value in values)


def _day(value: date | None) -> int | None:
    return value.toordinal() if value else None


def _date(value: int | None) -> date | None:
    return date.fromordinal(value) if value else None


def _row(actor: Actor) -> tuple[Any, ...]:
    terms = tuple(
        (
            term.office,
            term.role,
            term.principal,
            str(term.sector) if term.sector else None,
            _day(term.since),
            _day(term.until),
            tuple((str(s.shows), s.page, s.seen.toordinal(), s.words) for s in term.sources),
        )
        for term in actor.terms
    )
    members = tuple((m.state, _day(m.since), _day(m.until), m.source) for m in actor.members)
    sector = str(actor.sector) if actor.sector else None
    days = _day(actor.since), _day(actor.until)
    kind = str(actor.kind)
    return (
        actor.id,
        kind,
        actor.name,
        actor.principal,
        sector,
        terms,
        members,
        *days,
        actor.headed_by,
        actor.coordinates,
        actor.language,
    )


def _actor(row: tuple[Any, ...]) -> Actor:
    identity, kind, name, principal, sector, terms, members, since, until, headed_by, coordinates, language = row
    return Actor(
        id=identity,
        kind=ActorKind(kind),
        name=name,
        principal=principal,
        sector=_sector(sector),
        terms=tuple(_term(term) for term in terms),
        members=tuple(
            Membership(state=state, since=_date(first), until=_date(last), source=source)
            for state, first, last, source in members
        ),
        since=_date(since),
        until=_date(until),
        headed_by=headed_by,
        coordinates=coordinates,
        language=language,
    )


def _sector(value: str | None) -> Sector | None:
    return Sector(value) if value else None


def _term(row: tuple[Any, ...]) -> Term:
    office, role, principal, sector, since, until, sources = row
    return Term(
        office=office,
        role=role,
        principal=principal,
        sector=_sector(sector),
        since=_date(since),
        until=_date(until),
        sources=tuple(
            Source(shows=Bound(shows), page=page, seen=date.fromordinal(seen), words=words)
            for shows, page, seen, words in sources
        ),
    )


def _role(row: tuple[Any, ...]) -> Role:
    name, rank, sector, office, single, words = row
    return Role(name=name, rank=rank, sector=_sector(sector), office=office, single=single, words=words)


def _agent(row: tuple[Any, ...]) -> Agent:
    words, cls, sector, role, heads, relational = row
    return Agent(words=words, cls=cls, sector=_sector(sector), role=role, heads=heads, relational=relational)


def _translation(row: tuple[Any, ...]) -> Translation:
    actor, sector, means, note, original, derisive, ordinary = row
    return Translation(
        actor=actor,
        sector=_sector(sector),
        means=means,
        note=note,
        original=original,
        derisive=derisive,
        ordinary=ordinary,
    )


def _collisions(plain: Plain) -> Collisions:
    return Collisions(**plain)


def _name(name: str, actors: Mapping[str, NameForm], rules: Collisions) -> tuple[str, int, tuple[str, ...]]:
    form = min(_FORMS.index(form) for form in actors.values())
    return name, form, tuple(rules.shared.get(name) or actors)
