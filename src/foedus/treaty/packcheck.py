"""A pack looked through: its files, amendments and legal cases, norms that contradict each other, and what was not looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from foedus.errors import BadData, UnknownActor
from foedus.register.facts import FACTS_FILE, read_facts_of
from foedus.register.files import PACK_FILE, read_mapping
from foedus.register.register import PACKS, Register
from foedus.treaty.amending import amend
from foedus.treaty.casebook import Case
from foedus.treaty.cases import conflicts_of, faults_of, try_all
from foedus.treaty.decisions import DECISIONS
from foedus.treaty.loading import (
    AMENDMENTS,
    BODIES,
    CASES,
    INSTRUMENTS,
    READINGS,
    STANDING,
    read_amendments,
    read_cases,
    read_pack,
)
from foedus.treaty.pack import Pack

Read = TypeVar("Read")
FILES = frozenset({PACK_FILE, STANDING, READINGS, DECISIONS, BODIES, CASES, FACTS_FILE})
"""What a pack's folder holds beside its instruments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackCheck:
    """What was found in one pack's folder.

    Attributes:
        folder: its name.
        problems: what must be mended before the pack can be used, each with file, path and what to do; then all else is empty.
        clashes: what keeps reports from being read with its names, should it lie among the package's packs; nothing else suffers.
        provisions, norms: how many it holds.
        unverified: addresses of the provisions that no text of which was looked up, and which no verdict rests on.
        cases: how many legal cases it holds.
        amendments: how many are kept beside it; each can be made alone.
        wrong: cases whose verdict is not the expected one, and norms that contradict each other on the act of a case.
        untried: names of the norms that match acts and that no case asks.
    """

    folder: str
    problems: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()
    provisions: int = 0
    norms: int = 0
    unverified: tuple[str, ...] = ()
    cases: int = 0
    amendments: int = 0
    wrong: tuple[str, ...] = ()
    untried: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether it can be used, and every case is as expected."""
        return not (self.problems or self.wrong)


def check_pack(folder: Path) -> PackCheck:
    """Reads the pack in the folder and judges its legal cases; raises nothing for what is wrong in its files."""
    folder = folder.resolve()
    problems = [*_strays(folder)]
    pack = _tried(problems, partial(read_pack, folder))
    cases = _tried(problems, partial(read_cases, folder))
    register = _register(problems)
    clashes = _admitted(folder, register, problems) if register else ()
    if pack is not None and cases is not None:
        problems += _misplaced(folder, pack.code)
        problems += [f"{folder.name}/{fault}" for fault in faults_of(pack, cases)]
    if pack is not None and register and not any(one.startswith(f"{folder.name}/{PACK_FILE}") for one in problems):
        problems += [f"{folder.name}/{fault}" for fault in _strangers(pack, cases or (), register)]
        _tried(problems, partial(read_facts_of, folder, pack.code, register))
    amendments, faults = _amendments(folder, pack)
    problems += faults
    if problems or pack is None or cases is None:
        return PackCheck(folder=folder.name, problems=tuple(dict.fromkeys(problems)))
    return replace(_checked(folder, pack, cases, clashes), amendments=amendments)


def _tried(problems: list[str], read: Callable[[], Read]) -> Read | None:
    """What is read; None, and its problems kept, where it is faulty."""
    try:
        return read()
    except BadData as error:
        problems += error.problems
        return None


def _register(problems: list[str]) -> Register | None:
    """The package's register; where it is faulty nothing can be read, whatever the pack is like."""
    faulty: list[str] = []
    register = _tried(faulty, Register.load)
    problems += [f"the register: {one}" for one in faulty]
    return register


