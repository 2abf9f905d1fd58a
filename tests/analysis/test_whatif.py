"""What amendments change in what is found: exactly the difference of two whole judgments, of made-up records and of a ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.analysis.findings import SILENT, FindingViews
from foedus.analysis.whatif import Turn, differences, what_if
from foedus.ledger import Ledger
from foedus.ledger.events import Signature
from foedus.model.claim import EventType, ObjectKind, Status, TreatyAct
from foedus.model.finding import AllegedBreach, Excused, Finding, Form
from foedus.reconcile.judging import Judging
from foedus.reconcile.keeping import keep
from foedus.register import Register
from foedus.treaty.amending import Amended, amend
from foedus.treaty.comparing import Compared, asked_by, compare
from foedus.treaty.conduct import Conduct, Teller
from foedus.treaty.days import Day, Span
from foedus.treaty.judging import Judgment, asked_of, judge_record
from foedus.treaty.loading import read_amendments, read_pack
from foedus.treaty.patterns import keys_of
from foedus.treaty.proposals import Amendment

FOLDER = Path(__file__).parents[1] / "fixtures/packs/league"
LEAGUE = read_pack(FOLDER)
KEPT = read_amendments(FOLDER)
WORDED = {
    "art-9": {"add": "pact/art-9", "provision": {"heading": "h", "paraphrase": "p", "norms": {}}},
    "art-1": {"repeal": "pact/art-1"},
    "permit": {
        "add": "pact/art-8",
        "provision": {"heading": "h", "paraphrase": "p", "norms": {"let-fight": {"modality": "permission", "says": "members may fight", "bearer": {"kind": "member"}, "fulfilled_by": [{"acts": ["use_force"]}]}}},
    },
    "goes-before": {
        "add": "pact/art-7",
        "provision": {"heading": "h", "paraphrase": "p", "norms": {"police": {"modality": "permission", "says": "a member may act as police", "bearer": {"kind": "member", "codes": ["NOR"]}, "fulfilled_by": [{"acts": ["use_force", "occupy"]}], "over": ["no-force"]}}},
    },
}  # fmt: skip
AMENDMENTS = KEPT | {
    name: Amendment.model_validate(
        {"organisation": "LIG", "title": name, "says": "s", "proposers": ["x"], "proposed": "2001", "status": "unverified", "operations": [one]}
    )
    for name, one in WORDED.items()
}  # fmt: skip
ACTS = ("use_force", "occupy", "cease_fire", "withdraw_forces", "deploy", "refuse_assistance", "request_assistance", "adopt_decision",
        "host_facility", "open_facility", "notify_withdrawal", "withdraw_membership", "accuse_breach")  # fmt: skip
AUTHORS = ("Ida Brem", "Ben Orr", "Una Holt")
STATES = ("NOR", "SWE", "FIN", "DEU", "LIG")


@st.composite
def records(draw: Any) -> list[Conduct]:
    """A few acts, several tellings of an event among them, days known or not, told, denied, planned or asked for."""
    conducts = []
    for number in range(draw(st.integers(1, 12))):
        act, who = draw(st.sampled_from(ACTS)), draw(st.lists(st.sampled_from(STATES), max_size=3, unique=True))
        cut, day = draw(st.integers(0, 2)), draw(st.one_of(st.none(), st.integers(0, 40), st.integers(3800, 4300)))
        first = date(1991, 4, 20) + timedelta(day or 0)
        conducts.append(
            Conduct(
                id=f"c{number}", by=Teller.CLAIM, event=f"e{draw(st.integers(0, 6))}", act=TreatyAct(act), actors=tuple(who[:cut]),
                recipients=tuple(who[cut:]), unnamed=not who[:cut], unaddressed=not who[cut:], object=ObjectKind.FACILITY, name="air base",
                words=draw(st.sampled_from(["they broke article 1 of the pact of the lakes", "it broke article 9 of the pact of the lakes", "the treaty"])),
                status=draw(st.sampled_from([Status.ASSERTED] * 3 + [Status.DENIED, Status.PLANNED, Status.DEMANDED])),
                span=Span(first, first + timedelta(draw(st.sampled_from([0, 0, 0, 40])))) if day is not None else None,
                told_on=draw(st.sampled_from([None, date(2003, 1, 1)])), said_by=tuple(draw(st.lists(st.sampled_from(STATES), max_size=1))),
            )
        )  # fmt: skip
    return conducts


WITHOUT = ({"bases-by-host", "no-bases"}, {"art-1", "goes-before"})
"""Amendments that cannot be made together."""
chosen = st.lists(st.sampled_from(list(AMENDMENTS)), max_size=3, unique=True).filter(
    lambda names: not any(two.issubset(names) for two in WITHOUT)
)
days = st.one_of(st.none(), st.dates(date(1991, 1, 1), date(2005, 1, 1)), st.just("2001-02"))


def amended(names: list[str], since: Any = None) -> Amended:
    return amend(LEAGUE, {name: AMENDMENTS[name] for name in names}, Day.read(since) if since else None)


def of(pairs: list[tuple[Finding | None, Finding | None]]) -> Counter[Any]:
    """The pairs without their order."""
    return Counter(tuple(f and (f.id, f.norm, f.verdict.name, f.verdict.because, f.claims, f.disputed_by) for f in pair) for pair in pairs)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(conducts=records(), names=chosen, since=days)
def test_it_is_the_difference_of_the_whole_judgments(conducts: list[Conduct], names: list[str], since: Any) -> None:
    """Though only the changed norms are asked, of the acts that they can match or look for."""
    both = amended(names, since)
    whole = Compared(before=judge_record(LEAGUE, conducts), after=judge_record(both.pack, conducts))
    needed = [one for one in conducts if asked_by(both).intersection(keys_of(one))]
    assert of(differences(compare(both, needed), both.renamed)[0]) == of(differences(whole, both.renamed)[0])


@settings(max_examples=150, deadline=None)
@given(conducts=records(), names=chosen, since=days)
def test_findings_of_norms_that_are_not_touched_stay(conducts: list[Conduct], names: list[str], since: Any) -> None:
    """With all that they tell, ids included."""
    both = amended(names, since)
    before, after = (
        [one for one in judge_record(pack, conducts).findings if one.norm and one.norm not in both.touched()]
        for pack in (LEAGUE, both.pack)
    )
    assert before == after


@settings(max_examples=40, deadline=None)
@given(conducts=records(), since=days)
def test_no_amendment_changes_no_finding(conducts: list[Conduct], since: Any) -> None:
    """Nor one that adds no norm, but where an accuser names its article."""
    both = amended([], since)
    assert differences(compare(both, conducts), both.renamed)[0] == []
    text = amended(["art-9"], since)
    assert all(one.norm is None for pair in differences(compare(text, conducts), text.renamed)[0] for one in pair if one)  # fmt: skip


def finding(verdict: Any, norm: str = "no-force") -> Finding:
    return Finding(
        id=f"{norm}{verdict.because}", organisation="LIG", provision="pact/art-1", norm=norm, version="first", occurrence="e", bearer="NOR",
        counterparty="SWE", form=Form.REPORTED, stage="done", verdict=verdict, claims=("c",), disputed_by=(), trace=(),
    )  # fmt: skip


def test_several_verdicts_on_one_act_are_compared_one_by_one() -> None:
    """What stays is left out, and none hides another."""
    one, two, three = (finding(Excused(because=by, by=by)) for by in ("a", "b", "c"))
    compared = Compared(
        before=Judgment(findings=(one, two), conflicts=()), after=Judgment(findings=(three, one), conflicts=())
    )
    assert differences(compared, {}) == ([(two, three)], [one])


def test_other_words_of_a_norm_are_no_other_finding() -> None:
    """What it comes to is compared."""
    one, two = (finding(AllegedBreach(because=words, form=Form.REPORTED)) for words in ("a", "b"))
    compared = Compared(before=Judgment(findings=(one,), conflicts=()), after=Judgment(findings=(two,), conflicts=()))
    assert differences(compared, {}) == ([], [two])


# ------------------------------------------------------------------------------------------------------------------ a ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "record.foedus") as opened:
        yield opened


@pytest.fixture
def views(ledger: Ledger, reading: Any) -> Callable[..., FindingViews]:
    """Views of a ledger of one report for each of the sentences."""

    def views(*sentences: Any) -> FindingViews:
        for number, one in enumerate(sentences):
            made = reading(f"report-{number}", one, author=AUTHORS[number], published=date(2003, 5, 12))
            ledger.add(made, f"{made.report.document} {made.report.text}".encode())
        keep(ledger, Register.load())
        return FindingViews(ledger, Register.load(), str, [LEAGUE])

    return views


@pytest.fixture
def hosted(told: Any) -> Any:
    """A base that nobody was asked about."""
    return told(
        words="Norway opened an air base of the United States.", trigger="opened", act=TreatyAct.OPEN_FACILITY, type=EventType.COOPERATE,
        actors={"Norway": "NOR"}, recipients={"the United States": "USA"}, about="air base", kind=ObjectKind.FACILITY, day=date(2002, 5, 10),
    )  # fmt: skip


@pytest.fixture
def agreed(told: Any) -> Any:
    """The league's leave for it."""
    return told(
        words="The League agreed to the base.", trigger="agreed", act=TreatyAct.ADOPT_DECISION, type=EventType.AGREE,
        actors={"The League": "LIG"}, about="base", kind=ObjectKind.FACILITY, day=date(2002, 3, 1),
    )  # fmt: skip


