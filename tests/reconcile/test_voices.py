"""Whose voice a claim is."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from foedus.ledger import Ledger
from foedus.model.actor import Sector
from foedus.model.claim import Participant, Status, TreatyAct
from foedus.model.reading import Reading
from foedus.model.voice import Voice
from foedus.reconcile.voices import catch_up, forget, independent, take, voices_of

Make = Callable[..., Reading]
Put = Callable[[Ledger, Reading], set[str]]
DAY = date(2022, 1, 5)
WORDS = [
    "river",
    "market",
    "council",
    "border",
    "winter",
    "harvest",
    "signal",
    "mountain",
    "engine",
    "letter",
    "doctor",
    "window",
    "garden",
    "castle",
    "metal",
    "paper",
]


def prose(seed: int, words: int = 120) -> str:
    """So many words in an order that only this seed gives."""
    chance = random.Random(seed)
    return " ".join(f"{chance.choice(WORDS)}{chance.randrange(50)}x" for _ in range(words)) + "."


def original(reading: Reading) -> bytes:
    return f"{reading.report.document} {reading.report.text}".encode()


def ids(ledger: Ledger) -> dict[str, str]:
    """The voice of each report's claims, by the document's name; all claims of a report must agree."""
    claims = list(ledger.claims())
    voices = voices_of(ledger, claims)
    documents = {line.id: line.document for line in ledger.reports()}
    found = {(documents[claim.report], voices[claim.id].id) for claim in claims}
    assert len({document for document, _ in found}) == len(found)
    return dict(found)


def only(ledger: Ledger, reading: Reading) -> Voice:
    """The voice of the one claim of the reading."""
    (voice,) = voices_of(ledger, reading.claims).values()
    return voice


@pytest.fixture
def told_signed(told: Callable) -> object:
    """A claim in a short paragraph, which is not compared."""
    return told(words="Quendland signed it.", trigger="signed", act=TreatyAct.SIGN, actors={"Quendland": "QND"})


def test_one_author_in_two_outlets_is_one_voice(ledger: Ledger, put: Put, reading: Make, told_signed: object) -> None:
    """The outlet does not matter where the author is known."""
    for number, outlet in enumerate(("Port Ansel Herald", "Quendland Daily")):
        put(ledger, reading(f"{number}", prose(number), told_signed, author="Ida Brem", outlet=outlet))
    assert set(ids(ledger).values()) == {"author:ida brem"}


def test_a_near_copy_has_the_voice_of_its_origin(ledger: Ledger, put: Put, reading: Make, told_signed: object) -> None:
    """The report that was published first speaks for its copies, with its date as the reason."""
    first = reading("first", prose(1, 300), told_signed, outlet="Port Ansel Herald", published=DAY)
    copy = reading(
        "copy", prose(1, 300).replace(".", " indeed."), told_signed, author="Otto Lund", published=DAY + timedelta(1)
    )
    for made in (copy, first):
        put(ledger, made)
    assert ids(ledger) == dict.fromkeys(("first", "copy"), "outlet:port ansel herald")
    assert only(ledger, copy).reason == "near copy of Port Ansel Herald, 2022-01-05"
    assert only(ledger, first).reason == "outlet of the report, which names no author"


def test_other_words_are_another_voice(ledger: Ledger, put: Put, reading: Make, told_signed: object) -> None:
    """Two outlets that tell the same in their own words stay two."""
    for number in range(2):
        put(ledger, reading(f"{number}", prose(number), told_signed, outlet=f"Herald of Port {number}"))
    assert len(set(ids(ledger).values())) == 2


def test_of_copies_of_one_day_the_agency_is_the_origin(
    ledger: Ledger, put: Put, reading: Make, told_signed: object
) -> None:
    """The agency goes before others of its day, a dated report before an undated one."""
    text = (prose(1), told_signed)
    put(ledger, reading("a", *text, outlet="Port Ansel Herald", published=DAY))
    put(ledger, reading("b", *text, outlet="Reuters", published=DAY))
    put(ledger, reading("c", *text, outlet="Quendland Daily"))
    assert set(ids(ledger).values()) == {"outlet:outlet/gbr/reuters"}


def test_a_copied_paragraph_has_the_voice_of_who_told_it_first(
    ledger: Ledger, put: Put, reading: Make, told: Callable
) -> None:
    """In otherwise different reports the shared paragraph alone is of one voice, its numbers changed or not."""
    words = "On 4 May Quendland signed the treaty on the river with {} of its neighbours and all who stood on the bridge that day saw it done."
    for number, outlet in enumerate(("Port Ansel Herald", "Quendland Daily")):
        sentence = told(
            words=words.format(number + 3), trigger="signed", act=TreatyAct.SIGN, actors={"Quendland": "QND"}
        )
        own = told(words=f"Norrovia left room {number}.", trigger="left", actors={"Norrovia": "NRV"})
        made = reading(f"{number}", prose(number, 300), sentence, own, outlet=outlet, published=DAY + timedelta(number))
        put(ledger, made)
    voices = voices_of(ledger, made.claims)
    assert [voice.id for voice in voices.values()] == ["outlet:port ansel herald", "outlet:quendland daily"]
    assert voices[made.claims[0].id].reason == "paragraph first told by Port Ansel Herald, 2022-01-05"


def test_a_copy_with_one_number_changed(ledger: Ledger, put: Put, reading: Make, told: Callable) -> None:
    """It is no second voice, in a short text either."""
    words = "On 4 May Quendland signed the treaty on the river with {} of its neighbours and all who stood on the bridge that day saw it done."
    for number in range(2):
        sentence = told(words=words.format(number), trigger="signed", act=TreatyAct.SIGN, actors={"Quendland": "QND"})
        put(ledger, reading(f"{number}", sentence, outlet=f"Herald {number}", published=DAY + timedelta(number)))
    assert set(ids(ledger).values()) == {"outlet:herald 0"}


def test_an_outlet_that_is_quoted_is_the_voice(ledger: Ledger, put: Put, reading: Make, told_signed: object) -> None:
    """The innermost outlet of the chain speaks; the report's own outlet does not quote itself."""
    made = reading("note", prose(1), told_signed, author="Ida Brem", outlet="Reuters")
    text = made.report.text
    names = [("outlet/gbr/reuters", Sector.MED), ("outlet/rus/tass", Sector.MED), ("QND", Sector.GOV)]
    chain = tuple(
        Participant(id=id_ if id_ != "QND" else None, principal=None, sector=sector, name=text[:4], start=0, end=4)
        for id_, sector in names
    )
    claim = made.claims[0]
    quoting = [replace(claim, id=f"{number}", said_by=chain[:number]) for number in range(4)]
    made = replace(made, claims=tuple(quoting))
    put(ledger, made)
    own, tass = "author:ida brem", "outlet:outlet/rus/tass"
    assert [voice.id for voice in voices_of(ledger, quoting).values()] == [own, own, tass, tass]


