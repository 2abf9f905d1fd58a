"""Demands in plain speech: what somebody says that others should, must or have to do is asked of them."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.extraction.en.clauses import auxiliaries
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.draft import Draft
from foedus.extraction.en.governors import DEMAND_MODALS
from foedus.extraction.en.lexicon import Pattern, Sense
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.readings import Reading
from foedus.extraction.en.roles import Roles
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children, own_subject
from foedus.extraction.en.triggers import Trigger
from foedus.extraction.en.voices import chain
from foedus.model.claim import EventType, Status

_SENSE = Sense(id="should-be-done", type=EventType.REQUEST, act=None)


def demands(drafts: list[Draft], parties: Parties, cues: Cues) -> Iterator[Draft]:
    """Drafts of what the sentence's speakers say that others should do; one for each clause."""
    asking = {draft.trigger.head.i for draft in drafts if draft.type is EventType.REQUEST}
    for clause in parties.sentence.doc:
        modal = _modal(clause)
        if modal is None or clause.i in asking:
            continue
        told = chain(clause, parties, cues, {})
        word = told[-1][1] if told else None
        if word is None or word.i in asking or not _asks(word, cues):
            continue
        speakers = [party for party, token in told if token is word]
        asked = _asked(clause, parties)
        if speakers and any(p.participant.principal for p in (*speakers, *asked)) and not _is_own(speakers, asked):
            yield _demand(modal, clause, speakers, asked, [party for party, token in told if token is not word])


def _modal(clause: Token) -> Token | None:
    """The word by which a clause demands; None where it does not, or guesses: "must have left", "must be rich"."""
    if clause.pos_ not in {"VERB", "AUX"} or _is_perfect(clause):
        return None
    if clause.dep_ == "xcomp" and clause.head.lemma_ == "have" and clause.head.tag_ in {"VBZ", "VBP"}:
        marked = any(c.lower_ == "to" for c in children(clause, "aux"))
        return clause.head if marked and not children(clause.head, "dobj") else None
    subject = own_subject(clause)
    turned = subject is not None and any(c.i < subject.i for c in children(clause, "aux"))  # "should they leave, ..."
    if turned or clause.lemma_ == "be":
        return None
    return next((t for t in auxiliaries(clause) if t.base in DEMAND_MODALS), None)


def _is_perfect(clause: Token) -> bool:
    """Whether the clause is a perfect: "should have left" tells what was not done."""
    return any(c.lower_ == "have" for c in children(clause, "aux"))


def _asks(word: Token, cues: Cues) -> bool:
    """Whether who says so speaks it out, and does not merely think or know it."""
    return cues.subtype(word) in {"neutral", "claiming"} and word.base not in cues.opining | cues.knowing


def _asked(clause: Token, parties: Parties) -> list[Party]:
    verb = clause.head if clause.dep_ == "xcomp" else clause
    while own_subject(verb) is None and verb.dep_ == "conj":
        verb = verb.head
    return parties.of(own_subject(verb))


def _is_own(speakers: list[Party], asked: list[Party]) -> bool:
    """Whether they speak of what they should do themselves; rebels of a state may ask something of its president."""
    return any(one.key == other.key and _is_one(one, other) for one in speakers for other in asked)


def _is_one(one: Party, other: Party) -> bool:
    armed = {"group", "people"}
    return other.recalled or not ({one.cls} & armed and one.participant.sector != other.participant.sector)


def _demand(modal: Token, clause: Token, speakers: list[Party], asked: list[Party], others: list[Party]) -> Draft:
    words = (modal, clause) if modal.i < clause.i else (clause,)
    pattern = Pattern(head=clause.base, part="VERB", sense=_SENSE)
    trigger = Trigger(head=modal, tokens=words, pattern=pattern, object=None, score=0.0, matched=False)
    reason = f"said with {modal.text!r}"
    return Draft(
        trigger=trigger,
        type=EventType.REQUEST,
        act=None,
        roles=Roles(list(speakers), asked, None, attached=True),
        reading=Reading(Status.ASSERTED, reason),
        voices=others,
        place=None,
        instigators=[],
        steps=[("type", "demand in plain speech", reason), ("status", "demand in plain speech", reason)],
    )
