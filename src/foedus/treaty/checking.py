"""What the parts of a pack owe each other: order of days, addresses, readings, overrides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from foedus.treaty.format import Exemption, Instrument, Norm, Provision, Version
from foedus.treaty.pack import Pack


def faults(pack: Pack, folder: str) -> list[str]:
    """Every problem between the parts of the pack, each with its place and what to do."""
    found = [
        f"{folder}/instruments/{id_}.yaml: {fault}"
        for id_, instrument in pack.instruments.items()
        for fault in (*_versions(instrument), *_texts(instrument))
    ]
    usable = {
        address
        for id_, one in pack.instruments.items()
        if not [*_texts(one)]
        for address in pack.provisions
        if address.startswith(f"{id_}/")
    }
    for address in pack.provisions:
        instrument, key = address.split("/", 1)
        place = f"{folder}/instruments/{instrument}.yaml: provisions/{key}"
        found += [f"{place}/{fault}" for fault in _provision(pack, address, pack.provisions[address])]
    found += [f"{folder}/{fault}" for fault in (*_readings(pack), *_standing(pack))]
    names = Counter(name for provision in pack.provisions.values() for name in provision.norms)
    found += [
        f"{folder}/instruments: the norm {name!r} stands {number} times; a name is one in a pack"
        for name, number in names.items()
        if number > 1
    ]
    if len(usable) == len(pack.provisions) and max(names.values(), default=1) == 1:
        found += [
            f"{folder}/instruments: {fault}" for fault in _cycles({name: one.norm for name, one in pack.norms.items()})
        ]
    return found


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
        known = [text.version for text in provision.texts if text.version in order]
        for text in provision.texts:
            if text.version not in order:
                yield f"provisions/{key}: a text of version {text.version!r}, which is none of {', '.join(order)}"
        if known != sorted(set(known), key=order.index):
            yield f"provisions/{key}: its texts are not in the order of the versions, one for each"


def _provision(pack: Pack, address: str, provision: Provision) -> Iterator[str]:
    for name, norm in provision.norms.items():
        place = f"norms/{name}"
        for reading in norm.readings():
            if reading not in pack.readings:
                yield f"{place}: the reading {reading!r} is not in readings.yaml; tell there whose it is"
            elif address not in pack.readings[reading].provisions:
                yield f"{place}: the reading {reading!r} does not name {address} among its provisions"
        for over in norm.over:
            if not any(over in one.norms for one in pack.provisions.values()):
                yield f"{place}: is over {over!r}, which is no norm of the pack"
        yield from _exceptions(pack, norm.exceptions, place)
        if norm.modality not in {"constitutive", "permission"} and not (norm.breached_by or norm.fulfilled_by):
            yield f"{place}: matches no act; give `breached_by` or `fulfilled_by`, or call it constitutive"


def _exceptions(pack: Pack, exceptions: Mapping[str, Exemption], place: str) -> Iterator[str]:
    for name, one in exceptions.items():
        here = f"{place}/exceptions/{name}"
        if one.provision is not None and one.provision not in pack.provisions:
            yield f"{here}: no provision has the address {one.provision!r}; addresses are such as {next(iter(pack.provisions), 'charter/art-1')}"
        yield from _exceptions(pack, one.exceptions, here)


def _readings(pack: Pack) -> Iterator[str]:
    for name, reading in pack.readings.items():
        for address in reading.provisions:
            if address not in pack.provisions:
                yield f"readings.yaml: readings/{name}: no provision has the address {address!r}"


def _standing(pack: Pack) -> Iterator[str]:
    states = {one.state for one in pack.members}
    for number, row in enumerate(pack.standing):
        if row.state not in states:
            yield f"standing.yaml: standing/{number}: {row.state!r} was never a member; members stand in organisation.yaml"
        if row.until and row.until.last < row.since.first:
            yield f"standing.yaml: standing/{number}: ends on {row.until}, before it begins on {row.since}"


def _cycles(norms: Mapping[str, Norm]) -> Iterator[str]:
    """Norms that are over themselves, through others; each cycle is told once."""
    told: set[frozenset[str]] = set()
    for start in norms:
        path, seen = [start], {start}
        while True:
            following = next((over for over in norms[path[-1]].over if over in norms), None)
            if following is None:
                break
            path.append(following)
            if following in seen:
                cycle = path[path.index(following) :]
                if frozenset(cycle) not in told:
                    told.add(frozenset(cycle))
                    yield f"norms that are over each other in a circle: {' over '.join(cycle)}; one must not be"
                break
            seen.add(following)
