"""What the ledger shows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

import pytest

from foedus.errors import BadQuery, NotFoundInLedger
from foedus.ledger import Ledger
from foedus.model.claim import EventType, Status, TreatyAct
from foedus.model.query import ClaimQuery
from foedus.model.report import Moment


def test_a_line_tells_a_report(sample_ledger: Ledger, invented: ModuleType) -> None:
    """Each report has one line, in the order in which they came, with what was not found as None."""
    lines = sample_ledger.reports()
    assert [line.document for line in lines] == ["note-0", "note-1", "note-2"]
    line = lines[1]
    assert (line.outlet, line.author, line.language) == ("Örtlich Gazette", None, "en")
    assert (line.published, line.title) == (Moment(day=date(2022, 5, 6)), "Note 1 from Quendland")
    assert (line.claims, line.struck, line.engine) == (2, 1, "test/1")
    assert line.recorded_at.tzinfo is UTC
    assert line.recorded_at <= datetime.now(UTC)


def test_a_reading_comes_back_whole(sample_ledger: Ledger, invented: ModuleType) -> None:
    """A report is found by id, by its beginning and by its document's name, and its claims stand as in the text."""
    expected = invented.reading_of(1)
    for name in (expected.report.id, expected.report.id[:5], "note-1"):
        found = sample_ledger.report(name)
        assert found.report == expected.report
        assert found.stages == expected.stages
        assert found.claims == tuple(reversed(expected.claims))


@pytest.mark.parametrize("name", ["", "nothing", "0000000000000000", "%", "note"])
def test_what_is_not_there_is_told_so(sample_ledger: Ledger, name: str) -> None:
    """An unknown name is an error that says where to look."""
    with pytest.raises(NotFoundInLedger, match="foedus reports"):
        sample_ledger.report(name)


def test_a_beginning_that_is_too_short_names_nothing(sample_ledger: Ledger) -> None:
    """Three signs of an id are not enough, even where only one begins so."""
    with pytest.raises(NotFoundInLedger):
        sample_ledger.report(sample_ledger.reports()[0].id[:3])


def test_a_name_of_two_reports_is_an_error_that_names_them(sample_ledger: Ledger, invented: ModuleType) -> None:
    """Where two reports were met under one name, both ids are told."""
    sample_ledger.add(invented.reading_of(5, document="note-1"), invented.original_of(5))
    with pytest.raises(BadQuery) as caught:
        sample_ledger.report("note-1")
    for number in (1, 5):
        assert invented.reading_of(number).report.id in caught.value.subject


def test_a_claim_is_found_with_its_derivation(sample_ledger: Ledger, invented: ModuleType) -> None:
    """A claim is found by its id or a beginning that is its own; a beginning of two names both."""
    expected = invented.reading_of(1).claims[1]
    assert sample_ledger.claim(expected.id) == expected
    assert expected.derivation
    with pytest.raises(BadQuery, match=expected.id):
        sample_ledger.claim(expected.id[:-1])
    with pytest.raises(NotFoundInLedger):
        sample_ledger.claim("f" * 30)


def test_a_claim_of_an_older_reading_is_still_found(sample_ledger: Ledger, invented: ModuleType) -> None:
    """An id that somebody wrote down stays good after the report was read anew."""
    sample_ledger.add(invented.reading_of(1, engine="test/2"), invented.original_of(1))
    old = invented.reading_of(1).claims[0]
    assert old not in list(sample_ledger.claims())
    assert sample_ledger.claim(old.id) == old


def test_claims_come_as_reports_did_then_as_in_the_text(sample_ledger: Ledger, invented: ModuleType) -> None:
    """A report that was read anew keeps its place."""
    sample_ledger.add(invented.reading_of(0, engine="test/2"), invented.original_of(0))
    engines = {0: "test/2", 1: "test/1", 2: "test/1"}
    expected = [
        claim for number in range(3) for claim in reversed(invented.reading_of(number, engine=engines[number]).claims)
    ]
    assert list(sample_ledger.claims()) == expected


def test_claims_are_read_as_they_are_asked_for(path: Path, invented: ModuleType) -> None:
    """The first of many claims comes before SQLite has looked at the rest."""
    with Ledger.open(path) as ledger:
        for number in range(300):
            ledger.add(invented.reading_of(number), invented.original_of(number))
        steps = 0

        def count() -> bool:
            nonlocal steps
            steps += 1
            return False

        ledger._connection._sqlite.set_progress_handler(count, 100)
        next(ledger.claims())
        first = steps
        list(ledger.claims())
    assert first * 50 < steps


@pytest.mark.parametrize(
    ("query", "count"),
    [
        (ClaimQuery(), 6),
        (ClaimQuery(actor="QND"), 3),
        (ClaimQuery(actor="quendland"), 3),
        (ClaimQuery(actor="norrovian  SIDE"), 3),
        (ClaimQuery(actor="Norrovia"), 0),
        (ClaimQuery(voice="The minister"), 3),
        (ClaimQuery(voice="NRV"), 0),
        (ClaimQuery(type=EventType.REJECT), 3),
        (ClaimQuery(act=TreatyAct.SIGN), 3),
        (ClaimQuery(act=TreatyAct.CONVENE), 0),
        (ClaimQuery(status=Status.DENIED), 3),
        (ClaimQuery(outlet="örtlich gazette"), 6),
        (ClaimQuery(outlet="Gazette"), 0),
        (ClaimQuery(report="note-2"), 2),
        (ClaimQuery(text="bohm denied"), 3),
        (ClaimQuery(text='"treaty 2"'), 1),
        (ClaimQuery(since=date(2022, 5, 4), until=date(2022, 5, 4)), 5),
        (ClaimQuery(since=date(2022, 5, 5)), 2),
        (ClaimQuery(since=date(2022, 5, 2), until=date(2022, 5, 3)), 2),
        (ClaimQuery(until=date(2022, 5, 3)), 2),
        (ClaimQuery(until=date(2022, 4, 30)), 0),
        (ClaimQuery(since=date(2022, 5, 2)), 5),
        (ClaimQuery(since=date(2022, 5, 1), until=date(2022, 5, 4)), 5),
        (ClaimQuery(limit=4), 4),
        (ClaimQuery(actor="NRV", status=Status.DENIED, report="note-0", text="told", limit=9), 1),
    ],
)
def test_filters(sample_ledger: Ledger, query: ClaimQuery, count: int) -> None:
    """A claim answers where it meets every filter, and no other does."""
    assert len(list(sample_ledger.claims(query))) == count


@pytest.mark.parametrize(
    "query",
    [
        ClaimQuery(limit=0),
        ClaimQuery(text='"'),
        ClaimQuery(since=date(2022, 5, 2), until=date(2022, 5, 1)),
    ],
)
def test_a_bad_query_is_told_at_once(sample_ledger: Ledger, query: ClaimQuery) -> None:
    """What cannot be answered is an error of the call, not of the first claim."""
    with pytest.raises(BadQuery):
        sample_ledger.claims(query)
