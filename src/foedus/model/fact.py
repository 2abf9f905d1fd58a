"""The reference fact: a dated occurrence that a pack holds as known, against which claims of reports are compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.model.claim import ObjectKind, TreatyAct


@dataclass(frozen=True, slots=True, kw_only=True)
class FactObject:
    """What the occurrence was about.

    Attributes:
        kind: as in claims.
        name: its usual name in English, without its number.
        number: the number or year that its name bears, as written (`22` of "Regional Cooperation 22"); None where it bears none.
    """

    kind: ObjectKind
    name: str
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFigure:
    """A quantity of the occurrence; `low` and `high` are equal where the sources agree, else they span what these tell."""

    measure: str
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSource:
    """What was looked up.

    Attributes:
        page: address or title.
        seen: the day it was looked up.
        words: what shows the fact, short.
    """

    page: str
    seen: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceFact:
    """Something that happened, as far as a pack knows it.

    Attributes:
        id: the pack's folder, a slash and the fact's own name, e.g. `league/summit-2011`.
        act: the treaty act.
        actors, recipients: principals, with the roles that they have in a claim of this act; empty where not known. An
            organisation alone stands for all its members of that day.
        initiator: principals that asked for it, proposed it or began it; empty where not known.
        about: the document, meeting, exercise or other thing.
        place: its name as in the register.
        since, until: first and last day, both inclusive. Where only a month or year is known they span all of it.
        figures: quantities.
        source: None where the fact was written from memory.
        verified: whether `source` was looked up and shows it. A fact that is not is never used unless asked for.
    """

    id: str
    act: TreatyAct
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    initiator: tuple[str, ...]
    about: FactObject | None
    place: str | None
    since: date
    until: date
    figures: tuple[FactFigure, ...]
    source: FactSource | None
    verified: bool
