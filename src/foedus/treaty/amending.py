"""Amendments applied to a pack: what comes of it is another pack, and nothing touches the one that is amended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, NamedTuple, TypedDict

from foedus.errors import BadData
from foedus.treaty.checking import faults
from foedus.treaty.days import Day, before
from foedus.treaty.format import Instrument, Norm, Provision, Reading, Text, Version
from foedus.treaty.pack import Pack
from foedus.treaty.proposals import Amendment, Operation, Wording


class Place(NamedTuple):
    """Where a change stands: the amendment's id, and the number of the operation, from 0."""

    amendment: str
    number: int

    def __str__(self) -> str:
        return f"{self.amendment}: operations/{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One provision before and after; None where it is not there."""

    address: str
    before: Provision | None
    after: Provision | None
    places: tuple[Place, ...]


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
        versions: those that are new or have other days.
        rules: how members decide by an address, where that was changed.
        conflicts: changes of one thing by several amendments; the later one holds.
    """

    original: Pack
    pack: Pack
    since: Day | None
    changes: tuple[Change, ...]
    versions: tuple[VersionChange, ...]
    rules: Mapping[str, str]
    conflicts: tuple[str, ...]

    def touched(self) -> frozenset[str]:
        """Names of the norms, of either pack, that may say something else: changed ones, and those that go before or after them."""
        old, new = self.original.norms, self.pack.norms
        changed = {name for name in {*old, *new} if old.get(name) != new.get(name)}
        near = {
            name
            for pack in (self.original, self.pack)
            for name in pack.norms
            if any(
                one in pack.norms and (name in pack.beaten_by(one) or one in pack.beaten_by(name)) for one in changed
            )
        }
        return frozenset(changed | near)


def amend(pack: Pack, amendments: Mapping[str, Amendment], since: Day | None = None) -> Amended:
    """The pack with the amendments in the order given.

    Args:
        pack: of the organisation that they are for.
        amendments: by id.
        since: from when they are taken to hold; None for as long as the treaty has stood.

    Raises:
        BadData: with every operation that cannot be made, its place and what to do.
    """
    draft = _Draft.of(pack, since)
    for id_, amendment in amendments.items():
        if amendment.organisation != pack.code:
            draft.problems.append(f"{id_}: is for {amendment.organisation}, not for {pack.code}")
            continue
        draft.readings.update(amendment.readings)
        for number, operation in enumerate(amendment.operations):
            draft.make(operation, amendment, Place(id_, number), _following(operation, amendments, Place(id_, number)))
    return draft.done()


def _following(operation: Operation, amendments: Mapping[str, Amendment], place: Place) -> Place | None:
    """Where a later operation adds what this one asks for."""
    later = False
    for id_, amendment in amendments.items():
        for number, other in enumerate(amendment.operations):
            if later and other.add == operation.target:
                return Place(id_, number)
            later = later or Place(id_, number) == place
    return None


@dataclass(slots=True)
class _Draft:
    """A pack in the making."""

    pack: Pack
    since: Day | None
    provisions: dict[str, Provision]
    versions: dict[str, dict[str, Version]]
    readings: dict[str, Reading]
    rules: dict[str, str] = field(default_factory=dict)
    by: dict[str, list[Place]] = field(default_factory=dict)
    repealed: dict[str, Place] = field(default_factory=dict)
    conflicts: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, pack: Pack, since: Day | None) -> _Draft:
        return cls(
            pack=pack,
            since=since,
            provisions=dict(pack.provisions),
            versions={id_: dict(one.versions) for id_, one in pack.instruments.items()},
            readings=dict(pack.readings),
        )

    def make(self, operation: Operation, amendment: Amendment, place: Place, added_later: Place | None) -> None:
        """Makes one change, or tells why it cannot be made."""
        fault = self._fault(operation, added_later)
        if fault:
            self.problems.append(f"{place} ({operation.change} {operation.target}): {fault}")
            return
        others = [one for one in self.by.get(operation.target, ()) if one.amendment != place.amendment]
        if others:
            self.conflicts.append(
                f"{operation.target} is changed by {others[-1]} and again by {place}; the later one holds"
            )
        self.by.setdefault(operation.target, []).append(place)
        match operation.change:
            case "add" | "replace":
                assert operation.provision is not None  # the format holds it
                self._put(operation.target, operation.provision, amendment, place)
                self.repealed.pop(operation.target, None)
            case "repeal":
                self._take_out(operation.target, amendment, place)
                self.repealed[operation.target] = place
            case "retime":
                self._retime(operation)
            case "decide":
                assert operation.rule is not None  # the format holds it
                self.rules[operation.target] = operation.rule

    def _fault(self, operation: Operation, added_later: Place | None) -> str | None:
        target = operation.target
        instrument = target.split("/", maxsplit=1)[0]
        stands = target in self.provisions and target not in self.repealed
        if instrument not in self.versions:
            return f"no instrument is called {instrument!r}; there are {', '.join(self.versions)}"
        if operation.change == "retime":
            known = self.versions[instrument]
            return (
                None
                if operation.version in known
                else f"no version is called {operation.version!r}; there are {', '.join(known)}"
            )
        if operation.change == "add":
            return "it stands already; replace it" if stands else None
        if stands:
            return None
        if target in self.repealed:
            return f"it is repealed already by {self.repealed[target]}; leave one of the two out"
        if added_later is not None:
            return f"it is added only by {added_later}; put that before"
        near = [address for address in self.provisions if address.startswith(f"{instrument}/")]
        return f"no provision has that address; there are {', '.join(near[:3])} and others"

    def _put(self, address: str, wording: Wording, amendment: Amendment, place: Place) -> None:
        instrument = address.split("/", maxsplit=1)[0]
        old = self.provisions.get(address)
        text = Text(
            version=self._version(instrument, amendment, place),
            paraphrase=wording.paraphrase,
            quotation=wording.quotation,
            **_source(amendment),
        )
        kept_texts, kept_norms = self._before(address, old)
        self.provisions[address] = Provision(
            heading=wording.heading,
            texts=(*kept_texts, text),
            norms={**kept_norms, **{name: self._from_then(norm) for name, norm in wording.norms.items()}},
        )

    def _take_out(self, address: str, amendment: Amendment, place: Place) -> None:
        old = self.provisions[address]
        kept_texts, kept_norms = self._before(address, old)
        if not kept_texts:
            del self.provisions[address]
            return
        version = self._version(address.split("/", maxsplit=1)[0], amendment, place)
        gone = Text(version=version, paraphrase=None, **_source(amendment))
        self.provisions[address] = old.model_copy(update={"texts": (*kept_texts, gone), "norms": kept_norms})

    def _before(self, address: str, old: Provision | None) -> tuple[tuple[Text, ...], dict[str, Norm]]:
        """The texts and norms that stay for the days before the changes hold; none where they hold throughout."""
        if self.since is None or old is None:
            return (), {}
        versions = self.versions[address.split("/", maxsplit=1)[0]]
        first = self.since.first
        texts = tuple(t for t in old.texts if (day := versions[t.version].in_force) is None or day.first < first)
        last = before(self.since)
        norms = {
            f"{name}-until-{last}": norm.model_copy(
                update={"until": norm.until if norm.until and norm.until.last < first else last}
            )
            for name, norm in old.norms.items()
        }
        return texts, norms if texts else {}

    def _from_then(self, norm: Norm) -> Norm:
        if self.since is None or (norm.since and norm.since.first > self.since.first):
            return norm
        return norm.model_copy(update={"since": self.since})

    def _version(self, instrument: str, amendment: Amendment, place: Place) -> str:
        """The version that brings the change: the instrument's first where it holds throughout, else one of its own."""
        versions = self.versions[instrument]
        if self.since is None:
            return next(iter(versions))
        same = [name for name, one in versions.items() if one.in_force == self.since]
        if same:
            return same[0]
        own = Version(signed=self.since, in_force=self.since, amended_by=place.amendment, **_source(amendment))
        earlier = {n: v for n, v in versions.items() if v.in_force is None or v.in_force.first < self.since.first}
        self.versions[instrument] = {
            **earlier,
            place.amendment: own,
            **{n: v for n, v in versions.items() if n not in earlier},
        }
        return place.amendment

    def _retime(self, operation: Operation) -> None:
        instrument, name = operation.target, str(operation.version)
        told = {key: day for key in ("in_force", "until") if (day := getattr(operation, key)) is not None}
        self.versions[instrument][name] = self.versions[instrument][name].model_copy(update=told)

    def done(self) -> Amended:
        """What came of it; raises BadData where an operation could not be made, or the result does not hold together."""
        if self.problems:
            raise BadData(self.problems)
        instruments = {id_: self._instrument(id_, one) for id_, one in self.pack.instruments.items()}
        amended = replace(self.pack, instruments=instruments, readings=self.readings)
        known = {*faults(self.pack, self.pack.code.lower())}
        problems = [fault for fault in faults(amended, self.pack.code.lower()) if fault not in known]
        if problems:
            raise BadData(problems)
        changed = [a for a in self.by if self.pack.provisions.get(a) != amended.provisions.get(a)]
        return Amended(
            original=self.pack,
            pack=amended,
            since=self.since,
            changes=tuple(
                Change(
                    address=a,
                    before=self.pack.provisions.get(a),
                    after=amended.provisions.get(a),
                    places=tuple(self.by[a]),
                )
                for a in changed
            ),
            versions=tuple(self._version_changes(amended)),
            rules=self.rules,
            conflicts=tuple(self.conflicts),
        )

    def _version_changes(self, amended: Pack) -> Iterator[VersionChange]:
        for id_, instrument in amended.instruments.items():
            old = self.pack.instruments[id_].versions
            for name, version in instrument.versions.items():
                if old.get(name) != version:
                    yield VersionChange(instrument=id_, name=name, before=old.get(name), after=version)

    def _instrument(self, id_: str, old: Instrument) -> Instrument:
        own = {a.split("/", 1)[1]: one for a, one in self.provisions.items() if a.split("/", 1)[0] == id_}
        order = [*(key for key in old.provisions if key in own), *(key for key in own if key not in old.provisions)]
        return old.model_copy(update={"versions": self.versions[id_], "provisions": {key: own[key] for key in order}})


class _Source(TypedDict):
    source: str
    seen: date
    status: Literal["verified"]


def _source(amendment: Amendment) -> _Source:
    """A proposal's text is what it proposes: it counts as looked up, wherever the proposal stands."""
    seen = amendment.seen or amendment.proposed.first
    return {"source": amendment.source or amendment.title, "seen": seen, "status": "verified"}


def undone(amended: Amended) -> Pack:
    """The amended pack with each change taken back; equal to the original."""
    instruments = dict(amended.pack.instruments)
    for id_, instrument in instruments.items():
        versions = dict(instrument.versions)
        for change in amended.versions:
            if change.instrument == id_:
                versions.pop(change.name, None)
                versions |= {change.name: change.before} if change.before else {}
        provisions = dict(instrument.provisions)
        for one in amended.changes:
            of, key = one.address.split("/", 1)
            if of == id_:
                provisions.pop(key, None)
                provisions |= {key: one.before} if one.before else {}
        instruments[id_] = instrument.model_copy(update={"versions": versions, "provisions": provisions})
    return replace(amended.pack, instruments=instruments, readings=amended.original.readings)
