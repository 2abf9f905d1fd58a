"""What was told before and is then denied: "Ruritania says it is untrue", "the reports are denied by the army"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from foedus.extraction.en.clauses import is_polar, negation
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.draft import Draft
from foedus.extraction.en.parse import Sentence
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.readings import Reading
from foedus.extraction.en.roles import Roles
from foedus.extraction.en.stories import predicated
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import antecedent, children, is_passive, own_subject, prepositional
from foedus.extraction.en.voices import chain
from foedus.model.claim import EventType, Status

_POINTING = frozenset({"it", "this", "that", "these", "those", "them", "they", "which", "both"})
_IN_WORDS = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN})
_ANSWER = 40
"""Code points after a question in which its answer begins."""
_REACH = 2
"""Sentences; what was told further back is no more what "it" stands for."""


@dataclass(slots=True)
class Denials:
    """What a report has told of late, for those who deny it."""

    _block: int = 0
    _number: int = 0
    _told: list[Draft] = field(default_factory=list)

    def read(self, sentence: Sentence, drafts: list[Draft], parties: Parties, cues: Cues) -> list[Draft]:
        """The drafts of a sentence, with one more after them for each act told before that it denies."""
        _answer(sentence, drafts, parties, cues)
        near = sentence.block == self._block and sentence.number - self._number <= _REACH
        found = [*drafts, *denied_again(parties, cues, self._told if near else [], drafts)]
        found = [d for d in found if not _only_denies(d, found, cues)]
        if drafts:
            self._block, self._number, self._told = sentence.block, sentence.number, drafts
        return found


def _answer(sentence: Sentence, drafts: list[Draft], parties: Parties, cues: Cues) -> None:
    """Deny what a question asks where a "no" follows it: "Did Chad leave? It did not."."""
    asked = [draft for draft in drafts if is_polar(draft.trigger.head)]
    end = sentence.span.end
    following = parties.discourse.text[end : end + _ANSWER] if asked else ""
    if cues.refusing.match(following):
        for draft in asked:
            draft.reading = Reading(Status.DENIED, "a question answered with no", negated=True)
            draft.steps.append(("status", "answer", draft.reading.reason))


def _only_denies(draft: Draft, drafts: list[Draft], cues: Cues) -> bool:
    """Whether a rejection is no more than the word of a denial that has its claim."""
    head = draft.trigger.head
    denying = draft.type is EventType.REJECT and cues.speech.get(head.base) == "denying"
    return denying and any(d is not draft and d.trigger.head == head for d in drafts)


def denied_again(parties: Parties, cues: Cues, before: list[Draft], drafts: list[Draft]) -> Iterator[Draft]:
    """Denied drafts of what the sentence, or the one before it, has told.

    Args:
        parties: those of the sentence.
        cues: words of voice and status.
        before: drafts of the sentence before.
        drafts: drafts of the sentence itself.
    """
    for word in parties.sentence.doc:
        story = _story(word, cues)
        if story is None:
            continue
        deniers = _deniers(word, parties, cues)
        earlier = [d for d in drafts if d.trigger.head.i < word.i] or before
        told = _meant(earlier, story, {p.key for p in deniers}, cues)
        if told is not None and (deniers or story.lower_ not in _POINTING):
            yield _denied(told, word, deniers)


def _story(word: Token, cues: Cues) -> Token | None:
    """What a word denies, where that only points at what was told: "it", "the allegations", "any involvement"."""
    if word.pos_ not in {"AUX", "VERB"} or negation(word, cues) is not None:
        return None
    if word.pos_ == "VERB" and (cues.subtype(word) == "denying" or word.base in cues.dismissing):
        above = [word.head] if word.dep_ == "relcl" and not children(word, "dobj") else []
        objects = [*children(word, "dobj", "nsubjpass"), *above]
        return next((t for t in objects if _points(t, word, cues)), None)
    subject = own_subject(word)
    if subject is None or predicated(word, cues) is not Status.DENIED:
        return None
    extraposed = children(word, "ccomp", "advcl") or any(
        c.dep_ in {"relcl", "acl"} for t in word.children for c in t.children
    )
    return subject if not extraposed and _points(subject, word, cues) else None


def _points(token: Token, word: Token, cues: Cues) -> bool:
    relative = antecedent(token)
    if relative is not token and cues.speech.get(word.base) != "denying":
        token = relative  # "a clause that Chad rejects" is no story; "…, which Chad denies" can be nothing else
    if token.pos_ in {"PRON", "DET"}:
        return token.lower_ in _POINTING
    own = {c.dep_ for c in token.children if c is not word}
    return token.pos_ == "NOUN" and token.base in cues.deniable and not own & {"acl", "relcl", "ccomp"}


def _deniers(word: Token, parties: Parties, cues: Cues) -> list[Party]:
    """Who denies it: the subject or agent of the verb, or whoever says that it is untrue."""
    if word.lemma_ == "be" or predicated(word, cues) is not None:
        return [party for party, _ in chain(word, parties, cues, {})]
    tokens = prepositional(word, "by") if is_passive(word) else children(word, "nsubj")
    verb = word
    while not tokens and verb.dep_ == "conj":
        verb = verb.head
        tokens = children(verb, "nsubj")
    return [p for token in tokens for p in parties.of(token) or parties.modifiers(token)]


def _meant(told: list[Draft], story: Token, deniers: set[str], cues: Cues) -> Draft | None:
    """Which of the acts told is denied: one of the denier's own before one that somebody else tells, and that before others."""
    told = [d for d in told if d.type not in _IN_WORDS and d.reading.status is not Status.DENIED]
    told = [d for d in told if not deniers & {p.key for p in d.voices}]
    own = next((d for d in told if deniers & {p.key for p in d.roles.actors}), None)
    if own is not None or story.base in cues.complicity:
        return own
    voiced = next((d for d in told if d.voices), None)
    return voiced or (told[0] if told and story.lower_ not in _POINTING else None)


def _denied(told: Draft, word: Token, deniers: list[Party]) -> Draft:
    def here(found: list[Party]) -> list[Party]:
        return [replace(p, head=word.i, span=(word, word), recalled=True) for p in found]

    roles = told.roles
    reason = f"what {told.trigger.head.text!r} told, denied with {word.text!r}"
    return replace(
        told,
        trigger=replace(told.trigger, head=word, tokens=(word, *children(word, "acomp", "attr")), object=None),
        roles=Roles(here(roles.actors), here(roles.recipients), roles.object, attached=True),
        reading=Reading(Status.DENIED, reason, negated=True),
        voices=deniers,
        place=None,
        instigators=[],
        steps=[*(s for s in told.steps if s[0] not in {"status", "said_by"}), ("status", "told again", reason)],
        governed_by=None,
    )
