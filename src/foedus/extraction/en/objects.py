"""What an act is about, and who is behind it."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.extraction.en.about import (
    ABOUT,
    ADVERBIAL,
    ANYWHERE,
    BODIES,
    FOR_A_REASON,
    FORCES,
    MEMBERSHIP,
    NAMED_IN_THE_TRIGGER,
    NO_THINGS,
    ONLY,
    TOLD,
)
from foedus.extraction.en.lexicon import Lexicon
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.phrases import noun_phrase, verb_phrase
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import TEMPORAL, antecedent, children, is_passive, own_subject, prepositional
from foedus.extraction.en.triggers import Trigger
from foedus.model.claim import EventType, ObjectKind, Thing, TreatyAct


def thing(
    trigger: Trigger, parties: Parties, lexicon: Lexicon, *, actors: frozenset[int], recipients: frozenset[int]
) -> Thing | None:
    """What the act is about: a thing of a kind that fits it, or what is asked, promised or held against somebody."""
    if trigger.noun is not None:
        kind = lexicon.kinds.get(lexicon.things.get(trigger.noun.base, ""), ObjectKind.OTHER)
        span = parties.sentence.span_of(trigger.noun)
        return Thing(kind=kind, name=trigger.noun.text, start=span.start, end=span.end)
    search = _Search(trigger=trigger, parties=parties, lexicon=lexicon, actors=actors, recipients=recipients)
    sense = trigger.pattern.sense
    if sense.act in MEMBERSHIP:
        return search.membership()
    if sense.act is not None and sense.act in ONLY:
        return search.fitting(ONLY[sense.act])
    if sense.act in BODIES and (body := search.body()) is not None:
        return body
    if sense.act is not None and (found := search.fitting(ABOUT.get(sense.act, frozenset()))) is not None:
        return found
    return search.nearest() or search.told()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """Looks for the object of one trigger."""

    trigger: Trigger
    parties: Parties
    lexicon: Lexicon
    actors: frozenset[int]
    recipients: frozenset[int]

    def membership(self) -> Thing | None:
        """The membership that is named, or the organisation that is joined or left."""
        found = self.fitting(frozenset({ObjectKind.MEMBERSHIP}))
        if found is not None:
            return found
        for token in self._near():
            for party in self.parties.at(token):
                if party.cls == "organisation" and party.head not in self.actors:
                    return self._cut(*party.span, ObjectKind.MEMBERSHIP)
        return None

    def body(self) -> Thing | None:
        """The object slot where it is a body, be it a party of its own too."""
        target = self.trigger.object
        if target is None or "body" not in self.parties.things_at(target):
            return None
        kind = self._kind(target)
        return self._cut(*noun_phrase(target), kind if kind is ObjectKind.FORCE else ObjectKind.BODY)

    def fitting(self, kinds: frozenset[ObjectKind]) -> Thing | None:
        """The nearest thing of one of `kinds`."""
        for token in self._near() if kinds else ():
            kind = self._kind(token)
            if kind in kinds and self._may_be(token, kind):
                whole = token.head if token.dep_ == "compound" and self.parties.at(token) else token
                return self._cut(*noun_phrase(whole), kind)
        return None

    def nearest(self) -> Thing | None:
        """The object slot where it is no party, or the trigger's own noun."""
        for token in self._slots():
            kind = self._kind(token)
            if self._may_be(token, kind) and self._fits_type(token, kind):
                return self._cut(*noun_phrase(token), kind)
        return None

    def _fits_type(self, token: Token, kind: ObjectKind) -> bool:
        """Whether a kind of act has such objects beside those it is done to."""
        act = self.trigger.pattern.sense.type
        if kind is ObjectKind.OTHER and (
            token == self.trigger.head or (act is EventType.MOBILIZE and token in self.trigger.tokens)
        ):
            return False
        if act is EventType.ASSAULT:
            return kind in {ObjectKind.MATERIEL, ObjectKind.FACILITY}
        if act is EventType.CONSULT and kind is ObjectKind.TERRITORY:
            return False
        if act is EventType.SUPPORT and kind is ObjectKind.OTHER and token in self.trigger.tokens:
            return token == self.trigger.object
        if act not in NAMED_IN_THE_TRIGGER or kind is ObjectKind.MEETING:
            return True
        return token not in self.trigger.tokens and self.trigger.pattern.part != "NOUN"

    def told(self) -> Thing | None:
        """What somebody asks, promises, refuses or is blamed for, where a clause tells it."""
        for token in self._told():
            subject = own_subject(token)
            if (
                subject is not None
                and subject.pos_ in {"NOUN", "PROPN"}
                and (token.lemma_ == "be" or is_passive(token))
            ):
                return self._cut(*noun_phrase(subject), self._kind(subject))  # "demanded that the dam be opened"
            if token.pos_ in {"VERB", "AUX"}:
                return self._cut(*verb_phrase(token), ObjectKind.OTHER)
            if token.pos_ in {"NOUN", "PROPN"} and self._may_be(token, self._kind(token)):
                return self._cut(*noun_phrase(token), self._kind(token))
        return None

    def _told(self) -> list[Token]:
        kind = self.trigger.pattern.sense.type
        verbs = [t for t in self.trigger.tokens if t.pos_ == "VERB" and t != self.trigger.head]
        if kind in FOR_A_REASON:
            bases = (*self.trigger.tokens, *children(self.trigger.head, "dobj"))
            return [*(t for base in bases for t in prepositional(base, *FOR_A_REASON[kind])), *verbs]
        if kind not in TOLD:
            return []
        clauses = [t for base in self.trigger.tokens for t in children(base, "xcomp", "ccomp", "advcl")]
        return [t for t in clauses if t.dep_ != "advcl" or any(c.tag_ == "TO" or _opens(c) for c in t.children)] + verbs

    def _slots(self) -> list[Token]:
        nouns = [t for t in self.trigger.tokens if t.pos_ in {"NOUN", "PROPN"}]
        of = prepositional(self.trigger.head, "of") if self.trigger.pattern.part == "NOUN" else []
        return [antecedent(t) for t in (self.trigger.object, *of, *nouns) if t is not None]

    def _near(self) -> list[Token]:
        """The slots, what they contain, and what hangs on the trigger."""
        slots = self._slots()
        inner = [t for slot in slots for t in (*prepositional(slot, *ANYWHERE), *children(slot, "compound"))]
        words = self.trigger.tokens
        beside = [t for w in words for t in (*children(w, "dobj", "nsubjpass"), *prepositional(w, *ANYWHERE))]
        return [*slots, *inner, *beside]

    def _may_be(self, token: Token, kind: ObjectKind) -> bool:
        if token.pos_ not in {"NOUN", "PROPN", "NUM"} or token.base in TEMPORAL or token.i in self.actors:
            return False
        if token.lower_ in ADVERBIAL and token.dep_ == "pobj":
            return False
        classes = {party.cls for party in self.parties.at(token)}
        sense = self.trigger.pattern.sense
        if kind is ObjectKind.FORCE and token.i not in self.recipients and sense.type is EventType.AID:
            return True
        if kind is ObjectKind.FORCE and (sense.type in FORCES or sense.act is TreatyAct.TRAIN_FORCES):
            return True
        if sense.act is TreatyAct.DEPLOY and kind is ObjectKind.TERRITORY:
            return "airspace" in self.parties.things_at(token)
        if token.i in self.recipients and "group" in classes:
            return False
        if token.i in self.recipients and kind not in {ObjectKind.FACILITY, ObjectKind.MATERIEL, ObjectKind.DOCUMENT}:
            return False
        return not classes & NO_THINGS

    def _kind(self, token: Token) -> ObjectKind:
        classes = self.parties.things_at(token) or {party.cls for party in self.parties.at(token)}
        return next((self.lexicon.kinds[c] for c in sorted(classes) if c in self.lexicon.kinds), ObjectKind.OTHER)

    def _cut(self, first: Token, last: Token, kind: ObjectKind) -> Thing:
        text = self.parties.discourse.text
        place = self.parties.sentence.span_of(first, last)
        start, end = place.start, place.end
        while start and (text[start - 1].isalnum() or text[start - 1] == "+"):  # "C5+1 talks", cut by the parser
            start -= 1
        if text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")":
            end += 1
        return Thing(kind=kind, name=text[start:end], start=start, end=end)


