"""Tellings of one occurrence put together to findings: who tells it, who denies it, and whether a voice accuses."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from foedus.model.finding import AllegedBreach, Contested, Finding, Form, Undetermined, Verdict
from foedus.treaty.judge import Judged

ID_LENGTH = 16


def compose(judged: Iterable[Judged], organisation: str, accusing: Collection[str] = ()) -> list[Finding]:
    """One finding for each norm, occurrence, bearer, counterparty, form, stage and verdict, in the order first met.

    Where tellings agree in all of that, the one with the least id speaks for them, so that order decides nothing but order.

    Args:
        judged: every telling; those that deny the act stand beside the findings that tell it, and make none.
        organisation: whose pack it was judged by.
        accusing: ids of claims that an accuser tells as part of an accusation of a breach.
    """
    told: dict[_Key, list[Judged]] = defaultdict(list)
    denied: dict[tuple[str, str, str | None], list[str]] = defaultdict(list)
    for one in judged:
        if one.disputes:
            denied[one.placed.name, one.conduct.occurrence, one.bearer].append(one.conduct.id)
        else:
            form = Form.ACCUSED if one.conduct.id in accusing else Form.REPORTED
            told[_Key.of(one, form)].append(one)
    return [_finding(key, same, organisation, denied) for key, same in told.items()]


@dataclass(frozen=True, slots=True)
class _Key:
    norm: str
    occurrence: str
    bearer: str | None
    counterparty: str | None
    form: Form
    stage: str
    verdict: str

    @classmethod
    def of(cls, one: Judged, form: Form) -> _Key:
        occurrence, verdict = one.conduct.occurrence, one.verdict.name
        return cls(one.placed.name, occurrence, one.bearer, one.counterparty, form, one.stage, verdict)


def _finding(
    key: _Key, same: list[Judged], organisation: str, denied: Mapping[tuple[str, str, str | None], list[str]]
) -> Finding:
    first = min(same, key=lambda one: one.conduct.id)
    return Finding(
        id=identity(organisation, *(str(part) for part in (key.norm, key.occurrence, key.bearer, key.counterparty)), key.form, key.stage, key.verdict),
        organisation=organisation,
        provision=first.placed.address,
        norm=key.norm,
        version=first.version,
        occurrence=key.occurrence,
        bearer=key.bearer,
        counterparty=key.counterparty,
        form=key.form,
        stage=first.stage,
        verdict=in_form(first.verdict, key.form),
        claims=tuple(dict.fromkeys(one.conduct.id for one in same)),
        disputed_by=tuple(dict.fromkeys(denied.get((key.norm, key.occurrence, key.bearer), ()))),
        trace=first.trace,
    )  # fmt: skip


def identity(*parts: str) -> str:
    """The id of a finding that consists of these parts."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:ID_LENGTH]


def in_form(verdict: Verdict, form: Form) -> Verdict:
    """The verdict with every alleged breach in it, that of a reading or of what is missing too, in that form."""
    if isinstance(verdict, AllegedBreach):
        return replace(verdict, form=form)
    if isinstance(verdict, Contested):
        return replace(verdict, readings={name: in_form(one, form) for name, one in verdict.readings.items()})
    if isinstance(verdict, Undetermined):
        return replace(verdict, otherwise={way: in_form(one, form) for way, one in verdict.otherwise.items()})
    return verdict
