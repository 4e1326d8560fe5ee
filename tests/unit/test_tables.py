"""Decision tables: the index answers as reading row by row would."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aduan.engine.tables import TableIndex, index_table
from aduan.errors import MissingFactError, NoRowError
from aduan.model.conditions import Atom, Condition
from aduan.model.rules import Row, Table, fixed
from aduan.model.values import Domain, Scalar
from random_rules import DOMAINS, condition

#: The ends of the ranges that `random_rules` draws, and their neighbours.
NUMBERS = (0, 17, 18, 19, 20, 59, 60, 61, 120)
AMOUNTS = (0, 18, 19, 60, 999_999, 1_000_000, 1_000_001, 1_000_002, 10**12)
VALUES: dict[str, tuple[Scalar | None, ...]] = {
    "golongan": DOMAINS["golongan"].values,
    "terlapor": DOMAINS["terlapor"].values,
    "kadar": (True, False),
    "anonim": (True, False),
    "umur": NUMBERS,
    "kerugian": AMOUNTS,
    "uraian": ("teks", None),
}


def table(seed: int) -> Table:
    """Give a random table over every kind of field."""
    random = Random(seed)  # noqa: S311 - rules, not secrets
    rows = tuple(Row(condition(random, DOMAINS), fixed(n)) for n in range(random.randint(1, 6)))
    names = frozenset(name for row in rows for name in row.when.names)
    return Table("acak", "batas", rows, tuple(sorted(names)))


def naive(made: Table, facts: dict[str, Scalar | None]) -> tuple[int, ...]:
    """Give the rows that fit, each row read by itself."""
    return tuple(
        number
        for number, row in enumerate(made.rows)
        if not row.when.any_of
        or any(all(a.holds(facts[a.name]) for a in atoms) for atoms in row.when.any_of)
    )


tables = st.integers(0, 2**32).map(table)
facts_of_all = st.fixed_dictionaries({k: st.sampled_from(v) for k, v in VALUES.items()})


@given(tables, facts_of_all)
def test_the_index_finds_the_rows_that_reading_each_row_finds(
    made: Table, facts: dict[str, Scalar | None]
) -> None:
    assert index_table(made, DOMAINS).fitting(facts) == naive(made, facts)


@given(tables, facts_of_all)
def test_the_cells_hold_every_way_in_which_rows_can_fit(
    made: Table, facts: dict[str, Scalar | None]
) -> None:
    ways = {rows for _, rows in index_table(made, DOMAINS).cells()}

    assert naive(made, facts) in ways


def by_age(*rows: Atom, first: bool = False) -> TableIndex:
    """Give a table of one column, with a row for each atom."""
    made = tuple(Row(Condition(((atom,),)), fixed(n)) for n, atom in enumerate(rows))
    return index_table(Table("usia", "batas", made, ("umur",), first=first), DOMAINS)


def test_cells_show_the_gap_and_the_overlap_of_a_table() -> None:
    index = by_age(Atom("umur", high=17), Atom("umur", low=17, high=59))

    assert list(index.cells()) == [
        (("0..16",), (0,)),
        (("17..17",), (0, 1)),
        (("18..59",), (1,)),
        (("60..120",), ()),
    ]


def test_one_row_applies_or_the_first_where_the_table_says_so() -> None:
    overlapping = (Atom("umur", high=17), Atom("umur", low=17))
    one, first = by_age(*overlapping), by_age(*overlapping, first=True)

    assert [one.find({"umur": 16})[0], first.find({"umur": 17})[0]] == [0, 0]
    with pytest.raises(NoRowError):
        one.find({"umur": 17})


@pytest.mark.parametrize("value", [None, True, "tujuh belas", -1, 121])
def test_a_value_outside_the_domain_is_an_error_with_its_field(value: Scalar | None) -> None:
    with pytest.raises(MissingFactError):
        by_age(Atom("umur", low=17)).find({"umur": value})


def test_a_column_without_a_domain_asks_only_whether_it_is_filled() -> None:
    rows = (Row(Condition(((Atom("bukti", filled=True),),)), fixed(1)),)
    unknown: dict[str, Domain | None] = {}
    index = index_table(Table("bukti", "batas", rows, ("bukti",)), unknown)

    found = [index.fitting({"bukti": v}) for v in ("foto", ("a", "b"), (), None)]

    assert found == [(0,), (0,), (), ()]
