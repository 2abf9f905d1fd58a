"""What analysts made of disagreements, found again where a disagreement was made anew."""

from __future__ import annotations

from collections import defaultdict

from foedus.ledger import Ledger
from foedus.ledger.events import DisagreementRow, Judgement
from foedus.model.disagreement import Disagreement, DisagreementKind, DisagreementState, Side


class States:
    """The standing judgements on disagreements of one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._standing = [j for j in reversed(ledger.events.judgements()) if j.kind == "state" and not j.withdrawn]
        self._claims = {judgement.seq: self._sides(judgement) for judgement in self._standing}

    def told(self, row: DisagreementRow) -> Disagreement:
        """The disagreement with the state that was judged last, open where none was."""
        judged = next((judgement for judgement in self._standing if self._is_of(judgement, row)), None)
        return Disagreement(
            id=row.id,
            kind=DisagreementKind(row.kind),
            about=DisagreementKind(row.rest["about"]),
            event=row.event,
            possible=row.possible,
            why=row.rest["why"],
            sides=tuple(Side(**{**side, "claims": tuple(side["claims"])}) for side in row.rest["sides"]),
            state=DisagreementState(judged.rest["state"]) if judged else DisagreementState.OPEN,
            reason=judged.reason if judged else "",
            analyst=judged.analyst if judged else "",
        )

    def _sides(self, judgement: Judgement) -> list[set[int]]:
        """Rows of the claims that stand now where those of each side stood when it was judged."""
        by_side = defaultdict(list)
        for anchor in self._ledger.events.anchors(judgement.seq):
            by_side[anchor.side].append(anchor)
        return [{claim.seq for claim in self._ledger.cells.at(anchors)} for anchors in by_side.values()]

    def _is_of(self, judgement: Judgement, row: DisagreementRow) -> bool:
        """Whether it was judged of this disagreement, or of one on the same between claims at the same places."""
        if judgement.subject == row.id:
            return True
        if judgement.rest["about"] != row.rest["about"] or not self._claims[judgement.seq]:
            return False
        sides = [{self._ledger.events.row_of(claim) for claim in side["claims"]} for side in row.rest["sides"]]
        return all(any(claims & side for side in sides) for claims in self._claims[judgement.seq])
