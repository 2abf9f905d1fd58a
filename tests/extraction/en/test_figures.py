"""Figures of English text: what is counted, how many, and what is no figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.extraction.en.figures import find_figures
from foedus.extraction.en.numbers import number_value
from foedus.model.citation import Span
from foedus.model.claim import Figure


def read(text: str) -> list[Figure]:
    return find_figures(text, Span(0, len(text)))


CASES = [
    ("The raid killed 12 soldiers.", "killed", 12, None, None, "persons"),
    ("Twelve soldiers were killed in the raid.", "killed", 12, None, None, "persons"),
    ("Twenty-three guards were also badly wounded.", "wounded", 23, None, None, "persons"),
    ("At least 40 people died.", "killed", 40, 40, None, "persons"),
    ("More than 70 rebels are arrested.", "arrested", 70, 70, None, "persons"),
    ("Nearly 7,000 people were detained.", "detained", 7000, None, None, "persons"),
    ("Up to 3,000 troops arrived.", "troops", 3000, None, 3000, "persons"),
    ("Fewer than 30 observers came.", "observers", 30, None, 30, "persons"),
    ("Some 2,500 troops arrived.", "troops", 2500, None, None, "persons"),
    ("Between 40 and 50 fighters crossed.", "fighters", None, 40, 50, "persons"),
    ("About 40-50 fighters crossed.", "fighters", None, 40, 50, "persons"),
    ("Hundreds of fighters crossed.", "fighters", None, 100, None, "persons"),
    ("Dozens of trucks crossed.", "trucks", None, 12, None, "trucks"),
    ("They signed 15 documents.", "documents", 15, None, None, "documents"),
    ("He sent two Bora-2 rocket systems.", "systems", 2, None, None, "systems"),
    ("He sent two hundred and fifty launchers.", "launchers", 250, None, None, "launchers"),
    ("There are 12 such facilities.", "facilities", 12, None, None, "facilities"),
    ("They bought 1.5 million doses.", "doses", 1_500_000, None, None, "doses"),
    ("The loan is worth $2.5 billion.", "amount", 2.5e9, None, None, "USD"),
    ("The loan is worth 3 million euros.", "amount", 3e6, None, None, "EUR"),
    ("A package of 35 billion was sent.", "amount", 35e9, None, None, None),
    ("The share fell to 5.494%.", "share", 5.494, None, None, "percent"),
    ("The share fell to 5 per cent.", "share", 5, None, None, "percent"),
    ("The drone flew up to 250 km into the country.", "distance", 250, None, 250, "km"),
    ("A third of the villages burned.", "villages", 1 / 3, None, None, "share"),
    ("No casualties were reported.", "casualties", 0, None, None, "persons"),
    ("The death toll rises to 94.", "killed, total", 94, None, None, "persons"),
    ("A border guard was killed.", "killed", 1, None, None, "persons"),
    ("The blast destroyed 200 gun and rocket batteries.", "destroyed", 200, None, None, "batteries"),
    ("The unit killed or wounded at least 300 troops.", "killed or wounded", 300, 300, None, "persons"),
    ("Nine smugglers were killed.", "killed", 9, None, None, "persons"),
    ("Five Norwegians were wounded.", "wounded", 5, None, None, "persons"),
]


@pytest.mark.parametrize(("text", "measure", "value", "low", "high", "unit"), CASES)
def test_one_figure(
    text: str, measure: str, value: float | None, low: float | None, high: float | None, unit: str | None
) -> None:
    """A sentence with one count gives it with measure, bounds and unit."""
    (figure,) = read(text)
    assert (figure.measure, figure.value, figure.low, figure.high, figure.unit) == (measure, value, low, high, unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two civilians are killed while 21 more people are wounded.", [("killed", 2), ("wounded", 21)]),
        ("Eight rebels and one officer are killed.", [("killed", 8), ("killed", 1)]),
        ("The blast kills three soldiers and injures fourteen others.", [("killed", 3), ("injured", 14)]),
        (
            "Six guards were killed, 17 are injured, and 9 others are missing.",
            [("killed", 6), ("injured", 17), ("missing", 9)],
        ),
        ("The ambush killed 20 soldiers and a civilian.", [("killed", 20), ("killed", 1)]),
        ("There are 12 bases in the north, and 6 in the south.", [("bases", 12), ("bases", 6)]),
        ("The budget grows from 2.4% to 3.5% of output.", [("share", 2.4), ("share", 3.5)]),
    ],
)
def test_several_figures(text: str, expected: list[tuple[str, float]]) -> None:
    """Counts that are joined share what one of them states."""
    assert [(figure.measure, figure.value) for figure in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "They met on 24 November 2022 and in 2019.",
        "Resolution 1701 calls for it, and Article 4 states it.",
        "The S-300, the G7, the C5+1 and MI6.",
        "The drill Steadfast Shield 2022 involves all.",
        "The 32nd member joined; the first and third did not.",
        "One of the members and one day more.",
        "It began at 08:58 and at 11.30 pm.",
        "Call +374 10 123456.",
        "Talks lasted three days and 12 hours.",
        "The 44-day war and a 2-year term.",
        "The two countries and all three members met.",
        "A 5.1 magnitude earthquake leaves them homeless.",
        "Protesters met.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    """Dates, references, names, ordinals, times, lengths of time and mere recalling are no figures."""
    assert read(text) == []


def test_the_words_of_a_figure_are_those_that_bound_and_name_it() -> None:
    """The span holds the bounding words, the number and the noun."""
    text = "He says at least 400 border guards fled."
    (figure,) = read(text)
    assert text[figure.start : figure.end] == "at least 400 border guards"


@pytest.mark.parametrize(
    ("words", "value"),
    [("7,000", 7000), ("1.5 million", 1.5e6), ("two hundred and fifty", 250), ("a dozen", 12), ("three dozen", 36),
     ("twelve thousand five hundred", 12500), ("forty-two", 42), ("a hundred", 100)],
)  # fmt: skip
def test_number_value(words: str, value: float) -> None:
    """Digits, words and scales add up."""
    assert number_value(words) == value


_WORDS = (
    "at least more than up to between and 12 3,000 1.5 million two hundred dozens of a third $ 5 % people soldiers "
    "were killed wounded others no casualties a guard the toll is to 2020 May , . - İ 40-50 km S-300 Article"
)
_PIECES = st.sampled_from(_WORDS.split())
TEXTS = st.lists(_PIECES | st.text(max_size=5), max_size=14).map(" ".join)


@given(TEXTS, TEXTS, TEXTS)
def test_figures_stand_inside_their_segment_and_owe_nothing_to_what_surrounds_it(
    before: str, inside: str, after: str
) -> None:
    """Spans lie within and hold something, and text outside changes nothing but places."""
    within = Span(len(before), len(before) + len(inside))
    found = find_figures(before + inside + after, within)
    assert [(f.measure, f.value, f.start - within.start) for f in found] == [
        (f.measure, f.value, f.start) for f in read(inside)
    ]
    assert all(within.covers(Span(f.start, f.end)) and f.start < f.end for f in found)


@given(TEXTS)
def test_a_figure_states_a_value_or_a_bound(text: str) -> None:
    """No figure is empty, and its bounds never cross."""
    for figure in read(text):
        assert not (figure.value is None and figure.low is None and figure.high is None)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
