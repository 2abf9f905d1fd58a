"""Parties that a sentence leaves to its reader: the teller's own side, the organiser of a meeting, whose forces they are."""

from __future__ import annotations

from dataclasses import replace

from foedus.extraction.en.draft import Draft
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.places import lands_of
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children, is_passive, own_subject, prepositional
from foedus.model.actor import Sector
from foedus.model.claim import EventType, Status, TreatyAct

_OF_A_MEETING = frozenset(
    {TreatyAct.DECLINE_ATTENDANCE, TreatyAct.ATTEND, TreatyAct.SKIP_EXERCISE, TreatyAct.DEMAND_REFORM}
)
_OF_MEMBERS = frozenset({TreatyAct.SUSPEND_MEMBERSHIP, TreatyAct.WITHHOLD_DUES, TreatyAct.THREATEN_EXIT})
_WHOSE_FORCES = frozenset({TreatyAct.DEPLOY, TreatyAct.WITHDRAW_FORCES})
_OF_A_BODY = frozenset({TreatyAct.CREATE_BODY, TreatyAct.ACTIVATE_BODY, TreatyAct.LEAVE_BODY_IDLE})
_OF_A_FACILITY = frozenset({TreatyAct.HOST_FACILITY, TreatyAct.OPEN_FACILITY, TreatyAct.CLOSE_FACILITY})
_LAND = frozenset({"state", "place"})
_ARMS = frozenset({"materiel", "vehicle"})
_TROOPS = frozenset({"force", "people", "group"})
_IN_RESPONSE = frozenset({EventType.MOBILIZE, EventType.SANCTION, EventType.COERCE, EventType.ASSAULT})
_RESPONSES = frozenset({"response", "retaliation", "reaction", "reply", "answer", "revenge", "reprisal"})
_COUPS = frozenset({"coup", "putsch", "mutiny"})
_SUFFERED = frozenset({TreatyAct.USE_FORCE, TreatyAct.OCCUPY})
_BORDERS = frozenset({"border", "frontier", "airspace", "territory", "water"})
_SIDES = frozenset({"state", "force", "people", "group", "person"})
_PEOPLE = frozenset({"people", "force", "person", "group", "office"})
_SENT = frozenset({Sector.GOV, Sector.IGO, Sector.NGO, Sector.REF})
"""Sectors of those who may well come from abroad: envoys, observers, aid workers, refugees."""
_ASKING = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.ASSAULT})
_CROWDS = frozenset(
    ["protesters", "protestors", "demonstrators", "marchers", "rioters", "strikers", "thousands", "hundreds", "crowds"]
)
_RULING = frozenset({Sector.GOV, Sector.LEG, Sector.COP})
_INHABITANTS = frozenset(
    {Sector.CVL, Sector.COP, Sector.REL, Sector.EDU, Sector.MED, Sector.BUS, Sector.LAB, Sector.AGR, Sector.HLH}
)
_DOMESTIC = frozenset({EventType.PROTEST, EventType.COERCE})
_DIRECTED = frozenset({EventType.THREATEN, EventType.REQUEST, EventType.AID, EventType.SANCTION})
_BODIES = frozenset({"state", "place", "organisation"})
_BY_AUTHORITIES = frozenset({EventType.COERCE, EventType.ACCUSE, EventType.SANCTION})


def complete(draft: Draft, parties: Parties) -> None:
    """Fill what the sentence leaves open, each guess with its reason."""
    _other_side_tells(draft)
    _fight_of_two(draft, parties)
    _whose_arms(draft, parties)
    _in_response(draft, parties)
    _coup(draft)
    _own_forces(draft)
    _own_defences(draft, parties)
    _whose_things(draft, parties)
    _victim_tells(draft)
    _in_danger(draft, parties)
    _people_of_the_place(draft)
    _people_of_a_side(draft, parties)
    _on_whose_soil(draft, parties)
    _among_one_people(draft)
    _host(draft, parties)
    _whose_body(draft, parties)
    _whose_membership(draft, parties)
    _whose_meeting(draft, parties)
    _the_only_other(draft, parties)


def _other_side_tells(draft: Draft) -> None:
    roles = draft.roles
    if draft.reading.status is Status.DEMANDED:  # whoever asks others to meet need not come
        return
    if draft.trigger.pattern.sense.mutual and len({p.key for p in roles.actors}) == 1 and draft.voices:
        teller = draft.voices[-1]
        if teller.participant.principal and teller.key != roles.actors[0].key:
            roles.actors.append(teller)
            draft.steps.append(("actor", "settled case", "one party tells of a mutual act"))


