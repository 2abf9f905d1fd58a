"""Roles: who does it to whom, through passives, clauses, conjuncts, possessives and agents."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

CASES = [
    ("Iran attacked Israel.", "use_force", {"IRN"}, {"ISR"}),
    ("Israel was attacked by Iran.", "use_force", {"IRN"}, {"ISR"}),
    ("Iran, which attacked Israel in April, asked China for help.", "use_force", {"IRN"}, {"ISR"}),
    ("Iran was accused by France of attacking Israel.", "use_force", {"IRN"}, {"ISR"}),
    ("Russia's withdrawal of its troops from Georgia took a year.", "withdraw_forces", {"RUS"}, {"GEO"}),
    ("Mali, Niger and Burkina Faso left ECOWAS.", "withdraw_membership", {"MLI", "NER", "BFA"}, {"ECOWAS"}),
    ("Kyrgyz and Tajik border guards clashed.", "use_force", {"KGZ", "TJK"}, set()),
    ("Kyrgyzstan clashed with Tajikistan.", "use_force", {"KGZ", "TJK"}, set()),
    ("The Polish parliament ratified the treaty with Ukraine.", "ratify", {"POL"}, {"UKR"}),
    ("Members of the CSTO adopted a declaration.", "adopt_decision", {"CSTO"}, set()),
    ("Turkey sold drones to Azerbaijan.", "transfer_arms", {"TUR"}, {"AZE"}),
    ("Azerbaijan bought drones from Turkey.", "purchase_arms", {"AZE"}, {"TUR"}),
]


@pytest.mark.parametrize(("text", "act", "actors", "recipients"), CASES)
def test_roles(
    read_claims: Callable[..., list[Claim]], text: str, act: str, actors: set[str], recipients: set[str]
) -> None:
    """Actors and recipients are the parties that the sentence tells."""
    found = [c for c in read_claims(text) if c.act and c.act.value == act]
    sides = [({p.principal for p in c.actors}, {p.principal for p in c.recipients}) for c in found]
    assert (actors, recipients) in sides


def test_pronoun_goes_back_to_the_state_named_last(read_claims: Callable[..., list[Claim]]) -> None:
    """A pronoun in the next sentence stands for the state that the first one tells of."""
    claims = read_claims("Mali criticised France. It expelled the French ambassador.")
    assert {p.principal for c in claims if c.type.value == "SANCTION" for p in c.actors} == {"MLI"}


def test_the_office_without_a_name_resolves_at_the_date(read_claims: Callable[..., list[Claim]]) -> None:
    """An office speaks for its state, and names its holder where the register knows one."""
    claims = read_claims("The Armenian prime minister met the president of Kazakhstan in May 2022.")
    assert {p.principal for p in claims[0].actors} == {"ARM", "KAZ"}


CAUSES = [
    pytest.param("Belarus and Chad met alongside Niger.", "CONSULT", {"BLR", "TCD", "NER"}, set(), id="alongside"),
    pytest.param(
        "Chad began to discuss questions of regional security with Niger.", "CONSULT", {"TCD", "NER"}, set(), id="deep with"
    ),
    pytest.param("Libyan forces attacked a village in Chad.", "ASSAULT", {"LBY"}, {"TCD"}, id="the land of the object"),
    pytest.param("Libyan forces shelled Kidal.", "ASSAULT", {"LBY"}, {"MLI"}, id="a place is its state's"),
    pytest.param("The Libyan shelling lasted an hour.", "ASSAULT", {"LBY"}, set(), id="the adjective is the actor alone"),
    pytest.param("Ten Sudanese soldiers were killed during Chadian shelling.", "ASSAULT", {"TCD"}, {"SDN"}, id="fire that kills"),
    pytest.param("Chad demanded the closure of Libyan bases.", "REQUEST", {"TCD"}, {"LBY"}, id="asked of whoever owns it"),
    pytest.param("Chad condemned the attack on the Sudanese embassy.", "ACCUSE", {"TCD"}, set(), id="the victim is not blamed"),
    pytest.param("Peru criticised Mali for the arrest of a priest.", "ACCUSE", {"PER"}, {"MLI"}, id="blamed for"),
    pytest.param("Mali pledged to withdraw its forces from Niger.", "AGREE", {"MLI"}, {"NER"}, id="own forces"),
    pytest.param("The Thai president dissolved Thailand's parliament.", "SANCTION", {"THA"}, {"THA"}, id="two organs of a state"),
    pytest.param("Chad launched its war of revenge against Sudan.", "ASSAULT", {"TCD"}, {"SDN"}, id="deep against"),
    pytest.param("Chad left the treaty on armed forces in May.", "SANCTION", {"TCD"}, set(), id="a topic is nobody"),
    pytest.param("The occupied territories of Mali are poor.", "ASSAULT", set(), {"MLI"}, id="the occupied do not occupy"),
    pytest.param("A Libyan speech prompted Chad to attack Sudan.", "ASSAULT", {"TCD"}, {"SDN"}, id="prompted"),
    pytest.param("Chile will purchase Israeli drones.", "COOPERATE", {"CHL"}, {"ISR"}, id="whose arms are bought"),
    pytest.param("Chilean rifles were delivered to Peru.", "AID", {"CHL"}, {"PER"}, id="whose arms are delivered"),
    pytest.param("Nauru recognised Kosovo as a state.", "SUPPORT", {"NRU"}, {"XKX"}, id="recognised as"),
    pytest.param("Mali is not withholding its dues from ECOWAS.", "SANCTION", {"MLI"}, {"ECOWAS"}, id="withheld from"),
    pytest.param("Chad sped up the withdrawal of its troops from Libya.", "RETREAT", {"TCD"}, {"LBY"}, id="an aspect of the act"),
    pytest.param("Chad threatened reforms after an attack on Libya.", "ASSAULT", set(), {"LBY"}, id="after is no light verb"),
    pytest.param("Peru rejected an offer by Chile.", "REJECT", {"PER"}, {"CHL"}, id="whose offer"),
    pytest.param("Peru called for the expulsion of Togo by the Arab League.", "REQUEST", {"PER"}, {"LAS"}, id="who should do it"),
    pytest.param("The Arab League suspended its observer mission.", "SANCTION", {"LAS"}, set(), id="its own mission"),
    pytest.param("Chad cancelled the African Union summit.", "SANCTION", {"TCD"}, {"AU"}, id="whose summit"),
    pytest.param("Russian missiles were stationed in Cuba.", "MOBILIZE", {"RUS"}, {"CUB"}, id="whose missiles"),
    pytest.param("Peru's public praise of Chile is odd.", "SUPPORT", {"PER"}, {"CHL"}, id="public is no party"),
    pytest.param("The Gulf Cooperation Council (GCC) and Chad agree to fight piracy.", "AGREE", {"GCC", "TCD"}, set(), id="two subjects"),
    pytest.param("The death of ten Chadian soldiers angered Libya.", "ASSAULT", set(), {"TCD"}, id="the dead do not kill"),
    pytest.param("The attack of the Chadian army was short.", "ASSAULT", {"TCD"}, set(), id="the attack of the doer"),
    pytest.param("Peru launched a mediation effort between Chad and Libya.", "CONSULT", {"PER"}, {"TCD", "LBY"}, id="between whom"),
    pytest.param("Rebels attacked a camp for Chadian refugees.", "ASSAULT", {None}, {"TCD"}, id="whose camp"),
    pytest.param("Chadian and Libyan ministers agreed that their countries should trade.", "AGREE", {"TCD", "LBY"}, set(), id="their own"),
    pytest.param("Chad faces an embargo by Libya.", "SANCTION", {"LBY"}, {"TCD"}, id="a deed suffered"),
    pytest.param("Peru received aid from Chile.", "AID", {"CHL"}, {"PER"}, id="what comes from somebody"),
    pytest.param("Peru drew a rebuke from Chile.", "ACCUSE", {"CHL"}, {"PER"}, id="a verb of what comes from"),
    pytest.param("Our decision to suspend our dues to NATO was hard, Norway said.", "SANCTION", {"NOR"}, {"NATO"}, id="its own dues"),
    pytest.param("The backing for the truce from Niger helped.", "SUPPORT", {"NER"}, set(), id="from whom, further on"),
    pytest.param("Mali rejected a request by ECOWAS.", "REQUEST", {"ECOWAS"}, {"MLI"}, id="a rejected request was made"),
    pytest.param("Al-Shabaab claimed responsibility for an attack on Kenya.", "ASSAULT", {"SHABAAB"}, {"KEN"}, id="who claims it did it"),
    pytest.param("Chad issued a statement condemning Libya.", "ACCUSE", {"TCD"}, {"LBY"}, id="what a document says"),
    pytest.param("The Economic Cooperation Organization met Chad.", "CONSULT", {"ECO", "TCD"}, set(), id="a name holds no act"),
    pytest.param("Peru denounced as an ugly crime Chile's suppression of unrest.", "ACCUSE", {"PER"}, {"CHL"}, id="whose deed, after as"),
    pytest.param("Peru condemned crimes committed by Chilean soldiers.", "ACCUSE", {"PER"}, {"CHL"}, id="a participle tells who"),
    pytest.param("Peru turned down a Chilean request for aid.", "REJECT", {"PER"}, {"CHL"}, id="whose request"),
    pytest.param("Greece recalled its ambassador to Albania.", "SANCTION", {"GRC"}, {"ALB"}, id="recalled an envoy to"),
    pytest.param("The Ugandan army said it killed ten Kenyan soldiers.", "ASSAULT", {"UGA"}, {"KEN"}, id="an army is it"),
    pytest.param("An Iraqi court acquitted two Britons of smuggling.", "RETREAT", {"IRQ"}, {"GBR"}, id="acquitted of"),
    pytest.param("Albanians tried to storm the Italian embassy in Tirana.", "ASSAULT", {"ALB"}, {"ITA"}, id="where an embassy stands"),
    pytest.param("Cuban exiles in Miami condemned Spain.", "ACCUSE", {"CUB"}, {"ESP"}, id="exiles abroad"),
    pytest.param("Peruvian miners urged the government to pay.", "REQUEST", {"PER"}, {"PER"}, id="the miners' government"),
    pytest.param("Chad had two demands of the African Union.", "REQUEST", {"TCD"}, {"AU"}, id="demands of"),
    pytest.param("Chad will lift its restrictions at the border with Niger.", "RETREAT", {"TCD"}, {"NER"}, id="at the border with"),
    pytest.param("Peru suspended its mediation efforts in Yemen.", "SANCTION", {"PER"}, {"YEM"}, id="whose land a sanction hits"),
    pytest.param("Chad proposed that Arab League troops be sent to Syria.", "REQUEST", {"TCD"}, {"LAS"}, id="whose troops are asked for"),
    pytest.param("Chad's Anna Smith condemned Libya.", "ACCUSE", {"TCD"}, {"LBY"}, id="a state's stranger"),
    pytest.param("Laos let in a team of American experts.", "RETREAT", {"LAO"}, {"USA"}, id="a team of"),
    pytest.param("Ten Yemeni tribesmen died when the Saudi air force bombed a market.", "ASSAULT", {"SAU"}, {"YEM"}, id="whose dead"),
    pytest.param("The Italian premier, on a visit to Tripoli, thanked Libya.", "CONSULT", {"ITA"}, {"LBY"}, id="on a visit"),
    pytest.param("Togo asked the Arab League to convene a summit.", "CONSULT", {"LAS"}, set(), id="asking is not meeting"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), CAUSES)
def test_sides(
    read_claims: Callable[..., list[Claim]], text: str, kind: str, actors: set[str], recipients: set[str]
) -> None:
    """The claim of that type has exactly these sides."""
    found = [c for c in read_claims(text) if c.type.value == kind]
    assert [({p.principal for p in c.actors}, {p.principal for p in c.recipients}) for c in found] == [
        (actors, recipients)
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chad came under attack from Niger.", "ASSAULT"),
        ("Chad is under siege by Nigerien troops.", "ASSAULT"),
        ("Chad came under pressure from Niger.", "COERCE"),
        ("Chad is the target of Nigerien attacks.", "ASSAULT"),
        ("Chad came under fire from Niger for its loans.", "ACCUSE"),
        ("Chad incurred the wrath of Niger.", "ACCUSE"),
    ],
)
def test_the_subject_suffers_what_it_comes_under(read_claims: Callable[..., list[Claim]], text: str, kind: str) -> None:
    """Whoever stands after "from", "by" or "of" does it."""
    (claim,) = read_claims(text)
    sides = [{p.principal for p in side} for side in (claim.actors, claim.recipients)]
    assert (claim.type.value, sides) == (kind, [{"NER"}, {"TCD"}])


def test_whoever_is_to_blame_accuses_nobody(read_claims: Callable[..., list[Claim]]) -> None:
    """It is the author's own judgement."""
    (claim,) = read_claims("Chad is to blame for the famine.")
    assert (claim.actors, {p.principal for p in claim.recipients}) == ((), {"TCD"})


@pytest.mark.parametrize(
    "text",
    [
        "Chad labelled Niger a terrorist state.",
        "Chad calls Niger's drills reckless.",
        "Chad described the raids of Niger as a provocation.",
    ],
)
def test_whoever_is_judged_is_accused(read_claims: Callable[..., list[Claim]], text: str) -> None:
    """The verdict itself is nobody."""
    told = next(claim for claim in read_claims(text) if claim.type.value == "ACCUSE")
    assert {p.principal for p in told.recipients} == {"NER"}
