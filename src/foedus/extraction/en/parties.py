"""Words of a sentence to participants: names, nouns that stand for a party, pronouns, coordinations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from foedus.extraction.en.agent_nouns import agent_noun
from foedus.extraction.en.discourse import Discourse
from foedus.extraction.en.lexicon import Lexicon
from foedus.extraction.en.parse import Sentence
from foedus.extraction.en.party import Party
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import TEMPORAL, antecedent, children, conjuncts, examples
from foedus.model.actor import Sector
from foedus.model.claim import Participant
from foedus.register import Agent, Mention, NameForm, Register

_MODIFIERS = ("amod", "compound", "nmod", "poss", "nummod", "quantmod", "npadvmod", "appos")
_OFFICES = frozenset({"person", "office", "organisation"})
_OF = ("of", "from", "in", "for", "within", "at", "under", "inside", "across", "between")
_OF_CONTENTS = frozenset({"of", "under", "to", "in"})
_NOT_A_NAME = frozenset({"DET", "PUNCT", "SPACE", "PRON", "NUM", "ADV", "SCONJ", "CCONJ"})
_DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,4}-?\d+[A-Z]*")
"""Names of weapons and vehicles: S-300, F-16, Su-25."""
_PARTITIVE = frozenset(
    [
        "one",
        "some",
        "most",
        "all",
        "many",
        "several",
        "both",
        "each",
        "dozen",
        "hundred",
        "thousand",
        "number",
        "group",
        "majority",
        "part",
        "half",
        "pair",
        "series",
        "lot",
        "handful",
        "member",
        "none",
        "any",
        "rest",
    ]
)


@dataclass(slots=True)
class Parties:
    """The participants of one sentence, found on demand and remembered by token."""

    sentence: Sentence
    discourse: Discourse
    lexicon: Lexicon
    register: Register
    _at: dict[int, list[Party]] = field(init=False, default_factory=dict)

    def of(self, token: Token | None) -> list[Party]:
        """The parties that `token` and its conjuncts stand for; empty where it stands for none."""
        if token is None:
            return []
        found: list[Party] = []
        for part in conjuncts(antecedent(token)):
            own = self.at(part)
            found += [*own, *(p for named in (examples(part) if own else ()) for p in self.of(named))]
        return _unique(found)

    def at(self, token: Token) -> list[Party]:
        """The parties that `token` alone stands for."""
        if token.i not in self._at:
            self._at[token.i] = []  # a party cannot be explained by itself
            self._at[token.i] = list(self._find(token))
        return self._at[token.i]

    def all(self) -> list[Party]:
        """Every party of the sentence that is no mere modifier, in text order."""
        found = []
        for token in self.sentence.doc:
            if token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "amod", "nmod"}:
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
        return frozenset(classes | self.things_at(token))

    def things_at(self, token: Token) -> frozenset[str]:
        """Classes of things by noun lemma, compounds first."""
        if any(
            _DESIGNATION.fullmatch(c.text) for c in token.children if c.dep_ in {"compound", "nummod", "nmod", "amod"}
        ):
            return frozenset({"materiel"})
        words = [t for t in children(token, "compound", "amod") if t.i < token.i]
        for start in range(len(words)):
            phrase = " ".join([*(w.lemma_.lower() for w in words[start:]), token.lemma_.lower()])
            if phrase in self.lexicon.things:
                return frozenset({self.lexicon.things[phrase]})
        cls = self.lexicon.things.get(token.lemma_.lower()) or self.lexicon.things.get(token.lower_)
        inner = self._contents(token) if token.lemma_.lower() in self.lexicon.containers else frozenset()
        return frozenset({cls}) | inner if cls else inner

    def _contents(self, token: Token) -> frozenset[str]:
        """Classes of what a noun of amount or of validity is said of: "a number of documents", "obligations under the treaty"."""
        said_of = [t for prep in children(token, "prep") if prep.lower_ in _OF_CONTENTS for t in children(prep, "pobj")]
        return frozenset(cls for t in (*said_of, *children(token, "compound")) for cls in self.things_at(t))

    def modifiers(self, token: Token) -> list[Party]:
        """Parties that stand as adjective, compound or possessor before `token`: "Russia's", "Kyrgyz"."""
        found: list[Party] = []
        own = self.sentence.mention_at.get(token.i)
        for child in token.children:
            if child.lemma_.lower() in self.lexicon.backing and child.tag_ == "VBN":
                continue  # "the Ruritanian-backed rebels" are not Ruritania's
            if child.dep_ in _MODIFIERS and (own is None or self.sentence.mention_at.get(child.i) is not own):
                found += self._base(child)
        return _unique(found)

    def land_of(self, token: Token) -> list[Party]:
        """The states that the places named by `token` and its conjuncts lie in."""
        return _unique([p for part in conjuncts(token) for p in self._base_mention(part, {NameForm.PLACE})])

    # -- finding ---------------------------------------------------------------------------------------------------

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

    def _is_descent(self, mention: Mention, token: Token) -> bool:
        """Whether the name tells of somebody's people and not of his state: "ethnic Albanians"."""
        words = self.sentence.tokens_in(mention.span)
        first = words[0] if words else token
        if mention.form is NameForm.DEMONYM and any(prep.lower_ == "of" for prep in children(token, "prep")):
            return True  # "the Albanians of Serbia"
        return first.i > 0 and self.sentence.doc[first.i - 1].lower_ == "ethnic"

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

    def _spelt(self, party: Party, span: tuple[Token, Token]) -> Party:
        place = self.sentence.span_of(*span)
        name = self.discourse.text[place.start : place.end]
        participant = replace(party.participant, name=name, start=place.start, end=place.end)
        return replace(party, participant=participant, span=span)

    def _nominal(self, token: Token) -> Iterator[Party]:
        person = self._person_within(token)
        if person is not None:
            yield person
            return
        noun = self._actor_noun(token)
        if noun is not None:
            yield from self._apposed(token) or self._office_or_force(token, noun)
        elif token.lemma_.lower() in _PARTITIVE:
            for child in children(token, "prep"):
                if child.lower_ in {"of", "from", "among"}:
                    for inner in children(child, "pobj"):
                        yield from self.of(inner)
        elif (
            token.pos_ == "PROPN" and token.text[:1].isupper() and token.text[-1].isalnum() and token.dep_ != "compound"
        ):
            yield from self._unknown_name(token)

    def _apposed(self, token: Token) -> list[Party]:
        """Those whom a plural noun lists by name: "its neighbours Niger and Chad"."""
        listed = children(token, "appos") if token.tag_ in {"NNS", "NNPS"} else []
        return [party for name in listed for party in self.of(name) if party.participant.principal]

    def _person_within(self, token: Token) -> Party | None:
        """The person whose title `token` is: "Secretary of the Security Council Armen Grigoryan"."""
        if self._actor_noun(token) is None:
            return None
        doc = self.sentence.doc
        for i in range(token.i + 1, min(token.i + 14, len(doc))):
            if doc[i].pos_ not in {"PROPN", "NOUN", "ADJ", "ADP", "DET", "PART"}:
                return None
            mention = self.sentence.mention_at.get(i)
            if mention is None:
                continue
            party = self.discourse.resolve(mention, i)
            if (
                party is not None
                and party.cls == "person"
                and doc[i - 1].lower_ not in {"of", "by", "to", "for", "with", "from"}
            ):
                return party
        return None

    def _actor_noun(self, token: Token) -> Agent | None:
        return agent_noun(token, self.register)

    def _office_or_force(self, token: Token, noun: Agent) -> Iterator[Party]:
        bases = _unique([*self.modifiers(token), *self._of(token)]) or self._shared(token, noun)
        bases = [
            base for base in bases if base.participant.principal or base.cls in {"collective", "organisation", "group"}
        ]
        if any(base.participant.principal for base in bases):  # "European NATO countries" are members of NATO
            bases = [base for base in bases if base.participant.principal or base.cls != "collective"]
        if noun.words[-1] == "counterpart":  # "his Omani counterpart" is not his own
            own = {p.key for child in children(token, "poss") for p in self._base(child)}
            bases = [base for base in bases if base.key not in own]
        relational = noun.words[-1] in self.lexicon.relational
        if relational:
            bases = [base for base in bases if base.cls == "organisation" and not base.recalled]
        plural = token.tag_ in {"NNS", "NNPS"}
        span = self._name_span(token)
        if bases:
            for base in bases:
                yield self._derived(token, noun, base, plural=plural, apart=len(bases) > 1)
            return
        allied = relational and plural and token.i > 0 and token.text[:1].isupper()  # "our Allies": of the alliance
        recalled = [] if relational and not allied else self.discourse.recall_noun(token, noun, self)
        if recalled:
            yield from recalled
            return
        named = [c for c in children(token, "appos") if c.pos_ == "PROPN" and not plural]  # "the columnist Ann Smith"
        yield self._party(
            token,
            self._name_span(named[0]) if named else self._counted_span(span),
            principal=None,
            sector=noun.sector,
            cls=noun.cls,
            plural=plural,
            reason=f"noun {' '.join(noun.words)!r}, of nobody named",
        )

    def _shared(self, token: Token, noun: Agent) -> list[Party]:
        """Whose the office joined to this one is, where one article stands before both: "the president and premier of Chad"."""
        above = token.head if token.dep_ == "conj" else token
        joined = [above, *children(above, "conj")] if noun.cls in _OFFICES else []
        if token not in joined or any(children(other, "det") for other in joined if other is not above):
            return []
        others = [t for t in joined if t != token and (other := self._actor_noun(t)) and other.cls in _OFFICES]
        return _unique([p for t in others for p in (*self.modifiers(t), *self._of(t)) if not p.recalled])

    def _derived(self, token: Token, noun: Agent, base: Party, *, plural: bool, apart: bool) -> Party:
        """The party that a noun makes of the state or organisation it stands with."""
        principal = base.participant.principal
        if noun.role and not plural and principal:
            held = self.register.holder(noun.role, principal, on=self.discourse.day)
            if held is not None and held.actor is not None:
                span = self._name_span(token)
                party = self._party(
                    token,
                    span,
                    principal=principal,
                    sector=held.sector or noun.sector,
                    cls="person",
                    plural=False,
                    reason=held.reason,
                )
                return replace(party, participant=replace(party.participant, id=held.actor))
        span = base.span if apart else self._name_span(token)
        reason = f"{' '.join(noun.words)!r} of {base.participant.name!r}: {base.reason}"
        cls = noun.cls if noun.cls not in {"state", "organisation"} else base.cls
        return self._party(
            token,
            span,
            principal=principal,
            sector=noun.sector or base.participant.sector,
            cls=cls,
            plural=plural,
            reason=reason,
            recalled=base.recalled and noun.cls in {"organisation", "force", "state"},
        )

    def _of(self, token: Token) -> list[Party]:
        belonging = [c for c in children(token, "acl") if c.lemma_ in self.lexicon.belonging]
        told = [t for clause in belonging for prep in children(clause, "prep") for t in children(prep, "pobj")]
        if told:
            return [p for target in told for p in self.of(target) or self.modifiers(target)]
        found: list[Party] = []
        targets = [t for prep in children(token, "prep") if prep.lower_ in _OF for t in children(prep, "pobj")]
        for part in (part for target in targets for part in conjuncts(target)):
            found += self._base_mention(part, {NameForm.PLACE}) or self.at(part) or self.modifiers(part)
        return found

    def _base(self, child: Token) -> list[Party]:
        """States and organisations named by a modifier, its own modifiers and its conjuncts."""
        found = self._base_mention(child, frozenset(NameForm))
        if child.dep_ == "poss" and child.i not in self.sentence.mention_at:
            found += self.at(child)
        for inner in child.children:
            if inner.dep_ in {"conj", "compound", "amod", "nmod", "poss", "npadvmod"}:
                found += self._base(inner)
        return found

    def _base_mention(self, token: Token, forms: AbstractSet[NameForm]) -> list[Party]:
        mention = self.sentence.mention_at.get(token.i)
        if mention is None or mention.form not in forms or self._is_descent(mention, token):
            return []
        party = self.discourse.resolve(mention, token.i)
        return [] if party is None else [party]

    def _unknown_name(self, token: Token) -> Iterator[Party]:
        """A capitalised name that the register does not know, tied to a principal by its title or apposition."""
        bases = [base for base in self.modifiers(token) if base.participant.principal]
        titled = any(self._is_title(child) for child in token.children)
        apart = [p for noun in children(token, "appos") if self._actor_noun(noun) for p in self.at(noun)]
        bases, titled = (
            (bases, titled) if bases else (known := [p for p in apart if p.participant.principal], bool(known))
        )
        owned = [c for c in children(token, "amod") if c.lemma_.lower() in self.lexicon.owning and c.tag_ == "VBN"]
        titled = titled or bool(bases and owned)  # "the Ruritanian-flagged Santa Ana"
        span = self._name_span(token)
        if bases and titled:
            yield self._party(
                token,
                span,
                principal=bases[0].participant.principal,
                sector=bases[0].participant.sector,
                cls="person",
                plural=False,
                reason=f"title with {bases[0].participant.name!r}",
            )
            return
        if self.things_at(token) or token.lower_ in TEMPORAL:
            return
        several_words = span[0] != token and all(t.pos_ == "PROPN" for t in token.doc[span[0].i : token.i])
        yield self._party(
            token,
            span,
            principal=None,
            sector=None,
            cls="person" if several_words and token.dep_ in {"nsubj", "pobj", "nsubjpass", "conj"} else "unknown",
            plural=False,
            reason="a name the register does not know",
        )

    def _is_title(self, child: Token) -> bool:
        return child.dep_ in {"compound", "appos", "amod"} and self._actor_noun(child) is not None

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


def _unique(parties: list[Party]) -> list[Party]:
    found: list[Party] = []
    for party in parties:
        if not any(party.same_as(other) for other in found):
            found.append(party)
    return found
