"""Who decides on a day: members, those whose vote is suspended, and those who stay away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.model.finding import Truth
from foedus.treaty.days import LATEST, Span
from foedus.treaty.format import Flag, Kind
from foedus.treaty.pack import Pack

LACKING = {
    Flag.MEMBERSHIP: "no member",
    Flag.PARTICIPATION: "suspended or not taking part",
    Flag.DUES: "in arrears",
    Flag.VOTE: "without its vote",
    Flag.ATTENDANCE: "stays away",
}
"""What a row that denies a flag says, before its days."""
OPEN_END = date(LATEST, 12, 31)
"""The day asked where none is named: what has no end holds on it, so that nothing hangs on the day of asking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One member on a day.

    Attributes:
        code: the member.
        counts: whether it is asked at all.
        present: whether it takes part; one that does not is missed by every rule but those that count the present alone.
        why: what a row of the pack says, where it does not count or is away; else empty.
    """

    code: str
    counts: bool = True
    present: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """The day on which it is asked, and what is left out.

    Attributes:
        on: the day; None for whatever has no end.
        without: members that are left out.
        unverified: whether rows that nobody looked up count.
    """

    on: date | None = None
    without: tuple[str, ...] = ()
    unverified: bool = False

    @property
    def span(self) -> Span:
        """The day as the pack is asked by."""
        return Span.of(self.on or OPEN_END)

    @property
    def told(self) -> str:
        """The day in words."""
        return f"on {self.on}" if self.on else "as far as it has no end"


def seats_of(pack: Pack, sitting: Sitting, needs: Iterable[Flag] = (Flag.VOTE,)) -> tuple[list[Seat], list[str]]:
    """The members of the day in the order of the pack, and what keeps it from being told, each with what to do."""
    faults = [
        f"{code!r} was never a member of {pack.code}; leave it out of `--without`"
        for code in sitting.without
        if code not in pack.parties
    ]
    seats = []
    for code in dict.fromkeys(one.state for one in pack.members):
        member = pack.kind_of(code, sitting.span)[Kind.MEMBER]
        if member is Truth.NO or code in sitting.without:
            continue
        if member is Truth.UNKNOWN:
            faults.append(
                f"it is not known whether {code} was a member {sitting.told}; choose another day, or `--without {code}`"
            )
            continue
        seat, unknown = _seat(pack, code, sitting, tuple(needs))
        seats.append(seat)
        faults += unknown
    faults += [
        f"{code} was no member {sitting.told}; leave it out of `--without`"
        for code in sitting.without
        if code in pack.parties and pack.kind_of(code, sitting.span)[Kind.MEMBER] is Truth.NO
    ]
    return seats, faults


def _seat(pack: Pack, code: str, sitting: Sitting, needs: Sequence[Flag]) -> tuple[Seat, list[str]]:
    lacking, faults = [], []
    for flag in (*needs, Flag.ATTENDANCE):
        holds, row = pack.flag_of(code, flag, sitting.span, unverified=sitting.unverified)
        if holds is Truth.UNKNOWN:
            faults.append(
                f"it is not known whether {code} had its {flag.value} {sitting.told}; choose another day, or `--without {code}`"
            )
        elif holds is Truth.NO and row:
            days = f"from {row.since} to {row.until}" if row.until else f"since {row.since}"
            lacking.append((flag, f"{LACKING[flag]} {days}"))
    seat = Seat(
        code=code,
        counts=all(flag is Flag.ATTENDANCE for flag, _ in lacking),
        present=all(flag is not Flag.ATTENDANCE for flag, _ in lacking),
        why="; ".join(words for _, words in lacking),
    )
    return seat, faults
