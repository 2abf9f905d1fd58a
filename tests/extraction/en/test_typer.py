"""The learned typer: votes on words, and what they may decide."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from foedus.extraction.en import typer
from foedus.extraction.en.parse import pipeline, words
from foedus.model.claim import Claim, EventType, Status, TreatyAct

ReadClaims = Callable[..., list[Claim]]
FOLDER = Path(__file__).parents[3] / "training" / "sentences"
ROWS = [json.loads(line) for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]


def _vote(text: str, word: str) -> typer.Vote:
    (tree,) = words().trees([pipeline()(text)])
    (vote,) = typer.load().votes([token for token in tree if token.text == word])
    return vote


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Finland's army bombarded the harbour at dawn.", "bombarded", EventType.ASSAULT),
        ("The minister condemned the verdict as a disgrace.", "condemned", EventType.ACCUSE),
        ("Peru urged its neighbours to open the pass.", "urged", EventType.REQUEST),
    ],
)
def test_a_word_of_act_is_typed(text: str, word: str, kind: EventType) -> None:
    """A plain verb of an act is one, and of its kind."""
    vote = _vote(text, word)
    assert vote.type is kind
    assert vote.act > 0.5


def test_a_word_of_no_act_is_none() -> None:
    """A mountain is no act."""
    assert _vote("The mountain stands behind the town.", "mountain").act < 0.2


def test_shares_add_up() -> None:
    """The shares of all kinds are a distribution."""
    vote = _vote("The envoy met the king.", "met")
    assert sum(vote.shares.values()) == pytest.approx(1.0, abs=1e-3)


def test_no_words_have_no_votes() -> None:
    """Nothing is asked, nothing is answered."""
    assert typer.load().votes([]) == []


def test_the_vote_is_shown_by_why(read_claims: ReadClaims) -> None:
    """The derivation of a claim's type tells the typer's vote beside the lexicon's sense."""
    (claim,) = read_claims("Chad attacked Sudan.")
    assert [step.rule for step in claim.derivation if step.field == "type"] == ["sense attack", "learned typer"]


def test_the_model_is_fitted_on_the_sentences_that_are_there() -> None:
    """Whoever changes a sentence fits the typer anew: python tools/train.py."""
    content = b"".join(path.read_bytes() for path in sorted(FOLDER.glob("*.jsonl")))
    assert typer.load().digest == hashlib.sha256(content).hexdigest()[:12]


def test_training_sentences_are_many_and_balanced() -> None:
    """At least 3,200 sentences, no two alike, 200 acts of each type, one in ten without any act, every status."""
    acts = [act for row in ROWS for act in row["acts"]]
    kinds, states = Counter(act["type"] for act in acts), Counter(act["status"] for act in acts)
    assert len({row["text"] for row in ROWS}) == len(ROWS) >= 3200
    assert set(kinds) == set(EventType)
    assert min(kinds.values()) >= 200
    assert set(states) == set(Status)
    assert sum(not row["acts"] for row in ROWS) >= len(ROWS) / 10


def test_training_labels_are_of_the_closed_lists() -> None:
    """Each trigger stands in its sentence as often as is told, and acts are those of the claim format."""
    for row in ROWS:
        for act in row["acts"]:
            assert row["text"].count(act["trigger"]) >= act.get("nth", 1), row["id"]
            assert act["act"] is None or TreatyAct(act["act"]), row["id"]


def test_votes_are_the_same_whatever_stands_beside() -> None:
    """A sentence is voted on alone as it is among others, to the last bit."""
    trees = words().trees([pipeline()(row["text"]) for row in ROWS[:40]])
    sentences = [[token for token in tree if typer.may_name_an_act(token)] for tree in trees]
    together = typer.load().votes_in([*sentences, []])
    assert together == [*map(typer.load().votes, sentences), []]
