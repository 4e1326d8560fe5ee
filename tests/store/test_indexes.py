"""Whatever is asked of a list, no statement of it goes through more than it must."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, event

from aduan.model.values import FieldKind
from aduan.services.listing import Fixed, Lister, Query
from aduan.store import paging
from aduan.store.rows import Sight, reader
from listed import KIND, SERVICE, Listed, put
from store_parts import installation_in

COLUMNS = (*(f.value for f in Fixed), *SERVICE.fields)
VALUES: dict[str, Any] = {
    FieldKind.CHOICES: ("air",),
    FieldKind.YES_NO: True,
    FieldKind.NUMBER: 5,
    FieldKind.MONEY: 5_000,
    FieldKind.DATE: date(2026, 3, 1),
    FieldKind.FILE: ("a.pdf",),
}
#: What is written to filter a column, by column; others are found by "a".
ASKED = {
    "number": "2026",
    "received": "2026-03-01..2026-03-09",
    "entered": "2026-03-01..",
    "due": "..2026-03-09",
    "pilihan_ganda": "air",
    "ya_tidak": "ya",
    "bilangan": "5..9",
    "uang": "5000",
    "tanggal": "2026-03-01..",
}
LISTS = ("list_lines", "list_values")


@pytest.fixture(name="engine", scope="module")
def _engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = installation_in(tmp_path_factory.mktemp("indexes")).engine
    filled = {kind.value: VALUES.get(kind, "a") for kind in FieldKind}
    stages = ("masuk", "ditelaah", "a", "selesai", "tertunda")
    put(engine, [Listed(due=1, stage=s, handed=("dinas",), fields=filled) for s in stages * 2])
    put(engine, [Listed(stage=s, handed=("dinas",)) for s in stages])
    yield engine
    engine.dispose()


def plans(engine: Engine, query: Query) -> list[tuple[str, list[str]]]:
    """Give each statement that reads lists, with how the database goes about it."""
    asked: list[tuple[str, Any]] = []

    def listen(_c: Any, _cursor: Any, statement: str, given: Any, *_: Any) -> None:
        if any(table in statement for table in LISTS):
            asked.append((statement, given))

    event.listen(engine, "before_cursor_execute", listen)
    try:
        with reader(engine, Sight(KIND.region, frozenset({"dinas"}))) as session:
            page = Lister(session, KIND, SERVICE, "Asia/Makassar").page(query, 2)
    finally:
        event.remove(engine, "before_cursor_execute", listen)
    assert page.rows, query
    with engine.connect() as at:
        return [
            (one, [row.detail for row in at.exec_driver_sql(f"EXPLAIN QUERY PLAN {one}", given)])
            for one, given in asked
        ]


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("few", [0, paging.FEW], ids=["by order", "by range"])
def test_a_list_is_found_by_its_indexes_alone(
    engine: Engine, column: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "FEW", few)
    monkeypatch.setattr(paging, "FEW_TOGETHER", few)
    filters = [{}, *({c: ASKED.get(c, "a")} for c in ("stage", "received", "bilangan", column))]
    for wanted in filters:
        for descending in (False, True):
            for statement, plan in plans(engine, Query(wanted, column, descending)):
                through = [step for step in plan if step.startswith("SCAN list_")]
                assert not through, (wanted, statement, plan)


@pytest.mark.parametrize("column", COLUMNS)
def test_the_cases_of_a_group_stand_in_every_order(
    engine: Engine, column: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No range is sorted, and the groups are read without asking first which begin the list.
    monkeypatch.setattr(paging, "FEW", 0)
    monkeypatch.setattr(paging, "FEW_TOGETHER", 0)
    monkeypatch.setattr(paging, "FEW_GROUPS", 100)
    for wanted in ({}, {column: ASKED.get(column, "a")}, {"received": ASKED["received"]}):
        for descending in (False, True):
            for statement, plan in plans(engine, Query(wanted, column, descending)):
                assert not [step for step in plan if "TEMP B-TREE" in step], (statement, plan)
