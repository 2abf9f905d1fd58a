"""Claims with their places and voices: who tells what, as events, disagreements and findings show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from foedus.analysis.citing import Citation, Source, cite, source_of
from foedus.ledger import Ledger
from foedus.model.claim import Claim
from foedus.model.voice import Voice
from foedus.reconcile.voices import voices_of
from foedus.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim with its place and whose voice it is."""

    citation: Citation
    voice: Voice

    @property
    def day(self) -> date | None:
        """When its report was published."""
        return self.citation.source.report.published_on

    def to_row(self) -> dict[str, Any]:
        """The object of `sides` in JSON."""
        claim = self.citation.claim
        return {
            "claim": claim.id,
            "report": claim.report,
            "document": self.citation.source.report.document,
            "paragraph": self.citation.paragraph,
            "published": self.day.isoformat() if self.day else None,
            "speakers": list(self.citation.speakers),
            "voice": {"id": self.voice.id, "name": self.voice.name, "reason": self.voice.reason},
            "evidence": claim.evidence.to_row(),
        }


class Tellings:
    """Places and voices of one ledger's claims; each report's source is looked up once."""

    def __init__(self, ledger: Ledger, register: Register) -> None:
        self._ledger = ledger
        self._register = register
        self._sources: dict[str, Source] = {}

    def voices(self, claims: Iterable[Claim]) -> dict[str, Voice]:
        """The voice of each claim, by the claim's id."""
        return voices_of(self._ledger, claims, self._register)

    def told(self, claims: Iterable[Claim], voices: Mapping[str, Voice]) -> list[Told]:
        """Each claim with its place and whose voice it is, in the order given."""
        return [Told(citation=cite(claim, self._source(claim.report)), voice=voices[claim.id]) for claim in claims]

    def _source(self, report: str) -> Source:
        if report not in self._sources:
            self._sources[report] = source_of(self._ledger.report(report))
        return self._sources[report]


def reports_of(told: Iterable[Told]) -> int:
    """How many reports the claims stand in."""
    return len({one.citation.claim.report for one in told})
