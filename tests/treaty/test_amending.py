"""Amendments applied to the league: what comes of it, what stays as it was, and what cannot be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.errors import BadData
from foedus.treaty.amending import amend, undone
from foedus.treaty.days import Day
from foedus.treaty.judge import Judge
from foedus.treaty.judging import judge_record
from foedus.treaty.loading import read_amendments, read_pack
from foedus.treaty.occurrences import Occurrences
from foedus.treaty.proposals import Amendment
from foedus.treaty.writing import written

BAN = {"modality": "prohibition", "says": "no force", "bearer": {"kind": "member"}, "breached_by": [{"acts": ["use_force"]}]}  # fmt: skip
FROM = "2002-01-01"
ADDRESSES = ("pact/art-1", "pact/art-2", "pact/art-3", "pact/art-4", "pact/art-5", "pact/art-9")
NAMES = ("no-force", "assist", "notice-before-exit", "new-one")


def wording(**norms):
    """A provision with these norms."""
    return {"heading": "heading", "paraphrase": "paraphrase", "norms": norms}


def made(*operations, **more):
    """A proposal of these operations."""
    rows = {"organisation": "LIG", "title": "title", "says": "says", "proposers": ["somebody"], "proposed": "2001-01-01", "status": "unverified"}  # fmt: skip
    return Amendment.model_validate({**rows, "operations": list(operations), **more})


def files(pack):
    """What the files of the pack would say."""
    return [written(one) for one in (*pack.instruments.values(), *pack.readings.values())]


@pytest.fixture(scope="module")
def amended(pack):
    """The league with amendments `a0`, `a1` and so on."""

    def amended(*amendments, since=None, by=pack):
        return amend(by, {f"a{n}": one for n, one in enumerate(amendments)}, Day.read(since) if since else None)

    return amended


@pytest.fixture(scope="module")
def problems(amended):
    """What is told of amendments that cannot be made."""

    def problems(*amendments, **more):
        with pytest.raises(BadData) as told:
            amended(*amendments, **more)
        return told.value.problems

    return problems


# --------------------------------------------------------------------------------------------------------------- operations


def test_no_amendment_changes_nothing(pack, amended):
    """And no norm is asked again."""
    found = amended()
    assert found.pack == pack
    assert (found.changes, found.consequences, found.versions, found.touched()) == ((), (), (), frozenset())


def test_what_is_added_is_there(amended):
    """For as long as the pact has stood; where it holds from a day, from then."""
    new = {"add": "pact/art-9", "provision": wording(new=BAN)}
    throughout, later = amended(made(new)).pack, amended(made(new), since=FROM).pack
    assert str(throughout.norms["new"].periods[0].since) == "1991-05-01"
    assert str(later.norms["new"].periods[0].since) == FROM


def test_what_is_repealed_is_gone(amended):
    """Where it is repealed from a day, it stays for the days before."""
    gone = made({"repeal": "pact/art-1"})
    assert "no-force" not in amended(gone).pack.norms
    (period,) = amended(gone, since=FROM).pack.norms["no-force"].periods
    assert (str(period.since), str(period.until)) == ("1991-05-01", "2001-12-31")
    assert amended(gone, since=FROM).pack.provisions["pact/art-1"].texts[-1].paraphrase is None


def test_what_is_replaced_says_something_else(amended):
    """Under the same name; where it does so from a day, the norm before keeps its name and the new one gets another."""
    found = amended(made({"replace": "pact/art-1", "provision": wording(**{"no-force": BAN})}))
    assert found.pack.norms["no-force"].norm.says == "no force"
    later = amended(made({"replace": "pact/art-1", "provision": wording(**{"no-force": BAN})}), since=FROM)
    assert later.renamed == {f"no-force-from-{FROM}": "no-force"}
    (old,), (new,) = (later.pack.norms[name].periods for name in ("no-force", f"no-force-from-{FROM}"))
    assert (str(old.until), str(new.since), new.until) == ("2001-12-31", FROM, None)


def test_a_version_is_retimed(amended):
    """And with it what it brings."""
    found = amended(made({"retime": "pact", "version": "second", "in_force": "2003-01-01"}))
    assert [(one.name, str(one.before.in_force), str(one.after.in_force)) for one in found.versions] == [
        ("second", "2001-02-02", "2003-01-01")
    ]
    assert str(found.pack.norms["notice-before-exit"].periods[0].since) == "2003-01-01"


def test_a_version_is_ended(amended):
    """After its last day nothing of it holds."""
    found = amended(made({"retime": "pact", "version": "second", "until": "2003-01-01"}))
    assert str(found.pack.norms["no-force"].periods[0].until) == "2003-01-01"


def test_a_rule_of_deciding_is_told(amended):
    """It is carried along; no text and no norm changes by it."""
    found = amended(made({"decide": "pact/art-5", "rule": "majority"}))
    assert (found.rules, found.touched()) == ({"pact/art-5": "majority"}, frozenset())


def test_a_rule_goes_with_its_provision(amended):
    """And several amendments that change both are told."""
    found = amended(made({"decide": "pact/art-5", "rule": "majority"}), made({"repeal": "pact/art-5"}))
    assert found.rules == {}
    assert found.conflicts == (
        "the rule of pact/art-5 is changed by a0: operations/0 and again by a1: operations/0; the later one holds",
    )


def test_before_the_pact_stood_is_for_as_long_as_it_has(pack, amended):
    """No day is before it."""
    new = made({"add": "pact/art-9", "provision": wording(new=BAN)}, {"repeal": "pact/art-3"})
    for day in ("1991-05-01", "1900-01-01", "1991"):
        assert amended(new, since=day).pack == amended(new).pack
    assert amended(new, since="1991-05-02").pack != amended(new).pack


def test_a_version_that_is_cut_short_ends_when_it_did(variant, amended):
    """What is amended does not outlive its instrument."""
    over = read_pack(variant({"instruments/pact.yaml": lambda rows: rows["versions"]["second"].update(until=date(2005, 1, 1))}))  # fmt: skip
    found = amended(made({"add": "pact/art-9", "provision": wording(new=BAN)}), since="2003-01-01", by=over).pack
    for name in ("new", "no-force"):
        assert str(found.norms[name].periods[-1].until) == "2005-01-01"


def test_nothing_of_what_is_over_can_be_changed(variant, problems):
    """From a day on which it is no more in force."""
    over = read_pack(variant({"instruments/pact.yaml": lambda rows: rows["versions"]["second"].update(until=date(2005, 1, 1))}))  # fmt: skip
    assert problems(made({"repeal": "pact/art-1"}), since="2006-01-01", by=over) == [
        "a0: operations/0 (repeal pact/art-1): pact is not in force on 2006-01-01, it ended on 2005-01-01; take an earlier day"
    ]


def test_a_version_that_may_never_come_into_force_stays_in_its_place(variant, amended):
    """Texts of other provisions stay in the order of the versions, and a text that may never hold ends no other."""

    def more(rows):
        told = {"source": "invented", "seen": "2026-01-01", "status": "verified"}
        rows["versions"]["third"] = {"signed": "2004-01-01", "in_force": None, **told}
        rows["versions"]["fourth"] = {"signed": "2006-01-01", "in_force": "2006-02-02", **told}
        for key in ("art-1", "art-2"):
            rows["provisions"][key]["texts"] += [{"version": v, "paraphrase": v, **told} for v in ("third", "fourth")]

    four = read_pack(variant({"instruments/pact.yaml": more}))
    found = amended(made({"replace": "pact/art-1", "provision": wording(new=BAN)}), since="2005-01-01", by=four)
    assert list(found.pack.instruments["pact"].versions) == ["first", "second", "third", "amended-2005-01-01", "fourth"]
    assert [(p.version, str(p.since)) for p in found.pack.norms["new"].periods] == [("amended-2005-01-01", "2005-01-01")]  # fmt: skip
    assert [p.version for p in found.pack.norms["no-force"].periods] == ["first"]
    assert undone(found) == four


def test_a_version_of_the_pack_is_not_overwritten(variant, pack, amended):
    """Whatever it is called."""

    def called(rows):
        rows["versions"] = {"first": rows["versions"]["first"], f"amended-{FROM}": rows["versions"]["second"]}
        for provision in rows["provisions"].values():
            for text in provision["texts"]:
                text["version"] = text["version"].replace("second", f"amended-{FROM}")

    other = read_pack(variant({"instruments/pact.yaml": called}))
    found = amended(made({"repeal": "pact/art-1"}), since=FROM, by=other).pack
    assert list(found.instruments["pact"].versions) == ["first", f"amended-{FROM}", f"amended-{FROM}-again"]


def test_what_replaces_a_text_counts_from_the_first_version_that_was_looked_up(variant, amended):
    """Though the instrument began with one that nobody did."""
    other = read_pack(variant({"instruments/pact.yaml": lambda rows: rows["versions"]["first"].update(status="unverified")}))  # fmt: skip
    found = amended(made({"replace": "pact/art-1", "provision": wording(new=BAN)}), by=other)
    assert [(one.version, one.verified) for one in found.pack.norms["new"].periods] == [("first", False), ("second", True)]  # fmt: skip
    assert undone(found) == other


@pytest.mark.parametrize("retimed_first", [True, False])
def test_days_of_versions_are_changed_before_texts(amended, retimed_first):
    """Wherever the operation stands."""
    ops = [{"retime": "pact", "version": "second", "in_force": "2002-02-02"}, {"repeal": "pact/art-1"}]
    found = amended(made(*(ops if retimed_first else reversed(ops))), since="2001-03-01")
    assert list(found.pack.instruments["pact"].versions) == ["first", "amended-2001-03-01", "second"]


def test_no_version_is_left_of_what_is_gone_again(pack, amended):
    """Added and repealed, nothing has changed."""
    found = amended(made({"add": "pact/art-9", "provision": wording(new=BAN)}, {"repeal": "pact/art-9"}), since=FROM)
    assert found.pack == pack


def test_two_amendments_share_the_version_of_their_day(amended):
    """It names both."""
    ops = ({"repeal": "pact/art-1"}, {"add": "pact/art-9", "provision": wording(new=BAN)})
    found = amended(*map(made, ops), since=FROM)
    assert [(one.name, one.after.amended_by) for one in found.versions] == [(f"amended-{FROM}", "a0, a1")]


# -------------------------------------------------------------------------------------------------- what follows of a change


def test_readings_let_go_what_is_gone(amended):
    """One that is of nothing else goes with it."""
    assert amended(made({"repeal": "pact/art-3"})).pack.readings == {}


def test_readings_follow_the_norms_that_tell_them_apart(pack, amended):
    """To another provision."""
    norm = pack.norms["no-foreign-facility"].norm.model_dump(exclude_defaults=True, mode="json")
    found = amended(made({"add": "pact/art-9", "provision": wording(again=norm)}))
    assert found.pack.readings["consent-of-all"].provisions == ("pact/art-3", "pact/art-9")


def test_a_reading_of_another_content_is_refused(problems):
    """It would change the norms that stand."""
    reading = {"title": "t", "says": "s", "authors": ["x"], "provisions": ["pact/art-3"], "status": "unverified"}
    told = problems(made({"repeal": "pact/art-1"}, readings={"consent-of-all": reading}))
    assert told == ["a0: readings/consent-of-all: another reading has that name; call this one otherwise"]


def test_a_reading_of_what_is_not_there_is_told_with_its_amendment(problems):
    """It stands in no file of the pack."""
    reading = {"title": "t", "says": "s", "authors": ["x"], "provisions": ["pact/art-77"], "status": "unverified"}
    (told,) = problems(made({"repeal": "pact/art-1"}, readings={"new": reading}))
    assert told.startswith("a0: readings/new: no provision has the address 'pact/art-77'")


def test_norms_go_before_what_takes_the_place_of_what_they_beat(variant, amended):
    """And before none that is gone."""
    over = read_pack(variant({"instruments/pact.yaml": lambda rows: rows["provisions"]["art-2"]["norms"]["assist"].update(over=["no-force"])}))  # fmt: skip
    later = amended(made({"replace": "pact/art-1", "provision": wording(**{"no-force": BAN})}), since=FROM, by=over)
    assert later.pack.beaten_by("assist") == {"no-force", f"no-force-from-{FROM}"}
    assert [one.address for one in later.consequences] == ["pact/art-2"]
    gone = amended(made({"repeal": "pact/art-1"}), by=over)
    assert gone.pack.beaten_by("assist") == frozenset()
    for one in (later, gone):
        assert undone(one) == over
        assert "assist" in one.touched()


def test_an_exemption_is_not_left_without_its_place(variant, problems, amended):
    """Where it stands is repealed: its norm is to be worded anew."""

    def exempt(rows):
        rows["provisions"]["art-1"]["norms"]["no-force"]["exceptions"]["self-defence"]["provision"] = "pact/art-2"

    other = read_pack(variant({"instruments/pact.yaml": exempt}))
    gone, worded = {"repeal": "pact/art-2"}, {"replace": "pact/art-1", "provision": wording(**{"no-force": BAN})}
    for since in (None, FROM):
        (told,) = problems(made(gone), by=other, since=since)
        assert told == (
            "a0: operations/0 (repeal pact/art-2): the exemption self-defence of no-force (pact/art-1) stands there;"
            " replace pact/art-1 too, with or without it"
        )
        assert amended(made(gone, worded), by=other, since=since).changes


# ------------------------------------------------------------------------------------------------------- what cannot be done


@pytest.mark.parametrize("since", [None, FROM, "2001"])
@pytest.mark.parametrize(
    ("operations", "words"),
    [
        (({"repeal": "pact/art-1"}, {"repeal": "pact/art-1"}), "a0: operations/1 (repeal pact/art-1): it is repealed already by a0: operations/0"),
        (({"repeal": "pact/art-77"},), "no provision has that address; there are pact/art-1"),
        (({"repeal": "zzz/art-1"},), "no instrument is called 'zzz'; there are pact"),
        (({"retime": "pact", "version": "third", "in_force": "2003"},), "no version is called 'third'; there are first, second"),
        (({"retime": "zzz", "version": "third", "in_force": "2003"},), "no instrument is called 'zzz'"),
        (({"decide": "pact/art-77", "rule": "majority"},), "no provision has that address"),
        (({"add": "pact/art-1", "provision": wording()},), "it stands already; replace it"),
        (({"add": "pact/art-1", "provision": wording()}, {"repeal": "pact/art-1"}), "is repealed only by a0: operations/1; put that before"),
        (({"add": "pact/art-9", "provision": wording()}, {"add": "pact/art-9", "provision": wording()}), "added by a0: operations/0; replace it"),
        (({"replace": "pact/art-9", "provision": wording()}, {"add": "pact/art-9", "provision": wording()}), "it is added only by a0: operations/1; put that before"),
        (({"repeal": "pact/art-1"}, {"replace": "pact/art-1", "provision": wording()}), "it is repealed by a0: operations/0; add it instead"),
        (({"repeal": "pact/art-5"}, {"decide": "pact/art-5", "rule": "majority"}), "it is repealed by a0: operations/0"),
        (({"add": "pact/art-9", "provision": wording(**{"no-force": BAN})},), "a norm of that name stands at instruments/pact.yaml: provisions/art-1/norms/no-force"),
        (({"add": "pact/art-9", "provision": wording(new={**BAN, "over": ["nothing"]})},), "is over 'nothing', which is no norm"),
        (({"retime": "pact", "version": "second", "in_force": "1990-01-01"},), "before it was signed"),
        (({"retime": "pact", "version": "first", "until": "2005-01-01"},), "they overlap"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused(problems, operations, words, since):
    """With the operation, and what to do; whether or not it holds from a day."""
    told = problems(made(*operations), since=since)
    assert any(words in one and one.startswith("a0: operations/") for one in told)


def test_every_operation_that_cannot_be_made_is_told_at_once(problems):
    """Of all amendments, and what does not hold together beside it."""
    told = problems(
        made({"repeal": "pact/art-77"}, {"add": "pact/art-1", "provision": wording()}),
        made({"repeal": "pact/art-1"}, organisation="ZZZ"),
        made({"add": "pact/art-9", "provision": wording(assist=BAN)}),
    )
    assert [one.split(":")[0] for one in told] == ["a1", "a0", "a0", "a2"]


def test_a_repeal_by_two_amendments_names_both(problems):
    """One of the two is to be left out."""
    gone = made({"repeal": "pact/art-1"})
    assert problems(gone, gone) == [
        "a1: operations/0 (repeal pact/art-1): it is repealed already by a0: operations/0; leave one of the two out"
    ]


def test_norms_of_two_amendments_with_one_name_are_told_with_both_places(problems):
    """Where each stands."""
    one, other = ({"add": f"pact/art-{n}", "provision": wording(new=BAN)} for n in (8, 9))
    (told,) = problems(made(one), made(other))
    for words in ("a0: operations/0", "a1: operations/0", "provisions/art-8/norms/new", "provisions/art-9/norms/new"):
        assert words in told


@pytest.mark.parametrize("since", [None, FROM])
def test_what_two_amendments_change_is_told_with_both_places(amended, since):
    """And the later one holds; within one amendment it is its own affair."""
    first, second = (
        {"replace": "pact/art-1", "provision": {**wording(new=BAN), "paraphrase": words}} for words in ("one", "two")
    )
    found = amended(made(first), made(second), since=since)
    assert found.conflicts == (
        "pact/art-1 is changed by a0: operations/0 and again by a1: operations/0; the later one holds",
    )
    assert found.pack.provisions["pact/art-1"].texts[-1].paraphrase == "two"
    assert amended(made(first, second), since=since).conflicts == ()
    other = amended(made(second), made(first), since=since)
    assert other.pack.provisions["pact/art-1"].texts[-1].paraphrase == "one"


def test_versions_are_told_apart_in_conflicts(amended):
    """Two that change two versions change two things."""
    later, ended = {"in_force": "2001-03-03"}, {"in_force": "1991-06-01"}
    two = [made({"retime": "pact", "version": v, **days}) for v, days in (("second", later), ("first", ended))]
    assert amended(*two).conflicts == ()
    assert amended(two[0], two[0]).conflicts == (
        "pact version second is changed by a0: operations/0 and again by a1: operations/0; the later one holds",
    )


# ---------------------------------------------------------------------------------------------------------------- properties


@st.composite
def operations(draw):
    """One that may or may not be made."""
    address, change = draw(st.sampled_from(ADDRESSES)), draw(st.sampled_from(["add", "replace", "replace", "repeal", "retime", "decide"]))  # fmt: skip
    if change == "retime":
        version, day = draw(st.sampled_from([("first", "1991-06-01"), ("second", "2002-06-01"), ("second", "1990-06-01")]))  # fmt: skip
        return {"retime": "pact", "version": version, "in_force": day}
    if change == "decide":
        return {"decide": address, "rule": "majority"}
    if change == "repeal":
        return {"repeal": address}
    names = draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))
    over = draw(st.sampled_from([(), (), ("no-force",)]))
    norms = {name: {**BAN, "over": [one for one in over if one != name]} for name in names}
    return {change: address, "provision": wording(**norms)}


proposals = st.lists(st.lists(operations(), min_size=1, max_size=3), max_size=3)
days = st.one_of(
    st.none(), st.integers(0, 6000).map(lambda n: date(1990, 1, 1) + timedelta(n)), st.just(2001), st.just("2001-02")
)


def tried(pack, drawn, since):
    """What comes of the amendments, or what is told of them."""
    try:
        return amend(pack, {f"a{n}": made(*ops) for n, ops in enumerate(drawn)}, Day.read(since) if since else None), []
    except BadData as error:
        return None, error.problems


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=proposals, since=days)
def test_the_pack_stays_as_it_was_and_each_change_can_be_taken_back(league, drawn, since):
    """Byte for byte, in the same order, whether or not the amendments can be made; what cannot is told with its operation."""
    pack = read_pack(league)
    before = files(pack)
    found, problems = tried(pack, drawn, since)
    assert all(one.startswith("a") and "operations/" in one for one in problems)
    if found:
        assert (undone(found), files(undone(found))) == (pack, before)
        assert drawn or found.pack == pack
        assert {one.address for one in found.changes} <= {
            op.get(c) for ops in drawn for op in ops for c in ("add", "replace", "repeal")
        }
    assert files(pack) == before
    assert pack == read_pack(league)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(since=st.integers(600, 6000), days_=st.lists(st.integers(0, 8000), min_size=1, max_size=8), name=st.sampled_from(["no-bases", "short-notice", "bases-by-host", "no-refusal"]))  # fmt: skip
def test_what_was_done_before_the_day_is_found_as_it_was(pack, league, act, since, days_, name):
    """By the same norms, with the same ids; and from the day on as if it had always been so."""
    first = date(1990, 1, 1) + timedelta(since)
    proposal = read_amendments(league)[name]
    proposal = replace_operations(proposal)
    dated, always = (amend(pack, {name: proposal}, one) for one in (Day.read(first), None))
    told = []
    for number, day in enumerate(days_):
        when = date(1990, 1, 1) + timedelta(day)
        what = ("use_force", "host_facility", "withdraw_membership", "refuse_assistance")[number % 4]
        told.append(act(what, "NOR", "DEU" if what == "host_facility" else "SWE", day=when, name="air base", object="facility"))  # fmt: skip
    early, late = ([one for one in told if (one.span.start < first) is before] for before in (True, False))

    def found(by, of):
        judged = Judge(by, Occurrences(by, told)).judge(of)
        return [(one.placed.name.split("-from-")[0], one.conduct.id, one.verdict) for one in judged if speaks(one)]

    assert found(dated.pack, early) == found(pack, early)
    if first >= date(2002, 2, 2):
        assert sorted(map(named, found(dated.pack, late))) == sorted(map(named, found(always.pack, late)))
    ids = [one.id for one in judge_record(pack, early).findings if one.verdict.name not in {"not in force", "not applicable"}]  # fmt: skip
    assert [one.id for one in judge_record(dated.pack, early).findings if one.verdict.name not in {"not in force", "not applicable"}] == ids  # fmt: skip


def replace_operations(proposal):
    """The proposal without what changes days by themselves."""
    return proposal.model_copy(update={"operations": tuple(o for o in proposal.operations if o.change != "retime")})


def speaks(one):
    """Whether the norm says something."""
    return one.verdict.name not in {"not in force", "not applicable"}


def named(found):
    """Without the words of the verdict."""
    return found[0], found[1], found[2].name


def test_names_of_norms_before_and_after_are_touched(variant, amended):
    """Through others too."""

    def chain(rows):
        rows["provisions"]["art-2"]["norms"]["assist"]["over"] = ["no-force"]
        rows["provisions"]["art-5"]["norms"]["members-decide"]["over"] = ["assist"]

    other = read_pack(variant({"instruments/pact.yaml": chain}))
    found = amended(made({"replace": "pact/art-1", "provision": wording(**{"no-force": BAN})}), by=other)
    assert found.touched() == {"no-force", "assist", "members-decide"}
    assert replace(found, changes=()).touched() == found.touched()
