"""Rough text of many kinds and any length: what comes out of scanners, feeds, translators and broken pages.

Made from invented sentences, the same for the same size; read by the bench, which compares the times for a text and twice the text, and
by tests, which count the work instead and look at the offsets.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import cycle, islice

SENTENCES = (
    "Armenia refused to sign the declaration of the CSTO on 3 May 2021.",
    "“We will leave the alliance in spring,” the Kyrgyz foreign minister told reporters in Bishkek.",
    "Russia has not withdrawn its troops from Georgia, although Tbilisi demanded it twice last year.",
    "According to the ministry, at least 12 border guards were killed when Tajik forces shelled Batken.",
    "If Belarus opens the border, Poland will lift its sanctions, a spokesman of the EU said.",
    "Chad and Niger agreed to hold joint exercises; Mali, which had promised to come, stayed away.",
)


def _sentences(words: int) -> Iterator[str]:
    """Enough of them, each with a number, for what stands twice in a text is taken for a teaser."""
    numbered = (f"{sentence[:-1]}, case {number}." for number, sentence in enumerate(cycle(SENTENCES)))
    return islice(numbered, words // 16)


def _words() -> Iterator[str]:
    return cycle(" ".join(SENTENCES).split())


def plain(words: int) -> str:
    """The sentences one after the other, six to a paragraph."""
    return "".join(sentence + ("\n\n" if number % 6 == 5 else " ") for number, sentence in enumerate(_sentences(words)))


def without_punctuation(words: int) -> str:
    """No sign between the words, and no line end."""
    return " ".join(word.strip(".,;“”") for word in islice(_words(), words))


def one_sentence(words: int) -> str:
    """Clause after clause joined with commas and "and"; one full stop."""
    return ", and ".join(sentence[:-1].replace("”", "").replace("“", "") for sentence in _sentences(words)) + "."


def capitals(words: int) -> str:
    """Headlines in capitals, one a line."""
    return "\n".join(_sentences(words)).upper()


def scanned(words: int) -> str:
    """Letters taken for others, words cut and run together, as OCR leaves them."""
    chance = random.Random(5)  # noqa: S311, no secret
    wrong = {"l": "1", "o": "0", "m": "rn", "e": "c", "i": "í", "s": "5"}
    letters = (
        wrong.get(sign, sign) if chance.random() < 0.1 else "" if chance.random() < 0.02 else sign
        for sign in " ".join(islice(_words(), words))
    )
    return "".join(sign + "-\n" if chance.random() < 0.005 else sign for sign in letters)


def broken_quotes(words: int) -> str:
    """Quotation marks that open and never close, close and never opened, and of the wrong kind."""
    marks = cycle(["“", "”", '"', "«", "‘", "’", "„", "»", "“ ", "'"])
    return " ".join(next(marks) + word for word in islice(_words(), words))


def table(words: int) -> str:
    """Rows of cells between tabs and bars, and a list."""
    cells = _words()
    rows = (
        f"{number}\t" + "\t".join(islice(cells, 6)) + "\n| " + " | ".join(islice(cells, 6)) + f" |\n- item {number}\n"
        for number in range(words // 15)
    )
    return "".join(rows)


def mixed_languages(words: int) -> str:
    """Russian, French and Greek between the English sentences, in the same lines."""
    foreign = cycle(
        ["Армения отказалась подписать декларацию ОДКБ.", "Le Tchad a quitté l’alliance.", "Η Αρμενία αρνήθηκε."]
    )
    return " ".join(f"{sentence} {next(foreign)}" for sentence in _sentences(words * 3 // 4))


def dates(words: int) -> str:
    """Dates upon dates, a third as many as words, and here and there an act among them."""
    told = cycle(["On 3 May 2021, ", "12.11.2020 and ", "on 2020-11-12, ", "a week later, ", "Tuesday, 5 June, "])
    acts = (f"{''.join(islice(told, 20))}Chad attacked Niger, case {number}. " for number in range(words // 65))
    return "".join(acts)


def unseen_signs(words: int) -> str:
    """Marks of direction, joiners and spaces without width between and inside the words; accents apart from their letters."""
    signs = cycle(["\u200b", "\u202e", "\u2066", "\u2069", "\u200d", "\ufeff", "\u00ad", "\u0301", "\u200f", "\u2028"])
    return " ".join(
        f"{word[:2]}{next(signs)}{word[2:]}" if n % 3 else f"{next(signs)}{word}"
        for n, word in enumerate(islice(_words(), words))
    )


def translated(words: int) -> str:
    """The grammar that machines leave: words out of order, articles missing, a name twice."""
    chance = random.Random(7)  # noqa: S311, no secret
    kept = [word for word in islice(_words(), words) if word.lower() not in {"the", "a", "of"}]
    for at in range(0, len(kept) - 4, 5):
        kept[at : at + 4] = chance.sample(kept[at : at + 4], 4)
    return " ".join(kept)


KINDS: dict[str, Callable[[int], str]] = {
    "plain": plain,
    "without punctuation": without_punctuation,
    "one sentence": one_sentence,
    "capitals": capitals,
    "scanned": scanned,
    "broken quotes": broken_quotes,
    "table": table,
    "mixed languages": mixed_languages,
    "dates": dates,
    "unseen signs": unseen_signs,
    "translated": translated,
}
"""Each gives a text of about so many words; the same for the same number."""
