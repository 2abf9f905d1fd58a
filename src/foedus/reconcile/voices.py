"""Whose voice a claim is: who of those that tell it speaks for himself, and who for another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from foedus.ledger import Ledger
from foedus.ledger.copies import Telling
from foedus.ledger.tellers import Teller
from foedus.model.claim import Claim
from foedus.model.reading import Reading
from foedus.model.report import Found, Moment, Report
from foedus.model.voice import Voice, VoiceKind
from foedus.reconcile.contrary import Contrary, contrary_to_origin
from foedus.reconcile.identity import Identities, Identity
from foedus.reconcile.shingles import SCHEME, bands_of, paragraphs_of
from foedus.register import Register

UNDATED = date.max
NO_TIME = 0xFFFF


def take(ledger: Ledger, reading: Reading, register: Register | None = None) -> set[str]:
    """Puts a reading that the ledger holds among the others; the same again changes nothing.

    An older reading than the report's newest is not looked at. May stand inside a transaction of the ledger's.

    Args:
        ledger: open for writing.
        reading: of one report.
        register: knows the outlets; that of the package where none is given.

    Returns:
        The ids of all reports whose claims may have other voices now, the reading's own included.
    """
    report = reading.report
    if not ledger.copies.is_newest(report.id, reading.engine, reading.declared):
        return {report.id}
    return ledger.copies.note(report.id, _telling(report, Identities.told_by(register)))


def forget(ledger: Ledger, report: str) -> set[str]:
    """Takes a report out of the comparison, to be called before it is removed from the ledger.

    Returns:
        The ids of the other reports whose claims may have other voices now.
    """
    return ledger.copies.forget(report)


def catch_up(ledger: Ledger, register: Register | None = None) -> set[str]:
    """Takes the readings that were not taken yet, or by other rules or data, as after a crash or with a newer Foedus.

    Returns:
        As `take`, for all of them.
    """
    waiting = ledger.copies.untold(_scheme(Identities.told_by(register)))
    return {id_ for report in waiting for id_ in take(ledger, ledger.report(report), register)}


def voices_of(ledger: Ledger, claims: Iterable[Claim], register: Register | None = None) -> dict[str, Voice]:
    """The voice of each claim of the newest readings, by the claim's id; with a few queries, however many there are.

    The innermost outlet that the claim quotes; else who told its paragraph first; else the origin of the report's
    near-copies, or the report's own agency, author or outlet.
    """
    asked = list(claims)
    first = ledger.copies.first_to_tell([(claim.report, claim.evidence.start) for claim in asked])
    tellers = ledger.copies.tellers({claim.report for claim in asked} | set(first.values()))
    tellers |= ledger.copies.tellers({teller.origin for teller in tellers.values()} - set(tellers))
    told = _Told(Identities.told_by(register), tellers, contrary_to_origin(ledger, tellers))
    return {
        claim.id: told.quoted(claim) or told.first(claim, first.get(number)) or told.by_report(claim.report, claim.id)
        for number, claim in enumerate(asked)
    }


def independent(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """The voices that do not depend on each other, one for each id, in the order in which they come.

    An outlet that is only quoted or reprinted is left out where a report that it printed itself speaks, under its author's name.
    """
    told = list(voices)
    by_themselves = {voice.id for voice in told if voice.printed_by == voice.id}
    printed = {voice.printed_by for voice in told} - by_themselves
    return tuple({voice.id: voice for voice in told if voice.id not in printed}.values())


@dataclass(frozen=True, slots=True)
class _Told:
    """Who tells the reports that are asked about, and where a copy says the contrary of its origin."""

    identities: Identities
    tellers: Mapping[str, Teller]
    contrary: Contrary

    def quoted(self, claim: Claim) -> Voice | None:
        """The innermost outlet that the claim quotes, but for the report's own."""
        teller = self.tellers.get(claim.report)
        own = self.identities.outlet(teller.outlet) if teller and teller.outlet else None
        quoted = self.identities.quoted(claim.said_by, own)
        if quoted is None:
            return None
        return Voice(id=quoted.voice, name=quoted.name, kind=quoted.kind, reason=quoted.reason, printed_by=None)

    def first(self, claim: Claim, report: str | None) -> Voice | None:
        """The voice of the other report that told the claim's paragraph first."""
        if report is None or report == claim.report:
            return None
        voice, own = self.by_report(report, ""), self.by_report(claim.report, claim.id)
        return own if own.id == voice.id else replace(voice, reason=f"paragraph first told by {self._cited(report)}")

    def by_report(self, report: str, claim: str) -> Voice:
        """The voice of the report's origin, or its own where it has none or says the contrary."""
        teller = self.tellers.get(report)
        if teller is None:
            return Voice(
                id=f"report:{report}",
                name=report,
                kind=VoiceKind.REPORT,
                reason="not compared with others yet",
                printed_by=None,
            )
        if teller.origin == report:
            return self._voice(teller, teller.reason)
        origin = self._cited(teller.origin)
        if report in self.contrary.reports or claim in self.contrary.claims:
            return self._voice(teller, f"unsure: the words of {origin}, but other parties or the contrary")
        return self._voice(self.tellers[teller.origin], f"near copy of {origin}")

    def _voice(self, teller: Teller, reason: str) -> Voice:
        outlet = self.identities.outlet(teller.outlet) if teller.outlet else None
        return Voice(
            id=teller.voice,
            name=teller.name,
            kind=VoiceKind(teller.kind),
            reason=reason,
            printed_by=outlet.voice if outlet else None,
        )

    def _cited(self, report: str) -> str:
        teller = self.tellers[report]
        return f"{teller.name}, {teller.published or 'undated'}"


def _scheme(identities: Identities) -> str:
    """Changes with the rules and data that a report is compared by."""
    return f"{SCHEME}/{identities.outlets.digest}"


def _telling(report: Report, identities: Identities) -> Telling:
    identity = identities.of(report)
    day = report.published_on
    return Telling(
        scheme=_scheme(identities),
        voice=identity.voice,
        name=identity.name,
        kind=identity.kind.value,
        reason=identity.reason,
        published=day.isoformat() if day else None,
        precedence=_precedence(report, identity),
        bands=bands_of(report),
        paragraphs=tuple(paragraphs_of(report)),
    )


def _precedence(report: Report, identity: Identity) -> bytes:
    """By the day of publication, undated last; then agencies, authors, outlets and others, then by the time of the day, then by the id."""
    published = report.published.value if isinstance(report.published, Found) else None
    day = (published.day if published else UNDATED).toordinal()
    told = (day.to_bytes(3), bytes([identity.rank]), _minutes(published).to_bytes(2), report.id.encode())
    return b"".join(told)


def _minutes(published: Moment | None) -> int:
    """Minutes since the midnight in UTC with which the day before begins; a zone that is not told counts as UTC's."""
    if published is None or published.at is None:
        return NO_TIME
    return 1440 + published.at.hour * 60 + published.at.minute - (published.utc_offset_minutes or 0)
