"""What a modal makes of its verb: "will", "would", "may", "must" and their perfects."""

from __future__ import annotations

from foedus.extraction.en.clauses import first_clause, is_polar
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.governors import DEMAND_MODALS
from foedus.extraction.en.readings import Reading
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children, own_subject, prepositional
from foedus.extraction.en.wording import phrase_in
from foedus.model.claim import Status

_POSSIBLE = frozenset({"may", "might", "could", "can"})


def told_by_modal(node: Token, modal: Token, cues: Cues, *, own_words: bool) -> Reading:
    """The status that `modal` gives to its verb; with `own_words` a bare future is the report's own prediction."""
    lemma = modal.base if modal.lower_ != "would" else "would"
    if (perfect := _perfect(node, modal)) is not None:
        return perfect
    if lemma == "would" and first_clause(node).head.lemma_ == "wish" and first_clause(node).dep_ == "ccomp":
        return Reading(Status.DEMANDED, "“wish that … would”")
    if lemma in DEMAND_MODALS:
        return Reading(Status.DEMANDED, f"modal {modal.text!r}")
    provided = phrase_in(node, cues.provided)
    if provided is not None and lemma != "can":
        return Reading(Status.CONDITIONAL, f"modal {modal.text!r}, “{' '.join(provided)}”")
    if lemma in _POSSIBLE:
        return Reading(Status.PREDICTED, f"modal {modal.text!r}")
    clauses = {node.i: node, first_clause(node).i: first_clause(node)}.values()
    guess = next((c.text for t in clauses for c in children(t, "advmod") if c.lower_ in cues.guesses), None)
    guess = guess or next((" ".join(found) for t in clauses if (found := phrase_in(t, cues.guessed))), None)
    if guess:
        return Reading(Status.PREDICTED, f"future {modal.text!r} with {guess!r}")
    under = next((t for t in prepositional(node, "under") if t.base in cues.under), None)
    if under is not None:
        return Reading(Status.PLANNED, f"{modal.text!r} under a {under.lemma_}")
    if lemma == "would" and not _is_reported(node, cues):
        later = any(t.lower_ == "later" for c in children(node, "advmod", "npadvmod") for t in c.subtree)
        return (
            Reading(Status.ASSERTED, "“later … would”")
            if later
            else Reading(Status.CONDITIONAL, "“would” of no plan told")
        )
    asked = is_polar(node)  # "will they leave?"
    return Reading(Status.PREDICTED if own_words or asked else Status.PLANNED, f"future {modal.text!r}")


def _perfect(node: Token, modal: Token) -> Reading | None:
    """What a modal with a perfect tells: "would have left", "could have left" did not come about; "must have left" did."""
    if not any(t.lower_ == "have" for t in children(node, "aux")):
        return None
    if modal.lower_ == "must":
        return Reading(Status.ASSERTED, "“must have”: inferred")
    return Reading(Status.CONDITIONAL, f"“{modal.text} have”") if modal.lower_ in {"would", "could"} else None


def _is_reported(node: Token, cues: Cues) -> bool:
    """Whether somebody has said or planned what the clause tells, so that "would" is a future seen from the past."""
    clause = first_clause(node)
    above = clause.head
    if clause.dep_ == "ccomp" and clause.i > above.i:
        return above.tag_ not in {"VBZ", "VBP"}
    if clause.dep_ in {"ccomp", "acl", "relcl", "xcomp"} and above != clause:
        told = cues.subtype(above) is not None or cues.governor(above) is not None
        return told and (above.tag_ not in {"VBZ", "VBP"})
    return any(own_subject(c) is not None for c in children(clause, "parataxis"))
