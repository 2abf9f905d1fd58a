"""Bytes to characters: which encoding a source is in, decided from its bytes alone.

In order: a byte order mark; UTF-16 without a mark where the zero bytes plainly say so; UTF-8; the charset that an HTML
page declares; windows-1251 or KOI8-R by the letters that result, windows-1252 where single bytes stand inside Latin
words. A source that is UTF-8 but for a few bytes (at most one in a thousand) is read with U+FFFD in their place and a
remark: nothing is lost, since the original bytes are kept.
"""

from __future__ import annotations

import codecs
import math
import re
from dataclasses import dataclass

from foedus.errors import RefusedInput
from foedus.model.report import Remark

_SAMPLE_BYTES = 65_536
_BAD_BYTES_PER_MILLE = 1
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
)
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
# The families of charsets that pages declare; Python's other codecs are no encodings of text.
_KNOWN_CHARSET = re.compile(r"(windows|cp|koi8|iso|mac|gb|big5|euc|shift|ibm)[0-9a-z_.-]+", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Letters of Russian running text in per mille, rounded; for telling two encodings apart nothing finer is needed.
_PER_MILLE = {
    "о": 110, "е": 85, "а": 80, "и": 74, "н": 67, "т": 63, "с": 55, "р": 47, "в": 45, "л": 44, "к": 35,
    "м": 32, "д": 30, "п": 28, "у": 26, "я": 20, "ы": 19, "ь": 17, "г": 17, "з": 16, "б": 16, "ч": 14,
    "й": 12, "х": 10, "ж": 9, "ш": 7, "ю": 6, "ц": 5, "щ": 4, "э": 3, "ф": 3, "ё": 1, "ъ": 1,
}  # fmt: skip
_LOG_FREQUENCY = {letter: math.log2(count) for letter, count in _PER_MILLE.items()}
_UNHEARD_OF = -1.0
_LEGACY = ("windows-1251", "koi8-r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Characters with the encoding that gave them; line ends and composition as in the source."""

    text: str
    encoding: str
    remarks: tuple[Remark, ...] = ()


def decode(original: bytes, *, source: str) -> Decoded:
    """The characters of `original`; at least one of them is visible.

    Raises:
        RefusedInput: `empty`, `binary`, `mixed-encodings` or `unknown-encoding`.
    """
    decoded = _decoded(original, source)
    if not decoded.text.strip().strip("\ufeff\u200b"):
        subject = f"The source holds {len(original)} bytes and no words; expected the text of a report."
        raise RefusedInput(source, "empty", subject, "Check that it was saved completely.")
    return decoded


def _decoded(original: bytes, source: str) -> Decoded:
    marked = _by_mark(original, source) or _utf16_without_mark(original)
    if marked and "\0" not in marked.text:
        return marked
    _refuse_binary(original, source)
    try:
        return Decoded(text=original.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        return _not_utf8(original, source)


def _by_mark(original: bytes, source: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if original.startswith(mark):
            try:
                return Decoded(text=original[len(mark) :].decode(encoding), encoding=encoding)
            except UnicodeDecodeError as error:
                if encoding == "utf-8":
                    return _not_utf8(original[len(mark) :], source)
                subject = f"The source is marked {encoding}, but byte {error.start} does not fit it."
                raise RefusedInput(source, "mixed-encodings", subject, "Save it anew as UTF-8.") from error
    return None


def _utf16_without_mark(original: bytes) -> Decoded | None:
    """UTF-16 where one byte of nearly every pair is the high byte of Latin, Cyrillic or general punctuation."""
    sample = original[: _SAMPLE_BYTES - _SAMPLE_BYTES % 2]
    if len(original) % 2 or len(sample) < 8 or not {0, 4} & set(sample):
        return None
    for high, encoding in ((sample[1::2], "utf-16-le"), (sample[0::2], "utf-16-be")):
        # The spaces and line ends of any text in UTF-16 have a zero for their high byte.
        if sum(map(high.count, (0, 4, 32))) >= 0.97 * len(high) and b"\0" in high:
            try:
                text = original.decode(encoding)
            except UnicodeDecodeError:
                continue
            if not _CONTROL.search(text[:4096].encode("utf-8", "replace")):
                return Decoded(text=text, encoding=encoding)
    return None


def _refuse_binary(original: bytes, source: str) -> None:
    found = next((name for magic, name in _MAGIC if original.startswith(magic)), None)
    if found is None:
        sample = original[:_SAMPLE_BYTES]
        if b"\0" in original or len(_CONTROL.findall(sample)) > len(sample) // 50:
            found = "bytes that are no characters"
    if found:
        subject = f"The source is {found}; expected text or HTML."
        raise RefusedInput(source, "binary", subject, "Export its text and add that.")


def _not_utf8(original: bytes, source: str) -> Decoded:
    good, bad = _utf8_balance(original)
    if good >= 10 * bad and bad * 1000 <= _BAD_BYTES_PER_MILLE * len(original):
        subject = f"{bad} bytes are no UTF-8 in a source that otherwise is; U+FFFD stands in their place."
        remark = Remark(code="undecodable-bytes", subject=subject, remedy="Compare with the original where it matters.")
        return Decoded(text=original.decode("utf-8", "replace"), encoding="utf-8", remarks=(remark,))
    if good > 1 and good * 20 >= good + bad:
        subject = f"{good} characters are UTF-8 and {bad} bytes are not; expected one encoding throughout."
        raise RefusedInput(source, "mixed-encodings", subject, "Save the parts in one encoding, best UTF-8.")
    declared = _declared_charset(original)
    if declared:
        return declared
    encoding = _legacy_encoding(original, source)
    try:
        return Decoded(text=original.decode(encoding), encoding=encoding)
    except UnicodeDecodeError as error:
        subject = f"Byte {error.start} fits none of UTF-8, UTF-16, windows-1251, KOI8-R and windows-1252."
        raise RefusedInput(source, "unknown-encoding", subject, "Save it anew as UTF-8.") from error


def _utf8_balance(original: bytes) -> tuple[int, int]:
    """How many characters beyond ASCII are UTF-8, and how many bytes are not."""
    kept = original.decode("utf-8", "ignore")
    good = len(kept) - len(kept.encode("ascii", "ignore"))
    bad = len(original.decode("utf-8", "surrogateescape")) - len(kept)
    return good, bad


def _declared_charset(original: bytes) -> Decoded | None:
    head = original[:4096]
    if b"<" not in head[:512]:
        return None
    for name in map(bytes.decode, _CHARSET.findall(head)):
        if not _KNOWN_CHARSET.fullmatch(name):
            continue
        try:
            encoding = codecs.lookup(name).name
            return Decoded(text=original.decode(encoding), encoding=encoding)
        except (LookupError, UnicodeError):
            continue
    return None


def _legacy_encoding(original: bytes, source: str) -> str:
    high = re.findall(rb"[\x80-\xff]+", original[: 16 * _SAMPLE_BYTES])
    together = sum(len(run) for run in high if len(run) > 1)
    # Cyrillic words are runs of high bytes; accented letters stand alone between Latin ones.
    if together * 2 < sum(map(len, high)):
        return "windows-1252"
    _refuse_two_alphabets(original, source)
    return max(_LEGACY, key=lambda encoding: _likeness(b" ".join(high)[:_SAMPLE_BYTES], encoding))


def _refuse_two_alphabets(original: bytes, source: str) -> None:
    """Refuses a source some lines of which are plainly windows-1251 and others plainly KOI8-R."""
    lines: dict[str, int] = dict.fromkeys(_LEGACY, 0)
    for line in original[: 16 * _SAMPLE_BYTES].splitlines():
        letters = b" ".join(re.findall(rb"[\xc0-\xff]+", line))[:400]
        if len(letters) >= 20:
            first, second = (_likeness(letters, encoding) for encoding in _LEGACY)
            # Calibrated on single sentences, which differ by 0.9 to 1.7 one way and never by half as much the other.
            if abs(first - second) > 0.8:
                lines[_LEGACY[first < second]] += 1
    if all(lines.values()):
        told = " and ".join(f"{count} in {encoding}" for encoding, count in lines.items())
        subject = f"The lines are in different encodings: {told}; expected one encoding throughout."
        raise RefusedInput(source, "mixed-encodings", subject, "Save the parts in one encoding, best UTF-8.")


def _likeness(letters: bytes, encoding: str) -> float:
    """How much the bytes look like Russian in `encoding`: mean log frequency, minus what odd capitals cost."""
    text = letters.decode(encoding, "replace")
    # Box-drawing signs are what a wrong reading makes of some letters.
    signs = [sign for sign in text.lower() if sign.isalpha() or "\u2500" <= sign <= "\u259f"]
    if not signs:
        return 0.0
    fit = sum(_LOG_FREQUENCY.get(sign, _UNHEARD_OF) for sign in signs) / len(signs)
    odd = len(re.findall(r"[а-яё][А-ЯЁ]|(?<![А-ЯЁа-яё])[а-яё](?=[А-ЯЁ])", text))
    return fit - 6 * odd / len(signs)
