"""Who speaks in quotations and transcripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

ReadClaims = Callable[..., list[Claim]]


def voices(claims: list[Claim], trigger: str) -> list[str]:
    """The chain of voices of the claim with this trigger."""
    claim = next(c for c in claims if c.trigger.quote == trigger)
    return [p.principal or p.name for p in claim.said_by]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The Danish agency quotes a Chadian general: “Niger attacked the two wells, and nobody else did.”", ["DNK", "TCD"]),
        ("“Niger attacked the two wells in the night,” the Chadian general shouted.", ["TCD"]),
        ("A letter from the Chadian embassy reads: “Niger attacked the two wells in the night.”", ["TCD"]),
        ("The Malian envoy read out a Chadian letter: “Niger attacked the two wells in the night.”", ["MLI", "TCD"]),
        ("“Niger attacked the two wells in the night,” survivors said.", ["survivors"]),
        ("The Chadian general was brief, he said. “Niger attacked the two wells in the night,” a Malian envoy said.", ["MLI"]),
        ("“He said it twice. Niger attacked the two wells,” the Chadian general told a Malian envoy.", ["TCD"]),
    ],
)  # fmt: skip
def test_a_quotation_has_the_voices_told_outside_it(read_claims: ReadClaims, text: str, chain: list[str]) -> None:
    """Who quotes and who is quoted, by the sentence that holds the quotation before the one beside it."""
    assert voices(read_claims(text), "attacked") == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Ms. Orsolya: Listen to me. Niger attacked the two wells.", ["Ms. Orsolya"]),
        ("CHADIAN MINISTER OF TRADE (in translation): Niger attacked the two wells.", ["TCD"]),
        ("Ms. Orsolya (Chad): Niger attacked the two wells.", ["TCD"]),
        ("MS ORSOLYA, CHAD: Niger attacked the two wells.", ["TCD"]),
        ("Chadian president: Niger attacked the two wells", ["TCD"]),
        ("Niger attacked the two wells – Chadian president", ["TCD"]),
        ("Niger attacked two wells: Chadian officials", ["TCD"]),
        ("Breaking: Niger attacked the two wells", []),
        ("The news came late at night: Niger attacked the two wells.", []),
    ],
)
def test_a_label_gives_its_voice(read_claims: ReadClaims, text: str, chain: list[str]) -> None:
    """Titles, remarks in brackets and headlines included; what names nobody gives none."""
    assert voices(read_claims(text), "attacked") == chain


def test_the_label_of_a_headline_ends_with_it(read_claims: ReadClaims) -> None:
    """The report below it is the author's own."""
    assert voices(read_claims("NATO: Russia masses troops\n\nNiger attacked the two wells."), "attacked") == []


def test_a_speaker_of_a_transcript_goes_on(read_claims: ReadClaims) -> None:
    """A passage without a label belongs to the one before."""
    text = "MS ORSOLYA: I saw Niger and Chad.\n\nNiger attacked the two wells.\n\nMR RUML: Thank you, Chad."
    assert voices(read_claims(text), "attacked") == ["MS ORSOLYA"]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [("Question 4", "President Orsolya"), ("Q", "A"), ("Interviewer", "Answer")],
)
def test_a_question_is_the_reports_own_and_the_answer_is_not(
    read_claims: ReadClaims, asked: str, answered: str
) -> None:
    """Numbered or not; "Answer:" is whoever was named before."""
    text = (
        f"President Orsolya: I saw Chad.\n\n{asked}: Niger bombed the well, did it not?\n\n"
        f"{answered}: Yes, Niger attacked the two wells."
    )
    claims = read_claims(text)
    assert (voices(claims, "bombed"), voices(claims, "attacked")) == ([], ["President Orsolya"])