def _fight_of_two(draft: Draft, parties: Parties) -> None:
    roles = draft.roles
    if not draft.trigger.pattern.sense.mutual or draft.act is not TreatyAct.USE_FORCE or draft.parties:
        return
    named = {p.key: p for p in parties.all() if p.participant.principal and p.cls in _SIDES}
    if len(named) == 2:
        roles.actors = list(named.values())
        roles.attached = True
        draft.steps.append(("actor", "context", "a fight whose sides are not told: the two that the sentence names"))


def whose_forces(draft: Draft, parties: Parties) -> None:
    """Troops and arms that are moved by nobody told are moved by those whose they are."""
    roles, target = draft.roles, draft.trigger.object
    if draft.act not in _WHOSE_FORCES or roles.actors:
        return
    subject = own_subject(draft.trigger.head)  # "troops were withdrawn from"
    forces = [p for t in (target, subject) for p in parties.of(t) if p.cls in _TROOPS]
    of = prepositional(target, "of") if target is not None else []
    roles.actors = forces or [p for t in of for p in parties.of(t) if p.cls == "force"]
    roles.actors = roles.actors or _owners(target, parties)
    roles.recipients = _without(roles.actors, roles.recipients)
    draft.steps += [("actor", "settled case", f"whose forces: {p.participant.name!r}") for p in roles.actors]


def _owners(target: Token | None, parties: Parties) -> list[Party]:
    """Whose arms are moved: "its missiles stationed in"."""
    armed = target is not None and bool(parties.things_at(target) & _ARMS)
    return parties.modifiers(target) if target is not None and armed else []


def _whose_arms(draft: Draft, parties: Parties) -> None:
    """Arms that are handed over come from those whose they are: "Cuban rifles were delivered to"."""
    roles, target = draft.roles, draft.trigger.object
    if (
        draft.act is TreatyAct.TRANSFER_ARMS
        and not roles.actors
        and target is not None
        and is_passive(draft.trigger.head)
    ):
        roles.actors = _without(roles.recipients, parties.modifiers(target))
        draft.steps += [("actor", "context", f"whose arms: {p.participant.name!r}") for p in roles.actors]


def _in_response(draft: Draft, parties: Parties) -> None:
    """What is done "in response to" somebody's deed is done towards him, where nobody else is named."""
    roles = draft.roles
    if draft.type not in _IN_RESPONSE or roles.recipients or not roles.actors:
        return
    nouns = [t for t in prepositional(draft.trigger.head, "in") if t.base in _RESPONSES]
    found = [p for n in nouns for t in prepositional(n, "to", "for") for p in parties.of(t) or parties.modifiers(t)]
    roles.recipients = [p for p in _without(roles.actors, found) if p.participant.principal]
    draft.steps += [("recipient", "context", f"in response to {p.participant.name!r}") for p in roles.recipients]


def _coup(draft: Draft) -> None:
    """A coup of nobody named is one of the state's own people."""
    roles = draft.roles
    told = {token.base for token in draft.trigger.tokens}
    if draft.type is EventType.ASSAULT and not told.isdisjoint(_COUPS) and not roles.actors:
        roles.actors = [p for p in roles.recipients if p.participant.principal]
    if draft.type is EventType.ASSAULT and not told.isdisjoint(_COUPS):
        roles.recipients = _without(roles.actors, roles.recipients)


def _own_forces(draft: Draft) -> None:
    """A force of nobody named that somebody raises or moves is that somebody's own: "put the army on alert"."""
    roles = draft.roles
    if draft.type is EventType.MOBILIZE and roles.actors:
        roles.recipients = [p for p in roles.recipients if p.participant.principal or p.cls != "force"]


def _own_defences(draft: Draft, parties: Parties) -> None:
    """Who strengthens a border or a force, where nobody is told to, is whose it is: "Mali's border would be reinforced"."""
    roles, head = draft.roles, draft.trigger.head
    subject = own_subject(head) if draft.trigger.pattern.part == "VERB" and is_passive(head) else None
    if draft.type is not EventType.MOBILIZE or roles.actors:
        return
    roles.actors = _without(roles.recipients, parties.modifiers(subject)) if subject is not None else []
    draft.steps += [("actor", "context", f"whose it is: {p.participant.name!r}") for p in roles.actors]


