"""Cost of a what-if over a made-up record: amending, judging again what the change can match, and the difference.

Acts are those of `bench_judge`, amendments those of the invented league of the tests. Baseline, in the same run: the same share of the
acts judged afresh, each pack for itself, by the norms that change; the whole record judged afresh stands beside it. Prints what it
measured, the quickest of several turns; asserts nothing.

    python tools/bench_whatif.py [SIZE]
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from itertools import islice
from typing import TypeVar

from bench_judge import LEAGUE, conducts

from foedus.analysis.whatif import Pair, differences
from foedus.treaty.amending import Amended, amend
from foedus.treaty.comparing import asked_by, compare
from foedus.treaty.conduct import Conduct
from foedus.treaty.days import Day
from foedus.treaty.judging import judge_record
from foedus.treaty.loading import read_amendments, read_pack
from foedus.treaty.pack import Pack
from foedus.treaty.patterns import keys_of
from foedus.treaty.proposals import Amendment

SIZE, TURNS = 100_000, 3
FROM = Day.read("2005-01-01")
Found = TypeVar("Found")


def main() -> None:
    """Prints a line for each amendment: share of the record, cost, and how often the cost of that share judged afresh."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else SIZE
    pack, known = read_pack(LEAGUE), read_amendments(LEAGUE)
    record = list(islice(conducts(), size))
    whole, _ = _quickest(partial(judge_record, pack, record))
    print(f"{size:,} acts, judged whole in {whole:.2f} s")
    for id_, proposal in known.items():
        for since in (None, FROM):
            both = amend(pack, {id_: proposal}, since)
            needed = [one for one in record if asked_by(both).intersection(keys_of(one))]
            afresh, each = _afresh(both, needed)
            used, found = _quickest(partial(_what_if, pack, {id_: proposal}, since, record))
            turns = Counter("appear" if old is None else "disappear" if new is None else "change" for old, new in found)
            print(
                f"{id_ + (f' from {since}' if since else ''):<30} {len(needed):>7,} acts ({len(needed) / size:.0%}) {used:>5.2f} s,"
                f" {used / afresh:.2f} times afresh ({' + '.join(f'{one:.2f}' for one in each)} s), {used / whole:.2f} of the whole;"
                f" {', '.join(f'{number:,} {turn}' for turn, number in turns.items()) or 'nothing changes'}"
            )


def _what_if(pack: Pack, proposals: Mapping[str, Amendment], since: Day | None, record: list[Conduct]) -> list[Pair]:
    both = amend(pack, proposals, since)
    asked = asked_by(both)
    needed = [one for one in record if not asked.isdisjoint(keys_of(one))]
    return differences(compare(both, needed), both.renamed)[0]


def _afresh(both: Amended, needed: list[Conduct]) -> tuple[float, list[float]]:
    """How long the share takes by each pack that has one of the norms, and together."""
    only = both.touched()
    each = [
        _quickest(partial(judge_record, one, needed, only=only.intersection(one.norms)))[0]
        for one in (both.original, both.pack)
        if only.intersection(one.norms)
    ]
    return sum(each), each


def _quickest(do: Callable[[], Found]) -> tuple[float, Found]:
    took = []
    for _ in range(TURNS):
        start = time.process_time()
        found = do()
        took.append(time.process_time() - start)
    return min(took), found


if __name__ == "__main__":
    main()
