"""Bodies as they are shown: the rungs that sourced facts and voices put them on, and who says that they exist on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from foedus.analysis.finding_words import tellers
from foedus.analysis.told import Tellings, Told, reports_of
from foedus.ledger import Ledger
from foedus.model.claim import Claim
from foedus.model.voice import Voice
from foedus.reconcile.voices import independent
from foedus.register import Register
from foedus.treaty.bodies import ASKED, Ladder, ladders
from foedus.treaty.format import Rung, Step
from foedus.treaty.pack import Pack

BODY = "foedus.body/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class RungView:
    """One rung of a body's ladder.

    Attributes:
        rung: which.
        steps: days on which sources show it there, oldest first; unverified ones are marked by themselves.
        told: claims of the record that put it there.
    """

    rung: Rung
    steps: tuple[Step, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyView:
    """One body whole.

    Attributes:
        organisation: whose it is.
        ladder: what is known and told of it.
        rungs: those that something puts it on, from proposed to dormant.
        on_paper: claims that say that it does not work.
    """

    organisation: str
    ladder: Ladder
    rungs: tuple[RungView, ...]
    on_paper: tuple[Told, ...]

    @property
    def name(self) -> str:
        """How the pack calls it."""
        return self.ladder.body.name

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The independent voices that say that it exists on paper."""
        return independent(told.voice for told in self.on_paper)

    @property
    def sentence(self) -> str:
        """What is found: who says that it exists on paper, who tells of it working, and how far sources know it."""
        working = next((one.told for one in self.rungs if one.rung is Rung.OPERATING), ())
        told = [f"{self.name} exists on paper, according to {tellers(self.on_paper)}"] if self.on_paper else []
        told += [f"{tellers(working)} {'tells' if len(working) == 1 else 'tell'} of it at work"] if working else []
        reached = self.ladder.reached
        known = f"sources show it {reached.value}" if reached else "no verified source shows it on any rung"
        return f"{'; '.join([*(told or [self.name]), known])}."

    def to_row(self) -> dict[str, Any]:
        """The JSON object of `foedus.body/1`."""
        body = self.ladder.body
        return {
            "format": BODY,
            "id": self.ladder.id,
            "organisation": self.organisation,
            "body": self.ladder.key,
            "name": body.name,
            "kind": body.kind,
            "sentence": self.sentence,
            "reached": self.ladder.reached.value if self.ladder.reached else None,
            "rungs": [_rung_row(one) for one in self.rungs],
            "on_paper": [one.to_row() for one in self.on_paper],
            "reports": reports_of(self.on_paper),
            "voices": len(self.voices),
        }


class BodyViews:
    """Makes views of the bodies of packs, from one ledger."""

    def __init__(self, ledger: Ledger, register: Register) -> None:
        self._ledger = ledger
        self._tellings = Tellings(ledger, register)

    def of(self, pack: Pack) -> list[BodyView]:
        """Every body of the pack, in its order."""
        claims = {claim.id: claim for _, _, claim in self._ledger.listing.speaking_of(ASKED)}
        found = ladders(pack, claims.values())
        ids = {id_ for one in found for told in (*one.told.values(), one.on_paper) for id_ in told}
        voices = self._tellings.voices(claims[id_] for id_ in ids)
        return [self._view(pack, one, claims, voices) for one in found]

    def _view(self, pack: Pack, ladder: Ladder, claims: Mapping[str, Claim], voices: Mapping[str, Voice]) -> BodyView:
        def told(ids: tuple[str, ...]) -> tuple[Told, ...]:
            return tuple(self._tellings.told([claims[id_] for id_ in ids], voices))

        def rungs() -> Iterator[RungView]:
            for rung in Rung:
                steps = sorted((s for s in ladder.body.steps if s.rung is rung), key=lambda s: s.day.first)
                here = told(ladder.told.get(rung, ()))
                if steps or here:
                    yield RungView(rung=rung, steps=tuple(steps), told=here)

        return BodyView(organisation=pack.code, ladder=ladder, rungs=tuple(rungs()), on_paper=told(ladder.on_paper))


def _rung_row(view: RungView) -> dict[str, Any]:
    return {
        "rung": view.rung.value,
        "steps": [
            {"day": str(step.day), "source": step.source, "status": step.status, "note": step.note}
            for step in view.steps
        ],
        "claims": [one.to_row() for one in view.told],
    }
