"""Who backed, withheld, refused or stayed away, by the record: positions on one issue, each with its words.

A member of whom voices tell both sides has no position here; nothing is averaged, and both sides are shown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Any

from foedus.analysis.power.deciding import Ruled
from foedus.analysis.power.game import game_of
from foedus.analysis.told import Tellings, Told
from foedus.errors import BadQuery
from foedus.ledger import Ledger
from foedus.model.claim import Claim, Status, TreatyAct
from foedus.model.finding import Truth
from foedus.register import Register
from foedus.treaty.rules import asks_presence

STANCES = "foedus.stance/1"


class Side(StrEnum):
    """What a claim says of a member's side."""

    BACKED = "backed"
    AWAY = "away"
    WITHHELD = "withheld"
    REFUSED = "refused"


PLACES: Mapping[Side, int] = {Side.BACKED: 1, Side.AWAY: 0, Side.WITHHELD: -1, Side.REFUSED: -1}
"""Where a side stands on a line; a convention, told wherever it is used."""

SIDES: Mapping[tuple[TreatyAct, Status], Side] = {
    (TreatyAct.BACK_POSITION, Status.ASSERTED): Side.BACKED,
    (TreatyAct.SIGN, Status.ASSERTED): Side.BACKED,
    (TreatyAct.ADOPT_DECISION, Status.ASSERTED): Side.BACKED,
    (TreatyAct.WITHHOLD_BACKING, Status.ASSERTED): Side.WITHHELD,
    (TreatyAct.REFUSE_SIGNATURE, Status.ASSERTED): Side.REFUSED,
    (TreatyAct.DECLINE_ATTENDANCE, Status.ASSERTED): Side.AWAY,
    (TreatyAct.BACK_POSITION, Status.DENIED): Side.WITHHELD,
    (TreatyAct.SIGN, Status.DENIED): Side.WITHHELD,
    (TreatyAct.ADOPT_DECISION, Status.DENIED): Side.WITHHELD,
}
"""What a claim tells of its actors. That somebody did not refuse says nothing of what it did; what is planned, demanded or predicted
is no position yet."""

ASKED = frozenset(act.value for act, _ in SIDES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What the record tells of one member.

    Attributes:
        member: its code.
        told: claims by the side that they put it on; each side once, in the order of `Side`.
    """

    member: str
    told: Mapping[Side, tuple[Told, ...]]

    @property
    def side(self) -> Side | None:
        """The one side; None where voices tell several that differ in place."""
        return next(iter(self.told)) if len({PLACES[side] for side in self.told}) == 1 else None

    @property
    def position(self) -> Fraction | None:
        """Its place on the line from -1, against, to 1, for; None where it is not settled."""
        return None if self.side is None else Fraction(PLACES[self.side])

    def to_row(self) -> dict[str, Any]:
        """The JSON object of `foedus.stance/1`."""
        return {
            "format": STANCES,
            "member": self.member,
            "side": self.side.value if self.side else None,
            "position": int(self.position) if self.position is not None else None,
            "told": {side.value: [one.to_row() for one in told] for side, told in self.told.items()},
        }


def stances_of(ledger: Ledger, register: Register, about: str, members: Collection[str]) -> list[Stance]:
    """What the record tells of the members' sides on the issue, in the order of the members; of whom nothing is told, none.

    Args:
        ledger: the record.
        register: for the voices.
        members: codes of those whose sides are looked for.
        about: words, or beginnings of words, all of which stand in the name of the thing that the act is about or in the sentence.

    Raises:
        BadQuery: `about` holds no word.
    """
    wanted = _words(about)
    found: dict[str, dict[Side, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    claims: dict[str, Claim] = {}
    for _, _, claim in ledger.listing.speaking_of(ASKED):
        side = SIDES.get((claim.act, claim.status)) if claim.act else None
        if side is None or not _speaks_of(claim, wanted):
            continue
        for member in _acting(claim, members):
            found[member][side].append(claim)
            claims[claim.id] = claim
    tellings = Tellings(ledger, register)
    voices = tellings.voices(claims.values())
    return [
        Stance(
            member=member,
            told={side: tuple(tellings.told(found[member][side], voices)) for side in Side if side in found[member]},
        )
        for member in members
        if member in found
    ]


def sides_of(stances: Iterable[Stance]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Members that agree, that are against, and that are away, by the record; those that are not settled are in none."""
    settled = {one.member: one.side for one in stances}
    agree = frozenset(member for member, side in settled.items() if side is Side.BACKED)
    away = frozenset(member for member, side in settled.items() if side is Side.AWAY)
    against = frozenset(member for member, side in settled.items() if side in {Side.WITHHELD, Side.REFUSED})
    return agree, against, away


def outcome(ruled: Ruled, stances: Sequence[Stance]) -> Truth:
    """Whether it would be carried under the rule by what the record tells: yes or no whatever all others do, else unknown.

    Who is away has not agreed; where a rule counts those present alone, it is not missed.
    """
    agree, against, away = sides_of(stances)
    if not asks_presence(ruled.rule):
        return ruled.outcome(agree, against | away)
    present = [player for player in ruled.game.players if player not in away]
    game = game_of(ruled.rule, present, ruled.weights) if present else ruled.game
    return replace(ruled, game=game).outcome(agree, against)


def _acting(claim: Claim, members: Collection[str]) -> list[str]:
    return list(
        dict.fromkeys(actor.principal for actor in claim.actors if actor.principal in members and actor.principal)
    )


def _words(about: str) -> list[re.Pattern[str]]:
    words = about.casefold().split()
    if not words:
        raise BadQuery("No words say what the issue is.", "Give some, as --about 'draft declaration'.")
    return [re.compile(rf"\b{re.escape(word)}") for word in words]


def _speaks_of(claim: Claim, wanted: Iterable[re.Pattern[str]]) -> bool:
    spoken = f"{claim.object.name if claim.object else ''} {claim.evidence.quote}".casefold()
    return all(word.search(" ".join(spoken.split())) for word in wanted)
