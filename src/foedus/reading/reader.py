r"""Bytes to a report: decode, find the main text, strike the furniture, find the metadata and the language.

The stored text is the decoded text in Unicode NFC, with `\r\n` and `\r` turned into `\n`; nothing else is changed,
and every offset counts its code points. Of an HTML page it is the visible text, block by block.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from foedus.errors import RefusedInput
from foedus.model.citation import Span
from foedus.model.report import Found, NotFound, Refusal, Remark, Report, Stage, Struck, StruckReason
from foedus.reading.blocks import Block, blocks_of
from foedus.reading.bylines import Byline, read_byline
from foedus.reading.captions import strike_captions
from foedus.reading.encoding import Decoded, decode
from foedus.reading.furniture import (
    Strikes,
    strike_calendars,
    strike_islands,
    strike_menus,
    strike_phrases,
    strike_teasers,
    strike_wordless,
)
from foedus.reading.language import EXTRACTED_LANGUAGES, language_of
from foedus.reading.manifest import NOTHING_DECLARED, Declared
from foedus.reading.metadata import Metadata, metadata_of
from foedus.reading.pages import Facts, Page, read_page

_HTML_ENDINGS = (".html", ".htm", ".xhtml")
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEWEST_WORDS = 4


LONGEST_TEXT = 4_000_000
"""Code points, more than the longest novel: what is longer is no report but a heap of them, and would hold up the others."""


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A report in the making."""

    text: str
    blocks: list[Block]
    page: Page | None
    struck: Strikes = field(default_factory=dict)
    stages: list[Stage] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def log(self, name: str, outcome: str, detail: str = "") -> None:
        self.stages.append(Stage(name=name, outcome=outcome, detail=detail))


def read(original: bytes, *, document: str, source: str, declared: Declared = NOTHING_DECLARED) -> Report:
    """The report that `original` holds; the same bytes and declaration give the same report.

    Args:
        original: the bytes of the source.
        document: name of the report, the file's name without its ending.
        source: path or name to tell in the report and in errors.
        declared: what a manifest says; it goes before what the text says of itself.

    Raises:
        RefusedInput: `empty`, `binary`, `mixed-encodings`, `unknown-encoding`, `too-long`, `furniture-alone` or
            `unknown-language`.
    """
    decoded = decode(original, source=source)
    draft = _draft(decoded, source)
    _refuse_too_long(draft, source)
    byline, hint = _strike(draft)
    _refuse_furniture_alone(draft, byline, source)
    metadata = metadata_of(draft.blocks, draft.struck, byline, draft.page.facts if draft.page else Facts(), declared)
    draft.remarks += metadata.remarks
    draft.log("metadata", *_told(metadata))
    language = _language(draft, declared, source)
    return _report(original, document, source, decoded, draft, metadata, language, hint)


def refusal_from(error: RefusedInput, sha256: str | None = None) -> Refusal:
    """The refusal to record for `error`; `sha256` of the bytes, where they could be read."""
    return Refusal(source=error.source, reason=error.reason, subject=error.subject, remedy=error.remedy, sha256=sha256)


