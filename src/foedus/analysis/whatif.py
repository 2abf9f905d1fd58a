"""What amendments would change: texts before and after, and findings that appear, disappear and change.

It judges the record anew as it was told. It does not say that anybody would have acted as he did under another rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from foedus.analysis.findings import ORDER, SILENT, FindingView, FindingViews
from foedus.analysis.power.amended import power_before_and_after
from foedus.analysis.power.deciding import PowerQuery, PowerView, power_of
from foedus.analysis.power.stances import Opposition
from foedus.errors import BadQuery
from foedus.model.finding import Contested, Excused, Finding, Undetermined, Verdict
from foedus.treaty.amending import Amended, Change
from foedus.treaty.comparing import Compared, changed_by
from foedus.treaty.format import Provision, Version
from foedus.treaty.pack import Pack
from foedus.treaty.proposals import Amendment
from foedus.treaty.rules import Rule, read_rule

WHAT_IF = "foedus.whatif/1"
NOT_THERE = "not there"


class Turn(StrEnum):
    """What becomes of a finding."""

    APPEARS = "appears"
    CHANGES = "changes"
    DISAPPEARS = "disappears"


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingChange:
    """One finding before and after; None where it is not there, or the norm is silent."""

    before: FindingView | None
    after: FindingView | None

    @property
    def turn(self) -> Turn:
        """What becomes of it."""
        if self.before is None:
            return Turn.APPEARS
        return Turn.DISAPPEARS if self.after is None else Turn.CHANGES

    @property
    def view(self) -> FindingView:
        """The finding after, or the one that is no more."""
        view = self.after or self.before
        assert view is not None  # one of the two is there
        return view

    def to_row(self) -> dict[str, Any]:
        """The object of `findings` in JSON."""
        return {
            "turn": self.turn.value,
            "before": self.before.to_row() if self.before else None,
            "after": self.after.to_row() if self.after else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """One provision before and after, empty where it is not there.

    Attributes:
        address, heading: of the provision.
        before, after: paraphrase on the day from which the change holds, else the newest.
        by: the operations.
    """

    address: str
    heading: str
    before: str
    after: str
    by: tuple[str, ...]

    def to_row(self) -> dict[str, Any]:
        """The object of `texts` in JSON."""
        return {"address": self.address, "heading": self.heading, "before": self.before, "after": self.after, "by": list(self.by)}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysChange:
    """One version of an instrument before and after: how long it is in force, in words."""

    instrument: str
    version: str
    before: str
    after: str

    def to_row(self) -> dict[str, Any]:
        """The object of `versions` in JSON."""
        return {"instrument": self.instrument, "version": self.version, "before": self.before, "after": self.after}


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """The difference that amendments make to one record.

    Attributes:
        organisation: whose treaty.
        amendments: by id, in the order in which they were applied.
        since: from when they are taken to hold, as written; None for as long as the treaty has stood.
        texts: provisions that are another.
        versions: versions of instruments that are new or have other days.
        rules: how members would decide, by address.
        power: the present rules at these addresses, and beside them those that would be; None where none is changed.
        oppositions: what members refused by the record, where rules are changed.
        changes: findings that appear, then those that change, then those that disappear.
        undetermined: findings under what is changed that stay open, before and after.
        judged: how many claims were judged again, or looked at for it.
        told: how many claims the record holds that the treaty, before or after, could speak to.
        conflicts: what several amendments change, and norms that only then contradict each other on an act of the record.
    """

    organisation: str
    amendments: Mapping[str, Amendment]
    since: str | None
    texts: tuple[TextChange, ...]
    versions: tuple[DaysChange, ...]
    rules: Mapping[str, str]
    power: PowerView | None
    oppositions: tuple[Opposition, ...]
    changes: tuple[FindingChange, ...]
    undetermined: tuple[FindingView, ...]
    judged: int
    told: int
    conflicts: tuple[str, ...]

    def by_member(self) -> dict[str, list[FindingChange]]:
        """The changes by the principal that they speak of; under an empty name, last, where nobody is told."""
        found: dict[str, list[FindingChange]] = {}
        for change in self.changes:
            found.setdefault(change.view.finding.bearer or "", []).append(change)
        return dict(sorted(found.items(), key=lambda one: (not one[0], one[0])))

    def by_voice(self) -> dict[str, int]:
        """How many changes rest on the telling of each voice, by its name; the most first."""
        found: dict[str, int] = {}
        for change in self.changes:
            for name in dict.fromkeys(voice.name for voice in change.view.voices):
                found[name] = found.get(name, 0) + 1
        return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))

    def to_row(self) -> dict[str, Any]:
        """The JSON object of `foedus.whatif/1`."""
        return {
            "format": WHAT_IF,
            "organisation": self.organisation,
            "amendments": [_amendment_row(id_, one) for id_, one in self.amendments.items()],
            "since": self.since,
            "texts": [one.to_row() for one in self.texts],
            "versions": [one.to_row() for one in self.versions],
            "rules": dict(self.rules),
            "power": [one.to_row() for one in self.power.ruled] if self.power else [],
            "oppositions": [one.to_row() for one in self.oppositions],
            "findings": [one.to_row() for one in self.changes],
            "undetermined": [one.to_row() for one in self.undetermined],
            "by_voice": self.by_voice(),
            "judged_again": self.judged,
            "claims": self.told,
            "conflicts": list(self.conflicts),
        }


def _amendment_row(id_: str, one: Amendment) -> dict[str, Any]:
    return {
        "id": id_,
        "title": one.title,
        "proposed_by": list(one.proposers),
        "proposed": str(one.proposed),
        "in_force": str(one.in_force) if one.in_force else None,
        "source": one.source,
        "status": one.status,
    }


def what_if(
    views: FindingViews, amended: Amended, amendments: Mapping[str, Amendment], decision: str | None = None
) -> WhatIf:
    """What the amendments would change in what is found of the record.

    Only norms that may say something else are asked, of the acts that they can match.

    Args:
        views: of the ledger.
        amended: what the amendments make of the pack.
        amendments: by id.
        decision: a rule by which all decisions of the pack would be taken; None for those of the amendments alone.

    Raises:
        BadQuery: a rule is none, or cannot be for these members.
    """
    addresses = [one.provision for one in amended.original.decisions.values() if one.provision and decision]
    rules: dict[str, str] = dict.fromkeys(addresses, decision or "") | dict(amended.rules)
    power = _power(amended, rules)
    compared, claims = views.comparison(amended)
    pairs, same = differences(compared, amended.renamed)
    asked = changed_by(amended)
    before = iter(views.views(amended.original, [old for old, _ in pairs if old], claims))
    after = iter(views.views(amended.pack, [new for _, new in pairs if new], claims))
    changes = [
        FindingChange(before=next(before) if old else None, after=next(after) if new else None) for old, new in pairs
    ]
    open_ = [one for one in same if isinstance(one.verdict, Undetermined)]
    return WhatIf(
        organisation=amended.original.code,
        amendments=amendments,
        since=str(amended.since) if amended.since else None,
        texts=tuple(_text_change(one, amended) for one in amended.changes),
        versions=tuple(
            DaysChange(instrument=one.instrument, version=one.name, before=_days(one.before), after=_days(one.after))
            for one in amended.versions
        ),
        rules=rules,
        power=power,
        oppositions=views.oppositions([seat.code for seat in power.ruled[0].seats]) if power else (),
        changes=tuple(sorted(changes, key=_rank)),
        undetermined=tuple(views.views(amended.pack, open_, claims)),
        judged=sum(not asked.isdisjoint({claim.act, claim.type}) for claim in claims.values()),
        told=views.number_told_to([amended.original, amended.pack]),
        conflicts=(*amended.conflicts, *_contradictions(compared, amended.pack)),
    )


def _power(amended: Amended, rules: Mapping[str, str]) -> PowerView | None:
    """The rules at the addresses that are changed, before and after, on whatever day has no end."""
    if not rules:
        return None
    if not amended.original.decisions:  # nothing is known of how they decide today
        return power_of(amended.original, PowerQuery(rules=tuple(map(_rule, rules.values()))))
    before, after = power_before_and_after(amended.original, rules, PowerQuery())
    at = [number for number, one in enumerate(before.present) if one.decision and one.decision[1].provision in rules]
    changed = (*(after.present[number] for number in at), *after.asked)
    present = tuple(before.present[number] for number in at) or before.present[:1]
    return replace(before, present=present, asked=changed)


def _rule(words: str) -> Rule:
    try:
        return read_rule(words)
    except ValueError as error:
        raise BadQuery(f"{words!r} is no rule: {error}.", "`foedus power --help` shows the forms.") from error


Pair = tuple[Finding | None, Finding | None]


def differences(compared: Compared, renamed: Mapping[str, str]) -> tuple[list[Pair], list[Finding]]:
    """What differs, in the order of the findings after and then before; and what is found after as it was before.

    Findings of one norm on one act of the same parties are compared by their verdicts, not by the words of the norm; of several, those
    that stay are left out, and the others are paired as they come. A norm that is silent finds nothing.

    Args:
        compared: both judgments.
        renamed: norms that have another name after, each with its own.
    """
    before, after = (_speaking(one.findings, renamed) for one in (compared.before, compared.after))
    pairs: list[Pair] = []
    same: list[Finding] = []
    for key in dict.fromkeys((*after, *before)):
        old, new = list(before.get(key, ())), []
        for one in after.get(key, ()):
            stays = next((other for other in old if _substance(other.verdict) == _substance(one.verdict)), None)
            if stays is None:
                new.append(one)
            else:
                old.remove(stays)
                same.append(one)
        pairs += zip_longest(old, new)
    return pairs, same


Key = tuple[str | None, ...]


def _speaking(findings: Iterable[Finding], renamed: Mapping[str, str]) -> dict[Key, list[Finding]]:
    found: dict[Key, list[Finding]] = {}
    for one in findings:
        if one.verdict.name not in SILENT:
            norm = renamed.get(one.norm, one.norm) if one.norm else None
            key = (norm, one.provision, one.occurrence, one.bearer, one.counterparty, one.form, one.stage)
            found.setdefault(key, []).append(one)
    return found


def _substance(verdict: Verdict) -> tuple[object, ...]:
    """What a verdict comes to, whatever its words: by what it excuses, what each reading or each way to fill in what is unknown gives."""
    if isinstance(verdict, Excused):
        return verdict.name, verdict.by
    if isinstance(verdict, Contested):
        return verdict.name, {reading: _substance(one) for reading, one in verdict.readings.items()}
    if isinstance(verdict, Undetermined):
        return verdict.name, sorted(str(_substance(one)) for one in verdict.otherwise.values())
    return (verdict.name,)


def _rank(change: FindingChange) -> tuple[int, int, str]:
    finding = change.view.finding
    return list(Turn).index(change.turn), ORDER.index(finding.verdict.name), finding.id


def _contradictions(compared: Compared, pack: Pack) -> Iterator[str]:
    """Norms that contradict each other on some act after; each two once."""
    for breached, allowed in dict.fromkeys((one.breached, one.allowed) for one in compared.after.conflicts):
        places = [f"{name} ({pack.norms[name].address})" for name in (breached, allowed)]
        yield f"{places[0]} would be breached by what {places[1]} allows; neither goes before: say which, by `over`"


def _text_change(change: Change, amended: Amended) -> TextChange:
    provision = change.after or change.before
    return TextChange(
        address=change.address,
        heading=provision.heading if provision else "",
        before=_text(change.address, change.before, amended.original, amended),
        after=_text(change.address, change.after, amended.pack, amended),
        by=tuple(str(place) for place in change.places),
    )


def _text(address: str, provision: Provision | None, pack: Pack, amended: Amended) -> str:
    """The paraphrase on the day from which the change holds, else the newest; empty where there is none."""
    if provision is None:
        return ""
    versions = pack.instruments[address.split("/", maxsplit=1)[0]].versions
    begun = [
        text
        for text in provision.texts
        if amended.since and (day := versions[text.version].in_force) is not None and day.first <= amended.since.first
    ]
    return ((begun or provision.texts)[-1].paraphrase) or ""


def _days(version: Version | None) -> str:
    if version is None:
        return NOT_THERE
    since = f"in force from {version.in_force}" if version.in_force else "since when it is in force is not known"
    return f"{since} to {version.until}" if version.until else since
