"""A pack's treaties in the variables of ATOP, derived from what its norms settle; docs/methods/atop.md tells the rules.

Leeds, Ritter, Mitchell and Long, "Alliance Treaty Obligations and Provisions, 1815-1944", International Interactions 28 (2002),
237-260. ATOP dates a phase by signature, not by entry into force, and so does this.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from foedus.treaty.days import Day
from foedus.treaty.format import Instrument, Provision
from foedus.treaty.matters import Matter
from foedus.treaty.pack import Pack

YES_OR_NO: Mapping[str, Matter] = {
    "offense": Matter.OFFENSE,
    "neutral": Matter.NEUTRALITY,
    "nonagg": Matter.NONAGGRESSION,
    "consul": Matter.CONSULTATION,
    "noothall": Matter.NO_OTHER_ALLIANCE,
    "notaiden": Matter.AID_TO_ENEMIES_BARRED,
    "thirdcom": Matter.THIRD_STATE_COMMITMENTS,
    "medarb": Matter.MEDIATION,
    "interv": Matter.NONINTERVENTION,
    "intcom": Matter.INTEGRATED_COMMAND,
    "subord": Matter.SUBORDINATION,
    "base": Matter.BASES,
    "dipaid": Matter.MILITARY_AID_CONDITIONED,
    "contrib": Matter.DUES,
    "orgpurp1": Matter.MILITARY_PURPOSE,
    "estmode": Matter.RATIFICATION,
    "renounce": Matter.RENUNCIATION,
}
"""Variables that are 1 where a norm settles the matter, else 0."""
ACCESSION_OPEN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """What the treaties settle for a time.

    Attributes:
        since: day of the signature from which it is so.
        until: day of the signature that ends it; None where nothing does.
        variables: values by ATOP's names in small letters.
    """

    since: Day
    until: Day | None
    variables: Mapping[str, int]


def phases(pack: Pack, *, unverified: bool = False) -> list[Phase]:
    """The phases of the pack's alliance, in order of time; consecutive ones differ.

    Args:
        pack: the organisation.
        unverified: whether texts that nobody looked up count.
    """
    days = sorted(
        {version.signed for one in pack.instruments.values() for version in one.versions.values()}, key=_first
    )
    rows: list[tuple[Day, Mapping[str, int]]] = []
    for day in days:
        row = _variables(pack, day, unverified=unverified)
        if any(row.values()) and (not rows or rows[-1][1] != row):
            rows.append((day, row))
    ends = [since for since, _ in rows[1:]]
    return [
        Phase(since=since, until=until, variables=row) for (since, row), until in zip(rows, [*ends, None], strict=True)
    ]


def _first(day: Day) -> tuple[date, date]:
    return day.first, day.last


def _variables(pack: Pack, day: Day, *, unverified: bool) -> dict[str, int]:
    settled = dict(_settled(pack, day, unverified=unverified))
    defended = Matter.DEFENSE in settled
    bound = Matter.DEFENSE_UNDER_CONDITIONS in settled
    row = {name: int(matter in settled) for name, matter in YES_OR_NO.items()}
    return row | {
        "defense": int(defended or bound),
        "defcon": int(bound and not defended),
        "conditio": int(bound and not defended),
        "active": int(defended or bound or Matter.OFFENSE in settled),
        "conwtin": _sum(settled, {Matter.PEACEFUL_SETTLEMENT: 1, Matter.NONAGGRESSION: 2}),
        "milcon": _highest(settled, {Matter.COMMON_DEFENCE_POLICY: 3, Matter.MILITARY_CONTACT: 2}),
        "organ1": _highest(settled, {Matter.SECRETARIAT: 3, Matter.COUNCIL: 2}),
        "reflnun": _highest(settled, {Matter.UNITED_NATIONS_TOLD: 2, Matter.UNITED_NATIONS_NAMED: 1}),
        "agprois": _sum(settled, {Matter.FURTHER_MILITARY_AGREEMENTS: 1, Matter.FURTHER_OTHER_AGREEMENTS: 2}),
        "futmem": ACCESSION_OPEN if Matter.ACCESSION in settled else 0,
        "length": settled[Matter.TERM].term_months or 0 if Matter.TERM in settled else 0,
    }


def _sum(settled: Collection[Matter], worth: Mapping[Matter, int]) -> int:
    return sum(value for matter, value in worth.items() if matter in settled)


def _highest(settled: Collection[Matter], worth: Mapping[Matter, int]) -> int:
    return max((value for matter, value in worth.items() if matter in settled), default=0)


def _settled(pack: Pack, day: Day, *, unverified: bool) -> Iterator[tuple[Matter, Instrument]]:
    """What norms signed by the day settle, each with its instrument."""
    for address, provision in pack.provisions.items():
        instrument = pack.instruments[address.split("/", maxsplit=1)[0]]
        if _signed(instrument, provision, day, unverified=unverified):
            yield from ((matter, instrument) for norm in provision.norms.values() for matter in norm.matters)


def _signed(instrument: Instrument, provision: Provision, day: Day, *, unverified: bool) -> bool:
    """Whether the newest text signed by the day stands, and was looked up."""
    signed = [text for text in provision.texts if instrument.versions[text.version].signed.last <= day.last]
    return bool(signed) and signed[-1].paraphrase is not None and (unverified or signed[-1].verified)
