"""What the words that govern an act's clause make of it: denying, planning, demanding, predicting, stories and constructions."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.extraction.en.clauses import auxiliaries, negation
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children, is_passive, own_subject
from foedus.model.claim import Status

DEMAND_MODALS = frozenset({"must", "should", "ought"})
_MEANS = frozenset({"through", "with", "by", "via", "at", "during"})
_DISMISSING = frozenset(
    {"dismiss", "reject", "refute", "rubbish", "scotch", "discount", "disown", "laugh", "debunk", "quash"}
)
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
        "relcl",
    }
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A status with the words that decided it."""

    status: Status
    reason: str
    negated: bool = False


def governed(node: Token, cues: Cues, voiced: frozenset[int]) -> tuple[Reading | None, Token | None]:
    """What the word above `node` makes of it, and where to go on; (None, None) where the climb ends."""
    head = node.head
    if head == node or node.dep_ not in _COMPLEMENTS or _describes(node, cues):
        return None, None
    if (told := _constructed(node, cues)) is not None:
        return told, None
    if node.dep_ == "conj":  # with a subject of its own it is a new clause: it inherits only what governs both
        own = own_subject(node)
        return (None, head) if own is None or own.head != node else governed(head, cues, voiced)
    if node.dep_ == "nsubj" and head.pos_ in {"VERB", "AUX"}:
        return (None, head) if head.lemma_.lower() in cues.happening else (None, None)
    if node.dep_ == "advcl":
        return _adverbial(node)
    if head.pos_ == "ADP" or head.dep_ in {"prep", "agent"}:
        return _through_preposition(head, cues, voiced)
    return _through_word(node, cues, voiced)


def _constructed(node: Token, cues: Cues) -> Reading | None:
    """What a construction of the word above says: "not hesitate to", "It is possible that", "have yet to", "looms"."""
    head = node.head
    if node.dep_ == "xcomp" and head.lemma_.lower() in cues.undenied and negation(head, cues) is not None:
        return Reading(Status.ASSERTED, f"“not {head.lemma_}”")
    if head.lemma_ == "be" and (judged := _judged(node, cues)) is not None:
        return judged
    if head.lemma_ == "be" and node.dep_ == "nsubj":  # "reconciliation is possible", "a withdrawal is necessary"
        told = next(((c, status) for c in children(head, "acomp") if (status := cues.governor(c)) is not None), None)
        if told is not None:
            return _of_governor(*told, cues)
    if _is_yet_to(node):
        return Reading(Status.DENIED, f"“{head.text} yet to”", negated=True)
    if node.dep_ == "nsubj" and head.lemma_.lower() == "loom":
        return Reading(Status.PREDICTED, f"“{head.text}”")
    return None


def _through_word(node: Token, cues: Cues, voiced: frozenset[int]) -> tuple[Reading | None, Token | None]:
    head = node.head
    status = Status.DENIED if cues.is_called_false(head) or _is_denied_story(head, cues) else cues.governor(head)
    if status is not None and (head.i not in voiced or status is Status.DENIED):
        return (_of_governor(head, status, cues), None)
    if head.i in voiced or (cues.says(head) and node.dep_ in {"ccomp", "xcomp", "acl", "advcl"}):
        return None, None
    if node.dep_ in {"dobj", "nsubjpass", "attr", "oprd"} and not cues.carries(head):
        modals = auxiliaries(head) if node.dep_ == "dobj" else []
        wanted = next((t for t in modals if t.lower_ in DEMAND_MODALS), None)  # "should include a ban"
        return (Reading(Status.DEMANDED, f"modal {wanted.text!r}") if wanted is not None else None), None
    return None, head


def _is_open(verb: Token) -> bool:
    """Whether a verb tells what is still to be done, so that what goes with it is open as well."""
    return not any(c.dep_ == "neg" for c in verb.children) and any(t.tag_ == "MD" for t in auxiliaries(verb))


def _tells_content(clause: Token) -> bool:
    """Whether a clause with "that" may tell what the noun above it is about: "the story that they met"."""
    that = next((c for c in clause.children if c.lower_ == "that"), None)
    subject = own_subject(clause)
    return that is not None and (that.dep_ == "mark" or (subject is not None and subject != that))


