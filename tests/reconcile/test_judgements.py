"""Judgements: what analysts put together, apart or beside stays so, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.errors import BadQuery, NotFoundInLedger
from foedus.ledger import Ledger
from foedus.ledger.events import Signature
from foedus.model.claim import Status, TreatyAct
from foedus.model.disagreement import DisagreementState
from foedus.model.reading import Reading
from foedus.reconcile.judging import Judging
from foedus.reconcile.keeping import keep, keep_anew
from foedus.reconcile.states import States
from foedus.register import Register

Make = Callable[..., Reading]
Gathered = dict[str, frozenset[str]]
DAY = date(2022, 5, 4)


@pytest.fixture
def fight(told: Callable) -> Any:
    """A clash on one day at one place."""
    return told(
        words="Quendland and Norrovia fought at Sarn Ford.", trigger="fought", act=TreatyAct.USE_FORCE,
        actors={"Quendland": "QND", "Norrovia": "NRV"}, where="Sarn Ford", day=DAY,
    )  # fmt: skip


@pytest.fixture
def judging(ledger: Ledger) -> Judging:
    """What Ida Brem judges."""
    return Judging(ledger, Register.load(), Signature(analyst="Ida Brem", reason="the maps agree"))


@pytest.fixture
def readings(fight: Any, reading: Make) -> list[Reading]:
    """Two reports of one clash and one of another, by their days."""
    later = replace(
        fight, words="Quendland and Norrovia fought at Port Ansel.", where="Port Ansel", day=DAY + timedelta(9)
    )
    return [reading("a", fight), reading("b", fight), reading("c", later)]


def gather(ledger: Ledger, *readings: Reading) -> Gathered:
    """Documents of each event's claims, by its id."""
    for one in readings:
        ledger.add(one, f"{one.report.document} {one.report.text}".encode())
    keep(ledger, Register.load())
    return events(ledger)


def events(ledger: Ledger) -> Gathered:
    documents = {line.id: line.document for line in ledger.reports()}
    told = {
        event.id: frozenset(documents[claim.report] for claim in ledger.events.claims(event.seq))
        for event in ledger.events.all()
    }
    return {id_: claims for id_, claims in told.items() if claims}


def read_anew(made: Reading) -> Reading:
    """As another engine reads it: other ids, and of the first report no place."""
    place = {} if made.report.document != "a" else {"where": None}
    claims = tuple(replace(c, id=f"new{c.id[3:]}", engine="by hand 2", **place) for c in made.claims)
    return replace(made, engine="by hand 2", claims=claims)


def id_of(gathered: Gathered, *documents: str) -> str:
    return next(id_ for id_, held in gathered.items() if held == set(documents))


def test_merged_events_are_one(ledger: Ledger, judging: Judging, readings: list[Reading]) -> None:
    """Under the id of the first, to which that of the other leads."""
    before = gather(ledger, *readings)
    kept, gone = id_of(before, "c"), id_of(before, "a", "b")
    judging.merge(kept, gone)
    assert events(ledger) == {kept: {"a", "b", "c"}}
    assert ledger.events.find(gone).id == kept


def test_split_claims_are_an_event_of_their_own(ledger: Ledger, judging: Judging, readings: list[Reading]) -> None:
    """The others keep the id."""
    before = gather(ledger, *readings)
    judging.split(id_of(before, "a", "b"), [readings[1].claims[0].id])
    after = events(ledger)
    assert set(after.values()) == {frozenset("a"), frozenset("b"), frozenset("c")}
    assert id_of(after, "a") == id_of(before, "a", "b")


def test_a_locked_event_takes_nothing_in(
    ledger: Ledger, judging: Judging, readings: list[Reading], fight: Any, reading: Make
) -> None:
    """What comes later stands beside it."""
    locked = id_of(gather(ledger, *readings), "a", "b")
    judging.lock(locked)
    after = gather(ledger, reading("d", fight))
    assert after[locked] == {"a", "b"}
    assert {"d"} in after.values()


def judge(ledger: Ledger, judging: Judging, kind: str, readings: list[Reading], more: Reading) -> int:
    """Number of a judgement of that kind on the two reports of one clash, after which one more report of it came."""
    before = gather(ledger, *readings)
    both, other = id_of(before, "a", "b"), id_of(before, "c")
    if kind == "merge":
        made = judging.merge(both, other)
    elif kind == "split":
        made = judging.split(both, [readings[1].claims[0].id])
    else:
        made = judging.lock(both)
    gather(ledger, more)
    return made.seq


