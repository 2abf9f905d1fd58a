"""What two copies of a text have in common, as numbers to compare."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from hashlib import blake2b
from importlib import resources
from itertools import islice

import yaml
from rensa import RMinHash

from foedus.model.citation import Span
from foedus.model.report import Report
from foedus.reading.blocks import blocks_of

DATA = resources.files("foedus.reconcile") / "data" / "numbers.yaml"
SCHEME = f"1-{blake2b(DATA.read_bytes(), digest_size=4).hexdigest()}"
"""The number is to be raised with any change below that changes a hash."""
SHORTEST = 25
"""Words that a text or a paragraph has at least: fewer come about twice by chance, or as furniture that was not struck."""
BANDS, ROWS = 8, 16
"""Two texts share a band with probability 1 - (1 - s^16)^8, where s of their shingles are the same: .04 at s = .7, .20 at
.8, .81 at .9, .99 at .95."""
SEED = 1
CHUNK = 4096
WORD = re.compile(r"\w+")
_NUMBER = rf"(?:\d+|{'|'.join(yaml.load(DATA.read_bytes(), Loader=yaml.CSafeLoader)['words'])})"
NUMBERS = re.compile(rf"\b{_NUMBER}(?: {_NUMBER})*\b")
QUOTED = re.compile(r'"[^"]*(?:"|$)|“[^”]*(?:”|$)|«[^»]*(?:»|$)|„[^“”]*(?:[“”]|$)')
MOSTLY = 0.8
"""Part of a paragraph between quotation marks from which on it is a statement, which independent outlets quote alike."""


def bands_of(report: Report) -> tuple[int, ...]:
    """Hashes of the parts of the text's sketch; empty where fewer than `SHORTEST` words were not struck."""
    words = (
        word[0] for span in body_of(report) for word in WORD.finditer(report.text[span.start : span.end].casefold())
    )
    shingles = _shingles(words)
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    count = 0
    while chunk := list(islice(shingles, CHUNK)):
        count += len(chunk)
        sketch.update(chunk)
    if count + 2 < SHORTEST:
        return ()
    rows = struct.pack(f"<{BANDS * ROWS}I", *sketch.digest())
    width = len(rows) // BANDS
    return tuple(_hash(f"{band}".encode() + rows[band * width : (band + 1) * width]) for band in range(BANDS))


def paragraphs_of(report: Report) -> Iterator[tuple[int, Span]]:
    """Hash and place of each paragraph that was not struck and that nobody else writes by chance.

    Two paragraphs have one hash where they differ in capitals, punctuation and numbers alone. Short ones are left out, and
    those that are mostly a statement between quotation marks.
    """
    for span in body_of(report):
        paragraph = report.text[span.start : span.end]
        words = NUMBERS.sub("0", " ".join(WORD.findall(paragraph.casefold())))
        # numbers do not count: outlets tell each day's toll in one formula
        if sum(word != "0" for word in words.split()) >= SHORTEST and not _is_statement(paragraph):
            yield _hash(words.encode()), span


def body_of(report: Report) -> Iterator[Span]:
    """The paragraphs that were not struck, in order; lines that were wrapped at a fixed width are one."""
    struck = iter(report.struck)
    following = next(struck, None)
    for block in blocks_of(report.text):
        while following and following.span.end <= block.span.start:
            following = next(struck, None)
        if following is None or not following.span.meets(block.span):
            yield block.span


def _shingles(words: Iterator[str]) -> Iterator[str]:
    first, second = next(words, ""), next(words, "")
    for third in words:
        yield f"{first} {second} {third}"
        first, second = second, third


def _is_statement(paragraph: str) -> bool:
    return sum(len(quoted[0]) for quoted in QUOTED.finditer(paragraph)) >= MOSTLY * len(paragraph)


def _hash(of: bytes) -> int:
    return int.from_bytes(blake2b(of, digest_size=8).digest(), signed=True)
