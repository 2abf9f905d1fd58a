"""What an act is about, and who is behind it."""

from __future__ import annotations

from foedus.extraction.en.lexicon import Lexicon
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import TEMPORAL, prepositional
from foedus.extraction.en.triggers import Trigger
from foedus.model.claim import ObjectKind, Thing


def thing(trigger: Trigger, parties: Parties, lexicon: Lexicon, taken: frozenset[int]) -> Thing | None:
    """What the act is about: the object slot where it is no recipient or actor, or the trigger's own noun."""
    for token in (trigger.object, *(t for t in trigger.tokens if t.pos_ in {"NOUN", "PROPN"})):
        if token is None or token.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ"}:
            continue
        if token.lower_ in TEMPORAL and token.pos_ == "PROPN":
            continue  # "the clashes of 28 April"
        classes = parties.things_at(token)
        if token.i in taken and not classes:
            continue
        kind = next((lexicon.kinds[c] for c in sorted(classes) if c in lexicon.kinds), ObjectKind.OTHER)
        if kind is ObjectKind.OTHER and token == trigger.head:
            continue
        return _thing(token, kind, parties)
    return None


def _thing(token: Token, kind: ObjectKind, parties: Parties) -> Thing:
    first, last = _phrase(token)
    place = parties.sentence.span_of(first, last)
    return Thing(kind=kind, name=parties.discourse.text[place.start : place.end], start=place.start, end=place.end)


def _phrase(token: Token) -> tuple[Token, Token]:
    """The noun phrase of `token` without determiners at its left; with a short "of" or name at its right."""
    doc = token.doc
    lefts = [
        t for t in token.lefts if t.dep_ in {"amod", "compound", "nmod", "nummod", "poss", "punct"} and t.pos_ != "DET"
    ]
    first = lefts[0].left_edge if lefts else token
    while first.i < token.i and (first.pos_ in {"DET", "PUNCT", "PRON"} or first.lower_ in {"a", "an", "the"}):
        first = doc[first.i + 1]
    last = token
    for child in token.rights:
        if (child.dep_ == "prep" and child.lower_ in {"of", "on", "for"} and child.right_edge.i - token.i <= 8) or (
            child.dep_ in {"appos", "punct"}
            and child.i == last.i + 1
            and child.right_edge.i - token.i <= 8
            and child.text not in {",", ".", ";", ":"}
        ):
            last = child.right_edge
        else:
            break
    if any(t.pos_ == "VERB" for t in doc[token.i + 1 : last.i + 1]):
        last = token
    return first, last


def instigators_of(trigger: Trigger, parties: Parties) -> list[Party]:
    """Who is said to be behind the act: "at the instigation of Ruritania", "under pressure from the league"."""
    head = trigger.head
    bases = [head, head.head] if head.pos_ == "NOUN" and head.head.pos_ in {"VERB", "AUX"} else [head]
    nouns = [t for base in bases for t in prepositional(base, "at", "under", "on", "by", "upon")]
    nouns = [t for t in nouns if t.lemma_.lower() in parties.lexicon.instigation]
    named = [p for noun in nouns for t in prepositional(noun, "of", "from", "by") for p in parties.of(t)]
    return named or [p for noun in nouns for p in parties.modifiers(noun)]
