"""A search expression as a user writes it, made into one that the full-text index cannot misread.

Words must all be there; `"some words"` in that order; `begin*` stands for every word that begins so; `A OR B` for
either; `NOT A` leaves out. OR parts what stands left and right of it. All other signs are mere gaps between words.
"""

from __future__ import annotations

import re

from foedus.errors import BadQuery

TOKEN = re.compile(r'"([^"]*)"|(\S+)')
LONGEST = 64
"""Words and phrases of one expression at most: the index nests no deeper than 256."""
REMEDY = 'Write words, "a phrase", begin*, A OR B, or A NOT B.'


def fts_from(expression: str) -> str:
    """The expression in the index's own language, every word quoted.

    Raises:
        BadQuery: a quotation mark has no partner, nothing is sought, or OR or NOT lacks what it needs.
    """
    if expression.count('"') % 2:
        raise BadQuery(f"A quotation mark in {expression!r} has no partner.", REMEDY)
    alternatives: list[tuple[list[str], list[str]]] = [([], [])]
    negated = False
    # a phrase that touches a word is a phrase of its own
    tokens = TOKEN.findall(re.sub(r'("[^"]*")', r" \1 ", expression))
    if len(tokens) > LONGEST:
        raise BadQuery(f"The expression has {len(tokens)} words; {LONGEST} are understood.", "Shorten it.")
    for phrase, word in tokens:
        if word == "OR" and not negated:
            alternatives.append(([], []))
        elif word == "NOT" and not negated:
            negated = True
        elif word != "AND" and any(sign.isalnum() for sign in phrase or word):
            alternatives[-1][negated].append(_quoted(phrase, word))
            negated = False
    if negated or not all(sought for sought, _ in alternatives):
        raise BadQuery(f"There is nothing to search for in {expression!r}, or beside one of its OR and NOT.", REMEDY)
    return " OR ".join(f"({_joined(sought, left_out)})" for sought, left_out in alternatives)


def _joined(sought: list[str], left_out: list[str]) -> str:
    return " NOT ".join([f"({' AND '.join(sought)})", *left_out])


def _quoted(phrase: str, word: str) -> str:
    beginning = word.endswith("*") and word.rstrip("*") != ""
    words = (phrase or word).replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    return f'"{words}"' + (" *" if beginning else "")
