"""What an act's own clause says of it: auxiliaries, negation, conditions."""

from __future__ import annotations

from foedus.extraction.en.cues import Cues
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children, own_subject
from foedus.extraction.en.wording import phrase_in


def auxiliaries(node: Token) -> list[Token]:
    """The auxiliaries of a verb; of a conjunct without a subject those of the first."""
    found = children(node, "aux", "auxpass")
    if (
        not found
        and node.dep_ == "conj"
        and own_subject(node) is None
        and node.head.pos_ in {"VERB", "AUX"}
        and node.tag_ in {"VB", "VBN", "VBG"}
    ):
        return auxiliaries(node.head)
    return found


def negation(node: Token, cues: Cues) -> Token | None:
    """The word that negates the clause; None where none does."""
    if node.dep_ == "conj":
        joined = next((c for c in node.head.children if c.dep_ == "cc" and c.lower_ == "nor"), None)
        if joined is not None:
            return joined
    for child in node.children:
        if is_no_negation(child):
            continue
        if child.dep_ == "neg" or (
            child.lower_ in cues.negations and child.dep_ in {"neg", "advmod", "det", "preconj"}
        ):
            return child
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and any(
            g.lower_ in {"no", "neither"} and g.dep_ in {"det", "preconj"} for g in child.children
        ):
            return child
        if child.lower_ == "longer" and any(g.lower_ == "no" for g in child.children):
            return child
        if child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ in {"none", "nobody", "neither"}:
            return child
    return None


def is_no_negation(child: Token) -> bool:
    """Whether the word negates nothing: "not only", "not until the third murder": what follows did happen."""
    following = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
    return child.lower_ in {"not", "n't"} and following in {"only", "just", "merely", "least", "until", "till"}


def condition(node: Token, cues: Cues) -> Token | None:
    """The word that opens a condition under which the clause stands, or which it is."""
    turned = inverted(node) if node.dep_ == "advcl" else None
    if turned is not None:
        return turned
    for child in node.children:
        if child.dep_ in {"mark", "prep"} and child.lower_ in cues.conditions:
            return child
        if child.dep_ == "advcl":
            if (turned := inverted(child)) is not None:
                return turned
            mark = next((g for g in child.children if g.dep_ == "mark" and g.lower_ in cues.conditions), None)
            if mark is not None:
                return mark
    return None


def inverted(clause: Token) -> Token | None:
    """The verb that opens a condition without "if": "Were a base opened ...", "Should they leave ..."."""
    subject = own_subject(clause)
    verbs = [clause, *children(clause, "aux", "auxpass")]
    found = next((t for t in verbs if t.lower_ in {"were", "had", "should"}), None)
    return found if subject is not None and found is not None and found.i < subject.i else None


def asks_back(node: Token) -> bool:
    """Whether a negated question takes its answer for granted: "Did they not invade the islands?"."""
    asked = node.doc[-1].text == "?" and node.dep_ == "ROOT"
    return asked and any(c.dep_ in {"aux", "auxpass"} and c.i < (own_subject(node) or c).i for c in node.children)


def undone(node: Token, cues: Cues) -> str | None:
    """Words that tell that the act was not done: "almost", "at no point", "Never once did ...", "instead of"."""
    near = next((c for c in children(node, "advmod") if c.lower_ in cues.nearly), None)
    if near is not None:
        return near.text
    first = node.doc[0]
    if first.lower_ in {"never", "nowhere"} and node.dep_ == "ROOT":
        return first.text
    if (
        node.dep_ == "pcomp"
        and node.head.lower_ == "of"
        and node.head.i
        and node.nbor(node.head.i - 1 - node.i).lower_ == "instead"
    ):
        return "instead of"
    phrase = phrase_in(node, cues.undone)
    return " ".join(phrase) if phrase else None
