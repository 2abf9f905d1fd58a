"""A pack looked through: its files, amendments and legal cases, norms that contradict each other, and what was not looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from foedus.errors import BadData
from foedus.treaty.amending import amend
from foedus.treaty.casebook import Case
from foedus.treaty.cases import conflicts_of, faults_of, try_all
from foedus.treaty.loading import AMENDMENTS, read_amendments, read_cases, read_pack
from foedus.treaty.pack import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class PackCheck:
    """What was found in one pack's folder.

    Attributes:
        folder: its name.
        problems: what must be mended before the pack can be used, each with file, path and what to do; then all else is empty.
        provisions, norms: how many it holds.
        unverified: addresses of the provisions that no text of which was looked up, and which no verdict rests on.
        cases: how many legal cases it holds.
        amendments: how many are kept beside it; each can be made alone.
        wrong: cases whose verdict is not the expected one, and norms that contradict each other on the act of a case.
        untried: names of the norms that match acts and that no case asks.
    """

    folder: str
    problems: tuple[str, ...] = ()
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
    problems: list[str] = []
    pack: Pack | None = None
    cases: tuple[Case, ...] = ()
    try:
        pack = read_pack(folder)
    except BadData as error:
        problems += error.problems
    try:
        cases = read_cases(folder)
    except BadData as error:
        problems += error.problems
    if pack is not None:
        problems += [f"{folder.name}/{fault}" for fault in faults_of(pack, cases)]
    amendments, faults = _amendments(folder, pack)
    problems += faults
    if pack is None or problems:
        return PackCheck(folder=folder.name, problems=tuple(problems))
    asked = {case.norm for case in cases}
    judged = [name for name, one in pack.norms.items() if one.norm.breached_by or one.norm.fulfilled_by]
    return PackCheck(
        folder=folder.name,
        provisions=len(pack.provisions),
        norms=len(pack.norms),
        unverified=tuple(a for a, one in pack.provisions.items() if not any(text.verified for text in one.texts)),
        cases=len(cases),
        amendments=amendments,
        wrong=tuple(_wrong(pack, cases)),
        untried=tuple(name for name in judged if name not in asked),
    )


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