def _judged(node: Token, cues: Cues) -> Reading | None:
    """What a sentence with "be" says of the act in its clause: "It is possible that", "The threat is that"."""
    if node.dep_ not in {"ccomp", "xcomp", "advcl", "csubj"}:
        return None
    for word in children(node.head, "acomp", "attr", "nsubj"):
        status = cues.governor(word)
        if status is not None:
            return _of_governor(word, status, cues)
    return None


def _is_yet_to(node: Token) -> bool:
    """Whether it is still to be done: "have yet to meet", "has still to sign"."""
    above = node.head
    return (
        node.dep_ == "xcomp"
        and above.lemma_ in {"have", "be", "remain"}
        and any(c.lower_ in {"yet", "still"} for c in (*above.children, *node.children))
    )


def _is_denied_story(noun: Token, cues: Cues) -> bool:
    """Whether a report, story or claim is what somebody denies or dismisses: "dismissed the story that ..."."""
    verb = noun.head
    if noun.pos_ != "NOUN" or noun.dep_ not in {"dobj", "nsubjpass"} or not cues.says(noun):
        return False
    return cues.subtype(verb) == "denying" or verb.lemma_.lower() in _DISMISSING


def _describes(node: Token, cues: Cues) -> bool:
    """Whether a clause only describes the noun above it ("centres created in Ruritania"), or is merely joined to what follows."""
    if node.dep_ == "ccomp" and node.i < node.head.i and not cues.says(node.head):
        return True  # "both sides clashed; they called for talks"
    if node.dep_ == "relcl":  # a relative clause, unless a noun of telling or foreseeing stands above it
        return not (_tells_content(node) and (cues.says(node.head) or cues.governor(node.head) is not None))
    if node.dep_ != "acl" or any(c.lower_ == "to" for c in children(node, "aux")):
        return False
    return not cues.says(node.head) and not (_tells_content(node) and cues.governor(node.head) is not None)


def _of_governor(head: Token, status: Status, cues: Cues) -> Reading:
    above = head.head if head.pos_ == "NOUN" and head.dep_ in {"dobj", "attr", "nsubjpass"} else head
    if negation(head, cues) is not None or negation(above, cues) is not None:
        if status is Status.DENIED and head.lemma_.lower() in cues.undenied:
            return Reading(Status.ASSERTED, f"“not {head.lemma_}”")
        if status is Status.DENIED:  # "did not rule out sending"
            return Reading(Status.PREDICTED, f"“not {head.lemma_}”")
        return Reading(Status.DENIED, f"“not {head.lemma_}”", negated=True)
    if status is Status.DENIED and _is_itself_undone(head, cues):
        return Reading(Status.ASSERTED, f"“{head.head.lemma_} … {head.lemma_}”")
    return Reading(status, f"governed by {head.text!r}")


def _is_itself_undone(head: Token, cues: Cues) -> bool:
    """Whether what would deny is denied in turn: "failed to stop the army from storming", "stopped denying that"."""
    return (
        head.dep_ in {"xcomp", "pcomp"}
        and head.lemma_.lower() in cues.undenied
        and cues.governor(head.head) is Status.DENIED
    )


def _adverbial(node: Token) -> tuple[Reading | None, Token | None]:
    marks = {c.lower_ for c in node.children if c.dep_ in {"mark", "aux", "advmod"}}
    if "to" in marks and node.tag_ == "VB":
        return Reading(Status.PLANNED, "clause of purpose"), None
    beside = node.tag_ == "VBG" and not marks and _is_open(node.head)  # "will leave, accusing its allies"
    return None, node.head if beside else None


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
    if head.pos_ == "VERB" and prep.lower_ in _MEANS and _is_open(head):
        return None, head  # "must be closed through the withdrawal of"
    if is_passive(head) and prep.lower_ == "for" and head.lemma_.lower() in cues.scheduling:
        return Reading(Status.PLANNED, f"“{head.text} for”"), None
    return None, None
