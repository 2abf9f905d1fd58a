"""Who a report comes from: an agency, an author, an outlet, or nobody that is known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache

from foedus.model.actor import Actor, Sector
from foedus.model.claim import Participant
from foedus.model.report import Found, NotFound, Report
from foedus.model.voice import VoiceKind
from foedus.reconcile.origins import Origins
from foedus.reconcile.outlets import Outlets
from foedus.register import Register

WORD = re.compile(r"\w+(?:-\w+)*")
SEVERAL = re.compile(r"\s*[,;|/]\s*|\s+(?:and|&|with|for|и)\s+", re.IGNORECASE)


class Rank(IntEnum):
    """Of two copies that were published on one day the one with the lower rank is the origin."""

    AGENCY = 0
    AUTHOR = 1
    OUTLET = 2
    REPORT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """By what a report's source is known.

    Attributes:
        voice: id of the voice.
        name: how it is shown.
        kind: what it is.
        reason: why it is this one, a short phrase for a reader.
        rank: how likely others are to have it from here.
    """

    voice: str
    name: str
    kind: VoiceKind
    reason: str
    rank: Rank


class Identities:
    """Tells who reports come from, with the outlets that a register knows.

    Attributes:
        outlets: the look-up of outlets.
    """

    def __init__(self, register: Register) -> None:
        """Reads the data; raises BadData with every problem."""
        self.outlets = Outlets(register)
        self._origins = Origins(self.outlets)
        self._nobody = frozenset(self.outlets.words["nobody"])
        self._common = frozenset(self.outlets.words["common"])
        self._titles = frozenset(self.outlets.words["titles"])

    @classmethod
    def told_by(cls, register: Register | None) -> Identities:
        """Those with the names of the register, of that of the package where it is None; made once a process."""
        return _identities(register or Register.load())

    def of(self, report: Report) -> Identity:
        """Who the report comes from: the agency or outlet that it rests on, else its author, its outlet, itself alone."""
        own = self.outlet(report.outlet.value) if isinstance(report.outlet, Found) else None
        return (
            self._by_origin(report, own)
            or self._by_byline(report.author, own)
            or own
            or Identity(
                voice=f"report:{report.id}",
                name=report.document,
                kind=VoiceKind.REPORT,
                reason="neither author nor outlet is known",
                rank=Rank.REPORT,
            )
        )

    def outlet(self, name: str) -> Identity | None:
        """The outlet that wrote what an outlet of this name prints; None where there is no name."""
        if not plain(name):
            return None
        writing = self.outlets.printed(name)
        return self._outlet(writing.name if writing else name, "outlet of the report, which names no author")

    def quoted(self, said_by: Sequence[Participant], own: Identity | None) -> Identity | None:
        """The innermost outlet of a chain of voices; None where there is none, or only the report's own."""
        for party in reversed(said_by):
            name = outlet.name if (outlet := self.outlets.of(party)) else self._unknown_outlet(party)
            quoted = self._outlet(name, f"quotes {name}") if name else None
            if quoted and not (own and own.voice == quoted.voice):
                return quoted
        return None

    def _unknown_outlet(self, party: Participant) -> str | None:
        """A medium's proper name that the register does not have, as of a channel: `Grey Corridor`, but not `Iranian media`."""
        words = [word for word in party.name.split() if word not in {"the", "of"}]
        is_proper = (
            words and all(word[0].isupper() for word in words) and not self._common & set(plain(party.name).split())
        )
        return party.name if party.sector is Sector.MED and party.id is None and is_proper else None

    def _by_origin(self, report: Report, own: Identity | None) -> Identity | None:
        if name := self._origins.by_dateline(report):
            return self._outlet(name, "agency that the dateline names")
        printing = self.outlets.named(own.name) if own else None
        agency = self._origins.by_last_line(report)
        if agency and agency != printing:
            return self._outlet(agency.name, "agency named below the text")
        cited = self._origins.by_lead(report, printing)
        if cited is None:
            return None
        # whoever rests on an agency is not the agency
        return replace(self._outlet(cited.name, "the one outlet that the short report cites"), rank=Rank.OUTLET)

    def _by_byline(self, author: Found[str] | NotFound, own: Identity | None) -> Identity | None:
        if isinstance(author, NotFound):
            return None
        if signing := self.outlets.printed(author.value):
            return self._outlet(signing.name, "agency or outlet that signs the report")
        parts = [part for part in SEVERAL.split(author.value) if plain(part)]
        for outlet in filter(None, map(self.outlets.named, parts)):
            if self.outlets.is_agency(outlet) and not (own and own.voice == _voice_of(outlet)):
                return self._outlet(outlet.name, "agency that the byline names")
        # of several authors the first: whoever writes alone later is the same voice
        person = self._person(parts[0]) if parts else None
        if person is None or (own and own.voice == f"outlet:{person}"):
            return None
        return Identity(
            voice=f"author:{person}",
            name=parts[0].strip(),
            kind=VoiceKind.AUTHOR,
            reason="author of the report",
            rank=Rank.AUTHOR,
        )

    def _person(self, name: str) -> str | None:
        """The person's name as it is compared; None where it is no person's, or a single word, which many bear."""
        words = plain(name).split()
        if any(word in self._nobody for word in words) or "@" in name or any(sign.isdigit() for sign in name):
            return None
        words = [word for word in words if word not in self._titles]
        return " ".join(words) if len(words) >= 2 else None

    def _outlet(self, name: str, reason: str) -> Identity:
        outlet = self.outlets.named(name)
        known = outlet and self.outlets.is_agency(outlet)
        return Identity(
            voice=_voice_of(outlet) if outlet else f"outlet:{re.sub(r'^(?:the|www) ', '', plain(name))}",
            name=outlet.name if outlet else name,
            kind=VoiceKind.OUTLET,
            reason=reason,
            rank=Rank.AGENCY if known else Rank.OUTLET,
        )


def plain(name: str) -> str:
    """The name as it is compared: no capitals, no punctuation, no diacritics."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return " ".join(WORD.findall(bare.casefold()))


def _voice_of(outlet: Actor) -> str:
    return f"outlet:{outlet.id}"


@cache
def _identities(register: Register) -> Identities:
    return Identities(register)
