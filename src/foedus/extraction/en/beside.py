"""Parties named beside the object where no slot of the sense holds one: "captured Ruritanian villages"."""

from __future__ import annotations

from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.places import lands_of
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children, prepositional
from foedus.extraction.en.triggers import Trigger
from foedus.model.claim import EventType

CALLING = frozenset({EventType.REQUEST, EventType.ACCUSE})
_ANSWERING = frozenset({EventType.REJECT, EventType.CONCEDE, EventType.AGREE, *CALLING})
"""Types whose object may be another's words or deeds: "rejected an offer by", "accepted the demands of"."""

_WORDS = frozenset(
    ["demand", "request", "offer", "proposal", "plea", "call", "appeal", "invitation", "bid", "ultimatum"]
)
_ON_TEXTS = frozenset({EventType.SUPPORT, EventType.REJECT, EventType.AGREE})
_ON_A_TOPIC = frozenset({EventType.AGREE, EventType.CONSULT})
_ARMS = frozenset({"materiel", "vehicle"})
_ON_LAND = frozenset(
    {
        *(EventType.ASSAULT, EventType.MOBILIZE, EventType.RETREAT, EventType.COERCE, EventType.SANCTION),
        EventType.THREATEN,
    }
)
_ON_THINGS = frozenset({EventType.ASSAULT, EventType.COERCE})
_AS_HUNG = frozenset({EventType.ASSAULT, EventType.SANCTION})
"""Types whose place the parser may hang on the verb instead of the object."""

_AT_BORDERS = ("at", "on", "along", "to", "near", "towards")
_AROUND = ("in", "near", "inside", "across", "around", "outside", "off", "within")


def beside_object(trigger: Trigger, parties: Parties) -> list[Party]:
    """Parties named with the object where no slot holds one: "captured Armenian villages", "supplied the army with tanks"."""
    target, kind = trigger.object, trigger.pattern.sense.type
    direct = [p for t in children(trigger.head, "dobj") if t != target for p in parties.of(t)]
    if not direct and kind is EventType.MOBILIZE:  # "mobilised reservists for a war against"
        direct = _aimed(prepositional(trigger.head, "for"), parties)
    if direct or target is None or (parties.at(target) and not parties.things_at(target) & _ARMS):
        return direct
    words = kind in _ANSWERING and target.lemma_.lower() in _WORDS  # "rejected its demand"
    found = [p for p in parties.modifiers(target) if words or not p.recalled]
    if not found and kind in _ANSWERING:  # "demanded the closure of Russian bases", "condemned the attack by rebels on"
        found = _whose(target, ("by", "of") if kind in CALLING else ("by", "from", "of"), parties)
    elif not found and kind not in _ON_A_TOPIC and "document" not in parties.things_at(target):
        nouns = [target, *prepositional(target, "of", "for"), *prepositional(trigger.head, "for")]
        found = _aimed(nouns, parties) or [p for t in prepositional(target, "among") for p in parties.modifiers(t)]
    if not found and "document" in parties.things_at(target):  # "voted down the treaty with"
        found = [p for t in prepositional(target, "with") for p in parties.of(t)]
        texts = [target, *prepositional(target, "of")]  # "signed a number of documents prepared by Chad"
        if not found and kind in _ON_TEXTS:
            found = [
                p for t in texts for c in children(t, "acl") for a in prepositional(c, "by") for p in parties.of(a)
            ]
    edges: list[Token] = []
    if kind is not EventType.ASSAULT:  # an attack "near the border with Chad" is in another land
        edges = [t for base in (trigger.head, target) for t in prepositional(base, *_AT_BORDERS)]
    found = found or [p for t in edges for p in _beyond_border(t, parties)]
    if not found and kind in _ANSWERING:  # "turned down a Chadian request for"
        nouns = [t for t in trigger.tokens if t.pos_ == "NOUN" and t != trigger.head]
        found = [p for t in nouns for p in parties.modifiers(t) if not p.recalled]
    if not found and kind in _ON_THINGS:  # "attacked a camp for Chadian refugees"
        found = [p for t in prepositional(target, "of", "for") for p in parties.modifiers(t) if not p.recalled]
    return found or (_land_around(trigger, target, parties) if kind in _ON_LAND else [])


def _whose(noun: Token, prepositions: tuple[str, ...], parties: Parties) -> list[Party]:
    """Known parties after the first of the prepositions that has any: "the expulsion of Chad by the league" is the league's."""
    after = (
        [p for t in prepositional(noun, word) for p in parties.of(t) or parties.modifiers(t)] for word in prepositions
    )
    found = next((kept for found in after if (kept := [p for p in found if p.cls != "unknown"])), [])
    return found or [p for clause in children(noun, "acl") for t in prepositional(clause, "by") for p in parties.of(t)]


def _aimed(nouns: list[Token], parties: Parties) -> list[Party]:
    """Parties after "on" or "against"."""
    return [
        p for noun in nouns for t in prepositional(noun, "on", "against") for p in parties.of(t) or parties.modifiers(t)
    ]


def _beyond_border(noun: Token, parties: Parties) -> list[Party]:
    """The neighbours at a border: "lifted restrictions at its borders with"."""
    bordering = noun.base in {"border", "frontier"}
    return [p for t in prepositional(noun, "with") for p in parties.of(t)] if bordering else []


def _land_around(trigger: Trigger, target: Token, parties: Parties) -> list[Party]:
    """The state in which the object lies: "attacked two garrisons in Arauca"."""
    places = prepositional(target, *_AROUND)
    if not places and trigger.pattern.sense.type in _AS_HUNG:
        places = prepositional(trigger.head, *_AROUND)
    return [p for t in places for p in lands_of(t, parties)]
