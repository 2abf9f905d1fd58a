"""What excuses a breach, and the verdict that comes of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.errors import BadData
from foedus.model.finding import AllegedBreach, Excused, TraceStep, Truth, Undetermined
from foedus.treaty.defeasible.explaining import why
from foedus.treaty.defeasible.parsing import theory
from foedus.treaty.exempting import Exempting, exempting
from foedus.treaty.format import Exemption, Norm
from foedus.treaty.pack import Placed
from foedus.treaty.verdicts import BEARER, COUNTERPARTY, IN_FORCE, REPARATION, Deciding

FORCE = {"acts": ["use_force"]}


def condition(*under: str) -> dict[str, Any]:
    return {"says": "it was so", "told": {"match": FORCE}, "under": list(under)}


def exemption(*conditions: str, under: tuple[str, ...] = (), **exceptions: Exemption) -> Exemption:
    return Exemption.model_validate(
        {
            "says": f"excused by {' and '.join(conditions)}",
            "conditions": {name: condition() for name in conditions},
            "exceptions": exceptions,
            "under": under,
        }
    )


SELF_DEFENCE = {"defence": exemption("attacked", peace=exemption("agreed", broken=exemption("attacked-again")))}
ATTACKED = "exemption/defence/attacked"
AGREED = "exemption/defence/peace/agreed"
AGAIN = "exemption/defence/peace/broken/attacked-again"


@pytest.mark.parametrize(
    ("facts", "excused"),
    [
        ([], False),
        ([AGREED, AGAIN], False),
        ([ATTACKED], True),
        ([ATTACKED, AGAIN], True),
        ([ATTACKED, AGREED], False),
        ([ATTACKED, AGREED, AGAIN], True),
    ],
)
def test_an_exception_beats_and_is_beaten(facts: list[str], excused: bool) -> None:
    """To the third level: an exception of an exception lets the exemption apply again."""
    assert exempting(SELF_DEFENCE, "").excuses(facts) == (("defence",) if excused else ())


def test_all_that_excuse_are_told_in_order() -> None:
    """None is passed over because another excuses too."""
    two = exempting({"b": exemption("x", "y"), "a": exemption("z")}, "")
    held = ["exemption/b/x", "exemption/b/y", "exemption/a/z"]
    assert two.excuses(held) == ("b", "a")
    assert two.excuses(held[1:]) == ("a",)


def test_what_belongs_to_another_reading_does_not_count() -> None:
    """Neither an exemption, nor an exception, nor a condition."""
    parts = {
        "under": exemption("x", under=("wide",)),
        "excepted": exemption("y", never=exemption(under=("narrow",))),
        "conditional": Exemption.model_validate(
            {"says": "so", "conditions": {"z": condition(), "w": condition("narrow")}}
        ),
    }
    held = ["exemption/under/x", "exemption/excepted/y", "exemption/conditional/z"]
    assert exempting(parts, "wide").excuses(held) == ("under", "excepted", "conditional")
    assert exempting(parts, "narrow").excuses(held) == ()
    assert "exemption/conditional/w" not in exempting(parts, "wide").conditions
    assert "exemption/conditional/w" in exempting(parts, "narrow").conditions


def test_why_tells_what_beats_an_exemption() -> None:
    """In the words of the resolver."""
    answers = exempting(SELF_DEFENCE, "").resolved([ATTACKED, AGREED])
    (told,) = why(answers, ("applies: exemption/defence", ()))
    assert "is beaten by exemption/defence/peace against exemption/defence" in told


def test_a_contradiction_is_told_and_not_tossed() -> None:
    """Rules of which neither goes before are no reason to choose one."""
    rules = theory("breach: => breach\nr1: x => ~breach\nr1 > breach\nr2: y => breach")
    both = Exempting(rules, ())
    assert both.excuses(["x"]) == ()
    with pytest.raises(BadData, match=r"r1 \(from x\) and r2 \(from y\) contradict each other"):
        both.excuses(["x", "y"])


nested = st.recursive(
    st.builds(lambda held: exemption(*held), st.sets(st.sampled_from("xyz"), max_size=2)),
    lambda inner: st.builds(
        lambda held, exceptions: exemption(*held, **exceptions),
        st.sets(st.sampled_from("xyz"), max_size=2),
        st.dictionaries(st.sampled_from("pqr"), inner, max_size=2),
    ),
    max_leaves=5,
)


def applies(one: Exemption, here: str, facts: set[str]) -> bool:
    """What the words say: all its conditions hold, and no exception applies."""
    return all(f"{here}/{name}" in facts for name in one.conditions) and not any(
        applies(other, f"{here}/{name}", facts) for name, other in one.exceptions.items()
    )


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from("ab"), nested, max_size=2), st.randoms(use_true_random=False))
def test_the_theory_says_what_the_words_say(exemptions: dict[str, Exemption], random: Any) -> None:
    """Of exemptions nested in any way, under some of their facts."""
    asked = exempting(exemptions, "")
    facts = {name for name in asked.conditions if random.random() < 0.7}
    assert asked.excuses(facts) == tuple(
        name for name, one in exemptions.items() if applies(one, f"exemption/{name}", facts)
    )


def norm(**exceptions: Exemption) -> Placed:
    read = Norm.model_validate(
        {
            "modality": "prohibition",
            "says": "no force",
            "bearer": {"kind": "member"},
            "breached_by": [FORCE],
            "exceptions": exceptions,
            "reparation": {"says": "paid", "by": [FORCE]},
        }
    )
    return Placed(name="no-force", norm=read, instrument="pact", address="pact/art-1", periods=())


def verdict(placed: Placed, **truths: Truth) -> object:
    names = {"x": "exemption/a/x", "y": "exemption/b/y", "paid": REPARATION}
    found = dict.fromkeys((IN_FORCE, BEARER, COUNTERPARTY), Truth.YES) | {
        names[name]: truth for name, truth in ({"paid": Truth.NO} | truths).items()
    }
    steps = {name: TraceStep(part=name, says=name, truth=truth, why="told") for name, truth in found.items()}
    return Deciding().verdict(placed, steps, breaching=True)


TWO = norm(a=exemption("x"), b=exemption("y"))


def test_a_verdict_names_all_that_excuses() -> None:
    """The first by its name, the others in its words."""
    found = verdict(TWO, x=Truth.YES, y=Truth.YES)
    assert found == Excused(because="excused by x; also: excused by y", by="a")


def test_what_excuses_surely_is_enough() -> None:
    """That the first exemption may apply as well is not needed for the verdict, and it is not named."""
    assert verdict(TWO, x=Truth.UNKNOWN, y=Truth.YES) == Excused(because="excused by y", by="b")


def test_a_breach_made_good_is_excused_whatever_else_excuses_it() -> None:
    """The reparation is named beside an exemption, and alone where no exemption surely applies."""
    assert verdict(TWO, x=Truth.YES, y=Truth.NO, paid=Truth.YES) == Excused(because="excused by x; also: paid", by="a")
    assert verdict(TWO, x=Truth.UNKNOWN, y=Truth.NO, paid=Truth.YES) == Excused(because="paid", by=REPARATION)


@pytest.mark.parametrize("unknown", ["x", "y"])
def test_what_might_excuse_leaves_it_undetermined(unknown: str) -> None:
    """Both outcomes are told, and what is missing."""
    truths = {"x": Truth.NO, "y": Truth.NO, unknown: Truth.UNKNOWN}
    found = verdict(TWO, **truths)
    assert isinstance(found, Undetermined)
    assert len(found.missing) == 1
    assert {type(one) for one in found.otherwise.values()} == {AllegedBreach, Excused}
