"""What `decisions.yaml` owes the rest of a pack: organs, weights, members, addresses, days."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from foedus.treaty.days import Day
from foedus.treaty.decisions import DECISIONS
from foedus.treaty.pack import Pack
from foedus.treaty.rules import holders


def decision_faults(pack: Pack, unread: Collection[str]) -> Iterator[str]:
    """Every problem between the decisions and the rest of the pack, each with its place and what to do."""
    states = {one.state for one in pack.members}
    for key, one in pack.decisions.items():
        place = f"{DECISIONS}: decisions/{key}"
        if one.organ is not None and f"{pack.code}/{one.organ}" not in pack.organs and not _lost(unread):
            yield f"{place}: {one.organ!r} is no organ of organisation.yaml; write it there, or name another"
        if one.weights is not None and one.weights not in pack.weights:
            yield f"{place}: the weights {one.weights!r} are not in {DECISIONS}; write them under `weights`"
        if not _lost(unread):
            yield from (
                f"{place}: {code!r} has a veto and was never a member; members stand in organisation.yaml"
                for code in holders(one.rule)
                if code not in states
            )
        yield from _common(place, one.provision, (one.since, one.until), pack, unread)
    for key, weights in pack.weights.items():
        place = f"{DECISIONS}: weights/{key}"
        if not _lost(unread):
            yield from (
                f"{place}: {state!r} was never a member; members stand in organisation.yaml"
                for state in weights.values
                if state not in states
            )
        yield from _common(place, weights.provision, (weights.since, weights.until), pack, unread)


def _common(
    place: str, provision: str | None, days: tuple[Day | None, Day | None], pack: Pack, unread: Collection[str]
) -> Iterator[str]:
    instrument = f"instruments/{(provision or '').split('/', maxsplit=1)[0]}.yaml"
    if provision is not None and provision not in pack.provisions and instrument not in unread:
        yield f"{place}: no provision has the address {provision!r}; name one of the instruments, or leave it out"
    since, until = days
    if since and until and until.last < since.first:
        yield f"{place}: ends on {until}, before it begins on {since}; mend one of the days"


def _lost(unread: Collection[str]) -> bool:
    return "organisation.yaml" in unread
