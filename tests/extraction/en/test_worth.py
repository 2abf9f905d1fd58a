"""Which sentences are parsed: none that holds a claim is skipped."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.extraction.conftest import report_of

from foedus.extraction.en.extract import English
from foedus.extraction.engine import Engine
from foedus.register import Register

ACTORS = st.sampled_from(
    ["Mali", "The army", "It", "The rebels", "Turkish border guards", "Members of the bloc", "Both sides"]
)
ACTS = st.sampled_from(
    [
        "left ECOWAS", "fought on", "had fled", "struck the villages of Chad", "withdrew from the town", "broke off talks",
        "is denying entry to observers", "was hit by shells", "sought help", "forbade the exercise", "vetoed a resolution",
        "drove the peacekeepers out", "ratifies the pact", "swore an oath", "dug trenches",
    ]
)  # fmt: skip
TAILS = st.sampled_from([".", " in May 2021.", " with its neighbour.", ", the ministry said.", " again!"])


@pytest.fixture(scope="module")
def english() -> tuple[English, English]:
    """The reader as shipped, and one that parses whatever it is given."""
    register = Register.load()
    shipped, whole = English(register, engine="one"), English(register, engine="one")
    whole._worth = Everything()  # type: ignore[assignment]
    return shipped, whole


class Everything:
    """Finds every sentence worth parsing."""

    def holds(self, sentence: str, *, named: bool) -> bool:
        """True."""
        return True


@given(st.tuples(ACTORS, ACTS, TAILS).map(lambda parts: f"{parts[0]} {parts[1]}{parts[2]}"))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_sentence_with_a_claim_is_skipped(english: tuple[English, English], text: str) -> None:
    """Parsing every sentence gives no claim more than parsing those that the test lets through."""
    shipped, whole = (next(reader.claims_of([reader.prepare(report_of(text))]))[1] for reader in english)
    assert shipped == whole


@pytest.mark.parametrize("text", ["The apples were ripe.", "Rain fell on the hills."])
def test_a_sentence_without_actor_or_act_is_skipped(engine: Engine, text: str) -> None:
    """A sentence that cannot hold a claim costs no parsing."""
    assert "1 sentences, 1 without actor or act skipped" in engine.read(report_of(text)).stages[0].detail
