"""Findings in words, in two forms that are never mixed: S accuses X of a breach; S reports an act, and a norm would speak to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from foedus.analysis.phrases import Phrases, parties, quoted
from foedus.analysis.told import Told
from foedus.model.claim import Claim, Status
from foedus.model.finding import (
    AllegedBreach,
    Contested,
    Excused,
    Finding,
    Form,
    Fulfilled,
    NotApplicable,
    NotInForce,
    Stage,
    Undetermined,
    Verdict,
)

NAMED = 2
"""Tellers that a sentence names; of more, the number is told."""
MISSING = 2
"""Missing facts that a sentence names."""

_COMING = {
    Status.PLANNED: "is to accuse",
    Status.PREDICTED: "will or may accuse",
    Status.CONDITIONAL: "would accuse",
    Status.DEMANDED: "should accuse",
    Status.DENIED: "did not accuse",
}
"""An accusation that is not made yet."""


def sentence_of(
    finding: Finding,
    told: Sequence[Told],
    disputed: Sequence[Told],
    *,
    titles: Mapping[str, str],
    rival: bool,
    name_of: Callable[[str], str],
) -> str:
    """The finding in one sentence.

    Args:
        finding: what is told.
        told: who tells the act or accuses, at least one.
        disputed: who denies the act.
        titles: short titles of readings by their ids.
        rival: whether the norm has rival readings.
        name_of: the name of a principal by its code.
    """
    clauses = [_opening(finding, told, name_of)]
    if finding.norm is not None:
        every = "under every reading " if rival and isinstance(finding.verdict, AllegedBreach | Excused) else ""
        clauses.append(
            every + _whose(finding, told, name_of) + clause(finding.verdict, where(finding), finding.stage, titles)
        )
    denied = f"{tellers(disputed)} {_verb('deny', disputed)} it" if disputed else "nobody in the record denies it"
    return f"{'; '.join([*clauses, denied])}."


def where(finding: Finding) -> str:
    """The organisation and the address: `CSTO charter/art-7`."""
    return f"{finding.organisation} {finding.provision or 'obligations, no article named'}"


def act_of(told: Iterable[Told], name_of: Callable[[str], str]) -> str:
    """The act in the frame of its status, from the most confident claim."""
    return Phrases.load().sentence(_surest(told), name_of)


def tellers(told: Sequence[Told]) -> str:
    """Whose words they are: who is quoted and by whom, else the voice; the first two by name."""
    names = list(dict.fromkeys(teller(one) for one in told))
    rest = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"{' and '.join(names[:NAMED])}{rest}" if len(names) <= NAMED else f"{', '.join(names[:NAMED])}{rest}"


def teller(told: Told) -> str:
    """Who says it: `Nikol Pashinyan (quoted by news.am)`, or the voice of the report."""
    if told.citation.speakers:
        return f"{told.citation.speakers[0]} (quoted by {told.voice.name})"
    return told.voice.name


def clause(verdict: Verdict, place: str, stage: Stage, titles: Mapping[str, str]) -> str:  # one a verdict
    """What the norm would say, in the conditional: nothing says that the act was done."""
    match verdict:
        case AllegedBreach():
            return f"{place} would be breached{' if it is done' if stage is Stage.PLANNED else ''}"
        case Contested(readings=readings):
            return "; ".join(
                f"under the reading {quoted(titles.get(name, name))} {clause(one, place, stage, titles)}"
                for name, one in readings.items()
            )
        case Excused():
            return f"{place} would be breached but for this: {verdict.because}"
        case Undetermined(missing=missing):
            rest = f" and {len(missing) - MISSING} more" if len(missing) > MISSING else ""
            ways = (
                [f" ({way}: {one.name})" for way, one in verdict.otherwise.items()]
                if len(verdict.otherwise) == 1
                else [""]
            )
            return f"what {place} says to it is undetermined, not known: {'; '.join(missing[:MISSING])}{rest}{ways[0]}"
        case Fulfilled():
            return f"{place}: {verdict.because}"
        case NotApplicable():
            return f"{place} does not apply: {verdict.because}"
        case NotInForce():
            return f"{place} was not in force: {verdict.because}"
        case _:  # pragma: no cover
            raise AssertionError(verdict)


def _opening(finding: Finding, told: Sequence[Told], name_of: Callable[[str], str]) -> str:
    if finding.form is Form.REPORTED:
        that = "that " if _asserts(_surest(told)) else ""
        return f"{tellers(told)} {_verb('report', told)}{'' if that else ':'} {that}{act_of(told, name_of)}"
    accused = name_of(finding.bearer) if finding.bearer else "somebody unnamed"
    if finding.norm is not None:
        return f"{tellers(told)} {_verb('accuse', told)} {accused}: {act_of(told, name_of)}"
    claim = _surest(told)
    if claim.status is not Status.ASSERTED:
        accuser = parties(claim.actors, name_of) if claim.actors else "somebody unnamed"
        return f"{tellers(told)} {_verb('report', told)}: {accuser} {_COMING[claim.status]} {accused} of breaching {where(finding)}"
    accusers, by = _accusers(claim, told, name_of)
    return f"{accusers} {by} {accused} of breaching {where(finding)}"


def _accusers(claim: Claim, told: Sequence[Told], name_of: Callable[[str], str]) -> tuple[str, str]:
    if not claim.actors:
        return tellers(told), _verb("accuse", told)
    words = parties(claim.actors, name_of)
    speaks = any(words.casefold() == one.voice.name.casefold() for one in told)
    return (words if speaks else f"{words}, as {tellers(told)} {_verb('tell', told)},"), "accuses"


def _whose(finding: Finding, told: Sequence[Told], name_of: Callable[[str], str]) -> str:
    """For whom and towards whom it is, where several act or suffer it."""
    claim = _surest(told)
    sides = (("for", finding.bearer, claim.actors), ("towards", finding.counterparty, claim.recipients))
    named = [
        f"{word} {name_of(code)} "
        for word, code, side in sides
        if code and len({p.principal or p.name for p in side}) > 1
    ]
    return "".join(named)


def _asserts(claim: Claim) -> bool:
    return bool(claim.actors) and claim.status in {Status.ASSERTED, Status.DENIED}


def _surest(told: Iterable[Told]) -> Claim:
    return min((one.citation.claim for one in told), key=lambda claim: (-claim.confidence, claim.id))


def _verb(base: str, told: Sequence[Told]) -> str:
    """The verb for one who speaks, or for several."""
    if len({teller(one) for one in told}) > 1:
        return base
    return f"{base.removesuffix('y')}ies" if base.endswith("y") else f"{base}s"
