"""Who speaks in a quotation, and in the lines of a transcript."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from foedus.extraction.en.attributions import behind
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.draft import Draft
from foedus.extraction.en.introductions import before_colon, introduced
from foedus.extraction.en.parse import Sentence
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children
from foedus.extraction.en.voices import chain
from foedus.extraction.labels import Label
from foedus.extraction.quotations import Speeches

_SPEAKING = frozenset({"person", "organisation", "state", "unknown", "outlet", "force", "group", "people"})


@dataclass(slots=True)
class Speakers:
    """The voices of a report's quotations as they are found, by the number of the speech.

    Attributes:
        speeches: the quotations.
        found: voices told in a sentence that holds the quotation or a part of it, outermost first.
        lent: voices told in the sentence before it.
        free: the block in which somebody's words follow without marks, and whose they are.
    """

    speeches: Speeches
    found: dict[int, list[Party]] = field(default_factory=dict)
    lent: dict[int, list[Party]] = field(default_factory=dict)
    free: tuple[int, Party] | None = None

    def note(self, sentence: Sentence, parties: Parties, cues: Cues) -> None:
        """Find who speaks in a quotation of this sentence, or in one that ends or begins beside it."""
        said = self._saying(sentence, parties, cues)
        if not said:
            return
        last = sentence.span.end - 1
        beside = [self.speeches.at(offset) for offset in (sentence.span.start + 1, last - 1, last)]
        for number in (*beside, *self.speeches.within(sentence.span)):
            if number is not None:
                self.found.setdefault(number, said)
        following = self.speeches.at(last + 3)
        if following is not None:
            self.lent.setdefault(following, said)

    def at(self, offset: int) -> list[Party]:
        """The voices at `offset`, outermost first; empty outside quotations and where nobody is told."""
        number = self.speeches.at(offset)
        return [] if number is None else self.found.get(number) or self.lent.get(number, [])

    def hand(self, sentence: Sentence, drafts: list[Draft]) -> None:
        """Give the claims inside a quotation to its voices."""
        for draft in drafts:
            give([draft], self.at(sentence.span_of(draft.trigger.head).start))

    def follow(self, sentence: Sentence, drafts: list[Draft], parties: Parties, cues: Cues) -> None:
        """Give the claims to the one whose words follow without marks, up to the end of the block or to another's words."""
        if self.free is not None and self.free[0] != sentence.block:
            self.free = None
        outside = [d for d in drafts if self.speeches.at(sentence.span_of(d.trigger.head).start) is None]
        if self.free is not None and any(draft.voices for draft in outside):
            self.free = None
        if self.free is not None:
            give(outside, [self.free[1]])
        told = before_colon(parties, cues)
        if told is not None:
            give([draft for draft in outside if draft.trigger.head.i > told[0].i], [told[1]])
        speaker = introduced(parties, cues)
        if speaker is not None:
            self.free = (sentence.block, speaker)

    def _saying(self, sentence: Sentence, parties: Parties, cues: Cues) -> list[Party]:
        """Who says what is quoted, by the words outside the quotations; outermost first."""
        told = self._outside(sentence)
        for verb in told:
            if verb.pos_ == "VERB" and (cues.says(verb) or verb.lemma_.lower() in cues.beside) and verb.lemma_ != "see":
                tellers = children(verb, "nsubj")
                if not tellers and verb.tag_ == "VBG" and verb.dep_ == "advcl":  # "appealed to them, saying ‘...’"
                    tellers = children(verb.head, "nsubj")
                subjects = [p for token in tellers for p in parties.of(token) or behind(token, parties)]
                found = [p for p in subjects if p.cls in _SPEAKING]
                if found:
                    return [*(p for p, _ in chain(verb, parties, cues, {})), *found, *_quoted(verb, parties, cues)]
        roots = [token for token in sentence.doc if token.dep_ == "ROOT"]
        outside = {token.i for token in told}
        return [p for root in roots for p, word in chain(root, parties, cues, {}) if word.i in outside][:1]

    def _outside(self, sentence: Sentence) -> list[Token]:
        if not self.speeches.meet(sentence.span):
            return sentence.doc
        return [token for token in sentence.doc if self.speeches.at(sentence.starts[token.i]) is None]


def _quoted(verb: Token, parties: Parties, cues: Cues) -> list[Party]:
    """Whom somebody quotes: "the paper quotes a colonel: ...", "the envoy read out a letter of Chad: ..."."""
    told = children(verb, "dobj")
    words = [p for token in told if cues.says(token) for p in behind(token, parties)]
    return words or [p for token in told if verb.base in cues.citing for p in parties.of(token)]


def give(drafts: list[Draft], speakers: Sequence[Party]) -> None:
    """Make `speakers` the outermost voices of the drafts, save one who announces an act of its own."""
    for draft in drafts:
        for speaker in reversed(speakers):
            own = speaker.key in {party.key for party in draft.roles.actors} and draft.tells_own_act
            if not own and not any(party.key == speaker.key for party in draft.voices):
                draft.voices.insert(0, speaker)


@dataclass(slots=True)
class Turns:
    """Whose turn it is in a transcript.

    Attributes:
        speaker: who speaks now; None where the report itself asks.
        answering: who was named last.
    """

    speaker: Party | None = None
    answering: Party | None = None

    def take(self, label: Label, parties: Parties, cues: Cues) -> None:
        """Read the next label: "Question 9:" is the report's own, "Answer:" of whoever was named last."""
        opening = next((token.lower_ for token in parties.sentence.tokens_in(label.name)), "")
        if opening in cues.asking:
            self.speaker = None
        elif opening in cues.answering:
            self.speaker = self.answering
        else:
            self.speaker = labelled(label, parties, cues) or self.speaker
            self.answering = self.speaker or self.answering


def labelled(label: Label, parties: Parties, cues: Cues) -> Party | None:
    """The speaker whom a label names; None where it names nobody."""
    tokens = parties.sentence.tokens_in(label.name)
    if not label.in_capitals and any(token.pos_ in {"VERB", "AUX"} for token in tokens):
        return None
    if not tokens or (len(tokens) == 1 and tokens[0].lower_ in cues.headings):
        return None
    inside = {token.i for token in tokens}
    tops = [t for t in tokens if (t.head == t or t.head.i not in inside) and not t.is_punct]
    found = _speaking(tops, parties) if label.in_capitals or all(parties.at(t) for t in tops) else []
    if not found and label.in_capitals:
        found = _speaking(tokens, parties)[-1:]
    comma = next((i for i, token in enumerate(tokens) if token.text == ","), len(tokens))
    beside = [*tokens[comma:], *(parties.sentence.tokens_in(label.aside) if label.aside else [])]
    aside = _speaking(beside, parties)
    party = found[0] if found else None
    stands_for = next((p.participant.principal for p in aside if p.participant.principal), None)
    if party is not None and party.participant.principal is None and stands_for is not None:
        return replace(party, participant=replace(party.participant, principal=stands_for))
    return party


def _speaking(tokens: list[Token], parties: Parties) -> list[Party]:
    return [p for token in tokens for p in parties.at(token) if p.cls in _SPEAKING]
