"""The slots of a sense, read from the tree: "object", "object.of", "to", "own", "subject" and so on."""

from __future__ import annotations

from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.places import grounds_of, lands_of
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children, conjuncts, is_passive, own_subject, prepositional
from foedus.extraction.en.triggers import Trigger, verb_object

_LOCATIVE = frozenset({"in", "into", "on", "at", "over"})
_SPELLINGS = {"toward": ("toward", "towards"), "on": ("on", "upon"), "into": ("into", "in")}
_REASONS = frozenset({"for", "of", "as", "over", "with"})
_OF_THE_OBJECT = frozenset({"to", "with", "against", "from"})
"""Prepositions that may hang on the object where they belong to the verb: "sent arms to"."""


def first_filled(trigger: Trigger, slots: tuple[str, ...], parties: Parties) -> list[Party]:
    """Parties of the first of `slots` that holds any."""
    return next((found for slot in slots if (found := filled(trigger, slot, parties))), [])


def filled(trigger: Trigger, slot: str, parties: Parties) -> list[Party]:
    """Parties in one slot of `trigger`."""
    base, _, inner = slot.partition(".")
    head = trigger.head
    if base == "object":
        return _of_object(trigger, inner, parties)
    if base == "dobj":
        return parties.of(verb_object(head))
    if base == "iobj":
        given = is_passive(head) and bool(children(head, "dobj"))  # "Chad was promised help"
        return [p for t in children(head, "dative", "iobj", *(["nsubjpass"] if given else [])) for p in parties.of(t)]
    if base == "infinitive":
        verbs = children(head, "xcomp", "ccomp") or [c for c in children(head, "advcl") if c.tag_ == "VB"]
        asked = [p for verb in verbs for t in children(verb, "nsubj") for p in parties.of(t)]
        objects = [p for verb in verbs for t in children(verb, "dobj") for p in parties.of(t)]
        return asked or [p for p in objects if p.participant.principal]  # "offered to exchange prisoners with"
    if base == "own":
        return parties.modifiers(head)  # "its breach of", "Ruritania's breach"
    if base == "subject":
        subject = own_subject(head)
        return parties.of(subject) or (lands_of(subject, parties) if subject is not None else [])
    return _after_preposition(trigger, base, parties)


def _of_object(trigger: Trigger, inner: str, parties: Parties) -> list[Party]:
    target = trigger.object
    if target is None:
        return []
    if not inner:
        return _before_reason(trigger, parties) or _with_land([target], parties)
    if inner in {"poss", "adj"}:
        return [p for t in conjuncts(target) for p in parties.modifiers(t)]
    return _known_if_place(inner, _with_land(prepositional(target, inner), parties))


def _before_reason(trigger: Trigger, parties: Parties) -> list[Party]:
    """The direct object before a reason, a thing or a verdict: "criticised it for", "supplied it with", "called it reckless"."""
    after = trigger.pattern.after
    objects, verdict = children(trigger.head, "dobj"), trigger.object
    if verdict is not None and verdict.dep_ in {"oprd", "dobj"}:
        objects = [t for t in objects if t.i < verdict.i]
    elif not after or after[0] not in _REASONS:
        objects = []
    if trigger.pattern.part != "VERB":
        return []
    return [
        p for t in objects for p in parties.of(t) or parties.modifiers(t) or _with_land(prepositional(t, "of"), parties)
    ]


def _after_preposition(trigger: Trigger, base: str, parties: Parties) -> list[Party]:
    words = _SPELLINGS.get(base, (base,))
    bases = [trigger.head, *(t for t in trigger.tokens if t != trigger.head)]
    # "war of aggression against"
    bases += [t for noun in trigger.tokens if noun.pos_ == "NOUN" for t in prepositional(noun, "of")]
    targets = [t for b in bases for t in prepositional(b, *words)]
    if trigger.pattern.part == "VERB" and not targets and base in _OF_THE_OBJECT:
        targets = [t for o in children(trigger.head, "dobj", "attr") for t in prepositional(o, *words)]
    found = _known_if_place(base, _with_land(targets, parties))
    return found or [p for t in targets for p in parties.modifiers(t)]


def _known_if_place(preposition: str, found: list[Party]) -> list[Party]:
    """Without names nobody knows after "in" or "at": they tell where."""
    return [p for p in found if p.cls != "unknown" or preposition not in _LOCATIVE]


def _with_land(targets: list[Token], parties: Parties) -> list[Party]:
    """The parties that `targets` stand for; a place stands for the state it lies in."""
    return [p for target in targets for p in parties.land_of(target) or parties.of(target) or _around(target, parties)]


def _around(target: Token, parties: Parties) -> list[Party]:
    """The state in which ground without a name lies, where nobody owns it: "in the north of Chad", not "at a NATO base"."""
    whose = [*parties.modifiers(target), *(p for t in prepositional(target, "of") for p in parties.of(t))]
    owners = [p for p in whose if p.cls in {"group", "force", "organisation"} or p in parties.modifiers(target)]
    owners = [p for p in owners if p.participant.principal or p.cls in {"group", "force"}]
    return [] if owners else grounds_of(target, parties)
