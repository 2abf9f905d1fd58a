"""One entry on the screen: date, sentence and status; under them the words with their place; under these whatever else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text

from foedus.analysis.briefing import Citation, Entry
from foedus.interfaces.cli.screen import STATUS_STYLES, day_of, grid, plain, screen, stretch_of
from foedus.interfaces.marked import excerpt
from foedus.model.claim import Status
from foedus.model.when import When

DATE, RIGHT_MOST = 10, 26
QUOTED = 2
"""Quotations that an entry shows on the screen; of more, the number is told."""


def entry_table(entries: Sequence[Entry], *, with_status: bool = True) -> Table:
    """The entries one under the other."""
    right = max([*(len(c.place) for e in entries for c in _shown(e)), *(len(e.status) for e in entries)], default=0)
    table = _table(right)
    for entry in entries:
        _head(table, entry.when, entry.sentence, entry.status if with_status else None)
        shown = _shown(entry)
        for citation in shown:
            _quote(table, citation, right)
        _foot(table, _about(entry, len(entry.citations) - len(shown)))
    return table


def citation_table(citations: Sequence[tuple[Citation, str]]) -> Table:
    """Single claims, each with its sentence and its id."""
    right = max([len(Status.CONDITIONAL), *(len(citation.place) for citation, _ in citations)])
    table = _table(right)
    for citation, sentence in citations:
        _head(table, citation.claim.when, sentence, citation.claim.status)
        _quote(table, citation, right)
        _foot(table, [citation.claim.id, said_by(citation), *_days(citation.claim.when)])
    return table


def said_by(citation: Citation) -> str:
    """Through which voices the claim comes, innermost first."""
    return "said by " + ", quoted by ".join((*citation.speakers, citation.source.voice))


def _table(right: int) -> Table:
    return grid(
        {"width": DATE, "no_wrap": True},
        {"ratio": 1},
        {"justify": "right", "width": min(right, RIGHT_MOST), "overflow": "fold"},
    )


def _head(table: Table, when: When | None, sentence: str, status: Status | None) -> None:
    told = Text(status.value, style=STATUS_STYLES[status]) if status else Text()
    table.add_row(Text(day_of(when)), Text(plain(sentence), style="bold"), told)


def _quote(table: Table, citation: Citation, right: int) -> None:
    # The date, the place, the spaces between the columns, and the two quotation marks.
    room = screen().width - DATE - min(right, RIGHT_MOST) - 3 * 2 - 2
    before, words, after = excerpt(citation.claim.evidence, citation.claim.trigger, room)
    quotation = Text.assemble(f"“{plain(before)}", (plain(words), "underline"), f"{plain(after)}”")
    table.add_row("", quotation, Text(plain(citation.place), style="dim"))


def _foot(table: Table, details: Iterable[str]) -> None:
    told = " · ".join(filter(None, details))
    if told:
        table.add_row("", Text(plain(told), style="dim"), "")


def _shown(entry: Entry) -> tuple[Citation, ...]:
    """The first citation of each voice, as many as are shown."""
    first_of = {citation.source.voice: citation for citation in reversed(entry.citations)}
    return tuple(first_of[voice] for voice in entry.voices[:QUOTED])


def _about(entry: Entry, left_out: int) -> list[str]:
    """What the entry says of its voices and its date, beyond the words."""
    quoted = dict.fromkeys(citation.speakers[0] for citation in entry.citations if citation.speakers)
    return [
        f"said by {', '.join(quoted)}" if quoted else "",
        f"{len(entry.voices)} voices" if len(entry.voices) > 1 else "",
        f"{left_out} more place{'s' if left_out > 1 else ''}" if left_out else "",
        *_days(entry.when),
    ]


def _days(when: When | None) -> list[str]:
    relative = when is not None and when.source is not None and not any(c.isdigit() for c in when.source.quote)
    return [
        stretch_of(when),
        f"from “{' '.join(when.source.quote.split())}”" if relative and when and when.source else "",
    ]
