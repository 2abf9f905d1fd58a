"""The learned typer: which kind of act a word names in its sentence, from the project's own labelled sentences.

A linear model over the word's lemma, the words that hang on it, the vectors of lemma and object, and the parser's own
contextual vector (docs/decisions/0008). It stands beside the lexicon: it breaks ties between senses, and proposes acts whose
words the lexicon lacks. It costs no pass of its own over the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.extraction.en.tokens import Token, Tree
from foedus.model.claim import EventType

NONE = "NONE"
"""The class of words that name no act."""

_TELLING = frozenset(
    {"prt", "prep", "dobj", "aux", "neg", "agent", "xcomp", "ccomp", "compound", "amod", "poss", "nsubj"}
)
_WORDS = frozenset({"prt", "prep", "dobj", "aux", "compound"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd", "xcomp", "ccomp", "prt"})
_FILE = files("foedus.extraction.en").joinpath("data", "typer.npz")

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What the typer says of one word.

    Attributes:
        kinds: the kinds of act.
        chances: probability of each of them, if the word names an act; they add up to 1.
        act: probability that the word names an act at all, 0 to 1.
    """

    kinds: tuple[EventType, ...]
    chances: Sequence[float]
    act: float

    @property
    def shares(self) -> Mapping[EventType, float]:
        """The chances by kind; put together when they are asked for, since few votes decide anything."""
        return dict(zip(self.kinds, self.chances, strict=True))

    def share(self, kind: EventType) -> float:
        """The chance of one kind."""
        return self.chances[self.kinds.index(kind)]

    @property
    def type(self) -> EventType:
        """The likeliest kind of act."""
        return self.kinds[self.chances.index(max(self.chances))]

    def __str__(self) -> str:
        return f"{self.type} {max(self.chances):.2f} of the kinds of act, an act at all {self.act:.2f}"


@dataclass(frozen=True, slots=True, eq=False)
class Typer:
    """The fitted model.

    Attributes:
        kinds: classes in the order of the columns of `weights`; `NONE` is one of them.
        names: features that a word has or has not, to the row of `weights`.
        weights: rows are features, the dense ones first; the last is of noughts.
        bias: one for each class.
        centre: mean of the dense features over the training words.
        scale: by what they are multiplied after that.
        digest: of the sentences that it was fitted on.
    """

    kinds: tuple[str, ...]
    names: dict[str, int]
    weights: Floats
    bias: Floats
    centre: Floats
    scale: Floats
    digest: str

    def votes(self, tokens: Sequence[Token]) -> list[Vote]:
        """A vote for each of `tokens`, all of one sentence."""
        return self.votes_in([tokens])[0]

    def votes_in(self, sentences: Sequence[Sequence[Token]]) -> list[list[Vote]]:
        """A vote for each of the tokens of each sentence, the same whatever sentences stand beside it."""
        tokens = [token for held in sentences for token in held]
        if not tokens:
            return [[] for _ in sentences]
        scaled = (_dense(sentences) - self.centre) * self.scale
        bounds = list(pairwise(accumulate(map(len, sentences), initial=0)))
        weights = self.weights[: scaled.shape[1]]
        # the last bits of a product depend on how many rows it has
        products = [scaled[start:end] @ weights for start, end in bounds if start < end]
        scores = np.concatenate(products) + self.bias + self._named(tokens)
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        none = self.kinds.index(NONE)
        act = (odds.sum(axis=1) - odds[:, none]).astype(np.float64)
        chances = odds[:, [place for place in range(len(self.kinds)) if place != none]] / act[:, None]
        types = _types(self.kinds)
        found = [
            Vote(kinds=types, chances=row, act=share)
            for row, share in zip(chances.tolist(), (act / (act + odds[:, none])).tolist(), strict=True)
        ]
        return [found[start:end] for start, end in bounds]

    def _named(self, tokens: Sequence[Token]) -> Floats:
        """What the features that a word has or has not add to its scores, a row a word."""
        held: list[int] = []
        starts: list[int] = []
        for token in tokens:
            starts.append(len(held))
            held.append(-1)  # the row of noughts, so that none is without any
            held += _rows_itself(self, token.lemma_, token.pos_, token.tag_, token.dep_)
            for child in token.children:
                held += _rows_beside(self, child.dep_, child.lemma_)
        summed: Floats = np.add.reduceat(self.weights[held], starts, axis=0)
        return summed


