"""Findings as values, of the invented league: the two forms, filters, traces, articles and bodies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from foedus.analysis.bodies import BodyViews
from foedus.analysis.findings import FindingView, FindingViews
from foedus.analysis.treaty import most_found, treaty_of
from foedus.errors import BadQuery, NotFoundInLedger
from foedus.ledger import Ledger
from foedus.model.claim import EventType, ObjectKind, Status, TreatyAct
from foedus.model.finding import Form
from foedus.model.query import ANY_VERDICT, FindingQuery
from foedus.model.reading import Reading
from foedus.reconcile.keeping import keep
from foedus.register import Register
from foedus.treaty.format import Rung
from foedus.treaty.loading import read_pack

LEAGUE = read_pack(Path(__file__).parents[1] / "fixtures/packs/league")
NAMES = {"NOR": "Norway", "SWE": "Sweden", "USA": "United States"}
DAY = date(1992, 5, 10)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "record.foedus") as ledger:
        yield ledger


@pytest.fixture
def seized(told: Any) -> Any:
    """An occupation that nothing excuses."""
    return told(
        words="Norway seized a Swedish island.", trigger="seized", act=TreatyAct.OCCUPY, type=EventType.ASSAULT,
        actors={"Norway": "NOR"}, recipients={"Swedish": "SWE"}, day=DAY,
    )  # fmt: skip


@pytest.fixture
def accused(told: Any) -> Any:
    return told(
        words="Sweden accused Norway of breaking Article 1 of the Pact of the Lakes.", trigger="accused", type=EventType.ACCUSE,
        act=TreatyAct.ACCUSE_BREACH, actors={"Sweden": "SWE"}, recipients={"Norway": "NOR"}, about="Pact of the Lakes", day=DAY,
    )  # fmt: skip


def views(ledger: Ledger, *readings: Reading) -> FindingViews:
    for one in readings:
        ledger.add(one, f"{one.report.document} {one.report.text}".encode())
    keep(ledger, Register.load())
    return FindingViews(ledger, Register.load(), lambda code: NAMES.get(code, code), [LEAGUE])


def one(found: FindingViews, **query: Any) -> FindingView:
    (view,) = found.answering(FindingQuery(**query)).views
    return view


def test_what_is_reported_is_told_in_the_conditional(ledger, reading, seized):
    view = one(views(ledger, reading("herald", seized, author="Ida Brem")))
    assert view.sentence.startswith("Ida Brem reports that Norway occupied")
    assert view.sentence.endswith("LIG pact/art-1 would be breached; nobody in the record denies it.")


def test_a_plan_only_threatens_a_breach(ledger, reading, seized):
    planned = replace(seized, status=Status.PLANNED)
    view = one(views(ledger, reading("herald", planned)))
    assert view.finding.stage == "planned"
    assert "would be breached if it is done" in view.sentence


def test_a_demand_breaches_nothing(ledger, reading, seized):
    found = views(ledger, reading("herald", replace(seized, status=Status.DEMANDED)))
    assert not found.answering(FindingQuery(verdict=ANY_VERDICT)).views


def test_a_denial_stands_beside_what_it_denies(ledger, reading, seized, told):
    denied = told(
        words="Norway seized no Swedish island, Per Ek said.", trigger="seized", act=TreatyAct.OCCUPY, type=EventType.ASSAULT,
        actors={"Norway": "NOR"}, recipients={"Swedish": "SWE"}, said_by={"Per Ek": "NOR"}, day=DAY, status=Status.DENIED,
    )  # fmt: skip
    view = one(views(ledger, reading("herald", seized), reading("letter", denied, outlet="Oslo Letter")))
    assert "Per Ek (quoted by Oslo Letter) denies it" in view.sentence
    assert len(view.disputed) == 1


def test_an_accusation_is_of_its_own_form(ledger, reading, accused):
    view = one(views(ledger, reading("herald", accused, author="Ida Brem")))
    assert view.finding.form is Form.ACCUSED
    assert view.sentence == (
        "Sweden, as Ida Brem tells, accuses Norway of breaching LIG pact/art-1; nobody in the record denies it."
    )


def test_accusations_come_first(ledger, reading, accused, seized):
    found = views(ledger, reading("herald", seized, accused)).answering(FindingQuery()).views
    assert [view.finding.form for view in found] == [Form.ACCUSED, Form.REPORTED]


def test_silent_norms_only_where_asked_for(ledger, reading, seized):
    found = views(ledger, reading("herald", replace(seized, day=date(1990, 5, 10))))
    assert not found.answering(FindingQuery()).views
    assert one(found, verdict="not in force").finding.verdict.name == "not in force"


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ({"member": "Norway"}, 1),
        ({"member": "sweden"}, 1),
        ({"member": "FIN"}, 0),
        ({"provision": "pact"}, 1),
        ({"provision": "pact/art-1"}, 1),
        ({"provision": "pact/art-2"}, 0),
        ({"form": Form.ACCUSED}, 0),
        ({"voice": "ida brem"}, 1),
        ({"voice": "Ben Orr"}, 0),
        ({"since": DAY}, 1),
        ({"until": date(1992, 5, 9)}, 0),
        ({"organisation": "lig"}, 1),
        ({"verdict": "excused"}, 0),
    ],
)
def test_every_filter_must_hold(ledger, reading, seized, query, number):
    found = views(ledger, reading("herald", seized, author="Ida Brem"))
    assert len(found.answering(FindingQuery(**query)).views) == number


@pytest.mark.parametrize(
    "query",
    [
        {"provision": "pact/art-9"},
        {"provision": "pac"},
        {"verdict": "guilty"},
        {"organisation": "UPU"},
        {"since": DAY, "until": date(1990, 1, 1)},
    ],
)
def test_what_cannot_be_asked_is_told(ledger, query):
    with pytest.raises(BadQuery) as told:
        views(ledger).answering(FindingQuery(**query))
    assert told.value.remedy


def test_the_same_finding_keeps_its_id_when_more_tell_it(ledger, reading, seized):
    before = one(views(ledger, reading("herald", seized, author="Ida Brem")))
    after = one(views(ledger, reading("wire", seized, author="Ben Orr")))
    assert after.finding.id == before.finding.id
    assert (after.reports, len(after.voices)) == (2, 2)


def test_a_trace_leads_to_the_words_that_decided_each_step(ledger, reading, seized, told):
    first = told(
        words="Sweden shelled Norway on 1 May.", trigger="shelled", act=TreatyAct.USE_FORCE, type=EventType.ASSAULT,
        actors={"Sweden": "SWE"}, recipients={"Norway": "NOR"}, day=date(1992, 5, 1),
    )  # fmt: skip
    found = views(ledger, reading("herald", first, seized))
    excused = one(found, verdict="excused")
    trace = found.finding(excused.finding.id[:6])
    decided = {step.step.part: step for step in trace.steps}["exemption/self-defence attacked"]
    assert [told.citation.claim.evidence.quote for told in decided.told] == ["Sweden shelled Norway on 1 May."]


def test_an_unknown_id_is_told(ledger, reading, seized):
    with pytest.raises(NotFoundInLedger):
        views(ledger, reading("herald", seized)).finding("ffffffff")


def test_readings_that_differ_are_each_told(ledger, reading, told):
    met = told(
        words="Norway met Sweden.", trigger="met", act=TreatyAct.CONVENE, type=EventType.CONSULT,
        actors={"Norway": "NOR", "Sweden": "SWE"}, day=date(2002, 5, 1),
    )  # fmt: skip
    hosted = told(
        words="Norway hosts an American air base.", trigger="hosts", act=TreatyAct.HOST_FACILITY, type=EventType.COOPERATE,
        actors={"Norway": "NOR"}, recipients={"American": "USA"}, about="air base", kind=ObjectKind.FACILITY, day=date(2002, 5, 10),
    )  # fmt: skip
    view = one(views(ledger, reading("herald", met, hosted)), provision="pact/art-3")
    assert view.finding.verdict.name == "contested"
    assert "under the reading “consent of all” LIG pact/art-3 would be breached" in view.sentence
    assert "under the reading “consultation is enough” LIG pact/art-3 would be breached but for this" in view.sentence


def test_an_article_shows_what_was_found_under_it(ledger, reading, accused, seized):
    found = views(ledger, reading("herald", seized, accused)).answering(FindingQuery()).views
    treaty = treaty_of(LEAGUE, found)
    article = treaty.provisions[0]
    assert (article.address, dict(article.counts)) == ("pact/art-1", {"accused": 1, "alleged breach": 1})
    assert [period.version for period in treaty.provisions[1].periods] == ["first", "second"]
    assert most_found(found) == "LIG"
    assert most_found([]) is None


def test_rows_hold_claims_and_trace(ledger, reading, seized):
    row = one(views(ledger, reading("herald", seized))).to_row()
    assert row["claims"][0]["evidence"]["quote"] == "Norway seized a Swedish island."
    assert [step["part"] for step in row["trace"]][:3] == ["in force", "bearer", "counterparty"]


def test_a_body_on_paper_is_told_by_whom(ledger, reading, told):
    idle = told(
        words="The Joint Flood Service does not work.", trigger="does not work", act=TreatyAct.LEAVE_BODY_IDLE,
        about="Joint Flood Service", kind=ObjectKind.BODY,
    )  # fmt: skip
    views(ledger, reading("herald", idle, author="Ida Brem"))
    flood, guard = BodyViews(ledger, Register.load()).of(LEAGUE)
    assert flood.sentence == "Joint Flood Service exists on paper, according to Ida Brem; sources show it decided."
    assert [rung.rung for rung in flood.rungs] == [Rung.PROPOSED, Rung.DECIDED, Rung.OPERATING, Rung.DORMANT]
    assert guard.sentence == "Lake Guard; no verified source shows it on any rung."


def test_a_body_that_works_for_one_and_not_for_another(ledger, reading, told):
    works = told(
        words="The flood service began its work.", trigger="began", act=TreatyAct.ACTIVATE_BODY, about="flood service", kind=ObjectKind.BODY,
    )  # fmt: skip
    denied = replace(works, words="The flood service never began its work.", status=Status.DENIED)
    views(ledger, reading("herald", works, author="Ben Orr"), reading("wire", denied, author="Ida Brem"))
    flood = BodyViews(ledger, Register.load()).of(LEAGUE)[0]
    assert "exists on paper, according to Ida Brem; Ben Orr tells of it at work" in flood.sentence


def test_a_sentence_that_only_names_a_body_says_nothing_of_it(ledger, reading, told):
    other = told(
        words="The quay of the flood service was left idle.", trigger="left idle", act=TreatyAct.LEAVE_BODY_IDLE
    )
    views(ledger, reading("herald", other))
    assert not BodyViews(ledger, Register.load()).of(LEAGUE)[0].on_paper
