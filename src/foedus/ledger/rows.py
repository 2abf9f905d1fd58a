"""Values of the model to rows of the ledger and back, exactly."""

from __future__ import annotations

import json
import re
from datetime import date, time
from typing import Any

from foedus.model.citation import Span
from foedus.model.claim import Claim, Participant, Step
from foedus.model.report import (
    Found,
    Moment,
    NotFound,
    Reach,
    Refusal,
    Remark,
    Report,
    Stage,
    Struck,
    StruckReason,
)

PLAIN = ("id", "sha256", "document", "source", "media_type", "encoding")
"""Fields of a report that are strings always."""

WORDS = ("title", "outlet", "author", "language", "translated_from", "capture_hint")
"""Metadata of a report whose value is a string."""

OPEN_START, OPEN_END = "0000", "9999-99"
"""Sort before and after every ISO day."""

CLAIM_COLUMNS = ("id", "type", "act", "status")
"""Fields of the claim format that have a column of their own beside the evidence."""


_COMPACT = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_HALF = re.compile("[\ud800-\udfff]")


def json_from(value: Any) -> str:
    """Compact JSON with the letters as they are; half a surrogate pair, as in a file's name that is no UTF-8, is escaped."""
    text = _COMPACT.encode(value)
    return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def storable(text: str) -> str:
    """The text as SQLite can hold it: half a surrogate pair becomes a visible escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def folded(name: str) -> str:
    """The name as it is compared: without difference of capitals and spacing."""
    return " ".join(storable(name).casefold().split())


def report_to_row(report: Report) -> dict[str, Any]:
    """The report as JSON holds it, without its text."""
    return {
        **{name: getattr(report, name) for name in PLAIN},
        **{name: _word_to_row(getattr(report, name)) for name in WORDS},
        "published": _published_to_row(report.published),
        "tags": list(report.tags),
        "reach": [[r.views, _span_to_row(r.span), r.as_of.isoformat() if r.as_of else None] for r in report.reach],
        "struck": [[struck.span.start, struck.span.end, struck.reason.value] for struck in report.struck],
        "remarks": [[remark.code, remark.subject, remark.remedy] for remark in report.remarks],
        "stages": stages_to_row(report.stages),
    }


def report_from_row(row: dict[str, Any], text: str) -> Report:
    """Inverse of `report_to_row`, the text given back beside it."""
    plain: dict[str, Any] = {name: row[name] for name in PLAIN}
    words: dict[str, Any] = {name: _word_from_row(row[name]) for name in WORDS}
    return Report(
        **plain,
        **words,
        text=text,
        published=_published_from_row(row["published"]),
        tags=tuple(row["tags"]),
        reach=tuple(
            Reach(views=views, span=Span(*span), as_of=date.fromisoformat(as_of) if as_of else None)
            for views, span, as_of in row["reach"]
        ),
        struck=tuple(
            Struck(span=Span(start, end), reason=StruckReason(reason)) for start, end, reason in row["struck"]
        ),
        remarks=tuple(Remark(code=code, subject=subject, remedy=remedy) for code, subject, remedy in row["remarks"]),
        stages=stages_from_row(row["stages"]),
    )


def stages_to_row(stages: tuple[Stage, ...]) -> list[list[str]]:
    """A stage log as JSON holds it."""
    return [[stage.name, stage.outcome, stage.detail] for stage in stages]


def stages_from_row(row: list[list[str]]) -> tuple[Stage, ...]:
    """Inverse of `stages_to_row`."""
    return tuple(Stage(name=name, outcome=outcome, detail=detail) for name, outcome, detail in row)


def refusal_to_row(refusal: Refusal) -> dict[str, Any]:
    """The refusal as JSON holds it."""
    return {name: getattr(refusal, name) for name in ("source", "reason", "subject", "remedy", "sha256")}


def refusal_from_row(row: dict[str, Any]) -> Refusal:
    """Inverse of `refusal_to_row`."""
    return Refusal(**row)


def claim_to_row(claim: Claim) -> dict[str, Any]:
    """The columns of table `claim` but `seq` and `reading`, by name, the JSON ones as strings."""
    row = claim.to_row()
    evidence = row.pop("evidence")
    columns = {name: row.pop(name) for name in CLAIM_COLUMNS}
    del row["format"]
    row["place"] = [evidence["start"], evidence["end"]]
    when = claim.when
    return {
        **columns,
        "at": claim.trigger.start,
        "since": None if when is None else when.start.isoformat() if when.start else OPEN_START,
        "until": None if when is None else when.end.isoformat() if when.end else OPEN_END,
        "evidence": evidence["quote"],
        "rest": json_from(row),
        "derivation": json_from([[step.field, step.rule, step.detail] for step in claim.derivation]),
    }


def claim_from_row(row: dict[str, Any]) -> Claim:
    """Inverse of `claim_to_row`; of the columns `at`, `since` and `until` nothing is read."""
    rest = json.loads(row["rest"])
    start, end = rest.pop("place")
    evidence = {"start": start, "end": end, "quote": row["evidence"]}
    steps = (Step(field=field, rule=rule, detail=detail) for field, rule, detail in json.loads(row["derivation"]))
    return Claim.from_row({**rest, **{name: row[name] for name in CLAIM_COLUMNS}, "evidence": evidence}, tuple(steps))


def participants_of(claim: Claim) -> set[tuple[str, str]]:
    """Role and folded principal, id and name of all who take part in the claim."""
    roles = (("actor", claim.actors), ("recipient", claim.recipients), ("voice", claim.said_by))
    return {(role, key) for role, parties in roles for party in parties for key in _keys(party)}


def _keys(party: Participant) -> list[str]:
    return [folded(name) for name in (party.principal, party.id, party.name) if name]


def _span_to_row(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _word_to_row(word: Found[str] | NotFound) -> dict[str, Any]:
    if isinstance(word, NotFound):
        return {"reason": word.reason}
    return {"value": word.value, "origin": word.origin, "span": _span_to_row(word.span)}


def _word_from_row(row: dict[str, Any]) -> Found[str] | NotFound:
    if "reason" in row:
        return NotFound(reason=row["reason"])
    return Found(value=row["value"], origin=row["origin"], span=Span(*row["span"]) if row["span"] else None)


def _published_to_row(published: Found[Moment] | NotFound) -> dict[str, Any]:
    if isinstance(published, NotFound):
        return {"reason": published.reason}
    moment = published.value
    return {
        "value": [
            moment.day.isoformat(),
            None if moment.at is None else moment.at.isoformat(),
            moment.utc_offset_minutes,
        ],
        "origin": published.origin,
        "span": _span_to_row(published.span),
    }


def _published_from_row(row: dict[str, Any]) -> Found[Moment] | NotFound:
    if "reason" in row:
        return NotFound(reason=row["reason"])
    day, at, offset = row["value"]
    moment = Moment(day=date.fromisoformat(day), at=time.fromisoformat(at) if at else None, utc_offset_minutes=offset)
    return Found(value=moment, origin=row["origin"], span=Span(*row["span"]) if row["span"] else None)
