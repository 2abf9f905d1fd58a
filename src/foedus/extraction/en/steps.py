"""The words of a pattern after its head, found in the tree one after the other."""

from __future__ import annotations

from foedus.extraction.en.lexicon import PREPOSITIONS
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import TEMPORAL, antecedent, children

_LINKS = frozenset(
    {
        "prep",
        "prt",
        "dobj",
        "attr",
        "pobj",
        "advmod",
        "agent",
        "dative",
        "acomp",
        "oprd",
        "pcomp",
        "compound",
        "amod",
        "xcomp",
        "acl",
        "nsubjpass",
        "ccomp",
        "relcl",
    }
)


def words_after(head: Token, words: tuple[str, ...]) -> list[Token] | None:
    """Tokens that match `words` in order, each hanging on the head or on a word matched before it."""
    matched: list[Token] = []
    for position, word in enumerate(words):
        bases = [head, *matched]
        if word in PREPOSITIONS:  # "notified the council of": the preposition may hang on the object
            bases = [*children(head, "dobj"), *bases, *_told_by_be(head)]
        candidates = [child for base in reversed(bases) for child in base.children if child.dep_ in _LINKS]
        candidates += [child for child in children(head, "intj") if child.i > head.i]  # "said no"
        candidates += _marks(head) if word == "for" else []
        if word in PREPOSITIONS and head.dep_ == "dobj":  # "urged an end to the war", as the parser hangs it
            candidates += [child for child in children(head.head, "prep") if child.i == head.i + 1]
        step = next(
            (c for c in candidates if _is_step(c, word) and c not in matched and not _opens_clause(c, head)), None
        )
        if step is None and word == "for":
            step = _clause_mark(bases)
        if (
            step is None and word == "to" and position + 1 < len(words)
        ):  # "refuse to sign": the mark hangs on the infinitive, which follows
            continue
        described = _described(candidates, words[position : position + 2]) if step is None else None
        if described is not None:  # "went on hunger strike": the first word hangs on the second
            matched.append(described)
            continue
        if step is None:
            return None
        if step.pos_ == "VERB" and any(c.dep_ == "neg" for c in step.children):
            return None  # "promised not to attack"
        matched.append(step)
    return matched


def _described(candidates: list[Token], words: tuple[str, ...]) -> Token | None:
    """The first of two words of a pattern where it hangs on the second, which is among the candidates."""
    if len(words) < 2:
        return None
    nouns = [c for c in candidates if c.pos_ in {"NOUN", "PROPN"} and _is_step(c, words[1])]
    before = (t for noun in nouns for t in children(noun, "compound", "amod", "nummod"))
    return next((t for t in before if words[0] in {t.lemma_.lower(), t.lower_}), None)


def _opens_clause(word: Token, head: Token) -> bool:
    """Whether a preposition before the verb only tells where or when: "In Chad, thousands took"."""
    if word.dep_ != "prep" or word.i > head.i or head.pos_ != "VERB" or word.head is not head:
        return False
    return not any(t.tag_ in {"WDT", "WP"} for t in children(word, "pobj"))


def _marks(head: Token) -> list[Token]:
    """What opens an infinitive with a subject of its own: "called for the league to act"."""
    clauses = children(head, "advcl", "xcomp", "ccomp")
    return [mark for clause in clauses if clause.tag_ == "VB" for mark in children(clause, "mark")]


def _clause_mark(bases: list[Token]) -> Token | None:
    """The "for" that opens a clause: "calls for a zone to be closed"."""
    clauses = [c for base in bases for c in children(base, "advcl", "ccomp", "xcomp")]
    marks = (m for clause in clauses for m in children(clause, "mark") if m.i > bases[-1].i)
    return next((m for m in marks if m.lower_ == "for"), None)


def _told_by_be(noun: Token) -> list[Token]:
    """The verb of which the noun is the predicate: in "there are bases in" and "the bases are in" the place may hang on it."""
    return [noun.head] if noun.dep_ in {"attr", "nsubj"} and noun.head.lemma_ == "be" else []


def _is_step(token: Token, word: str) -> bool:
    """Whether `token` is the next word of a pattern; a preposition that only dates the act is none: "agreed on Friday"."""
    named = antecedent(token)
    if word not in {named.lemma_.lower(), named.lower_} and not _is_called(named, word):
        return False
    return word not in PREPOSITIONS or not any(_is_time(c) for c in children(token, "pobj"))


def _is_called(name: Token, word: str) -> bool:
    """Whether a name says by its first word what it names: "Operation Lamantin"."""
    return name.pos_ == "PROPN" and any(c.dep_ == "compound" and c.lower_ == word for c in name.children)


def _is_time(noun: Token) -> bool:
    """Whether a noun dates something; a day with a name of its own does not: "called for a Day of Anger"."""
    named = noun.lemma_.lower() == "day" and noun.pos_ == "PROPN"
    year = noun.text.isdigit() and len(noun.text) == 4
    return year or (noun.lemma_.lower() in TEMPORAL and not named)
