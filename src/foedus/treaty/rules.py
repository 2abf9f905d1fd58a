"""Rules by which an organisation decides, as values, and how they are written: `consensus`, `qualified:2/3`, `veto:AAA+majority`.

A rule says what a coalition must meet; who votes and with what weight is said elsewhere. `docs/methods/power.md` defines each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator

FORMS = (
    "consensus, consensus-present, unanimity, majority, qualified:N, qualified:2/3, weighted:Q, weighted:60%, double:N,Q or"
    " veto:CODE,CODE+RULE"
)
"""How rules are written, for messages; `>` before a share asks for more than it."""
_NEED = re.compile(r"(>?)\s*(\d{1,30}(?:\.\d{1,30})?)(?:/(\d{1,30})|(%))?")
MOST_VETOES = 8
"""Rules that may stand one within the other; nobody writes more, and reading them must end."""
_CODE = re.compile(r"[A-Z][A-Z0-9-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """How much is needed of a total.

    Attributes:
        amount: a number of members or of weight, greater than 0; or a share of the total, at most 1.
        share: whether it is a share.
        more: whether more than it is needed; else at least it.
    """

    amount: Fraction
    share: bool = False
    more: bool = False

    def of(self, total: Fraction) -> Fraction:
        """The amount of that total."""
        return self.amount * total if self.share else self.amount

    def met(self, found: Fraction, total: Fraction) -> bool:
        """Whether so much is enough of the total."""
        return found > self.of(total) if self.more else found >= self.of(total)

    def __str__(self) -> str:
        return f"{'>' if self.more else ''}{_told(self.amount, share=self.share)}"


ALL = Need(amount=Fraction(1), share=True)
HALF = Need(amount=Fraction(1, 2), share=True, more=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consensus:
    """No member objects; one that is absent has not agreed, and bars."""

    def __str__(self) -> str:
        return "consensus"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsensusPresent:
    """No member that takes part objects: who is absent without objecting does not bar (a limited format)."""

    def __str__(self) -> str:
        return "consensus-present"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanimity:
    """Every member votes for it."""

    def __str__(self) -> str:
        return "unanimity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Majority:
    """More than half of the members."""

    def __str__(self) -> str:
        return "majority"


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualified:
    """So many members, or such a share of them."""

    need: Need

    def __str__(self) -> str:
        return f"qualified:{self.need}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighted:
    """Members with so much weight together, or such a share of all weight."""

    need: Need

    def __str__(self) -> str:
        return f"weighted:{self.need}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubleMajority:
    """So many members, and with so much weight together."""

    members: Need
    weight: Need

    def __str__(self) -> str:
        return f"double:{self.members},{self.weight}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Veto:
    """All `holders` agree, and the rule is met."""

    holders: tuple[str, ...]
    rule: Rule

    def __str__(self) -> str:
        return f"veto:{','.join(self.holders)}+{self.rule}"


Rule = Consensus | ConsensusPresent | Unanimity | Majority | Qualified | Weighted | DoubleMajority | Veto
BARE: tuple[Rule, ...] = (Consensus(), ConsensusPresent(), Unanimity(), Majority())
"""Rules that need no number."""


def read_rule(words: object) -> Rule:
    """The rule as it is written; inverse of `str`.

    Raises:
        ValueError: it is no rule, or a number of it cannot be.

    Example:
        >>> read_rule("veto:AAA,BBB+qualified:9")
        Veto(holders=('AAA', 'BBB'), rule=Qualified(need=Need(amount=Fraction(9, 1), share=False, more=False)))
    """
    if not isinstance(words, str):
        if isinstance(words, Rule):
            return words
        raise _no_rule(words)
    if words.count("+") > MOST_VETOES:
        raise ValueError(f"found {words.count('+')} vetoes one within the other, expected at most {MOST_VETOES}")
    name, _, rest = words.strip().partition(":")
    bare = {str(rule): rule for rule in BARE}
    if name in bare and ":" not in words:
        return bare[name]
    if name == "qualified":
        return Qualified(need=_need(rest, words))
    if name == "weighted":
        return Weighted(need=_need(rest, words))
    if name == "double":
        members, comma, weight = rest.partition(",")
        if not comma:
            raise ValueError(f"found {words!r}, expected double:MEMBERS,WEIGHT, such as double:4,51 or double:55%,65%")
        return DoubleMajority(members=_need(members, words), weight=_need(weight, words))
    if name == "veto":
        return _veto(rest, words)
    raise _no_rule(words)


def parts_of(rule: Rule) -> Iterator[Rule]:
    """The rule, and those within it."""
    yield rule
    if isinstance(rule, Veto):
        yield from parts_of(rule.rule)


def weighs(rule: Rule) -> bool:
    """Whether it needs weights."""
    return any(isinstance(part, Weighted | DoubleMajority) for part in parts_of(rule))


def asks_presence(rule: Rule) -> bool:
    """Whether it counts only those that are present."""
    return any(isinstance(part, ConsensusPresent) for part in parts_of(rule))


def holders(rule: Rule) -> tuple[str, ...]:
    """Who has a veto, each once."""
    return tuple(dict.fromkeys(code for part in parts_of(rule) if isinstance(part, Veto) for code in part.holders))


def _veto(rest: str, words: str) -> Veto:
    holders, plus, inner = rest.partition("+")
    codes = tuple(dict.fromkeys(code.strip().upper() for code in holders.split(",")))
    if not plus or not all(_CODE.fullmatch(code) for code in codes):
        raise ValueError(f"found {words!r}, expected veto:CODE,CODE+RULE, such as veto:AAA+majority")
    return Veto(holders=codes, rule=read_rule(inner))


def _need(words: str, rule: str) -> Need:
    found = _NEED.fullmatch(words.strip())
    if not found:
        raise ValueError(f"found {words!r} in {rule!r}, expected a number, or a share such as 2/3 or 60%")
    more, amount, parts, percent = found.groups()
    share = bool(parts or percent)
    if parts and int(parts) == 0:
        raise ValueError(f"found the share {words!r} in {rule!r}, whose lower number is 0; expected one such as 2/3")
    value = Fraction(amount) / (100 if percent else int(parts) if parts else 1)
    if value <= 0:
        raise ValueError(f"found the quota {words!r} in {rule!r}, expected one greater than 0")
    if share and (value > 1 or (value == 1 and more)):
        raise ValueError(f"found the share {words!r} in {rule!r}, more than there is; expected at most all")
    return Need(amount=value, share=share, more=bool(more))


def _no_rule(words: object) -> ValueError:
    return ValueError(f"found {str(words)!r}, expected a rule: {FORMS}")


def _told(amount: Fraction, *, share: bool) -> str:
    if not share:
        return str(amount.numerator) if amount.denominator == 1 else f"{float(amount):.12g}"
    return f"{amount.numerator}/{amount.denominator}"


def _written(rule: Rule) -> str:
    return str(rule)


WrittenRule = Annotated[Rule, PlainValidator(read_rule), PlainSerializer(_written)]
"""A `Rule` as a field of the pack format."""
