"""The invented league, acts in it, and variants of its pack that a test may spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml

from foedus.errors import BadData
from foedus.model.claim import EventType, Status, TreatyAct
from foedus.model.finding import Verdict
from foedus.treaty.conduct import Conduct, Teller
from foedus.treaty.days import Day, Span
from foedus.treaty.judge import Judge
from foedus.treaty.loading import read_pack
from foedus.treaty.occurrences import Occurrences
from foedus.treaty.pack import Pack

LEAGUE = Path(__file__).parents[1] / "fixtures" / "packs" / "league"


@pytest.fixture(scope="session")
def league() -> Path:
    """The folder of the invented league."""
    return LEAGUE


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The invented league."""
    return read_pack(LEAGUE)


@pytest.fixture
def variant(tmp_path: Path) -> Callable[..., Path]:
    """The folder of a league whose files were changed: `variant({"standing.yaml": change})`.

    `change` is given what the file holds and changes it; a string replaces the file, None takes it away.
    """

    def variant(changes: dict[str, Callable[[Any], object] | str | None]) -> Path:
        folder = tmp_path / "league"
        shutil.copytree(LEAGUE, folder, dirs_exist_ok=True)
        for name, change in changes.items():
            path = folder / name
            if change is None:
                path.unlink()
            elif isinstance(change, str):
                path.write_text(change, encoding="utf-8")
            else:
                rows = yaml.safe_load(path.read_text(encoding="utf-8"))
                change(rows)
                path.write_text(yaml.safe_dump(rows, sort_keys=False), encoding="utf-8")
        return folder

    return variant


@pytest.fixture
def changed(variant: Callable[..., Path]) -> Callable[[Callable[[Any], object]], Pack]:
    """The league with the provisions of its pact changed."""
    return lambda change: read_pack(variant({"instruments/pact.yaml": change}))


@pytest.fixture
def problems(variant: Callable[..., Path]) -> Callable[..., list[str]]:
    """What is told of a league whose files were changed."""

    def problems(changes: dict[str, Any]) -> list[str]:
        try:
            read_pack(variant(changes))
        except BadData as error:
            return error.problems
        return []

    return problems


@pytest.fixture(scope="session")
def act() -> Callable[..., Conduct]:
    """Makes an act as told: `act("use_force", "NOR", "SWE", day="1992-05-10")`; several parties are parted by a space."""
    numbers = count(1)

    def act(
        what: str,
        who: str = "",
        to: str = "",
        *,
        day: str | date | None = None,
        status: Status = Status.ASSERTED,
        **more: Any,
    ) -> Conduct:
        read = Day.read(day) if day else None
        kind = {"type": EventType(what)} if what.isupper() else {"act": TreatyAct(what)}
        told = {
            "id": f"c{next(numbers)}", "by": Teller.CLAIM, "actors": tuple(who.split()), "recipients": tuple(to.split()),
            "unnamed": not who, "unaddressed": not to, "status": status, "span": Span(read.first, read.last) if read else None,
        }  # fmt: skip
        return Conduct(**{**told, **kind, **more})

    return act


@pytest.fixture(scope="session")
def verdicts(pack: Pack) -> Callable[..., list[Verdict]]:
    """The verdicts of one norm of the league, or of `by`, on an act, with what else is told."""

    def verdicts(
        norm: str, judged: Conduct, *told: Conduct, by: Pack = pack, unverified: bool = False
    ) -> list[Verdict]:
        judge = Judge(by, Occurrences(by, [judged, *told]), only=[norm], unverified=unverified)
        return [one.verdict for one in judge.judge([judged])]

    return verdicts


@pytest.fixture(scope="session")
def verdict(verdicts: Callable[..., list[Verdict]]) -> Callable[..., Verdict]:
    """The one verdict of one norm."""

    def verdict(*asked: Any, **more: Any) -> Verdict:
        (only,) = verdicts(*asked, **more)
        return only

    return verdict
