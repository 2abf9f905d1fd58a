"""The parser's vectors, with what they say of a word by itself found once for each form.

The model looks at a word twice: at its form, then at the words around it. The first look takes two fifths of the time and
gives the same for the same form, so it is remembered. Bit for bit the same as by the model's own way (a test says so).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import NORM, ORTH, SPACY
from spacy.language import Language
from spacy.tokens import Doc

COMPONENT = "tok2vec"
"""The model's component whose work is done here."""

MOST_FORMS = 40_000
"""Forms that are remembered, 25 MB; then all are forgotten, so that misspelt text cannot fill the memory."""

_Form = tuple[int, int, int]


class Vectors:
    """Gives sentences their vectors, which the tagger, the parser and the typer read."""

    def __init__(self, nlp: Language) -> None:
        component: Any = nlp.get_pipe(COMPONENT)
        self._vocab = nlp.vocab
        self._of_forms: Any = component.model.get_ref("embed")
        self._in_sentences: Any = component.model.get_ref("encode")
        self._places: dict[_Form, int] = {}
        self._table: NDArray[np.float32] = np.empty((MOST_FORMS, component.model.get_dim("nO")), np.float32)

    def give(self, docs: Sequence[Doc]) -> None:
        """Sets the vectors of sentences that have been cut into words."""
        forms = [form for doc in docs for form in map(tuple, doc.to_array([ORTH, NORM, SPACY]).tolist())]
        self._learn(dict.fromkeys(forms))
        rows = self._table[[self._places[form] for form in forms]]
        bounds = pairwise(accumulate(map(len, docs), initial=0))
        vectors = self._in_sentences.predict([rows[start:end] for start, end in bounds])
        for doc, rows in zip(docs, vectors, strict=True):
            doc.tensor = rows

    def _learn(self, forms: Collection[_Form]) -> None:
        unknown = [form for form in forms if form not in self._places]
        if len(self._places) + len(unknown) > len(self._table):
            self._places, unknown = {}, list(forms)
            if len(unknown) > len(self._table):
                self._table = np.empty((len(unknown), self._table.shape[1]), np.float32)
        if unknown:
            start = len(self._places)
            self._table[start : start + len(unknown)] = self._of_forms.predict([self._doc(unknown)])[0]
            self._places |= {form: place for place, form in enumerate(unknown, start=start)}

    def _doc(self, forms: Sequence[_Form]) -> Any:
        strings = self._vocab.strings
        doc: Any = Doc(self._vocab, words=[strings[f[0]] for f in forms], spaces=[bool(f[2]) for f in forms])
        doc.from_array([NORM], np.array([[form[1]] for form in forms], np.uint64))
        return doc
