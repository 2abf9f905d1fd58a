"""From data files to checked contents; every problem of every file is told at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from foedus.errors import BadData
from foedus.model.actor import Actor, ActorKind, Membership, Sector, Source, Term
from foedus.register.agents import agents_from
from foedus.register.compiled import Compiled
from foedus.register.contents import Collisions, Contents, Role, Translation
from foedus.register.fields import Fields, Problems
from foedus.register.files import DataFiles
from foedus.register.gazetteer import add_gazetteer
from foedus.register.names import NameForm, slug
from foedus.register.offices import overlapping_terms
from foedus.register.sourcing import TermKey, read_sources, term_key, without_term

_NAMES = {
    "names": NameForm.NAME,
    "acronyms": NameForm.ACRONYM,
    "adjectives": NameForm.ADJECTIVE,
    "people": NameForm.DEMONYM,
    "capital": NameForm.METONYM,
    "seats": NameForm.METONYM,
    "metonyms": NameForm.METONYM,
    "surnames": NameForm.SURNAME,
}
_NAMED = frozenset({"name", "names", "acronyms"})
_NOT_THEIR_OWN = frozenset({Sector.NGO, Sector.EDU, Sector.BUS, Sector.REL})
"""Sectors of organisations that speak for nobody but themselves, and so have no principal unless told."""
_STATE = _NAMED | {"adjectives", "people", "capital", "seats", "region", "since", "until"}
_ORGANISATION = _NAMED | {"adjectives", "metonyms", "members", "organs", "sector", "principal"}
_PACK = _ORGANISATION | {"id", "posts"}
_ORGAN = _NAMED | {"metonyms", "adjectives", "sector", "head"}
_GROUP = _NAMED | {"adjectives", "people", "sector", "principal"}
_COLLECTIVE = _NAMED | {"adjectives", "people", "sector"}
_PERSON = _NAMED | {"surnames", "nationality", "terms"}
_TERM = frozenset({"role", "of", "since", "until", "acting", "office", "sector"})
_POST = _TERM - {"of"} | {"holder"}
_PLACE = frozenset({"names", "at"})
_FREE = frozenset({ActorKind.PERSON, ActorKind.PLACE})
"""Of bearers of one name of these kinds a text tells more than a rule: nobody is chosen."""
_PERSON_REMEDY = "persons stand in the register's folder `persons`, docs/register.md tells how"
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_MEMBERSHIP = frozenset({"since", "until", "source"})
_TRANSLATION = frozenset({"names", "actor", "sector", "kind", "means", "note", "original", "derisive", "ordinary"})
_ROLE = frozenset({"sector", "office", "single", "words"})
_COLLISIONS = frozenset(
    {
        "not_actors",
        "prefixes",
        "suffixes",
        "words_in_capitals",
        "given_names",
        "also_family_names",
        "shared",
    }
)


def build(files: DataFiles) -> Contents:
    """The checked contents of `files`.

    Raises:
        BadData: with every problem found.
    """
    builder = _Builder()
    builder.add_all(files)
    if builder.problems.found:
        raise BadData(builder.problems.found)
    return builder.contents


@dataclass(frozen=True, slots=True)
class Admission:
    """Whether the file of an organisation could be read among the packs of a register.

    Attributes:
        problems: what is wrong in the file itself, each with its place in it.
        clashes: what it shares with others of the register, which matters only where it is read among them.
    """

    problems: tuple[str, ...]
    clashes: tuple[str, ...]


def admission_of(content: Mapping[str, Any], file: str, known: Compiled) -> Admission:
    """What would be told of the organisation's file if it stood among the packs of the register.

    Args:
        content: what the file holds.
        file: how it is called in what is told.
        known: the register. An organisation of the same id in it is taken for an older state of this one.
    """
    builder = _Builder()
    builder.contents.roles = dict(known.roles)
    builder.pack(content, file)
    own = builder.contents.actors
    for identity, path in builder.referred:
        if identity not in own and identity not in known.actors:
            builder.problems.tell(path, _no_entry(identity))
    problems = tuple(one.replace(f"{file}/", f"{file}: ", 1) for one in builder.problems.found)
    return Admission(problems, tuple(_clashes(builder.contents, str(content.get("id")), known)))


def _no_entry(identity: str) -> str:
    remedy = _PERSON_REMEDY if identity.startswith("person/") else "states are ISO 3166-1 alpha-3 codes"
    return f"{identity!r} is no entry of the register; {remedy}"


def _clashes(own: Contents, code: str, known: Compiled) -> Iterator[str]:
    if code in known.actors and known.actors[code].kind is not ActorKind.ORGANISATION:
        yield f"the id {code} is taken by {known.actors[code].name}"
    others = {name: bearers for name, _, bearers in known.names if name in own.names}
    for name, bearers in own.names.items():
        if code in {bearer.split("/")[0] for bearer in known.collisions.shared.get(name, ())}:
            continue
        borne = {
            one for one in others.get(name, ()) if one.split("/")[0] != code and known.actors[one].kind not in _FREE
        }
        if len(both := borne | bearers.keys()) > 1:
            yield f"{name!r} is borne by {', '.join(sorted(both))}; say in collisions.yaml, `shared`, which is likeliest"


class _Builder:
    """Adds one kind of record after another; what refers to others is checked when all are there."""

    def __init__(self) -> None:
        self.contents = Contents()
        self.problems = Problems([])
        self.sources: dict[TermKey, list[Source]] = {}
        self.told_terms: dict[TermKey, str] = {}
        self.terms: dict[str, list[tuple[Term, str, bool]]] = {}
        self.referred: list[tuple[str, str]] = []

    def add_all(self, files: DataFiles) -> None:
        world = files.world
        self.sources = read_sources(files.sources, self.problems)
        self.roles(world["roles"])
        self.contents.agents = agents_from(world["agents"], self.contents.roles, self.problems)
        self.records(world["states"], "states", _STATE, self.state)
        self.records(world["organisations"], "organisations", _ORGANISATION, self.organisation)
        for pack, content in files.packs.items():
            self.pack(content, f"packs/{pack}")
        self.records(world["groups"], "groups", _GROUP, self.group)
        self.records(world["collectives"], "collectives", _COLLECTIVE, self.collective)
        for part, persons in files.persons.items():
            self.records(persons, f"persons/{part}", _PERSON, self.person)
        for principal, organs in world["organs"].items():
            self.organs(organs, principal, f"organs/{principal}", Sector.GOV)
        self.outlets(world["outlets"])
        self.places(world["places"])
        self.records(world["translations"], "translations", _TRANSLATION, self.translation)
        self.collisions(world["collisions"])
        self.hang_terms()
        self.check()
        add_gazetteer(files.gazetteer, self.contents, self.problems)

    def records(
        self, rows: Mapping[str, Any], file: str, allowed: frozenset[str], add: Callable[[str, Fields], None]
    ) -> None:
        for key, value in rows.items():
            add(str(key), Fields.of(value, f"{file}/{key}", self.problems, allowed))

    def actor(self, actor: Actor, fields: Fields) -> None:
        if actor.id in self.contents.actors:
            self.problems.tell(fields.path, f"the id {actor.id} is taken by {self.contents.actors[actor.id].name}")
        self.contents.actors[actor.id] = actor
        for key, form in _NAMES.items():
            for name in fields.texts(key):
                self.contents.add_name(name, form, actor.id)
        self.contents.add_name(actor.name, NameForm.NAME, actor.id)

    def state(self, code: str, fields: Fields) -> None:
        since, until = fields.interval()
        state = Actor(id=code, kind=ActorKind.STATE, name=fields.text("name"), principal=code, since=since, until=until)
        self.actor(state, fields)

    def organisation(self, code: str, fields: Fields) -> None:
        kind, sector = ActorKind.ORGANISATION, fields.sector(Sector.IGO)
        members = tuple(self.members(fields))
        principal = fields.maybe_text("principal") or (None if sector in _NOT_THEIR_OWN else code)
        if principal is not None:
            self.referred.append((principal, fields.path))
        organisation = Actor(
            id=code, kind=kind, name=fields.text("name"), principal=principal, sector=sector, members=members
        )
        self.actor(organisation, fields)
        self.organs(fields.rows("organs"), code, f"{fields.path}/organs", sector)

    def members(self, fields: Fields) -> Iterable[Membership]:
        for state, value in fields.rows("members").items():
            for row in value if isinstance(value, list) else [value if isinstance(value, dict) else {"since": value}]:
                path = f"{fields.path}/members/{state}"
                interval = Fields.of(row, path, self.problems, _MEMBERSHIP)
                since, until = interval.interval()
                self.referred.append((state, path))
                yield Membership(state=state, since=since, until=until, source=interval.maybe_text("source"))

    def organs(self, rows: Any, principal: str, path: str, sector: Sector | None) -> None:
        self.referred.append((principal, path))
        for key, value in Fields({"organs": rows}, path, self.problems).rows("organs").items():
            fields = Fields.of(value, f"{path}/{key}", self.problems, _ORGAN)
            organ = Actor(
                id=f"{principal}/{key}",
                kind=ActorKind.ORGAN,
                name=fields.text("name"),
                principal=principal,
                sector=fields.sector(sector),
                headed_by=self.role_at(fields, "head"),
            )
            self.actor(organ, fields)

    def role_at(self, fields: Fields, key: str) -> str | None:
        role = fields.maybe_text(key)
        if role is not None and role not in self.contents.roles:
            self.problems.tell(fields.path, f"the role {role!r} is not in roles.yaml")
            return None
        return role

    def group(self, code: str, fields: Fields) -> None:
        principal = fields.maybe_text("principal") or code
        self.referred.append((principal, fields.path))
        sector, kind = fields.sector(Sector.REB), ActorKind.ARMED_GROUP
        self.actor(Actor(id=code, kind=kind, name=fields.text("name"), principal=principal, sector=sector), fields)

    def collective(self, key: str, fields: Fields) -> None:
        identity, kind = f"collective/{key}", ActorKind.COLLECTIVE
        self.actor(Actor(id=identity, kind=kind, name=fields.text("name"), sector=fields.sector()), fields)

    def person(self, key: str, fields: Fields) -> None:
        identity = f"person/{key}"
        self.actor(Actor(id=identity, kind=ActorKind.PERSON, name=fields.text("name")), fields)
        if nationality := fields.maybe_text("nationality"):
            self.referred.append((nationality, fields.path))
            self.contents.nationality[identity] = nationality
        for at, row in enumerate(fields.items("terms")):
            term = Fields.of(row, f"{fields.path}/terms[{at}]", self.problems, _TERM)
            self.term(identity, term, term.text("of"))

    def term(self, person: str, fields: Fields, principal: str) -> None:
        self.referred.append((principal, fields.path))
        role = self.contents.roles.get(fields.text("role"))
        if role is None:
            self.problems.tell(fields.path, f"the role {fields.record.get('role')!r} is not in roles.yaml")
            return
        bearer = self.contents.actors.get(principal)
        office = fields.maybe_text("office") or role.office.format(of=bearer.name if bearer else principal)
        since, until = fields.interval()
        key = term_key(person, fields.record, principal)
        if key in self.told_terms:
            self.problems.tell(fields.path, f"the same term stands at {self.told_terms[key]}")
        self.told_terms[key] = fields.path
        term = Term(
            office=f"Acting {office}" if fields.flag("acting") else office,
            role=role.name,
            principal=principal,
            sector=fields.sector(role.sector),
            since=since,
            until=until,
            sources=tuple(self.sources.get(key, ())),
        )
        self.terms.setdefault(person, []).append((term, fields.path, fields.coarse() or fields.flag("acting")))

    def pack(self, content: Mapping[str, Any], path: str) -> None:
        fields = Fields.of(content, path, self.problems, _PACK)
        code = fields.text("id")
        self.organisation(code, fields)
        for at, row in enumerate(fields.items("posts")):
            post = Fields.of(row, f"{path}/posts[{at}]", self.problems, _POST)
            holder = f"person/{post.text('holder')}"
            self.referred.append((holder, post.path))
            self.term(holder, post, code)

    def outlets(self, rows: Mapping[str, Any]) -> None:
        """Outlets beneath the state that texts name with them and the main language they publish in."""
        for state in rows:
            for language, entries in Fields(rows, "outlets", self.problems).rows(state).items():
                path = f"outlets/{state}/{language}"
                if not _LANGUAGE.fullmatch(language):
                    self.problems.tell(path, f"the language is {language!r}, expected two or three lower-case letters")
                kind, sector = ActorKind.OUTLET, Sector.MED
                like = Actor(id="", kind=kind, name="", principal=state, sector=sector, language=language)
                self.listed(entries, path, like, NameForm.NAME)

    def places(self, rows: Mapping[str, Any]) -> None:
        """Places beneath the state they lie in."""
        for state, entries in rows.items():
            like = Actor(id="", kind=ActorKind.PLACE, name="", principal=state)
            self.listed(entries, f"places/{state}", like, NameForm.PLACE)

    def listed(self, entries: Any, path: str, like: Actor, form: NameForm) -> None:
        """Entries of the compact form: names, lists of one thing's names, or names with coordinates; the rest is as in `like`."""
        state = str(like.principal)
        self.referred.append((state, path))
        for entry in entries if isinstance(entries, list) else [entries]:
            told = entry if isinstance(entry, dict) else {"names": entry if isinstance(entry, list) else [entry]}
            fields = Fields.of(told, path, self.problems, _PLACE)
            names = fields.texts("names")
            if not names:
                self.problems.tell(path, f"found {entry!r}, expected names")
                continue
            identity, at = f"{like.kind.value}/{state.lower()}/{slug(names[0])}", fields.position("at")
            self.actor(
                replace(like, id=identity, name=names[0], coordinates=at),
                Fields({}, f"{path}/{names[0]}", self.problems),
            )
            for name in names:
                self.contents.names.setdefault(name, {})[identity] = form

    def roles(self, rows: Mapping[str, Any]) -> None:
        for rank, (name, value) in enumerate(rows.items()):
            fields = Fields.of(value, f"roles/{name}", self.problems, _ROLE)
            self.contents.roles[name] = Role(
                name=name,
                rank=rank,
                sector=fields.sector(),
                office=fields.text("office"),
                single=fields.flag("single"),
                words=fields.texts("words"),
            )

    def translation(self, key: str, fields: Fields) -> None:
        actor, ordinary = fields.maybe_text("actor"), fields.flag("ordinary")
        if (actor is None) == (fields.maybe_text("kind") is None):
            self.problems.tell(fields.path, "needs either `actor` or `kind`")
        if actor is not None:
            self.referred.append((actor, fields.path))
        told = Translation(
            actor=actor,
            sector=fields.sector(),
            means=fields.text("means"),
            note=fields.maybe_text("note"),
            original=fields.maybe_text("original"),
            derisive=fields.flag("derisive"),
            ordinary=ordinary,
        )
        for name in (key, *fields.texts("names")):
            if name in self.contents.translations or (actor is not None and name in self.contents.names):
                self.problems.tell(fields.path, f"the name {name!r} stands elsewhere in the register")
                continue
            self.contents.translations[name] = told
            if actor is not None:
                self.contents.add_name(name, NameForm.NAME, actor)

    def collisions(self, content: Mapping[str, Any]) -> None:
        fields = Fields.of(content, "collisions", self.problems, _COLLISIONS)
        shared = {}
        for name, bearers in fields.rows("shared").items():
            row = Fields({"shared": bearers}, f"collisions/shared/{name}", self.problems)
            shared[name] = row.texts("shared")
            self.referred.extend((bearer, row.path) for bearer in shared[name])
        self.contents.collisions = Collisions(
            not_actors=fields.texts("not_actors"),
            prefixes=frozenset(fields.texts("prefixes")),
            suffixes=frozenset(fields.texts("suffixes")),
            words_in_capitals=frozenset(fields.texts("words_in_capitals")),
            given_names=frozenset(fields.texts("given_names")),
            also_family_names=frozenset(fields.texts("also_family_names")),
            shared=shared,
        )

    def hang_terms(self) -> None:
        for person, terms in self.terms.items():
            if person in self.contents.actors:
                ordered = sorted(
                    (term for term, _, _ in terms), key=lambda term: (term.since is not None, str(term.since))
                )
                self.contents.actors[person] = replace(self.contents.actors[person], terms=tuple(ordered))

    def check(self) -> None:
        for identity, path in self.referred:
            if identity not in self.contents.actors:
                self.problems.tell(path, _no_entry(identity))
        self.check_names()
        self.problems.found += overlapping_terms(self.terms, self.contents.roles)
        self.problems.found += without_term(self.sources, self.told_terms)

    def others_follow(self, name: str, bearers: Mapping[str, NameForm]) -> bool:
        """Whether all bearers but one are places or have it as a surname alone: that one is meant, where nothing says more."""
        following = [bearer for bearer, form in bearers.items() if form in {NameForm.SURNAME, NameForm.PLACE}]
        first = [bearer for bearer in bearers if bearer not in following]
        if len(first) != 1 or not following:
            return False
        ordered = (*first, *following)
        self.contents.names[name] = {bearer: bearers[bearer] for bearer in ordered}
        self.contents.leading.add(ordered)
        return True

    def check_names(self) -> None:
        free = {identity for identity, actor in self.contents.actors.items() if actor.kind in _FREE}
        shared = self.contents.collisions.shared
        for name, bearers in list(self.contents.names.items()):
            if name in shared:
                if set(shared[name]) != set(bearers):
                    self.problems.tell(
                        f"collisions/shared/{name}",
                        f"lists {sorted(shared[name])}, but the name is borne by {sorted(bearers)}",
                    )
            elif len(bearers) > 1 and not free.issuperset(bearers) and not self.others_follow(name, bearers):
                self.problems.tell(
                    "names",
                    f"{name!r} is borne by {', '.join(sorted(bearers))}; say in collisions.yaml, `shared`, which is likeliest",
                )
        for name in shared.keys() - self.contents.names.keys():
            self.problems.tell(f"collisions/shared/{name}", "no actor bears this name")
