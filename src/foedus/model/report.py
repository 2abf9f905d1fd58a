"""The report: one document as read, with where it comes from and what was not read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Generic, TypeVar

from foedus.model.citation import Span

T = TypeVar("T")


class StruckReason(StrEnum):
    """Why a passage was struck as furniture; it is kept, shown grey, and yields no claim."""

    BYLINE = "byline"
    TAGS = "tags"
    REACH = "reach"
    SUBSCRIPTION = "subscription"
    CAPTION = "caption"
    TEASER = "repeated teaser"
    COMMENT_RULES = "comment rules"
    CALENDAR = "archive calendar"
    READ_ALSO = "read also"
    CORRECTION_NOTE = "correction note"
    NAVIGATION = "navigation"
    NOTICE = "notice"
    OUTSIDE_MAIN_TEXT = "outside the main text"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Struck:
    """A struck passage: half-open span of the stored text, with its reason."""

    span: Span
    reason: StruckReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[T]):
    """A value of the metadata that was found.

    Attributes:
        value: the value.
        origin: `manifest`, `option`, `text`, `html` or `language model`: what told it.
        span: where in the stored text, for origin `text`.
    """

    value: T
    origin: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFound:
    """A value of the metadata that was looked for and not found, with the reason for a reader."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When something was published: a day, perhaps a time, perhaps with its zone.

    Attributes:
        day: the calendar day in the zone of publication.
        at: time of day, or None where not told.
        utc_offset_minutes: zone, or None where not told; never guessed.
    """

    day: date
    at: time | None = None
    utc_offset_minutes: int | None = None

    def isoformat(self) -> str:
        """ISO 8601: a day, or a day and time, with the offset where told."""
        if self.at is None:
            return self.day.isoformat()
        moment = datetime.combine(self.day, self.at)
        if self.utc_offset_minutes is not None:
            moment = moment.replace(tzinfo=timezone(timedelta(minutes=self.utc_offset_minutes)))
        return moment.isoformat()

    @classmethod
    def parse(cls, value: str) -> Moment:
        """Inverse of `isoformat`; raises ValueError where `value` is no ISO 8601 day or time."""
        if len(value) <= len("2023-11-23"):
            return cls(day=date.fromisoformat(value))
        moment = datetime.fromisoformat(value)
        offset = moment.utcoffset()
        return cls(
            day=moment.date(),
            at=moment.time(),
            utc_offset_minutes=None if offset is None else int(offset.total_seconds() // 60),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How often the page says it was read; `as_of` is None where the page does not say when it was counted."""

    views: int
    span: Span
    as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One line of the stage log: what was done to the source, and how it went."""

    name: str
    outcome: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A warning on a report that was read all the same: what was found, and what to do."""

    code: str
    subject: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document as read; immutable.

    Attributes:
        id: first 16 hex digits of `sha256`.
        sha256: of the original bytes.
        document: the file's name without its ending.
        source: the path as given, or `-` for standard input.
        media_type: `text/plain` or `text/html`.
        encoding: what the bytes were decoded with.
        text: stored text, NFC; all offsets count its code points.
        struck: furniture, in order, not overlapping.
        capture_hint: when the page was captured, as an archive calendar hints; never the date of an event.
        tags: topic tags of the page.
    """

    id: str
    sha256: str
    document: str
    source: str
    media_type: str
    encoding: str
    text: str
    title: Found[str] | NotFound
    outlet: Found[str] | NotFound
    author: Found[str] | NotFound
    published: Found[Moment] | NotFound
    language: Found[str] | NotFound
    translated_from: Found[str] | NotFound
    capture_hint: Found[str] | NotFound
    tags: tuple[str, ...] = ()
    reach: tuple[Reach, ...] = ()
    struck: tuple[Struck, ...] = ()
    remarks: tuple[Remark, ...] = ()
    stages: tuple[Stage, ...] = ()

    @staticmethod
    def id_of(original: bytes) -> tuple[str, str]:
        """Id and full SHA-256 of a report's original bytes."""
        digest = hashlib.sha256(original).hexdigest()
        return digest[:16], digest

    @property
    def published_on(self) -> date | None:
        """The day of publication, or None where it was not found."""
        return self.published.value.day if isinstance(self.published, Found) else None

    def paragraphs(self) -> tuple[Span, ...]:
        """The spans of the lines of the text that are not blank, struck ones included; citations count them from 1."""
        spans, at = [], 0
        for line in self.text.splitlines(keepends=True):
            if line.strip():
                spans.append(Span(at, at + len(line.rstrip())))
            at += len(line)
        return tuple(spans)

    def passages(self) -> tuple[Span, ...]:
        """The spans of the text that were not struck, in order; empty ones left out."""
        spans, at = [], 0
        for struck in (*self.struck, Struck(span=Span(len(self.text), len(self.text)), reason=StruckReason.NOTICE)):
            if self.text[at : struck.span.start].strip():
                spans.append(Span(at, struck.span.start))
            at = max(at, struck.span.end)
        return tuple(spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A source that could not be read; recorded, so that what was not read is as visible as what was.

    Attributes:
        source: path or name as given; for a manifest line, `FILE:LINE`.
        reason: stable kebab-case name: `empty`, `binary`, `unreadable`, `directory-loop`, `furniture-alone`,
            `unknown-language`, `mixed-encodings`, `manifest-key`, `manifest-date`, ...
        subject: what was found and what was expected.
        remedy: what to do.
        sha256: of the bytes, where they could be read.
    """

    source: str
    reason: str
    subject: str
    remedy: str
    sha256: str | None = None
