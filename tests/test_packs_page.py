"""The page that teaches packs: its blocks are a pack, and it tells every key and word of the format."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from foedus.model.claim import EventType, ObjectKind, TreatyAct
from foedus.treaty import casebook, decisions, format  # noqa: A004, the module's name
from foedus.treaty.format import Entry, Flag, Kind, Modality, Rung
from foedus.treaty.loading import read_pack
from foedus.treaty.matters import Matter
from foedus.treaty.packcheck import PackCheck, check_pack

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/packs.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"# (\S+\.yaml)\b")
WORDS = {"Acts": TreatyAct, "Types": EventType, "Objects": ObjectKind}
GOES_ON = "instruments/treaty.yaml"
"""The file to which a block belongs that names none."""


def files() -> dict[str, str]:
    """What stands in each file of the page's pack."""
    found: dict[str, str] = {}
    for block in BLOCK.findall(PAGE):
        named = FILE.match(block)
        name = named[1] if named else GOES_ON
        found[name] = found.get(name, "") + block
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The page's pack, its blocks put together."""
    made = tmp_path / "riv"
    for name, content in files().items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(content, encoding="utf-8")
    return made


@pytest.fixture
def checked(folder: Path) -> PackCheck:
    return check_pack(folder)


def entries() -> list[type[BaseModel]]:
    """Everything that may stand in a treaty file, but files themselves."""
    shapes = [one for module in (format, casebook, decisions) for one in vars(module).values()]
    return [one for one in shapes if isinstance(one, type) and issubclass(one, Entry) and one is not Entry]


def test_the_blocks_are_a_pack_without_a_fault(checked: PackCheck) -> None:
    assert (checked.problems, checked.clashes) == ((), ())


def test_its_cases_are_judged_as_the_page_expects(checked: PackCheck) -> None:
    """And every norm has one."""
    assert (checked.wrong, checked.untried) == ((), ())
    assert checked.cases == len(yaml.safe_load(files()["cases.yaml"])["cases"]) > 0


def test_no_block_falls_out(folder: Path) -> None:
    """Norms, readings, standing and bodies of the page are all in the pack."""
    pack = read_pack(folder)
    assert set(pack.norms) == set(re.findall(r"^      ([\w-]+):.*\n        modality:", PAGE, re.MULTILINE))
    assert pack.readings
    assert pack.standing
    assert pack.partners
    assert pack.bodies
    assert pack.exercises
    assert pack.decisions
    assert pack.weights


def test_a_wrong_expectation_would_be_told(folder: Path) -> None:
    """The cases of the page are not right by chance."""
    path = folder / "cases.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("expect: excused", "expect: fulfilled"), encoding="utf-8")
    (wrong,) = check_pack(folder).wrong
    assert wrong.startswith("no-force, self-defence: found excused")


def test_every_key_is_told() -> None:
    """In a block or between backquotes; a message that a key is missing sends the reader here."""
    told = set(re.findall(r"[\w]+(?=:)|(?<=`)\w+(?=`)", PAGE))
    asked = {(one.__name__, key) for one in entries() for key in one.model_fields}
    assert len(asked) > 100
    assert sorted((name, key) for name, key in asked if key not in told) == []


@pytest.mark.parametrize("heading", WORDS)
def test_every_word_is_listed(heading: str) -> None:
    listed = re.search(rf"^\*\*{heading}\*\*[^:]*: (.*?)\.$", PAGE, re.DOTALL | re.MULTILINE)
    assert listed
    assert " ".join(listed[1].split()).split(", ") == [word.value for word in WORDS[heading]]


def test_every_matter_is_listed() -> None:
    listed = (ROOT / "docs/methods/atop.md").read_text(encoding="utf-8").split("(`matters` in a pack):")[1]
    assert " ".join(listed.split()).rstrip(".").split(", ") == [matter.value for matter in Matter]


@pytest.mark.parametrize("words", [Flag, Kind, Modality, Rung])
def test_every_word_of_a_short_list_is_told(words: type[StrEnum]) -> None:
    assert [word.value for word in words if not re.search(rf"\b{word.value}\b", PAGE)] == []
