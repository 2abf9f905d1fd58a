"""Voices: who says so, outermost first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

CASES = [
    ("Mali left ECOWAS.", []),
    ("France says that Mali left ECOWAS.", ["FRA"]),
    ("Mali left ECOWAS, France said.", ["FRA"]),
    ("According to France, Mali left ECOWAS.", ["FRA"]),
    ("“Mali left ECOWAS last year without any warning to us,” said the French president.", ["FRA"]),
    ("Germany reports that France says that Mali left ECOWAS.", ["DEU", "FRA"]),
    ("Mali said that it will leave ECOWAS.", []),
    ("Niger refers to a German statement that Mali left ECOWAS.", ["NER", "DEU"]),
    ("Niger pointed to Berlin's announcement that Mali left ECOWAS.", ["NER", "DEU"]),
    ("Germany quotes France to the effect that Mali left ECOWAS.", ["DEU", "FRA"]),
    ("Germany has it from Paris that Mali left ECOWAS.", ["DEU", "FRA"]),
    ("Germany learned from France that Mali left ECOWAS.", ["DEU", "FRA"]),
    ("The Nigerien envoy, Germany reported, had heard from Paris that Mali left ECOWAS.", ["DEU", "NER", "FRA"]),
    ("Mali, France says, left ECOWAS in the spring.", ["FRA"]),
    ("According to Germany, France has confirmed that Mali left ECOWAS.", ["DEU", "FRA"]),
    ("The last annex of the German inquiry's report states that Mali left ECOWAS.", ["DEU"]),
    ("Mali, the French general told reporters, left ECOWAS in the spring.", ["FRA"]),
    ("The way France tells it, Mali left ECOWAS.", ["FRA"]),
    ("If France is to be believed, Mali left ECOWAS.", ["FRA"]),
    ("From the French perspective, Mali left ECOWAS.", ["FRA"]),
    ("By France's own count, Mali left ECOWAS three times.", ["FRA"]),
    ("France confirmed that Mali and Niger left ECOWAS.", ["FRA"]),
    ("Mali confirmed that Mali and Niger left ECOWAS.", ["MLI"]),
    ("According to Germany, citing French diplomats, Mali left ECOWAS.", ["DEU", "FRA"]),
    ("Germany, quoting the French ministry, says that Mali left ECOWAS.", ["DEU", "FRA"]),
    ("Germany reports that France has word from Niger that Mali left ECOWAS.", ["DEU", "FRA", "NER"]),
    (
        "A German channel published a French letter in which the French colonel says that Mali left ECOWAS.",
        ["DEU", "FRA"],
    ),
    ("A German video shows that Mali left ECOWAS.", ["DEU"]),
    ("The French claim is that Mali left ECOWAS.", ["FRA"]),
    ("The word from Paris is that Mali left ECOWAS.", ["FRA"]),
    ("Paris is convinced that Mali left ECOWAS.", ["FRA"]),
    ("The French envoy is sure that Mali left ECOWAS.", ["FRA"]),
    ("Mali, so France says, left ECOWAS.", ["FRA"]),
    ("A source in the French ministry said that Mali left ECOWAS.", ["FRA"]),
    ("An annex to NATO's report says that Mali left ECOWAS.", ["NATO"]),
    ("A text drafted by Germany says that Mali left ECOWAS.", ["DEU"]),
    ("German officials describe a French memo stating that Mali left ECOWAS.", ["DEU", "FRA"]),
    ("A German daily reports, with reference to French diplomats, that Mali left ECOWAS.", ["DEU", "FRA"]),
    ("The declaration of the NATO summit notes that Mali left ECOWAS.", ["NATO"]),
]


@pytest.mark.parametrize(("text", "voices"), CASES)
def test_chain(read_claims: Callable[..., list[Claim]], text: str, voices: list[str]) -> None:
    """The chain holds those who say it, and not the one who announces an own act."""
    claims = [c for c in read_claims(text) if c.act and c.act.value == "withdraw_membership"]
    assert [[p.principal for p in c.said_by] for c in claims] == [voices]


def test_a_speech_over_several_sentences_has_one_speaker(read_claims: Callable[..., list[Claim]]) -> None:
    """Every sentence inside the marks belongs to the one who is told to have said it."""
    text = (
        "“Azerbaijan attacked our villages on Tuesday. Turkey supplied the drones,” said the Armenian prime minister. "
        "Russia mediated."
    )
    claims = read_claims(text)
    voices = {c.trigger.quote.split()[0]: [p.principal for p in c.said_by] for c in claims}
    assert (voices["attacked"], voices["supplied"], voices["mediated"]) == (["ARM"], ["ARM"], [])
