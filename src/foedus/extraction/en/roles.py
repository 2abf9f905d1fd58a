"""Who does it, to whom, about what: slots of a trigger filled from the tree."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from foedus.extraction.en.agency import actors_of
from foedus.extraction.en.lexicon import Lexicon
from foedus.extraction.en.objects import thing
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.tree import children, conjuncts, own_subject, prepositional
from foedus.extraction.en.triggers import Trigger, verb_object
from foedus.model.claim import EventType, Thing

_LOCATIVE = frozenset({"in", "into", "on", "at", "over"})


@dataclass(slots=True)
class Roles:
    """Filled slots of one trigger, with the reason of each."""

    actors: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    object: Thing | None = None
    reasons: list[tuple[str, str]] = field(default_factory=list)
    attached: bool = False
    """Whether a party hangs on the trigger in the tree, and was not merely taken from its surroundings."""


def fill(trigger: Trigger, parties: Parties, lexicon: Lexicon) -> Roles:
    """Roles of `trigger`: actors, recipients and object."""
    roles = Roles()
    sense = trigger.pattern.sense
    found = _slots(trigger, sense.actor, parties) if not sense.mutual else []
    if not found and "subject" not in sense.recipient:
        found = actors_of(trigger, parties)
    _take(roles.actors, found, roles, "actor")
    if sense.mutual:
        _mutual(trigger, roles, parties)
    else:
        _take(roles.recipients, _slots(trigger, sense.recipient or _DEFAULT_RECIPIENT, parties), roles, "recipient")
        if not roles.recipients and roles.actors:
            _take(roles.recipients, _beside_object(trigger, parties), roles, "recipient")
        roles.recipients = [
            p for p in roles.recipients if not any(_is_one(p, actor, sense.type) for actor in roles.actors)
        ]
    roles.attached = bool(roles.actors or roles.recipients)
    roles.object = thing(trigger, parties, lexicon, frozenset(p.head for p in (*roles.recipients, *roles.actors)))
    return roles


def _beside_object(trigger: Trigger, parties: Parties) -> list[Party]:
    """Parties named with the object where no slot holds one: "captured Armenian villages", "supplied the army with tanks"."""
    direct = [p for t in children(trigger.head, "dobj") if t != trigger.object for p in parties.of(t)]
    if direct or trigger.object is None or parties.at(trigger.object):
        return direct
    found = [p for p in parties.modifiers(trigger.object) if not p.recalled]
    return found or [p for t in prepositional(trigger.object, "on", "against") for p in parties.of(t)]


_DEFAULT_RECIPIENT = ("object", "against", "to", "with", "from", "object.of", "object.poss")


def _is_one(party: Party, actor: Party, kind: EventType) -> bool:
    """Whether both are the same party, and not two of one state: police may arrest citizens."""
    if party.key != actor.key:
        return False
    if party.participant.id and actor.participant.id and party.participant.id != actor.participant.id:
        return False  # an organ may ask its own organisation
    own_forces = party.cls == "force" and kind in {EventType.MOBILIZE, EventType.RETREAT, EventType.AID}
    return party.head == actor.head or party.recalled or party.cls == "state" or own_forces


def _take(slot: list[Party], found: list[Party], roles: Roles, role: str) -> None:
    known = [p for p in found if p.cls != "unknown"]
    for party in known or found:  # a name nobody knows is a party only where no other is named
        if not any(party.key == other.key for other in slot):
            slot.append(party)
            roles.reasons.append((role, f"{party.participant.name!r}: {party.reason}"))


def _slots(trigger: Trigger, slots: tuple[str, ...], parties: Parties) -> list[Party]:
    for slot in slots:
        found = _slot(trigger, slot, parties)
        if found:
            return found
    return []


def _slot(trigger: Trigger, slot: str, parties: Parties) -> list[Party]:
    base, _, inner = slot.partition(".")
    if base == "object":
        return _object_slot(trigger, inner, parties)
    if base == "dobj":
        return parties.of(verb_object(trigger.head))
    if base == "iobj":
        return [p for t in children(trigger.head, "dative", "iobj") for p in parties.of(t)]
    if base == "infinitive":
        verbs = children(trigger.head, "xcomp", "ccomp")
        return [p for verb in verbs for t in children(verb, "dobj", "nsubj") for p in parties.of(t)]
    if base == "subject":
        subject = own_subject(trigger.head)
        return parties.of(subject)
    words = {"toward": ("toward", "towards"), "on": ("on", "upon"), "into": ("into", "in")}.get(base, (base,))
    bases = [trigger.head, *(t for t in trigger.tokens if t != trigger.head)]
    if trigger.pattern.part == "NOUN":  # "war of aggression against"
        bases += prepositional(trigger.head, "of")
    targets = [t for b in bases for t in prepositional(b, *words)]
    if trigger.pattern.part == "VERB" and not targets:
        targets = [
            t
            for o in children(trigger.head, "dobj", "attr")
            for t in prepositional(o, *words)
            if base in {"to", "with", "against", "from"}
        ]
    found = [p for t in targets for p in parties.of(t) if p.cls != "unknown" or base not in _LOCATIVE]
    return found or [p for t in targets for p in parties.modifiers(t)]


def _object_slot(trigger: Trigger, inner: str, parties: Parties) -> list[Party]:
    target = trigger.object
    if target is None:
        return []
    if not inner:
        return parties.of(target)
    if inner in {"poss", "adj"}:
        return [p for t in conjuncts(target) for p in parties.modifiers(t)]
    return [p for t in prepositional(target, inner) for p in parties.of(t)]


def _mutual(trigger: Trigger, roles: Roles, parties: Parties) -> None:
    """Every party of a mutual act becomes an actor."""
    aimed = [p for p in _slot(trigger, "against", parties) if p.key not in {a.key for a in roles.actors}]
    if aimed and roles.actors:  # "its war against": one side is told to have begun it
        _take(roles.recipients, aimed, roles, "recipient")
        return
    slots = (
        "with",
        "between",
        "among",
        "object",
        "against",
        "to",
        "of",
        "object.of",
        "object.poss",
        "object.with",
        "object.between",
    )
    told = bool(roles.actors)
    for slot in slots:
        _take(roles.actors, _slot(trigger, slot, parties), roles, "actor")
    head = trigger.head
    if (
        not told and roles.actors and trigger.pattern.part == "NOUN"
    ):  # "took the village after clashes with": the other side acts
        _take(roles.actors, parties.of(_clause_subject(head)), roles, "actor")
    if len({p.key for p in roles.actors}) < 2:
        for token in (head, *_light_heads(head)):
            _take(
                roles.actors,
                [p for t in prepositional(token, "with", "between", "among") for p in parties.of(t)],
                roles,
                "actor",
            )


def _clause_subject(noun: Token) -> Token | None:
    """The subject of the verb that a noun after a preposition hangs on: "after clashes with the guards, the army ..."."""
    prep = noun.head
    return own_subject(prep.head) if noun.dep_ == "pobj" and prep.head.pos_ in {"VERB", "AUX"} else None


def _light_heads(head: Token) -> list[Token]:
    return (
        [head.head]
        if head.pos_ == "NOUN" and head.head.pos_ == "VERB" and head.dep_ in {"dobj", "nsubjpass", "nsubj", "pobj"}
        else []
    )
