"""How far the words reach that name a thing: a noun with what tells which one, a clause without what hangs loosely on it."""

from __future__ import annotations

from foedus.extraction.en.tokens import Token

_LEFT = frozenset({"amod", "compound", "nmod", "nummod", "poss", "punct", "quantmod"})
_RIGHT = frozenset({"prep", "acl", "relcl", "appos", "punct", "nummod"})
_TELLING = frozenset(["of", "on", "for", "to", "between", "with", "in", "against", "under", "over", "from", "at"])
_LOOSE = frozenset({"relcl", "advcl", "parataxis", "appos"})
_ENOUGH = 3
"""Words after which a noun says well enough which thing is meant, so that no clause need be added."""
_REACH = 8
"""Words that may follow a noun within its name."""
_CLAUSE = 12
"""Words of the longest clause that is taken for a name."""
_BREAKS = frozenset({",", ".", ";", ":", "–", "—", "?", "!"})


def noun_phrase(token: Token) -> tuple[Token, Token]:
    """First and last word of the noun phrase of `token`, without determiners at its left."""
    doc = token.doc
    lefts = [t for t in token.lefts if t.dep_ in _LEFT and t.pos_ != "DET"]
    first = lefts[0].left_edge if lefts else token
    while first.i < token.i and (first.pos_ in {"DET", "PUNCT", "PRON"} or first.lower_ in {"a", "an", "the"}):
        first = doc[first.i + 1]
    last = token
    for child in token.rights:
        if not _belongs(child, last, words=last.i - first.i + 1):
            break
        last = _end(child, child.right_edge, doc[min(token.i + _REACH, len(doc) - 1)])
    return first, last


def verb_phrase(verb: Token) -> tuple[Token, Token]:
    """First and last word of what a verb in a clause says is done, without its subject and what hangs loosely on it."""
    negations = [c for c in verb.lefts if c.dep_ == "neg"]
    first = negations[0] if negations else verb
    rest = [c for c in verb.rights if c.dep_ not in _LOOSE and not c.is_punct]
    last = _end(verb, rest[-1].right_edge if rest else verb, verb.doc[min(verb.i + _CLAUSE, len(verb.doc) - 1)])
    return first, last


def _belongs(child: Token, last: Token, *, words: int) -> bool:
    """Whether what follows a phrase of so many words still tells which thing is meant."""
    if child.dep_ not in _RIGHT or child.text in _BREAKS or child.left_edge.i != last.i + 1:
        return False
    if child.dep_ in {"appos", "punct", "nummod"}:
        return True
    if child.dep_ == "prep":
        return child.lower_ == "of" or (child.lower_ in _TELLING and words < _ENOUGH)
    return words == 1 if child.dep_ == "relcl" else words < _ENOUGH


def _end(head: Token, edge: Token, limit: Token) -> Token:
    """The last word from `head` on that no break and no loose clause parts from it."""
    last = head
    for token in head.doc[head.i + 1 : min(edge.i, limit.i) + 1]:
        loose = token.pos_ in {"VERB", "AUX"} and (
            token.dep_ in _LOOSE or (token.dep_ == "acl" and token.tag_ == "VBG" and head.pos_ == "ADP")
        )
        if token.text in _BREAKS or loose or token.lower_ in {"which", "who", "whom", "including"}:
            break
        last = token
    while last.i > head.i and (last.pos_ in {"DET", "ADP", "CCONJ", "PART", "AUX", "SCONJ"} or last.tag_ == "PRP$"):
        last = last.doc[last.i - 1]
    return last
