"""Accusations of a breach, and which obligation is meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from foedus.model.claim import Status
from foedus.model.finding import AllegedBreach, Form, Truth
from foedus.treaty.accusations import Accusations, findings, told_by_accusers

DAY = "2002-05-10"


@pytest.fixture(scope="session")
def accused(pack):
    """The accusations among acts."""
    return lambda *told: list(Accusations(pack, ("the lakes bloc",)).among(told))


@pytest.fixture
def accuse(act):
    """Sweden accuses Norway in these words."""
    return lambda words, to="NOR", **more: act("accuse_breach", "SWE", to, words=words, **{"day": DAY, **more})


@pytest.mark.parametrize(
    ("words", "provision"),
    [
        ("norway broke the pact", None),
        ("norway broke article 1 of the pact of the lakes", "pact/art-1"),
        ("norway broke art. 4 of the pact", "pact/art-4"),
        ("norway broke § 4 of the pact", "pact/art-4"),
        ("norway broke art 4 of the pact", "pact/art-4"),
        ("norway broke articles 3 and 4 of the pact", "pact/art-3"),
        ("norway broke article 2.1 of the pact", "pact/art-2"),
        ("norway broke article 51 of another text and article 2 of the pact", "pact/art-2"),
        ("norway broke article 99 of the pact", None),
        ("norway broke part 4 of the pact", None),
        ("norway broke its allied obligations", None),
        ("norway broke the rules of the lakes bloc", None),
        ("norway broke the rules of the league of the lakes", None),
        ("norway broke the rules of the lig", None),
    ],
)  # fmt: skip
def test_the_words_name_the_obligation(accused, accuse, words, provision):
    """By an instrument or the organisation, and an article that the instrument has."""
    (one,) = accused(accuse(words))
    assert (one.accused, one.provision) == ("NOR", provision)


@pytest.mark.parametrize(
    "words", ["norway broke the ceasefire", "norway made an impact", "norway broke the law of oblige", "lignite"]
)
def test_an_accusation_that_names_nothing_of_the_league_is_none_of_it(accused, accuse, words):
    """A part of a word names nothing."""
    assert accused(accuse(words)) == []


def test_the_thing_accused_about_is_read_before_the_sentence(accused, accuse):
    """Its name is nearer."""
    (one,) = accused(accuse("under article 1, said sweden", name="article 3 of the pact"))
    assert one.provision == "pact/art-3"


def test_an_outsider_cannot_be_accused_of_it(accused, accuse):
    """Where members are accused too, they alone are."""
    words = "they broke the pact"
    assert accused(accuse(words, to="DEU")) == []
    assert [one.accused for one in accused(accuse(words, to="DEU NOR FIN"))] == ["NOR", "FIN"]


def test_an_accusation_of_nobody_is_kept(accused, accuse):
    """The accused is not told."""
    assert [one.accused for one in accused(accuse("somebody broke the pact", to=""))] == [None]


@pytest.mark.parametrize("status", [Status.DEMANDED, Status.CONDITIONAL, Status.PREDICTED])
def test_what_is_not_said_to_have_happened_accuses_nobody(accused, accuse, status):
    """Conditions and demands."""
    assert accused(accuse("norway broke the pact", status=status)) == []


def test_no_other_act_accuses(accused, act):
    """Condemning names no breach."""
    assert accused(act("condemn", "SWE", "NOR", day=DAY, words="norway and the pact")) == []


def test_what_an_accuser_tells_in_the_same_sentence_belongs_to_the_accusation(accused, accuse, act):
    """If its last voice is the accuser, and the sentence is the same."""
    words = "sweden said norway attacked it and broke the pact"
    one = accuse(words)
    told = {
        "own": act("use_force", "NOR", "SWE", words=words, said_by=("SWE",)),
        "handed on": act("use_force", "NOR", "SWE", words=words, said_by=("FIN", "SWE")),
        "by another": act("use_force", "NOR", "SWE", words=words, said_by=("SWE", "FIN")),
        "by nobody": act("use_force", "NOR", "SWE", words=words),
        "elsewhere": act("use_force", "NOR", "SWE", words="norway attacked sweden", said_by=("SWE",)),
    }
    assert told_by_accusers(accused(one), [one, *told.values()]) == {told["own"].id, told["handed on"].id}


@pytest.fixture
def found(accused, pack):
    """The findings that accusations make."""
    return lambda *told: list(findings(accused(*told), pack))


def test_an_accusation_is_a_finding_that_only_accuses(found, accuse):
    """No norm speaks, a voice does."""
    one = accuse("norway broke article 1 of the pact")
    (finding,) = found(one)
    assert (finding.form, finding.norm, finding.provision, finding.bearer, finding.claims) == (
        Form.ACCUSED,
        None,
        "pact/art-1",
        "NOR",
        (one.id,),
    )
    assert isinstance(finding.verdict, AllegedBreach)
    assert finding.verdict.form is Form.ACCUSED


def test_accusations_of_one_event_are_one_finding(found, accuse):
    """With who denies that it was made."""
    told = [accuse("norway broke the pact", event="e", id=name) for name in "ab"]
    denied = accuse("norway broke the pact", event="e", id="c", status=Status.DENIED)
    (finding,) = found(*told, denied)
    assert (finding.claims, finding.disputed_by) == (("a", "b"), ("c",))


def test_an_accusation_that_is_only_denied_is_no_finding(found, accuse):
    """Nobody makes it."""
    assert found(accuse("norway broke the pact", status=Status.DENIED)) == []


def test_accused_and_provision_tell_findings_apart(found, accuse):
    """In the order first told."""
    told = found(
        accuse("they broke article 2 of the pact", to="NOR FIN", event="e"), accuse("norway broke the pact", event="e")
    )
    assert [(one.bearer, one.provision) for one in told] == [
        ("NOR", "pact/art-2"),
        ("FIN", "pact/art-2"),
        ("NOR", None),
    ]
    assert len({one.id for one in told}) == 3


@pytest.mark.parametrize(
    ("told", "bound", "in_force"),
    [
        ({"day": DAY}, Truth.YES, Truth.YES),
        ({"day": "1990-05-05"}, Truth.YES, Truth.NO),
        ({"day": "1991"}, Truth.YES, Truth.UNKNOWN),
        ({"day": None}, Truth.UNKNOWN, Truth.UNKNOWN),
        ({"day": None, "told_on": date(2002, 5, 11)}, Truth.YES, Truth.YES),
    ],
)
def test_the_trace_says_whether_the_accused_is_bound_and_the_article_in_force(found, accuse, told, bound, in_force):
    """On the day of the accusation, else on that on which it was told."""
    (finding,) = found(accuse("norway broke article 1 of the pact", **told))
    assert [(step.part, step.truth) for step in finding.trace] == [
        ("accusation", Truth.YES),
        ("bearer", bound),
        ("in force", in_force),
    ]


def test_the_organisation_is_bound_by_its_own_treaty(found, accuse):
    """It is no member, and yet accused."""
    (finding,) = found(accuse("the league broke the pact", to="LIG"))
    assert [(step.part, step.truth) for step in finding.trace[1:]] == [("bearer", Truth.YES), ("provision", Truth.NO)]


def test_the_name_of_the_organisation_names_no_instrument_within_it(pack, act):
    """An instrument's name inside a longer one of the organisation is not meant."""
    accusation = act("accuse_breach", "SWE", "NOR", words="norway broke article 1 of the pact organisation", day=DAY)
    (one,) = Accusations(pack, ("pact organisation",)).among([accusation])
    assert one.provision is None


def test_of_two_instruments_the_one_beside_the_article_is_meant(pack, act):
    """Whichever is the older."""
    protocol = pack.instruments["pact"].model_copy(update={"names": ("protocol",), "name": "Protocol of the Shores"})
    two = replace(pack, instruments={**pack.instruments, "protocol": protocol})
    accusation = act(
        "accuse_breach", "SWE", "NOR", words="under the pact norway broke article 2 of the protocol", day=DAY
    )
    (one,) = Accusations(two, ()).among([accusation])
    assert one.provision == "protocol/art-2"
