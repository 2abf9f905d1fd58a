"""HTML: the visible text of a page, block by block, and what its markup says of title, author, outlet and date.

Scripts, styles and hidden parts are no text. Metadata is taken only where the page declares it (`meta`, JSON-LD,
marked-up elements), never guessed.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from foedus.errors import RefusedInput
from foedus.model.report import Moment
from foedus.reading.blocks import Block, Kind, block_at
from foedus.reading.maintext import Piece, main_pieces
from foedus.reading.moments import moments_in

_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "select", "textarea",
    "button", "input", "canvas", "audio", "video", "map",
})  # fmt: skip
_BLOCKS = {
    "p": Kind.PARAGRAPH, "div": Kind.PARAGRAPH, "section": Kind.PARAGRAPH, "article": Kind.PARAGRAPH,
    "main": Kind.PARAGRAPH, "blockquote": Kind.PARAGRAPH, "pre": Kind.PARAGRAPH, "figure": Kind.PARAGRAPH,
    "figcaption": Kind.PARAGRAPH, "caption": Kind.PARAGRAPH, "header": Kind.PARAGRAPH, "footer": Kind.PARAGRAPH,
    "nav": Kind.PARAGRAPH, "aside": Kind.PARAGRAPH, "form": Kind.PARAGRAPH, "address": Kind.PARAGRAPH,
    "details": Kind.PARAGRAPH, "summary": Kind.PARAGRAPH, "body": Kind.PARAGRAPH, "center": Kind.PARAGRAPH,
    "fieldset": Kind.PARAGRAPH, "table": Kind.PARAGRAPH, "ul": Kind.PARAGRAPH, "ol": Kind.PARAGRAPH,
    "dl": Kind.PARAGRAPH, "hr": Kind.PARAGRAPH, "br": Kind.PARAGRAPH, "li": Kind.ITEM, "dt": Kind.ITEM,
    "dd": Kind.ITEM, "tr": Kind.ROW, "h1": Kind.HEADING, "h2": Kind.HEADING, "h3": Kind.HEADING,
    "h4": Kind.HEADING, "h5": Kind.HEADING, "h6": Kind.HEADING,
}  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TAG_HINTS = {"nav": "navigation", "figcaption": "caption", "footer": "notice"}
_CLASS_HINTS = (
    ("comment rules", re.compile(r"(?:comments?|comment-?(?:list|form|section|area)|respond|disqus.*)")),
    (
        "read also",
        re.compile(r"(?:related.*|read-?also|see-?also|similar.*|recommend.*|most-?read|popular.*|teasers?)"),
    ),
    ("tags", re.compile(r"(?:tags?|tag-?list|post-?tags|article-?tags|topics|entry-tags)")),
    ("subscription", re.compile(r"(?:subscri.*|newsletter.*)")),
    ("navigation", re.compile(r"(?:share.*|social.*|breadcrumbs?|menu|nav|navbar|pagination|sidebar)")),
    ("notice", re.compile(r"(?:cookies?.*|consent.*|copyright)")),
    ("caption", re.compile(r"(?:wp-caption-text|.*-caption|photo-credit|image-credit)")),
)
_PUBLISHED_NAMES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "pubdate",
    "publishdate", "publication_date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created",
    "dc.date", "date",
)  # fmt: skip
_AUTHOR_NAMES = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_ARTICLE_TYPE = re.compile(r"(?:Article|Report|BlogPosting|WebPage|NewsArticle)$")
_MOST_NODES = 10_000


@dataclass(slots=True, kw_only=True)
class Facts:
    """What the markup declares; "" and None where it does not."""

    title: str = ""
    author: str = ""
    outlet: str = ""
    published: Moment | None = None
    language: str = ""
    tags: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as read.

    Attributes:
        text: the visible text, NFC; paragraphs apart by an empty line, rows and items by a line end.
        blocks: its blocks, in order.
        main: indexes of the blocks of the main text; None where no main text was found.
        fixed: indexes of blocks whose markup alone says that they are furniture, such as captions.
        facts: what the markup declares.
        is_cut: whether elements nest so deep that the end of the page could not be read.
    """

    text: str
    blocks: list[Block]
    main: frozenset[int] | None
    fixed: frozenset[int]
    facts: Facts
    is_cut: bool


