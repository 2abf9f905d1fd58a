"""Who does it: the actor of a verb, noun or adjective, through passives, control, clauses, possessors and light verbs."""

from __future__ import annotations

from foedus.extraction.en.deeds import guests, is_possessor, is_ranked, suffers_by_name
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.places import lands_of
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import antecedent, children, is_passive, own_subject, prepositional, subjects
from foedus.extraction.en.triggers import Trigger
from foedus.model.claim import EventType, TreatyAct
from foedus.register import NameForm

_DONE_TO = frozenset({EventType.COERCE, EventType.SANCTION, EventType.ASSAULT})
_DOERS_AFTER_OF = frozenset(
    ["attack", "aggression", "offensive", "coup", "mutiny", "violation", "breach", "breaking", "breakdown", "battle"]
)
"""Nouns of force with the doer after "of": "the attack of the rebels", but "the shelling of the town"."""
_GIVEN = frozenset(
    {
        *(EventType.AID, EventType.ACCUSE, EventType.REQUEST, EventType.SUPPORT, EventType.THREATEN),
        *(EventType.REJECT, EventType.AGREE),
    }
)
"""What comes from somebody: "aid from", "criticism from"; "a withdrawal from" does not."""

_AMONG_SEVERAL = frozenset(
    {"form", "found", "create", "establish", "sign", "conclude", "agree", "reach", "negotiate", "initial"}
)
"""What several do with each other, be they told after "between": "a league formed between Chad and Niger"."""

_PERPETRATING = frozenset(
    {"carry", "commit", "perpetrate", "launch", "stage", "conduct", "plan", "order", "responsibility"}
)
_RESULTS = frozenset({"kill", "wound", "injure", "destroy", "damage", "leave"})
"""What an attack does: told beside it, it is done by whoever attacks."""

_FIRE = frozenset(
    [
        *["fire", "shelling", "attack", "airstrike", "strike", "raid", "bombing", "bombardment", "ambush", "assault"],
        *["offensive", "gunfire", "shooting", "invasion", "crossfire", "missile", "drone"],
    ]
)
"""What somebody may be killed in, and whose doing it is."""

_RESULTS = frozenset({"kill", "wound", "injure", "destroy", "damage", "leave"})
_ENACTING = frozenset({"adopt", "pass", "enact", "draft", "devise", "create", "bring", "put", "use"})
"""What else makes a law, a plan or a force do something by its subject's will."""

_LIGHT = frozenset({"as", "in", "into", "to", "on", "with", "for"})
"""Prepositions that belong to a light verb: "engage in", "commit to"; "after" tells of another's act."""


def actors_of(trigger: Trigger, parties: Parties) -> list[Party]:
    """Who does it: subject or agent of a verb, possessor, adjective or light verb's subject of a noun."""
    head = trigger.head
    if comes_from(trigger, parties):
        return parties.of(trigger.object)
    if trigger.pattern.part == "NOUN":
        asked = _light_subject(head, parties, depth=0) if _asks_of(trigger) else []
        return asked or _of_noun(trigger, parties)
    if trigger.pattern.part == "ADJ":
        return parties.of(own_subject(head.head)) if head.dep_ == "acomp" else parties.of(head.head)
    return verb_actors(head, parties, depth=0)


