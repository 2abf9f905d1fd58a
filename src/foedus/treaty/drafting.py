"""A pack in the making: the operations of amendments made one after the other, each fault told with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, NamedTuple, TypedDict

from foedus.errors import BadData
from foedus.treaty.checking import faults
from foedus.treaty.days import Day, before
from foedus.treaty.format import Exemption, Instrument, Norm, Provision, Reading, Text, Version
from foedus.treaty.pack import Pack
from foedus.treaty.proposals import Amendment, Operation, Wording


class Place(NamedTuple):
    """Where a change stands: the amendment's id, and the number of the operation, from 0."""

    amendment: str
    number: int

    def __str__(self) -> str:
        return f"{self.amendment}: operations/{self.number}"


class Step(NamedTuple):
    """One operation with its place, and the amendment that it is of."""

    place: Place
    operation: Operation
    amendment: Amendment

    def __str__(self) -> str:
        return f"{self.place} ({self.operation.change} {self.operation.target})"


Target = tuple[str, ...]
"""What is changed: the text of an address, how it lets decide, or a version of an instrument."""


def _target(operation: Operation) -> Target:
    if operation.change == "retime":
        return "version", operation.target, str(operation.version)
    return "rule" if operation.change == "decide" else "text", operation.target


@dataclass(slots=True)
class Draft:
    """A pack in the making.

    Attributes:
        pack: as it was.
        since: from when the changes hold; None for as long as the treaty has stood.
        provisions, versions, readings: as far as they have come.
        own: of an instrument the version that the amendments bring, where they hold from a day.
        rules: how members decide by an address, where that was changed.
        by: of what was changed the operations that changed it.
        brought: of a reading the first amendment that brings it.
        repealed: addresses that are taken out now, each with the operation.
        renamed: names that norms got, where theirs were taken, each with its own.
        conflicts: changes of one thing by several amendments.
        problems: operations that cannot be made.
    """

    pack: Pack
    since: Day | None
    provisions: dict[str, Provision]
    versions: dict[str, dict[str, Version]]
    readings: dict[str, Reading]
    own: dict[str, str] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
    by: dict[Target, list[Step]] = field(default_factory=dict)
    brought: dict[str, str] = field(default_factory=dict)
    repealed: dict[str, Step] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    conflicts: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, pack: Pack, since: Day | None) -> Draft:
        """The pack before any change."""
        return cls(
            pack=pack,
            since=since,
            provisions=dict(pack.provisions),
            versions={id_: dict(one.versions) for id_, one in pack.instruments.items()},
            readings=dict(pack.readings),
        )

    def take_readings(self, id_: str, amendment: Amendment) -> None:
        """Takes in the readings that the amendment brings."""
        for name, reading in amendment.readings.items():
            self.brought.setdefault(name, id_)
            if self.readings.setdefault(name, reading) != reading:
                self.problems.append(f"{id_}: readings/{name}: another reading has that name; call this one otherwise")

    # ------------------------------------------------------------------------------------------------------ one change

    def make(self, step: Step, later: Sequence[Step]) -> None:
        """Makes one change, or tells why it cannot be made."""
        fault = self._fault(step.operation, later)
        if fault:
            self.problems.append(f"{step}: {fault}")
            return
        operation, target = step.operation, _target(step.operation)
        if operation.change == "repeal" and operation.target in self.rules:
            del self.rules[operation.target]
            self._tell_conflict(("rule", operation.target), step)
        self._tell_conflict(target, step)
        self.by.setdefault(target, []).append(step)
        match operation.change:
            case "add" | "replace":
                assert operation.provision is not None  # the format holds it
                self._put(operation.target, operation.provision, step)
                self.repealed.pop(operation.target, None)
            case "repeal":
                self._take_out(operation.target, step)
                self.repealed[operation.target] = step
            case "retime":
                self._retime(operation)
            case "decide":
                assert operation.rule is not None  # the format holds it
                self.rules[operation.target] = operation.rule

    def _tell_conflict(self, target: Target, step: Step) -> None:
        others = [one for one in self.by.get(target, ()) if one.place.amendment != step.place.amendment]
        if others:
            what = {"text": target[1], "rule": f"the rule of {target[1]}", "version": " version ".join(target[1:])}
            self.conflicts.append(
                f"{what[target[0]]} is changed by {others[-1].place} and again by {step.place}; the later one holds"
            )

    def _fault(self, operation: Operation, later: Sequence[Step]) -> str | None:
        target, change = operation.target, operation.change
        instrument = instrument_of(target)
        if instrument not in self.versions:
            return f"no instrument is called {instrument!r}; there are {', '.join(self.versions)}"
        if change == "retime":
            known = self.versions[instrument]
            return (
                None
                if operation.version in known
                else f"no version is called {operation.version!r}; there are {', '.join(known)}"
            )
        if change != "decide" and (closed := self._closed(instrument)):
            return closed
        stands = target in self.provisions and target not in self.repealed
        if change == "add":
            return self._standing(target, later) if stands else None
        if stands:
            return None
        if target in self.repealed:
            before = self.repealed[target].place
            if change == "repeal":
                return f"it is repealed already by {before}; leave one of the two out"
            return f"it is repealed by {before}; add it instead, or put this before"
        for step in later:
            if step.operation.add == target:
                return f"it is added only by {step.place}; put that before"
        near = [address for address in self.provisions if address.startswith(f"{instrument}/")]
        return f"no provision has that address; there are {', '.join(near[:3])} and others"

    def _standing(self, target: str, later: Sequence[Step]) -> str:
        for step in later:
            if step.operation.repeal == target:
                return f"it stands already, and is repealed only by {step.place}; put that before, or replace it"
        adding = [step.place for step in self.by.get(("text", target), ()) if step.operation.add]
        return f"it stands already{f', added by {adding[-1]}' if adding else ''}; replace it"

    def _closed(self, instrument: str) -> str | None:
        """Why nothing of the instrument can be changed from the day on."""
        held = self._holding(instrument)
        if self.since and held and held.until and held.until.last < self.since.first:
            return f"{instrument} is not in force on {self.since}, it ended on {held.until}; take an earlier day"
        return None

    def _holding(self, instrument: str) -> Version | None:
        """The version that holds on the day from which the changes hold, or that held last; None where none is known to."""
        first = self.since.first if self.since else date.max
        begun = [one for one in self.versions[instrument].values() if one.in_force and one.in_force.first <= first]
        return begun[-1] if begun else None

    def _dated(self, instrument: str) -> Day | None:
        """From when changes of the instrument hold; None where that is for as long as it has stood."""
        known = [one.in_force for one in self.versions[instrument].values() if one.in_force]
        if self.since is None or not known or self.since.first <= known[0].first:
            return None
        return self.since

    def _put(self, address: str, wording: Wording, step: Step) -> None:
        instrument = instrument_of(address)
        since = self._dated(instrument)
        version = self._version(instrument, step)
        new = tuple(
            Text(version=name, paraphrase=wording.paraphrase, quotation=wording.quotation, **_source(step.amendment))
            for name in self._counted(instrument, version)
        )
        texts, norms = self._kept(address, version)
        for name, norm in wording.norms.items():
            own = f"{name}-from-{since}" if name in norms else name
            if own != name:
                self.renamed[own] = name
            late = norm.since and since and norm.since.first > since.first
            norms[own] = norm if since is None or late else norm.model_copy(update={"since": since})
        self.provisions[address] = Provision(heading=wording.heading, texts=(*texts, *new), norms=norms)

    def _counted(self, instrument: str, version: str) -> Iterator[str]:
        """That version, and where nobody looked it up, the next that somebody did, from which on the text counts."""
        versions = self.versions[instrument]
        order = list(versions)
        yield version
        if not versions[version].verified:
            yield from [name for name in order[order.index(version) + 1 :] if versions[name].verified][:1]

    def _take_out(self, address: str, step: Step) -> None:
        version = self._version(instrument_of(address), step)
        texts, norms = self._kept(address, version)
        if not texts:
            del self.provisions[address]
            return
        gone = Text(version=version, paraphrase=None, **_source(step.amendment))
        self.provisions[address] = self.provisions[address].model_copy(update={"texts": (*texts, gone), "norms": norms})

    def _kept(self, address: str, version: str) -> tuple[tuple[Text, ...], dict[str, Norm]]:
        """The texts and norms that stay for the days before the changes hold; none where they hold throughout."""
        since, old = self._dated(instrument_of(address)), self.provisions.get(address)
        if since is None or old is None:
            return (), {}
        versions = self.versions[instrument_of(address)]
        order = list(versions)
        # a text of which nobody knows whether it came into force would leave the one before it without an end
        known = [t for t in old.texts if versions[t.version].in_force]
        texts = tuple(t for t in known if order.index(t.version) < order.index(version))
        if not texts:
            return (), {}
        last = before(since)
        earlier = {name: one for name, one in old.norms.items() if not (one.since and one.since.first >= since.first)}
        norms = {
            name: one if one.until and one.until.last < since.first else one.model_copy(update={"until": last})
            for name, one in earlier.items()
        }
        return texts, norms

    def _version(self, instrument: str, step: Step) -> str:
        """The version that brings the change: the instrument's first where it holds throughout, else one of its own."""
        versions, since = self.versions[instrument], self._dated(instrument)
        if since is None:
            return next(iter(versions))
        same = [name for name, one in versions.items() if one.in_force == since]
        if same and same[0] == self.own.get(instrument):
            by = str(versions[same[0]].amended_by).split(", ")
            joined = ", ".join(dict.fromkeys((*by, step.place.amendment)))
            versions[same[0]] = versions[same[0]].model_copy(update={"amended_by": joined})
        return same[0] if same else self._new_version(instrument, since, step)

    def _new_version(self, instrument: str, since: Day, step: Step) -> str:
        """A version of the amendments' own, from that day to the end of the one that it cuts short."""
        versions = self.versions[instrument]
        name = f"amended-{since}"
        while name in versions:
            name += "-again"
        following = [n for n, one in versions.items() if one.in_force and one.in_force.first > since.first]
        order = list(versions)
        at = order.index(following[0]) if following else len(order)
        cut = next(n for n in reversed(order[:at]) if versions[n].in_force)
        own = Version(
            signed=since,
            in_force=since,
            until=versions[cut].until,
            amended_by=step.place.amendment,
            **_source(step.amendment),
        )
        cut_short = {**versions, cut: versions[cut].model_copy(update={"until": None}), name: own}
        self.versions[instrument] = {n: cut_short[n] for n in (*order[:at], name, *order[at:])}
        self.own[instrument] = name
        return name

    def _retime(self, operation: Operation) -> None:
        instrument, name = operation.target, str(operation.version)
        told = {key: day for key in ("in_force", "until") if (day := getattr(operation, key)) is not None}
        self.versions[instrument][name] = self.versions[instrument][name].model_copy(update=told)

    # -------------------------------------------------------------------------------------------------------- the whole

    def done(self) -> Pack:
        """The pack that came of it.

        Raises:
            BadData: with every operation that could not be made, and all of the result that does not hold together.
        """
        self._drop_unused_versions()
        self._mend_readings()
        self._mend_overrides()
        instruments = {id_: self._instrument(id_, one) for id_, one in self.pack.instruments.items()}
        amended = replace(self.pack, instruments=instruments, readings=self.readings)
        problems = [*self.problems, *self._exempted_by_what_is_gone(), *self._faults_of(amended)]
        if problems:
            raise BadData(problems)
        return amended

    def _drop_unused_versions(self) -> None:
        """Takes out the version of an instrument that was made for a text that is gone again."""
        used = {(instrument_of(a), text.version) for a, one in self.provisions.items() for text in one.texts}
        for instrument, name in self.own.items():
            if (instrument, name) not in used:
                old = self.pack.instruments[instrument].versions
                kept = {n: one for n, one in self.versions[instrument].items() if n != name}
                ends = {n: old[n].until for n, one in kept.items() if n in old and one.until is None}
                self.versions[instrument] = {
                    n: one.model_copy(update={"until": ends[n]}) if ends.get(n) else one for n, one in kept.items()
                }

    def _mend_readings(self) -> None:
        """Lets readings name what stands: no address that is gone, and those where a changed norm tells them apart."""
        for name, reading in list(self.readings.items()):
            there = tuple(a for a in reading.provisions if a in self.provisions or a not in self.pack.provisions)
            here = (
                target[1]
                for target in self.by
                if target[0] == "text"
                and target[1] in self.provisions
                and any(name in norm.readings() for norm in self.provisions[target[1]].norms.values())
            )
            named = tuple(dict.fromkeys((*there, *here)))
            if not named:
                del self.readings[name]
            elif named != reading.provisions:
                self.readings[name] = reading.model_copy(update={"provisions": named})

    def _mend_overrides(self) -> None:
        """Lets norms that stood go before what takes the place of a norm that they beat, and before none that is gone."""
        names = {name for one in self.provisions.values() for name in one.norms}
        later: dict[str, list[str]] = {}
        for own, name in self.renamed.items():
            if own in names:
                later.setdefault(name, []).append(own)
        worded = {n for t, steps in self.by.items() if t[0] == "text" for s in steps for n in _named(s.operation)}
        for address, provision in self.provisions.items():
            norms = dict(provision.norms)
            for name, norm in norms.items():
                gone = {one for one in norm.over if one not in names and one in self.pack.norms and name not in worded}
                over = tuple(
                    dict.fromkeys(o for one in norm.over if one not in gone for o in (one, *later.get(one, ())))
                )
                if over != norm.over:
                    norms[name] = norm.model_copy(update={"over": over})
            if norms != provision.norms:
                self.provisions[address] = provision.model_copy(update={"norms": norms})

    def _exempted_by_what_is_gone(self) -> Iterator[str]:
        for address, provision in self.provisions.items():
            for name, norm in provision.norms.items():
                if self.since and norm.until and norm.until.last < self.since.first:
                    continue
                for path, one in _exemptions(norm.exceptions):
                    if one.provision in self.repealed:
                        yield (
                            f"{self.repealed[one.provision]}: the exemption {path} of {name} ({address}) stands there;"
                            f" replace {address} too, with or without it"
                        )

    def _faults_of(self, amended: Pack) -> Iterator[str]:
        """What does not hold together and did before, with the operations that it comes of."""
        folder = self.pack.code.lower()
        known = {*faults(self.pack, folder)}
        gone = [f"no provision has the address '{address}'" for address in self.repealed]
        for fault in faults(amended, folder):
            if fault not in known and not any(words in fault for words in gone):
                told = fault.removeprefix(f"{folder}/")
                steps = dict.fromkeys(str(one) for t, all_ in self.by.items() for one in all_ if _is_of(t, told))
                reading = told.removeprefix("readings.yaml: readings/").split(":")[0]
                if not steps and reading in self.brought:
                    yield f"{self.brought[reading]}: {told.removeprefix('readings.yaml: ')}"
                else:
                    yield f"{', '.join(steps)}: {told}" if steps else told

    def _instrument(self, id_: str, old: Instrument) -> Instrument:
        own = {a.split("/", 1)[1]: one for a, one in self.provisions.items() if instrument_of(a) == id_}
        order = [*(key for key in old.provisions if key in own), *(key for key in own if key not in old.provisions)]
        return old.model_copy(update={"versions": self.versions[id_], "provisions": {key: own[key] for key in order}})


