"""What kinds of thing an act can be about, as the claim format tells it."""

from __future__ import annotations

from foedus.model.claim import EventType, ObjectKind, TreatyAct

ABOUT: dict[TreatyAct, frozenset[ObjectKind]] = {
    TreatyAct.CONVENE: frozenset({ObjectKind.MEETING}),
    TreatyAct.ATTEND: frozenset({ObjectKind.MEETING}),
    TreatyAct.DECLINE_ATTENDANCE: frozenset({ObjectKind.MEETING}),
    TreatyAct.CANCEL_MEETING: frozenset({ObjectKind.MEETING}),
    TreatyAct.PROPOSE_DOCUMENT: frozenset({ObjectKind.DOCUMENT}),
    TreatyAct.SIGN: frozenset({ObjectKind.DOCUMENT}),
    TreatyAct.REFUSE_SIGNATURE: frozenset({ObjectKind.DOCUMENT}),
    TreatyAct.RATIFY: frozenset({ObjectKind.DOCUMENT, ObjectKind.MEMBERSHIP}),
    TreatyAct.DENOUNCE_DOCUMENT: frozenset({ObjectKind.DOCUMENT}),
    TreatyAct.ADOPT_DECISION: frozenset({ObjectKind.DOCUMENT}),
    TreatyAct.HOLD_EXERCISE: frozenset({ObjectKind.EXERCISE}),
    TreatyAct.SKIP_EXERCISE: frozenset({ObjectKind.EXERCISE}),
    TreatyAct.CANCEL_EXERCISE: frozenset({ObjectKind.EXERCISE}),
    TreatyAct.TRANSFER_ARMS: frozenset({ObjectKind.MATERIEL}),
    TreatyAct.PURCHASE_ARMS: frozenset({ObjectKind.MATERIEL}),
    TreatyAct.HOST_FACILITY: frozenset({ObjectKind.FACILITY}),
    TreatyAct.OPEN_FACILITY: frozenset({ObjectKind.FACILITY}),
    TreatyAct.CLOSE_FACILITY: frozenset({ObjectKind.FACILITY}),
    TreatyAct.OCCUPY: frozenset({ObjectKind.TERRITORY, ObjectKind.FACILITY}),
    TreatyAct.CLOSE_BORDER: frozenset({ObjectKind.TERRITORY, ObjectKind.FACILITY}),
    TreatyAct.TRAIN_FORCES: frozenset({ObjectKind.FORCE}),
    TreatyAct.CREATE_BODY: frozenset({ObjectKind.BODY}),
    TreatyAct.ACTIVATE_BODY: frozenset({ObjectKind.BODY, ObjectKind.FORCE}),
    TreatyAct.LEAVE_BODY_IDLE: frozenset({ObjectKind.BODY, ObjectKind.FORCE}),
}
"""Kinds of thing that an act is about, where its name tells them; a thing of such a kind near the trigger goes first."""

ONLY: dict[TreatyAct, frozenset[ObjectKind]] = {
    TreatyAct.USE_FORCE: frozenset({ObjectKind.MATERIEL, ObjectKind.FACILITY}),
    TreatyAct.DEPLOY: frozenset({ObjectKind.FORCE, ObjectKind.MATERIEL, ObjectKind.TERRITORY}),
    TreatyAct.WITHDRAW_FORCES: frozenset({ObjectKind.FORCE, ObjectKind.MATERIEL}),
    TreatyAct.CONVENE: frozenset({ObjectKind.MEETING}),
    TreatyAct.CEASE_FIRE: frozenset(),
    TreatyAct.SANCTION: frozenset(),
    TreatyAct.APPOINT: frozenset(),
    TreatyAct.DISMISS: frozenset(),
    TreatyAct.DETAIN_OFFICIAL: frozenset(),
}
"""Acts that are about nothing else: who is attacked or where troops stand is told by the recipients and the place."""

MEMBERSHIP = frozenset(
    {
        TreatyAct.ACCEDE,
        TreatyAct.WITHDRAW_MEMBERSHIP,
        TreatyAct.SUSPEND_MEMBERSHIP,
        TreatyAct.EXPEL,
        TreatyAct.THREATEN_EXIT,
        TreatyAct.NOTIFY_WITHDRAWAL,
        TreatyAct.BLOCK_ACCESSION,
    }
)
BODIES = frozenset({TreatyAct.ACTIVATE_BODY, TreatyAct.LEAVE_BODY_IDLE})
"""Acts that a body may be the subject of."""

TOLD = frozenset({EventType.REQUEST, EventType.AGREE, EventType.THREATEN, EventType.REJECT})
"""Acts in words: what is asked for, promised or refused may be a clause."""

FOR_A_REASON = {
    EventType.ACCUSE: ("of", "for", "over", "with", "about"),
    EventType.SUPPORT: ("for",),
    EventType.COERCE: ("for", "over"),
}
"""Prepositions before what somebody is blamed, thanked or arrested for."""

NO_THINGS = frozenset({"person", "office", "people", "state", "collective", "unknown"})
FORCES = frozenset({EventType.MOBILIZE, EventType.RETREAT})
NAMED_IN_THE_TRIGGER = frozenset({EventType.COERCE, EventType.CONSULT, EventType.THREATEN})
ADVERBIAL = frozenset(
    [
        *["response", "light", "view", "accordance", "line", "connection", "retaliation", "reaction", "exchange"],
        *["return", "favour", "favor", "order", "addition", "case", "event", "spite", "preparation", "wake", "course"],
        *["midst", "behalf", "account", "basis", "name", "face", "context", "framework", "auspices", "absence"],
        *["presence"],
    ]
)
"""Nouns that make a preposition with the one before them: "in response to"."""

ANYWHERE = ("for", "at", "to", "in", "of", "on", "during", "under", "from")
