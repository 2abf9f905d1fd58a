"""The format of `decisions.yaml`: by which rule each organ of the organisation decides, and weights that a rule may count by."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated, Self

from pydantic import Field, PlainSerializer, PlainValidator, model_validator

from foedus.treaty.days import Written
from foedus.treaty.format import Entry, Flag, Sourced
from foedus.treaty.rules import WrittenRule, weighs

DECISIONS = "decisions.yaml"
_NUMBER = re.compile(r"-?\d{1,30}(\.\d{1,30})?|\d{1,30}/[1-9]\d{0,29}")


def read_weight(value: object) -> Fraction:
    """A weight as a file or an option writes it, exactly: `50`, `15.88` or `1/3`.

    Raises:
        ValueError: it is no number, or not greater than 0.
    """
    if isinstance(value, Fraction):
        weight = value
    elif not isinstance(value, bool) and _NUMBER.fullmatch(str(value).strip()):
        weight = Fraction(str(value).strip())
    else:
        raise ValueError(f"found {str(value)!r}, expected a number such as 50, 15.88 or 1/3")
    if weight <= 0:
        raise ValueError(f"found {str(value)!r}, expected a weight greater than 0; leave out who has none")
    return weight


def plain_weight(weight: Fraction) -> int | float | str:
    """Inverse of `read_weight`: a decimal where that is exact, else a fraction in words."""
    if weight.denominator == 1:
        return weight.numerator
    near = float(weight)
    return near if _NUMBER.fullmatch(str(near)) and Fraction(str(near)) == weight else str(weight)


Weight = Annotated[Fraction, PlainValidator(read_weight), PlainSerializer(plain_weight)]
"""A weight as a field of the pack format."""


class Decision(Sourced):
    """By which rule an organ decides, from when to when; both days inclusive.

    Attributes:
        organ: key of the organ in organisation.yaml.
        matter: what it decides so, where not everything.
        rule: how it is written is told in docs/packs.md.
        weights: key of the weights that the rule counts by.
        needs: flags that a member must have to count; who lacks one is neither asked nor missed.
        provision: address where it stands; None where in no text of the pack.
    """

    organ: str | None = None
    matter: str = ""
    rule: WrittenRule
    weights: str | None = None
    needs: tuple[Flag, ...] = (Flag.VOTE,)
    provision: str | None = None
    since: Written | None = None
    until: Written | None = None
    note: str = ""

    @model_validator(mode="after")
    def _weights_where_weighed(self) -> Self:
        if weighs(self.rule) and self.weights is None:
            raise ValueError(f"decides by {self.rule}, and names no `weights`; name those that it counts by")
        return self


class Weights(Sourced):
    """How much each member weighs, from when to when.

    Attributes:
        says: what they are, in plain words.
        values: by state.
        provision: address where they stand, or the dues that they are taken from.
    """

    says: str
    values: dict[str, Weight] = Field(min_length=1)
    provision: str | None = None
    since: Written | None = None
    until: Written | None = None
    note: str = ""


class DecisionsFile(Entry):
    """`decisions.yaml`."""

    decisions: dict[str, Decision] = Field(default_factory=dict)
    weights: dict[str, Weights] = Field(default_factory=dict)
