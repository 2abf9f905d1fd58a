"""The briefing as one HTML file: no script, no outside resource; every entry links to its words in the appendix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from foedus.__about__ import __version__
from foedus.analysis.briefing import Briefing, Entry
from foedus.analysis.citing import Citation, Source
from foedus.analysis.findings import alike
from foedus.interfaces.marked import MARKS, Piece, excerpt, pieces
from foedus.model.citation import Span
from foedus.model.claim import Claim
from foedus.model.report import Found
from foedus.model.when import Precision, When

TEMPLATES = Path(__file__).parent
EXCERPT = 170
"""Letters of a quotation beside an entry; the whole sentence stands in the appendix."""


def page(briefing: Briefing) -> str:
    """The whole page; text of reports stands in it as text, whatever it holds."""
    numbers = {source.report.id: number for number, source in enumerate(briefing.sources, start=1)}
    return (
        environment()
        .get_template("briefing.html.j2")
        .render(
            briefing=briefing,
            style=(TEMPLATES / "briefing.css").read_text(encoding="utf-8"),
            version=__version__,
            anchor=lambda citation: _anchor(numbers[citation.source.report.id], citation.claim.evidence.start),
            number=lambda source: numbers[source.report.id],
            shown=lambda citation: citation.source.report.id in numbers,
            texts=list(_texts(briefing)),
            alike=alike,
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A piece of a text, with the anchor that entries link to where cited words begin in it."""

    piece: Piece
    anchor: str | None

    @property
    def cited(self) -> bool:
        """Whether some claim cites it."""
        return bool(self.piece.covering)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A report in the appendix, paragraph by paragraph."""

    source: Source
    number: int
    paragraphs: tuple[tuple[int, tuple[Words, ...]], ...]


def _texts(briefing: Briefing) -> Iterator[Text]:
    cited: dict[str, set[Span]] = {source.report.id: set() for source in briefing.sources}
    for citation in _citations(briefing):
        cited[citation.source.report.id].add(citation.claim.evidence.span)
    for number, source in enumerate(briefing.sources, start=1):
        yield _text(source, number, sorted(cited[source.report.id]))


def _citations(briefing: Briefing) -> Iterator[Citation]:
    entries = (*briefing.told, *briefing.undated, *(entry for _, apart in briefing.apart for entry in apart))
    return (citation for entry in entries for citation in entry.citations)


def _text(source: Source, number: int, spans: list[Span]) -> Text:
    anchored: set[int] = set()
    paragraphs = []
    for count, paragraph in enumerate(source.report.paragraphs(), start=1):
        words = []
        for piece in pieces(source.report, paragraph, spans):
            starts = {spans[index].start for index in piece.covering} - anchored
            # Words that begin between two paragraphs are found at the first letter after it.
            begun = min((start for start in starts if start <= piece.start), default=None)
            anchored |= starts
            words.append(Words(piece=piece, anchor=None if begun is None else _anchor(number, begun)))
        paragraphs.append((count, tuple(words)))
    return Text(source=source, number=number, paragraphs=tuple(paragraphs))


def _anchor(number: int, start: int) -> str:
    return f"r{number}-{start}"


def _excerpt(claim: Claim) -> tuple[str, str, str]:
    return excerpt(claim.evidence, claim.trigger, EXCERPT)


def _days(when: When | None) -> str:
    """The date in words, as precise as the text tells it."""
    if when is None or not (when.start or when.end):
        return "undated"
    if when.start is None or when.end is None:
        return f"since {when.start}" if when.start else f"until {when.end}"
    first, last = (_day(day, when.precision) for day in (when.start, when.end))
    return first if first == last else f"{first} to {last}"


def _day(day: date, precision: Precision) -> str:
    return day.isoformat()[: {Precision.YEAR: 4, Precision.MONTH: 7}.get(precision, 10)]


def _told(value: object) -> str:
    return str(value.value) if isinstance(value, Found) else ""


def _titled(readings: Iterable[str], titles: Mapping[str, str]) -> str:
    return ", ".join(titles.get(name, name) for name in readings)


def _quoted(entry: Entry) -> list[str]:
    """Who is quoted with the entry, each once."""
    return list(dict.fromkeys(citation.speakers[0] for citation in entry.citations if citation.speakers))


@cache
def environment() -> Environment:
    """The templates of all pages, with the words for dates and quotations."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {
        "days": _days,
        "excerpt": _excerpt,
        "told": _told,
        "quoted": _quoted,
        "mark": MARKS.__getitem__,
        "titled": _titled,
    }
    return templates
