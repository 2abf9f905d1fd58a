"""Cost of judging, by the size of the record, and of judging it again when one norm changed.

Made-up acts of a league of four and some outsiders, over thirty years, are judged against the invented league of the tests. Baseline
is the first size in the same run: time an act should not grow. Prints what it measured; asserts nothing.

    python tools/bench_judge.py [SIZE]...
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from foedus.model.claim import EventType, ObjectKind, Status, TreatyAct
from foedus.treaty.conduct import Conduct, Teller
from foedus.treaty.days import Span
from foedus.treaty.judging import Judgment, asked_of, judge_record
from foedus.treaty.loading import read_pack
from foedus.treaty.pack import Pack
from foedus.treaty.patterns import keys_of

LEAGUE = Path(__file__).parents[1] / "tests" / "fixtures" / "packs" / "league"
SIZES = (100_000, 200_000)
NORM = "no-force"
"""The norm that changed."""
FIRST, DAYS = date(1990, 1, 1), 365 * 30
MEMBERS, OUTSIDERS = ("NOR", "SWE", "FIN", "DNK"), ("DEU", "USA", "ISL", "POL")
TYPES = {
    TreatyAct.USE_FORCE: EventType.ASSAULT, TreatyAct.CEASE_FIRE: EventType.RETREAT, TreatyAct.OCCUPY: EventType.ASSAULT,
    TreatyAct.WITHDRAW_FORCES: EventType.RETREAT, TreatyAct.REQUEST_ASSISTANCE: EventType.REQUEST,
    TreatyAct.GRANT_ASSISTANCE: EventType.AID, TreatyAct.REFUSE_ASSISTANCE: EventType.REJECT, TreatyAct.DEPLOY: EventType.MOBILIZE,
    TreatyAct.HOST_FACILITY: EventType.COOPERATE, TreatyAct.ADOPT_DECISION: EventType.AGREE, TreatyAct.CONVENE: EventType.CONSULT,
    TreatyAct.NOTIFY_WITHDRAWAL: EventType.REJECT, TreatyAct.WITHDRAW_MEMBERSHIP: EventType.REJECT,
    TreatyAct.ACCUSE_BREACH: EventType.ACCUSE, TreatyAct.SIGN: EventType.AGREE, TreatyAct.CONDEMN: EventType.ACCUSE,
}  # fmt: skip
STATUSES = (Status.ASSERTED,) * 6 + (Status.DENIED, Status.PLANNED, Status.DEMANDED)
LENGTHS = (0,) * 12 + (6, 30, 364)
"""Days that an act lasts beyond the first: most of one day, some of a week, a month or a year."""
THINGS = ((ObjectKind.FACILITY, "air base"), (ObjectKind.FACILITY, "weather station"), (ObjectKind.OTHER, "border"))
TELLINGS = 3
"""Claims that tell one event, on the average."""


def conducts(seed: int = 5) -> Iterator[Conduct]:
    """Made-up acts without end; what comes first does not depend on how many are taken."""
    chance = random.Random(seed)  # noqa: S311  # nothing is kept secret
    number = 0
    while True:
        act = chance.choice(tuple(TYPES))
        who, to = _parties(chance, act)
        kind, name = chance.choice(THINGS)
        first = FIRST + timedelta(chance.randrange(DAYS))
        last = first + timedelta(chance.choice(LENGTHS))
        event = f"e{number}"
        for _ in range(chance.randint(1, 2 * TELLINGS - 1)):
            dated = chance.random() < 0.8
            yield Conduct(
                id=f"c{number:07}", by=Teller.CLAIM, event=event, act=act, type=TYPES[act], actors=who, recipients=to, unnamed=not who,
                unaddressed=not to, object=kind, name=name, words=f"what was told of the {name} under the pact", status=chance.choice(STATUSES),
                span=Span(first, last if chance.random() < 0.98 else None) if dated else None, told_on=last + timedelta(1),
            )  # fmt: skip
            number += 1


def _parties(chance: random.Random, act: TreatyAct) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who did it to whom; sometimes several together, sometimes nobody is told."""
    who = tuple(chance.sample(MEMBERS + OUTSIDERS, chance.choice((1, 1, 1, 1, 2))))
    others = [state for state in MEMBERS + OUTSIDERS if state not in who]
    mutual = act in {TreatyAct.CONVENE, TreatyAct.SIGN, TreatyAct.ADOPT_DECISION} or chance.random() < 0.1
    to = () if mutual else tuple(chance.sample(others, 1))
    return (who if chance.random() < 0.98 else ()), to


def main() -> None:
    """Prints a line for each size, and one for a norm that changed."""
    sizes, pack = tuple(map(int, sys.argv[1:])) or SIZES, read_pack(LEAGUE)
    record: list[Conduct] = []
    made, baseline = conducts(), 0.0
    for size in sizes:
        record += (next(made) for _ in range(size - len(record)))
        used, judgment = _judged(pack, record, None)
        each = used / size * 1e6
        baseline = baseline or each
        told = Counter(finding.verdict.name for finding in judgment.findings)
        print(
            f"{size:>8,} acts   {used:>6.2f} s, {each:>6.1f} µs an act, {each / baseline:.2f} times the baseline ({sizes[0]:,} acts);"
            f" {len(judgment.findings):,} findings: {', '.join(f'{number:,} {name}' for name, number in told.most_common())}"
        )
        asked = asked_of(pack, [NORM])
        needed = [one for one in record if asked.intersection(keys_of(one))]
        again, some = _judged(pack, needed, [NORM])
        print(
            f"{'':>8} {NORM} alone, by the {len(needed):,} acts that it can match or look for: {again:.2f} s, {again / used:.2f} of the whole;"
            f" {len(some.findings):,} findings"
        )


def _judged(pack: Pack, record: list[Conduct], only: list[str] | None) -> tuple[float, Judgment]:
    start = time.process_time()
    judgment = judge_record(pack, record, only=only)
    return time.process_time() - start, judgment


if __name__ == "__main__":
    main()
