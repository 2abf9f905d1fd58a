"""What is said of an act: asserted, denied, planned, demanded, predicted or conditional.

Rules of scope over the tree: the words around the trigger first, then the words that govern its clause, outwards until a
verb of saying ends the innermost voice. A sentence classifier does not do this (docs/decisions/0003).
"""

from __future__ import annotations

from foedus.extraction.en.clauses import auxiliaries, is_polar, is_wished, negation, undone
from foedus.extraction.en.conditions import condition, enclosing, is_were_to, opening
from foedus.extraction.en.constructions import constructed, of_governor
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.governors import DEMAND_MODALS, governed
from foedus.extraction.en.readings import Reading
from foedus.extraction.en.stories import verdict_on
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children, own_subject
from foedus.extraction.en.wording import phrase_in
from foedus.model.claim import Status

_POSSIBLE = frozenset({"may", "might", "could", "can"})
_REACH = 12
"""Words; no reader follows a longer chain of governors."""


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
    clause = _first(node)
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


def _first(node: Token) -> Token:
    """The first of the clauses joined to that of `node`, which stands in the tree for all."""
    while node.dep_ == "conj" and node.head.pos_ in {"VERB", "AUX"}:
        node = node.head
    return node


def _is_guessed(clause: Token, cues: Cues) -> bool:
    """Whether a future is somebody's opinion: "they believe that it will leave", "it will, diplomats think, leave"."""
    if clause.dep_ == "ccomp" and clause.head.lemma_.lower() in cues.opining and clause.head.pos_ == "VERB":
        return negation(clause.head, cues) is None
    inserted = [*children(clause, "parataxis"), *_added(clause)]
    return any(c.lemma_.lower() in cues.opining and children(c, "nsubj", "dobj") for c in inserted)


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
    if any(c.lower_ == "whether" for c in children(_first(node), "mark")):
        return Reading(Status.PREDICTED, "an open question")
    if negated is not None and is_polar(node):
        return Reading(Status.ASSERTED, f"a question that its {negated.text!r} answers")
    if is_polar(node) and any(c.lower_ == "ever" for c in children(node, "advmod")):
        return Reading(Status.DENIED, "a question with “ever”", negated=True)
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
    provided = phrase_in(node, cues.provided)
    if provided is not None and lemma != "can":
        return Reading(Status.CONDITIONAL, f"modal {modal.text!r}, “{' '.join(provided)}”")
    if lemma in _POSSIBLE:
        return Reading(Status.PREDICTED, f"modal {modal.text!r}")
    if lemma == "would" and any(t.lower_ == "have" for t in children(node, "aux")):
        return Reading(Status.CONDITIONAL, "“would have”")
    clauses = {node.i: node, _first(node).i: _first(node)}.values()
    guess = next((c.text for t in clauses for c in children(t, "advmod") if c.lower_ in cues.guesses), None)
    guess = guess or next((" ".join(found) for t in clauses if (found := phrase_in(t, cues.guessed))), None)
    if guess:
        return Reading(Status.PREDICTED, f"future {modal.text!r} with {guess!r}")
    if lemma == "would" and not _is_reported(node, cues):
        later = any(t.lower_ == "later" for c in children(node, "advmod", "npadvmod") for t in c.subtree)
        return (
            Reading(Status.ASSERTED, "“later … would”")
            if later
            else Reading(Status.CONDITIONAL, "“would” of no plan told")
        )
    asked = is_polar(node)  # "will they leave?"
    return Reading(Status.PREDICTED if own_words or asked else Status.PLANNED, f"future {modal.text!r}")


def _is_reported(node: Token, cues: Cues) -> bool:
    """Whether somebody has said or planned what the clause tells, so that "would" is a future seen from the past."""
    clause = _first(node)
    above = clause.head
    if clause.dep_ == "ccomp" and clause.i > above.i:
        return above.tag_ not in {"VBZ", "VBP"}
    if clause.dep_ in {"ccomp", "acl", "relcl", "xcomp"} and above != clause:
        told = cues.subtype(above) is not None or cues.governor(above) is not None
        return told and (above.tag_ not in {"VBZ", "VBP"})
    return any(own_subject(c) is not None for c in children(clause, "parataxis"))


