"""Reference facts of packs: what a file must hold, and that every problem is told at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from foedus.errors import BadData
from foedus.model.claim import ObjectKind, TreatyAct
from foedus.model.fact import FactFigure, FactObject, ReferenceFact
from foedus.register import Register
from foedus.register.facts import facts, read_facts

_SOURCE = "source: 'https://example.org/games', seen: 2012-01-01, words: 'The games ended on 9 May.', status: verified"
_SOUND = f"{{act: hold_exercise, actors: [AAA, BBB], since: 2011-05-02, until: 2011-05-09, {_SOURCE}}}"
_PLACES = "AAA: [Argos, New Argos]\n"

ReadFacts = Callable[..., tuple[ReferenceFact, ...]]


@pytest.fixture
def read_league(read_small: Callable[..., Register], tmp_path: Path) -> ReadFacts:
    """Reads files of facts, one a pack, against a register of two states and two places."""
    register = read_small(places=_PLACES)

    def read(**packs: str) -> tuple[ReferenceFact, ...]:
        for pack, content in packs.items():
            (tmp_path / "facts" / pack).mkdir(parents=True)
            (tmp_path / "facts" / pack / "facts.yaml").write_text(content, encoding="utf-8")
        return read_facts(tmp_path / "facts", register)

    return read


def _problems(read_league: ReadFacts, **packs: str) -> list[str]:
    with pytest.raises(BadData) as caught:
        read_league(**packs)
    return caught.value.problems


def _changed(old: str, new: str) -> str:
    assert old in _SOUND
    return f"games: {_SOUND.replace(old, new)}\n"


def test_a_fact_is_read_whole(read_league: ReadFacts) -> None:
    """Every field of the file stands in the value."""
    about = "about: {kind: exercise, name: Spring Games, number: '7'}, place: New Argos, initiator: [BBB]"
    figures = "figures: {troops: {low: 900, high: 1200}, ships: {value: 4}}"
    (fact,) = read_league(league=_changed("since", f"{about}, recipients: [AAA], {figures}, since"))
    assert (fact.id, fact.act, fact.verified) == ("league/games", TreatyAct.HOLD_EXERCISE, True)
    assert (fact.actors, fact.recipients, fact.initiator) == (("AAA", "BBB"), ("AAA",), ("BBB",))
    assert fact.about == FactObject(kind=ObjectKind.EXERCISE, name="Spring Games", number="7")
    assert (fact.place, fact.since, fact.until) == ("New Argos", date(2011, 5, 2), date(2011, 5, 9))
    assert fact.figures == (
        FactFigure(measure="troops", low=900, high=1200),
        FactFigure(measure="ships", low=4, high=4),
    )
    assert fact.source
    assert (fact.source.page, fact.source.seen) == ("https://example.org/games", date(2012, 1, 1))


def test_a_bare_month_is_all_its_days(read_league: ReadFacts) -> None:
    """Where the day is not known the fact spans the month."""
    (fact,) = read_league(league=_changed("since: 2011-05-02, until: 2011-05-09", "since: 2011-05, until: 2011-05"))
    assert (fact.since, fact.until) == (date(2011, 5, 1), date(2011, 5, 31))


def test_a_fact_from_memory_needs_no_source(read_league: ReadFacts) -> None:
    """Unverified and without source is sound, and says so."""
    (fact,) = read_league(league=_changed(_SOURCE, "status: unverified"))
    assert (fact.source, fact.verified) == (None, False)


def test_a_pack_without_the_file_has_no_facts(read_league: ReadFacts) -> None:
    """No file, no facts, no problem."""
    assert read_league() == ()


def test_problems_of_all_files_are_told_together(read_league: ReadFacts) -> None:
    """Two packs with a mistake each: one error names both, with their paths."""
    problems = _problems(
        read_league, union=_changed("[AAA, BBB]", "[ZZZ]"), league=_changed("hold_exercise", "hold_party")
    )
    assert problems[0].startswith("packs/league/facts/games: `act` is 'hold_party'")
    assert problems[1].startswith("packs/union/facts/games: 'ZZZ' in `actors`")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("act: hold_exercise, ", "", "`act` is missing"),
        ("actors", "actor", "unknown keys actor"),
        ("[AAA, BBB]", "AAA", "`actors` is 'AAA', expected a list"),
        ("since: 2011-05-02", "since: 2011-05-12", "ends on 2011-05-09, before it begins on 2011-05-12"),
        (", until: 2011-05-09", "", "`until` is missing"),
        ("status: verified", "status: sure", "`status` is 'sure', expected one of unverified, verified"),
        (", status: verified", "", "`status` is missing"),
        ("source: 'https://example.org/games', ", "", "`source` is missing"),
        ("words: 'The games ended on 9 May.'", f"words: '{'so ' * 26}'", "`words` are 26, expected at most 25"),
        ("seen: 2012-01-01", "seen: lately", "`seen` is 'lately'"),
        ("seen: 2012-01-01", "seen: 2011-05-01", "before it happened; a plan is no fact"),
        ("since", "place: Atlantis, since", "the place 'Atlantis' is no name of the register"),
        ("since", "place: Argos or so, since", "the place 'Argos or so' is no name"),
        ("since", "about: {kind: party, name: Feast}, since", "games/about: `kind` is 'party'"),
        ("since", "about: {kind: exercise}, since", "games/about: `name` is missing"),
        ("since", "about: {kind: exercise, name: Games, number: 7}, since", "`number` is 7, expected text"),
        ("since", "figures: {killed: 5}, since", "games/figures/killed: found int, expected a mapping"),
        ("since", "figures: {killed: {low: 5, high: 3}}, since", "numbers in that order"),
        ("since", "figures: {killed: {low: 5}}, since", "expected {value} or {low, high}"),
        ("since", "figures: {killed: {value: 4, high: 5}}, since", "games/figures/killed: found"),
    ],
)
def test_each_problem_says_where_and_what(read_league: ReadFacts, old: str, new: str, told: str) -> None:
    """Each kind of mistake is told with its file and path."""
    problems = _problems(read_league, league=_changed(old, new))
    assert any(problem.startswith("packs/league/facts/games") and told in problem for problem in problems)


def test_one_mistake_is_one_problem(read_league: ReadFacts) -> None:
    """A missing bound is told once, and no fact is made of it."""
    assert len(_problems(read_league, league=_changed(", until: 2011-05-09", ""))) == 1


def test_facts_are_no_part_of_the_registers_digest(read_small: Callable[..., Register]) -> None:
    """A file of facts beside a pack leaves the engine's version as it is."""
    pack = "id: LG\nname: League\n"
    before = read_small(pack=pack).digest()
    folder = read_small.data / "packs" / "league"  # type: ignore[attr-defined]
    (folder / "facts.yaml").write_text(f"games: {_SOUND}\n", encoding="utf-8")
    assert Register.read(folder.parents[1], folder.parent).digest() == before


def test_the_packaged_facts_are_sound() -> None:
    """Every pack's own file passes, ids are unique, and each verified fact shows its source."""
    packaged = facts()
    assert packaged
    assert len({fact.id for fact in packaged}) == len(packaged)
    assert all(fact.source for fact in packaged if fact.verified)


def test_the_packaged_facts_are_read_once() -> None:
    """The second call gives the same values back."""
    assert facts() is facts()
