"""The documentation and the frame hold what they promise."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from typer.main import get_command

from foedus import errors
from foedus.interfaces.cli.exits import exit_code_of
from foedus.interfaces.cli.main import app

ROOT = Path(__file__).resolve().parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
LOCKS = ["runtime", "dev"]
# Uploads under the names of spaCy's models that hold no model; see docs/decisions/0003-dependencies.md.
SQUATTED = re.compile(
    r"en-core-web-trf|en-core-sci-md|(ru|uk|de|ja|ko|zh)-core-\w+-(sm|md|lg|trf)|grazie-udpipe", re.IGNORECASE
)


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"foedus_tools_{name}", ROOT / "tools" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


def links() -> list[tuple[Path, str]]:
    found = []
    for page in PAGES:
        targets = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
        found += [(page, target) for target in targets if "://" not in target and not target.startswith("#")]
    return found


def error_classes() -> list[type[errors.FoedusError]]:
    known = [errors.FoedusError]
    for cls in known:
        known += cls.__subclasses__()
    return known


def rows_of(page: str, *, columns: int) -> dict[str, list[str]]:
    """The cells of each row of the tables that are so wide and begin with a code, by that code."""
    lines = (ROOT / "docs" / page).read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| `")]
    return {row[0].strip("`"): row for row in cells if len(row) == columns}


def codes_of_reading() -> set[str]:
    """Hyphenated constants of the modules of reading that refuse or remark."""
    folder = ROOT / "src" / "foedus" / "reading"
    modules = [folder / f"{name}.py" for name in ("sources", "manifest", "encoding", "metadata", "reader")]
    nodes = (node for module in modules for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in texts if re.fullmatch(r"[a-z]+(-[a-z]+)+", text)} | {"binary", "empty", "unreadable"}


@pytest.mark.parametrize(("page", "target"), links(), ids=lambda value: str(getattr(value, "name", value)))
def test_link_leads_to_a_file(page, target):
    """A relative link of README or docs names a file or folder of the project."""
    assert (page.parent / target.partition("#")[0]).exists()


def test_make_targets_of_the_pages_exist():
    """Every `make` target that a page tells the reader to run stands in the Makefile."""
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    quoted = "\n".join(re.findall(r"`[^`\n]+`|^ {4}.+$", text, re.MULTILINE))
    told = {word for line in re.findall(r"\bmake ((?:[a-z]+ ?)+)", quoted) for word in line.split()}
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"demo", "test"} <= told <= set(targets)


def test_make_tools_exist():
    """Every script that the Makefile runs is there."""
    scripts = re.findall(r"tools/\w+\.py", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert [script for script in scripts if not (ROOT / script).is_file()] == []


def test_readme_names_every_command():
    """The table of README and the program hold the same commands."""
    told = re.findall(r"^\| `foedus (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(told) == sorted(get_command(app).commands)


@pytest.mark.parametrize("cls", error_classes(), ids=lambda cls: cls.__name__)
def test_error_is_documented(cls):
    """docs/errors.md has the code, the class and the exit code of every class of the tree."""
    row = rows_of("errors.md", columns=5)[cls.code]
    assert (row[1], row[-1]) == (f"`{cls.__name__}`", str(int(exit_code_of(cls.__new__(cls)))))


def test_every_reason_is_documented():
    """docs/errors.md has every reason of a refusal and every code of a remark that reading gives."""
    documented = {*rows_of("errors.md", columns=3), *rows_of("errors.md", columns=2)}
    assert codes_of_reading() - documented == set()


def test_licence_tables_are_up_to_date():
    """`make docs` would change nothing, so every locked package is in the tables."""
    docs = tool("docs")
    page = docs.PAGE.read_text(encoding="utf-8")
    assert docs.with_tables(page) == page


@pytest.mark.parametrize("lock", LOCKS)
def test_licence_of_every_locked_package_is_accepted(lock):
    """No locked package has an unknown licence, or one that an Apache-2.0 program may not need."""
    docs = tool("docs")
    assert [p.key for p in docs.pinned(lock) if not docs.is_compatible(docs.licence_of(p))] == []


@pytest.mark.parametrize(
    ("expression", "compatible"),
    [
        ("MIT", True),
        ("MPL-2.0 AND MIT", True),
        ("MPL-1.1 OR GPL-2.0-only", True),
        ("GPL-3.0-only", False),
        ("MIT AND GPL-3.0-only", False),
        ("unknown", False),
        ("", False),
    ],
)
def test_licence_expression_is_judged(expression, compatible):
    """An expression is accepted where all parts of one of its alternatives are."""
    assert tool("docs").is_compatible(expression) is compatible


def test_licences_read_by_hand_agree_with_what_is_installed():
    """Where metadata give a whole SPDX expression, the licence read by hand is the same; no entry is left over."""
    docs = tool("docs")
    locked = {package.key: package for package in docs.pinned("dev")}
    told = {key: docs.licence_told_by_installed(locked[key]) for key in docs.READ_BY_HAND}
    vague = {None, "", "BSD", "BSD License", "Python Software Foundation License"}
    assert {key: text for key, text in told.items() if text not in vague | {docs.READ_BY_HAND[key]}} == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_pins_and_hashes_alone(lock):
    """A lock holds no address and no option, and every pin has a hash."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.rstrip("\n"))
    assert "://" not in text
    assert [
        entry
        for entry in entries
        if not re.fullmatch(r"[\w.-]+==[^\n]+ \\(\n    --hash=sha256:[0-9a-f]{64}( \\)?)+", entry)
    ] == []
    assert len(entries) == len(tool("docs").pinned(lock))


def test_lock_for_work_holds_the_lock_for_running():
    """What is tested is what is installed to run."""
    docs = tool("docs")
    assert {package.key for package in docs.pinned("runtime")} <= {package.key for package in docs.pinned("dev")}


def test_runtime_inputs_are_those_of_the_project():
    """requirements/runtime.in is what tools/lock.py makes of pyproject.toml."""
    assert (ROOT / "requirements" / "runtime.in").read_text(encoding="utf-8") == tool("lock").runtime_inputs()


def test_every_dependency_has_its_reason():
    """docs/decisions/0003-dependencies.md has a row for every declared dependency and for no other."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=!~ ;\[]", requirement)[0] for requirement in project["dependencies"]}
    text = (ROOT / "docs" / "decisions" / "0003-dependencies.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| ([a-z][a-z0-9-]+) \|", text, re.MULTILINE)) - {"package"} == declared


def test_no_squatted_name_is_required():
    """No file of requirements lists a package that merely bears a model's name."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "requirements").iterdir()]
    assert not any(SQUATTED.search(text) for text in texts)


def test_ci_runs_the_three_targets_in_order():
    """.ci/run can be executed and runs test, lint and gate."""
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert "for target in test lint gate; do" in script.read_text(encoding="utf-8")
