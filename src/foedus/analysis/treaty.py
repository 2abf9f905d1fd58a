"""A treaty as it is shown: article by article, what it says from when, its rules, and what was found under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from foedus.analysis.findings import FindingView, counts
from foedus.treaty.pack import Pack, Period, Placed

PROVISION = "foedus.provision/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionView:
    """One provision.

    Attributes:
        organisation: whose.
        address: such as `charter/art-7`.
        instrument: its name.
        heading: of the provision.
        periods: its texts, each with the days on which it is in force.
        norms: its rules.
        readings: titles and authors of the rival readings of it, by id.
        findings: what was found under it, accusations first.
    """

    organisation: str
    address: str
    instrument: str
    heading: str
    periods: tuple[Period, ...]
    norms: tuple[Placed, ...]
    readings: Mapping[str, str]
    findings: tuple[FindingView, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many findings there are of each verdict, accusations as `accused`."""
        return counts(self.findings)

    def to_row(self) -> dict[str, Any]:
        """The JSON object of `foedus.provision/1`."""
        return {
            "format": PROVISION,
            "organisation": self.organisation,
            "address": self.address,
            "instrument": self.instrument,
            "heading": self.heading,
            "texts": [_period_row(period) for period in self.periods],
            "norms": [
                {"norm": one.name, "modality": one.norm.modality.value, "says": one.norm.says} for one in self.norms
            ],
            "readings": dict(self.readings),
            "findings": dict(self.counts),
            "ids": [view.finding.id for view in self.findings],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyView:
    """The instruments of one organisation with what was found under them.

    Attributes:
        organisation, name: its code and name.
        provisions: in the order of the instruments and of their articles.
        unplaced: accusations that name no article.
    """

    organisation: str
    name: str
    provisions: tuple[ProvisionView, ...]
    unplaced: tuple[FindingView, ...]


def treaty_of(pack: Pack, findings: Sequence[FindingView]) -> TreatyView:
    """The pack's provisions, each with its findings; findings of other packs are left out."""
    own = [view for view in findings if view.finding.organisation == pack.code]
    return TreatyView(
        organisation=pack.code,
        name=pack.name,
        provisions=tuple(_provision(pack, address, own) for address in pack.provisions),
        unplaced=tuple(view for view in own if view.finding.provision is None),
    )


def most_found(findings: Iterable[FindingView]) -> str | None:
    """The organisation that most findings are of; None where there is none."""
    found = Counter(view.finding.organisation for view in findings)
    return min(found, key=lambda code: (-found[code], code)) if found else None


def _provision(pack: Pack, address: str, findings: Sequence[FindingView]) -> ProvisionView:
    provision = pack.provisions[address]
    readings = {
        id_: f"{one.title} ({', '.join(one.authors)})"
        for id_, one in pack.readings.items()
        if address in one.provisions
    }
    return ProvisionView(
        organisation=pack.code,
        address=address,
        instrument=pack.instruments[address.split("/", maxsplit=1)[0]].name,
        heading=provision.heading,
        periods=pack.periods(address),
        norms=tuple(pack.norms[name] for name in provision.norms),
        readings=readings,
        findings=tuple(view for view in findings if view.finding.provision == address),
    )


def _period_row(period: Period) -> dict[str, Any]:
    return {
        "version": period.version,
        "since": str(period.since) if period.since else None,
        "until": str(period.until) if period.until else None,
        "verified": period.verified,
        "paraphrase": period.text.paraphrase,
        "quotation": period.text.quotation,
        "source": period.text.source,
    }
