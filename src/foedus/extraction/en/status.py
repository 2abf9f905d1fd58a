"""What is said of an act: asserted, denied, planned, demanded, predicted or conditional.

Rules of scope over the tree: the words around the trigger first, then the words that govern its clause, outwards until a
verb of saying ends the innermost voice. A sentence classifier does not do this (docs/decisions/0003).
"""

from __future__ import annotations

from foedus.extraction.en.clauses import asks_back, auxiliaries, condition, negation, undone
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.governors import DEMAND_MODALS, Reading, governed
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children, own_subject
from foedus.extraction.en.wording import phrase_in
from foedus.model.claim import Status

_POSSIBLE = frozenset({"may", "might", "could", "can"})


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
        reading, node = governed(node, cues, voiced)
        if reading is not None:
            return reading
        climbed += 1
    return Reading(Status.ASSERTED, "nothing qualifies it")


def _outer(node: Token, reading: Reading, cues: Cues) -> Reading:
    """A future told inside a denial is denied; inside a condition put to the verb of saying it is conditional."""
    if reading.status not in {Status.PLANNED, Status.PREDICTED} or node.dep_ not in {"ccomp", "acl", "csubj"}:
        return reading
    if cues.governor(node.head) is Status.DENIED and negation(node.head, cues) is None:
        return Reading(Status.DENIED, f"denied by {node.head.text!r}", negated=True)
    if cues.governor(node.head) is Status.PREDICTED:
        return Reading(Status.PREDICTED, f"governed by {node.head.text!r}")
    opened = condition(node.head, cues) if cues.says(node.head) else None
    return reading if opened is None else Reading(Status.CONDITIONAL, f"condition {opened.text!r}")


def _local(node: Token, cues: Cues, *, own_words: bool) -> Reading | None:
    """What the node's own auxiliaries, negation, adjectives and conditions say."""
    negated = negation(node, cues)
    if negated is not None and asks_back(node):
        return Reading(Status.ASSERTED, f"a question that its {negated.text!r} answers")
    modal = next((t for t in auxiliaries(node) if t.tag_ == "MD"), None)
    opened = condition(node, cues)
    if opened is not None:
        return Reading(Status.CONDITIONAL, f"condition {opened.text!r}")
    if negated is not None and modal is not None and modal.lemma_.lower() in DEMAND_MODALS:
        return Reading(Status.DEMANDED, f"modal {modal.text!r} with {negated.text!r}", negated=True)
    denial = negated.text if negated is not None else undone(node, cues)
    if denial is not None:
        return Reading(Status.DENIED, f"negated by {denial!r}", negated=True)
    if modal is not None:
        return _modal(node, modal, cues, own_words=own_words)
    if node.pos_ in {"NOUN", "PROPN"}:
        return _adjective(node, cues)
    return _semi_modal(node, cues)


def _modal(node: Token, modal: Token, cues: Cues, *, own_words: bool) -> Reading:
    lemma = modal.lemma_.lower() if modal.lower_ != "would" else "would"
    if lemma in DEMAND_MODALS:
        return Reading(Status.DEMANDED, f"modal {modal.text!r}")
    if lemma in _POSSIBLE:
        return Reading(Status.PREDICTED, f"modal {modal.text!r}")
    if lemma == "would" and any(t.lower_ == "have" for t in children(node, "aux")):
        return Reading(Status.CONDITIONAL, "“would have”")
    guess = next((c.text for c in children(node, "advmod") if c.lower_ in cues.guesses), None)
    guess = guess or " ".join(phrase_in(node, cues.guessed) or ())
    if guess:
        return Reading(Status.PREDICTED, f"future {modal.text!r} with {guess!r}")
    provided = phrase_in(node, cues.provided)
    if provided is not None:
        return Reading(Status.CONDITIONAL, f"future {modal.text!r}, “{' '.join(provided)}”")
    return Reading(Status.PREDICTED if own_words else Status.PLANNED, f"future {modal.text!r}")


def _semi_modal(node: Token, cues: Cues) -> Reading | None:
    """A complement of a form of "be" or of "ought": "is to meet", "is going to"; a headline's infinitive; an order."""
    infinitive = any(c.lower_ == "to" for c in children(node, "aux"))
    if node.dep_ == "xcomp" and node.head.lower_ == "ought":
        return Reading(Status.DEMANDED, "“ought to”")
    if (
        infinitive
        and node.head.dep_ == "ROOT"
        and node.head.pos_ in {"NOUN", "PROPN"}
        and node.dep_ in {"acl", "relcl"}
    ):
        return Reading(Status.PLANNED, "infinitive of a headline")
    if node.tag_ == "VB" and node.i == 0 and not infinitive and own_subject(node) is None:
        return Reading(Status.DEMANDED, "imperative")
    if node.dep_ == "xcomp" and node.head.lemma_ in {"be", "go"} and infinitive:
        negated = negation(node.head, cues)
        if negated is not None:
            return Reading(Status.DENIED, f"“{negated.text} {node.head.text} to”", negated=True)
        return Reading(Status.PLANNED, f"“{node.head.text} … to”")
    return None


def _adjective(node: Token, cues: Cues) -> Reading | None:
    for child in children(node, "amod", "compound", "acl"):
        status = cues.adjectives.get(child.lemma_.lower()) or cues.adjectives.get(child.lower_)
        if status is not None and (child.dep_ != "acl" or child.i < node.i + 2):
            return Reading(status, f"adjective {child.text!r}")
    return None
