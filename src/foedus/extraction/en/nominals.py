"""Nouns that stand for a party: offices, forces, people, strangers, by whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from foedus.extraction.en.agent_nouns import last_word
from foedus.extraction.en.belonging import Belonging
from foedus.extraction.en.party import Party, unique
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import TEMPORAL, children
from foedus.model.actor import Sector
from foedus.register import Agent

_OFFICES = frozenset({"person", "office", "organisation"})
_CROWDS = frozenset({"hundred", "thousand"})
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
        "team",
        "batch",
        "score",
        "couple",
        "trio",
        "wave",
        "stream",
        "lot",
        "handful",
        "member",
        "none",
        "any",
        "rest",
    ]
)


@dataclass(slots=True)
class Nominals(Belonging):
    """The parties of nouns and of names that the register does not know."""

    def _nominal(self, token: Token) -> Iterator[Party]:
        person = self._person_within(token)
        if person is not None:
            yield person
            return
        noun = self._actor_noun(token)
        if noun is not None and token.lower_ == "movement" and any(c.lower_ == "free" for c in token.children):
            return  # a right, and no body
        if noun is not None:
            yield from self._apposed(token) or self._office_or_force(token, noun)
        elif token.lemma_.lower() in _CROWDS and token.tag_ == "NNS" and not children(token, "prep"):
            yield self._crowd(token)
        elif token.lemma_.lower() in _PARTITIVE:
            for child in children(token, "prep"):
                if child.lower_ in {"of", "from", "among"}:
                    for inner in children(child, "pobj"):
                        yield from self.of(inner)
        elif (
            token.pos_ == "PROPN" and token.text[:1].isupper() and token.text[-1].isalnum() and token.dep_ != "compound"
        ):
            yield from self._unknown_name(token)

    def _crowd(self, token: Token) -> Party:
        """People told by their number alone: "thousands marched"."""
        span = self._counted_span(self._name_span(token))
        return self._party(
            token, span, principal=None, sector=Sector.CVL, cls="people", plural=True, reason="people of nobody named"
        )

    def _apposed(self, token: Token) -> list[Party]:
        """Those whom a plural noun lists by name: "its neighbours Niger and Chad"."""
        plural = token.tag_ in {"NNS", "NNPS"}
        bodies = {p.key for p in self.modifiers(token) if p.cls == "organisation" and not p.recalled}
        listed = children(token, "appos") if plural and not bodies else []  # "the league's envoys Ann Lee of Chad and"
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

    def _office_or_force(self, token: Token, noun: Agent) -> Iterator[Party]:
        before = self.modifiers(token)
        owned = any(p.participant.principal for p in before)
        tail = last_word(token, self.register)
        after = self._of(tail, owned=owned) or (self._of(token, owned=owned) if tail.i != token.i else [])
        bases = unique([*before, *after]) or self._shared(token, noun)
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
        offices = [t for t in joined if (other := self._actor_noun(t)) and other.cls in _OFFICES]
        if token not in offices or any(children(office, "det") for office in offices if office is not above):
            return []
        others = [t for t in offices if t != token]
        return unique([p for t in others for p in (*self.modifiers(t), *self._of(t)) if not p.recalled])

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

    def _unknown_name(self, token: Token) -> Iterator[Party]:
        """A capitalised name that the register does not know, tied to a principal by its title or apposition."""
        bases = [base for base in self.modifiers(token) if base.participant.principal]
        titled = any(self._is_title(child) for child in token.children)
        apart = [p for noun in children(token, "appos") if self._actor_noun(noun) for p in self.at(noun)]
        bases, titled = (
            (bases, titled) if bases else (known := [p for p in apart if p.participant.principal], bool(known))
        )
        owned = [c for c in children(token, "amod") if c.base in self.lexicon.owning and c.tag_ == "VBN"]
        of_a_state = children(token, "poss") if self._name_span(token)[0] != token else []  # "Chad's Ann Smith"
        titled = titled or bool(bases and (owned or of_a_state))  # "the Ruritanian-flagged Santa Ana"
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
