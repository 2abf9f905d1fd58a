"""Bearers of a known surname whom their given name tells from the persons of the register."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from foedus.extraction.en.agent_nouns import agent_noun
from foedus.extraction.en.parse import Sentence
from foedus.extraction.en.tokens import Token
from foedus.register import Mention, NameForm, Register

_ADDRESS = frozenset(
    [
        *[
            "comrade",
            "czar",
            "tsar",
            "king",
            "queen",
            "prince",
            "princess",
            "emperor",
            "sultan",
            "emir",
            "sheikh",
            "imam",
        ],
        *[
            "mullah",
            "ayatollah",
            "sir",
            "lady",
            "lord",
            "dame",
            "don",
            "herr",
            "frau",
            "madame",
            "monsieur",
            "saint",
            "uncle",
        ],
        *[
            "brother",
            "sister",
            "father",
            "team",
            "candidate",
            "citizen",
            "marshal",
            "anti",
            "pro",
            "post",
            "mister",
            "doctor",
        ],
    ]
)
"""What stands before a surname and is no given name."""
_ALIKE = {letter: group for group in ("eyij", "ao", "hkgqc", "vwu", "zs") for letter in group}
"""First letters that one name may have in several spellings."""


def without_namesakes(sentence: Sentence, register: Register, strangers: set[str], known: AbstractSet[str]) -> None:
    """Take the names of strangers out of what the register found: "Hadley Putin" is not the president.

    Args:
        sentence: loses the mentions of strangers.
        register: tells the names of its persons.
        strangers: surnames that the report has given to somebody else so far; grows.
        known: persons whom the report names in full; a bare surname stays theirs.
    """
    for index, mention in sorted(sentence.mention_at.items(), key=lambda held: held[0]):
        if mention.form is not NameForm.SURNAME or sentence.span_of(sentence.doc[index]).start != mention.span.start:
            continue
        given = sentence.doc[index - 1] if index else None
        named = given is not None and _is_given_name(given, sentence, register)
        if given is not None and named and not _fits(given, mention, register):
            if known.isdisjoint(mention.candidates):
                strangers.add(mention.surface)
            sentence.mention_at.pop(given.i, None)  # a given name that is somebody's surname
        elif named or mention.surface not in strangers:
            continue
        sentence.mention_at = {i: other for i, other in sentence.mention_at.items() if other is not mention}


def _is_given_name(token: Token, sentence: Sentence, register: Register) -> bool:
    spelt = len(token.text) > 2 and token.text.isalpha() and token.text.istitle()
    other = sentence.mention_at.get(token.i)
    free = (other is None or other.form is NameForm.SURNAME) and token.lower_ not in _ADDRESS
    return spelt and free and token.tag_ == "NNP" and token.dep_ == "compound" and agent_noun(token, register) is None


def _fits(given: Token, mention: Mention, register: Register) -> bool:
    names = [word for actor in mention.candidates for word in register.actor(actor).name.replace("-", " ").split()]
    return _initial(given.text) in {_initial(name) for name in names}


def _initial(name: str) -> str:
    letter = name[0].lower()
    return _ALIKE.get(letter, letter)
