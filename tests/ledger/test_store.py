"""The ledger as a whole: order does not matter, and death does not either."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.ledger import Ledger
from foedus.model.report import Refusal

KILLS = 25
LONGEST_S = 0.12
START_S = 0.6
"""A child needs about half of it to start."""
CHILD = Path(__file__).parent / "invented.py"
STEPS = st.lists(st.tuples(st.sampled_from(["add", "refuse", "reopen"]), st.integers(0, 4)), max_size=12)


def step(ledger: Ledger, invented: ModuleType, kind: str, number: int) -> None:
    if kind == "add":
        ledger.add(invented.reading_of(number), invented.original_of(number))
    elif kind == "refuse":
        ledger.refuse(Refusal(source=f"{number}.bin", reason="binary", subject="No text.", remedy="Give a text."))


@settings(max_examples=15, deadline=None)
@given(steps=STEPS, seed=st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(
    invented: ModuleType, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]], seed: random.Random
) -> None:
    """Any order of adding, adding again and refusing leaves the same ids."""
    held = []
    shuffled = [*steps, *steps]
    seed.shuffle(shuffled)
    for sequence in (steps, shuffled):
        path = tmp_path_factory.mktemp("order") / "record.foedus"
        ledger = Ledger.open(path)
        for kind, number in sequence:
            if kind == "reopen":
                ledger.close()
                ledger = Ledger.open(path)
            step(ledger, invented, kind, number)
        held.append(
            (
                {line.id for line in ledger.reports()},
                sorted(claim.id for claim in ledger.claims()),
                sorted(refusal.source for refusal in ledger.refusals()),
            )
        )
        ledger.close()
    assert held[0] == held[1]


def test_nothing_acknowledged_is_lost_or_doubled_by_kills(path: Path) -> None:
    """A process that adds is killed 25 times; all that it acknowledged is there once, and the ledger is sound."""
    chance = random.Random(20221123)
    acknowledged: list[int] = []
    for kill in range(KILLS):
        first = max(acknowledged, default=-1) + 1
        command = [sys.executable, str(CHILD), str(path), str(first)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            # half of them are killed wherever they are, the first while they make the ledger
            said = child.stdout.readline() if kill % 2 else b""
            time.sleep(chance.uniform(0, LONGEST_S if kill % 2 else START_S))
            child.kill()
            said += child.stdout.read()
        # a line that was cut off in the pipe was no acknowledgement
        acknowledged += [int(line) for line in said.split(b"\n")[:-1]]
    with Ledger.open(path) as ledger:
        documents = [line.document for line in ledger.reports()]
        assert len(documents) == len(set(documents)) <= len(acknowledged) + KILLS
        assert {f"note-{number}" for number in acknowledged} <= set(documents)
        assert len(list(ledger.claims())) == 2 * len(documents)
        assert ledger.check().sound
    assert len(acknowledged) >= KILLS
