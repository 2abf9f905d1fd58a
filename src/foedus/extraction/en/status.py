"""What is said of an act: asserted, denied, planned, demanded, predicted or conditional.

Rules of scope over the tree: the words around the trigger first, then the words that govern its clause, outwards until a
verb of saying ends the innermost voice. A sentence classifier does not do this (docs/decisions/0003).
"""

from __future__ import annotations

from foedus.extraction.en.clauses import auxiliaries, first_clause, is_polar, negation, undone
from foedus.extraction.en.conditions import condition, enclosing
from foedus.extraction.en.constructions import constructed, of_governor
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.forms import told_by_form
from foedus.extraction.en.governors import DEMAND_MODALS, governed
from foedus.extraction.en.modals import told_by_modal
from foedus.extraction.en.readings import Reading
from foedus.extraction.en.stories import verdict_on
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children, own_subject
from foedus.model.claim import Status

_REACH = 12
"""Words; no reader follows a longer chain of governors."""


_CARRYING_OUT = frozenset(
    ["launch", "mount", "begin", "start", "stage", "hold", "conduct", "carry", "complete", "commence"]
)


def status_of(head: Token, cues: Cues, *, voiced: frozenset[int] = frozenset(), own_words: bool = False) -> Reading:
    """Status of the act named at `head`.

    Args:
        head: the trigger's head.
        cues: the words of status and voice.
        voiced: indices of tokens that end the innermost voice (verbs of saying, accusing).
        own_words: whether the sentence is the report's own voice, in which a bare future is a prediction.
    """
    reading, node = _scoped(head, cues, voiced, own_words=own_words)
    return _outer(node, reading, cues)


def _scoped(head: Token, cues: Cues, voiced: frozenset[int], *, own_words: bool) -> tuple[Reading, Token]:
    """The innermost reading, with the word at which it was found."""
    node = head
    for _ in range(_REACH):
        reading = _local(node, cues, own_words=own_words)
        if reading is not None:
            return reading, node
        reading, above = governed(node, cues, voiced)
        if reading is not None:
            return reading, node
        if above is None:
            break
        node = above
    return Reading(Status.ASSERTED, "nothing qualifies it"), head


def _outer(node: Token, reading: Reading, cues: Cues) -> Reading:
    """The reading in what is around it: a future that is denied or guessed at, a wish or an act that is itself a condition."""
    if reading.status is Status.ASSERTED and node.pos_ not in {"VERB", "AUX"}:
        return reading
    if reading.status is not Status.CONDITIONAL and (word := enclosing(node, cues)) is not None:
        return Reading(Status.CONDITIONAL, f"inside the condition {word.text!r}")
    if reading.status not in {Status.PLANNED, Status.PREDICTED}:
        return reading
    clause = first_clause(node)
    above = clause.head
    told = clause.dep_ in {"ccomp", "acl", "csubj"}
    judged = _judged(clause, cues) if told or verdict_on(clause, cues) is not None else None
    if judged is not None:
        return judged
    if _is_guessed(clause, cues) and not reading.reason.startswith("governed"):
        return Reading(Status.PREDICTED, f"{reading.reason} in somebody's opinion")
    opened = condition(above, cues) if told and cues.says(above) else None
    return reading if opened is None else Reading(Status.CONDITIONAL, f"condition {opened.text!r}")


def _judged(clause: Token, cues: Cues) -> Reading | None:
    """What the words above a future make of it, where they deny it or take it for likely."""
    status = cues.governor(clause.head)
    judged = constructed(clause, cues)
    if judged is None and status in {Status.DENIED, Status.PREDICTED}:
        judged = of_governor(clause.head, status, cues)
    if judged is not None and judged.status is Status.ASSERTED:  # "nobody doubts that they will leave"
        return Reading(Status.PREDICTED, judged.reason)
    return judged if judged is not None and judged.status in {Status.DENIED, Status.PREDICTED} else None


