"""Who met, and who used force, in the acts of a sentence, for the sentences after it."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.extraction.en.discourse import Discourse
from foedus.extraction.en.draft import Draft
from foedus.model.claim import EventType, Status


def remember(discourse: Discourse, drafts: Iterable[Draft]) -> None:
    """Tell the discourse who took part in meetings that are told as held, and who used force against somebody."""
    for draft in drafts:
        held = draft.type is EventType.CONSULT and draft.reading.status is Status.ASSERTED
        if held and draft.trigger.pattern.sense.mutual:
            discourse.meet(draft.roles.actors)
        force = draft.type is EventType.ASSAULT and draft.reading.status is Status.ASSERTED
        actors = draft.roles.actors
        if force and not draft.trigger.pattern.sense.mutual and len(actors) == 1 and actors[0].participant.principal:
            discourse.attack(actors[0])