def _checked(folder: Path, pack: Pack, cases: tuple[Case, ...], clashes: tuple[str, ...]) -> PackCheck:
    asked = {case.norm for case in cases}
    judged = [name for name, one in pack.norms.items() if one.norm.breached_by or one.norm.fulfilled_by]
    return PackCheck(
        folder=folder.name,
        clashes=clashes,
        provisions=len(pack.provisions),
        norms=len(pack.norms),
        unverified=tuple(a for a, one in pack.provisions.items() if not any(text.verified for text in one.texts)),
        cases=len(cases),
        wrong=tuple(_wrong(pack, cases)),
        untried=tuple(name for name in judged if name not in asked),
    )


def _strays(folder: Path) -> Iterator[str]:
    """Data files that nothing reads because of how they are called."""
    for path in sorted((*folder.glob("*.y*ml"), *folder.glob(f"{INSTRUMENTS}/*.yml"))):
        if path.name not in FILES:
            known = f"*.yaml in {INSTRUMENTS}" if path.parent != folder else ", ".join(sorted(FILES))
            yield f"{path.relative_to(folder.parent)}: is not read; call it one of {known}, or take it away"


def _misplaced(folder: Path, code: str) -> Iterator[str]:
    if folder.parent == PACKS and folder.name != code.lower():
        yield f"{folder.name}: its id is {code}; among the package's packs call the folder {code.lower()}"


def _admitted(folder: Path, register: Register, problems: list[str]) -> tuple[str, ...]:
    """What the organisation shares with others of the register; faults of its file that only the register sees are problems."""
    file = f"{folder.name}/{PACK_FILE}"
    if any(one.startswith(file) for one in problems):
        return ()
    admission = register.admission_of(read_mapping((folder / PACK_FILE).read_bytes(), file, []), file)
    problems += admission.problems
    return admission.clashes


def _strangers(pack: Pack, cases: Iterable[Case], register: Register) -> Iterator[str]:
    """Codes that nobody bears: an act of theirs is never a member's, and the verdict would only look right."""
    for place, code in (*_of_cases(cases), *_of_norms(pack)):
        if code == pack.code or code in pack.organs:
            continue
        try:
            register.actor(code)
        except UnknownActor:
            meant = [one for mention in register.scan(code)[:1] for one in mention.candidates[:1]]
            remedy = f"did you mean {meant[0]}?" if meant else "states are ISO 3166-1 alpha-3 codes"
            yield f"{place}: {code!r} is nobody's code; {remedy}"


def _of_cases(cases: Iterable[Case]) -> Iterator[tuple[str, str]]:
    for number, case in enumerate(cases):
        for act in (case.judged, *case.record):
            yield from ((f"{CASES}: cases/{number} ({case.case})", code) for code in (*act.who, *act.to))


def _of_norms(pack: Pack) -> Iterator[tuple[str, str]]:
    for partner in pack.partners:
        yield STANDING, partner.state
    for name, one in pack.norms.items():
        for party in filter(None, (one.norm.bearer, one.norm.counterparty)):
            yield from ((f"{one.address}: norms/{name}", code) for code in party.codes)


def _amendments(folder: Path, pack: Pack | None) -> tuple[int, list[str]]:
    """How many amendments are kept beside the pack, and what is wrong with them, each made alone."""
    try:
        read = read_amendments(folder)
    except BadData as error:
        return 0, [f"{folder.name}/{problem}" for problem in error.problems]
    problems: list[str] = []
    for id_, amendment in read.items():
        if pack is None:
            break
        try:
            amend(pack, {id_: amendment})
        except BadData as error:
            problems += (f"{folder.name}/{AMENDMENTS}/{problem}" for problem in error.problems)
    return len(read), problems


def _wrong(pack: Pack, cases: tuple[Case, ...]) -> Iterator[str]:
    for tried in try_all(pack, cases):
        for wrong in tried.wrong:
            yield f"{tried.case.norm}, {tried.case.case}: {wrong}"
    for case in cases:
        for conflict in conflicts_of(pack, case):
            yield (
                f"{case.norm}, {case.case}: {conflict.breached} would be breached by what {conflict.allowed} allows;"
                " say which goes before, by `over`"
            )
