"""How sure the engine is of a claim: the chance that type, parties and status all hold, from what the claim rests on.

A logistic model, fitted by tools/calibrate.py on hand-coded claims; its weights are data (`confidence.yaml`).
"""

from __future__ import annotations

from math import exp

from foedus.extraction.en.draft import Draft
from foedus.extraction.en.parse import Sentence
from foedus.model.claim import EventType, Status

_LONG_SENTENCE = 45
_MARKS = frozenset({"“", "”", '"'})


def features(draft: Draft, sentence: Sentence) -> dict[str, float]:
    """What a claim's confidence is computed from; each 0 to 1."""
    parties, trigger, vote = draft.parties, draft.trigger, draft.trigger.vote
    return {
        "object_fits": float(trigger.matched),
        "object_missing": float(bool(trigger.pattern.sense.object) and not trigger.matched),
        "multi_word": float(trigger.pattern.words > 1),
        "treaty_act": float(draft.act is not None),
        "actor_named": float(any(not p.recalled and p.participant.principal for p in draft.roles.actors)),
        "no_actor": float(not draft.roles.actors),
        "recipient_named": float(any(not p.recalled and p.participant.principal for p in draft.roles.recipients)),
        "no_recipient": float(not draft.roles.recipients),
        "noun": float(trigger.pattern.part == "NOUN"),
        "recalled": float(any(p.recalled for p in parties)),
        "unknown_party": float(any(p.participant.principal is None for p in parties)),
        "unreal": float(draft.reading.status is not Status.ASSERTED),
        "voiced": float(bool(draft.voices)),
        "governed": float(draft.governed_by is not None),
        "several_parties": float(len(parties) > 2),
        "long_sentence": min(len(sentence.doc), _LONG_SENTENCE) / _LONG_SENTENCE,
        "vote": vote.share(draft.type) if vote else 0.0,
        "vote_act": vote.act if vote else 0.0,
        "no_vote": float(vote is None),
        "main_clause": float(trigger.head.dep_ == "ROOT"),
        "mutual": float(trigger.pattern.sense.mutual),
        "recipient_recalled": float(any(p.recalled for p in draft.roles.recipients)),
        "quotation": float(any(token.text in _MARKS for token in sentence.doc)),
        **{f"type_{kind.value.lower()}": float(draft.type is kind) for kind in EventType},
    }


def confidence_of(draft: Draft, sentence: Sentence, weights: dict[str, float]) -> float:
    """Chance, 0 to 1, that type, parties and status all hold."""
    score = weights["bias"] + sum(weights[name] * value for name, value in features(draft, sentence).items())
    return round(1 / (1 + exp(-score)), 3)
