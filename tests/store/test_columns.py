"""What a list column holds of an answer."""

from __future__ import annotations

from datetime import date

import pytest

from aduan.model.values import Value
from aduan.store.coding import column_value


@pytest.mark.parametrize(
    ("value", "held"),
    [(date(2026, 3, 5), "2026-03-05"), (("a", "b"), ["a", "b"]), (True, True), (7, 7), ("x", "x")],
)
def test_a_day_stands_in_a_column_as_a_text_and_all_else_as_it_is(
    value: Value, held: object
) -> None:
    assert column_value(value) == held


def test_days_in_a_column_sort_as_days_do() -> None:
    days = [date(2026, 3, 13), date(2025, 12, 31), date(2026, 3, 5)]

    assert sorted(map(column_value, days)) == [column_value(day) for day in sorted(days)]
