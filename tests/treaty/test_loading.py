"""Packs read from their files; everything that is wrong is told at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from foedus.errors import BadData, BadQuery
from foedus.treaty.loading import codes, packaged, read_cases, read_pack

BAD = {
    "organisation.yaml": """
id: LIG
name: League of the Lakes
members: {NOR: {since: 1990-01-01}, SWE: {since: 1990-01-01}}
""",
    "standing.yaml": """
standing:
  - {state: SWE, flag: vote, holds: false, since: 2010, status: unverified}
  - {state: PRT, flag: vote, holds: false, since: 2010, status: unverified}
""",
    "readings.yaml": """
readings:
  strict: {title: strict, says: strictly, provisions: [pact/art-1], status: unverified}
  lost: {title: lost, says: nowhere, authors: [somebody], provisions: [pact/art-99], status: unverified}
""",
    "instruments/pact.yaml": """
name: Pact
kind: treaty
ratified: true
colour: blue
versions:
  first: {signed: 1991-05-01, in_force: 1990-01-01, until: 2001-06-01, status: unverified}
  second: {signed: 2000-02-02, in_force: 2001-02-02, status: unverified}
provisions:
  art-1:
    heading: Force
    texts:
      - version: first
        paraphrase: No force.
        quotation: LONG
        status: unverified
    norms:
      no-force: {modality: prohibition, says: no force, breached_by: [{acts: [use_force]}], over: [mute]}
  art-2:
    heading: Nothing
    texts: [{version: first, paraphrase: Nothing., status: unverified}]
    norms:
      mute: {modality: obligation, says: nothing, bearer: {}, over: [no-such-norm, no-force]}
      no-force: {modality: prohibition, says: again, bearer: {}, breached_by: [{acts: [occupy]}]}
