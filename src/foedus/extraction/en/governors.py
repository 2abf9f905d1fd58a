"""What the words that govern an act's clause make of it: denying, planning, demanding, predicting, stories and constructions."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.extraction.en.clauses import auxiliaries, is_finite, negation, tells_content
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.stories import is_given_up, verdict_on
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children, is_passive, own_subject
from foedus.model.claim import Status

DEMAND_MODALS = frozenset({"must", "should", "ought"})
_MEANS = frozenset({"through", "with", "by", "via", "at", "during"})
_TENSED = frozenset({"VBZ", "VBP"})
_WAITING = frozenset({"when", "once", "until", "till", "before", "after", "as"})
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
    if head == node or node.dep_ not in _COMPLEMENTS:
        return None, None
    if (told := _constructed(node, cues)) is not None:
        return told, None
    if node.dep_ == "acl" and node.tag_ == "VBG" and head.dep_ == "pobj" and head.pos_ in {"PROPN", "PRON"}:
        return _through_preposition(head.head, cues, voiced)  # "insisted on Chad leaving"
    if _describes(node, cues):
        return None, None
    if (
        node.dep_ == "conj"
    ):  # with a subject or a tense of its own it is a new clause: it inherits only what governs both
        own = own_subject(node)
        return (None, head) if own is None and not is_finite(node) else governed(head, cues, voiced)
    if node.dep_ == "nsubj" and head.pos_ in {"VERB", "AUX"}:
        return (None, head) if head.lemma_.lower() in cues.happening else (None, None)
    if node.dep_ == "advcl":
        return _adverbial(node, cues)
    if head.pos_ == "ADP" or head.dep_ in {"prep", "agent"}:
        return _through_preposition(head, cues, voiced)
    return _through_word(node, cues, voiced)


def _constructed(node: Token, cues: Cues) -> Reading | None:
    """What a construction of the word above says: "not hesitate to", "It is possible that", "have yet to", "looms"."""
    head = node.head
    if node.dep_ == "xcomp" and head.lemma_.lower() in cues.undenied and negation(head, cues) is not None:
        return Reading(Status.ASSERTED, f"“not {head.lemma_}”")
    if (verdict := verdict_on(node, cues)) is not None:
        return Reading(verdict, f"a story, by {head.head.text!r}", negated=verdict is Status.DENIED)
    if _is_time_for(node):
        return Reading(Status.DEMANDED, "“it is time”")
    if head.lemma_ == "be" and (judged := _judged(node, cues)) is not None:
        return judged
    if _is_ruled_out(node, cues):
        return Reading(Status.DENIED, f"“no {head.text}”", negated=True)
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
    if head.lower_ == "order" and head.head.lower_ == "in":
        return Reading(Status.PLANNED, "“in order to”"), None
    status = cues.governor(head)
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


def _is_ruled_out(node: Token, cues: Cues) -> bool:
    """Whether there is said to be nothing of the kind: "no evidence that they left", "no question of their leaving"."""
    above = node.head
    if above.dep_ == "pobj" and node.dep_ == "acl" and node.tag_ == "VBG":  # "no question of Chad leaving"
        above = above.head
    through = above.dep_ == "prep" and above.lower_ in {"of", "in", "for"}
    noun = above.head if through else above
    content = node.dep_ in {"pcomp", "pobj", "acl"} if through else node.dep_ in {"acl", "relcl", "ccomp"}
    if not content or noun.pos_ != "NOUN" or not (through or tells_content(node)):
        return False
    none = any(c.lower_ == "no" and c.dep_ == "det" for c in noun.children)
    asked = noun.lemma_ == "question" and through
    return none and (asked or noun.lemma_.lower() not in cues.undoubted)


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


def _describes(node: Token, cues: Cues) -> bool:
    """Whether a clause only describes the noun above it ("centres created in Ruritania"), or is merely joined to what follows."""
    if node.dep_ == "ccomp" and node.i < node.head.i and not cues.says(node.head):
        return True  # "both sides clashed; they called for talks"
    if node.dep_ == "relcl":  # a relative clause, unless a noun of telling or foreseeing stands above it
        return not (tells_content(node) and (cues.says(node.head) or cues.governor(node.head) is not None))
    if node.dep_ != "acl" or any(c.lower_ == "to" for c in children(node, "aux")):
        return False
    return not cues.says(node.head) and not (tells_content(node) and cues.governor(node.head) is not None)


def _of_governor(head: Token, status: Status, cues: Cues) -> Reading:
    if status is Status.PLANNED and head.pos_ == "NOUN" and is_given_up(head, cues):
        return Reading(Status.DENIED, f"{head.text!r} given up", negated=True)
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


def _adverbial(node: Token, cues: Cues) -> tuple[Reading | None, Token | None]:
    marks = {c.lower_ for c in node.children if c.dep_ in {"mark", "aux", "advmod"}}
    if "to" in marks and node.tag_ == "VB":
        return Reading(Status.PLANNED, "clause of purpose"), None
    if marks & _WAITING and _is_in_present(node):
        return _awaited(node, marks, cues)
    beside = node.tag_ == "VBG" and not marks and _is_open(node.head)  # "will leave, accusing its allies"
    return None, node.head if beside else None


def _is_in_present(verb: Token) -> bool:
    tags = {c.tag_ for c in children(verb, "aux", "auxpass")} or {verb.tag_}
    return bool(tags & _TENSED) and not tags & {"VBD", "MD"}


def _awaited(node: Token, marks: set[str], cues: Cues) -> tuple[Reading | None, Token | None]:
    """A clause of time in the present beside one that is still to come: "will meet when the minister visits them"."""
    main = node.head
    modals = {t.lemma_.lower() for t in auxiliaries(main) if t.tag_ == "MD"}
    if marks & {"until", "till"} and modals and negation(main, cues) is not None:
        return Reading(Status.CONDITIONAL, "what “until” waits for"), None
    if modals & DEMAND_MODALS:
        return Reading(Status.PREDICTED, "a time to come"), None
    return None, main if "as" not in marks and (modals or main.tag_ == "VB") else None


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
