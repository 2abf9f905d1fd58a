"""The outlet that a text itself says it comes from: in its dateline, on its last line, in its first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedus.model.actor import Actor
from foedus.model.report import Report, StruckReason
from foedus.reading.blocks import Block, blocks_of
from foedus.reconcile.outlets import Outlets, any_of

HEAD, FOOT = 8, 2
"""Paragraphs at the beginning and the end of a text that may tell where it comes from."""
SEEN = 140
LONGEST = 300
"""Words of a report, at most, that may rest on another outlet alone: a longer one has more to tell than that."""
BRACKETED = re.compile(
    r"(?P<place>[^()/\n]{0,60}?)(?:\((?P<round>[^()/\n]{2,40})\)|/(?P<slashed>[^()/\n]{2,40})/)(?P<after>.?.?)"
)
PARTS = re.compile(r"\s*[,.:]\s+|\s+[–—-]+\s+")
PLACE_OR_DATE = re.compile(r"[A-ZА-ЯЁ][\w.'’-]*|\d{1,4}\w{0,2}\.?|of|de|on")
DAY = re.compile(r"[A-ZА-ЯЁ][a-zа-яё]{2,9} \d{1,2}|\d{1,2} [A-ZА-ЯЁ]?[a-zа-яё]{2,9}")
SENTENCE = re.compile(r"(?<=[.!?…])[\"”»)]*\s+(?=\W*[A-ZА-ЯЁ])")


class Origins:
    """Finds the outlet that texts say they come from."""

    def __init__(self, outlets: Outlets) -> None:
        self._outlets = outlets
        self._sources = re.compile(rf"(?:{any_of(outlets.words['sources'])})\b\s*:?\s*", re.IGNORECASE)
        # "according to the state news agency NAME": four words may stand between
        between = r"(?:\W{1,3}\w+){0,4}?\W{1,3}"
        before, behind = any_of(outlets.words["cited_before"]), any_of(outlets.words["cited_behind"])
        self._cited = re.compile(rf"\b(?:{before}){between}\0|\0{between}(?:{behind})\b", re.IGNORECASE)

    def by_dateline(self, report: Report) -> str | None:
        """The name in the dateline, of an outlet that the register knows or not."""
        for block in _edge(report, foot=False):
            head = block.shown[:SEEN]
            if name := self._bracketed(head) or self._between_dots(head):
                return name
        return None

    def by_last_line(self, report: Report) -> Actor | None:
        """The agency that stands alone on one of the last lines, perhaps behind `Source:`."""
        for block in _edge(report, foot=True):
            line = block.shown.strip(" ()[]–—-*_|/.")
            outlet = self._outlets.named(self._sources.sub("", line, count=1)) if len(line) <= SEEN // 2 else None
            if outlet and self._outlets.is_agency(outlet):
                return outlet
        return None

    def by_lead(self, report: Report, own: Actor | None) -> Actor | None:
        """The outlet that a short report rests on: its title or first sentence cites it, and it names no other."""
        body = "\n".join(report.text[span.start : span.end] for span in report.passages())
        if len(body.split()) > LONGEST:
            return None
        for block in _edge(report, foot=False):
            if cited := self._cites(SENTENCE.split(block.shown)[0], own):
                named = {outlet for _, outlet in self._outlets.mentions(body)} - {own}
                return cited if named == {cited} else None
            if block.is_body:
                break
        return None

    def _cites(self, sentence: str, own: Actor | None) -> Actor | None:
        for span, outlet in self._outlets.mentions(sentence):
            if outlet != own and self._cited.search(f"{sentence[: span.start]}\0{sentence[span.end :]}"):
                return outlet
        return None

    def _bracketed(self, head: str) -> str | None:
        """`KYIV, Jan 5 (Reuters) -`, `MOSCOW, January 5. /TASS/.`, `(AFP) -`."""
        match = BRACKETED.match(head)
        if match is None or not _is_place_or_date(match["place"]):
            return None
        name, after = match["round"] or match["slashed"], match["after"].strip()
        if after[:1] not in {"-", "–", "—"} and not (match["place"].strip() and after[:1] in {"", ".", ":"}):
            return None
        place = match["place"].split(",")[0].strip(" .")
        looks_like_name = name[0].isupper() and len(name.split()) <= 4 and not any(sign.isdigit() for sign in name)
        is_strict = len(place) >= 3 and place.isupper() and looks_like_name
        return name if is_strict or self._outlets.named(name) else None

    def _between_dots(self, head: str) -> str | None:
        """`YEREVAN, JANUARY 5, ARMENPRESS.`, `BISHKEK, 5 Jan – RIA Novosti.`, `TASS, January 5.`: outlets of the register."""
        first, *others = PARTS.split(head)[:6]
        if others and DAY.fullmatch(others[0]) and self._outlets.named(first):
            return first
        if len(first) < 3 or not first.isupper():
            return None
        for part in others[:-1]:
            if self._outlets.named(part):
                return part
            if not _is_place_or_date(part):
                return None
        return None


def _edge(report: Report, *, foot: bool) -> Iterator[Block]:
    """The first or last paragraphs that were not struck for anything but being a byline, outermost first."""
    hidden = [struck.span for struck in report.struck if struck.reason is not StruckReason.BYLINE]
    left = FOOT if foot else HEAD
    blocks = blocks_of(report.text)
    for block in reversed(blocks) if foot else blocks:
        if left and not any(span.meets(block.span) for span in hidden):
            left -= 1
            yield block
        if not left:
            return


def _is_place_or_date(words: str) -> bool:
    tokens = re.findall(r"[^\s,]+", words)
    return len(tokens) <= 7 and all(PLACE_OR_DATE.fullmatch(token) for token in tokens)
