"""Drafts written down as claims: dates, figures, links, confidence, ids."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from foedus.extraction.en.confidence import confidence_of
from foedus.extraction.en.dates import DateMention
from foedus.extraction.en.discourse import Discourse
from foedus.extraction.en.draft import Draft
from foedus.extraction.en.figures import find_figures
from foedus.extraction.en.lexicon import Lexicon
from foedus.extraction.en.parse import Sentence
from foedus.extraction.en.scenes import Scene
from foedus.extraction.en.timeline import Timeline
from foedus.extraction.en.timing import undated_reason, when_of
from foedus.extraction.en.tokens import Token
from foedus.model.citation import Quotation, Span
from foedus.model.claim import Claim, Figure, Link, LinkKind, Participant, Step
from foedus.model.report import Report
from foedus.model.when import When

_LONGEST_TRIGGER = 7
"""Tokens; a pattern spread wider than this is quoted by its head alone."""


@dataclass(slots=True, kw_only=True)
class Writer:
    """Writes the claims of one report."""

    report: Report
    engine: str
    lexicon: Lexicon
    timeline: Timeline
    discourse: Discourse
    _seen: dict[str, int] = field(default_factory=dict)
    _scene: Scene = field(default_factory=Scene)

    def claims(self, sentence: Sentence, drafts: list[Draft]) -> Iterator[Claim]:
        """Claims of one sentence in text order, ids unique within the report."""
        if not drafts:
            return
        dates = self.timeline.dates_of(sentence.number)
        figures = self._figures(sentence, drafts)
        written = [self._claim(draft, sentence, dates, figures.get(draft.trigger.head.i, [])) for draft in drafts]
        yield from self._linked(drafts, written)

    def _claim(self, draft: Draft, sentence: Sentence, dates: list[DateMention], figures: list[Figure]) -> Claim:
        text = self.report.text
        opened = self.timeline.days.get(sentence.block)
        when = when_of(draft, sentence, dates, opened)
        when = when or self._scene.day_of(draft, sentence, self.timeline.last_told)
        self._scene.note(draft, sentence, when)
        trigger = Quotation.cut(text, self._trigger_span(draft, sentence))
        actors = _distinct(p.participant for p in draft.roles.actors)
        recipients = _distinct(p.participant for p in draft.roles.recipients)
        steps = [*draft.steps, ("when", "nearest date", when.derivation if when else undated_reason(dates))]
        return Claim(
            id=self._id(draft, actors, recipients, trigger, when),
            report=self.report.id,
            type=draft.type,
            act=draft.act,
            actors=actors,
            recipients=recipients,
            object=draft.roles.object,
            status=draft.reading.status,
            said_by=_distinct(p.participant for p in draft.voices),
            when=when,
            where=draft.place.participant if draft.place else None,
            figures=tuple(figures),
            links=(),
            evidence=Quotation.cut(text, sentence.span),
            trigger=trigger,
            confidence=confidence_of(draft, sentence, self.lexicon.confidence),
            engine=self.engine,
            derivation=tuple(Step(field=f, rule=r, detail=d) for f, r, d in steps),
        )

    def _id(
        self,
        draft: Draft,
        actors: tuple[Participant, ...],
        recipients: tuple[Participant, ...],
        trigger: Quotation,
        when: When | None,
    ) -> str:
        parts = (
            self.report.id,
            self.engine,
            draft.type,
            draft.act or "",
            str(trigger.start),
            str(trigger.end),
            *(f"{p.principal}/{p.name}" for p in (*actors, *recipients)),
            draft.reading.status,
            when.derivation if when else "",
        )
        seen = self._seen
        digest = hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:16]
        seen[digest] = seen.get(digest, 0) + 1
        return digest if seen[digest] == 1 else hashlib.sha256(f"{digest}{seen[digest]}".encode()).hexdigest()[:16]

    def _trigger_span(self, draft: Draft, sentence: Sentence) -> Span:
        tokens = draft.trigger.tokens
        if tokens[-1].i - tokens[0].i >= _LONGEST_TRIGGER:
            return sentence.span_of(draft.trigger.head)
        return sentence.span_of(tokens[0], tokens[-1])

    def _figures(self, sentence: Sentence, drafts: list[Draft]) -> dict[int, list[Figure]]:
        """The figures of a sentence by the head of the trigger that they hang on most closely."""
        peopled = [draft for draft in drafts if draft.parties] or drafts  # an act of nobody named counts nothing
        found: dict[int, list[Figure]] = {}
        for figure in find_figures(self.report.text, sentence.span):
            tokens = sentence.tokens_in(Span(figure.start, figure.end))
            if tokens and not _counts_tellers(tokens[0], drafts):
                found.setdefault(_nearest(tokens[0].i, peopled), []).append(figure)
        return found

    def _linked(self, drafts: list[Draft], written: list[Claim]) -> Iterator[Claim]:
        """Conditions and aims between claims of one sentence."""
        by_head = {draft.trigger.head.i: claim for draft, claim in zip(drafts, written, strict=True)}
        for draft, claim in zip(drafts, written, strict=True):
            links = tuple(_links(draft, by_head))
            yield replace(claim, links=links) if links else claim


def _links(draft: Draft, by_head: dict[int, Claim]) -> Iterator[Link]:
    head = draft.trigger.head
    for party in draft.instigators:
        yield Link(kind=LinkKind.INSTIGATED_BY, participant=party.participant)
    for clause in (child for child in head.children if child.dep_ == "advcl"):
        mark = next((c.lower_ for c in clause.children if c.dep_ in {"mark", "aux"}), "")
        kind = {
            "if": LinkKind.CONDITION,
            "unless": LinkKind.CONDITION,
            "because": LinkKind.CAUSE,
            "since": LinkKind.CAUSE,
            "to": LinkKind.AIM,
        }.get(mark)
        target = by_head.get(clause.i)
        if kind is not None and target is not None:
            yield Link(kind=kind, claim=target.id)


def _counts_tellers(token: Token, drafts: list[Draft]) -> bool:
    """Whether a number counts those who tell it, and nothing of the act: "two sources say that"."""
    taking_part = {party.head for draft in drafts for party in draft.parties}
    voices = [voice for draft in drafts for voice in draft.voices if voice.span[0].doc is token.doc]
    tells = token.dep_ == "nummod" and token.head.dep_ == "nsubj" and token.head.i not in taking_part
    return tells and any(token.head.i == voice.head for voice in voices)


def _nearest(index: int, drafts: list[Draft]) -> int:
    return min((draft.trigger.head.i for draft in drafts), key=lambda head: (abs(head - index), head))


def _distinct(participants: Iterator[Participant]) -> tuple[Participant, ...]:
    found: list[Participant] = []
    for participant in participants:
        key = participant.principal or participant.name.casefold()
        if not any((p.principal or p.name.casefold()) == key and p.id == participant.id for p in found):
            found.append(participant)
    return tuple(found)
