"""Whom an act in words is directed at: whoever the act promised, refused or threatened would be done to."""

from __future__ import annotations

from itertools import pairwise

from foedus.extraction.en.draft import Draft
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.tree import children, own_subject, prepositional
from foedus.model.claim import EventType

_OWN_ACT = frozenset({EventType.AGREE, EventType.REJECT, EventType.THREATEN})
"""Types of words about an act of one's own; what is asked or blamed is another's."""

_TOWARDS = ("to", "with", "against", "for", "from", "on")
_UNLESS = frozenset({"unless", "if", "until"})


def direct(drafts: list[Draft], parties: Parties) -> None:
    """Give promises, refusals and threats without a recipient that of the act they are about, innermost first."""
    for inner in reversed(drafts):
        governor = inner.governed_by
        if governor is None or not _needs_recipient(governor) or EventType.REJECT is inner.type is governor.type:
            continue  # "refused to rule out an attack" rejects nobody
        governor.roles.recipients = _done_to(inner, {p.key for p in governor.roles.actors})
        governor.steps += [
            ("recipient", "complement", f"{p.participant.name!r}: to whom {inner.trigger.head.text!r} would be done")
            for p in governor.roles.recipients
        ]

    for draft in drafts:
        if _needs_recipient(draft):
            _take(draft, _after_infinitive(draft, parties) or _unless(draft, parties), "the words after it")


def _take(draft: Draft, found: list[Party], reason: str) -> None:
    own = {p.key for p in draft.roles.actors}
    draft.roles.recipients = [p for p in found if p.key not in own and p.participant.principal and not p.recalled]
    draft.steps += [("recipient", "complement", f"{p.participant.name!r}: {reason}") for p in draft.roles.recipients]


def _after_infinitive(draft: Draft, parties: Parties) -> list[Party]:
    """To whom something would be done that is no act of the lexicon: "offered to hand the files over to Chad"."""
    head = draft.trigger.head
    verbs = [v for v in children(head, "xcomp") if head.pos_ == "VERB"]
    allowed = [
        t for v in verbs for c in children(v, "ccomp", "xcomp") for t in children(c, "nsubj")
    ]  # "let envoys visit"
    slots = [
        *allowed,
        *(t for v in verbs for t in (*children(v, "dobj", "dative", "iobj"), *prepositional(v, *_TOWARDS))),
    ]
    told = ([p for p in parties.of(t) if p.participant.principal] for t in slots)
    return next(filter(None, told), [])


def _unless(draft: Draft, parties: Parties) -> list[Party]:
    """Whom a threat presses: who would have to act, in "unless Chad leaves"."""
    head = draft.trigger.head
    if draft.type is not EventType.THREATEN:
        return []
    verbs = [head, *children(head, "xcomp", "ccomp")]
    clauses = [c for v in verbs for c in children(v, "advcl") if any(m.lower_ in _UNLESS for m in children(c, "mark"))]
    return [p for c in clauses for p in parties.of(own_subject(c))]


def _needs_recipient(draft: Draft) -> bool:
    return draft.type in _OWN_ACT and bool(draft.roles.actors) and not draft.roles.recipients


def ask(drafts: list[Draft]) -> None:
    """A demand without an addressee is made to whoever should do what it asks for."""
    for inner in drafts:
        governor = inner.governed_by
        if governor is None or governor.type is not EventType.REQUEST or governor.roles.recipients:
            continue
        own = {p.key for p in governor.roles.actors}
        governor.roles.recipients = [p for p in inner.roles.actors if p.key not in own and p.participant.principal]
        governor.steps += [
            ("recipient", "complement", f"{p.participant.name!r}: who should do {inner.trigger.head.text!r}")
            for p in governor.roles.recipients
        ]


def share(drafts: list[Draft]) -> None:
    """Two joined verbs of one type share what stands after the second: "cut ties and expelled envoys from Chad"."""
    for first, second in pairwise(drafts):
        head, joined = first.trigger.head, second.trigger.head
        shared = joined.dep_ == "conj" and joined.head == head and first.type is second.type and not own_subject(joined)
        if shared and not first.roles.recipients and _unfinished(first):
            first.roles.recipients = list(second.roles.recipients)
            first.steps.append(("recipient", "coordination", f"shared with {joined.text!r}"))


def carry_on(drafts: list[Draft]) -> None:
    """What else an attacker does in the same sentence is done to the attacked: "attacked a Malian town, capturing a station"."""
    for draft in drafts:
        head = draft.trigger.head
        joined = head.dep_ in {"conj", "advcl"} and head.pos_ == "VERB" and own_subject(head) is None
        if draft.type is not EventType.ASSAULT or draft.roles.recipients or not joined:
            continue
        own = {p.key for p in draft.roles.actors}
        main = next((d for d in drafts if d is not draft and d.type is draft.type and _leads(d, draft, own)), None)
        if main is not None:
            draft.roles.recipients = [p for p in main.roles.recipients if p.participant.principal]
            draft.steps += [("recipient", "coordination", f"as in {main.trigger.head.text!r}")]


def _leads(main: Draft, draft: Draft, own: set[str]) -> bool:
    above = draft.trigger.head.head
    same = bool(own) and own == {p.key for p in main.roles.actors}
    return same and above in {main.trigger.head, *main.trigger.tokens, main.trigger.head.head}


def _unfinished(draft: Draft) -> bool:
    """Whether no preposition follows the verb or its object, or one that waits for its noun."""
    bases = [draft.trigger.head, *([draft.trigger.object] if draft.trigger.object is not None else [])]
    after = [prep for base in bases for prep in children(base, "prep")]
    return not any(children(prep, "pobj", "pcomp") for prep in after)


def _done_to(inner: Draft, own: set[str]) -> list[Party]:
    doers = {p.key for p in inner.roles.actors}
    if inner.trigger.pattern.sense.mutual:
        return [p for p in inner.parties if p.key not in own and _is_known(p)]
    if not doers <= own:
        return []
    return [p for p in inner.roles.recipients if p.key not in own and _is_known(p)]


def _is_known(party: Party) -> bool:
    return party.participant.principal is not None or party.cls == "collective"
