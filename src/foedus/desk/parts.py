"""What all methods of the desk share: the register, the engine, and how principals and claims are called.

The language model takes seconds to load, so whatever needs it is imported where it is first needed: looking into a ledger
must not wait for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.model.actor import ActorKind
from foedus.model.claim import Claim

if TYPE_CHECKING:
    from foedus.analysis.power.deciding import PowerQuery, PowerView
    from foedus.extraction.engine import Engine
    from foedus.register import Answer, Register
    from foedus.treaty.packcheck import PackCheck


@cache
def engine_name() -> str:
    """The name of the engine with the package's register, as readings bear it."""
    from foedus.extraction import identity  # noqa: PLC0415
    from foedus.register import Register  # noqa: PLC0415

    return identity.engine_name(Register.packaged_digest())


@cache
def engine() -> Engine:
    """The engine; one for the whole process, since it holds a language model and no state."""
    from foedus.extraction.readers import ready  # noqa: PLC0415

    return ready(packaged_register())


@cache
def packaged_register() -> Register:
    """The register of the package; one for the whole process."""
    from foedus.register import Register  # noqa: PLC0415

    return Register.load()


def name_of(principal: str) -> str:
    """How a principal is called: states by their name, all others by their acronym."""
    return _names().get(principal, principal)


@cache
def _names() -> Mapping[str, str]:
    return {actor.id: actor.name for actor in packaged_register().actors() if actor.kind is ActorKind.STATE}


def sentence(claim: Claim) -> str:
    """The claim told in one plain sentence, in the frame of its status."""
    from foedus.analysis.phrases import Phrases  # noqa: PLC0415

    return Phrases.load().sentence(claim, name_of)


def who_is(phrase: str, on: date | None) -> Answer:
    """Whom a phrase names on the day; see `foedus.register.who`. Needs no ledger."""
    from foedus.register import who  # noqa: PLC0415

    return who(packaged_register(), phrase, on=on)


def power(organisation: str | None, query: PowerQuery, pack: Path | None = None) -> PowerView:
    """By which rules an organisation decides, what power each member has, and what other rules would change. Needs no ledger.

    Args:
        organisation: its code; None for the one of the folder, or for rules without any organisation.
        query: the day, other rules, weights.
        pack: folder of a pack; None for that of the package.

    Raises:
        BadQuery: with everything at once that cannot be; or no treaty of the organisation is known.
        BadData: with every problem of the pack's files.
    """
    from foedus.analysis.power.deciding import power_alone, power_of  # noqa: PLC0415
    from foedus.treaty.loading import packaged, read_pack  # noqa: PLC0415

    if pack is not None:
        return power_of(read_pack(pack), query)
    return power_of(packaged(organisation), query) if organisation else power_alone(query)


def check_packs(folders: Sequence[Path] = ()) -> list[PackCheck]:
    """What is wrong in the packs of the folders, or of the package, and whether their legal cases are judged as expected."""
    from foedus.treaty.loading import codes  # noqa: PLC0415
    from foedus.treaty.packcheck import check_pack  # noqa: PLC0415

    return [check_pack(folder) for folder in folders or codes().values()]
