"""ATOP's row of the CSTO, derived from norms; values of ATOP 5.1, id 4220, as the field publishes them."""

from __future__ import annotations

from foedus.treaty.atop import phases
from foedus.treaty.loading import packaged

FIRST = {
    "defense": 1, "nonagg": 1, "consul": 1, "active": 1, "noothall": 1, "conwtin": 3, "intcom": 1, "organ1": 2, "orgpurp1": 1,
    "reflnun": 2, "agprois": 3, "estmode": 1, "length": 60, "renounce": 1, "futmem": 3,
}  # fmt: skip
SECOND = FIRST | {"medarb": 1, "milcon": 2, "organ1": 3, "contrib": 1, "interv": 1}
ZERO = ("offense", "neutral", "conditio", "defcon", "thirdcom", "subord", "base", "dipaid", "notaiden")
MEMBERS = {
    "RUS": [("1992-05-15", None)], "ARM": [("1992-05-15", None)], "TJK": [("1992-05-15", None)], "KGZ": [("1992-05-15", None)],
    "KAZ": [("1992-05-15", None)], "UZB": [("1992-05-15", "1999-04-20"), ("2006-08-17", "2012-06-28")],
    "AZE": [("1993-09-24", "1999-04-20")], "GEO": [("1993-12-09", "1999-04-20")], "BLR": [("1994-01-03", None)],
}  # fmt: skip
EXPLAINED = {
    "UZB": "the pack dates the return by the protocol of 16 August 2006 and the exit by the Council's decision of 19 December 2012",
    "BLR": "another source has 31 December 1993",
}


def test_two_phases_exactly() -> None:
    """With every text counted, also those that are from memory: ATOP's coders had them all."""
    first, second = phases(packaged("CSTO"), unverified=True)
    assert (str(first.since), str(first.until), str(second.since), second.until) == (
        "1992-05-15",
        "2002-10-07",
        "2002-10-07",
        None,
    )
    assert {name: value for name, value in first.variables.items() if value} == FIRST
    assert {name: value for name, value in second.variables.items() if value} == SECOND
    assert all(phase.variables[name] == 0 for phase in (first, second) for name in ZERO)


def test_what_nobody_looked_up_settles_nothing() -> None:
    """Verified texts alone give a part of the row, and nothing that is not in it."""
    first, second = phases(packaged("CSTO"))
    for phase, whole in ((first, FIRST), (second, SECOND)):
        found = {name: value for name, value in phase.variables.items() if value}
        assert found.items() <= whole.items()
        assert {"defense", "nonagg", "consul", "noothall", "intcom", "reflnun"} <= set(found)


def test_members_agree_but_where_the_sources_do_not() -> None:
    """A day of the pack that is known to the month agrees with any day of it."""
    for state, terms in MEMBERS.items():
        if state in EXPLAINED:
            continue
        known = [one for one in packaged("CSTO").members if one.state == state]
        assert len(known) == len(terms)
        for one, (since, until) in zip(known, terms, strict=True):
            assert one.since is not None
            assert str(one.since.first) <= since <= str(one.since.last)
            assert (one.until is None) == (until is None)
            assert one.until is None or str(one.until.first) <= str(until) <= str(one.until.last)


def test_another_pack_gives_a_row_of_its_own() -> None:
    """NATO: defence, consultation, no term."""
    *_, last = phases(packaged("NATO"), unverified=True)
    assert (last.variables["defense"], last.variables["consul"], last.variables["length"]) == (1, 1, 0)
