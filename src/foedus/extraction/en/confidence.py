"""How sure the engine is of a claim: a logistic score of what it rests on."""

from __future__ import annotations

from math import exp

from foedus.extraction.en.draft import Draft
from foedus.extraction.en.parse import Sentence
from foedus.model.claim import Status

_LONG_SENTENCE = 45

# Weights in log-odds; set by hand, to be fitted on labelled claims (docs/decisions/0005).
_BIAS = -1.6
_WEIGHTS = {
    "object_fits": 0.5,
    "multi_word": 0.3,
    "actor_named": 0.7,
    "recipient_named": 0.4,
    "noun": -0.6,
    "recalled": -0.5,
    "unknown_party": -0.5,
    "unreal": -0.4,
    "voiced": -0.2,
    "long_sentence": -0.4,
}


def features(draft: Draft, sentence: Sentence) -> dict[str, float]:
    """What a claim's confidence is computed from; each 0 or 1."""
    parties = draft.parties
    return {
        "object_fits": float(draft.trigger.matched),
        "multi_word": float(draft.trigger.pattern.words > 1),
        "actor_named": float(any(not p.recalled and p.participant.principal for p in draft.roles.actors)),
        "recipient_named": float(any(not p.recalled and p.participant.principal for p in draft.roles.recipients)),
        "noun": float(draft.trigger.pattern.part == "NOUN"),
        "recalled": float(any(p.recalled for p in parties)),
        "unknown_party": float(any(p.participant.principal is None for p in parties)),
        "unreal": float(draft.reading.status is not Status.ASSERTED),
        "voiced": float(bool(draft.voices)),
        "long_sentence": float(len(sentence.doc) > _LONG_SENTENCE),
    }


def confidence_of(draft: Draft, sentence: Sentence) -> float:
    """Chance, 0 to 1, that type, parties and status all hold."""
    score = _BIAS + sum(_WEIGHTS[name] * value for name, value in features(draft, sentence).items())
    return round(1 / (1 + exp(-score)), 3)