def read_page(decoded: str, *, source: str) -> Page:
    """The page that `decoded` holds.

    Raises:
        RefusedInput: `empty` where it has no visible words.
    """
    tree, is_cut = _tree(decoded)
    pieces = list(_pieces(tree)) if tree is not None else []
    if tree is None or not pieces:
        subject = "The page has no visible words; expected the text of a report."
        raise RefusedInput(source, "empty", subject, "Save the page as a browser shows it, then add it.")
    facts = _facts(tree)
    main = main_pieces(tree, pieces)
    text, blocks = _joined(pieces, main)
    fixed = frozenset(i for i, piece in enumerate(pieces) if piece.is_fixed)
    return Page(text=text, blocks=blocks, main=main, fixed=fixed, facts=facts, is_cut=is_cut)


def _tree(decoded: str) -> tuple[Any | None, bool]:
    """The page's tree, and whether the parser gave up before its end."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(decoded.encode("utf-8"), parser=parser)
    except etree.ParserError:  # lxml's word for a document without any element
        return None, False
    return tree, any("xcessive depth" in entry.message for entry in parser.error_log)


@dataclass(slots=True)
class _Open:
    """What is open around the place where the walk is."""

    kinds: list[Kind] = field(default_factory=lambda: [Kind.PARAGRAPH])
    hints: list[tuple[str, bool]] = field(default_factory=lambda: [("", False)])
    parents: list[int] = field(default_factory=lambda: [0])
    links: int = 0
    words: list[str] = field(default_factory=list)
    linked: int = 0

    def add(self, text: str | None) -> None:
        if text:
            self.words.append(text)
            self.linked += len(text.strip()) if self.links else 0

    def flush(self) -> Iterator[Piece]:
        raw = "".join(self.words)
        text = unicodedata.normalize("NFC", " ".join(raw.split())).strip(" |")
        share = self.linked / max(1, len(raw.strip()))
        self.words, self.linked = [], 0
        if text:
            hint, is_fixed = self.hints[-1]
            yield Piece(
                text=text, kind=self.kinds[-1], hint=hint, is_fixed=is_fixed, parent=self.parents[-1], link_share=share
            )


def _pieces(tree: Any) -> Iterator[Piece]:
    at, number = _Open(), 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    skipped = None
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            number += 1
            if _is_invisible(tag, element):
                walk.skip_subtree()
                skipped = element
            else:
                yield from _start(at, tag, element, number)
        else:
            if element is skipped:
                skipped = None
            else:
                yield from _end(at, tag)
            at.add(element.tail)
    yield from at.flush()


def _is_invisible(tag: str, element: Any) -> bool:
    return (
        not tag
        or tag in _SKIPPED
        or element.get("hidden") is not None
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def _start(at: _Open, tag: str, element: Any, number: int) -> Iterator[Piece]:
    if tag in _BLOCKS:
        yield from at.flush()
        at.kinds.append(_BLOCKS[tag] if _BLOCKS[tag] is not Kind.PARAGRAPH or tag == "p" else at.kinds[-1])
        at.hints.append(_hint(tag, element, at.hints[-1]))
        if tag not in {"p", "br", "hr"}:
            at.parents.append(number)
    elif tag in {"td", "th"}:
        at.add(" | ")
    at.links += tag == "a"
    at.add(element.text)


def _end(at: _Open, tag: str) -> Iterator[Piece]:
    at.links -= tag == "a"
    if tag in _BLOCKS:
        yield from at.flush()
        at.kinds.pop()
        at.hints.pop()
        if tag not in {"p", "br", "hr"}:
            at.parents.pop()


def _hint(tag: str, element: Any, above: tuple[str, bool]) -> tuple[str, bool]:
    """What the element is for, and whether its markup alone is proof enough."""
    if above[1]:
        return above
    if tag in {"nav", "figcaption"}:
        return _TAG_HINTS[tag], True
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
    if tag not in {"body", "main", "article"}:
        found = next((hint for hint, pattern in _CLASS_HINTS if any(map(pattern.fullmatch, names))), None)
        if found:
            return found, False
    return (_TAG_HINTS[tag], False) if tag in _TAG_HINTS and not above[0] else above


def _joined(pieces: list[Piece], main: frozenset[int] | None) -> tuple[str, list[Block]]:
    parts: list[str] = []
    blocks, at, before = [], 0, None
    for index, piece in enumerate(pieces):
        gap = "" if before is None else "\n" if piece.kind is before and before in {Kind.ITEM, Kind.ROW} else "\n\n"
        parts += [gap, piece.text]
        start = at + len(gap)
        at = start + len(piece.text)
        is_outside = main is not None and index not in main
        is_menu = is_outside and piece.link_share >= 0.8 and len(piece.text) <= 120
        blocks.append((start, at, piece.kind, piece.hint or ("navigation" if is_menu else "")))
        before = piece.kind
    text = "".join(parts)
    return text, [block_at(text, start, end, kind, hint) for start, end, kind, hint in blocks]


def _facts(tree: Any) -> Facts:
    facts = Facts(language=(tree.get("lang") or "").split("-")[0].lower())
    meta = _meta(tree)
    articles = list(_articles(tree))
    facts.published = _first_moment(
        [row.get("datePublished") for row in articles]
        + [meta.get(name) for name in _PUBLISHED_NAMES]
        + tree.xpath("//time[@itemprop='datePublished' or @pubdate or contains(@class,'publish')"
                     " or contains(@class,'entry-date')]/@datetime")
    )  # fmt: skip
    marked = tree.xpath("//*[@itemprop='author' or @rel='author']")
    authors = [_name(row.get("author")) for row in articles] + [meta.get(name) for name in _AUTHOR_NAMES]
    facts.author = _first_words(authors + [element.text_content() for element in marked[:3]])
    facts.outlet = _first_words([_name(row.get("publisher")) for row in articles] + [meta.get("og:site_name")])
    headings = tree.xpath("//h1")
    titles = [heading.text_content() for heading in headings[:1]] if len(headings) == 1 else []
    titles += [row.get("headline") for row in articles] + [meta.get("og:title")]
    facts.title = _first_words([*titles, *(t.text_content() for t in tree.xpath("//head/title")[:1])])
    facts.tags = [tag for tag in (_words(a.text_content()) for a in tree.xpath("//a[@rel='tag']")[:30]) if tag]
    return facts


def _meta(tree: Any) -> dict[str, str]:
    told: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]")[:500]:
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name:
            told.setdefault(name.lower(), element.get("content"))
    return told


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD that describe an article."""
    for script in tree.xpath("//script[@type='application/ld+json']")[:20]:
        try:
            queue = [json.loads(script.text_content())]
        except (ValueError, RecursionError):
            continue
        for node in _nodes(queue):
            types = node.get("@type")
            if any(
                isinstance(t, str) and _ARTICLE_TYPE.search(t) for t in (types if isinstance(types, list) else [types])
            ):
                yield node


def _nodes(queue: list[Any]) -> Iterator[dict[str, Any]]:
    for _ in range(_MOST_NODES):
        if not queue:
            return
        node = queue.pop(0)
        if isinstance(node, list):
            queue += node
        elif isinstance(node, dict):
            yield node
            queue += [value for key, value in node.items() if key in {"@graph", "mainEntity", "mainEntityOfPage"}]


def _name(value: object) -> str | None:
    if isinstance(value, list):
        names = [name for name in map(_name, value[:5]) if name]
        return ", ".join(names) or None
    if isinstance(value, dict):
        return _name(value.get("name"))
    return value if isinstance(value, str) else None


def _first_words(values: Iterable[object]) -> str:
    told = (_words(value) for value in values if isinstance(value, str))
    return next((words for words in told if words and "://" not in words), "")


def _words(value: str) -> str:
    return unicodedata.normalize("NFC", " ".join(value.split()))[:300]


def _first_moment(values: Iterable[object]) -> Moment | None:
    for value in values:
        if not isinstance(value, str):
            continue
        try:
            return Moment.parse(value.strip())
        except ValueError:
            written = moments_in(value[:80])
            if len(written) == 1:
                return written[0].moment
    return None