def _of_noun(trigger: Trigger, parties: Parties) -> list[Party]:
    head, kind = trigger.head, trigger.pattern.sense.type
    if suffers_by_name(trigger, parties):
        armed = [p for p in parties.modifiers(head) if p.cls in {"group", "force"}]
        told = [*armed, *(p for t in prepositional(head, "by") for p in parties.of(t))]
        return told or _perpetrators(head, parties, kind)
    target = trigger.object if trigger.matched and kind is not EventType.ASSAULT else None  # "a NATO raid" is NATO's
    between = "between" not in trigger.pattern.sense.recipient
    found = noun_actors(head, parties, object_token=target, depth=0, between=between)
    if kind is EventType.MOBILIZE and trigger.object is not None and _is_own(trigger.object):
        return _light_subject(head, parties, depth=0) or found  # "declared the mobilisation of its army"
    if kind is EventType.ASSAULT and is_ranked(head):
        found = [p for p in found if not is_possessor(p, head)]
    if trigger.pattern.sense.act is TreatyAct.WITHDRAW_FORCES and trigger.object is not None:
        left = {p.key for t in prepositional(trigger.object, "from") for p in lands_of(t, parties)}
        kept = [p for p in found if p.key not in left]  # "the withdrawal of forces from Panama" is not Panama's
        return kept or (_light_subject(head, parties, depth=0) if found else [])
    if not found and kind is EventType.CONSULT:
        return guests(head, parties)
    if trigger.object is not None and _is_done_to(trigger):
        suffers = parties.of(trigger.object)  # "the arrest of an envoy": whom, not who
        kept = [p for p in found if p.head != trigger.object.i and not any(p.same_as(other) for other in suffers)]
        return kept or _perpetrators(head, parties, kind)
    return found


def _perpetrators(noun: Token, parties: Parties, kind: EventType) -> list[Party]:
    """Who does a deed that the noun tells with its victims: "carried out the massacre", "announced the arrest of"."""
    verb = noun.head if noun.dep_ != "pobj" else noun.head.head
    told = kind is not EventType.ASSAULT or verb.lemma_.lower() in _PERPETRATING
    if not told or (noun.dep_ == "pobj" and noun.head.lower_ == "to"):
        return []
    return [p for p in _light_subject(noun, parties, depth=0) if p.participant.principal]


def _is_own(noun: Token) -> bool:
    return any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in noun.children)


def _asks_of(trigger: Trigger) -> bool:
    """Whether the noun is a demand made of somebody: "had two demands of the league"."""
    return trigger.pattern.sense.type is EventType.REQUEST and trigger.pattern.after == ("of",)


def comes_from(trigger: Trigger, parties: Parties) -> bool:
    """Whether who stands after "from" does it: "received aid from", "drew criticism from"."""
    pattern = trigger.pattern
    if pattern.after[-1:] != ("from",):
        return False
    given = pattern.part == "NOUN" and pattern.sense.type in _GIVEN
    return given or (pattern.part == "VERB" and trigger.head.base in _suffered(parties, pattern.sense.type))


def _suffered(parties: Parties, kind: EventType) -> frozenset[str]:
    return parties.lexicon.suffering if kind in _GIVEN else frozenset()


def _is_done_to(trigger: Trigger) -> bool:
    """Whether what stands after "of" suffers the act that the noun tells: "the arrest of", "the occupied territories of"."""
    sense = trigger.pattern.sense
    suffers = sense.type in _DONE_TO and trigger.head.base not in _DOERS_AFTER_OF
    return (trigger.pattern.after == ("of",) and suffers) or sense.act is TreatyAct.OCCUPY


def verb_actors(verb: Token, parties: Parties, *, depth: int) -> list[Party]:
    """Who does what `verb` says."""
    if depth > 6:  # a longer chain of clauses has no reader either
        return []
    if is_passive(verb) and verb.lemma_ in {"replace", "succeed"}:
        return []  # "was replaced by": the successor dismisses nobody
    if is_passive(verb):
        agents = [p for token in prepositional(verb, "by") for p in parties.of(token) or parties.modifiers(token)]
        if not agents and verb.lemma_.lower() in _AMONG_SEVERAL:
            agents = [p for token in prepositional(verb, "between", "among") for p in parties.of(token)]
        agents = agents or _joined_by_hyphen(verb, parties) or _behind_the_fire(verb, parties)
        if agents or verb.dep_ != "conj":
            return agents
    subject = own_subject(verb)
    if subject is not None and subject.dep_ not in {"nsubjpass", "csubjpass"}:
        found = [p for token in subjects(verb) for p in parties.of(token)]
        return found or subject_modifiers(subject, parties, depth=depth + 1)
    if subject is not None:
        return []
    return inherited_actors(verb, parties, depth=depth + 1)


