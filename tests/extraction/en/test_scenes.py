"""Scenes: the day of a meeting dates what is said there, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

ReadClaims = Callable[..., list[Claim]]

MET = "Mali and Chad met in Bamako on 3 May 2021. "
CASES = [
    (MET + "Chad condemned the raid.", "condemned", "2021-05-03"),
    (MET + "Mali welcomed the truce. Chad condemned the raid.", "condemned", "2021-05-03"),
    (MET + "Niger condemned the raid.", "condemned", None),
    (MET + "Chad has condemned the raid.", "condemned", None),
    (MET + "Chad attacked Sudan.", "attacked", None),
    (MET + "Niger will host a fair on 3 June 2099. Chad condemned the raid.", "condemned", "2021-05-03"),
    (MET + "All affirmed their commitment to the truce.", "commitment", "2021-05-03"),
    (MET + "On Tuesday Mali slept. Chad condemned the raid.", "condemned", None),
    ("Mali and Chad met in Bamako in May 2021. Chad condemned the raid.", "condemned", None),
    ("Mali attacked Chad on 3 May 2021. Chad condemned the raid.", "condemned", None),
]


@pytest.mark.parametrize(("text", "trigger", "start"), CASES)
def test_the_day_of_a_meeting(read_claims: ReadClaims, text: str, trigger: str, start: str | None) -> None:
    """Those who met say it in the simple past, no other day is told between, and the meeting has one day."""
    claim = next(claim for claim in read_claims(text) if claim.trigger.quote.startswith(trigger))
    assert (str(claim.when.start) if claim.when else None) == start
