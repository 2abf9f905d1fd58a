"""Which encoding bytes are in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import RefusedInput
from foedus.reading.encoding import decode

RUSSIAN = [
    "Министры встретились в пятницу. Никто не подписал заявление.",
    "САММИТ ЗАВЕРШИЛСЯ БЕЗ ПОДПИСЕЙ",
    "Ещё раз: щит поднят, ёлка срублена. ЕЩЁ РАЗ",
    "Нет",
    "The ministers met in Минск on Tuesday, and nobody signed.",
    "da, net, да",
]


@pytest.mark.parametrize("text", RUSSIAN)
@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_russian_comes_back_from_every_encoding(text: str, encoding: str) -> None:
    """Both cases of Russian, and Russian words among English ones, are decoded as they were written."""
    assert decode(text.encode(encoding), source="a.txt").text == text


@pytest.mark.parametrize("text", ["The ministers met on Friday.", RUSSIAN[0], RUSSIAN[4]])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_seen(text: str, encoding: str) -> None:
    """The high bytes of words with spaces between them tell the byte order."""
    assert decode(text.encode(encoding), source="a.txt").text == text


def test_accented_latin_is_windows_1252() -> None:
    """Single bytes inside Latin words are no Cyrillic."""
    text = "Le café était fermé – dit-il “non”."
    decoded = decode(text.encode("windows-1252"), source="a.txt")
    assert (decoded.text, decoded.encoding) == (text, "windows-1252")


def test_the_charset_of_a_page_is_honoured() -> None:
    """A page in an encoding that letters alone would not tell is decoded as it declares."""
    page = '<html><head><meta charset="windows-1250"></head><body>Čeští ministři řekli žádné.</body></html>'
    assert "Čeští" in decode(page.encode("windows-1250"), source="a.html").text


@pytest.mark.parametrize("charset", ["unicode_escape", "base64", "utf-7", "nonsense"])
def test_a_charset_that_cannot_be_is_passed_over(charset: str) -> None:
    """What Python knows as a codec, but is no page's charset, is never used."""
    page = f'<meta charset="{charset}">'.encode() + "Министры встретились в пятницу вечером.".encode("windows-1251")
    assert "Министры" in decode(page, source="a.html").text


def test_a_few_bad_bytes_are_read_with_a_remark() -> None:
    """One broken byte in long UTF-8 costs one sign and no more."""
    original = ("Министры встретились. " * 100).encode() + b"\xff" + " Конец.".encode()
    decoded = decode(original, source="a.txt")
    assert [remark.code for remark in decoded.remarks] == ["undecodable-bytes"]
    assert decoded.text.count("�") == 1


@pytest.mark.parametrize(
    ("original", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        ("\ufeff".encode(), "empty"),
        (b"%PDF-1.7 words and words", "binary"),
        (b"PK\x03\x04 words", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"words\0words", "binary"),
        (RUSSIAN[0].encode() + b"\n" + RUSSIAN[0].encode("windows-1251"), "mixed-encodings"),
        (RUSSIAN[0].encode("koi8-r") + b"\n" + RUSSIAN[0].encode("windows-1251"), "mixed-encodings"),
        ("Words".encode("utf-16") + b"\x00\xd8", "mixed-encodings"),
    ],
)
def test_what_cannot_be_decoded_is_refused(original: bytes, reason: str) -> None:
    """Each refusal names its reason."""
    with pytest.raises(RefusedInput) as refused:
        decode(original, source="a.txt")
    assert refused.value.reason == reason


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_utf8_is_always_utf8(text: str) -> None:
    """Whatever was written in UTF-8 comes back, unless it carries a mark or magic of its own."""
    original = text.encode()
    if not original.startswith((b"\xef\xbb\xbf", b"%PDF-", b"PK", b"{\\rtf", b"GIF8")) and original.strip(b" \xff"):
        assert decode(original, source="a.txt").text == text
