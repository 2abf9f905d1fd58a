"""Claims told in one plain sentence."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from foedus.analysis.phrases import Phrases, party, quoted
from foedus.errors import BadData
from foedus.model.claim import Claim, EventType, Participant, Status, TreatyAct
from foedus.model.reading import Reading

NAMES = {"QUE": "Quendland", "NOR": "Norrovia", "LEAGUE": "LEAGUE"}


def name_of(code: str) -> str:
    return NAMES.get(code, code)


@pytest.fixture
def refusal(told: Any, reading: Callable[..., Reading]) -> Claim:
    sentence = told(
        words="Ada Quill of Quendland refused to sign the draft of the League.",
        trigger="refused to sign",
        act=TreatyAct.REFUSE_SIGNATURE,
        actors={"Ada Quill": "QUE"},
        recipients={"the League": "LEAGUE"},
        about="the draft",
    )
    return reading("a", sentence).claims[0]


def test_sentence_names_actor_act_object_and_recipient(refusal: Claim) -> None:
    """The actor stands in the text's wording, with the state it acts for before it."""
    assert Phrases.load().sentence(refusal, name_of) == "Quendland (Ada Quill) refused to sign “the draft” → League"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.DENIED, "did not refuse to sign"),
        (Status.PLANNED, "to refuse to sign"),
        (Status.DEMANDED, "should refuse to sign"),
        (Status.PREDICTED, "will or may refuse to sign"),
        (Status.CONDITIONAL, "would refuse to sign"),
    ],
)
def test_status_chooses_the_frame(refusal: Claim, status: Status, words: str) -> None:
    """No status but `asserted` ever reads as something that happened."""
    told = Phrases.load().sentence(replace(refusal, status=status), name_of)
    assert words in told
    assert " refused" not in told


@pytest.mark.parametrize("act", [*TreatyAct, None])
@pytest.mark.parametrize("status", Status)
def test_every_act_has_words_with_and_without_actor(refusal: Claim, act: TreatyAct | None, status: Status) -> None:
    """Each act in each status makes a sentence that starts with a capital and holds no gap."""
    claim = replace(refusal, act=act, status=status, actors=())
    told = Phrases.load().sentence(claim, name_of)
    assert told[0].isupper()
    assert "{" not in told
    assert "  " not in told


def test_type_speaks_where_no_act_fits(refusal: Claim) -> None:
    """Without a treaty act the words are those of the PLOVER type."""
    claim = replace(refusal, act=None, type=EventType.CONSULT, object=None)
    assert "held talks" in Phrases.load().sentence(claim, name_of)


def test_object_that_only_repeats_a_party_is_left_out(refusal: Claim) -> None:
    """`left the League → the League` would say it twice."""
    assert refusal.object is not None
    claim = replace(refusal, object=replace(refusal.object, name="The League"))
    assert "“" not in Phrases.load().sentence(claim, name_of)


@pytest.mark.parametrize(
    ("name", "principal", "shown"),
    [
        ("Quendland", "QUE", "Quendland"),
        ("the capital’s rulers", "QUE", "Quendland (the capital’s rulers)"),
        ("the rulers of Quendland", "QUE", "the rulers of Quendland"),
        ("the West", None, "the West"),
        ("Quendlanders", "QUE", "Quendland (Quendlanders)"),
    ],
)
def test_party_keeps_the_wording(name: str, principal: str | None, shown: str) -> None:
    """The wording of the text always stays; the principal's name is added only where the wording lacks it."""
    participant = Participant(id=None, principal=principal, sector=None, name=name, start=0, end=len(name))
    assert party(participant, name_of) == shown


def test_object_that_repeats_the_act_is_left_out(refusal: Claim) -> None:
    """`suspended its membership in “membership”` would say it twice."""
    assert refusal.object is not None
    claim = replace(refusal, act=TreatyAct.SUSPEND_MEMBERSHIP, object=replace(refusal.object, name="membership"))
    assert "“" not in Phrases.load().sentence(claim, name_of)


def test_verb_that_needs_an_object_never_stands_alone(refusal: Claim) -> None:
    """Without object and recipient something indefinite is named; with a recipient nothing is made up."""
    bare = replace(refusal, object=None, recipients=())
    assert Phrases.load().sentence(bare, name_of).endswith("refused to sign a document")
    assert "a document" not in Phrases.load().sentence(replace(refusal, object=None), name_of)


def test_quotation_marks_do_not_meet_their_like() -> None:
    """Words that hold double quotation marks stand in single ones."""
    assert quoted("the “Brotherhood” drill") == "‘the “Brotherhood” drill’"


def test_all_problems_of_the_data_are_told_at_once() -> None:
    """A missing act and an unknown one are both in the error."""
    frames = {status.value: "{past}" for status in Status}
    row = {
        "frames": {"actor": frames, "nobody": frames},
        "acts": {"fly": {"past": "flew", "base": "fly", "noun": "flight"}},
        "types": {kind.value: {"past": "did", "base": "do", "noun": "deed"} for kind in EventType},
    }
    with pytest.raises(BadData) as raised:
        Phrases.from_row(row)
    assert len(raised.value.problems) == len(TreatyAct) + 1