def _semi_modal(node: Token, cues: Cues) -> Reading | None:
    """What a verb without a modal is made by its form: an infinitive, a bare verb."""
    if any(c.lower_ == "to" for c in children(node, "aux")):
        return _complement(node, cues) or _headline(node) or _aim(node, cues)
    if _is_subjunctive(node, cues):
        return Reading(Status.DEMANDED, "subjunctive")
    if node.tag_ == "VB" and node.i == 0 and own_subject(node) is None:
        return Reading(Status.DEMANDED, "imperative")
    return None


def _complement(node: Token, cues: Cues) -> Reading | None:
    """An infinitive below "be", "have" or "ought": "is to meet", "is going to", "has to leave"."""
    above = node.head
    if node.dep_ in {"xcomp", "advcl"} and above.lemma_ == "be" and (opening(above, cues) or is_were_to(above)):
        return Reading(Status.CONDITIONAL, f"“{above.text} … to”")
    if node.dep_ != "xcomp":
        return None
    if above.lower_ == "ought" or (above.tag_ in {"VBZ", "VBP"} and above.lemma_ == "have" and not _holds(above)):
        return Reading(Status.DEMANDED, f"“{above.text} to”")
    if above.lemma_ not in {"be", "go", "mean", "vote"}:
        return None
    negated = negation(above, cues)
    if negated is not None:
        return Reading(Status.DENIED, f"“{negated.text} {above.text} to”", negated=True)
    return Reading(Status.PLANNED, f"“{above.text} … to”")


def _holds(verb: Token) -> bool:
    """Whether "have" has something, or something still before it: "has a right to leave", "has yet to leave"."""
    return bool(children(verb, "dobj")) or any(c.lower_ in {"yet", "still"} for c in verb.children)


_FOREMOST = frozenset({"first", "last", "only", "second", "third", "latest", "next", "one", "few"})


def _aim(node: Token, cues: Cues) -> Reading | None:
    """An infinitive that tells what something is for: "measures to support the league"; "the first to leave" did leave."""
    noun = node.head
    if (
        node.dep_ not in {"acl", "relcl"}
        or noun.pos_ != "NOUN"
        or cues.governor(noun) is not None
        or cues.carries(noun)
    ):
        return None
    if any(c.lower_ in _FOREMOST or c.tag_ in {"JJS", "RBS"} for c in noun.children):
        return None
    if negation(noun, cues) is not None:
        return Reading(Status.DENIED, f"“no {noun.text} to”", negated=True)
    return Reading(Status.PLANNED, f"what {noun.text!r} is for") if noun.lemma_ != "time" else None


def _headline(node: Token) -> Reading | None:
    """An infinitive that stands for a future: "Mali to leave the bloc, minister says"."""
    above = node.head
    described = node.dep_ in {"acl", "relcl"} and (
        (above.dep_ == "ROOT" and above.pos_ in {"NOUN", "PROPN"})
        or (above.pos_ == "PROPN" and above.dep_ in {"appos", "nsubj"})
    )
    before = node.dep_ == "ROOT" or (node.dep_ == "ccomp" and node.i < above.i)
    main = before and node.tag_ == "VB" and (own_subject(node) or node).i < node.i
    marked = any(c.lower_ == "for" for c in children(node, "mark"))
    return Reading(Status.PLANNED, "infinitive of a headline") if described or (main and not marked) else None


def _is_subjunctive(node: Token, cues: Cues) -> bool:
    """Whether the clause wants what it tells: "that the league leave", "that he be released"."""
    clause = _first(node)
    if clause.dep_ != "ccomp" or not any(c.lower_ == "that" for c in children(clause, "mark")):
        return False
    if clause.head.lemma_.lower() in cues.wishing and is_wished(clause):
        return True
    helping = children(node, "aux", "auxpass")
    return all(t.lower_ == "be" for t in helping) and (node.tag_ == "VB" or bool(helping))


def _adjective(node: Token, cues: Cues) -> Reading | None:
    for child in children(node, "amod", "compound", "acl"):
        status = cues.adjectives.get(child.lemma_.lower()) or cues.adjectives.get(child.lower_)
        if status is not None and (child.dep_ != "acl" or child.i < node.i + 2):
            return Reading(status, f"adjective {child.text!r}")
    return None
