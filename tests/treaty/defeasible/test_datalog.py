"""What follows by rules without exceptions."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.errors import BadData
from foedus.treaty.defeasible.components import components
from foedus.treaty.defeasible.datalog import Origins, close
from foedus.treaty.defeasible.grounding import relations_of
from foedus.treaty.defeasible.parsing import theory

PATHS = "r1: edge(X, Y) -> path(X, Y)\nr2: edge(X, Z), path(Z, Y) -> path(X, Y)\n"
NODES = "abcde"
edges = st.sets(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=12)


def closed(text: str, **facts: Any) -> dict[str, set[tuple[Any, ...]]]:
    read = theory(text)
    relations = relations_of({**read.facts, **facts})
    close(relations, read.rules)
    return {name: relation.rows for name, relation in relations.items()}


def reachable(edge: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Warshall's way, independent of joins and rounds."""
    found = set(edge)
    for middle, start, end in product(NODES, NODES, NODES):
        if (start, middle) in found and (middle, end) in found:
            found.add((start, end))
    return found


@settings(deadline=None)
@given(edges)
def test_recursion_finds_what_warshall_finds(edge: set[tuple[str, str]]) -> None:
    """Over circles too."""
    assert closed(PATHS, edge=edge)["path"] == reachable(edge)


@settings(deadline=None)
@given(edges)
def test_recursion_in_both_parts_of_a_body_finds_the_same(edge: set[tuple[str, str]]) -> None:
    """New rows meet old ones and each other."""
    assert closed("r1: path(X, Z), path(Z, Y) -> path(X, Y)", path=edge)["path"] == reachable(edge)


@settings(deadline=None)
@given(edges)
def test_stratified_negation(edge: set[tuple[str, str]]) -> None:
    """What is not reachable is worked out after all that is."""
    text = PATHS + "r3: edge(X, _), edge(_, Y), not path(X, Y) -> apart(X, Y)"
    starts, ends = {start for start, _ in edge}, {end for _, end in edge}
    assert closed(text, edge=edge).get("apart", set()) == set(product(starts, ends)) - reachable(edge)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("r: n(X), X < 3 -> p(X)", {(1,), (2,)}),
        ("r: n(X), n(Y), X + 1 = Y -> p(X, Y)", {(1, 2), (2, 3), (3, 4)}),
        ("r: n(X), X >= 3, X != 4 -> p(X * X - 1)", {(8,)}),
        ("r: n(X), 2 <= X, 4 > X -> p(X)", {(2,), (3,)}),
        ("r: n(X), X != 'a' -> p(X)", {(1,), (2,), (3,), (4,)}),
        ("r: n(X), X = 'a' -> p(X)", set()),
    ],
)
def test_comparisons_and_what_is_calculated(line: str, expected: set[tuple[int, ...]]) -> None:
    """A number and a text are never equal."""
    assert closed(line, n={(1,), (2,), (3,), (4,)})["p"] == expected


@pytest.mark.parametrize("line", ["r: n(X), X < 3 -> p(X)", "r: n(X) -> p(X + 1)"])
def test_order_and_sums_of_texts_and_numbers_are_refused(line: str) -> None:
    """The message names the rule and the values."""
    with pytest.raises(BadData, match=r"rule r: 'a' [<+] [13] was asked for, and .*; mend the facts or the rule"):
        closed(line, n={("a",)})


def test_a_variable_that_stands_twice_is_one_value() -> None:
    """In a literal and inside `not`."""
    rows = {(1, 1, 1), (1, 2, 2), (2, 1, 2)}
    assert closed("r: q(X, Y, Y) -> p(X, Y)", q=rows)["p"] == {(1, 1), (1, 2)}
    assert closed("r: n(X), not q(X, P, P) -> p(X)", q=rows, n={(1,), (2,)})["p"] == {(2,)}


def test_origins_tell_proofs_that_end_in_facts() -> None:
    """No row rests on itself, though edges go in a circle."""
    read = theory(PATHS + 'edge("a", "b")\nedge("b", "c")\nedge("c", "a")')
    origins: Origins = {}
    close(relations_of(read.facts), read.rules, origins)
    rank: dict[Any, int] = {}
    for literal, (_, body) in origins.items():
        rank[literal] = 1 + max(rank[one] if one in origins else 0 for one in body)
    assert len(rank) == 9


@settings(deadline=None)
@given(st.dictionaries(st.integers(0, 7), st.lists(st.integers(0, 7), max_size=3)))
def test_components_come_after_all_that_they_need(graph: dict[int, list[int]]) -> None:
    """Each node is in one group; two are in the same if and only if each needs the other."""
    groups = components(graph, lambda node: graph.get(node, ()))
    nodes = [node for group in groups for node in group]
    place = {node: number for number, group in enumerate(groups) for node in group}
    needs = {(node, other) for node, others in graph.items() for other in others}
    for middle, start, end in product(range(8), range(8), range(8)):
        if (start, middle) in needs and (middle, end) in needs:
            needs.add((start, end))
    assert len(nodes) == len(set(nodes)) == len({*graph, *(one for others in graph.values() for one in others)})
    assert all(place[other] <= place[node] for node, other in needs)
    assert all(
        (place[one] == place[other]) == ((one, other) in needs and (other, one) in needs)
        for one, other in product(nodes, nodes)
        if one != other
    )
