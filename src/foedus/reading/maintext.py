"""Which pieces of a page are its main text, as trafilatura sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from foedus.reading.blocks import Kind, simplified

# Deeper trees are no articles, and trafilatura recurses into them.
_DEEPEST = 150
_MOST_PIECES = 20_000
_SHINGLE = 5
_SHARE_FOUND = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One block of a page before the text is put together.

    Attributes:
        text: its words, NFC, single spaces.
        kind: what the markup says it is.
        hint: what the markup says it is for; "" where nothing.
        is_fixed: whether the markup alone proves that it is furniture.
        parent: number of the element that it stands in.
        link_share: share of its characters that are links, 0 to 1.
    """

    text: str
    kind: Kind
    hint: str
    is_fixed: bool
    parent: int
    link_share: float


def main_pieces(tree: Any, pieces: Sequence[Piece]) -> frozenset[int] | None:
    """Indexes of the pieces of the main text; None where none was found, or the page is too deep or large to tell.

    A paragraph with a full stop that stands between two of them in the same element is one too: losing a paragraph is
    worse than keeping one.
    """
    if len(pieces) > _MOST_PIECES or _depth(tree) > _DEEPEST:
        return None
    from trafilatura import bare_extraction  # noqa: PLC0415, a fifth of a second that plain text does not need

    found = bare_extraction(tree, include_comments=False, include_tables=True, favor_recall=True, with_metadata=False)
    text = getattr(found, "text", None) or ""
    lines = {simplified(line.lstrip("- ")) for line in text.splitlines() if line.strip()}
    shingles = _shingles(simplified(text).split())
    main = {i for i, piece in enumerate(pieces) if not piece.is_fixed and _is_in(piece, lines, shingles)}
    main |= {i for i, piece in enumerate(pieces) if piece.kind is Kind.HEADING and i + 1 in main}
    if not main:
        return None
    parents = {pieces[i].parent for i in main}
    inside = range(min(main), max(main))
    main |= {i for i in inside if _is_lost_paragraph(pieces[i]) and pieces[i].parent in parents}
    return frozenset(main)


def _depth(tree: Any) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _shingles(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}


def _is_in(piece: Piece, lines: set[str], shingles: set[tuple[str, ...]]) -> bool:
    plain = simplified(piece.text)
    if plain in lines:
        return True
    own = _shingles(plain.split())
    return bool(own) and len(own & shingles) >= _SHARE_FOUND * len(own)


def _is_lost_paragraph(piece: Piece) -> bool:
    is_sentence = piece.text.rstrip("\"'”»)").endswith((".", "!", "?")) and len(piece.text.split()) >= 8
    return piece.kind is Kind.PARAGRAPH and is_sentence and not piece.hint and piece.link_share < 0.5