JUDGED = {"merge": [{"a", "b", "c", "d"}], "split": [{"a", "d"}, {"b"}, {"c"}], "lock": [{"a", "b"}, {"c"}, {"d"}]}
kinds = pytest.mark.parametrize("kind", JUDGED)


@kinds
def test_a_judgement_outlives_another_reading(
    ledger: Ledger, judging: Judging, readings: list[Reading], fight: Any, reading: Make, kind: str
) -> None:
    """Claims at the same places are judged the same, and events keep their ids."""
    more = reading("d", fight)
    judge(ledger, judging, kind, readings, more)
    before = events(ledger)
    assert gather(ledger, *map(read_anew, [*readings, more])) == before
    assert sorted(map(sorted, before.values())) == sorted(map(sorted, JUDGED[kind]))


@kinds
def test_a_judgement_outlives_a_new_reckoning(
    ledger: Ledger, judging: Judging, readings: list[Reading], fight: Any, reading: Make, kind: str
) -> None:
    """All gathered anew gives the same events under the same ids."""
    judge(ledger, judging, kind, readings, reading("d", fight))
    before = events(ledger)
    keep_anew(ledger, Register.load())
    assert events(ledger) == before


@kinds
def test_a_judgement_can_be_taken_back(
    ledger: Ledger, judging: Judging, readings: list[Reading], fight: Any, reading: Make, kind: str
) -> None:
    """Events are as if it had never been, under the ids that they had; every id ever given still answers."""
    before = gather(ledger, *readings)
    number = judge(ledger, judging, kind, readings, reading("d", fight))
    given = set(events(ledger))
    judging.undo(number)
    assert events(ledger) == {id_of(before, "a", "b"): {"a", "b", "d"}, id_of(before, "c"): {"c"}}
    assert {ledger.events.find(id_).id for id_ in given} <= set(before)


@kinds
def test_a_judgement_taken_back_stays_so(
    ledger: Ledger, judging: Judging, readings: list[Reading], fight: Any, reading: Make, kind: str
) -> None:
    """Gathering anew doesn't bring it back."""
    judging.undo(judge(ledger, judging, kind, readings, reading("d", fight)))
    before = events(ledger)
    keep_anew(ledger, Register.load())
    assert events(ledger) == before


def test_a_locked_event_keeps_its_id_when_evidence_joins_it_to_another(
    ledger: Ledger, judging: Judging, fight: Any, reading: Make
) -> None:
    """A later report that tells of both parties makes the other event grow, not the locked one."""
    alone = [
        reading(name, replace(fight, words=f"Troops of {name} fought at Sarn Ford.", actors={name: code}))
        for name, code in (("Quendland", "QND"), ("Norrovia", "NRV"))
    ]
    before = gather(ledger, *alone)
    locked = id_of(before, "Norrovia")
    judging.lock(locked)
    after = gather(ledger, reading("both", fight))
    assert after[locked] == {"Norrovia"}
    assert sorted(document for held in after.values() for document in held) == ["Norrovia", "Quendland", "both"]


def test_merges_chain(ledger: Ledger, judging: Judging, readings: list[Reading], fight: Any, reading: Make) -> None:
    """Of three events made one, taking the first merge back gives back its second event alone."""
    third = replace(
        fight, words="Quendland and Norrovia fought at Mill Bend.", where="Mill Bend", day=DAY + timedelta(30)
    )
    before = gather(ledger, *readings, reading("d", third))
    both, other, last = id_of(before, "a", "b"), id_of(before, "c"), id_of(before, "d")
    first = judging.merge(both, other)
    judging.merge(last, both)
    assert events(ledger) == {last: {"a", "b", "c", "d"}}
    judging.undo(first.seq)
    assert events(ledger) == {last: {"a", "b", "d"}, other: {"c"}}


