"""Where an act happened, and whose land that is."""

from __future__ import annotations

from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import prepositional
from foedus.extraction.en.triggers import Trigger
from foedus.register import NameForm

LAND = frozenset({"state", "place"})
_GROUNDS = frozenset({"territory", "facility", "border", "airspace"})
_AT = ("in", "at", "near", "on", "over", "outside")
_WITHIN = ("of", "in", "at", "near", "on", "outside")
_NAMES = frozenset({NameForm.PLACE, NameForm.NAME, NameForm.METONYM})


def place_of(trigger: Trigger, parties: Parties) -> Party | None:
    """Where it happened: a place or state after a locative preposition on the trigger or its clause."""
    head = trigger.head
    bases = [*trigger.tokens, *([head.head] if head.pos_ == "NOUN" and head.head.pos_ in {"VERB", "AUX"} else [])]
    places = [token for base in bases for token in prepositional(base, *_AT)]
    found = [p for token in places if (p := _placed(token, parties)) is not None]
    if found or trigger.pattern.part != "VERB":
        return found[0] if found else None
    events = [token for token in prepositional(head, "at", "in", "during", "after") if token.pos_ == "NOUN"]
    around = [*events, *([trigger.object] if trigger.object is not None else [])]
    inner = (
        t for noun in around for t in prepositional(noun, *_AT)
    )  # "arrested at rallies in Chad", "stormed a church in"
    return next((p for t in inner if (p := _placed(t, parties)) is not None), None)


def _placed(token: Token, parties: Parties) -> Party | None:
    return _named(token, parties) or next(iter(grounds_of(token, parties)), None)


def lands_of(token: Token, parties: Parties) -> list[Party]:
    """The states that a place lies in: named, or that of the ground told of: "a jail in the north of Peru"."""
    found = [p for p in parties.land_of(token) or parties.of(token) if p.cls in LAND]
    return found or grounds_of(token, parties)


def grounds_of(token: Token, parties: Parties, depth: int = 0) -> list[Party]:
    """The states in which a village, a base or a border without a name lies; none of what is no ground."""
    if depth > 3 or (not parties.things_at(token) & _GROUNDS and token.base not in parties.lexicon.grounds):
        return []
    found = [p for p in parties.modifiers(token) if p.cls in LAND and not p.recalled]
    inner = prepositional(token, *_WITHIN)
    found = found or [p for t in inner if (p := _named(t, parties)) is not None and p.cls in LAND]
    return found or [p for t in inner for p in grounds_of(t, parties, depth + 1)]


def _named(token: Token, parties: Parties) -> Party | None:
    mention = parties.sentence.mention_at.get(token.i)
    if mention is None or mention.form not in _NAMES:
        return None
    party = parties.discourse.resolve(mention, token.i)
    return party if party is not None and party.cls in {"state", "collective", "place"} else None