""".replace("LONG", " ".join(["word"] * 30)),
}
TOLD = {
    "in force before signed": r"league/instruments/pact\.yaml: versions/first: in force on 1990-01-01, before it was signed on 1991-05-01; mend",
    "overlapping versions": r"league/instruments/pact\.yaml: versions/first: ends on 2001-06-01, and second is in force from 2001-02-02; .*leave",
    "unknown address": r"league/readings\.yaml: readings/lost: no provision has the address 'pact/art-99'; addresses are such as",
    "no bearer": r"league/instruments/pact\.yaml: provisions/art-1/norms/no-force/bearer: is missing; docs/packs\.md tells",
    "circle": r"league/instruments/pact\.yaml: provisions/art-1/norms/no-force/over: a circle, .*; take one",
    "unknown override": r"league/instruments/pact\.yaml: provisions/art-2/norms/mute: is over 'no-such-norm', .*; name a norm",
    "unknown member": r"league/standing\.yaml: standing/1: 'PRT' was never a member; members stand in organisation\.yaml",
    "no author": r"league/readings\.yaml: readings/strict/authors: is missing; docs/packs\.md tells",
    "unknown key": r"league/instruments/pact\.yaml: colour: is no key of the format; take it out",
    "long quotation": r"league/instruments/pact\.yaml: provisions/art-1/texts/0: quotes 30 words, expected at most 25",
    "matches nothing": r"league/instruments/pact\.yaml: provisions/art-2/norms/mute: matches no act; give `breached_by`",
    "name twice": r"league/instruments/pact\.yaml: provisions/art-2/norms/no-force: a norm of that name stands at instruments/pact\.yaml: "
    r"provisions/art-1/norms/no-force too; .*call one otherwise",
}


@pytest.fixture
def told(tmp_path: Path) -> list[str]:
    """What is told of one folder that has every fault."""
    folder = tmp_path / "league"
    (folder / "instruments").mkdir(parents=True)
    for name, content in BAD.items():
        (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(BadData) as caught:
        read_pack(folder)
    return caught.value.problems


@pytest.mark.parametrize("fault", TOLD)
def test_every_fault_of_one_folder_is_told_with_file_place_and_remedy(told, fault):
    """One fault hides no other."""
    assert [one for one in told if re.match(TOLD[fault], one)]


def test_no_fault_is_told_twice_and_none_that_is_not_there(told):
    """What stands in for a faulty part sets off no other check."""
    assert len(told) == len(set(told)) == len(TOLD)


def test_a_sound_pack_is_read_whole(pack):
    """Members, texts and norms of the league."""
    assert (pack.code, len(pack.members), len(pack.provisions), len(pack.norms)) == ("LIG", 4, 5, 6)


def test_instruments_stand_in_order_of_age(variant, league):
    """The older one first, whatever the file is called."""
    older = (
        (league / "instruments/pact.yaml")
        .read_text(encoding="utf-8")
        .split("provisions:", maxsplit=1)[0]
        .replace("199", "198")
    )
    read = read_pack(variant({"instruments/zzz.yaml": older}))
    assert list(read.instruments) == ["zzz", "pact"]


def test_a_key_that_stands_twice_hides_no_other_fault(problems, league):
    """YAML libraries let the last one win; here it is told, and the rest too."""
    text = (
        (league / "instruments/pact.yaml")
        .read_text(encoding="utf-8")
        .replace("ratified: true", "kind: treaty\ncolour: red")
    )
    told = problems({"instruments/pact.yaml": text})
    assert [word for word in ("keys written twice: kind", "colour: is no key", "ratified: is missing") for one in told if word in one] == [
        "keys written twice: kind", "colour: is no key", "ratified: is missing",
    ]  # fmt: skip


def test_a_file_that_is_no_yaml_is_named(problems):
    """And nothing is said to be missing that may stand in it."""
    (told,) = problems({"instruments/pact.yaml": "provisions: [unclosed"})
    assert told.startswith("league/instruments/pact.yaml: not readable as YAML")


def test_members_that_are_no_mapping_are_told(problems):
    """And nobody is said to be no member because of it."""
    (told,) = problems({"organisation.yaml": "{id: LIG, name: Lakes, members: [NOR, SWE]}"})
    assert told == "league/organisation.yaml: members: found list, expected a mapping; write each by its code"


@pytest.mark.parametrize("names", ["Lakes League", True, {"short": "Lakes"}])
def test_names_that_are_no_list_are_told(problems, names):
    """A word is no list of its letters."""
    (told,) = problems({"organisation.yaml": lambda rows: rows.update(names=names)})
    assert told == f"league/organisation.yaml: names: found {names!r}, expected a list; write [{names}]"


def test_a_reading_that_stands_alone_is_told(problems):
    """The norm would be judged by it as if nobody read it otherwise."""

    def keep_one(rows):
        del rows["provisions"]["art-3"]["norms"]["no-foreign-facility"]["exceptions"]["agreed"]

    (told,) = problems({"instruments/pact.yaml": keep_one})
    assert told.startswith(
        "league/instruments/pact.yaml: provisions/art-3/norms/no-foreign-facility: tells one reading, 'consultation-enough'"
    )
    assert "name its rival too" in told


def test_a_pack_without_its_organisation_is_told(problems):
    """What the missing file is for."""
    (told,) = problems({"organisation.yaml": None})
    assert told == "league/organisation.yaml: not found; write it, it names the organisation and its members"


def test_a_pack_without_instruments_is_told(problems):
    """A treaty side needs a treaty."""
    assert "league: no instruments/*.yaml found; write one file for each treaty, charter or decision" in problems(
        {"instruments/pact.yaml": None, "readings.yaml": None}
    )


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("1990-00", "found '1990-00', expected YYYY-MM-DD, YYYY-MM or YYYY"),
        (1066, "found '1066', expected a year from 1800 to 2100"),
        ("some day", "found 'some day', expected YYYY-MM-DD, YYYY-MM or YYYY"),
    ],
)
def test_a_day_of_a_member_that_is_none_is_told(problems, day, said):
    """With what was expected."""
    (told,) = problems({"organisation.yaml": lambda rows: rows["members"]["SWE"].update(since=day)})
    assert told == f"league/organisation.yaml: members/SWE: {said}"


def test_a_version_that_yaml_reads_as_a_number_is_told_to_be_quoted(problems):
    """A name such as 1992 is words, and is checked as such."""

    def name_it_by_year(rows):
        rows["versions"] = {1990: rows["versions"].pop("first"), **rows["versions"]}
        for provision in rows["provisions"].values():
            for text in provision["texts"]:
                text["version"] = text["version"].replace("first", "1990")

    (told,) = problems({"instruments/pact.yaml": name_it_by_year})
    assert (
        told
        == "league/instruments/pact.yaml: versions/1990/[key]: YAML reads 1990 as a number, expected words; put it in quotes"
    )


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda rows: rows["versions"]["first"].update(source=None), "versions/first: is verified, but names no `source`"),
        (lambda rows: rows["versions"]["first"].update(signed="once"), "versions/first/signed: found 'once', expected"),
        (lambda rows: rows["provisions"]["art-1"].update(texts=[]), "provisions/art-1/texts: has 0 entries, expected at least 1; add one"),
        (lambda rows: _norm(rows).update(breached_by=[{}]), "breached_by/0: names no `acts` and no `types`, and would match everything"),
        (lambda rows: _norm(rows).update(breached_by=[{"acts": ["juggle"]}]), "breached_by/0/acts/0: found 'juggle', expected one of accede, "),
        (lambda rows: _norm(rows).update(deadline={"says": "soon", "after": {"acts": ["sign"]}}), "deadline: names no `months` and no `days`"),
        (lambda rows: _norm(rows).update(conditions={"when": {"says": "it holds"}}), "conditions/when: needs exactly one of"),
        (lambda rows: _norm(rows).update(modality="wish"), "modality: found 'wish', expected one of obligation, "),
    ],
)  # fmt: skip
def test_a_part_that_is_wrong_in_itself_is_the_one_fault_told(problems, spoil, said):
    """Nothing follows from it that is not there."""
    told = problems({"instruments/pact.yaml": spoil})
    assert [said in one for one in told] == [True]


def _norm(rows):
    return rows["provisions"]["art-1"]["norms"]["no-force"]


def test_cases_that_are_wrong_are_told(variant):
    """With file and place."""
    folder = variant({"cases.yaml": lambda rows: rows["cases"][0]["judged"].update(act="juggle")})
    with pytest.raises(
        BadData, match=r"league/cases.yaml: cases/0/judged/act: found 'juggle', expected one of accede, "
    ):
        read_cases(folder)


def test_a_pack_without_cases_has_none(variant):
    """They are optional."""
    assert read_cases(variant({"cases.yaml": None})) == ()


def test_an_organisation_without_a_treaty_is_refused():
    """The message says which there are."""
    with pytest.raises(BadQuery, match="No treaty of 'XYZ' is known"):
        packaged("XYZ")


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_packaged_treaty_is_sound(code):
    """Whatever the package ships is read without a problem, under its own code."""
    assert packaged(code).code == code
