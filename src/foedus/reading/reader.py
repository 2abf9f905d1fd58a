"""Bytes to a report: decode, find the main text, strike the furniture, find the metadata and the language.

The stored text is the decoded text in Unicode NFC, with `\\r\\n` and `\\r` turned into `\\n`; nothing else is changed,
and every offset counts its code points. Of an HTML page it is the visible text, block by block.
"""

from __future__ import annotations

import unicodedata

from foedus.errors import RefusedInput
from foedus.model.report import Found, NotFound, Refusal, Remark, Report, Stage
from foedus.reading.encoding import decode
from foedus.reading.language import EXTRACTED_LANGUAGES, language_of
from foedus.reading.manifest import NOTHING_DECLARED, Declared


def read(original: bytes, *, document: str, source: str, declared: Declared = NOTHING_DECLARED) -> Report:
    """The report that `original` holds.

    Raises:
        RefusedInput: with the reason, where it cannot be read as a report.
    """
    decoded = decode(original, source=source)
    text = unicodedata.normalize("NFC", decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    remarks = list(decoded.remarks)
    language = language_of(text)
    if language is None and declared.language is None:
        raise RefusedInput(source, "unknown-language", "No language can be told from the text.", "Declare it.")
    code = declared.language or (language.code if language else "")
    if code not in EXTRACTED_LANGUAGES:
        subject = f"The text is in {code!r}; claims are extracted from {', '.join(sorted(EXTRACTED_LANGUAGES))}."
        remarks.append(Remark(code="language-not-extracted", subject=subject, remedy="Add a translation."))
    identity, sha256 = Report.id_of(original)
    missing = NotFound(reason="not looked for yet")
    return Report(
        id=identity,
        sha256=sha256,
        document=document,
        source=source,
        media_type="text/plain",
        encoding=decoded.encoding,
        text=text,
        title=missing,
        outlet=Found(value=declared.outlet, origin="manifest") if declared.outlet else missing,
        author=Found(value=declared.author, origin="manifest") if declared.author else missing,
        published=Found(value=declared.published, origin="manifest") if declared.published else missing,
        language=Found(value=code, origin="manifest" if declared.language else "language model"),
        translated_from=missing,
        capture_hint=missing,
        remarks=tuple(remarks),
        stages=(Stage(name="decode", outcome=decoded.encoding),),
    )


def refusal_from(error: RefusedInput, sha256: str | None = None) -> Refusal:
    """The refusal to record for `error`; `sha256` of the bytes, where they could be read."""
    return Refusal(source=error.source, reason=error.reason, subject=error.subject, remedy=error.remedy, sha256=sha256)
