"""One English report to claims: sentences, trees, drafts, speakers, dates, figures, links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from foedus.extraction.en import lexicon as lexica
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.discourse import Discourse
from foedus.extraction.en.drafts import Draft, drafts_of
from foedus.extraction.en.parse import Sentence, Unparsed, parse, pipeline
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.timing import entry_day
from foedus.extraction.en.voices import chain
from foedus.extraction.en.worth import Worth
from foedus.extraction.en.writing import Writer
from foedus.extraction.quotations import speech_at, speeches
from foedus.extraction.sentences import blocks
from foedus.model.actor import ActorKind
from foedus.model.citation import Span
from foedus.model.claim import Claim
from foedus.model.report import Found, Report
from foedus.register import Mention, Register

_LABEL = re.compile(r"(?:(?:MR|MS|MRS|DR|GEN|AMB|SEC)\.?\s+)?([A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,4}):\s+")


@dataclass(slots=True, kw_only=True)
class Prepared:
    """A report cut into sentences, with those worth parsing."""

    report: Report
    sentences: int
    worth: list[Unparsed]
    mentions: list[Mention]
    speeches: list[Span]
    days: dict[int, date] = field(default_factory=dict)
    labels: dict[int, Span] = field(default_factory=dict)
    skipped_language: bool = False


class English:
    """Extraction from English reports."""

    def __init__(self, register: Register, *, engine: str) -> None:
        self.register = register
        self.engine = engine
        self.lexicon = lexica.load()
        self.digest = self.lexicon.digest
        self._cues = Cues.of(self.lexicon)
        self._worth: Worth | None = None

    @property
    def worth(self) -> Worth:
        """The test of sentences; the irregular forms come with the parser's model."""
        if self._worth is None:
            lemmatizer: Any = pipeline().get_pipe("lemmatizer")
            table = lemmatizer.lookups.get_table("lemma_exc")
            irregular: dict[str, list[str]] = {}
            for part in ("verb", "noun"):
                for form, lemmas in table.get(part, {}).items():
                    irregular.setdefault(str(form), []).extend(map(str, lemmas))
            self._worth = Worth(self.lexicon, irregular)
        return self._worth

    # -- before parsing --------------------------------------------------------------------------------------------

    def prepare(self, report: Report) -> Prepared:
        """Sentences of the unstruck text, with those worth parsing."""
        language = report.language
        if isinstance(language, Found) and language.value != "en":
            return Prepared(report=report, sentences=0, worth=[], mentions=[], speeches=[], skipped_language=True)
        prepared = Prepared(report=report, sentences=0, worth=[], mentions=[], speeches=[])
        block_number = 0
        for passage in report.passages():
            mentions = self._scan(report.text, passage)
            prepared.mentions += mentions
            prepared.speeches += speeches(report.text, passage)
            at = 0
            for block in blocks(report.text, passage):
                block_number += 1
                day = entry_day(report.text, block.span)
                if day is not None:
                    prepared.days[block_number] = day
                if (label := _LABEL.match(report.text, block.span.start, block.span.end)) is not None:
                    prepared.labels[block_number] = Span(*label.span(1))
                for span in block.sentences:
                    prepared.sentences += 1
                    while at < len(mentions) and mentions[at].span.end <= span.start:
                        at += 1
                    inside = []
                    while at < len(mentions) and mentions[at].span.start < span.end:
                        inside.append(mentions[at])
                        at += 1
                    if self.worth.holds(report.text[span.start : span.end], named=bool(inside)):
                        prepared.worth.append(Unparsed(span, inside, prepared.sentences, block_number))
        return prepared

    def _scan(self, text: str, passage: Span) -> list[Mention]:
        found = self.register.scan(text[passage.start : passage.end])
        shift = passage.start
        return [Mention(Span(m.span.start + shift, m.span.end + shift), m.surface, m.form, m.candidates) for m in found]

    # -- after parsing ---------------------------------------------------------------------------------------------

    def claims_of(self, waiting: list[Prepared]) -> Iterator[tuple[Prepared, tuple[Claim, ...]]]:
        """Claims of each prepared report; their sentences are parsed together."""
        trees = parse((prepared.report.text, item) for prepared in waiting for item in prepared.worth)
        for prepared in waiting:
            sentences = [next(trees) for _ in prepared.worth]
            yield prepared, tuple(self._claims(prepared, sentences))

    def _claims(self, prepared: Prepared, sentences: Iterable[Sentence]) -> Iterator[Claim]:
        report = prepared.report
        discourse = Discourse(report.text, self.register, report.published_on, self._home(report))
        discourse.count(prepared.mentions)
        read: list[tuple[Sentence, list[Draft]]] = []
        speakers: dict[int, Party] = {}
        label: Party | None = None
        block = 0
        for sentence in sentences:
            if sentence.block != block and sentence.block in prepared.days:
                discourse.forget()
            block = sentence.block
            discourse.day = prepared.days.get(sentence.block) or report.published_on
            discourse.enter(sentence)
            parties = Parties(sentence, discourse, self.lexicon, self.register)
            if (span := prepared.labels.get(sentence.block)) is not None:
                label = self._labelled(span, parties) or label
            within = speech_at(prepared.speeches, sentence.span.start + 1)
            discourse.speaker = speakers.get(within) if within is not None else label
            drafts = drafts_of(
                parties, self.lexicon, self._cues, self.lexicon.compositions, in_quotation=within is not None
            )
            self._note_speaker(sentence, parties, prepared.speeches, speakers)
            if label is not None:
                _prepend(drafts, label)
            read.append((sentence, drafts))
            discourse.leave(parties)
        for sentence, drafts in read:
            _hand_to_speakers(sentence, drafts, prepared.speeches, speakers)
        writer = Writer(
            report=report, engine=self.engine, lexicon=self.lexicon, days=prepared.days, discourse=discourse
        )
        yield from writer.claims(read)

    def _home(self, report: Report) -> str | None:
        """The principal a government's or organisation's own site speaks for."""
        if not isinstance(report.outlet, Found):
            return None
        for mention in self.register.scan(report.outlet.value):
            if self.register.actor(mention.candidates[0]).kind is not ActorKind.OUTLET:
                return self.register.resolve(mention, on=report.published_on).principal
        return None

    def _labelled(self, span: Span, parties: Parties) -> Party | None:
        """The labelled speaker of a transcript."""
        tokens = parties.sentence.tokens_in(span)
        found = [
            p for token in tokens for p in parties.at(token) if p.cls in {"person", "organisation", "state", "unknown"}
        ]
        return found[-1] if found else None

    def _note_speaker(
        self, sentence: Sentence, parties: Parties, spans: list[Span], speakers: dict[int, Party]
    ) -> None:
        """Find who speaks in a quotation of this sentence, or in one that begins right after it."""
        said = _saying(sentence, parties, self._cues)
        if said is None:
            return
        last = sentence.span.end - 1
        for offset in (sentence.span.start + 1, last - 1, last, last + 3):
            number = speech_at(spans, offset)
            if number is not None:
                speakers.setdefault(number, said)
        for number, span in enumerate(spans):
            if sentence.span.covers(span):
                speakers.setdefault(number, said)


