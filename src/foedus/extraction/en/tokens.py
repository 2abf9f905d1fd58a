"""A parsed sentence as plain values: what the rules read of a word costs an attribute, not a call into the parser.

spaCy's own tokens are made anew at every look, which took half of the rules' time (docs/decisions/0005). The names are those
of spaCy's tokens.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

if TYPE_CHECKING:
    from foedus.extraction.en.typer import Vote

_NO_FORMS: frozenset[str] = frozenset()


class Tree(list["Token"]):
    """The words of one sentence, in text order.

    Attributes:
        parsed: the parser's own sentence, for its vectors.
        votes: what the typer says of words that may name an act, by their number; None where it was not asked.
        noted: what rules found out of single words and need again, by rule and number of the word.
    """

    __slots__ = ("_forms", "noted", "parsed", "votes")

    def __init__(self, parsed: Doc) -> None:
        super().__init__()
        self.parsed = parsed
        self.noted: dict[tuple[str, int], Any] = {}
        self.votes: dict[int, Vote] | None = None
        self._forms: frozenset[str] | None = None

    @property
    def forms(self) -> frozenset[str]:
        """The words, their lemmas and their regular singulars, all in small letters: what is not here need not be looked for."""
        if self._forms is None:
            self._forms = _NO_FORMS.union(*[_forms_of(token.lower_, token.base) for token in self])
        return self._forms

    def let_go(self) -> None:
        """Parts the words, which hold each other, so that nobody has to look for them as garbage; the tree is of no use then."""
        for token in self:
            token.children.clear()
            del token.head
        self.clear()

    @property
    def tensor(self) -> Any:
        """The parser's contextual vectors, a row a word."""
        return self.parsed.tensor


class Token:
    """One word of a tree.

    Attributes:
        doc: the tree.
        i: its number in the tree, from 0.
        idx: where it begins in the squeezed sentence.
        text: the word as it is written.
        lower_: the same in small letters.
        lemma_: its base form.
        base: the same in small letters.
        pos_: universal part of speech.
        tag_: the tagger's finer one.
        dep_: label of the arc to `head`.
        is_punct: whether it is a sign and no word.
        head: the word that it hangs on; the root hangs on itself.
        children: the words that hang on it, in text order.
    """

    __slots__ = (
        "base", "children", "dep_", "doc", "head", "i", "idx", "is_punct", "lemma_", "lower_", "pos_", "tag_", "text",
    )  # fmt: skip

    def __init__(self, doc: Tree, i: int, idx: int, word: tuple[str, str, str, str, str, str, str, bool]) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text, self.lower_, self.lemma_, self.base, self.pos_, self.tag_, self.dep_, self.is_punct = word
        self.head = self
        self.children: list[Token] = []

    def __repr__(self) -> str:
        return self.text

    @property
    def lefts(self) -> list[Token]:
        """Children before the word."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """Children after the word."""
        return [child for child in self.children if child.i > self.i]

    @property
    def subtree(self) -> list[Token]:
        """All that hangs on it, itself included, in text order."""
        found = [self]
        for token in found:  # grows as it is read
            found += token.children
        return sorted(found, key=_place)

    @property
    def left_edge(self) -> Token:
        """First word of the subtree."""
        return self.subtree[0]

    @property
    def right_edge(self) -> Token:
        """Last word of the subtree."""
        return self.subtree[-1]

    @property
    def ancestors(self) -> Iterator[Token]:
        """Heads from the nearest to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def nbor(self, by: int = 1) -> Token:
        """The word `by` places on, or back.

        Raises:
            IndexError: there is none.
        """
        if not 0 <= self.i + by < len(self.doc):
            raise IndexError(f"The sentence has no word {by} places from {self.text!r} at {self.i} of {len(self.doc)}.")
        return self.doc[self.i + by]

    @property
    def vocab(self) -> Any:
        """The parser's words."""
        return self.doc.parsed.vocab

    @property
    def vector(self) -> Any:
        """Vector of the word, whatever its sentence."""
        return self.doc.parsed[self.i].vector

    @property
    def has_vector(self) -> bool:
        """Whether the parser's model has a vector for the word."""
        return bool(self.doc.parsed[self.i].has_vector)


@lru_cache(maxsize=20_000)
def singulars(word: str) -> tuple[str, ...]:
    """Regular singulars that a plural may have."""
    if word.endswith("ies"):
        return (word[:-3] + "y",)
    return (word[:-1],) if word.endswith("s") and not word.endswith("ss") else ()


@lru_cache(maxsize=20_000)
def _forms_of(word: str, lemma: str) -> frozenset[str]:
    return frozenset({word, lemma, *singulars(word), *singulars(lemma)})


def _place(token: Token) -> int:
    return token.i
