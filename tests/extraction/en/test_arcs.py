"""Tags and arcs step by step are those of the model."""

from __future__ import annotations

import json
from pathlib import Path

from spacy.tokens import Doc

from foedus.extraction.en.arcs import Arcs
from foedus.extraction.en.parse import pipeline
from foedus.extraction.en.vectors import Vectors
from foedus.extraction.en.words import COMPONENTS

ROWS = (Path(__file__).parents[3] / "training" / "sentences" / "coerce-assault.jsonl").read_text("utf-8").splitlines()
SENTENCES = [*(json.loads(row)["text"] for row in ROWS[:120]), "", "Ca", "qzzrvl " * 90]


def told(docs: list[Doc]) -> list[list[tuple[str, str, int]]]:
    """Tag, label and head of every word."""
    return [[(t.tag_, t.dep_, t.head.i) for t in doc] for doc in docs]


def given(sentences: list[str]) -> list[Doc]:
    """The sentences with our own steps."""
    docs = [pipeline().make_doc(sentence) for sentence in sentences]
    Vectors(pipeline()).give(docs)
    Arcs(pipeline()).give(docs)
    return docs


def test_tags_and_arcs_are_those_of_the_pipeline() -> None:
    """Every word of many sentences, of an empty one and of one without sense, is tagged and hung as by the model's own loop."""
    own = list(pipeline().pipe(SENTENCES, disable=COMPONENTS))
    assert told(given(SENTENCES)) == told(own)


def test_nothing_is_parsed_as_nothing() -> None:
    """Sentences without a word have no arcs."""
    assert told(given(["", ""])) == [[], []]
