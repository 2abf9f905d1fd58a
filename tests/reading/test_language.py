"""Which language a text is in."""

import pytest

from foedus.reading.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ministers of the league could not agree on the toll.", "en"),
        ("Министры лиги не смогли договориться о пошлине.", "ru"),
        ("Die Minister des Bundes konnten sich nicht über den Zoll einigen.", "de"),
        ("Лига министрлері баж туралы келісе алмады, деп хабарлады баспасөз қызметі.", "kk"),
    ],
)
def test_a_language_is_told(text, code) -> None:
    """One sentence is enough."""
    assert language_of(text).code == code


@pytest.mark.parametrize(
    "text", ["", "12.12.2020 14:00", "Xqz vrrt plmk, gnnt wrrp. Zzkt brfl qqmn dpht vrx.", "asdkjh qwlkej zxmcn"]
)
def test_what_is_no_language_is_none(text) -> None:
    """Numbers and mashed keys are in no language."""
    guess = language_of(text)
    assert guess is None or guess.score < 0.4


def test_a_long_text_is_judged_by_all_its_parts() -> None:
    """A Russian preface does not make a long English text Russian."""
    preface = "Министры лиги не смогли договориться о пошлине. " * 50
    assert language_of(preface + "The ministers of the league could not agree on the toll. " * 5000).code == "en"
