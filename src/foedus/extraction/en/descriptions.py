"""Words of the lexicon that tell no act where they stand: they describe a thing, name an age, or belong to another phrase."""

from __future__ import annotations

from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children

_TYING = frozenset({"affiliate", "link", "associate", "connect", "base", "locate"})
_OF_WORDS = frozenset(
    ["political", "trade", "legal", "diplomatic", "labour", "labor", "commercial", "verbal", "gas", "constitutional"]
)
"""Conflicts without force."""


def only_describes(token: Token) -> bool:
    """Whether the word tells no act here: "the Cold War", "prisoners of war", "a gas explosion", "tested positive"."""
    if (
        token.lemma_.lower() == "test"
        and token.i + 1 < len(token.doc)
        and token.nbor().lower_ in {"positive", "negative"}
    ):
        return True
    if token.dep_ == "acl" and token.tag_ == "VBN" and token.lemma_.lower() in _TYING:
        return True  # "workers affiliated with the union"
    if token.lemma_.lower() in {"hit", "strike"} and any(c.lower_ == "back" for c in children(token, "prt", "advmod")):
        return not any(c.lower_ in {"with", "by"} for c in children(token, "prep"))  # in words, where no weapon is told
    if token.lemma_.lower() in {"explosion", "blast"}:
        return any(c.lower_ in {"gas", "methane", "coal", "boiler"} for c in children(token, "compound", "amod"))
    if token.lower_ == "opposition" and token.dep_ == "nsubj" and token.head.pos_ == "VERB":
        return True  # "the opposition to the president accused him": people
    if token.lower_ == "conflict":
        return any(c.lower_ in _OF_WORDS for c in children(token, "amod", "compound"))
    if token.lower_ != "war":
        return False
    kind = token.head.head.lemma_.lower() if token.dep_ == "pobj" and token.head.lower_ == "of" else ""
    age = token.i > 0 and token.nbor(-1).lower_ in {"world", "cold"}
    return age or kind in {"prisoner", "veteran", "law", "custom", "weapon"}
