"""What the data files must hold, and that every problem is told at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from foedus.errors import BadData
from foedus.register import Register
from foedus.register.loading import slug

ReadSmall = Callable[..., Register]


def _problems(read_small: ReadSmall, **files: str) -> list[str]:
    with pytest.raises(BadData) as caught:
        read_small(**files)
    return caught.value.problems


def test_the_packaged_data_load(register: Register) -> None:
    """Every state, organisation and person of the package passes the checks."""
    assert len(register.actors()) > 1000


def test_problems_of_different_files_are_told_together(read_small: ReadSmall) -> None:
    """A state without a name and a person of an unknown state are both told by one error."""
    problems = _problems(
        read_small, states="AAA: {}\nBBB: {name: Boeotia}\n", persons="x: {name: X Y, nationality: ZZZ}\n"
    )
    assert any(problem.startswith("states/AAA: `name`") for problem in problems)
    assert any(problem.startswith("persons/all/x: 'ZZZ'") for problem in problems)


def test_missing_files_are_told_together(tmp_path: Path) -> None:
    """An empty folder lacks all eleven files, and each of them is named."""
    with pytest.raises(BadData) as caught:
        Register.read(tmp_path, tmp_path)
    assert len(caught.value.problems) == 11


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"states": "AAA: {name: A, colour: red}\nBBB: {name: B}\n"}, "states/AAA: unknown keys colour"),
        ({"states": "AAA: {name: A}\nAAA: {name: B}\n"}, "keys written twice: AAA"),
        ({"states": "- AAA\n"}, "states: found list, expected a mapping"),
        ({"states": "AAA: {name: A, names: B}\n"}, "states/AAA: `names` is 'B', expected a list of texts"),
        ({"organisations": "AAA: {name: Amphictyony}\n"}, "organisations/AAA: the id AAA is taken by Arcadia"),
        ({"organisations": "LG: {name: L, members: {AAA: soon}}\n"}, "organisations/LG/members/AAA: `since` is 'soon'"),
        ({"organisations": "LG: {name: L, sector: XXX}\n"}, "organisations/LG: sector is 'XXX'"),
        ({"organisations": "LG: {name: L, members: {AAA: 2021-02-30}}\n"}, "organisations: not readable as YAML"),
        ({"persons": "x: {name: X, terms: [{role: jester, of: AAA}]}\n"}, "the role 'jester' is not in roles.yaml"),
        (
            {"persons": "x: {name: X, terms: [{role: president, of: AAA, since: 2002-01-01, until: 2001-01-01}]}\n"},
            "ends on 2001-01-01, before it begins on 2002-01-01",
        ),
        ({"persons": "x: {name: X, names: [Arcadia]}\n"}, "'Arcadia' is borne by AAA, person/x"),
        ({"collisions": "shared: {Nowhere: [AAA, BBB]}\n"}, "collisions/shared/Nowhere: no actor bears this name"),
    ],
)
def test_each_problem_says_where_and_what(read_small: ReadSmall, files: dict[str, str], told: str) -> None:
    """Each kind of mistake is told with its file and place."""
    assert any(told in problem for problem in _problems(read_small, **files))


def test_two_holders_of_a_single_office_are_a_problem(read_small: ReadSmall) -> None:
    """Two presidents of one state for a year contradict each other."""
    persons = """
x: {name: X, terms: [{role: president, of: AAA, since: 2000-01-01, until: 2005-01-01}]}
y: {name: Y, terms: [{role: president, of: AAA, since: 2004-01-01}]}
"""
    assert any("overlaps persons/all/x/terms[0]" in problem for problem in _problems(read_small, persons=persons))


def test_a_handover_of_days_is_no_problem(read_small: ReadSmall) -> None:
    """A successor sworn in on the other's last day contradicts nothing."""
    persons = """
x: {name: X, terms: [{role: president, of: AAA, since: 2000-01-01, until: 2005-01-01}]}
y: {name: Y, terms: [{role: president, of: AAA, since: 2005-01-01}]}
"""
    assert read_small(persons=persons).actor("person/y").terms[0].office == "President of Arcadia"


def test_posts_of_a_pack_hang_on_persons(read_small: ReadSmall) -> None:
    """A post told by an organisation's pack is a term of its holder."""
    pack = "id: LG\nname: League\nposts:\n  - {holder: x, role: president, since: 2000-01-01}\n"
    register = read_small(pack, persons="x: {name: X Y}\n")
    assert register.actor("person/x").terms[0].principal == "LG"


def test_a_bare_month_is_widened(read_small: ReadSmall) -> None:
    """A term until a month lasts to the end of that month."""
    persons = "x: {name: X, terms: [{role: president, of: AAA, since: 2003, until: 2004-02}]}\n"
    term = read_small(persons=persons).actor("person/x").terms[0]
    assert (term.since, term.until) == (date(2003, 1, 1), date(2004, 2, 29))


def test_the_digest_follows_the_bytes(read_small: ReadSmall) -> None:
    """A comment more in one file is another digest."""
    assert read_small().digest() != read_small(persons="{} # new\n").digest()


def test_slugs_are_plain() -> None:
    """Accents and blanks do not enter an id."""
    assert slug("Guinée équatoriale") == "guinee-equatoriale"


_PERSON = "x: {name: X, terms: [{role: president, of: AAA, since: 2000-01-01, until: 2005-01-01}]}\n"
_ROW = "x\tpresident\tAAA\t2000-01-01\t2005-01-01\t{shows}\thttps://example.org/x\t2026-11-01\tX sworn in"


@pytest.mark.parametrize(("shows", "verified"), [("both", True), ("since", False), ("until", False)])
def test_a_term_is_verified_when_sources_show_both_bounds(
    read_small: ReadSmall,
    shows: str,
    verified: bool,
) -> None:
    """A source for the first day alone leaves an ended term unverified."""
    (term,) = read_small(persons=_PERSON, sources=_ROW.format(shows=shows)).actor("person/x").terms
    assert term.verified is verified


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (_ROW.format(shows="both").replace("2005-01-01", "2006-01-01"), "is no term of the register"),
        (_ROW.format(shows="all"), "shows 'all', expected one of since, until, both"),
        (_ROW.format(shows="both").replace("https://example.org/x", ""), "names no page"),
        (_ROW.format(shows="both").replace("2026-11-01", "today"), "seen is 'today', expected YYYY-MM-DD"),
        (_ROW.format(shows="both") + " word" * 23, "quotes 26 words, expected 1 to 25"),
        ("x\tpresident", "line 2 has 2 fields, expected 9"),
    ],
)
def test_a_source_out_of_order_is_told(read_small: ReadSmall, row: str, told: str) -> None:
    """A row of sources needs a term with its very days, a known bound, a page, a day and few words."""
    assert any(told in problem for problem in _problems(read_small, persons=_PERSON, sources=row))
