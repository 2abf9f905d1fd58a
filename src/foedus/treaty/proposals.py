"""The format of amendments: named lists of changes to provisions, each as somebody proposed it; docs/amendments.md teaches it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from foedus.treaty.days import Written
from foedus.treaty.format import MOST_WORDS, Entry, Norm, Reading, Sourced

CHANGES = ("add", "replace", "repeal", "retime", "decide")
_ADDRESS = re.compile(r"[^/\s]+(?:/[^/\s]+)+")


class Wording(Entry):
    """A provision as an amendment would have it.

    Attributes:
        heading: short.
        paraphrase: in our words.
        quotation: a few words of the proposal, 25 at most.
        norms: by name.
    """

    heading: str
    paraphrase: str
    quotation: str | None = None
    norms: dict[str, Norm] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _told(self) -> Self:
        if not self.paraphrase.strip():
            raise ValueError("`paraphrase` is empty; say in a sentence what it would say, or repeal it")
        if len((self.quotation or "").split()) > MOST_WORDS:
            raise ValueError(f"quotes {len((self.quotation or '').split())} words, expected at most {MOST_WORDS}")
        return self


class Operation(Entry):
    """One change; exactly one of the five.

    Attributes:
        add: address of a provision that is new, told by `provision`.
        replace: address of one that is there, and is then as `provision` tells.
        repeal: address of one that is taken out.
        retime: id of an instrument; its `version` is then `in_force` from that day, and ends on `until` where that is told.
        decide: address of the provision by which the members decide; they do it by `rule` then.
    """

    add: str | None = None
    replace: str | None = None
    repeal: str | None = None
    retime: str | None = None
    decide: str | None = None
    provision: Wording | None = None
    version: str | None = None
    in_force: Written | None = None
    until: Written | None = None
    rule: str | None = None

    @model_validator(mode="after")
    def _one_change(self) -> Self:
        faults = list(self._faults())
        if faults:
            raise ValueError("; and ".join(faults))
        return self

    def _faults(self) -> Iterator[str]:
        named = [name for name in CHANGES if getattr(self, name) is not None]
        if len(named) != 1:
            yield f"names {' and '.join(named) or 'no change'}, expected one of {', '.join(CHANGES)}"
            return
        change, days = named[0], self.in_force or self.until
        if (self.provision is None) == (change in {"add", "replace"}):
            yield "`provision` tells what `add` or `replace` puts there, and stands with nothing else"
        if change == "retime" and not (self.version and days):
            yield "`retime` needs the name of a `version`, and `in_force` or `until`"
        if change != "retime" and (self.version or days):
            yield "`version`, `in_force` and `until` tell what `retime` changes, and stand with nothing else"
        if (not (self.rule or "").strip()) == (change == "decide"):
            yield "`rule` tells how `decide` lets the members decide, and stands with nothing else"
        if change == "retime" and "/" in self.target:
            yield f"`retime` changes an instrument, found the address {self.target!r}; name the instrument alone"
        if change != "retime" and not _ADDRESS.fullmatch(self.target):
            yield f"{self.target!r} is no address; expected an instrument and a provision, such as charter/art-7"
        if self.in_force and self.until and self.until.last < self.in_force.first:
            yield f"ends on {self.until}, before it is in force on {self.in_force}; mend one of the days"

    @property
    def change(self) -> str:
        """Which of the five it is."""
        return next(name for name in CHANGES if getattr(self, name) is not None)

    @property
    def target(self) -> str:
        """The address or instrument that it changes."""
        return str(getattr(self, self.change))


class Amendment(Sourced):
    """`amendments/ID.yaml`: what somebody proposed; it is never ours.

    Attributes:
        organisation: whose treaty it would change.
        title, says: in short, and in plain words.
        proposers: who proposed it; one at least.
        proposed: when.
        in_force: from when it was to hold; None where that was left open.
        readings: rival readings that its norms tell apart, by id.
        operations: changes, in the order in which they are made.
    """

    organisation: str
    title: str
    says: str
    proposers: tuple[str, ...] = Field(min_length=1)
    proposed: Written
    in_force: Written | None = None
    readings: dict[str, Reading] = Field(default_factory=dict)
    operations: tuple[Operation, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _proposed_before(self) -> Self:
        if self.in_force and self.in_force.last < self.proposed.first:
            raise ValueError(
                f"is in force on {self.in_force}, before it was proposed on {self.proposed}; mend one of the days"
            )
        return self
