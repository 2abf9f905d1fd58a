"""The briefing: a view of what a set of reports says, who says it, and what could not be read out of them.

It is pure: the same readings give the same briefing. It never says what is true; every entry is what voices say, and every
entry leads to its words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from foedus.analysis.citing import Citation, Source, cite, source_of
from foedus.analysis.events import DisagreementView
from foedus.analysis.phrases import Phrases
from foedus.model.claim import Claim, Participant, Status
from foedus.model.reading import Reading
from foedus.model.report import Refusal, StruckReason
from foedus.model.voice import Voice
from foedus.model.when import When
from foedus.reconcile.voices import independent

if TYPE_CHECKING:
    from foedus.analysis.bodies import BodyView
    from foedus.analysis.findings import FindingView


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the briefing: claims of one status that name the same act, the same parties and the same days.

    That two claims share an entry says that they say the same, not that they speak of one occurrence.

    Attributes:
        sentence: the act in plain words, from the most confident of the claims.
        status: what the claims say of the act.
        when: their days; None where the texts do not tell.
        citations: at least one, most confident first.
        spoken: the voice of each citation.
    """

    sentence: str
    status: Status
    when: When | None
    citations: tuple[Citation, ...]
    spoken: tuple[Voice, ...]

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The independent voices that tell it: two reports of one author, or a copy and its origin, are one."""
        return independent(self.spoken)

    @property
    def principals(self) -> frozenset[str]:
        """For whom the actors act."""
        return frozenset(p.principal for c in self.citations for p in c.claim.actors if p.principal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody whom reports quote, with the number of claims in that voice; `principal` where known."""

    name: str
    principal: str | None
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What one member of the organisation is said to have done, in order of time; undated last."""

    code: str
    name: str
    entries: tuple[Entry, ...]

    @property
    def by_status(self) -> tuple[tuple[Status, int], ...]:
        """How many claims each status has; statuses without any left out."""
        counts = Counter(e.status for e in self.entries for _ in e.citations)
        return tuple((status, counts[status]) for status in Status if counts[status])


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """What a set of reports says.

    `told`, `apart` and `undated` share out all entries by status and time; `members` and `unattributed` look at the same
    entries by who acts.

    Attributes:
        organisation: code of the organisation whose members are shown; None where none with known members is spoken of.
        sources: the reports, in order of publication; undated ones last.
        speakers: who is quoted, most claims first.
        told: asserted and dated, in order of time.
        apart: planned, demanded, predicted, conditional and denied, each in order of time, undated ones last.
        undated: asserted, without a date.
        members: those members that are said to have acted.
        unattributed: entries that name no actor.
        refusals: sources that could not be read.
        struck: passages struck as furniture, by reason.
        voices: the independent voices of all claims.
        disagreements: open ones in which the reports stand, those with most voices first.
        findings: what the organisation's treaty would say to the claims, accusations first.
        bodies: those that the reports say to exist on paper.
    """

    organisation: str | None
    sources: tuple[Source, ...]
    speakers: tuple[Speaker, ...]
    told: tuple[Entry, ...]
    apart: tuple[tuple[Status, tuple[Entry, ...]], ...]
    undated: tuple[Entry, ...]
    members: tuple[Member, ...]
    unattributed: tuple[Entry, ...]
    refusals: tuple[Refusal, ...]
    struck: tuple[tuple[StruckReason, int], ...]
    voices: tuple[Voice, ...]
    disagreements: tuple[DisagreementView, ...]
    findings: tuple[FindingView, ...]
    bodies: tuple[BodyView, ...]

    @property
    def published(self) -> tuple[date, date] | None:
        """First and last day of publication, both inclusive; None where no report tells its day."""
        days = [day for source in self.sources if (day := source.report.published_on)]
        return (min(days), max(days)) if days else None

    @property
    def claims(self) -> int:
        """How many claims the briefing stands on."""
        return sum(source.claims for source in self.sources)

    @property
    def undated_claims(self) -> int:
        """How many claims have no date, whatever their status."""
        entries = (*self.told, *self.undated, *(e for _, apart in self.apart for e in apart))
        return sum(len(entry.citations) for entry in entries if entry.when is None)

    @property
    def unattributed_claims(self) -> int:
        """How many claims name no actor."""
        return sum(len(entry.citations) for entry in self.unattributed)


def brief(  # noqa: PLR0913  # one parameter a kind of thing that is told
    readings: Sequence[Reading],
    *,
    organisation: str | None,
    members: Collection[str],
    name_of: Callable[[str], str],
    voices: Mapping[str, Voice],
    refusals: Iterable[Refusal] = (),
    disagreements: Iterable[DisagreementView] = (),
    findings: Iterable[FindingView] = (),
    bodies: Iterable[BodyView] = (),
) -> Briefing:
    """What the readings say, with nothing added.

    Args:
        readings: each report once.
        organisation: code of the organisation whose members are looked at.
        members: codes of those members.
        name_of: the name of a principal by its code.
        voices: the voice of each claim, by its id.
        refusals: what could not be read.
        disagreements: open ones in which the readings' claims stand.
        findings: under the organisation's treaty, that rest on the readings' claims.
        bodies: of the organisation, that one of the readings' claims says to exist on paper.
    """
    sources = _sources(readings)
    entries = _entries(readings, sources, name_of, voices)
    in_time = sorted(entries, key=_time)
    return Briefing(
        organisation=organisation,
        sources=tuple(sorted(sources.values(), key=_publication)),
        speakers=_speakers(readings),
        told=tuple(e for e in in_time if e.status is Status.ASSERTED and e.when),
        apart=_apart(in_time),
        undated=tuple(e for e in in_time if e.status is Status.ASSERTED and not e.when),
        members=_members(in_time, members, name_of),
        unattributed=tuple(e for e in in_time if not e.citations[0].claim.actors),
        refusals=tuple(refusals),
        struck=_struck(readings),
        voices=independent(voices[claim.id] for reading in readings for claim in reading.claims),
        disagreements=tuple(disagreements),
        findings=tuple(findings),
        bodies=tuple(bodies),
    )


def most_spoken_of(readings: Iterable[Reading], organisations: Collection[str]) -> str | None:
    """The organisation that most claims name as a party or a voice; None where no claim names one of them."""
    counts = Counter(
        principal
        for reading in readings
        for claim in reading.claims
        for principal in {p.principal for p in (*claim.actors, *claim.recipients, *claim.said_by)}
        if principal in organisations
    )
    return min(counts, key=lambda code: (-counts[code], code)) if counts else None


def _sources(readings: Sequence[Reading]) -> dict[str, Source]:
    documents = Counter(reading.report.document for reading in readings)
    return {
        reading.report.id: source_of(
            reading,
            None if documents[reading.report.document] == 1 else f"{reading.report.document}~{reading.report.id[:4]}",
        )
        for reading in readings
    }


def _entries(
    readings: Sequence[Reading],
    sources: Mapping[str, Source],
    name_of: Callable[[str], str],
    voices: Mapping[str, Voice],
) -> list[Entry]:
    alike: dict[object, list[Citation]] = defaultdict(list)
    for reading in readings:
        for claim in reading.claims:
            alike[_sameness(claim)].append(cite(claim, sources[reading.report.id]))
    return [_entry(citations, name_of, voices) for citations in alike.values()]


def _sameness(claim: Claim) -> object:
    days = (claim.when.start, claim.when.end) if claim.when else None
    about = " ".join(claim.object.name.casefold().split()) if claim.object else None
    return (claim.act or claim.type, claim.status, days, about, _who(claim.actors), _who(claim.recipients))


def _who(participants: Iterable[Participant]) -> frozenset[str]:
    return frozenset(p.principal or p.name.casefold() for p in participants)


def _entry(citations: list[Citation], name_of: Callable[[str], str], voices: Mapping[str, Voice]) -> Entry:
    ordered = tuple(sorted(citations, key=lambda citation: -citation.claim.confidence))
    first = ordered[0].claim
    sentence = Phrases.load().sentence(first, name_of)
    spoken = tuple(voices[citation.claim.id] for citation in ordered)
    return Entry(sentence=sentence, status=first.status, when=first.when, citations=ordered, spoken=spoken)


def _time(entry: Entry) -> tuple[date, date]:
    start, end = (entry.when.start, entry.when.end) if entry.when else (None, None)
    return start or end or date.max, end or date.max


def _publication(source: Source) -> tuple[date, str]:
    return source.report.published_on or date.max, source.label


def _apart(entries: Sequence[Entry]) -> tuple[tuple[Status, tuple[Entry, ...]], ...]:
    order = (Status.PLANNED, Status.DEMANDED, Status.PREDICTED, Status.CONDITIONAL, Status.DENIED)
    shared = ((status, tuple(e for e in entries if e.status is status)) for status in order)
    return tuple((status, found) for status, found in shared if found)


def _members(entries: Sequence[Entry], codes: Iterable[str], name_of: Callable[[str], str]) -> tuple[Member, ...]:
    shared = ((code, tuple(e for e in entries if code in e.principals)) for code in codes)
    acting = [Member(code=code, name=name_of(code), entries=found) for code, found in shared if found]
    return tuple(sorted(acting, key=lambda member: member.name))


def _speakers(readings: Iterable[Reading]) -> tuple[Speaker, ...]:
    quoted: dict[str, list[Participant]] = defaultdict(list)
    for reading in readings:
        # The innermost voice says it; those around it pass it on.
        speaking = [claim.said_by[-1] for claim in reading.claims if claim.said_by]
        names = {_folded(speaker) for speaker in speaking}
        for speaker in speaking:
            quoted[speaker.id or _in_full(_folded(speaker), names)].append(speaker)
    speakers = [
        Speaker(
            name=max((" ".join(p.name.split()) for p in same), key=len), principal=same[0].principal, claims=len(same)
        )
        for same in quoted.values()
    ]
    return tuple(sorted(speakers, key=lambda s: (-s.claims, s.name)))


def _folded(participant: Participant) -> str:
    return " ".join(participant.name.casefold().split())


def _in_full(name: str, names: Iterable[str]) -> str:
    """The one longer name of the same report that ends with this one, as a full name with its surname; else the name."""
    longer = [other for other in names if other.endswith(f" {name}")]
    return longer[0] if len(longer) == 1 else name


def _struck(readings: Iterable[Reading]) -> tuple[tuple[StruckReason, int], ...]:
    return tuple(Counter(s.reason for reading in readings for s in reading.report.struck).most_common())
