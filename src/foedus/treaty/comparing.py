"""One record judged by a pack and by what amendments make of it: only norms that may say something else are asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from foedus.model.fact import ReferenceFact
from foedus.treaty.accusations import Accusations, findings, told_by_accusers
from foedus.treaty.amending import Amended
from foedus.treaty.composing import compose
from foedus.treaty.conduct import Conduct
from foedus.treaty.judge import RIGHTS, Judge, Shared
from foedus.treaty.judging import Judgment, asked_of, known
from foedus.treaty.occurrences import Occurrences
from foedus.treaty.pack import Pack
from foedus.treaty.patterns import keys

NOTHING = Judgment(findings=(), conflicts=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What the pack before and the pack after say by the norms that may say something else.

    Accusations stand first, those of occurrences of which some words name a provision in one pack that is not in the other.
    Of contradictions between norms, those of which one norm is changed are told of the pack after, and none of the one before.
    """

    before: Judgment
    after: Judgment


def changed_by(amended: Amended) -> frozenset[str]:
    """Acts and types of claims that the changed norms, of either pack, can match or look for; and accusations."""
    only = amended.touched()
    return asked_of(amended.original, only) | asked_of(amended.pack, only)


def asked_by(amended: Amended) -> frozenset[str]:
    """The same, and of norms that may contradict the changed ones."""
    return changed_by(amended) | asked_of(amended.pack, _rivals(amended.pack, amended.touched()))


def compare(
    amended: Amended,
    conducts: Sequence[Conduct],
    facts: Iterable[ReferenceFact] = (),
    *,
    names: Sequence[str] = (),
    unverified: bool = False,
) -> Compared:
    """What is found of the record before and after.

    Args:
        amended: both packs.
        conducts: what the record tells, in its order; acts that `asked_by` does not name change nothing.
        facts: what is known, as of `judge_record`.
        names: how the organisation is called, beside what its pack says.
        unverified: whether texts, standing and facts that nobody looked up count.
    """
    original, pack = amended.original, amended.pack
    accused = list(Accusations(original, names).among(conducts))
    accusing = told_by_accusers(accused, conducts)
    # amendments change no membership and no standing, so that one look at what else is told serves both
    occurrences = Occurrences(original, [*conducts, *known(facts, unverified=unverified)])
    only, shared = amended.touched(), _shared(original, pack)

    def judged(by: Pack, beside: Collection[str]) -> Judgment:
        asked = only.intersection(by.norms)
        if not asked:
            return NOTHING
        judge = Judge(by, occurrences, only=asked.union(beside), unverified=unverified, shared=shared)
        told = (one for one in judge.judge(conducts) if one.placed.name in only)
        found = tuple(compose(told, by.code, accusing))
        new = dict.fromkeys(one for one in judge.conflicts if not only.isdisjoint({one.breached, one.allowed}))
        return Judgment(findings=found, conflicts=tuple(new))

    before, after = judged(original, ()), judged(pack, _rivals(pack, only))
    if original.provisions.keys() != pack.provisions.keys():
        by = {one.conduct.id for one in accused}
        now = list(Accusations(pack, names).among(one for one in conducts if one.id in by))
        other = {
            one.conduct.occurrence for one, then in zip(accused, now, strict=True) if one.provision != then.provision
        }
        was, becomes = ([one for one in some if one.conduct.occurrence in other] for some in (accused, now))
        before = replace(before, findings=(*findings(was, original), *before.findings))
        after = replace(after, findings=(*findings(becomes, pack), *after.findings))
    return Compared(before=replace(before, conflicts=()), after=after)


def _shared(original: Pack, pack: Pack) -> Shared:
    """What both packs have in common."""
    always = {"since": None, "until": None}
    both = [(name, one, pack.norms[name]) for name, one in original.norms.items() if name in pack.norms]
    return Shared(
        same=frozenset(name for name, one, other in both if one == other),
        alike=frozenset(
            name
            for name, one, other in both
            if one.norm is other.norm or one.norm.model_copy(update=always) == other.norm.model_copy(update=always)
        ),
    )


def _rivals(pack: Pack, only: Collection[str]) -> frozenset[str]:
    """Norms that may call a breach what one of these allows, or allow what one of these calls a breach."""
    asked = [pack.norms[name].norm for name in only if name in pack.norms]
    allowed = keys(pattern for norm in asked if norm.modality in RIGHTS for pattern in norm.fulfilled_by)
    breached = keys(pattern for norm in asked for pattern in norm.breached_by)
    return frozenset(
        name
        for name, placed in pack.norms.items()
        if name not in only
        and (
            not allowed.isdisjoint(keys(placed.norm.breached_by))
            or (placed.norm.modality in RIGHTS and not breached.isdisjoint(keys(placed.norm.fulfilled_by)))
        )
    )