def asked(views: FindingViews, *names: str, since: str | None = None) -> Any:
    return what_if(views, amended(list(names), since), {name: AMENDMENTS[name] for name in names})


def test_findings_change_appear_and_disappear(views, hosted, agreed):
    """As the text before and after would have it."""
    record = views(hosted, agreed)
    changed, gone = asked(record, "no-bases"), asked(record, "bases-by-host")
    assert [(c.turn, c.before.finding.verdict.name, c.after.finding.verdict.name) for c in changed.changes] == [
        (Turn.CHANGES, "contested", "alleged breach")
    ]
    assert [(c.turn, c.after) for c in gone.changes] == [(Turn.DISAPPEARS, None)]
    assert [(t.address, t.before, t.after) for t in gone.texts] == [
        ("pact/art-3", "Foreign facilities are placed after consultation with the others.", "")
    ]
    assert (changed.by_voice(), list(changed.by_member())) == ({"Ida Brem": 1}, ["NOR"])


def test_it_asks_for_no_more_than_the_change_can_match(ledger, views, hosted, agreed, told):
    """And tells how much that is of all that the pact could speak to."""
    fought = told(words="Norway shelled Sweden.", trigger="shelled", act=TreatyAct.USE_FORCE, type=EventType.ASSAULT, actors={"Norway": "NOR"}, recipients={"Sweden": "SWE"}, day=date(2002, 5, 1))  # fmt: skip
    found = asked(views(hosted, agreed, fought), "no-bases")
    assert (found.judged, found.told) == (2, 3)
    assert found.told == len(list(ledger.listing.speaking_of(asked_of(LEAGUE))))


