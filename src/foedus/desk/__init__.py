"""All that can be done with a ledger, and what can be asked without one."""

from foedus.desk.adding import Added, AlreadyKnown, Outcome, Refused, Removed, extract, sources
from foedus.desk.desk import Desk
from foedus.desk.parts import check_packs, power, sentence, who_is

__all__ = [
    "Added",
    "AlreadyKnown",
    "Desk",
    "Outcome",
    "Refused",
    "Removed",
    "check_packs",
    "extract",
    "power",
    "sentence",
    "sources",
    "who_is",
]
