"""Words of a sentence to participants: how far a name goes, and which thing or noun for an agent a word is."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace

from foedus.extraction.en.agent_nouns import agent_noun
from foedus.extraction.en.discourse import Discourse
from foedus.extraction.en.lexicon import Lexicon
from foedus.extraction.en.parse import Sentence
from foedus.extraction.en.party import Party
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children
from foedus.model.actor import Sector
from foedus.model.claim import Participant
from foedus.register import Agent, Register

_OF_CONTENTS = frozenset({"of", "under", "to", "in"})
_NOT_A_NAME = frozenset({"DET", "PUNCT", "SPACE", "PRON", "NUM", "ADV", "SCONJ", "CCONJ"})
_DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,4}-?\d+[A-Z]*")
"""Names of weapons and vehicles: S-300, F-16, Su-25."""


@dataclass(slots=True)
class Naming(ABC):
    """What the words of one sentence are called, before it is asked whose they are."""

    sentence: Sentence
    discourse: Discourse
    lexicon: Lexicon
    register: Register

    @abstractmethod
    def of(self, token: Token | None) -> list[Party]:
        """The parties that `token` and its conjuncts stand for."""

    @abstractmethod
    def at(self, token: Token) -> list[Party]:
        """The parties that `token` alone stands for."""

    @abstractmethod
    def all(self) -> list[Party]:
        """Every party that the sentence names, in text order."""

    def things_at(self, token: Token) -> frozenset[str]:
        """Classes of things by noun lemma, compounds first."""
        noted, key = self.sentence.doc.noted, ("things", token.i)
        if key not in noted:
            noted[key] = self._things(token)
        found: frozenset[str] = noted[key]
        return found

    def _things(self, token: Token) -> frozenset[str]:
        for child in token.children:
            if child.dep_ in {"compound", "nummod", "nmod", "amod"} and _DESIGNATION.fullmatch(child.text):
                return frozenset({"materiel"})
        words = [t for t in children(token, "compound", "amod") if t.i < token.i]
        for start in range(len(words)):
            phrase = " ".join([*(w.base for w in words[start:]), token.base])
            if phrase in self.lexicon.things:
                return frozenset({self.lexicon.things[phrase]})
        cls = self.lexicon.things.get(token.base) or self.lexicon.things.get(token.lower_)
        inner = self._contents(token) if token.base in self.lexicon.containers else frozenset()
        return frozenset({cls}) | inner if cls else inner

    def _contents(self, token: Token) -> frozenset[str]:
        """Classes of what a noun of amount or of validity is said of: "a number of documents", "obligations under the treaty"."""
        said_of = [t for prep in children(token, "prep") if prep.lower_ in _OF_CONTENTS for t in children(prep, "pobj")]
        return frozenset(cls for t in (*said_of, *children(token, "compound")) for cls in self.things_at(t))

    def _actor_noun(self, token: Token) -> Agent | None:
        return agent_noun(token, self.register)

    def _name_span(self, token: Token) -> tuple[Token, Token]:
        first = token
        for i in range(token.i - 1, -1, -1):
            before = self.sentence.doc[i]
            if (before.pos_ in _NOT_A_NAME and before.tag_ != "HYPH") or (token not in before.ancestors):
                break
            first = before
        while first.tag_ == "HYPH":  # a dash before a list's item
            first = self.sentence.doc[first.i + 1]
        return first, token

    def _counted_span(self, span: tuple[Token, Token]) -> tuple[Token, Token]:
        """With the words that tell which ones, where nothing but its words tells who it is: "some other states"; no bare number."""
        first = span[0]
        for i in range(first.i - 1, -1, -1):
            before = self.sentence.doc[i]
            bare_number = before.dep_ == "nummod" and first == span[1]
            if span[1] not in before.ancestors or bare_number or not _tells_which(before):
                break
            first = before
        return first, span[1]

    def _spelt(self, party: Party, span: tuple[Token, Token]) -> Party:
        place = self.sentence.span_of(*span)
        name = self.discourse.text[place.start : place.end]
        participant = replace(party.participant, name=name, start=place.start, end=place.end)
        return replace(party, participant=participant, span=span)

    def _party(  # noqa: PLR0913, one value with its parts
        self,
        token: Token,
        span: tuple[Token, Token],
        *,
        principal: str | None,
        sector: Sector | None,
        cls: str,
        plural: bool,
        reason: str,
        recalled: bool = False,
    ) -> Party:
        place = self.sentence.span_of(*span)
        name = self.discourse.text[place.start : place.end]
        participant = Participant(
            id=None, principal=principal, sector=sector, name=name, start=place.start, end=place.end
        )
        return Party(
            participant=participant, cls=cls, head=token.i, span=span, plural=plural, reason=reason, recalled=recalled
        )


def _tells_which(token: Token) -> bool:
    return token.lower_ not in {"a", "an", "the"} and token.dep_ in {
        "nummod",
        "det",
        "poss",
        "amod",
        "predet",
        "quantmod",
    }
