"""The register: one look-up for actors, names, offices and memberships at a date."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from foedus.errors import UnknownActor
from foedus.model.actor import Actor
from foedus.register.agents import Agents
from foedus.register.compiled import Compiled, keep, kept_at, plain_from, read_kept
from foedus.register.contents import Translation
from foedus.register.files import parsed, read_bytes
from foedus.register.loading import Admission, admission_of, build
from foedus.register.names import Mention
from foedus.register.offices import in_office
from foedus.register.resolution import Resolution, resolve
from foedus.register.scanning import Scanner

_DATA = Path(__file__).parent / "data"
PACKS = Path(__file__).parent.parent / "packs"
"""The folder of the package's own packs."""


class Register:
    """Who is who, at which date; read-only after loading.

    Example:
        >>> register = Register.load()
        >>> [mention.candidates for mention in register.scan("Bishkek asked the CSTO for help.")]
        [('KGZ', 'place/kgz/bishkek'), ('CSTO',)]
    """

    def __init__(self, compiled: Compiled, digest: str) -> None:
        self._contents = compiled
        self._digest = digest
        self._scanner = Scanner(compiled)
        self._lower: Scanner | None = None
        self._roles = {word.lower(): role.name for role in compiled.roles.values() for word in (role.name, *role.words)}

    @classmethod
    def load(cls) -> Register:
        """The register of the package's own data; read once a process.

        Raises:
            BadData: with every problem of every file.
        """
        return _packaged()

    @staticmethod
    def packaged_digest() -> str:
        """The `digest` of the package's own data, without loading them.

        Raises:
            BadData: files are missing.
        """
        return read_bytes(_DATA, PACKS).digest

    @classmethod
    def read(cls, data: Path, packs: Path) -> Register:
        """The register of other data: the files in `data`, and `packs/*/organisation.yaml`.

        Raises:
            BadData: with every problem of every file.
        """
        with _collector_at_rest():
            files = read_bytes(data, packs)
            kept = kept_at(data.parent, files.digest)
            plain = read_kept(kept)
            if plain is None:
                plain = plain_from(build(parsed(files)))
                keep(plain, kept)
            return cls(Compiled(plain), files.digest)

    def actor(self, id: str) -> Actor:  # noqa: A002, the word of the claim format
        """The entry with that id.

        Raises:
            UnknownActor: there is none.
        """
        actor = self._contents.actors.get(id)
        if actor is None:
            raise UnknownActor(f"The register has no entry {id!r}.", "Take an id from `Mention.candidates`.")
        return actor

    def actors(self) -> tuple[Actor, ...]:
        """Every entry, in the order of the data files."""
        return tuple(self._contents.actors.values())

    @property
    def agents(self) -> Agents:
        """Nouns that denote a participant beside a state or an organisation."""
        return self._contents.agents

    def nationality(self, person: str) -> str | None:
        """Code of the state whose citizen the person with that id is; None where the register does not know."""
        return self._contents.nationality.get(person)

    def admission_of(self, content: Mapping[str, Any], file: str) -> Admission:
        """Whether an organisation's file, called `file` in what is told, could be read among the packs of this register."""
        return admission_of(content, file, self._contents)

    def scan(self, text: str) -> list[Mention]:
        """Names in `text`: whole words, longest first from the left, not overlapping, in order; offsets in code points.

        Capitals count ("turkey" is no state, "US" is, "us" is not), save that any name may stand all in capitals.
        """
        return self._scanner.scan(text)

    def scan_lower(self, text: str) -> list[Mention]:
        """The same for a text without capitals; no name is kept apart from the common word it looks like."""
        if self._lower is None:
            self._lower = Scanner(self._contents, lower=True)
        return self._lower.scan(text)

    def resolve(self, mention: Mention, *, on: date | None, known: Collection[str] = ()) -> Resolution:
        """Whom `mention` means.

        Args:
            mention: from `scan`.
            on: the day spoken of; None where no date is known.
            known: ids already named in full in the report; where several bear the name, the only one of them is meant.

        Returns:
            A person's principal and sector are those of the office held on the day. Without a date they are those
            of the present or latest office, and the reason says so. Out of office they are the nationality and, for
            a former official, ELI. Where several may be meant and nothing decides, `actor` is None and the principal
            is told only if all share it.
        """
        resolved = resolve(self._contents, mention.candidates, on, known)
        told = self.translation(mention.surface)
        if told is None:
            return resolved
        return replace(
            resolved, sector=told.sector or resolved.sector, reason=f"{resolved.reason}; {told.told(mention.surface)}"
        )

    def translation(self, name: str) -> Translation | None:
        """What a name of translated Russian press means; None where it is no such name."""
        return self._contents.translations.get(name)

    def holder(self, role: str, principal: str, *, on: date | None) -> Resolution | None:
        """Who held the office, e.g. `holder("prime minister", "ARM", on=day)`.

        Args:
            role: a role of the register or one of its other words ("premier"), capitals or not.
            principal: code of a state or acronym of an organisation.
            on: the day spoken of; None where no date is known.

        Returns:
            None where the register knows no such role or no holder on that day. With no date, or several holders on
            that day, a resolution without an actor whose reason says so.
        """
        name = self._roles.get(role.lower())
        holders = self._contents.held.get((name or "", principal), ())
        terms = [(self.actor(identity).terms[at], identity) for identity, at in holders]
        if on is None and terms:
            return Resolution(
                actor=None,
                principal=principal,
                sector=terms[0][0].sector,
                term=None,
                reason=f"no date; {len(terms)} known in the office of {name}",
            )
        held = {term: person for term, person in terms if on and term.holds_on(on)}
        serving = in_office(held, on) if on else []
        if not serving:
            return None
        if len({held[term] for term in serving}) > 1:
            names = " or ".join(self.actor(held[term]).name for term in serving)
            return Resolution(
                actor=None, principal=principal, sector=serving[0].sector, term=None, reason=f"may be {names} on {on}"
            )
        term = serving[-1]
        reason = f"{term.office} on {on}{'' if term.verified else ' (unverified)'}"
        return Resolution(actor=held[term], principal=principal, sector=term.sector, term=term, reason=reason)

    def roles(self) -> Mapping[str, str]:
        """The role that each word for an office means, words in small letters."""
        return self._roles

    def members(self, organisation: str, *, on: date | None) -> tuple[str, ...]:
        """Codes of the states that were members on the day, in order of the data; without a date, those that still are.

        Both days of a membership count. An organisation whose members the register does not list has none.

        Raises:
            UnknownActor: there is no such organisation.
        """
        memberships = self.actor(organisation).members
        return tuple(
            membership.state
            for membership in memberships
            if (membership.until is None if on is None else membership.holds_on(on))
        )

    def digest(self) -> str:
        """Twelve hex digits that change whenever any data file does; part of the engine's version."""
        return self._digest


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """No search for garbage meanwhile: what is loaded stays, and each search would walk over all of it again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@cache
def _packaged() -> Register:
    return Register.read(_DATA, PACKS)
