"""What is asked for, promised, refused or accused of: whether it is a claim beside the word that governs it."""

from __future__ import annotations

from foedus.extraction.en.draft import Draft
from foedus.extraction.en.readings import Reading
from foedus.model.claim import EventType, Status, TreatyAct

_HELP = frozenset({TreatyAct.GRANT_ASSISTANCE, TreatyAct.BACK_POSITION})
_VOWS = frozenset({"vow", "pledge", "promise", "swear"})
_ORDERS = frozenset({"order", "command", "instruct", "direct"})
_MADE = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.AGREE, EventType.THREATEN})
_HOSTILE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.THREATEN, EventType.SANCTION})


def is_answered(draft: Draft, governor: Draft) -> bool:
    """Whether what is rejected are another's own words, which were said all the same: "rejected a request by the league"."""
    made = draft.trigger.pattern.part == "NOUN" or draft.trigger.head.tag_ in {"VBG", "VBN"}
    if governor.type is not EventType.REJECT or draft.type not in _MADE or not made:
        return False
    roles = draft.roles
    others = {p.key for p in roles.actors} - {p.key for p in governor.roles.actors}
    named = bool(others) and any(p.participant.principal for p in roles.actors)
    if named and not roles.recipients:
        roles.recipients = [p for p in governor.roles.actors if p.key not in others]
    return named


def stands_under(governor: Draft, draft: Draft, compositions: dict[str, dict[str, str]]) -> bool:
    """Whether what somebody asks for, accuses of, agrees to, refuses or threatens is a claim beside that."""
    if governor.type is EventType.REJECT and (_is_itself_rejected(governor) or draft.reading.of_story):
        return True  # what a rejected report tells is denied
    if governor.type in {EventType.REJECT, EventType.THREATEN}:
        _compose(governor, draft, compositions.get("refuse" if governor.type is EventType.REJECT else "threaten", {}))
        return False
    if governor.type is EventType.AGREE and draft.type is EventType.ASSAULT and _is_vowed(governor, draft):
        governor.type, governor.act = EventType.THREATEN, None
        governor.roles.recipients = governor.roles.recipients or list(draft.roles.recipients)
        governor.steps.append(("type", "settled case", f"force is vowed with {draft.trigger.head.text!r}: a threat"))
        return False
    if governor.type is EventType.ACCUSE and draft.act is TreatyAct.ACCUSE_BREACH:
        _accused_of_breach(governor, draft)
        return False
    if governor.type is EventType.REQUEST and draft.act in _HELP and draft.trigger.pattern.part == "NOUN":
        return False  # "asked the league for support" is the request alone
    if draft.act is None and governor.type is not EventType.AGREE:
        return False
    if governor.type is EventType.REQUEST and draft.reading.negated:
        return False
    if governor.type is EventType.AGREE and governor.governed_by and governor.governed_by.type is EventType.REQUEST:
        governor = governor.governed_by  # "called for a decision to send": what is decided is asked for
    word = repr(governor.trigger.head.text)
    if governor.type is EventType.ACCUSE:
        _accused(governor, draft)
    elif governor.type is EventType.REQUEST:
        draft.reading = Reading(Status.DEMANDED, f"asked for with {word}")
        _asked(governor, draft)
    elif draft.reading.status is Status.ASSERTED:
        draft.reading = Reading(Status.PLANNED, f"agreed to with {word}")
    return True


def _is_vowed(governor: Draft, draft: Draft) -> bool:
    return not draft.reading.negated and governor.trigger.pattern.part == "VERB" and governor.trigger.head.base in _VOWS


def _is_itself_rejected(refusal: Draft) -> bool:
    """Whether a refusal is not made: "did not rule out sending", "refused to rule out sending"."""
    above = refusal.governed_by
    return refusal.reading.negated or (above is not None and above.type is EventType.REJECT)


def _asked(governor: Draft, draft: Draft) -> None:
    """Who shall do what somebody asks for, where a noun alone tells it; whoever orders an act is its voice."""
    if governor.trigger.head.base in _ORDERS and not draft.voices:
        draft.voices = governor.roles.actors[:1]
    roles = draft.roles
    if draft.trigger.pattern.part == "NOUN" and not roles.attached:
        roles.actors = list(governor.roles.recipients) or ([draft.place] if draft.place else [])
        roles.attached = bool(roles.actors)
        draft.steps += [
            ("actor", "request", f"whoever is asked, or the state of the place: {p.participant.name!r}")
            for p in roles.actors
        ]


def _accused_of_breach(governor: Draft, draft: Draft) -> None:
    """The breach that somebody is accused of is the accusation itself: "criticised it for its breach of"."""
    if governor.act in {None, TreatyAct.CONDEMN}:
        governor.act = TreatyAct.ACCUSE_BREACH
        governor.roles.object = draft.roles.object or governor.roles.object
        governor.steps.append(("act", "composition", f"a breach is named with {draft.trigger.head.text!r}"))


def _accused(governor: Draft, draft: Draft) -> None:
    """Who did what somebody is accused of, and whom it was done to, where the conduct does not tell."""
    roles = draft.roles
    if draft.trigger.pattern.part == "NOUN" and not roles.actors:
        roles.actors = list(governor.roles.recipients)
        draft.steps.append(("actor", "accusation", "who did it is not told: the accused"))
    if draft.type in _HOSTILE and not roles.recipients:
        own = {p.key for p in roles.actors}
        roles.recipients = [p for p in governor.roles.actors if p.key not in own]
        draft.steps.append(("recipient", "accusation", "whom it was done to is not told: the accuser"))


def _compose(governor: Draft, inner: Draft, table: dict[str, str]) -> None:
    """Give the governing refusal or threat the act that its complement makes it."""
    head = inner.trigger.head
    going = inner.type is EventType.CONSULT and inner.trigger.pattern.part == "VERB"
    key = inner.act.value if inner.act else "attend" if going else ""  # "refused to fly", not "rejects talks"
    described = head.dep_ == "acl" and head.tag_ in {"VBG", "VBN"}
    if governor.act is None and key in table and not described:  # not "rejected a statement condemning"
        governor.act = TreatyAct(table[key])
        governor.steps.append(
            ("act", "composition", f"{governor.trigger.head.text!r} with {inner.trigger.head.text!r}")
        )
        if not governor.roles.recipients:
            governor.roles.recipients = [
                p for p in inner.roles.recipients if p.key not in {a.key for a in governor.roles.actors}
            ]
        governor.roles.object = inner.roles.object or governor.roles.object
