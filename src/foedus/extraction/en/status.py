"""What is said of an act: asserted, denied, planned, demanded, predicted or conditional.

Rules of scope over the tree: the words around the trigger first, then the words that govern its clause, outwards until a
verb of saying ends the innermost voice. A sentence classifier does not do this (docs/decisions/0003).
"""

from __future__ import annotations

from dataclasses import dataclass

from foedus.extraction.en.cues import Cues
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children, is_passive, own_subject
from foedus.model.claim import Status

_DEMAND_MODALS = frozenset({"must", "should", "ought"})
_POSSIBLE = frozenset({"may", "might", "could", "can"})
_COMPLEMENTS = frozenset(
    {
        "xcomp",
        "ccomp",
        "acl",
        "pcomp",
        "pobj",
        "dobj",
        "nsubjpass",
        "attr",
        "oprd",
        "acomp",
        "csubj",
        "csubjpass",
        "advcl",
        "nsubj",
        "prep",
        "dative",
        "conj",
    }
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A status with the words that decided it."""

    status: Status
    reason: str
    negated: bool = False


def status_of(head: Token, cues: Cues, *, voiced: frozenset[int] = frozenset(), own_words: bool = False) -> Reading:
    """Status of the act named at `head`.

    Args:
        head: the trigger's head.
        cues: the words of status and voice.
        voiced: indices of tokens that end the innermost voice (verbs of saying, accusing).
        own_words: whether the sentence is the report's own voice, in which a bare future is a prediction.
    """
    node: Token | None = head
    climbed = 0
    while node is not None and climbed < 12:
        reading = _local(node, cues, own_words=own_words)
        if reading is not None:
            return _outer(node, reading, cues)
        reading, node = _governed(node, cues, voiced)
        if reading is not None:
            return reading
        climbed += 1
    return Reading(Status.ASSERTED, "nothing qualifies it")


def _outer(node: Token, reading: Reading, cues: Cues) -> Reading:
    """A future told inside a denial is denied; inside a condition put to the verb of saying it is conditional."""
    if reading.status not in {Status.PLANNED, Status.PREDICTED} or node.dep_ not in {"ccomp", "acl", "csubj"}:
        return reading
    if cues.governor(node.head) is Status.DENIED and _negation(node.head, cues) is None:
        return Reading(Status.DENIED, f"denied by {node.head.text!r}", negated=True)
    if cues.governor(node.head) is Status.PREDICTED:
        return Reading(Status.PREDICTED, f"governed by {node.head.text!r}")
    condition = _condition(node.head, cues) if cues.says(node.head) else None
    return reading if condition is None else Reading(Status.CONDITIONAL, f"condition {condition.text!r}")


def _local(node: Token, cues: Cues, *, own_words: bool) -> Reading | None:
    """What the node's own auxiliaries, negation, adjectives and conditions say."""
    negation = _negation(node, cues)
    auxiliaries = _auxiliaries(node)
    modal = next((t for t in auxiliaries if t.tag_ == "MD"), None)
    condition = _condition(node, cues)
    if condition is not None:
        return Reading(Status.CONDITIONAL, f"condition {condition.text!r}")
    if negation is not None:
        if modal is not None and modal.lemma_.lower() in _DEMAND_MODALS:
            return Reading(Status.DEMANDED, f"modal {modal.text!r} with {negation.text!r}", negated=True)
        return Reading(Status.DENIED, f"negated by {negation.text!r}", negated=True)
    if modal is not None:
        return _modal(node, modal, cues, own_words=own_words)
    if node.pos_ in {"NOUN", "PROPN"}:
        return _adjective(node, cues)
    return _semi_modal(node, cues)


def _auxiliaries(node: Token) -> list[Token]:
    found = children(node, "aux", "auxpass")
    if (
        not found
        and node.dep_ == "conj"
        and own_subject(node) is None
        and node.head.pos_ in {"VERB", "AUX"}
        and node.tag_ in {"VB", "VBN", "VBG"}
    ):
        return _auxiliaries(node.head)
    return found


def _negation(node: Token, cues: Cues) -> Token | None:
    if node.dep_ == "conj":
        joined = next((c for c in node.head.children if c.dep_ == "cc" and c.lower_ == "nor"), None)
        if joined is not None:
            return joined
    for child in node.children:
        if child.dep_ == "neg" or (
            child.lower_ in cues.negations and child.dep_ in {"neg", "advmod", "det", "preconj"}
        ):
            return child
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and any(
            g.lower_ in {"no", "neither"} and g.dep_ in {"det", "preconj"} for g in child.children
        ):
            return child
        if child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ in {"none", "nobody", "neither"}:
            return child
    return None


def _condition(node: Token, cues: Cues) -> Token | None:
    subject = own_subject(node)
    inverted = next((t for t in children(node, "aux", "auxpass") if t.lower_ in {"were", "had", "should"}), None)
    if node.dep_ == "advcl" and subject is not None and inverted is not None and inverted.i < subject.i:
        return inverted  # "Were a base opened ...", "Should they leave ..."
    for child in node.children:
        if child.dep_ == "mark" and child.lower_ in cues.conditions:
            return child
        if child.dep_ == "advcl":
            mark = next((g for g in child.children if g.dep_ == "mark" and g.lower_ in cues.conditions), None)
            if mark is not None:
                return mark
    return None


def _modal(node: Token, modal: Token, cues: Cues, *, own_words: bool) -> Reading:
    lemma = modal.lemma_.lower() if modal.lower_ != "would" else "would"
    if lemma in _DEMAND_MODALS:
        return Reading(Status.DEMANDED, f"modal {modal.text!r}")
    if lemma in _POSSIBLE:
        return Reading(Status.PREDICTED, f"modal {modal.text!r}")
    if lemma == "would" and any(t.lower_ == "have" for t in children(node, "aux")):
        return Reading(Status.CONDITIONAL, "“would have”")
    guess = next((c for c in children(node, "advmod") if c.lower_ in cues.guesses), None)
    if guess is not None:
        return Reading(Status.PREDICTED, f"future {modal.text!r} with {guess.text!r}")
    return Reading(Status.PREDICTED if own_words else Status.PLANNED, f"future {modal.text!r}")


def _semi_modal(node: Token, cues: Cues) -> Reading | None:
    """A complement of a form of "be": "is to meet", "is going to"."""
    if (
        node.dep_ == "xcomp"
        and node.head.lemma_ in {"be", "go"}
        and any(c.lower_ == "to" for c in children(node, "aux"))
    ):
        negation = _negation(node.head, cues)
        if negation is not None:
            return Reading(Status.DENIED, f"“{negation.text} {node.head.text} to”", negated=True)
        return Reading(Status.PLANNED, f"“{node.head.text} … to”")
    return None


def _adjective(node: Token, cues: Cues) -> Reading | None:
    for child in children(node, "amod", "compound", "acl"):
        status = cues.adjectives.get(child.lemma_.lower()) or cues.adjectives.get(child.lower_)
        if status is not None and (child.dep_ != "acl" or child.i < node.i + 2):
            return Reading(status, f"adjective {child.text!r}")
    return None


def _governed(node: Token, cues: Cues, voiced: frozenset[int]) -> tuple[Reading | None, Token | None]:
    """What the word above `node` makes of it, and where to go on; (None, None) where the climb ends."""
    head = node.head
    if head == node or node.dep_ not in _COMPLEMENTS or _describes(node, cues):
        return None, None
    if node.dep_ == "conj":
        return None, head
    if node.dep_ == "nsubj" and head.pos_ in {"VERB", "AUX"}:
        return (None, head) if head.lemma_.lower() in cues.happening else (None, None)
    if node.dep_ == "advcl":
        return _adverbial(node)
    if head.pos_ == "ADP" or head.dep_ in {"prep", "agent"}:
        return _through_preposition(head, cues, voiced)
    status = Status.DENIED if cues.is_called_false(head) else cues.governor(head)
    if status is not None and (head.i not in voiced or status is Status.DENIED):
        return (_of_governor(head, status, cues), None)
    if head.i in voiced or (cues.says(head) and node.dep_ in {"ccomp", "xcomp", "acl", "advcl"}):
        return None, None
    if node.dep_ in {"dobj", "nsubjpass", "attr", "oprd"} and not cues.carries(head):
        modals = _auxiliaries(head) if node.dep_ == "dobj" else []
        wanted = next((t for t in modals if t.lower_ in _DEMAND_MODALS), None)  # "should include a ban"
        return (Reading(Status.DEMANDED, f"modal {wanted.text!r}") if wanted is not None else None), None
    return None, head


def _describes(node: Token, cues: Cues) -> bool:
    """Whether a clause only describes the noun above it ("centres created in Ruritania"), or is merely joined to what follows."""
    if node.dep_ == "ccomp" and node.i < node.head.i and not cues.says(node.head):
        return True  # "both sides clashed; they called for talks"
    return node.dep_ == "acl" and not any(c.lower_ == "to" for c in children(node, "aux")) and not cues.says(node.head)


def _of_governor(head: Token, status: Status, cues: Cues) -> Reading:
    above = head.head if head.pos_ == "NOUN" and head.dep_ in {"dobj", "attr", "nsubjpass"} else head
    if _negation(head, cues) is not None or _negation(above, cues) is not None:
        if status is Status.DENIED:  # "did not rule out sending"
            return Reading(Status.PREDICTED, f"“not {head.lemma_}”")
        return Reading(Status.DENIED, f"“not {head.lemma_}”", negated=True)
    return Reading(status, f"governed by {head.text!r}")


def _adverbial(node: Token) -> tuple[Reading | None, Token | None]:
    marks = {c.lower_ for c in node.children if c.dep_ in {"mark", "aux", "advmod"}}
    if "to" in marks and node.tag_ == "VB":
        return Reading(Status.PLANNED, "clause of purpose"), None
    return None, None


def _through_preposition(prep: Token, cues: Cues, voiced: frozenset[int]) -> tuple[Reading | None, Token | None]:
    head = prep.head
    if prep.lower_ in {"for", "to", "of", "on", "about", "against"}:
        status = cues.governor(head, prep.lower_)
        if status is not None and head.i not in voiced:
            return _of_governor(head, status, cues), None
    if prep.lower_ == "without":
        return Reading(Status.DENIED, "“without”", negated=True), None
    if prep.lower_ in cues.condition_prepositions and head.pos_ in {"VERB", "AUX"}:
        return Reading(Status.CONDITIONAL, f"“{prep.text} …”"), None
    if head.pos_ == "VERB" and prep.lower_ in {"in", "to", "from", "of", "with"} and cues.carries(head):
        return None, head
    if is_passive(head) and prep.lower_ == "for" and head.lemma_.lower() in cues.scheduling:
        return Reading(Status.PLANNED, f"“{head.text} for”"), None
    return None, None
