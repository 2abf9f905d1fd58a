"""Findings, articles and bodies on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from foedus.analysis.bodies import BodyView, RungView
from foedus.analysis.finding_words import teller
from foedus.analysis.findings import Alike, FindingTrace, FindingView, Step, alike
from foedus.analysis.told import Told, reports_of
from foedus.analysis.treaty import ProvisionView, TreatyView
from foedus.interfaces.cli.entries import DATE, INDENT, foot_lines, quote_line
from foedus.interfaces.cli.occurrences import counted
from foedus.interfaces.cli.screen import day_of, grid, heading, plain
from foedus.interfaces.marked import MARKS
from foedus.model.finding import Contested, Form, Undetermined
from foedus.treaty.pack import Period

SHOWN = 3
"""Findings that an article shows in the list of articles; the article by itself shows all."""
QUOTED = 1
"""Quotations of a step of a trace that are shown unless the whole is asked for."""


def finding_lines(views: Iterable[FindingView], most: int | None = None) -> Iterator[RenderableType]:
    """Findings in a list; those that differ only in whom they speak of share a line. At most so many lines."""
    found = alike(views)
    for one in found[:most]:
        yield finding_line(one)
    rest = sum(1 + len(one.others) for one in found[most:]) if most else 0
    if rest:
        yield from foot_lines([f"and {rest} more"])


def finding_line(found: Alike) -> RenderableType:
    """One finding in a list: verdict, sentence, first words, and who tells it; with those that differ in whom they speak of."""
    view = found.first
    table = grid({"width": DATE, "no_wrap": True}, {"ratio": 1}, {"justify": "right", "no_wrap": True})
    table.add_row(Text(day_of(view.when)), Text(plain(view.sentence), style="bold"), label(view))
    details = [view.finding.id, counted(view.reports, len(view.voices)), view.heading]
    same = [f"the same {whom}" for whom in found.same()]
    return Group(table, quote_line(view.told[0].citation), *foot_lines(details), *foot_lines(same))


def label(view: FindingView) -> str:
    """`accused`, or the verdict on what is only reported."""
    return "accused" if view.finding.form is Form.ACCUSED else view.finding.verdict.name


def lines_of(found: FindingTrace | BodyView, *, whole: bool) -> Iterator[RenderableType]:
    """A finding whole, or that a body exists on paper."""
    return body_lines(found) if isinstance(found, BodyView) else trace_lines(found, whole=whole)


def trace_lines(found: FindingTrace, *, whole: bool) -> Iterator[RenderableType]:
    """One finding with its trace, a line a step; the whole adds every quotation and source."""
    view = found.view
    yield Text(plain(view.sentence), style="bold")
    where = [f"{view.finding.organisation} {view.finding.provision or 'no article named'}", view.heading]
    where += [f"version {view.finding.version}" if view.finding.version else "", view.finding.id]
    yield Text(plain(" · ".join(filter(None, where))), style="dim")
    yield Text()
    yield heading(label(view).upper(), counted(view.reports, len(view.voices)))
    yield from _quoted(view.told, whole=whole)
    if view.disputed:
        yield Text()
        yield heading("DENIED", "by")
        yield from _quoted(view.disputed, whole=whole)
    yield Text()
    yield heading("HOW", "✓ holds · ✗ does not · ? not known")
    for step in found.steps:
        yield from _step(step, view.titles, whole=whole)
    yield from _readings(view)
    yield from _open(view)


def _quoted(told: Iterable[Told], *, whole: bool) -> Iterator[RenderableType]:
    shown = list(told)
    for one in shown if whole else shown[:SHOWN]:
        yield quote_line(one.citation)
        day = f"told {one.day}" if one.day else "undated report"
        yield from foot_lines([teller(one), day, f"claim {one.citation.claim.id}"])
    if not whole and len(shown) > SHOWN:
        yield from foot_lines([f"and {len(shown) - SHOWN} more; --whole shows all"])


def _step(step: Step, titles: Mapping[str, str], *, whole: bool) -> Iterator[RenderableType]:
    told = step.step
    table = grid({"width": 1, "no_wrap": True}, {"ratio": 1})
    under = f" (under {', '.join(titles.get(name, name) for name in told.under)})" if told.under else ""
    table.add_row(MARKS[told.truth], plain(f"{told.says}{under}: {told.why}"))
    yield table
    for one in islice(step.told, None if whole else QUOTED):
        yield quote_line(one.citation)
    for fact in islice(step.facts, None if whole else QUOTED):
        source = f"{fact.source.page}, seen {fact.source.seen}" if fact.source else "unverified"
        yield from foot_lines([f"reference fact {fact.id}, {_days(str(fact.since), str(fact.until))}", source])


def _days(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def _readings(view: FindingView) -> Iterator[RenderableType]:
    verdict = view.finding.verdict
    if isinstance(verdict, Contested):
        yield Text()
        yield heading("READINGS", "rival interpretations, none of them ours")
        for name, one in verdict.readings.items():
            yield from _way(view.titles.get(name, name), f"{one.name}: {one.because}")


def _open(view: FindingView) -> Iterator[RenderableType]:
    verdict = view.finding.verdict
    if isinstance(verdict, Undetermined):
        yield Text()
        yield heading("WHAT WOULD DECIDE IT", "")
        for missing in verdict.missing:
            yield from _way("not known", missing)
        for way, one in verdict.otherwise.items():
            yield from _way(one.name, way)


def _way(title: str, words: str) -> Iterator[RenderableType]:
    table = grid({"width": 18}, {"ratio": 1})
    table.add_row(Text(plain(title)), plain(words))
    yield table


def treaty_lines(view: TreatyView) -> Iterator[RenderableType]:
    """All articles, each with how much was found and the first of it."""
    yield Text(plain(f"{view.name} ({view.organisation})"), style="bold")
    yield Text("Foedus does not say what is true, and no finding says that a breach happened.")
    yield Text("`foedus treaty ADDRESS` shows an article whole.", style="dim")
    instrument = ""
    for provision in view.provisions:
        if provision.instrument != instrument:
            instrument = provision.instrument
            yield Text()
            yield heading(instrument.upper())
        yield from _article(provision)
    if view.unplaced:
        yield Text()
        yield heading("ACCUSED, NO ARTICLE NAMED", str(len(view.unplaced)))
        yield from finding_lines(view.unplaced, SHOWN)


def _article(view: ProvisionView) -> Iterator[RenderableType]:
    found = ", ".join(f"{name} {number}" for name, number in view.counts.items())
    table = grid({"ratio": 1}, {"justify": "right"})
    table.add_row(Text(plain(f"{view.address}  {view.heading}")), Text(found, style="dim"))
    yield table
    yield from finding_lines(view.findings, SHOWN)


def provision_lines(view: ProvisionView) -> Iterator[RenderableType]:
    """One article whole: its texts, rules, readings and all that was found."""
    yield heading(f"{view.organisation} {view.address}  {view.heading}", view.instrument)
    for period in view.periods:
        yield from _period(period)
    if view.norms:
        yield Text()
        yield heading("RULES")
        for one in view.norms:
            yield from _way(one.norm.modality.value, one.norm.says)
    if view.readings:
        yield Text()
        yield heading("READINGS", "rival interpretations, none of them ours")
        for title in view.readings.values():
            yield Padding(Text(plain(title)), (0, 0, 0, INDENT))
    yield Text()
    yield heading("FOUND", ", ".join(f"{name} {number}" for name, number in view.counts.items()) or "nothing")
    yield from finding_lines(view.findings)


def _period(period: Period) -> Iterator[RenderableType]:
    since = f"in force {period.since}" if period.since else "in force since when is not known"
    until = f" to {period.until}" if period.until else ""
    yield Text(plain(f"{period.version}: {since}{until}{'' if period.verified else ' · unverified'}"), style="dim")
    yield Padding(Text(plain(period.text.paraphrase or "")), (0, 0, 0, 2))
    quotation = f"“{period.text.quotation}”" if period.text.quotation else ""
    yield from foot_lines([quotation, period.text.source or "no source"])


def body_line(view: BodyView) -> RenderableType:
    """That a body exists on paper, in few lines."""
    table = grid({"width": DATE, "no_wrap": True}, {"ratio": 1})
    table.add_row("on paper", Text(plain(view.sentence), style="bold"))
    quotes = map(quote_line, (told.citation for told in view.on_paper[:SHOWN]))
    return Group(table, *quotes, *foot_lines([view.ladder.id, counted(reports_of(view.on_paper), len(view.voices))]))


def body_lines(view: BodyView) -> Iterator[RenderableType]:
    """One body: what is found, and its ladder with what shows each rung."""
    yield heading(view.name, f"{view.organisation} · {view.ladder.body.kind}")
    yield Text(plain(view.sentence))
    for told in view.on_paper:
        yield quote_line(told.citation)
    if view.on_paper:
        yield from foot_lines([view.ladder.id, f"on paper: {counted(reports_of(view.on_paper), len(view.voices))}"])
    for rung in view.rungs:
        yield from _rung(rung)


def _rung(view: RungView) -> Iterator[RenderableType]:
    for step in view.steps:
        table = grid({"width": DATE, "no_wrap": True}, {"width": 16}, {"ratio": 1})
        mark = "" if step.verified else " · unverified"
        said = " — ".join(filter(None, (step.note or step.words, step.source or "no source"))) + mark
        table.add_row(str(step.day), view.rung.value, plain(said))
        yield table
    for told in view.told[:SHOWN]:
        table = grid({"width": DATE, "no_wrap": True}, {"width": 16}, {"ratio": 1})
        said = f"according to {teller(told)}, {told.citation.place}, claim {told.citation.claim.id}"
        table.add_row(day_of(told.citation.claim.when), view.rung.value, plain(said))
        yield table
    if len(view.told) > SHOWN:
        yield from foot_lines([f"and {len(view.told) - SHOWN} more claims; --format jsonl shows all"])
