"""Where a claim stands: the report as a source, and the paragraph in it."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.model.citation import Span
from foedus.model.claim import Claim
from foedus.model.reading import Reading
from foedus.model.report import Found, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One report of the briefing.

    Attributes:
        report: the report itself.
        label: its document, made unlike every other label of the briefing.
        voice: who speaks in it: its author, else its outlet, else its label.
        claims: how many claims stand in it.
        paragraphs: where its paragraphs stand, as citations count them.
    """

    report: Report
    label: str
    voice: str
    claims: int
    paragraphs: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where one claim stands.

    Attributes:
        claim: the claim.
        source: the report that it stands in.
        paragraph: which paragraph of the text, counted from 1.
        speakers: who is quoted, innermost first; empty where the source's own voice says it.
    """

    claim: Claim
    source: Source
    paragraph: int
    speakers: tuple[str, ...]

    @property
    def place(self) -> str:
        """`document:paragraph`."""
        return f"{self.source.label}:{self.paragraph}"


def source_of(reading: Reading, label: str | None = None) -> Source:
    """The reading's report as a source; its document is its label unless told otherwise."""
    report = reading.report
    label = label or report.document
    voice = next((told.value for told in (report.author, report.outlet) if isinstance(told, Found)), label)
    return Source(report=report, label=label, voice=voice, claims=len(reading.claims), paragraphs=report.paragraphs())


def cite(claim: Claim, source: Source) -> Citation:
    """Where the claim stands in its source, and through whom it comes."""
    paragraph = sum(1 for span in source.paragraphs if span.start <= claim.evidence.start)
    speakers = tuple(" ".join(p.name.split()) for p in reversed(claim.said_by))
    return Citation(claim=claim, source=source, paragraph=max(paragraph, 1), speakers=speakers)
