"""The settled cases of the claim format, applied to the drafts of one sentence (see "What counts" of the format)."""

from __future__ import annotations

from foedus.extraction.en.breaches import name_breach
from foedus.extraction.en.completing import complete
from foedus.extraction.en.constructions import idle_at
from foedus.extraction.en.draft import Draft
from foedus.extraction.en.governors import PURPOSE
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.readings import Reading
from foedus.extraction.en.standing import is_answered, stands_under
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children, is_passive, own_subject, prepositional
from foedus.model.actor import Sector
from foedus.model.claim import EventType, Status, TreatyAct

_PRINCIPAL_CLASSES = frozenset({"collective", "group"})
_ARRANGED = frozenset({EventType.CONSULT, EventType.AID, EventType.COOPERATE, EventType.RETREAT, EventType.PROTEST})
_NAMED_THINGS = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE, EventType.AID})
_SPOKEN = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.CONCEDE, EventType.SUPPORT})
_TRYING = frozenset({"try", "attempt", "seek"})
_WORDS = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.PROTEST})
_ORDERS = frozenset({"order", "command", "instruct", "direct"})
_HARM = frozenset(
    ["kill", "wound", "injure", "die", "dead", "death", "casualty", "hurt", "martyr", "perish", "fatality"]
)
_WINNING = frozenset({"defeat", "beat", "thrash", "hammer", "crush", "fight", "battle", "strike", "eliminate"})
_STRIKING = frozenset({"hit", "strike", "batter", "rock"})
_WEAPONS = frozenset(
    [
        "strike",
        "airstrike",
        "attack",
        "raid",
        "fire",
        "bombing",
        "explosion",
        "blast",
        "bomber",
        "shelling",
        "gunman",
        "bombardment",
        "projectile",
        "gunfire",
        "attacker",
        "device",
        "ied",
        "mine",
        "barrage",
        "volley",
        "ambush",
        "assault",
        "shooting",
        "offensive",
        "which",
        "that",
    ]
)
_DAMAGE = frozenset(
    ["destroy", "damage", "demolish", "wreck", "raze", "level", "burn", "set", "leave", "flatten", "ruin"]
)

_CROWD = frozenset({"people", "group", "force"})
_BANS = frozenset({"ban", "prohibition", "moratorium", "embargo"})
_GATHERING = frozenset({"gather", "rally", "assemble", "converge"})
_ARMED = frozenset({Sector.MIL, Sector.REB})

_OF_AN_OMISSION = {TreatyAct.LEAVE_BODY_IDLE: EventType.REJECT, TreatyAct.WITHHOLD_DUES: EventType.SANCTION}
"""Types of the acts that consist in doing nothing."""

SURE_WITHOUT_A_PRINCIPAL = 0.8
"""The typer's certainty from which a verb counts although none of its parties has a principal (0008)."""


def settle(draft: Draft, drafts: list[Draft], compositions: dict[str, dict[str, str]], parties: Parties) -> bool:
    """Apply the settled cases to `draft`; whether it is a claim of its own after them."""
    if draft.governed_by is not None and is_answered(draft, draft.governed_by):
        draft.governed_by = None
    governor = draft.governed_by
    if governor is not None:
        told = governor.act
        stands = stands_under(governor, draft, compositions)
        if told is None and governor.act is not None:  # what the complement makes of it may leave other parties open
            complete(governor, parties)
        if not stands:
            return False
    if _orders_own_forces(draft, drafts) or _rules_nothing_out(draft, drafts):
        return False
    if _is_readiness(draft, compositions) and any(d.governed_by is draft for d in drafts):
        return False
    if _is_object_of_another(draft, drafts) or _is_why_they_met(draft, drafts) or _is_banned(draft.trigger.head):
        return False
    _by_a_crowd(draft)
    _announced(draft)
    _in_words_at_once(draft)
    _attempted(draft)
    _performed(draft)
    _not_done(draft, compositions.get("not_done", {}))
    _left_undone(draft, compositions.get("when_denied", {}))
    name_breach(draft, parties, compositions.get("breach_words", {}))
    rules = compositions.get("rule_when_demanded", {})
    if (
        draft.reading.status is Status.DEMANDED
        and not draft.roles.actors
        and (draft.trigger.pattern.sense.id in rules or draft.act is TreatyAct.PROPOSE_DOCUMENT)
    ):
        draft.type, draft.act = EventType.REQUEST, TreatyAct.DEMAND_REFORM
        draft.roles.recipients = parties.discourse.main_organisation(draft.trigger.head) or draft.roles.recipients
        draft.steps.append(
            (
                "act",
                "settled case",
                "a rule demanded by the author: demand_reform, to the organisation the report is about",
            )
        )
    if draft.act is TreatyAct.DEMAND_REFORM and not draft.roles.actors and draft.reading.status is Status.ASSERTED:
        draft.reading = Reading(Status.DEMANDED, "a demand of the author")
    draft.steps = [
        ("status", rule, draft.reading.reason) if name == "status" else (name, rule, detail)
        for name, rule, detail in draft.steps
    ]
    complete(draft, parties)
    if draft.act is TreatyAct.ACTIVATE_BODY and draft.trigger.pattern.sense.id in compositions.get("needs_denial", {}):
        return False
    return _counts(draft, parties, compositions.get("needs_actor", {}))


