"""Captions among running text."""

import pytest


@pytest.mark.parametrize(
    "caption",
    [
        "Marta Quill.",
        "Meeting of Harbour delegates.",
        "Marta Quill, chair of the league, speaks before the vote on the second reading in Port Ansel",
        "Marta Quill (pictured) refused the second reading",
        "Waters where boats of the fishing fleet are seen most often, July 2021",
        "The patrol is short of cutters. Pictured: A cutter leaves the harbour in March",
    ],
)
def test_a_caption_is_struck(gull, struck, caption) -> None:
    """A name alone, a scene, and a sentence without its end are captions where the text around them ends properly."""
    assert struck(gull.read(between=caption)) == {caption: "caption"}


@pytest.mark.parametrize(
    "line",
    [
        "Nobody paid.",
        "Fishermen from Wexel blockaded both lighthouses overnight and demanded compensation for their lost nets",
        "Marta Quill refused.",
        "Meeting of ministers fails.",
        "Ostrel and the toll",
        "The chair gave three reasons for her refusal to hold a second reading that day:",
        "Marta Quill (pictured) refused the second reading, and nobody in the hall dared to ask her why.",
        "- a toll of four pence on each ship that enters the harbour of Port Ansel",
    ],
)
def test_what_may_hold_a_claim_is_no_caption(gull, struck, line) -> None:
    """Short sentences, crossheads, lead-ins, list items and whole sentences stand."""
    assert struck(gull.read(between=line)) == {}


def test_a_name_that_the_text_does_not_know_stands(gull, struck) -> None:
    """A name that nothing around it names may be anything."""
    assert struck(gull.read(between="Otto Brandt.")) == {}


def test_a_long_run_without_full_stops_is_a_list(gull, struck) -> None:
    """Four sentences in a row without an end are the writer's list, not captions."""
    lines = "\n\n".join(f"Article {n} of the paper says what each of the members owes to the others" for n in range(4))
    assert struck(gull.read(between=lines)) == {}


def test_a_text_without_full_stops_has_no_captions(struck) -> None:
    """Where hardly a paragraph ends, a missing end says nothing."""
    from foedus.reading.reader import read  # noqa: PLC0415

    lines = [f"Ship number {n} of the league entered the harbour and paid the toll in full" for n in range(9)]
    assert struck(read("\n\n".join(lines).encode(), document="a", source="a.txt")) == {}
