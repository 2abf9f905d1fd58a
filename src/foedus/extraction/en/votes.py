"""What the learned typer says of a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foedus.model.claim import EventType


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What the typer says of one word.

    Attributes:
        kinds: the kinds of act.
        chances: probability of each of them, if the word names an act; they add up to 1.
        act: probability that the word names an act at all, 0 to 1.
    """

    kinds: tuple[EventType, ...]
    chances: Sequence[float]
    act: float

    @property
    def shares(self) -> Mapping[EventType, float]:
        """The chances by kind; put together when they are asked for, since few votes decide anything."""
        return dict(zip(self.kinds, self.chances, strict=True))

    def share(self, kind: EventType) -> float:
        """The chance of one kind."""
        return self.chances[self.kinds.index(kind)]

    @property
    def type(self) -> EventType:
        """The likeliest kind of act."""
        return self.kinds[self.chances.index(max(self.chances))]

    def __str__(self) -> str:
        return f"{self.type} {max(self.chances):.2f} of the kinds of act, an act at all {self.act:.2f}"