def _whose_things(draft: Draft, parties: Parties) -> None:
    """Nobody attacks what is his own: "Chad attacked Mali and bombs its hospitals" are Mali's."""
    roles, target = draft.roles, draft.trigger.object
    if draft.act not in _SUFFERED or roles.recipients or target is None or not _all_known(roles.actors):
        return
    owners = [c for c in children(target, "poss") if c.tag_ == "PRP$" and c.lower_ in {"its", "their"}]
    ground = parties.things_at(target) & {"facility", "territory"}
    if not owners or not ground or any(c.lower_ == "own" for c in target.children):
        return
    named = [
        p for p in parties.all() if p.cls in {"state", "force"} and p.head < owners[0].i and p.participant.principal
    ]
    others = _without(roles.actors, [*parties.discourse.bodies(owners[0]), *named])
    roles.recipients = others[-1:]
    draft.steps += [
        ("recipient", "context", f"{owners[0].text!r}: of {p.participant.name!r}") for p in roles.recipients
    ]


def _victim_tells(draft: Draft) -> None:
    """Who says that another attacked or seized something, and does not say whose, was attacked."""
    roles = draft.roles
    sense = draft.trigger.pattern
    if not _is_suffered(draft) or sense.sense.mutual or sense.part != "VERB" or not draft.voices:
        return
    teller = draft.voices[-1]
    if roles.recipients:
        foreign = _all_known(roles.actors) and teller.key not in {p.key for p in roles.actors}
        if (
            foreign and teller.cls in {"state", "force"} and draft.place is None
        ):  # "Chad says that raiders killed two farmers"
            roles.recipients = [_living_there(p, teller) for p in roles.recipients]
        return
    if teller.participant.principal and teller.cls != "organisation" and _all_known(roles.actors):
        roles.recipients = _without(roles.actors, [teller])
        draft.steps.append(("recipient", "context", "whom it was done to is not told: the one who tells of it"))


def _is_suffered(draft: Draft) -> bool:
    target = draft.trigger.object
    crosses = draft.act is TreatyAct.DEPLOY and target is not None and target.base in _BORDERS
    return draft.act in _SUFFERED or crosses


def _all_known(found: list[Party]) -> bool:
    return bool(found) and all(p.participant.principal for p in found)


def _among_one_people(draft: Draft) -> None:
    """People of nobody named who protest against a government, or are arrested by it, are its own."""
    if draft.type in _ASKING and draft.roles.actors and all(map(_is_marching, draft.roles.actors)):
        asked = draft.type is not EventType.ASSAULT
        rulers = [p for p in draft.roles.recipients if p.participant.sector in _RULING or not asked]
        draft.roles.actors = _owned(draft.roles.actors, rulers, draft)
    if draft.type not in _DOMESTIC and not (draft.type is EventType.ASSAULT and draft.act is None):
        return
    roles = draft.roles
    rulers = [p for p in roles.recipients if p.participant.sector in _RULING and p.participant.principal]
    if draft.type is EventType.PROTEST and not roles.actors and len(rulers) == 1:
        roles.actors = [replace(rulers[0], participant=replace(rulers[0].participant, id=None, sector=Sector.CVL))]
        draft.steps.append(("actor", "context", "a protest against a government: of its own people"))
    roles.actors = _owned(roles.actors, roles.recipients, draft)
    if draft.type is EventType.COERCE:
        roles.recipients = _owned(roles.recipients, roles.actors, draft)


def _is_marching(party: Party) -> bool:
    """Whether the words name a crowd in the streets, which is of the state whose rulers it asks something of."""
    words = party.participant.name.lower().split()
    return party.plural and bool(words) and words[-1] in _CROWDS


def _in_danger(draft: Draft, parties: Parties) -> None:
    """An attack that is feared threatens the place that is told, or the one party that the sentence names."""
    feared = draft.type is EventType.ASSAULT and draft.reading.status is Status.PREDICTED
    if not feared or draft.trigger.pattern.part != "NOUN" or draft.parties:
        return
    named = {p.key: p for p in parties.all() if p.participant.principal and p.cls in _SIDES}
    found = [draft.place] if draft.place else list(named.values()) if len(named) == 1 else []
    draft.roles.recipients, draft.roles.attached = found, bool(found)
    draft.steps += [("recipient", "context", f"in danger: {p.participant.name!r}") for p in found]


def _people_of_the_place(draft: Draft) -> None:
    """Who protests somewhere is of that state where nothing else is told; the place is no recipient."""
    roles, place = draft.roles, draft.place
    if place is None or place.participant.principal is None:
        return
    if draft.type is EventType.AID:
        roles.recipients = [_of_principal(p, place) for p in roles.recipients]
    if draft.act is TreatyAct.USE_FORCE:  # troops may well be of another state, inhabitants are not
        roles.recipients = [_living_there(p, place) for p in roles.recipients]
    if draft.type is not EventType.PROTEST:
        return
    roles.recipients = [p for p in roles.recipients if p.head != place.head]
    roles.actors = [_of_principal(p, place) for p in roles.actors] or [
        replace(place, participant=replace(place.participant, id=None, sector=Sector.CVL))
    ]
    draft.steps.append(("actor", "context", f"people of {place.participant.name!r}, where they protest"))


