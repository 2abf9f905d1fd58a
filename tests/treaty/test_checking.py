"""What the parts of a pack owe each other."""

from __future__ import annotations

import pytest

from foedus.treaty.checking import faults

PACT = "instruments/pact.yaml"
HERE = "league/instruments/pact.yaml: provisions"


def _norms(rows: dict, article: str) -> dict:
    return rows["provisions"][article]["norms"]


def test_the_league_has_no_fault(pack):
    """None that is imagined."""
    assert faults(pack, "league") == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda rows: rows["versions"]["first"].update(until=1990),
         "league/instruments/pact.yaml: versions/first: ends on 1990, before it is in force on 1991-05-01; mend one of the days"),
        (lambda rows: rows["versions"]["second"].update(signed=1989, in_force="1991-05"),
         "league/instruments/pact.yaml: versions/second: in force on 1991-05, not after first (1991-05-01); put versions in order of time"),
        (lambda rows: rows["versions"]["first"].update(until="2001-02-02"),
         "league/instruments/pact.yaml: versions/first: ends on 2001-02-02, and second is in force from 2001-02-02; they overlap: leave `until` out"),
        (lambda rows: rows["provisions"]["art-1"]["texts"][0].update(version="third"),
         f"{HERE}/art-1: a text of version 'third', which is none of first, second; name one of these"),
        (lambda rows: rows["provisions"]["art-2"]["texts"].reverse(),
         f"{HERE}/art-2: its texts are not in the order of the versions, one for each; put them so"),
        (lambda rows: _norms(rows, "art-1")["no-force"]["exceptions"]["self-defence"].update(provision="pact/art-51"),
         f"{HERE}/art-1/norms/no-force/exceptions/self-defence: no provision has the address 'pact/art-51'; addresses are such as pact/art-1"),
        (lambda rows: _norms(rows, "art-3")["no-foreign-facility"]["exceptions"]["agreed"].update(under=["whim"]),
         f"{HERE}/art-3/norms/no-foreign-facility: the reading 'whim' is not in readings.yaml; tell there whose it is"),
        (lambda rows: _norms(rows, "art-1")["no-force"]["exceptions"]["self-defence"].update(under=["consent-of-all"]),
         f"{HERE}/art-1/norms/no-force: the reading 'consent-of-all' does not name pact/art-1 among its provisions; add it in readings.yaml"),
        (lambda rows: _norms(rows, "art-1")["no-force"]["exceptions"]["self-defence"]["exceptions"]["after-cease-fire"].update(conditions={}),
         (f"{HERE}/art-1/norms/no-force/exceptions/self-defence/exceptions/after-cease-fire: excuses always, whatever is told; "
         "give a condition, or name its readings in `under`")),
        (lambda rows: _norms(rows, "art-3")["no-foreign-facility"]["exceptions"]["consulted"].update(
            under=[], conditions={"it": {"says": "it", "flag": {"flag": "vote"}, "under": ["consultation-enough"]}}),
         (f"{HERE}/art-3/norms/no-foreign-facility/exceptions/consulted: excuses under the reading 'consent-of-all', whatever is told; "
         "give a condition, or name its readings in `under`")),
        (lambda rows: _norms(rows, "art-1")["no-force"].update(since=2000, until=1999),
         f"{HERE}/art-1/norms/no-force: ends on 1999, before it begins on 2000; mend one of the days"),
        (lambda rows: _norms(rows, "art-2")["assist"].pop("counterparty") and _norms(rows, "art-2")["assist"]["conditions"].pop("asked"),
         f"{HERE}/art-2/norms/assist/conditions/attacked: asks for the counterparty, and the norm names none; give it a `counterparty`"),
        (lambda rows: _norms(rows, "art-1")["no-force"].pop("counterparty"),
         (f"{HERE}/art-1/norms/no-force/exceptions/self-defence/conditions/attacked: asks for the counterparty, and the norm names none; "
         "give it a `counterparty`")),
        (lambda rows: _norms(rows, "art-5").update({"no-force": _norms(rows, "art-5").pop("members-decide")}),
         (f"{HERE}/art-5/norms/no-force: a norm of that name stands at {HERE.removeprefix('league/')}/art-1/norms/no-force too; "
         "a name is one in a pack: call one otherwise")),
    ],
)  # fmt: skip
def test_a_fault_between_parts_of_an_instrument_is_told(problems, change, told):
    """Alone, with its place and what to do."""
    assert problems({PACT: change}) == [told]


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows["versions"]["first"].update(signed="1991-05-01"),
        lambda rows: rows["versions"]["first"].update(until="2001-02-01"),
        lambda rows: rows["versions"]["first"].update(until="1999-02-01"),
        lambda rows: _norms(rows, "art-1")["no-force"].update(since="2000-01-01", until="2000-01-01"),
    ],
)
def test_what_borders_on_a_fault_is_none(problems, change):
    """In force on the day of signature, ending on the day before the next, valid for a day."""
    assert problems({PACT: change}) == []


@pytest.mark.parametrize(
    ("file", "change", "told"),
    [
        ("standing.yaml", lambda rows: rows["standing"][0].update(since=2011), "standing/0: ends on 2010-12-31, before it begins on 2011; mend one of the days"),
        ("standing.yaml", lambda rows: rows["partners"][0].update(until=2000), "partners/0: ends on 2000, before it begins on 2001-01-01; mend one of the days"),
        ("organisation.yaml", lambda rows: rows["members"]["FIN"].update(until=1980), "members/FIN: ends on 1980, before it begins on 1990-01-01; mend one of the days"),
    ],
)  # fmt: skip
def test_a_term_that_ends_before_it_begins_is_told(problems, file, change, told):
    """Of members, partners and flags."""
    assert problems({file: change}) == [f"league/{file}: {told}"]


@pytest.mark.parametrize(
    ("over", "circles"),
    [
        ({"no-force": ["no-force"]}, ["no-force over no-force"]),
        ({"no-force": ["assist"], "assist": ["no-force"]}, ["no-force over assist over no-force"]),
        ({"no-force": ["assist", "members-decide"], "members-decide": ["no-force"]}, ["no-force over members-decide over no-force"]),
        ({"no-force": ["assist"], "assist": ["members-decide"]}, []),
        ({"no-force": ["assist", "members-decide"], "assist": ["members-decide"]}, []),
        (
            {"no-force": ["assist"], "assist": ["no-force"], "members-decide": ["no-vote-no-decision"], "no-vote-no-decision": ["members-decide"]},
            ["no-force over assist over no-force", "no-vote-no-decision over members-decide over no-vote-no-decision"],
        ),
    ],
)  # fmt: skip
def test_every_circle_of_overrides_is_told_once(problems, over, circles):
    """Through whichever of its overrides a norm is in it."""

    def override(rows):
        for provision in rows["provisions"].values():
            for name, norm in provision["norms"].items():
                norm["over"] = over.get(name, [])

    told = [one.split("a circle, ")[1].split(";", maxsplit=1)[0] for one in problems({PACT: override})]
    assert told == circles


def test_nothing_is_missing_that_may_stand_in_a_file_that_cannot_be_read(problems):
    """A reading of an article of a file that is no YAML."""
    told = problems({PACT: "- a list", "instruments/other.yaml": "name: Other\nkind: treaty\nratified: true\nversions: {a: {signed: 1990, in_force: 1991, status: unverified}}\n"})  # fmt: skip
    assert told == [f"league/{PACT}: found list, expected a mapping"]
