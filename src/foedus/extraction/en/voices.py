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
    found: list[tuple[Party, Token]] = list(_attributed(head, parties, cues))
    node, governed = head, True
    for above in ancestors(head):
        if governed and node.dep_ in _CONTENT:
            if _is_voice(above, node, cues, acts):
                found += [(party, above) for party in _sayers(above, parties, cues)]
        else:
            governed = governed and node.dep_ in _INSIDE
        if above.pos_ in {"VERB", "AUX"}:
            found += _attributed(above, parties, cues)
        node = above
    return list(reversed(_once(found)))


def _is_voice(above: Token, node: Token, cues: Cues, acts: dict[int, EventType]) -> bool:
    if acts.get(above.i) in VOICING_TYPES:
        return node.dep_ in {"ccomp", "xcomp", "pcomp", "prep", "dobj", "acl", "advcl"} and not _is_time(node)
    if above.pos_ == "VERB" and _is_relayed(node, above, cues):
        return True
    if node.dep_ == "ccomp" and any(t.text == ";" for t in node.doc[node.i : above.i]):
        return False  # joined by a semicolon, not told
    if not cues.says(above) and cues.subtype(above) not in {"demanding", "predicting"}:
        return False
    if above.pos_ in {"NOUN", "PROPN"}:
        return _is_told_by(node)
    if cues.says(above) and cues.subtype(above) in {"denying", "claiming", "doubting"}:
        return node.dep_ in {"ccomp", "xcomp", "pcomp", "prep", "dobj"} and not _is_time(node)
    return node.dep_ in {"ccomp", "xcomp", "parataxis", "dep"}


def _is_time(node: Token) -> bool:
    return (node.dep_ == "advcl" and node.tag_ != "VB") or (
        node.dep_ == "prep"
        and node.lower_ in {"after", "before", "during", "since", "following", "in", "at", "on", "amid"}
    )


def _is_relayed(node: Token, verb: Token, cues: Cues) -> bool:
    """Whether a verb hands on what somebody else has said: "quotes X as saying", "refers to X's statement that"."""
    lemma = verb.lemma_.lower()
    if node.dep_ == "prep" and node.lower_ == "as":
        return lemma in cues.citing
    if node.dep_ == "prep":
        nouns = children(node, "pobj")
        quoted = lemma in cues.citing and any(noun.lemma_.lower() == "effect" for noun in nouns)
        return quoted or (f"{lemma} {node.lower_}" in cues.relaying and any(_tells(noun, cues) for noun in nouns))
    return node.dep_ == "dobj" and lemma in cues.relaying and _tells(node, cues)


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
    if word.pos_ in {"NOUN", "PROPN"}:
        return noun_actors(word, parties, object_token=None, depth=0)
    if is_passive(word):
        return [p for token in prepositional(word, "by", "from") for p in parties.of(token)]
    lemma = word.lemma_.lower()
    told = prepositional(word, "from", "through", "via") if lemma in cues.receiving else []
    if lemma in cues.citing and any(c.lemma_.lower() == "effect" for c in prepositional(word, "to")):
        told = children(word, "dobj")
    return [*(p for token in told for p in parties.of(token)), *_subject(word, parties)]


def _subject(verb: Token, parties: Parties) -> list[Party]:
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
    inner = [*prepositional(document, "by", "of", "from"), *children(document, "poss", "nummod")]
    return found or [p for token in inner for p in behind(token, parties, depth=depth + 1)]


def _attributed(node: Token, parties: Parties, cues: Cues) -> Iterator[tuple[Party, Token]]:
    """Voices named beside the clause: "according to X", "as X said", "in X's words", "citing X"."""
    for child in node.children:
        found: list[Party] = []
        if child.dep_ == "prep" and child.lower_ == "according":
            found = [
                p for inner in children(child, "prep") for token in children(inner, "pobj") for p in parties.of(token)
            ]
        elif child.dep_ == "prep" and child.lower_ == "per":
            found = [p for token in children(child, "pobj") for p in parties.of(token)]
        elif child.dep_ == "prep" and child.lower_ in {"in", "from", "by", "on", "to", "with"}:
            nouns = [noun for noun in children(child, "pobj") if noun.lemma_.lower() in cues.possessed]
            found = [p for noun in nouns for p in noun_actors(noun, parties, object_token=None, depth=0)]
        elif child.dep_ in {"advcl", "acl", "prep"} and child.tag_ == "VBG" and child.lemma_.lower() in cues.citing:
            found = [p for token in children(child, "dobj") for p in parties.of(token)]
        elif child.dep_ in {"advcl", "acl"} and child.tag_ == "VBG" and child.lemma_ == "refer":
            found = [p for token in prepositional(child, "to") for p in parties.of(token) or behind(token, parties)]
        elif (teller := _telling(child)) is not None:
            found = parties.of(own_subject(teller))
        elif _is_as_told(child, cues):
            found = parties.of(own_subject(child))
        elif _is_inserted(child, parties, cues):
            found = _subject(child, parties)
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
    marked = any(g.lower_ == "as" and g.dep_ == "mark" for g in clause.children)
    return (
        clause.dep_ == "advcl" and marked and own_subject(clause) is not None and clause.lemma_.lower() in cues.as_told
    )


def _is_inserted(clause: Token, parties: Parties, cues: Cues) -> bool:
    """Whether a clause only tells who says the one it is put into: "The sides, X reported, have met"."""
    told = children(clause, "ccomp", "xcomp", "mark", "advmod")
    told += [c for c in children(clause, "dobj") if c.pos_ != "PRON" and not parties.at(c)]  # "he told them"
    return clause.dep_ == "parataxis" and clause.pos_ == "VERB" and cues.says(clause) and not told


def _once(found: list[tuple[Party, Token]]) -> list[tuple[Party, Token]]:
    kept: list[tuple[Party, Token]] = []
    for party, token in found:
        if not any(party.key == other.key for other, _ in kept):
            kept.append((party, token))
    return kept
