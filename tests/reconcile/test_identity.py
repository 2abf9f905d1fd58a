"""Who a report comes from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.reading import Reading
from foedus.reconcile.identity import Identities

Make = Callable[..., Reading]
BODY = "The ministers of Quendland and Norrovia met for two hours and agreed on nothing that they had not agreed on before."


def identity(reading: Make, *paragraphs: str, author: str | None = None, outlet: str | None = None) -> str:
    return Identities.told_by(None).of(reading("note", *paragraphs, author=author, outlet=outlet).report).voice


@pytest.mark.parametrize(
    ("line", "voice"),
    [
        ("KYIV (Reuters) - ", "outlet:outlet/gbr/reuters"),
        ("KYIV, Jan 5 (Reuters) – ", "outlet:outlet/gbr/reuters"),
        ("Yerevan, 5 January (Reuters) — ", "outlet:outlet/gbr/reuters"),
        ("(Reuters) - ", "outlet:outlet/gbr/reuters"),
        ("MOSCOW, January 5. /TASS/. ", "outlet:outlet/rus/tass"),
        ("TASS, January 5. ", "outlet:outlet/rus/tass"),
        ("YEREVAN, JANUARY 5, ARMENPRESS. ", "outlet:outlet/arm/armenpress"),
        ("BISHKEK, 5 Jan – RIA Novosti. ", "outlet:outlet/rus/ria-novosti"),
        ("PORT ANSEL (Quendland Press) - ", "outlet:quendland press"),
    ],
)
def test_a_dateline_names_the_agency(reading: Make, line: str, voice: str) -> None:
    """The agency of the dateline goes before author and outlet, whatever its form."""
    assert identity(reading, "A title", line + BODY, author="Ida Brem", outlet="Port Ansel Herald") == voice


@pytest.mark.parametrize(
    "line",
    [
        "The minister (a former TASS reporter) - he likes to say so - left. ",
        "The alliance (CSTO) - ",
        "REUTERS asked the minister what he meant. ",
        "KYIV, Reuters and others were told of it. ",
        "Five states/TASS/",
    ],
)
def test_a_name_in_a_sentence_is_no_dateline(reading: Make, line: str) -> None:
    """Brackets and names of running text say nothing of where a report comes from."""
    assert identity(reading, line + BODY, outlet="Port Ansel Herald") == "outlet:port ansel herald"


@pytest.mark.parametrize(
    ("author", "voice"),
    [
        ("Ida Brem", "author:ida brem"),
        ("IDA BREM", "author:ida brem"),
        ("Dr. Ida Brém", "author:ida brem"),
        ("Ida Brem and Otto Lund", "author:ida brem"),
        ("Ida Brem, analyst", "author:ida brem"),
        ("Ida Brem, Reuters", "outlet:outlet/gbr/reuters"),
        ("AFP", "outlet:outlet/fra/agence-france-presse"),
        ("Reuters Staff", "outlet:outlet/gbr/reuters"),
        ("admin", "outlet:port ansel herald"),
        ("Editorial board", "outlet:port ansel herald"),
        ("Our own correspondent", "outlet:port ansel herald"),
        ("Ida", "outlet:port ansel herald"),
        ("Port Ansel Herald", "outlet:port ansel herald"),
        (None, "outlet:port ansel herald"),
    ],
)
def test_a_byline_names_a_person_or_an_agency(reading: Make, author: str | None, voice: str) -> None:
    """A person is a voice of her own; words that name nobody leave the outlet's."""
    assert identity(reading, BODY, author=author, outlet="Port Ansel Herald") == voice


@pytest.mark.parametrize("line", ["Source: TASS", "(TASS)", "— TASS", "Via TASS"])
def test_an_agency_below_the_text(reading: Make, line: str) -> None:
    """An agency alone on the last line is the source; another outlet there is not."""
    assert identity(reading, BODY, line, author="Ida Brem") == "outlet:outlet/rus/tass"
    assert identity(reading, BODY, line.replace("TASS", "Kommersant"), author="Ida Brem") == "author:ida brem"


@pytest.mark.parametrize("outlet", ["The Kyiv Independent", "Kyiv Independent", "THE KYIV INDEPENDENT"])
def test_an_outlet_has_one_id_however_it_is_written(reading: Make, outlet: str) -> None:
    """Names that the register knows lead to its entry."""
    assert identity(reading, BODY, outlet=outlet) == "outlet:outlet/ukr/the-kyiv-independent"


@pytest.mark.parametrize("outlet", ["Reuters via Port Ansel Herald", "Reuters South Africa", "Reuters UK"])
def test_what_an_outlet_prints_of_an_agency(reading: Make, outlet: str) -> None:
    """The agency whose branch it is, or whose text it prints, is the voice."""
    assert identity(reading, BODY, outlet=outlet) == "outlet:outlet/gbr/reuters"


def test_nothing_known_leaves_the_report_alone(reading: Make) -> None:
    """A report without author and outlet is a voice of its own."""
    made = reading("note", BODY)
    assert Identities.told_by(None).of(made.report).voice == f"report:{made.report.id}"


@pytest.mark.parametrize(
    "lead",
    [
        "Quendland has left the league, TASS reports.",
        "According to the state news agency TASS, Quendland has left the league.",
        "The minister told TASS that Quendland had left the league.",
        "Quendland has left the league, TASS said on Monday, citing a minister.",
    ],
)
def test_a_short_report_may_rest_on_one_outlet(reading: Make, lead: str) -> None:
    """Where the first sentence cites an outlet, and no other is named, a short report has its words from there."""
    rests, author = "outlet:outlet/rus/tass", "author:ida brem"
    assert identity(reading, "A title", f"{lead} {BODY}", author="Ida Brem") == rests
    assert identity(reading, "A title", f"{lead} {BODY}", "Reuters saw it too.", author="Ida Brem") == author
    assert identity(reading, "A title", f"{BODY} {lead}", author="Ida Brem") == author
    assert identity(reading, "A title", f"{lead} {BODY}", *[BODY] * 20, author="Ida Brem") == author


@pytest.mark.parametrize("lead", ["Quendland has banned TASS.", "Reporters of TASS were held at the border."])
def test_an_outlet_that_is_only_named_is_not_cited(reading: Make, lead: str) -> None:
    """An outlet may be what a report is about."""
    assert identity(reading, f"{lead} {BODY}", author="Ida Brem") == "author:ida brem"


def test_an_outlet_that_cites_itself_keeps_its_author(reading: Make) -> None:
    """What somebody told the outlet that prints it comes from nowhere else."""
    lead = "The minister told TASS that Quendland had left the league."
    assert identity(reading, f"{lead} {BODY}", author="Ida Brem", outlet="TASS") == "author:ida brem"