@pytest.mark.parametrize(("since", "turns"), [("2002-05-10", 1), ("2002-05-11", 0), ("1991-01-01", 1)])
def test_from_a_day_on_only_what_was_done_then_is_found_otherwise(views, hosted, agreed, since, turns):
    """The day itself included."""
    found = asked(views(hosted, agreed), "no-bases", since=since)
    assert len(found.changes) == turns
    assert found.since == since


def test_texts_are_those_of_the_day(views, hosted):
    """Not what came later."""
    (text,) = asked(views(hosted), "no-bases", since="2000-01-01").texts
    assert (text.before, text.after) == ("Foreign facilities are placed after consultation with the others.", "Members host no facilities of outsiders.")  # fmt: skip


def test_versions_and_rules_are_told(views, hosted):
    """With days in words."""
    found = asked(views(hosted), "short-notice")
    assert [(v.version, v.before, v.after) for v in found.versions] == [("second", "in force from 2001-02-02", "in force from 2002-02-02")]  # fmt: skip
    assert found.rules == {"pact/art-5": "qualified:3/4"}


def test_what_stays_open_is_told(views, told):
    """Before and after it is undetermined."""
    left = told(words="Norway left the League.", trigger="left", act=TreatyAct.WITHDRAW_MEMBERSHIP, actors={"Norway": "NOR"}, recipients={"the League": "LIG"}, day=date(2003, 1, 2))  # fmt: skip
    record = views(left)
    found = asked(record, "short-notice")
    assert (found.changes, [one.finding.norm for one in found.undetermined]) == ((), ["notice-before-exit"])
    other = asked(record, "no-refusal")
    assert (other.changes, other.undetermined) == ((), ())


