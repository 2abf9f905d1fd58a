"""Stories that somebody denies, calls untrue, or finds nothing in; plans that somebody gives up."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.extraction.en.clauses import is_finite, negation, tells_content
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import SUBJECTS, children, prepositional
from foedus.model.claim import Status

_PROVING = frozenset({"prove", "turn", "remain", "seem", "appear", "look"})


def verdict_on(clause: Token, cues: Cues) -> Status | None:
    """What is said of the truth of a clause, or of the story that it is the content of; None where nothing is said.

    Returns:
        DENIED where it is a lie, a report called untrue or a rumour dismissed; ASSERTED where it is said to be no lie.
    """
    above = clause.head
    if clause.dep_ in {"csubj", "ccomp", "xcomp"} and above.lemma_ == "be":
        return predicated(above, cues)
    if above.pos_ not in {"NOUN", "PROPN"} or clause.dep_ not in {"acl", "relcl", "ccomp", "prep"}:
        return None
    if clause.dep_ != "prep" and not tells_content(clause) and (clause.dep_ == "relcl" or not is_finite(clause)):
        return None  # "a statement condemning them"
    if above.base in cues.untrue and above.pos_ == "NOUN":  # "it is a lie that", "the myth that"
        return _turned(negation(above, cues) or negation(above.head, cues))
    return _said_of(above, cues) if cues.says(above) else None


def _turned(negated: Token | None) -> Status:
    return Status.DENIED if negated is None else Status.ASSERTED


def _said_of(story: Token, cues: Cues) -> Status | None:
    """What the verb with a report, rumour or claim makes of it: "dismissed the story that"."""
    verb = story.head
    if story.dep_ == "pobj" and verb.lower_ == "in":  # "there is no truth in the reports that"
        found = verb.head
        none = found.base in cues.baseless and negation(found, cues) is not None
        return Status.DENIED if none else None
    if story.dep_ in SUBJECTS and (told := predicated(verb, cues)) is not None:
        return told
    if story.dep_ not in {"dobj", "nsubjpass"} or negation(verb, cues) is not None:
        return None
    denied = cues.subtype(verb) == "denying" or verb.base in cues.dismissing
    return Status.DENIED if denied or _is_labelled(verb, cues) else None


def predicated(verb: Token, cues: Cues) -> Status | None:
    """What the predicate tells of the truth: "is false", "turned out to be a myth", "are without foundation"."""
    if verb.base in _PROVING:
        verb = next((c for c in children(verb, "xcomp") if c.lemma_ == "be"), verb)
    elif verb.lemma_ != "be":
        return None
    told = children(verb, "acomp", "attr", "oprd", "xcomp")
    untrue = next((t for t in told if t.base in cues.untrue or t.lower_ in cues.untrue), None)
    if untrue is not None:
        return _turned(negation(verb, cues) or negation(untrue, cues))
    baseless = any(t.base in cues.baseless for t in prepositional(verb, "without"))
    return _turned(negation(verb, cues)) if baseless else None


def _is_labelled(verb: Token, cues: Cues) -> bool:
    """Whether a verb gives what it is said of a name of falsehood: "called the news false", "described as invented"."""
    if verb.base not in cues.labelling:
        return False
    named = [*children(verb, "oprd", "acomp", "attr"), *prepositional(verb, "as")]
    named += [t for c in children(verb, "prep", "advcl") for t in [c, *c.children] if _is_after_as(c)]
    return any(t.base in cues.untrue or t.lower_ in cues.untrue for t in named)


def _is_after_as(word: Token) -> bool:
    return word.lower_ == "as" or any(c.lower_ == "as" for c in word.children)


def is_given_up(plan: Token, cues: Cues) -> bool:
    """Whether a plan is dropped or comes to nothing: "abandoned plans to leave", "nothing came of the plan to"."""
    verb = next(_verbs_over(plan), None)
    if verb is None:
        return False
    lemma = verb.base
    if plan.dep_ == "nsubj":
        return bool({lemma, *_with_particles(verb)} & cues.collapsing)
    if plan.dep_ == "pobj" and lemma == "come":
        return negation(verb, cues) is not None
    if plan.dep_ == "pobj" and lemma == "fail":
        return negation(verb, cues) is None
    return bool({lemma, *_with_particles(verb)} & cues.abandoning) and negation(verb, cues) is None


def _verbs_over(noun: Token) -> Iterator[Token]:
    """The verb whose subject or object the noun is, through a preposition or not."""
    above = noun.head
    if noun.dep_ == "pobj" and above.dep_ == "prep":
        above = above.head
    if above.pos_ == "VERB" and noun.dep_ in {"dobj", "nsubjpass", "nsubj", "pobj"}:
        yield above


def _with_particles(verb: Token) -> Iterator[str]:
    lemma = verb.base
    for child in children(verb, "prt", "advmod", "prep"):
        yield f"{lemma} {child.lower_}"
        yield from (f"{lemma} {child.lower_} {t.lower_}" for t in children(child, "pobj"))


def is_cancelled(act: Token, cues: Cues) -> bool:
    """Whether an act's own noun is what somebody cancels: "called off its withdrawal"."""
    verb = act.head
    if verb.pos_ != "VERB" or act.dep_ not in {"dobj", "nsubjpass"} or negation(verb, cues) is not None:
        return False
    return bool({verb.base, *_with_particles(verb)} & cues.cancelling)
