"""What amendments would change: texts before and after, and findings that appear, disappear and change.

It judges the record anew as it was told. It does not say that anybody would have acted as he did under another rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from foedus.analysis.findings import ORDER, SILENT, FindingView, FindingViews
from foedus.model.finding import Finding, Undetermined
from foedus.treaty.amending import Amended
from foedus.treaty.format import Provision
from foedus.treaty.pack import Pack
from foedus.treaty.proposals import Amendment

WHAT_IF = "foedus.whatif/1"


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
    """One provision before and after: heading and newest paraphrase; empty where it is not there."""

    address: str
    heading: str
    before: str
    after: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """The difference that amendments make to one record.

    Attributes:
        organisation: whose treaty.
        amendments: by id, in the order in which they were applied.
        since: from when they are taken to hold, as written; None for as long as the treaty has stood.
        texts: provisions that are another.
        rules: how members would decide, by address.
        changes: findings that appear, then those that change, then those that disappear.
        undetermined: findings under what is changed that stay open, before and after.
        judged: how many claims were judged again.
        told: how many claims the record holds that the treaty, before or after, could speak to.
        conflicts: what several amendments change.
    """

    organisation: str
    amendments: Mapping[str, Amendment]
    since: str | None
    texts: tuple[TextChange, ...]
    rules: Mapping[str, str]
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
            for voice in change.view.voices:
                found[voice.name] = found.get(voice.name, 0) + 1
        return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))

    def to_row(self) -> dict[str, Any]:
        """The JSON object of `foedus.whatif/1`."""
        return {
            "format": WHAT_IF,
            "organisation": self.organisation,
            "amendments": [
                {"id": id_, "title": one.title, "proposed_by": list(one.proposers), "proposed": str(one.proposed), "source": one.source, "status": one.status}
                for id_, one in self.amendments.items()
            ],
            "since": self.since,
            "texts": [
                {"address": one.address, "heading": one.heading, "before": one.before, "after": one.after, "by": list(one.by)}
                for one in self.texts
            ],
            "rules": dict(self.rules),
            "findings": [one.to_row() for one in self.changes],
            "undetermined": [one.to_row() for one in self.undetermined],
            "by_voice": self.by_voice(),
            "judged_again": self.judged,
            "claims": self.told,
            "conflicts": list(self.conflicts),
        }  # fmt: skip


def what_if(views: FindingViews, amended: Amended, amendments: Mapping[str, Amendment]) -> WhatIf:
    """What the amendments would change in what is found of the record.

    Only norms that may say something else are asked, of the acts that they can match.
    """
    only = amended.touched()
    before, after = (_judged(views, pack, only & set(pack.norms)) for pack in (amended.original, amended.pack))
    changes = [
        FindingChange(before=old, after=new)
        for key in dict.fromkeys((*after.found, *before.found))
        if _differ(old := before.found.get(key), new := after.found.get(key))
    ]
    turns = list(Turn)
    open_ = [
        view
        for key, view in after.found.items()
        if isinstance(view.finding.verdict, Undetermined) and not _differ(before.found.get(key), view)
    ]
    return WhatIf(
        organisation=amended.original.code,
        amendments=amendments,
        since=str(amended.since) if amended.since else None,
        texts=tuple(
            TextChange(
                address=one.address,
                heading=_heading(one.after or one.before),
                before=_newest(one.before),
                after=_newest(one.after),
                by=tuple(str(place) for place in one.places),
            )
            for one in amended.changes
        ),
        rules=amended.rules,
        changes=tuple(sorted(changes, key=lambda one: (turns.index(one.turn), ORDER.index(one.view.finding.verdict.name), one.view.finding.id))),
        undetermined=tuple(open_),
        judged=len(before.claims | after.claims),
        told=views.told_to([amended.original, amended.pack]),
        conflicts=amended.conflicts,
    )  # fmt: skip


Key = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class _Judged:
    found: Mapping[Key, FindingView]
    claims: frozenset[str]


def _judged(views: FindingViews, pack: Pack, only: set[str] | frozenset[str]) -> _Judged:
    if not only:
        return _Judged({}, frozenset())
    judgment, claims = views.judgment(pack, only=only)
    speaking = [one for one in judgment.findings if one.verdict.name not in SILENT]
    found = {_key(view.finding): view for view in views.views(pack, speaking, claims)}
    return _Judged(found, frozenset(claims))


def _key(finding: Finding) -> Key:
    return (finding.norm, finding.provision, finding.occurrence, finding.bearer, finding.counterparty, finding.form, finding.stage)  # fmt: skip


def _differ(before: FindingView | None, after: FindingView | None) -> bool:
    if before is None or after is None:
        return True
    return before.finding.verdict != after.finding.verdict


def _heading(provision: Provision | None) -> str:
    return provision.heading if provision else ""


def _newest(provision: Provision | None) -> str:
    return (provision.texts[-1].paraphrase or "") if provision else ""
