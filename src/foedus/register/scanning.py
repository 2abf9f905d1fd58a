"""Finding names in a text: longest, whole words, in one pass over the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ahocorasick_rs import AhoCorasick, Implementation

from foedus.model.citation import Span
from foedus.register.compiled import Compiled
from foedus.register.contents import Collisions
from foedus.register.names import RANK, Mention, NameForm
from foedus.register.plain import PlainText

_WORD_WITH_CAPITAL = re.compile(r"[^\W\d_a-z][\w'-]* $")
_GIVEN_BEFORE = re.compile(r"([^\W\d_][\w'-]+) $")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)-$")
_WORD_AFTER = re.compile(r"-([^\W\d_]+)")
_WORD = re.compile(r"[^\W_]+")
_WORD_IN_CAPITALS = re.compile(r"(?<![^\W_])[^\W_a-z]+(?![^\W_])")
_SHOUTED = re.compile(r"[^\W\d_a-z]{4}|[^\W\d_a-z]{2} [^\W\d_a-z]{2}")
_LOOK_BACK = 40
_NEARBY = 60
"""Bounds the look around a mention: a text may be one endless line."""

_Entry = tuple[NameForm, tuple[str, ...], bool]
"""Kind of word, actors likeliest first, and whether its surroundings must be looked at."""


class Scanner:
    """All names of the register as one automaton; built once, then only read."""

    def __init__(self, register: Compiled, *, lower: bool = False) -> None:
        self._collisions = Collisions(prefixes=register.collisions.prefixes) if lower else register.collisions
        self._given = {} if lower else _given_names(register)
        self._names = _Names(_lowered(register) if lower else dict(_entries(register)))
        self._translations = register.translations
        self._capitals: _Shouted | None = None

    def scan(self, text: str) -> list[Mention]:
        """Names in `text`, in order, not overlapping; of several that begin together the longest."""
        plain = PlainText.of(text)
        mentions, signs = [], 0
        for entry, start, end in self._whole_words(plain.text):
            told = self._translations.get(plain.text[start:end])
            signs += told is not None and not told.ordinary
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
            if (
                told is not None
                and told.ordinary
                and _WORD_WITH_CAPITAL.search(plain.text[max(0, start - _LOOK_BACK) : start])
            ):
                continue
            mentions.append(Mention(span, text[span.start : span.end], form, candidates))
        return mentions if signs else [mention for mention in mentions if not self._is_ordinary(mention)]

    def _is_ordinary(self, mention: Mention) -> bool:
        """Whether the name is a common word, and only a sign of a translation could make it a name."""
        told = self._translations.get(mention.surface)
        return told is not None and told.ordinary

    def _whole_words(self, text: str) -> Iterator[tuple[_Entry | None, int, int]]:
        """Matches that begin and end with a word; of two that overlap the longer, else the earlier."""
        whole = self._names.whole_words(text)
        if _SHOUTED.search(text):
            if self._capitals is None:
                self._capitals = _Shouted(self._names.entries)
            whole += self._capitals.whole_words(text)
        whole.sort(key=_leftmost_longest)
        held: tuple[_Entry | None, int, int] | None = None
        for match in whole:
            if held is None or match[1] >= held[2]:
                if held is not None:
                    yield held
                held = match
            elif match[2] - match[1] > held[2] - held[1]:  # "the Alliance | des États du Sahel"
                held = match
        if held is not None:
            yield held

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


class _Names:
    """Names and what they mean, as an automaton."""

    def __init__(self, entries: Mapping[str, _Entry | None]) -> None:
        self.entries = entries
        self._meanings = list(entries.values())
        self._automaton = AhoCorasick(list(entries), implementation=Implementation.ContiguousNFA, store_patterns=False)

    def whole_words(self, text: str) -> list[tuple[_Entry | None, int, int]]:
        """Every match that begins and ends with a word: its meaning, its start and its end."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return [(self._meanings[index], start, end) for index, start, end in found if _is_whole(text, start, end)]


class _Shouted:
    """The same names all in capitals, those aside that a name has already; by their first word, since few texts hold any."""

    def __init__(self, entries: Mapping[str, _Entry | None]) -> None:
        self._by_word: dict[str, list[tuple[int, str, _Entry | None]]] = {}
        for shouted, entry in _in_capitals(entries).items():
            opening = _WORD.search(shouted)
            if opening is not None:
                self._by_word.setdefault(opening[0], []).append((opening.start(), shouted, entry))

    def whole_words(self, text: str) -> list[tuple[_Entry | None, int, int]]:
        """Every match that begins and ends with a word: its meaning, its start and its end."""
        return [
            (entry, start, start + len(name))
            for word in _WORD_IN_CAPITALS.finditer(text)
            for signs, name, entry in self._by_word.get(word[0], ())
            if text.startswith(name, start := max(0, word.start() - signs))
            and _is_whole(text, start, start + len(name))
        ]


def _given_names(register: Compiled) -> dict[str, frozenset[str]]:
    """Given name to the persons of the register who bear it; names from the list of collisions to nobody."""
    bearers: dict[str, set[str]] = {name: set() for name in register.collisions.given_names}
    for name, form, actors in register.names:
        first, space, _ = name.partition(" ")
        title = first.lower() in register.agents.by_head  # "General Haftar" is no other Haftar
        if space and not title and form is NameForm.NAME and actors[0].startswith("person/"):
            bearers.setdefault(first, set()).update(actors)
    return {name: frozenset(persons) for name, persons in bearers.items()}


def _entries(register: Compiled) -> Iterator[tuple[str, _Entry | None]]:
    """Every name, then what is no actor, which overrides them."""
    rules = register.collisions
    for name, form, bearers in register.names:
        wary = form is NameForm.SURNAME or name in rules.words_in_capitals or name in rules.also_family_names
        yield name, (form, bearers, wary)
    for phrase in rules.not_actors:
        yield phrase, None
    named = {name for name, _, _ in register.names}
    yield from ((name, None) for name in register.translations if name not in named)


def _in_capitals(entries: Mapping[str, _Entry | None]) -> dict[str, _Entry | None]:
    """The same names all in capitals, those aside that a name has already."""
    capitals: dict[str, _Entry | None] = {}
    for name, entry in entries.items():
        shouted = name.upper()
        if len(name) > 2 and shouted not in entries and (entry is None or shouted not in capitals):
            capitals[shouted] = entry
    return capitals


def _lowered(register: Compiled) -> dict[str, _Entry | None]:
    """The same names all in lower case; of two that are then one, both are meant."""
    lowered: dict[str, _Entry | None] = {}
    for name, form, bearers in register.names:
        before = lowered.get(name.lower())
        if before is None:
            lowered[name.lower()] = (form, bearers, False)
        else:
            lowered[name.lower()] = (min(form, before[0], key=RANK.__getitem__), _both(before[1], bearers), False)
    return lowered


def _both(these: tuple[str, ...], those: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*these, *those)))


def _leftmost_longest(match: tuple[_Entry | None, int, int]) -> tuple[int, int]:
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
