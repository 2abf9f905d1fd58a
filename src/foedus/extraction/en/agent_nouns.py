"""Nouns that denote a participant when a state or an organisation stands with them: "president", "border guards"."""

from __future__ import annotations

from functools import lru_cache

from foedus.extraction.en.tokens import Token, singulars
from foedus.register import Agent, Register


def agent_noun(token: Token, register: Register) -> Agent | None:
    """The register's noun that `token` is the head of, longest first; None where it is none."""
    noted, key = token.doc.noted, ("agent", token.i)
    if key not in noted:
        nouns = _nouns(register, token.base, token.lower_)
        noted[key] = next((noun for noun in nouns if _reads(noun, token)), None)
    found: Agent | None = noted[key]
    return found


def last_word(token: Token, register: Register) -> Token:
    """The last word of a noun that begins with `token`: "affairs" of "ministry of foreign affairs"; else the token itself."""
    doc = token.doc
    nouns = _nouns(register, token.lemma_.lower(), token.lower_)
    longer = (noun.words for noun in nouns if len(noun.words) > 1 and doc.forms.issuperset(noun.words))
    read = [words for words in longer if _stand_at(words, list(doc[token.i : token.i + len(words)]))]
    return doc[token.i + max(map(len, read), default=1) - 1]


def is_last_word(token: Token, register: Register) -> bool:
    """Whether the word ends such a noun that begins before it, and tells nothing by itself: the "Defence" of a ministry."""
    if token.dep_ != "pobj" or token.head.lower_ != "of":
        return False
    above = token.head.head
    return last_word(above, register).i == token.i != above.i


@lru_cache(maxsize=10_000)
def _nouns(register: Register, lemma: str, form: str) -> tuple[Agent, ...]:
    forms = (lemma, form, *singulars(form))  # capitals keep the lemmatizer from "Allies"
    return tuple(noun for form in dict.fromkeys(forms) for noun in register.agents.by_head.get(form, ()))


def _reads(noun: Agent, token: Token) -> bool:
    doc, words = token.doc, noun.words
    if len(words) == 1 or not doc.forms.issuperset(words):
        return len(words) == 1
    return any(
        _is_form(word, token) and _stand_at(words, doc[token.i - offset : token.i - offset + len(words)])
        for offset, word in enumerate(words)
        if token.i >= offset
    )


def _stand_at(words: tuple[str, ...], window: list[Token]) -> bool:
    return len(window) == len(words) and all(_is_form(w, t) for w, t in zip(words, window, strict=True))


def _is_form(word: str, token: Token) -> bool:
    return word in {token.lower_, token.base, *singulars(token.lower_)}
