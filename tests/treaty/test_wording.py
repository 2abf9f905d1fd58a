"""How a fault of a pack's file is told: found, expected, and what to do."""

from __future__ import annotations

import pytest


def norm(rows):
    return rows["provisions"]["art-1"]["norms"]["no-force"]


FAULTS = {
    "a word that is nearly right": (lambda rows: norm(rows).update(modality="prohibitions"), "; did you mean prohibition?"),
    "a word for a list": (lambda rows: norm(rows)["breached_by"][0].update(words="island"), "words: found 'island', expected a list; write [island]"),
    "a mapping for a list": (lambda rows: norm(rows).update(breached_by={"acts": ["occupy"]}), "breached_by: found a mapping, expected a list; begin each entry with a dash"),
    "nothing for a list": (lambda rows: norm(rows).update(breached_by=None), "breached_by: found nothing, expected a list; write the entries, or take the key out"),
    "a word for a mapping": (lambda rows: norm(rows).update(bearer="member"), "bearer: found 'member', expected a mapping; write `key: value`, or take it out"),
    "a word for a day": (lambda rows: rows["versions"]["first"].update(seen="yesterday"), "seen: found 'yesterday', expected YYYY-MM-DD"),
    "a word for a truth value": (lambda rows: rows.update(ratified="perhaps"), "ratified: found 'perhaps', expected true or false"),
    "a truth value for words": (lambda rows: norm(rows).update(says=False), "says: YAML reads False as a truth value, expected words; put it in quotes"),
    "nothing for words": (lambda rows: rows.update(name=None), "name: found nothing, expected words"),
    "a key that is nearly right": (lambda rows: norm(rows).update(exception={}), "exception: is no key of the format; did you mean `exceptions`?"),
    "a key of another place": (
        lambda rows: norm(rows).update(counterparty={"role": "others", "acts": ["occupy"]}),
        "counterparty/acts: is no key of the format; take it out; here stand role, kind, codes",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_says_what_was_found_and_what_to_do(problems, fault):
    spoil, said = FAULTS[fault]
    told = problems({"instruments/pact.yaml": spoil})
    assert [one for one in told if one.endswith(said)], told


def test_a_list_of_words_is_told_whole_where_none_is_near(problems):
    """A reader without the page at hand sees what there is."""
    (told,) = problems({"instruments/pact.yaml": lambda rows: rows.update(kind="xxxx")})
    assert told.endswith("kind: found 'xxxx', expected one of treaty, charter, protocol, agreement, decision")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("name: Pact of the Lakes", "name: Pact: of the Lakes", "not allowed in this context; indent with spaces alone, and put words"),
        ("signed: 1990-01-01", "signed: 1990-02-30", "1990-02-30 is no day: day is out of range for month"),
    ],
)  # fmt: skip
def test_what_is_no_yaml_is_told_with_its_line(problems, league, old, new, said):
    text = (league / "instruments/pact.yaml").read_text(encoding="utf-8")
    assert old in text
    line = text[: text.index(old)].count("\n") + 1
    (told,) = problems({"instruments/pact.yaml": text.replace(old, new, 1)})
    assert f"not readable as YAML: line {line}, column " in told
    assert said in told
