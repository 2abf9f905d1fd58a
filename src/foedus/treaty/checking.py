"""What the parts of a pack owe each other: order of days, addresses, readings, overrides."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from foedus.treaty.days import Day
from foedus.treaty.deciding import decision_faults
from foedus.treaty.format import Condition, Exemption, Instrument, Modality, Norm, Provision, Version
from foedus.treaty.pack import Pack

Places = Mapping[str, list[tuple[str, Norm]]]
"""Norms by name, each with the place where it stands; more than one where a name stands twice."""
WITHOUT_ACTS = frozenset({Modality.CONSTITUTIVE, Modality.PERMISSION})
"""Kinds of norms that may match no act: they say what is, not what to do."""


def faults(pack: Pack, folder: str, unread: Collection[str] = ()) -> list[str]:
    """Every problem between the parts of the pack, each with its place and what to do.

    Args:
        pack: what could be read.
        folder: its name.
        unread: files of the pack that could not be read, such as `readings.yaml`; nothing is said to be missing that may stand there.
    """
    return [f"{folder}/{fault}" for fault in _Checking(pack, frozenset(unread), _placed(pack)).all()]


def _placed(pack: Pack) -> Places:
    placed: dict[str, list[tuple[str, Norm]]] = defaultdict(list)
    for address, provision in pack.provisions.items():
        for name, norm in provision.norms.items():
            placed[name].append((f"{_place(address)}/norms/{name}", norm))
    return placed


def _place(address: str) -> str:
    instrument, key = address.split("/", 1)
    return f"instruments/{instrument}.yaml: provisions/{key}"


@dataclass(frozen=True, slots=True)
class _Checking:
    pack: Pack
    unread: frozenset[str]
    norms: Places

    def all(self) -> Iterator[str]:
        for id_, instrument in self.pack.instruments.items():
            yield from (f"instruments/{id_}.yaml: {one}" for one in (*_versions(instrument), *_texts(instrument)))
        for address, provision in self.pack.provisions.items():
            for name, norm in provision.norms.items():
                place = f"{_place(address)}/norms/{name}"
                yield from (f"{place}: {one}" for one in self._norm(address, norm))
                yield from self._exceptions(norm.exceptions, place)
                yield from (f"{place}/{one}" for one in _unconditional(norm.exceptions, norm.readings() or ("",)))
                if norm.counterparty is None:
                    yield from (f"{place}/{one}" for one in _of_counterparty(norm.conditions, norm.exceptions))
        yield from self._readings()
        yield from self._states()
        yield from decision_faults(self.pack, self.unread)
        yield from _doubles(self.norms)
        yield from _circles(self.norms)

    def _norm(self, address: str, norm: Norm) -> Iterator[str]:
        yield from self._rivals(address, norm.readings())
        for over in norm.over:
            if over not in self.norms and not any(name.startswith("instruments/") for name in self.unread):
                yield f"is over {over!r}, which is no norm of the pack; name a norm, or take it out"
        if norm.modality not in WITHOUT_ACTS and not (norm.breached_by or norm.fulfilled_by):
            yield "matches no act; give `breached_by` or `fulfilled_by`, or call it constitutive"
        yield from _order(norm.since, norm.until)

    def _rivals(self, address: str, readings: tuple[str, ...]) -> Iterator[str]:
        """What is wrong with the readings that a norm of the provision tells apart; that one stands alone only where it is right itself."""
        sound = True
        for reading in readings:
            if reading not in self.pack.readings:
                sound = False
                if "readings.yaml" not in self.unread:
                    yield f"the reading {reading!r} is not in readings.yaml; tell there whose it is"
            elif address not in self.pack.readings[reading].provisions:
                sound = False
                yield f"the reading {reading!r} does not name {address} among its provisions; add it in readings.yaml"
        if sound and len(readings) == 1:
            yield (
                f"tells one reading, {readings[0]!r}, and would be judged by it alone; name its rival too, under what both"
                " share if it asks for nothing of its own: `under: [one, other]`"
            )

    def _exceptions(self, exceptions: Mapping[str, Exemption], place: str) -> Iterator[str]:
        for name, one in exceptions.items():
            here = f"{place}/exceptions/{name}"
            if one.provision is not None and self._missing(one.provision):
                yield f"{here}: {self._no_address(one.provision)}"
            yield from self._exceptions(one.exceptions, here)

    def _missing(self, address: str) -> bool:
        return (
            address not in self.pack.provisions
            and f"instruments/{address.split('/', maxsplit=1)[0]}.yaml" not in self.unread
        )

    def _no_address(self, address: str) -> str:
        known = next(iter(self.pack.provisions), "charter/art-1")
        return f"no provision has the address {address!r}; addresses are such as {known}"

    def _readings(self) -> Iterator[str]:
        for name, reading in self.pack.readings.items():
            for address in filter(self._missing, reading.provisions):
                yield f"readings.yaml: readings/{name}: {self._no_address(address)}"

    def _states(self) -> Iterator[str]:
        states = {one.state for one in self.pack.members}
        for number, row in enumerate(self.pack.standing):
            place = f"standing.yaml: standing/{number}"
            if row.state not in states and "organisation.yaml" not in self.unread:
                yield f"{place}: {row.state!r} was never a member; members stand in organisation.yaml"
            yield from (f"{place}: {one}" for one in _order(row.since, row.until))
        for number, partner in enumerate(self.pack.partners):
            yield from (f"standing.yaml: partners/{number}: {one}" for one in _order(partner.since, partner.until))
        for member in self.pack.members:
            yield from (
                f"organisation.yaml: members/{member.state}: {one}" for one in _order(member.since, member.until)
            )


def _of_counterparty(conditions: Mapping[str, Condition], exceptions: Mapping[str, Exemption]) -> Iterator[str]:
    """Conditions that ask for a counterparty, of a norm that has none."""
    for name, one in conditions.items():
        if (one.told and "counterparty" in {one.told.by, one.told.to}) or (
            one.flag and one.flag.party == "counterparty"
        ):
            yield f"conditions/{name}: asks for the counterparty, and the norm names none; give it a `counterparty`"
    for name, exemption in exceptions.items():
        yield from (f"exceptions/{name}/{one}" for one in _of_counterparty(exemption.conditions, exemption.exceptions))


def _unconditional(exceptions: Mapping[str, Exemption], readings: Collection[str]) -> Iterator[str]:
    """Exemptions that under a reading have no condition left, and would excuse whatever is told."""
    for name, one in exceptions.items():
        counted = [reading for reading in readings if not one.under or reading in one.under]
        for reading in counted:
            if not any(not part.under or reading in part.under for part in one.conditions.values()):
                under = f"under the reading {reading!r}" if reading else "always"
                yield f"exceptions/{name}: excuses {under}, whatever is told; give a condition, or name its readings in `under`"
        yield from (f"exceptions/{name}/{inner}" for inner in _unconditional(one.exceptions, counted))


def _order(since: Day | None, until: Day | None) -> Iterator[str]:
    if since and until and until.last < since.first:
        yield f"ends on {until}, before it begins on {since}; mend one of the days"


def _versions(instrument: Instrument) -> Iterator[str]:
    for name, one in instrument.versions.items():
        if one.in_force and one.in_force.last < one.signed.first:
            yield f"versions/{name}: in force on {one.in_force}, before it was signed on {one.signed}; mend one of the days"
        if one.until and one.in_force and one.until.last < one.in_force.first:
            yield f"versions/{name}: ends on {one.until}, before it is in force on {one.in_force}; mend one of the days"
    yield from _overlaps(instrument.versions)


def _overlaps(versions: Mapping[str, Version]) -> Iterator[str]:
    dated = [(name, one) for name, one in versions.items() if one.in_force]
    for (earlier, one), (later, other) in pairwise(dated):
        if one.in_force and other.in_force and other.in_force.first <= one.in_force.first:
            yield f"versions/{later}: in force on {other.in_force}, not after {earlier} ({one.in_force}); put versions in order of time"
        elif one.until and other.in_force and one.until.last >= other.in_force.first:
            yield f"versions/{earlier}: ends on {one.until}, and {later} is in force from {other.in_force}; they overlap: leave `until` out"


def _texts(instrument: Instrument) -> Iterator[str]:
    order = list(instrument.versions)
    for key, provision in instrument.provisions.items():
        yield from (f"provisions/{key}: {one}" for one in _texts_of(provision, order))


def _texts_of(provision: Provision, order: list[str]) -> Iterator[str]:
    known = [text.version for text in provision.texts if text.version in order]
    for text in provision.texts:
        if text.version not in order:
            yield f"a text of version {text.version!r}, which is none of {', '.join(order)}; name one of these"
    if known != sorted(set(known), key=order.index):
        yield "its texts are not in the order of the versions, one for each; put them so"


def _doubles(norms: Places) -> Iterator[str]:
    for same in norms.values():
        first, *others = (place for place, _ in same)
        for place in others:
            yield f"{place}: a norm of that name stands at {first} too; a name is one in a pack: call one otherwise"


def _circles(norms: Places) -> Iterator[str]:
    """Norms that are over themselves, through others; each circle is told once, by its shortest way."""
    over = {name: [below for _, norm in same for below in norm.over] for name, same in norms.items()}
    told: set[frozenset[str]] = set()
    for start, same in norms.items():
        circle = _way_back(start, over)
        if circle and frozenset(circle) not in told:
            told.add(frozenset(circle))
            yield f"{same[0][0]}/over: a circle, {' over '.join(circle)}; take one of these out of an `over`"


def _way_back(start: str, over: Mapping[str, list[str]]) -> tuple[str, ...]:
    """The shortest way from the norm to itself, both ends included; empty where there is none."""
    ahead: deque[tuple[str, ...]] = deque([(start,)])
    seen = {start}
    while ahead:
        way = ahead.popleft()
        for below in over.get(way[-1], ()):
            if below == start:
                return (*way, start)
            if below not in seen:
                seen.add(below)
                ahead.append((*way, below))
    return ()
