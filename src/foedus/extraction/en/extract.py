"""One English report to claims: sentences, trees, drafts, speakers, dates, figures, links."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import islice
from typing import Any

from foedus.extraction.en import lexicon as lexica
from foedus.extraction.en import typer
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.dating.words import may_hold_date
from foedus.extraction.en.denials import Denials
from foedus.extraction.en.discourse import Discourse
from foedus.extraction.en.draft import Draft
from foedus.extraction.en.drafts import drafts_of
from foedus.extraction.en.encounters import remember
from foedus.extraction.en.namesakes import without_namesakes
from foedus.extraction.en.parse import BATCH, Sentence, Unparsed, parse, pipeline, words
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.speakers import Speakers, Turns, give
from foedus.extraction.en.timeline import Dated, Timeline
from foedus.extraction.en.timing import entry_day
from foedus.extraction.en.tokens import Tree
from foedus.extraction.en.topics import after_topic
from foedus.extraction.en.worth import Worth
from foedus.extraction.en.writing import Writer
from foedus.extraction.labels import Label, cut, labels_of
from foedus.extraction.quotations import Speeches, quoted
from foedus.extraction.sentences import blocks
from foedus.model.actor import Sector
from foedus.model.citation import Span
from foedus.model.claim import Claim
from foedus.model.report import Found, Report
from foedus.register import Mention, Register, who

_OFFICIAL = frozenset({Sector.GOV, Sector.MIL, Sector.LEG, Sector.JUD, Sector.IGO})
"""Sectors of an outlet that speaks for its state or organisation."""

MOST_LET_GO = 1_000
"""Trees of a report that are kept to its end, to be let go without the collector's help."""

LOOKAHEAD = 48
"""Sentences whose claims wait for the speaker of a quotation that goes on; a longer speech is told no speaker at its end."""


@dataclass(slots=True, kw_only=True)
class Prepared:
    """A report cut into sentences, with those worth parsing."""

    report: Report
    sentences: int
    worth: list[Unparsed]
    mentions: list[Mention]
    speeches: list[Span]
    days: dict[int, date] = field(default_factory=dict)
    dated: deque[Dated] = field(default_factory=deque)
    labels: dict[int, tuple[Label, ...]] = field(default_factory=dict)
    skipped_language: bool = False

    @property
    def is_transcript(self) -> bool:
        """Whether labels name the speakers of whole passages, as they do where two lines have one."""
        return sum(label.in_capitals for labels in self.labels.values() for label in labels) > 1