def test_norms_that_contradict_each_other_are_told(views, told):
    """With both places: a permission against a ban, without a word on which goes before."""
    fought = told(words="Norway shelled Sweden.", trigger="shelled", act=TreatyAct.USE_FORCE, type=EventType.ASSAULT, actors={"Norway": "NOR"}, recipients={"Sweden": "SWE"}, day=date(2002, 5, 1))  # fmt: skip
    record = views(fought)
    assert asked(record, "permit").conflicts == (
        "no-force (pact/art-1) would be breached by what let-fight (pact/art-8) allows; neither goes before: say which, by `over`",
    )
    found = asked(record, "goes-before")
    assert found.conflicts == ()
    assert {(c.view.finding.norm, c.after.finding.verdict.name) for c in found.changes} == {("no-force", "excused"), ("police", "fulfilled")}  # fmt: skip


def test_an_accusation_names_what_is_there(views, told):
    """An article that is added is named by those who name it, and one that is gone is named no more."""
    accused = told(
        words="Sweden accused Norway of breaking Article 9 of the Pact of the Lakes.", trigger="accused", type=EventType.ACCUSE,
        act=TreatyAct.ACCUSE_BREACH, actors={"Sweden": "SWE"}, recipients={"Norway": "NOR"}, about="Pact of the Lakes", day=date(2003, 2, 3),
    )  # fmt: skip
    found = asked(views(accused), "art-9")
    assert [(c.turn, c.view.finding.provision) for c in found.changes] == [(Turn.APPEARS, "pact/art-9"), (Turn.DISAPPEARS, None)]  # fmt: skip


def test_the_day_of_an_act_does_not_depend_on_what_is_asked(ledger, views, told, hosted):
    """One without a day has that of another claim of its event, of whatever act, which an analyst put beside it."""
    built = told(words="In Norway a base was built in May for the United States.", trigger="built", type=EventType.COOPERATE, actors={"Norway": "NOR"}, recipients={"the United States": "USA"}, about="base", kind=ObjectKind.FACILITY, day=date(2002, 5, 10))  # fmt: skip
    record = views(replace(hosted, day=None), built)
    events = {claim.act: event for event, _, claim in ledger.listing.speaking_of(["open_facility", "COOPERATE"])}
    assert len(set(events.values())) == 2
    Judging(ledger, Register.load(), Signature(analyst="Ada", reason="the same base")).merge(
        events[TreatyAct.OPEN_FACILITY], events[None]
    )
    judgment, claims = record.judgment(LEAGUE)
    assert [claim.act for claim in claims.values()] == [TreatyAct.OPEN_FACILITY]
    assert [one.verdict.name for one in judgment.findings if one.verdict.name not in SILENT] == ["alleged breach"]
    assert asked(record, "no-bases").changes == ()


def test_an_empty_record_tells_nothing(views):
    """And none of its claims could be spoken to."""
    found = asked(views(), "no-bases")
    assert (found.changes, found.judged, found.told) == ((), 0, 0)
    assert found.texts
