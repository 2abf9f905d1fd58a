"""Who a phrase of a report means at a date: names, titles, offices without a name, generic agents, coordinations.

Works on words alone, without a parser: a phrase is short, and its order tells its head. Every candidate says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from foedus.model.actor import Actor, ActorKind, Sector
from foedus.register.agents import Agent
from foedus.register.answer import Answer, Candidate, Named
from foedus.register.names import Mention, NameForm
from foedus.register.phrasing import Item, Part, cleaned, items_of
from foedus.register.register import Register
from foedus.register.segments import Chunk, chunks_of

_BY_FORM = {
    NameForm.NAME: 0.95,
    NameForm.ACRONYM: 0.9,
    NameForm.METONYM: 0.85,
    NameForm.ADJECTIVE: 0.85,
    NameForm.DEMONYM: 0.9,
    NameForm.SURNAME: 0.75,
    NameForm.PLACE: 0.6,
}
_ORDINARY = 0.3
"""Score of a common word that translated press uses as a name."""

_NOBODYS = 0.4
"""Score of a noun that stands with no name."""

_GENERIC = frozenset({None, Sector.GOV, Sector.EDU, Sector.IGO})
"""Sectors of a noun that give way to the sector of the organ it stands with: a court's official is JUD."""

_TIES = frozenset({"backed", "supported", "funded", "sponsored", "aligned", "allied", "trained", "armed", "linked"})
"""Words that tie a party to a state without making it that state's: "Iran-backed militias"."""

_PEOPLE = (
    "men",
    "women",
    "people",
    "ers",
    "ors",
    "ists",
    "ians",
    "ants",
    "ents",
    "ees",
    "mates",
    "folk",
    "makers",
    "children",
)
"""Endings of plural nouns for persons."""

_OF_ITS_OWN = frozenset({ActorKind.ORGAN, ActorKind.ARMED_GROUP, ActorKind.OUTLET})