ERRORS = {
    "itself": lambda judging, both, other, claim: judging.merge(both, both[:6]),
    "merged already": lambda judging, both, other, claim: [judging.merge(both, other), judging.merge(other, both)],
    "no claim": lambda judging, both, other, claim: judging.split(both, []),
    "another event's claim": lambda judging, both, other, claim: judging.split(other, [claim]),
    "split already": lambda judging, both, other, claim: [
        judging.split(both, [claim]),
        judging.split(both[:6], [claim]),
    ],
    "locked twice": lambda judging, both, other, claim: [judging.lock(both), judging.lock(both)],
    "locked and merged": lambda judging, both, other, claim: [judging.lock(both), judging.merge(other, both)],
    "locked and split": lambda judging, both, other, claim: [judging.lock(both), judging.split(both, [claim])],
    "taken back twice": lambda judging, both, other, claim: [judging.lock(both), judging.undo(1), judging.undo(1)],
    "taking back taken back": lambda judging, both, other, claim: [
        judging.lock(both),
        judging.undo(1),
        judging.undo(2),
    ],
}


@pytest.mark.parametrize("wrong", ERRORS.values(), ids=ERRORS)
def test_what_cannot_be_judged_is_refused(
    ledger: Ledger, judging: Judging, readings: list[Reading], wrong: Callable[..., object]
) -> None:
    """With a word on what to do; what was judged before stays."""
    before = gather(ledger, *readings)
    claims = {one.report.document: one.claims[0].id for one in readings}
    with pytest.raises(BadQuery):
        wrong(judging, id_of(before, "a", "b"), id_of(before, "c"), claims["a"])


def test_what_is_not_there_cannot_be_judged(ledger: Ledger, judging: Judging, readings: list[Reading]) -> None:
    """No such event, disagreement or judgement."""
    gather(ledger, *readings)
    for judged in (
        lambda: judging.lock("ffffffffff"),
        lambda: judging.state("ffffffffff", DisagreementState.EXPLAINED),
        lambda: judging.undo(7),
    ):
        with pytest.raises(NotFoundInLedger):
            judged()


@pytest.mark.parametrize("signed", [("", "why"), ("Ida Brem", " ")])
def test_a_judgement_is_signed_and_has_a_reason(ledger: Ledger, signed: tuple[str, str]) -> None:
    """Neither may be left out."""
    with pytest.raises(BadQuery):
        Judging(ledger, Register.load(), Signature(analyst=signed[0], reason=signed[1]))


@pytest.fixture
def contested(ledger: Ledger, fight: Any, reading: Make) -> str:
    """Id of a disagreement of two reports on one clash."""
    denied = replace(fight, words="Quendland and Norrovia never fought at Sarn Ford.", status=Status.DENIED)
    gather(ledger, reading("a", fight, outlet="X"), reading("b", denied, outlet="Y"))
    return next(ledger.events.disagreements()).id


def state(ledger: Ledger) -> tuple[DisagreementState, str, str]:
    (row,) = ledger.events.disagreements()
    told = States(ledger).told(row)
    return told.state, told.reason, told.analyst


def test_a_disagreement_is_explained(ledger: Ledger, judging: Judging, contested: str) -> None:
    """With the reason and who gave it; open again when that is taken back."""
    assert state(ledger)[0] is DisagreementState.OPEN
    made = judging.state(contested, DisagreementState.EXPLAINED)
    assert state(ledger) == (DisagreementState.EXPLAINED, "the maps agree", "Ida Brem")
    judging.undo(made.seq)
    assert state(ledger) == (DisagreementState.OPEN, "", "")


def test_the_last_word_on_a_disagreement_holds(ledger: Ledger, judging: Judging, contested: str) -> None:
    """An earlier one stays on record."""
    judging.state(contested, DisagreementState.EXPLAINED)
    judging.state(contested, DisagreementState.NONE)
    assert state(ledger)[0] is DisagreementState.NONE
    assert len(ledger.events.judgements()) == 2


def test_a_state_outlives_a_merge(ledger: Ledger, judging: Judging, contested: str, fight: Any, reading: Make) -> None:
    """The same claims disagree under another event's id."""
    judging.state(contested, DisagreementState.EXPLAINED)
    far = replace(fight, words="Quendland and Norrovia fought at Mill Bend.", where="Mill Bend", day=None)
    gathered = gather(ledger, reading("c", far, outlet="Z"))
    judging.merge(id_of(gathered, "c"), id_of(gathered, "a", "b"))
    assert contested not in {row.id for row in ledger.events.disagreements()}
    assert state(ledger)[0] is DisagreementState.EXPLAINED


def test_judgements_are_never_deleted(ledger: Ledger, judging: Judging, readings: list[Reading]) -> None:
    """Neither taking one back nor gathering anew takes a row away."""
    judging.undo(judging.lock(id_of(gather(ledger, *readings), "c")).seq)
    keep_anew(ledger, Register.load())
    assert [(one.kind, one.withdrawn) for one in ledger.events.judgements()] == [("lock", True), ("undo", False)]


