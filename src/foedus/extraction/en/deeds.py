"""Nouns that tell a deed: whether the name beside one is of who did it, of who suffered it, or of who was there."""

from __future__ import annotations

from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children, own_subject, prepositional
from foedus.extraction.en.triggers import Trigger
from foedus.model.claim import EventType
from foedus.register import NameForm

_WHILE = frozenset({"during", "on", "upon", "after", "before", "following", "in"})
_OF_A_PEOPLE = frozenset({"genocide", "massacre", "pogrom", "holocaust"})
_PLACES = frozenset({NameForm.PLACE, NameForm.METONYM})


def guests(noun: Token, parties: Parties) -> list[Party]:
    """Who is somewhere while something else is told of them: "during a visit to Chad, the minister said"."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ not in _WHILE or prep.head.pos_ != "VERB" or prepositional(noun, "between"):
        return []
    return [p for p in parties.of(own_subject(prep.head)) if p.cls in {"person", "state", "organisation"}]


def is_ranked(noun: Token) -> bool:
    """Whether a deed is ranked among others of its place: "Mali's deadliest attack" is no attack by Mali."""
    return any(c.tag_ == "JJS" or c.lower_ in {"first", "worst"} for c in children(noun, "amod"))


def is_possessor(party: Party, noun: Token) -> bool:
    """Whether the party is named as the owner of the noun: "Mali's"."""
    return any(c.i == party.head and c.dep_ == "poss" and c.pos_ == "PROPN" for c in noun.children)


def suffers_by_name(trigger: Trigger, parties: Parties) -> bool:
    """Whether the name before the noun is of those who suffered it: "the Chadian genocide", "the Lomé bombing"."""
    noun = trigger.head
    if trigger.pattern.sense.type is not EventType.ASSAULT or prepositional(noun, "of", "against", "on"):
        return False
    return noun.lemma_.lower() in _OF_A_PEOPLE or any(_is_scene(c, parties) for c in children(noun, "compound"))


def _is_scene(word: Token, parties: Parties) -> bool:
    mention = parties.sentence.mention_at.get(word.i)
    return (mention is not None and mention.form in _PLACES) or "facility" in parties.things_at(word)
