"""An organisation's rules on a day as games, and beside them what other rules would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from foedus.analysis.power.blocking import Blocking, blocking
from foedus.analysis.power.game import Game, faults_of, game_of, refuse
from foedus.analysis.power.indices import Powers, powers
from foedus.analysis.power.issue import Issue, Settled, issue_faults, settle
from foedus.analysis.power.seats import Seat, Sitting, seats_of
from foedus.model.finding import Truth
from foedus.treaty.days import holding
from foedus.treaty.decisions import Decision, Weights
from foedus.treaty.format import Flag
from foedus.treaty.pack import Pack
from foedus.treaty.rules import Consensus, Rule, asks_presence, weighs

POWER = "foedus.power/1"
MOST = 20
"""Minimal blocking coalitions that are told where no number is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerQuery:
    """What is asked of an organisation's rules, or of a rule alone.

    Attributes:
        sitting: the day, and who is left out.
        rules: other rules to put beside the present ones.
        weights: of members; empty for those of the pack.
        weights_named: key of weights of the pack; None where the pack has one alone, or a decision names its own.
        issue: what is assumed of an issue.
        most: minimal blocking coalitions that are told.
    """

    sitting: Sitting = field(default_factory=Sitting)
    rules: tuple[Rule, ...] = ()
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    weights_named: str | None = None
    issue: Issue = field(default_factory=Issue)
    most: int = MOST


