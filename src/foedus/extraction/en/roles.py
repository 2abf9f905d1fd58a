"""Who does it, to whom, about what: slots of a trigger filled from the tree."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from foedus.extraction.en.lexicon import Lexicon
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.tree import antecedent, children, conjuncts, is_passive, own_subject, prepositional
from foedus.extraction.en.triggers import Trigger, verb_object
from foedus.model.claim import ObjectKind, Thing
from foedus.register import NameForm

# Verbs whose object, not subject, does what the infinitive says.
OBJECT_CONTROL = frozenset(
    [
        "ask",
        "urge",
        "tell",
        "order",
        "call",
        "force",
        "compel",
        "oblige",
        "push",
        "persuade",
        "convince",
        "invite",
        "allow",
        "permit",
        "help",
        "let",
        "make",
        "cause",
        "lead",
        "want",
        "expect",
        "require",
        "request",
        "encourage",
        "instruct",
        "command",
        "demand",
        "advise",
        "warn",
        "authorise",
        "authorize",
        "enable",
        "recommend",
        "appeal",
        "press",
        "pressure",
        "get",
        "beg",
        "instruct",
        "direct",
    ]
)
_LIGHT = frozenset(
    [
        "make",
        "take",
        "give",
        "hold",
        "conduct",
        "carry",
        "launch",
        "stage",
        "perform",
        "do",
        "have",
        "begin",
        "start",
        "continue",
        "resume",
        "announce",
        "declare",
        "order",
        "mount",
        "undertake",
        "complete",
        "plan",
        "prepare",
        "organise",
        "organize",
        "express",
        "voice",
        "issue",
        "deliver",
        "impose",
        "offer",
        "provide",
        "extend",
        "initiate",
        "lead",
        "pursue",
        "wage",
        "face",
        "suffer",
        "enter",
        "sign",
        "reach",
        "join",
        "attend",
        "host",
        "postpone",
        "cancel",
        "suspend",
        "end",
        "stop",
        "halt",
        "approve",
        "authorise",
        "authorize",
        "publish",
        "commit",
        "intensify",
        "step",
        "execute",
        "effect",
    ]
)
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
        keys = {p.key for p in roles.actors}
        roles.recipients = [
            p
            for p in roles.recipients
            if p.key not in keys or (p.participant.id and p.cls == "person" and len(keys) == 0)
        ]
    roles.attached = bool(roles.actors or roles.recipients)
    roles.object = thing(trigger, parties, lexicon, roles)
    return roles


_DEFAULT_RECIPIENT = ("object", "against", "to", "with", "from", "object.of", "object.poss")


def _take(slot: list[Party], found: list[Party], roles: Roles, role: str) -> None:
    for party in found:
        if not any(party.key == other.key for other in slot):
            slot.append(party)
            roles.reasons.append((role, f"{party.participant.name!r}: {party.reason}"))


# -- actors --------------------------------------------------------------------------------------------------------


def actors_of(trigger: Trigger, parties: Parties) -> list[Party]:
    """Who does it: subject or agent of a verb, possessor, adjective or light verb's subject of a noun."""
    head = trigger.head
    if trigger.pattern.part == "NOUN":
        return noun_actors(head, parties, object_token=trigger.object, depth=0)
    if trigger.pattern.part == "ADJ":
        return parties.of(own_subject(head.head)) if head.dep_ == "acomp" else parties.of(head.head)
    return verb_actors(head, parties, depth=0)


def verb_actors(verb: Token, parties: Parties, *, depth: int) -> list[Party]:
    """Who does what `verb` says."""
    if depth > 6:  # a longer chain of clauses has no reader either
        return []
    if is_passive(verb):
        agents = [p for token in prepositional(verb, "by") for p in parties.of(token) or parties.modifiers(token)]
        if agents or verb.dep_ != "conj":
            return agents
    subject = own_subject(verb)
    if subject is not None and subject.dep_ not in {"nsubjpass", "csubjpass"}:
        found = parties.of(subject)
        return found or subject_modifiers(subject, parties)
    if subject is not None:
        return []
    return inherited_actors(verb, parties, depth=depth + 1)


