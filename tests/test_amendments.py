"""Shipped amendments and sentences such as reports write: each is read, and the norms that an amendment brings speak to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from foedus.desk import Desk
from foedus.treaty.amending import amend
from foedus.treaty.conduct import Conduct, of_claim
from foedus.treaty.judge import Judge
from foedus.treaty.loading import codes, packaged, read_amendments, read_proposals
from foedus.treaty.occurrences import Occurrences

ROWS = yaml.safe_load((Path(__file__).parent / "fixtures/amendments.yaml").read_text("utf-8"))
KEPT = {id_: (code, one) for code, folder in codes().items() for id_, one in read_amendments(folder).items()}
TOLD = [(id_, norm, sentence) for id_, norms in ROWS.items() for norm, told in norms.items() for sentence in told]


@pytest.fixture(scope="module")
def conducts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Conduct]]:
    """The acts that are read from each sentence, each from a report of its own."""
    folder = tmp_path_factory.mktemp("sentences")
    sentences = dict.fromkeys(sentence for _, _, sentence in TOLD)
    lines = []
    for number, sentence in enumerate(sentences):
        (folder / f"{number}.txt").write_text(f"What was told\n\n{sentence}\n", encoding="utf-8")
        lines.append(json.dumps({"path": f"{number}.txt", "outlet": f"Paper {number}", "published": "2025-06-01", "language": "en"}))  # fmt: skip
    (folder / "manifest.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with Desk.open(folder / "ledger.db") as desk:
        list(desk.add([], folder / "manifest.jsonl"))
        read = [desk.report(line.id) for line in desk.reports()]
    claims = {one.report.document: one.claims for one in read}
    return {
        sentence: [of_claim(claim, None, None) for claim in claims[str(number)]]
        for number, sentence in enumerate(sentences)
    }


def test_every_amendment_has_its_sentences() -> None:
    assert sorted(ROWS) == sorted(KEPT)


def test_the_amendment_of_the_documentation_can_be_made(tmp_path: Path) -> None:
    """As it stands on the page."""
    page = (Path(__file__).parents[1] / "docs/amendments.md").read_text("utf-8")
    (tmp_path / "exercises.yaml").write_text(page.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    amended = amend(packaged("CSTO"), read_proposals([tmp_path / "exercises.yaml"]))
    assert set(amended.pack.norms) - set(amended.original.norms) == {"call-off-in-time"}


@pytest.mark.parametrize(("id_", "norm", "sentence"), TOLD, ids=[f"{id_}-{norm}" for id_, norm, _ in TOLD])
def test_a_norm_speaks_to_what_is_read(conducts: Any, id_: str, norm: str, sentence: str) -> None:
    """It matches an act of the sentence, done by whom it binds."""
    code, amendment = KEPT[id_]
    pack = amend(packaged(code), {id_: amendment}).pack
    told = conducts[sentence]
    judged = list(Judge(pack, Occurrences(pack, told), only=[norm]).judge(told))
    sides = [{step.part: step.truth.value for step in one.trace if step.part == "bearer"} for one in judged]
    assert {"bearer": "yes"} in sides, told
