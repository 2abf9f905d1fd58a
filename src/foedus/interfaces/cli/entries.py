"""One entry on the screen: date, sentence and status; under them the words with their place; under these whatever else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from foedus.analysis.briefing import Entry
from foedus.analysis.citing import Citation
from foedus.interfaces.cli.screen import STATUS_STYLES, day_of, grid, plain, screen, stretch_of
from foedus.interfaces.marked import excerpt
from foedus.model.claim import Status
from foedus.model.when import When

DATE, STATUS = 10, len(Status.CONDITIONAL)
INDENT = DATE + 2
LONGEST_PLACE = 44
"""Longer names of documents are folded, so that some room is left for the words."""
QUOTED = 2
"""Quotations that an entry shows on the screen; of more, the number is told."""


def entry_lines(entries: Iterable[Entry], *, with_status: bool = True) -> Iterator[RenderableType]:
    """The entries one under the other."""
    for entry in entries:
        yield head_line(entry.when, entry.sentence, entry.status if with_status else None)
        shown = _shown(entry)
        yield from map(quote_line, shown)
        yield from foot_lines(_about(entry, len(entry.citations) - len(shown)))


def citation_lines(citation: Citation, sentence: str) -> Iterator[RenderableType]:
    """A single claim, with its sentence and its id."""
    yield head_line(citation.claim.when, sentence, citation.claim.status)
    yield quote_line(citation)
    yield from foot_lines([citation.claim.id, said_by(citation), *_days(citation.claim.when)])


def said_by(citation: Citation) -> str:
    """Through which voices the claim comes, innermost first."""
    return "said by " + ", quoted by ".join((*citation.speakers, citation.source.voice))


def head_line(when: When | None, sentence: str, status: Status | None) -> Table:
    """Date, sentence and status."""
    table = grid({"width": DATE, "no_wrap": True}, {"ratio": 1}, {"justify": "right", "width": STATUS if status else 0})
    told = Text(status.value, style=STATUS_STYLES[status]) if status else Text()
    table.add_row(Text(day_of(when)), Text(plain(sentence), style="bold"), told)
    return table


def quote_line(citation: Citation) -> Table:
    """The words around the trigger, with their place.

    A claim that does not simply assert gets a second line: cut to one, "he denied that Armenia had refused" shows the words
    that he denies and not the denial.
    """
    place = Text(plain(citation.place), style="dim")
    beside = min(place.cell_len, LONGEST_PLACE)
    # The indent, the place, the space before it, and the two quotation marks.
    room = screen().width - INDENT - beside - 2 - 2
    lines = 1 if citation.claim.status is Status.ASSERTED else 2
    before, words, after = excerpt(citation.claim.evidence, citation.claim.trigger, lines * room)
    quotation = Text.assemble(f"“{plain(before)}", (plain(words), "underline"), f"{plain(after)}”")
    table = grid({"width": DATE}, {"ratio": 1}, {"justify": "right", "width": beside, "overflow": "fold"})
    table.add_row("", quotation, place)
    return table


def foot_lines(details: Iterable[str]) -> Iterator[RenderableType]:
    """What else is to be said, on one line; nothing where there is none."""
    if told := " · ".join(filter(None, details)):
        yield Padding(Text(plain(told), style="dim"), (0, 0, 0, INDENT))


def _shown(entry: Entry) -> tuple[Citation, ...]:
    """The first citation of each voice, as many as are shown."""
    told = list(zip(entry.citations, entry.spoken, strict=True))
    first_of = {voice.id: citation for citation, voice in reversed(told)}
    return tuple(first_of[voice.id] for voice in entry.voices[:QUOTED])


def _about(entry: Entry, left_out: int) -> list[str]:
    """What the entry says of its voices and its date, beyond the words."""
    quoted = dict.fromkeys(citation.speakers[0] for citation in entry.citations if citation.speakers)
    return [
        f"said by {', '.join(quoted)}" if quoted else "",
        f"{len(entry.voices)} independent voices" if len(entry.voices) > 1 else "",
        f"{left_out} more place{'s' if left_out > 1 else ''}" if left_out else "",
        *_days(entry.when),
    ]


def _days(when: When | None) -> list[str]:
    relative = when is not None and when.source is not None and not any(c.isdigit() for c in when.source.quote)
    return [
        stretch_of(when),
        f"from “{' '.join(when.source.quote.split())}”" if relative and when and when.source else "",
    ]