def _joined_by_hyphen(verb: Token, parties: Parties) -> list[Party]:
    """Who stands right before a participle, as a rule with a hyphen: "the Chad-backed plan", "the Chad brokered plan"."""
    doers = [t for t in children(verb, "npadvmod") if verb.doc[t.i + 1].text == "-" or verb.i - t.i == 1]
    return [p for t in doers for p in parties.named_by(t)]


def _behind_the_fire(verb: Token, parties: Parties) -> list[Party]:
    """Whose act it happened in, where the passive names no agent: "killed during Libyan shelling"."""
    acts = prepositional(verb, "in", "during", "under", "from")
    return [p for act in acts if act.pos_ == "NOUN" and act.base in _FIRE for p in parties.modifiers(act)]


def subject_modifiers(subject: Token, parties: Parties, *, depth: int) -> list[Party]:
    """Parties behind a subject that is no party: "Russia's aggression", "the shelling by Azerbaijan"."""
    token = antecedent(subject)
    if token.pos_ not in {"NOUN", "PROPN"}:
        return []
    found = parties.modifiers(token) or [p for t in prepositional(token, "by") for p in parties.of(t)]
    found = found or [p for clause in children(token, "acl") for p in _used_by(clause, parties)]  # "a raid led by Chad"
    if not found and token != subject and token.dep_ in {"dobj", "attr"} and _is_made(token.head, parties):
        return verb_actors(token.head, parties, depth=depth)  # "signs a decree that bans"
    return found or [p for t in prepositional(token, "of") for p in parties.of(t)]


def _is_made(verb: Token, parties: Parties) -> bool:
    """Whether whoever does the verb does what its object does: "signs a decree", and not "investigates an ambush"."""
    return verb.pos_ == "VERB" and verb.lemma_.lower() in parties.lexicon.light_verbs | _ENACTING


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
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and head.base in parties.lexicon.object_control:
        return _controlled(head, parties, depth=depth)  # "called on Ruritania to leave", as the parser hangs it
    if verb.dep_ == "advcl" and head.pos_ in {"VERB", "AUX"}:
        used = _used_by(head, parties) if verb.tag_ == "VB" else []
        suffers = is_passive(head) and own_subject(head) is not None
        return (parties.of(own_subject(head)) or used) if suffers else verb_actors(head, parties, depth=depth)
    if verb.dep_ in {"pcomp", "pobj"}:
        return _of_preposition(head, parties, depth=depth)
    return verb_actors(head, parties, depth=depth) if verb.dep_ == "acomp" and head.pos_ in {"VERB", "AUX"} else []


def _controlled(head: Token, parties: Parties, *, depth: int) -> list[Party]:
    if head.base in parties.lexicon.object_control:
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
        return parties.of(own_subject(head)) or _used_by(head, parties) or inherited_actors(head, parties, depth=depth)
    return verb_actors(head, parties, depth=depth)


def _used_by(verb: Token, parties: Parties) -> list[Party]:
    """Who acts by means of something that is no party: "the feud, used by Chad to divide the league"."""
    return [p for token in prepositional(verb, "by") for p in parties.of(token)] if is_passive(verb) else []


def _of_described(verb: Token, parties: Parties, *, depth: int) -> list[Party]:
    noun = verb.head
    found = parties.of(noun)
    if not found and verb.tag_ == "VBG" and verb.lemma_.lower() in _RESULTS:  # "hit an outpost killing five"
        above = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
        return verb_actors(above, parties, depth=depth) if above is not None else []
    if found and verb.dep_ == "acl":
        return found
    if found and own_subject(verb) is None:
        return found
    found = noun_actors(noun, parties, object_token=None, depth=depth)
    intends = verb.tag_ == "VB" and noun.dep_ in {"dobj", "attr"} and noun.head.pos_ in {"VERB", "AUX"}
    return found or (verb_actors(noun.head, parties, depth=depth) if intends else [])  # "confirmed plans to sell"


