"""Status: what is said of an act, by the words around it and those that govern it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model.claim import Claim

CASES = [
    ("Mali withdrew from ECOWAS.", "withdraw_membership", "asserted"),
    ("Mali has not withdrawn from ECOWAS.", "withdraw_membership", "denied"),
    ("The Malian foreign minister denied that Mali had withdrawn from ECOWAS.", "withdraw_membership", "denied"),
    ("Mali will withdraw from ECOWAS.", "withdraw_membership", "planned"),
    ("Mali plans to withdraw from ECOWAS.", "withdraw_membership", "planned"),
    ("Mali decided to withdraw from ECOWAS.", "withdraw_membership", "planned"),
    ("Mali should withdraw from ECOWAS.", "withdraw_membership", "demanded"),
    ("Niger urged Mali to withdraw from ECOWAS.", "withdraw_membership", "demanded"),
    ("Mali may withdraw from ECOWAS.", "withdraw_membership", "predicted"),
    ("Mali is expected to withdraw from ECOWAS.", "withdraw_membership", "predicted"),
    ("If sanctions remain, Mali will withdraw from ECOWAS.", "withdraw_membership", "conditional"),
    ("Mali would withdraw from ECOWAS if sanctions remained.", "withdraw_membership", "conditional"),
    ("Iran did not attack Israel.", "use_force", "denied"),
    ("Troops of Chad began to withdraw from Niger.", "withdraw_forces", "asserted"),
    ("Poland announced the deployment of its troops to Estonia without delay.", "deploy", "asserted"),
    ("Chad almost attacked Niger.", "use_force", "denied"),
    ("Instead of attacking Niger, Chad waited.", "use_force", "denied"),
    ("A minister dismissed the story that Chad had attacked Niger.", "use_force", "denied"),
    ("Chad no longer denies that its army attacked Niger.", "use_force", "asserted"),
    ("Chad did not hesitate to attack Niger.", "use_force", "asserted"),
    ("Not until the third raid did Chad attack Niger.", "use_force", "asserted"),
    ("The risk that Chad attacks Niger is real.", "use_force", "predicted"),
    ("It is possible that Chad attacks Niger.", "use_force", "predicted"),
    ("An attack by Chad on Niger is imminent.", "use_force", "predicted"),
    ("In all probability Chad will attack Niger.", "use_force", "predicted"),
    ("Were the embargo to fall, Mali would withdraw from ECOWAS.", "withdraw_membership", "conditional"),
    ("In the event of a coup, Mali would withdraw from ECOWAS.", "withdraw_membership", "conditional"),
    ("Withdraw your troops from Mali, the Nigerien minister told Chad.", "withdraw_forces", "demanded"),
    ("Mali ought to withdraw from ECOWAS.", "withdraw_membership", "demanded"),
    ("Mali has to withdraw from ECOWAS.", "withdraw_membership", "demanded"),
    ("It is high time that Mali withdrew from ECOWAS.", "withdraw_membership", "demanded"),
    ("Niger insists that Mali withdraw from ECOWAS.", "withdraw_membership", "demanded"),
    ("Mali has yet to withdraw from ECOWAS.", "withdraw_membership", "denied"),
    ("Not one member of ECOWAS attacked Niger.", "use_force", "denied"),
    ("Chad attacked nobody.", "use_force", "denied"),
    ("Rather than attack Niger, Chad waited.", "use_force", "denied"),
    ("There is no question of Chad attacking Niger.", "use_force", "denied"),
    ("There is no doubt that Chad attacked Niger.", "use_force", "asserted"),
    ("Chad did not attack Niger until the rains were over.", "use_force", "asserted"),
    ("Mali has dropped its plan to withdraw from ECOWAS.", "withdraw_membership", "denied"),
    ("Nothing came of the plan to withdraw from ECOWAS that Mali had made.", "withdraw_membership", "denied"),
    ("Chad is said to have attacked Niger.", "use_force", "asserted"),
    ("The army of Chad is poised to attack Niger.", "use_force", "planned"),
    ("Mali means to withdraw from ECOWAS.", "withdraw_membership", "planned"),
    ("Mali said it would withdraw from ECOWAS.", "withdraw_membership", "planned"),
    ("Mali would withdraw from ECOWAS tomorrow.", "withdraw_membership", "conditional"),
    ("Three days later Chad would attack Niger.", "use_force", "asserted"),
    ("Analysts believe that Mali will withdraw from ECOWAS.", "withdraw_membership", "predicted"),
    ("Mali, brokers think, will withdraw from ECOWAS.", "withdraw_membership", "predicted"),
    ("Whether Mali will withdraw from ECOWAS is unclear.", "withdraw_membership", "predicted"),
    ("Were Chad to attack Niger, the guard would be called.", "use_force", "conditional"),
    ("If Mali wished to withdraw from ECOWAS, nobody would stop it.", "withdraw_membership", "conditional"),
    ("If it rains, Niger will wait and Mali will withdraw from ECOWAS.", "withdraw_membership", "conditional"),
    ("Mali will halve its force and has withdrawn from ECOWAS.", "withdraw_membership", "asserted"),
    ("Niger did not wait, and withdrew from ECOWAS.", "withdraw_membership", "asserted"),
    ("Niger told Mali to withdraw from ECOWAS.", "withdraw_membership", "demanded"),
    ("Niger called for Mali to withdraw from ECOWAS.", "withdraw_membership", "demanded"),
    ("Niger suggested that the members of ECOWAS sign the treaty.", "sign", "demanded"),
    ("Nothing suggests that Chad attacked Niger.", "use_force", "denied"),
    ("Mali voted to withdraw from ECOWAS.", "withdraw_membership", "planned"),
    ("Chad did not rule out attacking Niger.", "use_force", "predicted"),
    ("Chad refused to rule out attacking Niger.", "use_force", "predicted"),
    ("Chad accused Niger of seeking to wreck a truce brokered by Mali.", "mediate", "asserted"),
    ("Ahead of the summit with Mali, Niger is closing its markets.", "convene", "planned"),
    ("Mali did not wait, demanding the withdrawal of troops of Chad.", "withdraw_forces", "demanded"),
    ("The court will rule when Mali withdraws from ECOWAS.", "withdraw_membership", "planned"),
]


@pytest.mark.parametrize(("text", "act", "status"), CASES)
def test_status(read_claims: Callable[..., list[Claim]], text: str, act: str, status: str) -> None:
    """The act has the status that the words give it."""
    assert status in {claim.status.value for claim in read_claims(text) if claim.act and claim.act.value == act}
