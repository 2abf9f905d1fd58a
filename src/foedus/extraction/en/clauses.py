"""What an act's own clause says of it: tense, auxiliaries, negation, and what tells that it was not done."""

from __future__ import annotations

from foedus.extraction.en.cues import Cues
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children, own_subject
from foedus.extraction.en.wording import phrase_before, phrase_in


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


def is_finite(node: Token) -> bool:
    """Whether a verb has a tense of its own, in itself or in an auxiliary."""
    tensed = {"VBD", "VBZ", "MD"}
    if node.tag_ == "VBD" and node.dep_ == "conj" and node.head.tag_ == "VBN":  # a participle, taken for a past
        tensed -= {"VBD"} if any(t.tag_ == "MD" for t in auxiliaries(node.head)) else set()
    return (node.tag_ in tensed and node.lower_ != node.lemma_) or any(
        c.tag_ in tensed | {"VBP"} for c in children(node, "aux", "auxpass")
    )


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
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "dative"} and _is_none(child):
            return child
        if child.lower_ == "longer" and any(g.lower_ == "no" for g in child.children):
            return child
    return None


_EXCEPTING = frozenset({"except", "but", "save", "than", "excepting", "else"})


def _is_none(noun: Token) -> bool:
    """Whether the noun stands for nobody and nothing: "no troops", "not one member", "nobody"; "none but" is somebody."""
    if any(c.lower_ in _EXCEPTING for c in noun.rights):
        return False
    if noun.lower_ in {"none", "nobody", "neither", "nothing"}:
        return True
    for word in noun.lefts:
        if word.lower_ in {"no", "neither"} and word.dep_ in {"det", "preconj"}:
            return True
        if word.lower_ in {"one", "single"} and word.i and word.nbor(-1).lower_ in {"not", "a"}:
            return any(t.lower_ == "not" for t in noun.doc[max(0, word.i - 2) : word.i])
    return noun.lower_ == "one" and any(c.lower_ == "not" for c in noun.lefts)


def is_no_negation(child: Token) -> bool:
    """Whether the word negates nothing: "not only", "not until the third murder": what follows did happen."""
    if child.lower_ not in {"not", "n't"}:
        return False
    following = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
    if following in {"only", "just", "merely", "least", "until", "till", "but"}:
        return True
    return child.head.pos_ == "VERB" and any(c.lower_ == "did" for c in child.head.children) and _waits(child.head)


def _waits(verb: Token) -> bool:
    """Whether something else is told to have come first: "did not leave until the war was over"."""
    beside = [c for c in verb.rights if c.dep_ in {"advcl", "prep"}]
    return any(t.lower_ in {"until", "till"} for c in beside for t in [c, *children(c, "mark")])


def tells_content(clause: Token) -> bool:
    """Whether a clause with "that" may tell what the noun above it is about: "the story that they met"."""
    that = next((c for c in clause.children if c.lower_ == "that"), None)
    subject = own_subject(clause)
    return that is not None and (that.dep_ == "mark" or (subject is not None and subject != that))


def is_joined(clause: Token, verb: Token) -> bool:
    """Whether a clause before a verb stands beside it and is not what it tells: "they attacked; Chad denies it"."""
    if clause.dep_ != "ccomp" or clause.i > verb.i:
        return False
    return bool(children(verb, "dobj")) or any(t.text == ";" for t in verb.doc[clause.i : verb.i])


def is_new_clause(node: Token, above: Token) -> bool:
    """Whether a verb with a tense is hung on an infinitive, and stands beside what governs that: "refused to sign and left"."""
    return node.dep_ == "conj" and is_finite(node) and any(c.lower_ == "to" for c in children(above, "aux"))


def is_polar(question: Token) -> bool:
    """Whether the verb asks for yes or no: "Did they leave?"."""
    if (
        question.doc[-1].text != "?"
        or question.dep_ != "ROOT"
        or any(c.tag_ in {"WRB", "WP", "WDT"} for c in question.children)
    ):
        return False
    subject = own_subject(question)
    return subject is not None and any(c.i < subject.i for c in children(question, "aux", "auxpass"))


def is_wished(clause: Token) -> bool:
    """Whether the clause of a verb that may wish has "should", or a verb that is no plain present: "that the league leave"."""
    subject, helping = own_subject(clause), children(clause, "aux", "auxpass")
    if any(c.base in {"should", "must", "ought"} for c in helping):
        return True
    if helping:
        return all(c.lower_ == "be" for c in helping)
    bare = clause.tag_ in {"VB", "VBP"} and clause.lower_ == clause.lemma_
    return bare and subject is not None and (subject.tag_ in {"NN", "NNP"} or clause.head.tag_ == "VBD")


def undone(node: Token, cues: Cues) -> str | None:
    """Words that tell that the act was not done: "almost", "at no point", "Never once did ...", "instead of"."""
    near = next((c for c in children(node, "advmod") if c.lower_ in cues.nearly), None)
    if near is not None:
        return near.text
    first = node.doc[0]
    if first.lower_ in {"never", "nowhere"} and node.dep_ == "ROOT":
        return first.text
    if (before := phrase_before(node, cues.instead)) is not None:
        return " ".join(before)
    phrase = phrase_in(node, cues.undone)
    return " ".join(phrase) if phrase else None


def first_clause(node: Token) -> Token:
    """The first of the clauses joined to that of `node`, which stands in the tree for all."""
    while node.dep_ == "conj" and node.head.pos_ in {"VERB", "AUX"}:
        node = node.head
    return node
