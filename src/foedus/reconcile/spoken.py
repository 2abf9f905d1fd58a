"""Claims of one event as disagreements look at them: with position, voice and day of telling."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.model.claim import Claim, Status
from foedus.model.voice import Voice, VoiceKind
from foedus.reconcile.facets import Facets, Layer


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One claim of an event.

    Attributes:
        claim: the claim.
        facets: what it was gathered by.
        position: what it says was done, e.g. `refused`; whether it says so or denies it is its status.
        voice: the independent source.
        speaker: who is quoted last in its chain, as compared; empty where the report speaks for itself.
        told: day on which it was published; None where not found.
    """

    claim: Claim
    facets: Facets
    position: str
    voice: Voice
    speaker: str
    told: date | None

    @property
    def mouth(self) -> str:
        """Whose words they are: a speaker's in one report, else the author's where one is named, else the report's."""
        if self.speaker:
            return f"{self.claim.report} {self.speaker}"
        return self.voice.id if self.voice.kind is VoiceKind.AUTHOR and not self.copied else self.claim.report

    @property
    def copied(self) -> bool:
        """Whether the voice is that of another report, whose words this one repeats."""
        return self.voice.reason.startswith(("near copy", "paragraph"))

    def came_before(self, other: Spoken) -> bool:
        """Whether it was told before the days on which the other says that it was done: what is denied then may still come."""
        dated = other.facets.layer is not Layer.TOLD and other.facets.since is not None
        return other.asserted and dated and self.told is not None and self.told < (other.facets.since or self.told)

    @property
    def asserted(self) -> bool:
        """Whether it says that the act was done."""
        return self.claim.status is Status.ASSERTED

    @property
    def denied(self) -> bool:
        """Whether it says that the act was not done."""
        return self.claim.status is Status.DENIED

    @property
    def planned(self) -> bool:
        """Whether it says that the act is to come."""
        return self.claim.status is Status.PLANNED