def _opens(mark: Token) -> bool:
    """Whether the word opens what is called for: "for the dam to be opened"."""
    return mark.dep_ == "mark" and mark.lower_ == "for"


def instigators_of(trigger: Trigger, parties: Parties) -> list[Party]:
    """Who is said to be behind the act: "at the instigation of Ruritania", "it was Ruritania that initiated the deployment"."""
    head = trigger.head
    if head.pos_ == "NOUN" and head.dep_ == "dobj" and head.head.base in parties.lexicon.instigating:
        return _beginners(head.head, parties)
    bases = [head, head.head] if head.pos_ == "NOUN" and head.head.pos_ in {"VERB", "AUX"} else [head]
    nouns = [t for base in bases for t in prepositional(base, "at", "under", "on", "by", "upon")]
    nouns = [t for t in nouns if t.base in parties.lexicon.instigation]
    named = [p for noun in nouns for t in prepositional(noun, "of", "from", "by") for p in parties.of(t)]
    return named or [p for noun in nouns for p in parties.modifiers(noun)]


def _beginners(verb: Token, parties: Parties) -> list[Party]:
    """The parties that are the subject of a verb, those that "who" stands for among them."""
    subjects = children(verb, "nsubj")
    if verb.dep_ == "relcl" and any(subject.tag_ in {"WP", "WDT"} for subject in subjects):
        subjects = [verb.head]
    return [party for subject in subjects for party in parties.of(subject)]
