"""Who a report comes from: an agency, an author, an outlet, or nobody that is known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from importlib import resources

import yaml

from foedus.errors import BadData
from foedus.model.actor import Actor, ActorKind
from foedus.model.claim import Participant
from foedus.model.report import Found, NotFound, Report, StruckReason
from foedus.model.voice import VoiceKind
from foedus.reading.blocks import Block, blocks_of
from foedus.register import Register

DATA = resources.files("foedus.reconcile") / "data" / "identity.yaml"
KEYS = ("agencies", "nobody", "titles", "appended", "sources")
HEAD, FOOT = 8, 2
"""Paragraphs at the beginning and the end of a text that may tell where it comes from."""
SEEN = 140
WORD = re.compile(r"\w+(?:-\w+)*")
BRACKETED = re.compile(
    r"(?P<place>[^()/\n]{0,60}?)(?:\((?P<round>[^()/\n]{2,40})\)|/(?P<slashed>[^()/\n]{2,40})/)(?P<after>.?.?)"
)
PARTS = re.compile(r"\s*[,.:]\s+|\s+[–—-]+\s+")
SEVERAL = re.compile(r"\s*[,;|/]\s*|\s+(?:and|&|with|for|и)\s+", re.IGNORECASE)
DATELINE_WORD = re.compile(r"[A-ZА-ЯЁ][\w.'’-]*|\d{1,4}\w{0,2}\.?|of|de|on", re.UNICODE)
DAY = re.compile(r"[A-ZА-ЯЁ][a-zа-яё]{2,9} \d{1,2}|\d{1,2} [A-ZА-ЯЁ]?[a-zа-яё]{2,9}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """By what a report's source is known.

    Attributes:
        voice: id of the voice.
        name: how it is shown.
        kind: what it is.
        reason: why, a short phrase for a reader.
        is_agency: whether others are used to print its reports.
    """

    voice: str
    name: str
    kind: VoiceKind
    reason: str
    is_agency: bool = False


class Identities:
    """Tells who reports come from, with the outlets that a register knows."""

    def __init__(self, register: Register) -> None:
        """Reads the data.

        Raises:
            BadData: with every problem of the file.
        """
        raw = DATA.read_bytes()
        rows = yaml.safe_load(raw)
        if problems := [f"identity.yaml has no list {key!r}" for key in KEYS if not isinstance(rows.get(key), list)]:
            raise BadData(problems)
        self._register = register
        self._nobody = frozenset(rows["nobody"])
        self._titles = frozenset(rows["titles"])
        self._appended = re.compile(rf"\s+(?:{_any_of(rows['appended'])})$", re.IGNORECASE)
        self._sources = re.compile(rf"(?:{_any_of(rows['sources'])})\b\s*:?\s*", re.IGNORECASE)
        self._outlet = lru_cache(maxsize=10_000)(self._looked_up)
        agencies = {name: self.outlet(name) for name in rows["agencies"]}
        if problems := [
            f"identity.yaml: the register has no outlet {n!r}" for n, known in agencies.items() if not known
        ]:
            raise BadData(problems)
        self._agencies = frozenset(known.id for known in agencies.values() if known)
        self.digest = blake2b(raw + register.digest().encode(), digest_size=6).hexdigest()
        """Changes with whatever may change an answer."""

    @classmethod
    def load(cls) -> Identities:
        """Those of the package's own data; read once a process."""
        return _packaged()

    def of(self, report: Report) -> Identity:
        """Who the report comes from: its agency, else its author, else its outlet, else itself alone."""
        own = self._told_outlet(report)
        return (
            self._by_dateline(report)
            or self._by_source(report, own)
            or self._by_byline(report.author, own)
            or own
            or Identity(
                voice=f"report:{report.id}",
                name=report.document,
                kind=VoiceKind.REPORT,
                reason="neither author nor outlet is known",
            )
        )

    def outlet(self, name: str) -> Actor | None:
        """The outlet of the register that the name means, whatever its capitals; None where there is none or several."""
        return self._outlet(" ".join(name.split()))

    def quoted(self, said_by: Iterable[Participant], own: str | None) -> Actor | None:
        """The innermost outlet of a chain of voices; None where there is none, or only the report's own."""
        told = self.outlet(own) if own else None
        outlets = [outlet for party in said_by if (outlet := self._named(party)) and outlet != told]
        return outlets[-1] if outlets else None

    def _named(self, party: Participant) -> Actor | None:
        if party.id:
            actor = self._register.actor(party.id)
            return actor if actor.kind is ActorKind.OUTLET else None
        return self.outlet(party.name)

    def _looked_up(self, name: str) -> Actor | None:
        for words in dict.fromkeys((name, self._appended.sub("", name))):
            bare = re.sub(r"^(?:the|www\.)\s*", "", words, flags=re.IGNORECASE)
            # any name may stand all in capitals, so that this finds it in whatever capitals it was written
            for form in dict.fromkeys((words, bare, bare.upper())):
                for mention in self._register.scan(form):
                    actors = [self._register.actor(candidate) for candidate in mention.candidates]
                    if mention.surface == form and len(actors) == 1 and actors[0].kind is ActorKind.OUTLET:
                        return actors[0]
        return None

    def _told_outlet(self, report: Report) -> Identity | None:
        if isinstance(report.outlet, NotFound) or not plain(report.outlet.value):
            return None
        return self._identity(report.outlet.value, "outlet of the report, which names no author")

    def _identity(self, name: str, reason: str) -> Identity:
        outlet = self.outlet(name)
        if outlet is None:
            key = re.sub(r"^(?:the|www) ", "", plain(name))
            return Identity(voice=f"outlet:{key}", name=name, kind=VoiceKind.OUTLET, reason=reason)
        return Identity(
            voice=f"outlet:{outlet.id}",
            name=outlet.name,
            kind=VoiceKind.OUTLET,
            reason=reason,
            is_agency=outlet.id in self._agencies,
        )

    def _agency(self, name: str, reason: str) -> Identity | None:
        outlet = self.outlet(name)
        return self._identity(name, reason) if outlet and outlet.id in self._agencies else None

    def _by_dateline(self, report: Report) -> Identity | None:
        for block in _edge(report, foot=False):
            name = self._bracketed(block.shown[:SEEN]) or self._between_dots(block.shown[:SEEN])
            if name:
                return self._identity(name, "agency that the dateline names")
        return None

    def _bracketed(self, head: str) -> str | None:
        """`KYIV, Jan 5 (Reuters) -`, `MOSCOW, January 5. /TASS/.`, `(AFP) -`."""
        match = BRACKETED.match(head)
        if match is None or not _is_dateline(match["place"]):
            return None
        name, after = match["round"] or match["slashed"], match["after"].strip()
        is_closed = after[:1] in {"-", "–", "—"} or (match["place"].strip() and after[:1] in {"", ".", ":"})
        if not is_closed:
            return None
        place = match["place"].split(",")[0].strip(" .")
        looks_like_name = name[0].isupper() and len(name.split()) <= 4 and not any(sign.isdigit() for sign in name)
        is_strict = len(place) >= 3 and place.isupper() and looks_like_name
        return name if is_strict or self.outlet(name) else None

    def _between_dots(self, head: str) -> str | None:
        """`YEREVAN, JANUARY 5, ARMENPRESS.`, `BISHKEK, 5 Jan – RIA Novosti.`, `TASS, January 5.`: outlets of the register."""
        first, *others = PARTS.split(head)[:6]
        if others and DAY.fullmatch(others[0]) and self.outlet(first):
            return first
        if len(first) < 3 or not first.isupper():
            return None
        for part in others[:-1]:
            if self.outlet(part):
                return part
            if not _is_dateline(part):
                return None
        return None

    def _by_source(self, report: Report, own: Identity | None) -> Identity | None:
        """An agency alone on the last line, perhaps behind `Source:`."""
        for block in _edge(report, foot=True):
            if len(block.shown) > SEEN // 2:
                continue
            name = self._sources.sub("", block.shown.strip(" ()[]–—-*_|/."), count=1)
            agency = self._agency(name, "agency named below the text")
            if agency and not (own and own.voice == agency.voice):
                return agency
        return None

    def _by_byline(self, author: Found[str] | NotFound, own: Identity | None) -> Identity | None:
        if isinstance(author, NotFound):
            return None
        if self.outlet(author.value):
            return self._identity(author.value, "agency or outlet that signs the report")
        parts = [part for part in SEVERAL.split(author.value) if plain(part)]
        for part in parts:
            agency = self._agency(part, "agency that the byline names")
            if agency and not (own and own.voice == agency.voice):
                return agency
        # of several authors the first: whoever writes alone later is the same voice
        person = self._person(parts[0]) if parts else None
        if person is None or (own and own.voice == f"outlet:{person}"):
            return None
        return Identity(
            voice=f"author:{person}", name=parts[0].strip(), kind=VoiceKind.AUTHOR, reason="author of the report"
        )

    def _person(self, name: str) -> str | None:
        """The person's name as it is compared; None where it is no person's, or a single word, which many bear."""
        words = plain(name).split()
        if any(word in self._nobody for word in words) or "@" in name or any(sign.isdigit() for sign in name):
            return None
        words = [word for word in words if word not in self._titles]
        return " ".join(words) if len(words) >= 2 else None


def plain(name: str) -> str:
    """The name as it is compared: no capitals, no punctuation, no diacritics."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return " ".join(WORD.findall(bare.casefold()))


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


def _is_dateline(words: str) -> bool:
    """Whether the words are a place, a date, or both."""
    tokens = re.findall(r"[^\s,]+", words)
    return len(tokens) <= 7 and all(DATELINE_WORD.fullmatch(token) for token in tokens)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _packaged() -> Identities:
    return Identities(Register.load())
