"""Part of speech and lemma of every word, found once for each word form, tag and arc.

The model's attribute ruler and lemmatizer take a third of the time of a parse, and give the same answer for the same form,
tag and arc, save where one of the ruler's patterns spans two words ("let 's"); sentences that hold the first of these two
go through both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, ORTH, SPACY, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from foedus.extraction.en.tokens import Token, Tree

COMPONENTS = ("attribute_ruler", "lemmatizer")
"""The model's components whose work is done here."""

_Word = tuple[str, str, str, str, str, str, bool]
_Key = tuple[int, int, int]


class Words:
    """What is known of the words that have been met, and how the words of a parsed sentence become a tree."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._components: list[Any] = [nlp.get_pipe(name) for name in COMPONENTS]
        self._known: dict[_Key, _Word | None] = {}
        self._opening = Matcher(nlp.vocab)
        ruler = self._components[0]
        spanning = [words for rule in ruler.patterns for words in rule["patterns"] if len(words) > 1]
        self._opening.add("opening", [words[:1] for words in spanning])

    def trees(self, docs: Sequence[Doc]) -> list[Tree]:
        """Trees of sentences that the parser has been through, but not the two components."""
        rows = [_rows(doc) for doc in docs]
        self._learn({key for row in rows for key, _, _ in row} - self._known.keys())
        return [self._tree(doc, row) for doc, row in zip(docs, rows, strict=True)]

    def _tree(self, doc: Doc, rows: list[tuple[_Key, int, int]]) -> Tree:
        words = [word for key, _, _ in rows if (word := self._known[key]) is not None]
        if len(words) < len(rows):
            words = self._whole(doc)
        tree, at = Tree(doc), 0
        for i, ((_, _, space), word) in enumerate(zip(rows, words, strict=True)):
            tree.append(Token(tree, i, at, word))
            at += len(word[0]) + space
        for token, (_, head, _) in zip(tree, rows, strict=True):
            if head:
                token.head = tree[token.i + head]
                token.head.children.append(token)
        return tree

    def _whole(self, doc: Doc) -> list[_Word]:
        for component in self._components:
            doc = component(doc)
        return _words(doc)

    def _learn(self, keys: Iterable[_Key]) -> None:
        unknown = sorted(keys)
        if not unknown:
            return
        opening = {start for _, start, _ in self._opening(self._doc(unknown))}
        self._known.update((unknown[place], None) for place in opening)
        alone = [key for place, key in enumerate(unknown) if place not in opening]
        self._known.update(zip(alone, self._whole(self._doc(alone)), strict=True))

    def _doc(self, keys: list[_Key]) -> Doc:
        """The words side by side, each hanging on itself."""
        strings = self._vocab.strings
        forms, tags, deps = ([strings[key[part]] for key in keys] for part in range(3))
        return Doc(self._vocab, words=forms, tags=tags, deps=deps, heads=list(range(len(keys))))


def _rows(doc: Doc) -> list[tuple[_Key, int, int]]:
    """Form, tag and arc of each word; how far its head is; whether a space follows it."""
    columns = doc.to_array([ORTH, TAG, DEP, HEAD, SPACY])
    heads = columns[:, 3].astype(np.int64).tolist()
    keys = columns[:, :3].tolist()
    return [
        ((orth, tag, dep), head, space)
        for (orth, tag, dep), head, space in zip(keys, heads, columns[:, 4].tolist(), strict=True)
    ]


def _words(doc: Doc) -> list[_Word]:
    return [(t.text, t.lower_, t.lemma_, t.pos_, t.tag_, t.dep_, bool(t.is_punct)) for t in doc]
