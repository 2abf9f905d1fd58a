"""What kind of word a name is, and one occurrence of a name in a text."""

from __future__ import annotations

import re
import unicodedata
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


def slug(name: str) -> str:
    """`name` in lower-case ASCII with hyphens, for ids.

    Example:
        >>> slug("Côte d'Or")
        'cote-d-or'
    """
    hyphened = name.replace(" ", "-")
    if hyphened.isascii() and hyphened.replace("-", "").isalpha():  # most names; the register has many
        return hyphened.lower()
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