@cache
def _types(kinds: tuple[str, ...]) -> tuple[EventType, ...]:
    return tuple(EventType(kind) for kind in kinds if kind != NONE)


def note(trees: Sequence[Tree]) -> None:
    """Lays into the trees what the typer says of their words, of all at once, which takes less time than one by one."""
    sentences = [[token for token in tree if may_name_an_act(token)] for tree in trees]
    for tree, tokens, votes in zip(trees, sentences, load().votes_in(sentences), strict=True):
        tree.votes = {token.i: vote for token, vote in zip(tokens, votes, strict=True)}


def may_name_an_act(token: Token) -> bool:
    """Whether the typer looks at the word at all."""
    return token.pos_ in {"VERB", "NOUN"}


def dense(tokens: Sequence[Token]) -> Floats:
    """Vectors of the lemma, of its objects and of the word in its sentence, side by side; a row a word of one sentence."""
    return _dense([tokens])


def _dense(sentences: Sequence[Sequence[Token]]) -> Floats:
    """The same for several sentences, one below the other."""
    tokens = [token for held in sentences for token in held]
    vocab = tokens[0].vocab
    known: Floats = vocab.vectors.data
    rows = [_row(vocab, token.base) for token in tokens]
    lemmas = [_row(vocab, token.text) if row < 0 else row for token, row in zip(tokens, rows, strict=True)]
    objects = [[row for child in _objects(token) if (row := _row(vocab, child.text)) >= 0] for token in tokens]
    beside = _vectors(known, [held[0] if held else -1 for held in objects])
    for place, held in enumerate(objects):
        if len(held) > 1:
            beside[place] = sum(known[held[1:]], known[held[0]]) / len(held)
    tensors = [held[0].doc.tensor[[token.i for token in held]] for held in sentences if held]
    return np.concatenate([_vectors(known, lemmas), beside, np.concatenate(tensors)], axis=1)


def _vectors(known: Floats, rows: list[int]) -> Floats:
    """The rows; noughts for -1."""
    found = known[rows]
    found[[place for place, row in enumerate(rows) if row < 0]] = 0
    return found


@lru_cache(maxsize=50_000)
def _row(vocab: Any, form: str) -> int:
    """The row of a word form among the model's vectors; -1 where it has none."""
    return int(vocab.vectors.find(key=form))


def named(token: Token) -> list[str]:
    """Features that a word has or has not: its lemma and part of speech, and what hangs on it."""
    names = [*_named_itself(token.lemma_, token.pos_, token.tag_, token.dep_)]
    for child in token.children:
        names += _named_beside(child.dep_, child.lemma_)
    return names


@lru_cache(maxsize=20_000)
def _named_itself(lemma: str, pos: str, tag: str, dep: str) -> tuple[str, ...]:
    return f"lemma {lemma.lower()} {pos}", f"tag {tag}", f"as {dep}"


@lru_cache(maxsize=20_000)
def _named_beside(dep: str, lemma: str) -> tuple[str, ...]:
    has = (f"has {dep}",) if dep in _TELLING else ()
    return (*has, f"{dep} {lemma.lower()}") if dep in _WORDS else has


@lru_cache(maxsize=20_000)
def _rows_itself(typer: Typer, lemma: str, pos: str, tag: str, dep: str) -> tuple[int, ...]:
    return _rows_of(typer, _named_itself(lemma, pos, tag, dep))


@lru_cache(maxsize=20_000)
def _rows_beside(typer: Typer, dep: str, lemma: str) -> tuple[int, ...]:
    return _rows_of(typer, _named_beside(dep, lemma))


def _rows_of(typer: Typer, names: Iterable[str]) -> tuple[int, ...]:
    return tuple(row for name in names if (row := typer.names.get(name)) is not None)


def _objects(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in _OBJECTS:
            yield child
        elif child.dep_ in {"prep", "agent"}:
            yield from (inner for inner in child.children if inner.dep_ == "pobj")


@cache
def load() -> Typer:
    """The typer that comes with Foedus."""
    with np.load(BytesIO(_FILE.read_bytes()), allow_pickle=False) as kept:
        return Typer(
            kinds=tuple(map(str, kept["kinds"])),
            names={str(name): row for row, name in enumerate(kept["names"], start=len(kept["centre"]))},
            weights=np.pad(kept["weights"].astype(np.float32), ((0, 1), (0, 0))),
            bias=kept["bias"],
            centre=kept["centre"],
            scale=kept["scale"],
            digest=str(kept["digest"]),
        )
