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

STANCES, OPPOSITIONS = "foedus.stance/1", "foedus.opposition/1"


class Side(StrEnum):
    """What a claim says of a member's side."""

    BACKED = "backed"
    AWAY = "away"
    WITHHELD = "withheld"
    REFUSED = "refused"
    DISPUTED = "disputed"
    """It is denied that the member withheld, refused or stayed away; what it did is not told."""


AGAINST = frozenset({Side.WITHHELD, Side.REFUSED})
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
    (TreatyAct.WITHHOLD_BACKING, Status.DENIED): Side.DISPUTED,
    (TreatyAct.REFUSE_SIGNATURE, Status.DENIED): Side.DISPUTED,
    (TreatyAct.DECLINE_ATTENDANCE, Status.DENIED): Side.DISPUTED,
}
"""What a claim tells of its actors; what is planned, demanded or predicted is no position yet."""

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
        """The one side; None where voices tell several that differ in place, or it is disputed."""
        places = {PLACES.get(side) for side in self.told}
        return next(iter(self.told)) if len(places) == 1 and None not in places else None

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposition:
    """A thing that a member withheld or refused its consent to, by the record, with what is told of all.

    Attributes:
        about: the thing, in the words of the first claim.
        stances: of members, in their order.
    """

    about: str
    stances: tuple[Stance, ...]

    def to_row(self) -> dict[str, Any]:
        """The JSON object of `foedus.opposition/1`."""
        return {"format": OPPOSITIONS, "about": self.about, "stances": [one.to_row() for one in self.stances]}


def stances_of(ledger: Ledger, register: Register, about: str, members: Collection[str]) -> list[Stance]:
    """What the record tells of the members' sides on the issue, in the order of the members; of whom nothing is told, none.

    Args:
        ledger: the record.
        register: for the voices.
        members: codes of those whose sides are looked for.
        about: words, or beginnings of words, all of which stand in the name of the thing that the act is about, else in the sentence.

    Raises:
        BadQuery: `about` holds no word.
    """
    wanted = _words(about)
    return _stances(
        ledger, register, [claim for claim in _claims(ledger, members) if _speaks_of(claim, wanted)], members
    )


def oppositions_of(ledger: Ledger, register: Register, members: Collection[str]) -> list[Opposition]:
    """Things that members withheld or refused their consent to, by the record; told by most claims first.

    Claims are of one thing where they name it alike, capitals and spacing aside; what has no name is left out, and two names of one
    thing are two.
    """
    things: dict[str, list[Claim]] = defaultdict(list)
    for claim in _claims(ledger, members):
        if claim.object:
            things[" ".join(claim.object.name.casefold().split())].append(claim)
    refused = [claims for claims in things.values() if any(_side(claim) in AGAINST for claim in claims)]
    return [
        Opposition(
            about=" ".join(claims[0].object.name.split()), stances=tuple(_stances(ledger, register, claims, members))
        )
        for claims in sorted(refused, key=len, reverse=True)
        if claims[0].object
    ]


def _claims(ledger: Ledger, members: Collection[str]) -> list[Claim]:
    """Claims that put a member on a side."""
    spoken = (claim for _, _, claim in ledger.listing.speaking_of(ASKED))
    return [claim for claim in spoken if _side(claim) and _acting(claim, members)]


def _side(claim: Claim) -> Side | None:
    return SIDES.get((claim.act, claim.status)) if claim.act else None


def _stances(ledger: Ledger, register: Register, claims: Sequence[Claim], members: Collection[str]) -> list[Stance]:
    found: dict[str, dict[Side, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        side = _side(claim)
        for member in _acting(claim, members):
            if side:
                found[member][side].append(claim)
    tellings = Tellings(ledger, register)
    voices = tellings.voices(claims)
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
    against = frozenset(member for member, side in settled.items() if side in AGAINST)
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
    spoken = (claim.object.name if claim.object else claim.evidence.quote).casefold()
    return all(word.search(" ".join(spoken.split())) for word in wanted)