def who(register: Register, phrase: str, *, on: date | None) -> Answer:
    """Whom `phrase` names on the day `on`.

    Args:
        register: where names, offices and agents are looked up.
        phrase: what a report calls somebody, e.g. "the Armenian prime minister" or "Kyrgyz border guards".
        on: the day spoken of; None where no date is known: offices without a name then have no holder.

    Returns:
        A party for each participant, each with its candidates, best first. A name that several bear without anything
        that decides has them all, none clearly ahead.
    """
    text, notes = cleaned(phrase)
    scan, factor = register.scan, 1.0
    if text and text == text.lower():
        scan, factor = register.scan_lower, 0.8
    items = items_of(text, scan, register.agents)
    if factor < 1 and any(item.part is Part.NAME for item in items):
        notes = (*notes, "capitals are missing: names were looked up without them")
    if (told := register.translation(text.removeprefix("the ").removeprefix("The "))) is not None:
        notes = (*notes, told.told(text))
        if told.actor is None:
            return Answer(phrase=phrase, parties=(), notes=notes)
        if told.ordinary:
            actor = register.actor(told.actor)
            reason = (
                f"a word that translations use for {actor.name}; read so only where the report shows that it is one"
            )
            candidate = Candidate(
                actor=actor.id,
                name=actor.name,
                principal=actor.principal,
                sector=told.sector or actor.sector,
                score=_ORDINARY,
                reason=reason,
            )
            return Answer(phrase=phrase, parties=(Named(words=text, candidates=(candidate,)),), notes=notes)
    reader = _Reader(register, on, factor)
    parties: list[Named] = []
    for chunk in chunks_of(items, register):
        for named in reader.read(chunk):
            if named.candidates[0] not in [other.candidates[0] for other in parties]:
                parties.append(named)
    return Answer(phrase=phrase, parties=tuple(parties), notes=notes)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one chunk after another on one day."""

    register: Register
    on: date | None
    factor: float

    def read(self, chunk: Chunk) -> Iterator[Named]:
        """The participants of a chunk: one, or one for each state that shares its noun."""
        if chunk.person is not None:
            yield self._named(chunk, self._persons(chunk, chunk.person))
        elif chunk.agent is not None and chunk.agent.agent is not None and chunk.apposed is None:
            if found := self._agents(chunk, chunk.agent.agent):
                yield self._named(chunk, found)
        elif (item := chunk.apposed or chunk.base) and (found := self._names(chunk, item)):
            yield self._named(chunk, found)

    def _named(self, chunk: Chunk, found: Sequence[Candidate]) -> Named:
        ordered = sorted(found, key=lambda candidate: -candidate.score)
        return Named(words=chunk.words, candidates=tuple(ordered))

    # -- names -------------------------------------------------------------------------------------------------------

    def _names(self, chunk: Chunk, item: Item) -> list[Candidate]:
        """Readings of a bare name; words beside it that the register does not know make it less certain."""
        if chunk.others_follow:
            return [self._unknown(chunk, candidate) for candidate in self._each(item)] if _may_act(chunk, item) else []
        factor = 0.9 if chunk.others else 1
        return [replace(candidate, score=candidate.score * factor) for candidate in self._each(item)]

    def _unknown(self, chunk: Chunk, base: Candidate) -> Candidate:
        """What stands with a name and is no noun of the register: people where it is a plural, else anything."""
        people = chunk.others[-1].islower()
        noun = " ".join(chunk.others)
        return replace(
            base,
            actor=None,
            name=f"{noun} ({base.name})",
            sector=Sector.CVL if people else None,
            score=base.score * 0.6,
            reason=f"{noun!r} is no noun of the register{', read as people' if people else ''}; {base.reason}",
        )

    def _each(self, item: Item) -> Iterator[Candidate]:
        """Each actor that a name may mean."""
        mention = item.mention
        if mention is None:
            return
        ids = mention.candidates
        decided = self.register.resolve(mention, on=self.on)
        share = 1.0 if len(ids) == 1 else 0.5
        for identity in ids:
            one = replace(mention, candidates=(identity,))
            resolved = self.register.resolve(one, on=self.on)
            actor = self.register.actor(identity)
            score = _BY_FORM[mention.form] * self.factor
            if len(ids) > 1:
                score *= 1.0 if decided.actor == identity else share
            if actor.kind is ActorKind.PERSON and resolved.term is None:
                score *= 0.9
            reason = decided.reason if decided.actor == identity else resolved.reason
            gone = _absence(actor, self.on)
            yield Candidate(
                actor=identity,
                name=actor.name,
                principal=resolved.principal,
                sector=self._sector(actor, mention, resolved.sector),
                score=score * (0.5 if gone else 1),
                reason="; ".join(filter(None, (gone, reason))),
            )

    def _sector(self, actor: Actor, mention: Mention, sector: Sector | None) -> Sector | None:
        """A capital or seat that stands for its state is its government, a people are its citizens."""
        if sector is None and actor.kind is ActorKind.STATE:
            if mention.form is NameForm.METONYM:
                return Sector.GOV
            if mention.form is NameForm.DEMONYM:
                return Sector.CVL
        return sector

    # -- persons -----------------------------------------------------------------------------------------------------

    def _persons(self, chunk: Chunk, person: Item) -> list[Candidate]:
        """Bearers of a name; of several the one whom the title fits."""
        found = list(self._each(person))
        if len(found) == 1 or chunk.base is None:
            return found
        told = {candidate.principal for candidate in self._each(chunk.base)}
        return [
            replace(candidate, score=candidate.score * 1.5, reason=f"the title fits; {candidate.reason}")
            if candidate.principal in told
            else replace(candidate, score=candidate.score * 0.4)
            for candidate in found
        ]

    # -- agents ------------------------------------------------------------------------------------------------------

    def _agents(self, chunk: Chunk, agent: Agent) -> list[Candidate]:
        """Readings of a noun with the name it stands with; without one only its sector is known, if that."""
        if chunk.base is not None:
            if agent.relational and (found := self._related(chunk, agent, chunk.base)):
                return found
            if chunk.base.tied in _TIES:
                return [self._nobodys(chunk, agent, f"{chunk.base.words!r} has a tie to them, {chunk.base.tied!r}")]
            return [self._holder(chunk, agent, base) or self._of(chunk, agent, base) for base in self._each(chunk.base)]
        return [self._nobodys(chunk, agent, "of nobody named")] if chunk.sector or agent.sector else []

    def _related(self, chunk: Chunk, agent: Agent, base: Item) -> list[Candidate]:
        """Allies, rivals and the like of a state are other states; those of an organisation are its members."""
        kinds = {self.register.actor(candidate.actor).kind for candidate in self._each(base) if candidate.actor}
        if ActorKind.ORGANISATION in kinds:
            return []
        return [self._nobodys(chunk, agent, f"what they are to {base.words!r} does not tell whose they are")]

    def _nobodys(self, chunk: Chunk, agent: Agent, why: str) -> Candidate:
        """A noun whose state or organisation is not told."""
        return Candidate(
            actor=None,
            name=chunk.words,
            principal=None,
            sector=chunk.sector or agent.sector,
            score=_NOBODYS * self.factor,
            reason=f"noun {' '.join(agent.words)!r}: {why}",
        )

    def _of(self, chunk: Chunk, agent: Agent, base: Candidate) -> Candidate:
        """What the noun makes of the state, organisation or person it stands with."""
        noun = " ".join(agent.words)
        name = chunk.title or noun
        return Candidate(
            actor=None,
            name=f"{name} ({base.name})",
            principal=base.principal,
            sector=self._composed(chunk, agent, base),
            score=base.score * 0.95,
            reason=f"{noun!r} of {base.name!r}: {base.reason}",
        )

    def _composed(self, chunk: Chunk, agent: Agent, base: Candidate) -> Sector | None:
        if chunk.former:
            return Sector.ELI
        if chunk.sector is not None:
            return chunk.sector
        kind = self.register.actor(base.actor).kind if base.actor else None
        if kind is ActorKind.ORGANISATION and agent.sector in _GENERIC:
            return base.sector
        if kind in _OF_ITS_OWN and agent.sector in (_GENERIC | {Sector.REB, Sector.BUS}):
            return base.sector
        if kind is ActorKind.PERSON and agent.sector in _GENERIC:
            return base.sector or agent.sector
        return agent.sector or base.sector

    def _holder(self, chunk: Chunk, agent: Agent, base: Candidate) -> Candidate | None:
        """The holder of an office that one person holds, where the phrase names nobody and nobody former."""
        role = agent.role or self._headed(agent, base)
        if role is None or base.principal is None or chunk.former or chunk.title or chunk.plural:
            return None
        held = self.register.holder(role, base.principal, on=self.on)
        if held is None or held.actor is None:
            return None
        return Candidate(
            actor=held.actor,
            name=self.register.actor(held.actor).name,
            principal=held.principal,
            sector=held.sector,
            score=base.score * 0.9,
            reason=f"an office without a name; its holder: {held.reason}",
        )

    def _headed(self, agent: Agent, base: Candidate) -> str | None:
        """The role of the one who heads the organ named: "head of the State Department"."""
        if not agent.heads or base.actor is None:
            return None
        return self.register.actor(base.actor).headed_by


def _may_act(chunk: Chunk, item: Item) -> bool:
    """Whether unknown words behind a name may be somebody: people by their ending, a body by its capital.

    A capital behind a city's name is more often a person's name, or a thing's, than a body of that state.
    """
    head, form = chunk.others[-1], item.mention.form if item.mention else None
    if head.islower():
        return head.endswith(_PEOPLE)
    return form not in {NameForm.METONYM, NameForm.PLACE}


def _absence(actor: Actor, on: date | None) -> str | None:
    """That a state did not exist on the day, with its first or last day."""
    if on and actor.since and on < actor.since:
        return f"{actor.name} exists since {actor.since}"
    if on and actor.until and on > actor.until:
        return f"{actor.name} existed until {actor.until}"
    return None
