"""Names that translated Russian press has of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from foedus.errors import BadData
from foedus.register import Register, who

ReadSmall = Callable[..., Register]
DAY = date(2023, 5, 1)


def test_a_translated_name_means_its_actor(register: Register) -> None:
    """The name leads to the entry, and the reason says what it means and that it is not ours."""
    (mention,) = register.scan("Nezalezhnaya asked for more shells.")
    resolved = register.resolve(mention, on=DAY)
    assert resolved.principal == "UKR"
    assert "here means Ukraine" in resolved.reason
    assert "derisive" in resolved.reason


def test_a_common_word_is_a_name_only_beside_other_signs(register: Register) -> None:
    """The square means Ukraine in a text that shows that it was translated, and nothing elsewhere."""
    assert register.scan("The Square asked for more shells.") == []
    (mention,) = register.scan("Since the Northern Military District began, Square asked for more shells.")
    assert mention.candidates == ("UKR",)


def test_behind_a_capital_it_is_another_name(register: Register) -> None:
    """A red one is no Ukraine, even in a translated text."""
    assert register.scan("Since the Northern Military District began, Red Square was closed.") == []


def test_what_is_no_actor_is_told_as_a_note(register: Register) -> None:
    """A war's name in translation has no participant, and its meaning is shown."""
    answer = who(register, "Northern Military District", on=DAY)
    assert answer.parties == ()
    assert "war in Ukraine" in answer.notes[0]


@pytest.mark.parametrize(
    ("translations", "told"),
    [
        ("Square: {means: a square}\n", "needs either `actor` or `kind`"),
        ("Square: {means: a square, actor: ZZZ}\n", "'ZZZ' is no entry of the register"),
        ("Arcadia: {means: a land, actor: AAA}\n", "the name 'Arcadia' stands elsewhere"),
        ("Square: {kind: thing}\n", "`means` is missing"),
    ],
)
def test_each_problem_is_told(read_small: ReadSmall, translations: str, told: str) -> None:
    """An entry needs a meaning, an actor or a kind, and a name of its own."""
    with pytest.raises(BadData) as caught:
        read_small(translations=translations)
    assert any(told in problem for problem in caught.value.problems)
