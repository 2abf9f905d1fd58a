"""Finding names in a text: longest, whole words, in one pass over the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ahocorasick_rs import AhoCorasick, Implementation

from foedus.model.citation import Span
from foedus.register.contents import Collisions, Contents
from foedus.register.names import RANK, Mention, NameForm
from foedus.register.plain import PlainText

_GIVEN_BEFORE = re.compile(r"([^\W\d_][\w'-]+) $")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)-$")
_WORD_AFTER = re.compile(r"-([^\W\d_]+)")
_LOOK_BACK = 40
_NEARBY = 60
"""Bounds the look around a mention: a text may be one endless line."""

_Entry = tuple[NameForm, tuple[str, ...], bool]
"""Kind of word, actors likeliest first, and whether its surroundings must be looked at."""


class Scanner:
    """All names of the register as one automaton; built once, then only read."""

    def __init__(self, contents: Contents) -> None:
        self._collisions = contents.collisions
        self._given = _given_names(contents)
        entries = dict(_entries(contents))
        self._entries: list[_Entry | None] = list(entries.values())
        self._automaton = AhoCorasick(list(entries), implementation=Implementation.ContiguousNFA, store_patterns=False)

    def scan(self, text: str) -> list[Mention]:
        """Names in `text`, in order, not overlapping; of several that begin together the longest."""
        plain = PlainText.of(text)
        mentions = []
        for index, start, end in self._whole_words(plain.text):
            entry = self._entries[index]
            if entry is None:
                continue
            form, candidates, wary = entry
            span = Span(plain.original(start), plain.original(end - 1) + 1) if plain.kept else Span(start, end)
            if wary or plain.text[start - 1 : start] == "-" or plain.text[end : end + 1] == "-":
                if self._is_shouted_word(text, span):
                    continue
                candidates = self._standing(plain.text, start, end, form, candidates)
                if not candidates:
                    continue
            mentions.append(Mention(span, text[span.start : span.end], form, candidates))
        return mentions

    def _whole_words(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Matches that begin and end with a word; leftmost, then longest."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        whole = [match for match in found if _is_whole(text, match[1], match[2])]
        whole.sort(key=_leftmost_longest)
        reached = 0
        for match in whole:
            if match[1] >= reached:
                reached = match[2]
                yield match

    def _is_shouted_word(self, text: str, span: Span) -> bool:
        """Whether the acronym may be a word, as its line is in capitals."""
        return text[span.start : span.end] in self._collisions.words_in_capitals and _line_is_in_capitals(text, span)

    def _standing(
        self, text: str, start: int, end: int, form: NameForm, candidates: tuple[str, ...]
    ) -> tuple[str, ...]:
        """The candidates that the words around leave standing."""
        rules = self._collisions
        before, surface = text[max(0, start - _LOOK_BACK) : start], text[start:end]
        prefix, suffix = _WORD_BEFORE.search(before), _WORD_AFTER.match(text, end)
        if prefix and prefix[1].lower() in rules.prefixes:
            return ()
        if suffix and suffix[1].lower() in rules.suffixes:
            return ()
        given = _GIVEN_BEFORE.search(before)
        if given and form is NameForm.SURNAME:
            return self._namesakes(given[1], candidates)
        if given and surface in rules.also_family_names and given[1] in self._given:
            return ()
        return candidates

    def _namesakes(self, given: str, candidates: tuple[str, ...]) -> tuple[str, ...]:
        """Bearers of a surname whom the given name before it does not rule out; a word that is no given name rules out nobody."""
        bearers = self._given.get(given.capitalize() if given.isupper() else given)
        if bearers is None:
            return candidates
        return tuple(candidate for candidate in candidates if candidate in bearers)


def in_lower_case(contents: Contents) -> Contents:
    """`contents` with every name in lower case, for texts that have no capitals."""
    lower = Contents(actors=contents.actors, collisions=Collisions(prefixes=contents.collisions.prefixes))
    for name, actors in contents.names.items():
        for actor, form in actors.items():
            lower.add_name(name.lower(), form, actor)
    return lower


def _given_names(contents: Contents) -> dict[str, frozenset[str]]:
    """Given name to the persons of the register who bear it; names from the list of collisions to nobody."""
    bearers: dict[str, set[str]] = {name: set() for name in contents.collisions.given_names}
    for name, actors in contents.names.items():
        first, space, _ = name.partition(" ")
        for actor, form in actors.items():
            if space and form is NameForm.NAME and actor.startswith("person/"):
                bearers.setdefault(first, set()).add(actor)
    return {name: frozenset(persons) for name, persons in bearers.items()}


def _entries(contents: Contents) -> Iterator[tuple[str, _Entry | None]]:
    """Every name with its capitals, then what is no actor, which overrides them."""
    rules = contents.collisions
    capitals: dict[str, _Entry | None] = {}
    for name, actors in contents.names.items():
        entry = _entry(name, actors, rules)
        yield name, entry
        if len(name) > 2 and name.upper() not in contents.names:
            capitals.setdefault(name.upper(), entry)
    yield from capitals.items()
    for phrase in rules.not_actors:
        yield phrase, None
        if phrase.upper() not in contents.names:
            yield phrase.upper(), None


def _entry(name: str, actors: Mapping[str, NameForm], rules: Collisions) -> _Entry:
    form = min(actors.values(), key=RANK.__getitem__) if len(actors) > 1 else next(iter(actors.values()))
    candidates = rules.shared.get(name) or tuple(actors)
    wary = form is NameForm.SURNAME or name in rules.words_in_capitals or name in rules.also_family_names
    return form, candidates, wary


def _leftmost_longest(match: tuple[int, int, int]) -> tuple[int, int]:
    return match[1], -match[2]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit, and no part of an address, touches the match from outside."""
    if start and (text[start - 1].isalnum() or text[start - 1] in "_@"):
        return False
    after = text[end : end + 2]
    if not after:
        return True
    if after[0].isalnum() or after[0] in "_@":
        return text[end - 1] == "." and after[0].isspace()
    return not (after[0] == "." and after[1:].islower())


def _line_is_in_capitals(text: str, span: Span) -> bool:
    """Whether the nearby words of the same line have letters, and all of them are capitals."""
    before = text[max(0, span.start - _NEARBY) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _NEARBY].partition("\n")[0]
    return (before + after).isupper()
