"""A what-if as one HTML file: readable without scripts, with nothing from outside."""

from __future__ import annotations

from foedus.__about__ import __version__
from foedus.analysis.power.rates import base_rates
from foedus.analysis.whatif import WhatIf
from foedus.interfaces.pages.briefing import TEMPLATES, environment


def page(found: WhatIf) -> str:
    """The whole page; words of reports stand in it as text, whatever they hold."""
    return (
        environment()
        .get_template("whatif.html.j2")
        .render(
            found=found,
            titles=[one.title for one in found.amendments.values()],
            rates=base_rates(),
            style=(TEMPLATES / "briefing.css").read_text(encoding="utf-8"),
            version=__version__,
        )
    )
