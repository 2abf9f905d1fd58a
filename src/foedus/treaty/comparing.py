"""One record judged by a pack and by what amendments make of it: only norms that may say something else are asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from foedus.model.fact import ReferenceFact
from foedus.treaty.accusations import Accusations, findings, told_by_accusers
from foedus.treaty.amending import Amended
from foedus.treaty.composing import compose
from foedus.treaty.conduct import Conduct
from foedus.treaty.judge import RIGHTS, Judge
from foedus.treaty.judging import Judgment, asked_of, known
from foedus.treaty.occurrences import Occurrences
from foedus.treaty.pack import Pack
from foedus.treaty.patterns import keys

NOTHING = Judgment(findings=(), conflicts=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What the pack before and the pack after say by the norms that may say something else, accusations first.

    Of contradictions between norms, those of which one norm is changed are told of the pack after, and none of the one before.
    """

    before: Judgment
    after: Judgment


def asked_by(amended: Amended) -> frozenset[str]:
    """Acts and types of claims that the changed norms, of either pack, or those that may contradict them can match or look for."""
    only = amended.touched()
    return asked_of(amended.original, only) | asked_of(amended.pack, only | _rivals(amended.pack, only))


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
    packs = (amended.original, amended.pack)
    accused = [list(Accusations(pack, names).among(conducts)) for pack in packs]
    accusing = told_by_accusers(accused[0], conducts)
    # amendments change no membership, so that one look at what else is told serves both
    occurrences = Occurrences(amended.original, [*conducts, *known(facts, unverified=unverified)])
    only = amended.touched()

    def judged(pack: Pack, beside: frozenset[str]) -> Judgment:
        judge = Judge(pack, occurrences, only=only.intersection(pack.norms) | beside, unverified=unverified)
        told = (one for one in judge.judge(conducts) if one.placed.name in only)
        found = compose(told, pack.code, accusing)
        new = dict.fromkeys(one for one in judge.conflicts if not only.isdisjoint({one.breached, one.allowed}))
        return Judgment(findings=tuple(found), conflicts=tuple(new))

    before = judged(amended.original, frozenset()) if only.intersection(amended.original.norms) else NOTHING
    after = judged(amended.pack, _rivals(amended.pack, only)) if only.intersection(amended.pack.norms) else NOTHING
    told = [tuple(findings(one, pack)) for one, pack in zip(accused, packs, strict=True)]
    return Compared(
        before=Judgment(findings=(*told[0], *before.findings), conflicts=()),
        after=Judgment(findings=(*told[1], *after.findings), conflicts=after.conflicts),
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