def test_all_claims_of_an_event_cannot_be_split_off(ledger: Ledger, judging: Judging, readings: list[Reading]) -> None:
    """One at least stays."""
    before = gather(ledger, *readings)
    with pytest.raises(BadQuery, match="all claims"):
        judging.split(id_of(before, "c"), [readings[2].claims[0].id])


told_of = st.lists(
    st.tuples(
        st.sampled_from(("Sarn Ford", "Port Ansel", "Mill Bend", None)), st.integers(0, 4), st.booleans(), st.booleans()
    ),
    min_size=1,
    max_size=2,
)
steps = st.lists(
    st.tuples(
        st.sampled_from(("merge", "split", "lock", "undo", "add", "anew")), st.integers(0, 50), st.integers(0, 50)
    ),
    min_size=3,
    max_size=9,
)


def clash(fight: Any, place: str | None, after: int, *, whole: bool, dated: bool) -> Any:
    """A clash somewhere, told of both sides or of one, with its day or the month."""
    actors = {"Quendland": "QND", "Norrovia": "NRV"} if whole else {"Quendland": "QND"}
    words = f"{' and '.join(actors)} fought{f' at {place}' if place else ''}."
    days = {"day": DAY + timedelta(after)} if dated else {"day": DAY, "last": DAY + timedelta(20)}
    return replace(fight, words=words, actors=actors, where=place, **days)


def take(ledger: Ledger, step: tuple[str, int, int], waiting: list[Reading], judging: Judging) -> None:
    """One step of an analyst, or of the record, on events and claims by their numbers; what is refused is left."""
    kind, first, second = step
    ids = sorted(events(ledger))
    one, other = ids[first % len(ids)], ids[second % len(ids)]
    claims = sorted(claim.id for claim in ledger.events.claims(ledger.events.find(one).seq))
    with suppress(BadQuery, NotFoundInLedger):
        match kind:
            case "merge":
                judging.merge(one, other)
            case "split":
                judging.split(one, [claims[second % len(claims)]])
            case "lock":
                judging.lock(one)
            case "undo":
                judging.undo(first % (len(ledger.events.judgements()) + 1))
            case "add" if waiting:
                gather(ledger, waiting.pop())
            case "anew":
                keep_anew(ledger, Register.load())


def found(ledger: Ledger, id_: str) -> str | None:
    """Where the id leads; None where it is said that its event holds no claim any more."""
    with suppress(NotFoundInLedger):
        return ledger.events.find(id_).id
    return None


def partition(ledger: Ledger) -> dict[str, frozenset[str]]:
    told = {e.id: frozenset(c.id for c in ledger.events.claims(e.seq)) for e in ledger.events.all()}
    return {id_: claims for id_, claims in told.items() if claims}


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(drawn=st.lists(told_of, min_size=3, max_size=8), walked=steps)
def test_any_judgements_can_all_be_taken_back(
    fight: Any, reading: Make, drawn: list[list[tuple[str | None, int, bool, bool]]], walked: list[tuple[str, int, int]]
) -> None:
    """Meanwhile each claim is in one event, and ids lead to events; afterwards events are as if nothing had been judged."""
    readings = [
        reading(f"{n}", *(clash(fight, place, after, whole=whole, dated=dated) for place, after, whole, dated in each))
        for n, each in enumerate(drawn)
    ]
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "one.foedus") as ledger:
        judging = Judging(ledger, Register.load(), Signature(analyst="Ida Brem", reason="the maps agree"))
        waiting = readings[2:]
        gather(ledger, *readings[:2])
        for step in walked:
            given = set(partition(ledger))
            take(ledger, step, waiting, judging)
            now = partition(ledger)
            assert sorted(claim for held in now.values() for claim in held) == sorted(c.id for c in ledger.claims())
            assert set(filter(None, (found(ledger, id_) for id_ in given))) <= set(now)
        gather(ledger, *waiting)
        before = partition(ledger)
        keep_anew(ledger, Register.load())
        assert partition(ledger) == before
        for judgement in reversed(ledger.events.judgements()):
            if judgement.kind != "undo" and not judgement.withdrawn:
                judging.undo(judgement.seq)
        left = set(partition(ledger).values())
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "two.foedus") as ledger:
        gather(ledger, *readings)
        assert left == set(partition(ledger).values())
