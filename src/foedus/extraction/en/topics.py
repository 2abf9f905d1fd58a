"""The topic that opens an entry of a chronicle or a headline: "2019 Ruritanian unrest: The army ..."."""

from __future__ import annotations

import re

from foedus.model.citation import Span

_TOPIC = re.compile(
    r"(?:\d{4}(?:[–—-]\d{2,4})?\s)?(?=[A-Z])(?:(?:[A-Z][\w.’'–—-]*|of|the|in|and|for|against)\s){0,7}?"
    r"(?:[a-z-]+\s)?(?P<noun>[A-Za-z]+)(?:\s(?:in|of|with)(?:\s[\w’'–—-]+){1,3})?:\s+(?=[\"“‘']?[A-Z])"
)


def after_topic(text: str, sentence: Span, nouns: frozenset[str]) -> Span:
    """The sentence without its topic, which tells no act of its own and keeps the parser from the subject.

    Args:
        text: the report's text.
        sentence: place of the sentence.
        nouns: what a topic ends with, such as "war" and "election".
    """
    found = _TOPIC.match(text, sentence.start, sentence.end)
    if found is None or found["noun"].lower() not in nouns:
        return sentence
    return Span(found.end(), sentence.end)
