"""Conditions: the clause or phrase on which an act hangs, or which tells the act as one."""

from __future__ import annotations

from foedus.extraction.en.clauses import auxiliaries, is_finite
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children, own_subject

_TURNED = frozenset({"advcl", "ccomp", "conj", "parataxis"})
"""Where the parser hangs a clause whose verb stands before its subject."""
_REACH = 8
"""Arcs; no reader follows a longer chain up to an "if"."""


def condition(node: Token, cues: Cues) -> Token | None:
    """The word that opens a condition under which the clause stands, alone or with those it is joined to, or which it is."""
    return opening(node, cues) or _condition_on(node, cues) or _shared(node, cues)


def opening(clause: Token, cues: Cues) -> Token | None:
    """The word that makes the clause itself a condition: "if", or a verb put before its subject."""
    marked = next((c for c in children(clause, "mark", "prep") if c.lower_ in cues.conditions), None)
    return marked or (_inverted(clause) if clause.dep_ in _TURNED else None)


def _condition_on(node: Token, cues: Cues) -> Token | None:
    found = [opening(child, cues) for child in children(node, "advcl")]
    found += [_inverted(child) for child in children(node, "ccomp")]
    return next((word for word in found if word is not None), None)


def _shared(node: Token, cues: Cues) -> Token | None:
    """A condition told before the first of several main clauses, which holds for all of them."""
    first = node
    while first.dep_ == "conj" and first.head.pos_ in {"VERB", "AUX"}:
        first = first.head
    joined = [] if cues.says(first) else [c for c in children(first, "ccomp") if c.i < first.i]
    for clause in (first, *joined):
        word = opening(clause, cues) if clause is first and first is not node else None
        word = word or (_condition_on(clause, cues) if clause is not node else None)
        if word is not None and word.i < clause.i and _is_open_beside(node):
            return word
    return None


def _is_open_beside(node: Token) -> bool:
    """Whether a clause joined to one with a condition may hang on it too: it tells what is still to come."""
    if children(node, "mark") or (node.dep_ == "conj" and any(c.lower_ == "but" for c in children(node.head, "cc"))):
        return False
    return any(t.tag_ == "MD" for t in auxiliaries(node)) or not is_finite(node)


def _inverted(clause: Token) -> Token | None:
    """The verb that opens a condition without "if": "Were a base opened ...", "Should they leave ..."."""
    subject = own_subject(clause) or next(
        iter(children(clause, "attr")), None
    )  # as the parser takes "were the league to"
    verbs = [clause, *children(clause, "aux", "auxpass")]
    found = next((t for t in verbs if t.lower_ in {"were", "had", "should"}), None)
    if clause.doc[-1].text == "?" or any(c.tag_ in {"WRB", "WP"} for c in clause.children):
        return None
    if subject is None or found is None or found.i > subject.i:
        return None
    before = (c for c in clause.children if c.i < found.i and not c.is_punct)  # "never had they left" is no condition
    return found if all(c.dep_ in {"cc", "ccomp", "parataxis"} for c in before) else None


def is_were_to(verb: Token) -> bool:
    """Whether a "were" before its subject opens a condition with an infinitive: "were the league to meet"."""
    return verb.lower_ == "were" and _inverted(verb) is not None


def enclosing(node: Token, cues: Cues) -> Token | None:
    """The word that opens the condition in which the clause stands as somebody's aim or wish: "if they wished to leave"."""
    for _ in range(_REACH):
        if (word := opening(node, cues)) is not None:
            return word
        if node.dep_ not in {"xcomp", "conj", "acl", "pcomp", "prep", "advcl"} or node.head == node:
            return None
        if node.dep_ == "advcl" and not any(c.lower_ == "to" for c in children(node, "aux")):
            return None
        if node.dep_ == "conj" and own_subject(node) is not None:
            return None
        node = node.head
    return None
