"""Outlets with the state they belong to and the language they publish in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.errors import BadData
from foedus.model.actor import ActorKind, Sector
from foedus.register import Register

ReadSmall = Callable[..., Register]


@pytest.mark.parametrize(
    ("identity", "state", "language"),
    [
        ("outlet/arm/armenpress", "ARM", "hy"),
        ("outlet/arm/evn-report", "ARM", "en"),
        ("outlet/rus/meduza", "RUS", "ru"),
        ("outlet/kaz/egemen-qazaqstan", "KAZ", "kk"),
        ("outlet/usa/azattyk", "USA", "ky"),
        ("outlet/nor/nrk", "NOR", "nb"),
    ],
)
def test_an_outlet_has_a_state_and_a_language(register: Register, identity: str, state: str, language: str) -> None:
    """The language is the outlet's own and need not be its state's."""
    outlet = register.actor(identity)
    assert (outlet.principal, outlet.sector, outlet.language) == (state, Sector.MED, language)


def test_every_outlet_tells_its_language_and_nothing_else_does(register: Register) -> None:
    """States, persons and places have no language of publication."""
    assert {actor.kind for actor in register.actors() if actor.language} == {ActorKind.OUTLET}
    assert all(actor.language for actor in register.actors() if actor.kind is ActorKind.OUTLET)


def test_the_language_is_kept_with_the_plain_values(read_small: ReadSmall) -> None:
    """Read a second time, from the plain values, an outlet has the same language."""
    assert read_small(outlets=_OUTLETS).actor("outlet/aaa/herald").language == "grc"
    assert read_small(outlets=_OUTLETS).actor("outlet/aaa/herald").language == "grc"


@pytest.mark.parametrize(
    ("outlets", "told"),
    [
        ("AAA: {Greek: [[Herald]]}\n", "outlets/AAA/Greek: the language is 'Greek', expected two or three lower-case"),
        ("AAA: [[Herald]]\n", "outlets: `AAA` is [['Herald']], expected a mapping with texts as keys"),
        ("AAA: {no: [[Herald]]}\n", "outlets: `AAA` is {False: [['Herald']]}, expected a mapping with texts as keys"),
        ("AAA: {el: [[]]}\n", "outlets/AAA/el: found [], expected names"),
        ("ZZZ: {el: [[Herald]]}\n", "outlets/ZZZ/el: 'ZZZ' is no entry of the register"),
    ],
)
def test_an_outlet_out_of_order_is_told(read_small: ReadSmall, outlets: str, told: str) -> None:
    """A language that is no code, a list without languages, no name and an unknown state are told with their place."""
    with pytest.raises(BadData) as caught:
        read_small(outlets=outlets)
    assert any(told in problem for problem in caught.value.problems)


_OUTLETS = "AAA: {grc: [[Herald, Arcadian Herald]]}\n"
