"""When an act happened: the date whose words hang nearest to the trigger, or the day that opens a chronicle's entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from foedus.extraction.en.dates import DateMention, DateRelation, opening_date
from foedus.extraction.en.dating.vocabulary import SCHEDULING, SPEAKING
from foedus.extraction.en.draft import Draft
from foedus.extraction.en.parse import Sentence
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import ancestors, own_subject
from foedus.model.citation import Span
from foedus.model.claim import EventType, Status
from foedus.model.when import Precision, When

UNANCHORED = "nothing"
_COUNTED = 2
"""How much further off a date counts that is reckoned from another day of the report than one that stands written out."""
"""How `find_dates` marks a date whose year nobody tells; it dates no act."""

_OPENING_MARKS = frozenset(["“", '"', "«", "‘", "'", "``", "„"])

# Acts done at once in words: nothing of them goes on until a day.
_OF_A_MOMENT = frozenset(
    {EventType.REQUEST, EventType.REJECT, EventType.AGREE, EventType.ACCUSE, EventType.THREATEN, EventType.CONCEDE}
)


def entry_day(text: str, block: Span) -> date | None:
    """The day that opens the block as a chronicle's entry ("2022-01-27. Two civilians …"), or None."""
    found = opening_date(text, block)
    return found.when.start if found is not None else None


def when_of(draft: Draft, sentence: Sentence, dates: list[DateMention], opened: date | None) -> When | None:
    """The date of the act; never the publication date by default."""
    head = draft.trigger.head
    told = [mention for mention in dates if mention.anchored != UNANCHORED]
    ranked = sorted(
        (rank + (0 if _is_written_out(mention, sentence) else _COUNTED), i)
        for i, mention in enumerate(told)
        if (rank := _distance(mention, head, sentence)) is not None
    )
    for _, i in ranked:
        when = _as_told(told[i], draft)
        if when is not None:
            return when
    accused = draft.governed_by is not None and draft.governed_by.type is EventType.ACCUSE
    told_as_done = draft.reading.status in {Status.ASSERTED, Status.DENIED} and not accused
    if opened is not None and told_as_done and _is_news(head):
        return When(
            start=opened,
            end=opened,
            precision=Precision.DAY,
            source=None,
            derivation=f"the day that opens the entry, {opened.isoformat()}",
        )
    return None


def _is_written_out(mention: DateMention, sentence: Sentence) -> bool:
    """Whether a date needs no other day of the report than for its year."""
    return mention.anchored != "context" or any(c.isdigit() for t in sentence.tokens_in(mention.span) for c in t.text)


def undated_reason(dates: list[DateMention]) -> str:
    """Why an act has no date, for a reader."""
    return next((m.when.derivation for m in dates if m.anchored == UNANCHORED), "no date hangs on the act")


def _as_told(mention: DateMention, draft: Draft) -> When | None:
    when = mention.when
    if mention.relation is DateRelation.SINCE:
        return replace(when, end=None, precision=Precision.OPEN)
    if mention.relation is DateRelation.UNTIL:
        if draft.type in _OF_A_MOMENT or draft.reading.status is Status.DEMANDED:
            return None  # the term of what is asked, promised or refused
        return replace(when, start=None, precision=Precision.OPEN)
    return when


def _distance(mention: DateMention, head: Token, sentence: Sentence) -> int | None:
    """Steps in the tree between a date and the trigger; None where it belongs to another clause."""
    tokens = sentence.tokens_in(mention.span)
    if not tokens:
        return None
    top = tokens[0]
    while top.head in tokens and top.head != top:
        top = top.head
    above = list(ancestors(top))
    if any(token in tokens for token in ancestors(head)) or _dates_a_thing(top, head):
        return None
    if head in above:
        between = above[: above.index(head)]
        return None if any(_bars(t, head) for t in between) else above.index(head)
    heads = [head, *ancestors(head)]
    for distance, node in enumerate(heads):
        if node in above:
            joined = [t for t in (*above[: above.index(node)], *heads[:distance]) if t.dep_ == "conj" and t != node]
            if any(own_subject(t) is not None for t in joined):
                return None  # the date of another clause
            blocked = any(
                t.dep_ in {"relcl", "acl", "advcl", "ccomp"} and t != head for t in above[: above.index(node)]
            )
            crossed = any(t.dep_ in {"ccomp", "relcl"} for t in heads[:distance] if t != node)
            if crossed and _opens_speech(sentence, top, head):
                return None  # the day of saying
            return None if blocked else distance + above.index(node) + (10 if crossed else 1)
    return None


def _dates_a_thing(top: Token, head: Token) -> bool:
    """Whether the date is that of what an act is done to: "rejected the 2015 agreement", "condemned Tuesday's raid"."""
    noun = top.head
    if noun == head or top.dep_ not in {"nummod", "poss", "compound", "amod", "nmod"}:
        return False
    return noun.dep_ in {"dobj", "nsubjpass"} or (noun.dep_ == "pobj" and noun.head.lower_ in {"of", "by", "to", "for"})


def _opens_speech(sentence: Sentence, date: Token, head: Token) -> bool:
    """Whether direct speech begins between a date and an act told after it."""
    return any(token.text in _OPENING_MARKS for token in sentence.doc[date.i : head.i])


def _bars(token: Token, head: Token) -> bool:
    """Whether a date at or below the token dates something else than the act above it.

    A clause has its own dates, but "asked on Tuesday, the minister rejected …" dates both. "The president, elected in
    August, visited" tells when he was elected, and "the targets for 2030" what they are for.
    """
    if token.dep_ == "advcl":
        return not (token.tag_ in {"VBN", "VBG"} and token.lemma_ in SPEAKING and token.i < head.i)
    if token.dep_ == "prep" and token.lower_ == "for":
        return token.head.lemma_ not in SCHEDULING
    return token.dep_ in {"relcl", "ccomp"} or (token.dep_ == "acl" and token.head != head)


def _is_news(head: Token) -> bool:
    """Whether the clause tells the day's news: plain present, past or participle, not a background perfect in a relative clause."""
    verb = (
        head if head.pos_ in {"VERB", "AUX"} else next((t for t in ancestors(head) if t.pos_ in {"VERB", "AUX"}), head)
    )
    perfect = any(c.lower_ in {"had", "have", "has"} and c.dep_ == "aux" for c in verb.children)
    return not (perfect and any(t.dep_ in {"relcl", "advcl"} for t in (verb, *ancestors(verb))))
