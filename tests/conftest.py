"""Readings told by hand, for whatever looks at readings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

import pytest

from foedus.model.citation import Quotation
from foedus.model.claim import Claim, EventType, Figure, ObjectKind, Participant, Status, Step, Thing, TreatyAct
from foedus.model.reading import Reading
from foedus.model.report import Found, Moment, NotFound, Report, Struck
from foedus.model.when import Precision, When

UNTOLD = NotFound(reason="the text does not tell")


@dataclass(frozen=True, kw_only=True)
class Told:
    """A sentence with one claim in it; participants by the name in the sentence, each with its principal."""

    words: str
    trigger: str
    act: TreatyAct | None = None
    type: EventType = EventType.REJECT
    status: Status = Status.ASSERTED
    actors: Mapping[str, str | None] = field(default_factory=dict)
    recipients: Mapping[str, str | None] = field(default_factory=dict)
    said_by: Mapping[str, str | None] = field(default_factory=dict)
    about: str | None = None
    kind: ObjectKind = ObjectKind.OTHER
    day: date | None = None
    last: date | None = None
    precision: Precision = Precision.DAY
    dated_by: str | None = None
    figures: Mapping[str, float] = field(default_factory=dict)
    where: str | None = None
    confidence: float = 0.5


def _reading(
    document: str,
    *sentences: Told | str,
    author: str | None = None,
    outlet: str | None = None,
    published: date | None = None,
    struck: tuple[Struck, ...] = (),
) -> Reading:
    text = "\n\n".join(s if isinstance(s, str) else s.words for s in sentences)
    id_, sha256 = Report.id_of(f"{document} {text}".encode())
    report = Report(
        id=id_,
        sha256=sha256,
        document=document,
        source=f"{document}.txt",
        media_type="text/plain",
        encoding="utf-8",
        text=text,
        title=UNTOLD,
        outlet=Found(value=outlet, origin="manifest") if outlet else UNTOLD,
        author=Found(value=author, origin="manifest") if author else UNTOLD,
        published=Found(value=Moment(day=published), origin="manifest") if published else UNTOLD,
        language=Found(value="en", origin="manifest"),
        translated_from=UNTOLD,
        capture_hint=UNTOLD,
        struck=struck,
    )
    told = [sentence for sentence in sentences if isinstance(sentence, Told)]
    claims = tuple(_claim(report, sentence, number) for number, sentence in enumerate(told))
    return Reading(report=report, engine="by hand 1", claims=claims)


def _claim(report: Report, told: Told, number: int) -> Claim:
    at = report.text.index(told.words)

    def place(words: str) -> tuple[int, int]:
        start = report.text.index(words, at)
        return start, start + len(words)

    def cut(words: str) -> Quotation:
        start, end = place(words)
        return Quotation(start=start, end=end, quote=words)

    def parties(named: Mapping[str, str | None]) -> tuple[Participant, ...]:
        return tuple(
            Participant(id=code, principal=code, sector=None, name=name, start=place(name)[0], end=place(name)[1])
            for name, code in named.items()
        )

    when = None
    if told.day or told.last:
        source = cut(told.dated_by) if told.dated_by else None
        when = When(start=told.day, end=told.last or told.day, precision=told.precision, source=source)
    thing = None
    if told.about:
        thing = Thing(kind=told.kind, name=told.about, start=place(told.about)[0], end=place(told.about)[1])
    return Claim(
        id=f"{report.id[:8]}{number:08x}",
        report=report.id,
        type=told.type,
        act=told.act,
        actors=parties(told.actors),
        recipients=parties(told.recipients),
        object=thing,
        status=told.status,
        said_by=parties(told.said_by),
        when=when,
        where=next(iter(parties({told.where: None})), None) if told.where else None,
        figures=tuple(_figure(measure, value, at) for measure, value in told.figures.items()),
        links=(),
        evidence=cut(told.words),
        trigger=cut(told.trigger),
        confidence=told.confidence,
        engine="by hand 1",
        derivation=(Step(field="act", rule="by hand", detail="a test"),),
    )


def _figure(measure: str, value: float, at: int) -> Figure:
    return Figure(measure=measure, value=value, low=None, high=None, unit=None, start=at, end=at + 1)


@pytest.fixture(scope="session")
def told() -> type[Told]:
    """A sentence with one claim in it."""
    return Told


@pytest.fixture(scope="session")
def reading() -> Callable[..., Reading]:
    """Makes the reading of a document from its sentences, each a paragraph."""
    return _reading
