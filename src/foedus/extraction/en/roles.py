"""Who does it, to whom, about what: slots of a trigger filled from the tree."""

from __future__ import annotations

from dataclasses import dataclass, field

from foedus.extraction.en.agency import actors_of, comes_from
from foedus.extraction.en.beside import CALLING, beside_object
from foedus.extraction.en.deeds import is_ranked, suffers_by_name
from foedus.extraction.en.lexicon import Lexicon
from foedus.extraction.en.mutual import aimed_at, others
from foedus.extraction.en.objects import thing
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.places import lands_of
from foedus.extraction.en.slots import filled, first_filled
from foedus.extraction.en.tree import children, own_subject
from foedus.extraction.en.triggers import Trigger
from foedus.model.claim import EventType, Thing

_DEFAULT_RECIPIENT = ("object", "against", "to", "with", "from", "object.of", "object.poss")
_FACING = CALLING | {EventType.PROTEST}
_WITH_OWN_FORCES = frozenset({EventType.MOBILIZE, EventType.RETREAT, EventType.AID, EventType.AGREE})


@dataclass(slots=True)
class Roles:
    """Filled slots of one trigger, with the reason of each."""

    actors: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    object: Thing | None = None
    reasons: list[tuple[str, str]] = field(default_factory=list)
    attached: bool = False
    """Whether a party hangs on the trigger in the tree, and was not merely taken from its surroundings."""

    def take(self, role: str, found: list[Party]) -> None:
        """Fill a slot; a name nobody knows is a party only where no other is named."""
        slot = self.actors if role == "actor" else self.recipients
        known = [p for p in found if p.cls != "unknown"]
        for party in known or (found if role == "actor" else []):
            if not any(party.key == other.key for other in slot):
                slot.append(party)
                self.reasons.append((role, f"{party.participant.name!r}: {party.reason}"))


NOBODY = ("none",)
"""Slots of a sense whose role is empty by its nature."""


def fill(trigger: Trigger, parties: Parties, lexicon: Lexicon) -> Roles:
    """Roles of `trigger`: actors, recipients and object."""
    roles = Roles()
    sense = trigger.pattern.sense
    found = first_filled(trigger, sense.actor, parties) if not sense.mutual else []
    if not found and "subject" not in sense.recipient and sense.actor != NOBODY:
        found = actors_of(trigger, parties)
    if sense.actor != NOBODY:
        roles.take("actor", found or _own(trigger, parties))
    if sense.mutual:
        _fill_mutual(trigger, roles, parties)
    else:
        _fill_recipients(trigger, roles, parties)
    roles.attached = bool(roles.actors or roles.recipients)
    heads = [frozenset(p.head for p in side) for side in (roles.actors, roles.recipients)]
    roles.object = thing(trigger, parties, lexicon, actors=heads[0], recipients=heads[1])
    return roles


def _own(trigger: Trigger, parties: Parties) -> list[Party]:
    """Whose the object is, by a pronoun, where nobody else does it: "the decision to suspend our dues"."""
    target = trigger.object
    if trigger.pattern.part != "VERB" or trigger.head.tag_ != "VB" or target is None:
        return []
    return [p for owner in children(target, "poss") if owner.tag_ == "PRP$" for p in parties.at(owner)]


def _fill_mutual(trigger: Trigger, roles: Roles, parties: Parties) -> None:
    aimed = aimed_at(trigger, roles.actors, parties)
    if aimed:
        roles.take("recipient", aimed)
    else:
        for party in others(trigger, roles.actors, parties):
            roles.take("actor", [party])


def _fill_recipients(trigger: Trigger, roles: Roles, parties: Parties) -> None:
    sense = trigger.pattern.sense
    slots = sense.recipient or _DEFAULT_RECIPIENT
    found = next(
        (kept for slot in slots if (kept := _other_than(roles, filled(trigger, slot, parties), sense.type))), []
    )
    if not found:
        found = _other_than(roles, _suffering(trigger, parties), sense.type)
    if not found and roles.actors:
        found = _other_than(roles, beside_object(trigger, parties), sense.type)
    deed = sense.type is EventType.ASSAULT and trigger.pattern.part == "NOUN"
    if not found and deed and (is_ranked(trigger.head) or suffers_by_name(trigger, parties)):
        found = _other_than(roles, parties.modifiers(trigger.head), sense.type)  # "Mali's deadliest attack"
    roles.take("recipient", found)


_BEFALLEN = frozenset({"be", "come", "fall", "live", "remain", "stay", "find", "reel"})
_AIMS = frozenset({"target", "victim", "object", "subject", "butt", "recipient", "beneficiary"})


def _suffering(trigger: Trigger, parties: Parties) -> list[Party]:
    """The subject of a verb that tells of a deed as suffered: "faces an embargo", "came under fire", "is a target of raids"."""
    noun, verb = trigger.head, trigger.head.head
    if trigger.pattern.part == "VERB" and comes_from(trigger, parties):
        return parties.of(own_subject(noun))
    if trigger.pattern.part != "NOUN":
        return []
    if noun.dep_ == "dobj" and verb.base in parties.lexicon.suffering:
        return parties.of(own_subject(verb))
    reached = verb.head
    under = verb.lower_ == "under" and reached.lemma_ in _BEFALLEN
    aimed = verb.lower_ == "of" and reached.base in _AIMS and reached.dep_ == "attr"
    if noun.dep_ != "pobj" or not (under or aimed):
        return []
    subject = own_subject(reached.head if aimed else reached)
    return parties.of(subject) or (lands_of(subject, parties) if subject is not None else [])


def _other_than(roles: Roles, found: list[Party], kind: EventType) -> list[Party]:
    return [p for p in found if not any(_is_one(p, actor, kind) for actor in roles.actors)]


def _is_one(party: Party, actor: Party, kind: EventType) -> bool:
    """Whether both are the same party, and not two of one state: police may arrest citizens."""
    if party.head == actor.head:
        return True
    if party.key != actor.key:
        return False
    if party.recalled and party.participant.sector is None:  # "agreed that their countries should"
        return True
    if party.participant.id and actor.participant.id and party.participant.id != actor.participant.id:
        return False  # an organ may ask its own organisation
    own_forces = party.cls == "force" and kind in _WITH_OWN_FORCES
    organ = party.participant.sector is not None or kind in CALLING  # deputies may ask their own capital
    own_land = party.cls == "place" or (party.cls == "state" and (actor.cls == "state" or not organ))
    meant = party.recalled and not (kind in _FACING and party.participant.sector is not None)  # "urged the government"
    return meant or own_land or own_forces