@pytest.mark.parametrize(
    ("name", "voice"), [("Grey Corridor", "outlet:grey corridor"), ("Iranian media", "author:ida brem")]
)
def test_a_medium_by_its_own_name_is_a_voice(
    ledger: Ledger, put: Put, reading: Make, told: Callable, name: str, voice: str
) -> None:
    """Two outlets that have it from one channel have one voice, also where the register does not know the channel."""
    signed = told(words=f"Quendland signed it, {name} said.", trigger="signed", actors={"Quendland": "QND"})
    made = reading("note", prose(1), signed, author="Ida Brem")
    at = made.report.text.index(name)
    party = Participant(id=None, principal=None, sector=Sector.MED, name=name, start=at, end=at + len(name))
    made = replace(made, claims=(replace(made.claims[0], said_by=(party,)),))
    put(ledger, made)
    assert only(ledger, made).id == voice


@pytest.fixture
def attacked(told: Callable) -> Callable[..., object]:
    """One attacks the other, or is said not to have."""

    def attacked(one: str, other: str, number: int = 1, status: Status = Status.ASSERTED) -> object:
        return told(
            words=f"{one} attacked {other} {number}{'.' if status is Status.ASSERTED else ' times, which is not so.'}",
            trigger="attacked",
            act=TreatyAct.USE_FORCE,
            status=status,
            actors={one: one[:3].upper()},
            recipients={other: other[:3].upper()},
        )

    return attacked


SIDES = ("Quendland", "Norrovia")
UNSURE = "unsure: the words of Herald, 2022-01-05, but other parties or the contrary"


def near_copies(
    ledger: Ledger, put: Put, reading: Make, first: Sequence[object], second: Sequence[object]
) -> list[Voice]:
    """The voices of the second's claims in a long text that is the first's but for these claims."""
    put(ledger, reading("a", prose(1, 400), *first, outlet="Herald", published=DAY))
    copy = reading("b", prose(1, 400), *second, outlet="Daily", published=DAY + timedelta(1))
    put(ledger, copy)
    return list(voices_of(ledger, copy.claims).values())


def test_a_copy_with_the_parties_changed_is_unsure(ledger: Ledger, put: Put, reading: Make, attacked: Callable) -> None:
    """A long text that is the same but for who attacked whom is not spoken by who wrote the other."""
    (voice,) = near_copies(ledger, put, reading, [attacked(*SIDES)], [attacked(*reversed(SIDES))])
    assert (voice.id, voice.reason) == ("outlet:daily", UNSURE)


def test_a_copy_that_denies_is_unsure(ledger: Ledger, put: Put, reading: Make, attacked: Callable) -> None:
    """A "not" put in makes another voice."""
    (voice,) = near_copies(ledger, put, reading, [attacked(*SIDES)], [attacked(*SIDES, status=Status.DENIED)])
    assert (voice.id, voice.reason) == ("outlet:daily", UNSURE)


