"""Search expressions as users write them."""

from __future__ import annotations

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import BadQuery
from foedus.ledger.expression import LONGEST, fts_from

INDEX = apsw.Connection(":memory:")
INDEX.execute("CREATE VIRTUAL TABLE words USING fts5 (surface, tokenize = 'unicode61 remove_diacritics 2')")
INDEX.executemany(
    "INSERT INTO words VALUES (?)",
    [("Quendland signed the treaty",), ("Norrovia denied the treaty",), ("Böhm denied that Quendland signed",)],
)


def found(expression: str) -> list[int]:
    sql = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid"
    return [row for (row,) in INDEX.execute(sql, (fts_from(expression),))]


@pytest.mark.parametrize(
    ("expression", "rows"),
    [
        ("treaty", [1, 2]),
        ("TREATY quendland", [1]),
        ("quendland AND treaty", [1]),
        ('"signed the treaty"', [1]),
        ('"treaty the signed"', []),
        ("norro*", [2]),
        ("bohm", [3]),
        ("norrovia OR bohm", [2, 3]),
        ("quendland NOT denied", [1]),
        ("treaty NOT signed OR bohm", [2, 3]),
        ("treaty, (norrovia)!", [2]),
        ("surface:treaty", []),
        ("NEAR(quendland treaty)", []),
        ('"the"treaty', [1, 2]),
        ("- treaty", [1, 2]),
        ("and", []),
    ],
)
def test_what_an_expression_finds(expression: str, rows: list[int]) -> None:
    """Words, phrases, beginnings, OR and NOT mean what a reader expects; the index's own syntax is mere words."""
    assert found(expression) == rows


@pytest.mark.parametrize(
    "expression", ["", "  ", "*", "--", '""', '"open', "NOT treaty", "OR", "a OR", "a NOT", "OR a"]
)
def test_what_cannot_be_understood_says_how_to_write(expression: str) -> None:
    """An expression that seeks nothing, or is torn, is an error with the forms that are understood."""
    with pytest.raises(BadQuery) as caught:
        fts_from(expression)
    assert "A OR B" in caught.value.remedy


def test_an_endless_expression_is_refused() -> None:
    """There is a bound, and the error tells it."""
    with pytest.raises(BadQuery, match=str(LONGEST)):
        fts_from("word " * (LONGEST + 1))


@given(st.text(max_size=40) | st.text("ab\"*()-+^:{}' \0NOTRAD", max_size=40))
def test_no_expression_breaks_the_index(expression: str) -> None:
    """Whatever is typed is either searched for or refused as a bad query, never an error of SQLite."""
    try:
        found(expression)
    except BadQuery:
        return