def _is_readiness(draft: Draft, compositions: dict[str, dict[str, str]]) -> bool:
    """Whether somebody is only ready or willing: what they are ready for is the claim."""
    return draft.type is EventType.AGREE and draft.trigger.pattern.sense.id in compositions.get("readiness", {})


def _orders_own_forces(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether it is an order to one's own forces, so that only the act ordered is told."""
    if draft.trigger.head.base not in _ORDERS or not any(d.governed_by is draft and d.act for d in drafts):
        return False
    own = {p.key for p in draft.roles.actors}
    obeying = [p for d in drafts if d.governed_by is draft for p in d.roles.actors]
    return bool(obeying) and all(p.cls == "force" and p.key in own for p in obeying)


def _rules_nothing_out(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a rejection that is itself negated leaves open what it governs: "did not rule out sending troops"."""
    return draft.type is EventType.REJECT and draft.reading.negated and any(d.governed_by is draft for d in drafts)


def _is_object_of_another(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a noun only names the meeting, exercise or pact that another act of the sentence is about."""
    if draft.trigger.pattern.part != "NOUN" or draft.type not in _NAMED_THINGS:
        return False
    verbs = [d for d in drafts if d.act is not None and d.trigger.pattern.part == "VERB"]
    return draft.trigger.head in [d.trigger.object for d in verbs]


def _is_banned(head: Token) -> bool:
    """Whether what a word tells is only what a ban is on: "a ban on operations between members"."""
    for above in head.ancestors:
        if above.lower_ in {"on", "against"} and above.head.pos_ == "NOUN" and above.head.lemma_.lower() in _BANS:
            return True
        if above.pos_ in {"VERB", "AUX"} and above.tag_ != "VBG":
            return False
    return False


def _is_why_they_met(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a talk is what a meeting is for: "met to discuss the truce" tells one meeting."""
    if draft.type is not EventType.CONSULT or draft.reading.reason != PURPOSE:
        return False
    return any(d.trigger.head is draft.trigger.head.head and d.type is EventType.CONSULT for d in drafts)


def _by_a_crowd(draft: Draft) -> None:
    """Civilians who block or occupy something protest; armed people who march do not."""
    actors = draft.roles.actors
    civilian = bool(actors) and all(p.participant.sector is Sector.CVL and p.cls in _CROWD for p in actors)
    blocks = draft.trigger.head.lemma_.lower() in {"block", "blockade", "barricade", "obstruct"}
    civilian = civilian or (blocks and bool(actors) and all(p.cls == "people" and p.plural for p in actors))
    if civilian and (draft.type is EventType.COERCE or draft.act is TreatyAct.OCCUPY):
        draft.type, draft.act = EventType.PROTEST, None
        draft.steps.append(("type", "settled case", "civilians block or occupy something: a protest"))
    gathers = draft.act is TreatyAct.CONVENE and draft.trigger.head.lemma_.lower() in _GATHERING
    crowd = [p for p in actors if p.participant.sector is Sector.CVL and p.cls in _CROWD and p.plural]
    if gathers and crowd:
        draft.type, draft.act, draft.roles.actors = EventType.PROTEST, None, crowd
        draft.steps.append(("type", "settled case", "a crowd gathers: a protest"))
    armed = bool(actors) and all(p.participant.sector in _ARMED and p.cls in _CROWD for p in actors)
    if armed and draft.type is EventType.PROTEST and draft.trigger.head.base == "march":
        draft.type, draft.act = EventType.MOBILIZE, TreatyAct.DEPLOY
        draft.steps.append(("type", "settled case", "armed people march: troops that move"))


def _announced(draft: Draft) -> None:
    """An act announced as a noun is still to come, unless the announcement itself is the act."""
    head = draft.trigger.head
    told = head.dep_ in {"dobj", "nsubjpass"} and head.head.base in {"announce", "unveil"}
    if (
        told
        and draft.trigger.pattern.part == "NOUN"
        and draft.type in _ARRANGED
        and draft.reading.status is Status.ASSERTED
    ):
        draft.reading = Reading(Status.PLANNED, f"announced with {head.head.text!r}")


def _in_words_at_once(draft: Draft) -> None:
    """Whoever did something in order to demand or protest has demanded and protested: "marched to demand"."""
    head = draft.trigger.head
    main = head.head
    done = main.tag_ in {"VBD", "VBZ", "VBP"} and not any(c.dep_ in {"neg", "aux"} for c in main.children)
    inquiry = draft.type is EventType.ACCUSE and draft.act is None  # "sent a team to investigate"
    if draft.type in _WORDS and not inquiry and head.dep_ == "advcl" and done and draft.reading.reason == PURPOSE:
        draft.reading = Reading(Status.ASSERTED, f"what {main.text!r} was done for, in words")


def _performed(draft: Draft) -> None:
    """Whoever says "I want to appeal to" has appealed."""
    head = draft.trigger.head
    wanting, subject = head.head, own_subject(head.head)
    spoken = draft.type in _SPOKEN and draft.act is None and head.dep_ == "xcomp"
    if not spoken or subject is None or subject.lower_ not in {"i", "we"} or draft.reading.negated:
        return
    if wanting.base in {"want", "like", "wish"}:
        draft.reading = Reading(Status.ASSERTED, f"done with “{subject.lower_} {wanting.text} to”")


def _attempted(draft: Draft) -> None:
    """Force that somebody has tried to use is told as an attack: "tried to storm the camp"."""
    above = draft.trigger.head.head
    plotted = draft.trigger.head.dep_ == "acl" and above.lemma_.lower() in _TRYING | {"bid"}  # "an attempt to kill"
    tried = above.lemma_.lower() in _TRYING and above.tag_ in {"VBD", "VBN"} and draft.trigger.head.dep_ == "xcomp"
    if draft.type is EventType.ASSAULT and (tried or plotted) and draft.reading.status is Status.PLANNED:
        draft.reading = Reading(Status.ASSERTED, f"attempted with {above.text!r}")


def _not_done(draft: Draft, table: dict[str, str]) -> None:
    if draft.reading.status is not Status.DENIED or draft.act is None or draft.voices or not draft.roles.actors:
        return
    head = draft.trigger.head
    idle = idle_at(head)
    past = any(c.lower_ in {"did", "has", "have", "had"} and c.dep_ == "aux" for c in head.children)
    past = past or (idle is not None and idle.tag_ in {"VBD", "VBN"})
    if past and draft.act.value in table:
        draft.act = TreatyAct(table[draft.act.value])
        draft.type = EventType.REJECT
        draft.reading = Reading(Status.ASSERTED, "not done where it was asked for: a refusal", negated=True)


def _left_undone(draft: Draft, table: dict[str, str]) -> None:
    """What is not done is an act of its own, whoever says so: "the council does not function", "did not pay its dues"."""
    sense = draft.trigger.pattern.sense.id
    if draft.reading.status is Status.DENIED and sense in table:
        draft.act = TreatyAct(table[sense])
        draft.type = _OF_AN_OMISSION[draft.act]
        draft.reading = Reading(Status.ASSERTED, f"not done: {draft.act.value}", negated=True)


def _is_nature(draft: Draft, parties: Parties) -> bool:
    """Whether force is told of something that nobody does: "an earthquake struck the islands", "died when a bus overturned"."""
    if draft.act is TreatyAct.USE_FORCE and draft.trigger.head.lemma_.lower() in _WINNING and _is_sport(draft, parties):
        return True
    if draft.act is TreatyAct.USE_FORCE and _is_natural_death(draft):
        return True
    if draft.act is TreatyAct.USE_FORCE and draft.trigger.head.lemma_.lower() in _HARM and _is_mishap(draft, parties):
        return True
    if (
        draft.act is TreatyAct.USE_FORCE
        and draft.trigger.head.lemma_.lower() in _STRIKING
        and _is_unarmed(draft, parties)
    ):
        return True
    subject = own_subject(draft.trigger.head) if draft.trigger.pattern.part == "VERB" else None
    if draft.type is not EventType.ASSAULT or draft.roles.actors or subject is None or subject.dep_ != "nsubj":
        return False
    return (
        subject.pos_ == "NOUN"
        and not parties.class_of(subject)
        and subject.lemma_.lower() not in _WEAPONS - {"fire"}
        and "subject" not in draft.trigger.pattern.sense.recipient
    )


def _is_unarmed(draft: Draft, parties: Parties) -> bool:
    """Whether what struck is neither a party nor an attack nor a weapon: "sanctions hit Chad", "was hit by inflation"."""
    verb = draft.trigger.head
    doers = prepositional(verb, "by") if is_passive(verb) else children(verb, "nsubj")
    doers = [t for t in doers if t.pos_ == "NOUN"]
    armed = _WEAPONS | _HARM
    return bool(doers) and not any(
        parties.of(t) or parties.class_of(t) & {"materiel", "vehicle", "force"} or t.lemma_.lower() in armed
        for t in doers
    )


def _is_natural_death(draft: Draft) -> bool:
    """Whether a single person's death is told that nobody is said to have caused: "after the death of the president"."""
    dead, head = draft.roles.recipients, draft.trigger.head
    single = head.lower_ == "death" and len(dead) == 1 and dead[0].cls == "person" and not dead[0].plural
    return single and not draft.roles.actors


def _is_sport(draft: Draft, parties: Parties) -> bool:
    """Whether the sentence tells of a match."""
    return not parties.lexicon.sports.isdisjoint(draft.trigger.head.doc.forms)


def _is_mishap(draft: Draft, parties: Parties) -> bool:
    """Whether the clause of a loss, or the one that it came of, tells of an accident."""
    head = draft.trigger.head
    around = [*head.subtree, *([head.head, *children(head.head, "nsubj")] if head.dep_ == "advcl" else [])]
    return any(t.lemma_.lower() in parties.lexicon.mishaps for t in around)


def _counts(draft: Draft, parties: Parties, needing: dict[str, str]) -> bool:
    """Whether a state, organ, organisation, official, force or armed group takes part, or the author demands a reform."""
    if _is_nature(draft, parties) or (draft.trigger.pattern.sense.id in needing and not draft.roles.actors):
        return False
    if any(p.participant.principal or p.cls in _PRINCIPAL_CLASSES for p in draft.parties):
        return draft.trigger.pattern.part != "NOUN" or draft.roles.attached
    if draft.trigger.pattern.part == "VERB" and draft.parties and _is_surely_an_act(draft):
        return True  # "seven thousand people were detained": whose they are the text may tell elsewhere
    return bool(
        draft.act in {TreatyAct.DEMAND_REFORM, TreatyAct.CLOSE_FACILITY, TreatyAct.ACTIVATE_BODY}
        and draft.reading.status is Status.DEMANDED
    )


def _is_surely_an_act(draft: Draft) -> bool:
    """A verb that tells what was done to somebody, or by whom; "five died in a flood" tells neither."""
    done = bool(draft.roles.actors) or is_passive(draft.trigger.head)
    return done and draft.trigger.vote is not None and draft.trigger.vote.act >= SURE_WITHOUT_A_PRINCIPAL


def casualties_in_their_fight(drafts: list[Draft]) -> list[Draft]:
    """Losses without a named killer belong to the fight that the sentence names: their side joins it, and their claim goes."""
    fights = [d for d in drafts if d.act is TreatyAct.USE_FORCE and d.roles.actors and d.trigger.head.base not in _HARM]
    kept = list(drafts)
    for draft in drafts:
        beside = _is_consequence(draft)
        if draft.act is not TreatyAct.USE_FORCE or not (beside or draft.trigger.head.lemma_.lower() in _HARM):
            continue
        near = [f for f in fights if f is not draft and f.reading.status is draft.reading.status]
        if draft.roles.actors or beside:  # "shelled the town, wounding ten": the consequence of what the same party did
            main = _came_of(_first_joined(draft.trigger.head))
            near = [f for f in near if main is not None and main in {f.trigger.head, f.trigger.head.head}]
            near.sort(key=lambda f: f.trigger.head is not main)
        fight = next(iter(near), None)
        if fight is None:
            raid = next((d for d in kept if _is_scene_of(d, draft)), None)
            if raid is not None:  # "two guards were killed in an attack": one act
                kept.remove(raid)
            continue
        if (
            not fight.trigger.pattern.sense.mutual and not fight.roles.recipients
        ):  # "ten guards died when the jets bombed"
            own = {p.key for p in fight.roles.actors}
            fight.roles.recipients = [p for p in draft.roles.recipients if p.key not in own]
        for party in draft.roles.recipients if fight.trigger.pattern.sense.mutual else ():
            if party.participant.principal and party.key not in {p.key for p in fight.parties}:
                fight.roles.actors.append(party)
        kept.remove(draft)
    return kept


def _is_scene_of(raid: Draft, loss: Draft) -> bool:
    """Whether an attack of nobody named is what somebody told of was killed in."""
    prep = raid.trigger.head.head
    inside = raid.trigger.pattern.part == "NOUN" and prep.dep_ == "prep" and prep.lower_ in {"in", "during"}
    told = raid.act is TreatyAct.USE_FORCE and not raid.roles.actors and not raid.trigger.pattern.sense.mutual
    named = any(p.participant.principal for p in loss.roles.recipients)
    return inside and told and named and prep.head is loss.trigger.head


def _first_joined(verb: Token) -> Token:
    """The first of the verbs that are joined by "and" to this one."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    return verb


def _came_of(verb: Token) -> Token | None:
    """The verb of what a clause tells the consequence of, be the clause hung on the verb or on its object."""
    if verb.dep_ == "advcl":
        return verb.head
    return next((t for t in verb.ancestors if t.pos_ == "VERB"), None) if verb.dep_ == "acl" else None


def _is_consequence(draft: Draft) -> bool:
    """Whether a participle tells what came of the act of its main clause: ", wounding ten and destroying a school"."""
    head = draft.trigger.head
    first = _first_joined(head)
    bare = not any(c.dep_ in {"mark", "aux", "prep"} and c.i < first.i for c in first.children)
    ends = head.lemma_.lower() in _HARM | _DAMAGE
    hung = first.dep_ in {"advcl", "acl"} and first.i > first.head.i
    return ends and head.tag_ == first.tag_ == "VBG" and hung and bare


def without_echoes(drafts: list[Draft]) -> list[Draft]:
    """One draft for each act: a noun inside a verb's complement that names the same act again is dropped."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((other for other in kept if _echoes(draft, other)), None)
        if twin is None:
            kept.append(draft)
        elif draft.trigger.score > twin.trigger.score + 1 and len(draft.parties) >= len(twin.parties):
            kept[kept.index(twin)] = draft
        elif not twin.roles.recipients and not twin.trigger.pattern.sense.mutual:  # "a raid hits a Malian camp"
            own = {p.key for p in twin.roles.actors}
            twin.roles.recipients = [p for p in draft.roles.recipients if p.key not in own]
    return kept


def _echoes(one: Draft, other: Draft) -> bool:
    if one.type is not other.type or one.act is not other.act:
        return False
    if one.trigger.pattern.part != "NOUN" and other.trigger.pattern.part != "NOUN":
        return False  # two verbs tell two acts
    near = other.trigger.head in one.trigger.head.ancestors or one.trigger.head in other.trigger.head.ancestors
    same = {p.key for p in one.parties} <= {p.key for p in other.parties} or {p.key for p in other.parties} <= {
        p.key for p in one.parties
    }
    return near and same and one.reading.status is other.reading.status
