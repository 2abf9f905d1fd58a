"""One engine for all tests of extraction: the real parser, lexica and register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from foedus.extraction.engine import Engine
from foedus.model.claim import Claim
from foedus.model.report import Found, Moment, NotFound, Report
from foedus.register import Register

ReadClaims = Callable[..., list[Claim]]


def report_of(text: str, *, published: date | None = date(2023, 11, 23), language: str = "en") -> Report:
    """A report with nothing struck and nothing declared but day and language."""
    untold = NotFound(reason="the text does not tell")
    report_id, sha256 = Report.id_of(text.encode())
    return Report(
        id=report_id,
        sha256=sha256,
        document="invented",
        source="invented.txt",
        media_type="text/plain",
        encoding="utf-8",
        text=text,
        title=untold,
        outlet=untold,
        author=untold,
        published=Found(value=Moment(day=published), origin="manifest") if published else untold,
        language=Found(value=language, origin="manifest"),
        translated_from=untold,
        capture_hint=untold,
    )


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine as shipped."""
    return Engine(Register.load())


@pytest.fixture(scope="session")
def read_claims(engine: Engine) -> ReadClaims:
    """Claims of a text."""

    def read(text: str, *, published: date | None = date(2023, 11, 23)) -> list[Claim]:
        return list(engine.read(report_of(text, published=published)).claims)

    return read
