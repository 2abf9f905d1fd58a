"""What the ledger answers: values that stand for no document, only for what the store did or holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from foedus.model.citation import Quotation, Span
from foedus.model.report import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What one `add` recorded; a repeat has `claims_added` 0, `new_report` False and no row of a `reading`."""

    report_id: str
    claims_added: int
    new_report: bool
    reading: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """What stays of a report that was taken down; `removed_at` is UTC."""

    report_id: str
    sha256: str
    reason: str
    removed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One name under which a report's bytes were met; names that are no UTF-8 are shown with escapes."""

    source: str
    document: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """One report in a list, as its newest reading has it; None where the metadata was not found.

    Attributes:
        claims: how many claims the reading holds.
        struck: how many passages were struck as furniture.
        recorded_at: when the reading was recorded, UTC.
    """

    id: str
    document: str
    outlet: str | None
    author: str | None
    published: Moment | None
    language: str | None
    title: str | None
    claims: int
    struck: int
    engine: str
    declared: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A passage that answers a search.

    Attributes:
        report: id of the report.
        quotation: the words shown, with their place in the stored text.
        marks: places of the words that were sought, in the stored text, inside the quotation, in order.
        struck: reason for which the passage was struck as furniture; None where it was not.
    """

    report: str
    document: str
    outlet: str | None
    title: str | None
    quotation: Quotation
    marks: tuple[Span, ...]
    struck: str | None

    @property
    def span(self) -> Span:
        """Where the words shown stand in the stored text."""
        return self.quotation.span

    @property
    def snippet(self) -> str:
        """The words shown on one line, what was sought in square brackets."""
        return " ".join(self.marked("[", "]").split())

    def marked(self, before: str, after: str) -> str:
        """The words shown, each mark between `before` and `after`; nothing is escaped."""
        words, at, parts = self.quotation.quote, 0, []
        for mark in self.marks:
            start, end = mark.start - self.quotation.start, mark.end - self.quotation.start
            parts += [words[at:start], before, words[start:end], after]
            at = end
        return "".join([*parts, words[at:]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A claim by its place.

    Attributes:
        report: id of its report.
        at: where its trigger starts.
        claim: its id when it was judged; another reading has others.
        side: the side of the judgement that it stands on.
    """

    report: str
    at: int
    claim: str
    side: int


class DriftKind(StrEnum):
    """What no longer holds."""

    CITATION = "citation"
    FIGURE = "figure"
    STRUCK = "struck"
    PASSAGE = "passage"
    ORIGINAL = "original"
    UNREADABLE = "unreadable"
    DATABASE = "database"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """One thing in the ledger that does not hold any more.

    Attributes:
        report: id of the report; None where the database itself is damaged.
        claim: id of the claim, where it is a claim's.
        subject: what was found and what was expected, one sentence.
    """

    kind: DriftKind
    report: str | None
    claim: str | None
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What a check looked at, older readings included, and what does not hold.

    Attributes:
        citations: how many quotations were sliced anew.
        reports: how many originals were hashed anew.
        drifted: what does not hold; empty where the ledger is sound.
    """

    citations: int
    reports: int
    drifted: tuple[Drift, ...]

    @property
    def sound(self) -> bool:
        """Whether everything holds."""
        return not self.drifted