def instrument_of(address: str) -> str:
    """The id of the instrument in which the address lies."""
    return address.split("/", maxsplit=1)[0]


def _named(operation: Operation) -> Iterable[str]:
    return operation.provision.norms if operation.provision else ()


def _exemptions(exceptions: Mapping[str, Exemption], at: str = "") -> Iterator[tuple[str, Exemption]]:
    for name, one in exceptions.items():
        yield at + name, one
        yield from _exemptions(one.exceptions, f"{at}{name}/")


def _is_of(target: Target, fault: str) -> bool:
    """Whether the fault, told by files of the pack, stands in or names what the target is."""
    if target[0] == "version":
        return f"instruments/{target[1]}.yaml: versions/" in fault
    instrument, key = target[1].split("/", 1)
    return target[0] == "text" and any(
        f"instruments/{instrument}.yaml: provisions/{key}{end}" in f"{fault} " for end in ("/norms", ":")
    )


class _Source(TypedDict):
    source: str
    seen: date
    status: Literal["verified"]


def _source(amendment: Amendment) -> _Source:
    """A proposal's text is what it proposes: it counts as looked up, wherever the proposal stands."""
    seen = amendment.seen or amendment.proposed.first
    return {"source": amendment.source or amendment.title, "seen": seen, "status": "verified"}
