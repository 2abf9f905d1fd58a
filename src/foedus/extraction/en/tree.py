"""Walks over a dependency tree: subjects, objects, prepositional objects, conjuncts, clauses.

Labels are those of the ClearNLP scheme that spaCy's English models use.
"""

from __future__ import annotations

from collections.abc import Iterator

from foedus.extraction.en.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "attr", "oprd"})
RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
TEMPORAL = frozenset(
    [
        *["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march"],
        *["april", "may", "june", "july", "august", "september", "october", "november", "december", "spring", "summer"],
        *["autumn", "winter", "day", "week", "month", "year", "weekend", "morning", "evening", "night", "afternoon"],
        *["time", "eve", "occasion", "today", "yesterday", "tomorrow", "decade", "century"],
    ]
)
"""Nouns of time: a preposition before one dates the act, and none of them is a party."""

_BEFALLING = frozenset(
    ["kill", "wound", "injure", "arrest", "detain", "jail", "imprison", "kidnap", "abduct", "displace", "execute"]
)
"""What is done to somebody and hardly ever told without an object of the one who does it."""


def children(token: Token, *deps: str) -> list[Token]:
    """Children of `token` by arc label, in text order."""
    held = token.children
    return [child for child in held if child.dep_ in deps] if held else []


def conjuncts(token: Token) -> Iterator[Token]:
    """`token` and all that is coordinated under it, in text order."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" or (child.dep_ == "appos" and child.pos_ == token.pos_ and _in_list(child)):
            yield from conjuncts(child)


def examples(token: Token) -> list[Token]:
    """What a plural noun names as its examples: "countries such as Chad", "groups including the league"."""
    named = [c for c in children(token, "prep") if c.lower_ == "including" or (c.lower_ == "as" and _has_such(c))]
    return [t for prep in named for t in children(prep, "pobj")]


def _has_such(preposition: Token) -> bool:
    return any(child.lower_ == "such" for child in preposition.children)


def _in_list(token: Token) -> bool:
    """Whether an apposition is really a member of a list: "A, B and C" is often parsed so."""
    return any(child.dep_ in {"conj", "cc"} for child in token.children)


def prepositional(token: Token, *words: str) -> list[Token]:
    """Objects of the prepositions `words` (all where none is given) that hang on `token`, without their conjuncts."""
    found = []
    for prep in token.children:
        if prep.dep_ in {"prep", "agent", "dative"} and (not words or prep.lower_ in words):
            found += children(prep, "pobj", "pcomp")
            for inner in children(prep, "prep"):  # "out of", "up to"
                found += (
                    children(inner, "pobj", "pcomp")
                    if not words or inner.lower_ in words or prep.lower_ in words
                    else []
                )
    return found


def is_passive(verb: Token) -> bool:
    """Whether the verb form is passive: an auxiliary, a passive subject, an agent, or a bare past participle after a noun."""
    for child in verb.children:
        if child.dep_ in {"auxpass", "nsubjpass"}:
            return True
    if verb.dep_ in {"acl", "amod"} and verb.tag_ == "VBN":
        return True
    if verb.tag_ == "VBN" and verb.dep_ in {"xcomp", "oprd"} and not children(verb, "aux", "nsubj"):
        return True  # "were reported killed"
    if verb.tag_ == "VBN" and verb.dep_ == "advcl" and not children(verb, "aux", "nsubj"):
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and not children(verb, "nsubj", "aux", "dobj"):
        return is_passive(verb.head) and not children(verb.head, "aux")
    for child in verb.children:
        if child.dep_ == "agent":
            return True
    return _befell(verb)


def _befell(verb: Token) -> bool:
    """Whether a past without "were" tells what befell its subject: "with fifty protesters detained", "two guards killed"."""
    subject = own_subject(verb)
    if verb.tag_ not in {"VBN", "VBD"} or verb.lemma_.lower() not in _BEFALLING or subject is None:
        return False
    active = {"dobj", "aux", "ccomp", "xcomp", "dative", "nummod", "oprd"}
    acts = any(c.dep_ in active or (c.dep_ == "conj" and children(c, "dobj")) for c in verb.children)
    return not acts and (subject.tag_ == "CD" or bool(children(subject, "nummod")))


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on the verb itself."""
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return child
    return None


def subjects(verb: Token) -> list[Token]:
    """Subjects that hang on the verb itself: several where the parser hung both of two that are joined by "and" on it."""
    found = children(verb, *SUBJECTS)
    joined = [t for t in found[1:] if any(c.dep_ == "cc" and found[0].i < c.i < t.i for c in verb.children)]
    return [*found[:1], *joined]


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; any other token stands for itself."""
    if token.lower_ in RELATIVES and token.tag_ in {"WDT", "WP", "IN", "WP$"}:
        clause = token.head
        while (
            clause.dep_ in {"conj", "xcomp", "ccomp", "advcl", "aux", "prep", "pobj", "dobj", "poss"}
            and clause.head != clause
        ):
            clause = clause.head
        if clause.dep_ in {"relcl", "acl"}:
            return clause.head
        if clause.dep_ == "ccomp" and clause.head.lemma_ == "be":  # "it was he who left"
            who = [c for c in clause.head.children if c.dep_ == "attr" and c.i < token.i]
            if who and any(c.lower_ == "it" for c in children(clause.head, "nsubj")):
                return who[-1]
        before = next((t for t in reversed(token.doc[: token.i]) if not t.is_punct), None)
        if token.tag_ in {"WDT", "WP"} and before is not None and before.pos_ in {"NOUN", "PROPN"}:
            return before  # the parser hung the clause elsewhere; a relative pronoun follows its noun
    return token


def ancestors(token: Token) -> Iterator[Token]:
    """Heads of `token` from the nearest to the root."""
    while token.head != token:
        token = token.head
        yield token