def subject_modifiers(subject: Token, parties: Parties) -> list[Party]:
    """Parties behind a subject that is no party: "Russia's aggression", "the shelling by Azerbaijan"."""
    token = antecedent(subject)
    if token.pos_ not in {"NOUN", "PROPN"}:
        return []
    found = parties.modifiers(token) or [p for t in prepositional(token, "by") for p in parties.of(t)]
    if not found and token != subject and token.dep_ in {"dobj", "attr"} and token.head.pos_ == "VERB":
        return parties.of(own_subject(token.head))  # "signs a decree that bans"
    return found or [p for t in prepositional(token, "of") for p in parties.of(t)]


def inherited_actors(verb: Token, parties: Parties, *, depth: int) -> list[Party]:
    """The understood subject of a verb that has none of its own."""
    head = verb.head
    if head == verb:
        return []
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        if is_passive(head) and not is_passive(verb):
            return parties.of(own_subject(head)) or inherited_actors(head, parties, depth=depth + 1)
        return verb_actors(head, parties, depth=depth)
    if verb.dep_ in {"xcomp", "ccomp"} and head.pos_ in {"VERB", "AUX", "ADJ"}:
        return _controlled(head, parties, depth=depth)
    if verb.dep_ in {"acl", "relcl"}:
        return _of_described(verb, parties, depth=depth)
    if verb.dep_ == "advcl" and head.pos_ in {"VERB", "AUX"}:
        return (
            parties.of(own_subject(head))
            if is_passive(head) and own_subject(head) is not None
            else verb_actors(head, parties, depth=depth)
        )
    if verb.dep_ in {"pcomp", "pobj"}:
        return _of_preposition(head, parties, depth=depth)
    if verb.dep_ == "acomp" and head.pos_ in {"VERB", "AUX"}:
        return verb_actors(head, parties, depth=depth)
    return []


def _controlled(head: Token, parties: Parties, *, depth: int) -> list[Party]:
    if head.lemma_.lower() in OBJECT_CONTROL:
        controlled = list(children(head, "dobj", "iobj", "dative"))
        controlled += prepositional(head, "on", "to", "for", "upon") if not controlled else []
        found = [p for t in controlled for p in parties.of(t)]
        if found:
            return found
        if is_passive(head):
            return parties.of(own_subject(head))
    if head.pos_ == "ADJ":
        verb = head.head
        return verb_actors(verb, parties, depth=depth) if verb.pos_ in {"AUX", "VERB"} else parties.of(verb)
    if is_passive(head):
        return parties.of(own_subject(head)) or inherited_actors(head, parties, depth=depth)
    return verb_actors(head, parties, depth=depth)


def _of_described(verb: Token, parties: Parties, *, depth: int) -> list[Party]:
    noun = verb.head
    found = parties.of(noun)
    if found and verb.dep_ == "acl":
        return found
    if found and own_subject(verb) is None:
        return found
    return noun_actors(noun, parties, object_token=None, depth=depth)


def _of_preposition(prep: Token, parties: Parties, *, depth: int) -> list[Party]:
    governor = prep.head
    if governor.pos_ in {"VERB", "AUX"}:
        if prep.lower_ in {"of", "from", "for", "into"}:  # accuse X of, prevent X from, blame X for, talk X into
            found = [p for t in children(governor, "dobj", "nsubjpass") for p in parties.of(t)]
            if found:
                return found
        return parties.of(own_subject(governor)) or verb_actors(governor, parties, depth=depth)
    if governor.pos_ in {"NOUN", "PROPN"}:
        return parties.of(governor) or noun_actors(governor, parties, object_token=None, depth=depth)
    return []


def noun_actors(noun: Token, parties: Parties, *, object_token: Token | None, depth: int) -> list[Party]:
    """Who does what a noun says: possessor, adjective, "by", "between", a party after "of", the subject of a light verb."""
    if depth > 6:
        return []
    found = list(parties.modifiers(noun))
    found += [p for t in prepositional(noun, "by", "between", "among") for p in parties.of(t)]
    if not found:
        found = [
            p
            for t in prepositional(noun, "of")
            if t != object_token or not _object_like(t, parties)
            for p in parties.of(t)
        ]
    if not found:
        found = [p for t in prepositional(noun, "from") for p in parties.of(t)]
    return found or _light_subject(noun, parties, depth=depth + 1)


def _object_like(token: Token, parties: Parties) -> bool:
    return bool(parties.things_at(token))


