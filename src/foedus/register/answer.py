"""What the register answers to a phrase: who is named, with candidates, scores and reasons."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.model.actor import Sector

CLEAR = 0.2
"""By how much the best candidate must lead to be taken for the one who is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One reading of a name.

    Attributes:
        actor: id of the entry; None where the phrase names nobody whom the register knows, only whose it is.
        name: who that is, for a reader.
        principal: state or organisation that it speaks for on the day; None where unknown or none.
        sector: PLOVER sector; None where none is known.
        score: 0 to 1, for order and threshold; not a probability.
        reason: how it was decided.
    """

    actor: str | None
    name: str
    principal: str | None
    sector: Sector | None
    score: float
    reason: str

    def to_row(self) -> dict[str, object]:
        """The candidate as a JSON object."""
        return {
            "actor": self.actor,
            "name": self.name,
            "principal": self.principal,
            "sector": self.sector,
            "score": round(self.score, 2),
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One participant that the phrase names.

    Attributes:
        words: the part of the phrase, as it was read.
        candidates: best first; never empty.
    """

    words: str
    candidates: tuple[Candidate, ...]

    @property
    def decided(self) -> Candidate | None:
        """The one who is meant; None where the best does not lead clearly."""
        best, *others = self.candidates
        return best if not others or best.score - others[0].score >= CLEAR else None

    @property
    def principal(self) -> str | None:
        """The principal of the one who is meant, or that all candidates share."""
        told = {candidate.principal for candidate in self.likely}
        return told.pop() if len(told) == 1 else None

    @property
    def sector(self) -> Sector | None:
        """The sector of the one who is meant, or that all candidates share."""
        told = {candidate.sector for candidate in self.likely}
        return told.pop() if len(told) == 1 else None

    @property
    def likely(self) -> tuple[Candidate, ...]:
        """The one who is meant, or all candidates."""
        decided = self.decided
        return (decided,) if decided else self.candidates

    def to_row(self) -> dict[str, object]:
        """The participant as a JSON object."""
        decided = self.decided
        return {
            "words": self.words,
            "actor": decided.actor if decided else None,
            "principal": self.principal,
            "sector": self.sector,
            "candidates": [candidate.to_row() for candidate in self.candidates],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Everything that a phrase names, in its order; nobody where nothing in it is known.

    Attributes:
        phrase: as asked.
        parties: one for each participant.
        notes: what was mended or left aside, for a reader.
    """

    phrase: str
    parties: tuple[Named, ...]
    notes: tuple[str, ...] = ()

    def to_row(self) -> dict[str, object]:
        """The answer as a JSON object."""
        return {
            "phrase": self.phrase,
            "parties": [named.to_row() for named in self.parties],
            "notes": list(self.notes),
        }
