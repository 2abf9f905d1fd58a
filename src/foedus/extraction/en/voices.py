"""Who says so: the chain of voices between the report's author and a claim, outermost first."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.extraction.en.agency import noun_actors, verb_actors
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import ancestors, children, is_passive, own_subject, prepositional
from foedus.model.claim import EventType

VOICING_TYPES = frozenset({EventType.ACCUSE, EventType.REQUEST})
"""Acts in words whose content is claimed by the one who does them."""

_CONTENT = frozenset(
    {
        "ccomp",
        "xcomp",
        "acl",
        "pcomp",
        "pobj",
        "dobj",
        "advcl",
        "prep",
        "conj",
        "relcl",
        "parataxis",
        "appos",
        "dep",
        "attr",
    }
)


def chain(head: Token, parties: Parties, cues: Cues, acts: dict[int, EventType]) -> list[tuple[Party, Token]]:
    """Voices of the act at `head`, outermost first, each with the word that hands the act to it.

    Args:
        head: the trigger's head.
        parties: those of the sentence.
        cues: words of voice.
        acts: types of the other triggers of the sentence by token index; accusing and asking are voices too.
    """
    found: list[tuple[Party, Token]] = [
        (party, token) for node in _clause_heads(head) for party, token in _attributed(node, parties, cues)
    ]
    node = head
    for above in ancestors(head):
        if node.dep_ not in _CONTENT:
            if node.dep_ not in {"nsubj", "nsubjpass", "compound", "poss", "amod", "agent"}:
                break
            node = above
            continue
        if _is_voice(above, node, cues, acts):
            found += [(party, above) for party in _sayers(above, parties)]
        node = above
    return list(reversed(_once(found)))


def _is_voice(above: Token, node: Token, cues: Cues, acts: dict[int, EventType]) -> bool:
    if acts.get(above.i) in VOICING_TYPES:
        return node.dep_ in {"ccomp", "xcomp", "pcomp", "prep", "dobj", "acl", "advcl"} and not _is_time(node)
    if above.lemma_.lower() in cues.citing and node.dep_ == "prep" and node.lower_ == "as":
        return True
    if node.dep_ == "ccomp" and any(t.text == ";" for t in node.doc[node.i : above.i]):
        return False  # joined by a semicolon, not told
    if not cues.says(above) and cues.subtype(above) not in {"demanding", "predicting"}:
        return False
    if above.pos_ in {"NOUN", "PROPN"}:
        return node.dep_ in {"acl", "ccomp", "appos"}
    if cues.says(above) and cues.subtype(above) in {"denying", "claiming", "doubting"}:
        return node.dep_ in {"ccomp", "xcomp", "pcomp", "prep", "dobj"} and not _is_time(node)
    return node.dep_ in {"ccomp", "xcomp", "parataxis", "dep"}


def _is_time(node: Token) -> bool:
    return (node.dep_ == "advcl" and node.tag_ != "VB") or (
        node.dep_ == "prep"
        and node.lower_ in {"after", "before", "during", "since", "following", "in", "at", "on", "amid"}
    )


def _sayers(word: Token, parties: Parties) -> list[Party]:
    if word.dep_ == "pcomp" and word.head.lower_ == "as":  # "quoted the colonel as saying"
        return [p for token in children(word.head.head, "dobj", "nsubjpass") for p in parties.of(token)]
    if word.pos_ in {"NOUN", "PROPN"}:
        return noun_actors(word, parties, object_token=None, depth=0)
    if is_passive(word):
        return [p for token in prepositional(word, "by") for p in parties.of(token)]
    return verb_actors(word, parties, depth=0)


def _clause_heads(head: Token) -> Iterator[Token]:
    yield head
    for above in ancestors(head):
        if above.pos_ in {"VERB", "AUX"}:
            yield above


def _attributed(node: Token, parties: Parties, cues: Cues) -> Iterator[tuple[Party, Token]]:
    """Voices named beside the clause: "according to X", "as X said", "in X's words", "citing X"."""
    for child in node.children:
        found: list[Party] = []
        if child.dep_ == "prep" and child.lower_ == "according":
            found = [
                p for inner in children(child, "prep") for token in children(inner, "pobj") for p in parties.of(token)
            ]
        elif child.dep_ == "prep" and child.lower_ in {"in", "from", "by"}:
            nouns = [noun for noun in children(child, "pobj") if noun.lemma_.lower() in cues.possessed]
            found = [p for noun in nouns for p in noun_actors(noun, parties, object_token=None, depth=0)]
        elif child.dep_ in {"advcl", "acl", "prep"} and child.tag_ == "VBG" and child.lemma_.lower() in cues.citing:
            found = [p for token in children(child, "dobj") for p in parties.of(token)]
        elif _is_as_told(child, cues):
            found = parties.of(own_subject(child))
        yield from ((party, child) for party in found)


def _is_as_told(clause: Token, cues: Cues) -> bool:
    """Whether a clause only names who tells it: "as X noted"."""
    marked = any(g.lower_ == "as" and g.dep_ == "mark" for g in clause.children)
    return (
        clause.dep_ == "advcl" and marked and own_subject(clause) is not None and clause.lemma_.lower() in cues.as_told
    )


def _once(found: list[tuple[Party, Token]]) -> list[tuple[Party, Token]]:
    kept: list[tuple[Party, Token]] = []
    for party, token in found:
        if not any(party.key == other.key for other, _ in kept):
            kept.append((party, token))
    return kept
