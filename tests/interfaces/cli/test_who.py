"""`who`: whom a phrase names at a date."""

from __future__ import annotations

import json
from collections.abc import Callable

from typer.testing import Result

Run = Callable[..., Result]


def test_the_holder_of_an_office_is_told_with_the_reason(foedus: Run) -> None:
    """An office without a name has its holder on the day, and the screen says how that was found."""
    result = foedus("who", "the Armenian prime minister", "--on", "2020-10-01")
    assert result.exit_code == 0, result.output
    assert "Nikol Pashinyan" in result.stdout
    assert "an office without a name" in " ".join(result.stdout.split())


def test_lines_of_standard_input_have_days_of_their_own(foedus: Run) -> None:
    """One man on two days speaks for two principals; each line is a JSON object."""
    result = foedus("who", "-", "--format", "jsonl", typed="Tokayev\t2012-05-01\n\nTokayev\t2022-05-01\n")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["parties"][0]["principal"] for answer in answers] == ["UN", "KAZ"]
    assert [answer["on"] for answer in answers] == ["2012-05-01", "2022-05-01"]


def test_nobody_is_told_with_a_hint(foedus: Run) -> None:
    """A phrase that names nobody is no failure of the program, and the words say what would be found."""
    result = foedus("who", "Cuban cigars")
    assert result.exit_code == 0
    assert "names nobody whom the register knows" in result.stderr


def test_a_month_is_no_day(foedus: Run) -> None:
    """Nobody can say who held an office "in" a month; the refusal says what is wanted."""
    result = foedus("who", "Tokayev", "--on", "2020-10")
    assert result.exit_code == 2
    assert "'2020-10' is no day, such as 2023-11-23." in " ".join(result.output.split())


def test_several_readings_are_listed(foedus: Run) -> None:
    """A name that two states share names neither of them, and both are shown."""
    result = foedus("who", "Congo", "--on", "2020-01-01")
    assert "not decided" in result.stdout
    assert "COD" in result.stdout
    assert "COG" in result.stdout
