"""Consent that is not given is a refusal: "is not ready to help", "did not agree to", "will not allow them in"."""

from __future__ import annotations

from foedus.extraction.en.clauses import negation
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.draft import Draft
from foedus.extraction.en.readings import Reading
from foedus.extraction.en.tokens import Token
from foedus.model.claim import EventType, Status, TreatyAct


def refuse(drafts: list[Draft], cues: Cues, compositions: dict[str, dict[str, str]]) -> None:
    """Make refusals of the drafts that tell of consent not given.

    Args:
        drafts: those of the sentence.
        cues: words of voice and status.
        compositions: those of the lexicon: senses of consent, and the refusals that acts not done are.
    """
    table = compositions.get("not_done", {})
    for draft in drafts:
        if (
            not draft.reading.negated
            or draft.reading.of_story
            or not _is_consent(draft, cues, compositions.get("consent", {}))
        ):
            continue
        word = _negation(draft.trigger.head, cues)
        if word is None:
            continue
        act = table.get(draft.act.value) if draft.act else None
        draft.type, draft.act = EventType.REJECT, TreatyAct(act) if act else None
        draft.reading = Reading(Status.ASSERTED, f"consent not given, with {word.text!r}")
        if not draft.roles.actors and draft.voices:
            draft.roles.actors = draft.voices[-1:]
        draft.voices = [p for p in draft.voices if p.key not in {a.key for a in draft.roles.actors}]
        draft.steps.append(("type", "settled case", draft.reading.reason))


def _is_consent(draft: Draft, cues: Cues, senses: dict[str, str]) -> bool:
    """Whether the act is willingness, acceptance or permission; a promise that was not made is no refusal."""
    permitted = draft.type is EventType.RETREAT and draft.trigger.head.base in cues.permitting
    return permitted or draft.trigger.pattern.sense.id in senses


def _negation(head: Token, cues: Cues) -> Token | None:
    """What negates the word itself, or the "be" that it stands with."""
    return negation(head, cues) or (negation(head.head, cues) if head.dep_ == "acomp" else None)
