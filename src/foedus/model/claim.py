"""The claim, atom of the record: format `foedus.claim/1`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from foedus.model.actor import Sector
from foedus.model.citation import Quotation
from foedus.model.when import When

FORMAT = "foedus.claim/1"


class EventType(StrEnum):
    """PLOVER event types."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class TreatyAct(StrEnum):
    """Treaty acts, the closed list of the claim format; each with its usual types in `USUAL_TYPES`."""

    ACCEDE = "accede"
    WITHDRAW_MEMBERSHIP = "withdraw_membership"
    SUSPEND_MEMBERSHIP = "suspend_membership"
    EXPEL = "expel"
    THREATEN_EXIT = "threaten_exit"
    NOTIFY_WITHDRAWAL = "notify_withdrawal"
    WITHHOLD_DUES = "withhold_dues"
    BLOCK_ACCESSION = "block_accession"
    CONVENE = "convene"
    ATTEND = "attend"
    DECLINE_ATTENDANCE = "decline_attendance"
    CANCEL_MEETING = "cancel_meeting"
    PROPOSE_DOCUMENT = "propose_document"
    SIGN = "sign"
    REFUSE_SIGNATURE = "refuse_signature"
    RATIFY = "ratify"
    DENOUNCE_DOCUMENT = "denounce_document"
    ADOPT_DECISION = "adopt_decision"
    APPOINT = "appoint"
    DISMISS = "dismiss"
    DETAIN_OFFICIAL = "detain_official"
    HOLD_EXERCISE = "hold_exercise"
    SKIP_EXERCISE = "skip_exercise"
    CANCEL_EXERCISE = "cancel_exercise"
    REQUEST_ASSISTANCE = "request_assistance"
    GRANT_ASSISTANCE = "grant_assistance"
    REFUSE_ASSISTANCE = "refuse_assistance"
    DEPLOY = "deploy"
    WITHDRAW_FORCES = "withdraw_forces"
    TRANSFER_ARMS = "transfer_arms"
    PURCHASE_ARMS = "purchase_arms"
    TRAIN_FORCES = "train_forces"
    HOST_FACILITY = "host_facility"
    OPEN_FACILITY = "open_facility"
    CLOSE_FACILITY = "close_facility"
    ADMIT_OBSERVERS = "admit_observers"
    REFUSE_OBSERVERS = "refuse_observers"
    USE_FORCE = "use_force"
    CEASE_FIRE = "cease_fire"
    OCCUPY = "occupy"
    CLOSE_BORDER = "close_border"
    CREATE_BODY = "create_body"
    ACTIVATE_BODY = "activate_body"
    LEAVE_BODY_IDLE = "leave_body_idle"
    RECOGNISE = "recognise"
    REFUSE_RECOGNITION = "refuse_recognition"
    BACK_POSITION = "back_position"
    WITHHOLD_BACKING = "withhold_backing"
    CONDEMN = "condemn"
    ACCUSE_BREACH = "accuse_breach"
    SANCTION = "sanction"
    THREATEN_SANCTION = "threaten_sanction"
    MEDIATE = "mediate"
    INTERFERE = "interfere"
    DEMAND_REFORM = "demand_reform"


class Status(StrEnum):
    """What the innermost voice says of the act."""

    ASSERTED = "asserted"
    DENIED = "denied"
    PLANNED = "planned"
    DEMANDED = "demanded"
    PREDICTED = "predicted"
    CONDITIONAL = "conditional"


class ObjectKind(StrEnum):
    """What an act is about."""

    DOCUMENT = "document"
    MEETING = "meeting"
    EXERCISE = "exercise"
    BODY = "body"
    FACILITY = "facility"
    MATERIEL = "materiel"
    FORCE = "force"
    TERRITORY = "territory"
    MEMBERSHIP = "membership"
    PERSON = "person"
    RULE = "rule"
    OTHER = "other"


