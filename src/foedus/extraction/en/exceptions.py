"""Whoever is excepted from an act has a claim of its own: "all members except Ruritania signed"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from foedus.extraction.en.draft import Draft
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.readings import Reading
from foedus.extraction.en.roles import Roles
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import antecedent, children, own_subject, prepositional
from foedus.model.claim import EventType, Status, TreatyAct

_BUT = frozenset({"except", "excepting", "excluding", "bar", "barring", "save"})


def excepted(draft: Draft, parties: Parties, not_done: dict[str, str]) -> Iterator[Draft]:
    """The draft for those that the subject of `draft` excepts; none where it excepts nobody."""
    subject = own_subject(draft.trigger.head)
    if subject is None or draft.trigger.pattern.part != "VERB" or draft.reading.status is not Status.ASSERTED:
        return
    for word, found in _exceptions(antecedent(subject), parties):
        told = _excepting(draft, word, found, not_done)
        if _is_nobody(
            antecedent(subject)
        ):  # "none of the members except Chad signed": Chad did, and the others did not
            (draft.type, draft.act, draft.reading), told = (
                (told.type, told.act, told.reading),
                replace(told, type=draft.type, act=draft.act, reading=draft.reading),
            )
        yield told


def _exceptions(subject: Token, parties: Parties) -> Iterator[tuple[Token, list[Party]]]:
    for noun in (subject, *prepositional(subject, "of")):
        for word in children(noun, "prep"):
            inner = [
                t
                for exception in children(word, "pobj")
                if exception.lemma_ == "exception"
                for t in prepositional(exception, "of")
            ]
            named = children(word, "pobj") if word.lower_ in _BUT else inner
            found = [p for t in named for p in parties.of(t)]
            if found:
                yield word, found


def _is_nobody(subject: Token) -> bool:
    return subject.lower_ in {"none", "nobody"} or any(c.lower_ == "no" for c in children(subject, "det"))


def _excepting(draft: Draft, word: Token, found: list[Party], not_done: dict[str, str]) -> Draft:
    refused = not_done.get(draft.act.value) if draft.act else None
    roles = Roles(actors=found, recipients=list(draft.roles.recipients), object=draft.roles.object, attached=True)
    return replace(
        draft,
        trigger=replace(draft.trigger, head=word, tokens=(word,)),
        type=EventType.REJECT if refused else draft.type,
        act=TreatyAct(refused) if refused else draft.act,
        roles=roles,
        reading=draft.reading if refused else Reading(Status.DENIED, f"excepted with {word.text!r}"),
        steps=[*draft.steps, ("actor", "settled case", f"excepted with {word.text!r}")],
    )
