"""The store: append-only, content-addressed, one file."""

from foedus.ledger.answers import (
    Added,
    CheckResult,
    Drift,
    DriftKind,
    ReportLine,
    SearchHit,
    Sighting,
    Tombstone,
)
from foedus.ledger.store import Ledger

__all__ = [
    "Added",
    "CheckResult",
    "Drift",
    "DriftKind",
    "Ledger",
    "ReportLine",
    "SearchHit",
    "Sighting",
    "Tombstone",
]
