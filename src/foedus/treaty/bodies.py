"""How real a body is said to be: claims of the record put on the rungs of its ladder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from foedus.model.claim import Claim, Status, TreatyAct
from foedus.treaty.composing import identity
from foedus.treaty.format import Body, Rung
from foedus.treaty.pack import Pack

RUNGS: Mapping[tuple[TreatyAct, Status], Rung] = {
    (TreatyAct.PROPOSE_DOCUMENT, Status.ASSERTED): Rung.PROPOSED,
    (TreatyAct.CREATE_BODY, Status.PLANNED): Rung.PROPOSED,
    (TreatyAct.CREATE_BODY, Status.DEMANDED): Rung.PROPOSED,
    (TreatyAct.CREATE_BODY, Status.ASSERTED): Rung.DECIDED,
    (TreatyAct.ADOPT_DECISION, Status.ASSERTED): Rung.DECIDED,
    (TreatyAct.SIGN, Status.ASSERTED): Rung.LEGAL_BASIS,
    (TreatyAct.RATIFY, Status.ASSERTED): Rung.LEGAL_BASIS,
    (TreatyAct.APPOINT, Status.ASSERTED): Rung.STAFFED,
    (TreatyAct.CONVENE, Status.ASSERTED): Rung.STAFFED,
    (TreatyAct.HOLD_EXERCISE, Status.ASSERTED): Rung.EXERCISED,
    (TreatyAct.TRAIN_FORCES, Status.ASSERTED): Rung.EXERCISED,
    (TreatyAct.ACTIVATE_BODY, Status.ASSERTED): Rung.OPERATING,
    (TreatyAct.DEPLOY, Status.ASSERTED): Rung.OPERATING,
    (TreatyAct.LEAVE_BODY_IDLE, Status.ASSERTED): Rung.DORMANT,
}
"""The rung on which a claim puts the body that it speaks of."""

ON_PAPER = frozenset(
    {
        (TreatyAct.LEAVE_BODY_IDLE, Status.ASSERTED),
        (TreatyAct.ACTIVATE_BODY, Status.DENIED),
        (TreatyAct.ACTIVATE_BODY, Status.DEMANDED),
        (TreatyAct.ACTIVATE_BODY, Status.PLANNED),
    }
)
"""What says that a body does not work: it is left idle, it was not set to work, or it is yet to be."""

ASKED = frozenset(act.value for act, _ in (*RUNGS, *ON_PAPER))
"""Treaty acts of the claims that must be looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """One body with what the record says of it.

    Attributes:
        id: of the finding that it exists on paper, the same for the same body.
        key: its name in the pack.
        body: as the pack knows it, with its sourced steps.
        told: ids of claims by the rung on which they put it.
        on_paper: ids of the claims that say that it does not work.
    """

    id: str
    key: str
    body: Body
    told: Mapping[Rung, tuple[str, ...]]
    on_paper: tuple[str, ...]

    @property
    def reached(self) -> Rung | None:
        """The highest rung below `dormant` that a verified step of the pack tells; None where none does."""
        steps = {step.rung for step in self.body.steps if step.verified}
        return next((rung for rung in reversed(Rung) if rung in steps and rung is not Rung.DORMANT), None)


def ladders(pack: Pack, claims: Iterable[Claim]) -> list[Ladder]:
    """Each body of the pack with the claims that speak of it, in the order of the pack."""
    names = {key: _names(pack, body) for key, body in pack.bodies.items()}
    told: dict[str, list[Claim]] = {key: [] for key in pack.bodies}
    for claim in claims:
        for key, pattern in names.items():
            if _speaks_of(claim, pattern, pack.bodies[key].actor):
                told[key].append(claim)
    return [_ladder(pack, key, told[key]) for key in pack.bodies]


def _ladder(pack: Pack, key: str, claims: Iterable[Claim]) -> Ladder:
    rungs: dict[Rung, list[str]] = {}
    on_paper: list[str] = []
    for claim in claims:
        if claim.act is None:
            continue
        said = (claim.act, claim.status)
        if said in RUNGS:
            rungs.setdefault(RUNGS[said], []).append(claim.id)
        if said in ON_PAPER:
            on_paper.append(claim.id)
    return Ladder(
        id=identity(pack.code, "body", key),
        key=key,
        body=pack.bodies[key],
        told={rung: tuple(rungs[rung]) for rung in Rung if rung in rungs},
        on_paper=tuple(on_paper),
    )


def _speaks_of(claim: Claim, names: re.Pattern[str], actor: str | None) -> bool:
    """Whether the claim's thing or a party is the body; that its sentence names it is not enough."""
    if claim.act is None:
        return False
    if actor is not None and any(p.id == actor for p in (*claim.actors, *claim.recipients)):
        return True
    return any(names.search(name) for name in _named(claim))


def _named(claim: Claim) -> Iterator[str]:
    if claim.object:
        yield _folded(claim.object.name)
    yield from (_folded(p.name) for p in (*claim.actors, *claim.recipients))


def _names(pack: Pack, body: Body) -> re.Pattern[str]:
    organ = (pack.organs[body.actor],) if body.actor is not None and body.actor in pack.organs else ()
    names = sorted({_folded(name) for name in (body.name, *body.names, *organ)}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