def test_a_copy_that_counts_otherwise_is_a_copy(ledger: Ledger, put: Put, reading: Make, attacked: Callable) -> None:
    """Another number, or one of several attacks left out, changes nothing."""
    both = [attacked(*SIDES, 1), attacked(*reversed(SIDES), 2)]
    assert {voice.id for voice in near_copies(ledger, put, reading, both, [attacked(*SIDES, 7)])} == {"outlet:herald"}


def test_of_a_copy_that_changes_one_act_the_rest_is_a_copy(
    ledger: Ledger, put: Put, reading: Make, attacked: Callable, told: Callable
) -> None:
    """Where most acts are told alike, the one that is not is unsure by itself."""
    others = [
        told(words=f"Quendland {word} it.", trigger=word, act=act, actors={"Quendland": "QUE"})
        for word, act in (("signed", TreatyAct.SIGN), ("ratified", TreatyAct.RATIFY), ("left", TreatyAct.SKIP_EXERCISE))
    ]
    voices = near_copies(ledger, put, reading, [attacked(*SIDES), *others], [attacked(*reversed(SIDES)), *others])
    assert [voice.id for voice in voices] == ["outlet:daily", *["outlet:herald"] * 3]


def test_a_takedown_purges(ledger: Ledger, put: Put, reading: Make, told_signed: object) -> None:
    """What is left has the voices that it would have had without the report, and no row of the report stays."""
    made = [
        reading(f"{number}", prose(1), told_signed, author=f"Xylovarnik {name}", published=DAY + timedelta(number))
        for number, name in enumerate(("Ada", "Bob", "Cyd"))
    ]
    for one in made:
        put(ledger, one)
    assert set(ids(ledger).values()) == {"author:xylovarnik ada"}
    assert forget(ledger, made[0].report.id) == {one.report.id for one in made[1:]}
    ledger.remove(made[0].report.id, "erasure request")
    assert set(ids(ledger).values()) == {"author:xylovarnik bob"}
    ledger.remove(made[1].report.id, "erasure request")
    assert ids(ledger) == {"2": "author:xylovarnik cyd"}
    assert b"Xylovarnik Ada" not in ledger.path.read_bytes() + Path(f"{ledger.path}-wal").read_bytes()


def test_a_newer_reading_replaces_the_older(ledger: Ledger, put: Put, reading: Make, told_signed: object) -> None:
    """What an engine reads anew is compared anew, and an older reading that comes late changes nothing."""
    first = reading("a", prose(1), told_signed, outlet="Herald", published=DAY)
    copy = reading("b", prose(1), told_signed, outlet="Daily", published=DAY + timedelta(1))
    for made in (first, copy):
        put(ledger, made)
    newer = replace(
        copy,
        engine="by hand 2",
        report=replace(
            copy.report,
            published=replace(
                copy.report.published, value=replace(copy.report.published.value, day=DAY - timedelta(1))
            ),
        ),
        claims=tuple(replace(claim, id=f"{claim.id}2", engine="by hand 2") for claim in copy.claims),
    )
    ledger.add(newer, original(copy))
    assert take(ledger, newer) == {first.report.id, copy.report.id}
    assert ids(ledger) == dict.fromkeys("ab", "outlet:daily")
    assert take(ledger, copy) == {copy.report.id}
    assert ids(ledger) == dict.fromkeys("ab", "outlet:daily")


def test_what_was_not_taken_is_caught_up(ledger: Ledger, reading: Make, told_signed: object) -> None:
    """After a crash between adding and taking the voices come all the same, once."""
    made = reading("a", prose(1), told_signed, outlet="Herald")
    ledger.add(made, original(made))
    assert only(ledger, made).reason == "not compared with others yet"
    assert catch_up(ledger) == {made.report.id}
    assert (only(ledger, made).id, catch_up(ledger)) == ("outlet:herald", set())


def test_an_outlet_quoted_and_its_author_are_one(ledger: Ledger, put: Put, reading: Make, told_signed: object) -> None:
    """Who rests on an outlet adds no voice to that outlet's own author; the outlet's unsigned report does."""
    lead = "According to Reuters, Quendland has left the league. " + prose(3)
    made = [
        reading("own", prose(1), told_signed, author="Ida Brem", outlet="Reuters"),
        reading("resting", lead, told_signed, outlet="Daily"),
        reading("unsigned", prose(2), told_signed, outlet="Reuters"),
    ]
    for one in made:
        put(ledger, one)
    own, resting, unsigned = (only(ledger, one) for one in made)
    assert [voice.id for voice in independent([own, resting])] == ["author:ida brem"]
    assert [voice.id for voice in independent([resting])] == ["outlet:outlet/gbr/reuters"]
    assert len(independent([own, resting, unsigned, unsigned])) == 2
