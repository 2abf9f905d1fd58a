"""Who says so: the chain of voices between the report's author and a claim, outermost first."""

from __future__ import annotations

from foedus.extraction.en.agency import noun_actors, verb_actors
from foedus.extraction.en.attributions import attributed, behind, cited, sayers
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import ancestors, children, is_passive, prepositional
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
_INSIDE = frozenset({"nsubj", "nsubjpass", "compound", "poss", "amod", "agent"})
"""Arcs that lead from a word to what it belongs to, without making it anybody's content."""


def chain(head: Token, parties: Parties, cues: Cues, acts: dict[int, EventType]) -> list[tuple[Party, Token]]:
    """Voices of the act at `head`, outermost first, each with the word that hands the act to it.

    Args:
        head: the trigger's head.
        parties: those of the sentence.
        cues: words of voice.
        acts: types of the other triggers of the sentence by token index; accusing and asking are voices too.
    """
    found = [*cited(head, parties, cues), *attributed(head, parties, cues)]
    node, governed, blamed = head, True, acts
    for above in ancestors(head):
        if node.dep_ == "relcl" and not cues.says(above):
            blamed = {}  # "condemned the raid that killed ten": it did, whoever condemns it
        if governed and node.dep_ in _CONTENT:
            if _is_voice(above, node, cues, blamed) or (found and _is_carried(node, above, cues)):
                found += cited(above, parties, cues)
                found += [(party, above) for party in _sayers(above, parties, cues)]
        else:
            governed = governed and node.dep_ in _INSIDE
        if above.pos_ in {"VERB", "AUX"}:
            found += [*cited(above, parties, cues), *attributed(above, parties, cues)]
        node = above
    return list(reversed(_once(found)))


def _is_voice(above: Token, node: Token, cues: Cues, acts: dict[int, EventType]) -> bool:
    if acts.get(above.i) in VOICING_TYPES:
        return node.dep_ in {"ccomp", "xcomp", "pcomp", "prep", "dobj", "acl", "advcl"} and not _is_time(node)
    if above.pos_ == "VERB" and _is_relayed(node, above, cues):
        return True
    if node.dep_ == "ccomp" and any(t.text == ";" for t in node.doc[node.i : above.i]):
        return False  # joined by a semicolon, not told
    if above.lemma_ == "be" and _named(above, cues):
        return node.dep_ in {"ccomp", "attr"}
    if above.pos_ == "ADJ" or above.dep_ == "acomp":
        return node.dep_ == "ccomp" and _is_sure(above, cues)
    if not cues.says(above) and cues.subtype(above) not in {"demanding", "predicting"}:
        return False
    if above.pos_ in {"NOUN", "PROPN"}:
        return _is_told_by(node)
    if cues.says(above) and cues.subtype(above) in {"denying", "claiming", "doubting"}:
        content = node.dep_ in {"ccomp", "xcomp", "pcomp", "prep", "dobj"} and not _is_time(node)
        return content and not _is_made(node, above, cues)
    return node.dep_ in {"ccomp", "xcomp", "parataxis", "dep"}


def _is_made(noun: Token, verb: Token, cues: Cues) -> bool:
    """Whether an allegation is denied that somebody else has made: "rejected the allegation"."""
    told = any(map(_is_told_by, noun.children))
    return cues.subtype(verb) == "denying" and noun.base in cues.deniable and not told


def _named(verb: Token, cues: Cues) -> list[Token]:
    """The noun of saying whose content "is that ...": "the claim of Paris is that", "the word from Paris is that"."""
    own = cues.accounts | cues.views
    return [t for t in children(verb, "nsubj") if t.pos_ == "NOUN" and (cues.says(t) or t.base in own)]


def _is_sure(word: Token, cues: Cues) -> bool:
    """Whether somebody is said to be of an opinion: "is convinced that"."""
    verbs = [word.head, *children(word, "auxpass")]
    known = any(words == ("be", word.lower_) for words, _ in cues.phrases.get("be", ()))
    return known and any(verb.lemma_ == "be" for verb in verbs)


def _is_time(node: Token) -> bool:
    return (node.dep_ == "advcl" and node.tag_ != "VB") or (
        node.dep_ == "prep"
        and node.lower_ in {"after", "before", "during", "since", "following", "in", "at", "on", "amid"}
    )


def _is_relayed(node: Token, verb: Token, cues: Cues) -> bool:
    """Whether a verb hands on what somebody else has said: "quotes X as saying", "refers to X's statement that"."""
    lemma = verb.base
    if node.dep_ == "prep" and node.lower_ == "as":
        return lemma in cues.citing
    if node.dep_ == "prep":
        nouns = children(node, "pobj")
        quoted = lemma in cues.citing and any(noun.base == "effect" for noun in nouns)
        return quoted or (f"{lemma} {node.lower_}" in cues.relaying and any(_tells(noun, cues) for noun in nouns))
    return node.dep_ == "dobj" and lemma in cues.relaying and _tells(node, cues)


def _is_carried(node: Token, verb: Token, cues: Cues) -> bool:
    """Whether a verb hands on a text with somebody's words in it: "carried an interview with a man who said that"."""
    lemma = verb.base
    if node.dep_ == "prep" and f"{lemma} {node.lower_}" in cues.relaying:
        return any(cues.says(noun) for noun in children(node, "pobj"))
    noun = node
    if verb.pos_ != "VERB" or noun.dep_ != "dobj" or not cues.says(noun):
        return False
    return lemma in cues.relaying or (lemma in cues.receiving and bool(prepositional(noun, "from")))


def _tells(noun: Token, cues: Cues) -> bool:
    """Whether a noun of saying has its content with it: "the statement that ..."."""
    return cues.says(noun) and any(map(_is_told_by, noun.children))


def _is_told_by(clause: Token) -> bool:
    """Whether a clause is what the noun that it stands with tells: "the statement that ..."."""
    mistaken = clause.dep_ == "relcl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    return clause.dep_ in {"acl", "ccomp", "appos"} or mistaken


def _sayers(word: Token, parties: Parties, cues: Cues) -> list[Party]:
    """Who says what `word` governs, innermost first."""
    if word.dep_ == "pcomp" and word.head.lower_ == "as":  # "quoted the colonel as saying"
        return [p for token in children(word.head.head, "dobj", "nsubjpass") for p in parties.of(token)]
    if word.lemma_ == "be":
        return [p for noun in _named(word, cues) for p in behind(noun, parties)]
    if word.dep_ == "acomp":
        return verb_actors(word.head, parties, depth=0)
    if word.pos_ in {"NOUN", "PROPN"}:
        return noun_actors(word, parties, object_token=None, depth=0)
    if is_passive(word) and _is_sure(word, cues):
        return [p for token in children(word, "nsubjpass") for p in parties.of(token)]
    if is_passive(word):
        return [p for token in prepositional(word, "by", "from") for p in parties.of(token)]
    lemma = word.base
    told = prepositional(word, "from", "through", "via") if lemma in cues.receiving else []
    if lemma in cues.citing and any(c.base == "effect" for c in prepositional(word, "to")):
        told = children(word, "dobj")
    return [*(p for token in told for p in parties.of(token)), *sayers(word, parties)]


def _once(found: list[tuple[Party, Token]]) -> list[tuple[Party, Token]]:
    kept: list[tuple[Party, Token]] = []
    for party, token in found:
        if not any(party.key == other.key for other, _ in kept):
            kept.append((party, token))
    return kept