@dataclass(frozen=True, kw_only=True)
class Ruled:
    """One rule with those who decide by it on the day.

    Attributes:
        organisation: whose; None for a rule alone.
        rule: how they decide.
        decision: key and entry of the pack; None for a rule that was asked for.
        seats: every member of the day, those that do not count among them.
        game: of those that count.
        weights: of members, where the rule weighs.
        weights_from: key and entry of the pack that they are from; None where they were given, or the rule weighs nobody.
        issue: what is assumed of an issue.
        most: blocking coalitions that are told.
    """

    organisation: str | None
    rule: Rule
    decision: tuple[str, Decision] | None
    seats: tuple[Seat, ...]
    game: Game
    weights: Mapping[str, Fraction]
    weights_from: tuple[str, Weights] | None = None
    issue: Issue = field(default_factory=Issue)
    most: int = MOST

    @cached_property
    def powers(self) -> Powers:
        """Indices of each member that counts; raises BadQuery where the game is too large."""
        return powers(self.game)

    @cached_property
    def blocking(self) -> Blocking:
        """Minimal blocking coalitions."""
        return blocking(self.game, most=self.most)

    @cached_property
    def settled(self) -> Settled:
        """What the rule makes of the issue."""
        return settle(self.game, self.issue)

    @property
    def name(self) -> str:
        """The decision's key, or the rule as it was asked for."""
        return self.decision[0] if self.decision else str(self.rule)

    def outcome(self, agree: frozenset[str], against: frozenset[str]) -> Truth:
        """Whether it would be carried where these agree and these do not: yes or no whatever all others do, else unknown."""
        if self.game.wins(agree):
            return Truth.YES
        return Truth.UNKNOWN if self.game.wins([p for p in self.game.players if p not in against]) else Truth.NO

    def to_row(self) -> dict[str, Any]:
        """The JSON object of `foedus.power/1`; fractions as `n/d`."""
        key, decision = self.decision or (None, None)
        return {
            "format": POWER,
            "organisation": self.organisation,
            "rule": str(self.rule),
            "decision": key,
            "matter": decision.matter if decision else None,
            "provision": decision.provision if decision else None,
            "verified": decision.verified if decision else None,
            "source": decision.source if decision else None,
            "weights": self.weights_from[0] if self.weights_from else None,
            "weights_verified": self.weights_from[1].verified if self.weights_from else None,
            "winning": self.powers.winning,
            "power_to_act": _exact(self.powers.power_to_act),
            "blocking": [list(one) for one in self.blocking.coalitions],
            "blocking_number": self.blocking.number,
            "issue": self.settled.to_row(),
            "members": [self.member_row(seat) for seat in self.seats],
        }

    def member_row(self, seat: Seat) -> dict[str, Any]:
        """One member: whether it counts, and what power it has; each index as a fraction and as a decimal number."""
        index = self.powers.of.get(seat.code)
        named = ("banzhaf", "shapley_shubik", "prevents", "initiates")
        shares = {name: getattr(index, name) if index else Fraction(0) for name in named}
        weight = self.weights.get(seat.code)
        return {
            "member": seat.code,
            "counts": seat.code in self.game.players,
            "why": seat.why,
            "weight": _exact(weight) if weight is not None and weighs(self.rule) else None,
            "swings": index.swings if index else 0,
            **{name: _exact(share) for name, share in shares.items()},
            **{f"{name}_decimal": float(share) for name, share in shares.items()},
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerView:
    """The rules of an organisation on a day, and others beside them.

    Attributes:
        organisation, name: code and name; None for a rule alone.
        sitting: the day.
        present: rules of the pack in force on the day, in its order; empty where none is known.
        asked: rules that were asked for.
        left_out: keys of decisions that nobody looked up and that therefore do not count.
    """

    organisation: str | None
    name: str | None
    sitting: Sitting
    present: tuple[Ruled, ...]
    asked: tuple[Ruled, ...]
    left_out: tuple[str, ...] = ()

    @property
    def ruled(self) -> tuple[Ruled, ...]:
        """All of them, the present ones first."""
        return (*self.present, *self.asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What another rule makes of one member's power; shares are 0 where it does not count.

    Attributes:
        before, after: its Shapley-Shubik index.
        prevented, prevents: its power to prevent action (Coleman), before and after.
    """

    member: str
    before: Fraction
    after: Fraction
    prevented: Fraction
    prevents: Fraction


def changes(before: Ruled, after: Ruled) -> list[Change]:
    """What the second rule makes of each member's power, in the order of the first, then of the second."""

    def of(ruled: Ruled, code: str) -> tuple[Fraction, Fraction]:
        index = ruled.powers.of.get(code)
        return (index.shapley_shubik, index.prevents) if index else (Fraction(0), Fraction(0))

    codes = dict.fromkeys(seat.code for ruled in (before, after) for seat in ruled.seats)
    found = []
    for code in codes:
        (old, prevented), (new, prevents) = of(before, code), of(after, code)
        found.append(Change(member=code, before=old, after=new, prevented=prevented, prevents=prevents))
    return found


def power_of(pack: Pack, query: PowerQuery) -> PowerView:
    """The rules of the pack's organisation on the day, and those asked for beside them.

    Args:
        pack: of the organisation.
        query: what is asked.

    Raises:
        BadQuery: with everything at once that cannot be: an unknown member, nobody left, weights, a quota or a chance that cannot
            be, a standing that is not known on the day; or no rule is known and none is asked for; or a game is too large.
    """
    known, left_out = _decisions(pack, query.sitting)
    if not known and not query.rules:
        told = f" ({', '.join(left_out)} was not looked up: --unverified)" if left_out else ""
        refuse([f"no rule of {pack.code} is known {query.sitting.told}{told}; ask for one, as --rule majority"])
    needs = next(iter(known.values())).needs if known else (Flag.VOTE,)
    faults: list[str] = []
    drafts: list[_Draft] = []
    for rule, decision in (
        *((one.rule, (key, one)) for key, one in known.items()),
        *((rule, None) for rule in query.rules),
    ):
        named, lacking = _weights(pack, query, rule, decision)
        seats, unknown = seats_of(pack, query.sitting, decision[1].needs if decision else needs)
        draft = _Draft(
            rule=rule,
            seats=tuple(seats),
            weights=named[1].values if named else query.weights,
            decision=decision,
            named=named,
        )
        faults += [*unknown, *(lacking or draft.faults(query.issue))]
        drafts.append(draft)
    refuse([*dict.fromkeys(faults), *_strangers(pack, query)])
    ruled = tuple(draft.ruled(pack.code, query) for draft in drafts)
    return PowerView(
        organisation=pack.code,
        name=pack.name,
        sitting=query.sitting,
        present=ruled[: len(known)],
        asked=ruled[len(known) :],
        left_out=tuple(left_out),
    )


def power_alone(query: PowerQuery) -> PowerView:
    """The rules asked for, of whoever has a weight, without any organisation.

    Raises:
        BadQuery: as of `power_of`; or no rule or no weights are given.
    """
    faults = [
        f"{code!r} has no weight; leave it out of `--without`"
        for code in query.sitting.without
        if code not in query.weights
    ]
    if not query.weights:
        faults.append("no organisation and no weights are given; name one, as CSTO, or give --weights A=5,B=3")
    if not query.rules:
        faults.append("no rule is given; name one, as --rule majority")
    seats = tuple(Seat(code=code) for code in query.weights if code not in query.sitting.without)
    drafts = [_Draft(rule=rule, seats=seats, weights=query.weights) for rule in query.rules]
    if query.weights:
        faults += [fault for draft in drafts for fault in draft.faults(query.issue)]
    refuse(list(dict.fromkeys(faults)))
    asked = tuple(draft.ruled(None, query) for draft in drafts)
    return PowerView(organisation=None, name=None, sitting=query.sitting, present=(), asked=asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A rule with those who would decide by it, before it is known whether that can be."""

    rule: Rule
    seats: tuple[Seat, ...]
    weights: Mapping[str, Fraction]
    decision: tuple[str, Decision] | None = None
    named: tuple[str, Weights] | None = None

    @property
    def players(self) -> list[str]:
        return [seat.code for seat in self.seats if seat.counts and (seat.present or not asks_presence(self.rule))]

    def faults(self, issue: Issue) -> list[str]:
        wrong = faults_of(self.rule, self.players, self.weights)
        if not self.players:
            return wrong
        # of the issue all can be told even where the rule is wrong
        game = game_of(Consensus(), self.players)
        return [*wrong, *issue_faults(game, issue, [seat.code for seat in self.seats])]

    def ruled(self, organisation: str | None, query: PowerQuery) -> Ruled:
        return Ruled(
            organisation=organisation,
            rule=self.rule,
            decision=self.decision,
            seats=self.seats,
            game=game_of(self.rule, self.players, self.weights),
            weights=self.weights,
            weights_from=self.named,
            issue=query.issue,
            most=query.most,
        )


def _decisions(pack: Pack, sitting: Sitting) -> tuple[dict[str, Decision], list[str]]:
    """Those in force on the whole of the day, and keys of those that would be if they had been looked up."""
    held = {key: one for key, one in pack.decisions.items() if holding(one.since, one.until, sitting.span) is Truth.YES}
    known = {key: one for key, one in held.items() if one.verified or sitting.unverified}
    return known, [key for key in held if key not in known]


def _weights(
    pack: Pack, query: PowerQuery, rule: Rule, decision: tuple[str, Decision] | None
) -> tuple[tuple[str, Weights] | None, list[str]]:
    """The weights of the pack that the rule counts by, and what keeps them from being found; None where it needs none of the pack."""
    if query.weights or not weighs(rule):
        return None, []
    names = list(pack.weights)
    wanted = (
        (decision[1].weights if decision else None) or query.weights_named or (names[0] if len(names) == 1 else None)
    )
    known = f"name one of {', '.join(names)}, or give" if names else "give"
    remedy = f"{known} each, as --weights A=5,B=3"
    if wanted is None or wanted not in pack.weights:
        found = (
            f"{wanted!r} is no weights of {pack.code}"
            if wanted
            else f"{str(rule)!r} weighs members, and it is not said by what"
        )
        return None, [f"{found}; {remedy}"]
    weights = pack.weights[wanted]
    if holding(weights.since, weights.until, query.sitting.span) is not Truth.YES:
        told = f"from {weights.since or 'ever'} to {weights.until or 'now'}"
        return None, [
            f"the weights {wanted!r} hold {told} and not {query.sitting.told}; choose another day, or give each, as --weights A=5,B=3"
        ]
    return (wanted, weights), []


def _strangers(pack: Pack, query: PowerQuery) -> Iterator[str]:
    for code in query.weights:
        if code not in pack.parties:
            yield f"{code!r} has a weight and was never a member of {pack.code}; take it out"


def _exact(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"
