"""What holds of every claim, whatever the text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.extraction.conftest import report_of

from foedus.extraction.engine import Engine
from foedus.model.citation import Span
from foedus.model.report import Struck, StruckReason

EXAMPLES = Path(__file__).parents[2] / "examples"

PIECES = st.sampled_from(
    [
        "Armenia refused to sign the declaration. ",
        "“We will leave the CSTO in May,” said the Armenian prime minister. ",
        "Russia's withdrawal of its troops from Georgia was announced on 3 May 2021.\n\n",
        "2022-09-14. Kyrgyz and Tajik border guards clash near Batken; 12 people are killed. (Invented Wire)\n",
        "\u00a0\t NATO  and\nthe EU condemned Belarus… ",
        "Ёлки! ",
        "It rained. ",
        "“",
        '"',
        "’",
        "— ",
        "1,000 ",
    ]
)


@given(st.lists(PIECES, max_size=8).map("".join))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_citation_is_its_slice(engine: Engine, text: str) -> None:
    """Every quotation of every claim equals its slice of the text."""
    claims = engine.read(report_of(text)).claims
    assert all(quotation.holds_in(text) for claim in claims for quotation in claim.quotations())


@given(st.lists(PIECES, max_size=6).map("".join))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_reading_twice_gives_the_same_ids(engine: Engine, text: str) -> None:
    """The same text read by the same engine gives the same claims, ids included."""
    report = report_of(text)
    assert engine.read(report) == engine.read(report)


def test_ids_do_not_depend_on_what_is_read_beside(engine: Engine) -> None:
    """A report read among others has the claims that it has when read alone."""
    one, other = (
        report_of("Mali left ECOWAS. It had joined in 1975."),
        report_of("Iran attacked Israel. Israel denied it."),
    )
    together = [extraction for _, extraction in engine.read_all([one, other])]
    assert together == [engine.read(one), engine.read(other)]


def test_struck_furniture_yields_no_claim(engine: Engine) -> None:
    """A passage that was struck is not read."""
    text = "Mali left ECOWAS in 2025.\n\nRead also: Niger left ECOWAS in 2025."
    struck = Struck(span=Span(text.index("Read"), len(text)), reason=StruckReason.READ_ALSO)
    claims = engine.read(replace(report_of(text), struck=(struck,))).claims
    assert {claim.trigger.start < struck.span.start for claim in claims} == {True}


def test_another_language_is_told_as_not_read(engine: Engine) -> None:
    """A report in a language that the engine does not read has no claims, and its stage log says so."""
    extraction = engine.read(report_of("Армения отказалась подписать декларацию.", language="ru"))
    assert (extraction.claims, extraction.stages[0].outcome) == ((), "not read")


def test_nothing_found_differs_from_not_read(engine: Engine) -> None:
    """An English report without claims says that it was read and nothing found."""
    extraction = engine.read(report_of("The weather in the valley was fine, and the apples were ripe."))
    assert (extraction.claims, extraction.stages[0].outcome) == ((), "nothing found")


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_examples_are_read_without_failing(engine: Engine, path: Path) -> None:
    """Every example text can be read as it stands, furniture and all."""
    text = path.read_text(encoding="utf-8", errors="replace")
    extraction = engine.read(report_of(text))
    assert extraction.stages


def test_verbs_coordinated_across_voices_are_read(engine: Engine) -> None:
    """An active verb joined to a passive one has no object to look for without end."""
    text = "The Iranian guards withdrew and, by order of the Russian general, were disarmed and sent home."
    assert engine.read(report_of(text)).stages