def _draft(decoded: Decoded, source: str) -> _Draft:
    is_html = source.lower().endswith(_HTML_ENDINGS) or bool(_HTML_START.match(decoded.text[:4096]))
    if is_html:
        page = read_page(decoded.text, source=source)
        draft = _Draft(text=page.text, blocks=page.blocks, page=page)
    else:
        text = _composed(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
        draft = _Draft(text=text, blocks=blocks_of(text), page=None)
    if draft.page and draft.page.is_cut:
        subject = "Elements of the page nest more than 2000 deep; what stands below was not read."
        draft.remarks.append(Remark(code="page-cut", subject=subject, remedy="Save the article itself, then add it."))
    draft.remarks += decoded.remarks
    draft.log("decode", decoded.encoding, f"{len(decoded.text)} characters")
    draft.log("format", "text/html" if is_html else "text/plain", f"{len(draft.blocks)} blocks")
    return draft


def _composed(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _strike(draft: _Draft) -> tuple[Byline, str | None]:
    """Strikes what is furniture; returns the byline, and the month of an archive calendar."""
    blocks, struck = draft.blocks, draft.struck
    if draft.page:
        _strike_marked(draft.page, struck)
    strike_wordless(blocks, struck)
    hint = strike_calendars(blocks, struck)
    strike_phrases(blocks, struck)
    strike_menus(blocks, struck)
    byline = read_byline(blocks, struck)
    _strike_outside(draft, byline)
    strike_teasers(blocks, struck)
    strike_captions(blocks, struck)
    strike_islands(blocks, struck)
    told = Counter(reason.value for reason in struck.values())
    detail = ", ".join(f"{count} {reason}" for reason, count in sorted(told.items()))
    draft.log("furniture", f"{len(struck)} of {len(blocks)} blocks struck", detail)
    return byline, hint


def _strike_marked(page: Page, struck: Strikes) -> None:
    """What the markup says is furniture, unless it lies in the main text and the markup alone is no proof."""
    for index, block in enumerate(page.blocks):
        is_main = page.main is not None and index in page.main
        if block.hint and (index in page.fixed or not is_main):
            struck[index] = StruckReason(block.hint)


def _strike_outside(draft: _Draft, byline: Byline) -> None:
    if draft.page is None:
        draft.log("main text", "whole text", "plain text has no markup to tell it by")
        return
    main = draft.page.main
    if main is None:
        draft.log("main text", "none found", "the whole page is kept, but for its furniture")
        return
    title = byline.title.span if isinstance(byline.title, Found) else None
    for index, block in enumerate(draft.blocks):
        is_title = block.span == title or block.shown == draft.page.facts.title
        if index not in main and not is_title:
            draft.struck.setdefault(index, StruckReason.OUTSIDE_MAIN_TEXT)
    draft.log("main text", f"{len(main)} of {len(draft.blocks)} blocks")


def _refuse_too_long(draft: _Draft, source: str) -> None:
    if len(draft.text) > LONGEST_TEXT:
        raise RefusedInput(
            source,
            "too-long",
            f"Its text has {len(draft.text):,} code points; expected one report of at most {LONGEST_TEXT:,}.",
            "Split it into its reports, then add those.",
        )


def _refuse_furniture_alone(draft: _Draft, byline: Byline, source: str) -> None:
    title = byline.title.span if isinstance(byline.title, Found) else None
    standing = [block for index, block in enumerate(draft.blocks) if index not in draft.struck and block.span != title]
    if draft.struck and sum(len(block.words) for block in standing) < _FEWEST_WORDS:
        subject = f"All {len(draft.blocks)} passages are page furniture; expected running text."
        raise RefusedInput(source, "furniture-alone", subject, "Save the article itself, then add it.")


def _language(draft: _Draft, declared: Declared, source: str) -> Found[str]:
    standing = (block for index, block in enumerate(draft.blocks) if index not in draft.struck)
    told = language_of("\n".join(draft.text[block.span.start : block.span.end] for block in standing))
    if declared.language:
        found = Found(value=declared.language, origin="manifest")
        if told and told.code != declared.language.split("-")[0]:
            subject = f"The manifest says language {declared.language!r}; the text looks like {told.code!r}."
            draft.remarks.append(Remark(code="manifest-disagrees", subject=subject, remedy="Check the manifest."))
    elif told:
        found = Found(value=told.code, origin="language model")
    else:
        subject = "No language can be told from the words; expected running text in some language."
        raise RefusedInput(source, "unknown-language", subject, "Declare its language in a manifest, if it has one.")
    draft.log("language", found.value, f"score {told.score:.2f}" if told else "no language can be told from the words")
    if found.value.split("-")[0] not in EXTRACTED_LANGUAGES:
        names = ", ".join(sorted(EXTRACTED_LANGUAGES))
        subject = f"The text is in {found.value!r}; claims are extracted from {names}."
        remedy = "It is kept and can be searched; add a translation to get claims."
        draft.remarks.append(Remark(code="language-not-extracted", subject=subject, remedy=remedy))
    return found


def _told(metadata: Metadata) -> tuple[str, str]:
    looked_for = ("title", "author", "outlet", "published")
    found = [name for name in looked_for if isinstance(getattr(metadata, name), Found)]
    missing = [name for name in looked_for if name not in found]
    return f"found {', '.join(found) or 'nothing'}", f"not found {', '.join(missing)}" if missing else ""


def _struck_spans(draft: _Draft) -> tuple[Struck, ...]:
    """The struck passages; neighbours with one reason are one passage."""
    spans: list[Struck] = []
    previous = -2
    for index in sorted(draft.struck):
        reason, span = draft.struck[index], draft.blocks[index].span
        if previous == index - 1 and spans[-1].reason is reason:
            spans[-1] = Struck(span=Span(spans[-1].span.start, span.end), reason=reason)
        else:
            spans.append(Struck(span=span, reason=reason))
        previous = index
    return tuple(spans)


def _report(  # noqa: PLR0913, PLR0917  the parts of one report
    original: bytes,
    document: str,
    source: str,
    decoded: Decoded,
    draft: _Draft,
    metadata: Metadata,
    language: Found[str],
    hint: str | None,
) -> Report:
    identity, sha256 = Report.id_of(original)
    no_calendar = NotFound(reason="the page shows no archive calendar")
    return Report(
        id=identity,
        sha256=sha256,
        document=document,
        source=source,
        media_type="text/html" if draft.page else "text/plain",
        encoding=decoded.encoding,
        text=draft.text,
        title=metadata.title,
        outlet=metadata.outlet,
        author=metadata.author,
        published=metadata.published,
        language=language,
        translated_from=metadata.translated_from,
        capture_hint=Found(value=hint, origin="text") if hint else no_calendar,
        tags=metadata.tags,
        reach=metadata.reach,
        struck=_struck_spans(draft),
        remarks=tuple(draft.remarks),
        stages=tuple(draft.stages),
    )
