"""What the words that govern an act's clause make of it: denying, planning, demanding, predicting, stories and constructions."""

from __future__ import annotations

from foedus.extraction.en.clauses import auxiliaries, is_finite, is_joined, is_new_clause, negation, tells_content
from foedus.extraction.en.constructions import constructed, of_governor
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.readings import Reading
from foedus.extraction.en.stories import is_cancelled
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children, is_passive, own_subject
from foedus.model.claim import Status

DEMAND_MODALS = frozenset({"must", "should", "ought"})
_MEANS = frozenset({"through", "with", "by", "via", "at", "during"})
_GUESSING = frozenset({"may", "might", "could", "would"})
PURPOSE = "clause of purpose"
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


def governed(node: Token, cues: Cues, voiced: frozenset[int]) -> tuple[Reading | None, Token | None]:
    """What the word above `node` makes of it, and where to go on; (None, None) where the climb ends."""
    head = node.head
    if head == node or node.dep_ not in _COMPLEMENTS:
        return None, None
    if (told := constructed(node, cues)) is not None:
        return told, None
    if node.dep_ == "acl" and node.tag_ == "VBG" and head.dep_ == "pobj" and head.pos_ in {"PROPN", "PRON"}:
        return _through_preposition(node, head.head, cues, voiced)  # "insisted on Chad leaving"
    if _describes(node, cues):
        return None, None
    if node.dep_ == "conj":  # a clause with a subject or a tense of its own inherits only what governs both
        own = own_subject(node)
        return (None, head) if own is None and not is_finite(node) else governed(head, cues, voiced)
    if node.dep_ == "nsubj" and head.pos_ in {"VERB", "AUX"}:
        return (None, head) if head.base in cues.happening else (None, None)
    if node.dep_ == "advcl":
        return _adverbial(node, cues)
    if head.pos_ == "ADP" or head.dep_ in {"prep", "agent"}:
        return _through_preposition(node, head, cues, voiced)
    return _through_word(node, cues, voiced)


def _through_word(node: Token, cues: Cues, voiced: frozenset[int]) -> tuple[Reading | None, Token | None]:
    head = node.head
    if (told_so := _with_word(node, head, cues)) is not None:
        return told_so, None
    status = cues.governor(head)
    told = node.pos_ == "NOUN" and node.dep_ in {"dobj", "nsubjpass"} and node.base in cues.deniable
    if status is Status.DENIED and told and head.pos_ == "VERB":
        return None, None  # "rejected the allegation": it was made
    if status is not None and (head.i not in voiced or status is Status.DENIED):
        return (of_governor(head, status, cues), None)
    if head.i in voiced or (cues.says(head) and node.dep_ in {"ccomp", "xcomp", "acl", "advcl"}):
        return None, None
    if node.dep_ in {"dobj", "nsubjpass", "attr", "oprd"} and not cues.carries(head):
        modals = auxiliaries(head) if node.dep_ == "dobj" else []
        wanted = next((t for t in modals if t.lower_ in DEMAND_MODALS), None)  # "should include a ban"
        return (Reading(Status.DEMANDED, f"modal {wanted.text!r}") if wanted is not None else None), None
    return None, head


def _with_word(node: Token, head: Token, cues: Cues) -> Reading | None:
    """What single words above say together with the form of the act: "in order to", "is considering leaving"."""
    lemma = head.base
    if head.lower_ == "order" and head.head.lower_ == "in":
        return Reading(Status.PLANNED, "“in order to”")
    if node.tag_ == "VBG" and node.dep_ == "xcomp" and (told := _of_gerund(lemma, cues)) is not None:
        return Reading(told, f"“{head.lemma_} …ing”")
    if node.pos_ == "NOUN" and is_cancelled(node, cues):
        return Reading(Status.DENIED, f"cancelled with {head.text!r}", negated=True)
    return _with_clause(head, cues) if node.dep_ == "ccomp" else None


