"""Amendments applied to a pack: what comes of it is another pack, and nothing touches the one that is amended.

Where they are taken to hold from a day, a provision keeps its texts and norms up to the day before; a norm that holds from that day
under a name that is taken gets one of its own (`NAME-from-DAY`), so that what is found of earlier acts stays as it was, ids included.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from foedus.treaty.days import Day
from foedus.treaty.drafting import Draft, Place, Step, instrument_of
from foedus.treaty.format import Provision, Version
from foedus.treaty.pack import Pack
from foedus.treaty.proposals import Amendment

Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One provision before and after; None where it is not there.

    Attributes:
        address: of the provision.
        places: operations that change it, in their order; empty where it only follows from other changes.
    """

    address: str
    before: Provision | None
    after: Provision | None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionChange:
    """One version of an instrument before and after; None where it is not there."""

    instrument: str
    name: str
    before: Version | None
    after: Version | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """What amendments make of a pack.

    Attributes:
        original, pack: before and after; the original is as it was.
        since: from when the changes are taken to hold; None for as long as the treaty has stood.
        changes: provisions that are another, in the order in which they were first changed.
        consequences: further provisions some norm of which goes before others than it did.
        versions: those that are new or have other days.
        rules: how members decide by an address, where that was changed.
        renamed: norms of the amendments that have another name in `pack`, each with its own.
        conflicts: changes of one thing by several amendments; the later one holds.
    """

    original: Pack
    pack: Pack
    since: Day | None
    changes: tuple[Change, ...]
    consequences: tuple[Change, ...]
    versions: tuple[VersionChange, ...]
    rules: Mapping[str, str]
    renamed: Mapping[str, str]
    conflicts: tuple[str, ...]

    def touched(self) -> frozenset[str]:
        """Names of the norms, of either pack, that may say something else: changed ones, and those that go before or after them."""
        old, new = self.original.norms, self.pack.norms
        changed = {name for name in {*old, *new} if old.get(name) != new.get(name)}
        near: set[str] = set()
        for pack in (self.original, self.pack):
            near.update(*(pack.beaten_by(name) for name in changed if name in pack.norms))
            near.update(name for name in pack.norms if not changed.isdisjoint(pack.beaten_by(name)))
        return frozenset(changed | near)


def amend(pack: Pack, amendments: Mapping[str, Amendment], since: Day | None = None) -> Amended:
    """The pack with the amendments in the order given.

    Args:
        pack: of the organisation that they are for.
        amendments: by id.
        since: from when they are taken to hold; None for as long as the treaty has stood, as for a day before it did.

    Raises:
        BadData: with every operation that cannot be made, its place and what to do.
    """
    draft = Draft.of(pack, since)
    for id_, amendment in amendments.items():
        if amendment.organisation != pack.code:
            draft.problems.append(f"{id_}: is for {amendment.organisation}, not for {pack.code}; leave it out")
        else:
            draft.take_readings(id_, amendment)
    steps = [
        Step(Place(id_, number), operation, amendment)
        for id_, amendment in amendments.items()
        if amendment.organisation == pack.code
        for number, operation in enumerate(amendment.operations)
    ]
    # days of versions first: from which day a text holds is told by them
    steps.sort(key=lambda step: step.operation.change != "retime")
    for at, step in enumerate(steps):
        draft.make(step, steps[at + 1 :])
    amended = draft.done()
    operated = {target[1]: tuple(s.place for s in made) for target, made in draft.by.items() if target[0] == "text"}
    changes = {one.address: one for one in _changes(pack, amended, operated)}
    return Amended(
        original=pack,
        pack=amended,
        since=since,
        changes=tuple(changes[address] for address in operated if address in changes),
        consequences=tuple(one for address, one in changes.items() if address not in operated),
        versions=tuple(_version_changes(pack, amended)),
        rules=draft.rules,
        renamed={own: name for own, name in draft.renamed.items() if own in amended.norms},
        conflicts=tuple(draft.conflicts),
    )


def _changes(old: Pack, new: Pack, operated: Mapping[str, tuple[Place, ...]]) -> Iterator[Change]:
    for address in dict.fromkeys((*old.provisions, *new.provisions)):
        was, becomes = old.provisions.get(address), new.provisions.get(address)
        if was != becomes:
            yield Change(address=address, before=was, after=becomes, places=operated.get(address, ()))


def _version_changes(old: Pack, new: Pack) -> Iterator[VersionChange]:
    for id_, instrument in new.instruments.items():
        was = old.instruments[id_].versions
        for name, version in instrument.versions.items():
            if was.get(name) != version:
                yield VersionChange(instrument=id_, name=name, before=was.get(name), after=version)


def undone(amended: Amended) -> Pack:
    """The amended pack with each change taken back, in the order of the original; equal to it."""
    instruments = {}
    for id_, instrument in amended.pack.instruments.items():
        versions: dict[str, Version | None] = dict(instrument.versions)
        versions |= {one.name: one.before for one in amended.versions if one.instrument == id_}
        provisions: dict[str, Provision | None] = dict(instrument.provisions)
        for one in (*amended.changes, *amended.consequences):
            if instrument_of(one.address) == id_:
                provisions[one.address.split("/", 1)[1]] = one.before
        was = amended.original.instruments[id_]
        instruments[id_] = instrument.model_copy(
            update={
                "versions": _in_order(versions, list(was.versions)),
                "provisions": _in_order(provisions, list(was.provisions)),
            }
        )
    return replace(amended.pack, instruments=instruments, readings=amended.original.readings)


def _in_order(entries: Mapping[str, Kept | None], order: Sequence[str]) -> dict[str, Kept]:
    there = {key: one for key, one in entries.items() if one is not None}
    return dict(sorted(there.items(), key=lambda one: order.index(one[0]) if one[0] in order else len(order)))
