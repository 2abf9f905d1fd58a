"""The words of voice and status, looked up by lemma."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foedus.extraction.en.lexicon import Lexicon
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import SUBJECTS, children
from foedus.model.claim import Status

_SUBTYPE_STATUS = {
    "denying": Status.DENIED,
    "doubting": Status.DENIED,
    "planning": Status.PLANNED,
    "demanding": Status.DEMANDED,
    "predicting": Status.PREDICTED,
}
_SPEECH = frozenset({"neutral", "claiming", "admitting", "denying", "doubting"})
# Determiners that lessen, and do not deny: "few came" still tells a coming.
_FALSE = frozenset(["false", "untrue", "fake", "baseless", "unfounded", "groundless", "wrong", "lie", "fabrication"])
_LESSENING = frozenset({"few", "little"})


@dataclass(slots=True)
class Cues:
    """Sets of lemmas read from `voices.yaml` and `modality.yaml`."""

    speech: dict[str, str]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]]
    nouns: dict[str, str]
    negations: frozenset[str]
    failing: frozenset[str]
    preventing: frozenset[str]
    conditions: frozenset[str]
    condition_prepositions: frozenset[str]
    adjectives: dict[str, Status]
    predicates: dict[str, Status]
    carrying: frozenset[str]
    guesses: frozenset[str]
    happening: frozenset[str]
    scheduling: frozenset[str]
    second: dict[str, str]
    undone: tuple[tuple[str, ...], ...]
    guessed: tuple[tuple[str, ...], ...]
    provided: tuple[tuple[str, ...], ...]
    nearly: frozenset[str]
    undenied: frozenset[str]
    citing: frozenset[str]
    possessed: frozenset[str]
    as_told: frozenset[str]
    relaying: frozenset[str]
    receiving: frozenset[str]
    beside: frozenset[str]
    headings: frozenset[str]
    accounts: frozenset[str]
    audiences: frozenset[str]
    views: frozenset[str]
    frank: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Cues:
        """The cues of a lexicon."""
        voices, modality = lexicon.voices, lexicon.modality
        verbs = {word: kind for kind, words in voices["verbs"].items() for word in words}
        negation, implicative, aspect = modality["negation"], modality["implicative"], modality["aspect"]
        return cls(
            speech={word: kind for word, kind in verbs.items() if " " not in word},
            phrases=_by_first_word(verbs),
            nouns={word: kind for kind, words in voices["nouns"].items() for word in words},
            negations=frozenset(_single(negation["particles"]["words"]))
            | (frozenset(_single(negation["determiners"]["words"])) - _LESSENING),
            failing=frozenset(
                _single(
                    [
                        *negation["implicative_verbs"]["words"],
                        *negation["adjectives"]["words"],
                        *negation["nouns"]["words"],
                    ]
                )
            ),
            preventing=frozenset(_single(negation["preventing_verbs"]["words"])),
            conditions=frozenset({"if", "unless", "provided", "providing", "lest"}),
            condition_prepositions=frozenset({"barring"}),
            adjectives=_attributes(modality),
            predicates=_predicates(modality),
            carrying=frozenset(
                _single([*implicative["verbs"]["words"], *aspect["beginning"]["words"], *aspect["going_on"]["words"]])
            )
            | {
                "hold",
                "conduct",
                "carry",
                "take",
                "make",
                "launch",
                "stage",
                "perform",
                "undertake",
                "organise",
                "organize",
                "be",
                "have",
                "give",
                "announce",
                "participate",
                "engage",
            },
            guesses=frozenset(_single(modality["prediction"]["adverbs"]["words"])) - {"soon"},
            happening=frozenset(
                {
                    "break",
                    "erupt",
                    "flare",
                    "take",
                    "happen",
                    "occur",
                    "begin",
                    "start",
                    "continue",
                    "end",
                    "follow",
                    "proceed",
                    "be",
                    "go",
                    "resume",
                }
            ),
            scheduling=frozenset({"schedule", "plan", "slate", "set", "due", "expect"}),
            second={word: row["subtype"] for word, row in voices["second"].items()},
            undone=_several(negation["particles"]["words"]),
            guessed=_several(modality["prediction"]["adverbs"]["words"]),
            provided=_several(
                [
                    *modality["conditional"]["subordinators"]["words"],
                    *modality["conditional"]["prepositions"]["words"],
                    "otherwise",
                ]
            ),
            nearly=frozenset(_single(modality["counterfactual"]["adverbs"]["words"])),
            citing=frozenset(_single(voices["participles"])),
            possessed=frozenset(_single(voices["possessed"])),
            as_told=frozenset(voices["as_parenthetical"]),
            relaying=frozenset(voices["relaying"]),
            receiving=frozenset(voices["receiving"]),
            beside=frozenset(voices["beside_quotation"]),
            headings=frozenset(voices["headings"]),
            accounts=frozenset(voices["accounts"]),
            audiences=frozenset(voices["audiences"]),
            views=frozenset(voices["views"]),
            frank=frozenset(voices["frank"]),
            undenied=frozenset(_single(negation["undone"]["words"])),
        )

    def subtype(self, token: Token) -> str | None:
        """Subtype of `voices.yaml` of a verb or noun, or None."""
        lemma = token.lemma_.lower()
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
        infinitive = next(
            (
                c
                for c in token.children
                if c.dep_ in {"xcomp", "ccomp"} and any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children)
            ),
            None,
        )
        if lemma not in self.second or infinitive is None:
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
            step = next((c for b in bases for c in b.children if word in {c.lemma_.lower(), c.lower_}), None)
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
        lemma = token.lemma_.lower()
        phrases = self.phrases.get(lemma, ()) if preposition else ()
        kind = next((kind for words, kind in phrases if words == (lemma, preposition)), None) or self.subtype(token)
        if kind in _SUBTYPE_STATUS:
            return _SUBTYPE_STATUS[kind]
        if lemma in self.failing or (lemma in self.preventing and (preposition == "from" or token.pos_ == "VERB")):
            return Status.DENIED
        if token.pos_ in {"ADJ", "VERB", "NOUN"} and lemma in self.predicates:
            return self.predicates[lemma]
        return self.predicates.get(token.lower_) if token.pos_ == "ADJ" else None

    @staticmethod
    def is_called_false(noun: Token) -> bool:
        """Whether a sentence says of a report, rumour or claim that it is not true."""
        verb = noun.head
        told = verb.lemma_ == "be" and noun.dep_ in SUBJECTS
        return told and any(c.lemma_.lower() in _FALSE for c in children(verb, "acomp", "attr"))

    def carries(self, token: Token) -> bool:
        """Whether a verb leaves the reality of its object or complement as its own: "began", "held", "managed to"."""
        return token.lemma_.lower() in self.carrying


def _by_first_word(verbs: dict[str, str]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for word, kind in verbs.items():
        first, *rest = word.split()
        if rest:
            found.setdefault(first, []).append(((first, *rest), kind))
    return found


def _single(words: Iterable[str]) -> Iterable[str]:
    return (word for word in words if " " not in word)


def _several(words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word.split()) for word in words if " " in word or word == "otherwise")


def _attributes(modality: dict[str, dict[str, dict[str, list[str]]]]) -> dict[str, Status]:
    found = dict.fromkeys(_single(modality["planning"]["participles"]["words"]), Status.PLANNED)
    found |= dict.fromkeys(
        ("possible", "potential", "likely", "probable", "imminent", "expected", "inevitable"), Status.PREDICTED
    )
    found |= {"necessary": Status.DEMANDED, "proposed": Status.DEMANDED, "demanded": Status.DEMANDED}
    for word in ("next", "coming", "future", "agreed", "announced"):  # these also stand with what is done
        found.pop(word, None)
    return found


def _predicates(modality: dict[str, dict[str, dict[str, list[str]]]]) -> dict[str, Status]:
    found = dict.fromkeys(_single(modality["prediction"]["adjectives"]["words"]), Status.PREDICTED)
    found |= dict.fromkeys(_single(modality["prediction"]["nouns"]["words"]), Status.PREDICTED)
    found |= dict.fromkeys(_single(modality["planning"]["adjectives"]["words"]), Status.PLANNED)
    found |= dict.fromkeys(_single(modality["planning"]["nouns"]["words"]), Status.PLANNED)
    found |= dict.fromkeys(_single(modality["demand"]["adjectives"]["words"]), Status.DEMANDED)
    found |= dict.fromkeys(_single(modality["demand"]["nouns"]["words"]), Status.DEMANDED)
    return found