def _of_gerund(lemma: str, cues: Cues) -> Status | None:
    """What a verb makes of a gerund: it is thought about, wanted, or was done until now ("stopped supplying them")."""
    if lemma in cues.deliberating:
        return Status.PLANNED
    if lemma in cues.favouring:
        return Status.DEMANDED
    return Status.ASSERTED if lemma in cues.ending else None


def _with_clause(head: Token, cues: Cues) -> Reading | None:
    lemma = head.base
    if head.lower_ in cues.conditions:  # "provided that they leave"
        return Reading(Status.CONDITIONAL, f"condition {head.text!r}")
    if lemma in cues.evidencing and _shown_by_nothing(head, cues):
        return Reading(Status.DENIED, f"nothing to {head.lemma_}", negated=True)
    if lemma in cues.imagining and head.tag_ == "VB" and own_subject(head) is None:
        return Reading(Status.CONDITIONAL, f"“{head.text} that”")
    return None


def _shown_by_nothing(verb: Token, cues: Cues) -> bool:
    negated = negation(verb, cues)
    return negated is not None and negated == own_subject(verb)


def _is_open(verb: Token) -> bool:
    """Whether a verb tells what is still to be done, so that what goes with it is open as well."""
    return not any(c.dep_ == "neg" for c in verb.children) and any(t.tag_ == "MD" for t in auxiliaries(verb))


def _describes(node: Token, cues: Cues) -> bool:
    """Whether a clause only describes the noun above it ("centres created in Ruritania"), or is merely joined to what follows."""
    if is_joined(node, node.head) or is_new_clause(node, node.head):
        return True
    if node.dep_ == "ccomp" and node.i < node.head.i and not cues.says(node.head):
        return True  # "both sides clashed; they called for talks"
    if node.dep_ == "relcl":  # a relative clause, unless a noun of telling or foreseeing stands above it
        return not (tells_content(node) and (cues.says(node.head) or cues.governor(node.head) is not None))
    if node.dep_ != "acl" or any(c.lower_ == "to" for c in children(node, "aux")):
        return False
    return not cues.says(node.head) and not (tells_content(node) and cues.governor(node.head) is not None)


def _adverbial(node: Token, cues: Cues) -> tuple[Reading | None, Token | None]:
    marks = {c.lower_ for c in node.children if c.dep_ in {"mark", "aux", "advmod"}}
    if "to" in marks and node.tag_ == "VB":
        if any(t.lower_ in _GUESSING for t in auxiliaries(node.head)):
            return None, node.head  # "they might cross the border to attack"
        return Reading(Status.PLANNED, PURPOSE), None
    foretold = node.tag_ == "VBD" and any(t.lower_ == "would" for t in auxiliaries(node.head))
    if marks & _WAITING and (_is_in_present(node) or foretold):
        return _awaited(node, marks, cues)
    beside = node.tag_ == "VBG" and not marks and _is_to_come(node.head)  # "will leave, accusing its allies"
    return None, node.head if beside else None


def _is_to_come(verb: Token) -> bool:
    """Whether a verb has a modal or is an infinitive, so that what goes with it is as open."""
    return _is_open(verb) or any(c.lower_ == "to" for c in children(verb, "aux"))


def _is_in_present(verb: Token) -> bool:
    tags = {c.tag_ for c in children(verb, "aux", "auxpass")} or {verb.tag_}
    return bool(tags & _TENSED) and not tags & {"VBD", "MD"}


def _awaited(node: Token, marks: set[str], cues: Cues) -> tuple[Reading | None, Token | None]:
    """A clause of time in the present beside one that is still to come: "will meet when the minister visits them"."""
    main = node.head
    modals = {t.base for t in auxiliaries(main) if t.tag_ == "MD"}
    if marks & {"until", "till"} and modals and negation(main, cues) is not None:
        return Reading(Status.CONDITIONAL, "what “until” waits for"), None
    if modals & DEMAND_MODALS:
        return Reading(Status.PREDICTED, "a time to come"), None
    return None, main if "as" not in marks and (modals or main.tag_ == "VB") else None


