"""Words of a sentence to participants: names, nouns that stand for a party, pronouns, coordinations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from foedus.extraction.en.agent_nouns import agent_noun
from foedus.extraction.en.nominals import Nominals
from foedus.extraction.en.party import Party, unique
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import antecedent, conjuncts, examples
from foedus.model.actor import Sector
from foedus.register import Mention, NameForm


@dataclass(slots=True)
class Parties(Nominals):
    """The participants of one sentence, found on demand and remembered by token."""

    _at: dict[int, list[Party]] = field(init=False, default_factory=dict)

    def of(self, token: Token | None) -> list[Party]:
        """The parties that `token` and its conjuncts stand for; empty where it stands for none."""
        if token is None:
            return []
        noun = antecedent(token)
        if not noun.children:
            own = self.at(noun)
            return unique(own) if len(own) > 1 else [*own]
        found: list[Party] = []
        for part in conjuncts(noun):
            if noun.i < token.i < part.i:
                continue  # "the envoy, who had been held, and the nurse": one was held
            own = self.at(part)
            found += [*own, *(p for named in (examples(part) if own else ()) for p in self.of(named))]
        return unique(found)

    def at(self, token: Token) -> list[Party]:
        """The parties that `token` alone stands for."""
        found = self._at.get(token.i)
        if found is None:
            self._at[token.i] = []  # a party cannot be explained by itself
            found = self._at[token.i] = list(self._find(token))
        return found

    def all(self) -> list[Party]:
        """Every party of the sentence that is no mere modifier, in text order."""
        found = []
        for token in self.sentence.doc:
            if token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "amod", "nmod", "npadvmod"}:
                found += [party for party in self.at(token) if not party.recalled]
        return found

    def class_of(self, token: Token | None) -> frozenset[str]:
        """Classes of the lexicon that `token` belongs to: of an actor, of a thing, or none."""
        if token is None:
            return frozenset()
        token = antecedent(token)
        parties = self.at(token)
        classes = {party.cls for party in parties}
        if classes:
            classes.add("actor")
        noun = agent_noun(token, self.register) if "organisation" in classes else None
        if noun is not None and noun.cls == "force":
            classes.add("force")  # "the Armed Forces", named as they are
        return frozenset(classes | self.things_at(token))

    def _find(self, token: Token) -> Iterator[Party]:
        mention = self.sentence.mention_at.get(token.i)
        if mention is not None and not self._only_describes(token, mention):
            yield from self._named(token, mention)
        elif token.pos_ == "PRON" or token.tag_ == "PRP$" or token.lower_ in {"both", "others"}:
            yield from self.discourse.recall_pronoun(token, self)
        elif token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "DET"} and not (
            token.pos_ == "ADJ" and token.dep_ == "amod"
        ):
            yield from self._nominal(token)

    def _only_describes(self, token: Token, mention: Mention) -> bool:
        """Whether the word is an adjective or place that does not stand for a party here."""
        if mention.form is NameForm.PLACE:
            return True
        return (
            mention.form is NameForm.ADJECTIVE
            and token.dep_ in {"amod", "compound", "nmod"}
            and token.head.i != token.i
        )

    def _named(self, token: Token, mention: Mention) -> Iterator[Party]:
        noun = self._actor_noun(token)
        party = self.discourse.resolve(mention, token.i)
        if party is not None and self._is_descent(mention, token):
            yield from self._by_descent(token, party)
            return
        countries = noun is None or noun.cls in {"state", "organisation"}
        if party is not None and party.cls == "collective" and party.participant.principal is None and countries:
            yield self._spelt(party, self._counted_span(party.span))
        elif (
            noun is not None
            and mention.form is not NameForm.SURNAME
            and token.pos_ == "NOUN"
            and not self._ends(mention, token)
        ):
            yield from self._nominal(token)
        elif party is not None:
            yield party

    def _by_descent(self, token: Token, party: Party) -> Iterator[Party]:
        """People of the state that they live in, where it is told; else of nobody's."""
        lands: list[str | None] = [p for base in self._of(token) if (p := base.participant.principal)]
        for principal in lands or [None]:
            told = replace(party.participant, id=None, principal=principal, sector=Sector.CVL)
            yield replace(party, participant=told, cls="people", reason="a descent, not a state")

    def _ends(self, mention: Mention, token: Token) -> bool:
        """Whether the noun is the last word of a longer name: "the G5 Sahel alliance"."""
        before = self.sentence.mention_at.get(token.i - 1)
        return before is mention and self.sentence.mention_at.get(token.i + 1) is not mention
