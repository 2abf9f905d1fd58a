"""Constructions of the word above an act: "it is possible that", "have yet to", "no evidence that", "dropped its plan to"."""

from __future__ import annotations

from foedus.extraction.en.clauses import negation, tells_content
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.readings import Reading
from foedus.extraction.en.stories import is_given_up, verdict_on
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children, own_subject
from foedus.model.claim import Status

_NOTHING = frozenset({"nothing", "little", "naught"})


def constructed(node: Token, cues: Cues) -> Reading | None:
    """What a construction of the word above says: "not hesitate to", "It is possible that", "have yet to", "looms"."""
    head = node.head
    if node.dep_ == "xcomp" and head.base in cues.undenied and negation(head, cues) is not None:
        return Reading(Status.ASSERTED, f"“not {head.lemma_}”")
    if (verdict := verdict_on(node, cues)) is not None:
        return Reading(verdict, f"a story, by {head.head.text!r}", negated=verdict is Status.DENIED, of_story=True)
    if _is_time_for(node):
        return Reading(Status.DEMANDED, "“it is time”")
    if head.lemma_ == "be" and (judged := _judged(node, cues)) is not None:
        return judged
    if (nothing := _nothing(node, cues)) is not None:
        return nothing
    if head.lemma_ == "be" and node.dep_ == "nsubj":  # "reconciliation is possible", "a withdrawal is necessary"
        told = next(((c, status) for c in children(head, "acomp") if (status := cues.governor(c)) is not None), None)
        if told is not None:
            return of_governor(*told, cues)
    if _is_yet_to(node):
        return Reading(Status.DENIED, f"“{head.text} yet to”", negated=True)
    if node.dep_ == "nsubj" and head.base == "loom":
        return Reading(Status.PREDICTED, f"“{head.text}”")
    return None


def idle_at(node: Token) -> Token | None:
    """The "do" of somebody who does nothing, or little, to act: "did nothing to help", "has done little to end it"."""
    above = node.head
    verb = above.head if above.lower_ in _NOTHING and above.dep_ == "dobj" else above
    idle = verb.lemma_ == "do" and any(c.lower_ in _NOTHING for c in children(verb, "dobj"))
    return verb if idle and node.tag_ == "VB" and node.dep_ in {"relcl", "acl", "advcl", "xcomp"} else None


def _judged(node: Token, cues: Cues) -> Reading | None:
    """What a sentence with "be" says of the act in its clause: "It is possible that", "The threat is that"."""
    if node.dep_ not in {"ccomp", "xcomp", "advcl", "csubj"} or any(c.tag_ == "WP" for c in node.children):
        return None  # "what they sought was a permission"
    for word in children(node.head, "acomp", "attr", "nsubj"):
        status = cues.governor(word)
        if status is not None:
            return of_governor(word, status, cues)
    return None


def _is_yet_to(node: Token) -> bool:
    """Whether it is still to be done: "have yet to meet", "has still to sign"."""
    above = node.head
    return (
        node.dep_ == "xcomp"
        and above.lemma_ in {"have", "be", "remain"}
        and any(c.lower_ in {"yet", "still"} for c in (*above.children, *node.children))
    )


def _nothing(node: Token, cues: Cues) -> Reading | None:
    if (idle := idle_at(node)) is not None:
        return Reading(Status.DENIED, f"“{idle.text} nothing to”", negated=True)
    noun = _ruled_out(node, cues)
    return None if noun is None else Reading(Status.DENIED, f"“no {noun.text}”", negated=True)


def _ruled_out(node: Token, cues: Cues) -> Token | None:
    """The noun of which there is said to be none: "no evidence that they left", "no question of their leaving"."""
    above = node.head
    if above.dep_ == "pobj" and node.dep_ == "acl" and node.tag_ == "VBG":  # "no question of Chad leaving"
        above = above.head
    through = above.dep_ == "prep" and above.lower_ in {"of", "in", "for"}
    noun = above.head if through else above
    content = node.dep_ in {"pcomp", "pobj", "acl"} if through else node.dep_ in {"acl", "relcl", "ccomp"}
    if not content or noun.pos_ != "NOUN" or not (through or tells_content(node)):
        return None
    none = any(c.lower_ == "no" and c.dep_ == "det" for c in noun.children)
    asked = noun.lemma_ == "question" and through
    return noun if none and (asked or noun.base not in cues.undoubted) else None


def _is_time_for(node: Token) -> bool:
    """Whether the act is said to be due: "it is high time that they left", "time for them to leave"."""
    above = node.head
    time = above if above.lemma_ == "time" and above.dep_ == "attr" and not children(above, "det") else None
    if above.lemma_ == "be" and node.dep_ in {"ccomp", "advcl", "xcomp"}:
        time = next((c for c in children(above, "attr") if c.lemma_ == "time" and not children(c, "det")), None)
    verb = time.head if time is not None else None
    return (
        verb is not None
        and verb.lemma_ == "be"
        and node.pos_ == "VERB"
        and (own_subject(verb) or verb).lower_ in {"it", "now", "is", "'s"}
    )


def of_governor(head: Token, status: Status, cues: Cues) -> Reading:
    """The status that a governing word gives, where it is not itself negated, given up or undone."""
    if status is Status.PLANNED and head.pos_ == "NOUN" and is_given_up(head, cues):
        return Reading(Status.DENIED, f"{head.text!r} given up", negated=True)
    above = head.head if head.pos_ == "NOUN" and head.dep_ in {"dobj", "attr", "nsubjpass"} else head
    if negation(head, cues) is not None or negation(above, cues) is not None:
        if status is Status.DENIED and head.base in cues.undenied:
            return Reading(Status.ASSERTED, f"“not {head.lemma_}”")
        if status is Status.DENIED:  # "did not rule out sending"
            return Reading(Status.PREDICTED, f"“not {head.lemma_}”")
        return Reading(Status.DENIED, f"“not {head.lemma_}”", negated=True)
    if status is Status.DENIED and head.dep_ == "xcomp" and head.head.base in {"refuse", "decline"}:
        return Reading(Status.PREDICTED, f"“{head.head.lemma_} to {head.lemma_}”")
    if status is Status.DENIED and _is_itself_undone(head, cues):
        return Reading(Status.ASSERTED, f"“{head.head.lemma_} … {head.lemma_}”")
    return Reading(status, f"governed by {head.text!r}")


def _is_itself_undone(head: Token, cues: Cues) -> bool:
    """Whether what would deny is denied in turn: "failed to stop the army from storming", "stopped denying that"."""
    return head.dep_ in {"xcomp", "pcomp"} and head.base in cues.undenied and cues.governor(head.head) is Status.DENIED
