"""Words and trees are what the model's own pipeline says."""

from __future__ import annotations

import pytest

from foedus.extraction.en.parse import pipeline, words
from foedus.extraction.en.tokens import Token, Tree
from foedus.extraction.en.words import COMPONENTS, Named

SENTENCES = [
    "The two ministers met in the capital, and its troops were leaving the bases.",
    "Let's see whether they're gonna sign it; it ain't certain.",
    "There are fears that the allies, who haven't answered, won't come.",
    "MR. OSTROV: I'd got to leave  early\n because the Ruritanians' talks were better than ours.",
    "c'mon y'all, who is there?",
]


def tree_of(sentence: str) -> Tree:
    """The tree of a sentence by the short way."""
    nlp = pipeline()
    (doc,) = nlp.pipe([sentence], disable=COMPONENTS)
    return words().trees([doc])[0]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_are_those_of_the_full_pipeline(sentence: str) -> None:
    """Lemma, part of speech, tag and arc of every word, however often it was met before, are those of the whole model."""
    whole = [(t.text, t.lower_, t.lemma_, t.pos_, t.tag_, t.dep_, t.idx, t.head.i) for t in pipeline()(sentence)]
    for _ in range(2):
        read = [(t.text, t.lower_, t.lemma_, t.pos_, t.tag_, t.dep_, t.idx, t.head.i) for t in tree_of(sentence)]
        assert read == whole


def places(tokens: object) -> list[int]:
    """The numbers of spaCy's or our tokens."""
    return [token.i for token in tokens]  # type: ignore[attr-defined]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_walks_are_those_of_the_parser(sentence: str) -> None:
    """Children, edges, subtree and ancestors of every word are those that spaCy walks to, in its order."""
    for token, own in zip(tree_of(sentence), pipeline()(sentence), strict=True):
        assert isinstance(token, Token)
        assert places(token.children) == places(own.children)
        assert (places(token.lefts), places(token.rights)) == (places(own.lefts), places(own.rights))
        assert (token.left_edge.i, token.right_edge.i) == (own.left_edge.i, own.right_edge.i)
        assert (places(token.subtree), places(token.ancestors)) == (places(own.subtree), places(own.ancestors))


def test_forms_hold_lemmas_and_singulars() -> None:
    """A word that is in a sentence in any form is among its forms."""
    assert {"minister", "ministers", "meet", "met", "troop", "ally"} <= tree_of(SENTENCES[0] + " Allies met.").forms


@pytest.mark.parametrize(
    ("tokens", "form", "told_apart"),
    [
        ([{"TAG": "VB", "LOWER": "of"}], "Of", True),
        ([{"TAG": "VB", "LOWER": "of"}], "off", False),
        ([{"LOWER": {"NOT_IN": ["of"]}}], "of", True),
        ([{"LOWER": {"REGEX": "^n'?t$"}}], "NT", True),
        ([{"TAG": "_SP"}], " ", True),
        ([{"SHAPE": "Xx"}], "anything", True),
        ([{"LOWER": {"FUZZY": "of"}}], "anything", True),
    ],
)
def test_forms_that_patterns_tell_apart(tokens: list[dict[str, object]], form: str, *, told_apart: bool) -> None:
    """A form that no pattern names is like all others; where a pattern looks at more than that, none is."""
    assert Named(tokens).holds(form) is told_apart
