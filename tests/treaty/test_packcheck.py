"""A pack looked through: what only the register sees, and what is never read."""

from __future__ import annotations

import pytest

from foedus.errors import BadData
from foedus.treaty import packcheck
from foedus.treaty.packcheck import check_pack

FACT = """
talks:
  act: convene
  actors: [LIG, NOR]
  since: 1999-05-01
  until: 1999-05-01
  status: unverified
"""


@pytest.fixture
def found(variant):
    """What is found of a league whose files were changed."""
    return lambda changes: check_pack(variant(changes))


def test_a_sound_pack_has_nothing_to_mend(league):
    found = check_pack(league)
    assert (found.sound, found.problems, found.clashes) == (True, (), ())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda rows: rows.pop("id"), "`id` is missing, expected text"),
        (lambda rows: rows.pop("name"), "`name` is missing, expected text"),
        (lambda rows: rows.update(organz={}), "unknown keys organz; known are "),
        (lambda rows: rows["members"]["NOR"].update(ends="2001"), "members/NOR: unknown keys ends; known are since, source, until"),
        (lambda rows: rows["members"].update(NOX={"since": 1990}), "members/NOX: 'NOX' is no entry of the register; states are ISO 3166-1"),
        (lambda rows: rows.update(sector={"of": "states"}), "sector is {'of': 'states'}, expected one of "),
        (lambda rows: rows.update(organs={"council": "Council"}), "organs/council: found str, expected a mapping"),
        (
            lambda rows: rows.update(posts=[{"holder": "no-such-person", "role": "secretary general"}]),
            "posts[0]: 'person/no-such-person' is no entry of the register; persons stand in",
        ),
    ],
)  # fmt: skip
def test_what_only_the_register_sees_in_the_organisation_is_told(found, change, said):
    told = found({"organisation.yaml": change}).problems
    assert [one for one in told if one.startswith("league/organisation.yaml: ") and said in one], told


def test_a_fault_of_the_organisation_is_told_once(found):
    """By the pack's own reading, not by the register's again; and nobody is called unknown because of it."""
    (told,) = found({"organisation.yaml": lambda rows: rows["members"]["SWE"].update(since="some day")}).problems
    assert told.startswith("league/organisation.yaml: members/SWE: found 'some day'")


def test_facts_may_name_the_organisation_although_the_register_does_not_know_it(found):
    assert found({"facts.yaml": FACT}).problems == ()


def test_faults_of_the_facts_are_told(found):
    told = found({"facts.yaml": FACT.replace("convene", "meet").replace("NOR", "NOX")}).problems
    assert [one.split(" is ")[0] for one in told] == [
        "league/facts.yaml: talks: `act`",
        "league/facts.yaml: talks: 'NOX' in `actors`",
    ]


@pytest.mark.parametrize(
    ("who", "said"), [("NO", "'NO' is nobody's code; states are"), ("Norway", "'Norway' is nobody's code; did you mean NOR?")]
)  # fmt: skip
def test_a_case_of_nobody_is_told(found, who, said):
    """Its verdict would be right for the wrong reason: whom nobody knows was never a member."""

    def rename(rows):
        rows["cases"][0]["judged"]["who"] = [who]

    (told,) = found({"cases.yaml": rename}).problems
    assert told.startswith("league/cases.yaml: cases/0 (")
    assert said in told


def test_a_code_of_a_norm_that_nobody_bears_is_told(found):
    def name(rows):
        rows["provisions"]["art-1"]["norms"]["no-force"]["counterparty"]["codes"] = ["SW"]

    (told,) = found({"instruments/pact.yaml": name}).problems
    assert told == "league/pact/art-1: norms/no-force: 'SW' is nobody's code; states are ISO 3166-1 alpha-3 codes"


def test_files_that_nothing_reads_are_told(found):
    """A wrong name hides all that stands in a file."""
    told = found({"reading.yaml": "readings: {}", "instruments/charter.yml": "name: Charter"}).problems
    assert [one.split(";")[0] for one in told] == [
        "league/instruments/charter.yml: is not read",
        "league/reading.yaml: is not read",
    ]


def test_a_folder_among_the_package_is_called_by_its_id(variant, monkeypatch):
    """Or it would be asked for by a code that it does not bear."""
    folder = variant({})
    monkeypatch.setattr(packcheck, "PACKS", folder.parent)
    (told,) = check_pack(folder).problems
    assert told == "league: its id is LIG; among the package's packs call the folder lig"
    assert check_pack(folder.rename(folder.with_name("lig"))).sound


def test_a_faulty_register_is_told_apart_from_the_pack(league, monkeypatch):
    """It may be another pack's fault, and nothing can be read until it is mended."""

    def refuse():
        raise BadData(["packs/other: unknown keys organz"])

    monkeypatch.setattr(packcheck.Register, "load", refuse)
    assert check_pack(league).problems == ("the register: packs/other: unknown keys organz",)


def test_a_name_of_somebody_else_is_told_and_stops_nothing(found):
    """It matters only where reports are read with the names of the pack."""
    check = found({"organisation.yaml": lambda rows: rows["acronyms"].append("NATO")})
    assert check.sound
    assert check.clashes == ("'NATO' is borne by LIG, NATO; say in collisions.yaml, `shared`, which is likeliest",)
