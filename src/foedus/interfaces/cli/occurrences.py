"""Events and disagreements on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from foedus.analysis.events import DisagreementSide, DisagreementView, EventLine, EventView, Position
from foedus.analysis.told import Told, reports_of
from foedus.interfaces.cli.entries import DATE, foot_lines, head_line, quote_line
from foedus.interfaces.cli.screen import STATUS_STYLES, day_of, grid, heading, plain, stretch_of
from foedus.ledger.events import Judgement
from foedus.model.voice import Voice

QUOTED = 4
"""Voices whose words a side of an event shows; JSON lines hold all."""
TIMELINE = 12
"""Lines of the timeline that are shown."""


def event_line(line: EventLine) -> RenderableType:
    """One event in a list: what, when, how many tell it, and its id."""
    details = [line.id, counted(line.reports, line.voices), stretch_of(line.when), _contested(line.open)]
    return Group(head_line(line.when, line.sentence, line.status), *foot_lines(details))


def event_lines(view: EventView) -> Iterator[RenderableType]:
    """One event whole."""
    yield from _band(view.line)
    for side in view.sides:
        yield from _side(side)
    if view.line.reports > 1:
        yield from _timeline(view)
    if view.disagreements:
        yield Text()
        yield heading("DISAGREEMENTS", f"{view.line.open} open")
        for disagreement in view.disagreements:
            yield from disagreement_lines(disagreement, with_event=False)
    if view.judgements:
        yield Text()
        yield heading("JUDGED", "by analysts")
        yield from map(judgement_line, view.judgements)
    yield from _others("BEFORE", "the same parties", view.before)
    yield from _others("AFTER", "the same parties", view.after)
    yield from _others("SERIES", "the same thing at other times", view.series)


def judgement_line(judgement: Judgement) -> RenderableType:
    """One judgement: when, its number, what of, by whom and why."""
    table = grid({"width": DATE, "no_wrap": True}, {"ratio": 1})
    back = ", taken back" if judgement.withdrawn else ""
    what = f"{judgement.seq} {judgement.kind} {judgement.subject}{back} · {judgement.analyst}: {judgement.reason}"
    table.add_row(judgement.recorded_at[:10], plain(what))
    return table


def disagreement_lines(view: DisagreementView, *, with_event: bool = True) -> Iterator[RenderableType]:
    """One disagreement: kind and state, and under it each side with the words of its first voice."""
    told = view.disagreement
    kind = told.kind.value if told.kind is told.about else f"{told.kind}, {told.about}"
    table = grid({"width": DATE}, {"ratio": 1}, {"justify": "right", "no_wrap": True})
    table.add_row(kind, Text(plain(told.why), style="bold"), told.state.value)
    yield table
    for side in view.sides:
        yield from _disagreeing(side)
    yield from foot_lines(
        [
            told.id,
            _possible(told.possible),
            counted(view.reports, len(view.voices)),
            f"event {told.event}: {view.event}" if with_event else "",
        ]
    )
    if told.reason:
        yield from foot_lines([f"{told.state} by {told.analyst}: {told.reason}"])


def short_lines(view: DisagreementView) -> Iterator[RenderableType]:
    """One disagreement in few lines: what on, and who stands where."""
    told = view.disagreement
    table = grid({"width": DATE, "no_wrap": True}, {"ratio": 1})
    table.add_row(told.kind.value, Text(plain(f"{view.event}: {told.why}"), style="bold"))
    table.add_row("", Text(plain(" / ".join(map(_stands, view.sides)))))
    yield table
    yield from foot_lines([told.id, counted(view.reports, len(view.voices)), _possible(told.possible)])


def _stands(side: DisagreementSide) -> str:
    """The position, with the places of its voices' first words or the reference fact."""
    if side.reference:
        return f"reference fact: {side.reference}"
    return f"{side.position} ({', '.join(map(_placed, _first_of_each(side.told, side.voices)))})"


def _placed(told: Told) -> str:
    who, place = _teller(told, why=False), told.citation.place
    return place if who == told.citation.source.label else f"{who} {place}"


def _possible(possible: bool) -> str:
    return "possible: both may hold" if possible else ""


def counted(reports: int, voices: int) -> str:
    """How many tell it; always both."""
    return f"reports {reports}, independent voices {voices}"


def _band(line: EventLine) -> Iterator[RenderableType]:
    yield Text.assemble((plain(line.sentence), "bold"), "  ", (line.status.value, STATUS_STYLES[line.status]))
    told = f"told from {line.told[0]} to {line.told[1]}" if line.told else "no report tells its day"
    yield Text(f"{counted(line.reports, line.voices)}, {told}")
    where = [stretch_of(line.when) or day_of(line.when), line.place or "", ", ".join(line.parties), line.id]
    yield Text(plain(" · ".join(filter(None, where))), style="dim")


def _side(side: Position) -> Iterator[RenderableType]:
    yield Text()
    yield heading(f"{side.status.value.upper()}  {side.position}", counted(reports_of(side.told), len(side.voices)))
    shown = _first_of_each(side.told, side.voices)[:QUOTED]
    for told in shown:
        yield quote_line(told.citation)
        day = f"told {told.day}" if told.day else "undated report"
        yield from foot_lines([_teller(told), day, f"claim {told.citation.claim.id}"])
    if len(side.voices) > len(shown):
        yield from foot_lines([f"and {len(side.voices) - len(shown)} more voices; --format jsonl shows all"])


def _disagreeing(side: DisagreementSide) -> Iterator[RenderableType]:
    table = grid({"width": DATE}, {"ratio": 1})
    names = ", ".join(dict.fromkeys(_teller(told, why=False) for told in _first_of_each(side.told, side.voices)))
    by = f"reference fact: {side.reference} ({side.source})" if side.reference else f"{side.position} — {names}"
    table.add_row("", plain(by))
    yield table
    for told in side.told[:1]:
        yield quote_line(told.citation)


def _first_of_each(told: Iterable[Told], voices: Iterable[Voice]) -> list[Told]:
    """What each of the voices told first."""
    wanted = {voice.id for voice in voices}
    first: dict[str, Told] = {}
    for one in told:
        if one.voice.id in wanted:
            first.setdefault(one.voice.id, one)
    return list(first.values())


def _teller(told: Told, *, why: bool = True) -> str:
    """Whose words they are; why the voice is not simply the report's own, where that needs to be told."""
    said = f"{told.citation.speakers[0]}, by " if told.citation.speakers else ""
    reason = f" ({told.voice.reason})" if why and told.voice.name != told.citation.source.voice else ""
    return f"{said}{told.voice.name}{reason}"


def _timeline(view: EventView) -> Iterator[RenderableType]:
    yield Text()
    yield heading("TOLD WHEN", "each report where it first says so")
    lines = view.timeline
    table = grid({"width": DATE, "no_wrap": True}, {"ratio": 1}, {"justify": "right"})
    for told, side in lines[:TIMELINE]:
        day = told.day.isoformat() if told.day else "undated"
        table.add_row(day, plain(_teller(told, why=False)), f"{side.status} {side.position}")
    yield table
    if len(lines) > TIMELINE:
        yield from foot_lines([f"and {len(lines) - TIMELINE} more"])


def _others(title: str, right: str, lines: Sequence[EventLine]) -> Iterator[RenderableType]:
    if lines:
        yield Text()
        yield heading(title, right)
        yield from map(event_line, lines)


def _contested(number: int) -> str:
    return f"{number} open disagreement{'s' if number > 1 else ''}" if number else ""