def _of_preposition(prep: Token, parties: Parties, *, depth: int) -> list[Party]:
    governor = prep.head
    if governor.pos_ == "ADV":  # "stopped short of", "far from leaving"
        governor = governor.head
    if governor.pos_ in {"VERB", "AUX"}:
        if prep.lower_ in {"of", "from", "for", "into"}:  # accuse X of, prevent X from, blame X for, talk X into
            found = [p for t in children(governor, "dobj", "nsubjpass") for p in parties.of(t)]
            if found:
                return found
        return parties.of(own_subject(governor)) or verb_actors(governor, parties, depth=depth)
    if (
        governor.lemma_.lower() == "responsibility" and governor.dep_ == "dobj"
    ):  # "claims responsibility for kidnapping"
        return verb_actors(governor.head, parties, depth=depth)
    if governor.pos_ in {"NOUN", "PROPN"}:
        return parties.of(governor) or noun_actors(governor, parties, object_token=None, depth=depth)
    return []


def noun_actors(
    noun: Token, parties: Parties, *, object_token: Token | None, depth: int, between: bool = True
) -> list[Party]:
    """Who does what a noun says: possessor, adjective, "by", "between", a party after "of", the subject of a light verb.

    Between whom somebody mediates does not act: `between` is false.
    """
    if depth > 6:
        return []
    found = [p for p in parties.modifiers(noun) if object_token is None or not _is_joined(p, object_token, parties)]
    by = ("by", "between", "among") if between else ("by",)
    found += [p for t in prepositional(noun, *by) for p in parties.of(t)]
    if not found:
        found = [
            p
            for t in prepositional(noun, "of")
            if t != object_token or not _object_like(t, parties)
            for p in parties.of(t)
        ]
    if not found:
        found = [p for t in prepositional(noun, "from") for p in parties.of(t)]
    if not found:  # "support for the idea from", as the parser hangs it
        topics = [t for t in prepositional(noun, "for", "of", "to", "on", "over") if t.pos_ in {"NOUN", "PROPN"}]
        found = [p for topic in topics for t in prepositional(topic, "from", "by") for p in parties.of(t)]
    return found or _light_subject(noun, parties, depth=depth + 1)


def _is_joined(party: Party, target: Token, parties: Parties) -> bool:
    """Whether a compound names what the act is about and not who does it: "NATO accession"."""
    mention = parties.sentence.mention_at.get(target.i)
    named = mention is not None and mention.form in {NameForm.NAME, NameForm.ACRONYM}
    return party.head == target.i and named and target.dep_ == "compound" and party.cls == "organisation"


def _object_like(token: Token, parties: Parties) -> bool:
    return bool(parties.things_at(token))


def _light_subject(noun: Token, parties: Parties, *, depth: int) -> list[Party]:
    head = noun.head
    if noun.dep_ == "conj" and head.pos_ in {"NOUN", "PROPN"}:
        return noun_actors(head, parties, object_token=None, depth=depth)
    if (
        noun.dep_ == "pobj" and head.lower_ == "on" and head.head.pos_ in {"NOUN", "PROPN"}
    ):  # "the premier, on a visit to"
        return parties.of(head.head)
    owned = noun.dep_ == "pobj" and head.dep_ == "prep" and head.head.base == "responsibility"
    if owned and head.head.dep_ == "dobj" and head.head.head.pos_ == "VERB":
        return verb_actors(head.head.head, parties, depth=depth)
    light = head.dep_ == "prep" and head.lower_ in _LIGHT and head.head.base in parties.lexicon.light_verbs
    if noun.dep_ == "pobj" and light:
        return verb_actors(head.head, parties, depth=depth)
    if head.pos_ == "VERB" and head.base in parties.lexicon.light_verbs:
        if noun.dep_ in {"dobj", "attr"}:
            return verb_actors(head, parties, depth=depth)
        if noun.dep_ == "nsubjpass":
            return [p for t in prepositional(head, "by") for p in parties.of(t)]
    return []
