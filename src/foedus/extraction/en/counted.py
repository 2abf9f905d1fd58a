"""What a number counts, and what befell it: noun phrases and fates beside a number, without a parser."""

from __future__ import annotations

import re
from dataclasses import dataclass


def _word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PERSONS = _word_set(
    "people persons civilians soldiers servicemen servicewomen troops militants officers guards fighters men women "
    "children civilian soldier officer guard fighter man woman child person militant journalist journalists "
    "protesters demonstrators policemen policeman police peacekeepers peacekeeper prisoners refugees residents "
    "citizens migrants jihadists insurgents rebels terrorists gunmen personnel victims others dead wounded "
    "mercenaries conscripts reservists officials villagers workers students members recruits hostages detainees nationals "
    "ministers deputies observers experts participants specialists serviceman"
)
_COLLECTIVE = _word_set("people personnel police men women children servicemen policemen gunmen aircraft troops")
_TIME = _word_set(
    "seconds minutes hours days nights weeks months years decades centuries times day year month week hour "
    "minute o'clock am pm years-old percentage points"
)
_MEASURES = {
    "km": "km", "kilometers": "km", "kilometres": "km", "kilometer": "km", "kilometre": "km",
    "miles": "miles", "mile": "miles", "meters": "m", "metres": "m", "hectares": "ha", "tons": "t", "tonnes": "t",
    "dollars": "USD", "euros": "EUR", "rubles": "RUB", "roubles": "RUB", "drams": "AMD", "tenge": "KZT",
}  # fmt: skip
# What befalls the counted: every form of the word, and the form that names the measure.
FATES = {
    "killed": "kill kills killed killing dead die dies died slain",
    "wounded": "wound wounds wounded wounding",
    "injured": "injure injures injured injuring hurt",
    "arrested": "arrest arrests arrested arresting",
    "detained": "detain detains detained detaining",
    "captured": "capture captures captured capturing seize seizes seized seizing",
    "destroyed": "destroy destroys destroyed destroying",
    "damaged": "damage damages damaged damaging",
    "neutralised": "neutralise neutralised neutralises neutralising neutralize neutralized neutralizing",
    "missing": "missing",
    "displaced": "displace displaces displaced displacing",
    "evacuated": "evacuate evacuates evacuated evacuating",
    "hospitalised": "hospitalised hospitalized",
    "released": "release releases released releasing free frees freed freeing",
    "abducted": "abduct abducts abducted abducting kidnap kidnaps kidnapped kidnapping",
    "executed": "execute executes executed executing",
    "beaten": "beaten",
    "lost": "lose loses lost losing",
    "shot down": "downed downs",
}
FATE_FORMS = {form: fate for fate, forms in FATES.items() for form in forms.split()}
_FATE = "|".join(sorted(FATE_FORMS, key=len, reverse=True))
_FATE_TRACES = tuple(dict.fromkeys(form[:4] for form in FATE_FORMS))
# Without "were" only a participle that no object follows: "two left wounded", not "protesters seized a building".
_ENDED = "|".join(
    form for form in FATE_FORMS if form.endswith("ed") or form in {"dead", "die", "dies", "missing", "hurt"}
)
_FATE_AFTER = re.compile(
    rf"(?:[^,;.\d()]{{0,70}}?\b(?:is|are|was|were|been|be|being|left|having)\s+"
    rf"(?:[a-z]+ly\s+|also\s+|being\s+|been\s+)*(?P<fate>{_FATE})"
    rf"|\s+(?P<bare>{_ENDED})\b(?!\s+(?:an?|the|its|their|his|her|some|several|\d+)\b))"
    rf"(?:\s+(?:and|or)\s+(?P<other>{_FATE}))?\b",
    re.IGNORECASE,
)
_FATE_BEFORE = re.compile(
    rf"(?:\b(?P<other>{_FATE})\s+(?:and|or)\s+)?\b(?P<fate>{_FATE})(?:\s+(?:of|also))?\s*$", re.IGNORECASE
)
_SOLE = re.compile(
    r"(?<![\w-])(?:an?|one)\s+(?:(?!(?:and|or|of|by|in)\b)[\w-]+\s+){0,3}?"
    r"(?P<noun>civilian|soldier|serviceman|militant|officer|guard|fighter|man|woman|child|person|journalist|policeman"
    r"|peacekeeper|protester|prisoner|pilot)\b(?!-)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?i)\b(?:articles?|resolutions?|paragraphs?|chapters?|sections?|clauses?|rules?|laws?|no\.?|number|nos\.?|items?|"
    r"points?|pages?|protocols?|decrees?|orders?|channel|brigade|division|regiment|route|highway|version|phase|part|"
    r"annex|appendix)\s*$"
)
_PROPER = re.compile(r"(?<!^)(?<![.!?]\s)\b(?P<before>[\w’']+\s+|[“\"«(])(?P<name>[A-Z][\w’']+)\s+$")
# Words that end the noun phrase of what is counted.
_STOP = _word_set(
    "magnitude is are was were be been being has have had will would can could may might must shall should do does did of in on "
    "at to from for with by near and or but that which who whom whose as than then when while after before during "
    "if into over under against between among through since until a an the this these those he she it they we you "
    "i not no per its their his her our there also"
)
_NOUN_WORD = re.compile(r"\s+(?:[“\"]\s?)?([\w’'-]+)")
_REACH = 6
# Characters before a number that tell what it is; more would only cost time.
_WINDOW = 60
# "Famous", "Les", "crisis", "ambush's".
_SINGULAR_ENDINGS = ("ss", "us", "is", "'s", "’s", "ous")
# "Five Russians": people named for a state.
_DEMONYMS = ("ians", "eans")
_SMALL = _word_set("two three four five six")
_DEFINITE = re.compile(
    r"(?i)\b(?:the|all|both|these|those|its|their|our|his|her|other|last|first|any|’s|'s)\s+(?:last\s+|first\s+)?$"
)
# Prepositions after which a capital is a place or a day, so that the number after it counts something new.
_PLACED = frozenset({"in", "on", "at", "from", "near", "to", "and", "by"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The noun phrase after a number.

    Attributes:
        noun: its last word, in lower case.
        end: where it ends in the segment.
    """

    noun: str
    end: int

    @property
    def unit(self) -> str:
        """What one of them is."""
        return "persons" if self.noun in _PERSONS else _MEASURES.get(self.noun, self.noun)

    @property
    def is_time(self) -> bool:
        """Whether a length of time is counted, which is no figure."""
        return self.noun in _TIME

    @property
    def is_amount(self) -> bool:
        """Whether money or a length is counted."""
        return self.noun in _MEASURES


def counted_after(segment: str, position: int) -> Counted | None:
    """The plural noun that the words from `position` on lead to; None where they lead to none.

    An "and" between its adjectives is passed ("artillery and missile systems"), other small words end it.
    """
    for step in range(_REACH):
        match = _NOUN_WORD.match(segment, position)
        if match is None:
            return None
        word, position = match[1].lower(), match.end()
        if word in _TIME or word in _MEASURES or _is_plural(word):
            return Counted(
                noun="nationals" if match[1].endswith(_DEMONYMS) and match[1][0].isupper() else word, end=position
            )
        if word in FATE_FORMS or (word in _STOP and (word != "and" or step == 0)):
            return None
    return None


def is_recalled(segment: str, position: int, end: int) -> bool:
    """Whether the number is a small word after a determiner, which recalls who was meant: "the two countries"."""
    return segment[position:end].lower() in _SMALL and _DEFINITE.search(segment, 0, position) is not None


def sole_person(segment: str) -> list[tuple[int, Counted]]:
    """Every "a soldier", "one border guard" of the segment with where it begins."""
    return [(match.start(), Counted(noun=match["noun"].lower(), end=match.end())) for match in _SOLE.finditer(segment)]


def fate_after(segment: str, position: int) -> str | None:
    """What the words after a noun phrase say befell it: "(soldiers) were also killed"."""
    match = _FATE_AFTER.match(segment, position)
    return _joined_fates(match["fate"], match["bare"], match["other"]) if match else None


def fate_before(segment: str, position: int) -> str | None:
    """What the verb right before a number does to the counted: "killed or wounded (2,300 troops)"."""
    match = _FATE_BEFORE.search(segment[max(0, position - _WINDOW) : position])
    return _joined_fates(match["other"], match["fate"]) if match else None


def speaks_of_fate(segment: str) -> bool:
    """Whether a word of what befalls people or things may be in the segment: cheap, and never wrongly False."""
    lowered = segment.lower()
    return any(trace in lowered for trace in _FATE_TRACES)


def is_name(segment: str, position: int) -> bool:
    """Whether the number at `position` belongs to a name or a reference: "Article 4", "the Zapad 2021 exercise"."""
    lead = segment[max(0, position - _WINDOW) : position]
    if _NAMED.search(lead):
        return True
    name = _PROPER.search(lead)
    return name is not None and name["before"].strip().lower() not in _PLACED


def _joined_fates(*words: str | None) -> str:
    return " or ".join(dict.fromkeys(FATE_FORMS[word.lower()] for word in words if word))


def _is_plural(word: str) -> bool:
    if word in _COLLECTIVE or word == "others":
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(_SINGULAR_ENDINGS)
