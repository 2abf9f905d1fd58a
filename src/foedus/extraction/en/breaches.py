"""Accusations that name a breach, however it is worded: "accused it of not honouring its commitments"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from foedus.extraction.en.draft import Draft
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.phrases import noun_phrase
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children
from foedus.model.claim import EventType, ObjectKind, Thing, TreatyAct

_LAW = frozenset({"document", "rule"})
_BLAMED = ("of", "for", "over", "with")


def name_breach(draft: Draft, parties: Parties, words: dict[str, str]) -> None:
    """Make an accusation one of a breach where what is held against somebody names a duty that is not kept.

    Args:
        draft: any; only an accusation or criticism is looked at.
        parties: of the sentence.
        words: of the lexicon: each with `breach`, `keep` or `fail`.
    """
    if draft.type is not EventType.ACCUSE or draft.act not in {None, TreatyAct.CONDEMN}:
        return
    head = draft.trigger.head
    links = [t for base in (head, *children(head, "dobj")) for t in children(base, "prep") if t.lower_ in _BLAMED]
    held = [t for link in links for t in _under(link)]
    duty = next((t for t in held if t.pos_ in {"NOUN", "PROPN"} and _classes(t, parties) & _LAW), None)
    if duty is None or not _is_broken(held, words):
        return
    draft.act = TreatyAct.ACCUSE_BREACH
    place = parties.sentence.span_of(*noun_phrase(duty))
    kind = ObjectKind.RULE if "rule" in _classes(duty, parties) else ObjectKind.DOCUMENT
    name = parties.discourse.text[place.start : place.end]
    draft.roles.object = Thing(kind=kind, name=name, start=place.start, end=place.end)
    draft.steps.append(("act", "settled case", f"a breach is named: {name!r} not kept"))


def _classes(token: Token, parties: Parties) -> frozenset[str]:
    """What the noun is, with the words before it and without: "allied obligations" are relations, and obligations."""
    return parties.things_at(token) | {parties.lexicon.things.get(token.base, "")}


def _is_broken(held: Collection[Token], words: dict[str, str]) -> bool:
    kinds = {words.get(t.base, "") for t in held}
    denied = "fail" in kinds or any(t.dep_ == "neg" or t.lower_ == "non" for t in held)
    return "breach" in kinds or ("keep" in kinds and denied)


def _under(token: Token) -> Iterator[Token]:
    """All that hangs on the token, in the order of the tree."""
    for child in token.children:
        yield child
        yield from _under(child)
