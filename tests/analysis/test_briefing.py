"""The briefing as a value."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.analysis.briefing import Briefing, brief, most_spoken_of
from foedus.analysis.citing import source_of
from foedus.model.citation import Span
from foedus.model.claim import Status, TreatyAct
from foedus.model.reading import Reading
from foedus.model.report import Refusal, Struck, StruckReason
from foedus.model.voice import Voice, VoiceKind

Read = Callable[..., Reading]


def voices(*readings: Reading) -> dict[str, Voice]:
    """One voice for each author, outlet or report."""
    told = {claim.id: source_of(reading).voice for reading in readings for claim in reading.claims}
    return {
        claim: Voice(id=f"report:{name}", name=name, kind=VoiceKind.REPORT, reason="a test", printed_by=None)
        for claim, name in told.items()
    }


def view(*readings: Reading, refusals: tuple[Refusal, ...] = ()) -> Briefing:
    names = {"QUE": "Quendland", "NOR": "Norrovia"}
    return brief(
        readings,
        organisation="LEAGUE",
        members=["NOR", "QUE"],
        name_of=lambda code: names.get(code, code),
        voices=voices(*readings),
        refusals=refusals,
    )


def left(told: Any, **changed: Any) -> Any:
    row = {
        "words": "Quendland left the League on 3 May.",
        "trigger": "left",
        "act": TreatyAct.WITHDRAW_MEMBERSHIP,
        "actors": {"Quendland": "QUE"},
        "recipients": {"the League": "LEAGUE"},
        "day": date(2022, 5, 3),
    }
    return told(**{**row, **changed})


def test_same_act_in_two_reports_is_one_entry_of_two_voices(told: Any, reading: Read) -> None:
    """Claims of the same parties, act, status and day share an entry with both places."""
    (entry,) = view(reading("a", left(told), author="Ann"), reading("b", left(told), author="Ben")).told
    assert [voice.name for voice in entry.voices] == ["Ann", "Ben"]
    assert {citation.place for citation in entry.citations} == {"a:1", "b:1"}


def test_two_reports_of_one_author_are_one_voice(told: Any, reading: Read) -> None:
    """An author in two outlets does not become two voices."""
    one = reading("a", left(told), author="Ann", outlet="X")
    two = reading("b", left(told), author="Ann", outlet="Y")
    briefing = view(one, two)
    assert [voice.name for voice in briefing.voices] == ["Ann"]
    assert [voice.name for voice in briefing.told[0].voices] == ["Ann"]


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.ASSERTED])
def test_what_is_not_asserted_stands_apart(told: Any, reading: Read, status: Status) -> None:
    """A denied, planned, demanded, predicted or conditional act is never among those told in order of time."""
    briefing = view(reading("a", left(told, status=status)))
    assert not briefing.told
    assert [(s, len(entries)) for s, entries in briefing.apart] == [(status, 1)]


def test_denial_and_assertion_never_share_an_entry(told: Any, reading: Read) -> None:
    """The same act asserted by one report and denied by another makes two entries."""
    briefing = view(reading("a", left(told)), reading("b", left(told, status=Status.DENIED)))
    assert len(briefing.told) == 1
    assert len(briefing.apart) == 1


def test_told_is_in_order_of_time(told: Any, reading: Read) -> None:
    """Entries are sorted by the first day."""
    later = left(told, words="Quendland left the League again.", day=date(2023, 1, 1))
    assert [e.when.start for e in view(reading("a", later, left(told))).told if e.when] == [
        date(2022, 5, 3),
        date(2023, 1, 1),
    ]


def test_undated_is_kept_apart_and_counted(told: Any, reading: Read) -> None:
    """A claim without a date is in `undated`, and counted."""
    briefing = view(reading("a", left(told, day=None)))
    assert not briefing.told
    assert len(briefing.undated) == briefing.undated_claims == 1


def test_claim_without_actor_is_unattributed(told: Any, reading: Read) -> None:
    """No actor named: listed and counted, and no member is charged with it."""
    briefing = view(reading("a", left(told, actors={})))
    assert len(briefing.unattributed) == briefing.unattributed_claims == 1
    assert not briefing.members


def test_members_hold_what_each_did_with_counts(told: Any, reading: Read) -> None:
    """A member that acts has its entries and its counts by status; one that does not is left out."""
    (member,) = view(
        reading("a", left(told), left(told, words="Quendland will have left the League.", status=Status.PLANNED))
    ).members
    assert (member.name, member.by_status) == ("Quendland", ((Status.ASSERTED, 1), (Status.PLANNED, 1)))


def test_speakers_are_counted_by_the_innermost_voice(told: Any, reading: Read) -> None:
    """Of a chain of voices the one that says it is counted."""
    words = "The agency quoted Bo Finch: Quendland left the League."
    chain = left(told, words=words, said_by={"The agency": None, "Bo Finch": None})
    (speaker,) = view(reading("a", chain)).speakers
    assert (speaker.name, speaker.claims) == ("Bo Finch", 1)


def test_surname_counts_with_the_full_name_of_its_report(told: Any, reading: Read) -> None:
    """Somebody named in full once and by surname later is one speaker."""
    first = left(told, words="Bo Finch said Quendland left the League.", said_by={"Bo Finch": None})
    second = left(told, words="Finch added that Quendland left the League.", said_by={"Finch": None})
    assert [(s.name, s.claims) for s in view(reading("a", first, second)).speakers] == [("Bo Finch", 2)]


def test_documents_of_one_name_get_labels_apart(told: Any, reading: Read) -> None:
    """Two reports with the same file name never share a citation's label."""
    briefing = view(reading("a", left(told)), reading("a", "Preface.", left(told)))
    assert len({source.label for source in briefing.sources}) == 2


def test_refusals_and_struck_passages_are_told(reading: Read) -> None:
    """What was not read is in the briefing."""
    refusal = Refusal(source="x.pdf", reason="binary", subject="It is binary.", remedy="Convert it.")
    struck = (Struck(span=Span(0, 3), reason=StruckReason.TAGS),)
    briefing = view(reading("a", "Tag: peace", struck=struck), refusals=(refusal,))
    assert briefing.refusals == (refusal,)
    assert briefing.struck == ((StruckReason.TAGS, 1),)


def test_organisation_spoken_of_most(told: Any, reading: Read) -> None:
    """Only organisations with known members are candidates; none is a value too."""
    readings = [reading("a", left(told))]
    assert most_spoken_of(readings, {"LEAGUE", "UNION"}) == "LEAGUE"
    assert most_spoken_of(readings, {"UNION"}) is None


@given(
    st.lists(
        st.tuples(st.sampled_from(Status), st.sampled_from([None, date(2022, 1, 1), date(2023, 1, 1)]), st.booleans()),
        max_size=12,
    )
)
def test_no_claim_is_lost_or_doubled(told: Any, reading: Read, claims: list[tuple[Status, date | None, bool]]) -> None:
    """Whatever the claims, `told`, `apart` and `undated` hold each exactly once."""
    sentences = [
        left(
            told,
            words=f"Quendland left, {n}.",
            status=status,
            day=day,
            actors={"Quendland": "QUE"} if acts else {},
            recipients={},
        )
        for n, (status, day, acts) in enumerate(claims)
    ]
    made = reading("a", *sentences)
    briefing = view(made)
    entries = (*briefing.told, *briefing.undated, *(e for _, apart in briefing.apart for e in apart))
    held = sorted(citation.claim.id for entry in entries for citation in entry.citations)
    assert held == sorted(claim.id for claim in made.claims)
