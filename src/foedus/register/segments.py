"""A phrase's pieces gathered into chunks: one participant each, or one noun that several states share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from foedus.model.actor import ActorKind, Sector
from foedus.register.agents import Agents
from foedus.register.names import NameForm
from foedus.register.phrasing import Item, Part
from foedus.register.register import Register

_FORMER = frozenset({"former", "ex", "late", "ousted", "deposed", "retired", "erstwhile", "then"})
_NOT_WHOSE = frozenset({"to", "against", "with", "by", "near"})
"""Prepositions that lead to others than those whose the noun is."""

_SHARED = frozenset({NameForm.ADJECTIVE, NameForm.ACRONYM})
"""Forms that may wait for a noun of the next conjunct: "EU and Russian envoys"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """One conjunct, read.

    Attributes:
        words: as written.
        person: the name of a person who is meant.
        agent: the noun at its head.
        apposed: the name that follows the noun and is what the noun says ("militant group Boko Haram").
        base: name of the one whose the noun is; the name alone where there is no noun.
        title: words of a person's name that the register does not know, with the title before it.
        others: words that are neither name nor agent.
        others_follow: whether they follow the name, so that they are the head.
        former: whether a word says that the office is over.
        sector: sector of a noun that qualifies the head ("opposition" in "opposition lawmakers").
    """

    words: str
    person: Item | None = None
    agent: Item | None = None
    apposed: Item | None = None
    base: Item | None = None
    title: str | None = None
    others: tuple[str, ...] = ()
    others_follow: bool = False
    former: bool = False
    sector: Sector | None = None

    @property
    def plural(self) -> bool:
        """Whether the noun names several."""
        return self.agent is not None and self.agent.plural


_PARTITIVE = frozenset(
    {
        "group",
        "number",
        "dozen",
        "dozens",
        "hundreds",
        "thousands",
        "scores",
        "series",
        "lot",
        "lots",
        "handful",
        "majority",
    }
    | {
        "part",
        "some",
        "many",
        "most",
        "several",
        "all",
        "none",
        "one",
        "two",
        "three",
        "members",
        "crowd",
        "couple",
        "pair",
    }
)
"""Words that, before "of", only tell how many: "a group of Peruvian miners"."""


def chunks_of(items: Sequence[Item], register: Register) -> list[Chunk]:
    """The chunks of a phrase in its order."""
    parts = [part for part in map(_counted_off, _split(items)) if part]
    parts = _merged(_completed(parts, register.agents))
    chunks = [_chunk(part, register) for part in parts]
    return _apposed(_shared(chunks))


def _split(items: Sequence[Item]) -> list[list[Item]]:
    parts: list[list[Item]] = [[]]
    for item in items:
        if item.part is Part.COORDINATOR:
            parts.append([])
        else:
            parts[-1].append(item)
    return parts


def _counted_off(part: list[Item]) -> list[Item]:
    """The part without a beginning that only tells how many."""
    at = next((at for at, item in enumerate(part) if item.part is Part.PREPOSITION), 0)
    if at and part[at].words == "of" and all(item.words.lower() in _PARTITIVE for item in part[:at]):
        return part[at + 1 :]
    return part


def _completed(parts: list[list[Item]], agents: Agents) -> list[list[Item]]:
    """A noun cut short by the coordination gets its end back: "foreign and defence ministers"."""
    completed = list(parts)
    for at, (part, after) in enumerate(pairwise(parts)):
        words = [item for item in part if item.part is Part.WORD]
        agent = next((item for item in after if item.part is Part.AGENT), None)
        if words and agent is not None and agent.agent is not None and part[-len(words) :] == words:
            told = [*(item.words for item in words), agent.agent.head]
            found = agents.at(told)
            if found is not None and found[0] == len(told):
                whole = Item(part=Part.AGENT, words=" ".join(told), agent=found[1], plural=agent.plural)
                completed[at] = [*part[: -len(words)], whole]
    return completed


