"""Who did it and to whom, where neither stands as subject or object of the act."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim, EventType, Status, TreatyAct

Read = Callable[..., list[Claim]]


def sides(claim: Claim) -> tuple[list[str], list[str]]:
    """Principals of actors and recipients; a name where there is none."""
    actors, recipients = ([p.principal or p.name for p in side] for side in (claim.actors, claim.recipients))
    return actors, recipients


SOLE = [
    ("Gunmen kill nine villagers in the Nigerien town of Tera.", (["Gunmen"], ["NER"])),
    ("A raid kills nine people in Chad.", ([], ["TCD"])),
    ("Chadian forces shell a Libyan town, wounding ten people and destroying two schools.", (["TCD"], ["LBY"])),
    ("Rebels attacked a Chadian post near Bol, killing two soldiers and wounding three.", (["Rebels"], ["TCD"])),
    ("A NATO airstrike mistakenly hits a Serbian outpost killing five soldiers.", (["NATO"], ["SRB"])),
    ("The raid was Mali's deadliest attack in years.", ([], ["MLI"])),
    ("Stray rockets hit Iran overnight.", ([], ["IRN"])),
    ("Ten mortar shells fell inside Iranian territory.", ([], ["IRN"])),
    ("A car bomb explodes in Dushanbe.", ([], ["TJK"])),
    ("The poet described the Armenian genocide.", ([], ["ARM"])),
    ("The conflict between Chad and Libya began in spring.", (["TCD", "LBY"], [])),
    ("Raids carried out by Chad kill nine Libyan soldiers.", (["TCD"], ["LBY"])),
    ("Gunmen storm a church in a village in Chad.", (["Gunmen"], ["TCD"])),
    ("Gunmen attack two villages in Mali near the border with Niger.", (["Gunmen"], ["MLI"])),
    ("Two Serbian guards were killed in an attack in Chad.", ([], ["SRB"])),
    ("Chad mourned after the massacre that Serbia carried out.", (["SRB"], [])),
    ("Several towns in Chad came under attack.", ([], ["TCD"])),
    ("Malian villages are under attack.", ([], ["MLI"])),
    ("A coup in Niger began at dawn.", (["NER"], [])),
]


@pytest.mark.parametrize(("text", "expected"), SOLE)
def test_force_is_told_once_with_its_sides(read_claims: Read, text: str, expected: tuple[list[str], list[str]]) -> None:
    """The consequences of an attack are no acts of their own, and its victims are of the place where nothing else is told."""
    (claim,) = [one for one in read_claims(text) if one.type is EventType.ASSAULT]
    assert sides(claim) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed in Chad when a bus overturned.",
        "A Chadian helicopter crashed near Bol, killing four soldiers.",
        "Nine Chadian soldiers died in a landslide.",
        "Chad defeated Mali in the football tournament.",
        "Chad was hit by inflation.",
        "Chad returned the prisoners of war in spring.",
        "A Chadian scholar writes of the Cold War.",
        "Chad settled the trade conflict between Niger and Mali.",
    ],
)
def test_accidents_matches_and_ages_are_no_force(read_claims: Read, text: str) -> None:
    assert [one for one in read_claims(text) if one.type is EventType.ASSAULT] == []


def test_whoever_looks_into_an_attack_has_not_made_it(read_claims: Read) -> None:
    """Whose verb has a law or an operation for its object does what it does; whose verb has an attack does not."""
    killing = [
        one
        for one in read_claims("The Chadian general investigates an ambush which killed four Nigerien soldiers.")
        if one.type is EventType.ASSAULT
    ]
    assert [sides(one) for one in killing] == [([], ["NER"])]
    (ban,) = [
        one
        for one in read_claims("Chad's president signs a decree that bans the party.")
        if one.type is EventType.COERCE
    ]
    assert sides(ban)[0] == ["TCD"]


def test_a_name_after_from_belongs_to_the_verb(read_claims: Read) -> None:
    (claim,) = read_claims("Chad begins the process of withdrawing from ECOWAS.")
    assert (claim.act, sides(claim)) == (TreatyAct.WITHDRAW_MEMBERSHIP, (["TCD"], ["ECOWAS"]))


def test_means_are_used_by_their_user(read_claims: Read) -> None:
    (claim,) = [
        one
        for one in read_claims("The feud, used by Russia to destabilise Moldova, went on.")
        if one.type is EventType.COERCE
    ]
    assert sides(claim) == (["RUS"], ["MDA"])


def test_troops_enter_a_state(read_claims: Read) -> None:
    (claim,) = read_claims("Chadian troops have entered Niger.")
    assert (claim.act, sides(claim)) == (TreatyAct.DEPLOY, (["TCD"], ["NER"]))


def test_a_border_that_is_strengthened_is_so_by_whose_it_is(read_claims: Read) -> None:
    (claim,) = read_claims("Chad's border with Libya was strengthened.")
    assert sides(claim) == (["TCD"], ["LBY"])


def test_those_who_met_are_the_leaders_of_the_next_sentence(read_claims: Read) -> None:
    claims = read_claims(
        "The president of Mali met with the presidents of Chad and Niger. The leaders discussed trade."
    )
    assert sorted(sides(claims[-1])[0]) == ["MLI", "NER", "TCD"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("In Niger, the government cancels a summit.", "NER"),
        ("Chad signed the treaty. In Niger, the government cancels a summit.", "NER"),
        ("Chad accuses Serbia. The Niger-based charity Open Hands agrees. The government cancels a summit.", "TCD"),
    ],
)
def test_the_government_is_that_of_the_land_told_of(read_claims: Read, text: str, actor: str) -> None:
    assert sides(read_claims(text)[-1])[0] == [actor]


def test_a_pronoun_goes_back_to_the_subject_of_the_sentence_before(read_claims: Read) -> None:
    """Be it an organisation before a state: what stands last does not outweigh what the sentence is about."""
    claims = read_claims("The African Union says that Sudan wavers. It calls for elections.")
    assert sides(claims[-1])[0] == ["AU"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Protests against President Ilham Aliyev went on.", ["AZE"]),
        ("Demonstrators demand that President Ilham Aliyev resign.", ["AZE"]),
        ("Protesters gather in Belarus.", ["BLR"]),
    ],
)
def test_a_ruler_hears_of_his_own_people(read_claims: Read, text: str, actors: list[str]) -> None:
    (claim,) = read_claims(text)
    assert sides(claim)[0] == actors


def test_one_of_two_was_held(read_claims: Read) -> None:
    """A relative clause before "and" tells of what stands before it alone."""
    held = [
        one
        for one in read_claims("Rebels release the Chadian envoy, who had been held captive, and a Serbian nurse.")
        if one.type is EventType.COERCE
    ]
    assert [sides(one)[1] for one in held] == [["TCD"]]


def test_an_arrest_at_a_rally_is_made_in_its_land(read_claims: Read) -> None:
    (claim,) = [
        one
        for one in read_claims("Dozens of people are arrested at rallies in Kyrgyzstan.")
        if one.type is EventType.COERCE
    ]
    assert sides(claim) == (["KGZ"], ["KGZ"])


def test_who_is_on_a_visit_is_told_by_the_clause_around(read_claims: Read) -> None:
    (claim,) = [
        one
        for one in read_claims("The Polish president, during a visit to Chad, praised the harvest.")
        if one.type is EventType.CONSULT
    ]
    assert sides(claim) == (["POL"], ["TCD"])


def test_what_must_be_done_is_demanded_whatever_depends_on_it(read_claims: Read) -> None:
    claims = read_claims("Serbia must withdraw its troops from Kosovo if there is to be peace.")
    assert [(one.act, one.status) for one in claims] == [(TreatyAct.WITHDRAW_FORCES, Status.DEMANDED)]


def test_a_demand_that_a_march_was_for_is_made(read_claims: Read) -> None:
    (claim,) = [
        one
        for one in read_claims("Chadian farmers march to the palace to demand that the minister resign.")
        if one.type is EventType.REQUEST
    ]
    assert claim.status is Status.ASSERTED


def test_a_deed_is_claimed_by_whoever_takes_responsibility_for_doing_it(read_claims: Read) -> None:
    (claim,) = read_claims("Boko Haram claims responsibility for kidnapping three Chadian nurses.")
    assert sides(claim) == (["BOKO"], ["TCD"])


@pytest.mark.parametrize(
    "text",
    [
        "In Chad, hundreds of people tested positive.",
        "Carrying a Chadian flag, the capsule landed safely in Kazakhstan.",
    ],
)
def test_words_of_other_matters_are_no_acts(read_claims: Read, text: str) -> None:
    assert read_claims(text) == []


def test_what_else_an_attacker_does_is_done_to_the_attacked(read_claims: Read) -> None:
    claims = read_claims("Insurgents launch an attack on the Malian city of Gao, capturing a police station.")
    assert [sides(one)[1] for one in claims] == [["MLI"], ["MLI"]]


def test_forces_withdrawn_from_a_state_are_not_its_own(read_claims: Read) -> None:
    (claim,) = read_claims("Serbia speeded up the withdrawal of some forces from Panama.")
    assert sides(claim)[0] == ["SRB"]


def test_the_territory_of_a_state_is_that_state(read_claims: Read) -> None:
    (claim,) = read_claims("The withdrawal of Serbian forces from the territory of Chad began.")
    assert sides(claim) == (["SRB"], ["TCD"])


@pytest.mark.parametrize(
    "text",
    [
        "The addition of Serbia to NATO was cheered.",
        "The secretary welcomed Serbia as a member of NATO.",
        "Today NATO is welcoming Serbia as NATO's 33rd ally.",
    ],
)
def test_whoever_is_added_or_welcomed_has_joined(read_claims: Read, text: str) -> None:
    claims = [one for one in read_claims(text) if one.act is TreatyAct.ACCEDE]
    assert [sides(one) for one in claims] == [(["SRB"], ["NATO"])]


def test_a_successor_dismisses_nobody(read_claims: Read) -> None:
    (claim,) = read_claims("The Serbian minister was replaced by Ann Lee.")
    assert sides(claim) == ([], ["SRB"])


def test_who_announces_an_arrest_made_it(read_claims: Read) -> None:
    (claim,) = read_claims("The president of Chad announces the arrest of two Serbian envoys.")
    assert sides(claim) == (["TCD"], ["SRB"])


def test_an_abduction_is_force(read_claims: Read) -> None:
    (claim,) = read_claims("Rebels kidnapped the Chadian minister.")
    assert (claim.type, claim.act, sides(claim)) == (EventType.ASSAULT, None, (["TCD"], ["TCD"]))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("An attempt to assassinate the Chadian minister was made in spring.", Status.ASSERTED),
        ("Chad launched its long-planned offensive against Libya.", Status.ASSERTED),
        ("Chad fears the planned offensive of Libya.", Status.PLANNED),
    ],
)
def test_a_plan_that_was_carried_out_is_none(read_claims: Read, text: str, status: Status) -> None:
    found = [one.status for one in read_claims(text) if one.type is EventType.ASSAULT]
    assert found == [status]


def test_days_of_an_exercise_are_that_exercise(read_claims: Read) -> None:
    (claim,) = read_claims("Chadian and Nigerien ships launched ten days of war games.")
    assert (claim.act, sorted(sides(claim)[0])) == (TreatyAct.HOLD_EXERCISE, ["NER", "TCD"])


def test_thousands_are_people_of_the_place(read_claims: Read) -> None:
    (claim,) = read_claims("Thousands protest in Chad.")
    assert (claim.type, sides(claim)[0]) == (EventType.PROTEST, ["TCD"])


@pytest.mark.parametrize(
    "text",
    [
        "Chad reports ten new cases, bringing the total to ninety.",
        "A gas explosion in Chad injured nobody.",
    ],
)
def test_totals_and_leaks_are_no_acts(read_claims: Read, text: str) -> None:
    assert [one for one in read_claims(text) if one.status is Status.ASSERTED] == []


def test_nobody_bombs_his_own_hospitals(read_claims: Read) -> None:
    claims = read_claims("Serbia attacked Chad. Serbia bombs its hospitals.")
    assert sides(claims[-1]) == (["SRB"], ["TCD"])


def test_the_ministers_are_those_who_met(read_claims: Read) -> None:
    claims = read_claims("ECOWAS met in Abuja. Chad was silent. The ministers condemned the raid.")
    assert sides(claims[-1])[0] == ["ECOWAS"]


@pytest.mark.parametrize(
    "text",
    [
        "Serbia refused to take part in the invasion of Chad.",
        "Serbia proposed a ban on attacks against Chad.",
        "Serbia hit back, mocking Chad.",
        "A defiant Serbian minister sang in Chad.",
    ],
)
def test_what_is_refused_banned_or_said_is_no_force(read_claims: Read, text: str) -> None:
    assert [one for one in read_claims(text) if one.type in {EventType.ASSAULT, EventType.COERCE}] == []


def test_a_cleft_names_who_did_it(read_claims: Read) -> None:
    (claim,) = read_claims("The minister met the press. It was Chad that closed the Serbian base.")
    assert sides(claim)[0] == ["TCD"]


def test_several_form_a_league_between_them(read_claims: Read) -> None:
    (claim,) = read_claims("A league was formed between Chad, Niger and Mali in spring.")
    assert (claim.act, sorted(sides(claim)[0])) == (TreatyAct.CREATE_BODY, ["MLI", "NER", "TCD"])


def test_whoever_wrote_a_text_is_whom_it_is_signed_with(read_claims: Read) -> None:
    claims = read_claims("Chad did not sign a number of documents prepared by Serbia.")
    assert sides(claims[0]) == (["TCD"], ["SRB"])


def test_its_army_is_raised_by_whoever_declares_it(read_claims: Read) -> None:
    claims = [
        one
        for one in read_claims("Chad and Niger declare the mobilisation of its army.")
        if one.type is EventType.MOBILIZE
    ]
    assert [sides(one)[0] for one in claims] == [["TCD", "NER"]]


def test_fighters_that_are_sent_are_deployed(read_claims: Read) -> None:
    (claim,) = read_claims("Chad sent rebel fighters to Libya.")
    assert (claim.act, sides(claim)) == (TreatyAct.DEPLOY, (["TCD"], ["LBY"]))


def test_what_somebody_looks_forward_to_doing_is_planned(read_claims: Read) -> None:
    (claim,) = read_claims("The president of Chad looks forward to hosting the president of Niger.")
    assert claim.status is Status.PLANNED


REFORMS = [
    "ECOWAS is in trouble. The charter must include a ban on raids between members.",
    "ECOWAS is in trouble. A strict system of checks must be built.",
    "ECOWAS is in trouble. The bloc needs a court.",
    "ECOWAS is in trouble. It is time to start immediate and tough reforms.",
]


@pytest.mark.parametrize("text", REFORMS)
def test_an_author_demands_reforms_of_the_organisation(read_claims: Read, text: str) -> None:
    claims = [one for one in read_claims(text) if one.act is TreatyAct.DEMAND_REFORM]
    assert [(one.status, sides(one)) for one in claims] == [(Status.DEMANDED, ([], ["ECOWAS"]))]


def test_reforms_that_are_begun_are_demanded_by_nobody(read_claims: Read) -> None:
    claims = read_claims("ECOWAS started reforms in spring.")
    assert [one for one in claims if one.act is TreatyAct.DEMAND_REFORM] == []


def test_treaties_are_left_whoever_else_is_named(read_claims: Read) -> None:
    claims = read_claims("Serbia will suspend the treaty in consultation with its ally Chad.")
    left = [one for one in claims if one.act is TreatyAct.DENOUNCE_DOCUMENT]
    assert [sides(one) for one in left] == [(["SRB"], [])]


def test_none_but_one_did_it(read_claims: Read) -> None:
    """Whoever is excepted from nobody did it; the others did not."""
    claims = read_claims("None of the members of ECOWAS, except Niger, signed the charter.")
    assert [(one.act, sides(one)[0], one.status) for one in claims] == [
        (TreatyAct.REFUSE_SIGNATURE, ["ECOWAS"], Status.ASSERTED),
        (TreatyAct.SIGN, ["NER"], Status.ASSERTED),
    ]


def test_the_aggressor_is_who_used_force(read_claims: Read) -> None:
    claims = read_claims("Serbia attacked Chad. Niger was silent. The aggressor threatens Mali.")
    assert sides(claims[-1]) == (["SRB"], ["MLI"])


def test_three_presidents_are_the_three_named_last(read_claims: Read) -> None:
    claims = read_claims(
        "The presidents of Chad, Niger and Mali met in Lomé. ‘We call on Serbia to leave,’ the three presidents said."
    )
    (asked,) = [one for one in claims if one.type is EventType.REQUEST]
    assert (sorted(sides(asked)[0]), sides(asked)[1], list(asked.said_by)) == (["MLI", "NER", "TCD"], ["SRB"], [])


def test_free_movement_is_no_movement(read_claims: Read) -> None:
    claims = read_claims("Chad called for the restoration of free movement.")
    assert [sides(one) for one in claims] == [(["TCD"], [])]


def test_what_a_relative_clause_tells_is_told_by_the_report(read_claims: Read) -> None:
    claims = read_claims("Chad condemned the raid which killed four Nigerien soldiers.")
    (killed,) = [one for one in claims if one.trigger.quote == "killed"]
    assert list(killed.said_by) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Niger designated the militia of Chad as a terrorist organisation.", EventType.SANCTION),
        ("Miners in Chad went on hunger strike.", EventType.PROTEST),
        ("Chad's army launched Operation Sandstorm against Boko Haram.", EventType.ASSAULT),
    ],
)
def test_words_that_describe_the_next_word_are_found(read_claims: Read, text: str, kind: EventType) -> None:
    assert kind in {one.type for one in read_claims(text)}


def test_a_soldier_with_a_force_is_of_it(read_claims: Read) -> None:
    (claim,) = read_claims("A soldier with the African Union was killed near Mogadishu.")
    assert sides(claim)[1] == ["AU"]


def test_two_suspects_are_not_the_two_states_named_before(read_claims: Read) -> None:
    claims = read_claims("Chad and Niger met in Lomé. Two suspects were arrested there.")
    assert [sides(one)[1] for one in claims if one.type is EventType.COERCE] == [["suspects"]]


def test_the_two_countries_are(read_claims: Read) -> None:
    claims = read_claims("Chad and Niger met in Lomé. The two countries condemned the raid.")
    assert sides(claims[-1])[0] == ["TCD", "NER"]


def test_a_single_death_is_nobodys_act(read_claims: Read) -> None:
    claims = read_claims("Chad mourned the death of the president of Niger.")
    assert [one for one in claims if one.type is EventType.ASSAULT] == []


def test_a_base_of_a_force_is_not_that_of_the_land(read_claims: Read) -> None:
    (claim,) = read_claims("Two rockets hit the base of African Union peacekeepers in Somalia.")
    assert sides(claim) == ([], ["AU"])


def test_a_body_has_members(read_claims: Read) -> None:
    claims = read_claims("ECOWAS met in Abuja. When Serbia invaded Niger, half of its members backed Serbia.")
    assert sides(claims[-1]) == (["ECOWAS"], ["SRB"])


def test_participation_is_frozen_in_the_organisation_told_of(read_claims: Read) -> None:
    claims = read_claims("ECOWAS met in Abuja. Niger has frozen its participation and stopped paying dues.")
    assert [sides(one) for one in claims[-2:]] == [(["NER"], ["ECOWAS"])] * 2


def test_an_attack_that_would_have_an_effect_is_conditional(read_claims: Read) -> None:
    (claim,) = [one for one in read_claims("An attack on Chad would alarm its allies.") if one.act]
    assert (claim.act, claim.status) == (TreatyAct.USE_FORCE, Status.CONDITIONAL)


def test_a_number_of_tellers_is_no_figure_of_the_act(read_claims: Read) -> None:
    (claim,) = read_claims("Two Serbian officials say that Chad attacked Niger.")
    assert claim.figures == ()


def test_both_are_the_two_states_told_of(read_claims: Read) -> None:
    """Two of nobody named are not meant by "both armies" where two states are told of."""
    claims = read_claims("Chad said Libyan troops had killed two farmers and a girl. Both armies condemned the raid.")
    assert sorted(sides(claims[-1])[0]) == ["LBY", "TCD"]


def test_a_state_tells_of_its_own_dead(read_claims: Read) -> None:
    claims = read_claims("Chad says that Libyan troops have killed two farmers.")
    assert sides(claims[0]) == (["LBY"], ["TCD"])


def test_officials_of_nobody_named_are_nobodys(read_claims: Read) -> None:
    claims = read_claims("Serbia met Chad in Lomé. Two officials said that Niger had attacked Mali.")
    assert [p.principal for p in claims[-1].said_by] == [None]
