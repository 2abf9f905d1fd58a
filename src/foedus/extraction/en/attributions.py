"""Voices named beside a clause, by the subject of a verb of saying, or by whose document it is."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.extraction.en.agency import noun_actors, verb_actors
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children, is_passive, own_subject, prepositional

_JOINED = dict.fromkeys(("annex", "preamble", "appendix", "addendum", "foreword", "introduction"), ("to",))
"""Parts of a document, by the preposition that joins them to it."""


def cited(node: Token, parties: Parties, cues: Cues) -> Iterator[tuple[Party, Token]]:
    """Whose words a clause, or who says it, cites: "citing X", "X, quoting Y, says", "referring to Y"."""
    for child in [*node.children, *(c for subject in children(node, "nsubj") for c in children(subject, "acl"))]:
        if child.dep_ in {"advcl", "acl", "prep"} and child.tag_ == "VBG":
            lemma = child.base
            told = children(child, "dobj") if lemma in cues.citing else []
            told += prepositional(child, "to") if lemma == "refer" else []
        elif child.dep_ == "prep" and child.lower_ in {"with", "in"}:
            nouns = [noun for noun in children(child, "pobj") if noun.lemma_ == "reference"]
            told = [token for noun in nouns for token in prepositional(noun, "to")]
        else:
            continue
        yield from ((p, child) for token in told for p in parties.of(token) or behind(token, parties))


def attributed(node: Token, parties: Parties, cues: Cues) -> Iterator[tuple[Party, Token]]:
    """Voices named beside the clause: "according to X", "as X said", "in X's words", "X says" between commas."""
    for child in node.children:
        found: list[Party] = []
        if child.dep_ == "prep" and child.lower_ in {"according", "per"}:
            told = [child, *children(child, "prep")]
            found = [p for prep in told for token in children(prep, "pobj") for p in parties.of(token)]
        elif child.dep_ == "prep" and child.lower_ in {"in", "from", "by", "on", "to", "with"}:
            nouns = [noun for noun in children(child, "pobj") if noun.base in cues.possessed]
            found = [p for noun in nouns for p in noun_actors(noun, parties, object_token=None, depth=0)]
        elif (teller := _telling(child)) is not None:
            found = parties.of(own_subject(teller))
        elif _is_as_told(child, cues):
            found = parties.of(own_subject(child))
        elif _is_inserted(child, parties, cues):
            found = sayers(child, parties)
        yield from ((party, child) for party in found)


def _telling(child: Token) -> Token | None:
    """The verb with the one who tells it in "the way X tells it", "to hear X tell it", "if X is to be believed"."""
    if child.dep_ == "npadvmod" and child.lemma_ == "way":
        return next((c for c in children(child, "relcl") if c.lemma_ in {"tell", "see", "have"}), None)
    if child.dep_ != "advcl":
        return None
    if child.lemma_ == "hear":
        return next((c for c in children(child, "ccomp", "xcomp") if c.lemma_ == "tell"), None)
    under_if = any(c.lower_ == "if" for c in children(child, "mark"))
    believed = [child, *children(child, "xcomp", "ccomp", "acomp")]
    return child if under_if and any(c.lemma_ in {"believe", "trust"} and is_passive(c) for c in believed) else None


def _is_as_told(clause: Token, cues: Cues) -> bool:
    """Whether a clause only names who tells it: "as X noted"."""
    if clause.dep_ != "advcl" or clause.base not in cues.as_told or own_subject(clause) is None:
        return False
    return any(g.lower_ == "as" and g.dep_ == "mark" for g in clause.children)


def _is_inserted(clause: Token, parties: Parties, cues: Cues) -> bool:
    """Whether a clause only tells who says the one it is put into: "The sides, X reported, have met"."""
    if clause.dep_ != "parataxis" or clause.pos_ != "VERB" or not cues.says(clause):
        return False
    told = children(clause, "ccomp", "xcomp", "mark")
    told += [c for c in children(clause, "advmod") if c.tag_ == "WRB"]
    told += [c for c in children(clause, "dobj") if c.pos_ != "PRON" and not parties.at(c)]  # "he told them"
    return not told


def sayers(verb: Token, parties: Parties) -> list[Party]:
    """Who says it by the subject of the verb, or who stands behind the document that says it."""
    subjects = children(verb, "nsubj")
    inserted = next((c for c in children(verb, "parataxis") if len(children(c, "nsubj")) > 1), None)
    if not subjects and inserted is not None:  # "The minister, the agency reported, had learned that ..."
        return parties.of(children(inserted, "nsubj")[0])
    if len(subjects) > 1:
        return parties.of(subjects[-1])
    if not subjects and verb.lemma_ == "read":  # "..., reads a dispatch of the agency"
        subjects = children(verb, "dobj")
        return [p for token in subjects for p in behind(token, parties)]
    found = verb_actors(verb, parties, depth=0)
    return found or [p for token in subjects for p in behind(token, parties)]


def behind(document: Token, parties: Parties, *, depth: int = 0) -> list[Party]:
    """Whose document it is: "the communiqué of the league's summit", "paragraph two of the mission's report"."""
    if depth > 4 or document.pos_ not in {"NOUN", "PROPN", "NUM"}:
        return []
    found = parties.at(document) or parties.modifiers(document)
    inner = [t for clause in children(document, "acl") if is_passive(clause) for t in prepositional(clause, "by")]
    inner += [
        *prepositional(document, "by", "of", "from", "in", *_JOINED.get(document.base, ())),
        *children(document, "poss", "nummod"),
    ]
    return found or [p for token in inner for p in behind(token, parties, depth=depth + 1)]