def _saying(sentence: Sentence, parties: Parties, cues: Cues) -> Party | None:
    """The subject of the sentence's outermost verb of saying, its own words outside any quotation."""
    for token in sentence.doc:
        if (
            token.dep_ in {"ROOT", "conj", "parataxis", "ccomp"}
            and token.pos_ == "VERB"
            and cues.says(token)
            and token.lemma_ != "see"
        ):
            subjects = [c for c in token.children if c.dep_ == "nsubj"]
            found = [
                p
                for subject in subjects
                for p in parties.of(subject)
                if p.cls in {"person", "organisation", "state", "unknown", "outlet"}
            ]
            if found:
                return found[0]
    attributed = [p for token in sentence.doc if token.dep_ == "ROOT" for p, _ in chain(token, parties, cues, {})]
    return attributed[0] if attributed else None


def _prepend(drafts: list[Draft], speaker: Party) -> None:
    for draft in drafts:
        own = speaker.key in {party.key for party in draft.roles.actors} and draft.tells_own_act
        if not own and not any(party.key == speaker.key for party in draft.voices):
            draft.voices.insert(0, speaker)


def _hand_to_speakers(sentence: Sentence, drafts: list[Draft], spans: list[Span], speakers: dict[int, Party]) -> None:
    """Claims inside a quotation belong to its speaker."""
    for draft in drafts:
        number = speech_at(spans, sentence.span_of(draft.trigger.head).start)
        speaker = speakers.get(number) if number is not None else None
        if speaker is not None:
            _prepend([draft], speaker)
