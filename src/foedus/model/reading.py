"""A reading: one report as one engine version read it."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.model.claim import Claim
from foedus.model.report import Report, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One report as one engine version read it, with what was declared about it.

    Attributes:
        report: the report, furniture and metadata included.
        engine: name and version of what read it.
        claims: what it says, in any order.
        stages: the log of the extraction; that of the reading proper stands in `report.stages`.
        declared: short digest of what a manifest or an option declared about the report; empty where nothing was.
    """

    report: Report
    engine: str
    claims: tuple[Claim, ...] = ()
    stages: tuple[Stage, ...] = ()
    declared: str = ""