class LinkKind(StrEnum):
    """How one claim of a report hangs on another claim, or on a participant (`instigated_by`)."""

    CONDITION = "condition"
    AIM = "aim"
    CAUSE = "cause"
    INSTIGATED_BY = "instigated_by"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who takes part, in the words of the text.

    Attributes:
        id: entry of the actor register, or None.
        principal: ISO 3166-1 alpha-3 code or acronym for which it speaks or acts at that date, or None.
        sector: PLOVER sector, or None.
        name: the words of the text; `text[start:end] == name`.
        start, end: half-open offsets of the name.
    """

    id: str | None
    principal: str | None
    sector: Sector | None
    name: str
    start: int
    end: int

    def to_row(self) -> dict[str, Any]:
        """The object of the claim format."""
        return {
            "id": self.id,
            "principal": self.principal,
            "sector": self.sector.value if self.sector else None,
            "name": self.name,
            "start": self.start,
            "end": self.end,
        }

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Participant:
        """Inverse of `to_row`."""
        sector = Sector(row["sector"]) if row["sector"] else None
        return cls(**{**row, "sector": sector})


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What an act is about: the claim format's `object`; `text[start:end] == name`."""

    kind: ObjectKind
    name: str
    start: int
    end: int

    def to_row(self) -> dict[str, Any]:
        """The object of the claim format."""
        return {"kind": self.kind.value, "name": self.name, "start": self.start, "end": self.end}

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Thing:
        """Inverse of `to_row`."""
        return cls(**{**row, "kind": ObjectKind(row["kind"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity stated inside a claim.

    Attributes:
        measure: what is counted, in plain words: `killed`, `vehicles`, `laboratories`.
        value: the stated value, or None where only bounds are stated.
        low, high: bounds, inclusive, or None ("at least 40": low 40).
        unit: what one of them is: `persons`, `USD`, `km`; None where none is stated.
        start, end: half-open offsets of the words.
    """

    measure: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    start: int
    end: int

    def to_row(self) -> dict[str, Any]:
        """The object of the claim format."""
        return {name: getattr(self, name) for name in ("measure", "value", "low", "high", "unit", "start", "end")}

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Figure:
        """Inverse of `to_row`."""
        return cls(**row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """From a claim to another claim of its report (by id), or to the participant said to be behind it."""

    kind: LinkKind
    claim: str | None = None
    participant: Participant | None = None

    def to_row(self) -> dict[str, Any]:
        """The object of the claim format."""
        row: dict[str, Any] = {"kind": self.kind.value, "claim": self.claim}
        return row if self.participant is None else {**row, "participant": self.participant.to_row()}

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Link:
        """Inverse of `to_row`."""
        party = row.get("participant")
        return cls(
            kind=LinkKind(row["kind"]),
            claim=row["claim"],
            participant=Participant.from_row(party) if party else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Why one field of a claim is as it is: the rule, and the entry, word or tree arc that it used."""

    field: str
    rule: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One report says that something happened, did not, is planned, demanded, predicted or would happen.

    Attributes are those of the claim format; `derivation` holds, step by step, what produced each field.
    """

    id: str
    report: str
    type: EventType
    act: TreatyAct | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    object: Thing | None
    status: Status
    said_by: tuple[Participant, ...]
    when: When | None
    where: Participant | None
    figures: tuple[Figure, ...]
    links: tuple[Link, ...]
    evidence: Quotation
    trigger: Quotation
    confidence: float
    engine: str
    derivation: tuple[Step, ...] = ()

    def to_row(self) -> dict[str, Any]:
        """The JSON object of `foedus.claim/1`, without the derivation."""
        return {
            "format": FORMAT,
            "id": self.id,
            "report": self.report,
            "type": self.type.value,
            "act": self.act.value if self.act else None,
            "actors": [p.to_row() for p in self.actors],
            "recipients": [p.to_row() for p in self.recipients],
            "object": self.object.to_row() if self.object else None,
            "status": self.status.value,
            "said_by": [p.to_row() for p in self.said_by],
            "when": self.when.to_row() if self.when else None,
            "where": self.where.to_row() if self.where else None,
            "figures": [f.to_row() for f in self.figures],
            "links": [link.to_row() for link in self.links],
            "evidence": self.evidence.to_row(),
            "trigger": self.trigger.to_row(),
            "confidence": self.confidence,
            "engine": self.engine,
        }

    @classmethod
    def from_row(cls, row: dict[str, Any], derivation: tuple[Step, ...] = ()) -> Claim:
        """Inverse of `to_row`; the derivation is kept apart and given back beside it."""
        return cls(
            id=row["id"],
            report=row["report"],
            type=EventType(row["type"]),
            act=TreatyAct(row["act"]) if row["act"] else None,
            actors=tuple(map(Participant.from_row, row["actors"])),
            recipients=tuple(map(Participant.from_row, row["recipients"])),
            object=Thing.from_row(row["object"]) if row["object"] else None,
            status=Status(row["status"]),
            said_by=tuple(map(Participant.from_row, row["said_by"])),
            when=When.from_row(row["when"]) if row["when"] else None,
            where=Participant.from_row(row["where"]) if row["where"] else None,
            figures=tuple(map(Figure.from_row, row["figures"])),
            links=tuple(map(Link.from_row, row["links"])),
            evidence=Quotation.from_row(row["evidence"]),
            trigger=Quotation.from_row(row["trigger"]),
            confidence=row["confidence"],
            engine=row["engine"],
            derivation=derivation,
        )

    def quotations(self) -> tuple[Quotation, ...]:
        """Every citation the claim makes, for re-slicing: evidence, trigger, participants, object, date, place, links; no figures."""
        linked = (link.participant for link in self.links if link.participant)
        named = (*self.actors, *self.recipients, *self.said_by, *((self.where,) if self.where else ()), *linked)
        cited = [self.evidence, self.trigger]
        cited += [Quotation(start=p.start, end=p.end, quote=p.name) for p in named]
        if self.object:
            cited.append(Quotation(start=self.object.start, end=self.object.end, quote=self.object.name))
        if self.when and self.when.source:
            cited.append(self.when.source)
        return tuple(cited)
