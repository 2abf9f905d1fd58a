"""Rules, power and bargains on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from foedus.analysis.power.bargaining import Bargain, Stake
from foedus.analysis.power.chances import Chance
from foedus.analysis.power.deciding import Change, PowerView, Ruled, changes
from foedus.analysis.power.indices import Index
from foedus.analysis.power.issue import Settled
from foedus.analysis.power.rates import base_rates
from foedus.analysis.power.seats import Seat
from foedus.analysis.power.stances import PLACES, Opposition, Stance, outcome
from foedus.desk.parts import name_of
from foedus.interfaces.cli.entries import quote_line
from foedus.interfaces.cli.screen import grid, heading, plain
from foedus.model.finding import Truth
from foedus.treaty.rules import weighs

OUTCOMES = {
    Truth.YES: "carried, whatever all others do",
    Truth.NO: "not carried, whatever all others do",
    Truth.UNKNOWN: "open: it hangs on those of whom nothing settled is told",
}
SMALL = Fraction(1, 10_000)
"""Smaller shares are shown by their power of ten."""
REFUSED = 10
"""Refused things that are shown; JSON lines hold all."""
TURNS = 12
"""Inputs that are shown of a bargain; JSON lines hold all."""


def power_lines(
    view: PowerView, stances: Sequence[Stance] = (), oppositions: Sequence[Opposition] = ()
) -> Iterator[RenderableType]:
    """The first rule whole, the others beside it, then what the record tells."""
    first, *others = view.ruled
    yield from _ruled_lines(view, first)
    for other in others:
        yield ""
        yield from _beside_lines(first, other)
    if view.left_out:
        yield ""
        yield _line(f"not looked up, and left out: {', '.join(view.left_out)} (--unverified)")
    if stances:
        yield ""
        yield from _stance_lines(view, stances)
    if oppositions:
        yield ""
        yield from _opposition_lines(view, oppositions)
    if view.asked and view.organisation:
        yield ""
        yield from rate_lines()


def bargain_lines(found: Bargain, stakes: Mapping[str, Stake]) -> Iterator[RenderableType]:
    """The results, the stakes, and what would turn them."""
    yield heading("Bargain", f"parties {len(stakes)}")
    told = (
        "none beats every other"
        if found.condorcet is None
        else f"{_decimal(found.condorcet)} beats every other in pairs"
    )
    yield _line(f"weighted mean {float(found.mean):.5f} · weighted median {_decimal(found.median)} · {told}")
    table = _columns(("", "position", "capability", "salience", "part of all weight"))
    for party, stake in stakes.items():
        numbers = (stake.position, stake.capability, stake.salience)
        table.add_row(plain(name_of(party)), *map(_decimal, numbers), f"{float(found.shares[party]):.4f}")
    yield _in(table)
    yield _line("what would turn the median, each by one input alone, the least change first")
    turns = _columns(("", "input", "given", "turns at", "becomes"))
    for turn in found.turns[:TURNS]:
        turns.add_row(plain(name_of(turn.party)), turn.input.value, *map(_decimal, (turn.given, turn.at, turn.becomes)))
    yield _in(turns)
    if len(found.turns) > TURNS:
        yield _line(f"and {len(found.turns) - TURNS} more; --format jsonl holds all")
    yield ""
    yield from rate_lines()


def rate_lines() -> Iterator[RenderableType]:
    """Base rates, for whoever is about to believe a number."""
    yield heading("How often alliances were honoured in war")
    for rate in base_rates():
        first, last = rate.years
        yield _line(f"{float(rate.share):.1%} of {rate.counts}, {first} to {last} ({rate.authors}: {rate.definition})")


def _ruled_lines(view: PowerView, ruled: Ruled) -> Iterator[RenderableType]:
    whose = f"{view.organisation}: {_title(ruled)}" if view.organisation else str(ruled.rule)
    yield heading(
        whose,
        f"{view.sitting.told} · members {len(ruled.game.players)}"
        if view.organisation
        else f"members {len(ruled.game.players)}",
    )
    yield from _source_lines(ruled)
    yield from map(_line, _act_words(ruled))
    yield _in(_members(ruled))
    yield from map(_line, _blocking_words(ruled))
    yield from map(_line, _seat_words(ruled))
    yield from map(_line, _issue_words(ruled.settled))


def _beside_lines(first: Ruled, other: Ruled) -> Iterator[RenderableType]:
    yield heading(f"Beside it: {_title(other)}", f"members {len(other.game.players)}")
    yield from _source_lines(other)
    if other.game == first.game:
        yield _line(f"the same members and the same coalitions carry a decision as under {_title(first)}")
        return
    yield from map(_line, _act_words(other))
    found = changes(first, other)
    if len({(one.before, one.after, one.prevented, one.prevents) for one in found}) == 1:
        one = found[0]
        yield _line(
            f"each member: Shapley-Shubik {one.after}, before {one.before}; prevents {_short(one.prevents)}, before {_short(one.prevented)}"
        )
    else:
        yield _in(_changes(found))
    yield from map(_line, _blocking_words(other))
    yield from map(_line, _seat_words(other, first))
    yield from map(_line, _issue_words(other.settled))


def _changes(found: Sequence[Change]) -> RenderableType:
    table = _columns(("", "Shapley-Shubik", "before", "change", "prevents", "before"))
    for one in found:
        table.add_row(
            plain(name_of(one.member)), str(one.after), str(one.before), _signed(one.after - one.before), _short(one.prevents),
            _short(one.prevented),
        )  # fmt: skip
    return table


def _title(ruled: Ruled) -> str:
    return str(ruled.rule) if ruled.name == str(ruled.rule) else f"{ruled.name} by {ruled.rule}"


def _source_lines(ruled: Ruled) -> Iterator[RenderableType]:
    if ruled.decision:
        decision = ruled.decision[1]
        yield _line(" · ".join(filter(None, [decision.provision, decision.matter, decision.status])))
    if ruled.weights_from:
        name, weights = ruled.weights_from
        looked_up = "" if weights.verified else ", which nobody looked up"
        yield _line(f"weighs by {name}: {weights.says}{looked_up}")


def _act_words(ruled: Ruled) -> Iterator[str]:
    powers = ruled.powers
    number = 2 ** len(ruled.game.players)
    yield f"power to act {powers.power_to_act} ({_short(powers.power_to_act)}): {powers.winning} of {number} coalitions can carry a decision"
    if not ruled.game.is_proper:
        yield "two coalitions without a common member may both carry one, so that decisions can contradict each other"


def _columns(names: Sequence[str]) -> Table:
    """An empty table, its first column for names, the others for numbers."""
    number: dict[str, object] = {"justify": "right"}
    table = grid({}, *(number for _ in names[1:]))
    table.add_row(*(Text(name, style="dim") for name in names))
    return table


def _members(ruled: Ruled) -> RenderableType:
    weighing = weighs(ruled.rule)
    names = ("", *(["weight"] if weighing else []), "Shapley-Shubik", "", "Banzhaf", "", "swings", "prevents")
    table = _columns(names)
    for seat in ruled.seats:
        table.add_row(
            plain(name_of(seat.code)), *([_decimal(ruled.weights[seat.code])] if weighing else []), *_cells(ruled, seat)
        )
    return table


def _cells(ruled: Ruled, seat: Seat) -> list[str]:
    index: Index | None = ruled.powers.of.get(seat.code)
    if index is None:
        return ["not counted", "", "", "", "", ""]
    shares = [cell for share in (index.shapley_shubik, index.banzhaf) for cell in (str(share), _short(share))]
    return [*shares, str(index.swings), _short(index.prevents)]


def _blocking_words(ruled: Ruled) -> Iterator[str]:
    found = ruled.blocking
    shown = " · ".join("+".join(one) for one in found.coalitions)
    number = "more than can be counted" if found.number is None else str(found.number)
    more = "" if found.is_whole else f", of which {len(found.coalitions)} are shown"
    yield f"minimal blocking coalitions: {number}{more}: {shown}"


def _seat_words(ruled: Ruled, known: Ruled | None = None) -> Iterator[str]:
    """Why members do not count or are away, where it was not told of the other rule."""
    told = {seat.code: seat.why for seat in known.seats} if known else {}
    for seat in ruled.seats:
        if seat.why and told.get(seat.code) != seat.why:
            yield f"{name_of(seat.code)}: {seat.why}"


def _issue_words(settled: Settled) -> Iterator[str]:
    if settled.line:
        at = settled.line
        core = f"{_decimal(at.core[0])} to {_decimal(at.core[1])}" if at.core else "none"
        yield f"pivots at {_decimal(at.right)} and {_decimal(at.left)} · nothing can replace positions from {core}"
        winset = ", ".join(f"between {_decimal(low)} and {_decimal(high)}" for low, high in at.winset)
        yield f"what stands at {_decimal(at.status_quo)} " + (f"is beaten {winset}" if winset else "is gridlocked")
    if settled.carried is not None:
        yield "the proposal is carried" if settled.carried else "the proposal is not carried"
    if settled.chance:
        yield from _chance_words(settled.chance)


def _chance_words(chance: Chance) -> Iterator[str]:
    drawn = f"{chance.carried} of {chance.drawing.draws} draws, seed {chance.drawing.seed}"
    yield f"carried in {float(chance.share):.4f} ({drawn}; {chance.low:.4f} to {chance.high:.4f} in 95 of 100 such drawings)"
    yield f"assumed: {'; '.join(chance.assumes)}"


def _stance_lines(view: PowerView, stances: Sequence[Stance]) -> Iterator[RenderableType]:
    yield heading("By the record", f"members {len(stances)}")
    scale = ", ".join(f"{side.value} {place}" for side, place in PLACES.items())
    yield _line(f"as positions: {scale}")
    for stance in stances:
        side = stance.side.value if stance.side else "not settled: " + " and ".join(side.value for side in stance.told)
        yield Text(plain(f"{name_of(stance.member)}: {side}"), style="bold")
        for told in stance.told.values():
            yield from (quote_line(one.citation) for one in told)
    for ruled in view.ruled:
        yield _line(f"under {_title(ruled)}: {OUTCOMES[outcome(ruled, stances)]}")


def _opposition_lines(view: PowerView, oppositions: Sequence[Opposition]) -> Iterator[RenderableType]:
    """What was refused, and what each rule makes of it; that a rule would have let it pass does not say that all would have acted so."""
    yield heading("Refused, by the record", f"things {len(oppositions)}")
    for opposition in oppositions[:REFUSED]:
        yield Text(plain(opposition.about), style="bold")
        for stance in opposition.stances:
            side = " and ".join(side.value for side in stance.told)
            yield _line(f"{name_of(stance.member)}: {side if stance.side else f'not settled: {side}'}")
            yield from (quote_line(told[0].citation) for told in stance.told.values())
        for ruled in view.ruled:
            yield _line(f"under {_title(ruled)}: {OUTCOMES[outcome(ruled, opposition.stances)]}")
    if len(oppositions) > REFUSED:
        yield _line(f"and {len(oppositions) - REFUSED} more; --format jsonl holds all")


def _decimal(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else f"{float(number):.5g}"


def _signed(change: Fraction) -> str:
    return f"{float(change):+.4f}" if change else "none"


def _short(share: Fraction) -> str:
    return f"{float(share):.4f}" if not share or share >= SMALL else f"{float(share):.2e}"


def _line(words: str) -> RenderableType:
    return _in(Text(plain(words)))


def _in(what: RenderableType) -> RenderableType:
    return Padding(what, (0, 0, 0, 2))
