"""Whose a word is: adjectives, compounds, possessors and phrases with "of" that name a state or an organisation."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from foedus.extraction.en.agent_nouns import agent_noun
from foedus.extraction.en.naming import Naming
from foedus.extraction.en.party import Party, unique
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import TEMPORAL, children, conjuncts, prepositional
from foedus.register import Mention, NameForm

_MODIFIERS = ("amod", "compound", "nmod", "poss", "nummod", "quantmod", "npadvmod", "appos")
_ANY_FORM = frozenset(NameForm)
_NAMED = frozenset({NameForm.NAME, NameForm.ACRONYM})
_OWNERS = ("of", "from", "for")
_OF = ("of", "from", "in", "for", "within", "at", "under", "inside", "across", "between")


@dataclass(slots=True)
class Belonging(Naming):
    """The parties that stand around a word and say whose it is."""

    def modifiers(self, token: Token) -> list[Party]:
        """Parties that stand as adjective, compound or possessor before `token`: "Russia's", "Kyrgyz"."""
        found: list[Party] = []
        own = self.sentence.mention_at.get(token.i)
        for child in token.children:
            if child.base in self.lexicon.backing and child.tag_ == "VBN":
                continue  # "the Ruritanian-backed rebels" are not Ruritania's
            if child.dep_ in _MODIFIERS and (own is None or self.sentence.mention_at.get(child.i) is not own):
                found += self._base(child)
        return unique(found)

    def named_by(self, token: Token) -> list[Party]:
        """The parties that a name stands for, be it an adjective or a place."""
        return self._base(token)

    def land_of(self, token: Token) -> list[Party]:
        """The states that the places named by `token` and its conjuncts lie in."""
        return unique([p for part in conjuncts(token) for p in self._base_mention(part, {NameForm.PLACE})])

    def _of(self, token: Token, *, owned: bool = False) -> list[Party]:
        """Parties of the phrases after `token`; where it is `owned` already, a place there only tells where it stands."""
        belonging = [c for c in children(token, "acl") if c.lemma_ in self.lexicon.belonging]
        told = [t for clause in belonging for prep in children(clause, "prep") for t in children(prep, "pobj")]
        if told:
            return [p for target in told for p in self.of(target) or self.modifiers(target)]
        found: list[Party] = []
        targets = [
            t
            for prep in children(token, "prep")
            if prep.lower_ in (_OWNERS if owned else _OF)
            for t in children(prep, "pobj")
        ]
        targets += self._serving_with(token)
        for part in (part for target in targets for part in conjuncts(target)):
            own = part.tag_ != "CD" and part.lemma_.lower() not in TEMPORAL and not part.text[:1].isdigit()
            found += (
                self._base_mention(part, {NameForm.PLACE}) or self.at(part) or (self.modifiers(part) if own else [])
            )
        return found

    def _serving_with(self, token: Token) -> list[Token]:
        """The force or organisation that somebody is with: "a soldier with the peacekeeping force"."""
        noun = agent_noun(token, self.register)
        if noun is None or noun.cls not in {"force", "person"}:
            return []
        return [
            t
            for t in prepositional(token, "with")
            if any(p.cls == "organisation" for p in self._base_mention(t, _NAMED))
        ]

    def _base(self, child: Token) -> list[Party]:
        """States and organisations named by a modifier, its own modifiers and its conjuncts."""
        found = self._base_mention(child, _ANY_FORM)
        if child.dep_ == "poss" and child.i not in self.sentence.mention_at:
            found += self.at(child)
        for inner in child.children:
            if inner.dep_ in {"conj", "compound", "amod", "nmod", "poss", "npadvmod", "preconj"}:
                found += self._base(inner)
        return found

    def _base_mention(self, token: Token, forms: AbstractSet[NameForm]) -> list[Party]:
        mention = self.sentence.mention_at.get(token.i)
        if mention is None or mention.form not in forms or self._is_descent(mention, token):
            return []
        party = self.discourse.resolve(mention, token.i)
        return [] if party is None else [party]

    def _is_descent(self, mention: Mention, token: Token) -> bool:
        """Whether the name tells of somebody's people and not of his state: "ethnic Albanians"."""
        words = self.sentence.tokens_in(mention.span)
        first = words[0] if words else token
        homes = prepositional(token, "of") if mention.form is NameForm.DEMONYM else []
        if any(home.i in self.sentence.mention_at for home in homes):
            return True  # "the Albanians of Serbia"
        return first.i > 0 and self.sentence.doc[first.i - 1].lower_ == "ethnic"
