"""A participant as found in one sentence, with what only the extraction needs to know of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from foedus.extraction.en.tokens import Token
from foedus.model.claim import Participant


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One participant.

    Attributes:
        participant: as the claim will show it.
        cls: class of the lexicon: state, organisation, person, force, group, people, collective, outlet, office or unknown.
        head: index of the token it was found at.
        span: first and last token of its name.
        plural: whether the words name several.
        reason: how the words led to it.
        recalled: whether it was taken from context (pronoun, short form) and not from a name here.
    """

    participant: Participant
    cls: str
    head: int
    span: tuple[Token, Token]
    plural: bool
    reason: str
    recalled: bool = False

    @property
    def key(self) -> str:
        """What makes two parties the same for scoring and coordination: the principal, else the folded name."""
        return self.participant.principal or self.participant.name.casefold()

    def same_as(self, other: Party) -> bool:
        """Whether both are the same participant."""
        return self.key == other.key and self.participant.id == other.participant.id


class PartyFinder(Protocol):
    """Finds the parties that tokens of one sentence stand for."""

    def of(self, token: Token | None) -> list[Party]:
        """The parties that `token` and its conjuncts stand for."""

    def at(self, token: Token) -> list[Party]:
        """The parties that `token` alone stands for."""

    def all(self) -> list[Party]:
        """Every party that the sentence names."""


def unique(parties: Iterable[Party]) -> list[Party]:
    """The parties without those named before."""
    found: list[Party] = []
    for party in parties:
        if not any(party.same_as(other) for other in found):
            found.append(party)
    return found
