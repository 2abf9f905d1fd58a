"""Names are found as whole words, longest first, in every shape that newspapers give them."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.model.citation import Span
from foedus.register import NameForm, Register

_PIECES = st.sampled_from(
    [
        "Vladimir Putin", "Putin", "PASHINYAN", "US", "the WHO", "United States", "United", "States", "Côte d\u2019Ivoire", "NATO", "Armenian",
        "Azerbaijani", "Bishkek", "Xi", "Kassym-Jomart Tokayev", "Recep Tayyip Erdoğan", "New", "England", "pro", "\U0001f600", "ß", "İ", "e\u0301",
    ]
)  # fmt: skip
_GLUE = st.sampled_from([" ", "  ", "-", "\n", "\n\n", " \n ", "\u00a0", "'s ", "\u2019s ", ", ", ".", "", "@", "\t"])
_TEXTS = st.lists(st.tuples(_PIECES, _GLUE), max_size=30).map(
    lambda pairs: "".join(piece + glue for piece, glue in pairs)
)


def _found(register: Register, text: str) -> list[tuple[str, str]]:
    return [(mention.surface, mention.candidates[0]) for mention in register.scan(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Russia's army and Pashinyan\u2019s guard", [("Russia", "RUS"), ("Pashinyan", "person/nikol-pashinyan")]),
        ("the Armenian-Azerbaijani border", [("Armenian", "ARM"), ("Azerbaijani", "AZE")]),
        ("pro-Russian forces", []),
        ("Russian-speaking people", []),
        ("Russian-backed forces", [("Russian", "RUS")]),
        (
            "PUTIN TO MEET LUKASHENKO",
            [("PUTIN", "person/vladimir-putin"), ("LUKASHENKO", "person/alexander-lukashenko")],
        ),
        ("the United\nStates", [("United\nStates", "USA")]),
        ("the United \n  States", [("United \n  States", "USA")]),
        ("United\n\nStates", []),
        ("the U.S. and the US", [("U.S.", "USA"), ("US", "USA")]),
        ("tell us", []),
        ("a turkey", []),
        ("Turkey", [("Turkey", "TUR")]),
        ("Xi Jinping and Xi", [("Xi Jinping", "person/xi-jinping"), ("Xi", "person/xi-jinping")]),
        ("chapter XI", []),
        ("belarusfeed.by, putin@kremlin.ru, Putinism, NATO.int", []),
        ("\U0001f600 Kiev \U0001f600", [("Kiev", "UKR")]),
    ],
)
def test_names_are_found_as_written(register: Register, text: str, found: list[tuple[str, str]]) -> None:
    """Possessives, compounds, capitals, line breaks and dotted acronyms neither hide nor invent a name."""
    assert _found(register, text) == found


@pytest.mark.parametrize(
    ("surface", "person"),
    [
        ("Nikol Pashinian", "nikol-pashinyan"),
        ("Alyaksandr Lukashenka", "alexander-lukashenko"),
        ("Lukashenka", "alexander-lukashenko"),
        ("Sadyr Zhaparov", "sadyr-japarov"),
        ("Vladimir Zelensky", "volodymyr-zelensky"),
        ("Zelenskyy", "volodymyr-zelensky"),
        ("Zelenskiy", "volodymyr-zelensky"),
        ("Tokaev", "kassym-jomart-tokayev"),
        ("Sergey Lavrov", "sergei-lavrov"),
        ("Recep Tayyip Erdo\u011fan", "recep-tayyip-erdogan"),
        ("Emomali Rakhmon", "emomali-rahmon"),
        ("Sviatlana Tsikhanouskaya", "svetlana-tikhanovskaya"),
    ],
)
def test_transliterations_mean_one_person(register: Register, surface: str, person: str) -> None:
    """Every spelling in use leads to the same entry."""
    assert _found(register, surface) == [(surface, f"person/{person}")]


def test_the_longest_name_wins(register: Register) -> None:
    """The organisation's full name is not cut into the names inside it."""
    assert _found(register, "the North Atlantic Treaty Organization in Guinea-Bissau") == [
        ("North Atlantic Treaty Organization", "NATO"),
        ("Guinea-Bissau", "GNB"),
    ]


@pytest.mark.parametrize(
    "text", ["Michael Jordan", "the Paris Agreement", "New England", "South China Sea", "Atlanta, Georgia"]
)
def test_names_of_other_things_mean_no_actor(register: Register, text: str) -> None:
    """A name inside the name of something else is no actor."""
    assert _found(register, text) == []


def test_another_given_name_is_somebody_else(register: Register) -> None:
    """A surname after a given name that its bearer does not bear is not his."""
    assert _found(register, "Melania Trump smiled") == []
    assert _found(register, "President Trump smiled") == [("Trump", "person/donald-trump")]


def test_brothers_share_their_surname(register: Register) -> None:
    """A surname of two persons has both as candidates, a given name decides."""
    assert len(register.scan("Kaczynski")[0].candidates) == 2
    assert _found(register, "Lech Kaczynski") == [("Lech Kaczynski", "person/lech-kaczynski")]


def test_acronyms_in_a_line_of_capitals_may_be_words(register: Register) -> None:
    """The word WHO is nobody in a shouted headline, and the organisation in the sentence beneath it."""
    text = "MEN WHO WAIT\nThe WHO waits."
    assert [mention.span.start for mention in register.scan(text)] == [text.index("WHO waits")]


def test_the_form_tells_the_kind_of_word(register: Register) -> None:
    """A capital, an adjective, an acronym, a people and a surname are told apart."""
    forms = [mention.form for mention in register.scan("Bishkek, Kyrgyz, CSTO, Armenians, Putin, Armenia")]
    assert forms == [
        NameForm.METONYM, NameForm.ADJECTIVE, NameForm.ACRONYM, NameForm.DEMONYM, NameForm.SURNAME, NameForm.NAME,
    ]  # fmt: skip


@given(_TEXTS)
def test_mentions_lie_in_order_inside_the_text(text: str) -> None:
    """Mentions never overlap, never leave the text, and their surface is its slice."""
    reached = 0
    for mention in Register.load().scan(text):
        assert reached <= mention.span.start < mention.span.end <= len(text)
        assert mention.surface == text[mention.span.start : mention.span.end]
        assert mention.candidates
        reached = mention.span.end


@given(_TEXTS)
def test_a_blank_line_before_moves_the_mentions_only(text: str) -> None:
    """Where a text stands does not change what is found in it."""
    register = Register.load()
    moved = [Span(mention.span.start - 3, mention.span.end - 3) for mention in register.scan("x\n\n" + text)]
    assert moved == [mention.span for mention in register.scan(text)]


@pytest.mark.parametrize("line", ["US WHO ", "US-", "RUSSIA ", "Putin told NATO's United\nStates. ", " \n", "a'-"])
def test_long_texts_are_read_in_linear_time(register: Register, line: str) -> None:
    """Half a megabyte of the worst lines takes far less than a look over the whole line at each name would (minutes)."""
    text = line * (500_000 // len(line))
    began = perf_counter()
    register.scan(text)
    assert perf_counter() - began < 20
