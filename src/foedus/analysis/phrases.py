"""Claims told in one short sentence: plain words for acts, from `data/phrases.yaml`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from foedus.errors import BadData
from foedus.model.claim import Claim, EventType, Participant, Status, TreatyAct

FILE = "phrases.yaml"
REQUIRED, OPTIONAL = {"past", "base", "noun"}, {"link", "alone"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words for one act: `past` and `base` with an actor, `noun` without.

    `link` stands before the object, `alone` in the place of an object where neither it nor a recipient is told.
    """

    past: str
    base: str
    noun: str
    link: str = ""
    alone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Words for every act and type, and the frame that each status puts them in."""

    acts: Mapping[TreatyAct, Phrase]
    types: Mapping[EventType, Phrase]
    with_actor: Mapping[Status, str]
    without_actor: Mapping[Status, str]

    @classmethod
    @cache
    def load(cls) -> Phrases:
        """The phrases of the data file; every act, type and status has one.

        Raises:
            BadData: with every missing or unknown entry named.
        """
        return cls.from_row(
            yaml.load(resources.files(__package__).joinpath("data", FILE).read_text("utf-8"), Loader=yaml.CSafeLoader)
        )

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Phrases:
        """The phrases of a parsed data file; raises BadData with every problem."""
        problems = [*_uneven("acts", row["acts"], TreatyAct), *_uneven("types", row["types"], EventType)]
        for frame in ("actor", "nobody"):
            problems += _uneven(f"frames.{frame}", row["frames"][frame], Status)
        for name, phrase in {**row["acts"], **row["types"]}.items():
            if not REQUIRED <= set(phrase) <= REQUIRED | OPTIONAL:
                problems.append(
                    f"{FILE}: {name}: expected past, base, noun and perhaps link and alone, found {sorted(phrase)}"
                )
        if problems:
            raise BadData(problems)
        return cls(
            acts={TreatyAct(name): Phrase(**words) for name, words in row["acts"].items()},
            types={EventType(name): Phrase(**words) for name, words in row["types"].items()},
            with_actor={Status(name): frame for name, frame in row["frames"]["actor"].items()},
            without_actor={Status(name): frame for name, frame in row["frames"]["nobody"].items()},
        )

    def of(self, claim: Claim) -> Phrase:
        """The phrase of the claim's treaty act, or of its type where it has none."""
        return self.acts[claim.act] if claim.act else self.types[claim.type]

    def predicate(self, claim: Claim) -> str:
        """What is said to be done, with its object in quotation marks, in the frame of the claim's status."""
        phrase = self.of(claim)
        frame = (self.with_actor if claim.actors else self.without_actor)[claim.status]
        words = frame.format(past=phrase.past, base=phrase.base, noun=phrase.noun)
        if claim.object is None or self._repeats(claim.object.name, words, claim):
            alone = claim.object is None and claim.actors and not claim.recipients
            return f"{words} {phrase.alone}".rstrip() if alone else words
        return " ".join(filter(None, (words, phrase.link, quoted(claim.object.name))))

    @staticmethod
    def _repeats(thing: str, words: str, claim: Claim) -> bool:
        """Whether the object's name would only say again what the act or a party says."""
        named = {_bare(p.name) for p in (*claim.actors, *claim.recipients)}
        return _bare(thing) in named or f" {_bare(thing)} " in f" {words} "

    def sentence(self, claim: Claim, name_of: Callable[[str], str]) -> str:
        """Who did what to whom, in one line: `Armenia (Nikol Pashinyan) refused to sign “the declaration” → CSTO`.

        Args:
            claim: the claim to be told.
            name_of: the name of a principal by its code.
        """
        told = self.predicate(claim)
        if claim.actors:
            told = f"{parties(claim.actors, name_of)} {told}"
        elif not told[0].isupper():
            told = told[0].upper() + told[1:]
        return f"{told} → {parties(claim.recipients, name_of)}" if claim.recipients else told


def parties(participants: Sequence[Participant], name_of: Callable[[str], str]) -> str:
    """The participants as a list in words, each once."""
    names = list(dict.fromkeys(party(p, name_of) for p in participants))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def party(participant: Participant, name_of: Callable[[str], str]) -> str:
    """The participant in the wording of the text; the principal's name before it where the wording does not hold it."""
    wording = " ".join(participant.name.split())
    if participant.principal is None:
        return wording
    name = name_of(participant.principal)
    bare = _bare(wording)
    if bare in {name.casefold(), participant.principal.casefold()}:
        return wording.removeprefix("the ")
    if any(f" {known.casefold()} " in f" {bare.replace('’s', '')} " for known in (name, participant.principal)):
        return wording
    return f"{name} ({wording})"


def quoted(words: str) -> str:
    """The words in quotation marks, single ones where they hold double ones; the words themselves untouched."""
    words = " ".join(words.split())
    return f"‘{words}’" if set('“”"') & set(words) else f"“{words}”"


def _bare(name: str) -> str:
    return " ".join(name.split()).casefold().removeprefix("the ")


def _uneven(section: str, found: Mapping[str, Any], expected: type[TreatyAct | EventType | Status]) -> list[str]:
    names = {member.value for member in expected}
    missing = [f"{FILE}: {section}: {name} is missing" for name in sorted(names - set(found))]
    return missing + [f"{FILE}: {section}: {name} is not known" for name in sorted(set(found) - names)]
