"""What the form of a verb without a modal tells: an infinitive, a bare verb, a present with a date to come."""

from __future__ import annotations

from foedus.extraction.en.clauses import first_clause, is_wished, negation
from foedus.extraction.en.conditions import is_were_to, opening
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.readings import Reading
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import TEMPORAL, children, own_subject
from foedus.model.claim import Status

_FOREMOST = frozenset({"first", "last", "only", "second", "third", "latest", "next", "one", "few"})


def told_by_form(node: Token, cues: Cues) -> Reading | None:
    """What a verb without a modal is made by its form: an infinitive, a bare verb."""
    if any(c.lower_ == "to" for c in children(node, "aux")):
        return _complement(node, cues) or _headline(node) or _aim(node, cues)
    if _is_subjunctive(node, cues):
        return Reading(Status.DEMANDED, "subjunctive")
    if node.tag_ == "VB" and node.i == 0 and own_subject(node) is None:
        return Reading(Status.DEMANDED, "imperative")
    return _dated(node)


def _dated(node: Token) -> Reading | None:
    """A present that is still to come by its date: "they meet tomorrow", "is leaving next month"."""
    tags = {c.tag_ for c in children(node, "aux")} | {node.tag_}
    if not tags & {"VBZ", "VBP"} or tags & {"VBN", "VBD"}:
        return None
    for child in node.rights:
        if child.dep_ not in {"npadvmod", "advmod"}:
            continue
        coming = any(c.lower_ in {"next", "coming"} for c in child.children) and child.base in TEMPORAL
        if child.lower_ == "tomorrow" or coming:
            return Reading(Status.PLANNED, f"present, {child.text!r} to come")
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


def _is_subjunctive(node: Token, cues: Cues) -> bool:
    """Whether the clause wants what it tells: "that the league leave", "that he be released"."""
    clause = first_clause(node)
    if clause.dep_ != "ccomp" or not any(c.lower_ == "that" for c in children(clause, "mark")):
        return False
    if clause.head.base in cues.wishing and is_wished(clause):
        return True
    helping = children(node, "aux", "auxpass")
    return all(t.lower_ == "be" for t in helping) and (node.tag_ == "VB" or bool(helping))
