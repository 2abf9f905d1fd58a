"""Whom an act in words is directed at: whoever the act promised, refused or threatened would be done to."""

from __future__ import annotations

from foedus.extraction.en.draft import Draft
from foedus.extraction.en.party import Party
from foedus.model.claim import EventType

_OWN_ACT = frozenset({EventType.AGREE, EventType.REJECT, EventType.THREATEN})
"""Types of words about an act of one's own; what is asked or blamed is another's."""


def direct(drafts: list[Draft]) -> None:
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


def _done_to(inner: Draft, own: set[str]) -> list[Party]:
    doers = {p.key for p in inner.roles.actors}
    if inner.trigger.pattern.sense.mutual:
        return [p for p in inner.parties if p.key not in own and p.participant.principal]
    if not doers <= own:
        return []
    return [p for p in inner.roles.recipients if p.key not in own and p.participant.principal]
