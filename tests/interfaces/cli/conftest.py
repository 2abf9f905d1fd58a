"""The program run in this process on real parts; the language model is loaded once for all tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from foedus.interfaces.cli.main import app

Run = Callable[..., Result]

REPORTS = {
    "refusal.txt": (
        "What Armenia did not sign\n\n"
        "On 23 November 2022 Nikol Pashinyan refused to sign the draft declaration of the CSTO in Yerevan.\n\n"
        "Alen Simonyan denied that Armenia had left the CSTO.\n\n"
        "Russia plans to deploy peacekeepers to Armenia in 2023.\n"
    ),
    "cancelled.txt": (
        "Bishkek cancels the exercise\n\n"
        "On 9 October 2022 Kyrgyzstan cancelled the exercise Indestructible Brotherhood of the CSTO.\n\n"
        "Emomali Rahmon demanded that the CSTO should help Tajikistan on the Afghan border.\n"
    ),
}
MANIFEST = (
    '{"path":"refusal.txt","outlet":"Zvartnots Letter","author":"Ann Ode","published":"2022-11-25","language":"en"}\n'
    '{"path":"cancelled.txt","outlet":"Union Rampart","published":"2022-10-11T10:00:00+03:00","language":"en"}\n'
)


@pytest.fixture(scope="session")
def foedus() -> Run:
    """Runs the program in a pipe of 80 columns, with a ledger of its own unless one is given."""

    def run(*arguments: object, ledger: Path | None = None, typed: str | None = None) -> Result:
        environment = {"COLUMNS": "80", "FOEDUS_LEDGER": str(ledger) if ledger else None, "NO_COLOR": None}
        return CliRunner().invoke(app, [str(a) for a in arguments], env=environment, input=typed)

    return run


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Where a ledger may be made."""
    return tmp_path / "ledger.db"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports and the manifest that names them."""
    return _written(tmp_path / "reports")


@pytest.fixture(scope="session")
def sample_ledger(foedus: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that holds the two reports; read only, please."""
    path = tmp_path_factory.mktemp("sample")
    folder = _written(path / "reports")
    result = foedus("add", "--manifest", folder / "manifest.jsonl", ledger=path / "ledger.db")
    assert result.exit_code == 0, result.output
    return path / "ledger.db"


CONTESTED = {
    "herald.txt": "Armenia leaves\n\nOn 23 November 2022 Armenia left the CSTO, the minister said in Yerevan.\n",
    "letter.txt": "What did not happen\n\nArmenia did not leave the CSTO on 23 November 2022, the deputy said in Yerevan.\n",
}


@pytest.fixture(scope="session")
def contested_ledger(foedus: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of two reports that cannot both be right; read only, please."""
    path = tmp_path_factory.mktemp("contested")
    for name, text in CONTESTED.items():
        (path / name).write_text(text, encoding="utf-8")
    lines = [
        f'{{"path":"{name}","outlet":"Sample {name[:-4].capitalize()}","published":"2022-11-2{day}","language":"en"}}'
        for day, name in enumerate(CONTESTED, start=4)
    ]
    (path / "manifest.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = foedus("add", "--manifest", path / "manifest.jsonl", ledger=path / "ledger.db")
    assert result.exit_code == 0, result.output
    return path / "ledger.db"


def _written(folder: Path) -> Path:
    folder.mkdir()
    for name, text in {**REPORTS, "manifest.jsonl": MANIFEST}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
