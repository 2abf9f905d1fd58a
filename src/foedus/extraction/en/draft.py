"""A claim in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from foedus.extraction.en.party import Party
from foedus.extraction.en.readings import Reading
from foedus.extraction.en.roles import Roles
from foedus.extraction.en.triggers import Trigger
from foedus.model.claim import EventType, Status, TreatyAct

_IN_WORDS = frozenset(
    {
        EventType.REQUEST,
        EventType.REJECT,
        EventType.AGREE,
        EventType.THREATEN,
        EventType.ACCUSE,
        EventType.CONCEDE,
        EventType.SUPPORT,
    }
)


@dataclass(slots=True)
class Draft:
    """A claim before it is written down."""

    trigger: Trigger
    type: EventType
    act: TreatyAct | None
    roles: Roles
    reading: Reading
    voices: list[Party]
    place: Party | None
    instigators: list[Party]
    steps: list[tuple[str, str, str]] = field(default_factory=list)
    governed_by: Draft | None = None

    @property
    def tells_own_act(self) -> bool:
        """Whether a voice that is the actor needs no mention: it announces its act, or the act is done in words."""
        return self.reading.status is Status.PLANNED or self.type in _IN_WORDS

    @property
    def parties(self) -> list[Party]:
        """Everybody who takes part in the act."""
        return [*self.roles.actors, *self.roles.recipients]