def _living_there(party: Party, place: Party) -> Party:
    """The party as one of the place's state, if it is inhabitants or a house of theirs: "villagers", "a church"."""
    if party.participant.principal is not None or party.participant.sector not in _INHABITANTS:
        return party
    return replace(party, participant=replace(party.participant, principal=place.participant.principal))


def _people_of_a_side(draft: Draft, parties: Parties) -> None:
    """Whoever was killed "on the Ruritanian side" or "among Ruritanians" is of that side."""
    roles = draft.roles
    if draft.type is not EventType.ASSAULT or not roles.recipients or not all(map(_is_nobodys, roles.recipients)):
        return
    sides = [p for noun in prepositional(draft.trigger.head, "on", "among") for p in parties.of(noun)]
    if len(sides) == 1 and sides[0].participant.principal and sides[0].cls in _SIDES:
        roles.recipients = [_of_principal(p, sides[0]) for p in roles.recipients]
        draft.steps.append(("recipient", "context", f"people {sides[0].participant.name!r}"))


def _of_principal(party: Party, place: Party) -> Party:
    """The party as one of the place's state, if it is people of nobody named."""
    if not _is_nobodys(party):
        return party
    return replace(party, participant=replace(party.participant, principal=place.participant.principal))


def _on_whose_soil(draft: Draft, parties: Parties) -> None:
    """The state of the place polices there, or that from which somebody is barred, where nobody else is named."""
    roles, head = draft.roles, draft.trigger.head
    if roles.actors or draft.type not in _BY_AUTHORITIES or head.base not in parties.lexicon.policing:
        return
    nouns = [head, *([draft.trigger.object] if draft.trigger.object is not None else [])]
    barred = [p for base in nouns for noun in prepositional(base, "from") for p in lands_of(noun, parties)]
    place = next(iter(barred), draft.place)
    if place is not None and place.participant.principal is not None:
        roles.actors, roles.recipients = [place], _not_there(roles.recipients, place)
        draft.steps.append(("actor", "context", f"by whom is not told: the state of {place.participant.name!r}"))


def _not_there(found: list[Party], place: Party) -> list[Party]:
    """Without the bare place: the state's own people may be arrested, its land may not."""
    others = [p for p in found if p.key != place.key]
    return others or [p for p in found if p.cls not in _LAND]


def _owned(people: list[Party], side: list[Party], draft: Draft) -> list[Party]:
    states = [p for p in side if p.participant.principal]
    if len(states) != 1:
        return people
    principal = states[0].participant.principal
    owned = [
        replace(p, participant=replace(p.participant, principal=principal)) if _is_nobodys(p) else p for p in people
    ]
    if owned != people:
        draft.steps.append(("actor", "context", f"people of nobody named in an act within one state: of {principal}"))
    return owned


def _is_nobodys(party: Party) -> bool:
    sector = party.participant.sector
    return party.participant.principal is None and party.cls in _PEOPLE and sector is not None and sector not in _SENT


def _host(draft: Draft, parties: Parties) -> None:
    """The host of a facility acts even where the sentence makes its owner the subject: "closed its base in"."""
    roles, facility = draft.roles, draft.trigger.object
    if draft.act not in _OF_A_FACILITY or facility is None:
        return
    soil = [t for t in prepositional(facility, "on") if t.base in {"soil", "territory"}]
    places = prepositional(facility, "in") or prepositional(draft.trigger.head, "in")
    hosts = [p for t in places for p in parties.land_of(t) or parties.of(t) if p.cls in _LAND]
    hosts += [p for t in soil for p in parties.modifiers(t)]
    owners = _without(hosts, roles.actors)
    if hosts and (owners or not roles.actors):
        roles.recipients = _without(hosts, owners) or _without(hosts, roles.recipients)
        roles.actors = hosts
        draft.steps.append(("actor", "settled case", "the host of the facility"))


