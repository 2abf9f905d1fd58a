"""The engine: reports in, claims out, with what was not read as visible as what was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foedus.extraction.en.extract import English, Prepared
from foedus.extraction.identity import engine_name
from foedus.model.claim import Claim
from foedus.model.report import Found, Report, Stage
from foedus.register import Register

SENTENCES_TOGETHER = 400
"""Sentences of several reports that are parsed in one go; more would only delay the first answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one engine version read from one report."""

    claims: tuple[Claim, ...]
    stages: tuple[Stage, ...]


class Engine:
    """Reads claims from reports.

    Attributes:
        name: engine name and version with digests of rules and lexica and of the register: any change of them is another
            engine, whose claims stand beside the older ones.
        register: where names are looked up.
    """

    def __init__(self, register: Register) -> None:
        self.register = register
        self.name = engine_name(register.digest())
        self._english = English(register, engine=self.name)

    def warm(self) -> None:
        """Loads what is else loaded with the first report."""
        self._english.warm()

    def read(self, report: Report) -> Extraction:
        """Claims of one report, in text order."""
        return next(self.read_all([report]))[1]

    def read_all(self, reports: Iterable[Report]) -> Iterator[tuple[Report, Extraction]]:
        """Claims of each report, streaming, in the order given; sentences of several reports are parsed together."""
        waiting: list[Prepared] = []
        for report in reports:
            waiting.append(self._english.prepare(report))
            if sum(len(prepared.worth) for prepared in waiting) >= SENTENCES_TOGETHER:
                yield from self._read(waiting)
                waiting = []
        yield from self._read(waiting)

    def _read(self, waiting: list[Prepared]) -> Iterator[tuple[Report, Extraction]]:
        for prepared, claims in self._english.claims_of(waiting):
            yield prepared.report, Extraction(claims=claims, stages=self._stages(prepared, claims))

    def _stages(self, prepared: Prepared, claims: tuple[Claim, ...]) -> tuple[Stage, ...]:
        language = prepared.report.language
        if prepared.skipped_language:
            told = language.value if isinstance(language, Found) else "unknown"
            return (Stage(name="extraction", outcome="not read", detail=f"language {told}: this engine reads English"),)
        skipped = prepared.sentences - len(prepared.worth)
        outcome = "read" if claims else "nothing found"
        detail = f"{prepared.sentences} sentences, {skipped} without actor or act skipped, {len(claims)} claims"
        return (Stage(name="extraction", outcome=outcome, detail=detail),)
