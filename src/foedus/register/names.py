"""What kind of word a name is, and one occurrence of a name in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from foedus.model.citation import Span


class NameForm(StrEnum):
    """What kind of word a name is; where a word is several, the first of this list that fits is told."""

    NAME = "name"
    ACRONYM = "acronym"
    METONYM = "metonym"
    ADJECTIVE = "adjective"
    DEMONYM = "demonym"
    SURNAME = "surname"
    PLACE = "place"


RANK = {form: rank for rank, form in enumerate(NameForm)}
"""Where a kind of word stands in the list; the lowest is told."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a name of the register.

    Attributes:
        span: half-open place in the text that was scanned.
        surface: the words, `text[span.start:span.end]`.
        form: what kind of word it is.
        candidates: ids of the actors it may mean, likeliest first; never empty.
    """

    span: Span
    surface: str
    form: NameForm
    candidates: tuple[str, ...]