def _is_guessed(clause: Token, cues: Cues) -> bool:
    """Whether a future is somebody's opinion: "they believe that it will leave", "it will, diplomats think, leave"."""
    if clause.dep_ == "ccomp" and clause.head.base in cues.opining and clause.head.pos_ == "VERB":
        return negation(clause.head, cues) is None
    if clause.head.pos_ == "NOUN" and clause.dep_ in {"acl", "ccomp"}:
        return clause.head.base in cues.opinions and negation(clause.head, cues) is None
    inserted = [*children(clause, "parataxis"), *_added(clause)]
    return any(c.base in cues.opining and children(c, "nsubj", "dobj") for c in inserted)


def _added(clause: Token) -> list[Token]:
    """Verbs after a comma whose subject follows: "will leave, predicts the colonel", which the parser takes for a second act."""
    return (
        []
        if children(clause, "cc")
        else [c for c in children(clause, "conj") if c.tag_ in {"VBZ", "VBD"} and own_subject(c) is None]
    )


def _local(node: Token, cues: Cues, *, own_words: bool) -> Reading | None:
    """What the node's own auxiliaries, negation, adjectives and conditions say."""
    negated = negation(node, cues)
    if (asked := _asked(node, negated)) is not None:
        return asked
    modal = next((t for t in auxiliaries(node) if t.tag_ == "MD"), None)
    opened = condition(node, cues)
    owed = modal is not None and modal.lemma_.lower() in DEMAND_MODALS  # "must leave if there is to be peace"
    if opened is not None and not owed:
        return Reading(Status.CONDITIONAL, f"condition {opened.text!r}")
    if negated is not None and modal is not None and modal.base in DEMAND_MODALS:
        return Reading(Status.DEMANDED, f"modal {modal.text!r} with {negated.text!r}", negated=True)
    denial = negated.text if negated is not None else undone(node, cues)
    if denial is not None:
        return Reading(Status.DENIED, f"negated by {denial!r}", negated=True)
    if modal is not None:
        return told_by_modal(node, modal, cues, own_words=own_words)
    if node.pos_ in {"NOUN", "PROPN"}:
        return _adjective(node, cues)
    return told_by_form(node, cues)


def _asked(node: Token, negated: Token | None) -> Reading | None:
    """What a question takes for granted or leaves open."""
    if any(c.lower_ == "whether" for c in children(first_clause(node), "mark")):
        return Reading(Status.PREDICTED, "an open question")
    if negated is not None and any(c.lower_ == "why" for c in node.children) and own_subject(node) is None:
        return Reading(Status.DEMANDED, "“why not”")
    if not is_polar(node):
        return None
    if negated is not None:
        return Reading(Status.ASSERTED, f"a question that its {negated.text!r} answers")
    ever = any(c.lower_ == "ever" for c in children(node, "advmod"))
    return Reading(Status.DENIED, "a question with “ever”", negated=True) if ever else None


def _adjective(node: Token, cues: Cues) -> Reading | None:
    modal = next((t for t in auxiliaries(node.head) if t.tag_ == "MD"), None)
    if modal is not None and any(c.lower_ == "any" for c in children(node, "det")):
        open_still = modal.lower_ in {"may", "might", "could"}
        return Reading(Status.PREDICTED if open_still else Status.CONDITIONAL, f"“any {node.text} {modal.text}”")
    unreal = modal is not None and modal.lower_ in {"would", "could"} and node.dep_ == "nsubj"
    if unreal and any(c.lower_ in {"a", "an"} for c in children(node, "det")):
        return Reading(
            Status.CONDITIONAL, f"“{node.text} … {modal.text if modal else ''}”"
        )  # "an attack would mean war"
    if node.dep_ == "dobj" and node.head.tag_ == "VBD" and node.head.lemma_.lower() in _CARRYING_OUT:
        return None  # "launched its long-threatened invasion"
    for child in children(node, "amod", "compound", "acl"):
        status = cues.adjectives.get(child.base) or cues.adjectives.get(child.lower_)
        if status is not None and (child.dep_ != "acl" or child.i < node.i + 2):
            return Reading(status, f"adjective {child.text!r}")
    return None
