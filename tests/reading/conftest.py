"""Texts of an invented outlet, the Harbour Gull, about an invented league; nobody and nothing in them is real."""

from collections.abc import Callable

import pytest

from foedus.model.report import Report
from foedus.reading.manifest import NOTHING_DECLARED, Declared
from foedus.reading.reader import read


class Gull:
    """A text of the Harbour Gull, to be read with passages around it."""

    TITLE = "The toll that nobody wants to pay"
    BODY = (
        "The ministers of the Harbour League met in Port Ansel on Tuesday and could not agree on the toll.",
        "Delegates from Ostrel asked for a second reading, which the chair, Marta Quill, refused at once.",
        "Ostrel has not paid its dues since the winter, and two of its cutters left the joint patrol in March.",
        "“We signed a paper, and we shall keep to the paper,” said Quill before she went back to her ship.",
        "The next meeting of the league is to be held in Ostrel, if Ostrel still wants to be its host by then.",
    )

    def text(self, *, above: str = "", between: str = "", below: str = "", title: str = TITLE) -> str:
        """The article with passages below its title, in its middle and at its end."""
        parts = (title, above, *self.BODY[:3], between, *self.BODY[3:], below)
        return "\n\n".join(part for part in parts if part)

    def read(self, *, declared: Declared = NOTHING_DECLARED, **around: str) -> Report:
        """The report of `text`."""
        return read(self.text(**around).encode(), document="gull", source="gull.txt", declared=declared)


@pytest.fixture
def gull() -> Gull:
    """The article, to be read with passages around it."""
    return Gull()


@pytest.fixture
def struck() -> Callable[[Report], dict[str, str]]:
    """What was struck of a report: each line with its reason."""

    def lines(report: Report) -> dict[str, str]:
        return {
            line.strip(): passage.reason.value
            for passage in report.struck
            for line in report.text[passage.span.start : passage.span.end].splitlines()
            if line.strip()
        }

    return lines
