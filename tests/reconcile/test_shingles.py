"""What two copies have in common."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from foedus.model.reading import Reading
from foedus.model.report import Struck, StruckReason
from foedus.reconcile.shingles import bands_of, body_of, paragraphs_of

Make = Callable[..., Reading]
NUMBERED = (
    "On 4 May the envoys of Quendland met 12 delegates in the old town hall, and 1,500 people stood before its doors "
    "until the last of them had left by the river."
)
PINNED = (4516836950014425002, -370191359431058651, 278542001347563016)


def hashes(reading: Make, *paragraphs: str) -> list[int]:
    return [hash_ for hash_, _ in paragraphs_of(reading("note", *paragraphs).report)]


def numbers(reading: Make) -> tuple[int, ...]:
    """Hashes of a short text, which the sketch's slow way reads, of a long one, which its fast ways do, and of a paragraph."""
    short = reading("note", NUMBERED, NUMBERED.replace("Quendland", "Norrovia")).report
    long = reading("note", " ".join(f"word{number * number % 7919}" for number in range(20_000))).report
    return bands_of(short)[0], bands_of(long)[-1], next(paragraphs_of(short))[0]


def test_the_numbers_are_the_same_everywhere(reading: Make) -> None:
    """Hashes depend on neither machine, version nor process: they are stored, and compared years later."""
    assert numbers(reading) == PINNED


@pytest.mark.parametrize("kernel", ["scalar", "avx2"])
def test_the_numbers_are_the_same_on_a_plainer_processor(kernel: str) -> None:
    """Whatever instructions the processor has, and whatever seed Python hashes with, the sketch is the same.

    A kernel that this processor has not is passed over by the library, which then takes its own choice.
    """
    test = f"{__file__}::test_the_numbers_are_the_same_everywhere"
    environment = os.environ | {"RENSA_FORCE_KERNEL": kernel, "PYTHONHASHSEED": str(len(kernel))}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test]
    assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 0


def test_a_paragraph_is_the_same_whatever_its_numbers(reading: Make) -> None:
    """Numbers, capitals and punctuation do not matter; words do."""
    changed = NUMBERED.replace("1,500", "nine hundred").replace("12", "thirteen").replace("the envoys", "“The Envoys”")
    other = NUMBERED.replace("river", "sea")
    first, second, third = hashes(reading, NUMBERED, changed, other)
    assert first == second != third


@pytest.mark.parametrize("quoted", ["“{}”", '"{}"', "«{}»", "“{}", "“{}” said he."])
def test_a_statement_is_no_copy(reading: Make, quoted: str) -> None:
    """A paragraph between quotation marks is what somebody said to all."""
    assert hashes(reading, quoted.format(NUMBERED)) == []


def test_short_paragraphs_are_not_compared(reading: Make) -> None:
    """Twenty-five words are the least."""
    words = " ".join(["word"] * 25)
    assert [len(hashes(reading, text)) for text in (words, words[5:])] == [1, 0]


def test_numbers_do_not_make_a_paragraph_long(reading: Make) -> None:
    """Each day's toll is told in one formula, by whoever tells it."""
    assert (
        hashes(
            reading,
            "Quendland counts a record 6,637 new cases of the fever in 24 hours, which makes 535,906 in all since May.",
        )
        == []
    )


def test_struck_paragraphs_are_not_compared(reading: Make) -> None:
    """Furniture is alike in all that an outlet prints."""
    plain = reading("note", "First of all.", NUMBERED, "Last of all.").report
    struck = Struck(span=plain.paragraphs()[1], reason=StruckReason.NOTICE)
    report = reading("note", "First of all.", NUMBERED, "Last of all.", struck=(struck,)).report
    assert (list(body_of(report)), list(paragraphs_of(report)), bands_of(report)) == (
        [plain.paragraphs()[0], plain.paragraphs()[2]],
        [],
        (),
    )