def _whose_body(draft: Draft, parties: Parties) -> None:
    roles = draft.roles
    if draft.act not in _OF_A_BODY:
        return
    target = draft.trigger.object
    if target is not None:  # the body itself, of nobody known or of a state that was only named last
        place = parties.sentence.span_of(target)
        itself = [p for p in roles.actors if p.head == target.i]
        named = [
            p for p in itself if p.participant.principal and p.participant.start <= place.start < p.participant.end
        ]
        roles.actors = _without(itself, roles.actors) + named
    if draft.parties:
        return
    described = children(target, "acl") if target is not None else []
    under = (t for clause in described for t in prepositional(clause, "under", "by", "within", "in"))
    roles.actors = [p for t in under for p in parties.of(t) if p.cls == "organisation"]
    if roles.actors:  # "the committee created under the league"
        roles.attached = True
        draft.steps.append(("actor", "tree", "the organisation under which the body was created"))
    else:
        roles.actors = parties.discourse.main_organisation(draft.trigger.head)
        roles.attached = bool(roles.actors)
        draft.steps.append(("actor", "context", "the organisation the report is about, whose body it is"))


def _whose_meeting(draft: Draft, parties: Parties) -> None:
    roles = draft.roles
    if draft.act not in _OF_A_MEETING and draft.act is not TreatyAct.CANCEL_MEETING:
        return
    if draft.act is TreatyAct.DEMAND_REFORM and any(p.participant.principal for p in roles.recipients):
        return
    organisers = _organisers(draft, parties)
    if draft.act is TreatyAct.CANCEL_MEETING:
        roles.recipients = roles.recipients or [
            p for p in _without(roles.actors, organisers) if p.cls == "organisation"
        ]
        return
    if roles.recipients and not any(p.cls == "organisation" for p in organisers):
        return
    main = parties.discourse.main_organisation(draft.trigger.head)
    roles.recipients = _without(roles.actors, organisers) or _without(roles.actors, main)
    draft.steps.append(("recipient", "context", "the organisation or host whose meeting, exercise or rule it is"))


def _whose_membership(draft: Draft, parties: Parties) -> None:
    """Whoever freezes "its participation" or pays no dues does it in the organisation that the report is about."""
    roles = draft.roles
    if draft.act in _OF_MEMBERS and roles.actors and not roles.recipients:
        main = parties.discourse.main_organisation(draft.trigger.head)
        roles.recipients = _without(roles.actors, main)
        draft.steps += [("recipient", "context", p.reason) for p in roles.recipients]


def _organisers(draft: Draft, parties: Parties) -> list[Party]:
    """Who stands with the meeting: "the CSTO summit", "fly to Minsk for a meeting of the CSTO"; else its host."""
    trigger = draft.trigger
    meant = [
        t
        for word in trigger.tokens
        for t in prepositional(word, "for", "to", "at")
        if "meeting" in parties.things_at(t)
    ]
    nouns = [*meant, *([trigger.object] if trigger.object is not None else [])]
    named = [p for noun in nouns for p in parties.modifiers(noun)]
    named += [p for noun in nouns for t in prepositional(noun, "of") for p in parties.of(t)]
    if not any(p.cls == "organisation" for p in named):  # "a meeting of the heads of the departments of its members"
        within = [t for noun in nouns for t in noun.subtree if t.pos_ in {"NOUN", "PROPN"}]
        named += [p for t in within for p in parties.at(t) if p.cls == "organisation"]
    hosts = [p for noun in nouns for t in prepositional(noun, "in") for p in parties.land_of(t) or parties.of(t)]
    return [p for p in named if p.cls == "organisation"] or named or [p for p in hosts if p.cls in _LAND]


def _without(taken: list[Party], found: list[Party]) -> list[Party]:
    own = {p.key for p in taken}
    return [p for p in found if p.key not in own]


def _the_only_other(draft: Draft, parties: Parties) -> None:
    """Whom somebody threatens, asks, punishes or helps, where the sentence names but one other side."""
    roles = draft.roles
    if draft.act is TreatyAct.DENOUNCE_DOCUMENT:
        return  # a treaty is left, whoever else the sentence names
    if draft.type not in _DIRECTED or roles.recipients or not any(p.participant.principal for p in roles.actors):
        return
    taken = {p.participant.principal for p in (*roles.actors, *draft.voices)}
    doc = draft.trigger.head.doc
    others = {p.participant.principal: p for p in parties.all() if p.cls in _BODIES and p.participant.principal}
    others = {principal: party for principal, party in others.items() if principal not in taken}
    acting = [p for p in others.values() if doc[p.head].dep_ == "nsubj" and doc[p.head].head.dep_ == "relcl"]
    if len(others) == 1 and not acting:  # not "the sanctions that Chad announced"
        roles.recipients = list(others.values())
        draft.steps.append(("recipient", "context", "the only other side that the sentence names"))
