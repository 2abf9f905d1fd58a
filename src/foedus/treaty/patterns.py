"""Which acts a pattern means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from foedus.model.claim import Status
from foedus.treaty.conduct import Conduct
from foedus.treaty.format import Pattern


def matches(pattern: Pattern, conduct: Conduct) -> bool:
    """Whether the act is meant, whatever its status and parties."""
    return (
        _is_act(pattern, conduct)
        and (not pattern.objects or conduct.object in pattern.objects)
        and (not pattern.words or _named(pattern.words, conduct.name) or _named(pattern.words, conduct.words))
        and not (pattern.without and _named(pattern.without, conduct.name or conduct.words))
    )


def told_as(pattern: Pattern, conduct: Conduct) -> bool:
    """Whether the claim says what the pattern asks for: that the act was done, or, where it is `denied`, that it was not."""
    return conduct.status is (Status.DENIED if pattern.denied else Status.ASSERTED)


def keys(patterns: Iterable[Pattern]) -> set[str]:
    """The acts and types under which conduct must be looked up to find all that the patterns mean."""
    return {value for one in patterns for value in (*one.acts, *one.types)}


def keys_of(conduct: Conduct) -> tuple[str, ...]:
    """The act and the type of the conduct."""
    return tuple(key for key in (conduct.act, conduct.type) if key)


def _is_act(pattern: Pattern, conduct: Conduct) -> bool:
    return (not pattern.acts or conduct.act in pattern.acts) and (not pattern.types or conduct.type in pattern.types)


def _named(words: tuple[str, ...], text: str) -> bool:
    return _beginnings(words).search(text) is not None


@cache
def _beginnings(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(' '.join(word.casefold().split())) for word in words)})")
