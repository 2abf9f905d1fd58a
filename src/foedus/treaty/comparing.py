"""One record judged by a pack and by what amendments make of it: only norms that may say something else are asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from foedus.model.fact import ReferenceFact
from foedus.treaty.accusations import Accusations, findings, told_by_accusers
from foedus.treaty.amending import Amended
from foedus.treaty.composing import compose
from foedus.treaty.conduct import Conduct
from foedus.treaty.judge import Judge
from foedus.treaty.judging import Judgment, asked_of, known
from foedus.treaty.occurrences import Occurrences
from foedus.treaty.pack import Pack

NOTHING = Judgment(findings=(), conflicts=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What the pack before and the pack after say by the norms that may say something else, accusations first."""

    before: Judgment
    after: Judgment


def asked_by(amended: Amended) -> frozenset[str]:
    """Acts and types of claims that the changed norms, of either pack, can match or look for; and accusations."""
    only = amended.touched()
    return asked_of(amended.original, only) | asked_of(amended.pack, only)


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

    def judged(pack: Pack) -> Judgment:
        judge = Judge(pack, occurrences, only=only.intersection(pack.norms), unverified=unverified)
        found = compose(judge.judge(conducts), pack.code, accusing)
        return Judgment(findings=tuple(found), conflicts=tuple(dict.fromkeys(judge.conflicts)))

    before, after = (judged(pack) if only.intersection(pack.norms) else NOTHING for pack in packs)
    told = [tuple(findings(one, pack)) for one, pack in zip(accused, packs, strict=True)]
    return Compared(
        before=Judgment(findings=(*told[0], *before.findings), conflicts=before.conflicts),
        after=Judgment(findings=(*told[1], *after.findings), conflicts=after.conflicts),
    )
