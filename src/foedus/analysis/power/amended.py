"""What an amendment of a decision rule would mean: the same pack, deciding otherwise at the addresses that it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from foedus.analysis.power.deciding import PowerQuery, PowerView, power_of
from foedus.analysis.power.game import refuse
from foedus.treaty.pack import Pack
from foedus.treaty.rules import Rule, read_rule


def decided_by(pack: Pack, rules: Mapping[str, str]) -> Pack:
    """The pack with its members deciding by these rules; nothing changes the pack that is given.

    Args:
        pack: as it is.
        rules: by the address of the provision by which members decide. Every decision that stands there is by the rule then, and
            keeps its organ, matter and days; where none stands, there is none to change.

    Raises:
        BadQuery: with every rule that is none, and every address that does not exist.
    """
    read, faults = _read(pack, rules)
    refuse(faults)
    return replace(
        pack,
        decisions={
            key: one.model_copy(update={"rule": read[one.provision]}) if one.provision in read else one
            for key, one in pack.decisions.items()
        },
    )


def power_before_and_after(pack: Pack, rules: Mapping[str, str], query: PowerQuery) -> tuple[PowerView, PowerView]:
    """What members have by the rules of the pack, and by those that the amendment puts in their place.

    A rule for an address by which nothing was decided before stands among those that were asked for, after.

    Raises:
        BadQuery: as of `decided_by` and `power_of`.
    """
    amended = decided_by(pack, rules)
    standing = {one.provision for one in pack.decisions.values()}
    new = tuple(read_rule(words) for address, words in rules.items() if address not in standing)
    return power_of(pack, query), power_of(amended, replace(query, rules=(*query.rules, *new)))


def _read(pack: Pack, rules: Mapping[str, str]) -> tuple[dict[str, Rule], list[str]]:
    read, faults = {}, []
    for address, words in rules.items():
        if address not in pack.provisions:
            faults.append(f"{address}: no provision of {pack.code} has this address; name one of the treaty")
            continue
        try:
            read[address] = read_rule(words)
        except ValueError as error:
            faults.append(f"{address}: {error}")
    return read, faults