def _merged(parts: list[list[Item]]) -> list[list[Item]]:
    """Words alone are no conjunct: "Ministry of Agriculture and Food of Chile" goes on."""
    merged: list[list[Item]] = []
    for part in parts:
        bare = part[0].part is Part.WORD and not any(item.part is Part.AGENT for item in part)
        if merged and bare and any(item.part is Part.AGENT for item in merged[-1]):
            merged[-1] = [*merged[-1], *part]
        else:
            merged.append(part)
    return merged


def _chunk(part: Sequence[Item], register: Register) -> Chunk:
    words = " ".join(item.words for item in part).replace(" '", "'").replace(" ’", "’")
    person = _person(part, register)
    head, rest = _head(part)
    former = any(item.part is Part.WORD and item.words.lower() in _FORMER for item in part)
    agents = [at for at, item in enumerate(head) if item.part is Part.AGENT]
    if person is not None:
        names = [item for item in part if item.part is Part.NAME and item is not person]
        return Chunk(words=words, person=person, base=_first(names), former=former)
    if not agents:
        return _nameless(words, head, rest, register, former=former)
    at = agents[-1]
    agent = head[at]
    after = [item for item in head[at + 1 :] if item.part in {Part.NAME, Part.WORD}]
    if agent.agent is not None and agent.agent.words[-1] in _NOT_WHOSE:  # "ambassador to": the name is the other side's
        after = []
    before = [item for item in head[:at] if item.part is Part.NAME]
    named = [item for item in after if item.part is Part.NAME]
    title = " ".join(item.words for item in after) if after and after[0].words[:1].isupper() and not named else None
    apposed = named[-1] if named and _names_a_body(named[-1], register) else None
    base = _first(before) or _first(named) or _whose(rest)
    sector = next((told for i in reversed(agents[:-1]) if (told := _qualifying(head[i]))), None) or _within(agent, rest)
    return Chunk(words=words, agent=agent, apposed=apposed, base=base, title=title, former=former, sector=sector)


def _qualifying(item: Item) -> Sector | None:
    """The sector of a noun that stands before another and says whose side it is on."""
    sector = item.agent.sector if item.agent else None
    return sector if sector in {Sector.OPP, Sector.REB, Sector.MIL, Sector.COP} else None


def _within(agent: Item, rest: Sequence[Item]) -> Sector | None:
    """The sector of the body that a member or head of it belongs to: "head of the intelligence directorate"."""
    if agent.agent is None or not agent.agent.heads:
        return None
    inner = next((item for item in rest if item.part is Part.AGENT and item.agent), None)
    return inner.agent.sector if inner and inner.agent else None


def _nameless(words: str, head: Sequence[Item], rest: Sequence[Item], register: Register, *, former: bool) -> Chunk:
    """A chunk without a noun for an agent: a name, perhaps with other words."""
    names = [item for item in head if item.part is Part.NAME]
    others = tuple(item.words for item in head if item.part is Part.WORD and item.words.lower() not in _FORMER)
    follow = bool(others) and (not names or head[-1].part is Part.WORD)
    body = next((item for item in reversed(names) if _names_a_body(item, register)), None)
    base = body or _first(names) or (_whose(rest) if others else None)
    return Chunk(words=words, base=base, others=others, others_follow=follow, former=former)


def _head(part: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item]]:
    """What stands before the first preposition, and the rest."""
    at = next((at for at, item in enumerate(part) if item.part is Part.PREPOSITION), len(part))
    return part[:at], part[at:]


def _person(part: Sequence[Item], register: Register) -> Item | None:
    """The last name of a person that is neither a possessor nor behind a preposition."""
    for at in range(len(part) - 1, -1, -1):
        item = part[at]
        if not _is_person(item, register):
            continue
        following = part[at + 1] if at + 1 < len(part) else None
        if following is not None and following.part in {Part.POSSESSIVE, Part.AGENT, Part.WORD}:
            continue
        if item.tied or not _free(part[:at]):
            continue
        return item
    return None