class English:
    """Extraction from English reports."""

    def __init__(self, register: Register, *, engine: str) -> None:
        self.register = register
        self.engine = engine
        self.lexicon = lexica.load()
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
            self._worth = Worth(self.lexicon, self.register.agents.by_head, irregular)
        return self._worth

    def warm(self) -> None:
        """Load the model, the typer and the names before they are asked for."""
        self.register.scan("")
        typer.load()
        _ = self.worth, words()

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
            prepared.speeches += quoted(report.text, passage)
            at = 0
            for block in blocks(report.text, passage):
                block_number += 1
                day = entry_day(report.text, block.span)
                if day is not None:
                    prepared.days[block_number] = day
                labels = labels_of(report.text, block.span, denotes=partial(self._denotes, report.text, mentions))
                if labels:
                    prepared.labels[block_number] = labels
                for span in cut(block.sentences, labels):
                    prepared.sentences += 1
                    told = after_topic(report.text, span, self.lexicon.topics)
                    while at < len(mentions) and mentions[at].span.end <= told.start:
                        at += 1
                    inside = []
                    while at < len(mentions) and mentions[at].span.start < span.end:
                        inside.append(mentions[at])
                        at += 1
                    sentence_text = report.text[told.start : told.end]
                    if may_hold_date(sentence_text):
                        prepared.dated.append(Dated(told, prepared.sentences, block_number))
                    named = any(span.start <= label.name.start < span.end for label in labels)
                    if named or self.worth.holds(sentence_text, named=bool(inside)):
                        prepared.worth.append(Unparsed(told, inside, prepared.sentences, block_number))
        return prepared

    def _denotes(self, text: str, mentions: list[Mention], words: Span) -> bool:
        return any(m.span.meets(words) for m in mentions) or self.worth.names_agent(text[words.start : words.end])

    def _scan(self, text: str, passage: Span) -> list[Mention]:
        found = self.register.scan(text[passage.start : passage.end])
        shift = passage.start
        return [Mention(Span(m.span.start + shift, m.span.end + shift), m.surface, m.form, m.candidates) for m in found]

    # -- after parsing ---------------------------------------------------------------------------------------------

    def claims_of(self, waiting: list[Prepared]) -> Iterator[tuple[Prepared, tuple[Claim, ...]]]:
        """Claims of each prepared report; their sentences are parsed together."""
        trees = _voted(parse((prepared.report.text, item) for prepared in waiting for item in prepared.worth))
        for prepared in waiting:
            yield prepared, tuple(self._claims(prepared, islice(trees, len(prepared.worth))))

    def _claims(self, prepared: Prepared, sentences: Iterable[Sentence]) -> Iterator[Claim]:
        report = prepared.report
        discourse = Discourse(report.text, self.register, report.published_on, self._home(report))
        discourse.count(prepared.mentions)
        speakers = Speakers(Speeches.of(prepared.speeches))
        timeline = Timeline(
            text=report.text, published_on=report.published_on, days=prepared.days, sentences=prepared.dated
        )
        writer = Writer(report=report, engine=self.engine, lexicon=self.lexicon, timeline=timeline, discourse=discourse)
        waiting: deque[tuple[Sentence, list[Draft]]] = deque()
        trees: deque[Tree] = deque(maxlen=MOST_LET_GO)
        for read in self._drafted(prepared, sentences, discourse, speakers):
            waiting.append(read)
            trees.append(read[0].doc)
            if len(waiting) > LOOKAHEAD:
                yield from self._written(waiting.popleft(), speakers, writer)
        for read in waiting:
            yield from self._written(read, speakers, writer)
        for tree in trees:
            tree.let_go()

    def _written(self, read: tuple[Sentence, list[Draft]], speakers: Speakers, writer: Writer) -> Iterator[Claim]:
        speakers.hand(*read)
        yield from writer.claims(*read)

    def _drafted(
        self, prepared: Prepared, sentences: Iterable[Sentence], discourse: Discourse, speakers: Speakers
    ) -> Iterator[tuple[Sentence, list[Draft]]]:
        """Each sentence with its drafts; the discourse remembers them in passing."""
        turns = Turns()
        strangers: set[str] = set()
        denials = Denials()
        block = 0
        for sentence in sentences:
            if sentence.block != block and sentence.block in prepared.days:
                discourse.forget()
            if sentence.block != block and not prepared.is_transcript:
                turns = Turns()
            block = sentence.block
            discourse.day = prepared.days.get(block) or prepared.report.published_on
            without_namesakes(sentence, self.register, strangers, discourse.known)
            discourse.enter(sentence)
            parties = Parties(sentence, discourse, self.lexicon, self.register)
            for told in prepared.labels.get(block, ()):
                turns.take(told, parties, self._cues)
            label = turns.speaker
            opening = sentence.span.start + 1
            in_quotation = speakers.speeches.at(opening) is not None
            told_by = speakers.at(opening) if in_quotation else [label] if label else []
            discourse.speaker = told_by[-1] if told_by else None
            discourse.speakers = [p for p in told_by if p.head == told_by[-1].head]
            drafts = drafts_of(parties, self.lexicon, self._cues, self.lexicon.compositions, in_quotation=in_quotation)
            drafts = denials.read(sentence, drafts, parties, self._cues)
            speakers.note(sentence, parties, self._cues)
            speakers.follow(sentence, drafts, parties, self._cues)
            if label is not None:
                give(drafts, [label])
            discourse.leave(parties)
            remember(discourse, drafts)
            yield sentence, drafts

    def _home(self, report: Report) -> str | None:
        """The principal a government's or organisation's own site speaks for; a paper that is named after a state has none."""
        if not isinstance(report.outlet, Found):
            return None
        for party in who(self.register, report.outlet.value, on=report.published_on).parties:
            best = next(iter(party.candidates), None)
            if best is not None and best.principal is not None and best.sector in _OFFICIAL:
                return best.principal
        return None


def _voted(sentences: Iterator[Sentence]) -> Iterator[Sentence]:
    """The sentences with the votes of the typer, as many at a time as are parsed together."""
    while together := list(islice(sentences, BATCH)):
        typer.note([sentence.doc for sentence in together])
        yield from together
