"""Cues of several words, and what an act's own clause holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.extraction.en.tokens import Token

_OTHER_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "xcomp", "parataxis", "pcomp", "csubj"})


def clause_of(node: Token) -> list[Token]:
    """Tokens of the clause that `node` heads, in text order, without the clauses under it and beside it."""
    return sorted(_within(node), key=lambda token: token.i)


def phrase_in(node: Token, phrases: Iterable[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The first of `phrases` (lower-case words in a row) whose first word stands in the clause of `node`."""
    forms = node.doc.forms
    held = [phrase for phrase in phrases if phrase[0] in forms]
    if not held:
        return None
    words = [token.lower_ for token in node.doc]
    starts = {token.i for token in clause_of(node)}
    for phrase in held:
        for at in starts:
            if words[at] == phrase[0] and tuple(words[at : at + len(phrase)]) == phrase:
                return phrase
    return None


def phrase_before(node: Token, phrases: Iterable[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The first of `phrases` that stands right before a verb without a subject: "instead of attacking", "rather than sign"."""
    if node.tag_ not in {"VBG", "VB"}:
        return None
    start = min((c.i for c in node.lefts if c.dep_ in {"aux", "auxpass"}), default=node.i)
    words = [token.lower_ for token in node.doc[max(0, start - 4) : start]]
    return next((phrase for phrase in phrases if tuple(words[-len(phrase) :]) == phrase), None)


def _within(node: Token) -> Iterator[Token]:
    yield node
    for child in node.children:
        if child.dep_ in _OTHER_CLAUSES or (child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}):
            continue
        yield from _within(child)