def _light_subject(noun: Token, parties: Parties, *, depth: int) -> list[Party]:
    head = noun.head
    if noun.dep_ == "conj" and head.pos_ in {"NOUN", "PROPN"}:
        return noun_actors(head, parties, object_token=None, depth=depth)
    if (
        noun.dep_ == "pobj"
        and head.dep_ == "prep"
        and head.head.lemma_.lower() in _LIGHT | {"engage", "participate", "take", "agree"}
    ):
        return verb_actors(head.head, parties, depth=depth)
    if head.pos_ == "VERB" and head.lemma_.lower() in _LIGHT:
        if noun.dep_ in {"dobj", "attr"}:
            return verb_actors(head, parties, depth=depth)
        if noun.dep_ == "nsubjpass":
            return [p for t in prepositional(head, "by") for p in parties.of(t)]
    return []


# -- recipients and mutual acts ------------------------------------------------------------------------------------


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
    for slot in slots:
        _take(roles.actors, _slot(trigger, slot, parties), roles, "actor")
    head = trigger.head
    if len({p.key for p in roles.actors}) < 2:
        for token in (head, *_light_heads(head)):
            _take(
                roles.actors,
                [p for t in prepositional(token, "with", "between", "among") for p in parties.of(t)],
                roles,
                "actor",
            )


def _light_heads(head: Token) -> list[Token]:
    return (
        [head.head]
        if head.pos_ == "NOUN" and head.head.pos_ == "VERB" and head.dep_ in {"dobj", "nsubjpass", "nsubj", "pobj"}
        else []
    )


# -- object --------------------------------------------------------------------------------------------------------


def thing(trigger: Trigger, parties: Parties, lexicon: Lexicon, roles: Roles) -> Thing | None:
    """What the act is about: the object slot where it is no recipient or actor, or the trigger's own noun."""
    for token in (trigger.object, *(t for t in trigger.tokens if t.pos_ in {"NOUN", "PROPN"})):
        if token is None or token.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ"}:
            continue
        classes = parties.things_at(token)
        taken = {p.head for p in (*roles.recipients, *roles.actors)}
        if token.i in taken and not classes:
            continue
        kind = next((lexicon.kinds[c] for c in sorted(classes) if c in lexicon.kinds), ObjectKind.OTHER)
        if kind is ObjectKind.OTHER and token == trigger.head:
            continue
        return _thing(token, kind, parties)
    return None


def _thing(token: Token, kind: ObjectKind, parties: Parties) -> Thing:
    first, last = _phrase(token)
    place = parties.sentence.span_of(first, last)
    return Thing(kind=kind, name=parties.discourse.text[place.start : place.end], start=place.start, end=place.end)


def _phrase(token: Token) -> tuple[Token, Token]:
    """The noun phrase of `token` without determiners at its left; with a short "of" or name at its right."""
    doc = token.doc
    lefts = [
        t for t in token.lefts if t.dep_ in {"amod", "compound", "nmod", "nummod", "poss", "punct"} and t.pos_ != "DET"
    ]
    first = lefts[0].left_edge if lefts else token
    while first.i < token.i and (first.pos_ in {"DET", "PUNCT", "PRON"} or first.lower_ in {"a", "an", "the"}):
        first = doc[first.i + 1]
    last = token
    for child in token.rights:
        if (child.dep_ == "prep" and child.lower_ in {"of", "on", "for"} and child.right_edge.i - token.i <= 8) or (
            child.dep_ in {"appos", "punct"}
            and child.i == last.i + 1
            and child.right_edge.i - token.i <= 8
            and child.text not in {",", ".", ";", ":"}
        ):
            last = child.right_edge
        else:
            break
    if any(t.pos_ == "VERB" for t in doc[token.i + 1 : last.i + 1]):
        last = token
    return first, last


def place_of(trigger: Trigger, parties: Parties) -> Party | None:
    """Where it happened: a place or state after a locative preposition on the trigger or its clause."""
    head = trigger.head
    bases = [*trigger.tokens, *([head.head] if head.pos_ == "NOUN" and head.head.pos_ in {"VERB", "AUX"} else [])]
    for base in bases:
        for token in prepositional(base, "in", "at", "near", "on", "over", "outside"):
            mention = parties.sentence.mention_at.get(token.i)
            if mention is not None and mention.form in {NameForm.PLACE, NameForm.NAME, NameForm.METONYM}:
                party = parties.discourse.resolve(mention, token.i)
                if party is not None and party.cls in {"state", "collective", "place"}:
                    return party
    return None
