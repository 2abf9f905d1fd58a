"""A phrase cut into what the register knows of it: names, nouns for agents, prepositions, coordinators, other words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from foedus.register.agents import Agent, Agents
from foedus.register.names import Mention

_TOKEN = re.compile(r"['’]s?(?![^\W_])|-?[^\W_]+(?:[-'’.][^\W_]+)*\.?|[,;&/()]")
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_PREPOSITIONS = frozenset(
    {
        "of",
        "for",
        "to",
        "in",
        "on",
        "at",
        "from",
        "with",
        "against",
        "under",
        "within",
        "across",
        "inside",
        "near",
        "by",
    }
)
_COORDINATORS = frozenset({"and", "&", "/", ",", ";", "or"})
_LONGEST_AGENT = 8
_ABBREVIATED = re.compile(r"[A-Z]\.$")
_EX = re.compile(r"\b[Ee]x-(?=[A-Z])")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_LOOKALIKES = str.maketrans("АВЕЅІЈКМНОРСТХУавеѕіјкморстхугԁ", "ABESIJKMHOPCTXYabesijkmopctxyrd")
_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile("[\u0400-\u04ff]")


class Part(StrEnum):
    """What a piece of a phrase is."""

    NAME = "name"
    AGENT = "agent"
    PREPOSITION = "preposition"
    COORDINATOR = "coordinator"
    POSSESSIVE = "possessive"
    WORD = "word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One piece.

    Attributes:
        part: what it is.
        words: as written.
        mention: the name, of a NAME.
        agent: the noun, of an AGENT.
        plural: whether an agent's noun is plural.
        tied: a word that a hyphen ties to the name ("backed" in "Iran-backed").
    """

    part: Part
    words: str
    mention: Mention | None = None
    agent: Agent | None = None
    plural: bool = False
    tied: str | None = None


def cleaned(phrase: str) -> tuple[str, tuple[str, ...]]:
    """`phrase` without what only looks like writing, and what was mended: invisible signs, letters of another script."""
    told = []
    text = unicodedata.normalize("NFKC", phrase)
    if _INVISIBLE.search(text):
        text = _INVISIBLE.sub("", text)
        told.append("invisible signs left out")
    text = _EX.sub("former ", text)
    words = [_same_script(word) for word in text.split()]
    if words != text.split():
        told.append("letters of another script read as the Latin ones they look like")
    text = " ".join(words).strip(' "“”«»„,;:!?')
    return text if _ABBREVIATED.search(text) else text.rstrip("."), tuple(told)


def _same_script(word: str) -> str:
    """A word of mixed scripts with its Cyrillic letters read as Latin; any other as it is."""
    return word.translate(_LOOKALIKES) if _LATIN.search(word) and _CYRILLIC.search(word) else word


def items_of(phrase: str, scan: Callable[[str], Sequence[Mention]], agents: Agents) -> list[Item]:
    """The pieces of `phrase` in order, without articles; of a name and an agent that begin together the longer stands."""
    words = list(_words(phrase, scan(phrase)))
    items: list[Item] = []
    at = 0
    while at < len(words):
        name = _name(words, at)
        agent = _agent(words, at, agents)
        if agent is not None and (name is None or agent[1] > name[1]):
            item, taken = agent
            items.append(item)
        elif name is not None:
            item, taken = name
            items.append(item)
        else:
            taken = 1
            _add_word(items, words[at].text)
        at += taken
    return items


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    mention: Mention | None
    first: bool
    last: bool


def _words(phrase: str, mentions: Sequence[Mention]) -> Iterator[_Word]:
    """Words without articles, each with the name that it is part of."""
    at = 0
    for mention in mentions:
        yield from (_Word(word, None, True, True) for word in _plain(phrase[at : mention.span.start]))
        inside = mention.surface.split()
        for number, word in enumerate(inside, start=1):
            yield _Word(word, mention, number == 1, number == len(inside))
        at = mention.span.end
    yield from (_Word(word, None, True, True) for word in _plain(phrase[at:]))


def _plain(gap: str) -> Iterator[str]:
    return (match[0] for match in _TOKEN.finditer(gap) if match[0].lower() not in _ARTICLES)


def _name(words: Sequence[_Word], at: int) -> tuple[Item, int] | None:
    mention = words[at].mention
    if mention is None:
        return None
    taken = next(number for number, word in enumerate(words[at:], start=1) if word.last)
    return Item(part=Part.NAME, words=mention.surface, mention=mention), taken


def _agent(words: Sequence[_Word], at: int, agents: Agents) -> tuple[Item, int] | None:
    """The longest agent that begins here and cuts no name in two."""
    ahead = [word.text.lstrip("-") for word in words[at : at + _LONGEST_AGENT]]
    for taken, agent in agents.all_at(ahead):
        if words[at + taken - 1].last:
            told = ahead[:taken]
            plural = not any(word.lower() == agent.head for word in told)
            return Item(part=Part.AGENT, words=" ".join(told), agent=agent, plural=plural), taken
    return None


def _add_word(items: list[Item], word: str) -> None:
    lower = word.lower()
    if lower in {"'s", "’s", "'", "’"}:
        items.append(Item(part=Part.POSSESSIVE, words=word))
    elif word.startswith("-") and items and items[-1].part is Part.NAME:
        items[-1] = replace(items[-1], tied=word[1:].lower())
    elif lower in _COORDINATORS:
        items.append(Item(part=Part.COORDINATOR, words=lower))
    elif lower in _PREPOSITIONS:
        items.append(Item(part=Part.PREPOSITION, words=lower))
    elif word not in "()":
        items.append(Item(part=Part.WORD, words=word.lstrip("-")))
