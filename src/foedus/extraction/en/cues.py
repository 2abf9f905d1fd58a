"""The words of voice and status, looked up in their sentence."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.extraction.en.cue_words import CueWords
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children
from foedus.model.claim import Status

_SUBTYPE_STATUS = {
    "denying": Status.DENIED,
    "doubting": Status.DENIED,
    "planning": Status.PLANNED,
    "demanding": Status.DEMANDED,
    "predicting": Status.PREDICTED,
}
_SPEECH = frozenset({"neutral", "claiming", "admitting", "denying", "doubting"})


class Cues(CueWords):
    """What a word of a sentence makes of what it governs."""

    __slots__ = ()

    def subtype(self, token: Token) -> str | None:
        """Subtype of `voices.yaml` of a verb or noun, or None."""
        lemma = token.base
        if token.pos_ in {"VERB", "AUX"}:
            kind = self.speech.get(lemma)
            for words, phrase_kind in self.phrases.get(lemma, ()):
                if self._follows(token, words[1:]):
                    kind = phrase_kind
            return self._second(token, lemma, kind)
        if token.pos_ in {"NOUN", "PROPN"}:
            return self.nouns.get(lemma)
        return None

    def _second(self, token: Token, lemma: str, kind: str | None) -> str | None:
        """The other reading of a verb, called by an infinitive: "said to withdraw", "asked to join", "agreed to"."""
        if lemma not in self.second:
            return kind
        infinitive = next(
            (
                c
                for c in token.children
                if c.dep_ in {"xcomp", "ccomp"} and any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children)
            ),
            None,
        )
        hearsay = lemma == "say" and bool(children(token, "auxpass"))  # "is said to have left"
        if infinitive is None or hearsay:
            return kind
        with_object = bool(children(token, "dobj", "iobj", "dative")) or any(
            c.dep_ == "nsubj" for c in infinitive.children
        )
        if lemma in {"want", "ask", "demand", "expect", "wish", "desire"}:
            return "demanding" if with_object else ("planning" if lemma in {"want", "wish", "desire"} else kind)
        return self.second[lemma]

    @staticmethod
    def _follows(token: Token, words: Iterable[str]) -> bool:
        bases = [token]
        for word in words:
            step = next((c for b in bases for c in b.children if word in {c.base, c.lower_}), None)
            if step is None:
                return False
            bases.append(step)
        return True

    def says(self, token: Token) -> bool:
        """Whether the word hands what it governs to a voice."""
        kind = self.subtype(token)
        return kind in _SPEECH

    def governor(self, token: Token, preposition: str = "") -> Status | None:
        """The status that a word gives to what it governs; None where it gives none."""
        lemma = token.base
        phrases = self.phrases.get(lemma, ()) if preposition else ()
        kind = next((kind for words, kind in phrases if words == (lemma, preposition)), None) or self.subtype(token)
        if kind in _SUBTYPE_STATUS:
            return _SUBTYPE_STATUS[kind]
        if lemma in self.failing or (lemma in self.preventing and (preposition == "from" or token.pos_ == "VERB")):
            return Status.DENIED
        if token.pos_ == "NOUN":
            return self.noun_predicates.get(lemma)
        if token.pos_ == "VERB" and lemma in self.noun_predicates:
            return self.noun_predicates[lemma]
        if token.pos_ in {"ADJ", "VERB"} and lemma in self.predicates:
            return self.predicates[lemma]
        passive = token.tag_ == "VBN" and children(token, "xcomp") and children(token, "auxpass")
        return self.predicates.get(token.lower_) if token.pos_ == "ADJ" or passive else None

    def carries(self, token: Token) -> bool:
        """Whether a verb leaves the reality of its object or complement as its own: "began", "held", "managed to"."""
        return token.base in self.carrying
