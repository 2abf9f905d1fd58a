"""Tags and arcs: the model's tagger and parser, step by step.

The parser's own loop gives up the interpreter's lock and takes it again at nearly every vector that it adds, which takes half
of its time; asked for one step of all sentences after the other it keeps the lock. The steps are the same (a test says so).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc


class Arcs:
    """Gives sentences that have their vectors their tags and arcs."""

    def __init__(self, nlp: Language) -> None:
        self._tagger: Any = nlp.get_pipe("tagger")
        self._parser: Any = nlp.get_pipe("parser")

    def give(self, docs: Sequence[Doc]) -> None:
        """Sets tag, head and label of every word."""
        self._tagger.set_annotations(docs, self._tagger.predict(docs))
        states = self._parser.moves.init_batch(docs)
        going = [state for state in states if not state.is_final()]
        if going:
            model = self._parser.model.predict(docs)
            while going:
                going = self._parser.transition_states(going, model.predict(going))
            model.clear_memory()
        self._parser.set_annotations(docs, states)
