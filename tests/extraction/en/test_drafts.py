"""The settled cases of the claim format, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet

import pytest

from foedus.model.claim import Claim, Participant

ReadClaims = Callable[..., list[Claim]]
Told = tuple[str, str | None, str, AbstractSet[str], AbstractSet[str], Sequence[str]]
Case = tuple[str, Sequence[Told]] | tuple[str, Sequence[Told], str]


def keys(participants: tuple[Participant, ...]) -> list[str]:
    """Principals, or the name where there is none."""
    return [p.principal or p.name for p in participants]


def told(claim: Claim) -> Told:
    """Type, act, status, actors, recipients and voices of a claim."""
    act = claim.act.value if claim.act else None
    return (
        claim.type.value,
        act,
        claim.status.value,
        set(keys(claim.actors)),
        set(keys(claim.recipients)),
        keys(claim.said_by),
    )


ASKING: list[Case] = [
    (
        "Niger asked Mali to withdraw its troops.",
        [
            ("REQUEST", None, "asserted", {"NER"}, {"MLI"}, []),
            ("RETREAT", "withdraw_forces", "demanded", {"MLI"}, set(), ["NER"]),
        ],
    ),
    (
        "Poland demanded that Belarus close its border.",
        [
            ("REQUEST", None, "asserted", {"POL"}, {"BLR"}, []),
            ("COERCE", "close_border", "demanded", {"BLR"}, set(), ["POL"]),
        ],
    ),
    ("Sweden urged Norway not to recognise Kosovo.", [("REQUEST", None, "asserted", {"SWE"}, {"NOR"}, [])]),
    (
        "Sweden called on Norway to recognise Kosovo.",
        [
            ("REQUEST", None, "asserted", {"SWE"}, {"NOR"}, []),
            ("SUPPORT", "recognise", "demanded", {"NOR"}, {"XKX"}, ["SWE"]),
        ],
    ),
]
ACCUSING: list[Case] = [
    (
        "France accused Mali of attacking Niger.",
        [
            ("ACCUSE", "accuse_breach", "asserted", {"FRA"}, {"MLI"}, []),
            ("ASSAULT", "use_force", "asserted", {"MLI"}, {"NER"}, ["FRA"]),
        ],
    ),
    ("France accused Mali of violating the treaty.", [("ACCUSE", "accuse_breach", "asserted", {"FRA"}, {"MLI"}, [])]),
    ("France criticised Mali.", [("ACCUSE", "condemn", "asserted", {"FRA"}, {"MLI"}, [])]),
    (
        "Sweden condemned Norway for recognising Kosovo.",
        [
            ("ACCUSE", "condemn", "asserted", {"SWE"}, {"NOR"}, []),
            ("SUPPORT", "recognise", "asserted", {"NOR"}, {"XKX"}, ["SWE"]),
        ],
    ),
    (
        "France criticised Mali for the arrest of an envoy.",
        [
            ("ACCUSE", "condemn", "asserted", {"FRA"}, {"MLI"}, []),
            ("COERCE", "detain_official", "asserted", {"MLI"}, {"envoy"}, ["FRA"]),
        ],
    ),
]
PROMISING: list[Case] = [
    (
        "Ukraine pledged to send troops to Moldova.",
        [
            ("AGREE", None, "asserted", {"UKR"}, {"MDA"}, []),
            ("MOBILIZE", "deploy", "planned", {"UKR"}, {"MDA"}, []),
        ],
    ),
    (
        "Sweden vowed to impose sanctions on Iran.",
        [
            ("AGREE", None, "asserted", {"SWE"}, {"IRN"}, []),
            ("SANCTION", "sanction", "planned", {"SWE"}, {"IRN"}, []),
        ],
    ),
]
REFUSING: list[Case] = [
    ("Armenia refused to sign the declaration.", [("REJECT", "refuse_signature", "asserted", {"ARM"}, set(), [])]),
    ("Armenia refused to attend the summit.", [("REJECT", "decline_attendance", "asserted", {"ARM"}, set(), [])]),
    ("Armenia refused to hold the exercise.", [("REJECT", "skip_exercise", "asserted", {"ARM"}, set(), [])]),
    ("Georgia refused to recognise Kosovo.", [("REJECT", "refuse_recognition", "asserted", {"GEO"}, {"XKX"}, [])]),
    ("Russia refused to send troops to Armenia.", [("REJECT", "refuse_assistance", "asserted", {"RUS"}, {"ARM"}, [])]),
    ("Peru refused to admit observers from the OSCE.", [("REJECT", "refuse_observers", "asserted", {"PER"}, {"OSCE"}, [])]),
    (
        "The Czech foreign minister said that Slovakia had refused to sign the treaty.",
        [("REJECT", "refuse_signature", "asserted", {"SVK"}, set(), ["CZE"])],
    ),
]  # fmt: skip
THREATENING: list[Case] = [
    ("Mali threatened to leave ECOWAS.", [("THREATEN", "threaten_exit", "asserted", {"MLI"}, {"ECOWAS"}, [])]),
    (
        "Turkey threatened to impose sanctions on Greece.",
        [("THREATEN", "threaten_sanction", "asserted", {"TUR"}, {"GRC"}, [])],
    ),
    (
        "There is a danger of an attack by Iran on Israel.",
        [("ASSAULT", "use_force", "predicted", {"IRN"}, {"ISR"}, [])],
    ),
    ("Denmark threatened Norway.", [("THREATEN", None, "asserted", {"DNK"}, {"NOR"}, [])]),
]
NOT_DONE: list[Case] = [
    ("Armenia did not sign the declaration.", [("REJECT", "refuse_signature", "asserted", {"ARM"}, set(), [])]),
    ("Armenia has not recognised Kosovo.", [("REJECT", "refuse_recognition", "asserted", {"ARM"}, {"XKX"}, [])]),
    ("Slovakia did not help Poland.", [("REJECT", "refuse_assistance", "asserted", {"SVK"}, {"POL"}, [])]),
    ("The treaty will not be ratified by Mali.", [("SUPPORT", "ratify", "denied", {"MLI"}, set(), [])]),
    ("Iran did not attack Israel.", [("ASSAULT", "use_force", "denied", {"IRN"}, {"ISR"}, [])]),
    (
        "Armenia did not attend the CSTO summit.",
        [("REJECT", "decline_attendance", "asserted", {"ARM"}, {"CSTO"}, [])],
    ),
    (
        "All NATO members except Hungary signed the declaration.",
        [
            ("SUPPORT", "sign", "asserted", {"NATO"}, set(), []),
            ("REJECT", "refuse_signature", "asserted", {"HUN"}, set(), []),
        ],
    ),
]
CASUALTIES: list[Case] = [
    ("Twelve Armenian soldiers were killed.", [("ASSAULT", "use_force", "asserted", set(), {"ARM"}, [])]),
    (
        "Twelve Armenian soldiers were killed in clashes with Azerbaijani troops.",
        [("ASSAULT", "use_force", "asserted", {"ARM", "AZE"}, set(), [])],
    ),
    (
        "Ten Peruvian and four Chilean soldiers were killed in the war between Peru and Chile.",
        [("ASSAULT", "use_force", "asserted", {"PER", "CHL"}, set(), [])],
    ),
    (
        "Kyrgyz and Tajik guards clashed, and two Tajik soldiers were killed.",
        [("ASSAULT", "use_force", "asserted", {"KGZ", "TJK"}, set(), [])],
    ),
    (
        "Libyan forces killed twelve soldiers of Chad.",
        [("ASSAULT", "use_force", "asserted", {"LBY"}, {"TCD"}, [])],
    ),
    ("Five tourists died in a flood.", []),
    ("Five miners were killed in the blast.", [], "the lexicon counts any group of people as an armed one"),
]
ANNOUNCED: list[Case] = [
    ("Mali announced its refusal to sign the treaty.", [("REJECT", "refuse_signature", "asserted", {"MLI"}, set(), [])], "a refusal announced as a noun does not look at what is refused"),
    ("Mali announced that it will leave ECOWAS.", [("SANCTION", "withdraw_membership", "planned", {"MLI"}, {"ECOWAS"}, [])]),
    ("Algeria announced talks with Niger.", [("CONSULT", None, "planned", {"DZA", "NER"}, set(), [])]),
    ("Algeria announced an exercise with Niger.", [("COOPERATE", "hold_exercise", "planned", {"DZA", "NER"}, set(), [])], "the announcement itself is a pattern of holding an exercise"),
]  # fmt: skip
OWN_WORDS: list[Case] = [
    ("Mali said that it will leave ECOWAS.", [("SANCTION", "withdraw_membership", "planned", {"MLI"}, {"ECOWAS"}, [])]),
    (
        "Azerbaijan says that its troops attacked Armenia.",
        [("ASSAULT", "use_force", "asserted", {"AZE"}, {"ARM"}, ["AZE"])],
    ),
]
ORDERS: list[Case] = [
    ("Chad imposed a curfew.", [("COERCE", None, "asserted", {"TCD"}, set(), [])]),
    (
        "Chad put its army on alert.",
        [("MOBILIZE", None, "asserted", {"TCD"}, set(), [])],
    ),
    (
        "The Chadian president ordered the army to attack Sudan.",
        [("ASSAULT", "use_force", "demanded", {"TCD"}, {"SDN"}, ["TCD"])],
    ),
]
DEMANDED: list[Case] = [
    (
        "The CSTO is weak. The use of foreign bases must be banned.",
        [("REQUEST", "demand_reform", "demanded", set(), {"CSTO"}, [])],
    ),
    (
        "The CSTO is weak. The training centres should be closed.",
        [("SANCTION", "close_facility", "demanded", set(), set(), [])],
    ),
]
MUTUAL: list[Case] = [
    ("Armenia says its troops clashed with Azerbaijani forces.", [("ASSAULT", "use_force", "asserted", {"ARM", "AZE"}, set(), ["ARM"])]),
    ("Turkmenistan said that it clashed with Uzbekistan.", [("ASSAULT", "use_force", "asserted", {"TKM", "UZB"}, set(), ["TKM"])]),
    ("Kenya said that Uganda had reached a ceasefire with Sudan.", [("RETREAT", "cease_fire", "asserted", {"UGA", "SDN"}, set(), ["KEN"])]),
]  # fmt: skip
POOR_FITS: list[Case] = [
    ("A Turkish aircraft entered the airspace of Greece.", [("MOBILIZE", "deploy", "asserted", {"TUR"}, {"GRC"}, [])]),
    ("Poland summoned the Belarusian ambassador.", [("ACCUSE", None, "asserted", {"POL"}, {"BLR"}, [])]),
    ("Poland expelled the Belarusian ambassador.", [("SANCTION", None, "asserted", {"POL"}, {"BLR"}, [])]),
    ("Mali declared martial law.", [("COERCE", None, "asserted", {"MLI"}, set(), [])]),
    (
        "The United States lifted sanctions on Belarus.",
        [("RETREAT", None, "asserted", {"USA"}, {"BLR"}, [])],
    ),
    (
        "The army overthrew the government of Mali.",
        [("ASSAULT", None, "asserted", {"MLI"}, {"MLI"}, [])],
        "the sense of dismissing wins over the coup",
    ),
]
JOINING: list[Case] = [
    ("Serbia applied for membership of the EU.", [("REQUEST", "accede", "asserted", {"SRB"}, {"EU"}, [])]),
    (
        "Serbia applied to join the EU.",
        [("REQUEST", "accede", "asserted", {"SRB"}, {"EU"}, [])],
        "applying with an infinitive is read as a plan",
    ),
]
FACILITIES: list[Case] = [
    ("France opened a base in Niger.", [("COOPERATE", "open_facility", "asserted", {"NER"}, {"FRA"}, [])]),
    (
        "France closed its base in Niger.",
        [("SANCTION", "close_facility", "asserted", {"NER"}, {"FRA"}, [])],
    ),
]
MANY: list[Case] = [
    (
        "Mali ratified the treaty and the protocol.",
        [("SUPPORT", "ratify", "asserted", {"MLI"}, set(), [])] * 2,
        "several documents after one verb give one claim",
    ),
]


SETTLED: dict[str, Sequence[Case]] = {
    "asking": ASKING, "accusing": ACCUSING, "promising": PROMISING, "refusing": REFUSING, "threatening": THREATENING,
    "not done": NOT_DONE, "casualties": CASUALTIES, "announced": ANNOUNCED, "own words": OWN_WORDS, "orders": ORDERS,
    "demanded": DEMANDED, "mutual": MUTUAL, "poor fits": POOR_FITS, "joining": JOINING, "facilities": FACILITIES, "many": MANY,
}  # fmt: skip


def params() -> Iterator[object]:
    """Each case, named; a case with a reason is one that the engine does not read yet."""
    for name, cases in SETTLED.items():
        for text, claims, *why in cases:
            marks = [pytest.mark.xfail(strict=True, reason=f"notyet: {reason}") for reason in why]
            yield pytest.param(text, claims, id=f"{name}: {text}", marks=marks)


@pytest.mark.parametrize(("text", "claims"), list(params()))
def test_settled_case(read_claims: ReadClaims, text: str, claims: list[Told]) -> None:
    """The text gives exactly the claims that the contract wants, in text order."""
    assert [told(claim) for claim in read_claims(text)] == claims


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Niger called for a ceasefire in Mali.", [("REQUEST", ["NER"], "asserted"), ("RETREAT", ["MLI"], "demanded")]),
        ("Niger told Chad to withdraw its troops.", [("REQUEST", ["NER"], "asserted"), ("RETREAT", ["TCD"], "demanded")]),
        ("Niger told Chad that it was late.", []),
        ("Niger insisted that Chad attacked Mali.", [("ASSAULT", ["TCD"], "asserted")]),
        ("Niger rejected Chad's allegation.", [("REJECT", ["NER"], "asserted"), ("ACCUSE", ["TCD"], "asserted")]),
        ("Niger rejects a statement by Chad condemning its wardens.", [("REJECT", ["NER"], "asserted"), ("ACCUSE", ["TCD"], "asserted")]),
        ("Niger is ready to talk to Mali.", [("CONSULT", ["NER", "MLI"], "planned")]),
        ("Niger agreed to release the envoys of Mali.", [("AGREE", ["NER"], "asserted"), ("RETREAT", ["NER"], "planned")]),
        ('"I want to appeal to Chad," the president of Niger said.', [("REQUEST", ["NER"], "asserted")]),
        ("Niger asked Chad for military support.", [("REQUEST", ["NER"], "asserted")]),
        ("The presidents of Niger and Chad met to discuss the rains.", [("CONSULT", ["NER", "TCD"], "asserted")]),
        ("Niger must ensure the withdrawal of the Azerbaijani Armed Forces.", [("RETREAT", ["AZE"], "demanded")]),
        ("Niger decided against sending troops to Mali.", [("REJECT", ["NER"], "asserted")]),
        ("Niger ruled out sending troops to Mali.", [("REJECT", ["NER"], "asserted")]),
        ("Niger moved its army amid fears of a massacre in Mali.", [("MOBILIZE", ["NER"], "asserted"), ("ASSAULT", [], "predicted")]),
    ],
)  # fmt: skip
def test_what_is_asked_refused_or_feared(
    read_claims: Callable[..., list[Claim]], text: str, acts: list[tuple[str, list[str], str]]
) -> None:
    """What is asked for or feared is a claim beside the asking; what is refused is none."""
    found = [(c.type.value, [p.principal for p in c.actors], c.status.value) for c in read_claims(text)]
    assert found == acts


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Chad refused to leave despite the sanctions of Niger.", "sanctions of"),
        ("Chad threatened to leave over the arrest of its envoy by Niger.", "arrest of"),
    ],
)
def test_what_is_told_as_a_reason_is_not_refused_or_threatened(
    read_claims: ReadClaims, text: str, trigger: str
) -> None:
    """A circumstance is a claim of its own."""
    assert trigger in {claim.trigger.quote for claim in read_claims(text)}


@pytest.mark.parametrize("words", ["did nothing to help", "has done nothing to help", "has done little to help"])
def test_whoever_does_nothing_to_help_refuses(read_claims: ReadClaims, words: str) -> None:
    """Help not given is a refusal, however it is told."""
    (claim,) = read_claims(f"Chad {words} Niger.")
    assert (claim.act and claim.act.value, claim.status.value) == ("refuse_assistance", "asserted")
