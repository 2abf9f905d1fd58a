"""Mutual acts: whoever meets, clashes or agrees with whom, wherever the sentence names them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.slots import filled
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import ancestors, children, own_subject, prepositional
from foedus.extraction.en.triggers import Trigger

_SLOTS = (
    "with",
    "between",
    "among",
    "object",
    "against",
    "to",
    "of",
    "object.of",
    "object.poss",
    "object.with",
    "object.between",
)
_WHERE = (("in",), ("at",))
_ON_WHAT = frozenset({"about", "over", "regarding", "concerning"})
_TOGETHER = ("with", "between", "among")


def others(trigger: Trigger, actors: list[Party], parties: Parties) -> list[Party]:
    """Parties that take part beside `actors`."""
    head = trigger.head
    where = trigger.pattern.part == "VERB" and trigger.pattern.after[-1:] in _WHERE  # "gathered in Lomé"
    topic = trigger.object is not None and trigger.object.head.lower_ in _ON_WHAT
    slots = [s for s in _SLOTS if not (where and s == "object") and not (topic and s.startswith("object"))]
    found = [p for slot in slots for p in filled(trigger, slot, parties)]
    if (
        found and not actors and trigger.pattern.part == "NOUN"
    ):  # "took the village after clashes with": the other side acts
        found += parties.of(_clause_subject(head))
    if _sides(actors, found) < 2:
        for token in (head, *_light_heads(head)):
            found += [p for t in prepositional(token, *_TOGETHER) for p in parties.of(t)]
    if _sides(actors, found) < 2 and trigger.object is not None:
        found += _deep_within(trigger.object, parties)
    return found + _joined(trigger, parties)


def _deep_within(target: Token, parties: Parties) -> list[Party]:
    """Who stands after the object's own complements: "discuss questions of regional security with"."""
    inner = [
        t
        for t in target.subtree
        if t.pos_ == "NOUN" and t != target and not any(a.pos_ == "VERB" for a in _up_to(t, target))
    ]
    return [p for noun in inner for t in prepositional(noun, "with") for p in parties.of(t)]


def _up_to(token: Token, top: Token) -> Iterator[Token]:
    return takewhile(lambda above: above != top, ancestors(token))


def _joined(trigger: Trigger, parties: Parties) -> list[Party]:
    """Who takes part "alongside", "along with" or "together with" the others."""
    head = trigger.head
    bases = [head, own_subject(head), *_light_heads(head), *children(head, "advcl", "xcomp")]
    return [
        p
        for base in bases
        if base is not None
        for t in prepositional(base, "alongside", "along", "together")
        for p in parties.of(t)
    ]


def aimed_at(trigger: Trigger, actors: list[Party], parties: Parties) -> list[Party]:
    """Against whom one side is told to have begun it: "its war against"."""
    own = {actor.key for actor in actors}
    return [p for p in filled(trigger, "against", parties) if p.key not in own] if actors else []


def _sides(*groups: list[Party]) -> int:
    return len({party.key for group in groups for party in group})


def _clause_subject(noun: Token) -> Token | None:
    """The subject of the verb that a noun after a preposition hangs on: "after clashes with the guards, the army ..."."""
    prep = noun.head
    return own_subject(prep.head) if noun.dep_ == "pobj" and prep.head.pos_ in {"VERB", "AUX"} else None


def _light_heads(head: Token) -> list[Token]:
    carried = head.dep_ in {"dobj", "nsubjpass", "nsubj", "pobj"}
    return [head.head] if head.pos_ == "NOUN" and head.head.pos_ == "VERB" and carried else []
