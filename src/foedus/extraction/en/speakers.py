"""Who speaks in a quotation, and in the lines of a transcript."""

from __future__ import annotations

from dataclasses import dataclass, field

from foedus.extraction.en.cues import Cues
from foedus.extraction.en.draft import Draft
from foedus.extraction.en.parse import Sentence
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.voices import chain
from foedus.extraction.quotations import Speeches


@dataclass(slots=True)
class Speakers:
    """The speakers of a report's quotations as they are found, by the number of the speech."""

    speeches: Speeches
    found: dict[int, Party] = field(default_factory=dict)

    def note(self, sentence: Sentence, parties: Parties, cues: Cues) -> None:
        """Find who speaks in a quotation of this sentence, or in one that ends or begins beside it."""
        said = _saying(sentence, parties, cues)
        if said is None:
            return
        last = sentence.span.end - 1
        beside = [self.speeches.at(offset) for offset in (sentence.span.start + 1, last - 1, last, last + 3)]
        for number in (*beside, *self.speeches.within(sentence.span)):
            if number is not None:
                self.found.setdefault(number, said)

    def at(self, offset: int) -> Party | None:
        """Who speaks at `offset`; None outside quotations and where nobody is told."""
        number = self.speeches.at(offset)
        return None if number is None else self.found.get(number)

    def hand(self, sentence: Sentence, drafts: list[Draft]) -> None:
        """Give the claims inside a quotation to its speaker."""
        for draft in drafts:
            speaker = self.at(sentence.span_of(draft.trigger.head).start)
            if speaker is not None:
                give([draft], speaker)


def give(drafts: list[Draft], speaker: Party) -> None:
    """Make `speaker` the outermost voice of the drafts, save where it announces an act of its own."""
    for draft in drafts:
        own = speaker.key in {party.key for party in draft.roles.actors} and draft.tells_own_act
        if not own and not any(party.key == speaker.key for party in draft.voices):
            draft.voices.insert(0, speaker)


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