def _through_preposition(
    node: Token, prep: Token, cues: Cues, voiced: frozenset[int]
) -> tuple[Reading | None, Token | None]:
    head = prep.head
    if prep.lower_ == "for" and head.lemma_ == "want" and is_passive(head):
        return None, None  # "wanted for the assault": it was done
    if prep.lower_ == "behind" and head.lemma_ == "be":
        return None, head  # "denied that it was behind the attack"
    if (told := _with_preposition(node, prep, cues)) is not None:
        return told, None
    if prep.lower_ in {"for", "to", "of", "on", "about", "against"} or _is_kept_from(prep, cues):
        status = cues.governor(head, prep.lower_)
        if status is not None and head.i not in voiced:
            return of_governor(head, status, cues), None
    if head.pos_ == "VERB" and prep.lower_ in {"in", "to", "from", "of", "with"} and cues.carries(head):
        return None, head
    if head.pos_ == "VERB" and prep.lower_ in _MEANS and _is_to_come(head):
        return None, head  # "must be closed through the withdrawal of"
    if is_passive(head) and prep.lower_ == "for" and head.base in cues.scheduling:
        return Reading(Status.PLANNED, f"“{head.text} for”"), None
    return None, None


def _with_preposition(node: Token, prep: Token, cues: Cues) -> Reading | None:
    """What single prepositions say of the act after them: "ahead of", "without", "barring", "talked about leaving"."""
    head = prep.head
    if any(_ends_with(prep, phrase) for phrase in cues.impending) and (prep.lower_ == "pending" or _is_present(prep)):
        return Reading(Status.PLANNED, f"“{prep.text}” what is to come")
    denied = head.base in cues.complicity and cues.subtype(head.head) == "denying"
    if denied and negation(head.head, cues) is None:  # "denied responsibility for the attack"
        return Reading(Status.DENIED, f"{head.text!r} denied", negated=True, of_story=True)
    if node.tag_ == "VBG" and prep.lower_ in {"of", "about", "on"} and head.base in cues.deliberating:
        return Reading(Status.PLANNED, f"“{head.lemma_} {prep.text} …ing”")
    if prep.lower_ == "to" and head.lemma_ == "look" and any(c.lower_ == "forward" for c in children(head, "advmod")):
        return Reading(Status.PLANNED, "“look forward to”")
    if prep.lower_ == "for" and head.lower_ in {"exchange", "return"} and head.head.lower_ == "in":
        return Reading(Status.DEMANDED, f"“in {head.text} for”")
    if prep.lower_ in {"on", "upon"} and head.lower_ in {"conditional", "contingent", "dependent"}:
        return Reading(Status.CONDITIONAL, f"“{head.text} {prep.text}”")
    if prep.lower_ == "without":
        return Reading(Status.DENIED, "“without”", negated=True)
    conditional = prep.lower_ in cues.condition_prepositions and head.pos_ in {"VERB", "AUX"}
    return Reading(Status.CONDITIONAL, f"“{prep.text} …”") if conditional else None


def _ends_with(prep: Token, phrase: tuple[str, ...]) -> bool:
    """Whether the words up to a preposition are `phrase`; of "pending a" the last stands after it."""
    last = prep.i + (2 if phrase[0] == prep.lower_ else 1)
    return tuple(t.lower_ for t in prep.doc[max(0, last - len(phrase)) : last]) == phrase


def _is_present(node: Token) -> bool:
    """Whether the clause around tells what is, and not what was."""
    verb = next((t for t in node.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    return verb is not None and (bool({"VBZ", "VBP", "MD"} & {verb.tag_, *(t.tag_ for t in auxiliaries(verb))}))


def _is_kept_from(prep: Token, cues: Cues) -> bool:
    """Whether somebody is kept from doing it: "prevented the league from meeting"."""
    return prep.lower_ == "from" and prep.head.pos_ == "VERB" and prep.head.base in cues.preventing
