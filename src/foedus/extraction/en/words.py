"""Part of speech and lemma of every word, found once for each word form, tag and arc.

The model's attribute ruler and lemmatizer take a third of the time of a parse, and give the same answer for the same form,
tag and arc, save where one of the ruler's patterns spans two words ("let 's"); sentences that hold the first of these two
go through both. Nor does the ruler tell most forms apart: what it says of one that its patterns do not name, it says of all
with that tag and arc.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, ORTH, SPACY, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from foedus.extraction.en.tokens import Token, Tree

COMPONENTS = ("attribute_ruler", "lemmatizer")
"""The model's components whose work is done here."""

MOST_WORDS = 60_000
"""Words that are remembered, 20 MB; then all are forgotten, so that misspelt text cannot fill the memory."""

_PLAIN = "plain"
"""Stands for every form that no pattern of the ruler names."""

_Word = tuple[str, str, str, str, str, str, str, bool]
_Key = tuple[int, int, int]
_Ruling = tuple[str, str, str, str]


class Words:
    """What is known of the words that have been met, and how the words of a parsed sentence become a tree."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._components: list[Any] = [nlp.get_pipe(name) for name in COMPONENTS]
        ruler, self._lemmatizer = self._components
        self._known: dict[_Key, _Word | None] = {}
        self._ruled: dict[_Key, _Ruling | None] = {}
        self._named = Named([token for rule in ruler.patterns for words in rule["patterns"] for token in words])
        self._opening = Matcher(nlp.vocab)
        spanning = [words for rule in ruler.patterns for words in rule["patterns"] if len(words) > 1]
        self._opening.add("opening", [words[:1] for words in spanning])

    def trees(self, docs: Sequence[Doc]) -> list[Tree]:
        """Trees of sentences that the parser has been through, but not the two components."""
        columns = np.concatenate([doc.to_array([ORTH, TAG, DEP, HEAD, SPACY]) for doc in docs])
        keys: list[_Key] = list(map(tuple, columns[:, :3].tolist()))
        heads = columns[:, 3].astype(np.int64).tolist()
        spaces = columns[:, 4].tolist()
        if len(self._known) > MOST_WORDS:
            self._known = {}
        self._learn(dict.fromkeys(key for key in keys if key not in self._known))
        bounds = pairwise(accumulate(map(len, docs), initial=0))
        return [
            self._tree(doc, keys[start:end], heads[start:end], spaces[start:end])
            for doc, (start, end) in zip(docs, bounds, strict=True)
        ]

    def _tree(self, doc: Doc, keys: list[_Key], heads: list[int], spaces: list[int]) -> Tree:
        words = [word for key in keys if (word := self._known[key]) is not None]
        if len(words) < len(keys):
            words = self._whole(doc)
        tree, at = Tree(doc), 0
        for i, word in enumerate(words):
            tree.append(Token(tree, i, at, word))
            at += len(word[0]) + spaces[i]
        for token, head in zip(tree, heads, strict=True):
            if head:
                token.head = tree[token.i + head]
                token.head.children.append(token)
        return tree

    def _whole(self, doc: Doc) -> list[_Word]:
        for component in self._components:
            doc = component(doc)
        return [(t.text, t.lower_, t.lemma_, t.lemma_.lower(), t.pos_, t.tag_, t.dep_, bool(t.is_punct)) for t in doc]

    def _learn(self, keys: Iterable[_Key]) -> None:
        rulings = self._rulings(keys)
        self._known.update((key, None) for key, ruling in rulings.items() if ruling is None)
        alone = {key: ruling for key, ruling in rulings.items() if ruling is not None}
        strings = self._vocab.strings
        pos, morphs, lemmas, deps = zip(*alone.values(), strict=True) if alone else ((), (), (), ())
        doc = Doc(
            self._vocab,
            words=[strings[form] for form, _, _ in alone],
            tags=[strings[tag] for _, tag, _ in alone],
            pos=list(pos),
            morphs=list(morphs),
            lemmas=list(lemmas),
        )
        for key, dep, t in zip(alone, deps, self._lemmatizer(doc), strict=True):
            self._known[key] = (t.text, t.lower_, t.lemma_, t.lemma_.lower(), t.pos_, t.tag_, dep, bool(t.is_punct))

    def _rulings(self, keys: Iterable[_Key]) -> dict[_Key, _Ruling | None]:
        """What the ruler says of each; None where a pattern of several words may begin."""
        strings = self._vocab.strings
        plain = strings.add(_PLAIN)
        same = {key: key if self._named.holds(strings[key[0]]) else (plain, *key[1:]) for key in keys}
        unknown = sorted(set(same.values()) - self._ruled.keys())
        if unknown:
            self._ruled.update(zip(unknown, self._rule(unknown), strict=True))
        return {key: self._ruled[standing] for key, standing in same.items()}

    def _rule(self, keys: list[_Key]) -> list[_Ruling | None]:
        opening = {start for _, start, _ in self._opening(self._doc(keys))}
        rulings: list[_Ruling | None] = [None] * len(keys)
        alone = [place for place in range(len(keys)) if place not in opening]
        for place, t in zip(alone, self._components[0](self._doc([keys[place] for place in alone])), strict=True):
            rulings[place] = (t.pos_, str(t.morph), t.lemma_, t.dep_)
        return rulings

    def _doc(self, keys: list[_Key]) -> Doc:
        """The words side by side, each hanging on itself."""
        strings = self._vocab.strings
        forms, tags, deps = ([strings[key[part]] for key in keys] for part in range(3))
        return Doc(self._vocab, words=forms, tags=tags, deps=deps, heads=list(range(len(keys))))


class Named:
    """The forms that patterns name, or that they may tell apart from others in a way that is not known here."""

    def __init__(self, tokens: Iterable[dict[str, Any]]) -> None:
        self._forms: set[str] = set()
        self._like: list[re.Pattern[str]] = []
        self._any = False
        for token in tokens:
            self._any |= not token.keys() <= {"TAG", "DEP", "IS_SPACE", "LOWER"}
            self._add(token.get("LOWER", {}))

    def _add(self, told: str | dict[str, Any]) -> None:
        if isinstance(told, str):
            self._forms.add(told)
            return
        self._any |= not told.keys() <= {"IN", "NOT_IN", "REGEX"}
        self._forms.update(told.get("IN", ()), told.get("NOT_IN", ()))
        self._like += [re.compile(told["REGEX"])] if "REGEX" in told else []

    def holds(self, form: str) -> bool:
        """Whether a pattern may tell the form from others."""
        lower = form.lower()
        return (
            self._any or lower in self._forms or form.isspace() or any(pattern.search(lower) for pattern in self._like)
        )
