"""Claims made from the labels of `tests/fixtures/stories/claims.jsonl`, as if every sentence had been read without a mistake."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

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
    Thing,
    TreatyAct,
)
from foedus.model.report import Report
from foedus.model.when import Precision, When
from foedus.register import Register, who

ENGINE = "labels/1"
MONTH, YEAR = range(28, 32), range(365, 367)


def rows_of(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The labelled claims of a folder, by the name of the report."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row["report"], []).append(row)
    return rows


def claims_of(report: Report, rows: Sequence[Mapping[str, Any]], register: Register) -> tuple[Claim, ...]:
    """One claim for each row; raises ValueError where words of a row do not stand in the report."""
    return tuple(_Labelled(report, row, register, number).claim() for number, row in enumerate(rows))


class _Labelled:
    """One labelled claim of a report."""

    def __init__(self, report: Report, row: Mapping[str, Any], register: Register, number: int) -> None:
        self._report, self._row, self._register, self._number = report, row, register, number
        self._evidence = self._span(row["quote"], Span(0, len(report.text)))
        self._trigger = self._span(row["trigger"], self._evidence)

    def claim(self) -> Claim:
        row, text = self._row, self._report.text
        begun = [self._party(row["begun_by"])] if "begun_by" in row else []
        return Claim(
            id=f"{self._report.id}-{self._number}",
            report=self._report.id,
            type=EventType(row["type"]),
            act=TreatyAct(row["act"]) if row["act"] else None,
            actors=tuple(map(self._party, row.get("actors", ()))),
            recipients=tuple(map(self._party, row.get("recipients", ()))),
            object=self._thing(*row["object"]) if "object" in row else None,
            status=Status(row["status"]),
            said_by=(self._party(row["said_by"]),) if "said_by" in row else (),
            when=self._when(*row["when"]) if "when" in row else None,
            where=self._party(row["where"]) if "where" in row else None,
            figures=tuple(self._figures()),
            links=tuple(Link(kind=LinkKind.INSTIGATED_BY, claim=None, participant=party) for party in begun),
            evidence=Quotation.cut(text, self._evidence),
            trigger=Quotation.cut(text, self._trigger),
            confidence=1.0,
            engine=ENGINE,
        )

    def _span(self, words: str, within: Span) -> Span:
        """Where the words stand, in the sentence where they do; else the first place in the report."""
        text = self._report.text
        start = text.find(words, within.start, within.end)
        start = text.index(words) if start < 0 else start
        return Span(start, start + len(words))

    def _party(self, told: str) -> Participant:
        """A code is whoever the sentence calls so by whatever word; other words are looked up, `words=CODE` but for the code."""
        if told.isupper() and told.isalpha():
            return self._participant(Span(self._trigger.start, self._trigger.start), None, told)
        words, _, code = told.partition("=")
        named = who(self._register, words, on=self._report.published_on).parties
        found = named[0].decided if len(named) == 1 else None
        principal = code or (found.principal if found else None)
        return self._participant(self._span(words, self._evidence), found.actor if found else None, principal)

    def _participant(self, span: Span, id_: str | None, principal: str | None) -> Participant:
        name = self._report.text[span.start : span.end]
        return Participant(id=id_, principal=principal, sector=None, name=name, start=span.start, end=span.end)

    def _thing(self, kind: str, words: str) -> Thing:
        span = self._span(words, self._evidence)
        return Thing(kind=ObjectKind(kind), name=words, start=span.start, end=span.end)

    def _when(self, since: str | None, until: str | None) -> When:
        start, end = (date.fromisoformat(day) if day else None for day in (since, until))
        return When(start=start, end=end, precision=_precision(start, end))

    def _figures(self) -> Iterator[Figure]:
        if "count" in self._row:
            measure, number, bound = self._row["count"]
            exactly = bound == "exactly"
            yield Figure(
                measure=measure, value=float(number) if exactly else None, low=None if exactly else float(number),
                high=None, unit=None, start=self._trigger.start, end=self._trigger.end,
            )  # fmt: skip


def _precision(start: date | None, end: date | None) -> Precision:
    if start is None or end is None:
        return Precision.OPEN
    whole = start.day == 1 and (end.toordinal() + 1 - start.toordinal())
    if whole in YEAR and start.month == 1:
        return Precision.YEAR
    return Precision.MONTH if whole in MONTH and start.month == end.month else Precision.DAY
