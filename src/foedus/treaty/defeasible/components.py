"""What depends on itself through others: strongly connected components, dependencies first."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def components(nodes: Iterable[Node], needs: Callable[[Node], Iterable[Node]]) -> list[list[Node]]:
    """The nodes in groups, each group after all that it needs; two nodes are in one group if each needs the other.

    Linear in nodes and needs (Tarjan 1972), without recursion, since chains may be as long as the record.

    Example:
        >>> components("abc", {"a": "b", "b": "a", "c": "a"}.__getitem__)
        [['b', 'a'], ['c']]
    """
    found: list[list[Node]] = []
    low: dict[Node, int] = {}
    index: dict[Node, int] = {}
    open_: list[Node] = []
    closed: set[Node] = set()
    for root in nodes:
        if root in index:
            continue
        ahead: list[tuple[Node, Iterator[Node]]] = [(root, iter(needs(root)))]
        index[root] = low[root] = len(index)
        open_.append(root)
        while ahead:
            node, following = ahead[-1]
            after = next(following, None)
            if after is None:
                ahead.pop()
                if ahead:
                    low[ahead[-1][0]] = min(low[ahead[-1][0]], low[node])
                if low[node] == index[node]:
                    found.append(_group(open_, node, closed))
            elif after not in index:
                index[after] = low[after] = len(index)
                open_.append(after)
                ahead.append((after, iter(needs(after))))
            elif after not in closed:
                low[node] = min(low[node], index[after])
    return found


def _group(open_: list[Node], last: Node, closed: set[Node]) -> list[Node]:
    group: list[Node] = []
    while not group or group[-1] != last:
        group.append(open_.pop())
    closed.update(group)
    return group
