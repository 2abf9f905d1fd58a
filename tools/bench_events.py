"""Cost of a new report for voices, events and disagreements, by the size of the record.

Invented claims are put straight into a ledger, forty reports a day in ten stories, so that the record grows in time as a
real one does. Prints the cost of the last thousand reports at each size and its ratio to the first; asserts nothing.

    python tools/bench_events.py [SIZE]...
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from foedus.ledger import Ledger
from foedus.model.actor import Actor, ActorKind
from foedus.model.citation import Quotation
from foedus.model.claim import Claim, EventType, Figure, ObjectKind, Participant, Status, Thing, TreatyAct
from foedus.model.reading import Reading
from foedus.model.report import Found, Moment, NotFound, Report
from foedus.model.when import Precision, When
from foedus.reconcile.keeping import keep
from foedus.register import Register

SIZES = (1_000, 10_000, 100_000)
MEASURED = 1_000
"""Reports that each figure is taken from."""
A_DAY, STORIES = 40, 10
DATED = 0.7
"""Share of the sentences that tell their day."""
ACTS = {
    TreatyAct.USE_FORCE: "attacked", TreatyAct.SIGN: "signed", TreatyAct.REFUSE_SIGNATURE: "refused to sign",
    TreatyAct.DEPLOY: "deployed", TreatyAct.CONVENE: "met", TreatyAct.CONDEMN: "condemned", TreatyAct.ATTEND: "attended",
    TreatyAct.HOLD_EXERCISE: "exercised", TreatyAct.SANCTION: "sanctioned", TreatyAct.REQUEST_ASSISTANCE: "asked for help",
}  # fmt: skip
Story = tuple[list[Actor], TreatyAct, str, int]
"""Two states, what the one did to the other, about what, and how many were there."""
THINGS = (
    "the border protocol",
    "a joint declaration",
    "the summit",
    "a drill",
    "the northern post",
    "the river bridge",
)
UNTOLD = NotFound(reason="invented")


def reports(seed: int = 5) -> Iterator[Reading]:
    """Invented readings without end, forty a day, each with four claims of the day's stories."""
    chance = random.Random(seed)  # noqa: S311  # nothing is kept secret
    states = [actor for actor in Register.load().actors() if actor.kind is ActorKind.STATE]
    day = date(2000, 1, 1)
    while True:
        stories = [
            (chance.sample(states, 2), chance.choice(list(ACTS)), chance.choice(THINGS), chance.randint(1, 60))
            for _ in range(STORIES)
        ]
        for number in range(A_DAY):
            yield _reading(chance, chance.sample(stories, 4), day, number)
        day += timedelta(1)


def _reading(chance: random.Random, stories: list[Story], day: date, number: int) -> Reading:
    sentences, claims, at = [], [], 0
    report = f"{day}-{number}"
    for story in stories:
        words, made = _claim(chance, story, day, at)
        sentences.append(words)
        claims.append(made)
        at += len(words) + 2
    text = "\n\n".join(sentences)
    id_, sha256 = Report.id_of(f"{report} {text}".encode())
    source = Report(
        id=id_, sha256=sha256, document=report, source=report, media_type="text/plain", encoding="utf-8", text=text, title=UNTOLD,
        outlet=Found(value=f"Herald {number}", origin="manifest"), author=UNTOLD, published=Found(value=Moment(day=day), origin="manifest"),
        language=Found(value="en", origin="manifest"), translated_from=UNTOLD, capture_hint=UNTOLD,
    )  # fmt: skip
    own = tuple(replace(claim, report=id_, id=f"{id_[:10]}{place:06x}") for place, claim in enumerate(claims))
    return Reading(report=source, engine="invented 1", claims=own)


def _claim(chance: random.Random, story: Story, day: date, at: int) -> tuple[str, Claim]:
    (one, other), act, thing, count = story
    told, verb = count + chance.choice((0, 0, 0, 1)), ACTS[act]
    dated = chance.random() < DATED
    words = f"{one.name} {verb} {thing} against {other.name}, {told} were there" + (f" on {day}." if dated else ".")

    def place(name: str) -> tuple[int, int]:
        return at + words.index(name), at + words.index(name) + len(name)

    def party(actor: Actor) -> Participant:
        start, end = place(actor.name)
        return Participant(id=actor.id, principal=actor.id, sector=None, name=actor.name, start=start, end=end)

    start, end = place(thing)
    count_at = place(f"{told} were")[0]
    claim = Claim(
        id="", report="", type=EventType.ASSAULT, act=act, actors=(party(one),), recipients=(party(other),),
        object=Thing(kind=ObjectKind.OTHER, name=thing, start=start, end=end),
        status=chance.choice((Status.ASSERTED, Status.ASSERTED, Status.ASSERTED, Status.DENIED)), said_by=(),
        when=When(start=day, end=day, precision=Precision.DAY) if dated else None, where=None,
        figures=(Figure(measure="killed", value=told, low=None, high=None, unit=None, start=count_at, end=count_at + len(str(told))),),
        links=(), evidence=Quotation(start=at, end=at + len(words), quote=words),
        trigger=Quotation(start=place(verb)[0], end=place(verb)[1], quote=verb), confidence=0.5, engine="invented 1",
    )  # fmt: skip
    return words, claim


def main() -> None:
    """Prints a line for each size."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    made, first = reports(), 0.0
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "bench.foedus") as ledger:
        held = 0
        for size in sizes:
            held = _fill(ledger, made, held, size - MEASURED)
            _add(ledger, list(islice(made, MEASURED)))
            start = time.process_time()
            keep(ledger, Register.load())
            used = (time.process_time() - start) / MEASURED * 1000
            held, first = size, first or used
            events = len(ledger.events.all())
            print(
                f"at {size:>7,} reports       {used:>9.2f} ms of processor a new report, {used / first:.2f} times the first; {events:,} events"
            )


def _fill(ledger: Ledger, made: Iterator[Reading], held: int, size: int) -> int:
    while held < size:
        step = min(MEASURED, size - held)
        _add(ledger, list(islice(made, step)))
        keep(ledger, Register.load())
        held += step
    return held


def _add(ledger: Ledger, readings: list[Reading]) -> None:
    with ledger.writing():
        for reading in readings:
            ledger.add(reading, f"{reading.report.document} {reading.report.text}".encode())


if __name__ == "__main__":
    main()
