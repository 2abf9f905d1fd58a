"""Values to rows and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.ledger import Ledger
from foedus.ledger.rows import claim_from_row, claim_to_row, folded, json_from, report_from_row, report_to_row
from foedus.model.actor import Sector
from foedus.model.citation import Quotation, Span
from foedus.model.claim import (
    Claim,
    EventType,
    Figure,
    Link,
    LinkKind,
    ObjectKind,
    Participant,
    Status,
    Step,
    Thing,
    TreatyAct,
)
from foedus.model.reading import Reading
from foedus.model.report import Found, Moment, NotFound, Reach, Remark, Report, Stage, Struck, StruckReason
from foedus.model.when import Precision, When

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
# what `os.fsdecode` makes of a file's name that is no UTF-8
NAMES = st.text(st.characters(max_codepoint=0x24F) | st.sampled_from("\udc80\udcff"), min_size=1, max_size=8)
TEXTS = st.text(st.sampled_from('ab \n\tÄйß\U0001f600\0\u0301"'), min_size=1, max_size=60)
OPTIONAL_DATES = st.none() | st.dates()
NUMBERS = st.none() | st.integers(-(2**40), 2**40) | st.floats(allow_nan=False, allow_infinity=False)
MOMENTS = st.builds(
    Moment, day=st.dates(), at=st.none() | st.times(), utc_offset_minutes=st.none() | st.integers(-840, 840)
)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


def told(values: st.SearchStrategy[Any], text: str) -> st.SearchStrategy[Any]:
    return st.builds(NotFound, reason=WORDS) | st.builds(
        Found, value=values, origin=WORDS, span=st.none() | spans(text)
    )


@st.composite
def struck(draw: st.DrawFn, text: str) -> tuple[Struck, ...]:
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    return tuple(
        Struck(span=Span(start, end), reason=draw(st.sampled_from(StruckReason)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    text = draw(TEXTS)
    id_, sha256 = Report.id_of(text.encode())
    metadata = {name: draw(told(WORDS, text)) for name in ("title", "outlet", "author", "language")}
    return Report(
        id=id_,
        sha256=sha256,
        document=draw(NAMES),
        source=draw(NAMES),
        media_type=draw(WORDS),
        encoding=draw(WORDS),
        text=text,
        **metadata,
        published=draw(told(MOMENTS, text)),
        translated_from=draw(told(WORDS, text)),
        capture_hint=draw(told(WORDS, text)),
        tags=tuple(draw(st.lists(WORDS, max_size=2))),
        reach=tuple(
            draw(st.lists(st.builds(Reach, views=st.integers(0), span=spans(text), as_of=OPTIONAL_DATES), max_size=2))
        ),
        struck=draw(struck(text)),
        remarks=tuple(draw(st.lists(st.builds(Remark, code=WORDS, subject=WORDS, remedy=WORDS), max_size=2))),
        stages=tuple(draw(st.lists(st.builds(Stage, name=WORDS, outcome=WORDS, detail=WORDS), max_size=2))),
    )


@st.composite
def parties(draw: st.DrawFn, text: str) -> Participant:
    span = draw(spans(text))
    return Participant(
        id=draw(st.none() | WORDS),
        principal=draw(st.none() | WORDS),
        sector=draw(st.none() | st.sampled_from(Sector)),
        name=text[span.start : span.end],
        start=span.start,
        end=span.end,
    )


@st.composite
def things(draw: st.DrawFn, text: str) -> Thing:
    span = draw(spans(text))
    kind = draw(st.sampled_from(ObjectKind))
    return Thing(kind=kind, name=text[span.start : span.end], start=span.start, end=span.end)


@st.composite
def figures(draw: st.DrawFn, text: str) -> Figure:
    span = draw(spans(text))
    value, low, high = draw(NUMBERS), draw(NUMBERS), draw(NUMBERS)
    unit = draw(st.none() | WORDS)
    return Figure(measure=draw(WORDS), value=value, low=low, high=high, unit=unit, start=span.start, end=span.end)


@st.composite
def claims(draw: st.DrawFn, report: Report, number: int) -> Claim:
    text = report.text
    quotations = spans(text).map(lambda span: Quotation.cut(text, span))
    some = st.lists(parties(text), max_size=2).map(tuple)
    links = st.builds(
        Link, kind=st.sampled_from(LinkKind), claim=st.none() | WORDS, participant=st.none() | parties(text)
    )
    when = st.builds(
        When,
        start=OPTIONAL_DATES,
        end=OPTIONAL_DATES,
        precision=st.sampled_from(Precision),
        source=st.none() | quotations,
        derivation=WORDS,
    )
    return Claim(
        id=f"{report.id}-{number}",
        report=report.id,
        type=draw(st.sampled_from(EventType)),
        act=draw(st.none() | st.sampled_from(TreatyAct)),
        actors=draw(some),
        recipients=draw(some),
        object=draw(st.none() | things(text)),
        status=draw(st.sampled_from(Status)),
        said_by=draw(some),
        when=draw(st.none() | when),
        where=draw(st.none() | parties(text)),
        figures=tuple(draw(st.lists(figures(text), max_size=2))),
        links=tuple(draw(st.lists(links, max_size=2))),
        evidence=draw(quotations),
        trigger=draw(quotations),
        confidence=draw(st.floats(0, 1)),
        engine=draw(WORDS),
        derivation=tuple(draw(st.lists(st.builds(Step, field=WORDS, rule=WORDS, detail=WORDS), max_size=2))),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    report = draw(reports())
    found = [draw(claims(report, number)) for number in range(draw(st.integers(0, 2)))]
    return Reading(
        report=report,
        engine=draw(WORDS),
        claims=tuple(sorted(found, key=lambda claim: claim.trigger.start)),
        stages=tuple(draw(st.lists(st.builds(Stage, name=WORDS, outcome=WORDS, detail=WORDS), max_size=2))),
        declared=draw(WORDS),
    )


@given(reports())
def test_report_round_trip(report: Report) -> None:
    """A report comes back from its row and its text exactly, by way of JSON."""
    assert report_from_row(json.loads(json_from(report_to_row(report))), report.text) == report


@given(readings())
def test_claim_round_trip(reading: Reading) -> None:
    """A claim comes back from its columns exactly, its derivation with it."""
    assert tuple(claim_from_row(claim_to_row(claim)) for claim in reading.claims) == reading.claims


@pytest.fixture(scope="module")
def shared_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("rows") / "record.foedus") as ledger:
        yield ledger


@settings(max_examples=60, deadline=None)
@given(reading=readings())
def test_reading_round_trip_through_the_file(shared_ledger: Ledger, reading: Reading) -> None:
    """Whatever was added as the newest reading is what the ledger gives back, control signs and odd names included."""
    added = shared_ledger.add(reading, reading.report.text.encode())
    if added.new_report or added.claims_added:
        assert shared_ledger.report(reading.report.id) == reading


def test_what_was_added_in_the_property_above_is_sound(shared_ledger: Ledger) -> None:
    """The check holds over all that hypothesis invented."""
    assert shared_ledger.check().sound


def test_names_are_compared_without_capitals_and_spacing() -> None:
    """A name that a line break parts is the same name."""
    assert folded("Foreign\n  MINISTER of Norrovia") == folded("foreign minister of norrovia")