def _is_person(item: Item, register: Register) -> bool:
    return item.mention is not None and any(
        register.actor(identity).kind is ActorKind.PERSON for identity in item.mention.candidates
    )


def _free(before: Sequence[Item]) -> bool:
    """Whether no preposition governs what follows: a noun's name closes its phrase ("of Armenia | Armen Grigoryan")."""
    for item in reversed(before):
        if item.part is Part.PREPOSITION:
            return False
        if item.mention is not None and item.mention.form in {NameForm.NAME, NameForm.ACRONYM, NameForm.METONYM}:
            return True
    return True


def _names_a_body(item: Item, register: Register) -> bool:
    if item.mention is None:
        return False
    kinds = {register.actor(identity).kind for identity in item.mention.candidates}
    return bool(kinds & {ActorKind.ORGANISATION, ActorKind.ORGAN, ActorKind.ARMED_GROUP, ActorKind.OUTLET})


def _first(names: Sequence[Item]) -> Item | None:
    """The first name decides; one that a hyphen ties to the noun gives way to a free one."""
    free = [item for item in names if not item.tied] or list(names)
    of_somebody = [item for item in free if not _is_collective(item)]  # "European NATO countries"
    return next(iter(of_somebody or free), None)


def _is_collective(item: Item) -> bool:
    return item.mention is not None and item.mention.candidates[0].startswith("collective/")


def _whose(rest: Sequence[Item]) -> Item | None:
    """The first name behind a preposition that tells whose the noun is."""
    governed = True
    for item in rest:
        if item.part is Part.PREPOSITION:
            governed = item.words not in _NOT_WHOSE
        elif item.part is Part.NAME and governed:
            return item
    return None


def _shared(chunks: list[Chunk]) -> list[Chunk]:
    """Conjuncts lend each other a noun, or the state it stands with."""
    read = list(chunks)
    for at in range(len(read) - 2, -1, -1):
        read[at], read[at + 1] = _lent_back(read[at], read[at + 1])
    for at in range(1, len(read)):
        read[at - 1], read[at] = _lent_on(read[at - 1], read[at])
    return read


def _lent_back(this: Chunk, after: Chunk) -> tuple[Chunk, Chunk]:
    """A waiting adjective takes the noun of the next conjunct, a noun without a state the next one's state."""
    if after.agent is None:
        return this, after
    if _waits(this):
        shared = replace(after.agent, plural=False)  # one holder each
        former = this.former or after.former
        return replace(this, agent=shared, others=(), sector=after.sector, former=former), replace(after, agent=shared)
    if this.agent is not None and this.base is None:
        return replace(this, base=after.base), after
    return this, after


def _lent_on(before: Chunk, this: Chunk) -> tuple[Chunk, Chunk]:
    """A noun without a state takes the state before it, a state behind "ministers of A and" takes the noun."""
    if before.person is not None or this.person is not None:
        return before, this
    if this.agent is not None and this.base is None:
        return before, replace(this, base=before.base)
    if before.agent is not None and before.plural and this.agent is None and this.base and not this.others:
        shared = replace(before.agent, plural=False)
        return replace(before, agent=shared), replace(this, agent=shared)
    return before, this


def _waits(chunk: Chunk) -> bool:
    """Whether the chunk is an adjective alone, or a short name that can stand for one."""
    if chunk.agent is not None or chunk.person is not None or chunk.base is None or chunk.base.mention is None:
        return False
    return chunk.base.mention.form in _SHARED


def _apposed(chunks: list[Chunk]) -> list[Chunk]:
    """A person and a title beside it are one: "Lavrov, the Russian foreign minister"."""
    if len(chunks) == 2 and (chunks[0].person is None) != (chunks[1].person is None):
        person = next(chunk for chunk in chunks if chunk.person is not None)
        other = next(chunk for chunk in chunks if chunk.person is None)
        if other.agent is not None and not other.agent.plural:
            return [replace(person, base=person.base or other.base)]
    return chunks
