"""Which sentences are worth parsing: those that may hold both an actor and an act."""

from __future__ import annotations

import re
from collections.abc import Iterable

from foedus.extraction.en.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+")
_REFERRING = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "him",
        "her",
        "them",
        "his",
        "its",
        "their",
        "we",
        "our",
        "us",
        "both",
        "who",
        "which",
        "i",
        "my",
        "organization",
        "organisation",
        "bloc",
        "alliance",
        "association",
        "side",
        "sides",
        "must",
        "should",
        "ought",
        "need",
        "necessary",
    ]
)


class Worth:
    """Cheap test by word forms; errs towards parsing, never drops a sentence with an actor and a listed act."""

    def __init__(self, lexicon: Lexicon, agents: Iterable[str], irregular: dict[str, list[str]]) -> None:
        forms: dict[str, set[str]] = {}
        for form, lemmas in irregular.items():
            for lemma in lemmas:
                forms.setdefault(lemma, set()).add(form)
        self._acts = frozenset(form for head in lexicon.heads() for form in (*_inflected(head), *forms.get(head, ())))
        accounts, audiences = lexicon.voices["accounts"], lexicon.voices["audiences"]
        self._acts |= {form for noun in accounts for form in _inflected(noun)} | set(
            audiences
        )  # they introduce a speaker
        self._acts |= _denying(lexicon)
        self._agents = frozenset(form for noun in agents for form in _inflected(noun))
        self._actors = self._agents | _REFERRING

    def holds(self, sentence: str, *, named: bool) -> bool:
        """Whether `sentence` may hold an actor (or `named` says that the register found one) and an act."""
        words = set(map(str.lower, _WORD.findall(sentence)))
        return not words.isdisjoint(self._acts) and (named or not words.isdisjoint(self._actors))

    def names_agent(self, words: str) -> bool:
        """Whether one of the words denotes a party, as "minister" does."""
        return any(word.lower() in self._agents for word in _WORD.findall(words))


def _denying(lexicon: Lexicon) -> frozenset[str]:
    """Words that deny what was told before: "Ruritania says it is untrue"."""
    denials = lexicon.modality["negation"]
    verbs = (word for word in lexicon.voices["verbs"]["denying"] if " " not in word)
    return frozenset(form for verb in verbs for form in _inflected(verb)) | frozenset(denials["untrue"]["words"])


def _inflected(lemma: str) -> Iterable[str]:
    """Regular English forms of a lemma, a few impossible ones included."""
    lemma = lemma.lower()
    yield lemma
    for stem in {lemma, lemma + lemma[-1:], lemma[:-1] + "i"}:
        yield from (stem + ending for ending in ("s", "es", "ed", "ing"))
    if lemma.endswith("e"):
        yield from (lemma + "d", lemma[:-1] + "ing")
    if lemma.endswith("ie"):
        yield lemma[:-2] + "ying"
