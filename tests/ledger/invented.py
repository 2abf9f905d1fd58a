"""Readings with invented text, and a child process that adds them until it is killed."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from foedus.ledger import Ledger
from foedus.model.citation import Quotation, Span
from foedus.model.claim import Claim, EventType, Figure, ObjectKind, Participant, Status, Step, Thing, TreatyAct
from foedus.model.reading import Reading
from foedus.model.report import Found, Moment, NotFound, Report, Stage, Struck, StruckReason
from foedus.model.when import Precision, When

MENU = "Subscribe to the Zorgblatt newsletter"
UNTOLD = NotFound(reason="the text does not tell")


def original_of(number: int, body: str = "") -> bytes:
    """The bytes of invented report `number`."""
    return (
        f"{MENU}\n\nNote {number} from Quendland\n\n"
        f"On 4 May 2022 the minister said that Quendland signed treaty {number} with Norrovia. {body}\n\n"
        "The Norrovian side denied it, as Ärlich Böhm told the Örtlich Gazette.\n"
    ).encode()


def report_of(original: bytes, document: str = "note", outlet: str | None = "Örtlich Gazette") -> Report:
    """The report that is read from invented bytes, its menu struck."""
    id_, sha256 = Report.id_of(original)
    text = original.decode()
    return Report(
        id=id_,
        sha256=sha256,
        document=document,
        source=f"notes/{document}.txt",
        media_type="text/plain",
        encoding="utf-8",
        text=text,
        title=Found(value=text.partition("\n\n")[2].partition("\n")[0], origin="text"),
        outlet=UNTOLD if outlet is None else Found(value=outlet, origin="manifest"),
        author=UNTOLD,
        published=Found(value=Moment(day=date(2022, 5, 6)), origin="manifest"),
        language=Found(value="en", origin="language model"),
        translated_from=UNTOLD,
        capture_hint=UNTOLD,
        struck=(Struck(span=Span(0, len(MENU)), reason=StruckReason.SUBSCRIPTION),),
        stages=(Stage(name="decode", outcome="read", detail="utf-8"),),
    )


def party(text: str, name: str, principal: str | None = None) -> Participant:
    """A participant at the first place where the text names it."""
    at = text.index(name)
    return Participant(id=principal, principal=principal, sector=None, name=name, start=at, end=at + len(name))


def cut(text: str, words: str) -> Quotation:
    """The first place where the text has the words."""
    at = text.index(words)
    return Quotation.cut(text, Span(at, at + len(words)))


def claims_of(report: Report, engine: str) -> tuple[Claim, ...]:
    """Quendland signed on 4 May, by the minister's word; Norrovia denies since May, in note 1 without a date."""
    text = report.text
    signed = next(line for line in text.splitlines() if "signed" in line)
    denied = next(line for line in text.splitlines() if "denied" in line)
    treaty = cut(text, signed[signed.index("treaty") : signed.index(" with")])
    quend, norrov = party(text, "Quendland", "QND"), party(text, "Norrovia", "NRV")
    figure = Figure(measure="treaties", value=1, low=None, high=None, unit=None, start=treaty.start, end=treaty.end)
    since_may = When(start=date(2022, 5, 1), end=None, precision=Precision.OPEN, derivation="still going on")
    first = Claim(
        id=f"{report.id}-{engine}-0",
        report=report.id,
        type=EventType.SUPPORT,
        act=TreatyAct.SIGN,
        actors=(quend,),
        recipients=(norrov,),
        object=Thing(kind=ObjectKind.DOCUMENT, name=treaty.quote, start=treaty.start, end=treaty.end),
        status=Status.ASSERTED,
        said_by=(party(text, "the minister", "QND"),),
        when=When(
            start=date(2022, 5, 4), end=date(2022, 5, 4), precision=Precision.DAY, source=cut(text, "4 May 2022")
        ),
        where=None,
        figures=(figure,),
        links=(),
        evidence=cut(text, signed),
        trigger=cut(text, "signed"),
        confidence=0.75,
        engine=engine,
        derivation=(Step(field="act", rule="lexicon", detail="sign.v"),),
    )
    second = Claim(
        id=f"{report.id}-{engine}-1",
        report=report.id,
        type=EventType.REJECT,
        act=None,
        actors=(party(text, "Norrovian side", "NRV"),),
        recipients=(),
        object=None,
        status=Status.DENIED,
        said_by=(),
        when=None if "Note 1 " in text else since_may,
        where=None,
        figures=(),
        links=(),
        evidence=cut(text, denied),
        trigger=cut(text, "denied"),
        confidence=0.5,
        engine=engine,
    )
    return (second, first)


def reading_of(
    number: int, *, engine: str = "test/1", declared: str = "", body: str = "", document: str = ""
) -> Reading:
    """The reading of invented report `number`."""
    report = report_of(original_of(number, body), document or f"note-{number}")
    return Reading(
        report=report,
        engine=engine,
        claims=claims_of(report, engine),
        stages=(Stage(name="parse", outcome="done", detail="2 sentences"),),
        declared=declared,
    )


def keep_adding(path: Path, first: int) -> None:
    """Adds one invented reading after the other, and says its number when `add` has returned."""
    with Ledger.open(path) as ledger:
        number = first
        while True:
            reading = reading_of(number, body="filler " * (number % 7 * 400))
            ledger.add(reading, reading.report.text.encode())
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()
            number += 1


if __name__ == "__main__":
    keep_adding(Path(sys.argv[1]), int(sys.argv[2]))
