"""The outlets that the register knows, by whatever name a byline, a dateline or a sentence gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from hashlib import blake2b
from importlib import resources

import yaml

from foedus.errors import BadData, UnknownActor
from foedus.model.actor import Actor, ActorKind
from foedus.model.citation import Span
from foedus.model.claim import Participant
from foedus.register import Register

DATA = resources.files("foedus.reconcile") / "data" / "identity.yaml"
KEYS = ("agencies", "nobody", "titles", "appended", "sources", "cited_behind", "cited_before", "reprinting", "common")
LONGEST = 3
"""Words that name an agency and its branch: `Reuters South Africa`."""


class Outlets:
    """Look-up of outlets.

    Attributes:
        words: the lists of `identity.yaml`, by their keys.
        digest: changes with whatever may change an answer.
    """

    def __init__(self, register: Register) -> None:
        """Reads the data.

        Raises:
            BadData: with every problem of the file.
        """
        raw = DATA.read_bytes()
        rows = yaml.load(raw, Loader=yaml.CSafeLoader)
        if problems := [f"identity.yaml has no list {key!r}" for key in KEYS if not isinstance(rows.get(key), list)]:
            raise BadData(problems)
        self.words: dict[str, list[str]] = rows
        self.digest = blake2b(raw + register.digest().encode(), digest_size=6).hexdigest()
        self._register = register
        self._appended = re.compile(rf"\s+(?:{any_of(rows['appended'])})$", re.IGNORECASE)
        self._reprinting = re.compile(rf"\s+(?:{any_of(rows['reprinting'])})\s+", re.IGNORECASE)
        self._named = lru_cache(maxsize=10_000)(self._looked_up)

    def named(self, name: str) -> Actor | None:
        """The outlet that the name means, whatever its capitals; None where there is none or several."""
        return self._named(" ".join(name.split()))

    def printed(self, name: str) -> Actor | None:
        """The outlet that wrote what an outlet of this name prints: of `NAME via OTHER`, or of an agency's branch."""
        name = " ".join(self._reprinting.split(name)[0].split())
        first = next(self.mentions(name), None)
        is_branch = first and first[0].start == 0 and self.is_agency(first[1]) and len(name.split()) <= LONGEST
        return self.named(name) or (first[1] if first and is_branch else None)

    def is_agency(self, outlet: Actor) -> bool:
        """Whether others are used to print what it writes."""
        return outlet.id in self._agencies

    def mentions(self, text: str) -> Iterator[tuple[Span, Actor]]:
        """The outlets that the text names beyond doubt, in order."""
        for mention in self._register.scan(text):
            if len(mention.candidates) == 1:
                actor = self._register.actor(mention.candidates[0])
                if actor.kind is ActorKind.OUTLET:
                    yield mention.span, actor

    @cached_property
    def _agencies(self) -> frozenset[str]:
        known = {name: self.named(name) for name in self.words["agencies"]}
        if problems := [f"identity.yaml: the register has no outlet {name!r}" for name in known if not known[name]]:
            raise BadData(problems)
        return frozenset(outlet.id for outlet in known.values() if outlet)

    def of(self, party: Participant) -> Actor | None:
        """The outlet that a participant is."""
        if party.id is None:
            return self.named(party.name)
        try:
            actor = self._register.actor(party.id)
        except UnknownActor:  # an older register had it
            return None
        return actor if actor.kind is ActorKind.OUTLET else None

    def _looked_up(self, name: str) -> Actor | None:
        for words in dict.fromkeys((name, self._appended.sub("", name))):
            bare = re.sub(r"^(?:the|www\.)\s*", "", words, flags=re.IGNORECASE)
            # any name may stand all in capitals, so that this finds it in whatever capitals it was written
            for form in dict.fromkeys((words, bare, bare.upper())):
                for span, outlet in self.mentions(form):
                    if len(span) == len(form):
                        return outlet
        return None


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest that fits."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
